# 时间线每条一句，只用编号、级别、状态和数量；当事人的原话接在冒号之后。

event-incident-opened = 启用预案{ $playbook }，暂按{ $level }级部署
event-incident-note =
    { $files ->
        [0] 记录
        [one] 记录，附{ $files }个文件
       *[other] 记录，附{ $files }个文件
    }
event-incident-updated = 更新事件信息
event-incident-linked = 关联{ param-link-kind }（{ $subject }）
event-incident-resolved = 处置结束，转入复盘
event-incident-closed =
    { $forced ->
        [true] 事件关闭（尚有未完成事项）：{ param-outcome }
       *[false] 事件关闭：{ param-outcome }
    }
event-incident-reopened = 事件重新打开

event-assessed =
    { $missing ->
        [0] 研判为{ $level }级（此前{ $previous }级），得分{ $score }{ param-chosen-posture }
       *[other] 研判为{ $level }级（此前{ $previous }级），得分{ $score }，{ $missing }项不清楚{ param-chosen-posture }
    }
# 可能尚无应对策略，此时不提。
param-chosen-posture =
    { $posture ->
        [deny] ，应对策略：{ param-posture }
        [diminish] ，应对策略：{ param-posture }
        [rebuild] ，应对策略：{ param-posture }
        [bolster] ，应对策略：{ param-posture }
       *[none] { "" }
    }

event-task-added = 新增任务{ $subject }，由{ $role }承担
event-task-started = 任务{ $subject }开始
event-task-done = 任务{ $subject }完成
event-task-skipped = 任务{ $subject }跳过
event-task-assigned = 任务{ $subject }指派
event-clock-met = 时限{ $subject }（{ $rule }）经人工确认完成

event-fact-added = 记录事实{ $subject }：{ param-fact-status }，{ param-release }
event-fact-changed = 事实{ $subject }变更：{ param-previous-fact-status }→{ param-fact-status }，{ param-release }
event-fact-erased = 依法清除事实{ $subject }的内容
event-demand-added = 记录诉求{ $subject }
event-demand-changed = 诉求{ $subject }更新：{ param-demand-state }
event-stakeholder-added = 新增利益相关方{ $subject }（{ param-group }）
event-stakeholder-told = 已告知利益相关方{ $subject }（{ param-group }）

event-statement-drafted = 起草声明{ $subject }，模板{ $template }，渠道{ $channels }
event-statement-edited =
    { $cancelled ->
        [0] 修改声明{ $subject }：第{ $version }版
        [one] 修改声明{ $subject }：第{ $version }版，{ $cancelled }项批准作废
       *[other] 修改声明{ $subject }：第{ $version }版，{ $cancelled }项批准作废
    }
event-statement-submitted = 声明{ $subject }第{ $version }版提交审批，审批角色：{ $roles }
event-statement-approved = 声明{ $subject }第{ $version }版经{ $person }批准（{ $roles }）
event-key-registered = 登记{ $person }的密钥{ $subject }
event-key-revoked = 吊销{ $person }的密钥{ $subject }
event-statement-rejected = 声明{ $subject }被{ $person }驳回
event-statement-published =
    { $standing ->
        [true] 声明{ $subject }第{ $version }版按预先批准的文本发布于{ $channels }，待补签
        [expedited] 声明{ $subject }第{ $version }版按紧急程序发布于{ $channels }，待补签
       *[false] 声明{ $subject }第{ $version }版发布于{ $channels }
    }
event-statement-withdrawn = 撤回声明{ $subject }

event-mentions-imported = 导入舆情信息{ $subject }（{ $format }）：新增{ $new }条，重复{ $duplicates }条，未采用{ $rejected }条
event-mention-added = 登记舆情信息{ $subject }（{ $platform }）
event-mention-labelled = 舆情信息{ $subject }标注为{ param-sentiment }（原为{ param-previous-sentiment }）
event-mention-erased = 依法清除舆情信息{ $subject }的内容

event-review-answered = 答复复盘问题{ $question }
event-lesson-added = 记录经验教训{ $subject }（{ param-lesson-kind }）
event-survey-added = 登记调查结果{ $subject }：{ param-group }{ $count }人
event-feedback-added = 登记反馈{ $subject }（{ param-group }）
event-action-added = 新增改进措施{ $subject }
event-follow-up-measured = 回访{ $subject }：{ param-follow-up }
event-playbook-changed = 按{ $subject }的建议修改预案{ $playbook }
event-action-settled = 改进措施{ $subject }：{ param-action-state }

# 研判结果的依据。

reason-score = 得分{ $score }：达到{ $threshold }分起为{ $level }级
reason-forced = { $facts }触发{ $level }级：{ $why }
reason-unknown = { $indicator }不清楚，按{ $score }分计
reason-measured = { $indicator }得{ $score }分：{ $window }内实测{ $value }
reason-level-set = 人工定为{ $level }级；按规则为{ $computed }级
reason-cluster = 危机类型归属：{ param-cluster }
reason-posture = 应对策略：{ param-posture }。{ $why }
reason-guarded = 不得采取“{ param-posture }”策略：{ $why }
reason-posture-set =
    { $computed ->
        [deny] 人工定为“{ param-posture }”策略；按规则为“{ word-posture-deny }”
        [diminish] 人工定为“{ param-posture }”策略；按规则为“{ word-posture-diminish }”
        [rebuild] 人工定为“{ param-posture }”策略；按规则为“{ word-posture-rebuild }”
        [bolster] 人工定为“{ param-posture }”策略；按规则为“{ word-posture-bolster }”
       *[none] 人工定为“{ param-posture }”策略；按规则未定策略
    }

event-alert-found = 监测主题{ $watch }触发{ $level }级预警{ $subject }
event-alert-raised = 预警{ $subject }由{ $previous }级升为{ $level }级
event-alert-joined = 同一批信息也触发了{ $watch }，并入预警{ $subject }
event-alert-acknowledged = 预警{ $subject }已确认收到
event-alert-snoozed = 预警{ $subject }暂缓至{ $until }
event-alert-dismissed = 预警{ $subject }解除
event-alert-opened =
    { $mentions ->
        [one] { $level }级预警{ $subject }转为本事件，附1条信息
       *[other] { $level }级预警{ $subject }转为本事件，附{ $mentions }条信息
    }
