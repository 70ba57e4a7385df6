"""Controller of the plugins' sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from tni.core.tasks import TaskRunner
from tni.services.plugins.plugin_package import PluginPackage, read_package
from tni.services.plugins.plugin_service import PluginService, PluginsState
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.plugins import installed_text, removed_text, shown_name
from tni.ui.panels.plugins_sheet import PluginsSheet


class PluginsController(QObject):
    """Controller of the sheet. sheet: the one that is open; None without one."""

    def __init__(
        self,
        main: MainController,
        service: PluginService,
        tasks: TaskRunner,
        host: Callable[[], tuple[QWidget, Style]],
    ) -> None:
        """tasks: reads the file of a plugin."""
        super().__init__(main)
        self._service, self._tasks, self._host = service, tasks, host
        self.sheet: PluginsSheet | None = None
        self._package: PluginPackage | None = None
        service.changed.add(self._changed)

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
            return
        parent, style = self._host()
        sheet = self.sheet = PluginsSheet(style, parent)
        sheet.switch_wanted.connect(self._switch)
        sheet.file_wanted.connect(self._ask_file)
        sheet.install_wanted.connect(self._install)
        sheet.removal_wanted.connect(self._remove)
        sheet.closed.connect(self._closed)
        self._service.refresh()
        sheet.open()
        sheet.list.setFocus()

    def _closed(self) -> None:
        self._package = None
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _changed(self, state: PluginsState) -> None:
        if self.sheet is not None:
            self.sheet.show_plugins(state, "" if self._package is None else self._package.manifest.id)

    def _switch(self, id: str, is_on: bool) -> None:
        self._say("")
        try:
            if is_on:
                self._service.enable(id)
            else:
                self._service.disable(id)
        except Exception as error:  # noqa: BLE001  # the settings may not be writable
            self._failed(error)

    def _ask_file(self) -> None:
        from tni.ui.chrome.file_dialog import file_dialog

        if self.sheet is None:
            return
        kinds = tr("Extensions (*.zip)")
        dialog = file_dialog(self.sheet.kit, self.sheet, tr("Installer une extension"), str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.open()

    def look_at(self, path: Path) -> None:
        """Read a plugin's file, and show what it may do."""
        self._tasks.submit(lambda: read_package(path), lambda package: self._show_package(package, path), self._failed)

    def _show_package(self, package: PluginPackage, path: Path) -> None:
        if self.sheet is None:
            return
        try:
            self._service.check_installable(package)
        except Exception as error:  # noqa: BLE001  # told to the teacher
            self._failed(error)
            return
        self._package = package
        self.sheet.show_package(package.manifest, self._service.state.plugin(package.manifest.id), path.name)

    def _install(self) -> None:
        if (package := self._package) is None:
            return
        try:
            self._service.install(package)
        except Exception as error:  # noqa: BLE001  # told to the teacher
            self._failed(error)
        else:
            self._say(installed_text(package.manifest))
        self._package = None

    def _remove(self, id: str) -> None:
        plugin = self._service.state.plugin(id)
        try:
            self._service.remove(id)
        except Exception as error:  # noqa: BLE001  # told to the teacher
            self._service.refresh()
            self._failed(error)
        else:
            self._say(removed_text(id if plugin is None else shown_name(plugin)))

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        if self.sheet is not None:
            self.sheet.say(text, is_wrong=is_wrong)

    def _failed(self, error: Exception) -> None:
        self._say(error_message(error), is_wrong=True)
