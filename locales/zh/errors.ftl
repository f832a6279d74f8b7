# 出了什么问题、在哪里、接下来怎么办。句末不加句号；提示写明要运行的命令。

error-line = 错误：{ $message }
error-hint = 提示：{ $hint }
error-because = { $message }：{ $cause }

error-bug = 程序自身缺陷，请连同所运行的命令一并反馈
error-io = 读写失败
error-file = 无法读写{ $path }
error-file-exists = { $path }已存在，未作改动；请先移走，或换一个文件名
error-file-too-large = 文件为{ $bytes }字节，超过{ $limit }字节的上限
error-not-utf8 = 文件从第{ $byte }字节起不是UTF-8文本，请另存为UTF-8编码
error-weights = 不是本版本能读取的情感权重文件
error-no-weights = 本程序未内置情感权重，工作区也没有自己的权重
error-query-empty = 没有要查找的内容
error-query-term = 第{ $place }个字符处：此处应为词、引号短语或“（”
error-query-close = 第{ $place }个字符处：这个右括号没有对应的左括号
error-query-bracket = 第{ $place }个字符处：这个左括号没有闭合
error-query-quote = 第{ $place }个字符处：这个引号没有闭合
error-query-deep = 第{ $place }个字符处：括号或NOT嵌套过深
error-query-nothing = 第{ $place }个字符处：“{ $text }”中没有可查找的文字
error-query-field = 第{ $place }个字符处：没有字段“{ $field }”；可用字段为作者、平台、情感；带冒号的文字请加引号
error-query-value = 第{ $place }个字符处：此处应为“{ $field }”的取值
error-query-sentiment = 第{ $place }个字符处：“{ $value }”不是情感；请写正面、中性或负面
error-train-nothing = 此处没有可用的标注数据集，也没有更正可学
error-train-format = 不是该标注数据集的格式
error-empty =
    { $what ->
        [title] 标题不能为空
        [name] 名称不能为空
        [org] 单位名称不能为空
        [asked] --asked不能为空：调查对象是谁？
        [question] --question不能为空：问了什么？
        [result] 结果不能为空
       *[text] 内容不能为空
    }

## 工作区

error-no-workspace = 当前文件夹及其上级文件夹中都没有crisis.toml
error-no-workspace-in = { $folder }中没有crisis.toml
error-workspace-exists = { $path }已存在：此文件夹已是工作区
error-config = crisis.toml有误，无法使用
error-person-twice = 名单中有两人使用同一编号“{ $person }”，请分别编号
error-watch-id = 监测主题缺少编号（id）
error-watch-twice = 有两个监测主题使用同一编号“{ $watch }”，请分别编号
error-watch-empty = 监测主题“{ $watch }”没有可查找的内容：请填写any、all、regex或near，或指定含有同名监测主题的预案
error-watch-unknown = 预案“{ $playbook }”中没有可沿用的监测主题“{ $watch }”，而此处也未填写关键词
error-watch-term = 监测主题“{ $watch }”：关键词“{ $term }”去掉空格和符号后没有内容
error-watch-near = 监测主题“{ $watch }”：near规则至少需要两个词
error-watch-not-found = 没有监测主题“{ $watch }”
error-keywords-none = 关键词表为空
error-keyword-empty = 关键词“{ $keyword }”去掉空格和符号后没有内容
error-watch-regex = 监测主题“{ $watch }”：正则表达式“{ $term }”无法识别

## 预案、模板与规则

error-playbook-unknown = 没有名为“{ $name }”的预案
error-template-unknown = 没有名为“{ $name }”的模板
error-template-head = 声明模板开头应有由两行“---”括起的说明部分
error-template = 模板无法生成文本
error-template-endless = 模板运行不止，请检查循环是否过长
error-template-variable = 模板使用了未知变量“{ $variable }”
error-not-builtin = “{ $name }”只存在于本工作区，没有可供复制的内置文件
error-yaml = YAML内容不符合此处要求
error-yaml-alias = 不支持YAML别名（“*名称”），请直接写出内容
error-yaml-twice = 键“{ $key }”重复出现
error-yaml-deep = 嵌套超过{ $limit }层
error-condition = 预案“{ $playbook }”中“{ $item }”的条件无法判定

## 编号

error-id = “{ $typed }”不是有效编号；请写成{ $example }，或只写数字，或写uuid的前六位
error-id-kind = “{ $typed }”不是这一类的编号；此处应为{ $example }这样的编号
error-id-ambiguous = “{ $typed }”对应多项：{ $names }
error-unknown = 找不到{ param-kind }“{ $typed }”

## 时间

error-time = “{ $time }”不是有效时间
error-time-future = “{ $time }”即{ $resolved }，尚未到来；只能记录已发生的事
error-time-past = “{ $time }”即{ $resolved }，已经过去；截止时间应在此刻之后
error-time-ambiguous = “{ $time }”在{ $zone }因时钟回拨出现两次；请写明{ $first }或{ $second }
error-time-skipped = “{ $time }”在{ $zone }因时钟拨快而不存在

## 数据存储

error-store-missing = 此处没有数据文件
error-store-open = 无法打开数据文件；请确认文件夹存在且有写入权限
error-store-locked = 另一程序正在写入数据文件，等待超时；请稍后重试
error-store-read-only = 数据文件为只读；请检查该文件及其文件夹的权限
error-store-full = 磁盘已满，本次内容未记录；请清出空间后重试
error-store-corrupt = 数据文件已损坏；请原样保留此文件，改用最近的备份
error-store-not-sqlite = 此文件不是本程序的数据文件（不是SQLite数据库）
error-store-foreign = 此文件是其他程序的数据库；请在crisis.toml的`[store] url`中另行指定
error-store-newer = 数据文件由更新版本的程序写成（结构版本{ $found }，本程序支持到{ $known }）
error-store-failed = 数据存储操作失败
error-store-value = 数据文件中有无法读取的值（字段{ $column }）；运行`crisis log verify`可查明位置
error-store-playbook = 数据文件中已没有该事件启用时的预案“{ $playbook }”
error-stale = { $handle }在读取之后已被改动；请重新查看后再操作
error-erased = { $handle }的内容此前已清除

## 事件

error-title-long = 标题有{ $count }字，上限为{ $most }字；其余内容请写入`--summary`
error-detected-before-occurred = 发现时间（{ $detected }）早于事发时间（{ $occurred }），请更正其中之一
error-incident-closed = { $incident }已关闭
error-stage =
    { $action ->
        [assess] { $incident }处于“{ param-stage }”阶段，不能研判；可用`crisis incident reopen { $incident } --reason "…"`恢复处置
        [resolve] { $incident }处于“{ param-stage }”阶段，不能转入复盘；只有处置中的事件可以
        [reopen] { $incident }处于“{ param-stage }”阶段，无需重新打开；只有复盘中或已关闭的事件可以
       *[other] { $incident }处于“{ param-stage }”阶段，不能进行此操作
    }
error-close = { $incident }尚不能关闭，未完成事项：{ $count }项
error-force-reason = 使用`--force`须同时写明`--reason "…"`，理由将记入时间线
error-outcome-reason = 以“{ param-outcome }”关闭须写明`--reason "…"`，理由将记入时间线
error-merged-into = 使用`--outcome merged`须用`--into INC`指明并入哪个事件
error-link-self = 事件不能与自身关联，也不能并入自身

## 研判

error-answer-form = “{ $text }”不是有效答案；请写成“指标=分值”或“指标=选项”，例如`harm=4`
error-indicator = 预案“{ $playbook }”没有指标“{ $indicator }”
error-answer = “{ $value }”不是指标{ $indicator }的答案；可选：{ $words }，或unknown（不清楚）
error-level = 本预案没有级别“{ $level }”；可选：{ $known }
error-override-reason = 人工指定级别或应对策略须写明理由；理由也须对应所指定的级别或策略
error-guard = 目前不得采取“{ param-posture }”策略（规则{ $rule }）

## 任务与时限

error-role = 本预案没有角色“{ $role }”
error-task-finished = { $task }{ param-task-state }，不能再改
error-task-required = { $task }为必做任务；跳过须写明`--reason "…"`
error-task-order = { $task }须在{ $first }之后进行；请先完成或跳过前者
error-clock-stopped = { $clock }的计时已经停止

## 事实与诉求

error-fact-release = 只有已核实的事实才能对外公开；这一条为“{ param-fact-status }”
error-demand-result = 诉求办结须用`--result "…"`写明结果

## 声明

error-channel = 此处没有渠道“{ $channel }”
error-no-channel = 请至少指定一个渠道：`--channel weibo,wechat`
error-which-channel = 文本分多个渠道，请用`--channel`指明其一：{ $channels }
error-variable = 模板“{ $template }”没有可设置的变量“{ $name }”
error-gap = 文本中没有名为“{ $name }”的待填之处
error-nothing-changed = 内容没有变化；请给出新文本、`--set 名称=内容`或`--next-update 时间`
error-up-to-date = { $statement }已是最新：所用事实没有变化
error-supersede = { $statement }（{ param-statement-state }）不能被替代；只能替代同一事件中已发布的声明
error-statement-state =
    { $action ->
        [edit] { $statement }{ param-statement-state }，不能修改
        [submit] { $statement }为“{ param-statement-state }”状态，不能提交；只有草稿可以提交审批
        [approve] { $statement }为“{ param-statement-state }”状态，目前无需批准
        [reject] { $statement }为“{ param-statement-state }”状态，不能驳回；只有审批中或已批准的可以驳回
        [publish] { $statement }{ param-statement-state }，没有可再发布的内容
        [withdraw] { $statement }{ param-statement-state }，不能再撤回
       *[other] { $statement }为“{ param-statement-state }”状态，不能进行此操作
    }
error-gaps = { $statement }还有{ $count }处待填
error-too-long = { $channel }文本有{ $count }字，该渠道上限为{ $most }字，请删减
error-nobody-in-role = 须由角色{ $role }批准，但除起草人外无人担任该角色
error-not-in-roster = { $person }不在名单中；只有名单中的人可以审批
error-own-draft = { $person }是{ $statement }的起草人，不能审批自己起草的声明，请由他人审批
error-own-draft-deputy = { $person }是{ $statement }的起草人，不能由其代理人{ $deputy }代为批准
error-no-short-way = 预案没有为{ $statement }规定紧急程序；尚缺审批：{ $roles }
error-short-way = 按紧急程序发布，{ $statement }须先提交并经以下角色批准：{ $role }
error-nothing-signed = { $statement }没有任何签名批准，无可证明
error-proof-file = 不是证明文件
error-proof-format = 证明文件的格式为{ $format }，本程序支持{ $known }
error-unsigned = { $statement }的审批须由以下角色签名：{ $roles }
error-signed-backdated = 签名只能当场作出，请勿使用`--at`
error-approved-since = { $statement }在读取之后已由{ $by }批准；不带`--base`修改将使该批准作废
error-key-of-another = 该密钥文件属于{ $owner }，不属于{ $person }
error-key-unregistered = { $person }的这枚密钥未在本工作区登记
error-key-revoked = { $person }的密钥{ $key }已吊销
error-key-exists = { $person }已有密钥：{ $key }
error-key-file = 不是密钥文件
error-key-file-exists = { $path }已存在；不会覆盖已有密钥
error-key-version = 密钥文件的格式版本为{ $version }，本程序支持{ $known }
error-key-mode = 他人可读取{ $path }（权限{ $mode }）；私钥只应由本人读取
error-no-key-file = 找不到密钥文件{ $path }
error-passphrase = 口令错误，或密钥文件已被改动
error-passphrase-differs = 两次输入的口令不一致
error-passphrase-short = 口令至少{ $least }个字符
error-no-passphrase = 没有终端，无法询问口令
error-absence = { $person }的离岗记录有误：代理人须为他人，结束日期不得早于开始日期
error-absence-person = 离岗记录中的“{ $person }”不在人员名单内
error-no-role = { $person }不具有审批{ $statement }的角色；所需角色：{ $roles }
error-order = 尚未轮到{ $person }：须先由{ $first }批准
error-already-approved = { $person }已批准过{ $statement }的这一文本
error-stale-approval = 所读为第{ $read }版，现行为第{ $current }版；请阅读现行版本后再批准
error-via = 登记口头批准（`--for`）须用`--via`注明方式：`phone`（电话）、`chat`（聊天消息）或`in-person`（当面）
error-not-approved = { $statement }（{ param-statement-state }）尚未完成审批；还缺：{ $roles }
error-already-published = { $statement }已在{ $channel }发布
error-family-first = 文本写明了死亡或诊断（“{ $word }”），但没有已告知家属的记录

## 复盘

error-question = 本预案没有复盘问题“{ $question }”
error-action-settled = { $action }{ param-action-state }，不能再改

## 舆情信息

error-attach-incident = 使用`--attach`须同时写明`--incident INC`：证据随事件保存
error-feed = 订阅源无法读取
error-feed-long = 订阅源超过{ $limit }字节
error-sheet = 电子表格无法读取
error-sheet-long = 电子表格超过{ $limit }字节
error-sheet-bomb = 电子表格解压后超过{ $limit }字节，未读取
error-database = 数据库无法读取
error-database-empty = 数据库中没有表
error-database-stream = 数据库不能从标准输入读取；请写明文件
error-csv = CSV无法读取
error-layout-none = 没有适用于这些列的导入格式：{ $found }
error-layout-wrong = 导入格式“{ $layout }”不适用：缺少{ $missing }；现有列：{ $found }
error-layout-unknown = 没有名为“{ $layout }”的导入格式
error-map = “{ $typed }”无法识别；请写成“字段=列名”，字段可用：{ $fields }
error-map-column = 没有“{ $column }”列，无法用作“{ $field }”；现有列：{ $found }
error-dates = “{ $word }”不是日期顺序；请写dmy或mdy
error-strict =
    { $reason ->
        [columns] 第{ $line }行列数与表头不符，全部未导入
        [encoding] 第{ $line }行既不是UTF-8也不是GB18030编码，全部未导入
        [missing] 第{ $line }行缺少时间或正文，全部未导入
        [time] 第{ $line }行时间无法识别，全部未导入
        [future] 第{ $line }行时间在未来，全部未导入
        [year] 第{ $line }行时间早于1970年，全部未导入
        [value] 第{ $line }行有类型不符的值，全部未导入
        [long] 第{ $line }行过长，全部未导入
        [layout] 第{ $line }行的列没有适用的导入格式，全部未导入
        [json-cut] 第{ $line }行的JSON不完整，全部未导入
        [feed] 订阅源内容在第{ $line }行中断，全部未导入
        [no-object] 第{ $line }行不是JSON对象，全部未导入
        [json] 第{ $line }行JSON格式有误，全部未导入
       *[other] 第{ $line }行无法使用（{ $reason }），全部未导入
    }

reject-columns = 有{ $found }列，表头为{ $expected }列
reject-encoding = 既不是UTF-8也不是GB18030编码（全文件为{ $cause }）
reject-missing =
    { $field ->
        [time] 缺少“time”；可用“--at 时间”为没有时间的各行统一指定
       *[other] 缺少“{ $field }”
    }
reject-time = “{ $value }”不是有效时间，或日、月顺序不明；请写成2026-11-22 08:30，或用--dates dmy、--dates mdy指明
reject-future = “{ $value }”超出当前时间一天以上
reject-year = “{ $value }”为{ $year }年，早于1970年
reject-value = { $value }不能用作“{ $field }”的值
reject-long = 超过{ $limit }字节
reject-feed = 订阅源内容在此中断：{ $cause }
reject-layout = 没有适用于其列的导入格式
reject-json-cut = JSON格式有误：内容不完整，或嵌套过深
reject-no-object = 不是JSON对象
reject-json = 第{ $column }列JSON格式有误：{ $cause }

## 事件或声明的未完成事项

open-stage = 尚未进入复盘（当前阶段：{ param-stage }）：`crisis incident resolve { $incident }`
open-task = { $task } { $title }：`crisis task done { $task }`
open-clock = { $clock } { $rule }仍在计时：办理后运行`crisis task done { $clock }`
open-statement = { $statement }{ param-statement-state }、尚未发布：请发布或撤回
open-question = 复盘问题{ $question }尚无答复：{ $text }
open-gap = { $marker }：`{ $command }`

## 日志校验发现的异常

breach-gap = 此行之前有缺行
breach-chain = 此行与上一行接不上
breach-row = 此行写入后被改动
breach-payload = 此行的文字写入后被改动
breach-payload-missing = 此行的文字已不存在，且没有清除记录
breach-head = 所记的链头不在链中：日志末尾被截断或重写
breach-gone = 日志中有记录，数据中已不存在
breach-unrecorded = 数据中存在，日志中从无记录
breach-changed = 与最后一次记录不符：绕过日志被改动
breach-unreadable = 含有无法读取的值
breach-evidence = 所存文件已不存在，或不是当时附上的文件
breach-signature = 签名不符：文本、人员、角色或时间与签名时不一致
breach-signature-key = 没有登记过此人的这枚密钥
breach-signature-revoked = 签名时密钥已吊销，该批准不计

## 预案文件的问题

problem-shape = 内容不符合此处要求
problem-unknown-key = 未知的键“{ $key }”
problem-unknown-key-near = 未知的键“{ $key }”，是否应为“{ $near }”？
problem-missing-key = 缺少键“{ $key }”
problem-language = 文本缺少一种语言：{ $lang }
problem-duration = “{ $value }”不是有效时长；请写成30m、4h或2d
problem-form = “{ $value }”的写法不适用于此键
problem-choice = “{ $value }”不在此键的可选范围内：{ $options }
problem-met-by = “{ $value }”不能使时限停止；可写published、published:模板、told:利益相关方、task:步骤、assessed、resolved或hand
problem-met-by-unknown =
    { $kind ->
        [stakeholder] 时限“{ $id }”等待未知的利益相关方“{ $value }”
        [step] 时限“{ $id }”等待未知的步骤“{ $value }”
       *[template] 时限“{ $id }”等待未知的模板“{ $value }”
    }
problem-id-twice = 编号“{ $id }”重复
problem-level = 未知的级别“{ $value }”
problem-role = “{ $id }”使用了未知的角色“{ $value }”；相近的角色：〔{ $near }〕
problem-template = “{ $id }”使用了未知的模板“{ $value }”；运行`crisis template list`可查看全部
problem-channel = “{ $id }”使用了未知的渠道“{ $value }”
problem-step = “{ $id }”等待未知的步骤“{ $value }”
problem-step-cycle = 这些步骤互相等待：{ $steps }
problem-condition = “{ $id }”的条件无法解析
problem-condition-name = “{ $id }”的条件使用了未知名称“{ $value }”
problem-scale-words = 指标“{ $id }”有两个答案用了同一选项词
problem-weight = 指标“{ $id }”的权重须大于0且不超过100，worst_case须为0至4
problem-first-hour = 级别{ $level }在首小时内有{ $count }个步骤到期；值班人员最多顾及{ $most }个
problem-extends-unknown = 所继承的预案“{ $name }”不存在
problem-extends-cycle = 继承关系成环：{ $chain }
problem-not-override = “{ $id }”是继承项；要替换请写`override: true`，否则请换一个编号
problem-override-unknown = “{ $id }”没有可替换的继承项
problem-drop-unknown = “{ $id }”不能去除：继承项中没有此编号

## 提示

hint-train = 可用`crisis monitor train --data 文件夹`训练，或将权重文件放到工作区的weights/sentiment.bin
hint-query = 可用词、"短语"、AND、OR、NOT或-、括号、作者: 平台: 情感:，例如`"急诊科" AND (态度 OR 等待) -广告`
hint-watches = 在crisis.toml的[[watches]]下添加；可沿用`crisis playbook show base`中的监测主题
hint-init = 用`crisis init --org "单位名称"`新建工作区，或用`--workspace 文件夹`指定工作区
hint-map = 请自行指定各列：`crisis monitor import { $file } --map time={ $time } --map text={ $text }`
hint-import-at = 各行没有时间的，可用--at统一指定；文件名中如有2026-11-22这样的日期，也会读取
hint-layout-fits = 适用的导入格式是“{ $layout }”，不加--layout即可自动识别
hint-layouts = 现有导入格式：{ $names }
hint-upgrade = 请在这台电脑上安装最新版本；数据文件未作改动
hint-did-you-mean = 是否要找：{ $names }
hint-playbook-list = 运行`crisis playbook list`查看全部预案
hint-template-list = 运行`crisis template list`查看全部模板
hint-template-show = 请将{ $template }与内置模板对照：`crisis template show holding`
hint-time = 可写2026-11-22T08:30:00+08:00、"2026-11-22 08:30"、08:30、-2h或now
hint-incident-open = 目前没有未关闭的事件；新建事件：`crisis incident open "标题" --playbook base`
hint-open-incidents = 未关闭的事件：{ $names }；运行`crisis incident list`查看全部
hint-reopen = 重新打开：`crisis incident reopen { $incident } --reason "…"`
hint-assess = 请先研判：`crisis assess { $incident }`；如属误报：`crisis incident close { $incident } --outcome false-alarm --reason "…"`
hint-close-force = 请先完成所列事项；确需关闭：`crisis incident close { $incident } --outcome resolved --force --reason "…"`
hint-guard = { $reason_zh }
hint-submit = 请先提交审批：`crisis statement submit { $statement }`
hint-approve = 批准：`crisis statement approve { $statement }`；登记口头批准：`crisis statement approve { $statement } --for 姓名 --via phone --evidence "…"`
hint-approve-sign = 签名批准：`crisis statement approve { $statement } --sign`；密钥由`crisis key new`生成
hint-spoken-unsigned = 口头批准无法签名，请批准人本人运行`crisis statement approve … --sign`
hint-key-new = 生成并登记密钥：`crisis key new`
hint-key-revoke = 如已遗失，先吊销：`crisis key revoke { $key } --reason "…"`
hint-key-mode = `chmod 600 { $path }`
hint-passphrase = 请设置CRISIS_PASSPHRASE，或用`--passphrase-file`指定文件
hint-supersede = 已发布的文本不再改动；请另起草声明，并加`--supersedes { $statement }`
hint-roster = 请在crisis.toml中让另一人担任该角色：`[[people]]`条目写`roles = ["{ $role }"]`
hint-roster-person = 请在crisis.toml中增加一条`[[people]]`，写明id、name和roles；用`--as 姓名`表明操作人
hint-family = 请先告知家属并登记：`crisis stakeholder contact { $incident } family "…" --via phone`；确实无法先行告知的，发布时用`--reason "…"`写明理由

## 序列与检测器

error-series-columns = 该行不是timestamp,value两列
error-series-time = “{ $time }”不是时间；请写作2026-11-22 02:00:00或RFC 3339格式
error-series-value = “{ $value }”不是计数；没有观测到时请留空
error-series-order = 该行不晚于上一行；请按时间排序并去掉重复行
error-series-step = 该行仅比上一行晚{ $seconds }秒，而每行应为{ $width }秒；请统一步长，或用--bucket指定最小步长
error-series-long = 该行超过{ $limit }字节；文件是timestamp,value格式吗？
error-detector-set = “{ $text }”应写作名称=数值
error-detector-parameter = 检测器没有参数{ $name }；可用参数：{ $known }
error-detector-range = { $name }的取值超出范围

error-no-watches = 尚未配置监测主题，无从判断
error-threshold-unknown = { $name }不是预案的阈值；指标有{ $known }，各带.I、.II或.III
error-alert-opened = { $alert }已转为{ $incident }
error-alert-settled = { $alert }已是{ $state }状态
error-replay-span = 结束时间{ $to }不晚于开始时间{ $from }
## 对外版与预案修改

error-no-follow-up = { $task }不是回访任务；运行`crisis review follow-up INC-0001`查看事件的回访
error-follow-up-note = `--note`只用于某一次回访：请写明任务，例如TSK-0042
error-setting = `{ $text }`不是“路径=值”的形式
error-edit-path = `{ $path }`不存在：预案的这一处没有`{ $key }`
error-edit-block = `{ $path }`是一整段：请指明其中的一个值，或附上差异文件
error-patch-none = 文件中没有可以套用的统一格式差异
error-patch-context = 差异文件第{ $line }行：预案中找不到它所依据的内容
error-patch-twice = 差异文件第{ $line }行：它所依据的内容在预案中不止一处，请多给几行上下文
error-propose-nothing = 修改后预案{ $playbook }没有变化
error-propose-unsound = 修改后的预案有{ $count }处不合规，未予采用
error-propose-none = { $action }没有附带预案修改建议
error-propose-own = { $path }是本单位自己的预案，不会擅自覆盖
hint-propose = 附上修改建议：crisis review action INC-0001 "…" --set respond.clocks.first-statement.limit.I=30m
hint-propose-replace = 先用`crisis playbook propose { $action } --show`查看差异，再加`--replace`写入；原文件会留在旁边
error-edition = 对外版未生成：还有{ $count }处可以认出具体的人
hint-edition = 这些内容写在报告模板里，或连起来才能认出：请修改模板或相应记录，或改用`--edition internal`
