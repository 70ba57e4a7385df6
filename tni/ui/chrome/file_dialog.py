"""File dialog: the system's own, else Qt's, adapted to the program's style and language."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import (
    QDir,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QStandardPaths,
    QStorageInfo,
    Qt,
    QUrl,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QListView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QWidget,
)

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

REMOVABLE_MOUNTS = ("/media/", "/run/media/", "/Volumes/")
NAME_COLUMN, DATE_COLUMN = 0, 3
_TOOLS = {"backButton": "chevron-left", "forwardButton": "chevron-right", "toParentButton": "chevron-up"}
_SURPLUS = ("listModeButton", "detailModeButton", "newFolderButton")


def file_dialog(style: Style, parent: QWidget, title: str, start: str, kinds: str) -> QFileDialog:
    """Make a file dialog, not yet shown and deleted when closed. start: initial folder; kinds: filters, in Qt's
    syntax."""
    dialog = QFileDialog(parent, title, start, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, tr("Dossier :"))
    dialog.setLabelText(label.FileName, tr("Nom du fichier :"))
    dialog.setLabelText(label.FileType, tr("Type :"))
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.setSidebarUrls(_places(start))
    files = dialog.findChild(QTreeView, "treeView")
    if files is not None:  # the system's own dialog has no Qt widgets
        _apply_style(style, dialog, files)
    return dialog


def ask_files_to_join(style: Style, parent: QWidget, chosen: Callable[[list[str]], object]) -> None:
    """Ask for files of any kind that are to be joined. chosen: gets their paths."""
    dialog = file_dialog(style, parent, tr("Joindre un fichier"), "", tr("Tous les fichiers") + " (*)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(chosen)
    dialog.show()


def _apply_style(style: Style, dialog: QFileDialog, files: QTreeView) -> None:
    """Style Qt's dialog: large enough for its text, with full names and dates, and with the program's icons."""
    metrics = style.theme.metrics
    icon_size = QSize(metrics.icon_px, metrics.icon_px)
    for name, icon in _TOOLS.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(style.icons.icon(icon, style.theme))
            button.setIconSize(icon_size)
            button.setMinimumSize(metrics.target_px, metrics.target_px)
    for name in _SURPLUS:
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.hide()
    places = dialog.findChild(QListView, "sidebar")
    if places is not None:
        places.setMinimumWidth(metrics.target_px * 4)
        places.setIconSize(icon_size)
    files.setIconSize(icon_size)
    for combo in dialog.findChildren(QComboBox):
        combo.setIconSize(icon_size)
    for column in range(files.model().columnCount()):
        files.setColumnHidden(column, column not in (NAME_COLUMN, DATE_COLUMN))
    head = files.header()
    head.setStretchLastSection(False)
    head.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)
    head.setSectionResizeMode(DATE_COLUMN, QHeaderView.ResizeMode.ResizeToContents)
    files.setItemDelegateForColumn(DATE_COLUMN, _DateDelegate(files))
    files.sortByColumn(DATE_COLUMN, Qt.SortOrder.DescendingOrder)
    wanted = QSize(metrics.target_px * 19, metrics.target_px * 12)
    dialog.resize(wanted.boundedTo(dialog.screen().size() * 0.9))
    splitter = dialog.findChild(QSplitter, "splitter")
    if splitter is not None:  # a long name among the places leaves the files their width
        width = metrics.target_px * 4
        splitter.setSizes([width, dialog.width() - width])


class _DateDelegate(QStyledItemDelegate):
    """Shows the date of a file in the interface's language, where Qt takes the system's, which may have none."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, QFileSystemModel):
            here = model.index(index.row(), index.column(), index.parent())
            changed = model.lastModified(here).toLocalTime()
            option.text = QLocale().toString(changed, QLocale.FormatType.ShortFormat)


def _places(start: str) -> list[QUrl]:
    """Return the places of a teacher's files: the initial folder, documents, pictures, desktop, downloads, home, USB
    keys."""
    standard = QStandardPaths.StandardLocation
    usual = (
        standard.DocumentsLocation, standard.PicturesLocation, standard.DesktopLocation, standard.DownloadLocation,
        standard.HomeLocation,
    )  # fmt: skip
    folders = [start, *(QStandardPaths.writableLocation(place) for place in usual)]
    keys = [v.rootPath() for v in QStorageInfo.mountedVolumes() if v.rootPath().startswith(REMOVABLE_MOUNTS)]
    return [QUrl.fromLocalFile(f) for f in dict.fromkeys([*folders, *keys]) if f and QDir(f).exists()]
