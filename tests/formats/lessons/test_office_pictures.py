"""Pictures by LibreOffice of what has no item: reduced copies, their cutting, and the lesson that they complete."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.formats.lessons.office import odp_files
from tests.formats.lessons.office.pptx_files import (
    box,
    effect,
    paragraph,
    picture,
    png,
    presentation,
    preset,
    shape,
    slide,
    solid,
    timing,
)
from tni.api.formats import ImportedLesson, PlainPicture, PlainReveal
from tni.formats.lessons.format_registry import read_lesson
from tni.formats.lessons.office.picture_cutting import cut_pictures
from tni.formats.lessons.office.reduced_copies import reduced_copy
from tni.formats.lessons.office.wanted_pictures import OfficePicture, layers_of, wanted_pictures, with_pictures
from tni.formats.lessons.office_pictures import OfficeProgram, find_office, with_office_pictures
from tni.services.lesson.lesson_formats import OwnFormatCall

GEAR = box(100, 50, 60, 60) + preset("gear6") + solid("FF0000")
RED = box(10, 10, 30, 30) + preset("rect") + solid("00FF00")


def gears() -> bytes:
    """A presentation whose second slide has a form that is not known, which comes at a click, and a link outside."""
    shapes = shape(1, RED) + shape(2, GEAR, paragraph("Engrenage"))
    related = [("rId8", "hyperlink", "https://example.org/"), ("rId9", "image", "file:///etc/passwd")]
    data = presentation([slide(shape(1, RED)), slide(shapes, timing(effect(5, "clickEffect", "entr", 2)))], related)
    parts = {**unzipped(data), "ppt/vbaProject.bin": b"code"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def wanted(number: int, x: float, page: int = 1) -> OfficePicture:
    return OfficePicture(page, f"page{page}/shape{number}", (x, 0.0, 10.0, 10.0))


def test_forms_that_are_not_known_and_empty_frames_want_pictures() -> None:
    found = wanted_pictures(read_lesson(gears(), "a.pptx"))
    assert [(one.page, one.source) for one in found] == [(2, "page2/shape2")]
    assert found[0].box_mm == pytest.approx((100, 50, 60, 60), abs=0.01)
    metafile = {"ppt/media/a.emf": b"emf"}
    data = presentation(
        [slide(picture(7, properties=box(0, 0, 9, 9)))], [("rId9", "image", "../media/a.emf")], metafile
    )
    assert [one.source for one in wanted_pictures(read_lesson(data, "a.pptx"))] == ["page1/shape7"]


def test_pictures_that_lie_over_each_other_are_in_several_layers() -> None:
    a, b, c, d = wanted(1, 0), wanted(2, 5), wanted(3, 20), wanted(4, 0, page=2)
    assert layers_of([a, b, c, d]) == [(a, c, d), (b,)]


def test_reduced_copy_has_only_what_is_wanted_and_nothing_from_outside() -> None:
    data = gears()
    parts = unzipped(reduced_copy(data, wanted_pictures(read_lesson(data, "a.pptx"))))
    assert "ppt/vbaProject.bin" not in parts
    assert not any(
        b"External" in part or b"etc/passwd" in part for name, part in parts.items() if name.endswith(".rels")
    )
    text = parts["ppt/slides/slide2.xml"].decode()
    assert re.findall(r'cNvPr id="(\d+)"', text) == ["2"]
    assert "Engrenage" not in text
    assert "timing" not in text
    assert parts["ppt/presentation.xml"].count(b"<p:sldId ") == 1


def test_reduced_copy_of_impress_has_only_what_is_wanted() -> None:
    frame = odp_files.shape("frame", odp_files.box(1, 2, 30, 40), "bare", '<draw:image xlink:href="Pictures/a.svm"/>')
    outside = odp_files.shape(
        "frame", odp_files.box(1, 2, 3, 4), "bare", '<draw:image xlink:href="http://example.org"/>'
    )
    shapes = odp_files.shape("rect", odp_files.box(1, 2, 3, 4)) + frame
    data = odp_files.presentation([odp_files.page(outside), odp_files.page(shapes)], files={"Pictures/a.svm": b"svm"})
    found = wanted_pictures(read_lesson(data, "a.odp"))
    assert [one.source for one in found] == ["page1/shape", "page2/shape-2"]
    text = unzipped(reduced_copy(data, found))["content.xml"].decode()
    assert "draw:rect" not in text
    assert "http://example.org" not in text
    assert text.count("<draw:frame") == 2


def test_picture_takes_the_place_of_the_frame_with_its_steps_and_is_said() -> None:
    imported = read_lesson(gears(), "a.pptx")
    (one,) = wanted_pictures(imported)
    made = with_pictures(imported, {one: png()})
    items = {item.source: item for item in made.lesson.pages[1].items}
    drawn = items["page2/shape2"]
    assert isinstance(drawn, PlainPicture)
    assert drawn.reveals == (PlainReveal(1),)
    assert "page2/shape2/text" in items
    assert [(loss.is_dropped, "LibreOffice" in loss.what) for loss in made.losses if loss.item == one.source] == [
        (False, True)
    ]
    assert {file.name for file in made.lesson.files} == {drawn.file}


def test_without_an_answer_the_frames_stay(tmp_path: Path) -> None:
    imported = read_lesson(gears(), "a.pptx")
    missing = OfficeProgram(tmp_path / "none")
    assert with_office_pictures(imported, gears(), "a.pptx", missing, _Calls()) == imported


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")
@pytest.mark.parametrize("script", ["exit 1", "sleep 600", "printf nonsense > lesson.pdf"])
def test_a_program_that_fails_or_hangs_leaves_the_frames(tmp_path: Path, script: str) -> None:
    program = tmp_path / "office"
    program.write_text(f"#!/bin/sh\nfor folder; do :; done\ncd $(dirname $folder)\n{script}\n")
    program.chmod(0o755)
    imported = read_lesson(gears(), "a.pptx")
    assert with_office_pictures(imported, gears(), "a.pptx", OfficeProgram(program, 0.5), _Calls()) == imported


def test_a_cancelled_program_is_not_started(tmp_path: Path) -> None:
    program = OfficeProgram(tmp_path / "none")
    program.cancel()
    assert program.made_pdf(b"", ".pptx") == b""


class _Calls:
    """Calls in this process."""

    def reduced_copy(self, data: bytes, wanted: tuple[OfficePicture, ...]) -> bytes:
        return reduced_copy(data, wanted)

    def cut_pictures(
        self, pdf: bytes, wanted: tuple[OfficePicture, ...], sizes_mm: tuple[tuple[float, float], ...]
    ) -> dict[int, bytes]:
        return cut_pictures(pdf, wanted, sizes_mm)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.pptx", "a.odp"])
def test_real_libreoffice_draws_only_what_is_wanted(name: str) -> None:
    office = find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    made = completed(name, office)
    (drawn,) = (item for item in made.lesson.pages[-1].items if isinstance(item, PlainPicture))
    data = next(file.data for file in made.lesson.files if file.name == drawn.file)
    with Image.open(io.BytesIO(data)) as image:
        middle = image.convert("RGBA").getpixel((image.width // 2, image.height // 4 * 3))
        corner = image.convert("RGBA").getpixel((0, 0))
    assert isinstance(middle, tuple)
    assert isinstance(corner, tuple)
    assert middle[0] > 200
    assert max(middle[1:3]) < 60
    assert corner[3] == 0


def completed(name: str, office: Path) -> ImportedLesson:
    """Return a lesson with a metafile, red in its lower half, that LibreOffice drew."""
    if name.endswith(".pptx"):
        related = [("rId9", "image", "../media/a.wmf")]
        shapes = shape(1, RED) + picture(7, properties=box(100, 50, 60, 60))
        data = presentation([slide(shapes)], related, {"ppt/media/a.wmf": metafile()})
    else:
        image = '<draw:image xlink:href="Pictures/a.wmf"/>'
        shapes = odp_files.shape("frame", odp_files.box(100, 50, 60, 60), "bare", image)
        parts = {"Pictures/a.wmf": metafile()}
        data = odp_files.presentation([odp_files.page(shapes)], files=parts, high="157.5mm")  # as LibreOffice's own
    return OwnFormatCall(office).read_lesson(data, name)


def metafile() -> bytes:
    """A Windows metafile of 100 by 100 units with a red rectangle in its lower half."""
    records = (
        struct.pack("<IHHIH", 7, 0x02FC, 0, 0x0000FF, 0),  # a red brush
        struct.pack("<IHH", 4, 0x012D, 0),
        struct.pack("<IHHhhI", 8, 0x02FA, 5, 0, 0, 0),  # no pen
        struct.pack("<IHH", 4, 0x012D, 1),
        struct.pack("<IHhhhh", 7, 0x041B, 100, 100, 50, 0),
        struct.pack("<IHhhhh", 7, 0x041B, 5, 100, 0, 95),  # at the top right: some programs cut off what is clear
        struct.pack("<IH", 3, 0),
    )
    body = b"".join(records)
    place = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, 100, 100, 100, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", place):
        check ^= word
    head = struct.pack("<HHHIHIH", 1, 9, 0x0300, 9 + len(body) // 2, 2, 8, 0)
    return place + struct.pack("<H", check) + head + body
