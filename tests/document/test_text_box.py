"""The box of a text as it is typed: it stays on the page, also where it is turned."""

from __future__ import annotations

from dataclasses import replace
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import SquareLetters
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.items import Page, Text
from tni.document.page_format import ENDLESS, SCREEN_16_9, PageFormat
from tni.document.text_box import MIN_LINE_EMS, fitted_to_page, with_measured_box
from tni.document.text_measurer import MeasuredText
from tni.document.text_style import Paragraph, TextSpan

SIZE_MM = 8.0


class WrappingLetters(SquareLetters):
    """Letters half as wide as high; wrapped lines break anywhere."""

    def measure(
        self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None, *, bold: bool = False,
        spans: tuple[TextSpan, ...] = (), paragraphs: tuple[Paragraph, ...] = (),
    ) -> MeasuredText:  # fmt: skip
        plain = super().measure(text, size_mm, font, wrap_mm, bold=bold, spans=spans, paragraphs=paragraphs)
        if wrap_mm is None:
            return plain
        fitting = max(int(wrap_mm / (size_mm / 2)), 1)
        rows = sum(max(-(-len(line) // fitting), 1) for line in text.split("\n"))
        return MeasuredText(wrap_mm, size_mm * rows, plain.font, plain.font_version)


def page(format_: PageFormat = SCREEN_16_9) -> Page:
    return Page(id=PageId("p"), position=0, format=format_)


def text(content: str, at: tuple[float, float], angle: float, align: TextAlign = TextAlign.LEFT) -> Text:
    made = Text(
        id=ItemId("t"), page=PageId("p"), text=content, size_mm=SIZE_MM, colour="#000000", font="", font_version="",
        width_mm=0.0, height_mm=0.0, align=align, transform=Affine.moving(*at).after(Affine.rotating(angle)),
    )  # fmt: skip
    return with_measured_box(WrappingLetters(), made)


def typed_on(before: Text, content: str, on: Page) -> Text:
    return fitted_to_page(WrappingLetters(), replace(before, text=content), on, before)


def anchor(text: Text) -> tuple[float, float]:
    return text.transform.point(text.width_mm * text.align.share, 0.0)


@pytest.mark.parametrize(
    ("angle", "at"), [(pi / 2, (100, 70)), (-pi / 2, (100, 110)), (pi, (250, 90)), (0.5, (90, 90))]
)
@pytest.mark.parametrize("align", TextAlign)
def test_a_turned_text_wraps_where_it_would_leave_the_page(
    angle: float, at: tuple[float, float], align: TextAlign
) -> None:
    before = text("mot", at, angle, align)
    after = typed_on(before, "mots " * 30, page())
    assert after.wrapped
    assert after.height_mm > before.height_mm
    ends = [after.transform.point(x, 0.0) for x in (0.0, after.width_mm)]
    assert all(0 <= x <= 320 and 0 <= y <= 180 for x, y in ends)
    assert anchor(after) == pytest.approx(anchor(before))


def test_a_turned_text_that_has_room_stays_in_one_line() -> None:
    before = text("mot", (100, 20), pi / 2)
    after = typed_on(before, "un mot de plus", page())
    assert not after.wrapped
    assert after.transform == before.transform


def test_an_endless_page_has_room_downwards() -> None:
    before = text("mot", (100, 20), pi / 2)
    assert not typed_on(before, "mots " * 30, page(ENDLESS)).wrapped


def test_what_lay_over_the_edge_already_is_left_as_typed() -> None:
    before = text("mot", (318, 90), 0.1)
    after = typed_on(before, "mots " * 30, page())
    assert not after.wrapped
    assert after.transform == before.transform


def test_a_line_keeps_room_for_some_letters() -> None:
    before = text("m", (315, 90), 0.01)
    after = typed_on(before, "mots " * 30, page())
    assert after.width_mm == MIN_LINE_EMS * SIZE_MM


@given(st.floats(-pi, pi), st.sampled_from(TextAlign), st.text("mots ", min_size=1, max_size=200))
def test_the_anchor_of_a_turned_text_never_moves(angle: float, align: TextAlign, content: str) -> None:
    before = text("mot", (160, 90), angle, align)
    after = typed_on(before, content, page())
    if angle:  # level text is moved onto the page
        assert anchor(after) == pytest.approx(anchor(before), abs=1e-6)
