# Rule packs, preparedness, schemas, reports of the day: their help, views and errors.

## Help

help-rule = See which laws and standards apply here, and switch them
help-rule-list = List the rule packs: whether each applies, and why
    .example = crisis rule list
    .duties = Instead, what they ask for without naming hours
help-rule-show = Show a rule pack with its clocks and duties, or one of them
    .example = crisis rule show cn-medical-dispute.autopsy
    .rule = Rule pack, or PACK.CLOCK; `crisis rule list` shows all
help-rule-validate = Check rule packs against every playbook, and the rules named in crisis.toml
    .example = crisis rule validate
    .rules = Rule packs or YAML files to check; default: all packs
help-rule-eject = Copy a built-in rule pack into the workspace, to adapt it
    .example = crisis rule eject cn-medical-dispute
    .rule = Rule pack; `crisis rule list` shows all
help-rule-schema = Print the JSON Schema of rule packs, for an editor
    .example = crisis rule schema
help-playbook-schema = Print the JSON Schema of playbooks, for an editor
    .example = crisis playbook schema
help-arg-markdown = As a Markdown document with a flow chart (Mermaid)
help-template-validate = Render statement templates with sample data for every kind of channel
    .example = crisis template validate holding
    .templates = Templates to check, in both languages; default: all
help-prepare = What must stand before a crisis: rosters, contacts, training, drills
help-prepare-list = List every item: what has expired, what was never done, what stands
    .example = crisis prepare list --due
    .due = Only what is due: expired or never done
help-prepare-done = Record that an item was done
    .example = crisis prepare done base.duty-roster --evidence "night call test, 12 of 14 reached"
    .item = Item; `crisis prepare list` shows all
    .evidence = What shows that it was done
help-report-brief = Write a situation brief on one incident: one page, now
    .example = crisis report brief INC-0001 --output brief.md
help-report-daily = Write the daily report on all incidents
    .example = crisis report daily --date 2026-11-21
    .date = The day, as 2026-11-21; default: today
help-report-special = Write a special report on one incident for the superior body
    .example = crisis report special INC-0001 --output special.md

## Rule packs

col-rule = Rule
col-applies = Applies
col-why = Why
col-owed-to = Owed to
rule-on = yes
rule-off = no
rule-partly = in part
rule-because = { "" }: { $why }
why-switched-on = switched on in crisis.toml
why-switched-off = switched off in crisis.toml
why-off-by-default = good practice or a yardstick: off until crisis.toml switches it on
why-everywhere = applies everywhere, to every kind of organisation
why-region = region { $region }
why-kind = kind of organisation: { $kind }
why-region-and-kind = region { $region }, kind of organisation: { $kind }
why-other-region =
    { $region ->
        [none] no region is set in crisis.toml; applies in { $wanted }
       *[other] applies in { $wanted }, not in { $region }
    }
why-other-kind = applies to kinds of organisation other than this one: { $wanted }
why-no-workspace = no workspace here says region and kind of organisation
heading-duties = Owed without a figure
label-source = Source
label-verified = Text read on
label-applies = Applies
label-regions = Regions
label-org-kinds = Organisations
label-note = Note
label-limit = Limit
label-owed-to = Owed to
label-article = Article
label-met-by = Met by
label-when = Only when
label-playbooks = Crisis types
only-when = Only when: { $when }
limit-from = { $limit } from: { $anchor }
word-anchor-occurred = it happened
word-anchor-detected = it was detected
word-anchor-opened = the incident was opened
word-anchor-assessed = the first assessment
word-anchor-resolved = the response ended
done-rules-valid =
    { $count ->
        [one] 1 rule pack checked
       *[other] { $count } rule packs checked
    }, nothing wrong
none-rules = No rule packs
none-duties = No duties
status-rules-off = Switched off in crisis.toml: { $rules }

## Playbooks and templates

chain-within = answered for within: { $spans }
chain-signed = signed: { $roles }
chain-short-way = short way: { $role } alone, the others within { $span }
heading-texts = Texts and who approves them
heading-stop-when = When to stop talking
heading-preparedness = Before any crisis
heading-stakeholders = Whom to tell
col-approvers = Approved by
col-holds = Holds for
before-public = before the public
heading-own-variables = Its own variables (--set NAME=VALUE)
heading-standard-variables = Variables of every template
done-templates-valid =
    { $count ->
        [one] 1 template rendered
       *[other] { $count } templates rendered
    } in both languages for every kind of channel, nothing wrong

## Preparedness

col-item = Item
word-kind-preparedness = preparedness
word-readiness-expired = expired
word-readiness-never = never done
word-readiness-ready = stands until
none-due = Nothing is due
done-prepared = { $title }: done; holds until { $until }
status-prepare =
    Preparedness: { $expired } expired, { $never } never done. See: crisis prepare list --due
status-prepare-item = { $title } ({ $role })
event-preparedness-done = preparedness item { $playbook }.{ $item } done

## Reports

report-title-brief = Situation brief
report-title-daily = Daily report
report-title-special = Special report to the superior body
report-title-playbook = Playbook as a document

## Errors

error-rule-unknown = no rule `{ $name }`
error-rule-switch = [rules] names `{ $name }`, which is no rule pack and no clock of one
error-rule-both = [rules] switches `{ $name }` both on and off
error-prepare-unknown = no preparedness item `{ $name }`
error-groundless = nobody is asked to take content down before the claim is found untrue: the incident holds no refuted fact
error-day-future = { $date } has not come yet
error-date = `{ $date }` is no date; write 2026-11-21
hint-rule-list = `crisis rule list` shows all rules
hint-prepare-list = `crisis prepare list` shows all items
hint-refute = once it is checked, record the claim as refuted: crisis fact add { $incident } "THE CLAIM" --status refuted
problem-layout-field = a variant must say in which column `{ $field }` stands
problem-id-file = the id `{ $id }` and the name of the file (`{ $file }`) must be the same
problem-date = `{ $value }` is no date; write 2026-11-21
problem-grounds-counsel = `{ $id }` asks for content to be taken down: the role `{ $role }` must be among its approvers at every level
problem-expedite = `{ $id }` may go out on the word of `{ $role }`, who is not among its approvers
problem-rule-provenance = the source says neither when its text was read (verified_on) nor that it was not (unverified: true)
problem-rule-playbook = no playbook `{ $value }`
problem-rule-role = `{ $id }` names the role `{ $value }`, which playbook { $playbook } does not have
problem-rule-met-by = `{ $id }` is met by `{ $value }`, which playbook { $playbook } does not have; it can only be met by hand there
problem-rule-level = `{ $id }` has a limit for level `{ $value }`, which playbook { $playbook } does not have
problem-rule-condition = the condition of `{ $id }` cannot be asked in playbook { $playbook } ({ $value }); the clock always runs there
problem-template-silent = prints nothing on channels of the kind { $channel }
problem-template-open = leaves `{ $name }` open on channels of the kind { $channel } although everything is given
problem-template-unused = declares the variable `{ $name }` and never uses it
