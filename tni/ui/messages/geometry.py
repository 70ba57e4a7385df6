"""Messages about geometric constructions and the files that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tni.core import format_errors
from tni.core.one_line import one_line
from tni.ui.i18n import tr
from tni.ui.messages.errors import error_message


def construction_error_message(error: Exception) -> str:
    """Return why a file of GeoGebra was not read, and what to do."""
    match error:
        case format_errors.UnknownFileError():
            return tr("Ce n’est pas un fichier de GeoGebra : prendre un fichier .ggb.")
        case format_errors.LockedArchiveError():
            return tr("Ce fichier de GeoGebra est protégé par un mot de passe : en enregistrer une copie sans.")
        case (
            format_errors.FileTooLargeError()
            | format_errors.FileTooDeepError()
            | format_errors.ZipBombError()
            | format_errors.ReadTimeoutError()
            | format_errors.ReaderCrashedError()
        ):
            return tr("Ce fichier de GeoGebra est trop grand pour une construction. Rien n’a été lu.")
        case format_errors.FileFormatError():
            return tr("Ce fichier de GeoGebra est abîmé : l’enregistrer à nouveau dans GeoGebra.")
        case _:
            return error_message(error)


def construction_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each object of a construction, then one for each that was not read."""
    for row in found["objects"]:
        yield f"{one_line(row['label'])}  {one_line(row['type'])}  {_shown(row)}".rstrip()
    lost = found["unsupported"]
    if lost:
        yield tr("Non repris :")
    for row in lost:
        detail = f" ({one_line(row['detail'])})" if row["detail"] else ""
        yield f"  {one_line(row['label'])}  {_why(row['reason'])}{detail}"


def _shown(row: Mapping[str, Any]) -> str:
    if not row["defined"]:
        return tr("non défini")
    if "coordinates" in row:
        return f"({_number(row['coordinates'][0])} ; {_number(row['coordinates'][1])})"
    if "lines" in row:
        return tr("lieu de {of} quand {moved} se déplace").format(of=one_line(row["of"]), moved=one_line(row["moved"]))
    if "expression" in row:
        return one_line(row["expression"])
    if "value" in row:
        value = row["value"]
        return _number(value) if isinstance(value, float) else one_line(str(value))
    return "  ".join(_number(one) for one in row.get("coefficients", ()))


def _number(number: float) -> str:
    return f"{number:.6g}"


def _why(reason: str) -> str:
    match reason:
        case "kind":
            return tr("cette sorte d’objet n’est pas lue")
        case "command":
            return tr("cette commande n’est pas connue")
        case "needs":
            return tr("il dépend d’un objet qui n’a pas été lu")
        case "name":
            return tr("il nomme un objet qui n’existe pas")
        case "arguments":
            return tr("cette commande ne prend pas ces objets")
        case "too large":
            return tr("il demande trop de calculs")
        case _:
            return tr("son écriture n’est pas comprise")
