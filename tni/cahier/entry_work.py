"""Work to do of a proposed entry, from the plan of the lesson: what a pupil must do, or be able to do."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date

from tni.cahier.abilities import AND_VERB, BULLET, abilities_in, able_lines, able_to
from tni.cahier.announced_work import AnnouncedWork, announced_on, planned_day
from tni.cahier.bare_exercises import with_exercises_named
from tni.cahier.book_references import book_pages, with_pages_spelt
from tni.cahier.class_phrases import french_of
from tni.cahier.due_days import NamedDay
from tni.cahier.entry import AttachedFile, Homework, WorkKind
from tni.cahier.entry_supports import has_own_book
from tni.cahier.foreign_work import in_french_or_quoted, is_lesson_of_language, is_quoted_order
from tni.cahier.french import NBSP, clean_lines, format_list, quoted
from tni.cahier.instructions import is_infinitive, sharing_verbs
from tni.cahier.loud_titles import calm, calm_within
from tni.cahier.named_parts import pages_used, with_parts_named
from tni.cahier.noun_groups import with_article
from tni.cahier.plain_announcements import as_announced
from tni.cahier.plain_titles import accented, clean_title, comparable, punctuated, with_capital
from tni.cahier.planned_work import says_more, says_the_same, without_exercises_of
from tni.cahier.repeated_days import without_due_day
from tni.cahier.shorthand import without_shorthand
from tni.cahier.title_abbreviations import with_lesson_named, with_tests_spelt
from tni.cahier.work_context import NamedThings, in_time, known_after, with_things_named
from tni.cahier.work_kinds import kind_of
from tni.cahier.work_wording import with_equations, with_homework_spelt, worded
from tni.cahier.worked_lessons import WorkedLesson
from tni.cahier.works_to_read import with_works_to_read

MOST_ABILITIES = 8
_MOST_BESIDE = 2
"""Abilities beside other work, where they do not say what learning the lesson means."""
_MINUTES = re.compile(
    r"(?:(?<!\s)\s++)?(?:[(–,-]\s*+)?(?:environ |durée ?: ?|~ ?)?\b(?:(?P<hours>\d)\s?h(?:eures?)?\s?(?P<rest>\d\d)?"
    r"|(?P<minutes>\d{1,3})\s?(?:min(?:utes?)?|mn)\b\.?|(?P<half>une demi-heure|1/2 h))(?![^\W_])\s*\)?",
    re.I,
)
_LEARN = re.compile(
    r"^(?:apprendre|voir|lire|relire|revoir|connaître|savoir|réviser|réapprendre|étudier|mémoriser) "
    r"(?:par cœur |bien )?(?:toute )?(?:la |sa |le |son |les |l[’'])?(?:leçons?|cours|cahier"
    r"|trace écrite|règles?|définitions?|fiche|chapitre|synthèse|propriétés?|carte mentale|bilan)"
    r"(?: (?:du jour|du cours|par cœur|en entier|entière|complète|du cahier|de (?:la|cette) séance"
    r"|(?:pour|de) [\w-]+(?: prochaine?)?"
    r"|\d+|n[°o] ?\d+))*(?: sur [^.;:,]*)?$",
    re.I,
)
_READ_CHAPTER = re.compile(r"(?:re)?lire (?:les? )?chapitres? \w*\d", re.I)
"""To read a chapter of a book is no learning of the lesson."""
_TO_BE_LEARNT = re.compile(
    r"^(?:la |le )?(?:leçon|cours|fiche|résumé|carte)\b[^.;]* à (?:apprendre|revoir|savoir|relire)\b", re.I
)
_DAY = re.compile(
    r"\bpour (?:le (?:\w+ )?\d{1,2}(?:/\d{1,2}| \w+)?"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)(?: \d{1,2}(?:/\d{1,2})?| prochain)?|demain)",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:leçons?|fiches?|chapitres?|règles?) (?:n ?[°o] ?)?(?:\d|[A-Z]{1,5}[ -]?\d|(?-i:[IVX]{1,4})\b|«)", re.I
)
"""Lesson that is told by its number, and so need not be that of the day."""
_AT_SCHOOL = re.compile(
    r"^(utiliser un|utiliser le|réaliser une? (?:expérience|montage|circuit|mesure|dosage|extraction|préparation)"
    r"|manipuler|mesurer|observer|extraire de|monter|souder)\b",
    re.I,
)
"""Abilities that are shown at school alone."""
_NO_LEARNING = re.compile(r"\b(apporter|rapporter|ramener|faire signer|signer|venir avec|prévoir|se munir)\b", re.I)


def work_of(lessons: Sequence[WorkedLesson], subject: str, given: date) -> tuple[Homework, ...]:
    """Return the work that the plans prepared and that pages announce: one piece for each lesson, and for each day.
    subject: the school subject. given: the day of the séance."""
    return tuple(work for lesson in lessons for work in _works(lesson, subject, given))


def _works(lesson: WorkedLesson, subject: str, given: date) -> list[Homework]:
    """Return the work of a lesson, that of its plan first; a page that announces the same says when it is due."""
    typed = "" if lesson.followed is None else lesson.followed.homework.strip()
    planned = "\n".join(map(as_announced, clean_lines(typed)))
    day = planned_day(planned, given)
    announced = _joined_by_day(
        [
            one
            for page in sorted(lesson.pages.values(), key=lambda page: page.first)
            for one in announced_on(page, given)
        ]
    )
    found: list[Homework] = []
    if planned:
        same = [one for one in announced if says_the_same(planned, one.lines)]
        announced = [one for one in announced if one not in same]
        more = [one for one in announced if day is None and says_more(planned, one.lines)]
        if len(more) == 1:
            announced.remove(more[0])
            planned = "\n".join(
                [planned, *filter(None, (without_exercises_of(planned, line) for line in more[0].lines))]
            )
        day = day or next((one.day for one in (*same, *more) if one.day is not None), None)
        work = None if _NONE.match(planned) else _work(lesson, subject, _without_day(clean_lines(planned), day, given))
        found += [] if work is None else [replace(work, due=None if day is None else day.day)]
    for one in announced:
        lines = _without_day(one.lines, one.day, given)
        if (work := _work(lesson, subject, lines, is_planned=not found and not planned)) is not None:
            found.append(replace(work, due=None if one.day is None else one.day.day))
    return _with_joined(found, lesson)


def _without_day(lines: Sequence[str], day: NamedDay | None, given: date) -> str:
    """Return lines of work without the words of their day, if they have one."""
    if day is None or day.day is None:
        return "\n".join(lines)
    return "\n".join(without_due_day(line, day.day, given) for line in lines)


def _with_joined(works: list[Homework], lesson: WorkedLesson) -> list[Homework]:
    """Return the work of a lesson, its first piece with the files and pages that the plan joins."""
    files = () if lesson.followed is None else tuple(AttachedFile(path) for path in lesson.followed.files)
    pages = () if lesson.followed is None else lesson.followed.pages
    if not (files or pages):
        return works
    if not works:
        told = {0: "", 1: "Travailler sur la page jointe"}.get(len(pages), "Travailler sur les pages jointes")
        return [Homework(told, pages=pages, files=files)]
    return [replace(works[0], files=files, pages=tuple(dict.fromkeys((*pages, *works[0].pages)))), *works[1:]]


_NONE = re.compile(
    r"(?:rien|n[ée]ant|aucun(?: devoir| travail)?"
    r"|(?:pas de|sans) (?:devoirs?|travail)(?: (?:[ée]crits?|[àa] la maison))?"
    r"|[-–/])[ .!]*$",
    re.I,
)
"""Plan that says that there is nothing to do."""


def _joined_by_day(pieces: Sequence[AnnouncedWork]) -> list[AnnouncedWork]:
    """Return pieces of work with those for the same day in one; what names no day goes with the piece before."""
    joined: list[AnnouncedWork] = []
    for one in pieces:
        place = next((at for at in reversed(range(len(joined))) if _goes_with(one, joined[at])), None)
        if place is None:
            joined.append(one)
        else:
            before = joined[place]
            joined[place] = AnnouncedWork((*before.lines, *one.lines), before.day or one.day, before.is_aside)
    return joined


def _goes_with(one: AnnouncedWork, before: AnnouncedWork) -> bool:
    """Return whether a piece of work is for the day of one before; days in words are each their own."""
    if one.day is None:
        return not before.is_aside
    return one.day == before.day and not one.day.is_open


def _work(lesson: WorkedLesson, subject: str, typed: str, *, is_planned: bool = True) -> Homework | None:
    """Return a piece of work. typed: its lines. is_planned: False for one beside another, which tells the abilities."""
    plan = lesson.followed if is_planned else None
    minutes = 0
    tasks: list[str] = []
    to_learn: list[str] = []
    for line in (without_shorthand(with_equations(one, subject)) for one in clean_lines(typed)):
        line, taken = _without_minutes(BULLET.sub("", line))
        line = in_french_or_quoted(line, subject) if is_lesson_of_language(subject) else line
        minutes += taken
        if not line:
            continue
        learnt, others = _split_learning(line)
        to_learn += learnt
        tasks += others
    listed = [] if plan is None else abilities_in(plan.abilities)
    listed = [french_of(one) or one for one in listed] if is_lesson_of_language(subject) else listed
    abilities = [one for one in listed if not _AT_SCHOOL.match(one)]
    if any(_NONE.match(part) for part in re.split(r"[.;] ", typed)):
        abilities = []
    if tasks and not to_learn:  # beside other work, what is no doing says nothing
        abilities = [one for one in abilities if is_infinitive(one)]
    lines: list[str] = []
    abilities, tasks = _said_once(abilities, tasks)
    is_revised = to_learn or any(_REVISING.match(task) for task in tasks)
    is_aim = plan is not None and not plan.aims.strip() and not _names_phase(listed, lesson)  # they are told as the aim
    if abilities and (is_revised or not (is_aim or _NO_LEARNING.search(typed))):
        lines += able_lines(abilities[: MOST_ABILITIES if to_learn else _MOST_BESIDE])
    elif to_learn or (is_revised and not any(_REVISING.match(task) and _PART.search(task) for task in tasks)):
        lines.append(_explain(lesson, "" if plan is None else plan.aims, is_all=bool(to_learn)))
    if to_learn and lines and (days := [day[0] for part in to_learn if (day := _DAY.search(part))]):
        lines[-1] = f"{lines[-1]} ({days[0]})"
    things = NamedThings.of(lesson)
    told = [
        with_capital(task)
        if is_quoted_order(task)
        else with_things_named(_task(with_lesson_named(task, lesson.topic)), lesson.topic, things)
        for task in tasks
    ]
    told = [_of_manual(task, pages_used(lesson)) for task in told] if has_own_book(lesson) else told
    told = [with_parts_named(task, lesson) for task in told]
    lines += told
    text = "\n".join(in_time(list(dict.fromkeys(line for line in lines if line)), lesson))
    numbers = _pages_named(typed)
    pages = tuple(page for page, shown in lesson.pages.items() if str(shown.number) in numbers)
    kind = kind_of(without_shorthand(with_homework_spelt(typed)))
    if kind is WorkKind.OTHER and is_lesson_of_language(subject):
        kind = kind_of(text)
    return Homework(text, kind=kind, minutes=minutes, pages=pages) if text else None


def _names_phase(abilities: Sequence[str], lesson: WorkedLesson) -> bool:
    """Return whether a phase has the words of all abilities, so that no aim tells them."""
    doings = [one[:1].lower() + one[1:] for one in abilities if is_infinitive(one)]
    titles = [] if lesson.plan is None else [comparable(one.phase.title) for one in lesson.plan.phases]
    return bool(doings) and comparable(format_list(sharing_verbs(doings))) in titles


def _said_once(abilities: Sequence[str], tasks: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return abilities and tasks without what both say. An ability whose words a clause of a task has, verb and end,
    takes the place of that clause; one whose verbs a task has all goes, if another stays."""
    left, told = list(abilities), list(tasks)
    for one in abilities:
        words = one[:1].lower() + one[1:].rstrip(" .")
        verb, end = words.split(" ")[0], re.search(r"«[^»]+»$", words)
        for place, task in enumerate(told):
            body = task.removesuffix(".")
            if end and body.endswith(f"; {verb} {end[0]}") and one in left and len(left) > 1 and is_infinitive(one):
                told[place] = body[: -len(f"{verb} {end[0]}")] + words + task[len(body) :]
                left.remove(one)
    begins = {clause.strip().split(" ")[0].casefold() for task in told for clause in re.split(r"[;,] ", task)}
    for one in abilities:
        verbs = [part.split(" ")[0].casefold() for part in AND_VERB.split(one)]
        if one in left and len(left) > 1 and len(verbs) > 1 and begins.issuperset(verbs):
            left.remove(one)
    return left, told


_AT_THE_CLOCK = re.compile(r"(?:\b(?:avant|à|vers|dès|demain|matin|soir)|di|dimanche) *$", re.I)
"""What stands before an hour of the day, which is no time that work takes."""


def _without_minutes(line: str) -> tuple[str, int]:
    """Return a line without the time that it takes, and that time."""
    match = _MINUTES.search(line)
    if match is None or (
        match["hours"] and _AT_THE_CLOCK.search(line[max(match.start("hours") - 12, 0) : match.start("hours")])
    ):
        return line.strip(), 0
    if match["half"]:
        minutes = 30
    elif match["minutes"]:
        minutes = int(match["minutes"])
    else:
        minutes = int(match["hours"]) * 60 + int(match["rest"] or 0)
    if _OF_TEST.search(line[max(match.start() - 16, 0) : match.start()]):
        return line.strip(), 0
    is_span = match["hours"] and re.match(r" ?[-–à] ?\d{1,2} ?h", line[match.end() :])
    is_of = not line[: match.start()].strip() and re.match(r"[ \u00a0]?d(?:e |[’'])", line[match.end() :])
    if is_span or is_of or match[0].count("(") != match[0].count(")"):
        return line.strip(), 0  # « de 8 h à 10 h », « (3 min chacun) », « 3 h de travail »
    before, behind = line[: match.start()].rstrip(" (–,-:"), line[match.end() :]
    if _NEEDS_MORE.search(before):
        return line.strip(), 0  # « Exposé de 20 minutes »
    gap = " " if before and behind[:1].isalnum() else ""
    return f"{before}{gap}{behind}".strip(), minutes


_NEEDS_MORE = re.compile(
    r"(?<!\w)(?:d[eu]|des|d[’']|en|pendant|durant|pour|par|sur|avec|[àa]|et|ou|le|la|les|l[’']|une?|au|aux|chaque)$",
    re.I,
)
"""Last word before a time that cannot end what is told."""
_OF_TEST = re.compile(
    r"\b(?:interro\w*|contr[ôo]le|test|[ée]val\w*|ds|oral|expos[ée]s?|pr[ée]sentation|talk|speech|vid[ée]o)[ :.(]*$",
    re.I,
)
"""What stands before the time of a test or talk, which is none that the work takes."""


def _split_learning(line: str) -> tuple[list[str], list[str]]:
    """Return the parts of a line that ask to learn the lesson and no more, and its other parts."""
    parts = [
        part.strip(" .")
        for part in re.split(
            r"\s[+]\s|\s?;\s|(?<=[a-zé]{2})(?<!pp)(?<!\bex)[.,]\s|\set (?=(?:faire|finir|revoir|ex))", line
        )
    ]
    learnt = [
        part
        for part in parts
        if ((_LEARN.match(part) and not _READ_CHAPTER.match(part)) or _TO_BE_LEARNT.match(part))
        and not _NUMBERED.search(part)
    ]
    if not learnt:
        return [], [line]
    others = [part for part in parts if part and part not in learnt]
    return learnt, [_learnt_too(part) if _NOUN_ALONE.fullmatch(part) else with_capital(part) for part in others]


_NOUN_ALONE = re.compile(
    r"(?:le |la |les |l[’'])?(?:schémas?|carte|frise|croquis|tableau|définitions?|formules?|dates?|mots)"
)


def _learnt_too(noun: str) -> str:
    """Return what is learnt beside the lesson: « apprendre la leçon + schéma »."""
    return f"Apprendre aussi {with_article(noun)}"


_REVISING = re.compile(r"^(?:[^.;]* et )?(réviser|revoir|apprendre|relire)\b", re.I)
_PART = re.compile(r"\b(?:(?:mouvement|partie|chapitre|paragraphe|acte|scène|strophe|vers|ligne|page)s?\b|p\.)", re.I)
"""Part of a lesson or text that says well enough what is to be revised."""


def _explain(lesson: WorkedLesson, aims: str, *, is_all: bool) -> str:
    """Return what learning the lesson means, when its plan lists no ability. is_all: no other work says it; else "" if
    the aim does not say it either."""
    if is_all and (learnt := known_after(lesson)):
        return f"Connaître {learnt}"
    aim = next((line.rstrip(" .") for line in clean_lines(aims) if line), "")
    if aim and is_infinitive(aim):
        return able_to([re.sub(r"^Comprendre\b", "Expliquer", aim)])
    if not is_all:
        return ""
    title = lesson.topic
    about = f" {quoted(title)}" if title and "«" not in title else ""
    return f"Savoir redire avec ses mots l’essentiel de la leçon{about}"


def _of_manual(task: str, used: Container[str]) -> str:
    """Return a task with its pages said to be of the usual book, where the lesson names another one. used: the pages of
    that one."""
    if any(one.is_named for one in book_pages(task.replace(NBSP, " "))):
        return task
    if (found := re.search(r"\b(?:la page|les pages) (\d{1,3})(?: (?:et|à) \d{1,3})?(?=$|[,.;])", task)) and (
        found[1] not in used
    ):
        task = f"{task[: found.end()]} du manuel{task[found.end() :]}"
    return re.sub(rf"(\bp\.{NBSP}\d+(?:(?:, | et | à )\d+)*)(?=$|[,.;{NBSP}])", r"\1 du manuel", task)


_COUNTS = dict(zip("23456789", ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"), strict=True))


_DAY_NAMES = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_OF_PUPILS = re.compile(
    r" ?\([A-ZÀ-Ý][a-zà-ÿ-]+(?:(?:, | et )[A-ZÀ-Ý][a-zà-ÿ-]+){1,5}[ \u00a0]?: [a-zà-ÿ]+(?:er|ir|re)\b[^()]{0,80}\)"
)
"""What some pupils, by their names, have to do beside the others: it is not for everybody to read."""
_NAME_OF_FILE = re.compile(r"(?P<before>(?:(?<!\s)\s++)?(?<![\w-])-*+)(?P<name>\w[\w-]*+)\.(?:pdf|docx?|odt)\b")


def _titled(file: re.Match[str]) -> str:
    """Return the name of a file as a title in guillemets, with one space before it."""
    before = file["before"]
    return f"{before if '-' in before else ''} {quoted(clean_title(file['name']) or file['name'])}"


def _task(line: str) -> str:
    line = with_exercises_named(with_homework_spelt(line))
    line = re.sub(
        r"(?:(?<=[^\W\d_] )(?<!di )(?<!che )|^)[2-9]"
        r"(?= (?:phrases|lignes|mots|exemples|arguments|raisons|questions)\b)",
        lambda found: _COUNTS[found[0]],
        line,
    )
    line = with_works_to_read(line)
    line = re.sub(r"\b(classeur|cahier|livre|manuel) (?=chapitres? \d)", r"\1, ", line)
    line = _OF_PUPILS.sub("", line).replace(" - ", " – ")
    line = re.sub(r"\b(avant|à|de) (\d{1,2}) ?h(?! ?\d)(?!\w)", rf"\1 \2{NBSP}h", line)
    line = re.sub(rf"\b({_DAY_NAMES}) (\d{{1,2}}) ?h\b", rf"\1 \2{NBSP}h", line)
    line = re.sub(r"(?<![\w.,])(\d{1,2}) ?h ?([0-5]\d)(?!\w)", rf"\1{NBSP}h{NBSP}\2", line)
    line = re.sub(r"\b(?:la )?LL ?(\d{1,2})\b", r"la lecture linéaire n° \1", line)
    line = re.sub(r"^(?:faire )?(?:les? |l[’'])?(?=(?:exercices?|exos?|ex)\b)", "", line, flags=re.I)
    line = _NAME_OF_FILE.sub(_titled, line)
    line = re.sub(rf"\bfaire (?=exercice{NBSP})", "faire l’", with_pages_spelt(line.strip()))
    line = re.sub(rf"\bfaire (?=exercices{NBSP})", "faire les ", line)
    line = worded(line)
    line = calm(line) if line.isupper() and " " in line else calm_within(line)
    return with_capital(punctuated(with_tests_spelt(accented(line))))


def _pages_named(text: str) -> set[str]:
    """Return the numbers of the pages of the lesson that a text means: « la construction de la page 3 », and of no
    book."""
    if re.search(r"\b(manuel|livre|cahier|fichier)\b", text, re.I) or not book_pages(text):
        return set()
    return set(re.findall(r"\b(?:de|à|sur) la page (\d+)", text))
