# 页面上供人阅读的文字：标题、标签、列名，以及说明命令结果的一句话。

welcome =
    crisis陪值班人员走完一次舆情危机，从第一声警报到复盘。

    这里还没有工作区。从下面任一命令开始：

      crisis demo                   看一个已办结的完整案例
      crisis init . --org 单位名称  在当前文件夹为本单位新建工作区
      crisis --help                 查看全部命令

## 目前情况

status-quiet =
    一切平静：没有未关闭的事件。出事时运行：
      crisis incident open "标题" --playbook base --holding weibo,wechat
status-late = 已超时：时限{ $clocks }项，任务{ $tasks }项
next-statement = { $incident }的声明（{ $template }）：{ $state }
next-assess = { $incident }仍按暂定级别部署，请研判
next-command = 下一步：{ $command }
and-more = ……另有{ $count }项
heading-next = 接下来
heading-open-incidents = 未关闭的事件
heading-overdue = 已超时的时限
heading-running = 计时中的时限
heading-waiting = 在办声明及尚缺的审批

## 事件

level-provisional = { $level }（暂定）
title-drill = 【演练】{ $title }
opened-with-holding =
    首次声明{ $statement }已起草。请通读后提交：
      crisis statement show { $statement }
      crisis statement submit { $statement }
done-noted = 已记入{ $incident }的时间线
done-updated = { $incident }已更新，部署随之调整
done-linked = { $incident }已关联{ $target }
done-resolved = { $incident }处置结束，转入复盘：crisis review show { $incident }
done-closed = { $incident }已关闭
done-reopened = { $incident }已重新打开
heading-clocks = 时限
heading-tasks = 任务
label-incident = 事件
label-level = 级别
label-stage = 阶段
label-playbook = 预案
label-posture = 应对策略
label-summary = 摘要
label-lead = 负责人
label-occurred = 事发时间
label-detected = 发现时间
label-opened = 启动时间
label-resolved = 处置结束
label-closed = 关闭时间
label-tags = 标签
label-links = 关联
label-files = 附件

## 研判

ask-unknown = 不清楚
ask-prompt = 请输入0–4或选项词（直接回车：{ $default }）：
assessed-as = { $incident }研判为{ $level }级（{ $title }），得分{ $score }
assessed-replanned =
    部署调整：新增任务{ $added }项，改期{ $moved }项，取消{ $dropped }项
    查看：crisis task list { $incident }

## 任务与时限

task-not-at-level = { $level }级不安排此项
state-overdue = 已超时
state-done-late = 逾期完成
clock-promise = { $statement }承诺的下次通报
clock-sign-off = { $statement }待补签
clock-approval = { $statement }待审批
source-unverified = { $source }（未核对原文）
done-task-added = 已新增{ $task }：{ $title }
done-task-started = { $task }已开始，由{ $owner }办理：{ $title }
done-task-done = { $task }已完成：{ $title }
done-task-skipped = { $task }已跳过：{ $title }
done-task-assigned = { $task }已指派给{ $owner }：{ $title }
done-clock = { $clock }已停止计时：{ $title }

## 事实、诉求与利益相关方

text-erased = （已清除）
untold = 未告知
untold-before-public = 未告知，须先于公众
done-fact-added = { $handle }已记录：{ $status }，{ $release }
done-fact-set = { $handle }已更改：{ $status }，{ $release }
done-erased = { $handle }的内容已清除；日志保留清除记录和理由
done-demand = 诉求{ $handle }：{ $state }
done-stakeholder-added = 已新增{ $handle }：{ $name }
done-stakeholder-told = 已登记告知{ $handle }：{ $name }

## 声明

heading-variant = { $channel }（{ $count }字）
heading-missing = 待填
label-template = 模板
label-version = 版本
label-author = 起草人
label-approved-by = 已批准
label-approvals-missing = 尚缺审批
label-next-update = 下次通报
label-published = 已发布
label-facts = 所用事实
label-reason = 理由

## 舆情信息

imported = { $file }：读取{ $read }行，新增{ $new }条，重复{ $duplicates }条，未采用{ $rejected }条
imported-as = { "  " }{ $format }文件，{ $encoding }编码，按“{ $layout }”格式读取
imported-stopped = 已中止，以上所列均已保存。再次执行同一命令即可继续，不会重复导入。
imported-which = 如需查看未采用的行及原因，请加--rejected 文件名。
import-refused = { $file }：未能读取：{ $reason }
imported-all = 已读取{ $files }个文件，{ $refused }个未能读取；共{ $read }行，新增{ $new }条，重复{ $duplicates }条，未采用{ $rejected }条
imported-rejected = { "  " }{ $file }:{ $line }：{ $reason }
imported-more = { "  " }……另有{ $count }条未采用
imported-unmatched = { "  " }{ $count }条未命中任何监测主题，未保存；如需全部保存，请加--all
imported-changed = { "  " }{ $count }条编号、时间相同而内容不同，保留最先收到的内容
imported-watch = { "  " }{ $watch }：命中{ $count }条
trend-heading-all = 全部舆情信息共{ $total }条
heading-stories = 热点内容
heading-terms = 高频词
none-stories = 未发现转发或雷同的内容。
story-line = { $story }：{ $mentions }条，负面{ $negative }条，触达{ $reach }；{ $platforms }；{ $first }至{ $last }
story-spread = 转发链最长{ $depth }层，单层最多{ $width }条
story-first = 本组首发。
story-unlike = 仅看文字不足以归入本组，经由中间的转发内容关联。
story-like = 与{ $mention }雷同：相同{ $shared }字，本条共{ $own }字，对方共{ $other }字（占全部的{ $similarity }%）。相同部分：
story-more = ……另有{ $count }条，用--format json查看全部
watch-matched = { $watch }：命中
watch-unmatched = { $watch }：未命中
watch-found = 命中“{ $text }”（关键词：{ $term }）
watch-found-alias = 命中“{ $text }”（{ $term }的别名）
watch-found-evasion = 命中“{ $text }”（{ $term }的变体写法）
unmatched-out-of-scope = 只监测{ $platforms }，而本条来自{ $platform }
unmatched-none-found = 未出现以下任何一词：{ $terms }
unmatched-missing = 缺少必备词“{ $term }”
unmatched-struck = 出现排除词“{ $text }”（{ $term }）
unmatched-too-far = { $terms }相隔{ $closest }个字，最多允许{ $within }个字
unmatched-near-missing = { $terms }中缺少：{ $missing }
keywords-counted = 共读取{ $texts }条，其中{ $matched }条含关键词，命中关键词{ $keywords }个
done-mention = 已登记为{ $mention }
trend-heading = { $incident }：舆情信息共{ $total }条
heading-top-mentions = 最受关注

## 复盘

review-heading = { $incident }复盘
heading-follow-ups = 结案后回访
heading-lessons = 经验教训
heading-actions = 改进措施
done-answered = 已记录对{ $question }的答复
done-lesson = { $lesson }已记录
done-action = 改进措施{ $action }：{ $state }
heading-surveys = 各方意见
done-survey = 已登记{ $survey }
survey-asked = { $group }：{ $asked }（{ $count }人）
survey-unasked = 主动反馈
pick-up-delay = 更正晚于谣言
pick-up-rumour = 此后谣言
pick-up-correction = 此后更正
pick-up-share = 更正占比
pick-up-overtaken = 更正稳定占优始于
pick-up-behind = 数据范围内未出现连续六小时占优
pick-up-counts = 仅为含有这些词语的信息条数，不代表谁看到了哪一方。
done-follow-up = { $task }已完成：{ $found }
follow-up-days = 无法判断：可供对比的仅{ $have }天，前后各需{ $need }天
follow-up-volume = 日均{ $after }条，事前{ $before }条
follow-up-share = 负面{ $after }，事前{ $before }
follow-up-both = { $verdict }：{ $volume }；{ $share }
follow-up-one = { $verdict }：{ $volume }；情感倾向未知
done-proposed = 已写入{ $path }，此后新立案的事件按此执行。确有成效后再登记完成：{ $action }
shown-proposed = 尚未写入。如需修改{ $path }：crisis playbook propose { $action }
playbook-revision =
    { $count ->
        [0] { $incident }，{ $action }
       *[other] { $incident }，{ $action }：{ $paths }
    }
done-report = 报告已写入{ $path }
report-title-cases = 案例库
report-title-review = 复盘报告
verdict-met = 达标
verdict-missed = 未达标
verdict-not-yet = 尚无法评定
verdict-no-target = 本级别无此要求

## 预案与模板

heading-indicators = 研判指标
heading-never-say = 不该说的话
heading-questions = 复盘问题
review-overdue = { $date }（应再核）
done-valid = 已检查{ $count }个预案，没有问题
done-ejected = { $path }可以修改了，今后以它代替内置文件

## 日志与数据文件

event-with-words = { $event }：{ $words }
time-backdated = { $time }（补记）
log-whole =
    日志完整：共{ $events }行，现有内容均与最后一次记录相符。
    链头：{ $head }
    请将链头另行记存；日后用`crisis log verify --head`可进一步证明末尾没有缺行。
log-signatures = { $count }份审批签名核验无误
log-broken = 日志校验未通过：{ $count }处异常
log-row = 第{ $row }行
log-problem = { $place }：{ $message }
done-log-exported = 已将{ $count }行写入{ $path }
db-status =
    位置    { $location }
    大小    { $bytes }字节，结构版本{ $schema }
    内容    事件{ $incidents }件，舆情信息{ $mentions }条，时间线{ $events }行
    完整性  { $integrity }
done-exported = { $handle }已写入{ $path }
done-exported-marked = { $handle }已写入{ $path }，标记：{ $marks }
done-backup = 备份已写入{ $path }
done-key = 已为{ $person }登记密钥{ $handle }；私钥存于{ $path }，请妥善保管。指纹：{ $fingerprint }
done-key-revoked = 已吊销{ $person }的密钥{ $handle }
done-proof = { $handle }的证明已写入{ $path }；任何人可用`crisis statement verify-proof { $path }`核验
proof-good = { $organization }{ $statement }第{ $version }版：文本与所批准的一致，签名全部核验无误
proof-bad = { $organization }{ $statement }第{ $version }版：未能证明
label-signed-at = 签名时间
label-fingerprint = 指纹
label-public-key = 公钥
none-keys = 没有密钥
ask-passphrase = 口令：
ask-passphrase-again = 再输入一次：
approval-deputy = 代{ $holder }
col-file = 文件
col-format = 类型
col-rows = 行数
col-new = 新增
col-known = 重复
col-rejected = 未采用
col-key = 密钥
col-person = 人员
col-fingerprint = 指纹
col-registered = 登记时间
col-revoked = 吊销时间
col-revoke-reason = 原因

## 初始设置

done-init =
    工作区已建立：{ $path }（时区{ $timezone }）
    请打开该文件，在[[people]]下至少写入两人：
    只有名单中的人可以审批，且不得审批自己起草的声明。
done-man = 手册页已写入{ $path }

## 时间

time-in = （还有{ $span }）
time-ago = （{ $span }前）
time-taken-as = { $option } { $text }即{ $time }

## 没有内容时

none-incidents = 没有事件
none-events = 时间线上没有记录
none-tasks = 没有未完成的任务
none-texts = 没有收到文本
done-labelled = { $mention }已标注为{ param-sentiment }（原为{ param-previous-sentiment }）；迄今人工标注{ $count }条
none-hits = 没有找到
none-corrections = 尚无人工标注
note-more-hits = 符合条件的不止所列{ $limit }条；可用--limit多列一些
done-trained = 已学习{ $texts }条文本，权重{ $bytes }字节，写入{ $path }
none-facts = 尚未记录事实
none-demands = 尚未记录诉求
none-stakeholders = 没有可列出的利益相关方
none-surveys = 暂无调查结果和反馈
none-follow-ups = 没有回访任务：以处置完毕结案时自动安排
note-question = 尚未作答：{ $question } crisis review answer { $incident } { $id } "…"
note-questions = 另有{ $count }个问题未作答：crisis review show { $incident }
note-owed =
    { $looks ->
        [0] 尚有{ $actions }项改进措施待落实
       *[other] 尚有{ $actions }项改进措施待落实，回访日期：{ $dates }
    }
none-cases = 尚无处置完毕并结案的事件
none-statements = 没有声明
none-playbooks = 没有预案
none-templates = 没有模板

## 列名：宜短，终端宽80列

col-action = 措施
col-answer = 答复
col-audience = 受众
col-bar = { "" }
col-by = 提出人
col-clock = 时限
col-demand = 诉求
col-detected = 发现时间
col-due = 截止时间
col-fact = 事实
col-group = 群体
col-incident = 事件
col-indicator = 指标
col-keyword = 关键词
col-kind = 类别
col-last-contact = 最近告知
col-lesson = 编号
col-level = 级别
col-limit = 期限
col-mentions = 信息数
col-met = 完成时间
col-missing-approvals = 尚缺审批
col-name = 名称
col-negative = 负面
col-negative-share = 占比
col-origin = 来源
col-owner = 负责人
col-platform = 平台
col-playbook = 预案
col-promise = 承诺
col-published = 发布时间
col-question = 问题
col-reach = 触达
col-release = 范围
col-result = 结果
col-reviewed = 核校日期
col-role = 角色
col-scale = 选项
col-seq = 序号
col-survey = 编号
col-asked = 对象
col-lessons = 经验教训
col-worked = 有效做法
col-failed = 不足之处
col-found = 观察结果
col-source = 来源
col-stage = 阶段
col-stakeholder = 对象
col-state = 状态
col-statement = 声明
col-status = 核实
col-step = 步骤
col-task = 任务
col-template = 模板
col-mention = 舆情信息
col-set = 数据集
col-macro-f1 = 宏平均F1
col-accuracy = 准确率
col-sentiment = 情感
col-score = 把握
col-terms = 依据
col-text = 内容
col-texts = 条数
col-time = 时间
col-title = 名称
col-told = 告知时间
col-version = 版本
col-weight = 权重
col-what = 内容
col-who = 操作人

titled-event = { $event }（{ $title }）
