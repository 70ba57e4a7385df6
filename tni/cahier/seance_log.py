"""Event log of a séance (a taught hour): its beginning and end, pages shown, questions asked, documents added. Events
are only appended, and none has a field for a pupil's name; texts of pages are as they were typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timezone
from enum import Enum
from typing import Any, NewType

from tni.core.errors import TniError
from tni.core.ids import ClassId, ClassLayerId, PageId, QuestionId

SeanceId = NewType("SeanceId", str)
"""Id of one taught hour. A class layer, which holds the ink of a lesson, may be used in several of them."""

MIN_SHOWN_S = 5.0
"""A page shown for less time in all was only passed on the way to another page, and is not listed as worked on."""


class EventDecodeError(TniError):
    """A stored event cannot be read. found: the stored text, shortened."""

    def __init__(self, found: str, why: str) -> None:
        super().__init__(f"{why} in event {found[:80]!r}")
        self.found, self.why = found[:80], why


def with_fixed_offset(at: datetime) -> datetime:
    """Return the same wall time with a fixed offset, so that differences are true durations and a clock change during
    the séance alters neither end. Raises: ValueError without a time zone."""
    offset = at.utcoffset()
    if offset is None:
        raise ValueError(f"a session's times carry their time zone, got {at}")
    return at.replace(tzinfo=timezone(offset), fold=0)


@dataclass(frozen=True, slots=True)
class _Happened:
    """Base class of events. at: the wall time, with a fixed offset."""

    at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", with_fixed_offset(self.at))


@dataclass(frozen=True, slots=True)
class SeanceStarted(_Happened):
    """Start of a séance. class_id: None for a class that is in no list. number: number of the séance for this class and
    subject in the school year, from 1; None when unknown. seance: the class layer that receives the lesson's ink. file:
    the lesson's file as the teacher knows it; empty for a lesson that is only in memory. lesson_id: id in that file, by
    which the lesson is found when the file is renamed or moved; sequence: that the lesson belongs to; both are "" when
    unknown, as in logs of earlier versions."""

    class_id: ClassId | None
    class_name: str
    subject: str
    lesson: str
    number: int | None = None
    seance: ClassLayerId | None = None
    file: str = ""
    lesson_id: str = ""
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class LessonOpened(_Happened):
    """Opening of another lesson during the séance. lesson: its name, empty for a document without one; seance, file,
    lesson_id, sequence: as in `SeanceStarted`."""

    lesson: str
    seance: ClassLayerId | None = None
    file: str = ""
    lesson_id: str = ""
    sequence: str = ""


@dataclass(frozen=True, slots=True)
class PageShown(_Happened):
    """Display of a page. number: position in the lesson, from 1; title: empty when the page has none. text: what is
    typed on it, shortened, its heading first; sources: books and links that its items name. Both are empty when they
    are as noted before, or unknown, as in logs of earlier versions. A page whose text has changed is logged again.
    is_corrected: it is a copy with correction marks, of which nothing is noted (`tni.cahier.corrected_pages`)."""

    page: PageId
    number: int
    title: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class PageAdded(_Happened):
    """Creation of a page during the séance."""

    page: PageId
    number: int


@dataclass(frozen=True, slots=True)
class PageWritten(_Happened):
    """First change to a page in the séance: ink, text, an image, the eraser. Logged once per page and séance."""

    page: PageId


class LoggedQuestionKind(Enum):
    """Kind of a logged question. OTHER: a kind of a later version."""

    CHOICE = "choice"
    SEVERAL = "several"
    TRUE_FALSE = "true_false"
    NUMBER = "number"
    TEXT = "text"
    ORDER = "order"
    MATCH = "match"
    POINT = "point"
    SCALE = "scale"
    CLOUD = "cloud"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class QuestionAsked(_Happened):
    """One closed round. answered, expected, right: numbers of pupils, >= 0; None when unknown or without a key. round:
    its id in the vote journal, to which corrections refer; page: the page of the question, which is not always the one
    shown when the round closes. Both are None in logs of the first version. question: its id, which a lesson plan may
    name; None in logs of earlier versions."""

    kind: LoggedQuestionKind
    text: str
    answered: int
    expected: int | None = None
    right: int | None = None
    round: str | None = field(default=None, compare=False)
    page: PageId | None = None
    question: QuestionId | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        _Happened.__post_init__(self)
        if self.answered < 0 or (self.expected or 0) < 0 or not 0 <= (self.right or 0) <= self.answered:
            raise ValueError(f"counts must satisfy 0 <= right <= answered and 0 <= expected, got {self}")


@dataclass(frozen=True, slots=True)
class QuestionCorrected(_Happened):
    """Change of the right answer, possibly to none, after the round had closed. The last correction of a round holds,
    and may come after the end of its séance."""

    round: str
    answered: int
    right: int | None

    def __post_init__(self) -> None:
        _Happened.__post_init__(self)
        if not 0 <= (self.right or 0) <= self.answered:
            raise ValueError(f"counts must satisfy 0 <= right <= answered, got {self}")


@dataclass(frozen=True, slots=True)
class LoggedPhase:
    """Phase of a lesson plan, as it was when the séance followed it. minutes: intended, 0 when open."""

    id: str
    title: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class PutOff:
    """Phase that an earlier séance left to a later one. phase: its id. day: of that séance. is_begun: it was broken off
    there, not postponed."""

    phase: str
    day: date
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class PlanFollowed(_Happened):
    """Lesson plan that the séance follows from now on, in place of the one before: at its beginning, with another
    lesson, and when the plan is changed in class. put_off: which of its phases come from earlier séances. abilities,
    materials: as in `LessonPlan`; details: the texts of `phases`, in their order. files, pages: joined to the homework,
    files by their paths on this computer. These six are empty in logs of earlier versions."""

    aims: str
    homework: str
    phases: tuple[LoggedPhase, ...]
    put_off: tuple[PutOff, ...] = ()
    abilities: str = ""
    materials: str = ""
    details: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    pages: tuple[PageId, ...] = ()


class PhaseMark(Enum):
    """Change of a phase: it begins (the one under way ends), because the teacher says so or because one of its pages is
    shown; it ends, is left out, is postponed, or is to be done after all. WHOLE, BROKEN_OFF: what the teacher says of
    the phase under way in case the séance ends in it: that it is done, or goes on in the next one."""

    BEGUN = "begun"
    SHOWN = "shown"
    DONE = "done"
    DROPPED = "dropped"
    POSTPONED = "postponed"
    REOPENED = "reopened"
    WHOLE = "whole"
    BROKEN_OFF = "broken off"


@dataclass(frozen=True, slots=True)
class PhaseMarked(_Happened):
    """Change of a phase of the plan that is followed. phase: its id."""

    phase: str
    mark: PhaseMark


@dataclass(frozen=True, slots=True)
class EntryProposed(_Happened):
    """Display of the proposed entry to the teacher. The entry that she keeps is a correction of the proposal at this
    point of the log. with_answers: whether she wants it to say what the answers of the class have shown; None if she
    has not said so, as in logs of earlier versions."""

    with_answers: bool | None = None


@dataclass(frozen=True, slots=True)
class SeanceEnded(_Happened):
    """End of the séance."""


type SeanceEvent = (
    SeanceStarted
    | LessonOpened
    | PageShown
    | PageAdded
    | PageWritten
    | QuestionAsked
    | QuestionCorrected
    | PlanFollowed
    | PhaseMarked
    | EntryProposed
    | SeanceEnded
)

_CLASSES: Mapping[str, type[SeanceEvent]] = {
    "started": SeanceStarted,
    "lesson_opened": LessonOpened,
    "page_shown": PageShown,
    "page_added": PageAdded,
    "page_written": PageWritten,
    "question_asked": QuestionAsked,
    "question_corrected": QuestionCorrected,
    "plan_followed": PlanFollowed,
    "phase_marked": PhaseMarked,
    "sheet_shown": EntryProposed,
    "ended": SeanceEnded,
}
_NAMES = {cls: name for name, cls in _CLASSES.items()}
_OPTIONAL = ("class_id", "seance", "expected", "right")
_NONE = (("number", SeanceStarted), ("round", QuestionAsked), ("page", QuestionAsked), ("question", QuestionAsked))
_ADDED: Mapping[type[SeanceEvent], tuple[str, ...]] = {
    SeanceStarted: ("file", "lesson_id", "sequence"),
    LessonOpened: ("lesson_id", "sequence"),
    PageShown: ("text", "sources", "is_corrected"),
    QuestionAsked: ("round", "page", "question"),
    PlanFollowed: ("put_off", "abilities", "materials", "details", "files", "pages"),
    EntryProposed: ("with_answers",),
}
"""Fields that earlier versions did not write."""
_UNWRITTEN: Mapping[tuple[type[SeanceEvent], str], object] = {
    (SeanceStarted, "lesson_id"): "",
    (SeanceStarted, "sequence"): "",
    (LessonOpened, "lesson_id"): "",
    (LessonOpened, "sequence"): "",
    (PageShown, "text"): "",
    (PageShown, "sources"): (),
    (PageShown, "is_corrected"): False,
    (QuestionAsked, "question"): None,
    (PlanFollowed, "put_off"): (),
    (PlanFollowed, "abilities"): "",
    (PlanFollowed, "materials"): "",
    (PlanFollowed, "details"): (),
    (PlanFollowed, "files"): (),
    (PlanFollowed, "pages"): (),
    (EntryProposed, "with_answers"): None,
}
"""Values that are not written, so that events of earlier versions are written as they were read."""


def event_to_json(event: SeanceEvent) -> str:
    """Encode an event as one line of JSON, which `event_from_json` reads."""
    record: dict[str, object] = {"event": _NAMES[type(event)]}
    for one in fields(event):
        value = getattr(event, one.name)
        if (key := (type(event), one.name)) in _UNWRITTEN and value == _UNWRITTEN[key]:
            continue
        match value:
            case datetime():
                value = value.isoformat()
            case Enum():
                value = value.value
            case tuple():
                value = [part if isinstance(part, str) else _phase_to_json(part) for part in value]
        record[one.name] = value
    return json.dumps(record)


def event_from_json(text: str) -> SeanceEvent:
    """Decode an event. Raises: EventDecodeError on anything that `event_to_json` does not write."""
    try:
        record = json.loads(text)
        if not isinstance(record, dict):
            raise TypeError("no object")
        cls = _CLASSES[record["event"]]
        names = [one.name for one in fields(cls) if one.name in record or one.name not in _ADDED.get(cls, ())]
        return cls(**{name: _decoded(name, record[name], cls) for name in names})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise EventDecodeError(text, f"{type(error).__name__} {error}") from error


def _decoded(name: str, value: object, cls: type[SeanceEvent]) -> Any:
    match name, value:
        case "at", str():
            return datetime.fromisoformat(value)
        case "kind", str():
            return LoggedQuestionKind(value)
        case "mark", str():
            return PhaseMark(value)
        case "phases", list():
            return tuple(_phase(one) for one in value)
        case "put_off", list():
            return tuple(_put_off(one) for one in value)
        case (("sources" | "details" | "files" | "pages"), list()):
            return tuple(_line(one) for one in value)
        case ("with_answers", (bool() | None)) | ("is_corrected", bool()):
            return value
        case (("number" | "answered" | "expected" | "right"), int()) if not isinstance(value, bool):
            return value
        case (
            (
                "class_id"
                | "class_name"
                | "subject"
                | "lesson"
                | "seance"
                | "file"
                | "lesson_id"
                | "sequence"
                | "page"
                | "title"
                | "text"
                | "round"
                | "question"
                | "aims"
                | "homework"
                | "abilities"
                | "materials"
                | "phase"
            ),
            str(),
        ):
            return value
        case _, None if name in _OPTIONAL or (name, cls) in _NONE:
            return None
    raise TypeError(f"{name}: {value!r}")


def _phase_to_json(phase: LoggedPhase | PutOff) -> list[object]:
    if isinstance(phase, PutOff):
        return [phase.phase, phase.day.isoformat(), phase.is_begun]
    return [phase.id, phase.title, phase.minutes]


def _line(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError(f"line: {found!r}")
    return found


def _put_off(found: object) -> PutOff:
    match found:
        case [str() as key, str() as day, bool() as is_begun]:
            return PutOff(key, date.fromisoformat(day), is_begun)
    raise TypeError(f"put off: {found!r}")


def _phase(found: object) -> LoggedPhase:
    match found:
        case [str() as key, str() as title, int() as minutes] if not isinstance(minutes, bool):
            return LoggedPhase(key, title, minutes)
    raise TypeError(f"phase: {found!r}")
