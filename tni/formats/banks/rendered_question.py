"""What a question of a bank looks like once it is drawn: made by `drawing`, shown by windows without loading it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tni.formats.picture import EncodedPicture


@dataclass(frozen=True, slots=True)
class DrawnFormula:
    """svg: black on nothing. Sizes in letters' heights (em); descent: how far it reaches below the line."""

    svg: bytes = field(repr=False)
    width: float
    height: float
    descent: float
    block: bool = False


type InlinePicture = EncodedPicture | DrawnFormula


@dataclass(frozen=True, slots=True)
class RenderedQuestion:
    """stem, options, targets: HTML without attributes but `<img src="NAME">`, whose NAME is one of `drawn`. picture:
    what is pointed at."""

    stem: str = ""
    options: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    drawn: Mapping[str, InlinePicture] = field(default_factory=dict)
    picture: EncodedPicture | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether there is more to it than words."""
        return bool(self.drawn)
