"""A clip is the same after a journey as bytes, and no bytes but a clip's are taken for one."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import records
from tests.support.acting_items import box_item, text_item
from tests.support.board import drag, open_board, stroke, strokes
from tni.core.geometry import Affine
from tni.core.ids import PageId
from tni.document.alignment import TextAlign
from tni.document.behaviour import Behaviour
from tni.document.clipboard_codec import BadClipboardError, decode_clipboard, encode_clipboard
from tni.document.clipboard_items import ClipboardItems, lost_behaviour
from tni.document.document import ChangeKind
from tni.document.items import AnyItem, Dash, Shape, ShapeKind, Stroke, Text, bounds
from tni.document.links import word_links
from tni.document.page_format import Paper
from tni.document.palette import LEAST_CONTRAST, PAPERS, contrast
from tni.document.stroke_arrays import stroke_lines
from tni.document.text_style import SpanStyle, TextSpan
from tni.document.tool_styles import ShapeToolStyle
from tni.ink.sample import Samples
from tni.ink.stroke_fragment import StrokeFragment
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


@pytest.fixture(scope="module")
def clip() -> ClipboardItems:
    return made_clip()


def made_clip() -> ClipboardItems:
    board: LessonEditor = open_board()
    drag(board, [(10, 10), (20, 30), (40, 5)])
    board.use(ToolName.ERASER)
    drag(board, [(30, 10), (30, 25)])
    board.use(ToolName.HIGHLIGHTER)
    drag(board, [(10, 10), (20, 30)])
    board.add_text("été\n☃", 20, 30)
    board.insert_image(b"\x00\xff pixels", 40, 30, "deux")
    board.use(ToolName.SHAPE)
    board.styles = board.styles.__class__(shape=ShapeToolStyle(ShapeKind.ELLIPSE, filled=True))
    drag(board, [(100, 100), (140, 130)])
    board.use(ToolName.SELECT)
    board.select_all()
    board.group()
    board.move_selection(1 / 3, 0.1)
    board.copy()
    return board.clip


def test_a_clip_comes_back_the_same(clip: ClipboardItems) -> None:
    again = decode_clipboard(encode_clipboard(clip))
    assert again.items == clip.items
    assert again.blobs == clip.blobs
    assert (again.box.x, again.box.bottom) == pytest.approx((clip.box.x, clip.box.bottom))
    board = open_board()
    board.paste(again)
    pasted = board.document.items(board.page.id)
    assert len(pasted) == len(clip.items)
    assert pasted[0].transform != Affine()


def styled_clip() -> ClipboardItems:
    plain = made_clip()
    styles = {Text: {"bold": True, "align": TextAlign.RIGHT}, Shape: {"dash": Dash.DOTTED}}
    items = (replace(item, movable=True, **styles.get(type(item), {})) for item in plain.items)
    return replace(plain, items=tuple(items))


def test_style_and_mark_come_back_the_same() -> None:
    clip = styled_clip()
    assert decode_clipboard(encode_clipboard(clip)).items == clip.items


def test_a_clip_of_a_program_without_styles_and_marks_is_read(clip: ClipboardItems) -> None:
    raw = json.loads(encode_clipboard(clip))
    for item in raw["items"]:
        for name in ("movable", "bold", "align", "dash"):
            item.pop(name, None)
    assert decode_clipboard(json.dumps(raw).encode()).items == clip.items


@pytest.mark.parametrize(("name", "value"), [("movable", 1), ("bold", "yes"), ("align", "middle"), ("dash", None)])
def test_a_style_that_is_none_is_refused(name: str, value: object) -> None:
    raw = json.loads(encode_clipboard(styled_clip()))
    for item in raw["items"]:
        if name in item:
            item[name] = value
    with pytest.raises(BadClipboardError):
        decode_clipboard(json.dumps(raw).encode())


def test_what_an_eraser_left_is_as_wide_after_the_journey(clip: ClipboardItems) -> None:
    board = open_board()
    board.paste(decode_clipboard(encode_clipboard(clip)))
    pieces, pasted = pieces_of(clip.items), pieces_of(strokes(board))
    assert len(pieces) == 2
    for before, after in zip(pieces, pasted, strict=True):
        assert stroke_lines([after]).radii == pytest.approx(stroke_lines([before]).radii)
        assert stroke_lines([after]).radii.max() < before.pen.width_mm


def pieces_of(items: Iterable[AnyItem]) -> list[Stroke]:
    """From left to right."""
    pieces = [item for item in items if isinstance(item, Stroke) and isinstance(item.samples, StrokeFragment)]
    return sorted(pieces, key=lambda item: bounds(item).x)


def test_a_program_that_knows_no_pieces_finds_no_samples_in_them(clip: ClipboardItems) -> None:
    """It takes words for samples, and refuses what is none."""
    sent = json.loads(encode_clipboard(clip))["items"]
    kinds = [type(item.samples) for item in clip.items if isinstance(item, Stroke)]
    assert [type(item["samples"]) for item in sent if item["type"] == "stroke"] == [
        dict if kind is StrokeFragment else str for kind in kinds
    ]
    assert set(kinds) == {StrokeFragment, Samples}


WHOLE = b64encode(bytes(32)).decode()
NO_PIECES = [
    {}, {"piece": None}, {"piece": 1}, {"piece": "no base64!"}, {"piece": WHOLE[:8]}, {"piece": {"piece": WHOLE}},
    {"other": WHOLE}, {"piece": WHOLE, "other": 1}, [WHOLE], ["piece", WHOLE],
]  # fmt: skip


@pytest.mark.parametrize("nonsense", NO_PIECES, ids=str)
def test_what_is_no_piece_is_refused(clip: ClipboardItems, nonsense: object) -> None:
    found = json.loads(encode_clipboard(clip))
    piece = next(item for item in found["items"] if isinstance(item.get("samples"), dict))
    piece["samples"] = {"piece": WHOLE}
    assert decode_clipboard(json.dumps(found).encode()).items
    piece["samples"] = nonsense
    with pytest.raises(BadClipboardError):
        decode_clipboard(json.dumps(found).encode())


@given(records.samples.filter(len))
def test_any_samples_and_pieces_come_back_the_same(made: Samples) -> None:
    item = replace(stroke(PageId("page"), [(0, 0)]), samples=made)
    (again,) = decode_clipboard(encode_clipboard(ClipboardItems((item,)))).items
    assert again == item
    assert isinstance(again, Stroke)
    assert type(again.samples) is type(made)


def test_an_empty_clip_comes_back_empty() -> None:
    assert decode_clipboard(encode_clipboard(ClipboardItems())) == ClipboardItems()


@given(st.binary(max_size=64))
def test_any_bytes_are_no_clip(data: bytes) -> None:
    with pytest.raises(BadClipboardError):
        decode_clipboard(data)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=5,
)
GOOD = encode_clipboard(made_clip())


@given(st.data())
def test_a_clip_with_any_one_value_altered_is_read_or_refused(data: st.DataObject) -> None:
    found = json.loads(GOOD)
    item = data.draw(st.sampled_from(found["items"]))
    key = data.draw(st.sampled_from(sorted(item)))
    item[key] = data.draw(JSON)
    with suppress(BadClipboardError):
        clip = decode_clipboard(json.dumps(found).encode())
        open_board().paste(clip)


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_clip_with_any_byte_altered_is_read_or_refused(at: int, mask: int) -> None:
    data = bytearray(GOOD)
    data[at] ^= mask
    with suppress(BadClipboardError):
        open_board().paste(decode_clipboard(bytes(data)))


def test_a_blob_with_other_bytes_is_refused(clip: ClipboardItems) -> None:
    found = json.loads(encode_clipboard(clip))
    (key,) = found["blobs"]
    found["blobs"][key] = "AAAA"
    with pytest.raises(BadClipboardError):
        decode_clipboard(json.dumps(found).encode())
    found["blobs"] = {}
    with pytest.raises(BadClipboardError):
        decode_clipboard(json.dumps(found).encode())


def test_targets_and_links_come_along_in_their_lesson_and_are_said_to_be_lost_in_another() -> None:
    board = open_board()
    here = board.page.id
    label = box_item(page=here, at=(10, 10), movable=True)
    told = Behaviour(target=frozenset({label.id}), link=f"page:{here}")
    target, web = box_item(told, page=here, at=(60, 10)), box_item(Behaviour(link="https://example.org"), page=here)
    board.do(board.document.replace(ChangeKind.ADD, label, target, web))
    board.select(frozenset({label.id, target.id, web.id}))
    board.copy()
    board.paste()
    assert board.lost_in_paste == 0
    new = {item.id: item for key in board.selection if (item := board.document.item(key)) is not None}
    (again,) = [item for item in new.values() if item.behaviour.target]
    assert again.behaviour.target is not None
    (copied_label,) = again.behaviour.target
    assert copied_label in new  # not the first label
    assert again.behaviour.link == f"page:{here}"
    other = open_board()
    other.paste(decode_clipboard(encode_clipboard(board.clip)))
    assert other.lost_in_paste == 1
    links = sorted(item.behaviour.link for item in other.document.items(other.page.id))
    assert links == ["", "", "https://example.org"]
    (there,) = [item for item in other.document.items(other.page.id) if item.behaviour.target]
    assert there.behaviour.target is not None
    assert all(other.document.item(key) is not None for key in there.behaviour.target)


def test_a_target_without_its_items_is_said() -> None:
    board = open_board()
    label = box_item(page=board.page.id, at=(10, 10))
    target = box_item(Behaviour(target=frozenset({label.id})), page=board.page.id, at=(60, 10))
    board.do(board.document.replace(ChangeKind.ADD, label, target))
    board.select(frozenset({target.id}))
    board.copy()
    other = open_board()
    other.paste(decode_clipboard(encode_clipboard(board.clip)))
    assert other.lost_in_paste == 1
    (there,) = other.document.items(other.page.id)
    assert there.behaviour.target is None  # an empty one would take any


def test_a_page_of_another_lesson_keeps_links_to_itself_and_loses_others() -> None:
    board, other = open_board(), open_board()
    here = board.page
    own, away = (box_item(Behaviour(link=f"page:{key}"), page=here.id) for key in (here.id, "elsewhere"))
    assert lost_behaviour(other.document, [own, away], whole_page=True) == 1
    other.insert_copied_page(here, [own, away])
    links = sorted(item.behaviour.link for item in other.document.items(other.page.id))
    assert links == ["", f"page:{other.page.id}"]


def test_words_of_a_page_of_another_lesson_keep_links_to_itself_and_lose_others() -> None:
    other, board = open_board(), open_board()
    here = board.page
    links = (f"page:{here.id}", "page:elsewhere", "https://example.org")
    spans = tuple(TextSpan(n, n + 1, SpanStyle(link=link)) for n, link in enumerate(links))
    text = text_item("abc", page=here.id, spans=spans)
    assert lost_behaviour(other.document, [text], whole_page=True) == 1
    other.insert_copied_page(here, [text])
    (copy,) = other.document.items(other.page.id)
    assert word_links(copy) == [f"page:{other.page.id}", "https://example.org"]


def test_what_is_pasted_on_another_paper_is_seen_there() -> None:
    board = open_board()
    board.add_text("Voir page deux", 20, 30, select=True)
    board.copy()
    (before,) = board.clip.items
    assert isinstance(before, Text)
    board.add_page(Paper.BLACK)
    board.paste(decode_clipboard(encode_clipboard(board.clip)))
    (text,) = board.document.items(board.page.id)
    assert isinstance(text, Text)
    assert contrast(before.colour, PAPERS[Paper.BLACK]) < LEAST_CONTRAST
    assert contrast(text.colour, PAPERS[Paper.BLACK]) >= LEAST_CONTRAST
