#!/usr/bin/env python3
"""Draws 300 candidate pairs of real posts, stratified over likeness, for labelling by hand.

usage: CRISIS_DATA=DIR benches/copies/draw.py > pairs-unlabelled.csv

Likeness here is the Jaccard similarity of plain character n-grams (4 of Chinese, 6 of English), not the program's, so that the draw
does not know what the program would say. The same data give the same pairs. Columns: number, half, language, then file, row and column of
either text. A row is counted from 0 among the records of the file (a CSV's header is no record).
"""
import csv, itertools, json, os, pathlib, random, re, sys
from collections import Counter, defaultdict

DATA = pathlib.Path(os.environ["CRISIS_DATA"])
FEWEST = 12  # characters: less is what anybody would say
# Pairs by lowest likeness of a stratum: most of them where it is hard to say.
CHINESE = {.10: 30, .20: 30, .30: 30, .40: 30, .50: 30, .60: 25, .70: 15, .80: 15, .90: 15}
ENGLISH = {.10: 10, .20: 12, .30: 14, .40: 14, .50: 10, .60: 8, .70: 4, .80: 4, .90: 4}


def jsonl(name, *columns):
    for row, line in enumerate(open(DATA / name, encoding="utf-8")):
        record = json.loads(line)
        for column in columns:
            yield (name, row, column), record.get(column) or ""


def table(name, *columns):
    with open(DATA / name, encoding="utf-8", errors="ignore", newline="") as file:
        for row, record in enumerate(csv.DictReader(file)):
            for column in columns:
                yield (name, row, column), record.get(column) or ""


def news():
    """No header; the columns are number, label, text."""
    with open(DATA / "mentions/news_covid_claims.csv", encoding="utf-8", errors="ignore", newline="") as file:
        for row, record in enumerate(csv.reader(file)):
            yield ("mentions/news_covid_claims.csv", row, "2"), record[2] if len(record) > 2 else ""


def pairs_of(texts, gram):
    """Pairs of different texts that share rare n-grams, with their likeness; one text stands once."""
    seen, kept = set(), []
    for place, text in texts:
        plain = re.sub(r"[\W_]+", "", text.lower())
        if len(plain) >= FEWEST and plain not in seen:
            seen.add(plain)
            kept.append((place, {plain[at:at + gram] for at in range(len(plain) - gram + 1)}))
    where = defaultdict(list)
    for at, (_, grams) in enumerate(kept):
        for one in sorted(grams):
            where[one].append(at)
    shared = Counter(pair for places in where.values() if len(places) <= 40 for pair in itertools.combinations(places, 2))
    for (left, right), count in sorted(shared.items()):
        if count >= 3:
            a, b = kept[left][1], kept[right][1]
            yield len(a & b) / len(a | b), kept[left][0], kept[right][0]


def drawn(pairs, strata, dice):
    """So many of each stratum; no text more than twice."""
    pairs, used, floors = sorted(pairs), Counter(), sorted(strata)
    for floor, above in zip(floors, floors[1:] + [2]):
        fitting = [pair for pair in pairs if floor <= pair[0] < above]
        dice.shuffle(fitting)
        wanted = strata[floor]
        for _, left, right in fitting:
            if wanted and used[left] < 2 and used[right] < 2:
                used.update((left, right))
                wanted -= 1
                yield left, right


def main():
    dice = random.Random(4)
    posts = list(jsonl("neardup/weibo_candidate_pairs.jsonl", "text_a", "text_b")) + list(jsonl("neardup/sohu_dd-test.jsonl", "sentence1", "sentence2"))
    threads = list(jsonl("mentions/weibo_medical_threads.jsonl", "text")) + list(jsonl("mentions/weibo_covid_hospital_threads.jsonl", "text"))
    english = list(table("mentions/twitter_covid_claims.csv", "content")) + list(news()) + list(table("sentiment/airline_tweets.csv", "text"))
    halves = lambda share: {floor: round(count * share) for floor, count in CHINESE.items()}
    main_part = halves(2 / 3)
    rest = {floor: count - main_part[floor] for floor, count in CHINESE.items()}
    rows = [("zh", *pair) for pair in drawn(pairs_of(posts, 4), main_part, dice)]
    rows += [("zh", *pair) for pair in drawn(pairs_of(threads, 4), rest, dice)]
    rows += [("en", *pair) for pair in drawn(pairs_of(english, 6), ENGLISH, dice)]
    dice.shuffle(rows)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["pair", "half", "language", "file_a", "row_a", "column_a", "file_b", "row_b", "column_b"])
    for number, (language, left, right) in enumerate(rows, 1):
        out.writerow([number, "look" if number % 2 else "judge", language, *left, *right])


if __name__ == "__main__":
    main()
