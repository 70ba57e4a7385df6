"""Laws of the lines of a laid-out text: they hold the whole text, at the places where the program draws it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tni.core.ids import ItemId, PageId
from tni.document.alignment import TextAlign
from tni.document.items import Text
from tni.render.svg.laid_text import LaidText
from tni.render.text_layout import LEGIBLE, Fonts, QtTextMeasurer
from tni.render.text_lines import text_lines

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]
LETTERS = st.sampled_from("ab é\t\n’œ😀שa\u0301")


def text(words: str, wrap_mm: float | None = None, align: TextAlign = TextAlign.LEFT, *, squeeze: float = 1.0) -> Text:
    box = QtTextMeasurer(Fonts()).measure(words, 8.0, wrap_mm=wrap_mm)
    return Text(
        id=ItemId("t"), page=PageId("p"), text=words, size_mm=8.0, colour="#000000", font=box.font,
        font_version=box.font_version, width_mm=box.width_mm * squeeze, height_mm=box.height_mm,
        wrapped=wrap_mm is not None, align=align,
    )  # fmt: skip


def laid(found: Text) -> LaidText:
    return text_lines(found, Fonts())


@settings(max_examples=60)
@given(st.lists(LETTERS, min_size=1, max_size=40).map("".join), st.sampled_from([None, 20.0, 60.0]))
def test_the_lines_hold_the_whole_text_downwards(words: str, wrap_mm: float | None) -> None:
    runs = laid(text(words, wrap_mm)).runs
    assert "".join(run.text for run in runs) == words
    baselines = [run.baseline_mm for run in runs]
    assert baselines == sorted(baselines)
    assert len(set(baselines)) >= words.count("\n") + 1


def test_a_wrapped_text_has_a_run_for_each_line_and_a_tab_begins_another() -> None:
    wrapped = laid(text("un deux trois quatre cinq", 40.0)).runs
    assert [run.text for run in wrapped] == ["un deux ", "trois ", "quatre ", "cinq"]
    assert [run.x_mm for run in wrapped] == [0.0] * 4
    first, second = laid(text("a\tb")).runs
    assert (first.text, second.text) == ("a\t", "b")
    assert second.x_mm == pytest.approx(16.0)  # two ems


def test_letters_of_other_fonts_get_the_width_that_the_program_gave_them() -> None:
    (own,), (other,) = laid(text("abc")).runs, laid(text("שלום")).runs
    assert (own.width_mm, own.right_to_left, own.x_mm) == (None, False, 0.0)
    assert other.right_to_left
    assert other.width_mm == pytest.approx(other.x_mm), "a line to be read leftwards starts at its right end"


def test_a_text_that_is_too_wide_for_its_box_is_narrower() -> None:
    found = laid(text("trop large", squeeze=0.5))
    assert (found.family, found.stretch) == (LEGIBLE.name, pytest.approx(0.5))


def test_an_empty_text_has_no_lines() -> None:
    assert laid(text("")).runs == ()
