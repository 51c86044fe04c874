#!/usr/bin/env python3
"""terminal_probe - run a command in a pty, watch it through a pyte screen, report numbers as JSON.

  terminal_probe.py [options] -- CMD [ARG...]

Needs: python3 + pyte (pip install pyte).  No other dependency; Linux only (/proc).

Measures, per run: first_byte_ms and first_frame_ms (exec -> marker visible AND output quiet),
first_frame_bytes, for each scripted key: latency_ms (key written -> last output byte of the
repaint), first_ms (-> first byte), bytes; rss_kb / hwm_kb / threads at the first frame and at the end;
idle CPU ms and voluntary / involuntary context switches, output bytes over --idle seconds;
exit code or signal; terminal restoration (alternate screen left, cursor shown, SGR reset,
keypad/bracketed-paste/mouse modes off, termios restored); hardware cursor position per step.

--script is a file of lines (or a ';'-free inline string given with -e, repeatable):
  key NAME|TEXT     send a key: enter esc tab btab space up down left right home end pgup pgdn
                    backspace delete ctrl-x f1..f10, or literal text (measured)
  paste TEXT        send as one bracketed paste
  raw 1b5b41        send hex bytes (measured)
  expect TEXT       wait until TEXT is on the screen (--timeout), else the run fails
  absent TEXT       fail if TEXT is on the screen
  cursor-on TEXT    fail unless the hardware cursor row contains TEXT
  resize ROWSxCOLS  TIOCSWINSZ (kernel sends SIGWINCH) and measure the repaint
  signal NAME       kill -NAME the child
  sleep SECONDS
  snap NAME         store the screen text in the JSON under snaps
  exit              wait for the child to end (else it is killed with SIGKILL at the end)
Lines starting with # are comments.  A failed step makes ok=false and the exit status 1.
"""
import argparse, errno, fcntl, json, os, pty, re, select, signal, statistics, struct, sys, termios, time
import pyte

KEYS = dict(enter="\r", esc="\x1b", tab="\t", btab="\x1b[Z", space=" ", backspace="\x7f",
            pgup="\x1b[5~", pgdn="\x1b[6~", delete="\x1b[3~", f1="\x1bOP", f2="\x1bOQ", f3="\x1bOR",
            f4="\x1bOS", f5="\x1b[15~", f6="\x1b[17~", f7="\x1b[18~", f8="\x1b[19~", f9="\x1b[20~", f10="\x1b[21~")
ARROW = dict(up="A", down="B", right="C", left="D", home="H", end="F")
DEC_ON_OFF = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
SGR = re.compile(rb"\x1b\[([0-9;]*)m")


class StepFail(Exception):
    pass


class Run:
    def __init__(self, o):
        self.o = o
        self.screen = pyte.Screen(o.cols, o.rows)
        self.stream = pyte.ByteStream(self.screen)
        self.modes, self.raw, self.pid, self.status = {}, bytearray(), None, None
        self.appkeys = False
        self.steps, self.snaps = [], {}

    # --- process ---------------------------------------------------------
    def spawn(self):
        o = self.o
        env = dict(os.environ)
        env.pop("COLUMNS", None); env.pop("LINES", None)
        env.update(TERM=o.term, LANG=o.lang, LC_ALL=o.lang)
        for kv in o.env:
            k, _, v = kv.partition("=")
            env[k] = v
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", o.rows, o.cols, 0, 0))
        self.tio0 = termios.tcgetattr(slave)
        self.slave = slave                      # kept open: lets us read termios after exit
        r, w = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(r); os.setsid(); fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for fd in (0, 1, 2):
                os.dup2(slave, fd)
            os.closerange(3, w); os.closerange(w + 1, 64)
            os.set_inheritable(w, False)
            if getattr(o, "before_start", None): o.before_start()
            try:
                os.execvpe(o.cmd[0], o.cmd, env)
            except OSError as e:
                os.write(w, str(e).encode())
            os._exit(127)
        os.close(w)
        err = os.read(r, 400)                   # returns at exec (close-on-exec) => t0
        self.t0 = time.perf_counter()
        os.close(r)
        if err:
            raise SystemExit("cannot run %s: %s" % (o.cmd[0], err.decode()))
        self.pid, self.m = pid, master
        os.set_blocking(master, False)

    def reap(self, block=False):
        if self.status is None:
            p, st, ru = os.wait4(self.pid, 0 if block else os.WNOHANG)
            if p:
                self.status, self.rusage = st, ru
        return self.status is not None

    def feed(self, data):
        for g in DEC_ON_OFF.finditer(data):
            for n in g.group(1).split(b";"):
                self.modes[int(n)] = g.group(2) == b"h"
        if 1 in self.modes:
            self.appkeys = self.modes[1]
        for q, a in ((b"\x1b[6n", "\x1b[%d;%dR" % (self.screen.cursor.y + 1, self.screen.cursor.x + 1)),
                     (b"\x1b[c", "\x1b[?62c")):
            if self.o.answer and q in data:     # a real terminal would reply
                os.write(self.m, a.encode())
        self.raw += data
        try:
            self.stream.feed(data)
        except Exception as e:                  # pyte does not know every private sequence
            self.pyte_error = repr(e)

    def pump(self, wait):
        """Read what is there within `wait` seconds; returns (n bytes, time of last byte)."""
        r, _, _ = select.select([self.m], [], [], wait)
        if not r:
            return 0, None
        try:
            d = os.read(self.m, 65536)
        except OSError as e:
            if e.errno in (errno.EIO, errno.EAGAIN):
                return 0, None
            raise
        t = time.perf_counter()
        if d:
            self.feed(d)
        return len(d), t

    def text(self):
        return "\n".join(self.screen.display)

    def settle(self, t_from, need=None, timeout=None):
        """Until `need` is visible (if given) and quiet for --quiet ms. -> bytes, first, last"""
        n = 0; first = last = None
        end = t_from + (timeout or self.o.timeout)
        quiet = self.o.quiet / 1000
        while True:
            now = time.perf_counter()
            if now > end:
                return n, first, last, False
            ref = last if last else t_from
            have = need is None or need in self.text()
            if have and (last is not None or need is None) and now - ref >= quiet:
                return n, first, last, True
            k, t = self.pump(min(0.01, quiet))
            if k:
                n += k; last = t; first = first or t
            elif self.reap():
                while True:
                    k, t = self.pump(0)
                    if not k:
                        break
                    n += k; last = t; first = first or t
                return n, first, last, need is None or need in self.text()

    def proc(self):
        d = {}
        try:
            for l in open("/proc/%d/status" % self.pid):
                k, _, v = l.partition(":")
                if k in ("VmRSS", "VmHWM", "Threads", "voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"):
                    d[k] = int(v.split()[0])
            vol = non = 0                        # all threads
            for t in os.listdir("/proc/%d/task" % self.pid):
                for l in open("/proc/%d/task/%s/status" % (self.pid, t)):
                    if l.startswith("voluntary"): vol += int(l.split()[1])
                    if l.startswith("nonvoluntary"): non += int(l.split()[1])
            d["vol"], d["nonvol"] = vol, non
            f = open("/proc/%d/stat" % self.pid).read().rsplit(")", 1)[1].split()
            d["cpu_ms"] = (int(f[11]) + int(f[12])) * 1000 / os.sysconf("SC_CLK_TCK")
            try:                                 # finer than clock ticks
                ns = 0
                for t in os.listdir("/proc/%d/task" % self.pid):
                    ns += int(open("/proc/%d/task/%s/schedstat" % (self.pid, t)).read().split()[0])
                d["cpu_ms"] = ns / 1e6
            except (OSError, ValueError):
                pass
            for l in open("/proc/%d/smaps_rollup" % self.pid):
                if l.startswith("Pss:"): d["pss"] = int(l.split()[1])
                if l.startswith("Private_"): d["uss"] = d.get("uss", 0) + int(l.split()[1])
        except OSError:
            pass
        return d

    # --- script -----------------------------------------------------------
    def encode(self, name):
        if name in ARROW:
            return ("\x1bO" if self.appkeys else "\x1b[") + ARROW[name]
        if name in KEYS:
            return KEYS[name]
        if name.startswith("ctrl-") and len(name) == 6:
            return chr(ord(name[5].upper()) & 31)
        return name

    def act(self, label, fn):
        while self.pump(0)[0]:
            pass
        t = time.perf_counter(); fn()
        n, first, last, ok = self.settle(t, timeout=self.o.timeout)
        s = dict(step=label, bytes=n, first_ms=ms(first, t), latency_ms=ms(last, t),
                 cursor=[self.screen.cursor.y, self.screen.cursor.x],
                 row=self.screen.display[min(self.screen.cursor.y, self.screen.lines - 1)].strip())
        self.steps.append(s)

    def step(self, line):
        op, _, a = line.partition(" ")
        if op == "key": self.act(line, lambda: os.write(self.m, self.encode(a).encode()))
        elif op == "raw": self.act(line, lambda: os.write(self.m, bytes.fromhex(a)))
        elif op == "paste": self.act(line, lambda: os.write(self.m, ("\x1b[200~" + a + "\x1b[201~").encode()))
        elif op == "resize":
            r, c = map(int, a.split("x"))
            self.screen.resize(r, c)
            self.act(line, lambda: fcntl.ioctl(self.m, termios.TIOCSWINSZ, struct.pack("HHHH", r, c, 0, 0)))
        elif op == "signal": self.act(line, lambda: os.kill(self.pid, getattr(signal, "SIG" + a.upper().removeprefix("SIG"))))
        elif op == "expect":
            t = time.perf_counter()
            if a not in self.text() and not self.settle(t, need=a)[3]: raise StepFail(line)
        elif op == "absent":
            if a in self.text(): raise StepFail(line)
        elif op == "cursor-on":
            row = self.screen.display[self.screen.cursor.y]
            if a not in row: raise StepFail("%s (cursor row: %r)" % (line, row.strip()))
        elif op == "sleep":
            end = time.perf_counter() + float(a)
            while time.perf_counter() < end: self.pump(0.01)
        elif op == "snap": self.snaps[a] = [l.rstrip() for l in self.screen.display]
        elif op == "exit":
            end = time.perf_counter() + self.o.timeout
            while not self.reap():
                self.pump(0.01)
                if time.perf_counter() > end: raise StepFail("exit (still running)")
        else: raise SystemExit("unknown step: " + line)

    def go(self):
        o = self.o; out = dict(ok=True)
        self.spawn()
        n, first, last, ok = self.settle(self.t0, need=o.marker)
        out.update(ok=ok, first_byte_ms=ms(first, self.t0), first_frame_ms=ms(last, self.t0), first_frame_bytes=n)
        if not ok:
            out["failed"] = "marker %r not seen" % o.marker; out["screen"] = [l.rstrip() for l in self.screen.display]
        p = self.proc(); out.update(rss_kb=p.get("VmRSS"), pss_kb=p.get("pss"), uss_kb=p.get("uss"), threads=p.get("Threads"), startup_cpu_ms=p.get("cpu_ms"))
        out["cursor_first"] = [self.screen.cursor.y, self.screen.cursor.x, self.modes.get(25, True)]
        out["alt_screen"] = bool(self.modes.get(1049) or self.modes.get(47) or self.modes.get(1047))
        if ok and o.idle:
            a = self.proc(); nb = 0; end = time.perf_counter() + o.idle
            while time.perf_counter() < end: nb += self.pump(0.05)[0]
            b = self.proc()
            if a and b: out["idle"] = dict(seconds=o.idle, cpu_ms=round(b["cpu_ms"] - a["cpu_ms"], 3), wakeups=b["vol"] - a["vol"], involuntary=b["nonvol"] - a["nonvol"], bytes=nb)
        try:
            if ok:
                for l in o.steps: self.step(l)
        except StepFail as e:
            out.update(ok=False, failed=str(e), screen=[l.rstrip() for l in self.screen.display])
        except OSError as e:
            out.update(ok=False, failed="child gone: %s" % e)
        if not self.reap():
            p = self.proc(); out.update(rss_end_kb=p.get("VmRSS"), hwm_kb=p.get("VmHWM"))
            os.kill(self.pid, signal.SIGKILL); out["killed"] = True
        self.reap(block=True)
        while self.pump(0.02)[0]: pass
        st = self.status
        out["exit"] = os.WEXITSTATUS(st) if os.WIFEXITED(st) else "SIG" + str(os.WTERMSIG(st))
        out["maxrss_kb"] = self.rusage.ru_maxrss
        if not out.get("killed"):
            tio = termios.tcgetattr(self.slave); last_sgr = None
            for g in SGR.finditer(bytes(self.raw)): last_sgr = g.group(1)
            m = self.modes
            out["restored"] = dict(alt_screen_left=not (m.get(1049) or m.get(47) or m.get(1047)), cursor_shown=m.get(25, True),
                sgr_reset=last_sgr in (None, b"", b"0"), termios=tio[:4] == self.tio0[:4], mouse_off=not any(m.get(x) for x in (1000, 1002, 1003, 1006)), paste_off=not m.get(2004))
        out["bytes_total"] = len(self.raw)
        if self.steps: out["steps"] = self.steps
        if self.snaps: out["snaps"] = self.snaps
        if o.keep_raw: open(o.keep_raw, "wb").write(self.raw)
        os.close(self.m); os.close(self.slave)
        return out


def ms(a, b):
    return None if a is None else round((a - b) * 1000, 3)


def summary(runs):
    good = [r for r in runs if r["ok"]]
    s = dict(runs=len(runs), ok=len(good))
    def put(name, vals):
        v = sorted(x for x in vals if x is not None)
        if v: s[name] = dict(median=round(statistics.median(v), 3), min=round(v[0], 3), max=round(v[-1], 3), p90=round(v[min(len(v) - 1, int(len(v) * .9))], 3))
    for k in ("first_byte_ms", "first_frame_ms", "first_frame_bytes", "startup_cpu_ms", "rss_kb", "pss_kb", "uss_kb", "threads", "maxrss_kb", "bytes_total"):
        put(k, [r.get(k) for r in good])
    for k in ("cpu_ms", "wakeups", "bytes"): put("idle_" + k, [r["idle"][k] for r in good if "idle" in r])
    st = [x for r in good for x in r.get("steps", []) if x["bytes"]]
    for k in ("latency_ms", "first_ms", "bytes"): put("key_" + k, [x[k] for x in st])
    s["exit"] = sorted({str(r["exit"]) for r in runs})
    s["restored"] = {k: all(r["restored"][k] for r in good if "restored" in r) for k in (next((r["restored"] for r in good if "restored" in r), {}))}
    s["failures"] = [r.get("failed") for r in runs if not r["ok"]][:5]
    return s


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--rows", type=int, default=24); p.add_argument("--cols", type=int, default=80)
    p.add_argument("--term", default="xterm-256color"); p.add_argument("--lang", default="C.UTF-8")
    p.add_argument("--env", action="append", default=[], metavar="K=V")
    p.add_argument("--marker", help="text that marks the first complete frame")
    p.add_argument("--quiet", type=float, default=30, help="ms without output that end a repaint (default 30; not counted)")
    p.add_argument("--timeout", type=float, default=10); p.add_argument("--idle", type=float, default=0)
    p.add_argument("--runs", type=int, default=1); p.add_argument("--warmup", type=int, default=0)
    p.add_argument("--script"); p.add_argument("-e", dest="inline", action="append", default=[], metavar="STEP")
    p.add_argument("--answer", action="store_true", help="reply to cursor-position / device-attribute queries")
    p.add_argument("--keep-raw", metavar="FILE"); p.add_argument("--full", action="store_true", help="all runs, not only the summary")
    p.add_argument("cmd", nargs=argparse.REMAINDER)
    o = p.parse_args()
    if o.cmd[:1] == ["--"]: o.cmd = o.cmd[1:]
    if not o.cmd: p.error("no command")
    lines = list(open(o.script)) if o.script else []
    o.steps = [l.rstrip("\n") for l in lines + o.inline if l.strip() and not l.lstrip().startswith("#")]
    for _ in range(o.warmup): Run(o).go()
    runs = [Run(o).go() for _ in range(o.runs)]
    res = dict(cmd=o.cmd, term=o.term, size=[o.rows, o.cols], summary=summary(runs))
    if o.full or o.runs == 1: res["detail"] = runs
    json.dump(res, sys.stdout, indent=1, ensure_ascii=False); print()
    return 0 if all(r["ok"] for r in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
