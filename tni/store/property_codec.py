"""Encoding of the properties of a lesson: JSON objects, so that a later program may add fields.

Fields that this program does not know, and those whose values it does not understand, stay in the value's `later`, and
come back when it is encoded. Text that is no such object gives an `OpaqueProperty`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from tni.core.colour import is_colour
from tni.core.ids import BlobId, PageId
from tni.document.items import AnyProperty, LessonInfo, OpaqueProperty, Page
from tni.document.lesson_plan import (
    CREDIT_PREFIX,
    CURRICULUM_KEY,
    FILE_PREFIX,
    PLAN_KEY,
    QUESTION_PREFIX,
    Adaptation,
    Credit,
    Curriculum,
    HomeworkFile,
    LessonPlan,
    LessonQuestion,
    Need,
    PlanPhase,
)
from tni.document.page_properties import (
    FARTHEST_GUIDE_MM,
    GUIDES_KEY,
    GUIDES_PREFIX,
    MASTER_PREFIX,
    MOST_GUIDES,
    PAGE_MASTER_PREFIX,
    Guides,
    PageMaster,
    is_master,
)
from tni.store.record_bytes import JSON_PROPERTY

_WHOLE_MAX = 1 << 31
MOST_BYTES = 2 << 20
"""Longest property that is understood: a plan of 300,000 words."""
MOST_IN_A_LIST = 1000
"""Longest list that is understood, such as the phases of a plan. A longer one is kept as it is."""
MOST_PAGES = 20_000
"""As many pages as a phase may name: those of the longest PDF."""

type _Json = dict[str, Any]
type _Reader = Callable[[Any], object]
"""Function that converts a JSON value to that of a field. Raises: ValueError for one that it does not understand."""
type _JsonValue = (
    LessonPlan | LessonQuestion | HomeworkFile | Curriculum | Credit | PlanPhase | Adaptation | LessonInfo | PageMaster
    | Guides
)  # fmt: skip


def encode_json(value: _JsonValue) -> bytes:
    """Encode a value as canonical JSON; fields that hold their default are left out."""
    return _dumped(_object_of(value)).encode("utf-8", "surrogatepass")


def encode_info_tail(info: LessonInfo) -> bytes:
    """Encode the fields of the lesson's record that stand in JSON; nothing when all hold their default."""
    data = encode_json(info)
    return b"" if data == b"{}" else data


def decode_info_tail(data: bytes) -> Mapping[str, Any]:
    """Decode the output of `encode_info_tail` to arguments of `LessonInfo`. Raises: ValueError."""
    try:
        return _values(_loaded(data), _INFO)
    except RecursionError as error:
        raise ValueError(str(error)) from error


def decode_property(key: str, code: int, blobs: tuple[BlobId, ...], data: bytes) -> AnyProperty | Page:
    """Decode a property, or a master page. It is opaque if this program does not know it, and if it is longer than
    anybody writes."""
    if code == JSON_PROPERTY and len(data) <= MOST_BYTES:
        try:
            if (found := _known(key, blobs, data)) is not None:
                return found
        except (ValueError, RecursionError):
            pass  # written by a later program
    return OpaqueProperty(id=key, code=code, data=data, blobs=blobs)


def _known(key: str, blobs: tuple[BlobId, ...], data: bytes) -> AnyProperty | Page | None:
    """Return a property that this program knows. Raises: ValueError, RecursionError."""
    if key.startswith(QUESTION_PREFIX) and len(blobs) == 1:
        return LessonQuestion(id=key, file=blobs[0], **_values(_loaded(data), _QUESTION))
    if key.startswith(FILE_PREFIX) and len(blobs) == 1:
        return HomeworkFile(id=key, file=blobs[0], **_values(_loaded(data), _FILE))
    if blobs:
        return None
    if key.startswith(MASTER_PREFIX):
        from tni.store.master_codec import decode_master  # few lessons need it

        return decode_master(PageId(key), _loaded(data))
    if key.startswith(PAGE_MASTER_PREFIX):
        return PageMaster(id=key, **_complete(_loaded(data), _PAGE_MASTER, "master"))
    if key == GUIDES_KEY or key.startswith(GUIDES_PREFIX):
        return Guides(id=key, **_values(_loaded(data), _GUIDES))
    if key == PLAN_KEY:
        return LessonPlan(**_plan_values(_loaded(data)))
    if key == CURRICULUM_KEY:
        return Curriculum(**_values(_loaded(data), _CURRICULUM))
    if key.startswith(CREDIT_PREFIX):
        return Credit(id=key, **_values(_loaded(data), _CREDIT))
    return None


# -- JSON


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _loaded(data: bytes) -> _Json:
    """Raises: ValueError, RecursionError."""
    found = json.loads(data.decode("utf-8", "surrogatepass"))
    if not isinstance(found, dict):
        raise ValueError("no JSON object")
    return found


def _object_of(value: _JsonValue) -> _Json:
    body: _Json = json.loads(value.later) if value.later else {}
    for field in fields(value):
        found = getattr(value, field.name)
        if field.name not in _ELSEWHERE[type(value)] and (field.default is MISSING or found != field.default):
            made = _made(found)
            if field.name == "adaptations" and isinstance(others := body.get(field.name), list):
                made += others  # of needs that only a later program knows
            body[field.name] = made
    return body


_ELSEWHERE: Mapping[type, frozenset[str]] = {
    LessonPlan: frozenset({"id", "later"}),
    Curriculum: frozenset({"id", "later"}),
    Credit: frozenset({"id", "later"}),
    LessonQuestion: frozenset({"id", "later", "file"}),
    HomeworkFile: frozenset({"id", "later", "file"}),
    PlanPhase: frozenset({"later"}),
    Adaptation: frozenset({"later"}),
    LessonInfo: frozenset({"id", "later", "title", "subject", "level"}),
    PageMaster: frozenset({"id", "later"}),
    Guides: frozenset({"id", "later"}),
}
"""Fields that stand elsewhere than in the JSON object."""


def _made(value: Any) -> Any:
    match value:
        case tuple():
            return [_made(each) for each in value]
        case PlanPhase() | Adaptation():
            return _object_of(value)
        case Need():
            return value.value
        case _:
            return value


# -- fields


def _values(found: _Json, readers: Mapping[str, _Reader]) -> _Json:
    """Return arguments for a value's constructor, with everything else in `later`."""
    values, later = dict[str, Any](), dict[str, Any]()
    for key, value in found.items():
        try:
            values[key] = readers[key](value)
        except (KeyError, ValueError):
            later[key] = value
    if later:
        values["later"] = _dumped(later)
    return values


def _plan_values(found: _Json) -> _Json:
    """Return the arguments of a plan. Adaptations that can't be read stay in `later`, beside those that can."""
    known, other = list[Adaptation](), list[object]()
    if isinstance(stored := found.get("adaptations"), list):
        for each in stored:
            try:
                known.append(_adaptation(each))
            except ValueError:
                other.append(each)
        found = {key: value for key, value in found.items() if key != "adaptations"}
        if other:
            found["adaptations"] = other
    return _values(found, _PLAN) | ({"adaptations": tuple(known)} if known else {})


def _adaptation(value: Any) -> Adaptation:
    return Adaptation(**_complete(value, _ADAPTATION, "need", "text"))


def _phase(value: Any) -> PlanPhase:
    return PlanPhase(**_complete(value, _PHASE, "id", "title"))


def _complete(value: Any, readers: Mapping[str, _Reader], *needed: str) -> _Json:
    if not isinstance(value, dict):
        raise ValueError("no JSON object")
    values = _values(value, readers)
    if any(key not in values for key in needed):
        raise ValueError(f"not all of {needed}")
    return values


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"text expected, got {value!r}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return _several(_text)(value)


def _pages(value: Any) -> tuple[PageId, ...]:
    return tuple(map(PageId, _several(_text, MOST_PAGES)(value)))


def _several[T](reader: Callable[[Any], T], most: int = MOST_IN_A_LIST) -> Callable[[Any], tuple[T, ...]]:
    def read(value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise ValueError(f"list expected, got {value!r}")
        if len(value) > most:
            raise ValueError(f"{len(value)} values")
        return tuple(map(reader, value))

    return read


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _WHOLE_MAX:
        raise ValueError(f"number expected, got {value!r}")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false expected, got {value!r}")
    return value


def _master(value: Any) -> PageId:
    if not is_master(key := _text(value)):
        raise ValueError(f"master page {key!r}")
    return PageId(key)


def _place(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= FARTHEST_GUIDE_MM:
        raise ValueError(f"place expected, got {value!r}")
    return float(value)


def _colour(value: Any) -> str:
    if (text := _text(value)) and not is_colour(text):
        raise ValueError(f"colour {text!r}")
    return text


def _need(value: Any) -> Need:
    return Need(_text(value))


_PHASE: Mapping[str, _Reader] = {
    "id": _text, "title": _text, "minutes": _whole, "text": _text, "pages": _pages, "questions": _texts,
}  # fmt: skip
_ADAPTATION: Mapping[str, _Reader] = {"need": _need, "text": _text}
_PLAN: Mapping[str, _Reader] = {
    "aims": _text, "abilities": _text, "phases": _several(_phase), "materials": _text, "homework": _text,
    "homework_files": _texts, "homework_pages": _pages,
}  # fmt: skip
_CURRICULUM: Mapping[str, _Reader] = {
    "levels": _texts, "subjects": _texts, "domains": _texts, "skills": _texts, "sequence": _text, "place": _whole,
    "minutes": _whole, "author": _text, "licence": _text,
}  # fmt: skip
_CREDIT: Mapping[str, _Reader] = {"source": _text, "author": _text, "licence": _text, "classroom_only": _flag}
_QUESTION: Mapping[str, _Reader] = {"text": _text, "choices": _texts}
_FILE: Mapping[str, _Reader] = {"name": _text}
_PAGE_MASTER: Mapping[str, _Reader] = {"master": _master}
_GUIDES: Mapping[str, _Reader] = {
    "across": _several(_place, MOST_GUIDES), "down": _several(_place, MOST_GUIDES), "locked": _flag,
}  # fmt: skip
_INFO: Mapping[str, _Reader] = {"tags": _texts, "colour": _colour, "class_pictures": _texts}
