"""Phases of a séance as its entry lists them: from the plan that was followed, else from the pages that were shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.book_references import exercises_in, is_only_exercises, with_pages_spelt
from tni.cahier.foreign_titles import detail_in_french, in_french, is_language
from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.heading_shorthand import with_short_forms
from tni.cahier.instructions import as_activity, is_infinitive
from tni.cahier.loud_titles import calm
from tni.cahier.noun_groups import small_start, with_article
from tni.cahier.page_phases import LINE_MAX, page_lines
from tni.cahier.plain_aims import labels_behind
from tni.cahier.plain_titles import accented, comparable, punctuated, with_capital
from tni.cahier.plan_matter import with_page_matter
from tni.cahier.plan_progress import PhaseProgress, PhaseState, PlanProgress, detail_in
from tni.cahier.shorthand import without_shorthand
from tni.cahier.title_abbreviations import spelt_out
from tni.cahier.work_titles import with_works_marked
from tni.cahier.worked_lessons import WorkedLesson
from tni.core.one_line import one_line, shortened

MOST_PHASES = 7
"""Further ones share the last line."""
GOES_ON = " (à finir)"
_DETAIL_MAX = 110


def has_phases(plan: PlanProgress | None) -> bool:
    return plan is not None and any(map(_was_done, plan.phases))


def phases_of(lesson: WorkedLesson, named: set[str], subject: str, topic: str) -> list[str]:
    """Return what was done with a lesson, one line for each phase, in order. named: ids of phases that another lesson
    has named; those of this one are added. subject: the school subject. topic: title of the entry, which no phase
    repeats unless it is the only one."""
    if lesson.plan is not None and has_phases(lesson.plan):
        done = [one for one in lesson.plan.phases if _was_done(one) and one.phase.id not in named]
        named |= {one.phase.id for one in done}
        lines = [line for one in done if (line := _phase_line(lesson, one, subject))]
        return _fitted(with_page_matter(lesson, lines, subject))
    return _fitted(page_lines(lesson, subject, topic))


def postponed_of(lessons: Sequence[WorkedLesson], subject: str) -> str:
    """Return the line of what is left to the next séance; "" if nothing is. subject: the school subject."""
    groups = [
        _put_off(phase.title, detail_of(lesson, phase.id), subject)
        for lesson in lessons
        if lesson.plan is not None and has_phases(lesson.plan)
        for phase in lesson.plan.of(PhaseState.POSTPONED)
    ]
    later = [group for group in dict.fromkeys(groups) if group]
    return f"Reporté à la prochaine séance{NBSP}: {format_list(later)}" if later else ""


def named_by(phase: str) -> str:
    """Return the words that name a phase, without what was done in it, to be compared."""
    phase = phase.removesuffix(GOES_ON)
    return comparable(phase.partition(" (" if phase.endswith(")") else f"{NBSP}: ")[0])


def _put_off(title: str, detail: str, subject: str) -> str:
    """Return a phase that was put off as a group of a noun, with the subject matter that its detail names."""
    name = phase_name(title, subject)
    kind, _, matter = name.partition(f"{NBSP}: ")
    says = small_start(_first_of(detail, name).rstrip("."))
    says = detail_in_french(_first_of(detail, name)) if is_language(subject) and says else says
    if not matter and re.match(r"l[ae]s? |l’|une? |des |«", says):
        matter = says
    if name.endswith(("?", "!", "…")):
        return quoted(name)
    repeats = comparable(matter) in comparable(kind)
    return with_article(kind) + (f" ({small_start(matter)})" if matter and not repeats else "")


def phase_name(title: str, subject: str = "") -> str:
    """Return the title of a phase as the entry has it."""
    title = re.sub(r"^(?:\d{1,2}|[IVX]{1,4}|[A-Da-d])\s?(?:[.)/]\s*|[–-]\s+)(?=\w)", "", one_line(title))
    if is_only_exercises(title) and (exercises := exercises_in(title)):
        return exercises
    title = re.sub(r"^(Correction) de l[’']exercice$", r"\1 d’un exercice", title, flags=re.I)  # which one is not said
    title = with_capital(punctuated(with_pages_spelt(accented(calm(spelt_out(title))))))
    return in_french(title) if is_language(subject) else with_works_marked(title)


def phase_line(title: str, detail: str, *, goes_on: bool, subject: str = "") -> str:
    """Return the line of a phase. detail: what is done in it, "" when unknown. goes_on: in the next séance."""
    title = phase_name(title, subject)
    if not title:
        return ""
    if says := _unrepeated(_first_of(detail, title), title):
        says = detail_in_french(says) if is_language(subject) else says
        title = with_capital(says) if _says_it_all(says, title) else _sharing_noun(title, says) or _linked(title, says)
    return title + GOES_ON if goes_on else title


def _says_it_all(says: str, title: str) -> bool:
    """Return whether a detail says all that a short title says: « Protocole », « Rédiger le protocole de dilution »."""
    own, words = comparable(title).split(" "), comparable(says).split(" ")
    if len(own) == 1:
        singular = own[0].rstrip("s")
        return len(singular) > 3 and any(word.rstrip("s") == singular for word in words[:4])
    return False


def _unrepeated(says: str, title: str) -> str:
    """Return a detail without its first word if the title begins with it too and the detail goes on with others."""
    first, own = comparable(says).split(" ")[0].rstrip("s"), comparable(title).split(" ")
    if not says or first != own[0].rstrip("s") or len(own) == 1:
        return says
    rest = re.sub(r"^\w+, (?:puis )?", "", says)
    return with_capital(rest)


def _sharing_noun(title: str, says: str) -> str:
    """Return a title and a detail that begins with its last noun as one group: « Étude des documents 1 à 3 p. 88 »; ""
    if it does not."""
    before, _, last = title.rpartition(" ")
    if not before or comparable(says).split(" ")[0] != last.casefold():
        return ""
    if (found := re.match(r"(\w+) (?:de|des)$", before)) and last.endswith("s"):
        return f"{found[1]} des {says[:1].lower()}{says[1:]}"
    rest = says[len(last) :].removeprefix(", ") if says[len(last) :].startswith(", ") else ""
    return f"{title} ({rest})" if rest else ""


_MANNER = re.compile(
    r"(?:en|par|à|au|aux|sur|avec|dans|chacun|individuellement|collectivement|seuls?|puis)\b[^:]*$", re.I
)


def _linked(title: str, says: str) -> str:
    """Return a title and its detail in one line: behind a colon, in brackets if the title has one, as a sentence of its
    own behind a question."""
    if title.endswith("…"):
        return f"{quoted(title)}{NBSP}: {small_start(_bracketed(says))}"
    if title[-1] in ".?!":
        return f"{title} {with_capital(_bracketed(says) if f'{NBSP}: ' in title else says)}"
    if re.match(r"par (?:le|la|l’|les) ", says, re.I) and f"{NBSP}: " not in title + says:
        return f"{title} {says[:1].lower()}{says[1:]}"  # « Démonstration par le professeur »
    says = small_start(says)
    before, colon, after = says.partition(f"{NBSP}: ")
    if colon and _MANNER.match(before):
        says = f"{before}, {small_start(after)}"
    name, has_colon, activity = title.partition(f"{NBSP}: ")
    if has_colon and says.endswith("?"):
        return f"{title}. {with_capital(says)}"
    if has_colon:
        return f"{title}, {says}" if is_infinitive(activity) and is_infinitive(says) else f"{title} ({says})"
    return f"{name} ({says})" if f"{NBSP}: " in says else f"{name}{NBSP}: {says}"


def _bracketed(says: str) -> str:
    """Return a detail whose colon would be the second one of its line, with brackets: « au tableau (ranger) »."""
    return re.sub(rf"{NBSP}: ([^():]+)$", r" (\1)", says)


def _phase_line(lesson: WorkedLesson, phase: PhaseProgress, subject: str) -> str:
    goes_on = phase.state is PhaseState.BROKEN_OFF
    return phase_line(phase.phase.title, detail_of(lesson, phase.phase.id), goes_on=goes_on, subject=subject)


def detail_of(lesson: WorkedLesson, phase: str) -> str:
    """Return the text of a phase of the plan; "" without one."""
    return "" if lesson.followed is None else detail_in(lesson.followed, phase)


_STAGE = re.compile(r"^(attention|penser|prévoir|ne pas|veiller|si |distribuer|rappel pour moi|note)", re.I)


_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b\w\.)(?<!\b(?:ex|pp|cf|vs|fr)\.)"
    r"(?<!\b(?:art|doc|max|min|env|vol|fig|civ|tab|mvt)\.) (?=[^\W\d_a-z])"
    r"|(?<=[!?]) (?=documents? \d)"
)


def _first_of(detail: str, title: str) -> str:
    """Return the first sentence of a detail, without its point; "" if it is a note of the teacher to herself, or says
    what the title says."""
    line = next((one_line(line) for line in detail.splitlines() if line.strip()), "")
    line = accented(without_shorthand(with_short_forms(line)))
    line = re.sub(r"^(?:[IVX]{1,4}|\d{1,2}|[a-d])[.)] ?(?=[^\W\d_])", "", line)
    line = re.sub(r"(?:(?<!\s)\s++)?(?::\s?)?\(?\bhttps?://[^\s)]+\)?", "", line)
    sentence = re.split(_SENTENCE_END, line, maxsplit=1)[0].rstrip(". ")
    sentence = re.split(
        r"[,;] (?=(?:faire (?:venir|passer)|interroger|distribuer|penser à|prévoir|veiller)\b)", sentence
    )[0]
    if not sentence or _STAGE.match(sentence) or sentence.casefold() in title.casefold():
        return ""
    if len(sentence) > _DETAIL_MAX or len(sentence) + len(title) + 12 > LINE_MAX:
        return ""
    sentence = as_activity(re.sub(r"(?<=\d) en classe$", "", sentence))
    sentence = re.sub(r"\bavec moi\b", "avec l’enseignant", labels_behind(sentence))
    return punctuated(with_pages_spelt(sentence))


def _was_done(phase: PhaseProgress) -> bool:
    """Return whether a phase was done or begun. One that was begun and then put off or left out was not."""
    return phase.state in (PhaseState.DONE, PhaseState.BROKEN_OFF)


def _fitted(lines: list[str]) -> list[str]:
    if len(lines) <= MOST_PHASES:
        return lines
    head, tail = lines[: MOST_PHASES - 1], lines[MOST_PHASES - 1 :]
    return [*head, shortened(f"{NBSP}; ".join(tail), LINE_MAX)]
