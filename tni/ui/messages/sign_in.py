"""Messages about signing in to a server by the browser, one sentence each."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ui.i18n import tr


def sign_in_message(error: SignInError) -> str:
    """Return one sentence: what happened and what to do."""
    return _MESSAGES[error.fault]().format(host=error.host)


_MESSAGES: dict[SignInFault, Callable[[], str]] = {
    SignInFault.LOST: lambda: tr("La réponse de {host} s’est perdue en chemin : se connecter de nouveau."),
    SignInFault.DENIED: lambda: tr(
        "La connexion à {host} n’a pas été autorisée : recommencer, et accepter dans le navigateur."
    ),
    SignInFault.TOO_LATE: lambda: tr("La connexion à {host} a pris trop de temps : se connecter de nouveau."),
    SignInFault.CLIENT_REFUSED: lambda: tr(
        "{host} ne reconnaît pas TNI : vérifier l’identifiant et le secret donnés par l’administrateur de l’ENT."
    ),
    SignInFault.SCOPE_REFUSED: lambda: tr(
        "{host} n’ouvre pas le cahier de textes à TNI : demander ce droit à l’administrateur de l’ENT."
    ),
    SignInFault.WRONG_PROVIDER: lambda: tr(
        "La réponse ne vient pas de {host} : rien n’a été gardé ; se connecter de nouveau."
    ),
    SignInFault.NO_BROWSER: lambda: tr(
        "Le navigateur ne s’ouvre pas : en choisir un par défaut, puis se connecter de nouveau à {host}."
    ),
    SignInFault.OVER: lambda: tr("La connexion à {host} n’est plus valable : se connecter de nouveau."),
    SignInFault.NO_WEB_SERVICE: lambda: tr(
        "{host} n’accepte pas d’application : demander à l’administrateur du site d’activer ses services web mobiles."
    ),
    SignInFault.NO_BROWSER_LOGIN: lambda: tr(
        "{host} ne permet pas la connexion par le navigateur : coller une clé de sécurité, prise dans ses préférences."
    ),
    SignInFault.NOT_A_TOKEN: lambda: tr(
        "Ce texte n’est pas une adresse de connexion à {host} : copier l’adresse entière, puis la coller."
    ),
    SignInFault.OTHER_TOKEN: lambda: tr(
        "Cette adresse ou cette clé n’ouvre pas {host} : la copier de nouveau, ou recommencer dans le navigateur."
    ),
}
SIGN_IN_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = ((SignInError, sign_in_message),)
