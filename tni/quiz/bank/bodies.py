"""Answer parts of bank questions, one class for each kind of question.

Credits are percent of the question's mark, -100 to 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.quiz.bank.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer to choose, or accepted text; "*" in the text stands for any letters.

    right: marked as right. weight: its credit where the file gives one; None: all or nothing, as `right` says.
    """

    text: RichText
    right: bool
    weight: float | None = None
    feedback: RichText | None = None

    @property
    def credit(self) -> float:
        return (100.0 if self.right else 0.0) if self.weight is None else self.weight


@dataclass(frozen=True, slots=True)
class Choice:
    """Multiple choice. several: whether more than one answer is to be chosen. shuffled: None when the file does not
    say."""

    answers: tuple[Answer, ...]
    several: bool = False
    shuffled: bool | None = None

    @property
    def credits(self) -> tuple[float, ...]:
        """Credit of each answer; several right answers share the mark when no weights are given."""
        rights = sum(answer.right for answer in self.answers)
        if not self.several or not rights or any(answer.weight is not None for answer in self.answers):
            return tuple(answer.credit for answer in self.answers)
        return tuple(100.0 / rights if answer.right else 0.0 for answer in self.answers)

    @property
    def right(self) -> tuple[int, ...]:
        """Indexes of the right answers: those with credit, or for a single choice those with the most."""
        credits = self.credits
        least = 0.0 if self.several else max(credits, default=0.0)
        return tuple(at for at, credit in enumerate(credits) if credit > 0 and credit >= least)


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Statement that is true or false. right: whether it is true; None: the file does not say."""

    right: bool | None
    wrong_feedback: RichText | None = None
    right_feedback: RichText | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Number range value ± tolerance; tolerance None: not given, so exact."""

    value: float
    tolerance: float | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """Number range with both ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """Accepted number. accepted: None stands for any other number, so that it can have feedback."""

    accepted: Near | Between | None
    right: bool = True
    weight: float | None = None
    feedback: RichText | None = None

    @property
    def credit(self) -> float:
        return (100.0 if self.right else 0.0) if self.weight is None else self.weight


@dataclass(frozen=True, slots=True)
class Number:
    """Numerical question. alone: GIFT gave a single number without a mark before it. least, most, step: of a slider."""

    answers: tuple[NumberAnswer, ...]
    alone: bool = False
    least: float | None = None
    most: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class ShortText:
    """Text question. answers: accepted texts with their credit. by_case: whether case matters; None when the file does
    not say."""

    answers: tuple[Answer, ...]
    by_case: bool | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Pair of a matching question. left "": a right side without a left side. right None: a left side without a right
    side. weight: its credit."""

    left: RichText
    right: RichText | None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    pairs: tuple[Pair, ...]
    shuffled: bool | None = None


@dataclass(frozen=True, slots=True)
class Ordering:
    """Items to put in order. items: in the right order. known: False when the file does not give the order."""

    items: tuple[RichText, ...]
    known: bool = True


class AreaShape(Enum):
    CIRCLE = "circle"
    RECT = "rect"
    ELLIPSE = "ellipse"
    POLY = "poly"
    ALL = "default"


@dataclass(frozen=True, slots=True)
class Area:
    """Area of an image. coords: pixels, as in HTML image maps: x, y, r of a CIRCLE; left, top, right, bottom of a RECT;
    x, y, half width, half height of an ELLIPSE; x, y of each corner of a POLY; none for ALL."""

    shape: AreaShape
    coords: tuple[float, ...]
    right: bool
    label: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class PointBody:
    """Question answered by pointing at an image. image: name of a `BankAttachment`, or the location that the file gives
    for it. several: whether more than one area is to be touched."""

    image: str
    areas: tuple[Area, ...]
    several: bool = False
    width_px: float | None = None
    height_px: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """Scale without a right answer. steps: from one end to the other."""

    steps: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Gap in a text. weight: its part of the mark, relative to the other gaps."""

    body: Choice | ShortText | Number
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Gaps:
    """Text with gaps. Markup may open in one part and close in another."""

    parts: tuple[RichText | Gap, ...]


@dataclass(frozen=True, slots=True)
class Essay:
    """Long answer. lines: size of the answer field in lines."""

    lines: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """Text between questions, without an answer."""


type Body = (
    Choice | TrueFalse | Number | ShortText | Matching | Ordering | PointBody | Scale | Gaps | Essay | Description
)


def body_name(body: Body) -> str:
    """Name of the kind of a body. Ids of questions are made from it, so it never changes."""
    return type(body).__name__.removesuffix("Body")
