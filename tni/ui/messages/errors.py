"""Error messages for the teacher, one sentence each: what happened, what was kept, what to do."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from tni.core.device_errors import UdpPortError
from tni.core.printers import PrinterError
from tni.files import lesson_errors as lessons
from tni.files.errors import CalibrationsError, CalibrationsNotSavedError, QuarantinedError, SettingsError
from tni.files.pdf_errors import PdfError, PdfFault
from tni.files.picture_errors import PictureError, PictureFault
from tni.quiz.bank.errors import CollectionNameTakenError
from tni.services.lesson.file_kind import UnknownFileKindError
from tni.ui.i18n import tr
from tni.ui.messages.bank_errors import BANK_ERRORS as SAY_BANKS
from tni.ui.messages.bank_errors import SANDBOX_ERRORS
from tni.ui.messages.file_errors import FILE_ERRORS, os_error_message, quoted_name
from tni.ui.messages.health import write_failure_message

_log = logging.getLogger(__name__)


def error_message(error: Exception) -> str:
    """Return a message in the interface's language. An error without a message of its own is logged: its text is
    English and of no use to a teacher."""
    if (known := known_error_message(error)) is not None:
        return known
    _log.error("an error without a message of its own", exc_info=error)
    return unknown_error_message()


def known_error_message(error: Exception) -> str | None:
    """Return one sentence in the interface's language; None for an error without a message of its own."""
    # with what these are about, not before an error
    from tni.ui.messages.cahier_errors import CAHIER_ERRORS
    from tni.ui.messages.library_history import LIBRARY_ERRORS
    from tni.ui.messages.media_errors import MEDIA_ERRORS
    from tni.ui.messages.network import NETWORK_ERRORS
    from tni.ui.messages.planning_errors import PLANNING_ERRORS
    from tni.ui.messages.plugin_formats import FORMAT_ERRORS
    from tni.ui.messages.plugins import PLUGIN_ERRORS
    from tni.ui.messages.resource_errors import RESOURCE_ERRORS
    from tni.ui.messages.sending import SENDING_ERRORS
    from tni.ui.messages.sign_in import SIGN_IN_ERRORS

    of_cahier = (*CAHIER_ERRORS, *SENDING_ERRORS, *SIGN_IN_ERRORS, *PLUGIN_ERRORS, *FORMAT_ERRORS)
    rare = (*of_cahier, *PLANNING_ERRORS, *LIBRARY_ERRORS, *NETWORK_ERRORS, *RESOURCE_ERRORS, *MEDIA_ERRORS)
    for kind, say in (*rare, *_MESSAGES, *FILE_ERRORS, *SAY_BANKS, *SANDBOX_ERRORS):
        if isinstance(error, kind):
            return say(error)
    return os_error_message(error) if isinstance(error, OSError) else None


def unknown_error_message() -> str:
    return tr("Cela n’a pas marché. Rien n’a été perdu.")


def _in_use(error: lessons.LessonInUseError) -> str:
    who = ""
    if error.owner is not None:
        who = tr(" sur le poste {host}").format(host=error.owner.host) if error.owner.host else ""
    return tr("{name} est déjà ouverte dans une autre fenêtre{who} : la fermer là-bas, puis recommencer.").format(
        name=quoted_name(error.path), who=who
    )


def _not_a_lesson(error: lessons.NotALessonError) -> str:
    if error.found == "empty":
        text = tr("{name} est abîmée : le fichier est vide. « Vérifier ma bibliothèque » en cherche une copie saine.")
    else:
        text = tr("{name} n’est pas une leçon de TNI ; le fichier est resté tel quel.")
    return text.format(name=quoted_name(error.path))


def _picture(error: PictureError) -> str:
    why = {
        PictureFault.MISSING: tr("elle est introuvable"),
        PictureFault.TOO_LARGE: tr("elle est trop grande"),
        PictureFault.HEIC: tr(
            "cet ordinateur ne lit pas ce format de téléphone ; l’enregistrer en JPEG, ou installer pi-heif"
        ),
    }.get(error.fault, tr("ce n’est pas une image lisible"))
    return tr("L’image {name} n’a pas été ajoutée : {why}. La leçon est inchangée.").format(
        name=quoted_name(error.source), why=why
    )


def _pdf(error: PdfError) -> str:
    why = {
        PdfFault.ENCRYPTED: tr("il est protégé par un mot de passe ; en enregistrer une copie sans mot de passe"),
        PdfFault.NOT_PDF: tr("ce n’est pas un PDF"),
        PdfFault.EMPTY: tr("il est vide"),
        PdfFault.NO_PAGES: tr("il ne contient aucune page"),
        PdfFault.MISSING: tr("il est introuvable"),
        PdfFault.TOO_LARGE: tr("il est trop grand"),
        PdfFault.TIMEOUT: tr("il demande trop de temps"),
    }.get(error.fault, tr("il est abîmé"))
    return tr("Le PDF n’a pas pu être lu : {why}. La leçon est inchangée.").format(why=why)


def _udp_port(error: UdpPortError) -> str:
    if error.taken:
        return tr(
            "Le port {port} est pris par un autre programme : les doigts suivis par TUIO n’écrivent pas. "
            "Fermer ce programme, puis recommencer."
        ).format(port=error.port)
    return tr("Le port {port} n’a pas pu être écouté : les doigts suivis par TUIO n’écrivent pas.").format(
        port=error.port
    )


def _settings(error: SettingsError) -> str:
    if error.kept is None:
        return tr("Les réglages n’ont pas pu être lus : TNI prend ceux d’origine, et {name} reste inchangé.").format(
            name=quoted_name(error.path)
        )
    return tr("Les réglages étaient abîmés : TNI reprend ceux d’origine, les anciens sont gardés sous {kept}.").format(
        kept=quoted_name(error.kept)
    )


def _calibrations(error: CalibrationsError) -> str:
    if error.kept is None:
        text = tr("Les calibrages n’ont pas pu être lus : les tableaux sont à calibrer, et {name} reste inchangé.")
        return text.format(name=quoted_name(error.path))
    text = tr("Les calibrages étaient abîmés : les tableaux sont à calibrer, le fichier est gardé sous {kept}.")
    return text.format(kept=quoted_name(error.kept))


def _quarantined(error: QuarantinedError) -> str:
    text = tr("{name} est abîmé : il est gardé sous {kept}, et un nouveau fichier le remplace.")
    if error.saved:
        text = tr(
            "{name} est abîmé : ce qui était lisible est repris dans un nouveau "
            "fichier, et l’ancien est gardé sous {kept}."
        )
    return text.format(name=quoted_name(error.path), kept=quoted_name(error.kept))


def _unknown_kind(path: Path) -> str:
    """Return the sentence, with the way out for files that teachers have many of."""
    suffix = path.suffix.lower()
    if suffix in _OLD_PRESENTATIONS:
        return tr(
            "{name} est d’un ancien PowerPoint, que TNI ne lit pas : l’enregistrer en .pptx dans PowerPoint ou "
            "LibreOffice, puis ouvrir ce fichier-là."
        )
    if suffix in _OFFICE_DOCUMENTS:
        return tr(
            "{name} n’est ni une leçon, ni un PDF, ni une image : l’enregistrer en PDF dans son logiciel, puis ouvrir "
            "ce PDF."
        )
    return tr("{name} n’est ni une leçon, ni un PDF, ni une image : choisir un autre fichier.")


_OLD_PRESENTATIONS = (".ppt", ".pps", ".pot")
_OFFICE_DOCUMENTS = (
    ".doc", ".docx", ".key", ".odg", ".ods", ".odt", ".pages", ".pub", ".rtf", ".xls", ".xlsx",
)  # fmt: skip
_MESSAGES: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (CollectionNameTakenError, lambda _: tr("Une autre collection s’appelle déjà ainsi : choisir un autre nom.")),
    (UnknownFileKindError, lambda e: _unknown_kind(e.path).format(name=quoted_name(e.path))),
    (lessons.LessonMissingError, lambda e: tr("{name} est introuvable.").format(name=quoted_name(e.path))),
    (
        lessons.LessonExistsError,
        lambda e: tr("{name} existe déjà : choisir un autre nom, rien n’a été remplacé.").format(
            name=quoted_name(e.path)
        ),
    ),
    (lessons.NotALessonError, _not_a_lesson),
    (
        lessons.LessonTooNewError,
        lambda e: tr(
            "{name} vient d’une version plus récente de TNI : mettre TNI à jour ; elle n’a pas été modifiée."
        ).format(name=quoted_name(e.path)),
    ),
    (
        lessons.LessonDamagedError,
        lambda e: tr(
            "{name} est abîmée : elle n’a pas été modifiée. TNI récupère ce qui en est lisible quand on l’ouvre ; "
            "« Vérifier ma bibliothèque » en cherche une copie saine."
        ).format(name=quoted_name(e.path)),
    ),
    (lessons.LessonInUseError, _in_use),
    (
        lessons.LessonUnpublishedError,
        lambda e: tr("{name} a des changements qui attendent : l’ouvrir d’abord, pour qu’ils y soient écrits.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        lessons.LockFileError,
        lambda e: tr(
            "{name} ne peut être ni ouverte ni remplacée : supprimer d’abord {lock}, à côté, qui n’est pas de TNI."
        ).format(name=quoted_name(e.path), lock=quoted_name(e.lock)),
    ),
    (
        lessons.LessonElsewhereError,
        lambda e: tr("{name} n’a pas pu être écrite. {why} Ce qui est au tableau est gardé dans « {kept} ».").format(
            name=quoted_name(e.path), why=write_failure_message(e.trouble), kept=e.kept
        ),
    ),
    (
        lessons.LessonUnreadableError,
        lambda e: tr("{name} n’a pas pu être ouverte ou écrite. {why} Ce qui est au tableau reste en mémoire.").format(
            name=quoted_name(e.path), why=write_failure_message(e.trouble)
        ),
    ),
    (QuarantinedError, _quarantined),
    (SettingsError, _settings),
    (CalibrationsError, _calibrations),
    (
        CalibrationsNotSavedError,
        lambda e: tr("Le calibrage vaut jusqu’à la fermeture de TNI : {name} n’a pas pu être écrit.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        PrinterError,
        lambda e: tr(
            "L’imprimante « {name} » n’a rien reçu : choisir une autre imprimante, ou enregistrer en PDF."
        ).format(name=e.printer),
    ),
    (UdpPortError, _udp_port),
    (PictureError, _picture),
    (PdfError, _pdf),
)
