"""Links as teachers type them, and what is read in stored ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.acting_items import text_item
from tests.support.board import SquareLetters
from tni.core.ids import BlobId, PageId, QuestionId
from tni.document.behaviour import Behaviour, linked_file
from tni.document.items import Text, blobs_of
from tni.document.links import (
    address_link,
    file_link,
    has_link,
    linked_page,
    linked_question,
    page_link,
    question_link,
    with_links,
    word_link,
    word_links,
)  # fmt: skip
from tni.document.text_style import SpanStyle, TextSpan, ordered_spans


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://fr.wikipedia.org/wiki/Chat", "https://fr.wikipedia.org/wiki/Chat"),
        (" fr.wikipedia.org ", "https://fr.wikipedia.org"),
        ("marie@example.org", "mailto:marie@example.org"),
        ("mailto:marie@example.org?subject=a", "mailto:marie@example.org?subject=a"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://user@example.org", ""),
        ("mailto:a b@example.org", ""),
        ("marie@example.org?attach=/etc/passwd", ""),
        ("mailto:marie@example.org?subject=a&%41ttachment=x", ""),
        ("", ""),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_taken(typed: str, link: str) -> None:
    assert address_link(typed) == link


@given(st.text(max_size=40))
def test_no_text_makes_a_link_of_another_kind(typed: str) -> None:
    link = address_link(typed)
    assert link == "" or link.startswith(("http://", "https://", "mailto:", "HTTP", "Http"))
    assert linked_page(link) is None


@given(st.text(max_size=60))
def test_a_files_name_is_found_again(name: str) -> None:
    blob = BlobId("a" * 64)
    assert linked_file(file_link(blob, name)) == (blob, name)


def test_pages_and_questions_are_told_apart() -> None:
    assert linked_page(page_link(PageId("p"))) == "p"
    assert linked_question(question_link(QuestionId("q"))) == "q"
    assert linked_page(question_link(QuestionId("q"))) is None


LINKS = st.sampled_from(("", "https://un.example", "page:p", "question:q", f"file:{'a' * 64}:f.pdf"))


def linked_text(links: list[str], own: str) -> Text:
    spans = ordered_spans([TextSpan(2 * n, 2 * n + 1, SpanStyle(link=link)) for n, link in enumerate(links)], 40)
    made = text_item("ab" * 20, Behaviour(link=own), spans=spans)
    assert isinstance(made, Text)
    return made


@given(st.lists(LINKS, max_size=15), LINKS, LINKS)
def test_links_of_an_item_and_of_its_words_are_changed_alike(links: list[str], own: str, to: str) -> None:
    item = linked_text(links, own)
    changed = with_links(item, lambda link: to if link.startswith("page:") else link)
    expected = [to if link.startswith("page:") else link for link in links]
    assert isinstance(changed, Text)
    assert changed.behaviour.link == (to if own.startswith("page:") else own)
    assert word_links(changed) == list(dict.fromkeys(link for link in expected if link))
    assert with_links(item, lambda link: link) is item
    assert has_link(item) == bool(own or any(links))


def test_files_that_words_open_are_kept_with_the_text() -> None:
    item = linked_text([f"file:{'b' * 64}:f.pdf", "https://un.example"], f"file:{'c' * 64}:g.pdf")
    assert set(blobs_of(item)) == {"b" * 64, "c" * 64}


def test_words_are_hit_and_not_their_line() -> None:
    item = linked_text(["https://un.example", "", "", "https://deux.example"], "")
    size = item.size_mm
    letters, (x, y) = SquareLetters(), item.transform.point(0.0, size / 2)
    hits = {at: word_link(item, (x + at * size / 2, y), letters) for at in (0.5, 3.5, 6.5, 9.5)}
    assert hits == {0.5: "https://un.example", 3.5: "", 6.5: "https://deux.example", 9.5: ""}
    assert word_link(item, (x + 4.5 * size / 2, y), letters, reach_mm=2 * size) == "https://deux.example"
    assert word_link(item, (x + size / 4, y + 3 * size), letters) == ""
