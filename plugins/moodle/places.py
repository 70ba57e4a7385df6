"""Forums in which a teacher may write her cahier de textes, one for each course."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault, OutgoingFile, PlaceChoice

from .web_service import MoodleWebService

SETTING = "forum"
"""Key of the chosen place: `COURSE/FORUM`, both as numbers."""

_NEEDED = ("mod_forum_get_forum_discussions", "mod_forum_add_discussion", "mod_forum_update_discussion_post")
_SINGLE = frozenset({"single", "qanda"})
"""Types of forums in which no séance has a discussion of its own that pupils see at once."""
_NO_ATTACHMENTS = 1
"""Value of a forum's `maxbytes` that forbids attachments; 0 stands for the limit of the course."""


@dataclass(frozen=True, slots=True)
class MoodleUser:
    """User of a token. functions: those that the token may call. largest_file: in bytes, None without limit."""

    id: int
    name: str
    functions: frozenset[str]
    largest_file: int | None


@dataclass(frozen=True, slots=True)
class Forum:
    """Forum of a course. largest_file: in bytes, None without a limit of its own. most_files: attachments of a post."""

    course: int
    id: int
    largest_file: int | None
    most_files: int


def user_of(service: MoodleWebService) -> MoodleUser:
    """Return whose token it is. Raises: ConnectorError where the server has switched off what is needed."""
    found = service.call("core_webservice_get_site_info", {})
    try:
        functions = frozenset(str(one["name"]) for one in found["functions"])
        largest = int(found.get("usermaxuploadfilesize") or 0)
        user = MoodleUser(int(found["userid"]), _text(found["fullname"]), functions, largest if largest > 0 else None)
        may_upload = bool(found.get("uploadfiles", 1))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
    if missing := [name for name in _NEEDED if name not in functions]:
        raise ConnectorError(ConnectorFault.SWITCHED_OFF, missing[0])
    if not may_upload:
        raise ConnectorError(ConnectorFault.SWITCHED_OFF, "webservice/upload.php")
    return user


def forum_choices(service: MoodleWebService, user: MoodleUser) -> tuple[PlaceChoice, ...]:
    """Return the forums in which the teacher may open discussions, those that are named after the cahier de textes
    first, then by course."""
    courses = service.call("core_enrol_get_users_courses", {"userid": user.id})
    try:
        names = {int(one["id"]): _text(one.get("displayname") or one["fullname"]) for one in courses}
        forums = _forums(service, list(names))
        found = [
            PlaceChoice(
                SETTING, f"{int(one['course'])}/{int(one['id'])}", _text(one["name"]), names[int(one["course"])]
            )
            for one in forums
            if int(one["course"]) in names and one.get("cancreatediscussions", True) and one["type"] not in _SINGLE
        ]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
    return tuple(sorted(found, key=lambda one: ("cahier" not in one.name.casefold(), one.group, one.name)))


def chosen_forum(service: MoodleWebService, account: ConnectorAccount) -> Forum:
    """Return the forum that was chosen for the entry's class. Raises: ConnectorError if it is gone or shut."""
    course, forum = _ids(chosen_place(account))
    try:
        for one in _forums(service, [course]):
            if int(one["id"]) == forum:
                if not one.get("cancreatediscussions", True):
                    raise ConnectorError(ConnectorFault.FORBIDDEN, _text(one["name"]))
                largest = int(one.get("maxbytes", 0))
                most = 0 if largest == _NO_ATTACHMENTS else int(one.get("maxattachments", 9))
                return Forum(course, forum, largest if largest > _NO_ATTACHMENTS else None, most)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
    raise ConnectorError(ConnectorFault.NO_PLACE)


def chosen_place(account: ConnectorAccount) -> str:
    """Return the key of the forum that was chosen. Raises: ConnectorError without one."""
    place = account.settings.get(SETTING, "")
    _ids(place)
    return place


def noted_forum(place: str) -> Forum:
    """Return a forum in which something lies already, whether or not one may still write there."""
    return Forum(*_ids(place), None, 0)


def _ids(place: str) -> tuple[int, int]:
    matched = re.fullmatch(r"(\d{1,12})/(\d{1,12})", place)
    if not matched:
        raise ConnectorError(ConnectorFault.NO_PLACE)
    return int(matched[1]), int(matched[2])


def check_files(files: Sequence[OutgoingFile], forum: Forum, user: MoodleUser) -> None:
    """Check that a post of the forum takes all files, which Moodle itself would leave out without a word. Raises:
    ConnectorError."""
    if len(files) > forum.most_files:
        raise ConnectorError(ConnectorFault.REFUSED, f"{forum.most_files} fichiers au plus dans ce forum")
    largest = min(limit for limit in (forum.largest_file, user.largest_file, 1 << 62) if limit is not None)
    for file in files:
        if file.size > largest:
            raise ConnectorError(ConnectorFault.TOO_LARGE, f"{file.name} : {largest >> 20} Mo au plus")


def _forums(service: MoodleWebService, courses: list[int]) -> list[dict[str, Any]]:
    if not courses:
        return []
    found = service.call("mod_forum_get_forums_by_courses", {"courseids": courses})
    return list(found.values()) if isinstance(found, dict) else list(found)


def _text(found: object) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", str(found))).split())
