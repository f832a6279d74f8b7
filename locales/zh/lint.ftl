# 文稿检查器在规则之外的用语，以及声明与事实的对照。

lint-finding = { $severity }［{ $rule }］：{ $message }
lint-why = 原因：{ $reason }（{ $source }）
lint-mend = 改法：{ $suggestion }
lint-total = 检查文本{ $texts }篇：错误{ $errors }处，警告{ $warnings }处，建议{ $suggestions }处
lint-note = 检查器另有{ $warnings }处警告、{ $suggestions }处建议，可用`crisis statement check { $statement }`查看
lint-stops = ［{ $rule }］{ $message }；{ $suggestion }
lint-severity-error = 错误
lint-severity-warning = 警告
lint-severity-suggestion = 建议

error-lint = { $statement }有{ $count }处检查错误，不能提交
hint-lint-check = `crisis statement check { $statement }`逐处列出位置、原因和改法
hint-lint-suppress = 如某条规则不适用于本稿：`crisis statement submit { $statement } --suppress 规则 --reason "……"`，理由记入时间线
error-lint-rule = 检查器没有规则{ $rule }
error-lint-rule-id = 规则编号为{ $rule }，但文件名是`{ $file }.yaml`
error-lint-rule-twice = 规则{ $rule }同时出现在`words`和`lint`两个文件夹
error-lint-no-check = 程序里没有名为{ $rule }的检查；自己添加的规则应为词语规则（`kind: word`）
error-lint-class = 这条规则用到词类{ $class }，`playbooks/rules/classes`下没有文件定义它
error-lint-pattern = “{ $pattern }”的括号不配对
error-lint-words = 这条规则的词表无法使用
error-lint-reasons = `--suppress`给了{ $rules }次，`--reason`给了{ $reasons }次；每条规则都要有自己的理由
error-lint-no-files = { $folder }下没有`.md`或`.txt`文件

event-lint-suppressed = { $subject }第{ $version }版不适用规则{ $rule }

help-statement-check = 检查一份声明、一个文件或一个文件夹里的文稿
    .example = crisis statement check ST-0001
    .statement = 要检查的声明：ST-0007，或者7
    .file = 不查声明而查这个文本；如果是文件夹，则检查其下所有`.md`和`.txt`文件
    .channel = 只查这个渠道，例如`weibo`；与`--file`合用时，指文稿准备发布的渠道
    .incident = 对照这起事件的事实台账和已发布声明
    .language = 文稿的语言，不指定则从文稿判断
    .sarif = 输出SARIF 2.1.0，供编辑器和代码托管平台使用
help-arg-suppress = 不因这条规则的错误而停止提交；每条都要用`--reason`说明理由

lint-rule-everywhere = 检查每一篇文本
label-severity = 严重程度
label-mend = 改法
label-stale-facts = 已变事实
col-appears = 见于
task-review-statement = 复核{ $statement }：{ $fact }已变更
compare-texts = { $incident }：{ $texts }篇文本对照{ $facts }条事实
compare-differences = 数字不一致：{ $count }处
compare-stale = 事实有变更或新增，文本已过时：{ $count }处
compare-stale-line = { $statement }用的是{ $fact }第{ $used }次修订，现为第{ $now }次修订
compare-stale-new = { $statement }尚未写入{ $fact }
help-statement-compare = 把一起事件的全部文本与事实台账对照：哪条事实见于哪里，何处不一致，何处已过时
    .example = crisis statement compare INC-0001
