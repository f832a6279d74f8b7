# 采集来源，以及`[[sources]]`填写有误时的说明。

col-new-mentions = 新增
col-unmatched = 未命中
none-sources = 尚未设置采集来源
fetch-failed = { $state }：{ $reason }
fetch-file = { $file }：{ $reason }
fetch-rejected = { $result }，{ $rejected }条不合要求
fetch-next = { $result }；{ $time }后重试

word-source-state-fetched = 已采集
word-source-state-unchanged = 无变化
word-source-state-waiting = 上次失败
word-source-state-failed = 失败
word-trouble-offline = 无法连接
word-trouble-timeout = 超时未响应
word-trouble-status = 服务器返回错误
word-trouble-redirect = 被反复转向，或转向了非网页地址
word-trouble-too-large = 内容过大，上限字节数
word-trouble-answer = 返回内容无法识别
word-trouble-address = 网址无法使用

error-source-scheme = `[[sources]]`中的{ $source }：网址须以`http://`或`https://`开头
error-source-url = `[[sources]]`中的{ $source }：{ $kind }类型必须填写`url`，不能填写`path`
error-source-path = `[[sources]]`中的{ $source }：{ $kind }类型必须填写`path`，不能填写`url`
error-source-twice = `[[sources]]`中有两项使用同一编号“{ $source }”，请分别编号
error-source-unknown = 没有名为“{ $source }”的采集来源
error-source-nothing = 没有可用的内容
hint-sources = 请在crisis.toml中增加一段`[[sources]]`，写明`id`、`kind = "rss"`和`url`
explained-first-seen = 来源未给出时间，以首次采集时间{ $time }为准
