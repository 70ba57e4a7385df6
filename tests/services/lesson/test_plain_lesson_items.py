"""What other programs' lessons hold becomes items of ours: styles, order, groups, links, reveal steps, sound, paper."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from tests.services.lesson.test_plain_lessons import imported
from tests.support.board import assert_sound
from tni.api.formats import (
    FormatLoss,
    PlainAlign,
    PlainDash,
    PlainFile,
    PlainItem,
    PlainLesson,
    PlainMarker,
    PlainMedia,
    PlainOption,
    PlainPage,
    PlainParagraph,
    PlainPicture,
    PlainQuestion,
    PlainReveal,
    PlainRuling,
    PlainScript,
    PlainShape,
    PlainShapeKind,
    PlainSpan,
    PlainStroke,
    PlainText,
    QuestionKind,
)
from tni.document.alignment import TextAlign
from tni.document.behaviour import LONGEST_LINK, Reveal
from tni.document.items import AnyItem, Dash, Image, Media, Shape, Stroke, Text
from tni.document.lesson_plan import LessonQuestion
from tni.document.page_format import Paper, Ruling
from tni.document.text_style import MOST_PARAGRAPHS, MOST_SPANS, Marker, Paragraph, Script, SpanStyle, TextSpan
from tni.ink.params import INK_PARAMS
from tni.ink.width import pressed_part
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.plain_behaviour import LOST_LINK, LOST_STEPS
from tni.services.lesson.plain_lesson_values import plain_lesson, take_lesson
from tni.services.lesson.plain_page_questions import NOT_ASKED
from tni.services.lesson.plain_text_styles import LOST_PARAGRAPHS, LOST_STYLES
from tni.services.lesson.shared_parts import SharedParts
from tni.services.plugins.format_contract import PNG

WORDS = PlainText(10.0, 10.0, "Un demi")
BOX = ((0.0, 0.0), (40.0, 20.0))


def made(*items: PlainItem, files: tuple[PlainFile, ...] = ()) -> tuple[list[AnyItem], list[FormatLoss]]:
    """Items of a page in painting order, and what was lost."""
    editor, losses, _ = imported(PlainLesson("", (PlainPage(items),), files))
    assert_sound(editor)
    return painted(editor), losses


def painted(editor: LessonEditor) -> list[AnyItem]:
    return list(editor.document.items(editor.page.id))


def test_styles_of_letters_stay_with_their_letters() -> None:
    spans = (PlainSpan(3, 7, bold=True, colour="#FF0000", scale=2.0), PlainSpan(9, 10, script=PlainScript.SUB))
    text = replace(WORDS, text="Un\x00 demi\nx", spans=spans, italic=True)
    (item,), losses = made(text)
    assert isinstance(item, Text)
    assert (item.text, losses) == ("Un demi\nx", [])
    red = SpanStyle(bold=True, italic=True, colour="#ff0000", scale=2.0)
    italic = SpanStyle(italic=True)
    assert item.spans == (
        TextSpan(0, 2, italic), TextSpan(2, 6, red), TextSpan(6, 7, italic),
        TextSpan(8, 9, SpanStyle(italic=True, script=Script.SUB)),
    )  # fmt: skip


def test_paragraphs_have_their_sign_their_level_and_their_side() -> None:
    paragraphs = (PlainParagraph(PlainMarker.BULLET, 1, PlainAlign.RIGHT), PlainParagraph(level=99), PlainParagraph())
    (item,), _ = made(replace(WORDS, text="a\nb\nc", paragraphs=paragraphs))
    assert isinstance(item, Text)
    assert item.paragraphs == (Paragraph(Marker.BULLET, 1, TextAlign.RIGHT), Paragraph(level=8))


ATTACHED = "mailto:a@b.fr?attach=/etc/passwd"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "page:9", "page:-1", "file:a.exe", "x", ATTACHED]
)
def test_a_link_that_is_not_safe_is_left_out_and_told(link: str) -> None:
    text = replace(WORDS, link=link, source="t1")
    (item,), losses = made(text, files=(PlainFile("a.exe", b"MZ"),))
    assert item.behaviour.link == ""
    assert FormatLoss(LOST_LINK, 1, is_dropped=False, item="t1") in losses


def test_links_lead_to_pages_files_and_addresses() -> None:
    links = ("https://example.org/a?b=c", "mailto:x@example.org", "page:2", "file:fiche.pdf")
    page = PlainPage(tuple(replace(WORDS, link=one) for one in links))
    editor, losses, blobs = imported(PlainLesson("", (page, PlainPage()), (PlainFile("fiche.pdf", b"%PDF"),)))
    (blob,) = blobs
    assert losses == []
    assert [item.behaviour.link for item in painted(editor)] == [
        *links[:2], f"page:{editor.pages[1].id}", f"file:{blob}:fiche.pdf",
    ]  # fmt: skip


def test_reveal_steps_are_kept_within_bounds() -> None:
    steps = (PlainReveal(1), PlainReveal(2, appears=False), PlainReveal(3, paragraph=1))
    beyond = (PlainReveal(0), PlainReveal(4, paragraph=2))
    (item,), losses = made(replace(WORDS, text="a\nb", reveals=(*steps, *beyond), source="t"))
    assert item.behaviour.reveals == (Reveal(1), Reveal(2, appears=False), Reveal(3, paragraph=1))
    assert losses == [FormatLoss(LOST_STEPS, 1, is_dropped=False, item="t")]


def test_covers_cloners_locks_and_groups_are_kept_also_on_a_full_page() -> None:
    items = tuple(replace(WORDS, group="g" if at in (0, 450) else "", is_movable=at == 1) for at in range(500))
    cover = replace(WORDS, is_cover=True, is_cloner=True, is_locked=True)
    found, _ = made(*items, cover)
    assert found[0].group is not None
    assert [at for at, item in enumerate(found) if item.group == found[0].group] == [0, 450]
    assert [at for at, item in enumerate(found) if item.movable] == [1]
    assert (found[-1].behaviour.cover, found[-1].behaviour.cloner, found[-1].locked) == (True, True, True)


def test_what_the_file_paints_over_ink_lies_over_it() -> None:
    line = PlainStroke(((0.0, 0.0), (40.0, 20.0)))
    mark, box = replace(line, highlights=True), PlainShape(PlainShapeKind.RECTANGLE, BOX, fill="#00ff00")
    far = PlainShape(PlainShapeKind.RECTANGLE, ((100.0, 100.0), (120.0, 120.0)))
    found, _ = made(line, box, far, mark, line)
    assert [type(item) for item in found] == [Stroke, Shape, Shape, Stroke, Stroke]
    assert [item.plane for item in found] == [0, 1, 1, 1, 1]


def test_a_stroke_is_as_wide_as_in_the_file_and_keeps_its_times() -> None:
    points = tuple((float(x), 5.0) for x in range(0, 100, 25))
    even, uneven = PlainStroke(points, width=2.0), PlainStroke(points, widths=(1.0, 2.0, 3.0, 2.0))
    timed = PlainStroke(points, times_s=(0.5, 0.6, 0.9, 1.0))
    found, _ = made(even, uneven, timed)
    strokes = [item for item in found if isinstance(item, Stroke)]
    assert np.allclose(drawn_widths(strokes[0]), 2.0, atol=0.01)
    assert np.allclose(drawn_widths(strokes[1]), [1.0, 2.0, 3.0, 2.0], atol=0.01)
    assert np.allclose(strokes[2].samples.times_s, [0.0, 0.1, 0.4, 0.5])
    assert np.all(np.diff(strokes[0].samples.times_s) >= 0.5), "a line drawn slowly has round ends"


def drawn_widths(stroke: Stroke) -> list[float]:
    params = INK_PARAMS[stroke.pen.kind].width
    assert params is not None
    return [pressed_part(pressure, params) * stroke.pen.width_mm for pressure in stroke.samples.pressures]


def test_shapes_have_their_dashes_their_turn_and_their_faint_fill() -> None:
    box = PlainShape(
        PlainShapeKind.RECTANGLE, BOX, width=0.0, fill="#00FF00", fill_opacity=0.5, turn=90.0, dash=PlainDash.DOTTED
    )
    (shape,), losses = made(box)
    assert isinstance(shape, Shape)
    assert (shape.outlined, shape.fill, shape.fill_opacity, shape.dash) == (False, "#00ff00", 0.5, Dash.DOTTED)
    assert np.allclose(shape.transform.point(0.0, 0.0), (30.0, -10.0))
    assert losses == []


def test_a_polygon_with_very_many_corners_is_simplified_and_told() -> None:
    corners = tuple((float(x % 97), float(x % 89)) for x in range(5000))
    (shape,), losses = made(PlainShape(PlainShapeKind.POLYGON, corners, source="p"))
    assert isinstance(shape, Shape)
    assert 250 <= len(shape.more) <= 500
    assert [(loss.item, loss.is_dropped) for loss in losses] == [("p", False)]


def test_a_picture_is_cropped_faint_and_mirrored() -> None:
    picture = PlainPicture("a.png", 10.0, 10.0, 40.0, 20.0, crop=(0.1, 0.2, 0.3, 0.0), opacity=0.4, is_mirrored=True)
    (image,), _ = made(picture, files=(PlainFile("a.png", PNG),))
    assert isinstance(image, Image)
    assert (image.crop, image.opacity) == ((0.1, 0.2, 0.3, 0.0), 0.4)
    assert image.transform.point(0.0, 0.0) == (50.0, 10.0)
    assert image.transform.point(40.0, 20.0) == (10.0, 30.0)


def test_sound_and_film_are_items_with_their_file() -> None:
    film = PlainMedia("a.mp4", 0.0, 0.0, 80.0, 45.0, True, "Volcan", "a.png", 2.0, 5.0, is_looped=True)
    gone = PlainMedia("gone.mp3", 0.0, 0.0, 80.0, 45.0, source="m")
    (item,), losses = made(film, gone, files=(PlainFile("a.mp4", b"film"), PlainFile("a.png", PNG)))
    assert isinstance(item, Media)
    assert (item.name, item.film, item.title, item.looped) == ("a.mp4", True, "Volcan", True)
    assert (item.start_s, item.end_s) == (2.0, 5.0)
    assert item.poster is not None
    assert [loss.item for loss in losses] == ["m"]


def test_a_file_that_nothing_uses_is_told() -> None:
    _, losses = made(WORDS, files=(PlainFile("macro.bin", b"x"),))
    assert [(loss.item, loss.page) for loss in losses] == [("macro.bin", 0)]


def test_paper_has_the_colour_the_ruling_and_the_pdf_of_the_file() -> None:
    pages = (
        PlainPage(),
        PlainPage(colour="#FFFFFF", ruling=PlainRuling.SEYES, ruling_mm=8.0),
        PlainPage(colour="#000000"),
        PlainPage(colour="#20283c"),
        PlainPage(colour="#ffeecc"),
        PlainPage(pdf="a.pdf"),
        PlainPage(pdf="a.pdf", pdf_page=7),
    )
    editor, losses, _ = imported(PlainLesson("", pages, (PlainFile("a.pdf", b"%PDF"),)))
    assert [page.paper for page in editor.pages[1:6]] == [
        Paper.WHITE, Paper.BLACK, Paper.BLACK, Paper.WHITE, Paper.WHITE,
    ]  # fmt: skip
    assert (editor.pages[1].ruling, editor.pages[1].ruling_mm) == (Ruling.SEYES, 8.0)
    (back,) = editor.document.items(editor.pages[4].id)
    assert isinstance(back, Shape)
    assert (back.fill, back.locked, back.outlined) == ("#ffeecc", True, False)
    pdf = editor.pages[5].pdf
    assert pdf is not None
    assert (pdf.index, pdf.width_mm) == (0, 200.0)
    assert editor.pages[6].pdf is None
    assert [(loss.page, loss.is_dropped) for loss in losses] == [(7, True)]


RICH: tuple[PlainItem, ...] = (
    replace(
        WORDS, spans=(PlainSpan(0, 2, bold=True, colour="#ff0000"),), paragraphs=(PlainParagraph(PlainMarker.NUMBER),),
        reveals=(PlainReveal(1), PlainReveal(2, paragraph=0)), link="page:2", turn=30.0, is_cover=True,
    ),
    PlainShape(PlainShapeKind.RECTANGLE, BOX, width=1.0, fill="#00ff00", turn=45.0, dash=PlainDash.DASHED),
    PlainShape(PlainShapeKind.ELLIPSE, BOX, width=0.0, fill="#00ff00", fill_opacity=0.5, group="g"),
    PlainShape(PlainShapeKind.ARROW, BOX, group="g"),
    PlainPicture("a.png", 30.0, 40.0, 50.0, 20.0, "Volcan", 20.0, (0.1, 0.0, 0.2, 0.0), 0.5, is_mirrored=True),
    PlainMedia("a.mp3", 5.0, 6.0, 60.0, 12.0, title="Chanson", start_s=1.0, end_s=9.0, link="https://example.org/"),
    PlainStroke(
        ((0.0, 0.0), (10.0, 0.0), (20.0, 5.0)), "#0000ff", 2.0, widths=(1.0, 2.0, 3.0), times_s=(0.0, 0.1, 0.5)
    ),
    PlainStroke(((0.0, 0.0), (10.0, 0.0)), "#ffff00", 9.0, True, is_movable=True),
)  # fmt: skip


@pytest.mark.parametrize("item", RICH, ids=lambda one: type(one).__name__)
def test_what_goes_in_comes_out_again(item: PlainItem) -> None:
    files = (PlainFile("a.png", PNG), PlainFile("a.mp3", b"ID3"))
    page = PlainPage((item,), colour="#ffffff", ruling=PlainRuling.SQUARED, ruling_mm=5.0)
    editor, losses, blobs = imported(PlainLesson("", (page, PlainPage()), files))
    taken = take_lesson(editor.document, "", SharedParts())
    out, lost = plain_lesson(taken, blobs.__getitem__)
    assert lost == ()
    assert {loss.item for loss in losses} <= {"a.png", "a.mp3"}, "files that this item does not use"
    (found,) = out.pages[0].items
    assert (out.pages[0].colour, out.pages[0].ruling, out.pages[0].ruling_mm) == ("#ffffff", PlainRuling.SQUARED, 5.0)
    assert comparable(found) == comparable(item)


def comparable(item: PlainItem) -> dict[str, object]:
    """Fields that are the same before and after: numbers to a hundredth, a group by whether there is one."""
    values = {one.name: _rounded(getattr(item, one.name)) for one in fields(item)}
    values["group"] = bool(item.group)
    own = {"source", "height", "file"} | ({"times_s", "width"} if isinstance(item, PlainStroke) else set())
    return {name: value for name, value in values.items() if name not in own}


def _rounded(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_rounded, value))
    return round(value, 2) if isinstance(value, float) else value


def test_questions_become_those_of_the_lesson_and_are_asked_from_the_page() -> None:
    right = (PlainOption("4", is_right=True), PlainOption("5"))
    questions = (PlainQuestion(QuestionKind.CHOICE, "2 + 2 ?", right), PlainQuestion(QuestionKind.CHOICE, "  "))
    editor, losses, _ = imported(PlainLesson("", (PlainPage((WORDS,), questions=questions),)))
    assert_sound(editor)
    (copy,) = [one for one in editor.document.base.values() if isinstance(one, LessonQuestion)]
    assert (copy.text, copy.choices) == ("2 + 2 ?", ("4", "5"))
    line = painted(editor)[-1]
    assert isinstance(line, Text)
    assert line.text.endswith("2 + 2 ?")
    assert line.behaviour.link == f"question:{copy.question}"
    assert [loss.what for loss in losses] == [NOT_ASKED]


def test_styles_of_too_many_paragraphs_are_cut_and_told() -> None:
    lines = (PlainParagraph(PlainMarker.BULLET),) * (MOST_PARAGRAPHS + 1)
    (item,), losses = made(replace(WORDS, text="x\n" * MOST_PARAGRAPHS + "x", paragraphs=lines, source="t"))
    assert isinstance(item, Text)
    assert len(item.paragraphs) == MOST_PARAGRAPHS
    assert FormatLoss(LOST_PARAGRAPHS, 1, is_dropped=False, item="t") in losses


def test_styles_of_too_many_letters_are_cut_and_told() -> None:
    count = MOST_SPANS + 1
    spans = tuple(PlainSpan(2 * at, 2 * at + 1, bold=True) for at in range(count))
    (item,), losses = made(replace(WORDS, text="ab" * count, spans=spans, source="t"))
    assert isinstance(item, Text)
    assert len(item.spans) == MOST_SPANS
    assert FormatLoss(LOST_STYLES, 1, is_dropped=False, item="t") in losses


def test_the_long_name_of_a_linked_file_is_cut() -> None:
    name = "n" * 3_000 + ".pdf"
    page = PlainPage((replace(WORDS, link=f"file:{name}"),))
    editor, _, _ = imported(PlainLesson("", (page,), (PlainFile(name, b"%PDF"),)))
    (item,) = painted(editor)
    assert len(item.behaviour.link) <= LONGEST_LINK
