"""A projector in words: how it stands, what is wrong with it, what it did not do."""

from __future__ import annotations

from tni.devices.projector.status import (
    BlankTo,
    Declined,
    Fault,
    FreezeTo,
    Part,
    Power,
    PowerTo,
    Refusal,
    Silence,
    Source,
    SourceTo,
    Status,
    Wish,
)
from tni.session.projector_view import Contact, ProjectorView
from tni.store.projectors import KnownProjector
from tni.ui.i18n import is_one, tr


def name_of(projector: KnownProjector) -> str:
    return projector.name or projector.host


def state_words(view: ProjectorView) -> str:
    """In a few words: "allumé, image coupée", or what was asked and is not seen yet."""
    match view.contact:
        case Contact.NONE:
            return tr("aucun projecteur")
        case Contact.ASKING:
            return tr("question posée, pas encore de réponse")
        case Contact.SILENT:
            locked = view.silence is not None and view.silence.is_final
            return tr("demande un mot de passe") if locked else tr("ne répond pas")
    words = [_power_words(view.status.power)]
    if view.status.is_blank:
        words.append(tr("image coupée"))
    if view.status.is_frozen:
        words.append(tr("image figée"))
    words += [asked_words(wish) for wish in view.asked]
    return ", ".join(words)


def _power_words(power: Power | None) -> str:
    match power:
        case Power.OFF:
            return tr("éteint")
        case Power.WARMING:
            return tr("s’allume")
        case Power.ON:
            return tr("allumé")
        case Power.COOLING:
            return tr("refroidit")
        case None:
            return tr("répond, état inconnu")


def asked_words(wish: Wish) -> str:
    """What was asked and is not seen yet."""
    match wish:
        case PowerTo(on):
            return tr("allumage demandé") if on else tr("extinction demandée")
        case SourceTo():
            return tr("source demandée")
        case BlankTo(on):
            return tr("coupure demandée") if on else tr("retour de l’image demandé")
        case FreezeTo(on):
            return tr("image figée demandée") if on else tr("fin de l’image figée demandée")


def silence_sentence(why: Silence) -> str:
    """Why it is not heard, and what helps."""
    match why:
        case Silence.UNREACHABLE:
            return tr(
                "Rien ne répond à cette adresse : vérifier que le projecteur est branché au réseau et que l’adresse est"
                " la bonne."
            )
        case Silence.NO_ANSWER:
            return tr("Le projecteur ne répond plus. TNI continue d’essayer.")
        case Silence.CLOSED:
            return tr("Le projecteur a raccroché : il sert peut-être un autre poste. TNI continue d’essayer.")
        case Silence.NONSENSE:
            return tr("Ce qui répond à cette adresse n’est pas un projecteur de ce type.")
        case Silence.NEEDS_PASSWORD:
            return tr("Ce projecteur demande un mot de passe.")
        case Silence.WRONG_PASSWORD:
            return tr("Le mot de passe n’est pas le bon.")


def refusal_sentence(declined: Declined) -> str:
    """What it did not do, and why."""
    what = {
        PowerTo: tr("Allumer ou éteindre"),
        SourceTo: tr("Changer de source"),
        BlankTo: tr("Couper l’image"),
        FreezeTo: tr("Figer l’image"),
    }[type(declined.wish)]
    match declined.why:
        case Refusal.NOT_NOW:
            why = tr("le projecteur ne le peut pas maintenant")
        case Refusal.CANNOT:
            why = tr("ce projecteur ne sait pas le faire")
        case Refusal.FAILED:
            why = tr("le projecteur ne l’a pas fait")
        case Refusal.UNHEARD:
            why = tr("le projecteur n’a pas répondu")
    return tr("{what} : {why}.", "refusal").format(what=what, why=why)


def fault_words(fault: Fault) -> str:
    what = {
        Part.FAN: tr("ventilateur"),
        Part.LAMP: tr("lampe"),
        Part.TEMPERATURE: tr("température"),
        Part.COVER: tr("capot"),
        Part.FILTER: tr("filtre"),
        Part.OTHER: tr("autre panne"),
    }[fault.part]
    return tr("panne : {}").format(what) if fault.serious else tr("à surveiller : {}").format(what)


def faults_sentence(status: Status) -> str:
    """What it reports, "" when all is well."""
    words = ", ".join(fault_words(fault) for fault in status.faults)
    return words[:1].upper() + words[1:] + "." if words else ""


def hours_words(status: Status) -> str:
    """How long lamp and filter have served."""
    words = []
    for number, lamp in enumerate(status.lamps, 1):
        hours = (tr("{} heure") if is_one(lamp.hours) else tr("{} heures")).format(lamp.hours)
        which = tr("Lampe") if len(status.lamps) == 1 else tr("Lampe {}").format(number)
        words.append(tr("{what} : {hours}", "of a lamp").format(what=which, hours=hours))
    if status.filter_hours is not None:
        hours = (tr("{} heure") if is_one(status.filter_hours) else tr("{} heures")).format(status.filter_hours)
        words.append(tr("{what} : {hours}", "of a lamp").format(what=tr("Filtre"), hours=hours))
    return " · ".join(words)


def source_name(source: Source) -> str:
    """As the projector calls it; by its code where it has no name of its own."""
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


def reminder_sentence(blank_for_s: float) -> str:
    minutes = int(blank_for_s // 60)
    words = tr("L’image du projecteur est coupée depuis {} minute.") if is_one(minutes) else ""
    return (words or tr("L’image du projecteur est coupée depuis {} minutes.")).format(minutes)


def health_words(view: ProjectorView) -> str:
    """For the one line of health; "" without a projector."""
    return "" if view.contact is Contact.NONE else tr("projecteur : {}").format(state_words(view))
