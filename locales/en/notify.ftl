# Telling people: the outbox, why a message was not delivered, and what is wrong with a `[[notify]]` table.

col-notice = Message
col-event = About
col-notifier = Notifier
col-next-attempt = Sent / next attempt
none-notices = Nothing waits to be sent
none-notifiers = No notifier is set up
notify-delivered = delivered
notify-reason = { $reason } ({ $detail })
notify-state-why = { $state }: { $reason }, tried { $attempts ->
        [one] once
       *[other] { $attempts } times
    }
notify-flushed = Sent { $sent }, no longer needed { $moot }, not delivered { $failed }
notify-later = Message to { $notifier } not delivered: { $reason }. Next attempt after { $time }; crisis notify list
notify-partly = Message to { $notifier } sent, but { $reason }. Tell the others by phone; correct `[[notify]]` or the roster in crisis.toml
notify-given-up = Message to { $notifier } given up: { $reason }. Tell the people by phone; crisis notify list

word-occasion-alert = alert
word-occasion-clock-due-soon = clock due soon
word-occasion-clock-missed = clock missed
word-occasion-approval-wanted = approval wanted
word-occasion-statement-published = statement published
word-notice-state-pending = waits
word-notice-state-sent = sent
word-notice-state-failed = given up
word-notice-state-moot = no longer needed
word-failure-offline = no connection
word-failure-timeout = no answer in time
word-failure-status = refused by the server
word-failure-service = refused by the service
word-failure-answer = an answer that makes no sense
word-failure-mail = refused by the mail server
word-failure-partly = not to everybody
word-failure-program = the program failed
word-failure-setup = not set up
word-failure-interrupted = interrupted while sending
word-kind-notice = message

error-notify-key-missing = `[[notify]]` { $notify }: kind { $kind } needs `{ $key }`
error-notify-key = `[[notify]]` { $notify }: kind { $kind } knows no `{ $key }`
error-notify-person = `[[notify]]` { $notify }: nobody of the roster has the id `{ $person }`
error-notify-twice = two `[[notify]]` tables have the id `{ $notify }`; give each an id of its own
error-notify-unknown = no notifier is called “{ $notify }”
hint-notify = add a table to crisis.toml: `[[notify]]` with `id`, `kind = "wecom"` and `url`
