"""Progress of an intake of many lessons on the home screen, and its report."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.services.library.intake import IntakeOutcome, IntakeReport
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.text_area import TextArea
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import is_singular, tr

MOST_NAMES = 200
"""Names in one part of a report; of the others, their number."""


class IntakeBox(QWidget):
    """Strip above the home screen's bar while lessons are taken in. cancelled: the teacher stops it."""

    cancelled = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._done = 0.0
        self.label = Label(style, parent=self)
        stop = TextButton(style, tr("Arrêter"), parent=self)
        stop.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.addWidget(self.label, 1)
        row.addWidget(stop)
        pad = style.theme.metrics.pad_px
        row.setContentsMargins(pad * 2, pad // 2, pad * 2, pad // 2 + pad)
        self.hide()

    def show_progress(self, report: IntakeReport | None) -> None:
        self.setVisible(report is not None)
        if report is None:
            return
        self._done = report.done / report.total if report.total else 0.0
        if not report.total:
            self.label.setText(tr("Recherche des leçons…"))
        else:
            self.label.setText(
                tr("{done} sur {total} leçons regardées, {added} ajoutées").format(
                    done=report.done, total=report.total, added=report.count(IntakeOutcome.ADDED)
                )
            )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("raised"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        thick, pad = metrics.pad_px // 2, metrics.pad_px * 2
        track = QRectF(pad, self.height() - thick * 2, self.width() - 2 * pad, thick)
        for part, token in ((1.0, "hairline"), (self._done, "accent")):
            painter.setBrush(look.colour(token))
            painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * part, thick), thick / 2, thick / 2)
        painter.end()


def report_text(report: IntakeReport) -> str:
    """Return what became of the files, in one sentence."""
    added = report.count(IntakeOutcome.ADDED)
    known = report.count(IntakeOutcome.KNOWN)
    parts = [(tr("{} ajoutée") if is_singular(added) else tr("{} ajoutées")).format(added)]
    if known:
        parts.append(tr("{} déjà là").format(known))
    if left := report.done - added - known:
        parts.append((tr("{} laissée de côté") if is_singular(left) else tr("{} laissées de côté")).format(left))
    found = tr("{} leçon trouvée") if is_singular(report.total) else tr("{} leçons trouvées")
    text = tr("{found} : {parts}.").format(found=found.format(report.total), parts=", ".join(parts))
    if not report.total:
        text = tr("Aucune leçon dans ce dossier.")
    match report.ended:
        case "cancelled":
            return text + " " + tr("Arrêté avant la fin : recommencer ajoute le reste.")
        case "full":
            return text + " " + tr("Le disque est plein : faire de la place, puis recommencer ajoute le reste.")
        case "failed":
            return text + " " + tr("Interrompu : recommencer ajoute le reste.")
        case _:
            return text


class IntakeReportPanel(TitledPanel):
    """Report of an intake: what was added, what was there, and what was left out and why."""

    def __init__(self, style: Style, report: IntakeReport, parent: QWidget) -> None:
        super().__init__(style, tr("Leçons ajoutées"), parent)
        said = Label(style, report_text(report))
        said.setWordWrap(True)
        self.rows.addWidget(said)
        area = TextArea(report_lines(report))
        area.setReadOnly(True)
        area.setAccessibleName(tr("Détail"))
        metrics = style.theme.metrics
        area.setMinimumSize(metrics.target_px * 10, metrics.target_px * 5)
        self.rows.addWidget(area)
        self.closed.connect(self.deleteLater)


def report_lines(report: IntakeReport) -> str:
    """Return the files by what became of them, those that need a look first."""
    titles = {
        IntakeOutcome.DAMAGED: tr("Abîmées : les ouvrir d’où elles sont récupère ce qui est lisible"),
        IntakeOutcome.NEWER: tr("D’une version plus récente de TNI : mettre TNI à jour"),
        IntakeOutcome.UNREADABLE: tr("Illisibles : le système les refuse"),
        IntakeOutcome.OTHER: tr("Pas des leçons de TNI"),
        IntakeOutcome.KNOWN: tr("Déjà là, même contenu"),
        IntakeOutcome.ADDED: tr("Ajoutées dans « {} »").format(report.folder),
    }
    lines: list[str] = []
    for outcome, title in titles.items():
        if files := report.files.get(outcome):
            lines += [f"{title} ({len(files)})", *(f"    {name}" for name in files[:MOST_NAMES])]
            if len(files) > MOST_NAMES:
                lines.append("    " + tr("et {} autres").format(len(files) - MOST_NAMES))
            lines.append("")
    return "\n".join(lines).rstrip()
