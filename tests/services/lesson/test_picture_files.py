"""Drawings as pictures of a lesson: drawn in a process of their own, refused with a reason."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from tests.support.later_tasks import LaterTasks
from tni.core.picture import EncodedPicture
from tni.files.picture_errors import PictureError, PictureFault
from tni.files.regular_file import NotRegularFileError
from tni.services.lesson.picture_files import read_picture_file, read_picture_files, thumbnail_of
from tni.services.lesson.picture_thumbnails import PictureThumbnails

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="20" height="20" fill="red"/>'
    b'<text x="1" y="15">a</text></svg>'
)


def test_a_drawing_is_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "dessin.SVG"
    path.write_bytes(DRAWING)
    picture = read_picture_file(path)
    assert (picture.media_type, picture.width_px, picture.height_px) == ("image/png", 1600, 800)
    image = Image.open(io.BytesIO(picture.data)).convert("RGBA")
    assert image.getpixel((700, 100)) == (255, 0, 0, 255)
    assert image.getpixel((1500, 100)) == (0, 0, 0, 0)


def test_other_pictures_are_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (8, 4), "red").save(path)
    assert read_picture_file(path).data == path.read_bytes()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"rien", PictureFault.DAMAGED),
        (b"<svg>" + b"<g>" * 300 + b"</g>" * 300 + b"</svg>", PictureFault.TOO_LARGE),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><text>&a;</text></svg>', PictureFault.DAMAGED),
    ],
)
def test_a_drawing_that_cannot_be_drawn_is_refused(tmp_path: Path, data: bytes, fault: PictureFault) -> None:
    path = tmp_path / "dessin.svg"
    path.write_bytes(data)
    with pytest.raises(PictureError) as raised:
        read_picture_file(path)
    assert (raised.value.fault, raised.value.source) == (fault, path)


def test_a_missing_drawing_is_said(tmp_path: Path) -> None:
    with pytest.raises(PictureError) as raised:
        read_picture_file(tmp_path / "parti.svg")
    assert raised.value.fault is PictureFault.MISSING


def test_several_files_are_read_together_and_each_has_its_own_error(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("rouge.png", "parti.png", "abîmé.png", "dessin.svg", "bleu.jpg")]
    Image.new("RGB", (8, 4), "red").save(paths[0])
    paths[2].write_bytes(paths[0].read_bytes()[:40])
    paths[3].write_bytes(DRAWING)
    Image.new("RGB", (6, 2), "blue").save(paths[4])
    red, gone, damaged, drawn, blue = read_picture_files(paths)
    sizes = [(one.width_px, one.height_px) for one in (red, drawn, blue) if isinstance(one, EncodedPicture)]
    assert sizes == [(8, 4), (1600, 800), (6, 2)]
    errors = [(one.fault, one.source) for one in (gone, damaged) if isinstance(one, PictureError)]
    assert errors == [(PictureFault.MISSING, paths[1]), (PictureFault.DAMAGED, paths[2])]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_among_pictures_is_no_picture(tmp_path: Path) -> None:
    pipe, path = tmp_path / "tuyau.png", tmp_path / "rouge.png"
    os.mkfifo(pipe)
    Image.new("RGB", (8, 4), "red").save(path)
    refused, read = read_picture_files([pipe, path])
    assert isinstance(refused, NotRegularFileError)
    assert isinstance(read, EncodedPicture)


def test_a_drawing_has_a_thumbnail(tmp_path: Path) -> None:
    path = tmp_path / "dessin.svg"
    path.write_bytes(DRAWING)
    tasks = LaterTasks()
    found: list[bytes] = []
    PictureThumbnails(tasks).read(path, 96, found.append)
    tasks.run()
    for png in (*found, thumbnail_of(path.name, DRAWING, 96)):
        assert Image.open(io.BytesIO(png)).size == (96, 48)
    assert thumbnail_of("piège.svg", b"rien", 96) == b""
