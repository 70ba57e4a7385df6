"""Landlock: Linux refuses a process files and network from now on, whatever library asks for them.

The numbers are those of `linux/landlock.h` and of the system calls, which are the same on all processors.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
GET_VERSION, PATH_BENEATH, NO_NEW_PRIVILEGES = 1, 1, 38
READING = 0b1101
"""Execute, read a file, read a folder."""
RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
"""Rights on files that a version knows; later ones know those of 3, and more that need no refusal here."""
TCP, TCP_VERSION = 0b11, 4
SYSTEM_PLACES = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/proc", "/dev/null", "/dev/urandom")
"""Libraries, fonts and settings of the system."""


def refuse_files(readable: Iterable[Path]) -> bool:
    """Let this process and its threads to come read nothing but the system's places and `readable`, write and create no
    file, and connect to nothing by TCP. Return False where Linux has no Landlock, and on other systems."""
    if not sys.platform.startswith("linux"):
        return False
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(GET_VERSION))
    if version < 1:
        return False
    network = TCP if version >= TCP_VERSION else 0
    wanted = struct.pack("<QQ", RIGHTS[min(version, 3)], network)[: 16 if network else 8]
    rules = system.syscall(CREATE_RULESET, wanted, ctypes.c_size_t(len(wanted)), ctypes.c_uint32(0))
    if rules < 0:
        return False
    try:
        for place in (*map(Path, SYSTEM_PLACES), *readable):
            _allow(system, rules, place)
        system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(system.syscall(RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint32(0)) == 0)
    finally:
        os.close(rules)


def _allow(system: ctypes.CDLL, rules: int, place: Path) -> None:
    """Let a file or what is below a folder be read, if it is there."""
    with suppress(OSError):
        number = os.open(place, os.O_PATH | os.O_CLOEXEC)
        try:
            rights = READING if place.is_dir() else READING & 0b0101
            rule = struct.pack("<Qi", rights, number)
            system.syscall(ADD_RULE, ctypes.c_int(rules), ctypes.c_int(PATH_BENEATH), rule, ctypes.c_uint32(0))
        finally:
            os.close(number)
