"""Text field for a question whose text may have markup.

Unchanged text keeps its markup. The field shows in advance what markup a change would lose.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.quiz.bank.question_form import MarkupLoss, markup_loss
from tni.quiz.bank.rich_text import RichText
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.text_area import TextArea
from tni.ui.i18n import is_singular, tr

FIELD_LINES = 3
"""Height of a field for several lines, in lines."""


class RichTextField(QWidget):
    """Field for a text that may have markup.

    Signal changed: the text was edited. `original` is the plain text of `text`; `plain_text` returns it until the field
    is edited.
    """

    changed = Signal()

    def __init__(
        self, style: Style, name: str, original: str, text: RichText | None = None, *, tall: bool = False
    ) -> None:
        super().__init__()
        self.kit, self._original = style, original
        self._lost = markup_loss(text) if text is not None else MarkupLoss()
        self.setAccessibleName(name)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        self.field: QLineEdit | TextArea = TextArea(original) if tall else QLineEdit(original)
        self.field.setAccessibleName(name)
        self.field.setFont(style.theme.font())
        target = style.theme.metrics.target_px
        if isinstance(self.field, TextArea):
            self.field.setFixedHeight(max(target, self.field.fontMetrics().lineSpacing() * FIELD_LINES + target // 2))
            self.field.textChanged.connect(self._changed)
        else:
            self.field.setMinimumHeight(target)
            self.field.textChanged.connect(lambda _: self._changed())
        self._shown = self._typed()
        rows.addWidget(self.field)
        rows.addLayout(self._make_hint())
        self._show_hint()

    def _make_hint(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.hint = Label(self.kit, size="small", token="muted")
        self.hint.setWordWrap(True)
        self.back = TextButton(self.kit, tr("Remettre"), name=tr("Remettre le texte d’origine"))
        self.back.clicked.connect(self._put_back)
        line.addWidget(self.hint, 1)
        line.addWidget(self.back)
        return line

    @property
    def plain_text(self) -> str:
        """Text of the field; exactly the original text if nothing was changed."""
        return self._typed() if self.is_changed else self._original

    @property
    def is_changed(self) -> bool:
        return self._typed() != self._shown

    def _typed(self) -> str:
        return self.field.text() if isinstance(self.field, QLineEdit) else self.field.toPlainText()

    def _put_back(self) -> None:
        if isinstance(self.field, QLineEdit):
            self.field.setText(self._shown)
        else:
            self.field.setPlainText(self._shown)
        self.field.setFocus()

    def _changed(self) -> None:
        self._show_hint()
        self.changed.emit()

    def _show_hint(self) -> None:
        lost = bool(self._lost)
        self.hint.setVisible(lost)
        self.back.setVisible(lost and self.is_changed)
        if lost:
            words = (
                tr("Ce nouveau texte fait perdre : {}.")
                if self.is_changed
                else tr("Modifier ce texte fait perdre : {}.")
            )
            self.hint.setText(words.format(markup_loss_text(self._lost)))
            self.hint.set_token("danger" if self.is_changed else "muted")


def markup_loss_text(lost: MarkupLoss) -> str:
    parts = [tr("mise en forme")] if lost.layout else []
    if lost.pictures:
        words = tr("{} image") if is_singular(lost.pictures) else tr("{} images")
        parts.append(words.format(lost.pictures))
    if lost.formulas:
        words = tr("{} formule") if is_singular(lost.formulas) else tr("{} formules")
        parts.append(words.format(lost.formulas))
    return ", ".join(parts)
