"""Controls of an interactive item's panel, declared as values: the program draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tni.api.manifest import Localised

__all__ = [
    "LONGEST_NOTE",
    "MEASURE_BOARD",
    "Localised",
    "PanelButton",
    "PanelChoice",
    "PanelControl",
    "PanelNote",
    "PanelNumber",
    "PanelOption",
    "PanelSlider",
    "PanelText",
    "PanelToggle",
    "PanelValue",
]

MOST_CONTROLS: Final = 24
"""Most controls of a panel, which shows them in their order; buttons that follow each other stand side by side. All of
them have `folded`: whether a control is shown only once « Plus » asks for it, with the rows of the handles, so that the
panel of an item with many controls is no higher than half the board."""
LONGEST_NOTE: Final = 120
"""Most letters of a note."""


@dataclass(frozen=True, slots=True)
class PanelButton:
    """Button. Its `control` gets True."""

    id: str
    label: Localised
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PanelToggle:
    """Switch. Its `control` gets True or False."""

    id: str
    label: Localised
    value: bool
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PanelSlider:
    """Slider. Its `control` gets a number: often while it is dragged, which is one undo step in all. shown: the value
    in words, "" for the number itself."""

    id: str
    label: Localised
    value: float
    low: float
    high: float
    step: float = 1.0
    shown: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PanelNumber:
    """Field for a number. Its `control` gets a number within the limits. decimals: digits after the comma."""

    id: str
    label: Localised
    value: float
    low: float
    high: float
    decimals: int = 0
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PanelText:
    """Field for one line of text. enter: id of the button that the Enter key presses in it, which stands beside it;
    "" for none."""

    id: str
    label: Localised
    value: str
    longest: int = 200
    enter: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PanelOption:
    """One of the values of a choice."""

    id: str
    label: Localised


@dataclass(frozen=True, slots=True)
class PanelChoice:
    """Choice of one of at least two options. Its `control` gets the option's id."""

    id: str
    label: Localised
    options: tuple[PanelOption, ...]
    value: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class PanelNote:
    """Short sentence that says what can be done on the item, where that is not seen. label: the sentence. It has no
    value, and its `control` is never asked for."""

    id: str
    label: Localised
    folded: bool = False


type PanelControl = PanelNote | PanelButton | PanelToggle | PanelSlider | PanelNumber | PanelText | PanelChoice
type PanelValue = bool | float | str

MEASURE_BOARD: Final = PanelButton("measure board", Localised("Mesurer le tableau", "Measure the board"))
"""Button by which the program asks for the width of the board's picture. The item is not told."""
