# 预警：数到多少、平时多少，为什么报警或不报警。

## 依据（用数字说话）

param-alert-weekday =
    { $weekday ->
        [0] 周一
        [1] 周二
        [2] 周三
        [3] 周四
        [4] 周五
        [5] 周六
       *[other] 周日
    }
reason-alert-counted =
    { $measure ->
        [reach] 触达量为{ $observed }
        [negative-mentions] 负面信息数为{ $observed }
        [distinct-sources] 发布者数为{ $observed }
       *[mentions] 信息总数为{ $observed }
    }
reason-alert-usual =
    { $basis ->
        [week] 近{ $window }{ $counted }，{ param-alert-weekday }{ $hour }前后平时为{ $range }
        [day] 近{ $window }{ $counted }，每日{ $hour }前后平时为{ $range }
       *[any] 近{ $window }{ $counted }，平时为{ $range }
    }
reason-alert-deviation = { $window }内{ $measure }为{ $observed }，平时为{ $usual }（{ $ratio }倍）
reason-alert-score = { $measure }高出平时，达平时波动幅度的{ $score }倍；达到{ $threshold }倍即预警，约{ $days }天一遇
reason-alert-threshold =
    { $code ->
        [spread-speed] 为前{ $window }的{ $observed }倍，达到预案{ $level }级阈值{ $limit }倍
       *[other] { $window }内{ $measure }为{ $observed }，达到预案{ $level }级阈值{ $limit }
    }
reason-alert-growth =
    { $ratio ->
        [none] 近一小时{ $now }条，前一小时{ $before }条
       *[other] 近一小时{ $now }条，前一小时{ $before }条（{ $ratio }倍）
    }
reason-alert-share =
    { $usual ->
        [none] 近一小时负面占比{ $share }（{ $mentions }条中{ $negative }条）
       *[known] 近一小时负面占比{ $share }（{ $mentions }条中{ $negative }条），平时为{ $usual }
    }
reason-alert-voices =
    { $authors ->
        [1] 近一小时1个账号发布，
       *[other] 近一小时{ $authors }个不同账号发布，
    }{ $platforms ->
        [1] 集中在1个平台
       *[other] 分布在{ $platforms }个平台
    }
reason-alert-remembered = { $measure }：此前的高峰刚过，这段时间再次预警须再高出平时波动幅度的{ $surcharge }倍
reason-alert-raised = 由{ $level }级升级；预警始于{ $since }
reason-alert-warm-up = 尚不知平时水平，还缺{ $span }的历史数据

## 文件中的检测

detect-read =
    { $rows ->
        [one] 共1行
       *[other] 共{ $rows }行
    }，每行{ $width }，缺测{ $missing }；{ $alerts ->
        [one] 预警1次
       *[other] 预警{ $alerts }次
    }
none-detections = 该序列无预警。
col-reason = 依据

## 预警

heading-alerts = 预警
heading-alert-why = 依据
heading-alert-stories = 网上在说什么
heading-alert-actions = 预案对{ $level }级的要求，{ $within }内完成
alert-heading = 预警{ $id }，{ $level }级：{ $title }
alert-story =
    { $copies ->
        [1] { $id } { $time } { $platform }：{ $text }
       *[other] { $id } { $time } { $platform }，{ $copies }条雷同：{ $text }
    }
status-alert = { $id } { $level }级 { $watch }，始于{ $since }
none-alerts = 没有待处理的预警。
label-began = 始于
label-raised = 升级于
label-quiet = 免打扰至
label-snoozed = 暂缓至
label-also = 同时触发
label-handled-by = 处理人
label-dismissed = 解除理由
label-suggested-playbook = 建议预案
col-alert = 预警
col-watch = 监测主题
col-since = 始于
col-change = 变化
done-alert-acknowledged = { $alert }已确认收到；转为事件或解除之前仍留在列表中
done-alert-snoozed = { $alert }暂缓至{ $until }；级别升高会立即恢复提醒
done-alert-dismissed = { $alert }已解除，理由已留存
scan-done =
    截至{ $time }扫描{ $watches }个监测主题：{ $new ->
        [0] 无新预警
       *[other] 新预警{ $new }个
    }{ $raised ->
        [0] { "" }
       *[other] ，升级{ $raised }个
    }{ $standing ->
        [0] { "" }
       *[other] ，已知{ $standing }个
    }
scan-held-back = 未提示：{ $watch }于{ $at }达到{ $level }级，但该主题近四周此级预警次数已用完，{ $until }起恢复；更高级别随时预警
replay-present =
    { $watch }自{ $from }至{ $to }，按现有设置{ $present ->
        [0] 无预警
       *[other] 预警{ $present }次
    }
replay-changed =
    { $watch }自{ $from }至{ $to }，按现有设置预警{ $present }次，改为{ $set }后预警{ $changed }次
explain-heading = { $watch }，{ $time }
explain-alert = 该时刻属于{ $alert }。

## 某一时刻的结论

outcome-alarm = 触发{ $level }级预警。
outcome-raised = 已有预警由{ $from }级升为{ $to }级。
outcome-cooling-down = 确有异常，但{ $level }级预警自{ $since }起仍在生效，最早{ $until }再次预警。
outcome-held-back = 确有异常，规模也达到{ $level }级，但该主题近四周此级预警次数已用完，{ $until }起恢复；更高级别随时预警。
outcome-below-memory = 确有异常，但此前高峰刚过，距再次预警还差平时波动幅度的{ $short }倍。
outcome-usual = 未预警：对该主题而言尚属平常，距预警还差平时波动幅度的{ $short }倍，且须达到预案的某一阈值。
outcome-below-floor = 未预警：对该主题而言确有异常，但规模太小，未达到预案的任何阈值。
outcome-warming-up = 未预警：还缺{ $span }的历史数据才知道平时水平，且未达到预案的任何阈值。
outcome-not-observed = 未预警：该时刻没有观测数据。

## 值守

round-done = { $time }：监测主题{ $watches }个，新预警{ $new }个，升级{ $raised }个，超时时限{ $overdue }个
round-busy = { $time }：另一个进程正在执行本轮，未做任何事
round-fetched = ；采集来源{ $sources }个，新增{ $new }条
round-fetched-some = ；采集来源{ $sources }个，新增{ $new }条，采集失败：{ $lost }
round-told = ；发出通知{ $sent }条，待重试{ $unsent }条
