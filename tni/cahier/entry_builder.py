"""Builder of a proposed entry from the event log of a séance, in French, for the teacher to correct.

docs/cahier.md says what a good proposal is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from uuid import UUID, uuid5

from tni.cahier.abilities import abilities_in, without_begin
from tni.cahier.class_answers import answers_line, wants_answers
from tni.cahier.class_groups import classes_in
from tni.cahier.class_phrases import french_of
from tni.cahier.corrected_pages import without_corrected
from tni.cahier.entry import TITLE_MAX, CahierEntry, with_work_ids
from tni.cahier.entry_assessments import assessments_of
from tni.cahier.entry_phases import has_phases, named_by, phases_of, postponed_of
from tni.cahier.entry_supports import supports_of
from tni.cahier.entry_topics import is_shortened, sequence_of, title_of, topic_of, without_number, worded_sequence
from tni.cahier.entry_work import work_of
from tni.cahier.foreign_titles import is_language
from tni.cahier.french import NBSP, clean_lines, format_list, quoted
from tni.cahier.instructions import is_infinitive, sharing_verbs
from tni.cahier.other_subjects import other_subject
from tni.cahier.page_phases import bare_work
from tni.cahier.page_topics import worded_by_pages
from tni.cahier.plain_aims import plain_aim
from tni.cahier.plain_titles import accented, comparable, is_vague, lowered, punctuated, with_capital
from tni.cahier.seance_log import (
    MIN_SHOWN_S,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    with_fixed_offset,
)
from tni.cahier.work_titles import cited_like, with_works, with_works_marked, works_named
from tni.cahier.worked_lessons import WorkedLesson, worked_lessons
from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.core.one_line import one_line, shortened

_NAMESPACE = UUID("6c0f5a52-8f0e-4d0c-9a53-3a6f2f0f7a11")
_AIM_MAX = 170
AIMS = f"Objectifs{NBSP}: "
STEPS = f"Déroulement{NBSP}:"
SEQUENCE, AIM, TOPIC = f"Séquence{NBSP}: ", f"Objectif{NBSP}: ", f"Thème{NBSP}: "


class NoSeanceStartError(TniError):
    """The log does not contain the start of a séance."""


def build_entry(
    seance: SeanceId,
    log: Sequence[SeanceEvent],
    zone: tzinfo | None = None,
    min_shown_s: float = MIN_SHOWN_S,
    *,
    with_answers: bool = False,
) -> CahierEntry:
    """Build the entry from the log; the same log gives the same entry, uid included.

    zone: time zone of the entry's times; None keeps the wall time at which each event was stamped. A log without its
    end (a crash) ends at its last event. with_answers: whether the content tells what the answers of the class have
    shown, unless the log says what the teacher wants. Raises: NoSeanceStartError.
    """
    log = _as_corrected(log)
    started = next((event for event in log if isinstance(event, SeanceStarted)), None)
    if started is None:
        raise NoSeanceStartError(f"no start among the {len(log)} events of session {seance}")
    start, end = started.at, max(event.at for event in log)
    log = without_corrected(log)
    lessons = worked_lessons(log, max(start, end), min_shown_s)
    subject = one_line(started.subject)
    for lesson in lessons:
        lesson.topic = topic_of(lesson.name, subject)
        if is_shortened(lesson.topic, subject, sequence_of(lesson)):
            lesson.topic = ""
        lesson.topic = worded_by_pages(lesson, subject)
        if comparable(lesson.topic) == comparable(sequence_of(lesson)):
            lesson.topic = sequence_of(lesson)  # a file's name lacks capitals and accents
    title = title_of(lessons, subject, started.number)
    if zone is not None:
        start, end = with_fixed_offset(start.astimezone(zone)), with_fixed_offset(end.astimezone(zone))
    answers = answers_line(log) if wants_answers(log, with_answers) else ""
    supports, homework, tests = (
        supports_of(lessons, subject),
        work_of(lessons, subject, start.date()),
        assessments_of(lessons),
    )
    content = _content(lessons, subject, title)
    topics = (*(lesson.topic for lesson in lessons), *(one.title for one in tests))
    works = works_named((*topics, *(one.title for one in supports), *(one.text for one in homework)))
    return CahierEntry(
        uid=uuid5(_NAMESPACE, seance),
        session=seance,
        class_id=started.class_id,
        class_name=one_line(started.class_name),
        subject=subject,
        lesson=format_list(_names(lessons)),
        number=started.number,
        start=start,
        end=max(start, end),
        title=_cited(title, content),
        contenu="\n".join([*(with_works(line, works) for line in content), *([answers] if answers else [])]),
        homework=with_work_ids(tuple(replace(one, text=with_works(one.text, works)) for one in homework)),
        pages=tuple(dict.fromkeys(page for lesson in lessons for page in (*_joined(lesson), *_of_plan(lesson)))),
        classes=classes_in(started.class_name),
        sequence=_sequence(lessons),
        supports=tuple(replace(one, title=cited_like(one.title, content)) for one in supports),
        assessments=tests,
    )


def _cited(title: str, content: Sequence[str]) -> str:
    """Return the title in guillemets if it is that of a work that the content names with its author."""
    is_work = any(f", {quoted(title)}" in line for line in content)
    return quoted(title) if is_work and len(quoted(title)) <= TITLE_MAX else title


def begun_entry(seance: SeanceId, log: Sequence[SeanceEvent]) -> CahierEntry:
    """Return the entry of a séance without a proposal, where none can be built. Raises: NoSeanceStartError."""
    return build_entry(seance, [event for event in log if isinstance(event, SeanceStarted | SeanceEnded)])


def _joined(lesson: WorkedLesson) -> Iterator[PageId]:
    """Yield the pages that are proposed to be joined: not those that are empty as far as the log tells, as the board is
    that a séance begins on."""
    for key, page in lesson.pages.items():
        is_prepared = bool(lesson.name) and not page.added
        if is_prepared or page.written or page.asked or page.title or page.text:
            yield key


def _of_plan(lesson: WorkedLesson) -> tuple[PageId, ...]:
    """Return the pages that the plan joins to the work to do."""
    return () if lesson.followed is None else lesson.followed.pages


def corrected_answers_line(log: Sequence[SeanceEvent]) -> str:
    """Return the sentence on the answers of the class, with the right answers as corrected; "" without one."""
    return answers_line(without_corrected(_as_corrected(log)))


def _as_corrected(log: Sequence[SeanceEvent]) -> list[SeanceEvent]:
    """Return the log with the last correction of each question applied where it was asked. Corrections themselves are
    removed, so that they do not extend the séance."""
    last = {event.round: event for event in log if isinstance(event, QuestionCorrected)}
    return [
        replace(event, answered=last[event.round].answered, right=last[event.round].right)
        if isinstance(event, QuestionAsked) and event.round in last
        else event
        for event in log
        if not isinstance(event, QuestionCorrected)
    ]


def _names(lessons: Sequence[WorkedLesson]) -> list[str]:
    return list(dict.fromkeys(lesson.name for lesson in lessons if lesson.name))


def _sequence(lessons: Sequence[WorkedLesson]) -> str:
    return next((found for lesson in lessons if (found := sequence_of(lesson))), "")


def _content(lessons: Sequence[WorkedLesson], subject: str, title: str) -> list[str]:
    """Return the lines of the content, without what the answers have shown."""
    named: set[str] = set()
    steps = [(lesson, phases_of(lesson, named, subject, title)) for lesson in lessons]
    postponed = postponed_of(lessons, subject)
    phases = _of_one(steps[0][1]) if len(steps) == 1 else _of_several(steps, title, subject)
    return [*_frame(lessons, phases, title, subject), *phases, *([postponed] if postponed else [])]


def _frame(lessons: Sequence[WorkedLesson], phases: Sequence[str], title: str, subject: str) -> list[str]:
    """Return the sequence and the aim, as far as they are known and the title does not say them; the topic if nothing
    else says it."""
    lines: list[str] = []
    sequences = list(dict.fromkeys(found for lesson in lessons if (found := worded_sequence(lesson, subject))))
    sequences = [one for one in sequences if not is_vague(one)]
    if len(sequences) == 1:
        lines.append(sequences[0] if _IS_NUMBERED.match(sequences[0]) else SEQUENCE + sequences[0])
    elif sequences:
        lines.append(f"Séquences{NBSP}: {format_list([quoted(one) for one in sequences])}")
    told = {said for phase in phases for said in (comparable(phase[2:]), named_by(phase[2:])) if phase.startswith("– ")}
    aims = (aim for lesson in lessons if (aim := _aim(lesson, subject)))
    lines += dict.fromkeys(aim for aim in aims if comparable(aim.partition(": ")[2]) not in told)
    lines = [line for line in lines if comparable(line.split(": ", 1)[-1]) != comparable(title)]
    if not lines and len(lessons) == 1 and not is_vague(topic := lessons[0].topic):
        is_said = any(
            comparable(without_number(topic)) in comparable(one) or comparable(topic) in comparable(one)
            for one in (title.replace("DS n°", "devoir surveillé n°"), *phases)
        )
        is_numbered = re.match(r"(Thème|Chapitre|Module|Sujet|Partie|Unité|TP|TD) \d", topic)
        lines += [] if is_said else [topic if is_numbered else TOPIC + lowered(topic)]
    return lines


_IS_NUMBERED = re.compile(rf"Séquence (?:n°{NBSP})?\d{{1,2}}{NBSP}: \S")
"""Sequence that says itself what it is: « Séquence 2 : d’Octave à Auguste »."""


def _aim(lesson: WorkedLesson, subject: str) -> str:
    plan = lesson.followed
    if plan is None or not has_phases(lesson.plan):
        return ""
    aims = [
        accented(with_capital(without_begin(aim)))
        for line in clean_lines(plan.aims)
        if (aim := plain_aim(line.lstrip("-–• ").rstrip(". ")))
    ]
    if is_language(subject):
        aims = [with_capital(french_of(aim) or aim) for aim in aims]
    if aims:
        rest = [one[:1].lower() + one[1:] if is_infinitive(one) else one for one in aims[1:]]
        lead = AIMS if rest or f"{NBSP}; " in aims[0] else AIM
        return lead + with_works_marked(shortened(punctuated(f"{NBSP}; ".join([aims[0], *rest])), _AIM_MAX))
    abilities = abilities_in(plan.abilities)
    abilities = [french_of(one) or one for one in abilities] if is_language(subject) else abilities
    if not abilities:
        return ""
    verbs = [one[:1].lower() + one[1:] for one in abilities if is_infinitive(one)]
    if not verbs:
        return AIM + abilities[0]
    return AIM + shortened(with_capital(punctuated(format_list(sharing_verbs(verbs)))), _AIM_MAX)


def _of_one(steps: list[str]) -> list[str]:
    return [STEPS, *(f"– {step}" for step in steps)] if steps else []


def _of_several(steps: Sequence[tuple[WorkedLesson, list[str]]], title: str, subject: str) -> list[str]:
    """Return the phases of several lessons: in one list if each has one, else under the lesson that they belong to. A
    document that was looked at goes with the lesson before. title: of the entry, which no lead repeats. subject: the
    school subject; a lesson of another one is headed by it."""
    named = [(lesson, phases) for lesson, phases in steps if phases]
    if all(len(phases) == 1 for _, phases in named):
        named = [*named[:1], *((lesson, [_in_topic(lesson.topic, phases[0], title)]) for lesson, phases in named[1:])]
        topics = ["" if _is_said(lesson.topic, phases[0], title) else lesson.topic for lesson, phases in named]
        return _of_one([_with_topic(topic, phases[0]) for topic, (_, phases) in zip(topics, named, strict=True)])
    lines: list[str] = []
    lead = ""
    subjects = {lesson.topic: other_subject(lesson.topic, subject) for lesson, _ in named}
    if any(subjects.values()):
        subjects = {topic: other or subject for topic, other in subjects.items()}
    for lesson, phases in named:
        goes_on = lead and phases == [bare_work(lesson)]
        wanted = (
            lead
            if goes_on
            else _lead("" if _is_title(lesson.topic, title) else lesson.topic, subjects.get(lesson.topic, ""))
        )
        if wanted != lead:
            lines.append(wanted)
            lead = wanted
        lines += [f"– {phase}" for phase in phases]
    return lines


def _is_title(topic: str, title: str) -> bool:
    return title in (topic, without_number(topic))


def _in_topic(topic: str, phase: str, title: str) -> str:
    """Return the only phase of a later lesson, in brackets behind its topic if it has a question behind a colon and no
    word of the topic."""
    said = comparable(phase)
    is_apart = f"{NBSP}: " in phase and phase.endswith("?") and f"{NBSP}: " not in topic
    if not topic or not is_apart or "(" in phase or comparable(topic) not in comparable(title):
        return phase
    if any(word[:6] in said for word in comparable(topic).split(" ") if len(word) > 3):
        return phase
    return f"{topic} ({lowered(phase)})"


def _is_said(topic: str, phase: str, title: str) -> bool:
    """Return whether a phase needs no topic before it: the title has it, and the phase a colon of its own."""
    return topic == title or (f"{NBSP}: " in phase and comparable(topic) in comparable(title))


def _lead(topic: str, subject: str) -> str:
    """Return the line above the phases of one of several lessons. subject: of an hour that has two; else ""."""
    if not topic:
        return f"{subject}{NBSP}:" if subject else STEPS
    if subject:
        return f"{subject}{NBSP}: {lowered(re.sub(f'{NBSP}: ([^()]+)$', r' (\1)', topic))}"
    return topic if f"{NBSP}: " in topic else f"{topic}{NBSP}:"


def _with_topic(topic: str, phase: str) -> str:
    """Return the only phase of a lesson, with the lesson."""
    begin = " ".join(comparable(phase).split(" ")[:2])
    if not topic or comparable(topic) in comparable(phase) or comparable(topic).startswith(begin):
        return phase
    phase = re.sub(rf"^(Introduction|Découverte|Activité){NBSP}: ", "", phase)
    return f"{topic}{' – ' if f'{NBSP}:' in phase + topic else f'{NBSP}: '}{lowered(phase)}"
