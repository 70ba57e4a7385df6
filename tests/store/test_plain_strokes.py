"""Laws of strokes that are checked many at once: none is found that decoding would refuse or read otherwise."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.records import hex_ids, records, strokes
from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId
from tni.document.behaviour import STILL
from tni.document.items import LessonRecord, Stroke
from tni.store.plain_strokes import PlainStrokes, find_plain
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import PACKED_FROM, encode

plain = st.builds(
    lambda stroke, key: replace(
        stroke, id=ItemId(key), transform=IDENTITY, group=None, locked=False, movable=False, behaviour=STILL
    ),
    strokes.filter(lambda stroke: 0 < len(stroke.samples) < PACKED_FROM),
    hex_ids,
)  # fmt: skip


@given(st.lists(plain | records, min_size=1, max_size=6))
def test_plain_strokes_are_found_and_read_as_by_themselves(given_records: list[LessonRecord]) -> None:
    names = StringTable()
    data = [encode(record, names) for record in given_records]
    found = find_plain(data)
    made = found.strokes.made(range(len(found.indices)), names)
    assert made == [given_records[number] for number in found.indices]
    assert found.strokes.keys == [given_records[number].id for number in found.indices]
    found.strokes.check_names(names)
    others = [record for number, record in enumerate(given_records) if number not in set(found.indices)]
    assert not [one for one in others if isinstance(one, Stroke) and _is_plain(one)]


@given(plain, st.data())
def test_what_is_found_of_an_altered_stroke_is_what_decoding_gives(stroke: Stroke, data: st.DataObject) -> None:
    names = StringTable()
    whole = encode(stroke, names)
    at = data.draw(st.integers(0, len(whole) - 1))
    altered = bytearray(whole)
    altered[at] ^= data.draw(st.integers(1, 255))
    for record in (bytes(altered), whole[:at], whole + bytes(at + 1)):
        found = find_plain([record, whole])
        assert found.indices[-1] == 1
        if found.indices[0] == 0:
            assert _made(found.strokes, names) == _decoded(record, names)


def _made(strokes: PlainStrokes, names: StringTable) -> Stroke | None:
    try:
        strokes.check_names(names)
    except BadRecordError:
        return None
    return strokes.made([0], names)[0]


def _decoded(record: bytes, names: StringTable) -> LessonRecord | None:
    try:
        return decode(record, names)[1]
    except BadRecordError:
        return None


def _is_plain(stroke: Stroke) -> bool:
    made_here = len(stroke.id) == 20 and not stroke.id.strip("0123456789abcdef")
    as_drawn = (
        stroke.transform.is_identity
        and stroke.group is None
        and not (stroke.locked or stroke.movable or stroke.behaviour != STILL)
    )
    return made_here and as_drawn and 0 < len(stroke.samples) < PACKED_FROM
