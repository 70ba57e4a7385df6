"""Requests that the ENT of the tests answers, with what its database and its code ask beyond its schemas."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from .fake_ent_state import ME, SCHOOL, EntState

type Answer = Callable[[EntState, tuple[str, ...], Mapping[str, str], Any], Any]

_SESSION_NEEDS = (
    "title", "subject_id", "structure_id", "audience_id", "date", "start_time", "end_time", "description", "color",
    "course_id",
)  # fmt: skip
_WORK_NEEDS = (
    "subject_id", "structure_id", "audience_id", "due_date", "description", "color", "session_id",
)  # fmt: skip


class EntRefusal(Exception):
    """The server refuses with a status."""

    def __init__(self, status: int, why: str = "") -> None:
        super().__init__(why)
        self.status, self.why = status, why


def _need(body: Any, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key not in body:
            raise EntRefusal(400, f"object has missing required properties ([{key!r}])")
        if body[key] is None and key not in ("course_id", "session_id"):
            raise EntRefusal(400, "instance type (null) does not match")


def _fits(body: Mapping[str, Any], **lengths: int) -> None:
    for key, length in lengths.items():
        if len(body.get(key) or "") > length:
            raise EntRefusal(400, f"value too long for type character varying({length})")


def _user(state: EntState, *_: Any) -> Any:  # noqa: ARG001
    names = ["Collège Jean Moulin"]
    return {
        "userId": ME,
        "username": "Mme Durand",
        "type": "ENSEIGNANT",
        "structures": [SCHOOL],
        "structureNames": names,
    }


def _classes(state: EntState, _: Any, query: Mapping[str, str], __: Any) -> Any:
    if query.get("idEtablissement") != SCHOOL:
        raise EntRefusal(401)
    return [{"id": id_, "name": name, "type_group": 0} for id_, name in state.classes.items()]


def _courses(state: EntState, path: tuple[str, ...], query: Mapping[str, str], _: Any) -> Any:
    school, first, last = path
    if school != SCHOOL or query.get("teacherId") != ME:
        raise EntRefusal(401)
    found, day = [], date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        for name in state.classes.values():
            found += [
                {
                    "_id": f"course-{day}-{hour}-{name}", "classes": [name], "groups": [], "roomLabels": ["B204"],
                    "startDate": f"{day}T{hour:02}:00:00", "endDate": f"{day}T{hour:02}:55:00", "teacherIds": [ME],
                    "subjectId": subject, "subject": {"id": subject, "name": state.subjects[subject]},
                }
                for hour, subject in state.hours
            ]  # fmt: skip
        day += timedelta(days=1)
    return found


def _subjects(state: EntState, *_: Any) -> Any:
    return [{"subjectId": id_, "subjectLabel": name, "subjectCode": name[:4]} for id_, name in state.subjects.items()]


def _session_types(state: EntState, _: Any, query: Mapping[str, str], __: Any) -> Any:
    if "idStructure" not in query:
        raise EntRefusal(400)
    return state.seance_types


def _homework_types(state: EntState, *_: Any) -> Any:
    return state.homework_types


def _own_sessions(state: EntState, path: tuple[str, ...], query: Mapping[str, str], _: Any) -> Any:
    first, last, school = path
    return [
        _session_shown(one)
        for one in state.seances.values()
        if first <= one["date"] <= last
        and one["structure_id"] == school
        and query.get("audienceId", one["audience_id"]) == one["audience_id"]
        and query.get("subjectId", one["subject_id"]) == one["subject_id"]
    ]


def _session_shown(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "date": f"{one['date']}T00:00:00.000", "homeworks": []}


def _session(state: EntState, path: tuple[str, ...], *_: Any) -> Any:
    number = int(path[0])
    if number not in state.seances:
        raise EntRefusal(401)
    return {**_session_shown(state.seances[number]), "one_visa": 1 if number in state.visas else None}


def _checked_session(state: EntState, body: Any) -> dict[str, Any]:
    _need(body, _SESSION_NEEDS)
    _fits(body, title=50, room=50, exceptional_label=50, color=7)
    if not all(re.fullmatch(r"\d\d:\d\d:\d\d", body[key]) for key in ("start_time", "end_time")):
        raise EntRefusal(400, "invalid value for time")
    if body.get("type_id") is not None and body["type_id"] not in [one["id"] for one in state.seance_types]:
        raise EntRefusal(400, "violates foreign key constraint fk_session_type")
    if "\0" in body["description"]:
        raise EntRefusal(400, "invalid byte sequence")
    empty = {"is_published": False, "is_empty": True, "room": "", "annotation": ""}
    return {**empty, **body, "teacher_id": ME, "description": state.alter(body["description"])}


def _add_session(state: EntState, _: Any, __: Any, body: Any) -> Any:
    made = _checked_session(state, body)
    number = state.new_id()
    state.seances[number] = {**made, "id": number}
    return {"id": number}


def _put_session(state: EntState, path: tuple[str, ...], _: Any, body: Any) -> Any:
    number = int(path[0])
    if number not in state.seances:
        raise EntRefusal(401)
    if any(body.get(key) is None for key in ("is_published", "is_empty", "title")):
        raise EntRefusal(400, "null value violates not-null constraint")  # all columns are written
    state.seances[number] = {**_checked_session(state, body), "id": number}
    return {}


def _delete_session(state: EntState, path: tuple[str, ...], *_: Any) -> Any:
    number = int(path[0])
    if number not in state.seances:
        raise EntRefusal(401)
    del state.seances[number]
    state.homework = {key: one for key, one in state.homework.items() if one.get("session_id") != number}
    return {}


def _own_homework(state: EntState, path: tuple[str, ...], *_: Any) -> Any:
    first, last, school = path
    return [
        {**one, "due_date": f"{one['due_date']}T00:00:00.000", "estimatedtime": one["estimatedTime"]}
        for one in state.homework.values()
        if first <= one["due_date"] <= last and one["structure_id"] == school
    ]


def _checked_homework(state: EntState, body: Any) -> dict[str, Any]:
    _need(body, _WORK_NEEDS)
    _fits(body, exceptional_label=50, color=7)
    if type(body.get("estimatedTime")) is not int:
        raise EntRefusal(400, "null value in column estimatedtime violates not-null constraint")
    if body.get("type_id") not in [one["id"] for one in state.homework_types]:
        raise EntRefusal(400, "null value in column type_id violates not-null constraint")
    if body["session_id"] is not None and body["session_id"] not in state.seances:
        raise EntRefusal(400, "violates foreign key constraint fk_session_id")
    return {**body, "description": state.alter(body["description"])}


def _add_homework(state: EntState, _: Any, __: Any, body: Any) -> Any:
    if body.get("is_published") is None:
        raise EntRefusal(500, "NullPointerException")
    made = _checked_homework(state, body)
    number = state.new_id()
    state.homework[number] = {**made, "id": number}
    return {"id": number}


def _put_homework(state: EntState, path: tuple[str, ...], _: Any, body: Any) -> Any:
    number = int(path[0])
    if number not in state.homework:
        raise EntRefusal(401)
    kept, made = state.homework[number], _checked_homework(state, body)
    session = made["session_id"]
    if session is None and not body.get("detachFromSession"):
        session = kept["session_id"]
    state.homework[number] = {**made, "id": number, "session_id": session, "from_session_id": kept["from_session_id"]}
    return {}


def _delete_homework(state: EntState, path: tuple[str, ...], *_: Any) -> Any:
    if int(path[0]) not in state.homework:
        raise EntRefusal(401)
    del state.homework[int(path[0])]
    return {}


def _notebooks(state: EntState, *_: Any) -> Any:
    return [{"_id": id_, "title": "CE2 de Mme Durand", "trashed": 0} for id_ in state.notebooks]


def _notebook(state: EntState, path: tuple[str, ...], *_: Any) -> Any:
    if path[0] not in state.notebooks:
        raise EntRefusal(404)
    return {"_id": path[0], "title": "CE2", "data": state.notebooks[path[0]]}


def _put_line(state: EntState, path: tuple[str, ...], _: Any, body: Any) -> Any:
    if path[0] not in state.notebooks:
        raise EntRefusal(401)
    days = state.notebooks[path[0]]
    _take_line(days, body["date"], body["entryid"])
    day = next((one for one in days if one["date"] == body["date"]), None)
    if day is None:
        day = {"date": body["date"], "entries": []}
        days.append(day)
    day["entries"].append({"_id": body["entryid"], "title": body["title"], "value": state.alter(body["value"])})
    return {}


def _delete_line(state: EntState, path: tuple[str, ...], _: Any, body: Any) -> Any:
    _take_line(state.notebooks[path[0]], body["date"], body["entryid"])
    return {}


def _take_line(days: list[dict[str, Any]], day: str, name: str) -> None:
    for one in days:
        if one["date"] == day:
            one["entries"] = [line for line in one["entries"] if line["_id"] != name]


ROUTES: tuple[tuple[str, str, Answer], ...] = (
    ("GET", "/auth/oauth2/userinfo", _user),
    ("GET", "/viescolaire/classes", _classes),
    ("GET", r"/viescolaire/common/courses/([^/]+)/([^/]+)/([^/]+)", _courses),
    ("GET", r"/directory/timetable/subjects/([^/]+)", _subjects),
    ("GET", "/diary/session-types", _session_types),
    ("GET", r"/diary/homework-types/([^/]+)", _homework_types),
    ("GET", r"/diary/sessions/own/([^/]+)/([^/]+)/([^/]+)", _own_sessions),
    ("GET", r"/diary/session/(\d+)", _session),
    ("POST", "/diary/session", _add_session),
    ("PUT", r"/diary/session/(\d+)", _put_session),
    ("DELETE", r"/diary/session/(\d+)", _delete_session),
    ("GET", r"/diary/homeworks/own/([^/]+)/([^/]+)/([^/]+)", _own_homework),
    ("POST", "/diary/homework", _add_homework),
    ("PUT", r"/diary/homework/(\d+)/(true|false)", _put_homework),
    ("DELETE", r"/diary/homework/(\d+)", _delete_homework),
    ("GET", "/homeworks/list", _notebooks),
    ("GET", r"/homeworks/get/([^/]+)", _notebook),
    ("PUT", r"/homeworks/([^/]+)/entry", _put_line),
    ("PUT", r"/homeworks/([^/]+)/entry/delete", _delete_line),
)
