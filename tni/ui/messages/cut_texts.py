"""Text on what is left out of a text that is too long or has too many styles."""

from __future__ import annotations

from tni.ui.i18n import tr


def cut_text() -> str:
    """Return what is told when the end of a text, or of its styles, was left out."""
    return tr("Texte trop long, ou trop de styles différents : la fin manque, ou elle est sans ses styles.")
