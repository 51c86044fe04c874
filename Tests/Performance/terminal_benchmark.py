#!/usr/bin/env python3
"""Measures SelfScreen in a terminal next to a minimal C ncurses form, dialog and whiptail, in one run.

  apt-get install -y gcc libncurses-dev dialog whiptail
  python3 -m venv /tmp/bench && /tmp/bench/bin/pip install pyte
  /tmp/bench/bin/python Tests/Performance/terminal_benchmark.py "$(bash Scripts/build)"

Per program: time from start to the complete first page, time from a key to the settled page, bytes written for the
first page and for a key, resident memory at the first page, and processor time and wakeups in an idle while. The
programs take turns, so that a busy machine is busy for all; the medians are printed, and their ratios to the C form.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from types import SimpleNamespace

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import terminal_probe  # noqa: E402

ANSWERS = ["Not at all", "Several days", "More than half the days", "Nearly every day"]


def programs(selfscreen, folder):
    form = os.path.join(folder, "form")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ncurses_form.c")
    subprocess.run(["cc", "-O2", "-o", form, source, "-lncursesw", "-ltinfo"], check=True)
    menu = [part for number, answer in enumerate(ANSWERS) for part in (str(number), answer)]
    question = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
    found = {
        "C ncurses form": ([form], "READY"),
        "selfscreen": ([selfscreen], "? keys"),
        "  --plan full": ([selfscreen, "--plan", "full"], "? keys"),
    }
    for name in ("dialog", "whiptail"):
        if shutil.which(name):
            found[name] = ([name, "--menu", question, "20", "70", "4", *menu], "Nearly every day")
        else:
            print(f"{name} is not installed and is left out", file=sys.stderr)
    return found


def measure(command, marker, steps, idle):
    options = SimpleNamespace(
        rows=24, cols=80, term="xterm-256color", lang="C.UTF-8", env=[], marker=marker, quiet=30, timeout=10,
        idle=idle, answer=False, keep_raw=None, cmd=command, steps=steps)
    result = terminal_probe.Run(options).go()
    if not result["ok"]:
        sys.exit(f"{command[0]}: {result.get('failed')}\n" + "\n".join(result.get("screen", [])))
    return result


def median(values):
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else float("nan")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selfscreen", help="the release build")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--idle", type=float, default=10, help="seconds of the idle measure (default 10)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = programs(options.selfscreen, folder)
        runs = {name: [] for name in found}
        for _ in range(options.rounds):
            for name, (command, marker) in found.items():
                runs[name].append(measure(command, marker, ["key down", "key up", "key down", "key up"], 0))
        idle = {name: measure(command, marker, [], options.idle)["idle"] for name, (command, marker) in found.items()}
    rows = {}
    for name, results in runs.items():
        keys = [step for result in results for step in result["steps"] if step["bytes"]]
        rows[name] = [
            median(result["first_frame_ms"] for result in results),
            median(step["latency_ms"] for step in keys),
            median(result["first_frame_bytes"] for result in results),
            median(step["bytes"] for step in keys),
            median(result["rss_kb"] for result in results) / 1024,
            idle[name]["cpu_ms"],
            idle[name]["wakeups"],
        ]
    heads = ["first page ms", "key ms", "page bytes", "key bytes", "memory MB", "idle cpu ms", "idle wakeups"]
    print(f"medians of {options.rounds} rounds; idle over {options.idle:g} s")
    print(f"{'':16}" + "".join(f"{head:>15}" for head in heads))
    for name, row in rows.items():
        print(f"{name:16}" + "".join(f"{value:15.2f}" for value in row))
    print("as ratios to the C form:")
    base = rows["C ncurses form"]
    for name, row in rows.items():
        ratios = [value / other if other else float("nan") for value, other in zip(row[:5], base[:5])]
        print(f"{name:16}" + "".join(f"{ratio:14.2f}x" for ratio in ratios))


if __name__ == "__main__":
    main()
