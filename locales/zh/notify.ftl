# 通知：发件箱、未送达的原因，以及`[[notify]]`配置的问题。

col-notice = 通知
col-event = 事由
col-notifier = 通知方式
col-next-attempt = 发送时间/下次尝试
none-notices = 没有待发送的通知
none-notifiers = 尚未设置通知方式
notify-delivered = 已送达
notify-reason = { $reason }（{ $detail }）
notify-state-why = { $state }：{ $reason }，已尝试{ $attempts }次
notify-flushed = 已发送{ $sent }条，无需再发{ $moot }条，未送达{ $failed }条
notify-later = 发往{ $notifier }的通知未送达：{ $reason }。{ $time }后重试；查看：crisis notify list
notify-partly = 发往{ $notifier }的通知已发出，但{ $reason }。请用电话通知其他人，并更正crisis.toml中的`[[notify]]`或人员名单
notify-given-up = 发往{ $notifier }的通知已停止重试：{ $reason }。请改用电话通知；查看：crisis notify list

word-occasion-alert = 舆情预警
word-occasion-clock-due-soon = 时限临近
word-occasion-clock-missed = 时限已过
word-occasion-approval-wanted = 待审批
word-occasion-statement-published = 声明已发布
word-notice-state-pending = 待发送
word-notice-state-sent = 已发送
word-notice-state-failed = 已停止重试
word-notice-state-moot = 无需再发
word-failure-offline = 无法连接
word-failure-timeout = 超时未响应
word-failure-status = 服务器拒收
word-failure-service = 平台拒收
word-failure-answer = 返回内容无法识别
word-failure-mail = 邮件服务器拒收
word-failure-partly = 未能送达所有人
word-failure-program = 程序执行失败
word-failure-setup = 配置有误
word-failure-interrupted = 发送中断
word-kind-notice = 通知

error-notify-key-missing = `[[notify]]`中的{ $notify }：{ $kind }类型必须填写`{ $key }`
error-notify-key = `[[notify]]`中的{ $notify }：{ $kind }类型没有`{ $key }`这一项
error-notify-person = `[[notify]]`中的{ $notify }：名单中没有编号为“{ $person }”的人
error-notify-twice = `[[notify]]`中有两项使用同一编号“{ $notify }”，请分别编号
error-notify-unknown = 没有名为“{ $notify }”的通知方式
hint-notify = 请在crisis.toml中增加一段`[[notify]]`，写明`id`、`kind = "wecom"`和`url`
