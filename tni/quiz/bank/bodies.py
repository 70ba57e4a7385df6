"""What is to be answered, one class for each kind of question.

Credits are percent of the question's mark, -100 to 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tni.quiz.bank.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose, or words that are accepted; "*" in words stands for any letters.

    right: marked as right. weight: its credit where the file says one, None: all or nothing, as `right` says.
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
    """several: more than one is to be ticked. shuffled: None when the file does not say."""

    answers: tuple[Answer, ...]
    several: bool = False
    shuffled: bool | None = None

    @property
    def credits(self) -> tuple[float, ...]:
        """Of each answer; right ones of several share the mark where no weights are given."""
        rights = sum(answer.right for answer in self.answers)
        if not self.several or not rights or any(answer.weight is not None for answer in self.answers):
            return tuple(answer.credit for answer in self.answers)
        return tuple(100.0 / rights if answer.right else 0.0 for answer in self.answers)

    @property
    def right(self) -> tuple[int, ...]:
        """Indexes of the right ones: those with credit, or of one choice those with the most."""
        credits = self.credits
        least = 0.0 if self.several else max(credits, default=0.0)
        return tuple(at for at, credit in enumerate(credits) if credit > 0 and credit >= least)


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """right: whether the statement is true; None: the file does not say."""

    right: bool | None
    wrong_feedback: RichText | None = None
    right_feedback: RichText | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """value ± tolerance; tolerance None: nothing said, so exactly."""

    value: float
    tolerance: float | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """Both ends are accepted."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """accepted: None stands for any other number, so that it can have a feedback."""

    accepted: Near | Between | None
    right: bool = True
    weight: float | None = None
    feedback: RichText | None = None

    @property
    def credit(self) -> float:
        return (100.0 if self.right else 0.0) if self.weight is None else self.weight


@dataclass(frozen=True, slots=True)
class Number:
    """alone: GIFT gave the one number without a mark before it. least, most, step: of a slider."""

    answers: tuple[NumberAnswer, ...]
    alone: bool = False
    least: float | None = None
    most: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class ShortText:
    """answers: accepted words with their credit. by_case: capitals count; None when the file does not say."""

    answers: tuple[Answer, ...]
    by_case: bool | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """left "": a right side that nothing goes to. right None: a left side that goes nowhere. weight: its credit."""

    left: RichText
    right: RichText | None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    pairs: tuple[Pair, ...]
    shuffled: bool | None = None


@dataclass(frozen=True, slots=True)
class Ordering:
    """items: in the right order. known: False when the file does not give it."""

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
    """coords: pixels of the picture, as HTML's image maps have them: x, y, r of a CIRCLE; left, top, right, bottom of a
    RECT; x, y, half width, half height of an ELLIPSE; x, y of each corner of a POLY; none for ALL."""

    shape: AreaShape
    coords: tuple[float, ...]
    right: bool
    label: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class PointBody:
    """image: name of a `BankFile`, or where the file says that it would be. several: more than one is to be touched."""

    image: str
    areas: tuple[Area, ...]
    several: bool = False
    width_px: float | None = None
    height_px: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """steps: from one end to the other; none is right."""

    steps: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """weight: its part of the mark beside the others'."""

    body: Choice | ShortText | Number
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Gaps:
    """A text with gaps in it. Markup may open in one part and close in another."""

    parts: tuple[RichText | Gap, ...]


@dataclass(frozen=True, slots=True)
class Essay:
    """lines: how much room there is for it."""

    lines: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """Nothing to answer: words between questions."""


type Body = (
    Choice | TrueFalse | Number | ShortText | Matching | Ordering | PointBody | Scale | Gaps | Essay | Description
)
