"""Messages about requests to servers and about sharing, one sentence each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.one_line import shortened
from tni.files.sharing_errors import (
    LessonGoneError,
    LessonWithoutIdError,
    NotSharedError,
    PlaceInLibraryError,
    SecretNeededError,
    SharingListError,
    UnreadableVersionsError,
)
from tni.library.exchange import TooLargeToShareError, WrongContentError
from tni.library.shared_place import NotThereError
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name

MOST_NAMES = 3
NAME_LETTERS = 80
"""Longest name of a colleague in a message."""


def network_message(error: NetworkError) -> str:
    """Return one sentence: what happened and what to do."""
    return _MESSAGES[error.fault]().format(host=error.host)


_MESSAGES: dict[NetworkFault, Callable[[], str]] = {
    NetworkFault.OFFLINE: lambda: tr(
        "{host} est injoignable : sans réseau pour l’instant, TNI réessaiera au prochain échange."
    ),
    NetworkFault.NO_FOLDER: lambda: tr("Le dossier « {host} » n’est pas là : brancher sa clé ou son disque."),
    NetworkFault.REFUSED: lambda: tr("{host} ne répond pas : vérifier l’adresse, ou réessayer plus tard."),
    NetworkFault.TIMEOUT: lambda: tr("{host} met trop de temps à répondre : réessayer plus tard."),
    NetworkFault.CUT: lambda: tr("La connexion à {host} a été coupée : le reste suivra au prochain échange."),
    NetworkFault.TLS: lambda: tr(
        "Le certificat de {host} n’est pas reconnu : rien n’a été envoyé ; le signaler au responsable du réseau."
    ),
    NetworkFault.PROXY: lambda: tr(
        "Le proxy de l’établissement bloque {host} : rien n’a été envoyé ; le signaler au responsable du réseau."
    ),
    NetworkFault.CANCELLED: lambda: tr("L’échange avec {host} a été arrêté ; rien n’est perdu."),
    NetworkFault.NOT_HTTPS: lambda: tr(
        "{host} ne chiffre pas ses échanges : rien n’a été envoyé ; demander une adresse en https."
    ),
    NetworkFault.FOREIGN_HOST: lambda: tr(
        "Le serveur renvoie vers {host}, qui n’est pas celui du compte : rien n’y a été envoyé."
    ),
    NetworkFault.WRONG_PASSWORD: lambda: tr("{host} refuse le mot de passe : le saisir de nouveau."),
    NetworkFault.FORBIDDEN: lambda: tr(
        "{host} n’autorise pas cet accès : demander à la personne qui partage le dossier le droit d’y écrire."
    ),
    NetworkFault.MISSING: lambda: tr("{host} ne trouve pas ce dossier ou ce fichier : vérifier l’adresse."),
    NetworkFault.EXISTS: lambda: tr("Ce fichier a changé entre-temps sur {host} : recommencer l’échange."),
    NetworkFault.CONFLICT: lambda: tr("Le dossier n’est plus sur {host} : vérifier le partage, puis recommencer."),
    NetworkFault.LOCKED: lambda: tr("Le fichier est verrouillé sur {host} : réessayer dans quelques minutes."),
    NetworkFault.QUOTA: lambda: tr(
        "Il n’y a plus de place sur {host} : en libérer, puis recommencer ; rien n’est perdu ici."
    ),
    NetworkFault.TOO_LARGE: lambda: tr("{host} n’accepte pas un fichier de cette taille ; rien n’est perdu ici."),
    NetworkFault.BUSY: lambda: tr("{host} est surchargé : réessayer dans quelques minutes."),
    NetworkFault.NOT_WEBDAV: lambda: tr(
        "À cette adresse, {host} ne propose pas de dossier WebDAV : vérifier l’adresse du partage."
    ),
    NetworkFault.MALFORMED: lambda: tr("La réponse de {host} n’est pas compréhensible : vérifier l’adresse."),
    NetworkFault.CAPTIVE_PORTAL: lambda: tr(
        "Le réseau d’ici répond à la place de {host} : s’y connecter dans le navigateur, puis recommencer."
    ),
    NetworkFault.MAINTENANCE: lambda: tr("{host} est en maintenance : réessayer plus tard."),
    NetworkFault.REJECTED: lambda: tr(
        "{host} n’a pas accepté la demande : vérifier l’adresse et les droits du compte."
    ),
    NetworkFault.SERVER: lambda: tr("{host} est en panne : réessayer plus tard."),
}


def _sharing_list(error: SharingListError) -> str:
    if error.kept is None:
        return tr(
            "La liste des dossiers partagés n’a pas pu être lue : {name} reste inchangé, et les leçons aussi."
        ).format(name=quoted_name(error.path))
    return tr(
        "La liste des dossiers partagés était abîmée : elle est gardée sous {kept}, les dossiers sont à ajouter "
        "de nouveau et les leçons sont intactes."
    ).format(kept=quoted_name(error.kept))


def unreadable_versions(authors: Sequence[str]) -> str:
    """Return a sentence about versions of a lesson that cannot be read. authors: labels, which may be empty."""
    named = list(dict.fromkeys(shortened(name, NAME_LETTERS) or tr("un collègue") for name in authors))
    names = ", ".join((*named[:MOST_NAMES], *(["…"] if named[MOST_NAMES:] else [])))
    return tr("Illisible, la version de {} : elle vient d’un TNI plus récent, ou elle est abîmée.").format(names)


def _content_missing(_: Exception) -> str:
    return tr("Une page partagée n’est pas encore arrivée, ou est abîmée : refaire l’échange, puis recommencer.")


NETWORK_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (NetworkError, network_message),
    (
        SecretNeededError,
        lambda e: tr("Le mot de passe de « {name} » n’est pas gardé sur cet ordinateur : le saisir.").format(
            name=e.place.name or e.place.user
        ),
    ),
    (
        LessonGoneError,
        lambda _: tr("Cette leçon n’est plus dans le dossier partagé, ou ne s’y lit pas."),
    ),
    (
        LessonWithoutIdError,
        lambda e: tr("{name} vient d’une ancienne version de TNI : l’ouvrir une fois, puis la partager.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        NotSharedError,
        lambda e: tr("{name} n’est pas la leçon partagée : indiquer où est celle-ci, ou cesser de la partager.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        PlaceInLibraryError,
        lambda e: tr(
            "{name} est le dossier de vos leçons, ou en fait partie, ou le contient : choisir un autre dossier pour "
            "partager."
        ).format(name=quoted_name(e.folder)),
    ),
    (
        TooLargeToShareError,
        lambda e: (
            tr("Cette leçon contient un fichier de plus de 1 Go : l’enlever pour la partager.")
            if e.is_blob
            else tr("Cette leçon est trop longue pour être partagée : la partager en plusieurs leçons.")
        ),
    ),
    (UnreadableVersionsError, lambda e: unreadable_versions(e.authors)),
    (SharingListError, _sharing_list),
    (WrongContentError, _content_missing),
    (NotThereError, _content_missing),
)
