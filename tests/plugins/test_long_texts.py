"""Connectors read a text in a time that grows with its length alone, whatever stands in it. Each text here takes longer
than a test has where every `<` is followed to the end."""

from __future__ import annotations

import json

from plugins.edifice.entry_marks import VERSION, content_of, marked
from plugins.edifice.sent_text import note_text
from plugins.edifice.workspace_files import linked_files
from plugins.moodle.discussion import Discussion
from plugins.moodle.discussion import content_of as content_at_moodle
from plugins.moodle.places import user_of
from plugins.moodle.web_service import MoodleWebService
from tests.plugins.entries import Notes
from tni.api.ent import ConnectorAccount
from tni.api.http import HttpRequest, HttpResponse
from tni.api.marks import mark

NEEDED = ("mod_forum_get_forum_discussions", "mod_forum_add_discussion", "mod_forum_update_discussion_post")
OPENED = 600_000
LINK = '<a href="/workspace/document/a">'


class LongName:
    """Moodle whose user has a name of any length."""

    def __init__(self, name: str) -> None:
        self._name = name

    def send(self, request: HttpRequest) -> HttpResponse:
        said = {"userid": 1, "fullname": self._name, "functions": [{"name": one} for one in NEEDED]}
        return HttpResponse(200, request.url, {}, json.dumps(said).encode())


def test_a_text_full_of_opened_tags_at_edifice() -> None:
    notes = Notes()
    note_text({"title": "a", "description": marked("<" * OPENED, mark(VERSION, "0" * 12))}, notes)
    assert notes.get("text")
    assert linked_files(f"{LINK}{'<' * OPENED}b</a>").keys() == {"a"}
    assert linked_files(LINK * (OPENED // 10)) == {}


def test_a_text_full_of_marked_elements_at_edifice() -> None:
    opened = '<div class="tni-' * (OPENED // 10)
    assert content_of(opened) == opened
    assert content_of('<div class="tni-a">' * (OPENED // 10)).count("tni-a") == OPENED // 10
    assert content_of(f"x{marked('<p>a</p>', 'tni-entry-1')}y") == "<p>a</p>"


def test_a_text_full_of_opened_tags_at_moodle() -> None:
    service = MoodleWebService(ConnectorAccount("https://a.example", token="t"), LongName(f"<b>M.</b> {'<' * OPENED}"))
    assert user_of(service).name.startswith("M. ")
    found = Discussion(1, 1, None, "a", "<hr " * (OPENED // 4), frozenset())
    assert content_at_moodle(found) == found.message


def test_names_of_linked_files_are_read_as_they_are_shown() -> None:
    text = f'{LINK}<b>fiche</b> &amp; plan.pdf</a><a href="/workspace/document/b-2">b.pdf</a> {LINK}'
    assert {found: file.name for found, file in linked_files(text).items()} == {"a": "fiche & plan.pdf", "b-2": "b.pdf"}
