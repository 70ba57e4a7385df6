"""SQLite as other systems build it."""

from __future__ import annotations

import sqlite3

import pytest


def keep_what_is_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is deleted stays in the file until something is written over it, unless a connection asks otherwise."""
    connect = sqlite3.connect

    def connect_there(*place: object, **how: object) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*place, **how)  # type: ignore[call-overload]
        db.execute("PRAGMA secure_delete = OFF").fetchall()
        return db

    monkeypatch.setattr(sqlite3, "connect", connect_there)
