"""Rendered form of a bank question: HTML and pictures, made by `tni.formats.banks.question_renderer`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tni.core.picture import EncodedPicture


class FormulaBreak(NamedTuple):
    """Place before which a formula that is too wide for its line is broken, in em. is_relation: before a sign of
    relation, which is the better place; else before an operation."""

    at: float
    is_relation: bool


@dataclass(frozen=True, slots=True)
class DrawnFormula:
    """Formula as a picture. svg: black on transparent. Sizes in em; descent: extent below the baseline."""

    svg: bytes = field(repr=False)
    width: float
    height: float
    descent: float
    block: bool = False
    breaks: tuple[FormulaBreak, ...] = ()


type InlinePicture = EncodedPicture | DrawnFormula


@dataclass(frozen=True, slots=True)
class RenderedQuestion:
    """Question as it is shown.

    stem, options, targets: HTML without attributes except `<img src="NAME">`, where NAME is a key of `drawn`.
    picture: the picture of a point question.
    """

    stem: str = ""
    options: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    drawn: Mapping[str, InlinePicture] = field(default_factory=dict)
    picture: EncodedPicture | None = None

    @property
    def is_drawn(self) -> bool:
        """True if it contains more than text."""
        return bool(self.drawn)
