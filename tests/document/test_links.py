"""Links as teachers type them, and what is read in stored ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import BlobId, PageId, QuestionId
from tni.document.behaviour import linked_file
from tni.document.links import address_link, file_link, linked_page, linked_question, page_link, question_link


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
