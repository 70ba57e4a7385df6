"""Reading of a lesson's digest for the library's index. Samples are not decoded."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from tni.core.ids import ClassId, PageId
from tni.document.document import Document
from tni.document.items import PLUGIN_CODES, LessonRecord, Media, PluginItem
from tni.document.lesson_plan import Credit
from tni.document.master_items import without_fields
from tni.document.planned_questions import planned_questions
from tni.library.lesson_digest import ClassTaught, LessonDigest, PageDigest
from tni.store.lesson_id import lesson_id_of
from tni.store.packed_rows import LIVE, PACKED_SINCE
from tni.store.quiet_reading import read_quietly
from tni.store.record_bytes import IMAGE, SHAPE, STROKE, TEXT, BadRecordError, StringTable
from tni.store.record_decoder import TextOnPage, decode, page_number_of, text_on_page
from tni.store.row_checksums import CHECKED_SINCE, entry_checksum
from tni.store.stroke_pack import live_strokes_by_page

HEAD_BYTES = 1024
"""Bytes of a record that hold its key and its page; no program writes a longer key."""
MOST_BYTES = 4 << 20
"""Longest text, page or property that is read: a book of a million words."""
UNREAD = (STROKE, IMAGE, SHAPE)
"""Kinds of record of which only the page is read."""


def read_lesson_digest(path: Path) -> LessonDigest:
    """Read the digest of a lesson, which may be open in any program or cut off; nothing on the disk changes.

    Raises: LessonFileError.
    """
    return read_quietly(path, _digest)


def count_classroom_only(path: Path) -> int:
    """Count the credits of a lesson that are for the classroom alone. As `read_lesson_digest`."""
    return read_quietly(path, _classroom_only)


def _classroom_only(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    names = StringTable(dict(db.execute("SELECT id, value FROM name")))
    records, _, _ = _records(db, names, checked=version >= CHECKED_SINCE)
    return sum(isinstance(one, Credit) and one.classroom_only for one in records.values())


def _digest(db: sqlite3.Connection) -> LessonDigest:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    names = StringTable(dict(db.execute("SELECT id, value FROM name")))
    records, texts, counts = _records(db, names, checked=version >= CHECKED_SINCE)
    if version >= PACKED_SINCE:
        counts[STROKE] += _packed(db)
    by_page = {kind: _by_page(counts[kind], names) for kind in (STROKE, IMAGE)}
    properties = Document(records.values())
    return LessonDigest(
        lesson_id=lesson_id_of(db),
        info=properties.info,
        plan=properties.plan,
        curriculum=properties.curriculum,
        questions=planned_questions(properties),
        pages=_pages(properties, texts, by_page[STROKE], by_page[IMAGE]),
        classes=_classes(db),
    )


def _records(
    db: sqlite3.Connection, names: StringTable, *, checked: bool
) -> tuple[dict[str, LessonRecord], list[TextOnPage], dict[int, Counter[int]]]:
    """Return (pages and properties of the prepared lesson, texts, number of the other items by kind and number of the
    page's name)."""
    records: dict[str, LessonRecord] = {}
    texts: list[TextOnPage] = []
    counts: dict[int, Counter[int]] = {kind: Counter() for kind in UNREAD}
    unread = ", ".join(f"x'{kind:02x}'" for kind in UNREAD)
    items = f"x'{PLUGIN_CODES[1]:02x}' AND x'{PLUGIN_CODES[-1]:02x}'"  # those of plugins are found by their texts
    sql = (
        f"SELECT id, flags, before, {'checksum' if checked else 'NULL'}, CASE WHEN substr(data, 1, 1) IN ({unread})"
        f" THEN substr(data, 1, {HEAD_BYTES}) ELSE data END FROM entry"
        f" WHERE layer = 0 AND flags & {LIVE} AND substr(data, 1, 1) NOT BETWEEN {items}"
        f" AND (length(data) <= {MOST_BYTES} OR substr(data, 1, 1) IN ({unread})) ORDER BY id"
    )
    for row, flags, before, check, data in db.execute(sql):
        if data[0] in counts:
            counts[data[0]][page_number_of(data, names)] += 1
            continue
        if checked and check != entry_checksum(row, 0, flags, before, data):
            raise BadRecordError(f"entry {row} is not what it was")
        if data[0] == TEXT:
            texts.append(text_on_page(data, names))
            continue
        key, record = decode(data, names)
        if isinstance(record, PluginItem):
            place = record.transform
            texts.append(TextOnPage(key, record.page, place.e, place.f, record.name))
        elif isinstance(record, Media):
            place = record.transform
            texts.append(TextOnPage(key, record.page, place.e, place.f, record.title or record.name))
        elif record is not None:
            records[key] = record
    return records, texts, counts


def _packed(db: sqlite3.Connection) -> Counter[int]:
    """Count the strokes of the prepared lesson's packs by the number of their page's name."""
    marks: dict[int, int] = dict(db.execute("SELECT id, flags FROM mark"))
    counts: Counter[int] = Counter()
    for (data,) in db.execute("SELECT data FROM pack WHERE layer = 0"):
        counts += live_strokes_by_page(data, marks)
    return counts


def _by_page(counts: Counter[int], names: StringTable) -> Counter[PageId]:
    return Counter({PageId(names.text(number)): count for number, count in counts.items()})


def _pages(
    document: Document, texts: Iterable[TextOnPage], strokes: Mapping[PageId, int], images: Mapping[PageId, int]
) -> tuple[PageDigest, ...]:
    """document: pages and properties of the lesson."""
    by_page: dict[PageId, list[str]] = {}
    for text in sorted(texts, key=attrgetter("y", "x", "key")):
        by_page.setdefault(text.page, []).append(text.text)
    beneath = _beneath(document, by_page)
    return tuple(
        PageDigest(
            id=page.id,
            number=number,
            title=page.title,
            notes=page.notes,
            texts=tuple(by_page.get(page.id, ())),
            beneath=beneath.get(page.id, ()),
            pdf=page.pdf,
            strokes=strokes[page.id],
            images=images[page.id],
        )
        for number, page in enumerate(document.pages(), 1)
    )


def _beneath(document: Document, texts: Mapping[PageId, Sequence[str]]) -> dict[PageId, tuple[str, ...]]:
    """Return the words of each master page by the first page that uses it."""
    found: dict[PageId, tuple[str, ...]] = {}
    for master in document.masters():
        words = (without_fields(text).strip() for text in texts.get(master.id, ()))
        said = tuple(text for text in words if any(map(str.isalnum, text)))
        if said and (users := document.users_of(master.id)):
            found[users[0].id] = said
    return found


def _classes(db: sqlite3.Connection) -> tuple[ClassTaught, ...]:
    when = datetime.fromisoformat
    rows = db.execute("SELECT class_id, class_name, started, changed FROM layer WHERE id <> 0 ORDER BY id")
    return tuple(
        ClassTaught(
            class_id=ClassId(key) if key else None, class_name=name, started=when(started), changed=when(changed)
        )
        for key, name, started, changed in rows
    )
