"""Texts of the search for pictures on the computer: how many there are, what could not be read, what to do."""

from __future__ import annotations

from pathlib import PurePath

from tni.library.picture_search import PicturesFound
from tni.services.pictures.picture_finder import FinderState
from tni.ui.i18n import is_singular, tr

MOST_NAMED = 2
"""Folders that are named at once."""


def count_text(state: FinderState, found: PicturesFound) -> str:
    """Return how many pictures there are."""
    if state.failed or (state.is_walking and not state.count):
        return ""  # the empty grid says it
    if state.is_walking:
        one, more = tr("Recherche dans les dossiers : {} image…"), tr("Recherche dans les dossiers : {} images…")
        return (one if is_singular(state.count) else more).format(_number(state.count))
    if len(found.files) < found.count:
        return tr("Les {few} premières de {all} images, la plus récente d’abord.").format(
            few=_number(len(found.files)), all=_number(found.count)
        )
    return tr("1 image.") if found.count == 1 else tr("{} images.").format(_number(found.count)) if found.count else ""


def trouble_text(state: FinderState) -> str:
    """Return what could not be looked through."""
    told = []
    if state.silent:
        told.append(tr("Ne répond pas : {}.").format(_names(state.silent)))
    if state.unread:
        told.append(tr("Dossier que l’ordinateur refuse d’ouvrir : {}.").format(_names(state.unread)))
    if state.cut:
        told.append(tr("Trop d’images : toutes ne sont pas regardées. Décocher des dossiers dans « Où chercher »."))
    return " ".join(told)


def empty_text(state: FinderState, *, is_asked: bool, has_folders: bool) -> str:
    """Return what an empty grid says."""
    if not has_folders:
        return tr("Aucun dossier choisi. Toucher « Où chercher », puis cocher un dossier.")
    if state.failed:
        return tr("La recherche s’est arrêtée. Fermer ce panneau, puis le rouvrir.")
    if state.is_walking:
        return tr("Recherche dans les dossiers…")
    if is_asked and state.count:
        return tr("Rien sous ce nom. Essayer un autre mot, ou un autre dossier dans « Où chercher ».")
    return tr("Aucune image dans ces dossiers. Brancher une clé, ou ajouter un dossier dans « Où chercher ».")


def no_place_text() -> str:
    """Return what an empty list of folders says."""
    return tr("Aucun dossier d’images sur cet ordinateur. Toucher « Ajouter un dossier… », ou brancher une clé.")


def before_class_text() -> str:
    """Return what the grid says before a class, as long as nothing is typed."""
    return tr("Devant la classe, aucune image ne se montre d’elle-même : taper un mot de son nom ou de son dossier.")


def _names(folders: tuple[str, ...]) -> str:
    names = ", ".join(f"« {PurePath(folder).name or folder} »" for folder in folders[:MOST_NAMED])
    return names if len(folders) <= MOST_NAMED else names + " " + tr("et {} autres").format(len(folders) - MOST_NAMED)


def _number(number: int) -> str:
    """Return a number with a narrow no-break space between thousands."""
    return f"{number:,}".replace(",", "\u202f")
