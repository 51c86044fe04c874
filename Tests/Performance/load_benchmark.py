#!/usr/bin/env python3
"""Lets many people use SelfScreen on one machine at once, next to dialog under the same load, in one run.

  apt-get install -y dialog
  python3 Tests/Performance/load_benchmark.py "$(bash Scripts/build)"

Each person has a pseudoterminal of their own and presses an arrow key every 0.5 to 1.5 seconds. The programs take turns,
so that a busy machine is busy for both. Per program: memory, time from a key to the last byte of its repaint, bytes and
processor time a key, and the time until everybody's first page is there. The ratios to dialog are printed below.
"""
import argparse
import fcntl
import os
import pty
import random
import selectors
import shutil
import signal
import statistics
import struct
import sys
import termios
import time

QUIET = 0.1  # seconds without output that end a repaint
QUESTION = "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
ANSWERS = ["Not at all", "Several days", "More than half the days", "Nearly every day"]


class Visitor:
    """One person at one terminal."""

    def __init__(self, command, marker):
        self.began = time.perf_counter()
        self.marker = marker
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8")
            for name in ("COLUMNS", "LINES", "NO_COLOR"):
                os.environ.pop(name, None)
            os.execvp(command[0], command)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.set_blocking(self.terminal, False)
        self.first = b""
        self.up = None
        self.sent = None
        self.last = None
        self.count = 0
        self.next = None
        self.down = False

    def read(self, now):
        try:
            data = os.read(self.terminal, 65536)
        except (BlockingIOError, OSError):
            return
        if self.up is None:
            self.first += data
            if self.marker in self.first:
                self.up = now
        elif self.sent is not None:
            self.last = now
            self.count += len(data)

    def press(self, now):
        self.down = not self.down
        os.write(self.terminal, b"\x1bOB" if self.down else b"\x1bOA")
        self.sent, self.last, self.count = now, None, 0

    def memory(self):
        with open(f"/proc/{self.pid}/smaps_rollup") as file:
            sizes = dict(line.split(":") for line in file.readlines()[1:])
        return [int(sizes[name].split()[0]) / 1024 for name in ("Pss", "Rss")]

    def processor(self):
        total = 0
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{thread}/schedstat") as file:
                total += int(file.read().split()[0])
        return total / 1e6

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def load(command, marker, people, seconds, seed):
    """One program under the load of that many people."""
    dice = random.Random(seed)
    began = time.perf_counter()
    crowd = [Visitor(command, marker) for _ in range(people)]
    selector = selectors.EpollSelector()
    for visitor in crowd:
        selector.register(visitor.terminal, selectors.EVENT_READ, visitor)

    def read(wait):
        for key, _ in selector.select(wait):
            key.data.read(time.perf_counter())

    while any(visitor.up is None for visitor in crowd):
        read(0.05)
        if time.perf_counter() - began > 60:
            sys.exit(f"{command[0]}: the first page of {sum(v.up is None for v in crowd)} people never came")
    up = max(visitor.up for visitor in crowd) - began
    settled = time.perf_counter() + 1
    while time.perf_counter() < settled:
        read(0.01)
    for visitor in crowd:
        visitor.next = time.perf_counter() + dice.uniform(0, 1)
    before = sum(visitor.processor() for visitor in crowd)
    times, sizes, keys = [], [], 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        read(0.0005)
        now = time.perf_counter()
        for visitor in crowd:
            if visitor.sent is not None and now - (visitor.last or visitor.sent) > QUIET:
                if visitor.last is not None:
                    times.append((visitor.last - visitor.sent) * 1000)
                    sizes.append(visitor.count)
                visitor.sent = None
            if visitor.sent is None and now >= visitor.next:
                visitor.press(now)
                keys += 1
                visitor.next = now + dice.uniform(0.5, 1.5)
    used = sum(visitor.processor() for visitor in crowd) - before
    memory = [visitor.memory() for visitor in crowd]
    for visitor in crowd:
        visitor.end()
    times.sort()
    return [
        statistics.median(pss for pss, _ in memory), statistics.median(rss for _, rss in memory),
        statistics.median(times), times[int(len(times) * 0.99)], times[-1], statistics.median(sizes), used / keys, up]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selfscreen", help="the release build")
    parser.add_argument("--people", type=int, default=150)
    parser.add_argument("--seconds", type=float, default=20, help="of each turn (default 20)")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    programs = {"selfscreen": ([options.selfscreen, "--plan", "full"], b" help now ")}
    if shutil.which("dialog"):
        menu = [part for number, answer in enumerate(ANSWERS) for part in (str(number), answer)]
        programs["dialog"] = (["dialog", "--menu", QUESTION, "20", "70", "4", *menu], b"Cancel")
    else:
        print("dialog is not installed and is left out", file=sys.stderr)
    rows = {name: [] for name in programs}
    for turn in range(options.rounds):
        for name, (command, marker) in programs.items():
            rows[name].append(load(command, marker, options.people, options.seconds, turn))
    heads = ["PSS MB", "RSS MB", "key p50 ms", "p99 ms", "max ms", "key bytes", "cpu ms/key", "all up s"]
    print(f"{options.people} people at once; medians of {options.rounds} turns of {options.seconds:g} s")
    print(f"{'':12}" + "".join(f"{head:>12}" for head in heads))
    medians = {name: [statistics.median(column) for column in zip(*turns)] for name, turns in rows.items()}
    for name, row in medians.items():
        print(f"{name:12}" + "".join(f"{value:12.2f}" for value in row))
    if "dialog" in medians:
        ratios = [one / other for one, other in zip(medians["selfscreen"], medians["dialog"])]
        print(f"{'ratio':12}" + "".join(f"{ratio:11.2f}x" for ratio in ratios))


if __name__ == "__main__":
    main()
