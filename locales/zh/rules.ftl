# 规则包、平时准备、文件格式、日常报告：帮助、页面文字与报错。

## 帮助

help-rule = 查看适用的法规和标准，并开启或关闭
help-rule-list = 列出规则包：是否适用及理由
    .example = crisis rule list
    .duties = 改为列出未规定时数的义务
help-rule-show = 查看规则包及其时限和义务，或其中一项
    .example = crisis rule show cn-medical-dispute.autopsy
    .rule = 规则包，或其中一项（如cn-medical-dispute.autopsy）；运行`crisis rule list`查看全部
help-rule-validate = 对照全部预案检查规则包，并检查crisis.toml中的规则名
    .example = crisis rule validate
    .rules = 要检查的规则包或YAML文件；默认为全部规则包
help-rule-eject = 将内置规则包复制到工作区，以便修改
    .example = crisis rule eject cn-medical-dispute
    .rule = 规则包；运行`crisis rule list`查看全部
help-rule-schema = 输出规则包的JSON Schema，供编辑器使用
    .example = crisis rule schema
help-playbook-schema = 输出预案的JSON Schema，供编辑器使用
    .example = crisis playbook schema
help-arg-markdown = 输出为Markdown文档，附流程图（Mermaid）
help-template-validate = 用样例数据按各类渠道试排声明模板
    .example = crisis template validate holding
    .templates = 要检查的模板（两种语言）；默认为全部
help-prepare = 平时准备：名册、联系人、培训、演练
help-prepare-list = 列出全部准备事项：已过期的、从未做过的、有效的
    .example = crisis prepare list --due
    .due = 只列应办事项：已过期或从未做过
help-prepare-done = 登记一项准备已完成
    .example = crisis prepare done base.duty-roster --evidence "夜间拨测，14人接通12人"
    .item = 准备事项；运行`crisis prepare list`查看全部
    .evidence = 完成的依据
help-report-brief = 生成单个事件的舆情快报，一页说清当前情况
    .example = crisis report brief INC-0001 --output 快报.md
help-report-daily = 生成全部事件的日报
    .example = crisis report daily --date 2026-11-21
    .date = 日期，如2026-11-21；默认为今天
help-report-special = 生成报送上级的专报
    .example = crisis report special INC-0001 --output 专报.md

## 规则包

col-rule = 规则
col-applies = 适用
col-why = 理由
col-owed-to = 对象
rule-on = 是
rule-off = 否
rule-partly = 部分
rule-because = ：{ $why }
why-switched-on = 已在crisis.toml中开启
why-switched-off = 已在crisis.toml中关闭
why-off-by-default = 良好实践或参照标准，在crisis.toml中开启后才适用
why-everywhere = 适用于各地区、各类单位
why-region = 地区为{ $region }
why-kind = 单位类型为{ $kind }
why-region-and-kind = 地区为{ $region }，单位类型为{ $kind }
why-other-region =
    { $region ->
        [none] crisis.toml未设地区；适用于{ $wanted }
       *[other] 适用于{ $wanted }，不适用于{ $region }
    }
why-other-kind = 只适用于其他类型的单位：{ $wanted }
why-no-workspace = 当前没有工作区，地区和单位类型未知
heading-duties = 未规定时数的义务
label-source = 来源
label-verified = 原文核对日期
label-applies = 适用
label-regions = 地区
label-org-kinds = 单位类型
label-note = 说明
label-limit = 时限
label-owed-to = 对象
label-article = 条款
label-met-by = 办结条件
label-when = 适用条件
label-playbooks = 适用预案
only-when = 适用条件：{ $when }
limit-from = { $limit }，自{ $anchor }起算
word-anchor-occurred = 事件发生
word-anchor-detected = 发现
word-anchor-opened = 建立事件
word-anchor-assessed = 首次研判
word-anchor-resolved = 处置结束
done-rules-valid = 已检查{ $count }个规则包，未发现问题
none-rules = 没有规则包
none-duties = 没有此类义务
status-rules-off = 已在crisis.toml中关闭：{ $rules }

## 预案与模板

chain-within = 审批时限：{ $spans }
chain-signed = 须签名：{ $roles }
chain-short-way = 快速通道：{ $role }一人同意即可发出，其余{ $span }内补签
heading-texts = 文稿及审批
heading-stop-when = 何时停止发声
heading-preparedness = 平时准备
heading-stakeholders = 告知对象
col-approvers = 审批
col-holds = 有效期
before-public = 先于公众
heading-own-variables = 本模板的变量（--set 名称=值）
heading-standard-variables = 各模板通用的变量
done-templates-valid = 已用两种语言按各类渠道试排{ $count }个模板，未发现问题

## 平时准备

col-item = 事项
word-kind-preparedness = 准备事项
word-readiness-expired = 已过期
word-readiness-never = 从未做过
word-readiness-ready = 有效期至
none-due = 没有应办的准备事项
done-prepared = { $title }：已登记，有效期至{ $until }
status-prepare = 平时准备：已过期{ $expired }项，从未做过{ $never }项。查看：crisis prepare list --due
status-prepare-item = { $title }（{ $role }）
event-preparedness-done = 准备事项“{ $playbook }.{ $item }”已完成

## 报告

report-title-brief = 舆情快报
report-title-daily = 舆情日报
report-title-special = 专报
report-title-playbook = 预案文档

## 报错

error-rule-unknown = 没有名为“{ $name }”的规则
error-rule-switch = 规则设置中的“{ $name }”既不是规则包，也不是规则包中的时限
error-rule-both = 规则设置中的“{ $name }”同时写在开启和关闭两处
error-prepare-unknown = 没有名为“{ $name }”的准备事项
error-groundless = 未查否之前，不得要求平台处置内容：本事件尚无已查否的事实
error-day-future = { $date }尚未到来
error-date = “{ $date }”不是日期，请写成2026-11-21
hint-rule-list = 运行`crisis rule list`查看全部规则
hint-prepare-list = 运行`crisis prepare list`查看全部准备事项
hint-refute = 核查不实后，登记为已查否：crisis fact add { $incident } "该说法" --status refuted
problem-layout-field = 每种变体都须写明“{ $field }”在哪一列
problem-id-file = 编号“{ $id }”须与文件名（{ $file }）一致
problem-date = “{ $value }”不是日期，请写成2026-11-21
problem-grounds-counsel = “{ $id }”要求处置内容，各级审批中都须有角色“{ $role }”
problem-expedite = “{ $id }”的紧急程序由“{ $role }”批准，但该角色不在审批人之列
problem-rule-provenance = 来源既未写原文核对日期（verified_on），也未注明未核原文（unverified: true）
problem-rule-playbook = 没有名为“{ $value }”的预案
problem-rule-role = “{ $id }”使用的角色“{ $value }”在预案{ $playbook }中不存在
problem-rule-met-by = “{ $id }”的办结条件“{ $value }”在预案{ $playbook }中不存在，在该预案下只能手动办结
problem-rule-level = “{ $id }”为级别“{ $value }”规定了时限，但预案{ $playbook }没有该级别
problem-rule-condition = “{ $id }”的适用条件在预案{ $playbook }中无法判断（{ $value }），在该预案下始终计时
problem-template-silent = 在{ $channel }类渠道下没有任何内容
problem-template-open = 在{ $channel }类渠道下，各项均已给出，“{ $name }”仍为待填
problem-template-unused = 声明了变量“{ $name }”却从未使用
