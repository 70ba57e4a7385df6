"""Thumbnails made in a process: upright, of every kind, and of hostile files none."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.support.picture_samples import HEIC, TURNED_HEIC
from tni.formats.thumbnail_process import SmallPicture, ThumbnailProcess

SIDE = 64
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#c00"/></svg>'


@pytest.fixture(scope="module")
def made() -> Iterator[ThumbnailProcess]:
    process = ThumbnailProcess(limit_s=60.0)
    yield process
    process.close()


def coded(kind: str, mode: str = "RGB", size: tuple[int, int] = (200, 100), **options: object) -> bytes:
    """A picture whose left half is red."""
    image = Image.new("RGB", size, "white")
    image.paste((200, 0, 0), (0, 0, size[0] // 2, size[1]))
    file = io.BytesIO()
    image.convert(mode).save(file, kind, **options)
    return file.getvalue()


def pixel(small: SmallPicture, x: int, y: int) -> tuple[int, ...]:
    at = (y * small.width_px + x) * 4
    return tuple(small.pixels[at : at + 4])


def is_red(colour: tuple[int, ...]) -> bool:
    return colour[0] > 150 and max(colour[1:3]) < 60


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("GIF", "P"), ("BMP", "RGB"),
        ("WEBP", "RGB"), ("TIFF", "RGB"), ("TIFF", "CMYK"),
    ],
)  # fmt: skip
def test_pictures_of_every_kind(made: ThumbnailProcess, kind: str, mode: str) -> None:
    small = made.of_bytes(coded(kind, mode), SIDE, is_drawn=False)
    assert small is not None
    assert (small.width_px, small.height_px) == (SIDE, SIDE // 2)
    assert is_red(pixel(small, 5, 16))
    assert min(pixel(small, SIDE - 5, 16)) > 200


def test_a_photograph_is_turned_as_its_camera_says(made: ThumbnailProcess) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter to the right
    small = made.of_bytes(coded("JPEG", exif=exif), SIDE, is_drawn=False)
    assert small is not None
    assert (small.width_px, small.height_px) == (SIDE // 2, SIDE)
    assert is_red(pixel(small, 16, 5))


def test_a_drawing_is_drawn_without_what_it_refers_to(made: ThumbnailProcess, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(coded("PNG"))
    drawing = tmp_path / "a.svg"
    drawing.write_bytes(
        SVG.replace(b"</svg>", b'<image href="file://%b" width="40" height="20"/></svg>' % bytes(secret))
    )
    small = made.thumbnail(drawing, SIDE)
    assert small is not None
    assert is_red(pixel(small, 40, 16))


def test_what_is_no_picture_has_none_and_the_next_one_is_made(made: ThumbnailProcess, tmp_path: Path) -> None:
    for data in (b"", b"\xff\xd8\xff", b"II*\0", b"<svg", coded("PNG")[:60], b"\0" * 1000):
        for is_drawn in (False, True):
            assert made.of_bytes(data, SIDE, is_drawn=is_drawn) is None
    assert made.thumbnail(tmp_path / "gone.jpg", SIDE) is None
    assert made.thumbnail(tmp_path, SIDE) is None
    assert made.of_bytes(coded("PNG"), SIDE, is_drawn=False) is not None


def bomb() -> bytes:
    """A PNG of a few hundred kilobytes that says it has 30,000 x 30,000 pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000))


def test_a_picture_that_would_fill_the_memory_has_none(made: ThumbnailProcess) -> None:
    assert made.of_bytes(bomb(), SIDE, is_drawn=False) is None
    assert made.of_bytes(coded("PNG"), SIDE, is_drawn=False) is not None


def test_a_process_that_was_killed_is_replaced() -> None:
    process = ThumbnailProcess(limit_s=60.0)
    try:
        assert process.of_bytes(coded("PNG"), SIDE, is_drawn=False) is not None
        before = process.child.pid
        process.child.kill()
        process.of_bytes(coded("PNG"), SIDE, is_drawn=False)
        assert process.of_bytes(coded("PNG"), SIDE, is_drawn=False) is not None
        assert process.child.pid != before
    finally:
        process.close()
    assert process.of_bytes(coded("PNG"), SIDE, is_drawn=False) is None


def test_a_picture_that_takes_too_long_has_none() -> None:
    process = ThumbnailProcess(limit_s=0.001)
    try:
        assert process.of_bytes(coded("PNG"), SIDE, is_drawn=False) is None
    finally:
        process.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.sampled_from(("PNG", "JPEG", "GIF", "TIFF", "WEBP", "BMP")), st.data())
def test_damaged_pictures_end_in_a_thumbnail_or_in_none(made: ThumbnailProcess, kind: str, data: st.DataObject) -> None:
    whole = bytearray(coded(kind))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    made.of_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]), SIDE, is_drawn=False)
    assert made.child.pid is not None, "no damage ends the process"


@pytest.mark.parametrize("photo", [HEIC, TURNED_HEIC])
def test_photographs_of_phones_are_made_behind_the_guard(made: ThumbnailProcess, photo: bytes) -> None:
    small = made.of_bytes(photo, SIDE, is_drawn=False)
    assert small is not None
    assert max(small.width_px, small.height_px) <= SIDE
    assert len(set(small.pixels)) > 1
