"""Pages of the plugins' sheet: one plugin, one that is about to be installed, and one that is about to be removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.api.manifest import Manifest
from tni.services.plugins.plugin_folders import PluginOrigin
from tni.services.plugins.plugin_service import ListedPlugin, PluginStatus
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.row_column import RowColumn
from tni.ui.i18n import tr
from tni.ui.messages.plugins import (
    install_lines,
    localised,
    name_of,
    removal_question,
    removal_text,
    rights_lines,
    shown_name,
    status_text,
    version_text,
)

SWITCHED = (PluginStatus.ON, PluginStatus.OFF)


def _add_rights(column: RowColumn, lines: Sequence[str], *, is_warning: bool) -> None:
    """Add what a plugin may do to a column."""
    column.add_heading(tr("Ce qu’elle peut faire"))
    for line in lines:
        column.add_note(line, token="danger" if is_warning else "text")


class PluginPage(RowColumn):
    """Page of one plugin.

    Signals:
        switch_wanted: whether it is to be on.
        removal_wanted: remove it, after a question.
    """

    switch_wanted = Signal(bool)
    removal_wanted = Signal()

    def __init__(self, style: Style, plugin: ListedPlugin) -> None:
        manifest, is_on = plugin.manifest, plugin.status is PluginStatus.ON
        name, is_own = shown_name(plugin), plugin.origin is PluginOrigin.TEACHER
        super().__init__(style, name)
        self.add_title(name)
        token = "accent" if is_on else "muted" if plugin.status is PluginStatus.OFF else "danger"
        self.add_note(status_text(plugin.status).capitalize(), token=token)
        if plugin.status is PluginStatus.FORBIDDEN:
            self.add_note(tr("La personne qui s’occupe des ordinateurs de l’établissement ne l’autorise pas."))
        if manifest is not None:
            self.add_note(localised(manifest.summary))
        if plugin.status is PluginStatus.BROKEN:
            self.add_note(
                tr(
                    "Elle est mal faite ou abîmée, ou porte le nom d’une autre : la réinstaller ou la retirer. "
                    "« tni plugin list » en dit la raison à son auteur."
                )
            )
        text = tr("Désactiver") if is_on else tr("Activer")
        self.switch = TextButton(style, text, name=f"{text} : {name}", filled=not is_on)
        self.switch.clicked.connect(lambda: self.switch_wanted.emit(not is_on))
        self.add(self.switch, narrow=True)
        self.switch.setVisible(plugin.status in SWITCHED)
        if manifest is not None:
            rights = rights_lines(manifest, plugin.origin)
            _add_rights(self, rights, is_warning=manifest.is_trusted and is_own)
            self.add_heading(tr("Version et origine"))
            self.add_note(version_text(manifest, plugin.origin), token="muted")
        self.remove = TextButton(style, tr("Retirer…", "plugin"), name=tr("Retirer : {}").format(name))
        self.remove.clicked.connect(self.removal_wanted)
        self.add(self.remove, narrow=True)
        self.remove.setVisible(is_own)
        self.first_button = self.switch if plugin.status in SWITCHED else self.remove
        self.end()


class PluginPackagePage(QWidget):
    """Page of a plugin that is about to be installed: what it is and may do, before anything is written."""

    install_wanted = Signal()
    left = Signal()

    def __init__(self, style: Style, manifest: Manifest, present: ListedPlugin | None, file: str) -> None:
        """file: name of the file that it is in."""
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        column = RowColumn(style, name_of(manifest))
        column.add_title(tr("Installer « {} » ?").format(name_of(manifest)))
        rights = rights_lines(manifest)
        _add_rights(column, rights, is_warning=manifest.is_trusted)
        column.add_heading(tr("Ce qu’elle est"))
        for text in list(install_lines(manifest, present))[1:]:
            if text not in rights:
                column.add_note(text)
        column.add_note(tr("Version {version}, fichier {file}").format(version=manifest.version, file=file))
        column.end()
        rows.addWidget(column, 1)
        self.back = TextButton(style, tr("Annuler", "cancel"), filled=manifest.is_trusted)
        self.back.clicked.connect(self.left)
        install = TextButton(style, tr("Installer"), filled=not manifest.is_trusted)
        install.clicked.connect(self.install_wanted)
        rows.addLayout(_line(style, install, self.back))


class PluginRemovalPage(QWidget):
    """Page that asks whether a plugin is to be removed. Its buttons lie elsewhere than the one that led to it."""

    agreed = Signal()
    left = Signal()

    def __init__(self, style: Style, plugin: ListedPlugin) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        column = RowColumn(style, shown_name(plugin))
        column.add_title(removal_question(plugin))
        column.add_note(removal_text(plugin))
        column.end()
        rows.addWidget(column, 1)
        self.back = TextButton(style, tr("Annuler", "cancel"), filled=True)
        self.back.clicked.connect(self.left)
        remove = TextButton(style, tr("Retirer", "plugin"))
        remove.clicked.connect(self.agreed)
        rows.addLayout(_line(style, remove, self.back))


def _line(style: Style, *buttons: TextButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(style.theme.metrics.gap_px)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
