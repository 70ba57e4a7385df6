"""Rulings in files of other programs: as they are where there is an equal, as locked lines where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tni.api.formats import PlainRuling, PlainShape, PlainStroke
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import Page
from tni.document.page_format import SCREEN_16_9, USUAL_OPTIONS, Ruling, RulingOptions, first_options
from tni.services.lesson.plain_lesson_values import plain_lesson, take_lesson
from tni.services.lesson.plain_rulings import AS_LINES
from tni.services.lesson.shared_parts import SharedParts

EQUAL = (Ruling.BLANK, Ruling.SQUARED, Ruling.SEYES, Ruling.DOTTED)


def exported(page: Page) -> tuple:
    lesson, losses = plain_lesson(take_lesson(Document([page]), "", SharedParts()), lambda _blob: b"")
    (found,) = lesson.pages
    return found, [loss.what for loss in losses]


def ruled(ruling: Ruling, options: RulingOptions = USUAL_OPTIONS) -> Page:
    return Page(id=PageId("p"), position=1.0, ruling=ruling, ruling_options=options)


@pytest.mark.parametrize("ruling", EQUAL)
def test_a_ruling_with_an_equal_is_no_drawing(ruling: Ruling) -> None:
    page, losses = exported(ruled(ruling))
    assert (page.ruling.value, page.items, losses) == (ruling.value, (), [])


@pytest.mark.parametrize("ruling", [ruling for ruling in Ruling if ruling not in EQUAL])
def test_another_ruling_is_locked_lines_and_said(ruling: Ruling) -> None:
    page, losses = exported(ruled(ruling, first_options(ruling, SCREEN_16_9)))
    assert (page.ruling, losses) == (PlainRuling.BLANK, [AS_LINES])
    assert page.items
    assert all(item.is_locked and item.group for item in page.items)
    assert len({item.source for item in page.items}) == len(page.items)
    for item in page.items:
        assert isinstance(item, PlainStroke | PlainShape)
        assert len(item.points) >= 2
        assert all(-0.01 <= x <= 320.01 for x, _ in item.points)


def test_the_lines_lie_where_they_lay() -> None:
    page, _ = exported(replace(ruled(Ruling.LINED, RulingOptions(margin=False)), ruling_mm=16.0))
    assert [item.points for item in page.items] == [((0.0, 16.0 * k), (320.0, 16.0 * k)) for k in range(1, 12)]


def test_seyes_without_its_margin_keeps_it_away() -> None:
    page, losses = exported(ruled(Ruling.SEYES, RulingOptions(margin=False)))
    assert (page.ruling, losses) == (PlainRuling.BLANK, [AS_LINES])
