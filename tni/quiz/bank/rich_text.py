"""Words of a question as its file gave them, and how they are marked up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class TextFormat(Enum):
    """MOODLE: Moodle's automatic format, plain words in which HTML tags count and line ends are kept."""

    PLAIN = "plain"
    MOODLE = "moodle"
    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class RichText:
    """text: cleaned already, no script and no address outside the bank is left in it.

    Pictures are `<img src="NAME">` or `<img src="@@PLUGINFILE@@/NAME">`, where NAME is that of a `BankFile`, or hold
    their bytes (`data:image/...`).
    """

    text: str
    format: TextFormat = TextFormat.PLAIN

    def __bool__(self) -> bool:
        return bool(self.text.strip())


EMPTY_TEXT = RichText("")
