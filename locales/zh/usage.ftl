# 命令行写法有误。与其他错误一样，句末不加句号。

error-usage = 命令行无法识别
error-usage-argument = 此处没有“{ $argument }”这个参数
error-usage-command = 没有“{ $command }”这个命令
error-usage-missing-command = 此处还须写明要运行的命令
error-usage-missing = 缺少：{ $arguments }
error-usage-no-value = “{ $argument }”后面须有内容
error-usage-value = “{ $argument }”不能写“{ $value }”；可选：{ $values }
error-usage-invalid = “{ $argument }”不能写“{ $value }”
error-usage-conflict = “{ $argument }”与“{ $other }”不能同时使用
error-text-missing = 缺少内容；请写在命令中，或由标准输入给出
error-stdin-long = 标准输入超过{ $limit }字节的上限
error-pair = “{ $text }”写法有误；请写成“名称=内容”
error-span = “{ $text }”不是有效时长；请写成30m、1h或2d
error-zone = 没有时区“{ $zone }”；请写成`Asia/Shanghai`这样的名称
error-version = 没有第{ $version }版；最新为第{ $last }版
error-is-folder = { $path }是文件夹，请指明文件
error-folder-empty = 文件夹{ $path }中没有文件
error-stopped = 已中止，未导入任何内容
error-board-format = 看板为网页，{ $path }应以.html结尾
error-export-format = 声明文件的扩展名应为.docx、.html、.md或.txt，而不是{ $path }
error-report-format = 报告文件的扩展名应为.md、.html、.docx或.json，而不是{ $path }
error-store-backend = 不支持“{ $url }://”形式的数据存储；请写数据文件的路径
error-invalid = 发现错误{ $count }处
hint-help = 在命令后加`--help`可查看用法
