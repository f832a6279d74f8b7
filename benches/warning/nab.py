#!/usr/bin/env python3
"""Burst detection on the six labelled series: the default by the benchmark's own tool, each parameter ±25 %, leave one series out.

usage: CRISIS_DATA=DIR benches/warning/nab.py PATH/TO/crisis [CANDIDATES]

Leave one out: CANDIDATES settings drawn at random over wide ranges (240 unless told); for each held-out series the geometric
centre of the best twentieth on the other five is scored on the sixth. The centre of a plateau, not its peak, is what transfers.
Every run is `crisis monitor detect --series FILE --bucket 5m --set NAME=VALUE … --format jsonl`.
"""
import bisect, concurrent.futures, json, math, os, pathlib, random, subprocess, sys, tempfile

# Every parameter that bears on when an alert begins, its default, and the range to draw from.
PARAMETERS = {
    "window_minutes.0": (15, 5, 40), "window_minutes.1": (90, 40, 200), "window_minutes.2": (540, 200, 1440),
    "count_offset": (1, .4, 2.5), "level_days": (14, 5, 40), "spread_days": (28, 10, 80), "clip_spreads": (3.5, 2, 7),
    "least_spread": (.2, .08, .5), "return_days": (14, 4, 50), "daily_peak_mean": (1.2, .6, 2.4),
    "daily_peak_spread": (.4, .15, 1), "daily_peak_prior_days": (7, 2, 20), "memory_days": (4, 1, 15),
    "memory_share": (.6, .1, 1.5), "cool_down_hours": (16, 6, 48), "warm_up_hours": (24, 8, 60),
}


def main():
    data = os.environ.get("CRISIS_DATA")
    if not data or len(sys.argv) < 2:
        sys.exit("skipped: set CRISIS_DATA and name the crisis binary")
    binary, nab = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(data) / "burst" / "nab"
    candidates = int(sys.argv[2]) if len(sys.argv) > 2 else 240
    series = load(nab)
    detect = lambda one, settings: detections(binary, nab / one["name"], settings)
    official(pathlib.Path(data), nab, series, detect)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        score = lambda settings: normalised(list(pool.map(lambda one: points(one, detect(one, settings)), series)), series)
        sensitivity(score)
        leave_one_out(pool, series, detect, candidates)


def load(nab):
    windows, found = json.load(open(nab / "windows.json")), []
    for key, spans in sorted(windows.items()):
        times = [line.split(",")[0][:19] for line in open(nab / os.path.basename(key)).read().splitlines()[1:]]
        rows = [(bisect.bisect_left(times, a[:19]), bisect.bisect_right(times, b[:19]) - 1) for a, b in spans]
        found.append({"name": os.path.basename(key), "times": times, "windows": rows})
    return found


def detections(binary, path, settings):
    sets = [arg for name, value in settings.items() for arg in ("--set", f"{name}={value}")]
    args = [binary, "monitor", "detect", "--series", path, "--bucket", "5m", "--format", "jsonl", "-q", *sets]
    out = subprocess.run(args, check=True, capture_output=True, text=True).stdout
    return [json.loads(line)["at"][:19] for line in out.splitlines()]


def sigmoid(y):
    return -1.0 if y > 3 else 2 / (1 + math.exp(5 * y)) - 1


def points(one, alerts):
    """Lavin & Ahmad (2015), standard profile: raw points of one series, as the benchmark's tool counts them."""
    times, windows = one["times"], one["windows"]
    best, cost = [-1.0] * len(windows), 0.0
    for i in (bisect.bisect_left(times, at) for at in alerts):
        if i < min(int(.15 * len(times)), 750):
            continue
        inside = next((k for k, (l, r) in enumerate(windows) if l <= i <= r), None)
        before = [w for w in windows if w[1] < i]
        if inside is not None:
            l, r = windows[inside]
            best[inside] = max(best[inside], sigmoid(-(r - i + 1) / (r - l + 1)) / sigmoid(-1))
        elif before:
            l, r = before[-1]
            cost += .11 * sigmoid((i - r) / (r - l))
        else:
            cost -= .11
    return sum(best) + cost


def normalised(raw, series):
    windows = sum(len(one["windows"]) for one in series)
    return 100 * (sum(raw) + windows) / (2 * windows)


def official(data, nab, series, detect):
    with tempfile.TemporaryDirectory() as folder:
        for one in series:
            (pathlib.Path(folder) / one["name"]).write_text("\n".join(detect(one, {})))
        tool = data.parent / "tools" / "nab_score.py"
        args = [sys.executable, tool, "--series", nab, "--windows", nab / "windows.json", "--detections", folder]
        print("## the default, by the benchmark's tool")
        print(subprocess.run(args, check=True, capture_output=True, text=True).stdout)


def sensitivity(score):
    own, worst = score({}), 0.0
    print(f"## each parameter alone, -25 % and +25 % (default {own:.1f})")
    for name, (default, _, _) in PARAMETERS.items():
        down, up = score({name: default * .75}), score({name: default * 1.25})
        worst = max(worst, own - down, own - up)
        print(f"{name:24} {down:6.1f} {up:6.1f}")
    print(f"largest loss {worst:.1f}\n", flush=True)


def leave_one_out(pool, series, detect, candidates):
    rng = random.Random(20150)
    draw = lambda: {name: low * (high / low) ** rng.random() for name, (_, low, high) in PARAMETERS.items()}
    drawn = [draw() for _ in range(candidates)]
    raw = list(pool.map(lambda s: [points(one, detect(one, s)) for one in series], drawn))

    def centre(without):
        ranked = sorted(zip(raw, drawn), key=lambda t: -sum(p for i, p in enumerate(t[0]) if i != without))
        best = [settings for _, settings in ranked[: max(1, candidates // 20)]]
        return {name: math.exp(sum(math.log(s[name]) for s in best) / len(best)) for name in PARAMETERS}

    print(f"## leave one series out ({candidates} candidates)")
    got = []
    for held, one in enumerate(series):
        got.append(points(one, detect(one, centre(held))))
        print(f"{one['name']:28} {normalised([got[-1]], [one]):6.1f}")
    print(f"leave-one-series-out: {normalised(got, series):.1f} (by windows, as the tool counts)")
    tuned = centre(None)
    print(f"the same choice on all six (tuned): {normalised([points(one, detect(one, tuned)) for one in series], series):.1f}")


if __name__ == "__main__":
    main()
