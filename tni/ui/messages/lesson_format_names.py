"""Names of the formats of other programs' lessons, as teachers know them."""

from __future__ import annotations

from tni.api.manifest import Localised
from tni.ui.i18n import tr
from tni.ui.messages.plugins import localised


def format_name(suffix: str, plugin: Localised | None = None) -> str:
    """Return the name of a format. suffix: with its point. plugin: the name of the plugin that reads or writes it."""
    if plugin is not None:
        return localised(plugin)
    return _names().get(suffix, suffix.removeprefix(".").upper())


def _names() -> dict[str, str]:
    impress, smart = "LibreOffice Impress", "SMART Notebook"
    return {
        ".ubz": "OpenBoard",
        ".ubx": "OpenBoard",
        ".iwb": tr("Format commun des tableaux interactifs"),
        ".xopp": "Xournal++",
        ".xoj": "Xournal",
        ".rnote": "Rnote",
        ".notebook": smart,
        ".xbk": smart,
        ".pptx": "PowerPoint",
        ".ppsx": "PowerPoint",
        ".potx": "PowerPoint",
        ".pptm": "PowerPoint",
        ".odp": impress,
        ".otp": impress,
        ".fodp": impress,
        ".svg": tr("Dessin vectoriel"),
        ".inkml": tr("Encre InkML"),
    }
