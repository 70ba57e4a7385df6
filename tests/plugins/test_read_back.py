"""Law of connectors that read an entry back: what was sent shows no difference, whatever it says."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import caldav, nextcloud
from plugins.caldav.fake import FakeCalendars
from plugins.nextcloud.fake import FakeCloud
from tests.plugins.outgoing_samples import WORK_1, KeptMemory, entry, work
from tni.api.ent import Connector, ConnectorAccount
from tni.api.http import Http
from tni.cahier.stored_comparison import differences

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
