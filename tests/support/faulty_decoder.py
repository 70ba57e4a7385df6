"""Worker of the sandboxed reader with a decoder that ends its process, or never ends, on certain pictures."""

from __future__ import annotations

import sys
from pathlib import Path

CRASH, HANG = b"ends the decoder", b"never ends"
"""What those pictures hold, or have behind their end."""
_PROGRAM = f"""
import os, sys, time
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from tni.formats import picture_calls, sandbox_worker
read = picture_calls.read_picture
def faulty(data):
    if {CRASH!r} in data:
        os.abort()
    while {HANG!r} in data:
        time.sleep(60)
    return read(data)
picture_calls.read_picture = faulty
sandbox_worker.main(sys.argv[1])
"""
COMMAND = (sys.executable, "-c", _PROGRAM)
