"""Activity that a page of a lesson stands for, as the cahier de textes names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.announced_work import is_work_page, without_work
from tni.cahier.book_references import book_pages, exercises_in, is_only_exercises, of_book, parts_in, with_pages_spelt
from tni.cahier.foreign_titles import (
    in_french,
    is_activity_name,
    is_language,
    put_in_french,
    question_in_french,
    question_quoted,
)
from tni.cahier.french import NBSP, quoted
from tni.cahier.heading_matter import LINE_MAX, OF_SOMEONE, is_bare_heading, list_below, matter_below
from tni.cahier.heading_shorthand import with_short_forms
from tni.cahier.instructions import INFINITIVES, as_activity, is_infinitive
from tni.cahier.noun_groups import small_start
from tni.cahier.page_tasks import OTHER_LETTERS, french_below, sheets_in, steps_in, tasks_in, without_pupils
from tni.cahier.page_works import HEARD_KIND, PROSE, WORK_OF_ART, performed_work, without_acronyms
from tni.cahier.plain_titles import clean_title, comparable, is_vague, punctuated, quotation_of, with_capital
from tni.cahier.shorthand import without_shorthand
from tni.cahier.untitled_pages import author_first, is_routine, untitled_activity, with_lists, with_site
from tni.cahier.work_titles import with_works_marked
from tni.cahier.worked_lessons import WorkedPage
from tni.core.one_line import shortened

MOST_LETTERS = 110
_HEADING_MAX = 90
"""A line longer than this is a paragraph, not a heading."""
_ADDED_MAX = 60
"""A heading longer than this does not go behind a title."""
_LOOKED_AT = 4
"""Lines of a page among which its exercises are looked for."""
_ASKING = re.compile(r"\b(votes?|votez|qcm|quiz|sondage|questions?)\b", re.I)
_TEST = re.compile(
    r"^(?:contr[ôo]le|[ée]valuation|interro(?:gation)?|devoir (?:surveill[ée]|commun|en classe|sur table)|ds|dst"
    r"|(?:bac|brevet|examen|oral|ccf|concours) blanc|ccf|dict[ée]e (?:not[ée]e|bilan)|bilan not[ée]|test)\b(?! d[’'])",
    re.I,
)
_NO_TEST = re.compile(
    r"^test de |auto-?[ée]valuation|^contr[ôo]le (des|du|de la|de l[’'])|^[ée]valuation (des risques)"
    r"|^(correction|corrig[ée])",
    re.I,
)
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
    if _GENERAL.match(name) and (sign := _WRITTEN_AGAIN.search(text)):
        return _fitting(f"{name}{NBSP}: {quoted(sign[1])}")
    exercises = exercises_in(page.title) or _exercises_of(lines)
    if is_test(name):
        return _fitting(name)
    if not exercises and (parts := next((one for one in map(parts_in, lines[:_LOOKED_AT]) if one), "")):
        return _fitting(_with_parts(name, parts, title, subject))
    if exercises:
        return _with_exercises(name, exercises, subject)
    of_pages = next((line for line in lines[:_LOOKED_AT] if book_pages(line)), "")
    if _is_only_kind(name) and of_pages and (is_only_exercises(of_pages) or len(of_pages) <= _ADDED_MAX):
        pages, book = book_pages(of_pages), of_book(of_pages)
        return _fitting(f"{name} {pages[0].page}{f' {book}' if book else ''}")
    if _is_only_kind(name) and (tasks := tasks_in(lines)):
        return _fitting(f"{name}{NBSP}: {tasks}")
    if name and not page.title and "=" in name and not re.search(r"[^\W\d_]{2}", name):
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
    found = clean_title(title) or title.strip()
    return bool(_TEST.match(found)) and not _NO_TEST.search(found)


def asks(line: str) -> bool:
    """Return whether a line says that questions were asked."""
    return bool(_ASKING.search(line))


def _name(title: str, lines: list[str], *, is_foreign: bool) -> str:
    """Return the name of a page: its title or its heading, with the line below where that says what was worked on."""
    if is_foreign and not title and (told := french_below(lines)):
        return told
    if title and lines and _without_colon(clean_title(lines[0])).casefold() == title.casefold():
        lines = lines[1:]
    elif not title and lines:
        title, lines = _without_colon(_heading(lines)), [line for line in lines if line != lines[0]]
    if not title or not lines:
        return (_heading(lines) if lines else "") or title
    if re.match(r"j(e |[’'])", title, re.I):
        below = matter_below(title, lines, is_foreign=is_foreign) if is_bare_heading(title) else ""
        return _with_matter(title, below) if below else _heading(lines) or title
    heading = _heading(lines)
    if re.sub(r"\s", "", heading).casefold().startswith(re.sub(r"\s", "", title).casefold()):
        return heading + _doing(heading, lines[1:])
    if _DATED.fullmatch(heading) and set(comparable(title).split(" ")) <= set(comparable(heading).split(" ")):
        return heading  # « Vermeer », « Johannes Vermeer, La Laitière, 1658 »
    before, colon, _ = heading.partition(f"{NBSP}: ")
    if colon and set(comparable(title).split(" ")) - {"le", "la", "les"} <= set(comparable(before).split(" ")):
        return heading  # « Le marchand », « Jeu du marchand : rendre la monnaie »
    if sheets := sheets_in(title, lines):
        return sheets
    if steps := steps_in(title, lines[0]):
        return f"{title}{NBSP}: {steps}"
    if re.fullmatch(r"Chapitre \d{1,2}", title) and not is_foreign:
        matter = clean_title(re.split(r" : ", lines[0])[0]).rstrip(".")
        return f"{title}{NBSP}: {small_start(matter)}" if 0 < len(matter) <= _ADDED_MAX else title
    article, _, noun = title.rpartition(" ")
    if article.casefold() in ("le", "la", "les") and lines[0].casefold().startswith(f"{noun.casefold()} "):
        return title + punctuated(lines[0].rstrip("."))[len(noun) :]  # « La loi », « Loi du 2 mars 2022 »
    is_bare = is_bare_heading(in_french(title) if is_foreign else title) and not HEARD_KIND.fullmatch(title)
    is_little = is_vague(title) or bool(_GENERAL.match(title)) or is_activity_name(title) or is_bare
    if is_little and lines[0].endswith("?") and colon and not is_foreign:
        return heading  # « Introduction », « Lancer une pièce : pile ou face ? »
    if is_bare and not is_test(title) and (listed := list_below(title, lines, is_foreign=is_foreign)):
        return _with_matter(title, listed)
    below = _below(title, lines[0], is_little=is_little, is_foreign=is_foreign)
    if not below and title.casefold() == "situation" and (asked := next(filter(_METHOD.match, lines), "")):
        below = f" ({', '.join(re.findall(_WORD, asked.lower()))})"
    if not below and is_bare and not is_test(title) and not _NAMING.match(title):
        return _with_matter(title, matter_below(title, lines, is_foreign=is_foreign))
    return f"{title}{below}"


_NAMING = re.compile(r"(?:d[ée]finition|propri[ée]t[ée])s?$", re.I)
"""Headings that are told with the subject matter of the lesson."""


def _with_matter(title: str, matter: str) -> str:
    """Return a heading with what its page is about: behind a colon, in brackets if that has one."""
    if is_infinitive(matter) and comparable(matter).split(" ")[0] == comparable(as_activity(title)):
        return with_capital(matter)  # « J’écris », « Écrire un portrait »
    if f"{NBSP}: " in matter and "«" not in matter:
        return f"{title} ({matter})"
    return f"{title}{NBSP}: {matter}" if matter else title


def _doing(heading: str, lines: Sequence[str]) -> str:
    """Return what the first of the lines below a heading says to do, as it goes on behind it; "" if it does not."""
    line = lines[0].rstrip(".") if lines else ""
    verb = re.match(r"[^\W\d_]+", line)
    is_task = verb is not None and verb[0].casefold() in INFINITIVES and len(line) <= _ADDED_MAX
    if not is_task or re.search(r"[:?!«]", heading + line) or _begins_with_verb(heading) or exercises_in(line):
        return ""
    return f"{NBSP}: {line[:1].lower()}{punctuated(line[1:])}"


def _begins_with_verb(text: str) -> bool:
    return as_activity(text) != text or is_infinitive(text)


def _below(title: str, line: str, *, is_little: bool, is_foreign: bool) -> str:
    """Return what a line below a title adds to it: a nominal group, a work, a formula; what pupils were told in
    guillemets. A sentence of the lesson adds nothing."""
    if is_foreign and OTHER_LETTERS.match(title):
        return ""  # a line of its own
    if re.search(r" = (?:l[ae]s? |l[’']|une? )", line) and not is_little:
        return ""  # one of several
    line = re.sub(r"(?<=\w) {2,}(?=\w)", ", ", line)
    line = re.sub(r"\s*:?\s*\(?https?://\S+\)?", "", line).strip()
    if documents := _documents(title, line):
        return documents
    if doing := _doing(title, [line]):
        return doing
    if _KEPT.match(title) and not is_foreign and PROSE.search(line) and len(line) <= _ADDED_MAX:
        return "" if OF_SOMEONE.match(line) else f"{NBSP}: {quotation_of(line)}"
    if (
        _TOLD.match(title)
        and len(line) > _ADDED_MAX
        and (first := re.split(r"(?<=[.!?]) ", line)[0])
        and not is_foreign
    ):
        return f"{NBSP}: {quotation_of(first)}" if len(first) <= _HEADING_MAX and not OF_SOMEONE.match(first) else ""
    if not line or len(line) > _ADDED_MAX or is_vague(clean_title(line)) or exercises_in(line):
        return ""
    if found := _SET_IN.match(line):
        return f" ({quoted(punctuated(found[1]))})"
    if not is_foreign and HEARD_KIND.fullmatch(title) and line[:1].isupper() and ":" not in line:
        return f"{NBSP}: {punctuated(line.rstrip('.'))}"
    is_prose = not is_foreign and bool(PROSE.search(line))
    if is_foreign and not is_little and re.search(r"[.?!…]$", line):
        return ""  # an example of what the title says
    if is_little and line.endswith("?"):
        line = re.sub(r"^\d{1,2} ?[.)] ?", "", line)
        return f"{NBSP}: {question_quoted(line) if is_foreign else quoted(punctuated(line))}"
    if _TOLD.match(title) and title.casefold() == "situation" and OF_SOMEONE.match(line):
        return ""
    if _TOLD.match(title):
        return f"{NBSP}: {quotation_of(line)}"
    if is_prose or line[0].isdigit() or _ENUMERATED.match(line) or "p." in with_pages_spelt(line):
        return ""
    if WORK_OF_ART.match(line) and is_infinitive(title) and ":" not in title:
        return f"{NBSP}: {punctuated(line)}"
    if WORK_OF_ART.match(line) or title[-1] in "?!":
        return f" ({_goes_on(punctuated(line)) if title[-1] in '?!' else punctuated(line)})"
    if ":" in title or ":" in line or not (is_little or "," in line or "=" in line or as_activity(line) != line):
        return ""
    if is_foreign and in_french(title) == title and (words := put_in_french(line.rstrip("."))) != line.rstrip("."):
        return f"{NBSP}: {words}"
    activity = as_activity(line)
    line = punctuated(line if activity == line else activity[:1].lower() + activity[1:])
    return f"{NBSP}: {_goes_on(line)}"


def statement_below(text: str) -> str:
    """Return the sentence that a page has below its heading, without its point; "" if there is none, or several, or if
    it is about someone."""
    lines = [line.strip() for line in text.split("\n")[1:] if line.strip()]
    is_one = len(lines) == 1 and re.fullmatch(r"[^.?!:«;]+\.", lines[0]) and len(lines[0]) <= _ADDED_MAX
    if not is_one or not _SENTENCE.search(lines[0]):
        return ""
    is_verb = lines[0].split(" ")[0].casefold() in INFINITIVES
    if OF_SOMEONE.match(lines[0]) and not is_verb:
        return ""
    return punctuated(lines[0].rstrip("."))


_DOCUMENT_LINE = re.compile(
    r"(?:(?:manuel|livre)[ ,]*)?(?:p(?:age)?s?\.? ?[\d à et-]+[ ,:]*)?(?P<kind>doc(?:ument)?s?)\.? ?"
    r"(?P<numbers>\d+(?: ?(?:à|et|,|-) ?\d+)*)[ ,(]*(?:p(?:age)?s?\.? ?[\d à et-]+\)?)?(?: ?: (?P<what>[^.?!:]+))?",
    re.I,
)


def _documents(title: str, line: str) -> str:
    """Return what the documents of a book that a line names add to a title: their numbers, or what they show."""
    found = _DOCUMENT_LINE.fullmatch(line.strip(" ."))
    if found is None or f"{NBSP}:" in title or (title[-1] in "?!" and found["what"]):
        return ""
    if found["what"]:
        return f"{NBSP}: {_goes_on(punctuated(found['what'].strip()))}"
    several = len(re.findall(r"\d+", found["numbers"])) > 1
    return f" (document{'s' if several else ''}{NBSP}{re.sub(r' ?- ?', ' à ', found['numbers'])})"


_READ_IN = re.compile(rf"^(Lire .+?|Lecture [^:]+){NBSP}: ([A-ZÉ][^,«»]*), ((?:L[ae]s? |L’|Une? )?[A-ZÉÈ][^,«»]*)$")
"""What is read of a work, and the work: « Lire des portraits : Cosette, Les Misérables »."""


def _goes_on(line: str) -> str:
    """Return a line as it goes on behind a colon or in brackets: a noun that begins it has a small letter."""
    is_noun = re.match(r"[^\W\d_]+,? (?:par|de|du|des|sur|en|à) ", line) and not re.match(r"[A-ZÉ]\w+, ", line)
    return line[:1].lower() + line[1:] if is_noun else small_start(line)


_DATED = re.compile(r"[^\W\d_][^,.:;()]+, [^.:;()]+, (?:1[0-9]|20)\d\d")
"""Author, title and year of a work."""
_OF_ARTS = re.compile(r"\b(arts?|musi\w+|français|lettres|littérature)\b", re.I)
_SET_IN = re.compile(r"Dans ((?:L[ae]s? |L[’']|Une? )[A-ZÀ-Ý][^,.;:]{3,50}), ")
"""Sentence that names the work it is about: « Dans La Parure, … »."""
_SENTENCE = re.compile(PROSE.pattern.partition("$|")[2] + r"|\bc[’']est\b", re.I)
_KEPT = re.compile(r"(?:trace écrite|à retenir|conclusion)$", re.I)
"""Pages whose sentence is what the class keeps of the lesson."""
_TOLD = re.compile(r"^(consigne|situation|sujet|problème)s?$", re.I)
_WORD = r"[^\W\d_]+"
_METHOD = re.compile(r"(?:(?:qui|quoi|où|quand|comment|combien|pourquoi) ?\? ?){3,}$", re.I)
"""Questions by which a situation is studied."""
_ENUMERATED = re.compile(r"^(\d|[a-h]\)|doc(ument)?s?\b|matériel\b|légende\b|qui \?|quoi \?)", re.I)


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
        if not is_routine(line)
    )
    return [
        line
        for line in lines
        if re.search(r"[^\W\d_]{3,}|\bex \d|\d ?p|\w ?= ?\w|\w \([^()]{1,8}\)[ :,]|\w ou \w{1,2} ?\?", line)
    ]


def _heading(lines: list[str]) -> str:
    first = next((line for line in lines if clean_title(line)), "")
    if re.search(r"\w ?(?:\.{3}|…)$", first) and len(first) <= _HEADING_MAX:
        return f"{clean_title(first).rstrip('. …')}…"
    if len(first) <= _HEADING_MAX or (len(first) <= MOST_LETTERS and _LABELLED.match(first)):
        return clean_title(first).rstrip(".")
    whole = re.sub(r" \([^()]*\)$", "", first)
    begin = re.split(r"(?<=[.!?])\s|\s?:\s", first, maxsplit=1)[0]
    if not clean_title(begin) and len(whole) <= _HEADING_MAX:
        return clean_title(whole).rstrip(".")  # « Feuille n° 6 : … »
    return clean_title(begin).rstrip(".") if len(begin) <= _HEADING_MAX else shortened(clean_title(first), 70)


_LABELLED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? ?: \S")


def _is_only_kind(name: str) -> bool:
    """Return whether a name is « Exercices », « Correction », « Entraînement » and no more."""
    plain = name.replace("(suite)", "").strip(f" {NBSP}:.!")
    return bool(
        re.fullmatch(
            r"ex|exos?|exercices?( d[’']application)?|correction|corrigé|entra[iî]nement|application", plain, re.I
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
