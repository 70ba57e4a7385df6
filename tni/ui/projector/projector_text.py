"""Messages about a projector: its state, its faults, refused commands."""

from __future__ import annotations

from tni.core.projector import (
    CommandDeclined,
    ConnectionFailure,
    KnownProjector,
    ProjectorCommand,
    ProjectorFault,
    ProjectorPart,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorSource,
    ProjectorStatus,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
)
from tni.services.projector.projector_state import ConnectionState, ProjectorState
from tni.ui.i18n import is_singular, tr


def projector_name(projector: KnownProjector) -> str:
    return projector.name or projector.host


def state_text(state: ProjectorState) -> str:
    """Return the state in a few words: "allumé, image coupée", or a command that is not confirmed yet."""
    match state.contact:
        case ConnectionState.NONE:
            return tr("aucun projecteur")
        case ConnectionState.ASKING:
            return tr("question posée, pas encore de réponse")
        case ConnectionState.SILENT:
            locked = state.silence is not None and state.silence.is_final
            return tr("demande un mot de passe") if locked else tr("ne répond pas")
    words = [_power_text(state.status.power)]
    if state.status.is_blank:
        words.append(tr("image coupée"))
    if state.status.is_frozen:
        words.append(tr("image figée"))
    words += [pending_command_text(command) for command in state.pending]
    return ", ".join(words)


def _power_text(power: ProjectorPower | None) -> str:
    match power:
        case ProjectorPower.OFF:
            return tr("éteint")
        case ProjectorPower.WARMING:
            return tr("s’allume")
        case ProjectorPower.ON:
            return tr("allumé")
        case ProjectorPower.COOLING:
            return tr("refroidit")
        case None:
            return tr("répond, état inconnu")


def pending_command_text(command: ProjectorCommand) -> str:
    """Return the text for a command that is not confirmed yet."""
    match command:
        case SetPower(on):
            return tr("allumage demandé") if on else tr("extinction demandée")
        case SetSource():
            return tr("source demandée")
        case SetBlank(on):
            return tr("coupure demandée") if on else tr("retour de l’image demandé")
        case SetFreeze(on):
            return tr("image figée demandée") if on else tr("fin de l’image figée demandée")


def connection_failure_message(why: ConnectionFailure) -> str:
    """Return the reason why the projector cannot be reached, and the remedy."""
    match why:
        case ConnectionFailure.UNREACHABLE:
            return tr(
                "Rien ne répond à cette adresse : vérifier que le projecteur est branché au réseau et que l’adresse est"
                " la bonne."
            )
        case ConnectionFailure.NO_ANSWER:
            return tr("Le projecteur ne répond plus. TNI réessaie.")
        case ConnectionFailure.CLOSED:
            return tr("Le projecteur a coupé la liaison : un autre poste l’utilise peut-être. TNI réessaie.")
        case ConnectionFailure.NONSENSE:
            return tr("Ce qui répond à cette adresse n’est pas un projecteur de ce type.")
        case ConnectionFailure.NEEDS_PASSWORD:
            return tr("Ce projecteur demande un mot de passe.")
        case ConnectionFailure.WRONG_PASSWORD:
            return tr("Le mot de passe n’est pas le bon.")


def refusal_message(declined: CommandDeclined) -> str:
    """Return the refused command and the reason."""
    what = {
        SetPower: tr("Allumer ou éteindre"),
        SetSource: tr("Changer de source"),
        SetBlank: tr("Couper l’image"),
        SetFreeze: tr("Figer l’image"),
    }[type(declined.command)]
    match declined.why:
        case ProjectorRefusal.NOT_NOW:
            why = tr("le projecteur ne le peut pas maintenant")
        case ProjectorRefusal.CANNOT:
            why = tr("ce projecteur ne sait pas le faire")
        case ProjectorRefusal.FAILED:
            why = tr("le projecteur ne l’a pas fait")
        case ProjectorRefusal.UNANSWERED:
            why = tr("le projecteur n’a pas répondu")
    return tr("{what} : {why}.", "refusal").format(what=what, why=why)


def fault_text(fault: ProjectorFault) -> str:
    what = {
        ProjectorPart.FAN: tr("ventilateur"),
        ProjectorPart.LAMP: tr("lampe"),
        ProjectorPart.TEMPERATURE: tr("température"),
        ProjectorPart.COVER: tr("capot"),
        ProjectorPart.FILTER: tr("filtre"),
        ProjectorPart.OTHER: tr("autre panne"),
    }[fault.part]
    return tr("panne : {}").format(what) if fault.serious else tr("à surveiller : {}").format(what)


def faults_message(status: ProjectorStatus) -> str:
    """Return the faults that the projector reports, "" if there are none."""
    words = ", ".join(fault_text(fault) for fault in status.faults)
    return words[:1].upper() + words[1:] + "." if words else ""


def hours_text(status: ProjectorStatus) -> str:
    """Return the hours of use of lamps and filter."""
    words = []
    for number, lamp in enumerate(status.lamps, 1):
        hours = (tr("{} heure") if is_singular(lamp.hours) else tr("{} heures")).format(lamp.hours)
        which = tr("Lampe") if len(status.lamps) == 1 else tr("Lampe {}").format(number)
        words.append(tr("{what} : {hours}", "of a lamp").format(what=which, hours=hours))
    if status.filter_hours is not None:
        hours = (tr("{} heure") if is_singular(status.filter_hours) else tr("{} heures")).format(status.filter_hours)
        words.append(tr("{what} : {hours}", "of a lamp").format(what=tr("Filtre"), hours=hours))
    return " · ".join(words)


def source_name(source: ProjectorSource) -> str:
    """Return the projector's name for a source; a name from its code if it has none."""
    if source.name:
        return source.name
    kinds = {
        "1": tr("Ordinateur (VGA) {}"),
        "2": tr("Vidéo {}"),
        "3": tr("Numérique (HDMI) {}"),
        "4": tr("Clé ou carte {}"),
        "5": tr("Réseau {}"),
        "6": tr("Interne {}"),
    }
    return kinds.get(source.code[:1], "{}").format(source.code[1:] or source.code)


def blank_reminder_message(state: ProjectorState) -> str:
    """Return the reminder that the picture has been blank for long, "" if none is due."""
    if state.blank_reminder_s is None:
        return ""
    minutes = int(state.blank_reminder_s // 60)
    words = tr("L’image du projecteur est coupée depuis {} minute.") if is_singular(minutes) else ""
    return (words or tr("L’image du projecteur est coupée depuis {} minutes.")).format(minutes)


def projector_health_text(state: ProjectorState) -> str:
    """Return the projector's part of the status line, "" without a projector."""
    return "" if state.contact is ConnectionState.NONE else tr("projecteur : {}").format(state_text(state))
