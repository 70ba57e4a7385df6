"""A clip is the same after a journey as bytes, and no bytes but a clip's are taken for one."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.board_support import drag, open_board
from tni.board.clip import Clip
from tni.board.clip_bytes import BadClipError, clip_from_bytes, clip_to_bytes
from tni.board.items import ShapeKind
from tni.board.style import FigureStyle
from tni.core.geometry import Affine
from tni.session.board_session import BoardSession, ToolName


@pytest.fixture(scope="module")
def clip() -> Clip:
    return made_clip()


def made_clip() -> Clip:
    board: BoardSession = open_board()
    drag(board, [(10, 10), (20, 30), (40, 5)])
    board.use(ToolName.HIGHLIGHTER)
    drag(board, [(10, 10), (20, 30)])
    board.add_text("été\n☃", 20, 30)
    board.insert_image(b"\x00\xff pixels", 40, 30, "deux")
    board.use(ToolName.SHAPE)
    board.styles = board.styles.__class__(figure=FigureStyle(ShapeKind.ELLIPSE, filled=True))
    drag(board, [(100, 100), (140, 130)])
    board.use(ToolName.SELECT)
    board.select_all()
    board.group()
    board.move_selection(1 / 3, 0.1)
    board.copy()
    return board.clip


def test_a_clip_comes_back_the_same(clip: Clip) -> None:
    again = clip_from_bytes(clip_to_bytes(clip))
    assert again.items == clip.items
    assert again.blobs == clip.blobs
    assert (again.box.x, again.box.bottom) == pytest.approx((clip.box.x, clip.box.bottom))
    board = open_board()
    board.paste(again)
    pasted = board.document.items(board.page.id)
    assert len(pasted) == len(clip.items)
    assert pasted[0].transform != Affine()


def test_an_empty_clip_comes_back_empty() -> None:
    assert clip_from_bytes(clip_to_bytes(Clip())) == Clip()


@given(st.binary(max_size=64))
def test_any_bytes_are_no_clip(data: bytes) -> None:
    with pytest.raises(BadClipError):
        clip_from_bytes(data)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=5,
)
GOOD = clip_to_bytes(made_clip())


@given(st.data())
def test_a_clip_with_any_one_value_altered_is_read_or_refused(data: st.DataObject) -> None:
    found = json.loads(GOOD)
    item = data.draw(st.sampled_from(found["items"]))
    key = data.draw(st.sampled_from(sorted(item)))
    item[key] = data.draw(JSON)
    with suppress(BadClipError):
        clip = clip_from_bytes(json.dumps(found).encode())
        open_board().paste(clip)


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_clip_with_any_byte_altered_is_read_or_refused(at: int, mask: int) -> None:
    data = bytearray(GOOD)
    data[at] ^= mask
    with suppress(BadClipError):
        open_board().paste(clip_from_bytes(bytes(data)))


def test_a_blob_with_other_bytes_is_refused(clip: Clip) -> None:
    found = json.loads(clip_to_bytes(clip))
    (key,) = found["blobs"]
    found["blobs"][key] = "AAAA"
    with pytest.raises(BadClipError):
        clip_from_bytes(json.dumps(found).encode())
    found["blobs"] = {}
    with pytest.raises(BadClipError):
        clip_from_bytes(json.dumps(found).encode())
