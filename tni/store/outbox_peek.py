"""Look into the outbox without loading what reads it: the program asks at its start whether anything waits."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def is_something_waiting(path: Path) -> bool:
    """Return whether an outbox has a delivery of which something is to be sent; True too for one that cannot be read
    now, False where there is none."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.1)) as db:
            return db.execute("SELECT 1 FROM delivery WHERE is_open = 1 LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return True
