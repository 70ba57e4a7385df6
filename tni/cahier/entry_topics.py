"""Subject matter of a séance: topics of its lessons, the sequence that they belong to, the title of the entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tni.cahier.entry import TITLE_MAX
from tni.cahier.entry_phases import has_phases
from tni.cahier.foreign_titles import in_french, is_activity_name, is_language, put_in_french
from tni.cahier.french import NBSP
from tni.cahier.heading_matter import is_bare_heading
from tni.cahier.instructions import is_infinitive
from tni.cahier.noun_groups import small_start
from tni.cahier.page_activities import activity_of, asks, is_test
from tni.cahier.page_works import HEARD_KIND
from tni.cahier.plain_titles import LEVEL_FIRST, clean_title, comparable, is_vague, lowered, punctuated, with_capital
from tni.cahier.title_spellings import ACRONYMS, bare
from tni.cahier.untitled_pages import is_routine
from tni.cahier.work_titles import with_works_marked
from tni.cahier.worked_lessons import WorkedLesson
from tni.core.one_line import one_line, shortened

_SHORT_SUBJECTS = {
    "mathématiques": "maths?|math", "histoire-géographie": "histoire|géographie|géo|hg|hist-géo", "anglais": "english",
    "français": "fr", "éducation musicale": "musique", "arts plastiques": "arts?",
    "physique-chimie": "physique|chimie|pc",
    "technologie": "techno", "philosophie": "philo", "espagnol": "español", "allemand": "deutsch",
    "éducation physique et sportive": "eps", "sciences de la vie et de la terre": "svt",
}  # fmt: skip
_IN_SEQUENCE = re.compile(rf"^Séquence (?:n° ?)?\d*{NBSP}?[ ]?(?::|–)[ {NBSP}]*(?=\w)")


_ON_DAY = re.compile(
    r"(?<=[^\W\d_]{2})(?<!\bdu)(?<!\ble)(?<!\bun)[ ,–-]+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)$", re.I
)
"""Day at the end of the name of a lesson: « QF lundi »."""


def topic_of(name: str, subject: str) -> str:
    """Return what a lesson is about, by its name; "" if the name does not say so."""
    topic = clean_title(name, with_level=False)
    subject = one_line(subject)
    if subject:
        names = "|".join(filter(None, (re.escape(subject), _SHORT_SUBJECTS.get(subject.casefold(), ""))))
        topic = re.sub(
            rf"^(?:{names})\b(?:{NBSP}?\s*[:–,-]\s*|\s+(?!(?:de|du|des|d’|et|à)\b)|$)", "", topic, flags=re.I
        )
        parts = "|".join(re.escape(part) for part in re.split(r"[-/]", subject) if len(part) > 2)
        topic = re.sub(rf"^(?:{parts})[ :–-]+(?=(?:ch|chap|chapitre|s[ée]q|th)\.? ?\d)", "", topic, flags=re.I)
    if comparable(topic) == "".join(word[0] for word in comparable(subject).split(" ") if len(word) > 2):
        topic = ""  # « AP »
    topic = LEVEL_FIRST.sub("", topic) if "_" in name else topic  # « svt_5e_TP4 »: the level behind the subject
    topic = topic if is_language(subject) else re.sub(r"^U ?\d{1,2} (?=[^\W\d_]{2})", "", topic)  # of the textbook
    topic = _ON_DAY.sub("", topic)
    topic = clean_title(topic, with_level=False) if topic else ""
    topic = with_capital(_IN_SEQUENCE.sub("", topic))
    number, colon, name = topic.partition(f"{NBSP}: ")
    topic = f"{number}{colon}{small_start(name)}" if colon and re.search(r"^Chapitre \d+$", number) else topic
    topic = re.sub(r"^(?=Loi (?:de|d’))", "la ", re.sub(r"^(?=(?:Théorème|Principe) (?:de|d’))", "le ", topic))
    topic = re.sub(r"^(l[ae]) (\w)", lambda found: f"{found[1].title()} {found[2].lower()}", topic)
    return in_french(topic) if is_language(subject) else with_works_marked(topic)


def is_shortened(topic: str, subject: str, sequence: str) -> bool:
    """Return whether a topic is only beginnings of the words of its subject and sequence, and a number: « Sc elec 1 »
    of electricity in science."""
    if not sequence or (found := re.fullmatch(r"((?:[^\W\d_]{2,5}\.? ){1,3})\d{1,2}", topic)) is None:
        return False
    whole = [bare(word) for word in comparable(f"{subject} {sequence}").split(" ")]
    shorts = [bare(word) for word in comparable(found[1]).split(" ")]
    return all(any(word != short and word.startswith(short) for word in whole) for short in shorts)


def is_acronym(topic: str) -> bool:
    """Return whether a topic is a number and letters that parents cannot read: « Chapitre 5 : ABR »."""
    found = re.fullmatch(rf"(?:\w+ \d+{NBSP}: )?([A-Z]{{2,5}})", topic)
    return found is not None and found[1].casefold() not in ACRONYMS


def sequence_of(lesson: WorkedLesson) -> str:
    """Return the sequence of a lesson, as its file or its name says; "" when unknown."""
    if lesson.sequence:
        return punctuated(lesson.sequence)
    named = clean_title(lesson.name, with_level=False)
    return with_capital(named[found.end() :]) if (found := _IN_SEQUENCE.match(named)) else ""


def worded_sequence(lesson: WorkedLesson, subject: str) -> str:
    """Return the sequence of a lesson as its entry tells it: without codes, abbreviations and capitals."""
    named = sequence_of(lesson)
    told = clean_title(named, with_level=False)
    told = in_french(told) if is_language(subject) else told
    number, colon, name = told.partition(f"{NBSP}: ")
    told = f"{number}{colon}{small_start(name)}" if colon and re.search(r" \d+$", number) else told
    return told if told and not is_vague(told) else named


def title_of(lessons: Sequence[WorkedLesson], subject: str, number: int | None) -> str:
    """Return the title of an entry: the topics of the lessons, else of the first page that names one, else the school
    subject."""
    if whole := _of_two_parts(lessons, subject):
        return whole
    names = list(dict.fromkeys(lesson.topic for lesson in lessons if lesson.topic))
    sequences = {comparable(sequence_of(lesson)) for lesson in lessons}
    told = {one for lesson in lessons if (one := worded_sequence(lesson, subject))}
    topics = [name for name in names if not is_vague(name)]
    if topics and len(lessons) > 1 and (first := _first_part(lessons[0], subject)):
        return _joined([first, *(_fitting(topic) for topic in topics)])
    if len(topics) == len(told) == 1 and is_acronym(topics[0]) and len(whole := min(told)) <= TITLE_MAX:
        return whole
    if topics and not _says_too_little(lessons, topics, sequences):
        return _joined([_fitting(topic) for topic in topics])
    if topics and (aim := _aim_of(lessons, subject)):
        return aim
    pages = sorted((page for lesson in lessons for page in lesson.pages.values()), key=lambda page: page.first)
    lines = [line for page in pages if (line := activity_of(page, subject)) and not is_vague(line) and not asks(line)]
    lines = [line for line in lines if not is_routine(re.split(rf"{NBSP}: ", line)[0])] or lines
    lines = [line for line in lines if not re.match(r"Travail sur «[^»]*…", line)] or lines
    if not topics:  # « Vocabulaire : … » is a part of the hour
        lines = [line for line in lines if not _is_part(line)] or lines
        lines = [_LISTING.sub("", line) for line in lines]
    if topics:
        titled = {activity_of(page, subject) for page in pages if clean_title(page.title)}
        lines = [line for line in lines if line in titled or is_language(subject)]  # else a scrap of a page
        lines = [re.sub(rf"{NBSP}: «.*$| \(«[^)]*\)", "", line) for line in lines]
        lines = [line for line in lines if _can_be_title(line)]
    on_page = next((line for line in lines if not _is_practice(line)), lines[0] if lines else "")
    vague = names[0] if names and not topics else ""
    if topics and not on_page:
        return _joined(topics)
    is_poor = not on_page or on_page[-1] == "?" or "=" in on_page or "«" in on_page or is_activity_name(on_page)
    is_poor = is_poor or any(has_phases(lesson.plan) for lesson in lessons)  # a page is a part of the hour
    if not topics and is_poor and len(told) == 1 and len(sequence := told.pop()) <= TITLE_MAX:
        return sequence  # of a lesson that has only a number
    if on_page:
        if len(on_page) > TITLE_MAX:
            on_page = with_capital(re.sub(rf"(?:^|(?<=; ))(?:CP|CE[12]|CM[12]|[PMG]S){NBSP}: ", "", on_page))
        kind = re.match(r"[^\W\d_]+", vague)
        behind = on_page.removeprefix(f"{kind[0]}{NBSP}: ") if kind else on_page  # « TP 8 », « TP : velouté »
        joined = f"{vague}{NBSP}: {lowered(behind)}" if vague and not is_test(on_page) else on_page
        on_page, joined = (re.sub(r" \([^)]*\)$", "", one) if "suite" not in one else one for one in (on_page, joined))
        short = (joined, on_page, re.split(rf"{NBSP}: ", on_page)[0])
        return shortened(next((one for one in short if 0 < len(one) <= TITLE_MAX), on_page), TITLE_MAX)
    found = vague or one_line(subject)
    return shortened(found, TITLE_MAX) or ("Séance" if number is None else f"Séance{NBSP}{number}")


def _can_be_title(line: str) -> bool:
    """Return whether what was done on a page says what the hour was about: no activity, quotation, formula or page."""
    return not (
        is_vague(re.sub(r" \([^)]*\)$", "", line))
        or _is_part(line)
        or _is_practice(line)
        or "«" in line
        or is_activity_name(line)
        or re.search(rf"=|p\.{NBSP}\d", line)
        or HEARD_KIND.fullmatch(line)
        or is_infinitive(line)
    )


_PART_OF_SUBJECT = re.compile(
    r"(?:Conjugaison|Grammaire|Orthographe|Vocabulaire|Lexique|Numération|Géométrie|Calcul|Mesures|Lecture|Phonologie)"
    rf"{NBSP}: [^«»?=:();\d]{{3,25}}$"
)
"""Part of a subject, and what it was about: « Conjugaison : imparfait »."""


def _first_part(lesson: WorkedLesson, subject: str) -> str:
    """Return what the first of several lessons was about by its first page of a part of the subject, where its name is
    only a day; "" if it has a topic or no such page."""
    if lesson.topic or is_language(subject) or not lesson.name or has_phases(lesson.plan):
        return ""
    pages = sorted(lesson.pages.values(), key=lambda page: page.first)
    return next((line for page in pages if _PART_OF_SUBJECT.match(line := activity_of(page, subject))), "")


_LISTING = re.compile(rf"(?<=[^\W\d_]{{3}}){NBSP}: [^:,]+(?:, [^:,]+){{2,}}$")
"""What a page lists behind its heading."""


def _is_part(line: str) -> bool:
    """Return whether a line begins with what is done, or with a heading that alone tells nothing."""
    begin = re.split(rf"{NBSP}: | \(", line)[0]
    return is_activity_name(begin) or is_bare_heading(begin)


def _of_two_parts(lessons: Sequence[WorkedLesson], subject: str) -> str:
    """Return the title of an hour whose only lesson has two parts, a test and what came after it, or a chapter that
    is new: « Évaluation (les atomes) ; les ions »; "" if it has not, or there is no room for both."""
    topic = lessons[0].topic if len(lessons) == 1 else ""
    if is_vague(topic) or is_test(lessons[0].name) or has_phases(lessons[0].plan):
        return ""
    pages = sorted(lessons[0].pages.values(), key=lambda page: page.first)
    lines = [line for page in pages if (line := activity_of(page, subject))]
    tests = [line for line in lines if is_test(line)]
    if tests and len(tests) < len(lines) and not topic.startswith("Correction"):
        test = re.sub(r" \(\d{1,3}[ \u00a0]?(?:min|mn|h)[^()]*\)$", "", tests[0])
        test = re.sub(rf"{NBSP}: (.*)$", r" (\1)", test)
        parts = [test, topic] if is_test(lines[0]) else [topic, test]
    elif new := next((found for line in lines if (found := _NEW.match(line))), None):
        parts = [topic, new[1]]
    else:
        return ""
    short = [re.sub(r"devoir surveillé(?= n°)", "DS", part) for part in parts]
    bare = [without_number(part) for part in short]
    return next((whole for one in (parts, short, bare) if len(whole := _listed(one)) <= TITLE_MAX), "")


_NEW = re.compile(rf"Nouveau (?:chapitre|thème){NBSP}: ([^,]+)", re.I)


def _says_too_little(lessons: Sequence[WorkedLesson], topics: Sequence[str], sequences: Collection[str]) -> bool:
    """Return whether the only topic is that of the whole sequence, or is in another language."""
    is_named = any(lesson.followed or lesson.sequence for lesson in lessons)  # the lesson has the name of its sequence
    if len(topics) != 1 or (comparable(topics[0]) in sequences and is_named):
        return False
    return comparable(topics[0]) in sequences or bool(re.match(rf"«(?![^»]*»{NBSP}: )", topics[0]))


def _aim_of(lessons: Sequence[WorkedLesson], subject: str) -> str:
    """Return the first aim of a plan that is followed, if a title has room for it."""
    aims = (line for lesson in lessons if lesson.followed for line in lesson.followed.aims.splitlines() if line.strip())
    aim = punctuated(one_line(next(aims, "")).strip(" -–•."))
    if is_language(subject):
        aim = put_in_french(aim)
        aim = "" if aim.startswith("«") else aim
    return with_capital(aim) if len(aim) <= TITLE_MAX else ""


def _fitting(topic: str) -> str:
    """Return a topic without the part of a work that has a number, without its number, or without the activity before a
    work, as far as a title has no room."""
    whole_work = re.sub(rf"^(\D+\d+{NBSP}: «[^»]+»), .*$", r"\1", topic)
    shorter = (topic, whole_work, without_number(topic), re.sub(rf"^[^«:]+{NBSP}: (?=«)", "", topic))
    behind = without_number(topic).rpartition(f"{NBSP}: ")[2]  # « Byzance et … : Justinien et Constantinople »
    short = (*shorter, with_capital(behind)) if " " in behind and not is_vague(behind) else shorter
    return next((one for one in short if len(one) <= TITLE_MAX), shorter[2])


_LEFT_OVER = re.compile(r"(?:,? (?:et|ou|de|du|des|d’|la|le|les|l’|à|au|aux|en|sur|dans|pour|par|un|une|:))+…$")
"""Little words before a cut, which go on with nothing."""


def _cut(title: str) -> str:
    short = _LEFT_OVER.sub("…", shortened(title, TITLE_MAX))
    return (
        short if short.count("«") == short.count("»") else shortened(re.sub(rf"«{NBSP}|{NBSP}»", "", title), TITLE_MAX)
    )


def without_number(topic: str) -> str:
    """Return a topic without the number of its chapter or text: « Thème 1 : … », « Lecture linéaire n° 4 : … »."""
    topic = re.sub(rf"^((?:Lecture|Explication) (?:linéaire|analytique)) (?:n°{NBSP})?\d+(?={NBSP}: )", r"\1", topic)
    return with_capital(re.sub(rf"^\w+ \d+(?: \(suite\))?{NBSP}: ", "", topic))


def _is_practice(line: str) -> bool:
    return bool(
        re.match(
            r"(correction|exercices?|entra[iî]nement|rappels?|calcul mental|révisions?|rituels?|questions)\b",
            line,
            re.I,
        )
    )


def _joined(topics: list[str]) -> str:
    """Return as many topics as a title has room for: « Le portrait ; le périmètre du cercle »."""
    if len(topics) > 1 and len(_listed(topics)) > TITLE_MAX:
        topics = [re.split(rf"{NBSP}: ", topic)[-1] for topic in topics[:TITLE_MAX]]  # more have no room
    while len(topics) > 1 and len(_listed(topics)) > TITLE_MAX:
        topics = topics[:-1]
    return _cut(_listed(topics))


def _listed(topics: Sequence[str]) -> str:
    if len(topics) > 1:
        topics = [re.sub(rf"^([^:]+){NBSP}: ([^()]+)$", r"\1 (\2)", topic) for topic in topics]
    return with_capital(f"{NBSP}; ".join([topics[0], *map(lowered, topics[1:])]))
