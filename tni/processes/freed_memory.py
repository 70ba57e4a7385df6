"""Return of freed memory to the system."""

from __future__ import annotations

import sys
from contextlib import suppress


def return_freed_memory() -> None:
    """Return the memory that this process has freed to the system, with glibc; elsewhere this does nothing. 0.3 ms, in
    any thread."""
    if sys.platform != "linux":
        return
    import ctypes  # NumPy has loaded it wherever there is much to return

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
