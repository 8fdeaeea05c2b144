"""A process that is cut off: no network, a bound to its memory, an end with the process that started it."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress

_NEW_USER = 0x10000000
_NEW_NETWORK = 0x40000000
_DEATH_SIGNAL = 1


def cut_network() -> bool:
    """Take the network from this process and those that it starts; return whether the system allows it.

    It has to happen before the process has a second thread.
    """
    if not sys.platform.startswith("linux"):
        return False
    system = ctypes.CDLL(None, use_errno=True)
    return any(system.unshare(flags) == 0 for flags in (_NEW_USER | _NEW_NETWORK, _NEW_NETWORK))


def end_with_parent() -> None:
    """Have the system end this process when the one that started it ends."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def bound_memory(most: int) -> None:
    """Have every request of this process for more than `most` bytes of data refused."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def step_back(process: int) -> None:
    """Let a process have only the time that no other wants."""
    with suppress(OSError):
        if hasattr(os, "SCHED_IDLE"):
            os.sched_setscheduler(process, os.SCHED_IDLE, os.sched_param(0))
        else:
            os.setpriority(os.PRIO_PROCESS, process, 19)
