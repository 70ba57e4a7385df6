"""Sheet « Vérifier ma bibliothèque »: progress of the check, its report as a list, and mending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.library.library_report import LibraryProblem, LibraryProblemKind, LibraryReport, Mending
from tni.services.library.check_service import CheckProgress
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import is_singular, tr
from tni.ui.library.progress_row import ProgressRow
from tni.ui.messages.library_history import library_problem_text, library_remedy_text, library_report_lines


class CheckSheet(Sheet):
    """Sheet of the library's check. check_wanted, repair_wanted, stop_wanted: what a button asks for."""

    check_wanted = Signal()
    repair_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Vérifier ma bibliothèque"), parent)
        self.summary = Label(style)
        self.summary.setWordWrap(True)
        self.rows.addWidget(self.summary)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rapport"))
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        side = style.theme.metrics.icon_px
        self.list.setIconSize(QSize(side, side))
        FingerScroll(self.list)
        self._note = EmptyListNote(style, "", self.list)
        self.rows.addWidget(self.list, 1)
        self.progress = ProgressRow(style)
        self.progress.stopped.connect(self.stop_wanted)
        self.rows.addWidget(self.progress)
        self.buttons = QWidget()
        line = QHBoxLayout(self.buttons)
        line.setContentsMargins(0, 0, 0, 0)
        self.repair_button = TextButton(style, tr("Réparer"), filled=True)
        self.check_button = TextButton(style, tr("Vérifier à nouveau"))
        for button, signal in ((self.repair_button, self.repair_wanted), (self.check_button, self.check_wanted)):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            line.addWidget(button)
        line.addStretch(1)
        self.rows.addWidget(self.buttons)
        self.repair_button.hide()

    def begin(self) -> None:
        """Show that a check begins."""
        self.list.clear()
        self.summary.setText(tr("Chaque leçon, l’historique et les sauvegardes sont relus en entier."))
        self.summary.set_token("muted")
        self._note.setText(tr("Le rapport sera ici."))
        self.buttons.hide()
        self.show_progress(CheckProgress())

    def show_progress(self, progress: CheckProgress) -> None:
        if progress.name:
            text = tr("Leçon {number} sur {total} : {name}").format(
                number=progress.lessons, total=progress.total, name=progress.name
            )
            self.progress.show_progress(text, progress.lessons, progress.total)
        elif progress.contents:
            self.progress.show_progress(tr("Historique et sauvegardes : {} relus").format(progress.contents), 0, 0)
        else:
            self.progress.show_progress(tr("La vérification commence…"), 0, 0)

    def show_report(self, report: LibraryReport) -> None:
        """Show what was read, and each problem with what to do."""
        self._end()
        self.summary.set_token("text")
        first, *_ = library_report_lines(report)
        sound = max(report.lessons - len(_damaged(report)), 0)
        lessons = (tr("{} leçon saine") if is_singular(sound) else tr("{} leçons saines")).format(sound)
        self.summary.setText(f"{first} {lessons}.")
        self._note.setText(tr("Tout est lisible, rien à faire."))
        for problem in _grouped(report):
            self._add(problem)
        self.repair_button.setVisible(any(p.mending is Mending.NOT_TRIED and _can_mend(p) for p in report.problems))

    def show_trouble(self, text: str) -> None:
        """Show why the check has ended early."""
        self._end()
        self.summary.set_token("danger")
        self.summary.setText(text)
        self._note.setText("")

    def _end(self) -> None:
        self.progress.hide()
        self.list.clear()
        self.buttons.show()
        self.repair_button.hide()

    def _add(self, problem: LibraryProblem) -> None:
        is_mended = problem.mending is Mending.MENDED
        text = _text(problem)
        item = QListWidgetItem(f"{text[:1].upper()}{text[1:]}\n{library_remedy_text(problem)}".strip())
        item.setIcon(self.kit.icons.icon("check" if is_mended else "triangle-alert", self.kit.theme))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addItem(item)


def _text(problem: LibraryProblem) -> str:
    if problem.kind is not LibraryProblemKind.HISTORY_CONTENT:
        return library_problem_text(problem)
    number = int(problem.name)
    if problem.mending is Mending.MENDED:
        many = (
            tr("{} élément de l’historique réparé")
            if is_singular(number)
            else tr("{} éléments de l’historique réparés")
        )
    else:
        many = (
            tr("{} élément abîmé de l’historique") if is_singular(number) else tr("{} éléments abîmés de l’historique")
        )
    return many.format(number)


def _damaged(report: LibraryReport) -> set[str]:
    kinds = (LibraryProblemKind.LESSON, LibraryProblemKind.NEWER, LibraryProblemKind.UNREADABLE)
    return {problem.name for problem in report.problems if problem.kind in kinds}


def _can_mend(problem: LibraryProblem) -> bool:
    return problem.kind in (LibraryProblemKind.LESSON, LibraryProblemKind.HISTORY_CONTENT)


def _grouped(report: LibraryReport) -> Iterator[LibraryProblem]:
    """Yield the problems; of the contents of the history, whose names say nothing, their number as the name."""
    contents: dict[Mending, int] = {}
    for problem in report.problems:
        if problem.kind is LibraryProblemKind.HISTORY_CONTENT:
            contents[problem.mending] = contents.get(problem.mending, 0) + 1
        else:
            yield problem
    for mending, number in contents.items():
        one = LibraryProblem(LibraryProblemKind.HISTORY_CONTENT, str(number))
        yield replace(one, mending=mending)
