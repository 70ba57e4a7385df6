"""Message about an open lesson that is not saved in its file: why, where it is kept instead, and what to do. Empty
when all is well."""

from __future__ import annotations

from tni.files.lesson_health import LessonHealth, StorageTrouble, StorageTroubleKind
from tni.ui.i18n import tr


def lesson_health_message(health: LessonHealth) -> str:
    """Return one sentence: what happened, what was kept, what to do. Empty when all is well."""
    if health.trouble is not None:
        if health.rescue is not None:
            kept = tr("Tout est gardé dans « {name} ».").format(name=health.rescue)
        else:
            kept = tr("Tout est gardé en mémoire : ne pas fermer TNI.")
        return f"{write_failure_message(health.trouble)} {kept}"
    if health.beside is not None:
        return tr("La leçon a été modifiée ailleurs : votre version est enregistrée à côté, sous « {name} ».").format(
            name=health.beside.name
        )
    if health.publishing is not None:
        return tr("{why} La leçon est gardée sur cet ordinateur et sera recopiée dès que possible.").format(
            why=write_failure_message(health.publishing)
        )
    return ""


def write_failure_message(trouble: StorageTrouble) -> str:
    """Return the reason why writing fails, and the remedy."""
    match trouble.kind:
        case StorageTroubleKind.DISK_FULL:
            return tr("Le disque est plein : libérer de la place.")
        case StorageTroubleKind.READ_ONLY:
            return tr("L’emplacement de la leçon est en lecture seule.")
        case StorageTroubleKind.NO_RIGHT:
            return tr("Ce compte n’a pas le droit de lire ce fichier.")
        case StorageTroubleKind.MOVED:
            return tr("Le fichier de la leçon a été déplacé ou supprimé.")
        case StorageTroubleKind.UNREACHABLE:
            return tr("L’emplacement de la leçon n’est plus accessible (clé retirée, réseau coupé).")
        case _:
            return tr("La leçon ne peut pas être enregistrée à sa place.")
