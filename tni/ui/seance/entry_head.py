"""First fields of an entry: class, subject, day and hours."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from tni.cahier.entry import CahierEntry
from tni.ui.chrome.button import Style
from tni.ui.chrome.sheet import DateField, labelled_field
from tni.ui.i18n import tr


class EntryHead(QWidget):
    """Fields in one line, or in two where there is little room."""

    def __init__(self, style: Style, entry: CahierEntry, *, in_two_lines: bool = False) -> None:
        super().__init__()
        self.class_name = QLineEdit(entry.class_name)
        self.subject = QLineEdit(entry.subject)
        for text in (self.class_name, self.subject):
            text.setCursorPosition(0)  # a long name is read from its beginning
        self.day = DateField(style, entry.start.date())
        self.begins = QTimeEdit(QTime(entry.start.hour, entry.start.minute))
        self.ends = QTimeEdit(QTime(entry.end.hour, entry.end.minute))
        for field in (self.begins, self.ends):
            field.setDisplayFormat("HH:mm")
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        lines = [QHBoxLayout() for _ in range(2 if in_two_lines else 1)]
        for name, widget, share, line in (
            (tr("Classe"), self.class_name, 3, lines[0]),
            (tr("Matière"), self.subject, 3, lines[0]),
            (tr("Date"), self.day, 3, lines[-1]),
            (tr("De"), self.begins, 2, lines[-1]),
            (tr("À"), self.ends, 2, lines[-1]),
        ):
            line.addLayout(labelled_field(style, name, widget), share)
            widget.setFixedHeight(style.theme.metrics.target_px)  # Qt's kinds of fields differ in height
        for line in lines:
            line.setSpacing(style.theme.metrics.gap_px)
            rows.addLayout(line)

    def times(self, before: CahierEntry) -> tuple[datetime, datetime]:
        """Return begin and end as the fields say, those of the entry where they were not changed. A séance whose end is
        before its start gets no duration."""
        start = _at(self.day.day, self.begins.time(), before.start)
        end = _at(self.day.day + (before.end.date() - before.start.date()), self.ends.time(), before.end)
        return start, max(start, end)


def _at(day: date, time: QTime, proposed: datetime) -> datetime:
    """Return that day and time; `proposed` itself, with its seconds, if neither was changed."""
    if (day, time.hour(), time.minute()) == (proposed.date(), proposed.hour, proposed.minute):
        return proposed
    return proposed.replace(
        year=day.year, month=day.month, day=day.day, hour=time.hour(), minute=time.minute(), second=0, microsecond=0
    )
