"""A process of its own: no network, a bound to its memory, an end with its parent, and what it has taken."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import time
from contextlib import suppress

_NEW_USER = 0x10000000
_NEW_NETWORK = 0x40000000
_DEATH_SIGNAL = 1
NICENESS = 10
"""How far a long task stands behind short ones; behind everything, it would never end on a busy machine."""


def cut_network() -> bool:
    """Take the network from this process and those that it starts; return whether the system allows it.

    It has to happen before the process has a second thread. Who may do so without becoming another user does.
    """
    if not sys.platform.startswith("linux"):
        return False
    system = ctypes.CDLL(None, use_errno=True)
    return any(system.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))


def end_with_parent() -> None:
    """Have the system end this process when the one that started it ends."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def bound_memory(most: int) -> None:
    """Have every request of this process for more than `most` bytes of data refused."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def processor_seconds(process: int) -> float:
    """Return how long a process has been computing, in seconds; the time of day where the system does not tell."""
    try:
        # The number of the clock of a process, as the C library makes it (clock_getcpuclockid).
        return time.clock_gettime((~process << 3) | 2)
    except OSError:
        return time.monotonic()


def step_back(process: int) -> None:
    """Let other processes go before this one, which has about a tenth of the time that each of them has."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, NICENESS)
