#!/usr/bin/env python3
"""Scores one seeded file of PHQ-9 rows with SelfScreen, polars and DuckDB, and prints rows per second and memory.

  python3 -m venv /tmp/bench && /tmp/bench/bin/pip install polars duckdb
  /tmp/bench/bin/python Tests/Performance/score_benchmark.py "$(bash Scripts/build)"

The job is the same for all: sum, range, band and cut-off of each row, blanks not counted as zeros, written as CSV.
All use every core. The programs take turns, and the medians of the rounds are compared; figures of one run on one
machine are worth comparing, others are not.
"""
import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

ITEMS = [f"phq9_{n}" for n in range(1, 10)]

POLARS = """
import sys, polars as pl
items = %r
low = pl.sum_horizontal([pl.col(c).fill_null(0) for c in items])
high = pl.sum_horizontal([pl.col(c).fill_null(3) for c in items])
def band(c):
    return (pl.when(c <= 4).then(pl.lit("minimal or none")).when(c <= 9).then(pl.lit("mild"))
            .when(c <= 14).then(pl.lit("moderate")).when(c <= 19).then(pl.lit("moderately severe"))
            .otherwise(pl.lit("severe")))
frame = (pl.scan_csv(sys.argv[1]).with_columns(total_low=low, total_high=high)
  .with_columns(
    total=pl.when(pl.col("total_low") == pl.col("total_high")).then(pl.col("total_low")),
    total_band=pl.when(band(pl.col("total_low")) == band(pl.col("total_high"))).then(band(pl.col("total_low"))),
    total_cutoff=pl.when(pl.col("total_low") >= 10).then(pl.lit("met"))
      .when(pl.col("total_high") < 10).then(pl.lit("not-met")).otherwise(pl.lit("unknown")))
  .select("id", "total", "total_low", "total_high", "total_band", "total_cutoff"))
frame.sink_csv(sys.argv[2])
""" % ITEMS

DUCKDB = """
import sys, duckdb
items = %r
low = " + ".join(f"coalesce({c}, 0)" for c in items)
high = " + ".join(f"coalesce({c}, 3)" for c in items)
def band(c):
    return (f"case when {c} <= 4 then 'minimal or none' when {c} <= 9 then 'mild' when {c} <= 14 then 'moderate' "
            f"when {c} <= 19 then 'moderately severe' else 'severe' end")
duckdb.sql(f'''copy (
  with sums as (select id, {low} as total_low, {high} as total_high from read_csv('{sys.argv[1]}'))
  select id, case when total_low = total_high then total_low end as total, total_low, total_high,
    case when {band("total_low")} = {band("total_high")} then {band("total_low")} end as total_band,
    case when total_low >= 10 then 'met' when total_high < 10 then 'not-met' else 'unknown' end as total_cutoff
  from sums) to '{sys.argv[2]}' (header, delimiter ',')''')
""" % ITEMS


def write_rows(path, rows):
    generator = random.Random(9)
    with open(path, "w") as file:
        file.write("id," + ",".join(ITEMS) + "\n")
        for row in range(rows):
            answers = ("" if generator.random() < 0.02 else str(generator.randint(0, 3)) for _ in ITEMS)
            file.write(f"{row}," + ",".join(answers) + "\n")


def measure(command, output):
    start = time.perf_counter()
    with open(output, "wb") as file:
        process = subprocess.Popen(command, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command[0]}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def same_scores(one, other):
    """The first six columns of both files agree, in any order of rows."""
    def rows(path):
        with open(path) as file:
            next(file)
            return sorted(tuple(line.rstrip("\n").split(",")[:6]) for line in file)
    return rows(one) == rows(other)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("selfscreen", help="the release build")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = os.path.join(folder, "phq9.csv")
        write_rows(table, options.rows)
        outputs = {name: os.path.join(folder, name) for name in ("selfscreen", "polars", "duckdb")}
        commands = {
            "selfscreen": [options.selfscreen, "score", "phq-9", table],
            "polars": [sys.executable, "-c", POLARS, table, outputs["polars"] + ".csv"],
            "duckdb": [sys.executable, "-c", DUCKDB, table, outputs["duckdb"] + ".csv"],
        }
        seconds = {name: [] for name in commands}
        memory = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                time_taken, peak = measure(command, outputs[name])
                seconds[name].append(time_taken)
                memory[name].append(peak)
        for name in ("polars", "duckdb"):
            if not same_scores(outputs["selfscreen"], outputs[name] + ".csv"):
                sys.exit(f"the scores of {name} differ from selfscreen's")
        print(f"{options.rows} PHQ-9 rows, medians of {options.rounds} rounds, {os.cpu_count()} processors; "
              "all three gave the same scores")
        own = statistics.median(seconds["selfscreen"])
        print(f"{'program':12}{'seconds':>9}{'rows/s':>12}{'peak MiB':>10}{'selfscreen is faster':>22}")
        for name in commands:
            median = statistics.median(seconds[name])
            print(f"{name:12}{median:9.3f}{options.rows / median:12,.0f}{statistics.median(memory[name]):10.1f}"
                  f"{median / own:21.2f}x")


if __name__ == "__main__":
    main()
