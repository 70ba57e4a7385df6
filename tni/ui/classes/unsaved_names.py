"""Names that are typed in the sheet of classes and not saved yet: they hold up its end, and the program's."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.ui.classes.pupils_page import PupilsPage
from tni.ui.classes.typed_class_page import TypedClassPage
from tni.ui.i18n import tr


def unsaved_names(typed: TypedClassPage, pupils: PupilsPage) -> tuple[QWidget, str] | None:
    """Return the page on which names wait to be saved, and what to do about them; None where nothing waits."""
    if typed.is_waiting:
        return typed, tr("La classe saisie n’est pas encore enregistrée : l’enregistrer, ou annuler.")
    if pupils.name_form.is_waiting:
        text = tr("Le nom saisi n’est pas encore enregistré : toucher « {} » ou « Annuler ».")
        return pupils, text.format(pupils.name_form.save.accessibleName())
    return None
