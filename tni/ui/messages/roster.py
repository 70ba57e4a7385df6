"""Text about class lists from files: their kind, errors in a file, reasons for leaving out a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tni.core import format_errors
from tni.roster.class_list import ClassList, LeftOutPerson, LeftOutReason, PupilRow, RosterKind
from tni.roster.errors import ParentsFileError, PartialRosterError
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.file_errors import os_error_message


def roster_error_message(error: Exception) -> str:
    """Return the error in the file and what to do. The message contains nothing from the file."""
    match error:
        case format_errors.NotTextError():
            return tr("Ce fichier n’est pas une liste : dans le tableur, l’enregistrer au format CSV.")
        case format_errors.UnknownFileError():
            return tr("Cette liste d’élèves n’est pas reconnue : exporter les élèves, ou un CSV. Rien n’a été lu.")
        case format_errors.EmptyFileError():
            return tr("Ce fichier ne contient aucun élève.")
        case format_errors.FileTooLargeError() | format_errors.FileTooDeepError() | format_errors.ZipBombError():
            return tr("Ce fichier est trop grand pour une liste de classe.")
        case format_errors.MalformedFileError(line=None):
            return tr("Cette archive est abîmée : exporter la liste à nouveau.")
        case format_errors.MalformedFileError():
            return tr("La ligne {} du fichier est mal formée : la corriger, puis recommencer.").format(error.line)
        case ParentsFileError():
            return tr("C’est la liste des responsables : choisir celle des élèves. Rien n’a été lu.")
        case format_errors.EntityDeclarationError():
            return tr("Ce fichier XML n’est pas un export normal et pourrait être piégé. Rien n’a été lu.")
        case format_errors.LockedArchiveError():
            return tr(
                "Cette archive est protégée par un mot de passe : l’ouvrir, puis choisir le fichier qu’elle contient."
            )
        case format_errors.ReadTimeoutError() | format_errors.ReaderCrashedError():
            return tr("Ce fichier est trop lourd pour une liste de classe. Rien n’a été lu.")
        case PartialRosterError():
            return tr("Ce fichier ne contient que des changements : exporter la liste complète. Rien n’a été lu.")
        case OSError():
            return os_error_message(error)
        case _:
            return tr("La liste n’a pas pu être importée ; les classes sont inchangées.")


def roster_kind_text(kind: RosterKind) -> str:
    return {
        RosterKind.ONDE: tr("liste d’ONDE"),
        RosterKind.SIECLE: tr("export de SIECLE"),
        RosterKind.AAF: tr("annuaire AAF"),
        RosterKind.ONEROSTER: tr("archive OneRoster"),
        RosterKind.ENT: tr("liste d’un ENT"),
        RosterKind.TABLE: tr("tableau (PRONOTE, tableur)"),
    }[kind]


def no_header_text() -> str:
    return tr("Pas de ligne d’en-tête : les colonnes sont devinées d’après leur contenu, à vérifier.")


def doubtful_accents_text(readings: tuple[str, ...]) -> str:
    """Return a notice for a file whose accents two encodings read differently; readings: the same word in each."""
    return tr("Les accents sont devinés : « {} » ou « {} », à vérifier.").format(*readings)


def left_out_reason_text(why: LeftOutReason) -> str:
    return {
        LeftOutReason.GONE: tr("a quitté l’établissement"),
        LeftOutReason.TWICE: tr("figure deux fois"),
        LeftOutReason.NO_NAME: tr("sans nom"),
        LeftOutReason.NOT_PUPIL: tr("n’est pas un élève"),
        LeftOutReason.NO_PUPIL_LINE: tr("titre ou total"),
    }[why]


def left_out_text(left_out: tuple[LeftOutPerson, ...]) -> str:
    """Return counts by reason: `1 a quitté l’établissement, 2 sans nom`; "" if nobody was left out."""
    counts = Counter(one.why for one in left_out)
    lines = counts.pop(LeftOutReason.NO_PUPIL_LINE, 0)
    parts = [f"{counts[why]} {left_out_reason_text(why)}" for why in LeftOutReason if counts[why]]
    if lines:
        parts.append((tr("{} titre ou total") if is_singular(lines) else tr("{} titres ou totaux")).format(lines))
    return ", ".join(parts)


def pupil_label(pupil: PupilRow) -> str:
    used = f" ({pupil.usage_name})" if pupil.usage_name else ""
    return f"{pupil.last_name}{used} {pupil.first_name}".strip()


def class_list_lines(found: ClassList) -> Iterator[str]:
    """Yield lines for a terminal, names included: they are what the command asks for."""
    one = is_singular(len(found.pupils))
    words = tr("{kind} : {count} élève") if one else tr("{kind} : {count} élèves")
    yield words.format(kind=roster_kind_text(found.kind), count=len(found.pupils))
    if not found.has_header:
        yield no_header_text()
    if found.readings:
        yield doubtful_accents_text(found.readings)
    by_class: dict[str, list[PupilRow]] = {}
    for pupil in found.pupils:
        by_class.setdefault(pupil.class_name or pupil.class_key, []).append(pupil)
    for name in sorted(by_class, key=lambda name: (not name, name)):
        yield name or tr("Sans classe")
        for pupil in by_class[name]:
            groups = f"  [{', '.join(pupil.groups)}]" if pupil.groups else ""
            yield f"  {pupil_label(pupil)}{groups}"
    if found.left_out:
        yield tr("Non repris")
        for out in found.left_out:
            name = f"{out.last_name} {out.first_name}".strip()
            yield f"  {name or '–'} : {left_out_reason_text(out.why)}"
