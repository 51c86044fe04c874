#!/usr/bin/env python3
"""Measures how much later the first page comes because the program locks itself in.

  python3 -m venv /tmp/bench && /tmp/bench/bin/pip install pyte
  /tmp/bench/bin/python Tests/Performance/cage_benchmark.py "$(bash Scripts/build)"

The program runs as on this kernel and as on one that can hold it to nothing, in turns and under filters of the same
length. Printed are the time until the first page is complete, of the fastest tenth of the starts, which nothing else
disturbed, and the median of the processor time until then and right behind it, which hardly depends on what else the
machine does. It ends with 1 where the first page comes more than 0.3 ms later.
"""
import argparse
import os
import random
import statistics
import sys
import tempfile
from types import SimpleNamespace

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import older_kernel  # noqa: E402
import terminal_probe  # noqa: E402

MOST = 0.3


def first_page(command, marker, kernel):
    options = SimpleNamespace(
        rows=24, cols=80, term="xterm-256color", lang="C.UTF-8", env=[], marker=marker, quiet=15, timeout=10, idle=0,
        answer=False, keep_raw=None, cmd=command, steps=[], before_start=lambda: older_kernel.enter(kernel))
    result = terminal_probe.Run(options).go()
    if not result["ok"]:
        sys.exit(f"{' '.join(command)}: {result.get('failed')}\n" + "\n".join(result.get("screen", [])))
    return result["first_frame_ms"], result["startup_cpu_ms"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selfscreen", help="the release build")
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    is_late = False
    with tempfile.TemporaryDirectory() as folder:
        site = os.path.join(folder, "site.yaml")
        shipped = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Questionnaires/site.yaml")
        with open(shipped) as source, open(site, "w") as copy:
            copy.write(source.read() + f"kiosk:\n  counts: {folder}/counts.csv\n")
        modes = {
            "self-check": ([options.selfscreen], "? keys"),
            "kiosk": ([options.selfscreen, "kiosk", "--site", site], "Press any key"),
        }
        print(f"{options.rounds} starts of each, in ms{'locked in':>20}{'without locks':>16}{'later by':>12}")
        for name, (command, marker) in modes.items():
            starts = {"same": [], "no-locks": []}
            for _ in range(options.rounds):
                # Whoever comes second finds a warmer processor.
                for kernel in random.sample(list(starts), 2):
                    starts[kernel].append(first_page(command, marker, kernel))
            pages, work = (
                [statistics.quantiles([start[index] for start in starts[kernel]], n=20)[place] for kernel in starts]
                for index, place in ((0, 1), (1, 9)))
            is_late = is_late or pages[0] - pages[1] > MOST
            for what, (locked, free) in ((f"{name}, first page", pages), (f"{name}, processor", work)):
                print(f"{what:28}{locked:14.2f}{free:16.2f}{locked - free:+12.2f}")
    sys.exit(1 if is_late else 0)


if __name__ == "__main__":
    main()
