"""Canonical bytes of a part of a lesson: some records, whatever the file that they come from. Equal records give equal
bytes, and any bytes either give records or raise BadRecordError.

Layout: byte 1; varint number of names, each with its varint length; varint number of records, each with its varint
length. Records are in the order of their keys, as `record_encoder` encodes them; names in that of their first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tni.document.items import LessonRecord
from tni.ink.varint import BadSamplesError, get_varint, put_varint
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import encode, encode_removed

VERSION = 1


def encode_part(records: Mapping[str, LessonRecord | None]) -> bytes:
    """Encode records by key; None: a class layer removes the prepared record."""
    names = StringTable()
    encoded = [
        encode_removed(key, names) if record is None else encode(record, names)
        for key, record in sorted(records.items())
    ]
    out = bytearray([VERSION])
    _put_all(out, names.fresh.values())
    _put_all(out, encoded)
    return bytes(out)


def decode_part(data: bytes) -> dict[str, LessonRecord | None]:
    """Decode records. Raises: BadRecordError."""
    try:
        if data[0] != VERSION:
            raise BadRecordError(f"a part of version {data[0]}")
        values, at = _get_all(data, 1)
        encoded, at = _get_all(data, at)
    except (BadSamplesError, IndexError) as error:
        raise BadRecordError(str(error)) from error
    if at != len(data):
        raise BadRecordError(f"{len(data) - at} bytes after a part")
    names = StringTable(dict(enumerate(values, 1)))
    found = [decode(one, names) for one in encoded]
    if len({key for key, _ in found}) != len(found):
        raise BadRecordError("a record is there twice")
    return dict(found)


def _put_all(out: bytearray, values: Iterable[bytes]) -> None:
    listed = list(values)
    put_varint(out, len(listed))
    for value in listed:
        put_varint(out, len(value))
        out += value


def _get_all(data: bytes, at: int) -> tuple[list[bytes], int]:
    count, at = get_varint(data, at)
    found: list[bytes] = []
    for _ in range(count):
        size, at = get_varint(data, at)
        if at + size > len(data):
            raise BadRecordError(f"{size} bytes wanted at {at} of {len(data)}")
        found.append(data[at : at + size])
        at += size
    return found, at
