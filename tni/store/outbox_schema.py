"""Tables of the outbox."""

from __future__ import annotations

from tni.store.quarantine import DatabaseSchema

APPLICATION_ID = 0x746E696F  # "tnio"
SCHEMA_VERSION = 1
SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS delivery (
    id TEXT PRIMARY KEY, uid TEXT NOT NULL, place INTEGER NOT NULL, changed_s REAL NOT NULL, is_open INTEGER NOT NULL,
    record TEXT NOT NULL, entry TEXT NOT NULL, is_erased INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS delivery_open ON delivery (is_open, place);
CREATE INDEX IF NOT EXISTS delivery_uid ON delivery (uid);
CREATE TABLE IF NOT EXISTS memory (
    delivery TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL, writer TEXT NOT NULL,
    PRIMARY KEY (delivery, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (
    delivery TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (delivery, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""
"""Memory stays when the row of its delivery is lost: an entry that is handed over once more has the same delivery, and
what the connector noted still keeps it from creating a second one."""

OUTBOX_SCHEMA = DatabaseSchema(
    SCHEMA_VERSION,
    lambda db: db.executescript(SCHEMA),
    {"delivery": ("rowid",), "memory": ("delivery", "key"), "history": ("delivery", "number"), "note": ("name",)},
)
