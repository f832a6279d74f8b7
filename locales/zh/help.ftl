# 帮助：键名为help-加命令路径；.example是一条能直接运行的命令；只属于该命令的参数各占一个属性。
# 多个命令共用的参数写在help-arg-…。一行不超过26个汉字，过长的在此处断行。

help-usage = 用法：
help-commands = 命令
help-command = 命令
help-arguments = 参数
help-options = 选项
help-global = 通用选项
help-options-placeholder = [选项]
help-example =
    示例：
      { $example }
help-values =
    { $help }
    值：{ $values }

## 共用参数

help-arg-workspace =
    crisis.toml所在文件夹；默认取CRISIS_WORKSPACE，
    再逐级向上查找
help-arg-format = 输出格式，默认table
help-arg-lang =
    显示语言；默认依次取CRISIS_LANG、
    工作区设置、系统语言
help-arg-actor =
    操作人：名单中的编号或姓名；默认取
    CRISIS_ACTOR，再取系统用户名
help-arg-at =
    事情发生的时间，默认为现在。TIME可写
    2026-11-22T08:30:00+08:00、"2026-11-22 08:30"、
    08:30（已发生的取最近一次，期限取下一次）、
    -2h、+30m（仅限期限）或now
help-arg-color =
    颜色，默认auto：在终端上启用，
    设有NO_COLOR时停用
help-arg-quiet = 不显示附注，只输出结果和错误
help-arg-verbose = 显示更多附注
help-arg-help = 显示本帮助
help-arg-version = 显示版本号
help-arg-incident = 事件：INC-0042、42，或uuid的前六位
help-arg-task = 任务：TSK-0103，或103
help-arg-fact = 事实：F-0012，或12
help-arg-demand = 诉求：D-0003，或3
help-arg-statement = 声明：ST-0007，或7
help-arg-mention = 舆情信息：M-0250，或250
help-arg-alert = 预警，例如AL-0001
help-arg-playbook = 预案；运行crisis playbook list查看全部
help-arg-template = 模板；运行crisis template list查看全部
help-arg-title = 标题，不超过200字
help-arg-summary = 一句话说明发生了什么，可用于声明
help-arg-lead = 处置负责人：名单中的编号或姓名
help-arg-occurred-at = 事发时间
help-arg-detected-at = 本单位获知的时间；默认为启动时间
help-arg-tags = 标签；多个则重复此选项
help-arg-text = 内容；省略或写“-”时从标准输入读取
help-arg-reason = 理由，记入时间线
help-arg-attach = 作为证据保存的文件（按SHA-256）；可重复
help-arg-owner = 承办人：名单中的编号或姓名
help-arg-due = 截止时间
help-arg-source = 出处：文件、人员或系统
help-arg-verified-by = 核实人
help-arg-via = 方式：phone、chat或in-person
help-arg-on-behalf-of =
    代为登记其口头决定的人；批准时
    须同时写明--via
help-arg-next-update =
    承诺下次通报的时间；发布后自动计时
help-arg-platform = 平台，例如weibo、douyin、hotline
help-arg-output = 要写入的文件

## crisis

help-crisis =
    陪值班人员走完一次舆情危机：定级、任务与时限、事实、声明审批与发布、复盘。
    不带命令运行时，列出接下来要做的三件事。
    .example = crisis incident open "急诊久候视频" --playbook base --holding weibo,wechat

help-init = 新建工作区：crisis.toml及同一文件夹中的数据文件
    .example = crisis init . --org "江城市第一医院"
    .dir = 文件夹，不存在则新建；默认为当前文件夹
    .org = 单位名称，即声明中的署名
    .region =
        国家或地区代码，例如CN，决定适用哪些规定；
        中文工作区默认CN
    .kind = 单位类型；默认hospital
    .timezone =
        时区，例如Asia/Shanghai；默认随国家或地区，
        否则为UTC
    .store = 数据文件路径；默认crisis.toml旁的crisis.db
    .hotline = 声明中印出的热线电话
help-demo = 在新文件夹中演示一个已办结的虚构案例
    .example = crisis demo
    .dir = 所用文件夹，须不存在或为空；默认crisis-demo
help-status = 目前情况：接下来做什么、什么已超时、等谁审批
    .example = crisis status --check
    .check = 有任务或时限超时则以退出码1结束

## 事件

help-incident = 事件的启动、跟进与关闭
help-incident-open = 启动一个事件，并排定任务和时限
    .example = crisis incident open "急诊久候视频" --playbook base --holding weibo,wechat
    .playbook =
        所用预案；运行crisis playbook list查看全部，
        base适用于各类事件
    .holding = 同时起草首次声明，写明渠道，用逗号分隔
    .drill = 演练：处处标明，不计入统计
help-incident-list = 列出事件；不加选项为全部
    .example = crisis incident list --open
    .open = 只列未关闭的
    .closed = 只列已关闭的
    .cases = 案例库：处置完毕并结案的事件，附有效做法、不足之处和经验教训
    .output = 案例库要写入的文件，扩展名为.md、.html、.docx或.json
    .edition = 案例库给谁看；shareable为对外版，不出现任何个人
help-incident-show = 查看一个事件及其时限和任务
    .example = crisis incident show INC-0001
help-incident-timeline = 查看时间线：何时、何人、何事
    .example = crisis incident timeline INC-0001
help-incident-note = 在时间线上记一笔，可附证据
    .example = crisis incident note INC-0001 "急诊科主任确认候诊4小时"
help-incident-update = 更正或补充事件信息；未给出的不变
    .example = crisis incident update INC-0001 --occurred-at "2026-11-20 21:10" --lead li
    .untag = 要去掉的标签；多个则重复此选项
help-incident-link = 将事件与其他事件、舆情信息或网页关联
    .example = crisis incident link INC-0001 https://example.org/post/1
    .target = INC-0002、M-0250，或以http开头的网址
help-incident-resolve = 结束处置，转入复盘
    .example = crisis incident resolve INC-0001 --reason "两日内无新增信息"
help-incident-close = 关闭事件；必做事项未完成则不予关闭
    .example = crisis incident close INC-0001 --outcome resolved
    .outcome = 结果
    .into = 并入哪个事件；--outcome merged时必填
    .force = 尚有未完成事项仍要关闭；须写明--reason
    .reason =
        理由；使用--force、误报或并入时必填，
        记入时间线
help-incident-reopen = 将复盘中或已关闭的事件恢复到处置
    .example = crisis incident reopen INC-0001 --reason "又有一名患者反映同类情况"

## 研判

help-assess = 研判事件：确定级别和应对策略；在终端上逐项提问
    .example = crisis assess INC-0001 --set harm=minor --set spread=3
    .set =
        一项答案：0–4分、选项词或unknown；可重复。
        未给出的沿用上次答案
    .level = 人工指定级别；须写明--reason
    .posture = 人工指定应对策略；须写明--reason
    .reason = 人工指定级别或策略的理由，记入时间线

## 任务

help-task = 事件任务的查看与办理
help-task-list = 按紧急程度列出未完成的任务，*为必做
    .example = crisis task list INC-0001
    .all = 连同已完成和已跳过的
help-task-add = 新增预案之外的任务
    .example = crisis task add INC-0001 "答复市电视台采访提纲" --role pr --due +2h
    .title = 要做什么
    .role = 承担的角色；运行crisis playbook show base查看
    .required = 必做：不完成则事件不能关闭
help-task-start = 开始办理任务
    .example = crisis task start TSK-0001
help-task-done = 完成任务，或人工停止一项时限
    .example = crisis task done TSK-0001 --note "监控录像已由信息科封存"
    .task = 任务TSK-0103，或时限CLK-0008
    .note = 办理结果，记入时间线
help-task-skip = 跳过任务
    .example = crisis task skip TSK-0002 --reason "不涉及合作单位"
    .reason = 理由；必做任务须写明，记入时间线
help-task-assign = 把任务指派给某人
    .example = crisis task assign TSK-0001 li
    .person = 名单中的编号或姓名

## 事实

help-fact = 记录已知情况、核实程度与公开范围
help-fact-add = 记录一条事实
    .example = crisis fact add INC-0001 "候诊4小时" --status confirmed --source "分诊记录"
    .status = 核实程度，默认unconfirmed
    .release =
        公开范围，默认internal；只有已核实的
        才能公开
help-fact-set = 随核实进展更改事实；未给出的不变
    .example = crisis fact set F-0001 --status confirmed --release public --verified-by li
    .text = 新的表述
    .status = 核实程度
    .release = 公开范围；只有已核实的才能公开
help-fact-list = 列出事件的全部事实
    .example = crisis fact list INC-0001
help-fact-erase = 依法清除一条事实的内容，日志仍保持完整
    .example = crisis fact erase F-0002 --reason "当事人依法要求删除"

## 诉求

help-demand = 记录当事人的诉求及办理结果
help-demand-add = 记录一项诉求
    .example = crisis demand add INC-0001 "查阅复印病历" --by 家属 --due +1d
    .by = 提出人
    .promise = 已作的承诺
    .owner = 负责办理的人：名单中的编号或姓名
help-demand-set = 登记诉求的办理结果；未给出的不变
    .example = crisis demand set D-0001 --state met --result "病历复印件已交付"
    .state = 办理状态；除open外须写明--result
    .promise = 已作的承诺
    .result = 办理结果
    .owner = 负责办理的人：名单中的编号或姓名
help-demand-list = 列出事件的全部诉求
    .example = crisis demand list INC-0001

## 利益相关方

help-stakeholder = 记录须告知谁、已告知谁
help-stakeholder-add = 新增预案未列的利益相关方
    .example = crisis stakeholder add INC-0001 "街道办事处" --group regulator
    .name = 个人、单位或群体的名称
    .group = 所属群体
    .before_public = 须先于公众告知
help-stakeholder-list = 列出利益相关方及各自的告知时间
    .example = crisis stakeholder list INC-0001 --untold
    .untold = 只列尚未告知的
help-stakeholder-contact = 登记已告知某方
    .example = crisis stakeholder contact INC-0001 family "已向患者之子说明情况" --via phone
    .party = 预案中的名称（例如family），或SH-0002
    .text = 所说内容；省略或写“-”时从标准输入读取

## 声明

help-statement = 声明的起草、审批与发布
help-statement-draft = 按模板起草声明，每个渠道一份文本
    .example = crisis statement draft INC-0001 --template fact-update --channel weibo
    .channel = 渠道，用逗号分隔；默认按预案
    .language = 文本语言；默认同--lang
    .set =
        模板变量，运行crisis template show NAME查看；
        可重复
    .unknowns = 尚不清楚的事项；可重复
    .actions = 正在采取的措施；可重复
    .commitments = 作出的承诺；可重复
    .advice = 给公众的提示；可重复
    .next_update = 承诺下次通报的时间；默认按预案
    .contact = 咨询方式；默认为crisis.toml中的热线
    .supersedes = 所替代的已发布声明，例如ST-0006
help-statement-show = 查看声明：文本、待填之处、审批情况
    .example = crisis statement show ST-0001
    .diff = 与此版本的差异；不写版本号则与上一版比较
help-statement-list = 列出事件的全部声明
    .example = crisis statement list INC-0001
help-statement-edit = 修改文本；已有的批准随即作废
    .example = crisis statement edit ST-0001 --set contact=027-12345678
    .text = 某一渠道的新文本；写“-”时从标准输入读取
    .file = 新文本所在文件
    .channel = 所属渠道；有多个渠道时必填
    .set =
        按名称填写待填之处，运行
        crisis statement show查看；可重复
    .base = 修改所依据的版本；其间有人改过或批准过则拒绝
help-statement-redraft = 按现有事实重新起草；手工修改留在上一版
    .example = crisis statement redraft ST-0001
help-statement-submit = 提交审批；仍有待填之处则不予提交
    .example = crisis statement submit ST-0001
help-statement-approve = 批准声明，或登记电话批准
    .example = crisis statement approve ST-0001 --for li --via phone --evidence "已宣读全文"
    .evidence = 原话，或留存于何处
    .version = 批准人所读的版本；已有新版则拒绝
    .sign = 用本人密钥签名
    .key = 本人密钥文件；默认依次为CRISIS_KEY、工作区的keys/人员.key
help-statement-reject = 将声明退回起草人
    .example = crisis statement reject ST-0001 --reason "写了尚未证实的原因"
    .reason = 须改什么，供起草人查看
    .on_behalf_of = 代为登记其口头决定的人
help-statement-publish = 登记声明已发布；须先完成审批
    .example = crisis statement publish ST-0001
    .channel = 渠道，用逗号分隔；默认为尚未发布的全部渠道
    .url = 发布网址
    .reason =
        未告知家属即公布死亡或诊断的理由，或走
        紧急程序的理由
    .expedite = 按预案的紧急程序发布：一个角色先批准，其余补签
help-statement-withdraw = 撤回声明
    .example = crisis statement withdraw ST-0001 --reason "所述时间有误"
help-statement-verify-proof = 核验证明文件；不需要工作区
    .example = crisis statement verify-proof proof.json
    .file = 证明文件
    .trust = 从其他途径得知的公钥；一经指定，其余密钥不予采信；可重复
help-statement-export = 将声明写成文件；未正式发布的加标记
    .example = crisis statement export ST-0001 -o notice.docx --channel website
    .output = 文件名，扩展名为.docx（公文式通报）、.html、.md或.txt
    .channel = 所属渠道；有多个渠道时必填
    .proof = 写出证明文件，供第三方核验谁批准了哪份文本
    .number = 本单位的发文字号，印在文首；写明后.docx用红色版头

## 密钥

help-key = 审批签名所用的密钥
help-key-new = 生成以口令保护的密钥，并登记公钥
    .example = crisis key new --as wang
    .person = 密钥持有人：人员名单中的编号或姓名；默认为本人
    .output = 私钥文件；默认为工作区的keys/人员.key
help-key-list = 列出已登记的密钥
    .example = crisis key list
help-key-revoke = 吊销密钥；如早已遗失，用--at写明时间
    .example = crisis key revoke KEY-0001 --reason "笔记本失窃" --at -2h
    .key = 密钥：KEY-0001，或1
help-arg-passphrase-file = 口令文件，取首行，例如/dev/fd/3；默认依次为CRISIS_PASSPHRASE、终端输入

## 舆情信息

help-monitor = 舆情信息的采集与走势
help-monitor-import = 导入舆情监测工具、爬虫或订阅源的文件
    .example = crisis monitor import mentions.csv --incident INC-0001
    .file = 文件或文件夹，写“-”则读标准输入；文件类型、编码和列名自动识别
    .incident = 所属事件
    .platform = 各列未写明平台时所用的平台
    .layout = 指定按哪种导入格式读取，不自动识别
    .map =
        指定字段所在的列，如text=正文，可多次使用。
        字段：id、time、platform、author、url、text、
        reposts、comments、likes、reach、sentiment、parent
    .dates = 03/04/2026的日、月顺序：dmy或mdy
    .strict = 有一行不合要求则全部不导入
    .rejected = 将未采用的行连同行号、原因写入此文件（CSV）
    .all = 未命中任何监测主题的也一并保存
help-monitor-add = 登记一次来电、投诉或一条帖文
    .example = crisis monitor add "等了4小时没人管" --platform hotline --author 吴女士
    .author = 发布人或来电人
    .url = 网址
    .incident = 所属事件；使用--attach时必填
help-monitor-fetch = 采集crisis.toml中的订阅源和收件文件夹；已有的不重复导入
    .example = crisis monitor fetch
    .source = 只采集此来源；失败后等待重试的也立即采集
help-monitor-run = 立即并按间隔反复采集、扫描、检查时限，直到中断
    .example = crisis monitor run --once
    .every = 两轮之间的间隔；默认5m
    .once = 只执行一轮，供系统的计划任务调用
help-monitor-scan = 判断各监测主题有无异常并预警；重复运行不会重复预警
    .example = crisis monitor scan
    .watch = 只看此监测主题
    .as_of = 假定现在是这一时刻；默认为现在
help-monitor-replay = 用历史数据重新判断：会有几次预警，换一种设置又会怎样
    .example = crisis monitor replay --watch care-harm --from -30d --set return_days=7
    .watch = 监测主题
    .from = 起始时间；默认为结束前30天
    .to = 结束时间；默认为现在
    .set =
        预案阈值（negative-count.II=30）
        或检测器参数（return_days=7）；可重复
help-monitor-detect = 在计数序列中找出异常：一遍读完，绝不看后面的数据
    .example = crisis monitor detect --series counts.csv --format jsonl
    .series =
        按时间排序的timestamp,value两列CSV，写“-”则读
        标准输入；没有观测到的留空
    .bucket = 每行的时长；默认取前三行的最小步长
    .set = 检测器参数，例如return_days=7；可重复
help-monitor-classify = 判断文本的情感：正面、中性或负面
    .example = crisis monitor classify "护士态度恶劣，等了三个小时没人管"
    .text = 一条文本；省略时从标准输入逐行读取
help-monitor-search = 按内容查找舆情信息
    .example = crisis monitor search "急诊科 AND (态度 OR 等待) -广告" --from -2d
    .query =
        词、"短语"、AND、OR、NOT或-、括号、词首加*，
        作者: 平台: 情感:
    .from = 自此时起
    .to = 至此时之前
    .platform = 限此平台
    .author = 限作者名含此内容者
    .watch = 限此监测主题命中者
    .incident = 限此事件
    .limit = 最多列出的条数；默认20
help-monitor-label = 更正舆情信息的情感；更正会用于下一次训练
    .example = crisis monitor label M-0001 negative
    .sentiment = 应为哪一种
    .list = 列出人工标注
help-monitor-train = 用标注数据集训练情感权重，或评估其效果
    .example = crisis monitor train --data sets -o weights/sentiment.bin --from-labels
    .data = 标注数据集所在文件夹；有哪些用哪些，原地读取
    .from_labels = 一并学习本工作区的人工更正
    .output =
        权重写入此文件；放在工作区的weights/sentiment.bin
        即可生效
    .folds = 不写文件，分成若干份交叉验证；同一文本的副本不拆开
help-monitor-trend = 查看舆情走势：数量、负面占比、触达、平台、热点内容、高频词
    .example = crisis monitor trend INC-0001 --by hour --from -1d
    .incident = 某一事件；不填且无--watch时统计全部
    .watch = 某一监测主题
    .by = 每行的时间跨度：hour、day，或30m这样的时长；默认按小时，行数过多时按天
    .from = 起始时间；默认为首条信息
    .to = 截止时间；默认为末条信息
help-monitor-clusters = 按热度列出雷同、转发的内容；或说明某条信息为何归入一组
    .example = crisis monitor clusters INC-0001
    .subject = 事件；或舆情信息编号（M-0001），查看所属内容组及相同部分
    .watch = 某一监测主题
    .from = 起始时间；默认为首条信息
    .to = 截止时间；默认为末条信息
    .limit = 最多列出的组数
help-monitor-explain = 查看某条信息或文字命中了哪些监测主题、命中在何处，或为何未命中
    .example = crisis monitor explain --text "给我妈用错药了" --platform weibo
    .mention = 舆情信息
    .text = 直接给出文字；“-”表示从标准输入读取
    .platform = 文字来自的平台
help-monitor-match = 统计标准输入中各关键词出现的条数，每行一条
    .example = crisis monitor match --keywords keywords.txt
    .keywords = 关键词文件，每行一个
help-mention = 单条舆情信息的处理
help-mention-erase = 依法清除一条舆情信息的内容，日志仍保持完整
    .example = crisis mention erase M-0001 --reason "发布者依法要求删除"

## 复盘

help-review = 复盘：问题、经验教训、改进措施、报告
help-review-show = 查看复盘：问题与答复、经验教训、改进措施
    .example = crisis review show INC-0001
help-review-answer = 答复一个复盘问题；新答复替代旧答复
    .example = crisis review answer INC-0001 what-failed "第二次通报迟了3小时"
    .question = 问题编号；运行crisis review show查看
help-review-lesson = 记录一条经验教训
    .example = crisis review lesson INC-0001 "员工先于公众获知" --kind worked
    .kind = 类别，默认lesson
help-review-action = 新增改进措施，或登记其结果
    .example = crisis review action INC-0001 "在入口公示候诊时长" --owner li --due +30d
    .target =
        新增时写事件；登记结果时写措施，例如ACT-0001，
        并加--done或--drop
    .text = 要改什么；省略或写“-”时从标准输入读取
    .set =
        对预案的修改建议：由键和编号组成的路径，等号后写新值，
        例如respond.clocks.first-statement.limit.I=30m；可重复
    .diff = 同上，用预案文件的统一格式差异文件
    .playbook = 哪个预案，默认为事件所用的预案
    .done = 已落实，写明依据
    .drop = 不再实施，写明理由
help-review-survey = 公众、员工和利益相关方的意见：调查结果与反馈
help-review-survey-add = 登记一次调查的结果
    .example =
        crisis review survey add INC-0001 --asked "本周门诊患者" --count 212 \
          --question "信息公开是否及时？" --result "61%认为及时" --source "满意度调查"
    .group = 调查对象所属群体，默认public
    .asked = 调查对象
    .count = 有效答复人数
    .question = 所问问题
    .result = 调查结果
    .source = 调查方及资料出处
help-review-survey-feedback = 登记一条主动反馈
    .example = crisis review survey feedback INC-0001 "从新闻里才得知此事" --group staff
    .text = 反馈内容；省略或写“-”时从标准输入读取
    .group = 反馈方
    .source = 来源
help-review-survey-list = 列出调查结果与反馈
    .example = crisis review survey list INC-0001
help-review-pick-up = 按词语区分谣言与更正，比较两者的传播
    .example = crisis review pick-up INC-0001 --rumour "病房关闭" --correction "病房正常开放"
    .rumour = 传播谣言的用语，含其一即计入；可重复
    .correction = 更正的用语；两者都含的计入更正
help-review-follow-up = 结案后回访观察：当前声量和情绪与事前对比，即时测算
    .example = crisis review follow-up INC-0001
    .target = 写事件列出各次回访；写任务（例如TSK-0042）则测算并完成该次回访
    .note = 其他观察情况
help-review-report = 生成复盘报告
    .example = crisis review report INC-0001 --output 复盘报告.docx
    .output = 要写入的文件，扩展名为.md、.html、.docx或.json；默认以Markdown输出到屏幕
    .edition =
        给谁看，默认internal。shareable为对外版：人员以岗位代替，
        可识别个人的内容一律隐去并计数，隐不净则不写出

help-report = 各类报告：快报、日报、专报、统计、指挥看板
help-report-board = 生成应急指挥看板：级别、时限、任务、舆情曲线、声明、待审批事项
    .example = crisis report board --output 看板.html
    .output = 要写入的.html文件
    .watch = 每隔若干秒（默认5秒）重新写入，直至中断；页面自动刷新
help-report-stats = 按类型、级别、季度统计事件，演练单独统计
    .example = crisis report stats

## 预案与模板

help-playbook = 预案的查看、检查与修改
help-playbook-list = 列出预案及其来源、核校日期
    .example = crisis playbook list
help-playbook-show = 查看预案：指标、时限、步骤、不该说的话
    .example = crisis playbook show medical-accident
help-playbook-validate = 检查预案，逐行指出全部错误
    .example = crisis playbook validate medical-accident
    .playbooks = 要检查的预案；默认为全部
help-playbook-propose = 按改进措施所附的建议修改预案
    .example = crisis playbook propose ACT-0001
    .action = 改进措施：ACT-0001，或1
    .replace = 修改工作区自有的预案文件，原文件另存为.yaml.before
    .show = 只显示差异，不写入
help-playbook-eject = 将内置预案复制到工作区，以便修改
    .example = crisis playbook eject medical-accident
help-template = 声明与报告模板的查看与修改
help-template-list = 列出当前语言的模板
    .example = crisis template list
help-template-show = 查看声明模板及其变量
    .example = crisis template show holding
help-template-eject = 将内置模板复制到工作区，以便修改
    .example = crisis template eject holding

## 日志与数据文件

help-log = 工作区时间线的查看、校验与导出
help-log-show = 查看时间线最近的记录
    .example = crisis log show --last 20
    .last = 行数，默认50
help-log-verify = 校验时间线是否完整、有无绕过日志的改动
    .example = crisis log verify
    .head = 此前记存的链头；据此证明末尾没有缺行
help-log-export = 将时间线导出到文件，每行一个JSON对象
    .example = crisis log export --output timeline.jsonl
help-db = 数据文件的维护
help-db-status = 查看数据文件的位置、内容和完好情况
    .example = crisis db status
help-db-backup = 备份数据文件，不影响他人使用
    .example = crisis db backup crisis-backup.db
    .file = 要写入的文件，不得已存在

## 命令补全与手册

help-completions = 输出命令行补全脚本
    .example = crisis completions bash > crisis.bash
    .shell = 所用的shell
help-man = 生成手册页
    .example = crisis man man
    .dir = 存放手册页的文件夹，不存在则新建

## 通知

help-notify =
    通过企业微信、钉钉、飞书、Slack、Webhook、
    邮件或本机程序通知相关人员
help-notify-test =
    按crisis.toml的设置发送测试消息；有一项未送达时退出码为1
    .example = crisis notify test
    .notifier = `[[notify]]`中的编号；省略时逐一测试
help-notify-list = 查看待发送和已停止重试的通知及其原因
    .example = crisis notify list
    .all = 也列出已发送和无需再发的
help-notify-flush =
    立即发送到期的通知；每条命令答复后
    也会用至多2秒自动发送
    .example = crisis notify flush
    .failed = 连同等待重试和已停止重试的一并发送
## 预警

help-alert = 预警及其处理
help-alert-list = 列出待处理的预警
    .example = crisis alert list
    .all = 连同已转事件和已解除的
help-alert-show = 查看预警：依据、网上在说什么、该做什么
    .example = crisis alert show AL-0001
help-alert-explain = 说明为什么预警，或某一时刻为什么没有预警
    .example = crisis alert explain AL-0001
    .watch = 查问此监测主题，时刻由--at指定
help-alert-ack = 确认收到，正在核实
    .example = crisis alert ack AL-0001 "正在联系科室"
    .note = 正在做什么
help-alert-snooze = 暂缓一段时间，级别升高则立即恢复
    .example = crisis alert snooze AL-0001 --until +2h
    .until = 何时再提醒
help-alert-dismiss = 解除预警并说明理由
    .example = crisis alert dismiss AL-0001 --reason "同名电视剧"
    .reason = 理由，会留存
help-alert-open = 转为事件，并附上相关信息
    .example = crisis alert open AL-0001 --playbook medical-accident --holding weibo,wechat
    .playbook = 预案；默认为预警建议的预案
    .holding = 同时起草首次声明的渠道，用逗号分隔
    .title = 事件标题；默认为监测主题的名称
