"""Sentence on what the answers of a class have shown: what most pupils can do, what is to be taken up again.

It has no count and no percentage: an entry is read by pupils and parents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tni.cahier.abilities import abilities_in, ability_for
from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.instructions import is_infinitive, sharing_verbs
from tni.cahier.noun_groups import small_start
from tni.cahier.plain_titles import punctuated
from tni.cahier.question_groups import WHICH_IS, as_subject
from tni.cahier.seance_log import (
    EntryProposed,
    LessonOpened,
    LoggedQuestionKind,
    PlanFollowed,
    QuestionAsked,
    SeanceEnded,
    SeanceEvent,
    SeanceStarted,
)
from tni.core.one_line import shortened

LEAD = f"Réponses de la classe{NBSP}: "
AGAIN = f"À reprendre, d’après les réponses{NBSP}: "
"""Second line, where one has no room for all."""
FEWEST_ANSWERS = 3
"""With fewer answers a round says nothing about the class, and much about a pupil."""
UNDERSTOOD = 2 / 3
"""Least share of right answers with which a question counts as understood by most."""
HALF = 1 / 2
"""Below this share a question is always said to be taken up again."""
LONGEST = 180
_TEXT_MAX = 80


@dataclass(frozen=True, slots=True)
class _Question:
    """Question with the shares of right answers of its rounds, in order."""

    kind: LoggedQuestionKind
    text: str
    shares: tuple[float, ...] = ()
    ability: str = ""
    """The one of the plan that it is about; "" if none."""
    is_whole: bool = False
    """Whether the text ends with a point: a statement to be judged, not the begin of one to be completed."""

    @property
    def is_understood(self) -> bool:
        return self.shares[-1] >= UNDERSTOOD

    @property
    def is_statement(self) -> bool:
        """True for what may be false, and so is never told as it is."""
        is_asked = self.text.endswith("?") or is_infinitive(self.text)
        return self.kind is LoggedQuestionKind.TRUE_FALSE or bool(self.text and not is_asked)

    @property
    def was_discussed(self) -> bool:
        """True if it was understood when it was asked again, and not before."""
        return self.is_understood and self.shares[0] < UNDERSTOOD


def answers_line(log: Sequence[SeanceEvent]) -> str:
    """Return the sentence, in two lines where one has no room for all of it; "" if no question with a right answer was
    answered by enough pupils."""
    questions = _questions(log)
    understood = [one for one in questions if one.is_understood and not one.was_discussed]
    discussed = [one for one in questions if one.was_discussed]
    again = [one for one in questions if not one.is_understood]
    unsure = {one.ability for one in again if one.ability}
    understood = [one for one in understood if one.ability not in unsure]
    discussed = [one for one in discussed if one.ability not in unsure]
    if not questions:
        return ""
    if not again and not any(_doing(one) for one in discussed):
        return f"{LEAD}l’essentiel est compris par la plupart des élèves."
    later = _groups_again(again)
    whole = LEAD + _sentence(understood, discussed, later)
    if len(whole) > LONGEST:
        whole = re.sub(r"est à reprendre\.$", "est à revoir.", whole)
    if len(later) < 2 and len(whole) <= LONGEST:
        return whole
    if not later:
        return _fitting(understood, discussed, later)
    while len(later) > 1 and len(_listed_again(later)) > LONGEST:
        later.pop()
    able = [_fitting(understood, discussed, ())] if _able([*understood, *discussed]) else []
    return "\n".join([*able, _listed_again(later)])


def _listed_again(groups: Sequence[str]) -> str:
    return f"{AGAIN}{f'{NBSP}; '.join(groups)}."


def _fitting(understood: Sequence[_Question], discussed: Sequence[_Question], later: Sequence[str]) -> str:
    """Return the line with as much of what is understood as it has room for."""
    least, most = len(understood[:1]), len(understood)
    shown = [(understood[:number], discussed) for number in range(most, least - 1, -1)]
    shown += [(understood[:1], discussed[:1]), ([], discussed[:1]), (understood[:1], []), ([], [])]
    whole = [LEAD + sentence for known, talked in shown if (sentence := _sentence(known, talked, later))]
    return next((sentence for sentence in whole if len(sentence) <= LONGEST), whole[-1] if whole else "")


def _groups_again(again: Sequence[_Question]) -> list[str]:
    """Return what is to be taken up again: all that less than half have answered, else the first that can be said."""
    told = [(one, group) for one in again if (group := _again(one))]
    least = [group for one, group in told if one.shares[-1] < HALF]
    named = list(dict.fromkeys(least)) or [group for _, group in told[:1]]
    return named or ([begun] if (begun := _begun(again)) else [])


def _sentence(understood: Sequence[_Question], discussed: Sequence[_Question], later: Sequence[str]) -> str:
    """Return the sentence with questions that most pupils have answered, at once or in a later vote, and what is
    to be taken up again."""
    able = [f" {told}"] if (told := _able(understood)) else []
    if talked := _able(discussed):
        verb = talked.split(" ")[0]
        talked = talked.removeprefix(f"{verb} ") if told.startswith(f"{verb} ") and " et " not in told else talked
        able.append(f"{' et, ' if able else ', '}au second vote, {talked}")
    parts = [f"la plupart des élèves savent{''.join(able)}"] if able else []
    if later:
        parts.append(f"{as_subject(later[0])} est à reprendre")
    elif not able:
        parts = ["une notion de la séance est à reprendre"]
    return f"{f'{NBSP}; '.join(parts)}."


def wants_answers(log: Sequence[SeanceEvent], usual: bool) -> bool:
    """Return whether the teacher wants the sentence in this séance: as she said last in it, else as usual."""
    said = [one.with_answers for one in log if isinstance(one, EntryProposed) and one.with_answers is not None]
    return said[-1] if said else usual


def tells_answers(contenu: str) -> bool:
    """Return whether a content has the sentence."""
    return any(is_answers_line(line) for line in contenu.split("\n"))


def is_answers_line(line: str) -> bool:
    return line.startswith((LEAD.rstrip(), AGAIN.rstrip()))


def _able(questions: Sequence[_Question]) -> str:
    """Return what pupils can do who answer these questions, each thing once."""
    doings = list(dict.fromkeys(doing for one in questions if (doing := _shown(one))))
    return format_list(sharing_verbs(doings))


def _shown(question: _Question) -> str:
    """Return what an answer shows that its pupil can do: who chose the right one of several has written none."""
    doing = _doing(question)
    is_chosen = question.kind in (LoggedQuestionKind.CHOICE, LoggedQuestionKind.SEVERAL)
    is_which = re.search(r"\bquel(?:le)?s?\b", question.text, re.I)
    return _WRITING.sub("reconnaître", doing) if question.ability and is_chosen and is_which else doing


_WRITING = re.compile(r"^(?:écrire|énoncer|formuler|rédiger)(?= (?:l[ae]s? |l’|une? ))")


def _doing(question: _Question) -> str:
    if question.ability:
        return punctuated(question.ability[:1].lower() + question.ability[1:].rstrip(". "))
    if question.is_statement:
        return ""
    if is_infinitive(question.text):
        return punctuated(question.text[:1].lower() + question.text[1:])
    if found := WHICH_IS.match(question.text.strip().rstrip(f"? {NBSP}")):
        one = "une" if found[1] else "un"
        return punctuated(f"reconnaître {one} {found[2]} {found[3]}")
    if indirect := _indirect(question.text):
        return f"dire {indirect}"
    return f"répondre à {quoted(punctuated(question.text))}" if question.text else "répondre à ce qui a été demandé"


def _again(question: _Question) -> str:
    """Return what is to be taken up again as the subject of a sentence; "" if it cannot be said as one. A statement may
    be false, and is told as what pupils have to say of it: « dire si les baleines sont des poissons »."""
    if question.is_statement and not question.ability:
        is_judged = question.is_whole or question.kind is LoggedQuestionKind.TRUE_FALSE
        return (is_judged and _whether(question)) or _cited(question)
    if question.ability or is_infinitive(question.text):
        return _doing(question)
    if found := re.match(r"(?:où|comment) (?=[^\W\d_]+(?:er|ir|re) )", question.text, re.I):
        return _indirect(question.text)[found.end() :]
    if (doing := _doing(question)).startswith("reconnaître"):
        return doing
    return f"la question {quoted(punctuated(question.text))}" if question.text else ""


_GAP = re.compile(r"…|\.{3}|_{2}")


def _cited(question: _Question) -> str:
    """Return a sentence to be completed in guillemets; "" for another one, which may be false."""
    text = question.text.strip()
    if not text or "«" in text:
        return ""
    return f"la phrase à compléter {quoted(punctuated(text))}" if _GAP.search(text) else ""


_OPEN_END = re.compile(
    r"\b(?:est|sont|était|a|ont|vaut|valent|fait|font|donne|s[’']appelle|égale? à|de|du|à|au|par|pour|dans|en"
    r"|un|une|le|la|les"
    r"|pour coordonnées|is|are|was|were|has|the|ist|sind|es|son|está|è|sono)[ \u00a0]?:?$",
    re.I,
)
"""End of a sentence that goes on: « Le sommet a pour coordonnées »."""


def _begun(again: Sequence[_Question]) -> str:
    """Return the first begin of a sentence that pupils had to complete, as what is to be taken up again; "" if there is
    none. A whole statement may be false, and is not told as it is."""
    texts = (one.text.strip() for one in again if not one.is_whole and one.kind is LoggedQuestionKind.CHOICE)
    text = next((text for text in texts if _OPEN_END.search(text) and "«" not in text), "")
    return f"la phrase à compléter {quoted(punctuated(f'{text}…'))}" if text else ""


def _whether(question: _Question) -> str:
    """Return a statement as it goes on after « dire si »; "" if it is none, or more than one."""
    text = question.text.strip().rstrip(".")
    if not _STATEMENT.match(text) or re.search(r"[.?!:;…]", text):
        return ""
    text = re.sub(r"^on ", "l’on ", small_start(text))
    return f"dire {'s’' if re.match(r'ils? ', text) else 'si '}{punctuated(text)}"


_STATEMENT = re.compile(
    r"(?=.*\b(?:est|sont|était|a|ont|peut|peuvent|doit|doivent|fait|font|vaut|va|ne|se)\b|.*[=<>]|.*\b[ns]’)"
    r"|(?:l[ae]s?|une?|il|ils|elles?|on|tou(?:t|te|s|tes)|chaque) (?:\w+[ ’'-]){2}|l[’'](?:\w+[ ’'-]){2}",
    re.I,
)
"""Sentence: it has a verb, or begins as one."""
_INDIRECT = re.compile(
    r"^(?:(?:dans |de |par |avec |pour |à )?quel(?:le)?s? (?!-)"
    r"|(?:où|comment) (?=[^\W\d_]+(?:er|ir|re) ))",
    re.I,
)
_TURNED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|ce|je|tu|nous|vous)\b|\bson\b|\bsa\b|\bses\b|\bleurs?\b", re.I)


def _indirect(text: str) -> str:
    """Return a question as it goes on after « dire »: « quelle fraction est égale à 1/2 »; "" if its words would have
    to be turned, or it does not stand alone."""
    text = text.strip().rstrip(f"? {NBSP}")
    if not _INDIRECT.match(text) or _TURNED.search(text) or re.search(r"[.?!:;]", text):
        return ""
    return punctuated(text[:1].lower() + text[1:])


def _questions(log: Sequence[SeanceEvent]) -> list[_Question]:
    """Return the questions with a right answer; one that is asked again is the same question. Questions without a text
    are told apart by their pages."""
    found: dict[tuple[object, ...], _Question] = {}
    abilities = [one for event in log if isinstance(event, PlanFollowed) for one in abilities_in(event.abilities)]
    abilities = list(dict.fromkeys(abilities))
    lessons = " ".join(f"{one.lesson} {one.sequence}" for one in log if isinstance(one, SeanceStarted | LessonOpened))
    for event in log:
        if isinstance(event, SeanceEnded):
            break
        if not isinstance(event, QuestionAsked) or event.right is None or event.answered < FEWEST_ANSWERS:
            continue
        text = shortened(_last_sentence(event.text), _TEXT_MAX)
        key = (event.kind, text, None if text else event.page)
        ability = ability_for(_last_sentence(event.text), abilities, but=lessons)
        known = found.setdefault(key, _Question(event.kind, text, (), ability, event.text.rstrip().endswith(".")))
        found[key] = replace(known, shares=(*known.shares, event.right / event.answered))
    return list(found.values())


def _last_sentence(text: str) -> str:
    """Return the question itself, without what it is about: « Quelle est son hypoténuse ? »"""
    parts = re.split(r"(?<=[.!?]) +(?=[^\W\d_])", text.strip())
    return parts[-1] if len(parts) > 1 and parts[-1].rstrip().endswith("?") else text.rstrip(" .")
