# 演练：帮助、页面、时间线和错误。

## 帮助

help-drill = 按脚本演练一场危机：单独的文件夹，事后打分
help-drill-list = 列出演练脚本
    .example = crisis drill list
    .held = 改为列出历次演练及得分
help-drill-start = 开始演练：建立单独的文件夹和数据库，并说明如何进入
    .example = crisis drill start medication-death --speed 60
    .scenario = 脚本；运行crisis drill list查看全部
    .speed =
        现实一秒等于演练几秒，0到86400，默认1；
        0表示时间静止，由crisis drill next推进
    .seed =
        随机数：改变时刻、次序和措辞；
        同一个数得到同一场演练
help-drill-next = 在演练中：把时钟拨到下一条情况，并显示它
    .example = crisis drill next
    .to = 改为拨到这个时间，如23:40或+30m
    .wait = 不拨时钟，等它自己走到
help-drill-score = 给演练打分；时间已到或加上--end时为最终得分
    .example = crisis drill score
    .drill =
        演练，如DR-0001；默认为正在进行的，
        没有则为最近一次
    .end = 现在结束演练
help-drill-validate = 检查演练脚本：一次列出全部问题，注明文件、行、列
    .example = crisis drill validate drills/our-night.yaml
    .scenarios = 脚本或文件；默认检查全部
help-drill-eject = 把内置脚本复制到工作区，供修改
    .example = crisis drill eject medication-death
    .scenario = 脚本；运行crisis drill list查看全部

report-title-drill = 演练讲评

## 页面

drill-banner = 【演练】{ $drill }　情景时间{ $time }　本页内容均非真实
drill-mark = 【演练】
col-scenario = 脚本
col-begins = 开始
col-lasts = 时长
col-drill = 演练
col-started = 开始于
col-speed = 速度
col-seed = 随机数
col-points = 得分
col-part = 项目
col-reasons = 失分原因
col-expected = 应做
col-outcome-drill = 结果
heading-expected = 预案在此要求什么
heading-earlier-drills = 此前同一脚本的演练
none-scenarios = 没有演练脚本
none-drills = 还没有演练过。先看脚本：crisis drill list
done-scenarios-valid = 已检查{ $count }个演练脚本，均无问题
drill-running = 进行中
drill-abandoned = 已放弃
drill-arrival = { $time } { $kind }（{ $from }）：{ $text }
drill-came = { $time } { $kind }（{ $from }）
drill-more-posts = 另有{ $count }条
drill-nothing-came = 没有新情况。
drill-pace = 演练到情景时间{ $until }为止，情景时钟的速度是现实的{ $speed }倍。
drill-pace-steps = 演练到情景时间{ $until }为止，情景时钟静止，由您推进。
drill-enter = 进入演练文件夹。在那里所用的都是真实命令，只作用于本次演练；回到原来的文件夹即离开演练。
drill-total = 得分：{ $total }（满分100）
drill-total-so-far = 目前得分：{ $total }（满分100）
drill-change = 与{ $drill }相比：{ $change }
drill-not-yet = 尚不能判定
drill-done-by = { $at }（时限{ $due }）
drill-due-by = 时限{ $due }
drill-about = { $title }：{ $said }

word-kind-drill = 演练
param-inject-kind =
    { $kind ->
        [mentions] { word-inject-mentions }
        [call] { word-inject-call }
        [question] { word-inject-question }
        [leak] { word-inject-leak }
        [fact] { word-inject-fact }
        [wrong-fact] { word-inject-wrong-fact }
       *[regulator] { word-inject-regulator }
    }
word-inject-mentions = 网帖
word-inject-call = 来电
word-inject-question = 记者询问
word-inject-leak = 内部材料外泄
word-inject-fact = 内部消息
word-inject-wrong-fact = 内部消息
word-inject-regulator = 主管部门
word-drill-part-expected = 应做之事
word-drill-part-clocks = 时限
word-drill-part-facts = 事实
word-drill-part-wording = 措辞
word-drill-part-approvals = 审批
word-drill-part-voice = 统一口径
word-drill-verdict-met = 按时
word-drill-verdict-late = 迟到，得一半
word-drill-verdict-missed = 未做
word-drill-verdict-open = 未到时限

## 结论

drill-no-incident = 没有启动事件，时限无从计起
drill-clock-late = 超时才完成
drill-clock-missed = 未完成
drill-text-wrong = { $subject }把情况{ $inject }中的不实说法当作事实
drill-fact-bare = { $subject }已确认，但没有来源或核实人
drill-nothing-out = 没有发布任何声明
drill-text-errors = { $subject }：检查发现{ $rules }
drill-approval-unproven = { $subject }：口头批准没有留证（--evidence）
drill-approval-unsigned = { $subject }：先行发布后未按时补签
drill-text-differs = { $subject }与{ $others }数字不一致
drill-other-playbook = 启动时用的是{ $playbook }，应为{ $expected }
drill-said-wrong = { $subject }说了

## 时间线

event-drill-started = 演练{ $subject }开始，脚本{ $scenario }
event-drill-inject = 收到情况{ $inject }（{ param-inject-kind }，{ $count }条）
event-drill-clock = 演练{ $subject }：累计收到{ $delivered }条
event-drill-ended =
    { $score ->
        [none] 演练{ $subject }已放弃
       *[other] 演练{ $subject }结束，得{ $score }分
    }

## 错误

error-scenario-unknown = 没有演练脚本“{ $name }”
error-drill-running = 演练{ $drill }仍在进行，一次只能进行一场
error-drill-inside = 这里是演练{ $drill }的文件夹，请回到工作区再开始新的演练
error-drill-outside = 这里是真实工作区；演练时钟只能在演练文件夹里推进
error-drill-none = 还没有演练过
error-drill-gone = { $drill }的数据已不在：没有{ $folder }
error-drill-ended = 这场演练已经结束，时钟不再走
error-drill-over = 不会再有新情况
error-drill-stands = 这场演练的时钟静止，请用crisis drill next推进
error-drill-at = 演练有自己的时钟，不接受--at
error-drill-store = 本次演练的数据库无法使用
hint-drill-list = 运行crisis drill list查看全部脚本
hint-drill-start = crisis drill start SCENARIO
hint-drill-enter = { $command }
hint-drill-end = crisis drill score { $drill } --end
hint-drill-give-up = 如要放弃：crisis drill score { $drill } --end
hint-drill-score = crisis drill score
hint-drill-finish = 结束：crisis drill score --end；推进时间：crisis drill next --to TIME

problem-time-of-day = “{ $value }”不是时刻，请写成22:40
problem-weights = 权重之和是{ $sum }，应为100
problem-inject-count = 共有{ $count }条情况，最多{ $most }条
problem-drill-empty =
    { $list ->
        [injects] 脚本里没有任何情况
       *[other] 脚本里没有任何要求
    }
problem-inject-after-end = 情况“{ $id }”在演练结束之后：演练只有{ $lasts }
problem-inject-jitter = 情况“{ $id }”的浮动会使它早于开始或晚于结束
problem-inject-unknown = 没有情况“{ $value }”；相近的有：[{ $near }]
problem-key-not-here = { $what }不能带`{ $key }`
problem-claim-keywords = “{ $id }”的说法里没有这些关键词
problem-expect-after-end = 要求“{ $id }”没有人能按时做到：时限在演练结束之后，演练只有{ $lasts }
problem-expect-impossible = 要求“{ $id }”没有人能做到：情况“{ $inject }”属于{ $kind }
problem-expect-clock = 预案里没有时限“{ $value }”；相近的有：[{ $near }]
problem-expect-step = 预案里没有步骤“{ $value }”；相近的有：[{ $near }]
status-drill = 另有演练进行中：{ $id }，{ $scenario }，目录{ $folder }；与真实事件无关。
