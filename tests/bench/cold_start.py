#!/usr/bin/env python3
"""What one run of a command costs: cold_start.py RUNS COMMAND…, medians over RUNS fresh processes after one to warm the disk."""
import os
import statistics
import sys
import time


def run_once(command):
    """Wall and CPU milliseconds (user + system) and peak memory in MB of one process."""
    start = time.perf_counter()
    child = os.posix_spawnp(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed with exit code {os.waitstatus_to_exitcode(status)}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    runs, command = int(sys.argv[1]), sys.argv[2:]
    run_once(command)
    for name, unit, samples in zip(("wall", "CPU", "peak"), ("ms", "ms", "MB"), zip(*(run_once(command) for _ in range(runs)))):
        print(f"{name:<5}{statistics.median(samples):8.1f} {unit}   (least {min(samples):.1f}, most {max(samples):.1f}, {runs} runs)")


main()
