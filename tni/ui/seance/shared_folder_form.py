"""Form of the folder by which the teacher's computers share what is to be sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tni.services.cahier.shared_folder import SharedFolder
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.messages.lazy_errors import error_message


class SharedFolderForm(RowColumn):
    """Form of the folder.

    Signals:
        chosen: path of the folder that the teacher wants.
        cleared: she wants none any more.
        left: she is done.
    """

    chosen = Signal(str)
    cleared = Signal()
    left = Signal()

    def __init__(self, style: Style, folder: Path | None) -> None:
        title = tr("Dossier partagé entre mes ordinateurs")
        super().__init__(style, title)
        self.kit = style
        self._folder = folder
        self.add_title(title)
        self.add_note(
            tr(
                "Le cahier de textes qui attend d’être envoyé y est copié avec ses documents, sans chiffrement : "
                "choisir un dossier à soi seul, que tous ses ordinateurs voient."
            ),
            token="muted",
        )
        self.place = self.add_note("")
        self.place.setAccessibleName(tr("Dossier"))
        acts = QWidget()
        buttons = WrapLayout(style.theme.metrics.gap_px, acts)
        self.choose = TextButton(style, tr("Choisir un dossier…"))
        self.choose.clicked.connect(self._ask_folder)
        self.clear_button = TextButton(style, tr("Ne plus partager"))
        self.clear_button.clicked.connect(self.cleared)
        for button in (self.choose, self.clear_button):
            buttons.addWidget(button)
        self.add(acts)
        self.message = self.add_note("", token="accent")
        self.message.setAccessibleName(tr("État du dossier"))
        done = TextButton(style, tr("Terminé"))
        done.clicked.connect(self.left)
        self.add(done, narrow=True)
        self.end()
        self.show_folder(folder)

    def show_folder(self, folder: Path | None) -> None:
        """Show the folder that is chosen."""
        self._folder = folder
        self.place.setText(tr("Aucun dossier n’est partagé.") if folder is None else str(folder))
        self.clear_button.setVisible(folder is not None)
        self.show_message("")

    def show_message(self, text: str, *, is_wrong: bool = False) -> None:
        """Show how the folder stands."""
        self.message.set_token("danger" if is_wrong else "accent")
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _ask_folder(self) -> None:
        from tni.ui.chrome.file_dialog import file_dialog

        dialog = file_dialog(self.kit, self, tr("Choisir un dossier"), str(self._folder or Path.home()), "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.chosen)
        dialog.open()


def shared_folder_page(
    style: Style, shared: SharedFolder, is_shown: Callable[[SharedFolderForm], bool]
) -> SharedFolderForm:
    """Return a form that chooses and leaves the folder, and says how it stands. is_shown: whether a form still is."""
    form = SharedFolderForm(style, shared.path)

    def found() -> None:
        if is_shown(form):
            form.show_folder(shared.path)

    def failed(error: Exception) -> None:
        if is_shown(form):
            form.show_message(error_message(error), is_wrong=True)

    def chosen() -> None:
        if is_shown(form):
            form.show_folder(shared.path)
            form.show_message(tr("Ce qui attend est partagé par ce dossier."))

    def cleared() -> None:
        shared.leave()
        form.show_folder(None)
        form.show_message(tr("Plus rien n’y est mis ; ce qui y était y reste."))

    form.chosen.connect(lambda path: shared.choose(Path(path), chosen, failed))
    form.cleared.connect(cleared)
    shared.check(found, failed)
    return form
