"""Progress of an intake of many lessons on the home screen, and its report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.services.library.intake_report import IntakeOutcome, IntakeReport
from tni.services.library.library_state import IntakeAsks
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.text_area import TextArea
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.conversion_reports import counts_text

FEW_NAMES = 4
"""Names in a question."""
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
            text = tr("{done} sur {total} leçons regardées, {added} ajoutées")
            if report.pdfs or report.foreign:
                text = tr("{done} sur {total} fichiers regardés, {added} ajoutés")
            self.label.setText(text.format(done=report.done, total=report.total, added=report.added))
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
    added = report.added
    known = report.count(IntakeOutcome.KNOWN)
    if report.pdfs or report.foreign:  # in French, a file is masculine
        one_added, more_added = tr("{} ajouté"), tr("{} ajoutés")
        one_left, more_left = tr("{} laissé de côté"), tr("{} laissés de côté")
        found = found_text(report.total - report.pdfs - report.foreign, report.pdfs, report.foreign)
    else:
        one_added, more_added = tr("{} ajoutée"), tr("{} ajoutées")
        one_left, more_left = tr("{} laissée de côté"), tr("{} laissées de côté")
        found = tr("{} leçon trouvée") if is_singular(report.total) else tr("{} leçons trouvées")
    parts = [(one_added if is_singular(added) else more_added).format(added)]
    if versions := added - report.count(IntakeOutcome.ADDED) - report.count(IntakeOutcome.LOSSY):
        one, more = tr("dont {} gardée à part"), tr("dont {} gardées à part")
        parts.append((one if is_singular(versions) else more).format(versions))
    if known:
        parts.append(tr("{} déjà là").format(known))
    if left := report.done - added - known:
        parts.append((one_left if is_singular(left) else more_left).format(left))
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


def found_text(lessons: int, pdfs: int, foreign: int = 0) -> str:
    """Return how many lessons, PDFs and files of other programs there are."""
    parts = []
    if lessons:
        parts.append((tr("{} leçon") if is_singular(lessons) else tr("{} leçons")).format(lessons))
    if pdfs or not (lessons or foreign):
        parts.append((tr("{} fichier PDF") if is_singular(pdfs) else tr("{} fichiers PDF")).format(pdfs))
    if foreign:
        one, more = tr("{} fichier d’un autre logiciel"), tr("{} fichiers d’autres logiciels")
        parts.append((one if is_singular(foreign) else more).format(foreign))
    *first, last = parts
    return tr("{lessons} et {pdfs}").format(lessons=", ".join(first), pdfs=last) if first else last


class IntakeQuestionPanel(TitledPanel):
    """Question whether the PDFs of a folder, files of other programs, and other versions of lessons that are there, are
    taken in too. It deletes itself when it is put away.

    answered: whether PDFs are, other versions, and files of other programs. cancelled: nothing is to be taken in.
    """

    answered = Signal(bool, bool, bool)
    cancelled = Signal()

    def __init__(self, style: Style, asked: IntakeAsks, parent: QWidget) -> None:
        super().__init__(style, tr("Ajouter à mes leçons"), parent)
        self.pdfs = CheckBox(tr("Prendre les PDF : chacun devient une leçon"))
        self.versions = CheckBox(tr("Prendre ces versions : chacune devient une leçon à part"))
        self.foreign = CheckBox(tr("Reprendre les fichiers d’autres logiciels : chacun devient une leçon"))
        if asked.pdfs or asked.foreign:
            found = Label(style, _question(asked).format(found_text(asked.lessons, asked.pdfs, asked.foreign)))
            found.setWordWrap(True)
            self.rows.addWidget(found)
        if asked.pdfs:
            self._add_choice(self.pdfs)
        if asked.foreign:
            self._add_choice(self.foreign)
        if asked.versions:
            found = Label(style, tr("Déjà là dans une autre version : {}").format(_some_names(asked.versions)))
            found.setWordWrap(True)
            self.rows.addWidget(found)
            self._add_choice(self.versions)
        line = QHBoxLayout()
        add = TextButton(style, tr("Ajouter"), filled=True)
        add.clicked.connect(lambda _checked=False: self._answer())
        cancel = TextButton(style, tr("Annuler", "cancel"))
        cancel.clicked.connect(lambda _checked=False: self.put_away())
        line.addWidget(add)
        line.addWidget(cancel)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.closed.connect(self._put_away)
        self._is_answered = False

    def _add_choice(self, box: CheckBox) -> None:
        box.setChecked(True)
        box.setMinimumHeight(self.kit.theme.metrics.target_px)
        self.rows.addWidget(box)

    def _answer(self) -> None:
        self._is_answered = True
        self.answered.emit(self.pdfs.isChecked(), self.versions.isChecked(), self.foreign.isChecked())
        self.put_away()

    def _put_away(self) -> None:
        if not self._is_answered:
            self.cancelled.emit()
        self.deleteLater()


def _question(asked: IntakeAsks) -> str:
    if not asked.lessons:
        return tr("{}, et aucune leçon : les prendre ?")
    return tr("{} : prendre aussi ces fichiers ?") if asked.foreign else tr("{} : prendre aussi les PDF ?")


def _some_names(names: Sequence[str]) -> str:
    """Return the first of some lessons' names, and the number of the others."""
    some = ", ".join(names[:FEW_NAMES])
    return some if len(names) <= FEW_NAMES else some + " " + tr("et {} autres").format(len(names) - FEW_NAMES)


class IntakeReportPanel(TitledPanel):
    """Report of an intake: what was added, what was there, and what was left out and why. It takes no focus, for the
    teacher may be typing; Escape closes it all the same."""

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
        parent.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() is QEvent.Type.KeyPress
        is_escape = is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if not is_escape or not self.isVisible():
            return False
        self.put_away()
        return True


def report_lines(report: IntakeReport) -> str:
    """Return the files by what became of them, those that need a look first."""
    place = report.folder or tr("Mes leçons")
    added = tr("Ajoutés dans « {} »") if report.pdfs or report.foreign else tr("Ajoutées dans « {} »")
    titles = {
        IntakeOutcome.DAMAGED: tr("Abîmées : les ouvrir à leur place pour récupérer ce qui se lit encore"),
        IntakeOutcome.NEWER: tr("D’une version plus récente de TNI : mettre TNI à jour"),
        IntakeOutcome.LOCKED: tr("Protégés par un mot de passe : les enregistrer sans, puis recommencer"),
        IntakeOutcome.BROKEN: tr("Abîmés, ou sans page"),
        IntakeOutcome.UNREADABLE: tr("Illisibles : le système les refuse"),
        IntakeOutcome.OTHER: tr("Pas des leçons de TNI"),
        IntakeOutcome.VERSION: tr("Autres versions de leçons déjà là : gardées à part, rien n’est remplacé"),
        IntakeOutcome.OLDER: tr("Plus anciennes que la leçon déjà là : gardées à part, rien n’est remplacé"),
        IntakeOutcome.KNOWN: tr("Déjà là, même contenu"),
        IntakeOutcome.LOSSY: tr("Ajoutés dans « {} », pas tout à fait tels quels").format(place),
        IntakeOutcome.ADDED: added.format(place),
    }
    lines: list[str] = []
    for outcome, title in titles.items():
        if files := report.files.get(outcome):
            lines += [f"{title} ({len(files)})", *(f"    {_named(name, report)}" for name in files[:MOST_NAMES])]
            if len(files) > MOST_NAMES:
                lines.append("    " + tr("et {} autres").format(len(files) - MOST_NAMES))
            lines.append("")
    return "\n".join(lines).rstrip()


def _named(name: str, report: IntakeReport) -> str:
    """Return the name of a file, with what became of its items if it is of another program."""
    found = report.reports.get(name)
    return name if found is None else tr("{name} : {counts}").format(name=name, counts=counts_text(found))
