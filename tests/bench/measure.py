#!/usr/bin/env python3
"""What processes cost. measure.py cold RUNS COMMAND…: medians of one command. measure.py growth RUNS WORDS COMMAND WORDS COMMAND:
the same for a small and a large job (commands as single strings), what a thousand words more cost, and how the cost grows."""
import math
import os
import shlex
import statistics
import sys
import time


def run_once(command):
    """Wall and CPU milliseconds (user + system) and peak memory in MB of one process."""
    start = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed with exit code {os.waitstatus_to_exitcode(status)}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def medians(command, runs):
    run_once(command)
    columns = list(zip(*(run_once(command) for _ in range(runs))))
    for name, unit, samples in zip(("wall", "CPU", "peak"), ("ms", "ms", "MB"), columns):
        print(f"{name:<6}{statistics.median(samples):9.1f} {unit}   (least {min(samples):.1f}, most {max(samples):.1f}, {runs} runs)")
    return [statistics.median(samples) for samples in columns]


def growth(runs, jobs):
    figures = []
    for words, command in jobs:
        print(f"{words} words")
        figures.append((words, *medians(shlex.split(command), runs)))
    (small, _, small_cpu, _), (large, _, large_cpu, _) = figures
    print(f"at the margin {(large_cpu - small_cpu) / (large - small) * 1000:.2f} ms of CPU for 1000 words")
    print(f"growth exponent {math.log(large_cpu / small_cpu) / math.log(large / small):.2f}")


def main():
    kind, runs = sys.argv[1], int(sys.argv[2])
    if kind == "cold":
        medians(sys.argv[3:], runs)
    else:
        rest = sys.argv[3:]
        growth(runs, [(int(words), command) for words, command in zip(rest[::2], rest[1::2])])


main()
