"""Content of the sheet of a question that has the whole page to itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from html import escape

from tni.quiz.bank.rendered_question import InlinePicture
from tni.quiz.question_kinds import CLICKER_KINDS, LETTERED_KINDS, LETTERS, QuestionKind
from tni.services.voting.vote_state import QuestionState
from tni.ui.vote.vote_text import choice_names


class ResultPlace(Enum):
    """Place of a result on the sheet. It is free from the start, so that nothing moves when the result is shown."""

    BARS = auto()
    """Bars of the answers."""
    BELOW = auto()
    """Below the text: there are no answers to choose from."""
    BESIDE = auto()
    """Beside text and answers."""
    PICTURE = auto()
    """On the picture at which pupils point."""


@dataclass(frozen=True, slots=True)
class SheetContent:
    """Content of a sheet, as HTML. marks: letters or numbers of the answers."""

    stem: str
    options: tuple[str, ...]
    marks: tuple[str, ...]
    targets: tuple[str, ...] = ()
    drawn: Mapping[str, InlinePicture] = field(default_factory=dict)
    result: ResultPlace = ResultPlace.BARS

    @property
    def has_bars(self) -> bool:
        """True if each answer has a bar and a colour."""
        return self.result is ResultPlace.BARS


def sheet_content(view: QuestionState) -> SheetContent:
    """Return what the sheet of a question shows."""
    question, written = view.state.question, view.written
    drawn: dict[str, InlinePicture] = {}
    if written is not None:
        drawn |= written.drawn
        stem, options, targets = written.stem, written.options, written.targets
        if written.picture is not None:
            drawn["picture"] = written.picture
            stem += '<div><img src="picture"></div>'
    else:
        stem = _html(question.text or "")
        options, targets = tuple(map(_html, question.options)), tuple(map(_html, question.targets))
    if question.kind is QuestionKind.TRUE_FALSE:
        options = tuple(map(_html, choice_names(question).values()))
    lettered = question.kind in LETTERED_KINDS or question.kind is QuestionKind.SCALE
    options = options or ("",) * (len(question.choices) if lettered else 0)
    marks = question.choices or tuple(LETTERS[: len(options)])
    return SheetContent(stem, options, marks, targets, drawn, _result_place(view))


def _result_place(view: QuestionState) -> ResultPlace:
    kind = view.state.question.kind
    if kind in CLICKER_KINDS:
        return ResultPlace.BARS
    if kind in LETTERED_KINDS:
        return ResultPlace.BESIDE
    pictured = view.written is not None and view.written.picture is not None
    return ResultPlace.PICTURE if kind is QuestionKind.POINT and pictured else ResultPlace.BELOW


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
