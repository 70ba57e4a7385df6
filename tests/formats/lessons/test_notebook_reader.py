"""Lessons of SMART Notebook: written by hand as documented, with the faults of real ones."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.formats.lessons.inventory_notebook import inventory
from tni.api.formats import (
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainAlign,
    PlainMarker,
    PlainMedia,
    PlainOption,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
    QuestionKind,
)
from tni.formats.lessons.format_registry import read_lesson
from tni.formats.lessons.smart.smart_reader import FROM_DOCUMENTATION, PARTIAL, SECOND_DOCUMENT

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SPACES = (
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" '
    'xmlns:smartnotebook="http://www.smarttech.com/2006-01/notebook"'
)


def png(colour: str = "red", size: tuple[int, int] = (8, 4)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def page(body: str, attributes: str = 'width="800" height="600"', before: str = "") -> str:
    return f'{HEAD}<svg {attributes} xml:id="page.A">{before}<g class="foreground">{body}</g></svg>'


def manifest(groups: dict[str, list[str]], titles: bool = True) -> str:
    items = "".join(
        f'<item id="group{n}" identifierref="group{n}_pages"><title>{title}</title></item>'
        for n, title in enumerate(groups)
    )
    lists = ["".join(f'<file href="{one}"/>' for one in pages) for pages in groups.values()]
    resources = "".join(f'<resource identifier="group{n}_pages">{one}</resource>' for n, one in enumerate(lists))
    every = "".join(f'<file href="{one}"/>' for pages in groups.values() for one in sorted(pages))
    return (
        f'{HEAD}<manifest identifier="id1" {SPACES}><organizations><organization id="pagegroups">'
        f"{items if titles else ''}</organization></organizations><resources>{resources}"
        f'<resource identifier="pages">{every}</resource></resources></manifest>'
    )


def package(files: dict[str, str | bytes], order: str | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        pages = [name for name in files if name.endswith(".svg")]
        file.writestr("imsmanifest.xml", manifest({"Un": pages}) if order is None else order)
        for name, content in files.items():
            file.writestr(name, content)
    return out.getvalue()


def read(body: str, files: dict[str, str | bytes] | None = None, **more: str) -> ImportedLesson:
    found = read_lesson(package({"page0.svg": page(body, **more), **(files or {})}), "Cours.notebook")
    assert found.losses[0].what == FROM_DOCUMENTATION
    return found


def first(found: ImportedLesson) -> PlainPage:
    return found.lesson.pages[0]


def only(body: str, kind: type[Any], **files: bytes) -> Any:
    (item,) = first(read(body)).items
    assert isinstance(item, kind)
    return item


def paragraph(*lines: str, attributes: str = 'justification="left" bullet="0"') -> str:
    inside = "".join(f"<tspan>{line}</tspan>" for line in lines)
    return f"<tspan {attributes}>{inside}</tspan>"


def run(text: str, attributes: str = 'font-size="28"') -> str:
    return f'<tspan fill="#000000" {attributes} textLength="50" y="23" x="0">{text}</tspan>'


def text(*paragraphs: str, attributes: str = "") -> str:
    place = 'transform="translate(80,60) rotate(0.000,100,20) scale(1.000,1.000)" editwidth="200" editheight="40"'
    whole = f'{place} smart-txt-ver="2.10" {attributes} xml:id="annotation.T" visible="1"'
    return f"<text {whole}>{''.join(paragraphs)}</text>"


def test_a_pen_and_a_highlighter_are_strokes() -> None:
    line = '<polyline fill="none" points="0,0 80,60 " stroke="#f00" stroke-width="8" xml:id="annotation.{}" {}/>'
    pen = line.format("P", 'transform="rotate(0.00,40,30)"')
    marker = line.format("H", 'hilighter="1" opacity="0.50"')
    found = first(read(pen + marker))
    below, above = found.items
    assert isinstance(below, PlainStroke)
    assert isinstance(above, PlainStroke)
    assert (above.points, above.colour, above.highlights) == (((0, 0), (28, 21)), "#ff0000", False)
    assert above.width == pytest.approx(2.8)
    assert (below.highlights, below.source) == (True, "page0.svg#annotation.H")
    assert (found.width, found.height) == (280, 210)


def test_the_true_bounds_of_a_board_are_the_page() -> None:
    body = '<line x1="-800" y1="-450" x2="800" y2="450" stroke="#000000" stroke-width="1"/>'
    found = first(read(body, attributes='width="800" height="600" canvas_bounds="-800,-450,800,450"'))
    (line,) = found.items
    assert isinstance(line, PlainShape)
    assert (found.width, found.height) == (320, 180)
    assert line.points == ((0, 0), (320, 180))


def test_paragraphs_are_rebuilt_to_one_text() -> None:
    body = text(
        paragraph(run("Un titre", 'font-size="28" font-weight="bold"')),
        paragraph(run("Une ligne"), run("qui continue", 'font-size="28" font-style="italic"')),
        paragraph(run("un point"), attributes='justification="left" bullet="1"'),
    )
    item = only(body, PlainText)
    assert item.text == "Un titre\nUne ligne qui continue\nun point"
    assert [(one.start, one.end, one.bold, one.italic) for one in item.spans] == [
        (0, 8, True, False), (19, 31, False, True),
    ]  # fmt: skip
    assert [one.marker for one in item.paragraphs] == [PlainMarker.NONE, PlainMarker.NONE, PlainMarker.BULLET]
    assert (item.x, item.size) == pytest.approx((28, 9.8))
    assert item.y == pytest.approx((60 + 23 - 28) * 0.35)


def test_alignment_and_rotation_of_a_text() -> None:
    body = text(paragraph(run("milieu"), attributes='justification="center" bullet="0"'))
    item = only(body.replace("rotate(0.000,100,20)", "rotate(90.000,100,20)"), PlainText)
    assert (item.align, item.width, item.turn) == (PlainAlign.CENTRE, pytest.approx(70), pytest.approx(90))


def test_pages_are_in_the_order_of_their_groups() -> None:
    files = {f"page{n}.svg": page(text(paragraph(run(f"p{n}")))) for n in (0, 3, 1377095283484, 7)}
    order = manifest(
        {"Calcul": ["page3.svg", "page0.svg", "page3.svg"], "Figures": ["page1377095283484.svg", "page9.svg"]}
    )
    found = read_lesson(package({**files}, order), "a.notebook")
    texts = [item.text for one in found.lesson.pages for item in one.items if isinstance(item, PlainText)]
    assert texts == ["p3", "p0", "p1377095283484", "p7"]
    assert [one.title for one in found.lesson.pages] == ["Calcul", "", "Figures", ""]
    assert [loss.item for loss in found.losses if "absente" in loss.what] == ["page9.svg", "page9.svg"]


def test_a_link_leads_to_its_page_or_address() -> None:
    shape = '<rect width="80" height="60" shortcut="{}" xml:id="annotation.{}"/>'
    body = shape.format("page://page1.svg", 1) + shape.format("https://a.fr/b", 2) + shape.format("page://x.svg", 3)
    found = read(body, {"page1.svg": page(shape.format("page://page0.svg", 4))})
    assert [item.link for item in first(found).items] == ["page:2", "https://a.fr/b", ""]
    assert [loss.item for loss in found.losses[1:]] == ["page0.svg#annotation.3"]


def test_pictures_come_from_the_package() -> None:
    body = '<image xmlns:xlink="http://www.w3.org/1999/xlink" x="80" y="60" width="80" height="40" {} xlink:href="{}"/>'
    whole = body.format('transform="rotate(0.00,120,80)" xml:id="annotation.I"', "images/a%20b.png")
    found = read(whole + body.format('xml:id="annotation.J"', "images/none.png"), {"images/a b.png": png()})
    (picture,) = first(found).items
    assert isinstance(picture, PlainPicture)
    assert (picture.x, picture.y, picture.width, picture.height) == pytest.approx((28, 21, 28, 14))
    assert [file.data for file in found.lesson.files] == [png()]
    assert [(loss.item, loss.is_dropped) for loss in found.losses[1:]] == [("page0.svg#annotation.J", True)]


def test_backgrounds_are_the_colour_or_a_picture_of_the_page() -> None:
    ground = '<rect width="100%" height="100%" fill="{}" xml:id="annotation.B"/>'
    found = first(read('<circle r="80"/>', before=ground.format("#ffeedd")))
    assert (found.colour, len(found.items)) == ("#ffeedd", 1)
    tile = '<image width="80" height="60" href="images/t.png"/>'
    pattern = f'<defs><pattern id="p" width="80" height="60">{tile}</pattern></defs>'
    with_tiles = read('<circle r="80"/>', {"images/t.png": png()}, before=pattern + ground.format("url(#p)"))
    picture, _ = first(with_tiles).items
    assert isinstance(picture, PlainPicture)
    assert (picture.width, picture.height, picture.is_locked) == (280, 210, True)
    tiles = Image.open(io.BytesIO(with_tiles.lesson.files[0].data)).convert("RGB")
    assert tiles.size == (1600, 1200)
    assert tiles.getpixel((1599, 1199)) == (255, 0, 0)


def test_groups_locks_cloners_and_hidden_elements() -> None:
    body = (
        '<g class="group" xbk_transform="rotate(90,0,0)" xml:id="annotation.G" locked="1">'
        '<rect width="80" height="60" xml:id="annotation.A"/><ellipse cx="9" cy="9" rx="9" ry="9"/></g>'
        '<rect width="80" height="60" igc="1"/><rect width="80" height="60" visible="0" xml:id="annotation.V"/>'
    )
    found = read(body)
    one, two, cloner = first(found).items
    assert one.group == two.group == "page0.svg#annotation.G"
    assert isinstance(one, PlainShape)
    assert one.points == ((0, 0), (28, 21))
    assert (one.is_locked, cloner.is_locked, cloner.is_cloner) == (True, False, True)
    assert [loss.item for loss in found.losses[1:]] == ["page0.svg#annotation.V"]


def test_a_pull_tab_stays_beside_the_page_and_is_said() -> None:
    body = (
        '<g xml:id="annotation.G"><rect x="-300" width="250" height="200"/><rect x="-60" width="80" height="60"/></g>'
    )
    found = read(body)
    assert len(first(found).items) == 2
    assert [loss.is_dropped for loss in found.losses[1:]] == [False]


def test_cells_of_a_table_are_a_group_of_boxes_and_texts() -> None:
    cell = '<svg class="cell" x="{}" y="0" width="200" height="80">{}</svg>'
    inside = text(paragraph(run("a"))).replace("annotation.T", "annotation.{}")
    cells = cell.format(0, inside.format(1)) + cell.format(200, inside.format(2))
    body = f'<g class="table" xml:id="annotation.G">{cells}</g>'
    found = first(read(body))
    kinds = [type(item) for item in found.items]
    assert kinds == [PlainShape, PlainText, PlainShape, PlainText]
    second = found.items[3]
    assert isinstance(second, PlainText)
    assert second.x == pytest.approx(98)
    assert {item.group for item in found.items} == {"page0.svg#annotation.G"}


def test_a_creative_pen_is_a_plain_stroke() -> None:
    body = (
        '<g class="fancypen" pentype="2" stroke="none" stroke-width="20" points="0,0 80,60" xml:id="annotation.F">'
        '<g class="penink"><polyline fill="none" points="0,0 100,100" stroke="#0000ff" xml:id="annotation.K"/></g></g>'
    )
    found = read(body)
    (stroke,) = first(found).items
    assert isinstance(stroke, PlainStroke)
    assert (stroke.points, stroke.colour, stroke.width) == (((0, 0), (28, 21)), "#0000ff", 7)
    assert {loss.item for loss in found.losses} >= {"page0.svg#annotation.F", "page0.svg#annotation.K"}


def question(kind: str, correct: str, *choices: str, more: str = "") -> str:
    def inner(label: str, words: str) -> str:
        return text(paragraph(run(label))) + text(paragraph(run(words)))

    asked = f'<questiontext format="{kind}" labelstyle="upper-alpha" correct="{correct}" {more}/>'
    found = f'<g class="question" xml:id="annotation.Q"><votemetadata>{asked}</votemetadata>'
    found += f"{inner('1', 'Combien ?')}</g>"
    for number, choice in enumerate(choices, 1):
        told = f'<votemetadata><choicetext label="{number}" format="{kind}"/></votemetadata>'
        found += f'<g class="questionchoice" xml:id="annotation.C{number}">{told}{inner(chr(64 + number), choice)}</g>'
    return found


def test_questions_become_questions() -> None:
    def asked(body: str) -> Any:
        found = first(read(body))
        assert found.items, "the question stays on the page too"
        (one,) = found.questions
        assert one.text == "Combien ?"
        return one

    one = asked(question("choice", "2", "un", "deux", more='explanation="Car 1 + 1."'))
    assert (one.kind, one.comment) == (QuestionKind.CHOICE, "Car 1 + 1.")
    assert one.options == (PlainOption("un"), PlainOption("deux", True))
    one = asked(question("selection", "1 3", "a", "b", "c"))
    assert (one.kind, [option.is_right for option in one.options]) == (QuestionKind.SEVERAL, [True, False, True])
    one = asked(question("trueorfalse", "2", "Vrai", "Faux"))
    assert (one.kind, one.options) == (QuestionKind.TRUE_FALSE, (PlainOption("Vrai"), PlainOption("Faux", True)))
    one = asked(question("numeric", "3,5"))
    assert (one.kind, one.answers, one.tolerance) == (QuestionKind.NUMBER, ("3.5",), 0)
    one = asked(question("short-answer", "Paris&#10;paris"))
    assert (one.kind, one.answers) == (QuestionKind.TEXT, ("Paris", "paris"))


def test_choices_within_their_question_are_no_part_of_its_text() -> None:
    def text(words: str) -> str:
        return f"<text><tspan><tspan><tspan>{words}</tspan></tspan></tspan></text>"

    choices = "".join(
        f'<g class="questionchoice"><votemetadata><choicetext label="{number}"/></votemetadata>{text(words)}</g>'
        for number, words in ((1, "trois"), (2, "quatre"))
    )
    asked = '<votemetadata><questiontext format="choice" correct="2"/></votemetadata>'
    (one,) = first(read(f'<g class="question">{asked}{text("Deux et deux ?")}{choices}</g>')).questions
    assert one.text == "Deux et deux ?"
    assert [(option.text, option.is_right) for option in one.options] == [("trois", False), ("quatre", True)]


def test_a_question_of_an_unknown_kind_is_said() -> None:
    found = read(question("puzzle", "1", "a"))
    assert first(found).questions == ()
    assert [loss.item for loss in found.losses[1:]] == ["page0.svg#annotation.Q"]


def test_sounds_and_attachments_are_kept() -> None:
    body = '<rect width="80" height="60" sound="sounds/a.mp3"/>'
    files = {
        "sounds/a.mp3": b"ID3",
        "sounds/b.mp3": b"ID3b",
        "attachments/fiche.pdf": b"%PDF",
        "attachments/x.swf": b"FWS",
    }
    found = read(body, {**files})
    (shape,) = first(found).items
    assert shape.link.startswith("file:")
    assert found.lesson.files[0].data == b"ID3"
    sound, link = found.lesson.pages[1].items
    assert isinstance(sound, PlainMedia)
    assert isinstance(link, PlainText)
    assert (sound.source, link.source, link.text) == ("sounds/b.mp3", "attachments/fiche.pdf", "fiche.pdf")
    assert [loss.item for loss in found.losses[1:]] == ["attachments/x.swf"]


def test_broken_pages_are_repaired() -> None:
    line = '<polyline points="0,0 80,60" stroke="#000000" fill="none" xml:id="annotation.A"/>'
    twice = read_lesson(package({"page0.svg": page(line + line)}), "a.notebook")
    assert [item.source for item in first(twice).items] == ["page0.svg#annotation.A", "page0.svg#g[1]/polyline[2]"]
    behind = read_lesson(package({"page0.svg": page(line) + page(line + line)}), "a.notebook")
    assert len(first(behind).items) == 1
    assert [loss.what for loss in behind.losses[1:]] == [SECOND_DOCUMENT]
    undeclared = page('<image x="0" y="0" width="9" height="9" xlink:href="images/a.png"/>')
    found = read_lesson(package({"page0.svg": undeclared, "images/a.png": png()}), "a.notebook")
    assert isinstance(first(found).items[0], PlainPicture)
    cut = read_lesson(package({"page0.svg": page(line * 3)[:-60]}), "a.notebook")
    assert first(cut).items
    assert PARTIAL in [loss.what for loss in cut.losses]
    gone = read_lesson(package({"page0.svg": "rien", "page1.svg": page(line)}), "a.notebook")
    assert [len(one.items) for one in gone.lesson.pages] == [0, 1]


def test_a_package_without_a_manifest_is_read_in_the_order_of_names() -> None:
    files = {f"page{n}.svg": page(text(paragraph(run(f"p{n}")))) for n in (10, 2, 1)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    found = read_lesson(out.getvalue(), "a.notebook")
    assert [item.text for one in found.lesson.pages for item in one.items if isinstance(item, PlainText)] == [
        "p1",
        "p2",
        "p10",
    ]


def test_an_old_file_has_its_pages_in_one_document() -> None:
    body = '<svg width="800" height="600"><rect width="80" height="60"/></svg>'
    found = read_lesson(f"<xbook><pages>{body}{body}</pages></xbook>".encode(), "Vieux.xbk")
    assert [len(one.items) for one in found.lesson.pages] == [1, 1]
    assert first(found).items[0].source == "page1#rect[1]"
    assert isinstance(first(found).items[0], PlainShape)
    assert first(found).items[0].kind is PlainShapeKind.RECTANGLE


ALL = (
    question("choice", "1", "a", "b")
    + text(paragraph(run("Un"), run("deux")))
    + '<polyline hilighter="1" points="0,0 9,9" stroke="#ff0" stroke-width="20"/><path d="M0,0L9,9z" fill="url(#g)"/>'
    '<defs><linearGradient id="g"><stop stop-color="red"/><stop stop-color="blue"/></linearGradient></defs>'
    '<image width="9" height="9" href="images/a.png"/><image width="9" height="9" href="images/b.png"/><path/>'
    '<rect width="9" height="9" visible="0"/><g class="flash"><rect width="9" height="9"/></g><ellipse rx="4" ry="5"/>'
)


def test_every_element_is_kept_or_named() -> None:
    data = package({"page0.svg": page(ALL), "images/a.png": png(), "sounds/a.mp3": b"ID3"})
    found = read_lesson(data, "a.notebook")
    names = {item.source for one in found.lesson.pages for item in one.items} | {loss.item for loss in found.losses}
    assert set(inventory(data)) <= names


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FormatFault.OTHER_FORMAT),
        (b"PK\x03\x04", FormatFault.OTHER_FORMAT),
        (package({}, "<manifest/>"), FormatFault.EMPTY),
        (package({"page0.svg": page("") + " " * 400_000_000}), FormatFault.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, fault: FormatFault) -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(data, "a.notebook")
    assert raised.value.fault is fault


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_damaged_pages_are_read_or_refused(data: st.DataObject) -> None:
    text = page(ALL)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text) - 1))
        odd = data.draw(st.sampled_from(("", "<", '"', "1e300", "nan", "-inf", "\x00", "&a;", "<g>", "</svg>")))
        text = text[:at] + odd + text[at + data.draw(st.integers(0, 9)) :]
    found = read_lesson(package({"page0.svg": text, "images/a.png": png()}), "a.notebook")
    assert found.lesson.pages


def test_a_film_in_any_folder_is_kept() -> None:
    data = package({"page0.svg": page('<rect width="80" height="60"/>'), "media/film.wmv": b"film"})
    found = read_lesson(data, "a.notebook")
    sources = {item.source for one in found.lesson.pages for item in one.items}
    assert "media/film.wmv" in inventory(data)
    assert "media/film.wmv" in sources
