"""Messages about requests to servers, one sentence each."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.network_errors import NetworkError, NetworkFault
from tni.ui.i18n import tr


def network_message(error: NetworkError) -> str:
    """Return one sentence: what happened and what to do."""
    return _MESSAGES[error.fault]().format(host=error.host)


_MESSAGES: dict[NetworkFault, Callable[[], str]] = {
    NetworkFault.OFFLINE: lambda: tr(
        "{host} est injoignable : sans réseau pour l’instant, TNI réessaiera au prochain échange."
    ),
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
    NetworkFault.REJECTED: lambda: tr(
        "{host} n’a pas accepté la demande : vérifier l’adresse et les droits du compte."
    ),
    NetworkFault.SERVER: lambda: tr("{host} est en panne : réessayer plus tard."),
}

NETWORK_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = ((NetworkError, network_message),)
