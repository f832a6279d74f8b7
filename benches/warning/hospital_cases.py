#!/usr/bin/env python3
"""Real hospital crises and medical rumours: does early warning come before the first official response, and how often is it wrong?

usage: CRISIS_DATA=DIR benches/warning/hospital_cases.py PATH/TO/crisis

Imports the hourly hot-search list as mentions (one topic in one hour is one mention, its heat is its reach), sets up the
watches that the playbooks suggest, all with one configuration, and replays every captured month. An alert belongs to a
case when a title of the case, within a week of its first flagged response, is among what the watch matched in that hour.

Then the medical Weibo threads, 2009 to 2015, under the same watches and the same configuration: which threads set off an alert, how long
after the thread's first post, and how many mentions and copies that took. They carry no official response, and are nothing but
threads that became known: they give neither leads nor false alerts. Threads are named by their ids; no text is printed.
"""
import collections, datetime, json, os, pathlib, sqlite3, subprocess, sys, tempfile

FROM, TO = "2024-05-20T00:00:00+08:00", "2025-10-01T00:00:00+08:00"
# The list shows heat, not people: ten thousand of it weigh like one mention, and its foot is some 250,000.
CONFIG = """
[alerts]
bucket = "1h"
[alerts.detector]
reach_unit = 10000
[alerts.thresholds.reach]
III = 250000
II = 1500000
I = 5000000
"""


def main():
    data = os.environ.get("CRISIS_DATA")
    if not data or len(sys.argv) != 2:
        sys.exit("skipped: set CRISIS_DATA and name the crisis binary")
    burst, binary = pathlib.Path(data) / "burst", pathlib.Path(sys.argv[1]).resolve()
    topics = [json.loads(line) for line in open(burst / "weibo_hotsearch_health_hourly.jsonl", encoding="utf-8")]
    cases = [case(json.loads(line)) for line in open(burst / "hospital_cases.jsonl", encoding="utf-8")]
    months = len({line[:7] for line in open(burst / "weibo_hotsearch_hours.txt") if line.strip() < TO})
    with tempfile.TemporaryDirectory() as folder:
        run = lambda *args: subprocess.run([binary, "--workspace", folder, *args], check=True, capture_output=True, text=True).stdout
        run("init", folder, "--org", "Example Hospital", "--region", "CN", "--lang", "en")
        watches = suggested(run)
        with open(pathlib.Path(folder) / "crisis.toml", "a", encoding="utf-8") as config:
            config.write(CONFIG + "".join(f'[[watches]]\nid = "{w}"\nplaybook = "{p}"\n' for p, w in watches))
        write_mentions(topics, pathlib.Path(folder) / "topics.jsonl")
        run("monitor", "import", str(pathlib.Path(folder) / "topics.jsonl"), "--all", "--quiet")
        store = sqlite3.connect(pathlib.Path(folder) / "crisis.db")
        report(run, store, watches, cases, months)
        posts = pathlib.Path(data) / "mentions" / "weibo_medical_threads.jsonl"
        run("monitor", "import", str(posts), "--all", "--quiet")
        threads(run, store, watches, [json.loads(line) for line in open(posts, encoding="utf-8")])


def suggested(run):
    """Every watch of every playbook, once."""
    found = {}
    for book in json.loads(run("playbook", "list", "--format", "json"))["items"]:
        shown = json.loads(run("playbook", "show", book["id"], "--format", "json"))
        for watch in shown["monitor"]["watches"]:
            if watch["id"] not in found or book["id"] == "base":
                found[watch["id"]] = book["id"]
    return [(book, watch) for watch, book in found.items()]


def write_mentions(topics, path):
    with open(path, "w", encoding="utf-8") as out:
        for topic in topics:
            for hour, _, heat in topic["series"]:
                row = {"id": f"{topic['id']}-{hour}", "time": hour, "platform": "hot-search", "author": topic["id"],
                       "text": f"{topic['title']} {topic.get('description') or ''}", "reach": int(heat or 0)}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


def case(row):
    rows, time = row["timeline"], lambda r: datetime.datetime.fromisoformat(r["first"])
    response = next((time(r) for r in rows if r["official_response"]), None)
    near = [r for r in rows if response is None or abs((time(r) - response).days) <= 7]
    return {"name": row["case"], "titles": {r["title"] for r in near}, "first": min(map(time, near)), "response": response, "alert": None}


def titles_at(store, watch, start):
    begin = int(start.timestamp() * 1e6)
    rows = store.execute("SELECT m.text FROM watch_mention w JOIN mention m ON m.id = w.mention_id WHERE w.watch = ? AND w.at >= ? AND w.at < ?",
                         (watch, begin, begin + 3_600_000_000))
    return [text for (text,) in rows]


def report(run, store, watches, cases, months):
    print(f"{'watch':26} {'playbook':26} {'rows':>6} {'on cases':>8} {'others':>6} {'a month':>8} {'worst month':>12}")
    total = 0
    for book, watch in watches:
        replay = json.loads(run("monitor", "replay", "--watch", watch, "--from", FROM, "--to", TO, "--format", "json"))
        own, others, per_month = 0, 0, collections.Counter()
        for alert in replay["alerts"]:
            start = datetime.datetime.fromisoformat(alert["began_at"])
            texts = titles_at(store, watch, start)
            hit = [c for c in cases if start >= c["first"] and any((t + " ").startswith(title + " ") for t in texts for title in c["titles"])]
            for c in hit:
                if c["alert"] is None or start < c["alert"][0]:
                    c["alert"] = (start, alert["level"], watch)
            if hit:
                own += 1
                continue
            others += 1
            per_month[alert["began_at"][:7]] += 1
            if os.environ.get("VERBOSE"):
                print("   ", alert["began_at"][:13], alert["level"], " | ".join(t.split(" ")[0] for t in texts))
        rows = store.execute("SELECT count(*) FROM watch_mention WHERE watch = ?", (watch,)).fetchone()[0]
        total += others
        print(f"{watch:26} {book:26} {rows:6} {own:8} {others:6} {others / months:8.2f} {max(per_month.values(), default=0):12}")
    print(f"all watches together: {total / months:.1f} other alerts a month over {months} months\n")
    for c in cases:
        print(f"{c['name']:32} first row {c['first']:%Y-%m-%d %H:%M}  {told(c)}")


def threads(run, store, watches, rows):
    thread_of = {row["id"]: row["thread"] for row in rows}
    size, label = collections.Counter(thread_of.values()), {row["thread"]: row["label"] for row in rows if row["kind"] == "post"}
    first = {}
    for row in rows:
        at = datetime.datetime.fromisoformat(row["time"])
        first[row["thread"]] = min(at, first.get(row["thread"], at))
    stories = collections.Counter(story for (story,) in store.execute("SELECT story FROM mention WHERE at < ?", (micros(FROM),)))
    own_story = dict(store.execute("SELECT source_id, story FROM mention WHERE at < ?", (micros(FROM),)))
    matched, alerts = collections.defaultdict(set), collections.defaultdict(list)
    for _, watch in watches:
        hits = store.execute("SELECT w.at, m.source_id FROM watch_mention w JOIN mention m ON m.id = w.mention_id "
                             "WHERE w.watch = ? AND w.at < ? ORDER BY w.at", (watch, micros(FROM))).fetchall()
        for _, source in hits:
            matched[thread_of[source]].add(source)
        if not hits:
            continue
        replay = json.loads(run("monitor", "replay", "--watch", watch, "--from", "2009-01-01T00:00:00+08:00", "--to", FROM, "--format", "json"))
        for alert in replay["alerts"]:
            due = datetime.datetime.fromisoformat(alert["at"])
            behind = {thread_of[source] for at, source in hits if micros(alert["began_at"]) <= at < micros(alert["at"])}
            for thread in behind:
                alerts[thread].append((due, alert["level"], watch))
    print(f"\n{'thread':16} {'label':9} {'mentions':>8} {'copies of the post':>18} {'matched':>8}  alerts (after the first post)")
    for thread in sorted(alerts, key=first.get):
        found = "; ".join(f"{level} {watch} after {(due - first[thread]).total_seconds() / 3600:.1f} h" for due, level, watch in sorted(alerts[thread])[:3])
        copies = stories[own_story.get(thread)]
        print(f"{thread:16} {label.get(thread, '-'):9} {size[thread]:8} {copies:18} {len(matched[thread]):8}  {found}")
    waits = sorted((min(alerts[t])[0] - first[t]).total_seconds() / 3600 for t in alerts)
    print(f"{len(size)} threads, {sum(size.values())} mentions, {sum(map(len, matched.values()))} matched by a watch in {len(matched)} threads; "
          f"alerts in {len(alerts)} threads" + (f", half of them within {waits[len(waits) // 2]:.1f} h of the first post" if waits else ""))


def micros(text):
    return int(datetime.datetime.fromisoformat(text).timestamp() * 1e6)


def told(c):
    alert = "no alert" if c["alert"] is None else f"alert {c['alert'][0]:%Y-%m-%d %H:%M} level {c['alert'][1]} ({c['alert'][2]})"
    if c["response"] is None:
        return f"{alert}; no official response flagged"
    possible = (c["response"] - c["first"]).total_seconds() / 3600
    if possible <= 0:
        return f"{alert}; no lead possible: its rows begin with the response"
    if c["alert"] is None:
        return f"{alert}; {possible:.0f} h were possible"
    return f"{alert}; lead {(c['response'] - c['alert'][0]).total_seconds() / 3600:.0f} h of {possible:.0f} h possible"


if __name__ == "__main__":
    main()
