"""Phases of a séance that followed no plan: from the titles and texts of the pages that were shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tni.cahier.book_references import exercises_in, with_pages_spelt
from tni.cahier.foreign_titles import in_french, is_language
from tni.cahier.french import NBSP, format_list, format_ranges, quoted
from tni.cahier.heading_matter import matter_below
from tni.cahier.heading_shorthand import with_short_forms
from tni.cahier.instructions import as_activity
from tni.cahier.noun_groups import of_group, small_start
from tni.cahier.page_activities import activity_of, is_test
from tni.cahier.page_below import statement_below
from tni.cahier.page_questions import Lines, group_of, with_questions
from tni.cahier.plain_titles import clean_title, comparable, is_vague, punctuated
from tni.cahier.shorthand import without_shorthand
from tni.cahier.worked_lessons import WorkedLesson, WorkedPage

LINE_MAX = 170
_LEAFED_S = 20.0
"""A page on which nothing was done is only leafed through in less, if others were not."""


def page_lines(lesson: WorkedLesson, subject: str, topic: str) -> list[str]:
    """Return what the pages of a lesson tell was done, one line for each thing, in order."""
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
    found = [(place, _without_title(line, topic)) for place, line in found]
    found = [(place, _with_more(line, titles, pages, place, subject)) for place, line in found]
    left = {page.first for page in pages if _LEFT.search(page.text)}
    found = [(place, f"{line} (à finir)" if place in left and line[-1:] not in ")?" else line) for place, line in found]
    exercises = _corrections if re.match(r"correction\b", lesson.topic, re.I) else _joined_exercises
    lines = exercises(_unlike(list(dict.fromkeys(line for _, line in found)), titles))
    said = [line for line in lines if not _is_bare(line)]
    if said and all(is_vague(line) for line in said) and _is_mostly_silent(lesson, subject):
        return []  # « Bilan » alone says nothing
    return said or lines or [bare for bare in [bare_work(lesson)] if bare]


_LEFT = re.compile(
    r"^\W{0,3}(?:[àa] (?:finir|terminer|suivre)|pas (?:fini|termin[ée]))"
    r"(?: (?:demain|lundi|mardi|mercredi|jeudi|vendredi|la prochaine (?:fois|s[ée]ance)|en classe))?\W*$",
    re.I | re.MULTILINE,
)
"""Line that says of its page that it was not finished."""
_LIST = re.compile(r"[^\W\d_][^,.:;?!()=«]*(?:, [^,.:;?!()=«]+){2,}")
"""Three things or more, and no more."""


def _with_lists(pages: Sequence[WorkedPage], found: Lines) -> Lines:
    """Return the lines with a page that has no title and only lists things put behind the page before, whose heading
    tells what they are."""
    listing = {page.first for page in pages if _is_list(page)}
    lines: Lines = []
    for place, line in found:
        is_open = bool(lines) and f"{NBSP}: " not in lines[-1][1] and not lines[-1][1].startswith("Travail sur «")
        if place in listing and is_open and len(lines[-1][1] + line) < LINE_MAX:
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
    numbered = {comparable(behind) for title in titles if (behind := title.partition(f"{NBSP}: ")[2])}
    if (
        (f"{NBSP}: " in line and "«" in line)
        or is_test(line)
        or comparable(line) not in {*numbered, *(comparable(title) for title in titles if title)}
    ):
        return line
    text = next((page.text for page in pages if page.first == place), "")
    below = [without_shorthand(with_short_forms(one.strip())) for one in text.split("\n") if one.strip()]
    named = {comparable(line), comparable(line.strip("«» \u00a0"))}
    worded = in_french if is_language(subject) else str
    below = [
        one for one in below if comparable(as_activity(worded(clean_title(one)))) not in named and not exercises_in(one)
    ]
    if len(below) > 1 and "→" in below[1] and re.fullmatch(r"[^.?!:;«»]{8,40}[.?!]", below[0]):
        return f"{line}{NBSP}: {quoted(below[0].rstrip('.'))} ({punctuated(below[1])})"
    matter = matter_below(line, below, is_foreign=is_language(subject))
    if not matter or comparable(matter).startswith(comparable(line)):
        return line
    if re.search(r"\? \S", matter) or (is_language(subject) and f"{NBSP}: " in line and "«" not in matter):
        return line  # several things at once, or words of the language that stand in no guillemets
    if comparable(line) in numbered and "«" in matter:
        return f"Travail sur {matter}" if is_language(subject) else line
    matter = with_pages_spelt(matter)
    if f"{NBSP}: " in matter and "(" in line:
        return f"{line}, {matter}"
    return f"{line} ({matter})" if f"{NBSP}: " in line and "(" not in matter else f"{line}{NBSP}: {matter}"


_CLOSE_READING = re.compile(rf"((?:Lecture|Explication) (?:linéaire|analytique)) n°{NBSP}\d+{NBSP}: [^()]+$")


def _without_title(line: str, title: str) -> str:
    """Return a line that goes on behind the title of a close reading without it: « Lecture linéaire (v. 1-24) »."""
    kind = _CLOSE_READING.match(title)
    rest = line.removeprefix(title).strip(" ,") if kind and line.startswith(f"{title} ") else ""
    return f"{kind[1]} ({rest})" if kind and rest and not re.search(r"[()«:]", rest) else line


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
    plain |= {re.sub(r"^(t[pd]) \d+ ", r"\1 ", one) for one in plain}  # « TP : velouté » of « TP 8 : velouté »
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
