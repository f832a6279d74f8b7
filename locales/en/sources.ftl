# Sources that are polled, and what is wrong with a `[[sources]]` table.

col-new-mentions = New
col-unmatched = Unmatched
none-sources = No source is set up
fetch-failed = { $state }: { $reason }
fetch-file = { $file }: { $reason }
fetch-rejected = { $result }; { $rejected ->
        [one] 1 row
       *[other] { $rejected } rows
    } rejected
fetch-next = { $result }; next try { $time }

word-source-state-fetched = fetched
word-source-state-unchanged = not changed
word-source-state-waiting = waits after a failure
word-source-state-failed = failed
word-trouble-offline = no connection
word-trouble-timeout = no answer in time
word-trouble-status = refused by the server
word-trouble-redirect = sent round in circles, or to something that is no web address
word-trouble-too-large = larger than allowed, in bytes
word-trouble-answer = an answer that makes no sense
word-trouble-address = an address that cannot be used

error-source-scheme = `[[sources]]` { $source }: the address must begin with http:// or https://
error-source-url = `[[sources]]` { $source }: kind { $kind } needs `url`, and knows no `path`
error-source-path = `[[sources]]` { $source }: kind { $kind } needs `path`, and knows no `url`
error-source-twice = two `[[sources]]` tables have the id `{ $source }`; give each an id of its own
error-source-unknown = no source is called “{ $source }”
error-source-nothing = nothing in it can be used
hint-sources = add a `[[sources]]` table with `id`, `kind = "rss"` and `url` to crisis.toml
explained-first-seen = seen first at { $time }; its source gives no time
