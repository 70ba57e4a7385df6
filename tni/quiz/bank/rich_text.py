"""Text of a bank question with its markup format (plain, HTML, Markdown, Moodle's), kept as in the file but
sanitised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class TextFormat(Enum):
    """Markup format. MOODLE: Moodle's automatic format, plain text in which HTML tags are interpreted and line ends are
    kept."""

    PLAIN = "plain"
    MOODLE = "moodle"
    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class RichText:
    """Text with markup. text: already sanitised, without scripts and without addresses outside the bank.

    Images are `<img src="NAME">` or `<img src="@@PLUGINFILE@@/NAME">`, where NAME is that of a `BankAttachment`, or
    contain their bytes (`data:image/...`).
    """

    text: str
    format: TextFormat = TextFormat.PLAIN

    def __bool__(self) -> bool:
        return bool(self.text.strip())


EMPTY_TEXT = RichText("")
