"""Running a command and measuring it: ``measure``."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command took: seconds by the clock, seconds of processor, megabytes at its peak."""

    seconds: float
    processor: float
    megabytes: float


def measure(command: Sequence[str]) -> Measured:
    """Runs the command on one thread and measures it whole, start to end.

    Ends this program with the command's own words where the command fails.
    """
    environment = os.environ | dict.fromkeys(THREADS, "1")
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode()}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def pin() -> None:
    """Keeps this process, and all it starts, on the last core it may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
