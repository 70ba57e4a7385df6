"""Texts of a vote: kinds of questions, answers and choices, errors in a typed question, changes of answers between
two votes, confidence, teams and leaders of a competition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tni.quiz.question import Question
from tni.quiz.question_draft import DraftError, DraftFault
from tni.quiz.question_kinds import CLICKER_KINDS, LETTERS, QuestionKind
from tni.services.voting.round_outcome import RoundOutcome
from tni.services.voting.vote_result import OTHER_ANSWERS, VoteResult
from tni.ui.i18n import is_singular, tr

if TYPE_CHECKING:
    from tni.quiz.standings import Standing

MAX_LEADERS_SHOWN = 5
ARROW, ORDER_MARK = " → ", " › "


def question_kind_name(kind: QuestionKind) -> str:
    match kind:
        case QuestionKind.CHOICE:
            return tr("Un choix")
        case QuestionKind.SEVERAL:
            return tr("Plusieurs choix")
        case QuestionKind.TRUE_FALSE:
            return tr("Vrai, faux")
        case QuestionKind.NUMBER:
            return tr("Nombre")
        case QuestionKind.TEXT:
            return tr("Mot ou phrase")
        case QuestionKind.ORDER:
            return tr("Remettre en ordre")
        case QuestionKind.MATCH:
            return tr("Associer")
        case QuestionKind.POINT:
            return tr("Point sur l’image")
        case QuestionKind.SCALE:
            return tr("Échelle")
        case QuestionKind.CLOUD:
            return tr("Nuage de mots")


def answer_lines_hint(kind: QuestionKind) -> str:
    """Return the hint on how to type answers; empty if none are typed."""
    match kind:
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            return tr("Une réponse par ligne, * devant la bonne (facultatif)")
        case QuestionKind.NUMBER:
            return tr("Bonne réponse (facultatif)")
        case QuestionKind.TEXT:
            return tr("Réponses acceptées, une par ligne (facultatif)")
        case QuestionKind.ORDER:
            return tr("Une étape par ligne, dans le bon ordre")
        case QuestionKind.MATCH:
            return tr("Une paire par ligne : France = Paris")
        case _:
            return ""


def draft_error_message(error: DraftError) -> str:
    match error.fault:
        case DraftFault.TOO_FEW:
            return tr("Il faut au moins deux réponses, une par ligne.")
        case DraftFault.TOO_MANY:
            return tr("Huit réponses au plus : en retirer.")
        case DraftFault.NO_PAIR:
            return tr("« {} » n’est pas une paire : écrire gauche = droite.").format(error.line)
        case DraftFault.SEVERAL_RIGHT:
            return tr("Plusieurs bonnes réponses : prendre « Plusieurs choix », ou n’en garder qu’une.")
        case DraftFault.NOT_A_NUMBER:
            return tr("« {} » n’est pas un nombre.").format(error.line)


def choice_names(question: Question) -> dict[str, str]:
    """Return the names of the choices: letters, or true and false."""
    if question.kind is QuestionKind.TRUE_FALSE:
        return {"A": tr("Vrai"), "B": tr("Faux")}
    return {letter: letter for letter in question.choices}


def answer_text(question: Question, answer: str) -> str:
    """Return an answer or a bar's name in readable form."""
    match question.kind:
        case QuestionKind.TRUE_FALSE:
            return choice_names(question).get(answer, answer)
        case QuestionKind.NUMBER:
            return answer.replace(".", tr(",", "decimal mark"))
        case QuestionKind.ORDER:
            return ORDER_MARK.join(answer)
        case QuestionKind.MATCH:
            return ", ".join(f"{pair[0]}{ARROW}{pair[1:]}" for pair in answer.split())
        case QuestionKind.SEVERAL:
            return " + ".join(answer)
        case _:
            return answer


def option_text(question: Question, letter: str) -> str:
    """Return the text of a choice; empty if it is drawn on the page."""
    place = LETTERS.find(letter) if len(letter) == 1 else -1
    return question.options[place] if question.kind in CLICKER_KINDS and 0 <= place < len(question.options) else ""


def bar_name(question: Question, bar: str) -> str:
    """Return the name of a bar of a result, with the text of its choice."""
    if bar == OTHER_ANSWERS:
        return tr("autres")
    words, option = answer_text(question, bar), option_text(question, bar)
    return f"{words}  {option}" if option else words


def bar_count_text(number: int, answered: int) -> str:
    """Return the count at the end of a bar, with its share: "12 · 44 %"."""
    return tr("{} · {} %").format(number, round(100 * number / answered)) if answered else str(number)


def bar_message(result: VoteResult, bar: str) -> str:
    """Return a bar in words, for screen readers: "B  deux : 2 votes, 67 %, bonne réponse"."""
    number = result.count(bar, result.counts)
    votes = tr("{} vote").format(number) if is_singular(number) else tr("{} votes").format(number)
    words = [f"{bar_name(result.question, bar)} : {votes}"]
    if result.voters:
        words.append(tr("{} %").format(round(100 * number / result.voters)))
    if result.before is not None:
        words.append(tr("{} au vote d’avant").format(result.count(bar, result.before)))
    if result.is_right(bar):
        words.append(tr("bonne réponse"))
    return ", ".join(words)


def answer_changes_message(outcome: RoundOutcome) -> str:
    """Return the number of pupils who changed their answer between two votes; empty without a vote before."""
    changes = outcome.changes
    if changes is None or not changes.both:
        return ""
    if changes.to_right is None or changes.to_wrong is None:
        n = changes.changed
        return (tr("{} élève a changé d’avis.") if is_singular(n) else tr("{} élèves ont changé d’avis.")).format(n)
    right, wrong = changes.to_right, changes.to_wrong
    gained = tr("{} passe à la bonne réponse") if is_singular(right) else tr("{} passent à la bonne réponse")
    lost = tr("{} la quitte") if is_singular(wrong) else tr("{} la quittent")
    return gained.format(right) + ", " + lost.format(wrong) + "."


def standings_message(standings: Sequence[Standing], teams: bool) -> str:
    """Return the leaders of a competition, as "1. n° 7 (5) · 2. n° 3 (4)".

    Teams are shown with their share of right answers. Empty before the first question that counts.
    """
    if not (standings and standings[0].asked):
        return ""
    words = []
    for standing in standings[:MAX_LEADERS_SHOWN]:
        name = tr("équipe {}").format(standing.name) if teams else tr("n° {}").format(standing.name)
        score = f"{float(standing.score):.2f}".rstrip("0").rstrip(".").replace(".", tr(",", "decimal mark"))
        if teams:
            score = tr("{} %").format(round(100 * standing.score / standing.asked))
        words.append(f"{standing.rank}. {name} ({score})")
    return " · ".join(words)


def teams_message(teams: Mapping[int, str]) -> str:
    """Return the members of each team by seat number; empty without teams. teams: team of each number."""
    members: dict[str, list[str]] = {}
    for number in sorted(teams):
        members.setdefault(teams[number], []).append(str(number))
    words = [tr("Équipe {} : {}").format(team, ", ".join(numbers)) for team, numbers in sorted(members.items())]
    return "\u2003\u2003".join(words)


def confidence_message(outcome: RoundOutcome) -> str:
    """Return how many were sure and wrong, or right and unsure; empty if confidence was not asked."""
    if outcome.sure_wrong is None or outcome.unsure_right is None:
        return ""
    return tr("Sûrs et dans l’erreur : {}. Justes sans être sûrs : {}.").format(
        outcome.sure_wrong, outcome.unsure_right
    )
