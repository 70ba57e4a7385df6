"""Texts about the state of a vote, for the main window, the teacher's window and the displays of receivers."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from tni.core.ids import ClickerId
from tni.quiz.card_codes import card_number, is_card
from tni.quiz.round import RoundPhase
from tni.services.voting.round_outcome import RoundOutcome
from tni.services.voting.round_state import RoundState
from tni.services.voting.seats import phone_number
from tni.services.voting.vote_state import QuestionState
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.clickers import clicker_name

if TYPE_CHECKING:
    from tni.services.voting.self_paced_service import SelfPacedState

TEACH_AGAIN_BELOW, GO_ON_ABOVE = 0.30, 0.70
"""Shares of right answers below and above which another vote brings little.

Source: peer instruction, Crouch and Mazur 2001, American Journal of Physics 69, 970.
"""

MAX_UNASSIGNED_SHOWN = 4


def answer_count_message(state: RoundState) -> str:
    """Return "18 / 27 réponses": answers on disk, of those expected; for an anonymous vote, with a note of that."""
    done = len(state.answered)
    if state.present is not None:
        template = tr("{} / {} réponse") if is_singular(state.present) else tr("{} / {} réponses")
        words = template.format(done, state.present)
    else:
        words = (tr("{} réponse") if is_singular(done) else tr("{} réponses")).format(done)
    return tr("{}, sans nom").format(words) if state.rules.anonymous else words


def not_recorded_message(state: RoundState | SelfPacedState) -> str:
    """Return the number of votes that are not on disk yet; empty for none."""
    match state.not_recorded:
        case 0:
            return ""
        case 1:
            return tr("1 vote pas encore enregistré")
        case number:
            return tr("{} votes pas encore enregistrés").format(number)


def unassigned_count_message(state: RoundState) -> str:
    """Return the number of clickers, phones and cards that voted without a pupil; empty for none."""
    cards = sum(map(is_card, state.unknown))
    phones = sum(phone_number(clicker) is not None for clicker in state.unknown)
    clickers = len(state.unknown) - cards - phones
    words = []
    if clickers == 1:
        words.append(tr("1 télécommande sans élève, non comptée"))
    elif clickers:
        words.append(tr("{} télécommandes sans élève, non comptées").format(clickers))
    if phones == 1:
        words.append(tr("1 téléphone sans élève, non compté"))
    elif phones:
        words.append(tr("{} téléphones sans élève, non comptés").format(phones))
    if cards == 1:
        words.append(tr("1 carte sans élève, non comptée"))
    elif cards:
        words.append(tr("{} cartes sans élève, non comptées").format(cards))
    return " · ".join(words)


def unassigned_clickers_message(unknown: Sequence[ClickerId]) -> str:
    """Return the names of clickers, phones and cards without a pupil; empty for none."""
    cards = sorted(number for clicker in unknown if (number := card_number(clicker)) is not None)
    phones = sorted(number for clicker in unknown if (number := phone_number(clicker)) is not None)
    others = [clicker for clicker in unknown if not is_card(clicker) and phone_number(clicker) is None]
    words = []
    if others:
        devices = [clicker_name(clicker) for clicker in others]
        words.append(tr("Télécommandes inconnues, non comptées : {}").format(_first(devices)))
    if phones:
        words.append(tr("Téléphones inconnus, non comptés : {}").format(_first(list(map(str, phones)))))
    if cards:
        words.append(tr("Cartes sans élève, non comptées : {}").format(_first(list(map(str, cards)))))
    return "\n".join(words)


def _first(names: Sequence[str]) -> str:
    more = f", +{len(names) - MAX_UNASSIGNED_SHOWN}" if len(names) > MAX_UNASSIGNED_SHOWN else ""
    return ", ".join(names[:MAX_UNASSIGNED_SHOWN]) + more


def absent_message(state: RoundState) -> str:
    """Return the numbers of absent pupils whose clicker voted; empty for none."""
    if not state.absent_voted:
        return ""
    numbers = ", ".join(map(str, state.absent_voted))
    return tr("Notés absents, mais ils ont voté : {}").format(numbers)


def no_answers_message(view: QuestionState) -> str:
    """Return the advice for a result without answers; empty for any other."""
    if not view.is_empty:
        return ""
    if view.state.unknown:
        return tr("Aucune réponse comptée : numéroter les télécommandes dans « Classes », puis « Revoter ».")
    if not view.active_devices.any:
        return tr(
            "Aucune réponse : brancher le récepteur, allumer les téléphones ou filmer les cartes, puis « Revoter »."
        )
    if not view.active_devices.clickers:
        return tr("Aucune réponse : connecter les téléphones de la classe, puis « Revoter ».")
    return tr("Aucune réponse : allumer les télécommandes, puis « Revoter ».")


def advice_message(outcome: RoundOutcome) -> str:
    """Return the advice on a result; empty until a right answer is known."""
    if outcome.success is None:
        return ""
    share = tr("{} % de bonnes réponses.").format(round(outcome.success * 100))
    if outcome.success < TEACH_AGAIN_BELOW:
        return share + " " + tr("Reprendre l’explication.")
    if outcome.success <= GO_ON_ABOVE:
        return share + " " + tr("Faire discuter à deux, puis revoter.")
    return share + " " + tr("Continuer.")


def receiver_display_lines(view: QuestionState | None) -> tuple[str, str]:
    """Return two lines of 16 characters for a receiver's display; no answers before the result is revealed."""
    if view is None:
        return tr("Pas de vote"), ""
    state = view.state
    answered = str(len(state.answered)) if state.present is None else f"{len(state.answered)} / {state.present}"
    if state.counts is not None:
        return tr("Résultat : {}").format(answered), " ".join(f"{letter}{n}" for letter, n in state.counts.items())
    return tr("Vote ouvert") if view.is_open else tr("Vote terminé"), tr("Reçu : {}").format(answered)


def time_left_text(ends_s: tuple[float, float], now_s: float) -> str:
    """Return the remaining time of most pupils as "1:05", then that of pupils with extra time as "+ 0:20".

    The text does not say who has extra time.
    """
    most_s, last_s = ends_s
    return clock_text(ceil(most_s - now_s)) if now_s < most_s else f"+ {clock_text(ceil(last_s - now_s))}"


def extra_time_message(state: RoundState, now_s: float) -> str:
    """Return the text for the teacher about pupils with extra time; "" before the time of the others is over."""
    if state.phase is not RoundPhase.OPEN or state.ends_s is None or not state.ends_s[0] <= now_s < state.ends_s[1]:
        return ""
    if not state.slower:
        return tr("Temps écoulé : ceux qui ont du temps en plus ont répondu.")
    left = clock_text(ceil(state.ends_s[1] - now_s))
    words = tr("Temps écoulé, sauf pour {} élève qui a du temps en plus : encore {}.")
    if not is_singular(state.slower):
        words = tr("Temps écoulé, sauf pour {} élèves qui ont du temps en plus : encore {}.")
    return words.format(state.slower, left)


def clock_text(seconds: float) -> str:
    """Return a time as "1:05"."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
