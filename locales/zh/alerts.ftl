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
reason-alert-usual =
    { $basis ->
        [week] 近{ $window }{ $measure }为{ $observed }，{ param-alert-weekday }{ $hour }前后平时为{ $range }
        [day] 近{ $window }{ $measure }为{ $observed }，每日{ $hour }前后平时为{ $range }
       *[any] 近{ $window }{ $measure }为{ $observed }，平时为{ $range }
    }
reason-alert-deviation = { $window }内{ $measure }为{ $observed }，平时为{ $usual }（{ $ratio }倍）
reason-alert-score = { $measure }高出平时{ $score }个离散度；达到{ $threshold }即预警，约{ $days }天一遇
reason-alert-threshold = { $window }内{ $measure }为{ $observed }，达到预案{ $level }级阈值{ $limit }
reason-alert-growth = 近一小时{ $now }条，前一小时{ $before }条（{ $ratio }倍）
reason-alert-share =
    { $usual ->
        [none] 近一小时负面占比{ $share }（{ $mentions }条中{ $negative }条）
       *[known] 近一小时负面占比{ $share }（{ $mentions }条中{ $negative }条），平时为{ $usual }
    }
reason-alert-voices =
    { $authors ->
        [one] 近一小时1个账号发布，
       *[other] 近一小时{ $authors }个不同账号发布，
    }{ $platforms ->
        [one] 集中在1个平台
       *[other] 分布在{ $platforms }个平台
    }
reason-alert-remembered = 此前的高峰仍在记忆期内，再次预警须再高出{ $surcharge }个离散度
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
