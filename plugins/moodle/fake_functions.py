"""Functions of the Moodle of the tests."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

from .fake_parameters import MoodleRefusal, checked
from .fake_state import ME, FakeEvent, FakeForum, FakePost, MoodleState

_OPTIONS = [{"name": "raw", "value": "raw"}]


def cleaned(text: str, keeps_classes: bool = True) -> str:
    """Clean a text as it is shown: no scripts, handlers, comments, ids or data images, and classes as the server
    keeps them."""
    text = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", "", text)
    text = re.sub(r"(?i)<img\b[^>]*\bsrc=[\"']?data:[^>]*>", "", text)
    taken = r"on\w+|id|data-[\w-]+|style" + ("" if keeps_classes else "|class")
    text = re.sub(rf"(?i)\s(?:{taken})=(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", "", text)
    return re.sub(r"<br ?/?>", "<br />", text)


def _site_info(state: MoodleState, given: Mapping[str, Any]) -> Any:
    checked(given, {})
    return {
        "sitename": "Moodle du collège", "username": "mdurand", "fullname": "Mme Durand", "userid": ME,
        "functions": [{"name": name, "version": "2025"} for name in FUNCTIONS if name not in state.switched_off],
        "uploadfiles": 1, "usermaxuploadfilesize": state.largest_file,
    }  # fmt: skip


def _courses(state: MoodleState, given: Mapping[str, Any]) -> Any:
    asked = checked(given, {"userid": "int"}, ["userid"])
    if asked["userid"] != ME:
        raise MoodleRefusal("nopermissions")
    return [{"id": id_, "shortname": name, "fullname": name, "visible": 1} for id_, name in state.courses.items()]


def _forums(state: MoodleState, given: Mapping[str, Any]) -> Any:
    asked = checked(given, {"courseids": ["int"]})
    return [
        {
            "id": one.id, "course": one.course, "type": "general", "name": one.name, "maxbytes": one.largest,
            "maxattachments": one.most, "cancreatediscussions": one.may_post,
        }
        for one in state.forums.values()
        if one.course in asked.get("courseids", state.courses) and one.course in state.courses
    ]  # fmt: skip


def _forum(state: MoodleState, number: int) -> FakeForum:
    if number not in state.forums:
        raise MoodleRefusal("invalidrecord", "Can't find data record in database table forum.")
    return state.forums[number]


def _discussions(state: MoodleState, given: Mapping[str, Any]) -> Any:
    kinds = {"forumid": "int", "sortorder": "int", "page": "int", "perpage": "int", "groupid": "int"}
    asked = checked(given, kinds, ["forumid"])
    _forum(state, asked["forumid"])
    posts = [post for post in reversed(state.posts) if post.forum == asked["forumid"]]
    at = asked.get("page", 0) * asked["perpage"]
    return {"discussions": [_shown(post, state) for post in posts[at : at + asked["perpage"]]], "warnings": []}


def _shown(post: FakePost, state: MoodleState) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": post.id, "discussion": post.discussion, "parent": 0, "userid": post.author, "created": post.id,
        "name": html.escape(post.subject, quote=False), "subject": html.escape(post.subject, quote=False),
        "message": cleaned(post.message, state.keeps_classes), "messageformat": 1, "locked": post.is_locked,
        "attachment": "1" if post.files else "",
    }  # fmt: skip
    if post.files:
        found["attachments"] = [
            {"filename": name, "filepath": "/", "filesize": part.length, "fileurl": f"https://m/pluginfile.php/{name}"}
            for name, part in post.files.items()
        ]
    return found


def _add(state: MoodleState, given: Mapping[str, Any]) -> Any:
    kinds = {"forumid": "int", "subject": "text", "message": "raw", "groupid": "int", "options": _OPTIONS}
    asked = checked(given, kinds, ["forumid", "subject", "message"])
    forum = _forum(state, asked["forumid"])
    if not forum.may_post:
        raise MoodleRefusal("cannotcreatediscussion", "Could not create new discussion")
    if len(asked["subject"]) > 255:
        raise MoodleRefusal("dmlwriteexception", "Error writing to database")
    post = FakePost(state.new_id(), state.new_id(), forum.id, ME, asked["subject"], state.alter(asked["message"]))
    _attach(state, post, forum, asked.get("options", []))
    state.posts.append(post)
    return {"discussionid": post.discussion, "warnings": []}


def _update(state: MoodleState, given: Mapping[str, Any]) -> Any:
    kinds = {"postid": "int", "subject": "text", "message": "raw", "messageformat": "int", "options": _OPTIONS}
    asked = checked(given, kinds, ["postid"])
    post = _post(state, asked["postid"])
    if post.is_locked:
        raise MoodleRefusal("cannotupdatepost", "You can not update this post")
    post.subject = asked.get("subject") or post.subject
    post.message = state.alter(asked["message"]) if asked.get("message") else post.message
    _attach(state, post, state.forums[post.forum], asked.get("options", []))
    return {"status": True, "warnings": []}


def _post(state: MoodleState, number: int) -> FakePost:
    for post in state.posts:
        if post.id == number:
            return post
    raise MoodleRefusal("invalidpostid", "Invalid post ID")


def _attach(state: MoodleState, post: FakePost, forum: FakeForum, options: list[dict[str, str]]) -> None:
    for option in options:
        if option["name"] != "attachmentsid":
            raise MoodleRefusal("errorinvalidparam", option["name"])
        if not int(option["value"]):
            return
        draft = state.drafts.get(int(option["value"]), {})
        fitting = {
            name: part for name, part in draft.items() if not forum.largest or (part.length or 0) <= forum.largest
        }
        post.files = dict(list(fitting.items())[: forum.most])


def _delete_post(state: MoodleState, given: Mapping[str, Any]) -> Any:
    post = _post(state, checked(given, {"postid": "int"}, ["postid"])["postid"])
    state.posts.remove(post)
    return {"status": True, "warnings": []}


def _empty_draft(state: MoodleState, given: Mapping[str, Any]) -> Any:
    checked(given, {})
    return {"component": "user", "contextid": 1, "userid": ME, "filearea": "draft", "itemid": state.new_id()}


def _get_events(state: MoodleState, given: Mapping[str, Any]) -> Any:
    ids = {"eventids": ["int"], "courseids": ["int"], "groupids": ["int"], "categoryids": ["int"]}
    flags = {"userevents": "int", "siteevents": "int", "timestart": "int", "timeend": "int", "ignorehidden": "int"}
    asked = checked(given, {"events": ids, "options": flags})
    courses, options = asked.get("events", {}).get("courseids", []), asked.get("options", {})
    warnings = [
        {"item": "course", "itemid": course, "warningcode": "nopermissions", "message": "No access rights"}
        for course in courses
        if course not in state.courses
    ]
    begin, end = options.get("timestart", 0), options.get("timeend", 0) or 1 << 62
    events = [_event(one, state) for one in state.events if one.course in courses and begin <= one.start <= end]
    return {"events": events, "warnings": warnings}


def _event(one: FakeEvent, state: MoodleState) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "description": cleaned(one.description, state.keeps_classes), "format": 1,
        "courseid": one.course, "groupid": 0, "userid": one.user, "eventtype": "course", "modulename": None,
        "instance": 0, "timestart": one.start, "timeduration": 0, "visible": 1, "sequence": 1, "timemodified": 0,
    }  # fmt: skip


def _create_events(state: MoodleState, given: Mapping[str, Any]) -> Any:
    kinds = {
        "name": "text", "description": "raw", "format": "int", "courseid": "int", "groupid": "int", "repeats": "int",
        "eventtype": "text", "timestart": "int", "timeduration": "int", "visible": "int", "sequence": "int",
    }  # fmt: skip
    asked, made, warnings = checked(given, {"events": [kinds]}, ["events"]), [], []
    for event in asked["events"]:
        if not state.may_make_events or event["courseid"] not in state.courses:
            message = "you do not have permissions to create this event"
            warnings.append({"item": event["name"], "warningcode": "nopermissions", "message": message})
            continue
        text = state.alter(event["description"])
        one = FakeEvent(state.new_id(), event["courseid"], event["name"], text, event["timestart"], ME)
        state.events.append(one)
        made.append(_event(one, state))
    return {"events": made, "warnings": warnings}


def _delete_events(state: MoodleState, given: Mapping[str, Any]) -> Any:
    asked = checked(given, {"events": [{"eventid": "int", "repeat": "int"}]}, ["events"])
    for event in asked["events"]:
        if not any(one.id == event["eventid"] for one in state.events):
            raise MoodleRefusal("invalidrecord", "Can't find data record in database table event.")
        state.events = [one for one in state.events if one.id != event["eventid"]]


FUNCTIONS: dict[str, Callable[[MoodleState, Mapping[str, Any]], Any]] = {
    "core_webservice_get_site_info": _site_info,
    "core_enrol_get_users_courses": _courses,
    "core_files_get_unused_draft_itemid": _empty_draft,
    "core_calendar_get_calendar_events": _get_events,
    "core_calendar_create_calendar_events": _create_events,
    "core_calendar_delete_calendar_events": _delete_events,
    "mod_forum_get_forums_by_courses": _forums,
    "mod_forum_get_forum_discussions": _discussions,
    "mod_forum_add_discussion": _add,
    "mod_forum_update_discussion_post": _update,
    "mod_forum_delete_post": _delete_post,
}
