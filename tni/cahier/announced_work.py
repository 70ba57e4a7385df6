"""Work to do that the pages of a lesson announce: where it stands in what is typed, and for which day.

A page whose title or first line announces work is a work page: all of it is work. On another page the lines that
announce some are. What is work is no activity of the séance, and names no support.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tni.cahier.bare_days import with_days_announced
from tni.cahier.book_references import exercises_in
from tni.cahier.coming_events import COMING, is_coming_event, is_coming_test, is_named_for, without_day_of_test
from tni.cahier.day_at_end import without_day_at_end, without_last_day, without_pupils
from tni.cahier.due_days import WHEN, NamedDay, day_of
from tni.cahier.heading_days import day_with_number, in_french, may_be_exercise, with_brackets
from tni.cahier.matter_above import is_day_below, named_with, with_matter
from tni.cahier.no_work import NONE_AT_ALL, NOTHING_FOR, SAYS_NO_WORK, beside_nothing, says_nothing
from tni.cahier.open_days import is_moved
from tni.cahier.plain_announcements import as_announced, is_date_or_weather
from tni.cahier.plain_titles import clean_title, comparable
from tni.cahier.stated_days import HOUR, days_for, has_another_day, is_of_the_past, names_a_day, without_quoted
from tni.cahier.tests_beside import with_tests_beside
from tni.cahier.work_lines import (
    BY_NUMBER,
    DAY_FIRST,
    HEADING,
    MARKED_DAY,
    TO_DO,
    TO_FINISH,
    WITHIN,
    announces,
    day_of_heading,
    day_of_task,
    day_within,
    end_of_day,
    is_day_of_work,
    is_line_of_work,
    is_task,
    names_its_day,
)
from tni.cahier.worked_lessons import WorkedPage

_LINE_MAX = 400
"""Letters of a line that are read: more is no line that somebody typed on a page."""
_LEARNING = re.compile(r"(?:apprendre (?![àa] )|r[ée]viser |revoir |m[ée]moriser )", re.I)
_LABEL = re.compile(
    r"(?:CP|CE[12]|CM[12]|[PMG]S|[3-6](?:e|[èe]me)|2(?:de|nde)|1(?:re|[èe]re)|t(?:le|erm)|gr(?:oupe|\.)? ?\w{1,2})"
    r"[ \u00a0]?: ?(?=\S)",
    re.I,
)
"""Class or group before what is for it alone: « CE1 : rien »."""
_TALKS = re.compile(
    r"(?:expos[ée]s?|travail|travaux|dossiers?|affiches?|oral) [àa] (?:pr[ée]parer|rendre|finir)\b", re.I
)
_THEN_FINISHED = re.compile(rf"[àa] (?:finir|terminer) {WHEN}[ .!]*", re.I)
"""« À finir demain »: when the class goes on, and not by when pupils are to have done it."""
_LEFT_TO_DO = re.compile(
    r".\b[àa] (?:finir|terminer|rendre|apprendre|savoir|revoir|r[ée]viser|r?apporter)[ .!]*$", re.I
)
_AT_HOUR = re.compile(rf"(?P<when>{HOUR})[ \u00a0]*[:,][ \u00a0]*(?=\S)", re.I)
_REMINDER = re.compile(r"(?:rappels?|attention)\W*", re.I)
_UNSURE = re.compile(
    r"(?:(?:[àa]|pour) la maison|agenda|cahier de textes?|[àa] noter|pense-b[êe]te|le[çc]ons?)\b", re.I
)
"""What begins a page that is of work only with tasks: a page on houses has it too."""


@dataclass(frozen=True, slots=True)
class AnnouncedWork:
    """Lines of work that are for the same day. day: None where none is named. is_aside: True for a test behind
    other tasks, and for what is put off: nothing else is for its day because it follows."""

    lines: tuple[str, ...]
    day: NamedDay | None = None
    is_aside: bool = False


def is_work_page(page: WorkedPage) -> bool:
    """Return whether a page announces the work to do, and nothing else."""
    lines = _lines(page)
    is_end = page.is_last or not page.written
    return bool(lines) and (_is_work(lines, page.given) or (is_end and is_day_below(lines, written=page.written)))


def _is_work(lines: Sequence[str], given: date | None) -> bool:
    first, below = lines[0], lines[1:]
    if is_date_or_weather(first):
        return False
    if found := HEADING.match(first):
        is_sure = not _UNSURE.match(first) or any(map(is_task, [found["task"], *below]))
        return announces(found, has_below=bool(below)) and is_sure
    if SAYS_NO_WORK.match(first) or (_LEARNING.match(first) and all(map(is_task, lines))):
        return True
    if _is_by_group(lines) or (not below and (_TALKS.match(first) or is_named_for(first, given))):
        return True
    if below and (_TALKS.match(first) or is_named_for(first, given)):
        return all(is_line_of_work(one) or is_coming_test(one, given) or is_named_for(one, given) for one in below)
    if exercises_in(first) and TO_FINISH.search(first):
        return False  # it was begun in class
    if not below and _LEFT_TO_DO.search(first) and not exercises_in(first):
        return True
    if (not below and is_line_of_work(first, given)) or is_day_of_work(lines, given) or is_coming_test(first, given):
        return True
    if is_coming_event(first, given) and all(map(is_task, below)):
        return True
    if _REMINDER.fullmatch(first) and below and is_coming_test(below[0], given):
        return True
    return len(below) == 1 and _goes_with(below[0], first)


def _is_by_group(lines: Sequence[str]) -> bool:
    """Return whether lines say what each class or group has to learn, or that it has nothing to do."""
    if not all(map(_LABEL.match, lines)):
        return False
    tasks = [_LABEL.sub("", line) for line in lines]
    is_work = [bool(_LEARNING.match(task)) for task in tasks]
    return any(is_work) and all(work or NOTHING_FOR.fullmatch(task) for work, task in zip(is_work, tasks, strict=True))


_BULLET = re.compile(r"[-–—•*+>] ?")


def _goes_with(line: str, heading: str) -> bool:
    """Return whether a line says by when its heading is to be done: « Compte rendu », « À rendre lundi ». « À rendre
    lundi : DM 3 » has its own work."""
    is_named = bool(clean_title(heading)) and not exercises_in(heading) and not heading.endswith((".", "?"))
    found = HEADING.match(line)
    has_own = ":" in line or (found is not None and (is_task(found["task"]) or BY_NUMBER.match(found["task"])))
    return is_named and not has_own and TO_DO.match(line) is not None and is_line_of_work(line)


def without_work(page: WorkedPage) -> str:
    """Return the text of a page without the lines that announce work; exercises that are to be finished were begun."""
    if not page.text.strip() or is_work_page(page):
        return ""
    lines = page.text.split("\n")
    at = {place for place in _work_places(_texts(page), page.given) if not _was_begun(lines[place])}
    return "\n".join(line for place, line in enumerate(lines) if place not in at)


def _was_begun(line: str) -> bool:
    return TO_FINISH.search(line) is not None and bool(exercises_in(line))


def announced_on(page: WorkedPage, given: date) -> list[AnnouncedWork]:
    """Return the work that a page announces, in pieces by the day that it is for. given: the day of the séance."""
    lines = _lines(page)
    if not lines:
        return []
    if is_work_page(page):
        if len(lines) == 2 and not HEADING.match(lines[0]) and _goes_with(lines[1], lines[0]):
            lines = [_joined(lines[0], lines[1])]
        lines = [line for line in lines if not says_nothing(line, given)]
        return list(_by_day(lines[1:] if lines and _REMINDER.fullmatch(lines[0]) else lines, given))
    texts = _texts(page)
    told: list[str] = []
    for place in sorted(_work_places(texts, given)):
        before, text = texts[place - 1] if place else "", texts[place]
        if _THEN_FINISHED.fullmatch(text) and not exercises_in(before):
            continue  # its phase is told as one that is to be finished
        goes_on = TO_DO.match(text) and not exercises_in(text) and exercises_in(before)  # « à finir pour demain »
        told.append(_joined(before, text) if goes_on else named_with(text, texts))
    return list(_by_day(told, given))


def _joined(heading: str, line: str) -> str:
    return f"{heading.rstrip(' .:')} {line[:1].lower()}{line[1:]}"


def _texts(page: WorkedPage) -> list[str]:
    """Return the lines of a page as announcements are read in them, those without words too."""
    return _with_days(page, [as_announced(line.strip()[:_LINE_MAX]) for line in page.text.split("\n")])


def _with_days(page: WorkedPage, lines: Sequence[str]) -> list[str]:
    """Return lines of a page with its bare days announced, where the page may end the lesson or lists work."""
    first = next(filter(None, lines), "")
    is_headed = (found := HEADING.match(first)) is not None and announces(found, has_below=True)
    is_end = is_headed or page.is_last or not page.written
    return with_matter(with_days_announced(lines, page.given, is_headed=is_headed) if is_end else lines)


def _lines(page: WorkedPage) -> list[str]:
    """Return the title and the lines of a page, the title once."""
    lines = [as_announced(line.strip()[:_LINE_MAX]) for line in page.text.split("\n") if line.strip()]
    title = as_announced(page.title.strip()[:_LINE_MAX])
    if not title or (lines and comparable(lines[0]).startswith(comparable(title))):
        return _with_days(page, lines)
    if not clean_title(title) and not HEADING.match(title):
        return _with_days(page, lines)  # « Diapo 3 »
    return _with_days(page, [title, *lines])


def _work_places(lines: Sequence[str], given: date | None) -> set[int]:
    """Return the places of the lines of a page that announce work; below an announcement without any task the rest of
    the page is work."""
    at: set[int] = set()
    listed: set[int] = set()
    for place, line in enumerate(lines):
        text = as_announced(line.strip()[:_LINE_MAX])
        if is_date_or_weather(text):
            continue
        found = HEADING.match(text)
        is_alone = found and (not found["task"] or (":" not in text and has_another_day(text, end_of_day(found))))
        if (
            found
            and (place or names_its_day(found))
            and is_alone
            and announces(found, has_below=place + 1 < len(lines))
        ):
            return at | {one for one in range(place, len(lines)) if lines[one].strip()}
        is_coming = bool(place) and any(one(text, given) for one in (is_coming_test, is_coming_event, is_named_for))
        is_announced = found and found["task"] and announces(found, has_below=False)
        goes_on = place - 1 in listed and _BULLET.match(text) and is_task(_BULLET.sub("", text, count=1))
        if is_announced or goes_on:
            listed.add(place)
        if is_announced or goes_on or is_line_of_work(text, given) or is_coming or beside_nothing(text, given):
            at.add(place)
    return at


def _by_day(lines: Sequence[str], given: date) -> Iterator[AnnouncedWork]:
    """Yield the work of lines in pieces for the same day. A line that begins with a day, or has another one, begins a
    new piece, unless only the name of the work stands before it: « DM n° 3 », « À rendre lundi ». A test behind other
    tasks, and what is put off, are pieces of their own."""
    tasks: list[str] = []
    day: NamedDay | None = None
    is_named = False
    aside: list[AnnouncedWork] = []
    parts = list(with_tests_beside(lines))
    for place, (line, is_apart) in enumerate(parts, 1):
        task, own, is_begin = _of_line(line, given)
        if is_apart or is_moved(line):
            if own is None and (test := COMING.match(task)):
                own = day_of(test.groupdict(), given)  # « – interro lundi », behind work, is no test of the day
            aside.append(AnnouncedWork((task,), own, is_aside=True))
            continue
        is_none = NONE_AT_ALL.fullmatch(line.rpartition(":")[2].strip()) is not None
        if not (task or is_none or line.endswith(":")) and own is not None and tasks and place == len(parts):
            tasks, day = ([*tasks, line], NamedDay(None)) if day is not None else (tasks, own)
            continue  # « À finir pour jeudi », below what is to be finished
        is_another = own is not None and day is not None and None not in (own.day, day.day) and own.day != day.day
        is_new = own is not None and (own != day or own.is_open)
        if tasks and not is_named and is_new and (is_begin or is_another):
            yield AnnouncedWork(tuple(tasks), day)
            tasks, day = [], None
        if own is not None and (day is None or is_begin or is_another):
            day = own
        is_named = not tasks and own is None and bool((found := HEADING.match(line)) and found["kept"])
        if task:
            tasks.append(task)
    if tasks:
        yield AnnouncedWork(tuple(tasks), day)
    elif len(parts) == 1 and TO_FINISH.match(parts[0][0]):
        yield AnnouncedWork((parts[0][0],), NamedDay(None))  # « à finir demain »: what, nobody can tell
    yield from aside


def _moved(line: str) -> str:
    """Return a line on what is put off or called off as it stands, without a label that names no day."""
    found = HEADING.match(line)
    is_label = found is not None and found["plain"] and found["mark"] and not names_its_day(found)
    return found["task"].strip() if found is not None and is_label else in_french(line)


def _of_line(line: str, given: date) -> tuple[str, NamedDay | None, bool]:
    """Return the task of a line without the words that announce it, its day, and whether the day stands first. Words of
    a day that is open stay."""
    if beside := beside_nothing(line, given):
        task, named, _ = _of_line(beside.task, given)
        return task, named or day_within(beside.until, given), False
    if is_moved(line):
        return _moved(line), NamedDay(None), True
    if (found := HEADING.match(line)) and announces(found, has_below=True):
        named = day_of_heading(found, given)
        if NONE_AT_ALL.fullmatch(found["task"].strip()):
            return "", named, named is not None
        if named is not None and has_another_day(line, end_of_day(found)):
            return in_french(line), NamedDay(None), True
        if may_be_exercise(found):
            return line, NamedDay(None), True
        if (numbered := day_with_number(found, given)) is not None:
            return line, named if named == numbered else NamedDay(None), True
        kept = f"{found['kept']}{found['of'] or ''}" if found["kept"] else ""
        task = found["task"].strip()
        if (hour := _AT_HOUR.match(task)) and named is not None:
            at = "" if hour["when"].casefold().startswith(("à", "avant", "vers")) else "à "
            task = f"{task[hour.end() :]} ({at}{hour['when']})"
        if by_number := BY_NUMBER.match(task):
            task = re.sub(r"\b(et|,) les? (?=\d)", r"\1 ", task[by_number.end() :])
        if named is not None and (found["mark"] or "").startswith("("):
            return line, with_brackets(named, found["task"], given), True
        if named is not None and not days_for(task, given) <= {named}:
            return in_french(line), NamedDay(None), True
        if (named is not None and named.is_open) or (kept and (named is not None or found["mark"] is None)):
            task, kept = in_french(line), ""
        elif kept:
            task = f"{kept[:1].upper()}{kept[1:]}{f' : {task}' if task else ''}"
        within = day_of_task(task, given) if named is None else None
        if within is not None and not within.is_open:
            task = without_last_day(task)
        return task, named or within, named is not None
    if (found := DAY_FIRST.match(line)) and (found["weekday"] or found["tomorrow"]):
        named = NamedDay(None) if has_another_day(line, end_of_day(found)) else day_of(found.groupdict(), given)
        task = "" if NONE_AT_ALL.fullmatch(found["task"].strip()) else found["task"].strip()
        return (line if named.is_open else task), named, True
    named = day_within(line, given)
    if named is None or named.is_open:
        return line, named, False
    task = without_last_day(line)
    if task == line and is_coming_test(line, given):
        return without_pupils(without_day_of_test(line)), named, False
    return without_pupils(task if task != line else without_day_at_end(line)), named, False


def leaves_day_open(text: str) -> bool:
    """Return whether a text names a day for its work, in words that are no date: « pour la rentrée »."""
    return names_a_day(text)


def planned_day(text: str, given: date) -> NamedDay | None:
    """Return the day that the work of a plan names: with its number, or the first one of its name after the séance;
    « jeudi prochain » may be of another year, and leaves it open as several days do."""
    if is_moved(text):
        return NamedDay(None)
    found = list(WITHIN.finditer(without_quoted(text)))
    for line in text.split("\n"):
        marked = MARKED_DAY.search(without_quoted(line))
        found += [marked] if marked and not is_of_the_past(line, marked.start()) else []
    if not found and "\n" not in text and is_coming_test(text, given):
        return day_within(text, given)
    if not found or all(one["next"] for one in found):
        return None
    days = {day_of(one.groupdict(), given) for one in found}
    is_one = len(days) == 1 and not has_another_day(text, found[0].end())
    return days.pop() if is_one else NamedDay(None)
