"""Tests of moving pictures."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tni.core.moving_picture import MovingPicture
from tni.formats.moving_picture import as_moving_png, is_moving, read_moving
from tni.formats.picture_reader import picture_size_px, read_picture

RED, GREEN = (255, 0, 0, 255), (0, 200, 0, 128)


def animation(kind: str = "GIF", frames: int = 3, side: int = 20) -> bytes:
    out = io.BytesIO()
    images = [Image.new("RGBA", (side, side), RED if n % 2 == 0 else (0, 0, 250 - n, 255)) for n in range(frames)]
    images[0].save(out, kind, save_all=True, append_images=images[1:], duration=[50, 300, 5][:frames], comment=b"Emma")
    return out.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_an_animation_stays_one_and_says_nothing_else(kind: str) -> None:
    kept = read_picture(animation(kind))
    assert (kept.media_type, kept.width_px, kept.height_px) == ("image/png", 20, 20)
    assert b"Emma" not in kept.data
    moving = read_moving(kept.data, 1_000_000)
    assert moving is not None
    assert (moving.width_px, len(moving.frames)) == (20, 3)
    assert moving.seconds[:2] == (0.05, 0.3)
    assert list(moving.frames[0][:4]) == pytest.approx([0, 0, 255, 255], abs=4), "WebP is lossy"


def test_the_frames_are_reduced_to_what_may_be_kept() -> None:
    moving = read_moving(read_picture(animation(side=200)).data, 30_000)
    assert moving is not None
    assert moving.width_px * moving.height_px * 3 <= 31_000
    assert len(moving.frames[0]) == moving.width_px * moving.height_px * 4


def test_a_still_picture_and_a_damaged_one_do_not_move() -> None:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG")
    assert read_moving(out.getvalue(), 1000) is None
    data = read_picture(animation()).data
    assert is_moving(data)
    assert read_moving(data[:120], 1000) is None
    with Image.open(io.BytesIO(animation(frames=1))) as one:
        assert as_moving_png(one) == b""


def test_alpha_is_premultiplied() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGBA", (2, 2), GREEN), Image.new("RGBA", (2, 2), RED)]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:], duration=100)
    moving = read_moving(out.getvalue(), 1000)
    assert moving is not None
    assert moving.frames[0][:4] == bytes((0, 100, 0, 128))


@given(st.lists(st.floats(0.02, 10), min_size=1, max_size=9), st.floats(0, 1e4))
def test_each_time_has_a_frame_and_they_come_in_turn(seconds: list[float], start: float) -> None:
    moving = MovingPicture(1, 1, (b"",) * len(seconds), tuple(seconds))
    seen = [moving.at(start + step * 0.01) for step in range(200)]
    assert all(0 <= number < len(seconds) for number in seen)
    assert all(after in (before, (before + 1) % len(seconds)) for before, after in pairwise(seen))


@pytest.mark.parametrize("side", [40, 9000, 65_535])
def test_a_frame_beyond_its_picture_makes_it_no_larger(side: int) -> None:
    data = bytearray(animation())
    second = data.index(b",", data.index(b",") + 1)
    data[second + 5 : second + 9] = side.to_bytes(2, "little") * 2
    read = read_picture(bytes(data))
    assert (read.width_px, read.height_px, is_moving(read.data)) == (20, 20, False)
    assert picture_size_px(read.data) == (20, 20)
