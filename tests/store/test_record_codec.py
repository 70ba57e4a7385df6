"""Laws of records as bytes."""

from __future__ import annotations

import json
import struct
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.records import keys, records, texts
from tni.core.ids import PageId
from tni.document.items import PROPERTY_CODES, LessonRecord, OpaqueProperty, Page, Text
from tni.document.lesson_plan import CREDIT_PREFIX, CURRICULUM_KEY, PLAN_KEY, Credit, Curriculum, LessonPlan, Need
from tni.document.page_format import PageFormat, Ruling
from tni.store.property_codec import decode_property, encode_json
from tni.store.record_bytes import ENDLESS, BadRecordError, RecordReader, StringTable
from tni.store.record_decoder import decode, key_of, text_on_page
from tni.store.record_encoder import encode, encode_removed


@given(records)
def test_decoding_gives_what_was_encoded(record: LessonRecord) -> None:
    names = StringTable()
    data = encode(record, names)
    read = StringTable(names.fresh)  # as another run of the program knows them
    assert decode(data, read) == (record.id, record)
    assert key_of(data, read) == record.id


@given(texts)
def test_what_is_read_of_a_text_is_what_its_record_says(record: Text) -> None:
    names = StringTable()
    found = text_on_page(encode(record, names), names)
    assert found == (record.id, record.page, record.transform.e, record.transform.f, record.text)


@given(records)
def test_equal_records_give_equal_bytes(record: LessonRecord) -> None:
    names = StringTable()
    data = encode(record, names)
    _, again = decode(data, names)
    assert again is not None
    assert encode(again, names) == data


later_objects = st.dictionaries(
    st.sampled_from(("aims", "phases", "adaptations", "levels", "place", "source", "classroom_only", "tags", "new")),
    st.recursive(
        st.none() | st.booleans() | st.integers(-5, 1 << 40) | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("id", "title", "minutes", "pages", "need", "text", "new")), inner)
        ),
        max_leaves=8,
    ),
)


def json_of(record: LessonRecord) -> object:
    """The object in the bytes of a property."""
    assert isinstance(record, LessonPlan | Curriculum | Credit)
    return json.loads(encode_json(record).decode("utf-8", "surrogatepass"))


def told(value: object) -> object:
    """A JSON value without the fields that say nothing, which need not be written, and without the order of lists."""
    match value:
        case dict():
            said = {key: told(each) for key, each in sorted(value.items())}
            return {key: each for key, each in said.items() if each not in ("", 0, [])}
        case list():
            return sorted(map(told, value), key=lambda each: json.dumps(each, sort_keys=True))
        case _:
            return value


@given(st.sampled_from((PLAN_KEY, CURRICULUM_KEY, f"{CREDIT_PREFIX}x")), later_objects)
def test_what_a_later_program_writes_in_a_property_comes_back(key: str, found: dict[str, object]) -> None:
    data = json.dumps(found).encode()
    assert told(json_of(decode_property(key, PROPERTY_CODES[0], (), data))) == told(found)


def test_an_edit_keeps_what_a_later_program_wrote() -> None:
    adaptations = [{"need": "autism", "text": "repères"}, {"need": "dys", "text": "A3", "font": "OpenDyslexic"}]
    phases = [{"id": "a", "title": "Bilan", "minutes": 5, "media": ["son"]}]
    found = {"aims": "Comparer", "minutes": "une heure", "adaptations": adaptations, "phases": phases}
    plan = decode_property(PLAN_KEY, PROPERTY_CODES[0], (), json.dumps(found).encode())
    assert isinstance(plan, LessonPlan)
    assert (plan.adaptations[0].need, plan.phases[0].minutes) == (Need.DYS, 5)
    plan = replace(plan, aims="", phases=tuple(replace(phase, minutes=9) for phase in plan.phases))
    assert json_of(plan) == {
        "minutes": "une heure",
        "adaptations": adaptations[::-1],
        "phases": [{"id": "a", "title": "Bilan", "minutes": 9, "media": ["son"]}],
    }


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"aims": ', b"[" * 100_000])
def test_a_plan_that_is_no_object_is_kept(data: bytes) -> None:
    code = PROPERTY_CODES[0]
    assert decode_property(PLAN_KEY, code, (), data) == OpaqueProperty(id=PLAN_KEY, code=code, data=data)


@given(keys)
def test_an_absence(key: str) -> None:
    names = StringTable()
    assert decode(encode_removed(key, names), names) == (key, None)


NAMES = StringTable({1: b"page", 2: b"\x00abc" + b"\x00" * 6 + b"\xf0?", 3: b"#aabbcc", 4: b"\xff"})


@given(st.binary(max_size=120))
def test_any_bytes_give_a_record_or_our_error(data: bytes) -> None:
    for kind in (*range(9), 64, 127, 128, 255):
        with suppress(BadRecordError):
            decode(bytes([kind]) + data, NAMES)
    for read in (key_of, text_on_page):
        with suppress(BadRecordError):
            read(data, NAMES)


@given(records, st.data())
def test_altered_bytes_give_a_record_or_our_error(record: LessonRecord, data: st.DataObject) -> None:
    names = StringTable()
    altered = bytearray(encode(record, names))
    altered[data.draw(st.integers(0, len(altered) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(BadRecordError):
        decode(bytes(altered), names)


@given(records, st.data())
def test_a_part_of_the_bytes_is_refused(record: LessonRecord, data: st.DataObject) -> None:
    names = StringTable()
    encoded = encode(record, names)
    with pytest.raises(BadRecordError):
        decode(encoded[: data.draw(st.integers(0, len(encoded) - 1))], names)


def test_no_bytes() -> None:
    with pytest.raises(BadRecordError):
        decode(b"", StringTable())


def test_a_new_name_takes_no_number_that_another_has() -> None:
    """Numbers of names that nothing needs any more may be gone from a file."""
    names = StringTable({2: b"a", 3: b"b"})
    number = names.number(b"new")
    assert [names.value(n) for n in (2, 3, number)] == [b"a", b"b", b"new"]
    assert names.fresh == {number: b"new"}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_no_record_has_a_number_that_is_none(value: float) -> None:
    record = RecordReader(bytes([0]) + struct.pack("<2d", 1.0, value), StringTable())
    with pytest.raises(BadRecordError):
        record.floats(2)


def test_a_page_with_a_flag_that_no_version_knows_is_refused() -> None:
    names = StringTable()
    plain = encode(Page(id=PageId("p"), position=1.0), names)
    endless = encode(Page(id=PageId("p"), position=1.0, format=PageFormat("16:9", 297.0, 167.0, endless=True)), names)
    at = next(at for at, (one, two) in enumerate(zip(plain, endless, strict=False)) if one ^ two == ENDLESS)
    assert decode(plain, names)[0] == "p"
    for bit in range(3, 8):
        with pytest.raises(BadRecordError, match="flags"):
            decode(plain[:at] + bytes([plain[at] | 1 << bit]) + plain[at + 1 :], names)


@pytest.mark.parametrize("size_mm", [1e-6, 3.9, 41.0, -8.0])
def test_a_page_of_lines_without_number_is_refused(size_mm: float) -> None:
    names = StringTable()
    data = encode(Page(id=PageId("p"), position=0.0, ruling=Ruling.SEYES, ruling_mm=size_mm), names)
    with pytest.raises(BadRecordError):
        decode(data, names)
