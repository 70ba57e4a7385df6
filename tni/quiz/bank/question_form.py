"""Form to edit a question of a collection: its editable fields, and the question that results from them.

Content that was not changed stays exactly as its file gave it, including markup, images and formulas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from tni.quiz.answers import parse_number
from tni.quiz.bank.bodies import (
    Answer,
    Area,
    AreaShape,
    Between,
    Body,
    Choice,
    Essay,
    Matching,
    Near,
    Number,
    NumberAnswer,
    Ordering,
    Pair,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.html_tags import ALLOWED_TAGS
from tni.quiz.bank.plain_text import one_line, plain_text_of
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import EMPTY_TEXT, RichText, TextFormat

NEW_BODIES: tuple[Body, ...] = (
    Choice(()), Choice((), several=True), TrueFalse(None), Number(()), ShortText(()), Ordering(()), Matching(()),
    Scale(()), Essay(),
)  # fmt: skip
"""Bodies that a new question can have."""
LIST_BODIES = (Choice, Ordering, Scale)
"""Kinds that need at least two items."""
DEFAULT_RADIUS = 0.08
_SILENT = frozenset(("p", "br", "div"))
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)([^<>]*)>")


class FormProblem(Enum):
    """Reason for which the form is not a valid question yet."""

    NO_TEXT = "no words"
    FEW_ANSWERS = "few answers"
    NO_NUMBER = "no number"
    NO_PAIR = "no pair"
    NO_TARGET = "no place"


@dataclass(frozen=True, slots=True)
class MarkupLoss:
    """Markup that is lost when the text is changed. formulas: number of formulas that are not in TeX."""

    pictures: int = 0
    formulas: int = 0
    layout: bool = False

    def __bool__(self) -> bool:
        return bool(self.pictures or self.formulas or self.layout)


@dataclass(frozen=True, slots=True)
class FormRow:
    """Row of the answers. at: index among the item's answers, None for a new one. other: second field of the row: the
    right side of a pair, the tolerance of a number."""

    text: str
    at: int | None = None
    right: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class TargetCircle:
    """Circle on an image. x, y: fractions of its width and height, from its left and top; radius: fraction of its
    longer side."""

    x: float
    y: float
    radius: float = DEFAULT_RADIUS


@dataclass(frozen=True, slots=True)
class QuestionForm:
    title: str
    stem: str
    rows: tuple[FormRow, ...] = ()
    several: bool = False
    truth: bool | None = None
    target: TargetCircle | None = None


def markup_loss(text: RichText) -> MarkupLoss:
    """Return the markup that editing the text would lose. TeX is part of the text, and is never lost."""
    if text.format is TextFormat.PLAIN or "<" not in text.text:
        return MarkupLoss()
    tags = [found[2].lower() for found in _TAG.finditer(text.text) if not found[1]]
    return MarkupLoss(
        tags.count("img"), tags.count("math"),
        any(tag in ALLOWED_TAGS and tag not in _SILENT and not tag.startswith("m") and tag != "img" for tag in tags),
    )  # fmt: skip


def form_of(item: BankQuestion, size_px: tuple[float, float] | None = None) -> QuestionForm:
    """Return the form filled from a question. size_px: size of the image to point at."""
    body = item.body
    return QuestionForm(
        item.title or "",
        plain_text_of(item.stem),
        rows_of(body),
        isinstance(body, Choice) and body.several,
        body.right if isinstance(body, TrueFalse) else None,
        _target_circle(body, size_px) if isinstance(body, PointBody) else None,
    )


def rows_of(body: Body) -> tuple[FormRow, ...]:
    """Return the rows of the answers; for numbers and text only the accepted ones."""
    match body:
        case Choice(answers=answers, right=right):
            return tuple(FormRow(one_line(a.text), at, at in right) for at, a in enumerate(answers))
        case ShortText(answers=answers):
            return tuple(FormRow(one_line(a.text), at) for at, a in enumerate(answers) if a.credit > 0)
        case Number(answers=numbers):
            return tuple(_number_row(at, n) for at, n in enumerate(numbers) if n.credit > 0 and n.accepted is not None)
        case Ordering(items=texts) | Scale(steps=texts):
            return tuple(FormRow(one_line(text), at) for at, text in enumerate(texts))
        case Matching(pairs=pairs):
            return tuple(
                FormRow(one_line(p.left), at, other=one_line(p.right or EMPTY_TEXT)) for at, p in enumerate(pairs)
            )
        case _:
            return ()


def texts_of_row(body: Body, at: int) -> tuple[RichText, RichText]:
    """Return both sides of a row in the item's own form."""
    match body:
        case Choice(answers=answers) | ShortText(answers=answers):
            return answers[at].text, EMPTY_TEXT
        case Ordering(items=texts) | Scale(steps=texts):
            return texts[at], EMPTY_TEXT
        case Matching(pairs=pairs):
            return pairs[at].left, pairs[at].right or EMPTY_TEXT
        case _:
            return EMPTY_TEXT, EMPTY_TEXT


def problem_of(
    item: BankQuestion, typed: QuestionForm, size_px: tuple[float, float] | None = None
) -> FormProblem | None:
    """Return the problem of the form, None for a valid one. Parts that were not changed are never a problem."""
    before, body = form_of(item, size_px), item.body
    rows = _without_empty_rows(body, typed.rows)
    is_fresh = body in NEW_BODIES
    if not typed.stem.strip() and not typed.title.strip() and (is_fresh or (before.stem + before.title).strip()):
        return FormProblem.NO_TEXT
    if isinstance(body, PointBody) and typed.target is None and before.target is not None:
        return FormProblem.NO_TARGET
    if rows == before.rows and not is_fresh:
        return None
    if isinstance(body, LIST_BODIES) and len(rows) < 2:
        return FormProblem.FEW_ANSWERS
    if isinstance(body, Matching) and len([row for row in rows if row.text.strip() and row.other.strip()]) < 2:
        return FormProblem.NO_PAIR
    if isinstance(body, Number) and any(_typed_number(row) is None for row in rows if row not in before.rows):
        return FormProblem.NO_NUMBER
    return None


def apply_form(item: BankQuestion, typed: QuestionForm, size_px: tuple[float, float] | None = None) -> BankQuestion:
    """Return the item with the changes applied. `typed` must have no problem."""
    before = form_of(item, size_px)
    typed = replace(typed, rows=_without_empty_rows(item.body, typed.rows))
    if typed == before:
        return item
    title = item.title if typed.title == before.title else typed.title.strip() or None
    same = (typed.rows, typed.several, typed.truth, typed.target) == (
        before.rows, before.several, before.truth, before.target,
    )  # fmt: skip
    body = item.body if same else _body(item.body, typed, size_px)
    return replace(item, title=title, stem=_rewritten(item.stem, typed.stem, plain_text_of), body=body)


def _without_empty_rows(body: Body, rows: Sequence[FormRow]) -> tuple[FormRow, ...]:
    """Return the rows without the empty ones. A row that was empty in the item stays, and is shown as its letter
    alone."""
    empty = {row.at for row in rows_of(body) if not row.text.strip()}
    is_pair = isinstance(body, Matching)
    return tuple(row for row in rows if row.text.strip() or row.at in empty or (is_pair and row.other.strip()))


def _rewritten(text: RichText, typed: str, to_text: Callable[[RichText], str]) -> RichText:
    return text if typed == to_text(text) else RichText(typed.strip())


def _body(body: Body, typed: QuestionForm, size_px: tuple[float, float] | None) -> Body:
    rows = typed.rows
    match body:
        case Choice():
            return _choice(body, typed)
        case TrueFalse():
            return replace(body, right=typed.truth)
        case ShortText(answers=answers):
            made = [Answer(RichText(row.text.strip()), True) if row.at is None else replace(
                answers[row.at], text=_rewritten(answers[row.at].text, row.text, one_line)) for row in rows
            ]  # fmt: skip
            return replace(body, answers=(*made, *(a for a in answers if a.credit <= 0)))
        case Number(answers=numbers):
            others = (n for n in numbers if n.credit <= 0 or n.accepted is None)
            return replace(body, answers=(*(_number(numbers, row) for row in rows), *others), alone=False)
        case Ordering(items=items):
            return Ordering(tuple(_text(items, row) for row in rows))
        case Scale(steps=steps):
            return Scale(tuple(_text(steps, row) for row in rows))
        case Matching(pairs=pairs):
            return replace(body, pairs=tuple(_pair(pairs, row) for row in rows))
        case PointBody() if size_px is not None:
            return _pointed(body, typed.target, size_px)
        case _:
            return body


def _choice(body: Choice, typed: QuestionForm) -> Choice:
    """Apply the rows to a choice. Individual credits stay as long as the set of right answers does."""
    right = {row.at for row in typed.rows if row.right}
    keeps = right == set(body.right) and typed.several == body.several
    answers = []
    for row in typed.rows:
        old = Answer(EMPTY_TEXT, False) if row.at is None else body.answers[row.at]
        made = replace(old, text=_rewritten(old.text, row.text, one_line))
        answers.append(made if keeps else replace(made, right=row.right, weight=None))
    return replace(body, answers=tuple(answers), several=typed.several)


def _text(texts: Sequence[RichText], row: FormRow) -> RichText:
    return RichText(row.text.strip()) if row.at is None else _rewritten(texts[row.at], row.text, one_line)


def _pair(pairs: Sequence[Pair], row: FormRow) -> Pair:
    old = Pair(EMPTY_TEXT, None) if row.at is None else pairs[row.at]
    right = _rewritten(old.right or EMPTY_TEXT, row.other, one_line)
    return replace(old, left=_rewritten(old.left, row.text, one_line), right=right or None)


# -- numbers and places


def _number_row(at: int, answer: NumberAnswer) -> FormRow:
    if isinstance(answer.accepted, Between):
        low, high = answer.accepted.low, answer.accepted.high
        return FormRow(_shown((low + high) / 2), at, other=_shown((high - low) / 2))
    assert answer.accepted is not None
    return FormRow(_shown(answer.accepted.value), at, other=_shown(answer.accepted.tolerance or 0.0))


def _shown(value: float) -> str:
    """Format a number without binary rounding noise: `0,1`."""
    return f"{value:.12g}".replace(".", ",")


def _typed_number(row: FormRow) -> Near | None:
    value, around = parse_number(row.text), parse_number(row.other or "0")
    if value is None or around is None or Fraction(around) < 0:
        return None
    return Near(float(Fraction(value)), float(Fraction(around)) or None)


def _number(answers: Sequence[NumberAnswer], row: FormRow) -> NumberAnswer:
    if row.at is not None and row == _number_row(row.at, answers[row.at]):
        return answers[row.at]
    near = _typed_number(row)
    assert near is not None
    return NumberAnswer(near) if row.at is None else replace(answers[row.at], accepted=near)


def _target_circle(body: PointBody, size_px: tuple[float, float] | None) -> TargetCircle | None:
    right = [area for area in body.areas if area.right]
    if size_px is None or len(right) != 1:
        return None
    wide, high = size_px
    match right[0].shape, right[0].coords:
        case AreaShape.CIRCLE, (x, y, radius):
            return TargetCircle(x / wide, y / high, radius / max(size_px))
        case AreaShape.ELLIPSE, (x, y, half_width, half_height):
            return TargetCircle(x / wide, y / high, min(half_width, half_height) / max(size_px))
        case AreaShape.RECT, (left, top, far, low):
            around = min(abs(far - left), abs(low - top)) / 2
            return TargetCircle((left + far) / 2 / wide, (top + low) / 2 / high, around / max(size_px))
        case _:
            return None


def _pointed(body: PointBody, target: TargetCircle | None, size_px: tuple[float, float]) -> PointBody:
    """Replace the right areas by one circle."""
    label = next((area.label for area in body.areas if area.right), "")
    others = tuple(area for area in body.areas if not area.right)
    if target is None:
        return replace(body, areas=others)
    wide, high = size_px
    coords = round(target.x * wide), round(target.y * high), max(1, round(target.radius * max(size_px)))
    made = Area(AreaShape.CIRCLE, tuple(map(float, coords)), True, label)
    return replace(body, areas=(made, *others), several=False)
