"""Texts about shared places and lessons: how each stands, in a few words."""

from __future__ import annotations

from datetime import date, datetime

from tni.core.network_errors import NetworkError, NetworkFault
from tni.files.errors import SharedFolderError
from tni.files.sharing_errors import SecretNeededError
from tni.library.shared_lesson import SharingState
from tni.library.sharing_list import LessonEntry, PlaceEntry
from tni.services.library.colleague_lessons import AvailableLesson
from tni.services.library.place_exchange import ExchangeOutcome
from tni.services.library.sharing_service import ExchangeProgress
from tni.ui.i18n import tr
from tni.ui.messages.dates import short_date
from tni.ui.messages.lazy_errors import error_message

AWAY = (NetworkFault.OFFLINE, NetworkFault.REFUSED, NetworkFault.TIMEOUT, NetworkFault.CUT)
"""Faults of a place that is only out of reach; the next exchange makes up for it."""


def place_name(place: PlaceEntry) -> str:
    return place.name or place.address


def wants_secret(outcome: ExchangeOutcome | None) -> bool:
    """Return whether the last exchange ended because a password is missing or wrong."""
    trouble = None if outcome is None else outcome.trouble
    is_refused = isinstance(trouble, NetworkError) and trouble.fault is NetworkFault.WRONG_PASSWORD
    return is_refused or isinstance(trouble, SecretNeededError)


def place_state(
    place: PlaceEntry,
    outcome: ExchangeOutcome | None,
    today: date,
    *,
    running: bool,
    progress: ExchangeProgress | None,
) -> str:
    """Return how a place stands. progress: of the exchange under way with it."""
    if running:
        if progress is None or not progress.known:
            return tr("Échange en cours…")
        return tr("Échange en cours : {} %").format(min(99, round(100 * progress.done / progress.known)))
    if outcome is not None and outcome.trouble is not None:
        return _trouble_state(place, outcome.trouble, today)
    if outcome is not None:
        return tr("À jour")
    when = exchanged(place, today)
    return tr("Dernier échange : {}").format(when) if when else tr("Pas encore échangé")


def fetching_text(progress: ExchangeProgress) -> str:
    """Return that a colleague's lesson is put on this computer, and how far."""
    if not progress.known:
        return tr("La leçon arrive…")
    return tr("La leçon arrive : {} %").format(min(99, round(100 * progress.done / progress.known)))


def offered_text(one: AvailableLesson) -> str:
    """Return whose a lesson is, and what for."""
    by = tr("de {}").format(one.author) if one.author else tr("d’un collègue")
    return " · ".join(filter(None, (by, one.level, one.subject)))


def unlisted_text(number: int) -> str:
    """Return that a place holds more lessons than are listed."""
    one, many = (
        tr("{} autre leçon de ce dossier n’est pas dans la liste."),
        tr("{} autres leçons de ce dossier ne sont pas dans la liste."),
    )
    return (one if number == 1 else many).format(number)


def _trouble_state(place: PlaceEntry, trouble: Exception, today: date) -> str:
    if wants_secret(ExchangeOutcome(place.id, trouble=trouble)):
        return tr("Mot de passe à redonner")
    if isinstance(trouble, NetworkError) and trouble.fault is NetworkFault.CANCELLED:
        return tr("Échange arrêté ; rien n’est perdu")
    if isinstance(trouble, SharedFolderError) or (isinstance(trouble, NetworkError) and trouble.fault in AWAY):
        when = exchanged(place, today)
        return tr("Hors ligne, dernier échange : {}").format(when) if when else tr("Hors ligne")
    return error_message(trouble)


def exchanged(place: PlaceEntry, today: date) -> str:
    """Return the day of the last exchange; "" before the first."""
    try:
        return short_date(datetime.fromisoformat(place.last_exchange).date(), today)
    except ValueError:
        return ""


def lesson_state(entry: LessonEntry, outcome: ExchangeOutcome | None) -> str:
    """Return how a shared lesson stands. outcome: of the last exchange."""
    if outcome is not None and (trouble := outcome.troubles.get(entry.lesson)) is not None:
        return error_message(trouble)
    state = {
        SharingState.CURRENT: tr("À jour"),
        SharingState.UPDATE: tr("Nouvelle version à regarder"),
        SharingState.CONFLICT: tr("Changée ici et par un collègue"),
        SharingState.DELETED: tr("Supprimée par un collègue ; elle reste ici"),
        SharingState.MISSING: tr("Dans la corbeille ou déplacée ; les collègues la gardent"),
        SharingState.UNREADABLE: tr("Fichier illisible sur cet ordinateur"),
    }[entry.state]
    if outcome is not None and (report := outcome.reports.get(entry.lesson)) is not None and report.unreadable:
        state = tr("{state}. Une autre version est illisible : TNI plus récent, ou abîmée").format(state=state)
    return state
