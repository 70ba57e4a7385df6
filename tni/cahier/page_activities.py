"""Activity that a page of a lesson stands for, as the cahier de textes names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.announced_work import is_work_page, without_work
from tni.cahier.book_references import book_pages, exercises_in, is_only_exercises, of_book, parts_in, with_pages_spelt
from tni.cahier.class_phrases import french_of
from tni.cahier.foreign_titles import (
    in_french,
    is_activity_name,
    is_language,
    put_in_french,
    question_in_french,
)
from tni.cahier.formulas import is_formula
from tni.cahier.french import NBSP, quoted
from tni.cahier.heading_matter import (
    LINE_MAX,
    is_bare_heading,
    labelled_parts,
    list_below,
    matter_below,
    numbered_parts,
    plan_parts,
)
from tni.cahier.heading_shorthand import with_short_forms
from tni.cahier.instructions import as_activity, is_infinitive
from tni.cahier.named_tests import is_grammar, names_test, with_matter
from tni.cahier.noun_groups import small_start
from tni.cahier.page_below import ADDED_MAX, HEADING_MAX, below, doing
from tni.cahier.page_tasks import (
    documents_asked,
    french_below,
    questions_asked,
    sheets_in,
    steps_in,
    tasks_in,
    without_pupils,
)
from tni.cahier.page_works import HEARD_KIND, performed_work, without_acronyms
from tni.cahier.plain_titles import KNOWN_AUTHOR, clean_title, comparable, is_vague, punctuated, with_capital
from tni.cahier.shorthand import without_shorthand
from tni.cahier.untitled_pages import author_first, is_routine, untitled_activity, with_lists, with_site
from tni.cahier.work_titles import with_works_marked
from tni.cahier.worked_lessons import WorkedPage
from tni.core.one_line import shortened

MOST_LETTERS = 110
_LOOKED_AT = 4
"""Lines of a page among which its exercises are looked for."""
_ASKING = re.compile(r"\b(votes?|votez|qcm|quiz|sondage|questions?)\b", re.I)
_GENERAL = re.compile(
    r"^(chant|chanson|comptine|diaporama|incitation|lecture( (?:analytique|linéaire|cursive|suivie))?|lire|écrire"
    r"|écriture|dictée|poésie|texte|consignes?|situation|activités?|définitions?|exemples?|vocabulaire|grammaire"
    r"|découverte|traduction|étymologie|orthographe|conjugaison|thème|version|introduction|recherche|problème|écoute|vidéo|document|rappels?"
    r"|rituel|m[ée]thodologie|m[ée]thode|probl[ée]matique|exercices?"
    r"|bilan|à retenir|synthèse|leçon|cours|révisions?|correction)( \d+)?( \(suite\))?$",
    re.I,
)


def activity_of(page: WorkedPage, subject: str = "") -> str:
    """Return what was done on a page, as a line of a list; "" if the page does not say so, or announces the work to do.
    subject: the school subject; words of another language are put in guillemets in a lesson of it."""
    if subject not in page.activities:
        page.activities[subject] = _activity(page, subject)
    return page.activities[subject]


def _activity(page: WorkedPage, subject: str) -> str:
    if is_work_page(page):
        return ""
    text = without_work(page)
    title, lines = _without_colon(clean_title(page.title)), _lines(text, is_foreign=is_language(subject))
    if lines and _IS_CODE.fullmatch(title):
        title = ""  # the words below say it
    if not title and (told := untitled_activity(text, is_foreign=is_language(subject))):
        return _fitting(told)
    if title and not lines and is_routine(page.title):
        return ""
    name = _name(title, lines, is_foreign=is_language(subject))
    begin = name.partition(f"{NBSP}: ")[0]
    if (_GENERAL.match(begin) or is_bare_heading(begin)) and (sign := _WRITTEN_AGAIN.search(text)):
        return _fitting(f"{as_activity(begin)}{NBSP}: {quoted(sign[1])}")
    exercises = exercises_in(page.title) or _exercises_of(lines)
    if is_test(name) and not is_grammar(name, lines):
        return _fitting(with_matter(name, lines))
    if not exercises and (asked := documents_asked(lines)):
        is_all = not name or bool(documents_asked([name]))
        return _fitting(asked if is_all else f"{_worded(name, subject)}{NBSP}: {asked}")
    is_read = is_bare_heading(title) and any(map(_REFERENCE.match, lines[:2]))
    if not exercises and not is_read and (parts := next((one for one in map(parts_in, lines[:_LOOKED_AT]) if one), "")):
        told, asked = _with_parts(name, parts, title, subject), questions_asked(lines[1:])
        return _fitting(f"{told}, {asked}" if asked and "question" not in told else told)
    if exercises:
        return _with_exercises(name, exercises, subject)
    of_pages = next((line for line in lines[:_LOOKED_AT] if book_pages(line)), "")
    if _is_only_kind(name) and of_pages and (is_only_exercises(of_pages) or len(of_pages) <= ADDED_MAX):
        pages, book = book_pages(of_pages), of_book(of_pages)
        return _fitting(f"{name} {pages[0].page}{f' {book}' if book else ''}")
    if _is_only_kind(name) and (tasks := tasks_in(lines)):
        return _fitting(f"{name}{NBSP}: {tasks}")
    if is_formula(name):
        return _fitting(f"Travail sur {quoted(name)}")
    name = _worded(name, subject)
    if (sum_ := _sum_in(text)) and f"{NBSP}: " not in name:
        name = f"{name}{NBSP}: {sum_}" if name else ""
    most = LINE_MAX if is_bare_heading(name.partition(f"{NBSP}: ")[0]) else MOST_LETTERS
    return _fitting(with_pages_spelt(name), most)


def _without_colon(title: str) -> str:
    return title.rstrip(f" {NBSP}:")


_IS_CODE = re.compile(r"[A-Z]{1,3} ?\d{1,2}")


def _exercises_of(lines: Sequence[str]) -> str:
    """Return the exercises of the first lines of a page: those of lines that follow each other, in one."""
    told = [exercises_in(line) for line in lines[:_LOOKED_AT]]
    at = next((place for place, one in enumerate(told) if one), None)
    if at is None:
        return ""
    alone = [
        line for line, one in zip(lines[at + 1 :], told[at + 1 :], strict=False) if one and is_only_exercises(line)
    ]
    return exercises_in("\n".join([*lines[at : at + 1], *alone])) if alone else told[at]


_REFERENCE = re.compile(r"[A-ZÀ-Ý][\w’-]+(?: [A-ZÀ-Ý][\w’-]+)*, (?:L[ae]s? |L[’']|Une? )?[A-ZÀ-Ý][^.?!]{3,}, ")
"""Author and work, before the part that is read: « Corneille, Le Cid, acte I, scène 4 (v. 237-260) »."""
_WRITTEN_AGAIN = re.compile(r"^[ ]*(\w{1,12})(?:[ ,–-]+\1){1,}[ ]*$", re.MULTILINE)
"""Letter or word that a page has again and again, as a model to be written."""
_SUMS = re.compile(r"(?=.*\d ?[+×x*÷/−-] ?\d)[\d\s+×x*÷:/−,.()=?-]{3,40}")


def _sum_in(text: str) -> str:
    """Return the calculations of a page, from the first line that has nothing else: « 8 + 7, 9 + 6 »."""
    lines = (re.sub(r"^\d{1,2}\) +", "", line.strip()) for line in text.split("\n"))
    line = next((line for line in lines if _SUMS.fullmatch(line)), "")
    return re.sub(r"[ =?]+(?=,|$)", "", re.sub(r" {2,}", ", ", line))


def is_test(title: str) -> bool:
    """Return whether a title is that of a test written in class."""
    return names_test(clean_title(title) or title.strip())


def asks(line: str) -> bool:
    """Return whether a line says that questions were asked."""
    return bool(_ASKING.search(line))


def _name(title: str, lines: list[str], *, is_foreign: bool) -> str:
    """Return the name of a page: its title or its heading, with the line below where that says what was worked on."""
    if is_foreign and not title and (told := french_below(lines)):
        return told
    if not is_foreign and (parts := numbered_parts([title, *lines] if title else lines)):
        return parts
    if (
        not is_foreign
        and not title
        and (parts := plan_parts([one for one in lines if clean_title(one)]) or labelled_parts(lines))
    ):
        return parts
    if title and lines and _without_colon(clean_title(lines[0])).casefold() == title.casefold():
        lines = lines[1:]
    elif not title and lines:
        title, lines = _without_colon(_heading(lines)), [line for line in lines if line != lines[0]]
    if not title or not lines:
        return (_heading(lines) if lines else "") or title
    if re.match(r"j(e |[’'])", title, re.I):
        below = matter_below(title, lines, is_foreign=is_foreign) if is_bare_heading(title) else ""
        return _with_matter(title, below) if below else _words_of(lines) or title
    heading = _heading(lines)
    if re.sub(r"\s", "", heading).casefold().startswith(re.sub(r"\s", "", title).casefold()):
        return heading + doing(heading, lines[1:])
    if _DATED.fullmatch(heading) and set(comparable(title).split(" ")) <= set(comparable(heading).split(" ")):
        return heading  # « Vermeer », « Johannes Vermeer, La Laitière, 1658 »
    before, colon, _ = heading.partition(f"{NBSP}: ")
    if colon and set(comparable(title).split(" ")) - {"le", "la", "les"} <= set(comparable(before).split(" ")):
        return heading  # « Le marchand », « Jeu du marchand : rendre la monnaie »
    if colon and HEARD_KIND.match(before) and set(comparable(title).split(" ")) <= set(comparable(heading).split(" ")):
        return heading  # « Automne », « Poésie : « Chanson d’automne » »
    if sheets := sheets_in(title, lines):
        return sheets
    if steps := steps_in(title, lines[0]):
        return f"{title}{NBSP}: {steps}"
    if re.fullmatch(r"Chapitre \d{1,2}", title) and not is_foreign:
        matter = clean_title(re.split(r" : ", lines[0])[0]).rstrip(".")
        return f"{title}{NBSP}: {small_start(matter)}" if 0 < len(matter) <= ADDED_MAX else title
    article, _, noun = title.rpartition(" ")
    if article.casefold() in ("le", "la", "les") and lines[0].casefold().startswith(f"{noun.casefold()} "):
        return title + punctuated(lines[0].rstrip("."))[len(noun) :]  # « La loi », « Loi du 2 mars 2022 »
    return _with_added(title, lines, heading, is_foreign=is_foreign)


def _words_of(lines: list[str]) -> str:
    """Return the heading of lines; "" if it has no word, but syllables or signs."""
    heading = _heading(lines)
    return heading if re.search(r"[^\W\d_]{3}", heading) else ""


def _with_added(title: str, lines: list[str], heading: str, *, is_foreign: bool) -> str:
    """Return a title with what the lines below it add. heading: the first of these lines that can be one."""
    worded = in_french(title) if is_foreign else title
    is_bare = is_bare_heading(worded) and not HEARD_KIND.fullmatch(title)
    is_little = is_vague(title) or bool(_GENERAL.match(title)) or is_activity_name(title) or is_bare
    if is_little and lines[0].endswith("?") and f"{NBSP}: " in heading and not is_foreign:
        return heading  # « Introduction », « Lancer une pièce : pile ou face ? »
    is_bare = is_bare and not is_test(title)
    if is_bare and (listed := list_below(worded, lines, is_foreign=is_foreign)):
        return _with_matter(title, listed)
    if added := below(title, lines[0], is_little=is_little, is_foreign=is_foreign):
        return title + added
    if title.casefold() == "situation" and (asked := next(filter(_METHOD.match, lines), "")):
        return f"{title} ({', '.join(re.findall(_WORD, asked.lower()))})"
    if is_bare and not _NAMING.match(title):
        return _with_matter(title, matter_below(worded, lines, is_foreign=is_foreign))
    if not is_foreign and f"{NBSP}: " in title and is_bare_heading(title.rpartition(f"{NBSP}: ")[2]):
        matter = matter_below(title, lines)  # « Les arbres : rappels »
        return f"{title} ({matter})" if matter and not re.search(rf"[()]|{NBSP}: ", matter) else title
    if not is_foreign and (doing_there := _activity_in(title, lines)):
        return f"{title} ({doing_there})"
    if not is_test(title) and title[-1] not in ".?!" and (asked := questions_asked(lines[:1])):
        return f"{title}, {asked}"
    return title


_ACTIVITY_LINE = re.compile(
    r"(?P<kind>Activit[ée]|[ÉE]tude|Recherche|Lecture|Exp[ée]rience|D[ée]bat|Jeu|Observation|Manipulation)(?: \d{1,2})?"
    r"[ \u00a0]?: (?P<what>[^.?!:«»]{5,60}?)(?:,? \(?(?:docs?|documents?|p)\.?[ \u00a0]?\d.{0,30})?\.?",
    re.I,
)
"""Line that says which activity belongs to a part of the lesson: « Activité : mosaïque de Ravenne, doc. 1 p. 20 »."""


def _activity_in(title: str, lines: Sequence[str]) -> str:
    """Return the activity that one of the first lines below a heading names, as it goes on in brackets; "" without."""
    found = next((one for line in lines[:3] if (one := _ACTIVITY_LINE.fullmatch(line.strip()))), None)
    if found is None or "(" in title + found["what"] or f"{NBSP}: " in title or is_test(title):
        return ""
    return f"{found['kind'].lower()}{NBSP}: {small_start(punctuated(found['what']))}"


_NAMING = re.compile(r"(?:d[ée]finition|propri[ée]t[ée])s?$", re.I)
"""Headings that are told with the subject matter of the lesson."""


def _with_matter(title: str, matter: str) -> str:
    """Return a heading with what its page is about: behind a colon, in brackets if that has one."""
    if is_infinitive(matter) and comparable(matter).split(" ")[0] == comparable(as_activity(title)):
        return with_capital(matter)  # « J’écris », « Écrire un portrait »
    if f"{NBSP}: " in matter and "«" not in matter:
        return f"{title} ({matter})"
    return f"{title}{NBSP}: {matter}" if matter else title


_READ_IN = re.compile(rf"^(Lire .+?|Lecture [^:]+){NBSP}: ([A-ZÉ][^,«»]*), ((?:L[ae]s? |L’|Une? )?[A-ZÉÈ][^,«»]*)$")
"""What is read of a work, and the work: « Lire des portraits : Cosette, Les Misérables »."""
_DATED = re.compile(r"[^\W\d_][^,.:;()]+, [^.:;()]+, (?:1[0-9]|20)\d\d")
"""Author, title and year of a work."""
_OF_ARTS = re.compile(r"\b(arts?|musi\w+|français|lettres|littérature)\b", re.I)
_WORD = r"[^\W\d_]+"
_METHOD = re.compile(r"(?:(?:qui|quoi|où|quand|comment|combien|pourquoi) ?\? ?){3,}$", re.I)
"""Questions by which a situation is studied."""


def _worded(name: str, subject: str) -> str:
    name = re.sub(r"^(?:La )?(Loi|Formule|Règle) (?=(?:de|d’))", lambda law: f"La {law[1].lower()} ", as_activity(name))
    if found := _READ_IN.match(name):
        return f"{found[1]}{NBSP}: {found[2]} ({quoted(found[3])})"  # an author, or a character
    if work := performed_work(name):
        return f"{name.partition(f'{NBSP}: ')[0]}{NBSP}: {work}"
    if _QUERY.match(name):
        return f"Requête SQL{NBSP}: {name}"
    name = without_acronyms(name)
    if re.match(r"situation( \(|$)", name, re.I):
        return f"Étude d’une {name[:1].lower()}{name[1:]}"
    if _DATED.fullmatch(name):
        return f"Étude d’un{'e œuvre' if _OF_ARTS.search(subject) else ' document'}{NBSP}: {name}"
    if not is_language(subject):
        return name
    if re.match(rf"{KNOWN_AUTHOR.pattern}(?<=, )[A-ZÀ-Ý]", name):
        return f"Étude d’un texte{NBSP}: {name}"
    before, colon, after = name.partition(f"{NBSP}: ")
    if colon and "«" not in name and not is_activity_name(name) and (kind := french_of(before)):
        return f"{with_capital(kind)}{NBSP}: {put_in_french(after)}"
    if colon and "«" not in name and is_bare_heading(before):
        return f"{before}{NBSP}: {put_in_french(after)}"
    name = in_french(name)
    return question_in_french(name) if name.startswith("«") else name


_QUERY = re.compile(r"(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE)\b")


def _with_exercises(name: str, exercises: str, subject: str) -> str:
    begin = re.split(rf"{NBSP}?:", name, maxsplit=1)[0]
    if not name or is_only_exercises(name) or (_is_only_kind(begin) and is_only_exercises(name[len(begin) :])):
        return exercises if not re.match(r"correc|corrig", name, re.I) else _corrected(exercises)
    if _is_only_kind(begin) and exercises_in(name):
        return _fitting(with_pages_spelt(name[len(begin) :].lstrip(f" {NBSP}:")))
    if exercises_in(name):
        return _fitting(with_pages_spelt(name))
    worded = _worded(name, subject)
    return _fitting(f"{worded}{',' if f'{NBSP}:' in worded else f'{NBSP}:'} {exercises[:1].lower()}{exercises[1:]}")


def _spelt(line: str, *, is_foreign: bool) -> str:
    """Return a line with its shorthand spelt out; words of another language that will be quoted stay as they are."""
    return (
        line
        if is_foreign and "«" in put_in_french(line) and "«" not in line
        else without_shorthand(with_short_forms(line))
    )


def _lines(text: str, *, is_foreign: bool) -> list[str]:
    lines = (
        author_first(with_lists(with_site(_spelt(without_pupils(line), is_foreign=is_foreign))))
        for line in text.split("\n")
        if not is_routine(line) and not _OF_ANOTHER_DAY.match(line.strip())
    )
    return [
        line
        for line in lines
        if re.search(
            r"[^\W\d_]{3,}|\bex \d|\d ?p|\w ?= ?\w|\w \([^()]{1,8}\)[ :,]|\w ou \w{1,2} ?\?"
            r"|^(?:[^\W\d_]{1,3}[ ,–-]+){2,9}[^\W\d_]{1,3}$",
            line,
        )
    ]


_OF_ANOTHER_DAY = re.compile(
    r"(?:(?:pour|pr|vu|->|→) )?(?:(?:lun|mar|jeu|ven|sam)(?:di)?|mercr?e?d?i?|vendredi|samedi|mer)\.?"
    r"(?: \d{1,2}(?:[/ ][\w/]+)?)?[ \u00a0]?:[ \u00a0]?(?=\S)",
    re.I,
)
"""Line of what is for a day: « jeudi : fiche ex 1-2 préparés »."""


def _heading(lines: list[str]) -> str:
    first = next((line for line in lines if clean_title(line)), "")
    if re.search(r"\w ?(?:\.{3}|…)$", first) and len(first) <= HEADING_MAX:
        return f"{clean_title(first).rstrip('. …')}…"
    if len(first) <= HEADING_MAX or (len(first) <= MOST_LETTERS and _LABELLED.match(first)):
        return clean_title(first).rstrip(".")
    whole = re.sub(r" \([^()]*\)$", "", first)
    begin = re.split(r"(?<=[.!?])\s|\s?:\s", first, maxsplit=1)[0]
    if not clean_title(begin) and len(whole) <= HEADING_MAX:
        return clean_title(whole).rstrip(".")  # « Feuille n° 6 : … »
    return clean_title(begin).rstrip(".") if len(begin) <= HEADING_MAX else shortened(clean_title(first), 70)


_LABELLED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? ?: \S")


def _is_only_kind(name: str) -> bool:
    """Return whether a name is « Exercices », « Correction », « Entraînement » and no more."""
    plain = name.replace("(suite)", "").strip(f" {NBSP}:.!")
    return bool(
        re.fullmatch(
            r"ex|exos?|exercices?( d[’']application)?|correction|corrigé|(je m[’'])?entra[iî]ne(ment)?|application",
            plain,
            re.I,
        )
    )


def _with_parts(name: str, parts: str, title: str, subject: str) -> str:
    """Return the name of a page with the parts of a book: « Traduction des phrases 1 à 6 p. 24 »."""
    if not name or parts_in(name) or comparable(name) == comparable(parts):
        return parts
    if re.fullmatch(r"traduction|lecture|correction|étude|analyse|version|explication", title, re.I):
        if re.match(rf"\w+s{NBSP}", parts):
            return f"{title} des {parts}"
        of = {"a": "de l’"}.get(parts[0], "du " if parts.startswith("paragraphe") else "de la ")
        return f"{title} {of}{parts}"
    worded = _worded(name, subject)
    return f"{worded}{',' if f'{NBSP}:' in worded else f'{NBSP}:'} {parts}"


def _corrected(exercises: str) -> str:
    if exercises.startswith("Correction"):
        return exercises
    several = exercises.startswith("Exercices")
    return f"Correction {'des ' if several else 'de l’'}{exercises[:1].lower()}{exercises[1:]}"


def _fitting(line: str, most: int = MOST_LETTERS) -> str:
    short = shortened(line, most)
    short += f"{NBSP}»" * (short != line and short.count("«") > short.count("»"))
    return with_works_marked(with_capital(punctuated(short)))
