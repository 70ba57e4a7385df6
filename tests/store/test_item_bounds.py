"""Bounds of what items say beside their plain fields: what is written can be read, and costs what its item is worth."""

from __future__ import annotations

from tni.core.ids import ItemId, PageId
from tni.document.clipboard_codec import decode_clipboard, encode_clipboard
from tni.document.clipboard_items import ClipboardItems
from tni.document.items import LessonRecord, Text, bounds
from tni.document.styled_text import StyledContent
from tni.document.text_style import PLAIN_SPAN, SpanStyle, TextSpan
from tni.store.record_bytes import StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import encode

BOLD = SpanStyle(bold=True)


def a_text(words: str = "trois mots ici", spans: tuple[TextSpan, ...] = ()) -> Text:
    return Text(
        id=ItemId("text"), page=PageId("page"), text=words, size_mm=8.0, colour="#1a1a1a", font="Andika",
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
