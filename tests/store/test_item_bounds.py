"""Bounds of what items say beside their plain fields: what is written can be read, and costs what its item is worth."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import records as records_of
from tests.support.lessons import PAGE, adding, now
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId
from tni.document.behaviour import MOST_TARGETED, Behaviour, Reveal
from tni.document.clipboard_codec import BadClipboardError, decode_clipboard, encode_clipboard
from tni.document.clipboard_items import ClipboardItems
from tni.document.items import AnyItem, LessonRecord, Shape, ShapeKind, Text, bounds
from tni.document.styled_text import StyledContent
from tni.document.text_style import (
    MOST_PARAGRAPHS,
    MOST_SPANS,
    PLAIN_SPAN,
    Marker,
    Paragraph,
    SpanStyle,
    TextSpan,
)
from tni.files.lesson_errors import LessonDamagedError
from tni.ink.pen import Pen
from tni.store.lesson_database import LessonDatabase
from tni.store.lesson_salvage import salvage
from tni.store.record_bytes import POINTS_MAX, StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import encode

BOLD = SpanStyle(bold=True)


def a_text(words: str = "trois mots ici", spans: tuple[TextSpan, ...] = ()) -> Text:
    return Text(
        id=ItemId("text"), page=PAGE.id, text=words, size_mm=8.0, colour="#1a1a1a", font="Andika",
        font_version="6.2", width_mm=90.0, height_mm=20.0, spans=spans,
    )  # fmt: skip


def reread(record: LessonRecord) -> LessonRecord | None:
    names = StringTable()
    key, found = decode(encode(record, names), names)
    assert key == record.id
    return found


FAR = (TextSpan(6, 1_000_000_000, BOLD), TextSpan(1_000_000_000, 1_000_000_001, BOLD))


def test_a_span_ends_where_its_text_does() -> None:
    found = reread(a_text(spans=FAR))
    assert isinstance(found, Text)
    assert found.spans == (TextSpan(6, 14, BOLD),)
    assert StyledContent.of(found).styles_in(0, 14) == {PLAIN_SPAN, BOLD}


def test_a_span_of_a_pasted_item_ends_where_its_text_does() -> None:
    item = a_text(spans=FAR)
    (found,) = decode_clipboard(encode_clipboard(ClipboardItems((item,), {}, bounds(item)))).items
    assert isinstance(found, Text)
    assert found.spans == (TextSpan(6, 14, BOLD),)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", " https://a.fr", "mailto:a@b?attach=/x"]
)
def test_a_link_of_a_kind_that_is_never_made_is_none(link: str) -> None:
    spans = (TextSpan(0, 2, SpanStyle(link=link)), TextSpan(3, 5, SpanStyle(link=link, bold=True)))
    item = replace(a_text(spans=spans), behaviour=Behaviour(link=link))
    (pasted,) = decode_clipboard(encode_clipboard(ClipboardItems((item,), {}, bounds(item)))).items
    for found in (reread(item), pasted):
        assert isinstance(found, Text)
        assert found.behaviour.link == ""
        assert found.spans == (TextSpan(3, 5, BOLD),)


@pytest.mark.parametrize(
    "link", ["page:p", "question:q", f"file:{'a' * 64}:fiche.pdf", "HTTPS://a.fr", "mailto:a@b.fr"]
)
def test_every_kind_of_link_comes_back(link: str) -> None:
    item = replace(a_text(spans=(TextSpan(0, 2, SpanStyle(link=link)),)), behaviour=Behaviour(link=link))
    assert reread(item) == item


# -- what is written can be read

_any_words = st.text(max_size=3) | st.integers(0, 3_000).map(lambda size: "a" * size)
_any_numbers = st.floats() | st.integers(-3, 30)
_any_behaviours = st.builds(
    Behaviour,
    link=_any_words,
    target=st.none() | st.integers(0, 700).map(lambda count: frozenset(ItemId(f"{n}") for n in range(count))),
    reveals=st.builds(
        lambda one, count: (one,) * count,
        st.builds(Reveal, st.integers(-1, 20_000), st.booleans(), st.none() | st.integers(-2, 9_000)),
        st.integers(0, 300),
    ),
)
_any_spans = st.builds(
    TextSpan,
    st.integers(-3, 30),
    st.integers(-3, 30),
    st.builds(SpanStyle, bold=st.booleans(), colour=_any_words, scale=_any_numbers, link=_any_words),
)
_any_items = st.one_of(
    st.builds(
        lambda text, behaviour, spans, paragraphs: replace(
            text, behaviour=behaviour, spans=tuple(spans), paragraphs=tuple(paragraphs)
        ),
        records_of.texts,
        _any_behaviours,
        st.lists(_any_spans, max_size=4),
        st.lists(st.builds(Paragraph, st.sampled_from(Marker), st.integers(-2, 20)), max_size=3),
    ),
    st.builds(
        lambda image, crop, opacity, clear: replace(image, crop=crop, opacity=opacity, clear=clear),
        records_of.images,
        st.tuples(*[_any_numbers] * 4),
        _any_numbers,
        _any_words,
    ),
    st.builds(
        lambda found, title, seconds, rate: replace(found, title=title, seconds=seconds, rate=rate),
        records_of.media,
        _any_words,
        _any_numbers,
        _any_numbers,
    ),
    st.builds(lambda found, opacity: replace(found, fill_opacity=opacity), records_of.shapes, _any_numbers),
)


@given(_any_items)
def test_whatever_is_written_can_be_read(item: AnyItem) -> None:
    assert reread(item) is not None
    clip = encode_clipboard(ClipboardItems((item,), {}, Rect.nothing()))
    with suppress(BadClipboardError):  # pictures are missing
        decode_clipboard(clip)


def test_of_what_is_too_much_the_first_is_kept() -> None:
    letters = "a" * (2 * MOST_SPANS + 2)
    spans = tuple(TextSpan(2 * n, 2 * n + 1, BOLD) for n in range(MOST_SPANS + 1))
    found = reread(a_text(letters, spans))
    assert isinstance(found, Text)
    assert found.spans == spans[:MOST_SPANS]
    lines = (Paragraph(Marker.BULLET),) * (MOST_PARAGRAPHS + 1)
    found = reread(replace(a_text("\n" * MOST_PARAGRAPHS), paragraphs=lines))
    assert isinstance(found, Text)
    assert found.paragraphs == lines[:-1]
    corners = tuple((float(n), 0.0) for n in range(POINTS_MAX + 1))
    shape = Shape(
        id=ItemId("shape"), page=PageId("page"), kind=ShapeKind.POLYGON, x0=0, y0=0, x1=1, y1=1, pen=Pen(), more=corners
    )
    found = reread(shape)
    assert isinstance(found, Shape)
    assert found.more == corners[:-1]


# -- what cannot be read is left out of the item, and the item saved


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"futur": 1, "cover": True}, {"cover": True}),
        ({"spans": [{"at": [0, 5], "bold": True}, {"at": [7, 9], "colour": "red"}]}, {"spans": "the first"}),
        ({"spans": [{"at": [0, 5], "bold": True}, {"at": [3, 9], "bold": True}]}, {"spans": "the first"}),
        ({"spans": 7}, {}),
        ({"target": [f"{n}" for n in range(MOST_TARGETED + 1)]}, {"target": MOST_TARGETED}),
        ({"paragraphs": [{"marker": "star"}, {"marker": "bullet"}]}, {"paragraphs": "the second"}),
        ([], {}),
    ],
)
def test_an_item_is_saved_without_the_field_that_is_not_understood(
    fields: object, kept: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged, saved = tmp_path / "lesson.tni", tmp_path / "saved.tni"
    with monkeypatch.context() as patch:
        patch.setattr("tni.document.item_fields.extra_fields", lambda _item: fields or [0])
        write_lesson(damaged, a_text())
    with pytest.raises(LessonDamagedError):
        read_lesson(damaged)
    report = salvage(damaged, saved)
    assert [line for line in report.lost if "kept without" in line]
    found = read_lesson(saved)["text"]
    assert isinstance(found, Text)
    assert found.text == "trois mots ici"
    told = {
        "cover": found.behaviour.cover,
        "spans": "the first" if found.spans == (TextSpan(0, 5, BOLD),) else found.spans,
        "target": len(found.behaviour.target or ()),
        "paragraphs": "the second" if found.paragraphs == (Paragraph(), Paragraph(Marker.BULLET)) else (),
    }
    assert {name: value for name, value in told.items() if value} == kept


def write_lesson(path: Path, *written: LessonRecord) -> None:
    database = LessonDatabase.create(path)
    with database.transaction():
        database.commit(None, adding(PAGE, *written), 1, 1, now())
    database.close()


def read_lesson(path: Path) -> dict[str, LessonRecord | None]:
    database = LessonDatabase(path, read_only=True)
    try:
        return {key: record for layer in database.layers() for key, record in database.layer(layer).records.items()}
    finally:
        database.abandon()
