"""Landlock refuses what Python's guard does not see: files and network of libraries in C."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = """
import ctypes, json, os, socket, sys
from pathlib import Path
from tni.processes.landlock import refuse_files
place, allowed = Path(sys.argv[1]), Path(sys.argv[2])
is_on = refuse_files([allowed])
libc = ctypes.CDLL(None, use_errno=True)
def tried(call):
    try:
        call()
    except OSError as error:
        return type(error).__name__
    return ""
def opened(path, flags):
    number = libc.open(os.fsencode(path), flags, 0o600)
    if number < 0:
        raise OSError(ctypes.get_errno(), "")
print(json.dumps({
    "on": is_on,
    "read": tried(lambda: opened(place / "there", os.O_RDONLY)),
    "write": tried(lambda: opened(place / "new", os.O_CREAT | os.O_WRONLY)),
    "append": tried(lambda: opened(allowed / "own", os.O_WRONLY)),
    "own": tried(lambda: opened(allowed / "own", os.O_RDONLY)),
    "remove": tried((place / "there").unlink),
    "folder": tried((place / "made").mkdir),
    "system": tried(lambda: opened("/etc/passwd", os.O_RDONLY)),
    "network": tried(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[3])), timeout=5)),
}))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Landlock is of Linux")
def test_a_process_reads_its_own_places_alone_and_writes_nothing(tmp_path: Path) -> None:
    import socket

    place, allowed = tmp_path / "elsewhere", tmp_path / "own"
    place.mkdir()
    allowed.mkdir()
    (place / "there").write_bytes(b"x")
    (allowed / "own").write_bytes(b"x")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        command = [sys.executable, "-c", PROGRAM, str(place), str(allowed), str(port)]
        found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    if not found.pop("on"):
        pytest.skip("this kernel has no Landlock")
    refused = dict.fromkeys(("read", "write", "append", "remove", "folder", "network"), "PermissionError")
    assert found | {"network": found["network"] or "PermissionError"} == {**refused, "own": "", "system": ""}
    assert sorted(path.name for path in place.iterdir()) == ["there"]
