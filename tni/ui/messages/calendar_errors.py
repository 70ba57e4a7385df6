"""Messages about files from which timetables, holidays and vocabularies are loaded. Nothing of the file is in them."""

from __future__ import annotations

from tni.core import format_errors
from tni.ui.i18n import tr
from tni.ui.messages.errors import error_message


def timetable_error_message(error: Exception) -> str:
    """Return why a timetable was not read, and what to do. The hours are as they were."""
    match error:
        case format_errors.UnknownFileError():
            text = tr("Ce n’est pas un emploi du temps : exporter celui de PRONOTE ou de l’ENT au format iCal (.ics).")
        case format_errors.EmptyFileError():
            text = tr("Ce calendrier ne contient aucune heure de cette année scolaire.")
        case _:
            text = _calendar_error_message(error)
    return text


def holidays_error_message(error: Exception) -> str:
    """Return why holidays were not read, and what to do."""
    match error:
        case format_errors.UnknownFileError() | format_errors.EmptyFileError():
            text = tr("Ce fichier ne contient pas de vacances : prendre le calendrier scolaire officiel de la zone.")
        case _:
            text = _calendar_error_message(error)
    return text


def vocabulary_error_message(error: Exception) -> str:
    """Return why a vocabulary was not loaded, and what to do."""
    match error:
        case format_errors.FileFormatError() | format_errors.ReadTimeoutError() | format_errors.ReaderCrashedError():
            return tr("Ce fichier n’est pas un vocabulaire lisible : prendre un fichier SKOS (.rdf) de ScoLOMFR.")
        case _:
            return error_message(error)


def _calendar_error_message(error: Exception) -> str:
    match error:
        case format_errors.FileTooLargeError() | format_errors.ReadTimeoutError() | format_errors.ReaderCrashedError():
            return tr("Ce calendrier est trop grand pour un emploi du temps ou des vacances. Rien n’a été lu.")
        case format_errors.FileFormatError():
            return tr("Ce calendrier est abîmé : l’exporter à nouveau. Rien n’a été lu.")
        case _:
            return error_message(error)
