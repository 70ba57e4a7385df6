"""Time slices of Linux, so that the pen has the processor at once when background or other programs are at work.

Since version 6.12 a thread that wakes takes the processor from one with a longer slice, which otherwise goes on to the
end of its own: 3 to 5 ms. Niceness alone only makes its slices come more seldom, and the idle policy lets a film stand
still beside other programs. See sched(7) and sched_setattr(2); other systems and older versions ignore the request.
"""

from __future__ import annotations

import ctypes
import os
import sys

SHORTEST_NS, LONGEST_NS = 100_000, 100_000_000
"""The shortest and the longest slice that Linux grants."""
RESET_ON_FORK = 1
"""Flag: what is started from the thread has not its slices."""
CALLS = {"x86_64": 314, "aarch64": 274}
"""Number of sched_setattr by machine: the C library of Debian 13 has no function for it."""


class _Attributes(ctypes.Structure):
    """sched_attr of linux/sched/types.h, in its first version. runtime_ns: the slice, for the usual policy 0."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("policy", ctypes.c_uint32),
        ("flags", ctypes.c_uint64),
        ("niceness", ctypes.c_int32),
        ("priority", ctypes.c_uint32),
        ("runtime_ns", ctypes.c_uint64),
        ("deadline_ns", ctypes.c_uint64),
        ("period_ns", ctypes.c_uint64),
    )


def lengthen_slices() -> None:
    """Give this thread, and those that it starts from now on, the longest slices, where the system can."""
    _set_slice(LONGEST_NS, 0)


def shorten_slices() -> None:
    """Give this thread the shortest slices, where the system can: when it wakes, it takes the processor from all that
    have the usual ones. Threads and processes that it starts from now on have the usual ones."""
    _set_slice(SHORTEST_NS, RESET_ON_FORK)


def _set_slice(slice_ns: int, flags: int) -> None:
    if not sys.platform.startswith("linux") or (number := CALLS.get(os.uname().machine)) is None:
        return
    wanted = _Attributes(ctypes.sizeof(_Attributes), 0, flags, os.nice(0), 0, slice_ns, 0, 0)
    ctypes.CDLL(None).syscall(ctypes.c_long(number), ctypes.c_int(0), ctypes.byref(wanted), ctypes.c_uint(0))
