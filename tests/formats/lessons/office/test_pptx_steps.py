"""Clicks of PowerPoint as reveal steps."""

from __future__ import annotations

from tests.formats.lessons.office.pptx_files import (
    box,
    effect,
    paragraph,
    presentation,
    preset,
    shape,
    slide,
    solid,
    timing,
)
from tni.api.formats import ImportedLesson, PlainItem, PlainReveal
from tni.formats.lessons.office.pptx_reader import read_lesson

BODY = box(0, 0, 40, 30) + preset("rect") + solid("00FF00")
SHAPES = shape(1, BODY) + shape(2, BODY, paragraph("un") + paragraph("deux<a:br/>"))


def imported(*clicks: str, shapes: str = SHAPES, kind: str = "mainSeq") -> ImportedLesson:
    return read_lesson(presentation([slide(shapes, timing(*clicks, kind=kind))]), "a.pptx")


def reveals(found: ImportedLesson) -> dict[str, tuple[PlainReveal, ...]]:
    items: tuple[PlainItem, ...] = found.lesson.pages[0].items
    return {item.source.removeprefix("page1/"): item.reveals for item in items}


def test_click_with_and_after_are_one_step() -> None:
    first = effect(5, "clickEffect", "entr", 1) + effect(6, "withEffect", "exit", 2)
    found = imported(first, effect(7, "clickEffect", "exit", 1) + effect(8, "afterEffect", "entr", 2))
    assert reveals(found) == {
        "shape1": (PlainReveal(1), PlainReveal(2, appears=False)),
        "shape2": (PlainReveal(1, appears=False), PlainReveal(2)),
        "shape2/text": (PlainReveal(1, appears=False), PlainReveal(2)),
    }


def test_animations_among_alternatives_are_steps_once() -> None:
    """PowerPoint writes them so where an effect has a property of a later version."""
    clicks = timing(effect(5, "clickEffect", "entr", 1), effect(6, "clickEffect", "exit", 2))
    other = timing(effect(5, "clickEffect", "entr", 1))
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="p14">{clicks}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )
    found = read_lesson(presentation([slide(SHAPES, both)]), "a.pptx")
    assert reveals(found) == {
        "shape1": (PlainReveal(1),),
        "shape2": (PlainReveal(2, appears=False),),
        "shape2/text": (PlainReveal(2, appears=False),),
    }


def test_an_effect_among_alternatives_is_one_change() -> None:
    one = effect(5, "clickEffect", "entr", 1)
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="p14">{one}</mc:Choice>'
        f"<mc:Fallback>{one}{effect(6, 'clickEffect', 'exit', 2)}</mc:Fallback></mc:AlternateContent>"
    )
    assert reveals(imported(both)) == {"shape1": (PlainReveal(1),), "shape2": (), "shape2/text": ()}


def test_paragraphs_come_by_themselves() -> None:
    inner = '<p:txEl><p:pRg st="1" end="1"/></p:txEl>'
    found = imported(effect(5, "clickEffect", "entr", 2, "<p:bg/>"), effect(6, "clickEffect", "entr", 2, inner))
    assert reveals(found) == {"shape1": (), "shape2": (PlainReveal(1),), "shape2/text": (PlainReveal(2, paragraph=1),)}


def test_a_paragraph_broken_by_hand_comes_with_all_its_lines() -> None:
    text = "<a:p><a:r><a:t>un</a:t></a:r><a:br/><a:r><a:t>deux</a:t></a:r></a:p>" + paragraph("trois")
    inner = '<p:txEl><p:pRg st="0" end="0"/></p:txEl>'
    found = imported(effect(5, "clickEffect", "entr", 3, inner), shapes=shape(3, box(0, 0, 40, 30), text))
    assert reveals(found) == {"shape3": (PlainReveal(1, paragraph=0), PlainReveal(1, paragraph=1))}


def test_a_group_comes_with_all_that_is_in_it() -> None:
    group = f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="g"/></p:nvGrpSpPr><p:grpSpPr/>{SHAPES}</p:grpSp>'
    found = imported(effect(5, "clickEffect", "entr", 9), shapes=group)
    assert set(reveals(found).values()) == {(PlainReveal(1),)}


def test_a_click_of_which_nothing_is_kept_is_no_step_and_is_said() -> None:
    found = imported(effect(5, "clickEffect", "emph", 1), effect(6, "clickEffect", "entr", 1))
    assert reveals(found)["shape1"] == (PlainReveal(1),)
    assert [(loss.item, loss.is_dropped) for loss in found.losses] == [("page1/effect5", True), ("", False)]


def test_what_comes_before_the_first_click_is_there_from_the_start() -> None:
    found = imported(effect(5, "afterEffect", "entr", 1), effect(6, "clickEffect", "exit", 1))
    assert reveals(found)["shape1"] == (PlainReveal(1, appears=False),)
    assert "page1/effect5" in {loss.item for loss in found.losses}


def test_what_comes_and_goes_at_one_click_comes() -> None:
    found = imported(effect(5, "clickEffect", "entr", 1) + effect(6, "afterEffect", "exit", 1))
    assert reveals(found)["shape1"] == (PlainReveal(1),)
    assert ("page1/shape1", False) in {(loss.item, loss.is_dropped) for loss in found.losses}


def test_what_a_click_on_a_shape_shows_comes_at_the_end_and_is_said() -> None:
    found = imported(effect(5, "clickEffect", "entr", 1), kind="interactiveSeq")
    assert reveals(found)["shape1"] == (PlainReveal(1),)
    assert ("page1/effect5", False) in {(loss.item, loss.is_dropped) for loss in found.losses}


def test_an_effect_on_nothing_is_said() -> None:
    found = imported(effect(5, "clickEffect", "entr", 77))
    assert ("page1/effect5", True) in {(loss.item, loss.is_dropped) for loss in found.losses}
