"""Texts of the notices of a vote."""

from __future__ import annotations

from typing import assert_never

from tni.quiz.pacing import MAX_QUESTIONS, TeacherPacedQuiz
from tni.services.voting.vote_notices import (
    AnyVoteNotice,
    QuizEnded,
    QuizNeedsTeacher,
    StillShown,
    VoteInterrupted,
    VoteNotice,
)
from tni.ui.i18n import is_singular, tr


def vote_notice_message(notice: AnyVoteNotice) -> str:
    match notice:
        case QuizEnded(remaining):
            return _quiz_ended_message(remaining)
        case QuizNeedsTeacher():
            return _misfits_message(notice.misfits)
        case StillShown():
            return still_shown_message()
        case VoteInterrupted():
            return interrupted_message()
        case VoteNotice.NO_DEVICE:
            return no_device_message()
        case VoteNotice.RECEIVER_LOST:
            return receiver_lost_message()
        case VoteNotice.PHONES_LOST:
            return phones_lost_message()
        case VoteNotice.VOTE_IS_OPEN:
            return tr("Un vote est en cours : le terminer avant de poser la série.")
        case VoteNotice.QUIZ_IS_ANONYMOUS:
            return tr("Une série suit chaque élève : elle ne peut pas être anonyme.")
        case VoteNotice.QUIZ_IS_TOO_LONG:
            return tr("Une série a au plus {} questions.").format(MAX_QUESTIONS)
        case VoteNotice.STAYS_WITHOUT_CLASS:
            return tr("Ce vote a commencé avant la séance : il restera hors des résultats de la classe.")
        case VoteNotice.RESUMED:
            return tr("Le vote continue : les réponses déjà reçues sont gardées.")
        case _:
            assert_never(notice)


def no_device_message() -> str:
    return tr("Aucun récepteur, téléphone ou caméra n’est prêt : les votes compteront dès qu’il y en aura un.")


def receiver_lost_message() -> str:
    return tr("Le récepteur a été débranché, les votes reçus sont gardés. Le rebrancher : le vote continue.")


def phones_lost_message() -> str:
    return tr("Les téléphones sont éteints : les votes reçus sont gardés. Les rallumer, le vote continue.")


def still_shown_message() -> str:
    return tr("Le vote précédent est encore affiché : le ranger d’abord. Il reste dans les résultats.")


def put_away_message() -> str:
    return tr("Le vote est rangé : il reste dans les résultats.")


def earlier_result_message() -> str:
    return tr("Le résultat précédent est rangé.")


def interrupted_message() -> str:
    return tr("Le vote en cours a été terminé : il est dans les résultats.")


def long_press_message() -> str:
    return tr("Appui long sur une barre pour en faire la bonne réponse.")


def preparing_quiz_message() -> str:
    return tr("Préparation des images de la série…")


def remaining_questions_message(left: TeacherPacedQuiz) -> str:
    """Return the text "Il restait 3 questions de la série." for these questions."""
    count = len(left.questions)
    if is_singular(count):
        return tr("Il restait une question de la série.")
    return tr("Il restait {} questions de la série.").format(count)


def _quiz_ended_message(left: TeacherPacedQuiz) -> str:
    """Return the text for questions that can no longer be resumed."""
    count = len(left.questions)
    if is_singular(count):
        return tr("La série s’arrête là : il restait une question.")
    return tr("La série s’arrête là : il restait {} questions.").format(count)


def _misfits_message(numbers: tuple[int, ...]) -> str:
    """Return a text that names the questions that cannot be answered on a phone alone, and the remedy."""
    if is_singular(len(numbers)):
        words = tr("La question {} n’a pas de texte, ou demande un point sur la page.")
    else:
        words = tr("Les questions {} n’ont pas de texte, ou demandent un point sur la page.")
    help_ = tr("Ouvrir leur leçon et choisir « Montrer la page aux élèves », ou les poser une à une.")
    return f"{words.format(', '.join(map(str, numbers)))} {help_}"
