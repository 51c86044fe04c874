#!/usr/bin/env python3
"""Lets many strange visitors loose on the kiosk, in accelerated time, and checks what they meet.

  python3 Tests/Performance/kiosk_soak.py "$(bash Scripts/build)"

Needs tmux, in which the kiosk is the only program. A visitor presses keys at random, sends random bytes, pastes,
resizes the window, hangs up, walks away, or answers a question about self-harm, and now and then somebody spoils the site
file meanwhile, or the program has a fault. Checked: the program never ends or leaves its pages but for a hang-up, every visit begins with nothing
chosen, every safety answer brings the crisis page at once, every visit is counted, and what is kept in memory stays the
same. Prints the figures; the exit code is 1 when something was wrong.
"""
import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ATTRACT = "Press any key to begin."
KEYS = (["Enter"] * 6 + list("1234567890") * 2 + ["Down", "Up", "Left", "Right", "j", "k", "Space", "b", "s", "r", "h"]
        + ["a", "p", "?", "y", "n", "q", "BSpace", "Escape", "PPage", "NPage", "Home", "End", "Tab", "BTab", "F1", "F5"]
        + ["F10", "F12", "C-c", "C-z", "C-\\", "C-s", "C-q", "C-d", "C-l", "C-t", "M-x", "IC", "DC"])


class Tmux:
    """A tmux server of its own, spoken to through one control client."""

    def __init__(self, folder, command):
        self.base = ["tmux", "-u", "-S", os.path.join(folder, "tmux"), "-f", "/dev/null"]
        environment = {**os.environ, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        environment.pop("NO_COLOR", None)
        subprocess.run(
            self.base + ["set-option", "-g", "status", "off", ";", "set-option", "-g", "remain-on-exit", "on", ";",
                         "set-option", "-g", "history-limit", "2000", ";",
                         "new-session", "-d", "-x", "80", "-y", "24"] + command, env=environment, check=True)
        self.client = subprocess.Popen(
            self.base + ["-C", "attach", "-f", "no-output"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.answer()

    def answer(self):
        lines = []
        inside = False
        for raw in self.client.stdout:
            line = raw.decode("utf-8", "replace").rstrip("\n")
            if line.startswith("%begin"):
                inside, lines = True, []
            elif line.startswith("%end"):
                return lines
            elif line.startswith("%error"):
                raise RuntimeError("tmux: " + " ".join(lines))
            elif line.startswith("%exit"):
                raise RuntimeError("tmux: " + line)
            elif inside:
                lines.append(line)
        raise RuntimeError("tmux has ended")

    def run(self, command):
        self.client.stdin.write(command.encode() + b"\n")
        self.client.stdin.flush()
        return self.answer()

    def keys(self, *names):
        self.run("send-keys " + " ".join("'" + name + "'" for name in names))

    def screen(self):
        return "\n".join(self.run("capture-pane -p"))

    def value(self, name):
        return self.run("display-message -p '#{" + name + "}'")[0]

    def close(self):
        self.client.stdin.close()
        subprocess.run(self.base + ["kill-server"], check=False, stderr=subprocess.DEVNULL)


class Soak:
    def __init__(self, tmux, seed, site_file):
        self.tmux = tmux
        self.site_file = site_file
        self.random = random.Random(seed)
        self.problems = []
        self.done = {}

    def count(self, what):
        self.done[what] = self.done.get(what, 0) + 1

    def problem(self, text):
        state = [self.tmux.value(name) for name in ("pane_pid", "pane_dead", "pane_dead_status", "pane_dead_signal")]
        self.problems.append(f"{text}; process {state[0]}, dead: {state[1:]}\n{self.tmux.screen()}")

    def see(self, *words):
        """Waits until one of the words is on the screen. On a busy machine the kiosk may take a visitor who is slow for
        one who has gone: that ends the visit, and must be rare."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            screen = self.tmux.screen()
            if any(word in screen for word in words):
                return True
            if ATTRACT in screen and ATTRACT not in words:
                self.count("taken for gone under way")
                return False
            time.sleep(0.002)
        self.problem(f"waited in vain for {words}")
        return False

    def begin(self):
        if not self.see(ATTRACT):
            return False
        # The last visitor's last key may have begun the staff's code, which a key that is no character ends; what is
        # typed while the program starts itself anew is dropped; and who is slow is soon taken for gone.
        end = time.monotonic() + 20
        while time.monotonic() < end:
            screen = self.tmux.screen()
            if "1 Quick checklists" in screen:
                return True
            if ATTRACT in screen:
                self.tmux.keys("Up")
            time.sleep(0.005)
        self.problem("no key begins a visit")
        return False

    # What a visitor may be like

    def presses_keys(self):
        for _ in range(self.random.randint(5, 60)):
            self.tmux.keys(*[self.random.choice(KEYS) for _ in range(self.random.randint(1, 4))])
        self.walks_away()

    def sends_bytes(self):
        for _ in range(self.random.randint(1, 10)):
            amount = self.random.randint(1, 60)
            self.tmux.run("send-keys -H " + " ".join(f"{self.random.randrange(256):02x}" for _ in range(amount)))
        self.walks_away()

    def pastes(self):
        self.tmux.keys("1")
        text = "".join(self.random.choice("abc123q \\r;:!$") for _ in range(self.random.randint(1, 2000)))
        self.tmux.run("set-buffer '" + text + "'")
        self.tmux.run("paste-buffer -p" if self.random.random() < 0.5 else "paste-buffer")
        self.walks_away()

    def resizes(self):
        for _ in range(self.random.randint(1, 8)):
            columns, rows = self.random.randint(10, 200), self.random.randint(4, 70)
            self.tmux.run(f"resize-window -x {columns} -y {rows}")
            self.tmux.keys(self.random.choice(KEYS))
        self.tmux.run("resize-window -x 80 -y 24")
        self.walks_away()

    def hangs_up(self):
        self.tmux.keys("1", "1", "2")
        process = self.tmux.value("pane_pid")
        # What keeps watch over the kiosk starts it again; here that is this program.
        os.kill(int(process), 1)
        end = time.monotonic() + 20
        while os.path.exists(f"/proc/{process}") and time.monotonic() < end:
            time.sleep(0.002)
        while self.tmux.value("pane_dead") != "1" and time.monotonic() < end:
            time.sleep(0.002)
        # tmux now and then does not know the status of a program that has ended.
        if self.tmux.value("pane_dead") != "1" or self.tmux.value("pane_dead_status") not in ("129", ""):
            self.problem("a hang-up did not end it with 129")
        self.tmux.run("respawn-pane")

    def meets_a_spoilt_site_file(self):
        with open(self.site_file, encoding="utf-8") as file:
            good = file.read()
        with open(self.site_file, "w", encoding="utf-8") as file:
            file.write(good[: self.random.randrange(len(good))] + "typo [here\n")
        self.ends()
        # The visit after it begins with the spoilt file on the disk.
        if self.begin():
            self.ends()
        with open(self.site_file, "w", encoding="utf-8") as file:
            file.write(good)

    def meets_a_fault(self):
        self.tmux.keys("1", "1", "2")
        os.kill(int(self.tmux.value("pane_pid")), self.random.choice([4, 6, 7, 8, 11]))
        # After several in a row it rests for a while.
        self.see(ATTRACT, "isn't working right now")

    def walks_away(self):
        if not self.see(ATTRACT):
            return
        self.count("wiped after a visitor had gone")

    def ends(self):
        self.tmux.keys("q")
        if self.see("1 Stay here", ATTRACT):
            if "1 Stay here" in self.tmux.screen():
                self.tmux.keys("y")
            self.see(ATTRACT)

    def ticks_a_box(self):
        self.tmux.keys("1")
        if not self.see("1 of 4"):
            return
        if "[x]" in self.tmux.screen():
            self.problem("a visit began with a ticked box")
        self.tmux.keys(self.random.choice("1234567"), "8", "Enter", "Enter")
        self.expect_crisis()

    def answers_a_question(self):
        self.tmux.keys("3")
        if not self.see("What would you like to look at?"):
            return
        self.tmux.keys("1")
        for number in range(1, 9):
            if not self.see(f"{number} of "):
                return
            if "(•)" in self.tmux.screen():
                self.problem("a question came with an answer chosen")
            self.tmux.keys("4", "Enter")
        if self.see("dead, or of hurting"):
            # What is typed ahead must not pass the page unread.
            self.tmux.keys(self.random.choice("234"), "Enter", "Enter")
            self.expect_crisis()

    def expect_crisis(self):
        if self.see("Thank you for being honest about that."):
            # Seen together with its first words: the page stands at its beginning, nothing was passed by.
            if self.see("Call or text 988"):
                self.count("crisis pages after a safety answer")
        self.random.choice([self.ends, self.walks_away])()

    def visit(self):
        if not self.begin():
            return
        kinds = [(30, self.presses_keys), (12, self.sends_bytes), (8, self.pastes), (8, self.resizes),
                 (2, self.hangs_up), (5, self.walks_away), (10, self.ends), (15, self.ticks_a_box),
                 (10, self.answers_a_question), (3, self.meets_a_spoilt_site_file),
                 (2, self.meets_a_fault)]
        kind = self.random.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])[0]
        self.count(kind.__name__.replace("_", " "))
        kind()

    def resident(self):
        """Resident memory in KiB, and how many files are open."""
        process = self.tmux.value("pane_pid")
        with open(f"/proc/{process}/status", encoding="ascii") as status:
            size = int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))
        return size, len(os.listdir(f"/proc/{process}/fd"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selfscreen")
    parser.add_argument("--visits", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--milliseconds-per-second", type=int, default=6)
    options = parser.parse_args()
    site = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Questionnaires/site.yaml")
    with tempfile.TemporaryDirectory() as folder, open(site, encoding="utf-8") as shipped:
        text = shipped.read().replace("idle-seconds: 90", "idle-seconds: 30").replace(
            "countdown-seconds: 30", "countdown-seconds: 20")
        text += f"kiosk:\n  finished-seconds: 20\n  crisis-seconds: 40\n  counts: {folder}/counts.csv\n"
        site_file = os.path.join(folder, "site.yaml")
        with open(site_file, "w", encoding="utf-8") as file:
            file.write(text)
        tmux = Tmux(folder, [options.selfscreen, "kiosk", "--site", site_file,
                             "--milliseconds-per-second", str(options.milliseconds_per_second)])
        soak = Soak(tmux, options.seed, site_file)
        sizes = []
        start = time.monotonic()
        try:
            for number in range(1, options.visits + 1):
                before = tmux.value("pane_pid")
                soak.visit()
                if soak.done.get("hangs up", 0) == 0 and tmux.value("pane_pid") != before:
                    soak.problem("the program is another one")
                if tmux.value("pane_dead") == "1":
                    soak.problem(f"the program has ended with {tmux.value('pane_dead_status')}")
                if soak.problems:
                    break
                if number % max(1, options.visits // 20) == 0 and soak.see(ATTRACT):
                    sizes.append(soak.resident())
            history = tmux.value("history_size")
            with open(os.path.join(folder, "counts.csv"), encoding="ascii") as counts:
                counted = counts.read()
        finally:
            tmux.close()
    print(f"{number} visits in {time.monotonic() - start:.0f} s, seed {options.seed}")
    for what, amount in sorted(soak.done.items()):
        print(f"  {amount:6} {what}")
    if soak.done.get("taken for gone under way", 0) > 0.02 * number + 1:
        soak.problems.append("too many visitors were taken for gone: the machine is too busy for so short a second")
    memory = [size for size, _ in sizes]
    if memory:
        print(f"resident memory in KiB: {memory[0]} first, {min(memory)} least, {max(memory)} most, {memory[-1]} last")
        print(f"open files: {sorted({files for _, files in sizes})}; lines to scroll back to: {history}")
        middle = len(memory) // 2
        if middle and statistics.median(memory[middle:]) > 1.02 * statistics.median(memory[:middle]):
            soak.problems.append("resident memory is not flat: " + ", ".join(map(str, memory)))
    print("counted: " + counted.replace("\n", " "))
    started = sum(int(line.split(",")[1]) for line in counted.splitlines()[1:])
    # A visitor who leaves and presses a key begins another visit; who hangs up or meets a fault is not counted.
    if started < number - soak.done.get("hangs up", 0) - soak.done.get("meets a fault", 0):
        soak.problems.append(f"only {started} visits were counted")
    for problem in soak.problems:
        print("PROBLEM: " + problem, file=sys.stderr)
    return 1 if soak.problems else 0


if __name__ == "__main__":
    if not shutil.which("tmux"):
        sys.exit("this needs tmux")
    sys.exit(main())
