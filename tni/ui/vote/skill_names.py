"""Names of skills, as in the official French texts."""

from __future__ import annotations

from collections.abc import Sequence

from tni.ui.i18n import is_singular, tr


def skill_name(code: str) -> str:
    """Return "Socle 4 – Les systèmes naturels et les systèmes techniques"; the code itself if it is unknown."""
    name = _names().get(code)
    if name is None:
        return code
    list_, _, number = code.partition(".")
    named = tr("Socle") if list_ == "socle" else tr("CRCN")
    return f"{named} {number} – {name}"


def skills_button_text(skills: Sequence[str]) -> str:
    """Return the label of the button that chooses skills, with their number."""
    count = len(skills)
    words = tr("{} compétence") if is_singular(count) else tr("{} compétences")
    return words.format(count) if count else tr("Compétences")


def _names() -> dict[str, str]:
    return {
        "socle.1": tr("Les langages pour penser et communiquer"),
        "socle.2": tr("Les méthodes et outils pour apprendre"),
        "socle.3": tr("La formation de la personne et du citoyen"),
        "socle.4": tr("Les systèmes naturels et les systèmes techniques"),
        "socle.5": tr("Les représentations du monde et l’activité humaine"),
        "crcn.1.1": tr("Mener une recherche et une veille d’information"),
        "crcn.1.2": tr("Gérer des données"),
        "crcn.1.3": tr("Traiter des données"),
        "crcn.2.1": tr("Interagir"),
        "crcn.2.2": tr("Partager et publier"),
        "crcn.2.3": tr("Collaborer"),
        "crcn.2.4": tr("S’insérer dans le monde numérique"),
        "crcn.3.1": tr("Développer des documents textuels"),
        "crcn.3.2": tr("Développer des documents multimédia"),
        "crcn.3.3": tr("Adapter les documents à leur finalité"),
        "crcn.3.4": tr("Programmer"),
        "crcn.4.1": tr("Sécuriser l’environnement numérique"),
        "crcn.4.2": tr("Protéger les données personnelles et la vie privée"),
        "crcn.4.3": tr("Protéger la santé, le bien-être et l’environnement"),
        "crcn.5.1": tr("Résoudre des problèmes techniques"),
        "crcn.5.2": tr("Évoluer dans un environnement numérique"),
    }
