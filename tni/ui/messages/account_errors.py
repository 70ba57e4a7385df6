"""Messages about an account that is tried in « Comptes », one sentence each: what is wrong, and what to do there."""

from __future__ import annotations

from collections.abc import Callable

from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.manifest import Manifest, SignIn
from tni.cahier.account_troubles import is_seen_by_check
from tni.cahier.delivery import Trouble
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.web_address import host_of
from tni.services.cahier.account_setup_state import MissingValueError, NotAnAddressError
from tni.ui.i18n import tr
from tni.ui.messages.accounts import address_example, setup_error
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.plugins import name_of
from tni.ui.messages.sending import trouble_text

type _Texts = dict[NetworkFault | ConnectorFault, Callable[[], str]]


def account_error(
    error: Exception, manifest: Manifest | None, address: str, *, is_form: bool = False, may_be_local: bool = False
) -> str:
    """Return what is wrong with an account. address: of its server or folder. is_form: it is told above the form in
    which the account is typed; else beside « Vérifier ». may_be_local: the form asks whether to do without https."""
    if isinstance(error, MissingValueError):
        return setup_error(error, manifest)
    if isinstance(error, NotAnAddressError):
        return _not_an_address(manifest)
    if manifest is None or not isinstance(error, NetworkError | ConnectorError):
        return error_message(error)
    detail = error.detail if isinstance(error, ConnectorError) else ""
    if manifest.sign_in is SignIn.FOLDER:
        if detail:
            return detail
        texts = _FOLDER
    else:
        texts = _SERVER
    if error.fault is NetworkFault.NOT_HTTPS and may_be_local:
        text = tr("{host} ne chiffre pas ses échanges : s’il est dans l’établissement, cocher « Sans chiffrement ».")
    elif error.fault in _REFUSED:
        text = _refused(manifest, is_form=is_form)
    elif error.fault in texts:
        text = texts[error.fault]()
    else:
        return error_message(error)
    asked = error.host if isinstance(error, NetworkError) and error.fault is NetworkFault.FOREIGN_HOST else ""
    if error.fault is ConnectorFault.REFUSED and detail:
        text = tr("{host} refuse ce compte : « {detail} ».")
    host = asked or host_of(address) or address
    return text.format(host=host, folder=address, kind=name_of(manifest), detail=detail)


def check_text(person: str, trouble: Trouble | None, account: str, *, is_folder: bool) -> tuple[str, bool]:
    """Return what a check that passed says of an account, and whether it is bad news. person: name of the teacher
    there. trouble: why the last sending failed, None when it did not. account: its name."""
    if trouble is None:
        return (tr("Le compte fonctionne : {}.").format(person) if person else tr("Le compte fonctionne.")), False
    if is_seen_by_check(trouble, is_folder=is_folder):
        return tr("Le compte fonctionne de nouveau : dans « Envois », réessayer ce qui n’est pas parti."), False
    told = trouble_text(trouble, account)
    return tr("Le compte répond, mais le dernier envoi n’est pas parti. {}").format(told), True


def is_of_password(error: Exception | None) -> bool:
    """Return whether an account's password is what is wrong: it is to be typed anew."""
    return isinstance(error, NetworkError | ConnectorError) and error.fault in _REFUSED


def _not_an_address(manifest: Manifest | None) -> str:
    example = "" if manifest is None else address_example(manifest)
    if not example:
        return tr("Ce n’est pas une adresse : la vérifier.")
    return tr("Ce n’est pas une adresse : en saisir une, {example}.").format(example=example)


def _refused(manifest: Manifest, *, is_form: bool) -> str:
    if not is_form:
        return tr("{host} n’accepte plus la connexion de TNI : choisir « Se reconnecter… ».")
    if manifest.sign_in in (SignIn.PASSWORD, SignIn.NEXTCLOUD):
        return tr("{host} refuse l’identifiant ou le mot de passe : les saisir de nouveau.")
    return tr("{host} n’accepte pas cette connexion : se connecter de nouveau.")


_REFUSED = (NetworkFault.WRONG_PASSWORD, ConnectorFault.SIGN_IN)


def _absent() -> str:
    return tr("{host} n’offre pas « {kind} » à cette adresse : la vérifier.")


def _odd() -> str:
    return tr("La réponse de {host} n’est pas celle de « {kind} » : vérifier l’adresse, ou réessayer plus tard.")


def _no_right() -> str:
    return tr("{host} ne donne pas à ce compte le droit d’écrire : le demander à son administrateur.")


def _no_room() -> str:
    return tr("Il n’y a plus de place sur {host} : y supprimer des fichiers, puis réessayer.")


def _closed() -> str:
    return tr("{host} est en maintenance : réessayer plus tard.")


def _portal() -> str:
    return tr("Le réseau demande d’abord de s’identifier : ouvrir une page dans le navigateur, puis réessayer.")


_SERVER: _Texts = {
    NetworkFault.OFFLINE: lambda: tr("{host} est introuvable : vérifier l’adresse, ou le réseau."),
    NetworkFault.CUT: lambda: tr("La connexion à {host} a été coupée : réessayer."),
    NetworkFault.MISSING: _absent,
    NetworkFault.NOT_WEBDAV: _absent,
    NetworkFault.MALFORMED: _odd,
    NetworkFault.REJECTED: _odd,
    NetworkFault.FORBIDDEN: _no_right,
    NetworkFault.QUOTA: _no_room,
    NetworkFault.MAINTENANCE: _closed,
    NetworkFault.CAPTIVE_PORTAL: _portal,
    NetworkFault.FOREIGN_HOST: lambda: tr("Ce serveur renvoie vers {host} : saisir cette adresse, si elle est connue."),
    ConnectorFault.NO_PLACE: lambda: tr(
        "{host} n’a pas d’endroit pour « {kind} » à cette adresse : en créer un là-bas, ou vérifier l’adresse."
    ),
    ConnectorFault.NOT_UNDERSTOOD: _odd,
    ConnectorFault.FORBIDDEN: _no_right,
    ConnectorFault.QUOTA: _no_room,
    ConnectorFault.MAINTENANCE: _closed,
    ConnectorFault.CAPTIVE_PORTAL: _portal,
    ConnectorFault.REFUSED: lambda: tr("{host} refuse ce compte : le vérifier, ou demander à son administrateur."),
    ConnectorFault.SWITCHED_OFF: lambda: tr(
        "{host} n’autorise pas l’envoi par un logiciel : le demander à son administrateur."
    ),
}


def _no_folder() -> str:
    return tr("Le dossier {folder} n’existe pas, ou n’est pas branché : le vérifier, ou en choisir un autre.")


def _locked_folder() -> str:
    return tr("TNI ne peut pas écrire dans {folder} : choisir un autre dossier.")


_FOLDER: _Texts = {
    NetworkFault.NO_FOLDER: _no_folder,
    NetworkFault.MISSING: _no_folder,
    NetworkFault.FORBIDDEN: _locked_folder,
    NetworkFault.CONFLICT: _locked_folder,
    NetworkFault.QUOTA: lambda: tr("Il n’y a plus de place dans {folder} : en libérer, ou choisir un autre dossier."),
    NetworkFault.SERVER: lambda: tr("Le disque de {folder} ne répond pas comme il faut : choisir un autre dossier."),
}
