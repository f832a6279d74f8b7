# 报告：各项度量、图表与页面的固定用语。

## 页面

report-watermark-drill = 演练
report-footer = 本报告由crisis根据事件记录生成，所载时间均为工作区当地时间。
report-contents = 目录
report-skip = 跳到正文
report-page-of = 第{ $page }页，共{ $pages }页
report-written = 生成时间
note-fonts = 本机字体无法绘出以下图表的全部文字，图中以编号代替，图下附有说明：{ $charts }

## 图表

chart-empty = 暂无数据
chart-more = 另有{ $n }项
chart-all = 全部
chart-negative = 负面
chart-other = 非负面
chart-level = { $level }级
chart-alert = { $alert }，{ $level }级预警
chart-curve-caption = { $what }。圆形为已发布的声明，菱形为级别变化，方形为预警。
chart-curve-description = { $peak }
chart-clocks = 各项时限完成情况
chart-clocks-description = 按时{ $met }项，超时{ $missed }项，进行中{ $running }项
chart-clock-met = 按时
chart-clock-missed = 超时
chart-clock-running = 进行中
chart-clock-limit = 时限
chart-clock-value = 用时{ $used }，时限{ $limit }
chart-tasks = 各岗位任务完成情况
chart-tasks-description = 按时完成{ $ontime }项，逾期{ $late }项，未完成{ $open }项
chart-task-on-time = 按时完成
chart-task-late = 逾期
chart-task-open = 未完成
chart-spread = 各平台信息量
chart-spread-description =
    { $count ->
        [0] 暂无平台数据
        [1] 仅涉及{ $first }
       *[other] 涉及{ $count }个平台，{ $first }最多
    }

word-measure-per-hour-mentions = 每小时信息量
word-measure-per-hour-reach = 每小时触达量

## 响应度量

measure-detection = 首条信息至发现
measure-alert = 首条信息至预警
measure-first-statement-after-alert = 预警至首份公开声明
measure-opening = 发现至立案
measure-assessment = 立案至首次评估
measure-first-statement = 发现至首份公开声明
measure-first-statement-after-mention = 首条信息至首份公开声明
measure-first-statement-after-opening = 立案至首份公开声明
measure-first-fact-update = 发现至首份以核实事实为依据的声明
measure-resolution = 发现至处置结束
measure-between-updates = 两次公开声明的间隔
measure-promises = 承诺的后续通报
measure-corrections = 更正情况
measure-findings = 发布时的检查结果
measure-contradictions = 与此前声明或各渠道之间的矛盾
measure-facts = 事实
measure-demands = 诉求

told-not-happened = ——
told-spans =
    { $count ->
        [1] { $median }
       *[other] 中位数{ $median }，最长{ $longest }（共{ $count }次）
    }
told-promises = 承诺{ $made }次，如期{ $kept }次，逾期{ $broken }次，未到期{ $open }次
told-corrections = 发布{ $published }份，事后更正{ $corrected }份，撤回{ $withdrawn }份
told-findings = 错误{ $errors }处，警告{ $warnings }处，建议{ $suggestions }处；说明理由后放行{ $suppressed }处
told-facts = 已核实{ $confirmed }条，未核实{ $unconfirmed }条，不属实{ $refuted }条；已发布声明共引用已核实事实{ $used }条次
told-demands = 已满足{ $met }项，部分满足{ $partly }项，未予满足{ $refused }项，待处理{ $open }项

## 舆情度量

measure-peak = 峰值
measure-half-life = 半衰期（降至峰值一半以下并持续一天）
measure-turning-point-negative = 拐点（负面信息量开始持续回落）
measure-turning-point-volume = 拐点（总量开始持续回落；信息均未标注情感倾向）
measure-recovery = 恢复至平日水平

told-peak = { $at }，{ $count }（{ $measure }）
told-half-life = { $hours }
told-turning-point = { $at }（误差{ $resolution }以内，置信度不低于{ $confidence }）：每{ $resolution }由{ $before }降至{ $after }
told-recovery = { $at }，距峰值{ $hours }（平日上限{ $usual }）
told-volume = { $before }→{ $after }，为此前的{ $change }倍（95%置信区间{ $low }至{ $high }）
told-share = { $before }→{ $after }，变化{ $change }个百分点（95%置信区间{ $low }至{ $high }）

cannot-tell-buckets = 无法判断：仅有{ $have }个小时的数据，至少需要{ $need }个小时
cannot-tell-mentions = 无法判断：可用信息仅{ $have }条，至少需要{ $need }条
cannot-tell-confidence = 无法判断：未发现时点足够确定的持续回落（置信度{ $confidence }%，需达到{ $need }%）
cannot-tell-small = 无法判断：回落幅度过小，不足以认定为拐点（{ $by }%，需达到{ $need }%）
cannot-tell-not-over = 无法判断：数据截止时仅回落{ $observed }小时，需持续{ $need }小时
cannot-tell-peak-later = 无法判断：最明显的回落早于最高峰{ $hours }小时，不能认定为好转
cannot-tell-no-peak = 无法判断：未出现高于平日的峰值
cannot-tell-baseline =
    { $have ->
        [0] 无法判断：没有事件发生前的数据，至少需要{ $need }个小时
       *[other] 无法判断：事件发生前仅有{ $have }个小时的数据，至少需要{ $need }个小时
    }

## 对外版

edition-removed = 〔已隐去〕
edition-role = 〔{ $role }〕
edition-person-n = 〔人员{ $n }〕
edition-author-label = 〔发帖人〕
edition-person = 人员姓名
edition-author = 发帖人名称
edition-link = 链接
edition-handle = 账号
edition-removal = { $title }{ $count }处
edition-remains = 第{ $line }行：{ $rule }：“{ $text }”
note-edition =
    { $count ->
        [0] 对外版没有需要隐去的内容
       *[other] 对外版共隐去{ $count }处：{ $list }
    }

## 跨事件统计

stats-all = 合计
stats-by-type = 按类型
stats-by-level = 按级别
stats-by-quarter = 按发现季度
stats-by-tag = 按标签
stats-clocks-missed = 超时最多的时限
stats-actions-open = 尚未落实的改进措施
stats-recurring = 反复出现的问题（多起事件共有的标签）
stats-unanswered = 有教训而无改进措施
stats-drills = 演练（单独统计）
col-incidents = 事件数
col-open = 未结
col-first-statement = 首份声明
col-clocks-met = 按时
col-clocks-missed = 超时
col-missed = 超时
col-settled = 共计

## 看板

board-as-of = 更新于
board-left = 还剩{ $span }
board-overdue = 已超时{ $span }
note-board = { $path }每{ $seconds }秒更新一次，按Ctrl-C结束

## 终端上的复盘

review-clocks = 按时完成的时限
review-clocks-met = { $settled }项中的{ $met }项
review-half-life = 半衰期
review-turning-point = 拐点
