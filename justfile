# Short names for plain commands; nothing here that cargo or a script cannot do without just.

# what CI runs
ci:
    scripts/test

# the main job, in a fresh folder
demo lang="en":
    cargo run --release --locked -- demo --lang {{lang}}

# speed beside the sqlite3 shell
bench:
    cargo bench --locked --bench compare

# write docs/cli-reference.md anew from the help texts
docs:
    scripts/generate-docs
