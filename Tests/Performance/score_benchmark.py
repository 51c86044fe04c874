#!/usr/bin/env python3
"""Scores one seeded table of PHQ-9 rows with SelfScreen and with a floor in C, and prints the ratios of one run.

  python3 Tests/Performance/score_benchmark.py "$(bash Scripts/build)"

The floor, score_floor.c, is written by hand for this one table; both must write the same bytes, which are compared by
their digest. SelfScreen is measured on one processor and on all, as CSV and as NDJSON. To have polars and DuckDB take
part, which use every processor:

  python3 -m venv /tmp/bench && /tmp/bench/bin/pip install polars duckdb
  /tmp/bench/bin/python Tests/Performance/score_benchmark.py --peers "$(bash Scripts/build)"

The job is the same for all: sum, range, band and cut-off of each row, blanks not counted as zeros. The programs take
turns, and the medians of the rounds are compared. Processor time says more than time passed where others use the
machine too; figures of one run on one machine are worth comparing, others are not.
"""
import argparse
import hashlib
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


def write_rows(csv, ndjson, rows):
    generator = random.Random(9)
    with open(csv, "w") as table, open(ndjson, "w") as objects:
        table.write("id," + ",".join(ITEMS) + "\n")
        for row in range(rows):
            answers = ["" if generator.random() < 0.02 else str(generator.randint(0, 3)) for _ in ITEMS]
            table.write(f"{row}," + ",".join(answers) + "\n")
            members = ",".join(f'"{item}":{answer or "null"}' for item, answer in zip(ITEMS, answers))
            objects.write(f'{{"id":{row},{members}}}\n')


def measure(command, output):
    start = time.perf_counter()
    with open(output, "wb") as file:
        process = subprocess.Popen(command, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command[0]}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--peers", action="store_true", help="with polars and DuckDB")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        def path(name):
            return os.path.join(folder, name)

        table, objects, floor = path("phq9.csv"), path("phq9.ndjson"), path("floor")
        source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "score_floor.c")
        subprocess.run(["cc", "-O3", "-o", floor, source], check=True)
        write_rows(table, objects, options.rows)
        one = ["taskset", "-c", str(min(os.sched_getaffinity(0)))]
        score = [options.selfscreen, "score", "phq-9"]
        commands = {
            "C floor": [floor, table],
            "CSV, 1 processor": [*one, *score, table],
            "CSV": [*score, table],
            "NDJSON, 1 processor": [*one, *score, objects],
            "NDJSON": [*score, objects],
        }
        if options.peers:
            commands["polars"] = [sys.executable, "-c", POLARS, table, path("polars.csv")]
            commands["duckdb"] = [sys.executable, "-c", DUCKDB, table, path("duckdb.csv")]
        # What programs of their own write is looked at once; the rounds write to nowhere, so that no disk is measured.
        for name, command in commands.items():
            measure(command, path(name))
        if len({digest(path(name)) for name in ("C floor", "CSV, 1 processor", "CSV")}) != 1:
            sys.exit("the floor and selfscreen do not write the same bytes")
        for name in ("polars", "duckdb") if options.peers else ():
            if not same_scores(path("CSV"), path(f"{name}.csv")):
                sys.exit(f"the scores of {name} differ from selfscreen's")
        runs = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                runs[name].append(measure(command, os.devnull))
        print(f"{options.rows} PHQ-9 rows, medians of {options.rounds} rounds, {os.cpu_count()} processors; "
              f"the floor and selfscreen write the same bytes, sha256 {digest(path('CSV'))}")
        print(f"{'':21}{'cpu ms':>9}{'of floor':>10}{'ms passed':>11}{'of floor':>10}{'rows/s':>13}{'peak MiB':>10}")
        medians = {name: [statistics.median(values) for values in zip(*results)] for name, results in runs.items()}
        base = medians["C floor"]
        for name, (cpu, passed, peak) in medians.items():
            print(f"{name:21}{cpu * 1000:9.1f}{cpu / base[0]:9.2f}x{passed * 1000:11.1f}{passed / base[1]:9.2f}x"
                  f"{options.rows / passed:13,.0f}{peak:10.1f}")


if __name__ == "__main__":
    main()
