"""Conversion of a bank question to a question that a class can be asked.

Content that a vote cannot hold is dropped and reported: markup and images in texts, partial credit other than the best,
further gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Any

from tni.core.ids import PageId, QuestionId
from tni.quiz.answers import parse_answer, parse_number
from tni.quiz.bank.bodies import (
    AreaShape,
    Between,
    Body,
    Choice,
    Essay,
    Gap,
    Gaps,
    Matching,
    Near,
    Number,
    Ordering,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.formulas import formulas_as_text
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import is_plain, one_line, plain_text_of, referenced_files
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.rich_text import EMPTY_TEXT, RichText, TextFormat
from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERS, QuestionKind
from tni.quiz.skills import SKILLS

GAP = "_____"

type _Shuffle = Callable[[list[Any]], None]


@dataclass(frozen=True, slots=True)
class LiveQuestion:
    """Question for a vote, with what was lost. losses: content of the item that the question lacks, each kind once.
    options, targets: those of the question in the item's own form, with markup, images and formulas."""

    question: Question
    losses: tuple[LossKind, ...]
    stem: RichText = EMPTY_TEXT
    options: tuple[RichText, ...] = ()
    targets: tuple[RichText, ...] = ()


def to_live_question(
    item: BankQuestion,
    id: QuestionId,
    page: PageId | None = None,
    *,
    shuffle: _Shuffle | None = None,
    size_px: tuple[float, float] | None = None,
) -> LiveQuestion | None:
    """Convert a bank question; None for an item that cannot be voted on: text alone, several gaps, more answers than
    letters.

    shuffle: function that shuffles items that must not be shown in the right order. size_px: width and height of the
    image to point at, where the item does not give them.
    """
    asking = _Builder(shuffle or Random(id).shuffle, size_px)
    plain = _without_gaps(item)
    parts = None if plain is None else asking.parts(plain.body)
    if plain is None or parts is None:
        return None
    if referenced_files(plain.stem) or isinstance(plain.body, PointBody):
        asking.losses.add(LossKind.FILES)
    if not is_plain(plain.stem):
        asking.losses.add(LossKind.FORMAT)
    question = Question(
        id=id, page=page, text=plain_text_of(formulas_as_text(plain.stem)) or None, skills=_skills(item), **parts
    )
    losses = tuple(kind for kind in LossKind if kind in asking.losses)
    return LiveQuestion(question, losses, plain.stem, asking.rich, asking.rich_targets)


def _skills(item: BankQuestion) -> tuple[str, ...]:
    """Return the tags that are skill codes, which is the form in which a bank stores skills."""
    return tuple(tag for tag in SKILLS if tag in item.tags)


def _without_gaps(item: BankQuestion) -> BankQuestion | None:
    """Convert a text with one gap to a question of the gap's kind, with a blank in its sentence; None for several
    gaps."""
    if not isinstance(item.body, Gaps):
        return item
    gaps = [part for part in item.body.parts if isinstance(part, Gap)]
    if len(gaps) != 1:
        return None
    pieces = [GAP if isinstance(part, Gap) else plain_text_of(part) for part in item.body.parts]
    text = "\n".join(filter(None, (plain_text_of(item.stem), " ".join(pieces))))
    return replace(item, stem=RichText(text, TextFormat.PLAIN), body=gaps[0].body)


def _is_count(items: Sequence[object]) -> bool:
    return 2 <= len(items) <= len(LETTERS)


class _Builder:
    """Builder of a question's fields that collects the losses."""

    def __init__(self, shuffle: _Shuffle, size_px: tuple[float, float] | None) -> None:
        self._shuffle, self._size_px = shuffle, size_px
        self.losses: set[LossKind] = set()
        self.rich: tuple[RichText, ...] = ()
        self.rich_targets: tuple[RichText, ...] = ()

    def parts(self, body: Body) -> dict[str, Any] | None:
        match body:
            case Choice():
                return self._choice(body)
            case TrueFalse(right=right):
                key = None if right is None else "A" if right else "B"
                return {"kind": QuestionKind.TRUE_FALSE, "choice_count": 2, "key": key}
            case Number():
                return self._number(body)
            case ShortText():
                return self._text(body)
            case Ordering():
                return self._order(body)
            case Matching():
                return self._match(body)
            case PointBody():
                return self._point(body)
            case Scale(steps=steps) if _is_count(steps):
                options = self._options(steps)
                return {"kind": QuestionKind.SCALE, "choice_count": len(steps), "options": options}
            case Essay():
                return {"kind": QuestionKind.TEXT, "choice_count": 0}
            case _:
                return None

    def _options(self, texts: Sequence[RichText]) -> tuple[str, ...]:
        """Return the options as plain text. An empty option is shown as its letter alone."""
        self.rich = tuple(texts)
        if not all(map(is_plain, texts)):
            self.losses.add(LossKind.FORMAT)
        if any(map(referenced_files, texts)):
            self.losses.add(LossKind.FILES)
        return tuple(one_line(formulas_as_text(text)) for text in texts)

    def _choice(self, body: Choice) -> dict[str, Any] | None:
        if not _is_count(body.answers):
            return None
        if any(0 < abs(credit) < 100 for credit in body.credits) and not body.several:
            self.losses.add(LossKind.CREDIT)
        key = "".join(LETTERS[at] for at in body.right)
        several = body.several or len(key) > 1
        if several and not body.several:
            self.losses.add(LossKind.KEY)  # any one of them was right, now all of them are required
        return {
            "kind": QuestionKind.SEVERAL if several else QuestionKind.CHOICE,
            "choice_count": len(body.answers),
            "options": self._options([answer.text for answer in body.answers]),
            "key": key or None,
        }

    def _number(self, body: Number) -> dict[str, Any]:
        """Convert a numerical body. All accepted numbers share one tolerance, that of the first."""
        best = max((answer.credit for answer in body.answers), default=0.0)
        ends = [_around(a.accepted) for a in body.answers if a.credit == best > 0 and a.accepted is not None]
        found = [(key, tolerance) for key, tolerance in ends if key is not None]
        tolerance = found[0][1] if found else 0.0
        kept = list(dict.fromkeys(key for key, around in found if around == tolerance))
        if len(kept) < len(set(ends)):
            self.losses.add(LossKind.ANSWERS)
        if any(0 < answer.credit < best for answer in body.answers):
            self.losses.add(LossKind.CREDIT)
        key = "\n".join(kept) or None
        return {"kind": QuestionKind.NUMBER, "choice_count": 0, "key": key, "tolerance": tolerance if key else 0.0}

    def _text(self, body: ShortText) -> dict[str, Any]:
        """Convert a text body to the accepted answers with the most credit. Answers with stars for any letters are
        dropped."""
        best = max((answer.credit for answer in body.answers), default=0.0)
        words = [one_line(answer.text) for answer in body.answers if answer.credit == best > 0]
        question = Question(id=QuestionId(""), kind=QuestionKind.TEXT, choice_count=0)
        kept = [word for word in words if "*" not in word and parse_answer(question, word) == word]
        if len(kept) < len(words):
            self.losses.add(LossKind.ANSWERS)
        if any(0 < answer.credit < best for answer in body.answers):
            self.losses.add(LossKind.CREDIT)
        if body.by_case:
            self.losses.add(LossKind.SETTING)
        return {"kind": QuestionKind.TEXT, "choice_count": 0, "key": "\n".join(dict.fromkeys(kept)) or None}

    def _order(self, body: Ordering) -> dict[str, Any] | None:
        if not _is_count(body.items):
            return None
        places = list(range(len(body.items)))
        self._shuffle(places)
        texts = self._options(body.items)
        key = "".join(LETTERS[places.index(at)] for at in range(len(places))) if body.known else None
        options = tuple(texts[place] for place in places)
        self.rich = tuple(body.items[place] for place in places)
        return {"kind": QuestionKind.ORDER, "choice_count": len(options), "options": options, "key": key}

    def _match(self, body: Matching) -> dict[str, Any] | None:
        """Convert a matching body. Each left side has one right side; a left side with several, or with none, is
        dropped."""
        pairs: dict[str, str] = {}
        targets: list[str] = []
        rich: dict[str, RichText] = {}
        for pair in body.pairs:
            left, right = self._options(sides := [pair.left, pair.right or EMPTY_TEXT])
            rich = dict(zip((left, right), sides, strict=True)) | rich
            if right and right not in targets:
                targets.append(right)
            if left and right and left not in pairs:
                pairs[left] = right
            elif left:
                self.losses.add(LossKind.ANSWERS)
        if not _is_count(list(pairs)) or not _is_count(targets):
            return None
        self._shuffle(targets)
        self.rich, self.rich_targets = tuple(rich[left] for left in pairs), tuple(rich[right] for right in targets)
        places = (targets.index(right) + 1 for right in pairs.values())
        key = " ".join(f"{letter}{place}" for letter, place in zip(LETTERS, places, strict=False))
        parts = {"kind": QuestionKind.MATCH, "choice_count": len(pairs), "options": tuple(pairs)}
        return parts | {"targets": tuple(targets), "key": key}

    def _point(self, body: PointBody) -> dict[str, Any]:
        """Convert a pointing body to a circle around the middle of the single right area, inside it."""
        parts: dict[str, Any] = {"kind": QuestionKind.POINT, "choice_count": 0}
        size = self._size_px
        if body.width_px and body.height_px:
            size = (body.width_px, body.height_px)
        right = [area for area in body.areas if area.right]
        if size is None or len(right) != 1 or (found := _circle(right[0].shape, right[0].coords)) is None:
            self.losses.add(LossKind.KEY)
            return parts
        x, y, radius = found[0] / size[0], found[1] / size[1], found[2] / max(size)
        if not (0 <= x <= 1 and 0 <= y <= 1 and radius >= 0):
            self.losses.add(LossKind.KEY)
            return parts
        return parts | {"key": f"{x:.4f} {y:.4f}", "tolerance": radius}


def _around(accepted: Near | Between) -> tuple[str | None, float]:
    """Return a number in canonical form, None when it is out of range, and its tolerance."""
    if isinstance(accepted, Between):
        middle, tolerance = (accepted.low + accepted.high) / 2, (accepted.high - accepted.low) / 2
    else:
        middle, tolerance = accepted.value, abs(accepted.tolerance or 0.0)
    return parse_number(f"{Decimal(repr(middle)):f}"), tolerance


def _circle(shape: AreaShape, coords: tuple[float, ...]) -> tuple[float, float, float] | None:
    """Return x, y, radius in pixels; None for an area that a circle cannot represent."""
    match shape, coords:
        case AreaShape.CIRCLE, (x, y, radius):
            return x, y, radius
        case AreaShape.ELLIPSE, (x, y, half_width, half_height):
            return x, y, min(half_width, half_height)
        case AreaShape.RECT, (left, top, right, bottom):
            return (left + right) / 2, (top + bottom) / 2, min(abs(right - left), abs(bottom - top)) / 2
        case _:
            return None
