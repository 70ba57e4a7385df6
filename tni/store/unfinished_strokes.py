"""Rows of strokes whose pen is down: their samples so far, in parts, for the next start after a cut-off."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import numpy as np

from tni.document.items import Stroke
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.ink.sample_codec import unpack_samples
from tni.ink.varint import BadSamplesError
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import encode, encode_samples
from tni.store.row_checksums import checksum_sql, row_checksum

EMPTY_SAMPLES = Samples(np.empty(0, SAMPLE_DTYPE))
IS_WHOLE = f"checksum = {checksum_sql('under_way')}"


def put_part(
    db: sqlite3.Connection, names: StringTable, layer: int, stroke: Stroke, start: int, part: Samples, *, first: bool
) -> None:
    """Write the samples `start` and on of a stroke, within the caller's transaction. layer: its row. first: no part of
    the stroke was written before. Raises: sqlite3.Error."""
    record = encode(replace(stroke, samples=EMPTY_SAMPLES), names) if first else None
    row = layer, stroke.id, start, record, encode_samples(part)
    sql = "INSERT INTO under_way (layer, key, start, record, samples, checksum) VALUES (?, ?, ?, ?, ?, ?)"
    db.execute(sql, (*row, row_checksum(*row)))


def read_parts(db: sqlite3.Connection, names: StringTable, key: str) -> Stroke | None:
    """Return a stroke up to the first gap or damage in its parts, None without a readable beginning. Raises:
    sqlite3.Error."""
    sql = f"SELECT start, record, samples, {IS_WHOLE} FROM under_way WHERE key = ? ORDER BY start, id"
    stroke, found = None, np.empty(0, SAMPLE_DTYPE)
    try:
        for start, record, samples, whole in db.execute(sql, (key,)):
            if not whole:
                break
            if record is not None:
                _, decoded = decode(record, names)
                stroke = decoded if isinstance(decoded, Stroke) else None
            if start > len(found):
                break
            found = np.concatenate([found[:start], unpack_samples(samples).array])
    except (BadRecordError, BadSamplesError):
        pass  # the part before it is kept
    return replace(stroke, samples=Samples(found)) if stroke is not None and len(found) else None
