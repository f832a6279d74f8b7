# The linter's own words around the rules' sentences, and statements lined up with facts.

lint-finding = { $severity }[{ $rule }]: { $message }
lint-why = why: { $reason } ({ $source })
lint-mend = mend: { $suggestion }
lint-total =
    { $texts ->
        [one] one text checked
       *[other] { $texts } texts checked
    }: { $errors ->
        [0] no errors
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [0] no warnings
        [one] one warning
       *[other] { $warnings } warnings
    }, { $suggestions ->
        [0] no suggestions
        [one] one suggestion
       *[other] { $suggestions } suggestions
    }
lint-note =
    The linter has { $warnings ->
        [0] no warnings
        [one] one warning
       *[other] { $warnings } warnings
    } and { $suggestions ->
        [0] no suggestions
        [one] one suggestion
       *[other] { $suggestions } suggestions
    }; read them with `crisis statement check { $statement }`
lint-stops = [{ $rule }] { $message }; { $suggestion }
lint-severity-error = error
lint-severity-warning = warning
lint-severity-suggestion = suggestion

error-lint =
    { $count ->
        [one] an error of the linter stops { $statement }
       *[other] { $count } errors of the linter stop { $statement }
    }
hint-lint-check = `crisis statement check { $statement }` shows each in its place, with why and how to mend it
hint-lint-suppress = where a rule is wrong for this text: `crisis statement submit { $statement } --suppress RULE --reason "…"`; the timeline keeps it
error-lint-rule = the linter has no rule { $rule }
error-lint-rule-id = this rule calls itself { $rule }, but its file is { $file }.yaml
error-lint-rule-twice = the rule { $rule } stands under words and under lint
error-lint-no-check = no check in the program is called { $rule }; a rule of your own is a word rule (kind: word)
error-lint-class = this rule uses the word class { $class }, which no file under `playbooks/rules/classes` defines
error-lint-pattern = the brackets in “{ $pattern }” do not match
error-lint-words = the words of this rule cannot be used
error-lint-reasons = --suppress is given { $rules } times and --reason { $reasons } times; each rule needs its own reason
error-lint-no-files = no .md or .txt file below { $folder }

event-lint-suppressed = rule { $rule } suppressed for { $subject } version { $version }

help-statement-check = Check a statement, a file or a folder of texts with the linter
    .example = crisis statement check ST-0001
    .statement = The statement to check: ST-0007, or 7
    .file = A text to check instead of a statement, or a folder: every .md and .txt below it
    .channel = Check for this channel only, such as weibo; with --file, the channel the text is meant for
    .incident = Hold the text against the facts and earlier statements of this incident
    .language = The language the text is written in; otherwise seen from the text
    .sarif = Print a SARIF 2.1.0 log for editors and code hosts
help-arg-suppress = A rule whose errors shall not stop this text; each needs its own --reason

lint-rule-everywhere = checks every text
label-severity = Severity
label-mend = Mend
label-stale-facts = Facts changed
col-appears = Stands in
task-review-statement = Review { $statement }: { $fact } changed
compare-texts = { $incident }: { $texts ->
        [one] one text
       *[other] { $texts } texts
    } beside { $facts ->
        [one] one fact
       *[other] { $facts } facts
    }
compare-differences = Figures that differ: { $count }
compare-stale = Out of date since a fact changed or came up: { $count }
compare-stale-line = { $statement } used { $fact } at revision { $used }, now { $now }
compare-stale-new = { $statement } does not hold { $fact } yet
help-statement-compare = Line up every text of an incident with its facts: what is told where, what differs, what is stale
    .example = crisis statement compare INC-0001
