"""Messages for errors of files: device recordings, handwriting, and the system's own errors."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

from tni.core.device_errors import HidDescriptorError, NotABoardError, RecordingError, ShortReportError, UsbLogError
from tni.core.format_errors import UnipenError, UnipenIncludeError
from tni.core.one_line import one_line
from tni.files.atomic import WriteError
from tni.files.errors import FolderUnusableError, SharedFolderError, UnknownExportFormatError
from tni.files.regular_file import NotRegularFileError
from tni.ui.i18n import tr


def quoted_name(path: Path | None) -> str:
    return tr("« {} »", "name of a file").format(one_line(path.name)) if path is not None and path.name else ""


def os_error_message(error: OSError, path: Path | None = None) -> str:
    """Return the message for an error of the system. The system's own text is not used, because it is not in the
    interface's language."""
    found = path or (Path(str(error.filename)) if error.filename else None)
    return tr("Le fichier {name} n’a pas pu être lu ou écrit : {why}.").format(name=quoted_name(found), why=_why(error))


def _why(error: Exception) -> str:
    if isinstance(error, NotRegularFileError):
        return tr("ce n’est pas un fichier ordinaire")
    match error.errno if isinstance(error, OSError) else None:
        case errno.ENOENT | errno.ENOTDIR:
            return tr("il est introuvable")
        case errno.EACCES | errno.EPERM:
            return tr("TNI n’en a pas le droit")
        case errno.EROFS:
            return tr("son emplacement est en lecture seule")
        case errno.ENOSPC | errno.EDQUOT:
            return tr("le disque est plein")
        case errno.EISDIR:
            return tr("c’est un dossier")
        case errno.EEXIST:
            return tr("il existe déjà")
        case errno.ENAMETOOLONG:
            return tr("son nom est trop long")
        case _:
            return tr("le disque ou le réseau ne répond pas comme il faut")


def _unipen(error: UnipenError) -> str:
    if isinstance(error, UnipenIncludeError):
        return tr("Ce fichier UNIPEN en demande un autre (ligne {}), qui n’est pas à côté de lui : l’y placer.").format(
            error.line
        )
    if error.line:
        return tr("Ce fichier UNIPEN ne peut pas être lu : la ligne {} est mal formée.").format(error.line)
    return tr("Ce fichier UNIPEN ne contient aucun trait.")


def _usb_log(error: UsbLogError) -> str:
    if error.line:
        return tr("Ce n’est pas un journal USB lisible : la ligne {} est mal formée.").format(error.line)
    return tr("Ce journal USB est trop grand.")


FILE_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (UnipenError, _unipen),
    (UsbLogError, _usb_log),
    (
        RecordingError,
        lambda e: tr("Ce n’est pas un enregistrement de tableau lisible : la ligne {} est mal formée.").format(e.line),
    ),
    (NotABoardError, lambda _: tr("Cet enregistrement ne vient pas d’un tableau : il ne contient aucune position.")),
    (
        HidDescriptorError,
        lambda _: tr("La description de l’appareil, dans cet enregistrement, est illisible."),
    ),
    (ShortReportError, lambda _: tr("L’appareil de cet enregistrement envoie des données trop courtes.")),
    (
        UnknownExportFormatError,
        lambda e: tr(
            "{name} : une leçon devient un fichier .tni, .pdf, .html, .png, .svg, .ubz, .iwb, .xopp, .inkml, .xml ou "
            ".jsonld (notice) ; donner l’une de ces extensions."
        ).format(name=quoted_name(e.path)),
    ),
    (WriteError, lambda e: os_error_message(e.cause, e.path)),
    (
        FolderUnusableError,
        lambda e: tr("Le dossier {name} n’a pas pu être ouvert : {why}. Rien n’y sera enregistré.").format(
            name=quoted_name(e.folder), why=_why(e.cause)
        ),
    ),
    (
        SharedFolderError,
        lambda e: tr("L’échange avec le dossier {name} n’a pas pu se faire : {why}. Rien n’est perdu ici.").format(
            name=quoted_name(e.folder), why=_why(e.cause)
        ),
    ),
)
