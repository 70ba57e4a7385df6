"""HTML that is sent to a Moodle: well formed, and nothing that it would take out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.moodle.fake_functions import cleaned
from plugins.moodle.kept_html import kept_html
from tests.plugins.entries import visible


def test_scripts_handlers_and_images_in_the_text_are_left_out() -> None:
    text = (
        '<p onclick="x()" id="a">Bonjour<script>alert(1)</script> <img src="data:image/png;base64,AA"></p>'
        '<a href="javascript:x()">un</a> <a href="https://a.fr/?b=1&amp;c">deux</a><ul><li>trois'
    )
    assert kept_html(text) == (
        '<p>Bonjour </p><a>un</a> <a href="https://a.fr/?b=1&amp;c">deux</a><ul><li>trois</li></ul>'
    )


tags = ("p", "/p", "b", "/b", "li", "/li", "ul", "br", "td", "/td", "svg", "/svg")
pieces = st.sampled_from([f"<{tag}>" for tag in tags])
texts = st.lists(pieces | st.text("aé<>&\"' =;", max_size=6)).map("".join)


@given(texts)
def test_what_is_kept_is_kept_whole_and_moodle_changes_nothing(text: str) -> None:
    once = kept_html(text)
    assert kept_html(once) == once
    assert cleaned(once) == once
    assert visible(cleaned(once)) == visible(once)
