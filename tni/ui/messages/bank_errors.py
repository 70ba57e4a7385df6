"""Messages for errors of question banks and of the sandboxed reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.core import format_errors
from tni.quiz.bank import errors
from tni.ui.i18n import tr

MAX_NAMED = 5
"""Most names in a message."""


def _malformed(error: format_errors.MalformedFileError) -> str:
    if error.line is None:
        return tr("Cette banque de questions est abîmée : elle n’a pas pu être lue.")
    return tr("Cette banque de questions ne peut pas être lue : la ligne {} est mal formée.").format(error.line)


def _nothing_readable(error: errors.NothingReadableError) -> str:
    if error.missing:
        return tr("Les questions se trouvent dans d’autres fichiers, absents du dossier : {}.").format(
            _named(error.missing)
        )
    if error.kinds:
        return tr("Aucune question de ce fichier n’a pu être lue ; types inconnus : {}.").format(_named(error.kinds))
    return tr("Aucune question de ce fichier n’a pu être lue.")


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:MAX_NAMED]) + ("…" if len(names) > MAX_NAMED else "")


BANK_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (format_errors.MalformedFileError, _malformed),
    (format_errors.EmptyFileError, lambda _: tr("Ce fichier ne contient aucune question.")),
    (format_errors.UnknownFileError, lambda _: tr("Ce format de banque de questions n’est pas reconnu.")),
    (
        format_errors.FileTooLargeError,
        lambda _: tr("Cette banque de questions est trop grande : la découper en plusieurs."),
    ),
    (format_errors.FileTooDeepError, lambda _: tr("Cette banque de questions est trop compliquée pour être lue.")),
    (errors.BankTooSlowError, lambda _: tr("Cette banque de questions est trop longue à lire : la découper.")),
    (
        format_errors.EntityDeclarationError,
        lambda _: tr("Cette banque de questions a été refusée : son fichier XML pourrait être piégé."),
    ),
    (
        format_errors.ZipBombError,
        lambda _: tr("Cette archive a été refusée : son contenu est anormalement gros."),
    ),
    (
        format_errors.LockedArchiveError,
        lambda _: tr("Cette archive est protégée par un mot de passe : l’enregistrer sans mot de passe."),
    ),
    (errors.NothingReadableError, _nothing_readable),
    (errors.NothingToWriteError, lambda _: tr("Il n’y a aucune question à exporter.")),
    (
        errors.NothingWritableError,
        lambda _: tr("Aucune de ces questions ne peut être écrite dans ce format : en choisir un autre."),
    ),
    (
        errors.UnknownBankFormatError,
        lambda e: tr("« {} » n’est pas un format d’enregistrement : en donner un avec --to.").format(e.name),
    ),
)

SANDBOX_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (format_errors.ReadTimeoutError, lambda _: tr("Ce fichier est trop long à lire : le découper en plusieurs.")),
    (format_errors.ReadCancelledError, lambda _: tr("La lecture a été arrêtée ; rien n’a été enregistré.")),
    (format_errors.ReaderCrashedError, lambda _: tr("Ce fichier n’a pas pu être lu : il est abîmé ou trop grand.")),
)
