#!/usr/bin/env python3
"""Reads one seeded file of FHIR Bundles with SelfScreen and with orjson, and prints how many times longer scoring takes.

  python3 -m venv /tmp/bench && /tmp/bench/bin/pip install orjson
  /tmp/bench/bin/python Tests/Performance/fhir_benchmark.py "$(bash Scripts/build)"

The Bundles are those that SelfScreen itself writes for PHQ-9 rows. orjson does nothing but parse each line, on one core;
SelfScreen parses, checks, scores and writes CSV, once on one core and once on all. For one core the time that the
processor spent is counted, so that other work on the machine does not matter; for all, the time that passed. The programs
take turns, and the medians of the rounds are compared; figures of one run on one machine are worth comparing, others are
not.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

from score_benchmark import measure, write_rows

# Its own clock: neither the start of Python nor reading the file counts.
ORJSON = """
import sys, time, orjson
with open(sys.argv[1], "rb") as file:
    lines = file.readlines()
start = time.process_time()
for line in lines:
    orjson.loads(line)
print(time.process_time() - start)
"""


def parse_alone(bundles):
    run = subprocess.run(on_one_core([sys.executable, "-c", ORJSON, bundles]), capture_output=True, check=True)
    return float(run.stdout)


def processor_seconds(command):
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command[0]}")
    return usage.ru_utime + usage.ru_stime


def on_one_core(command):
    return ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0)))] + command


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selfscreen", help="the release build")
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "phq9.csv")
        bundles = os.path.join(folder, "bundles.ndjson")
        write_rows(table, os.devnull, options.rows)
        with open(bundles, "wb") as file:
            subprocess.run([options.selfscreen, "score", "phq-9", table, "--output", "fhir"], stdout=file, check=True)
        score = [options.selfscreen, "score", "phq-9", bundles, "--input", "fhir", "--output", "csv"]
        cores = len(os.sched_getaffinity(0))
        programs = {
            "orjson, parse alone, one core": lambda: parse_alone(bundles),
            "selfscreen, one core": lambda: processor_seconds(on_one_core(score)),
            f"selfscreen, {cores} cores": lambda: measure(score, os.devnull)[1],
        }
        seconds = {name: [] for name in programs}
        for _ in range(options.rounds):
            for name, run in programs.items():
                seconds[name].append(run())
        size = os.path.getsize(bundles)
        print(f"{options.rows} Bundles, {size / 1e6:.0f} MB, medians of {options.rounds} rounds")
        floor = statistics.median(next(iter(seconds.values())))
        print(f"{'program':32}{'seconds':>9}{'MB/s':>8}{'rows/s':>11}{'x orjson':>10}")
        for name, times in seconds.items():
            median = statistics.median(times)
            print(f"{name:32}{median:9.3f}{size / 1e6 / median:8.0f}{options.rows / median:11,.0f}{median / floor:9.2f}x")


if __name__ == "__main__":
    main()
