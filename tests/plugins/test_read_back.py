"""Laws of connectors that read an entry back: what was sent shows no difference, whatever it says, and a piece of
homework stays as it is when another one is taken out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape
from urllib.parse import unquote_plus
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import caldav, edifice, moodle, nextcloud
from plugins.caldav.fake import FakeCalendars
from plugins.edifice.fake import FakeEnt
from plugins.moodle.fake import FakeMoodle
from plugins.nextcloud.fake import FakeCloud
from tests.cahier.proposals import SCRIPTS, proposal
from tests.plugins.outgoing_samples import WORK_1, KeptMemory, entry, work
from tni.api.ent import Connector, ConnectorAccount
from tni.api.http import Http, HttpRequest, HttpResponse
from tni.cahier.entry import Homework, entry_from_json, entry_to_json
from tni.cahier.outgoing_builder import outgoing_entry
from tni.cahier.stored_comparison import differences

PARIS = ZoneInfo("Europe/Paris")
ACCOUNT = ConnectorAccount("https://school.example", "prof")
LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=30)
    | st.sampled_from(["- page 84", "l’expression (2x+3)", "a < b & c", "Documents :", "\\n; , \"'", "<p>", "&amp;"]),
    max_size=5,
)


@pytest.mark.parametrize(
    ("connector", "server"), [(caldav.connector(), FakeCalendars), (nextcloud.connector(), FakeCloud)]
)
@given(LINES, st.booleans())
@settings(max_examples=40)
def test_what_was_sent_is_read_back_without_a_difference(
    connector: Connector, server: type[Http], lines: list[str], is_published: bool
) -> None:
    html, text = "".join(f"<p>{escape(line)}</p>" for line in lines), "\n".join(lines)
    sent = entry(html=html, text=text, title=" ".join(lines), works=(work(WORK_1, text),), is_published=is_published)
    http, memory = server(), KeptMemory()
    connector.publish(sent, ACCOUNT, http, memory)
    assert differences(sent, connector.read_back(sent, ACCOUNT, http, memory)) == ()


WORDS = ("Apporter le compas", "Finir la figure", "Relire la leçon")
PLACES = [
    (caldav.connector(), FakeCalendars, ACCOUNT),
    (moodle.connector(), FakeMoodle, replace(ACCOUNT, settings={"forum": "3/8", "calendar": "yes"}, token="0" * 32)),
    (edifice.connector(), FakeEnt, replace(ACCOUNT, settings={"place": "diary/school-1/class-5a"})),
    (edifice.connector(), FakeEnt, replace(ACCOUNT, settings={"place": "homeworks/notebook-1"})),
]


@pytest.mark.parametrize(("connector", "server", "account"), PLACES, ids=["caldav", "moodle", "diary", "notebook"])
def test_work_stays_as_it_is_when_the_piece_before_it_is_taken_out(
    connector: Connector, server: type[Http], account: ConnectorAccount
) -> None:
    """Pieces that a version without ids has sent are known, too: the ENT is asked to write none of them."""
    with_day = [Homework(text, date(2026, 11, 26 + place)) for place, text in enumerate(WORDS)]
    proposed = replace(proposal(SCRIPTS[0]), class_name="5A", homework=tuple(with_day))
    by_place = outgoing_entry(proposed, zone=PARIS)  # as it was sent before pieces had ids
    stored = entry_from_json(entry_to_json(proposed))
    http, memory = WritesSeen(server()), KeptMemory()
    connector.publish(by_place, account, http, memory)
    assert all(http.has(word) for word in WORDS)
    http.written.clear()
    without_first = outgoing_entry(replace(stored, homework=stored.homework[1:]), zone=PARIS)
    connector.publish(without_first, account, http, memory)
    assert [word for word in WORDS if http.has(word)] == []
    assert differences(without_first, connector.read_back(without_first, account, http, memory)) == ()


class WritesSeen(Http):
    """Server whose writings of homework are noted; texts of a whole entry, which names its pieces, are not."""

    def __init__(self, server: Http) -> None:
        self._server, self.written = server, list[str]()

    def send(self, request: HttpRequest) -> HttpResponse:
        body = unquote_plus(b"".join(piece for piece in request.body if isinstance(piece, bytes)).decode())
        if "mod_forum" not in body:
            self.written.append(body)
        return self._server.send(request)

    def has(self, word: str) -> bool:
        return any(word in body for body in self.written)
