"""Questions that were asked to the class, among the phases of a lesson that its pages tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.instructions import is_infinitive
from tni.cahier.noun_groups import with_article
from tni.cahier.page_activities import asks
from tni.cahier.plain_titles import comparable, is_vague, punctuated
from tni.cahier.question_groups import groups_asked
from tni.cahier.seance_log import LoggedQuestionKind, QuestionAsked
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage
from tni.core.one_line import shortened

_QUESTION_MAX = 70
_LITTLE = frozenset(
    ["qui", "que", "quel", "quelle", "quels", "quelles", "est", "les", "des", "une", "dans", "pour", "par", "sur"]
)

type Lines = list[tuple[int, str]]
"""Lines with their places in the log."""


def with_questions(lesson: WorkedLesson, found: Lines) -> Lines:
    """Return the lines of a lesson with its questions: one that its page asks too is told with that page, others in a
    line of their own."""
    left: list[tuple[int, QuestionAsked]] = []
    lines, told = dict(found), set[str]()
    pages = _pages_asked_on(lesson)
    for (place, question), page in zip(lesson.questions, pages, strict=True):
        if question.text.strip() and question.text in told:
            continue
        if (
            page is None
            or not question.text.strip()
            or (merged := _merged(lines.get(page.first, ""), page, question.text)) is None
        ):
            left.append((place, question))
        else:
            told.add(question.text)
            lines[page.first] = merged or lines[page.first]
    is_told = any(asks(line) for line in lines.values())
    votes = Counter(
        page.first
        for (_, one), page in zip(lesson.questions, pages, strict=True)
        if page is not None and one.right is None and one.kind is LoggedQuestionKind.CHOICE
    )
    lines = {place: _with_votes(line, votes[place]) for place, line in lines.items()}
    if left and not is_told:
        lines[left[0][0]] = _asked_line([one for _, one in left], lesson.topic)
    return sorted(lines.items())


def _pages_asked_on(lesson: WorkedLesson) -> list[WorkedPage | None]:
    """Return the page on which each question of a lesson was asked: the last one that was shown before."""
    pages = sorted(lesson.pages.values(), key=lambda page: page.first)
    firsts = [page.first for page in pages]
    behind = [bisect_right(firsts, place) for place, _ in lesson.questions]
    return [pages[place - 1] if place else None for place in behind]


def _merged(line: str, page: WorkedPage, question: str) -> str | None:
    """Return the line of a page with a question that it asks too; "" if the line says all of it; None if the question
    is another matter."""
    asked, own = comparable(question), comparable(line)
    if not line or not asked:
        return None
    if line.endswith("?") and asked.startswith(f"{own} ") and (rest := _rest(question, line)):
        return f"{line.rstrip(f' ?{NBSP}')}, en particulier {rest}{NBSP}?"
    heading = _words(line.partition(f"{NBSP}: ")[0].partition(" (")[0])
    if asked in comparable(f"{page.title} {page.text}") or (len(heading) > 1 and heading <= _words(question)):
        return ""
    return "" if asked in own else None


def _rest(question: str, line: str) -> str:
    """Return what a question says behind the one that a line asks, if it goes on with a preposition."""
    words = len(comparable(line).split(" "))
    ends = list(re.finditer(r"\w+", question))
    rest = question[ends[words - 1].end() :].strip(f" ?{NBSP}") if len(ends) > words else ""
    return rest if re.match(r"(?:sur|dans|à|au|aux|en|avec|pour|par|chez|quand|lorsque)\b", rest) else ""


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", text.casefold()) if word not in _LITTLE}


def _with_votes(line: str, votes: int) -> str:
    """Return a line that ends with a question on which the class voted, with the vote. votes: of its page."""
    if not votes or not line.endswith("?") or ", en particulier " not in line:
        return line
    return f"{line} (vote{'s' if votes > 1 else ''} de la classe)"


def _asked_line(questions: Sequence[QuestionAsked], topic: str) -> str:
    texts = list(dict.fromkeys(shortened(one.text, _QUESTION_MAX) for one in questions if one.text.strip()))
    about = "" if is_vague(topic) else group_of(topic)
    if not texts:
        return f"Questions sur {about}" if about else "Questions à la classe"
    if all(one.kind is LoggedQuestionKind.CLOUD for one in questions):
        if len(texts) == 1 and (
            rest := re.match(
                r"(?:un|quels?|les?) mots? (pour|sur|de|qui|devant|avec|après|avant)\b(.*)", texts[0], re.I
            )
        ):
            return f"Recueil de mots {rest[1]} {punctuated(rest[2]).rstrip(f' {NBSP}?')}"
        return f"Recueil de mots{NBSP}: {format_list([punctuated(quoted(text)) for text in texts[:2]])}"
    if len(texts) == 1 and _IS_GAP.search(texts[0]) and questions[0].kind is not LoggedQuestionKind.TRUE_FALSE:
        return f"Phrase à compléter{NBSP}: {punctuated(quoted(texts[0]))}"
    if len(texts) > 2 or any(not text.endswith("?") and not is_infinitive(text) for text in texts):
        if groups := groups_asked(texts):
            return f"Questions{NBSP}: {groups}"
        asked = [punctuated(quoted(text)) for text in texts if text.endswith("?")]
        some = format_list(asked[:2])
        return f"Questions à la classe, dont {some}" if len(asked) > 2 else f"Questions sur {about or 'la leçon'}"
    quotes = [punctuated(quoted(text)) for text in texts]
    return f"{'Question' if len(quotes) == 1 else 'Questions'} à la classe{NBSP}: {format_list(quotes)}"


_IS_GAP = re.compile(r"\.{3}|…|_{3}")
"""Begin of a sentence, or one with a gap: it says nothing by itself that may be false."""


def group_of(topic: str) -> str:
    """Return a topic as a group of a noun with its article: « les fractions »; "" if it is not known to be one."""
    first = re.split(rf" – |{NBSP}: | \(", re.sub(rf"^\w+ \d+{NBSP}: ", "", topic))[0]
    group = with_article(first)
    return group if re.match(r"(?:l[ae]s?|une?|des) |l’", group) and not re.search(r"[?!«]", group) else ""
