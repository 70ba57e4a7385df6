"""Rows of the table `layer` of a lesson file: the prepared lesson and the class layers, without their records."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.document.lesson_port import ClassLayerInfo
from tni.store.row_checksums import CHECKED_COLUMNS, renewed_checksum_sql, row_checksum

SET_POSITION = (
    "UPDATE layer SET position = :position, changed = :changed,"
    f" checksum = {renewed_checksum_sql('layer', position=':position', changed=':changed')} WHERE id = :id"
)


def class_layers(db: sqlite3.Connection) -> list[ClassLayerInfo]:
    """Return the class layers, most recently changed first. Raises: sqlite3.Error, ValueError, TypeError."""
    sql = "SELECT key, class_id, class_name, started, changed FROM layer WHERE id <> 0 ORDER BY id"
    when = datetime.fromisoformat
    found = [
        ClassLayerInfo(ClassLayerId(key), ClassId(id_) if id_ else None, name, when(started), when(changed))
        for key, id_, name, started, changed in db.execute(sql)
    ]
    return sorted(found, key=lambda info: info.changed, reverse=True)


def add_class_layer(db: sqlite3.Connection, info: ClassLayerInfo) -> None:
    columns = ", ".join(CHECKED_COLUMNS["layer"])
    sql = f"INSERT INTO layer ({columns}, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    started, changed = info.started.isoformat(), info.changed.isoformat()
    row = info.id, info.class_id, info.class_name, started, changed, 0, None
    db.execute(sql, (*row, row_checksum(*row)))


def name_class_layer(db: sqlite3.Connection, layer: ClassLayerId, class_name: str, class_id: ClassId | None) -> None:
    check = renewed_checksum_sql("layer", class_name=":name", class_id=":id")
    sql = f"UPDATE layer SET class_name = :name, class_id = :id, checksum = {check} WHERE key = :key"
    db.execute(sql, {"name": class_name, "id": class_id, "key": layer})


def set_layer_page(db: sqlite3.Connection, layer: ClassLayerId | None, page: PageId) -> None:
    check = renewed_checksum_sql("layer", page=":page")
    sql = f"UPDATE layer SET page = :page, checksum = {check} WHERE key = :key"
    db.execute(sql, {"page": page, "key": layer or ""})


def set_layer_position(db: sqlite3.Connection, row: int, position: int, changed: datetime) -> None:
    """row: id of the layer's row. position: number of changes of its history that are done."""
    db.execute(SET_POSITION, {"position": position, "changed": changed.isoformat(), "id": row})
