"""Phases of a séance as its entry lists them: from the plan that was followed, else from the pages that were shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tni.cahier.book_references import exercises_in, is_only_exercises, with_pages_spelt
from tni.cahier.foreign_titles import detail_in_french, in_french, is_language
from tni.cahier.french import NBSP, format_list, format_ranges, quoted
from tni.cahier.heading_matter import matter_below
from tni.cahier.heading_shorthand import with_short_forms
from tni.cahier.instructions import as_activity, is_infinitive
from tni.cahier.loud_titles import calm
from tni.cahier.noun_groups import of_group, small_start, with_article
from tni.cahier.page_activities import activity_of, is_test
from tni.cahier.page_below import statement_below
from tni.cahier.page_questions import Lines, group_of, with_questions
from tni.cahier.plain_aims import labels_behind
from tni.cahier.plain_titles import clean_title, comparable, is_vague, punctuated, with_capital
from tni.cahier.plan_progress import PhaseProgress, PhaseState, PlanProgress, detail_in
from tni.cahier.shorthand import without_shorthand
from tni.cahier.title_abbreviations import spelt_out
from tni.cahier.work_titles import with_works_marked
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage
from tni.core.one_line import one_line, shortened

MOST_PHASES = 7
"""Further ones share the last line."""
GOES_ON = " (à finir)"
_LINE_MAX = 170
_LEAFED_S = 20.0
"""A page on which nothing was done is only leafed through in less, if others were not."""
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
        return _fitted([line for one in done if (line := _phase_line(lesson, one, subject))])
    return _fitted(_page_lines(lesson, subject, topic))


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
    title = with_capital(punctuated(with_pages_spelt(calm(spelt_out(title)))))
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
    line = without_shorthand(with_short_forms(line))
    line = re.sub(r"^(?:[IVX]{1,4}|\d{1,2}|[a-d])[.)] ?(?=[^\W\d_])", "", line)
    line = re.sub(r"(?:(?<!\s)\s++)?(?::\s?)?\(?\bhttps?://[^\s)]+\)?", "", line)
    sentence = re.split(_SENTENCE_END, line, maxsplit=1)[0].rstrip(". ")
    sentence = re.split(
        r"[,;] (?=(?:faire (?:venir|passer)|interroger|distribuer|penser à|prévoir|veiller)\b)", sentence
    )[0]
    if not sentence or _STAGE.match(sentence) or sentence.casefold() in title.casefold():
        return ""
    if len(sentence) > _DETAIL_MAX or len(sentence) + len(title) + 12 > _LINE_MAX:
        return ""
    sentence = as_activity(re.sub(r"(?<=\d) en classe$", "", sentence))
    sentence = re.sub(r"\bavec moi\b", "avec l’enseignant", labels_behind(sentence))
    return punctuated(with_pages_spelt(sentence))


def _was_done(phase: PhaseProgress) -> bool:
    """Return whether a phase was done or begun. One that was begun and then put off or left out was not."""
    return phase.state in (PhaseState.DONE, PhaseState.BROKEN_OFF)


def _page_lines(lesson: WorkedLesson, subject: str, topic: str) -> list[str]:
    pages = sorted(lesson.pages.values(), key=lambda page: page.first)
    long = [page for page in pages if page.written or page.asked or page.shown_s >= _LEAFED_S]
    pages = long or pages
    found = [(page.first, line) for page in pages if (line := activity_of(page, subject))]
    found = with_questions(lesson, _with_lists(pages, found))
    titles = [lesson.topic, topic]
    about = of_group(group_of(lesson.topic))
    notes = {} if is_language(subject) else {page.first: page.text for page in pages}
    found = [
        (place, f"{line} {about}" if line in _NAMING and about else _only_one(line, found)) for place, line in found
    ]
    found = [(place, _instead_of(line, topic, notes.get(place, ""))) for place, line in found]
    found = [(place, _with_more(line, titles, pages, place, subject)) for place, line in found]
    exercises = _corrections if re.match(r"correction\b", lesson.topic, re.I) else _joined_exercises
    lines = exercises(_unlike(list(dict.fromkeys(line for _, line in found)), titles))
    said = [line for line in lines if not _is_bare(line)]
    if said and all(is_vague(line) for line in said) and _is_mostly_silent(lesson, subject):
        return []  # « Bilan » alone says nothing
    return said or lines or [bare for bare in [bare_work(lesson)] if bare]


_LIST = re.compile(r"[^\W\d_][^,.:;?!()=«]*(?:, [^,.:;?!()=«]+){2,}")
"""Three things or more, and no more."""


def _with_lists(pages: Sequence[WorkedPage], found: Lines) -> Lines:
    """Return the lines with a page that has no title and only lists things put behind the page before, whose heading
    tells what they are."""
    listing = {page.first for page in pages if _is_list(page)}
    lines: Lines = []
    for place, line in found:
        if place in listing and lines and f"{NBSP}: " not in lines[-1][1] and len(lines[-1][1] + line) < _LINE_MAX:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]}{NBSP}: {small_start(line)}")
        else:
            lines.append((place, line))
    return lines


def _is_list(page: WorkedPage) -> bool:
    text = page.text.strip()
    return _is_untitled(page) and bool(_LIST.fullmatch(text)) and not _WITH_YEAR.search(text)


_WITH_YEAR = re.compile(r", (?:1[0-9]|20)\d\d$", re.MULTILINE)
"""A work, with its author: no list."""


def _is_untitled(page: WorkedPage) -> bool:
    return not clean_title(page.title) and not re.search(r"\d{3}", page.title)


def _only_one(line: str, found: Lines) -> str:
    """Return a line without the number of its activity if no other has one: « Écoute 1 : … »."""
    kind = re.match(rf"(Écoute|Chant|Chanson|Texte|Vidéo|Document) 1(?={NBSP}:)", line)
    if kind is None or any(other.startswith(f"{kind[1]} 2") for _, other in found):
        return line
    return kind[1] + line[kind.end() :]


def _instead_of(line: str, title: str, text: str) -> str:
    """Return a line; for one that says again what the entry's title has behind the number of a chapter, the sentence
    of its page. text: of the page."""
    if _says_again(line, [title]) and (aim := _AIM_ON_PAGE.search(text)):
        return f"Objectif{NBSP}: {small_start(punctuated(aim[1]))}"
    _, colon, named = title.partition(f"{NBSP}: ")
    if not colon or comparable(line) != comparable(named):
        return line
    sentence = statement_below(text)
    if not sentence or comparable(sentence).startswith(comparable(line)):
        return line
    is_same = comparable(sentence).split(" ")[0] == comparable(line).split(" ")[0]
    return sentence if is_same else f"{line}{NBSP}: {quoted(sentence)}"


def _with_more(line: str, titles: Sequence[str], pages: Sequence[WorkedPage], place: int, subject: str) -> str:
    """Return a line that is only a title of the entry with what its page has below it, which would be lost."""
    if is_test(line) or comparable(line) not in {comparable(title) for title in titles if title}:
        return line
    text = next((page.text for page in pages if page.first == place), "")
    below = [without_shorthand(with_short_forms(one.strip())) for one in text.split("\n") if one.strip()]
    below = [one for one in below if comparable(clean_title(one)) != comparable(line) and not exercises_in(one)]
    if len(below) > 1 and "→" in below[1] and re.fullmatch(r"[^.?!:;«»]{8,40}[.?!]", below[0]):
        return f"{line}{NBSP}: {quoted(below[0].rstrip('.'))} ({below[1]})"  # an example, and how it is read
    matter = matter_below(line, below, is_foreign=is_language(subject))
    if not matter or comparable(matter).startswith(comparable(line)):
        return line
    return f"{line} ({matter})" if f"{NBSP}: " in line and "(" not in matter else f"{line}{NBSP}: {matter}"


_NAMING = ("Définition", "Définitions", "Propriété", "Propriétés")
"""Headings that do not say of what they are."""


def _is_mostly_silent(lesson: WorkedLesson, subject: str) -> bool:
    """Return whether more pages were written on that say nothing than that say something."""
    written = [page for page in lesson.pages.values() if page.written]
    return 2 * sum(not activity_of(page, subject) for page in written) > len(written)


def _unlike(lines: list[str], titles: Sequence[str]) -> list[str]:
    """Return the lines without one that is only a title of the entry, unless it is the only one, and without lines that
    another one begins with."""
    plain = {comparable(title) for title in titles if title}
    plain |= {re.sub(r" (?:n )?\d+$", "", one) for one in plain}  # « Conseil » of « Conseil n° 4 »
    numbers = {title for title in plain if re.match(r"\w+ \d+ ", title)}  # « Numération 9 » of « Numération 9 : … »
    others = [
        line
        for line in lines
        if comparable(line) not in plain
        and not _says_again(line, titles)
        and not (re.search(r"\d$", line) and any(one.startswith(f"{comparable(line)} ") for one in numbers))
    ] or lines
    begins = [f"{comparable(line)} " for line in others]
    in_order = sorted(set(begins))  # what begins with a line stands right behind it
    longer = {own for own, one in pairwise(in_order) if one.startswith(own)}
    return [line for line, own in zip(others, begins, strict=True) if own not in longer]


_AIM_ON_PAGE = re.compile(r"^obj(?:ectifs?)?\.? ?: ?(\S.{2,80})$", re.I | re.MULTILINE)


def _says_again(line: str, titles: Sequence[str]) -> bool:
    """Return whether a line is a numbered title in other words: « TP n° 4 Ions de métaux » of « TP 4 : ions »."""
    own = set(comparable(line).split(" ")) - {"n"}
    titled = [set(comparable(title).split(" ")) for title in titles if re.match(r"(?:TP|TD|Activité|Séance) \d", title)]
    return any(len(words) > 2 and words <= own and len(own - words) < 4 for words in titled)


_EXERCISE = re.compile(rf"^Exercice{NBSP}(\d+)$")


def _joined_exercises(lines: list[str]) -> list[str]:
    """Return the lines with single exercises that follow each other in one: « Exercices 1 à 3 »."""
    joined: list[str] = []
    numbers: list[int] = []
    for line in [*lines, ""]:
        if found := _EXERCISE.match(line):
            numbers.append(int(found[1]))
            continue
        if numbers:
            whole = sorted(set(numbers))
            joined.append(f"Exercice{'s' if len(whole) > 1 else ''}{NBSP}{format_ranges(whole)}")
            numbers = []
        if line:
            joined.append(line)
    return joined


_NAMED = re.compile(rf"^Exercice{NBSP}(\d+)(?:{NBSP}: (.*))?$")


def _corrections(lines: list[str]) -> list[str]:
    """Return the lines of a lesson that corrects a test: its exercises in one line, each with its subject."""
    found = [match for line in lines if (match := _NAMED.match(line))]
    if len(found) < 2:
        return _joined_exercises(lines)
    named = [f"{one[1]} ({one[2]})" if one[2] else one[1] for one in found]
    whole = f"Correction{NBSP}: exercices{NBSP}{format_list(named)}"
    first = lines.index(found[0][0])
    return [*lines[:first], whole, *(line for line in lines[first:] if not _NAMED.match(line))]


def _is_bare(line: str) -> bool:
    """Return whether a line says where in the chapter one is, not what was done: « Chapitre 3 (suite) »."""
    where = r"(chapitre|séquence|partie|thème|suite|fin|séance|cours|leçon|\W|\d)"
    return is_vague(line) and bool(re.match(where, line, re.I))


def bare_work(lesson: WorkedLesson) -> str:
    """Return what is true of a lesson of which nothing is known but that it was shown; "" without a topic: the teacher
    is asked then."""
    title = lesson.topic
    if not title:
        return ""
    if found := _KIND_OF_DOCUMENT.match(title):
        return f"Travail sur {_THE[found[1].lower()]} {found[1].lower()} {found[2]}"
    if law := _LAW.match(title):
        return f"Travail sur {'la' if law[1] else 'le'} {title}"
    if lesson.file and not lesson.file.casefold().endswith(".tni"):
        return f"Travail sur le document {quoted(title)}"
    return f"Travail sur {quoted(title)}"


_LAW = re.compile(r"(?:(Charte|Déclaration|Convention|Constitution|Loi)|Code|Traité|Règlement) (?:d|de|du|des|sur)\b")
"""Texts of law, which stand in no guillemets."""
_THE = {"carte": "la", "fiche": "la", "frise": "la", "schéma": "le", "texte": "le"}
_KIND_OF_DOCUMENT = re.compile(rf"^({'|'.join(_THE)}) («.*»)$", re.I)


def _fitted(lines: list[str]) -> list[str]:
    if len(lines) <= MOST_PHASES:
        return lines
    head, tail = lines[: MOST_PHASES - 1], lines[MOST_PHASES - 1 :]
    return [*head, shortened(f"{NBSP}; ".join(tail), _LINE_MAX)]
