# 业务固定用词，供人阅读：word-<组>-<词>，词中的“_”写作“-”。

word-stage-assess = 研判
word-stage-respond = 处置
word-stage-review = 复盘
word-stage-closed = 已关闭

word-outcome-resolved = 处置完毕
word-outcome-false-alarm = 误报
word-outcome-merged = 并入其他事件

word-task-state-todo = 待办
word-task-state-doing = 进行中
word-task-state-done = 已完成
word-task-state-skipped = 已跳过

word-phase-monitor = 监测
word-phase-assess = 研判
word-phase-respond = 处置
word-phase-review = 复盘
word-phase-follow-up = 后续跟踪

word-clock-state-running = 计时中
word-clock-state-overdue = 已超时
word-clock-state-met = 按时完成
word-clock-state-missed = 逾期完成
word-clock-state-cancelled = 已取消

word-clock-origin-playbook = 预案规定
word-clock-origin-promise = 承诺的下次通报
word-clock-origin-sign-off = 待补签
word-clock-origin-approval = 待审批

word-fact-status-confirmed = 已核实
word-fact-status-unconfirmed = 待核实
word-fact-status-refuted = 不属实

word-sentiment-negative = 负面
word-sentiment-neutral = 中性
word-sentiment-positive = 正面

word-release-internal = 内部
word-release-public = 可公开

word-demand-state-open = 未办结
word-demand-state-met = 已满足
word-demand-state-partly-met = 部分满足
word-demand-state-refused = 未予采纳
word-demand-state-withdrawn = 已撤回

word-statement-state-draft = 草稿
word-statement-state-in-review = 审批中
word-statement-state-approved = 已批准
word-statement-state-published = 已发布
word-statement-state-withdrawn = 已撤回
word-statement-state-superseded = 已被替代
word-signature-valid = 已签名
word-signature-altered = 签名不符
word-signature-unknown-key = 密钥不明
word-signature-revoked = 密钥已吊销
word-signature-unsigned = 未签名
word-flaw-text = 文本与所批准的不一致
word-flaw-signature = 签名不符
word-flaw-payload = 所签内容指向另一文本、人员、角色或时间
word-flaw-key = 文件中没有这枚密钥，或密钥属于他人
word-flaw-revoked = 签名时密钥已吊销
word-flaw-untrusted = 不在您信任的密钥之列
word-flaw-missing = 该角色无人签名批准
word-flaw-row = 日志行与其散列值不符
word-handout-mark-drill = 演练
word-handout-mark-draft = 草稿
word-handout-mark-withdrawn = 已撤回
word-handout-mark-superseded = 已被替代
word-handout-line-drill = 【演练：并非真实事件】
word-handout-line-draft = 【草稿：未经批准，不得外发】
word-handout-line-withdrawn = 【已撤回：不再有效】
word-handout-line-superseded = 【已被替代：以新的声明为准】
handout-statement = 情况说明

word-decision-approved = 同意
word-decision-rejected = 驳回

word-lesson-kind-worked = 有效做法
word-lesson-kind-failed = 失效做法
word-lesson-kind-lesson = 经验教训

word-action-state-open = 未完成
word-action-state-done = 已落实
word-action-state-dropped = 不再实施

word-posture-deny = 否认
word-posture-diminish = 淡化
word-posture-rebuild = 重建
word-posture-bolster = 巩固

word-group-family = 家属
word-group-patients = 患者
word-group-staff = 员工
word-group-media = 媒体
word-group-regulator = 主管部门
word-group-partners = 合作方
word-group-experts = 专家
word-group-platform = 平台
word-group-public = 公众

word-link-kind-incident = 事件
word-link-kind-mention = 舆情信息
word-link-kind-url = 网页

word-kind-incident = 事件
word-kind-task = 任务
word-follow-up-back = 已恢复平日水平
word-follow-up-raised = 仍高于平日
word-follow-up-cannot-tell = 无法判断
word-kind-clock = 时限
word-kind-fact = 事实
word-kind-demand = 诉求
word-kind-stakeholder = 利益相关方
word-kind-contact = 告知记录
word-kind-statement = 声明
word-kind-version = 声明版本
word-kind-fact-use = 事实引用
word-kind-approval = 审批意见
word-kind-publication = 发布记录
word-kind-assessment = 研判
word-kind-answer = 复盘答复
word-kind-lesson = 经验教训
word-kind-action = 改进措施
word-kind-survey = 调查与反馈
word-kind-link = 关联
word-kind-attachment = 附件
word-kind-import = 导入批次
word-kind-key = 密钥
word-kind-mention = 舆情信息

word-origin-builtin = 内置
word-origin-workspace = 工作区

word-cluster-victim = 受害型
word-cluster-accidental = 意外型
word-cluster-preventable = 可预防型

word-color-red = 红色
word-color-orange = 橙色
word-color-yellow = 黄色
word-color-blue = 蓝色
word-color-green = 绿色

word-preparedness-risk-point = 风险点
word-preparedness-roster = 名册
word-preparedness-contacts = 联系渠道
word-preparedness-training = 培训
word-preparedness-meeting = 例会
word-preparedness-drill = 演练
word-preparedness-resource = 资源
word-preparedness-trust = 信任积累

word-measure-negative-mentions = 负面信息数
word-measure-spread-speed = 传播速度
word-measure-reach = 触达量
word-measure-distinct-sources = 发布者数
word-measure-negative-share = 负面占比
word-measure-mentions = 信息总数

word-audience-public = 公众
word-audience-family = 家属
word-audience-staff = 员工
word-audience-media = 媒体
word-audience-regulator = 主管部门
word-audience-platform = 平台
word-audience-spokesperson = 发言人

word-via-phone = 电话
word-via-chat = 聊天消息
word-via-in-person = 当面

# 声明模板中待填之处的名称：【待填：热线电话】。

gap-organization-kind = 单位类型
gap-organization-spokesperson = 发言人
gap-organization-hotline = 热线电话
gap-organization-website = 官方网站
gap-incident-summary = 一句话说明发生了什么
gap-incident-occurred-at = 事发时间
gap-next-update = 下次通报时间
gap-contact = 联系方式

# 时长：2小时5分钟。

unit-m = { $n }分钟
unit-h = { $n }小时
unit-d = { $n }天

# 供其他消息引用的词：各自读取与其同名的参数。

param-stage =
    { $stage ->
        [assess] { word-stage-assess }
        [respond] { word-stage-respond }
        [review] { word-stage-review }
        [closed] { word-stage-closed }
       *[other] { $stage }
    }
param-outcome =
    { $outcome ->
        [resolved] { word-outcome-resolved }
        [false-alarm] { word-outcome-false-alarm }
        [merged] { word-outcome-merged }
       *[other] { $outcome }
    }
param-task-state =
    { $state ->
        [todo] { word-task-state-todo }
        [doing] { word-task-state-doing }
        [done] { word-task-state-done }
        [skipped] { word-task-state-skipped }
       *[other] { $state }
    }
param-statement-state =
    { $state ->
        [draft] { word-statement-state-draft }
        [in_review] { word-statement-state-in-review }
        [approved] { word-statement-state-approved }
        [published] { word-statement-state-published }
        [withdrawn] { word-statement-state-withdrawn }
        [superseded] { word-statement-state-superseded }
       *[other] { $state }
    }
param-demand-state =
    { $state ->
        [open] { word-demand-state-open }
        [met] { word-demand-state-met }
        [partly-met] { word-demand-state-partly-met }
        [refused] { word-demand-state-refused }
        [withdrawn] { word-demand-state-withdrawn }
       *[other] { $state }
    }
param-action-state =
    { $state ->
        [open] { word-action-state-open }
        [done] { word-action-state-done }
        [dropped] { word-action-state-dropped }
       *[other] { $state }
    }
param-fact-status =
    { $status ->
        [confirmed] { word-fact-status-confirmed }
        [unconfirmed] { word-fact-status-unconfirmed }
        [refuted] { word-fact-status-refuted }
       *[other] { $status }
    }
param-previous-fact-status =
    { $previous ->
        [confirmed] { word-fact-status-confirmed }
        [unconfirmed] { word-fact-status-unconfirmed }
        [refuted] { word-fact-status-refuted }
       *[other] { $previous }
    }
param-sentiment =
    { $sentiment ->
        [negative] { word-sentiment-negative }
        [neutral] { word-sentiment-neutral }
        [positive] { word-sentiment-positive }
       *[other] { $sentiment }
    }
param-previous-sentiment =
    { $previous ->
        [negative] { word-sentiment-negative }
        [neutral] { word-sentiment-neutral }
        [positive] { word-sentiment-positive }
       *[none] 未标注
    }
param-release =
    { $release ->
        [internal] { word-release-internal }
        [public] { word-release-public }
       *[other] { $release }
    }
param-posture =
    { $posture ->
        [deny] { word-posture-deny }
        [diminish] { word-posture-diminish }
        [rebuild] { word-posture-rebuild }
        [bolster] { word-posture-bolster }
       *[other] { $posture }
    }
param-cluster =
    { $cluster ->
        [victim] { word-cluster-victim }
        [accidental] { word-cluster-accidental }
        [preventable] { word-cluster-preventable }
       *[other] { $cluster }
    }
param-group =
    { $group ->
        [family] { word-group-family }
        [patients] { word-group-patients }
        [staff] { word-group-staff }
        [media] { word-group-media }
        [regulator] { word-group-regulator }
        [partners] { word-group-partners }
        [experts] { word-group-experts }
        [platform] { word-group-platform }
        [public] { word-group-public }
       *[other] { $group }
    }
param-link-kind =
    { $kind ->
        [incident] { word-link-kind-incident }
        [mention] { word-link-kind-mention }
        [alert] { word-link-kind-alert }
        [url] { word-link-kind-url }
       *[other] { $kind }
    }
param-lesson-kind =
    { $kind ->
        [worked] { word-lesson-kind-worked }
        [failed] { word-lesson-kind-failed }
        [lesson] { word-lesson-kind-lesson }
       *[other] { $kind }
    }
param-follow-up =
    { $verdict ->
        [back] { word-follow-up-back }
        [raised] { word-follow-up-raised }
        [cannot-tell] { word-follow-up-cannot-tell }
       *[other] { $verdict }
    }
param-kind =
    { $kind ->
        [drill] { word-kind-drill }
        [incident] { word-kind-incident }
        [task] { word-kind-task }
        [clock] { word-kind-clock }
        [fact] { word-kind-fact }
        [demand] { word-kind-demand }
        [stakeholder] { word-kind-stakeholder }
        [contact] { word-kind-contact }
        [statement] { word-kind-statement }
        [version] { word-kind-version }
        [fact-use] { word-kind-fact-use }
        [approval] { word-kind-approval }
        [publication] { word-kind-publication }
        [assessment] { word-kind-assessment }
        [answer] { word-kind-answer }
        [lesson] { word-kind-lesson }
        [action] { word-kind-action }
        [survey] { word-kind-survey }
        [link] { word-kind-link }
        [attachment] { word-kind-attachment }
        [import] { word-kind-import }
        [key] { word-kind-key }
        [mention] { word-kind-mention }
       *[other] { $kind }
    }

word-alert-state-new = 新
word-alert-state-acknowledged = 已确认
word-alert-state-snoozed = 暂缓
word-alert-state-opened = 已转事件
word-alert-state-dismissed = 已解除
word-replay-change-same = 不变
word-replay-change-graver = 更重
word-replay-change-milder = 更轻
word-replay-change-added = 新增
word-replay-change-gone = 消失
word-link-kind-alert = 预警
