"""Sheet « Extensions »: what each plugin is for and may do, whether it is on, and the installing of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.api.manifest import Manifest
from tni.core.plugin_policy import AllowedPlugins
from tni.services.plugins.plugin_service import ListedPlugin, PluginsState, PluginStatus
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr
from tni.ui.messages.plugins import (
    install_lines,
    kind_text,
    localised,
    name_of,
    origin_text,
    policy_text,
    rights_lines,
    status_text,
)

ID = Qt.ItemDataRole.UserRole
SWITCHED = (PluginStatus.ON, PluginStatus.OFF)


class PluginsSheet(Sheet):
    """Sheet of the plugins.

    Signals:
        switch_wanted: id of a plugin, and whether it is to be on.
        file_wanted: choose a file to install.
        install_wanted: install what is shown.
    """

    switch_wanted = Signal(str, bool)
    file_wanted = Signal()
    install_wanted = Signal()

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
        self.install.setEnabled(state.policy.plugins not in (AllowedPlugins.OURS, AllowedPlugins.NONE))
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

    def show_package(self, manifest: Manifest, present: ListedPlugin | None) -> None:
        """Show what a plugin may do before it is installed. present: an earlier version of it."""
        page = PluginPackagePage(self.kit, manifest, present)
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
        self._show_page(page)

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
                page.switch.setFocus()


def _line(plugin: ListedPlugin) -> str:
    if plugin.manifest is None:
        return f"{plugin.id}\n{status_text(plugin.status)}"
    return f"{name_of(plugin.manifest)}\n{kind_text(plugin.manifest.kind)}, {status_text(plugin.status)}"


def _add_rights(column: RowColumn, manifest: Manifest, lines: Sequence[str]) -> None:
    """Add what a plugin may do to a column, a trusted one marked."""
    column.add_heading(tr("Ce qu’elle peut faire"))
    for line in lines:
        column.add_note(line, token="danger" if manifest.is_trusted else "text")


class PluginPage(RowColumn):
    """Page of one plugin. switch_wanted: whether it is to be on."""

    switch_wanted = Signal(bool)

    def __init__(self, style: Style, plugin: ListedPlugin) -> None:
        manifest, is_on = plugin.manifest, plugin.status is PluginStatus.ON
        name = plugin.id if manifest is None else name_of(manifest)
        super().__init__(style, name)
        self.add_title(name)
        token = "accent" if is_on else "muted" if plugin.status is PluginStatus.OFF else "danger"
        self.add_note(status_text(plugin.status).capitalize(), token=token)
        if plugin.status is PluginStatus.FORBIDDEN:
            self.add_note(tr("La personne qui s’occupe des ordinateurs de l’établissement ne l’autorise pas."))
        if manifest is not None:
            self.add_note(localised(manifest.summary))
        text = tr("Désactiver") if is_on else tr("Activer")
        self.switch = TextButton(style, text, name=f"{text} : {name}", filled=not is_on)
        self.switch.clicked.connect(lambda: self.switch_wanted.emit(not is_on))
        self.add(self.switch, narrow=True)
        self.switch.setVisible(plugin.status in SWITCHED)
        if manifest is not None:
            _add_rights(self, manifest, rights_lines(manifest))
            self.add_heading(tr("Version et origine"))
            by = ", ".join(filter(None, (manifest.author, manifest.licence)))
            self.add_note(", ".join(filter(None, (manifest.version, origin_text(plugin.origin), by))), token="muted")
        if plugin.why:
            self.add_heading(tr("Raison, pour son auteur"))
            self.add_note(plugin.why)
        self.end()


class PluginPackagePage(QWidget):
    """Page of a plugin that is about to be installed: what it is and may do, before anything is written."""

    install_wanted = Signal()
    left = Signal()

    def __init__(self, style: Style, manifest: Manifest, present: ListedPlugin | None) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        column = RowColumn(style, name_of(manifest))
        column.add_title(tr("Installer « {} » ?").format(name_of(manifest)))
        rights = rights_lines(manifest)
        _add_rights(column, manifest, rights)
        column.add_heading(tr("Ce qu’elle est"))
        for text in list(install_lines(manifest, present))[1:]:
            if text not in rights:
                column.add_note(text)
        column.end()
        rows.addWidget(column, 1)
        line = QHBoxLayout()
        line.setSpacing(style.theme.metrics.gap_px)
        self.back = TextButton(style, tr("Annuler", "cancel"), filled=manifest.is_trusted)
        self.back.clicked.connect(self.left)
        install = TextButton(style, tr("Installer"), filled=not manifest.is_trusted)
        install.clicked.connect(self.install_wanted)
        for button in (install, self.back):
            line.addWidget(button)
        line.addStretch(1)
        rows.addLayout(line)
