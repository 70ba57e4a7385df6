"""Deliveries as the sheet of the outbox lists them: their order, their lines, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from tni.cahier.delivery import Delivery, DeliveryLabel, DeliveryState, Goal, Remedy, TroubleSource
from tni.cahier.delivery_rebuilding import is_rebuilt
from tni.services.cahier.sending_state import SendingState, ShownDelivery
from tni.ui.i18n import tr
from tni.ui.messages.dates import format_date, format_time, short_date
from tni.ui.messages.sending import coming_text


class _Section(Enum):
    """Part of the list, in its order."""

    TO_LOOK_AT = auto()
    WAITING = auto()
    SENT = auto()
    WITHDRAWN = auto()


class DeliveryAct(Enum):
    """Command on a delivery."""

    SEND_NOW = auto()
    RETRY = auto()
    SIGN_IN = auto()
    COPY = auto()
    LOOK = auto()
    ACCEPT = auto()
    WITHDRAW = auto()
    LEAVE = auto()
    """Not removed: what is in the ENT stays there."""


_TEACHERS = (DeliveryState.DIFFERS, DeliveryState.REFUSED, DeliveryState.NEEDS_TEACHER)


def needs_teacher(found: Delivery) -> bool:
    """Return whether a delivery waits for something that the teacher does."""
    return found.state in _TEACHERS


def was_written(found: Delivery) -> bool:
    """Return whether something of a delivery has reached the ENT, or may have where that cannot be read any more."""
    is_there = found.state in (DeliveryState.SENT, DeliveryState.DIFFERS) or is_rebuilt(found)
    return is_there or bool(found.arrived or found.remote or found.sent_at)


def _section_of(found: Delivery) -> _Section:
    match found.state:
        case DeliveryState.SENT:
            return _Section.SENT
        case DeliveryState.WITHDRAWN:
            return _Section.WITHDRAWN
    return _Section.TO_LOOK_AT if needs_teacher(found) else _Section.WAITING


def sorted_deliveries(shown: Sequence[ShownDelivery]) -> list[ShownDelivery]:
    """Return deliveries by section; what waits in its order, what was sent with the latest first."""

    def place(one: ShownDelivery) -> tuple[int, int]:
        section = _section_of(one.delivery)
        is_latest_first = section in (_Section.SENT, _Section.WITHDRAWN)
        return section.value, -one.delivery.place if is_latest_first else one.delivery.place

    return sorted(shown, key=place)


def label_text(label: DeliveryLabel) -> str:
    """Return what an entry is called, such as `5e A – Les fractions`."""
    return " – ".join(filter(None, (label.class_name, label.title or label.subject)))


def when_text(label: DeliveryLabel) -> str:
    """Return class, subject and time of a séance."""
    when = f"{format_date(label.start)}, {format_time(label.start)}"
    return " – ".join(filter(None, (label.class_name, label.subject, when)))


def short_state(shown: ShownDelivery, state: SendingState, now: datetime) -> str:
    """Return the state of a delivery in a few words, for a line of the list."""
    found = shown.delivery
    match found.state:
        case DeliveryState.SENDING:
            return tr("envoi en cours")
        case DeliveryState.SENT if found.sent_at is not None:
            return tr("envoyé {day}").format(day=short_date(found.sent_at.astimezone(now.tzinfo).date(), now.date()))
        case DeliveryState.SENT:
            return tr("envoyé")
        case DeliveryState.DIFFERS:
            return tr("différent dans l’ENT")
        case DeliveryState.REFUSED:
            return tr("refusé par l’ENT")
        case DeliveryState.NEEDS_TEACHER:
            return tr("arrêté, à vérifier")
        case DeliveryState.WITHDRAWN:
            if not found.started:
                return tr("non envoyé")
            return tr("laissé tel quel") if found.goal is Goal.LEAVE else tr("retiré de l’ENT")
    if state.is_paused:
        return tr("envois suspendus")
    if shown.held_by is not None:
        return tr("attend son compte")
    at = state.opens_at if shown.waits_for_window else shown.next_at
    if at is None or at <= now:
        return tr("à retirer") if found.goal is Goal.WITHDRAW else tr("à envoyer")
    return tr("partira {when}").format(when=coming_text(at, now))


def acts_of(shown: ShownDelivery, now: datetime) -> list[DeliveryAct]:
    """Return what can be done with a delivery, what is most useful first."""
    found = shown.delivery
    look = [DeliveryAct.LOOK] if found.address else []
    end = DeliveryAct.LEAVE if found.goal is Goal.WITHDRAW else DeliveryAct.WITHDRAW
    match found.state:
        case DeliveryState.SENT:
            return [*look, DeliveryAct.COPY, DeliveryAct.WITHDRAW]
        case DeliveryState.DIFFERS:
            return [DeliveryAct.RETRY, *look, DeliveryAct.ACCEPT, DeliveryAct.COPY, DeliveryAct.WITHDRAW]
        case DeliveryState.REFUSED:
            return [DeliveryAct.COPY, DeliveryAct.RETRY, *look, end]
        case DeliveryState.NEEDS_TEACHER:
            first = DeliveryAct.SIGN_IN if is_for_account(found) else DeliveryAct.RETRY
            others = [DeliveryAct.RETRY] if first is DeliveryAct.SIGN_IN else []
            return [first, DeliveryAct.COPY, *others, *look, end]
        case DeliveryState.SENDING:
            return [DeliveryAct.COPY]
        case DeliveryState.WITHDRAWN:
            return [DeliveryAct.COPY]
    rest = [*look, end]
    if shown.held_by is not None:
        return [DeliveryAct.COPY, *rest]
    if shown.waits_for_window:
        return [DeliveryAct.COPY, DeliveryAct.SEND_NOW, *rest]  # families are not to be disturbed outside the hours
    is_later = shown.next_at is not None and shown.next_at > now
    return [*([DeliveryAct.SEND_NOW] if is_later else []), DeliveryAct.COPY, *rest]


def is_for_account(found: Delivery) -> bool:
    """Return whether the way out is in the account: signing in again, another place, an extension that is off."""
    trouble = found.trouble
    if trouble is None:
        return False
    return trouble.remedy is Remedy.ACCOUNT or (
        trouble.source is TroubleSource.CONNECTOR and trouble.fault in ("no place", "forbidden")
    )


def act_text(act: DeliveryAct, found: Delivery) -> str:
    """Return the words of a command's button."""
    match act:
        case DeliveryAct.RETRY:
            return tr("Renvoyer") if found.state is DeliveryState.DIFFERS else tr("Réessayer")
        case DeliveryAct.WITHDRAW:
            return tr("Retirer de l’ENT") if was_written(found) else tr("Ne pas envoyer")
        case DeliveryAct.LOOK if found.address.startswith("file:"):
            return tr("Voir la page")
    return {
        DeliveryAct.SEND_NOW: tr("Envoyer maintenant"),
        DeliveryAct.SIGN_IN: tr("Voir le compte"),
        DeliveryAct.COPY: tr("Copier"),
        DeliveryAct.LOOK: tr("Voir dans le navigateur"),
        DeliveryAct.ACCEPT: tr("Laisser tel quel"),
        DeliveryAct.LEAVE: tr("Laisser tel quel"),
    }[act]
