"""Messages about entries on their way to an ENT, one sentence each: the state, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from tni.api.ent import ConnectorError, ConnectorFault
from tni.cahier.delivery import Delivery, DeliveryState, Goal, ProgramFault, Trouble, TroubleSource
from tni.cahier.ent_account import EntAccount
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.core.network_errors import NetworkFault
from tni.files.errors import SeanceStoreFault
from tni.files.outbox_errors import (
    AccountsChangedError,
    EntAccountsError,
    FileChangedError,
    FileNotGivenError,
    NoOutboxLockError,
    NoSuchDeliveryError,
    OutboxError,
    UnconfirmedFileError,
)
from tni.services.cahier.sending_state import SendingState, ShownDelivery
from tni.ui.i18n import tr
from tni.ui.messages.dates import coming_day, format_date, format_time, short_date
from tni.ui.messages.file_errors import quoted_name


def account_name(account: EntAccount | None) -> str:
    """Return the name under which an account is shown."""
    if account is None:
        return tr("un compte qui n’est pas sur ce poste")
    return account.name or account.address.removeprefix("https://").removeprefix("http://")


def delivery_text(shown: ShownDelivery, state: SendingState, account: str, now: datetime) -> str:
    """Return the state of a delivery. account: its name. now: in the time zone that is shown."""
    found = shown.delivery
    match found.state:
        case DeliveryState.SENDING:
            return tr("Envoi en cours sur {account}…").format(account=account)
        case DeliveryState.SENT:
            when = _past(found.sent_at, now)
            return tr("Envoyé sur {account} {when}.").format(account=account, when=when)
        case DeliveryState.WITHDRAWN:
            if not found.started:
                return tr("Non envoyé.")
            if found.goal is Goal.LEAVE:
                return tr("Laissé tel quel sur {account}.").format(account=account)
            return tr("Retiré de {account}.").format(account=account)
        case DeliveryState.DIFFERS:
            texts = [difference_text(one) for one in found.differences[:1]]
            return " ".join([tr("Envoyé sur {account}, à vérifier.").format(account=account), *texts])
        case DeliveryState.REFUSED | DeliveryState.NEEDS_TEACHER:
            return tr("À envoyer.") if found.trouble is None else trouble_text(found.trouble, account)
    return _waiting_text(shown, state, account, now)


def handed_text(found: Sequence[Delivery], opens_at: datetime | None) -> str:
    """Return what is said once an entry was handed over. found: its deliveries. opens_at: when sending may begin, None
    for now."""
    if opens_at is None:
        said = tr("La séance part vers l’ENT.")
    else:
        said = tr("La séance partira le {}, {}.").format(format_date(opens_at), format_time(opens_at))
    left = dict.fromkeys(one.label.class_name for one in found if one.goal is Goal.WITHDRAW)
    return " ".join((said, *(tr("Elle est retirée de l’ENT pour la classe {}.").format(name) for name in left)))


def _waiting_text(shown: ShownDelivery, state: SendingState, account: str, now: datetime) -> str:
    found = shown.delivery
    if state.is_paused:
        return tr("À envoyer sur {account} : les envois sont suspendus ; les reprendre.").format(account=account)
    if shown.held_by is not None:
        return tr("À envoyer sur {account}, dès que ce compte fonctionne de nouveau.").format(account=account)
    if shown.waits_for_window and state.opens_at is not None:
        return tr("À envoyer sur {account} {when} : hors des heures d’envoi ; si c’est urgent, copier.").format(
            account=account, when=coming_text(state.opens_at, now)
        )
    if found.trouble is not None and shown.next_at is not None:
        return tr("{why} Nouvel essai {when}.").format(
            why=trouble_text(found.trouble, account), when=coming_text(shown.next_at, now)
        )
    if found.goal is Goal.WITHDRAW:
        return tr("À retirer de {account}.").format(account=account)
    return tr("À envoyer sur {account}.").format(account=account)


def left_alone_text(names: Sequence[str]) -> str:
    """Return what is told of files in the shared folder that cannot be read. names: at least one."""
    if len(names) == 1:
        return tr(
            "Un fichier du dossier partagé entre vos postes ne peut pas être lu, et n’arrête que sa séance : mettre "
            "TNI à jour, ou vérifier dans l’ENT, puis supprimer « {name} »."
        ).format(name=names[0])
    return tr(
        "{count} fichiers du dossier partagé entre vos postes ne peuvent pas être lus, et n’arrêtent que leurs "
        "séances : mettre TNI à jour, ou vérifier dans l’ENT, puis les supprimer, à commencer par « {name} »."
    ).format(count=len(names), name=names[0])


def coming_text(when: datetime, now: datetime) -> str:
    """Return a time to come as `tout de suite`, `à 7 h 00` or `lundi à 7 h 00`. now: in the time zone that is shown."""
    if when <= now:
        return tr("tout de suite")
    local = when.astimezone(now.tzinfo)
    hour = format_time(local)
    if local.date() == now.date():
        return tr("à {hour}").format(hour=hour)
    return tr("{day} à {hour}").format(day=coming_day(local.date(), now.date()), hour=hour)


def _past(when: datetime | None, now: datetime) -> str:
    if when is None:
        return ""
    local = when.astimezone(now.tzinfo)
    return tr("{day} à {hour}").format(day=short_date(local.date(), now.date()), hour=format_time(local))


# -- troubles


def trouble_text(trouble: Trouble, account: str) -> str:
    """Return what went wrong with a delivery, and what to do. account: name of its account."""
    said = _text_of(trouble).format(account=account, host=trouble.host or account, detail=trouble.detail)
    if trouble.detail and trouble.source is TroubleSource.CONNECTOR:
        return tr("{text} L’ENT dit : « {detail} »").format(text=said, detail=trouble.detail)
    return said


def _text_of(trouble: Trouble) -> str:
    try:
        match trouble.source:
            case TroubleSource.CONNECTOR:
                return _CONNECTOR[ConnectorFault(trouble.fault)]()
            case TroubleSource.NETWORK:
                return _NETWORK[NetworkFault(trouble.fault)]()
            case TroubleSource.PROGRAM:
                return _PROGRAM[ProgramFault(trouble.fault)]()
    except ValueError:  # of a later program
        return tr("L’envoi sur {account} n’a pas abouti : réessayer, ou copier.")


_CONNECTOR: dict[ConnectorFault, Callable[[], str]] = {
    ConnectorFault.SIGN_IN: lambda: tr(
        "{account} demande de se reconnecter : le faire dans « Comptes », puis réessayer."
    ),
    ConnectorFault.FORBIDDEN: lambda: tr(
        "Votre compte n’a pas le droit d’écrire dans {account} : le demander à l’administrateur de l’ENT, ou copier."
    ),
    ConnectorFault.NO_PLACE: lambda: tr(
        "L’endroit choisi pour cette classe n’existe plus dans {account} : en choisir un autre dans « Comptes »."
    ),
    ConnectorFault.NO_SLOT: lambda: tr(
        "{account} n’a pas de cours à cette heure pour cette classe : vérifier l’heure de la séance, ou copier."
    ),
    ConnectorFault.QUOTA: lambda: tr(
        "Il n’y a plus de place dans {account} : y supprimer des fichiers, ou envoyer sans pièce jointe."
    ),
    ConnectorFault.TOO_LARGE: lambda: tr(
        "Une pièce jointe est trop lourde pour {account} : la joindre en version légère, ou l’enlever."
    ),
    ConnectorFault.REFUSED: lambda: tr("{account} refuse cette séance : corriger son texte, ou copier."),
    ConnectorFault.LOCKED: lambda: tr(
        "Cette séance est déjà visée ou fermée dans {account} : elle ne peut plus y être modifiée."
    ),
    ConnectorFault.SWITCHED_OFF: lambda: tr(
        "L’administrateur de {account} n’autorise pas l’envoi par un logiciel : le lui demander, ou copier."
    ),
    ConnectorFault.MAINTENANCE: lambda: tr("{account} est en maintenance."),
    ConnectorFault.CAPTIVE_PORTAL: lambda: tr(
        "Le réseau demande d’abord de s’identifier : ouvrir une page dans le navigateur."
    ),
    ConnectorFault.NOT_UNDERSTOOD: lambda: tr(
        "La réponse de {account} n’est pas compréhensible : réessayer, ou copier."
    ),
}
_NETWORK: dict[NetworkFault, Callable[[], str]] = {
    NetworkFault.OFFLINE: lambda: tr("Pas de réseau pour joindre {host}."),
    NetworkFault.NO_FOLDER: lambda: tr(
        "Le dossier « {host} » n’est pas là : brancher sa clé ou son disque, ou en choisir un autre dans « Comptes »."
    ),
    NetworkFault.REFUSED: lambda: tr("{host} ne répond pas."),
    NetworkFault.TIMEOUT: lambda: tr("{host} met trop de temps à répondre."),
    NetworkFault.CUT: lambda: tr("La connexion à {host} a été coupée."),
    NetworkFault.TLS: lambda: tr(
        "Le certificat de {host} n’est pas reconnu : rien n’a été envoyé ; le signaler au responsable du réseau."
    ),
    NetworkFault.PROXY: lambda: tr("Le proxy de l’établissement bloque {host} : le signaler au responsable du réseau."),
    NetworkFault.CANCELLED: lambda: tr("L’envoi a été interrompu."),
    NetworkFault.NOT_HTTPS: lambda: tr(
        "{host} ne chiffre pas ses échanges : mettre une adresse en https dans « Comptes »."
    ),
    NetworkFault.FOREIGN_HOST: lambda: tr(
        "Le serveur renvoie vers {host}, qui n’est pas celui du compte : vérifier l’adresse dans « Comptes »."
    ),
    NetworkFault.WRONG_PASSWORD: lambda: tr(
        "Votre mot de passe n’est plus accepté par {account} : se reconnecter dans « Comptes », puis réessayer."
    ),
    NetworkFault.FORBIDDEN: lambda: tr(
        "Votre compte n’a pas le droit d’écrire dans {account} : vérifier le dossier choisi "
        "dans « Comptes », ou copier."
    ),
    NetworkFault.MISSING: lambda: tr("{host} ne trouve pas l’endroit choisi : le vérifier dans « Comptes »."),
    NetworkFault.EXISTS: lambda: tr("La séance a changé entre-temps dans {account} : réessayer."),
    NetworkFault.CONFLICT: lambda: tr("Le dossier choisi n’est plus dans {account} : le vérifier dans « Comptes »."),
    NetworkFault.LOCKED: lambda: tr("Un fichier est verrouillé dans {account}."),
    NetworkFault.QUOTA: lambda: tr(
        "Il n’y a plus de place dans {account} : y supprimer des fichiers, ou envoyer sans pièce jointe."
    ),
    NetworkFault.TOO_LARGE: lambda: tr(
        "Une pièce jointe est trop lourde pour {account} : la joindre en version légère, ou l’enlever."
    ),
    NetworkFault.BUSY: lambda: tr("{host} est surchargé."),
    NetworkFault.NOT_WEBDAV: lambda: tr(
        "{host} ne propose pas de dossier à cette adresse : la vérifier dans « Comptes »."
    ),
    NetworkFault.MALFORMED: lambda: tr(
        "La réponse de {host} n’est pas compréhensible : vérifier l’adresse, ou copier."
    ),
    NetworkFault.REJECTED: lambda: tr("{host} n’accepte pas l’envoi : vérifier le compte dans « Comptes », ou copier."),
    NetworkFault.SERVER: lambda: tr("{host} est en panne."),
    NetworkFault.MAINTENANCE: lambda: tr("{account} est en maintenance."),
    NetworkFault.CAPTIVE_PORTAL: lambda: tr(
        "Le réseau demande d’abord de s’identifier : ouvrir une page dans le navigateur."
    ),
}
_PROGRAM: dict[ProgramFault, Callable[[], str]] = {
    ProgramFault.NO_CONNECTOR: lambda: tr(
        "Ce poste ne peut pas envoyer sur {account} : ajouter ce compte dans « Comptes », ou activer son extension "
        "dans « Extensions »."
    ),
    ProgramFault.CONNECTOR_FAILED: lambda: tr(
        "L’extension qui envoie sur {account} s’est arrêtée : réessayer, ou copier ; le signaler si cela recommence."
    ),
    ProgramFault.FILE_MISSING: lambda: tr(
        "La pièce jointe « {detail} » n’est plus sur ce poste : la joindre de nouveau, puis renvoyer."
    ),
    ProgramFault.TEXT_ERASED: lambda: tr(
        "Le texte de cette séance n’est plus dans les envois : la renvoyer depuis la liste des séances."
    ),
    ProgramFault.RECORD_UNREADABLE: lambda: tr(
        "Cet envoi n’a pas pu être relu, et attend : vérifier dans l’ENT si la séance y est, puis réessayer, ou copier."
    ),
    ProgramFault.ACCOUNTS_UNREAD: lambda: tr("Les comptes de ce poste n’ont pas pu être lus."),
    ProgramFault.SHARED_UNREAD: lambda: tr(
        "Un autre de vos postes a peut-être envoyé ou retiré cette séance, et ce qu’il en note ne peut pas être lu "
        "ici : mettre TNI à jour, ou vérifier dans {account}, puis réessayer."
    ),
    ProgramFault.FORMER_PLACE: lambda: tr(
        "Cette séance est encore dans l’ancien dossier, « {detail} », qui n’est pas accessible : le remettre en place, "
        "puis réessayer, ou laisser tel quel."
    ),
}


def connector_message(error: ConnectorError, account: str = "") -> str:
    """Return what a connector's error means where an account is tried."""
    name = account or tr("l’ENT")
    text = _CONNECTOR[error.fault]().format(account=name)
    return tr("{text} L’ENT dit : « {detail} »").format(text=text, detail=error.detail) if error.detail else text


# -- differences


def difference_text(found: Difference) -> str:
    """Return what a server keeps otherwise than it was sent, and what to do."""
    values = {"where": found.where, "sent": found.sent, "stored": found.stored}
    match found.kind:
        case DifferenceKind.TEXT | DifferenceKind.WORK_TEXT:
            return _altered(found).format(**values)
        case DifferenceKind.DUE:
            days = {key: _day(values[key]) for key in ("sent", "stored")}
            return tr("« {where} » est pour le {stored} au lieu du {sent} : corriger la date dans l’ENT.").format(
                where=found.where, **days
            )
    return _DIFFERENCES[found.kind]().format(**values)


def _altered(found: Difference) -> str:
    is_work = found.kind is DifferenceKind.WORK_TEXT
    if found.sent and not found.stored:
        if is_work:
            return tr("Dans le travail « {where} », l’ENT a enlevé « {sent} » : renvoyer, ou corriger dans l’ENT.")
        return tr("L’ENT a enlevé « {sent} » : renvoyer, ou corriger dans l’ENT.")
    if found.sent:
        if is_work:
            return tr(
                "Dans le travail « {where} », l’ENT a mis « {stored} » au lieu de « {sent} » : renvoyer, ou corriger "
                "dans l’ENT."
            )
        return tr("L’ENT a mis « {stored} » au lieu de « {sent} » : renvoyer, ou corriger dans l’ENT.")
    if is_work:
        return tr("Dans le travail « {where} », l’ENT a ajouté « {stored} » : vérifier dans l’ENT.")
    return tr("L’ENT a ajouté « {stored} » : vérifier dans l’ENT.")


def _day(text: str) -> str:
    """Return a day as `26/11`; a text that is none stays."""
    try:
        when = date.fromisoformat(text)
    except ValueError:
        return text or tr("jour non dit")
    return f"{when.day:02d}/{when.month:02d}"


_DIFFERENCES: dict[DifferenceKind, Callable[[], str]] = {
    DifferenceKind.ENTRY_MISSING: lambda: tr("La séance ne se trouve pas dans l’ENT : renvoyer, ou copier."),
    DifferenceKind.NOT_READ_BACK: lambda: tr("L’ENT n’a pas permis de relire la séance : y jeter un œil."),
    DifferenceKind.TITLE: lambda: tr(
        "L’ENT a gardé le titre « {stored} » au lieu de « {sent} » : le corriger dans l’ENT."
    ),
    DifferenceKind.WORK_MISSING: lambda: tr("Le travail « {where} » n’est pas dans l’ENT : renvoyer, ou copier."),
    DifferenceKind.WORK_DOUBLED: lambda: tr("Le travail « {where} » est deux fois dans l’ENT : en supprimer un."),
    DifferenceKind.WORK_LEFT: lambda: tr(
        "L’ENT garde un travail qui n’est plus dans la séance, « {where} » : l’y supprimer."
    ),
    DifferenceKind.FILE_MISSING: lambda: tr("Le fichier « {where} » n’est pas dans l’ENT : renvoyer, ou l’y déposer."),
    DifferenceKind.FILE_CHANGED: lambda: tr(
        "Le fichier « {where} » est incomplet dans l’ENT : renvoyer, ou l’y déposer."
    ),
    DifferenceKind.FILE_LEFT: lambda: tr(
        "L’ENT garde un fichier qui n’est plus dans la séance, « {where} » : l’y supprimer."
    ),
    DifferenceKind.HIDDEN: lambda: tr("Les élèves ne voient pas encore la séance : la publier dans l’ENT."),
    DifferenceKind.VISIBLE: lambda: tr(
        "Les élèves voient déjà la séance, prévue comme brouillon : la masquer dans l’ENT."
    ),
    DifferenceKind.FORMER_PLACE: lambda: tr(
        "Une version d’avant est encore dans l’ancien dossier, « {where} », qui n’est pas accessible : le remettre en "
        "place, puis renvoyer, ou laisser tel quel."
    ),
}


# -- errors


def _outbox(error: OutboxError) -> str:
    texts = {
        SeanceStoreFault.FULL: tr("le disque est plein ; y faire de la place, puis recommencer"),
        SeanceStoreFault.READ_ONLY: tr("son emplacement est en lecture seule"),
        SeanceStoreFault.BUSY: tr("une autre fenêtre de TNI y travaille ; recommencer dans un instant"),
        SeanceStoreFault.DAMAGED: tr("son fichier est abîmé ; redémarrer TNI, qui le répare"),
        SeanceStoreFault.TOO_NEW: tr("elle vient d’une version plus récente de TNI ; mettre TNI à jour"),
        SeanceStoreFault.UNREADABLE: tr("TNI n’en a pas le droit"),
    }
    why = texts.get(error.fault, tr("le disque ou le réseau ne répond pas comme il faut"))
    return tr("La liste des envois n’a pas pu être lue ou écrite : {why}. Copier reste possible.").format(why=why)


def _no_lock(error: NoOutboxLockError) -> str:
    return tr(
        "Rien n’est envoyé : le disque du dossier « {folder} » ne permet pas de verrou, et une autre fenêtre pourrait"
        " envoyer la même séance ; faire mettre ce dossier sur le disque du poste, ou envoyer d’un autre poste. Copier"
        " reste possible."
    ).format(folder=error.path.parent)


def _accounts(error: EntAccountsError) -> str:
    if error.kept is None:
        return tr("Les comptes de l’ENT n’ont pas pu être lus : {name} reste inchangé, et rien n’est envoyé.").format(
            name=quoted_name(error.path)
        )
    return tr("Les comptes de l’ENT étaient abîmés : les ajouter de nouveau, l’ancien fichier est {kept}.").format(
        kept=quoted_name(error.kept)
    )


SENDING_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (ConnectorError, connector_message),
    (NoOutboxLockError, _no_lock),
    (OutboxError, _outbox),
    (NoSuchDeliveryError, lambda _: tr("Cet envoi n’est plus dans la liste.")),
    (
        FileChangedError,
        lambda e: tr("{name} a changé depuis qu’il a été choisi : le joindre de nouveau.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        UnconfirmedFileError,
        lambda e: tr("Rien n’est parti : {name} vient de changer. « Envoyer » le vérifie de nouveau.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        FileNotGivenError,
        lambda e: tr("La pièce jointe « {name} » est introuvable : la joindre de nouveau.").format(name=e.name),
    ),
    (EntAccountsError, _accounts),
    (
        AccountsChangedError,
        lambda _: tr(
            "Rien n’est parti : les comptes prévus pour cette classe ont changé ; vérifier, puis recommencer."
        ),
    ),
)
