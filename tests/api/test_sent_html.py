"""Tests of HTML that is reduced for a server, and of the marks in it."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tni.api.marks import fingerprint, mark, marks_in
from tni.api.sent_html import HtmlReducer

TAGS = (
    "p",
    "/p",
    "b",
    "/b",
    "li",
    "/li",
    "ul",
    "br",
    "br/",
    "td",
    "svg",
    "/svg",
    "script",
    "/script",
    "h1",
    "a href=x",
)
PIECES = st.sampled_from([f"<{tag}>" for tag in TAGS]) | st.text("aé<>&\"' =;", max_size=6)


@given(st.lists(PIECES).map("".join))
def test_what_is_reduced_stays_as_it_is(text: str) -> None:
    once = HtmlReducer().reduced(text)
    assert HtmlReducer().reduced(once) == once


def test_elements_addresses_and_contents_that_are_not_wanted_go() -> None:
    text = '<h1>A<p class="b">c<style>d</style><a href=" java\nscript:e">f</a><a href="HTTPS://g/?h&amp;i=\'">j<br></p>'
    assert HtmlReducer().reduced(text) == 'A<p>c<a>f</a><a href="HTTPS://g/?h&amp;i=&#x27;">j<br /></a></p>'
    assert HtmlReducer({"b"}).reduced("<p>1 < 2 <b>&</p>") == "1 &lt; 2 <b>&amp;</b>"


def test_marks_are_found_again() -> None:
    uid = UUID(int=5)
    made = (mark("tni-entry", uid), mark("tni-version", fingerprint("a", "b")))
    assert fingerprint("a", "b") != fingerprint("ab")
    assert marks_in(f'<p class="{" ".join(made)} tni-entry-xyz tnx-entry-{uid.hex}">') == frozenset(made)
    assert marks_in(None) == frozenset()
