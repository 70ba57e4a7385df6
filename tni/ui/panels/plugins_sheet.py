"""Sheet « Extensions »: what each plugin is for and may do, whether it is on, and the installing of one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.api.manifest import Manifest
from tni.services.plugins.plugin_service import ListedPlugin, PluginsState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.messages.plugins import kind_text, policy_text, shown_name, status_text
from tni.ui.panels.plugin_pages import PluginPackagePage, PluginPage, PluginRemovalPage

ID = Qt.ItemDataRole.UserRole


class PluginsSheet(Sheet):
    """Sheet of the plugins.

    Signals:
        switch_wanted: id of a plugin, and whether it is to be on.
        file_wanted: choose a file to install.
        install_wanted: install what is shown.
        removal_wanted: remove the plugin of an id, which the teacher has confirmed.
    """

    switch_wanted = Signal(str, bool)
    file_wanted = Signal()
    install_wanted = Signal()
    removal_wanted = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Extensions"), parent)
        self._state: PluginsState | None = None
        self._listed: list[str] = []
        self.install = TextButton(style, tr("Installer une extension…"))
        self.install.clicked.connect(self.file_wanted)
        self.head.insertWidget(self.head.count() - 1, self.install)
        self.policy = Label(style, token="danger")
        self.policy.setWordWrap(True)
        self.rows.addWidget(self.policy)
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addWidget(self._make_list(), 2)
        self._right = QVBoxLayout()
        body.addLayout(self._right, 3)
        self.page: QWidget | None = None
        self.rows.addLayout(body, 1)
        self.message = Label(style, token="accent")
        self.message.setAccessibleName(tr("Ce qui vient d’être fait"))
        self.message.setWordWrap(True)
        self.message.hide()
        self.rows.addWidget(self.message)

    def _make_list(self) -> QListWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Extensions"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        self._empty = EmptyListNote(self.kit, tr("Aucune extension sur cet ordinateur."), self.list)
        self.list.currentRowChanged.connect(lambda _row: self._show_detail())
        self.list.itemClicked.connect(lambda _item: self._show_detail())
        return self.list

    # -- contents

    @property
    def chosen(self) -> ListedPlugin | None:
        row = self.list.currentRow()
        plugins = () if self._state is None else self._state.plugins
        return plugins[row] if 0 <= row < len(plugins) else None

    def show_plugins(self, state: PluginsState, chosen: str = "") -> None:
        """Show all plugins. chosen: id of the one to choose, "" for the one that is."""
        before = self.chosen
        self._state = state
        self.policy.setText(policy_text(state.policy))
        self.policy.setVisible(bool(self.policy.text()))
        self.install.setEnabled(state.can_install)
        why = "" if state.can_install else self.policy.text()
        self.install.setToolTip(why)
        self.install.setAccessibleDescription(why)
        ids = [one.id for one in state.plugins]
        wanted = chosen or ("" if before is None else before.id)
        self.list.blockSignals(True)
        self.list.clear()
        for one in state.plugins:
            self.list.addItem(QListWidgetItem(_line(one)))
        if ids:
            self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self.list.blockSignals(False)
        self._show_detail()

    def show_package(self, manifest: Manifest, present: ListedPlugin | None, file: str) -> None:
        """Show what a plugin may do before it is installed. present: an earlier version of it. file: name of the file
        that it is in."""
        page = PluginPackagePage(self.kit, manifest, present, file)
        page.install_wanted.connect(self.install_wanted)
        page.left.connect(self._show_detail)
        self.say("")
        self._show_page(page)
        page.back.setFocus()

    def say(self, text: str, *, is_wrong: bool = False) -> None:
        """Say what was just done, or why it was not."""
        self.message.set_token("danger" if is_wrong else "accent")
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _show_detail(self) -> None:
        plugin = self.chosen
        if plugin is None:
            self._show_page(None)
            return
        page = PluginPage(self.kit, plugin)
        page.switch_wanted.connect(lambda is_on: self.switch_wanted.emit(plugin.id, is_on))
        page.removal_wanted.connect(lambda: self._ask_removal(plugin))
        self._show_page(page)

    def _ask_removal(self, plugin: ListedPlugin) -> None:
        page = PluginRemovalPage(self.kit, plugin)
        page.agreed.connect(lambda: self.removal_wanted.emit(plugin.id))
        page.left.connect(self._show_detail)
        self.say("")
        self._show_page(page)
        page.back.setFocus()

    def _show_page(self, page: QWidget | None) -> None:
        had_focus = self.page is not None and self.page.isAncestorOf(self.focusWidget() or self)
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        if page is not None:
            self._right.addWidget(page)
            page.show()
            if had_focus and isinstance(page, PluginPage):
                page.first_button.setFocus()


def _line(plugin: ListedPlugin) -> str:
    if plugin.manifest is None:
        return f"{plugin.id}\n{status_text(plugin.status)}"
    return f"{shown_name(plugin)}\n{kind_text(plugin.manifest.kind)}, {status_text(plugin.status)}"
