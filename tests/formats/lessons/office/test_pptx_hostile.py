"""Damaged and hostile presentations: a result or a FormatError, never another exception."""

from __future__ import annotations

import random
import re
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from tests.formats.lessons.office.pptx_files import (
    NAMESPACES,
    box,
    effect,
    line,
    paragraph,
    picture,
    png,
    presentation,
    preset,
    shape,
    slide,
    solid,
    timing,
    zipped,
)
from tni.api.formats import FormatError, FormatFault, ImportedLesson
from tni.formats.lessons.office.pptx_reader import read_lesson

NUMBERS = ("NaN", "inf", "-inf", "1e300", "-1e300", "99999999999999999999", "-1", "", "x", "0", "١")


def whole() -> bytes:
    """A presentation with something of each kind."""
    rounded = preset("roundRect", '<a:gd name="adj" fmla="val 20000"/>')
    shapes = (
        shape(1, box(1, 2, 30, 40, 'rot="60000"') + rounded + solid("FF0000"))
        + shape(2, box(1, 2, 30, 40) + line("FF0000"), paragraph("Un", 'lvl="1"', 'sz="2000" b="1" baseline="30000"'))
        + shape(3, "", paragraph("Titre"), '<p:ph type="title"/>')
        + picture(4, properties=box(5, 5, 50, 50), crop='<a:srcRect l="10000" r="10000"/>')
        + f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="5" name="g"/></p:nvGrpSpPr><p:grpSpPr>{box(0, 0, 9, 9)}</p:grpSpPr>'
        + shape(6, box(1, 2, 3, 4) + preset("wedgeRectCallout") + solid("00FF00"))
        + "</p:grpSp>"
    )
    after = timing(effect(5, "clickEffect", "entr", 2, '<p:txEl><p:pRg st="0" end="0"/></p:txEl>'))
    related = [("rId9", "image", "../media/a.png")]
    return presentation([slide(shapes, after)] * 2, related, {"ppt/media/a.png": png()})


def read(data: bytes) -> ImportedLesson | None:
    with suppress(FormatError):
        return read_lesson(data, "a.pptx")
    return None


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_each_missing_part_leaves_the_rest() -> None:
    parts = parts_of(whole())
    for name in parts:
        found = read(zipped({other: data for other, data in parts.items() if other != name}))
        if name.startswith(("ppt/slides", "ppt/slideLayouts", "ppt/slideMasters", "ppt/theme", "ppt/media")):
            assert found is not None, name
            assert len(found.lesson.pages) == 2


@pytest.mark.parametrize("value", NUMBERS)
def test_absurd_numbers_are_borne_everywhere(value: str) -> None:
    parts = parts_of(whole())
    for name in ("ppt/slides/slide1.xml", "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"):
        text = parts[name].decode()
        for match in re.finditer(r'="-?\d+"', text):
            changed = text[: match.start()] + f'="{value}"' + text[match.end() :]
            read(zipped({**parts, name: changed}))


def test_changed_and_cut_bytes_are_borne() -> None:
    data, chance = whole(), random.Random(19)
    for _ in range(60):
        changed = bytearray(data[: chance.randrange(1, len(data))] if chance.random() < 0.3 else data)
        for _ in range(chance.randrange(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        read(bytes(changed))


def test_changed_elements_are_borne() -> None:
    """Tags are doubled, taken out and exchanged in the XML itself, which the checksums of the zip would hide."""
    parts, chance = parts_of(whole()), random.Random(36)
    for _ in range(150):
        name = chance.choice([one for one in parts if one.endswith((".xml", ".rels"))])
        tags = re.split(r"(?=<)", parts[name].decode())
        for _ in range(chance.randrange(1, 4)):
            a, b = chance.randrange(len(tags)), chance.randrange(len(tags))
            match chance.randrange(3):
                case 0:
                    tags.insert(a, tags[b])
                case 1:
                    del tags[a]
                case _:
                    tags[a], tags[b] = tags[b], tags[a]
        read(zipped({**parts, name: "".join(tags)}))


@pytest.mark.parametrize("depth", [50, 100, 240, 3000])
def test_nested_groups_are_read_or_said(depth: int) -> None:
    head = '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name="g"/></p:nvGrpSpPr><p:grpSpPr/>'
    body = shape(7, box(0, 0, 9, 9) + preset("rect") + solid("FF0000"))
    found = read_lesson(presentation([slide(head * depth + body + "</p:grpSp>" * depth)]), "a.pptx")
    is_there = any(item.source == "page1/shape7" for item in found.lesson.pages[0].items)
    assert is_there or found.losses


def test_many_shapes_of_one_name_and_effects_on_a_group_take_no_endless_time() -> None:
    """Work that grew with the square of what is on a slide would take minutes here, and end the test."""
    shapes = shape(7, box(0, 0, 9, 9) + preset("rect") + solid("FF0000")) * 12_000
    group = f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name="g"/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:grpSp>'
    clicks = [effect(number, "clickEffect", "entr", 3) for number in range(10, 3010)]
    found = read_lesson(presentation([slide(group, timing(*clicks))]), "a.pptx")
    assert len({item.source for item in found.lesson.pages[0].items}) == 12_000
    assert "Animations en trop." in {loss.what for loss in found.losses}


def test_entities_are_refused() -> None:
    bomb = f'<!DOCTYPE a [<!ENTITY b "c">]><p:presentation {NAMESPACES}>&b;</p:presentation>'
    parts = parts_of(whole())
    with pytest.raises(FormatError):
        read_lesson(zipped({**parts, "ppt/presentation.xml": bomb}), "a.pptx")


def test_zip_bomb_is_refused() -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(zipped({**parts_of(whole()), "ppt/media/b.png": bytes(200_000_000)}), "a.pptx")
    assert raised.value.fault is FormatFault.TOO_LARGE


def test_endless_relations_end() -> None:
    """A layout that is its own master, and a drawing of itself."""
    parts = parts_of(whole())
    rels = parts["ppt/slideLayouts/_rels/slideLayout1.xml.rels"].replace(
        b"../slideMasters/slideMaster1.xml", b"slideLayout1.xml"
    )
    assert read(zipped({**parts, "ppt/slideLayouts/_rels/slideLayout1.xml.rels": rels})) is not None


def test_table_with_absurd_spans_is_borne() -> None:
    cell = '<a:tc gridSpan="999999" rowSpan="999999"><a:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></a:txBody></a:tc>'
    table = f'<a:tbl><a:tblGrid><a:gridCol w="1e300"/></a:tblGrid><a:tr h="NaN">{cell}</a:tr></a:tbl>'
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="7" name="t"/></p:nvGraphicFramePr>'
        f'{box(10, 20, 80, 20, tag="p:xfrm")}<a:graphic><a:graphicData uri="x">{table}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
    assert read_lesson(presentation([slide(frame)]), "a.pptx").lesson.pages[0].items


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\3\4" + bytes(90), b"%PDF-1.7", bytes(90), zipped({"a.txt": "a"})])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_lesson(data, "a.pptx")
