"""Plain text for labels, tool tips, titles and documents, where Qt would otherwise guess rich text.

Qt takes text that looks like HTML for HTML, and opens the local files that it names. All text from pupils, files and
folder names goes through here; `tests/arch/test_plain_text.py` finds text that does not.
"""

from __future__ import annotations

import textwrap
from typing import override

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

PLAIN_TEXT_RULES = "QLabel, QToolTip { qproperty-textFormat: PlainText; }\n"
"""Style sheet rules that make every label and tool tip of a window plain text, those of Qt's own dialogs too. Qt
matches the label of a tool tip by `QToolTip` alone, and applies the rule before that label gets its text."""
MAX_TIP_LENGTH = 80
"""Longest line of a tool tip. Qt itself wraps plain text only where it is wider than the screen."""


class PlainLabel(QLabel):
    """Label of plain text, also outside a window whose style sheet has `PLAIN_TEXT_RULES`."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class OfflineTextDocument(QTextDocument):
    """Rich text document that loads nothing but the images given to it, neither files nor addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.images: dict[str, QImage] = {}
        """Images by the `src` that the HTML names."""

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Return the image, or an empty one if there is none: after an invalid value Qt would load the file itself."""
        return self.images.get(name.toString() if isinstance(name, QUrl) else name, QImage())


def text_of_html(html: str) -> str:
    """Return the text of an HTML fragment, such as one pasted from a web page."""
    document = OfflineTextDocument()
    document.setHtml(html)
    return document.toPlainText()


def tool_tip(text: str) -> str:
    """Break the lines of `text` where they are too long for a tool tip."""
    return "\n".join(
        line if len(line) <= MAX_TIP_LENGTH else textwrap.fill(line, MAX_TIP_LENGTH, expand_tabs=False)
        for line in text.split("\n")
    )


def escaped_title(text: str) -> str:
    """Escape Qt's mark for changes in a window's title, `[*]`, which would vanish from a name."""
    return text.replace("[*]", "[*][*]")
