"""Thumbnails of pictures are read in a process of their own: a hostile file has none, and holds nothing up."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.later_tasks import LaterTasks
from tni.services.lesson.picture_thumbnails import PictureThumbnails


def thumbnail(path: Path, side_px: int = 96) -> bytes:
    tasks = LaterTasks()
    found: list[bytes] = []
    PictureThumbnails(tasks).read(path, side_px, found.append)
    tasks.run()
    (png,) = found
    return png


@pytest.mark.parametrize("kind", ["gif", "webp", "bmp"])
def test_a_picture_has_a_small_one_of_its_colours(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"photo.{kind}"
    Image.new("RGB", (800, 400), "red").save(path, lossless=True)
    with Image.open(BytesIO(thumbnail(path))) as small:
        assert (small.format, small.size) == ("PNG", (96, 48))
        assert small.convert("RGB").getpixel((40, 20)) == (255, 0, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + b"\xff" * 400,
        b"RIFF\x10\x00\x00\x00WEBPVP8 \xff\xff",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><use href="#a"/></svg>',
    ],
    ids=["empty", "damaged GIF", "damaged WebP", "SVG"],
)
def test_what_is_no_picture_has_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "piège.gif"
    path.write_bytes(data)
    assert thumbnail(path) == b""


def test_a_picture_with_too_many_pixels_has_none(tmp_path: Path) -> None:
    path = tmp_path / "immense.bmp"
    Image.new("1", (9000, 9000)).save(path)
    assert thumbnail(path) == b""


def test_a_missing_file_has_none(tmp_path: Path) -> None:
    assert thumbnail(tmp_path / "parti.gif") == b""
