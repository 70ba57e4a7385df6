"""Work to do that the pages of a lesson announce: where it stands in what is typed, and for which day.

A page whose title or first line announces work is a work page: all of it is work. On another page the lines that
announce some are. What is work is no activity of the séance, and names no support.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tni.cahier.book_references import exercises_in
from tni.cahier.due_days import WHEN, NamedDay, day_of
from tni.cahier.instructions import as_activity, is_infinitive
from tni.cahier.plain_titles import clean_title, comparable
from tni.cahier.worked_lessons import WorkedPage

_LINE_MAX = 400
"""Letters of a line that are read: more is no line that somebody typed on a page."""
_IN_CLASS = (
    r"(?! (?:en (?:classe|groupes?|bin[ôo]mes?|[îi]lots?|autonomie)|ensemble|maintenant|au tableau|sur (?:l[’']ardoise|place)"
    r"|[àa] l[’']oral|par (?:deux|trois|groupes?|\d)))"
)
_LABEL = (
    rf"(?:(?P<plain>(?:travail |le[çc]ons? |exercices? |exos? |devoirs? )?[àa] (?:faire|finir|terminer)(?: chez (?:soi|vous|toi))?"
    rf"(?: [àa] la maison)?{_IN_CLASS}"
    r"|[àa] la maison|pour la maison|(?:mes |les |vos )?devoirs?(?: (?:[àa] la maison|du (?:soir|jour|week-?end)|de vacances))?"
    r"|travail(?: (?:personnel|pour la maison|maison|[àa] la maison|[àa] la rentr[ée]e|du soir))?|taf|t\.a\.f\.?|hw|homework"
    r"|(?-i:HA)|hausaufgaben?|per casa|para casa|deberes|tareas?|compiti|agenda|cahier de textes?|[àa] noter|pense-b[êe]te|le[çc]ons?)"
    r"|(?P<kept>dm|devoir(?: [àa] la)? maison|[àa] (?:rendre|(?:r)?apporter|r[ée]viser|pr[ée]parer)"
    r"|le[çc]ons? [àa] (?:apprendre|savoir|revoir|r[ée]viser))(?P<of> ?(?:n ?[°o] ?)?\d{1,2}\b)?)"
)
_FOR = r"(?:p(?:ou)?r|avant|for|f[üu]r|zum|zur|bis|para|per)"
_HEADING = re.compile(
    rf"(?:{_LABEL}(?![^\W\d_])(?: ?(?:{_FOR} )?{WHEN})?|(?:{_FOR}) {WHEN.replace('P<', 'P<for_')})"
    r"[ \u00a0]*(?P<mark>$|[:.,;!(–-]+[ \u00a0]*)?(?P<task>.*)$",
    re.I,
)
"""Line that begins by announcing work, with what stands behind the announcement."""
_DAY_FIRST = re.compile(rf"{WHEN}[ \u00a0]*(?P<mark>[:,–-]+[ \u00a0]*|(?=[\u00a0 ]*$))(?P<task>.*)$", re.I)
"""Line that begins with a day: « Mardi 24 : relire p. 46 »."""
_NEXT_TIME = re.compile(
    r"(?:la |au )?(?:prochaine (?:fois|s[ée]ance|heure)|prochain cours)\b[ \u00a0]*:?[ \u00a0]*(?=\S)", re.I
)
_WITHIN = re.compile(
    rf"(?:\b(?:pour|pr|avant|[àa] rendre|rendre|[àa] remettre|jusqu[’']?(?:[àa]|au)|for|f[üu]r|para|per)"
    rf"(?: (?:l[’']|la |le |les )?(?:[ée]val\w*\.?|contr[ôo]le|interro\w*|dict[ée]e|test|cours|s[ée]ance)(?: de| du| d[’'])?)?)"
    rf" {WHEN}",
    re.I,
)
"""Day within a line by which work is to be done: « réviser pour l’éval de vendredi »."""
_BEHIND = re.compile(r"[ ,(–-]*\b(?:pour|pr|for|f[üu]r|para|per) $", re.I)
_TO_DO = re.compile(
    r"[àa] (?:faire|finir|terminer|rendre|remettre|pr[ée]parer|apprendre|revoir|r[ée]viser|lire|relire|apporter|rapporter"
    r"|savoir|coller|signer|compl[ée]ter|corriger|recopier)\b",
    re.I,
)
_REMINDS = re.compile(
    r"(?:rappels?|attention|nb|n\.b\.|important|(?:ne pas|n[’']) ?oubli\w+(?: pas)?|penser? [àa]|pensez [àa])\b", re.I
)
_THINGS = re.compile(
    r"\b(?:r?apporter|ramener|signer|venir avec|prendre (?:son|sa|ses|le|la|les|l[’'])|ne pas oublier|(?:r[ée])?apprendre"
    r"|r[ée]viser|relire|finir|terminer|rendre|coller)\b|[+!]",
    re.I,
)
_YEAR = re.compile(r"\b1[0-9]\d\d\b")


@dataclass(frozen=True, slots=True)
class AnnouncedWork:
    """Lines of work that are for the same day. day: None where none is named, or where its words leave it open."""

    lines: tuple[str, ...]
    day: NamedDay | None = None


def is_work_page(page: WorkedPage) -> bool:
    """Return whether a page announces the work to do, and nothing else."""
    lines = _lines(page)
    return bool(lines) and _is_work(lines, page.given)


def _is_work(lines: Sequence[str], given: date | None) -> bool:
    first, below = lines[0], lines[1:]
    if found := _HEADING.match(first):
        is_sure = not _UNSURE.match(first) or any(map(_is_task, [found["task"], *below]))
        return _announces(found, has_below=bool(below)) and is_sure
    if _NO_WORK.match(first) or _is_learning(lines):
        return True
    if exercises_in(first) and _TO_FINISH.search(first):
        return False  # it was begun in class
    if (not below and _is_line_of_work(first)) or _is_day_of_work(lines) or _is_coming_test(first, given):
        return True
    if re.match(r"rappels?\W*$", first, re.I) and below and _is_coming_test(below[0], given):
        return True
    return len(below) == 1 and _goes_with(below[0], first)


_NO_WORK = re.compile(r"(?:pas de|aucun|z[ée]ro|0) (?:devoirs?|travail)\b(?! (?:surveill|commun))", re.I)
_LEARNING = re.compile(r"(?:apprendre (?![àa] )|r[ée]viser |revoir |m[ée]moriser )", re.I)


def _is_learning(lines: Sequence[str]) -> bool:
    """Return whether all lines of a page ask to learn something, as is done at home."""
    return bool(_LEARNING.match(lines[0])) and all(map(_is_task, lines))


_UNSURE = re.compile(r"(?:(?:[àa]|pour) la maison|agenda|cahier de textes?|[àa] noter|pense-b[êe]te|le[çc]ons?)\b", re.I)
"""What begins a page that is of work only with tasks: a page on houses has it too."""


def _goes_with(line: str, heading: str) -> bool:
    """Return whether a line says by when its heading is to be done: « Compte rendu », « À rendre lundi »."""
    is_named = bool(clean_title(heading)) and not exercises_in(heading) and not heading.endswith((".", "?"))
    return is_named and _TO_DO.match(line) is not None and _is_line_of_work(line)


def without_work(page: WorkedPage) -> str:
    """Return the text of a page without the lines that announce work."""
    lines = page.text.split("\n")
    if not page.text.strip() or is_work_page(page):
        return "" if is_work_page(page) else page.text
    at = _work_places(lines)
    begun = (_TO_FINISH.search(line) and exercises_in(line) for line in lines)
    return "\n".join(line for place, (line, is_begun) in enumerate(zip(lines, begun, strict=True)) if place not in at or is_begun)


def announced_on(page: WorkedPage, given: date) -> list[AnnouncedWork]:
    """Return the work that a page announces, in pieces by the day that it is for. given: the day of the séance."""
    lines = _lines(page)
    if not lines:
        return []
    if is_work_page(page):
        if len(lines) == 2 and not _HEADING.match(lines[0]) and _goes_with(lines[1], lines[0]):
            lines = [_joined(lines[0], lines[1])]
        lines = [line for line in lines if not re.fullmatch(rf"{_NO_WORK.pattern}[^,;+]{{0,40}}", line, re.I)]
        if lines and re.fullmatch(r"(?:rappels?|attention)\W*", lines[0], re.I):
            lines = lines[1:]
        return list(_by_day(lines, given))
    texts = [line.strip()[:_LINE_MAX] for line in page.text.split("\n")]
    told: list[str] = []
    for place in sorted(_work_places(texts)):
        is_of_line_before = place and texts[place - 1] and _TO_DO.match(texts[place]) and not exercises_in(texts[place])
        is_of_line_before = is_of_line_before and exercises_in(texts[place - 1])
        told.append(_joined(texts[place - 1], texts[place]) if is_of_line_before else texts[place])
    return list(_by_day(told, given))


def _joined(heading: str, line: str) -> str:
    return f"{heading.rstrip(' .:')} {line[:1].lower()}{line[1:]}"


def _lines(page: WorkedPage) -> list[str]:
    """Return the title and the lines of a page, the title once."""
    lines = [line.strip()[:_LINE_MAX] for line in page.text.split("\n") if line.strip()]
    title = page.title.strip()
    if not title or (lines and comparable(lines[0]).startswith(comparable(title))):
        return lines
    if not clean_title(title) and not _HEADING.match(title):
        return lines  # « Diapo 3 »
    return [title[:_LINE_MAX], *lines]


def _work_places(lines: Sequence[str]) -> set[int]:
    """Return the places of the lines of a page that announce work; below an announcement without any task the rest of
    the page is work."""
    at: set[int] = set()
    for place, line in enumerate(lines):
        text = line.strip()[:_LINE_MAX]
        found = _HEADING.match(text)
        if found and place and not found["task"] and _announces(found, has_below=place + 1 < len(lines)):
            return at | {one for one in range(place, len(lines)) if lines[one].strip()}
        if (found and found["task"] and _announces(found, has_below=False)) or _is_line_of_work(text):
            at.add(place)
    return at


def _announces(found: re.Match[str], *, has_below: bool) -> bool:
    """Return whether a line that begins like an announcement is one: with a task behind a mark, a day, or below it."""
    task, has_day = found["task"], any(found[name] for name in _DAY_GROUPS)
    is_label = bool(found["plain"] or found["kept"])
    if _YEAR.search(task) and not found["mark"]:
        return False  # « Pour le 14 juillet 1789 »
    if not task:
        return has_below or has_day or is_label
    if found["mark"] is None:
        begins = _begins_with_verb(task) or bool(exercises_in(task)) or task[:1] in "+-–•"
        return (has_day and (begins or not is_label or bool(found["kept"]))) or (is_label and begins)
    return True


_DAY_GROUPS = (
    "weekday", "only_number", "tomorrow", "next", "for_weekday", "for_only_number", "for_tomorrow", "for_next"
)  # fmt: skip


def _begins_with_verb(text: str) -> bool:
    return is_infinitive(text) or as_activity(text) != text


def _is_task(line: str) -> bool:
    return _begins_with_verb(line) or bool(_THINGS.search(line) or _TO_DO.search(line) or exercises_in(line))


def _is_line_of_work(line: str) -> bool:
    """Return whether a line within a page is work: it says what to do, and for which day; or what next time needs."""
    if _NEXT_TIME.match(line) or _NOT_FORGET.match(line) or _BRING.match(line):
        return True
    if _AT_HOME.search(line) and (_begins_with_verb(line) or _TO_DO.search(line)):
        return True
    found = _WITHIN.search(line)
    if found is None:
        has_day = _PLAIN_DAY.search(line)
        is_reminder = _REMINDS.match(line) and re.search(r"[!:]|\b\d{1,2}/\d", line)
        return has_day is not None and bool(is_reminder or _HOME_VERB.match(line))
    if _YEAR.match(line[found.end() :].lstrip()):
        return False
    return _begins_with_verb(line) or bool(_TO_DO.search(line) or exercises_in(line) or _REMINDS.match(line))


_NOT_FORGET = re.compile(r"(?:ne pas|n[’']) ?oubli\w+|(?:penser|pensez|pense) [àa] (?!ce|son)\w", re.I)
_BRING = re.compile(
    r"(?:r?apporter|ramener|faire signer)\b.{3}", re.I
)
"""What is done at home alone."""
_AT_HOME = re.compile(r"\b(?:[àa] la maison|chez (?:soi|toi|vous))\b", re.I)
_HOME_VERB = re.compile(
    r"(?:rendre|remettre|finir|terminer|apprendre|r[ée]viser|revoir|relire|apporter|rapporter|savoir|pr[ée]parer|recopier)\b",
    re.I,
)
_TO_FINISH = re.compile(r"\b[àa] (?:finir|terminer)\b", re.I)
_COMING = re.compile(
    rf"(?:(?:rappels?|attention)\W{{0,4}})?(?:contr[ôo]le|[ée]val(?:uation)?\.?|interro(?:gation)?\.?|ds|dst|dict[ée]e|test|oral"
    rf"|devoir (?:commun|surveill[ée])|(?:bac|brevet|oral|ccf) blanc)(?![^\W\d_])(?P<of>[^.;]{{0,50}}?) (?:le |du |pour )?{WHEN}",
    re.I,
)


def _is_coming_test(line: str, given: date | None) -> bool:
    """Return whether a line says that a test will be on a day after the séance: one with the day itself is that test."""
    found = _COMING.match(line)
    if found is None or given is None or found["next"] and not found["of"].strip():
        return found is not None and bool(found["next"])
    weekday_alone = found["weekday"] and not found["number"]
    if weekday_alone and day_of(found.groupdict(), given).day == given + timedelta(days=7):
        return False
    day = day_of(found.groupdict(), given).day
    return day is not None and day > given


_WHEN = re.compile(rf"\b{WHEN}", re.I)
_PLAIN_DAY = re.compile(rf"\b{WHEN}|\b\d{{1,2}}/\d{{1,2}}\b", re.I)


def _is_day_of_work(lines: Sequence[str]) -> bool:
    """Return whether the lines of a page are a day, and what is to be done or brought for it: « Jeudi : baskets + eau ».
    Several days are a timetable, or a story."""
    found = _DAY_FIRST.match(lines[0])
    if found is None or not found["weekday"] or not found["task"] or len(lines) > 4 or _YEAR.search(lines[0]):
        return False
    others = sum(_DAY_FIRST.match(line) is not None for line in lines[1:])
    return not others and (bool(_THINGS.search(found["task"])) or _begins_with_verb(found["task"]))


def _by_day(lines: Sequence[str], given: date) -> Iterator[AnnouncedWork]:
    """Yield the work of lines in pieces for the same day; a line that begins with a day begins a new piece."""
    tasks: list[str] = []
    day: NamedDay | None = None
    for line in lines:
        task, own, is_begin = _of_line(line, given)
        if is_begin and tasks and day is not None and own != day:
            yield AnnouncedWork(tuple(tasks), day)
            tasks, day = [], None
        if own is not None and (day is None or is_begin):
            day = own
        if task:
            tasks.append(task)
    if tasks:
        yield AnnouncedWork(tuple(tasks), day)


def _of_line(line: str, given: date) -> tuple[str, NamedDay | None, bool]:
    """Return the task of a line without the words that announce it, its day, and whether the day stands first. Words of
    a day that is open stay."""
    if found := _HEADING.match(line):
        named = _named(found, given)
        kept = f"{found['kept']}{found['of'] or ''}" if found["kept"] else ""
        task = found["task"].strip()
        if named is not None and named.is_open or (found["kept"] and (named or found["mark"] is None)):
            task, kept = line, ""
        elif kept:
            task = f"{kept[:1].upper()}{kept[1:]}{f' : {task}' if task else ''}"
        return task, named or _within(task, given), named is not None
    if (found := _DAY_FIRST.match(line)) and found["weekday"]:
        named = day_of(found.groupdict(), given)
        return (line if named.is_open else found["task"].strip()), named, True
    named = _within(line, given)
    if named is not None and not named.is_open and (found := _last_within(line)) and found.end() >= len(line) - 1:
        before = line[: found.start()] + found[0][: _length_before_day(found)]
        if behind := _BEHIND.search(before):
            line = before[: behind.start()].strip(" ,–-(") or line
    return line, named, False


def _last_within(line: str) -> re.Match[str] | None:
    return next(iter(reversed(list(_WITHIN.finditer(line)))), None)


def _length_before_day(found: re.Match[str]) -> int:
    return min(found.start(name) for name in ("weekday", "only_number", "tomorrow", "next") if found[name]) - found.start()


def _named(found: re.Match[str], given: date) -> NamedDay | None:
    groups = found.groupdict()
    for prefix in ("", "for_"):
        if any(groups.get(f"{prefix}{name}") for name in ("weekday", "only_number", "tomorrow", "next")):
            return day_of({name: groups[f"{prefix}{name}"] for name in _NAMES}, given)
    return None


_NAMES = (
    "weekday", "later", "number", "month", "year", "name", "whole", "only_number", "only_month", "only_year",
    "only_name", "only_whole", "tomorrow", "next",
)  # fmt: skip


def _within(line: str, given: date) -> NamedDay | None:
    """Return the day within a line by which its work is to be done."""
    days = {day_of(found.groupdict(), given) for found in _WITHIN.finditer(line)}
    if not days and (_HOME_VERB.match(line) or _NOT_FORGET.match(line) or _is_coming_test(line, given)):
        days = {day_of(found.groupdict(), given) for found in _WHEN.finditer(line)}
    return None if not days else days.pop() if len(days) == 1 else NamedDay(None)


def leaves_day_open(text: str) -> bool:
    """Return whether a text names a day for its work, in words that are no date: « pour jeudi prochain »."""
    return any(not found["next"] for found in _WITHIN.finditer(text))


def planned_day(text: str, given: date) -> NamedDay | None:
    """Return the day that the work of a plan names with its number: a plan may be of another year, so that a day of the
    week alone leaves it open."""
    found = _WITHIN.search(text)
    if found is None or found["next"]:
        return None
    has_number = found["number"] or found["only_number"]
    return day_of(found.groupdict(), given) if has_number else NamedDay(None)
