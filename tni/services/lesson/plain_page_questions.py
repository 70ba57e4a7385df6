"""Questions that stand on a page of another program: each becomes a question of the lesson, and a line at the page's
foot that asks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tni.api.formats import ImportedQuestions, PlainPage
from tni.core.geometry import Affine
from tni.core.ids import ItemId, new_id
from tni.core.one_line import shortened
from tni.document.behaviour import QUESTION_LINK, Behaviour
from tni.document.items import Page, Text
from tni.document.page_format import Paper
from tni.document.text_box import with_measured_box
from tni.document.text_measurer import TextMeasurer
from tni.services.questions.lesson_copies import CopiedQuestion, copy_of
from tni.services.questions.listed_questions import list_questions
from tni.services.questions.plain_questions import bank_of

MOST_QUESTIONS = 50
SIZE_MM, LINE_MM, EDGE_MM, LONGEST = 5.0, 9.0, 6.0, 120
COLOURS = {Paper.WHITE: "#1557d6", Paper.SOFT: "#1557d6", Paper.BLACK: "#8ab4ff"}
NOT_ASKED = "Une question qui ne peut pas être posée."


@dataclass(frozen=True, slots=True)
class PageQuestions:
    """Questions of a page: copies for the lesson, and the lines that ask them."""

    copies: tuple[CopiedQuestion, ...] = ()
    lines: tuple[Text, ...] = ()


def page_questions(plain: PlainPage, page: Page, measurer: TextMeasurer, lost: Callable[[str], None]) -> PageQuestions:
    """Return the questions of a page. lost: called with what is left out, for each question."""
    taken = plain.questions[:MOST_QUESTIONS]
    bank, numbers, losses = bank_of(ImportedQuestions("", taken))
    made = [copy_of(entry) for entry in list_questions(bank, numbers, losses)]
    copies = tuple(one for one in made if one is not None)
    for _ in range(len(plain.questions) - len(copies)):
        lost(NOT_ASKED)
    lines = tuple(_line(copy, page, number, measurer) for number, copy in enumerate(reversed(copies), 1))
    return PageQuestions(copies, tuple(reversed(lines)))


def _line(copy: CopiedQuestion, page: Page, number: int, measurer: TextMeasurer) -> Text:
    """Return the line that asks a question, the `number`th from the page's foot."""
    said = f"▶ {shortened(copy.record.text, LONGEST)}"
    place = Affine.moving(EDGE_MM, max(page.format.height_mm - EDGE_MM - number * LINE_MM, EDGE_MM))
    return with_measured_box(
        measurer,
        Text(
            id=ItemId(new_id()), page=page.id, transform=place, text=said, size_mm=SIZE_MM, colour=COLOURS[page.paper],
            font="", font_version="", width_mm=0.0, height_mm=0.0,
            behaviour=Behaviour(link=QUESTION_LINK + copy.record.question),
        ),
    )  # fmt: skip
