#!/usr/bin/env python3
"""Speed of sentiment and search beside VADER and SQLite's FTS5 trigram index, in the same run, on the same texts.

usage: CRISIS_DATA=DIR benches/understanding.py [--crisis target/release/crisis] [--mentions mentions.jsonl]

Needs the release build. VADER is measured where the Python package vaderSentiment is installed, search where --mentions names a file
of JSON Lines with id, time, platform, text. What cannot be measured is said, not left out.
"""
import argparse, csv, json, os, pathlib, resource, sqlite3, statistics, subprocess, sys, tempfile, time

QUERIES = ["医", "医院", "打错针", "医患纠纷", "misdiagnosis"]


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(args, **more):
    """Wall time and CPU time of one whole process."""
    cpu, wall = children(), time.perf_counter()
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    return time.perf_counter() - wall, children() - cpu


def texts(data):
    flat = lambda rows: [" ".join(text.split()) for text in rows]
    with open(data / "airline_tweets.csv", encoding="utf-8", errors="ignore") as file:
        english = flat(row["text"] for row in csv.DictReader(file))
    with open(data / "waimai_reviews.csv", encoding="utf-8", errors="ignore") as file:
        chinese = flat(row["review"] for row in csv.DictReader(file))
    return english * 20, chinese * 20


def sentiment(crisis, data, folder):
    rates = {}
    for name, lines in zip(("English", "Chinese"), texts(data)):
        path = folder / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        costs = [run([crisis, "monitor", "classify", "--format", "jsonl"], stdin=open(path)) for _ in range(5)]
        rates[name] = [len(lines) / min(cost) for cost in zip(*costs)]
        print(f"classify, {name}: {len(lines)} texts, {rates[name][0]:,.0f}/s of wall time, {rates[name][1]:,.0f}/s of CPU time, whole process")
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        print("VADER: not measured, the package vaderSentiment is not installed")
        return
    analyzer, lines, costs = SentimentIntensityAnalyzer(), texts(data)[0][:10_000], []
    for _ in range(5):
        wall, cpu = time.perf_counter(), time.process_time()
        for line in lines:
            analyzer.polarity_scores(line)
        costs.append((time.perf_counter() - wall, time.process_time() - cpu))
    vader = [len(lines) / min(cost) for cost in zip(*costs)]
    for which, name in enumerate(("wall", "CPU")):
        times = {language: rate[which] / vader[which] for language, rate in rates.items()}
        print(f"VADER: {vader[which]:,.0f}/s of {name} time; ours is {times['English']:.1f}× (must be 12 of wall time), on Chinese {times['Chinese']:.1f}×")


def search(crisis, mentions, folder):
    workspace, peer = folder / "ws", folder / "peer.db"
    subprocess.run([crisis, "init", workspace, "--org", "Bench", "--timezone", "UTC"], check=True, stdout=subprocess.DEVNULL)
    ours = lambda *args: run([crisis, "--workspace", workspace, "monitor", *args])
    rows = [json.loads(line) for line in open(mentions, encoding="utf-8")]
    imported, built = ours("import", mentions), ours("search", "zzz")
    print(f"{len(rows)} mentions: import {imported[0]:.1f} s, then the index {built[0]:.1f} s of wall time, {built[1]:.1f} of CPU time")
    base = sqlite3.connect(peer)
    base.executescript("PRAGMA journal_mode=WAL; CREATE VIRTUAL TABLE t USING fts5(text, tokenize='trigram', content='')")
    cpu = time.process_time()
    base.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", ((n, row["text"]) for n, row in enumerate(rows, 1)))
    base.commit()
    cpu = time.process_time() - cpu
    print(f"FTS5 trigram index: {cpu:.1f} CPU-s; ours is {built[1] / cpu:.2f}× (must be 0.5)")
    for query in QUERIES:
        mine = statistics.median(ours("search", query)[0] for _ in range(9))
        sql = f"SELECT rowid FROM t WHERE t MATCH '\"{query}\"' ORDER BY rank LIMIT 20"
        peer_time = statistics.median(run(["sqlite3", peer, sql])[0] for _ in range(9)) if len(query) > 2 else float("nan")
        print(f"search {query}: {mine * 1000:.1f} ms, trigram {peer_time * 1000:.1f} ms, whole processes")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--crisis", default="target/release/crisis", type=pathlib.Path)
    options.add_argument("--mentions", type=pathlib.Path)
    options = options.parse_args()
    crisis = options.crisis.resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if "CRISIS_DATA" in os.environ:
            sentiment(crisis, pathlib.Path(os.environ["CRISIS_DATA"]) / "sentiment", folder)
        else:
            print("sentiment: not measured, CRISIS_DATA names no folder", file=sys.stderr)
        if options.mentions:
            search(crisis, options.mentions.resolve(), folder)
        else:
            print("search: not measured, --mentions names no file", file=sys.stderr)


main()
