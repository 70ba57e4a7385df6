"""Sheet for recording an unknown device: it asks for the device, shows each step, and offers to save the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from tni.core.recording_steps import PENS_MAX, RecordingStep, RecordingStepKind
from tni.services.boards.board_recorder import RecorderPhase, RecorderState
from tni.services.boards.board_recording import STEP_SILENCE_S
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.i18n import is_singular, tr
from tni.ui.main_window.recording.step_picture import StepPicture
from tni.ui.messages.devices import device_label, step_text

TICK_MS = 200
DEFAULT_PENS = 1
ROWS = 5

type _Offered = tuple[str, Callable[[], object]]


class RecordingSheet(Sheet):
    """Sheet that records an unknown board.

    Signals:
        begin: index of the chosen device among those shown, and its number of pens.
        search_again: search the plugged-in devices again.
        next_wanted: go to the next step; whether the board lacks what this one asks for.
        ticked: some time has passed during a step.
        finish: end the recording before its last step.
        save: save the file.
    """

    begin = Signal(int, int)
    search_again = Signal()
    next_wanted = Signal(bool)
    ticked = Signal()
    finish = Signal()
    save = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Ce tableau n’est pas reconnu"), parent)
        apply_to_window(self, style.theme)
        self._state = RecorderState()
        self._pens = DEFAULT_PENS
        self.close_button = self.findChild(IconButton)
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.ticked)
        self.message = self._make_label()
        self.devices = QListWidget()
        self.devices.setAccessibleName(tr("Appareils branchés"))
        self.devices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pens_row = self._make_pens()
        self.progress = Label(style, token="muted")
        self.instruction = Label(style, size="title")
        self.instruction.setWordWrap(True)
        self.picture = StepPicture(style)
        self.report_count = self._make_label()
        self.note = self._make_label(token="muted")
        self._row = QHBoxLayout()
        self._above, self._below = QWidget(), QWidget()
        self.rows.addWidget(self._above, 2)  # low on the board, within reach
        for widget in (self.progress, self.instruction, self.message, self.devices, self.pens_row):
            self.rows.addWidget(widget)
        self.rows.addWidget(self.picture, 1)
        self.rows.addWidget(self.report_count)
        self.rows.addWidget(self.note)
        self.rows.addSpacing(style.theme.metrics.gap_px)
        self.rows.addLayout(self._row)
        self.rows.addWidget(self._below, 1)
        self.buttons: list[TextButton] = []
        self._show_devices(RecorderState())

    def _make_label(self, *, token: str = "text") -> Label:
        made = Label(self.kit, token=token)
        made.setWordWrap(True)
        return made

    def _make_pens(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self.pens = Label(self.kit)
        for icon, name, step in (("minus", tr("Un stylet de moins"), -1), ("plus", tr("Un stylet de plus"), 1)):
            button = IconButton(self.kit, icon, name)
            button.clicked.connect(lambda _=False, step=step: self._change_pens(step))
            line.addWidget(button)
        line.insertWidget(1, self.pens)
        line.addStretch(1)
        self._change_pens(0)
        return row

    def _change_pens(self, step: int) -> None:
        self._pens = min(max(self._pens + step, 0), PENS_MAX)
        words = tr("{} stylet") if is_singular(self._pens) else tr("{} stylets")
        self.pens.setText(words.format(self._pens))

    def show_state(self, state: RecorderState) -> None:
        """Show what the recorder waits for. Between two steps only the number of reports changes."""
        before, self._state = self._state, state
        if (is_recording := state.phase is RecorderPhase.RECORDING) != self._ticking.isActive():
            (self._ticking.start if is_recording else self._ticking.stop)()
        match state.phase:
            case RecorderPhase.CHOOSING:
                self._show_devices(state)
            case RecorderPhase.REFUSED:
                self._show_refusal(state)
            case RecorderPhase.RECORDING:
                if state.step is not None and (before.phase, before.step) != (state.phase, state.step):
                    self._show_step(state, state.step)
                if state.step is not None:
                    self._show_report_count(state.step_reports)
            case RecorderPhase.RECORDED:
                self._show_result(state)
            case RecorderPhase.SAVED:
                self._show_saved(state)
            case RecorderPhase.CLOSED | RecorderPhase.SEARCHING | RecorderPhase.OPENING:
                pass

    # -- choice of the device

    def _show_devices(self, state: RecorderState) -> None:
        """Show the devices that can be recorded, with the likeliest selected."""
        found = state.devices
        self._show(self.message, *((self.devices, self.pens_row, self.note) if found else ()))
        self.devices.clear()
        for info in found:
            self.devices.addItem(QListWidgetItem(device_label(info)))
        if not found:
            self.message.setText(tr("Aucun appareil inconnu n’est branché : brancher le câble USB du tableau."))
            self._offer((tr("Chercher encore"), self.search_again.emit), (tr("Fermer"), self.put_away))
            return
        self.devices.setCurrentRow(0)
        rows = min(len(found), ROWS)
        self.devices.setFixedHeight(rows * max(self.devices.sizeHintForRow(0), 1) + 2 * self.devices.frameWidth() + 2)
        self.message.setText(
            tr(
                "TNI peut enregistrer les signaux d’un tableau inconnu : ses auteurs s’en servent pour le faire "
                "reconnaître. Prévoir cinq minutes devant le tableau, "
                "sans la classe. Lequel de ces appareils est-ce, et combien de stylets a-t-il ?"
            )
        )
        self.note.setText(tr("Rien n’est envoyé : l’enregistrement devient un fichier, à envoyer ou non."))
        self._offer(
            (tr("Commencer"), self._begin),
            (tr("Chercher encore"), self.search_again.emit),
            (tr("Fermer"), self.put_away),
        )

    def _begin(self) -> None:
        if self.devices.currentRow() >= 0:
            self.begin.emit(self.devices.currentRow(), self._pens)

    def _show_refusal(self, state: RecorderState) -> None:
        self._show(self.message)
        self.message.setText(
            tr(
                "« {} » ne peut pas être lu : un autre logiciel s’en sert, ou le système l’interdit. "
                "« tni doctor » donne la commande à lancer."
            ).format("" if state.chosen is None else device_label(state.chosen))
        )
        self._offer((tr("Chercher encore"), self.search_again.emit), (tr("Fermer"), self.put_away))

    # -- step by step

    def _show_step(self, state: RecorderState, step: RecordingStep) -> None:
        self._show(self.progress, self.instruction, self.picture, self.report_count, self.note)
        self.progress.setText(tr("Étape {number} sur {count}").format(number=state.number, count=state.count))
        self.instruction.setText(step_text(step))
        self.picture.show_step(step)
        small = tr("Ceci est un schéma : toucher le vrai tableau.")
        goes_on = tr("L’étape suivante commence toute seule, {} secondes après le dernier signal.").format(
            round(STEP_SILENCE_S)
        )
        self.note.setText(goes_on if step.part is RecordingStepKind.NOTHING else f"{small} {goes_on}")
        self._offer(
            (tr("C’est fait"), lambda: self.next_wanted.emit(False)),
            (tr("Il n’y en a pas"), lambda: self.next_wanted.emit(True)),
            (tr("S’arrêter là"), self.finish.emit),
        )

    def _show_report_count(self, reports: int) -> None:
        words = tr("{} message reçu") if reports == 1 else tr("{} messages reçus")
        self.report_count.setText(words.format(reports) if reports else tr("Rien reçu de cet appareil pour l’instant."))

    # -- result

    def _show_result(self, state: RecorderState) -> None:
        self._show(self.instruction, self.message, self.note)
        if not state.reports:
            self.instruction.setText(tr("Rien reçu"))
            self.message.setText(
                tr("Rien reçu de cet appareil. Le tableau en utilise peut-être un autre, ou il est en veille.")
            )
            self.note.setText("")
            self._offer((tr("En choisir un autre"), self.search_again.emit), (tr("Fermer"), self.put_away))
            return
        words = tr("{} message est enregistré") if state.reports == 1 else tr("{} messages sont enregistrés")
        self.instruction.setText(words.format(state.reports))
        self.message.setText(" ".join(filter(None, (_cut_short(state), _what_is_in_it()))))
        self.note.setText(_where_to())
        self._offer((tr("Enregistrer le fichier"), self.save.emit), (tr("Ne pas l’enregistrer"), self.put_away))

    def _show_saved(self, state: RecorderState) -> None:
        self._show(self.instruction, self.message, self.note)
        self.instruction.setText(tr("Le fichier est enregistré"))
        self.message.setText(str(state.path))
        self.note.setText(_where_to())
        self._offer((tr("Fermer"), self.put_away), (tr("Enregistrer ailleurs"), self.save.emit))

    # -- helpers

    def _show(self, *wanted: QWidget) -> None:
        asks = self.message, self.devices, self.pens_row
        for widget in (*asks, self.progress, self.instruction, self.picture, self.report_count, self.note):
            widget.setVisible(widget in wanted)
        for gap in (self._above, self._below):
            gap.setVisible(self.picture not in wanted)
        if self.close_button is not None:  # it is in a corner, which a board that acts as a mouse would press
            self.close_button.setVisible(self.picture not in wanted)

    def _offer(self, *buttons: _Offered) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        self._row.setSpacing(self.kit.theme.metrics.gap_px)
        self.buttons = []
        self._row.addStretch(1)  # keep buttons out of the corners, which the teacher touches on the board
        for n, (text, act) in enumerate(buttons):
            button = TextButton(self.kit, text, filled=n == 0)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
            button.show()
            self.buttons.append(button)
        self._row.addStretch(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the default button on Enter. On the first Escape stop the recording and keep what was recorded; a
        second one closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.buttons:
            self.buttons[0].click()
        elif event.key() == Qt.Key.Key_Escape and self._state.phase is RecorderPhase.RECORDING:
            self.finish.emit()
        else:
            super().keyPressEvent(event)


def _cut_short(state: RecorderState) -> str:
    if state.overflowed:
        return tr("L’appareil envoie sans arrêt : seul le début est gardé.")
    return tr("Le tableau a été débranché : ce qui a été reçu est gardé.") if state.unplugged else ""


def _what_is_in_it() -> str:
    return tr(
        "Dans ce fichier : le nom et les numéros de l’appareil, et tout ce qu’il a envoyé pendant l’enregistrement,"
        " avec le moment de chaque message. Ce qui a été tracé au tableau pendant ce temps peut s’y retrouver ; rien"
        " d’autre de cet ordinateur n’y est."
    )


def _where_to() -> str:
    return tr(
        "L’envoyer aux auteurs de TNI, par la page de téléchargement, avec la marque et le "
        "modèle du tableau et une photo de son étiquette."
    )
