#!/usr/bin/env python3
"""Speed of `crisis statement check` beside prose linters that a package registry has, in the same run, on the same English texts.

usage: benches/lint/peers.py [--crisis target/release/crisis] [--runs N] NAME=COMMAND …
e.g.   benches/lint/peers.py 'proselint=proselint check' 'write-good=write-good' 'alex=alex'

The texts are the English clean statements of tests/lint/corpus: one of 2,000 characters, and 1,000 files of one statement each. Whole
processes; the programs take turns. A linter that is not named is not measured. Vale is not among them: no registry this was run with
has the program itself.
"""
import argparse, json, pathlib, re, resource, statistics, subprocess, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(command):
    """Wall and CPU time of one process, in milliseconds; linters exit with 1 when they find something."""
    cpu, wall = children(), time.perf_counter()
    ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if ended.returncode not in (0, 1, 255) and not ended.stderr == b"":
        raise SystemExit(f"{command[0]}: {ended.stderr.decode(errors='replace')[:300]}")
    return (time.perf_counter() - wall) * 1e3, (children() - cpu) * 1e3


def statements():
    corpus = (ROOT / "tests/lint/corpus/en.yaml").read_text(encoding="utf-8")
    found = re.findall(r', text: ("(?:[^"\\]|\\.)*")\}', corpus)
    if not found:
        raise SystemExit("no statement found in tests/lint/corpus/en.yaml")
    return [json.loads(text) for text in found]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crisis", default=ROOT / "target/release/crisis", type=pathlib.Path)
    parser.add_argument("--runs", default=11, type=int)
    parser.add_argument("peers", nargs="*", metavar="NAME=COMMAND")
    told = parser.parse_args()
    texts = statements()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "many").mkdir()
        one = folder / "one.md"
        one.write_text("\n\n".join(texts)[:2000], encoding="utf-8")
        many = [folder / "many" / f"{number:04}.md" for number in range(1000)]
        for number, path in enumerate(many):
            path.write_text(texts[number % len(texts)] + "\n", encoding="utf-8")
        check = [str(told.crisis), "statement", "check", "--file"]
        jobs = {"crisis": (check + [str(one)], check + [str(folder / "many")])}
        for peer in told.peers:
            name, command = peer.split("=", 1)
            jobs[name] = (command.split() + [str(one)], command.split() + [str(path) for path in many])
        singles = {name: [] for name in jobs}
        for _ in range(told.runs):
            for name, (single, _) in jobs.items():
                singles[name].append(run(single))
        print(f"{len(texts)} statements of the corpus; median of {told.runs} runs for one text of 2,000 characters, one run for 1,000 files")
        print("| linter | one text, ms | CPU, ms | 1,000 files, s | CPU, s |\n|---|---|---|---|---|")
        for name, (_, all_files) in jobs.items():
            wall, cpu = (statistics.median(column) for column in zip(*singles[name]))
            many_wall, many_cpu = (value / 1e3 for value in run(all_files))
            print(f"| {name} | {wall:.1f} | {cpu:.1f} | {many_wall:.2f} | {many_cpu:.2f} |")


if __name__ == "__main__":
    main()
