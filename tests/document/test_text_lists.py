"""Signs of lists, and addresses that a text may lead to."""

from __future__ import annotations

import pytest

from tni.document.text_link import is_web_address
from tni.document.text_lists import alphabet_number, marker_signs
from tni.document.text_style import Marker, Paragraph

BULLET, NUMBER, LETTER = Marker.BULLET, Marker.NUMBER, Marker.LETTER


def signs(*paragraphs: tuple[Marker, int]) -> list[str]:
    return marker_signs([Paragraph(marker, level) for marker, level in paragraphs])


def test_numbers_count_on_over_deeper_levels_and_deeper_ones_begin_again() -> None:
    found = signs((NUMBER, 0), (LETTER, 1), (LETTER, 1), (NUMBER, 0), (LETTER, 1))
    assert found == ["1.", "a)", "b)", "2.", "a)"]


def test_a_paragraph_that_is_in_no_list_ends_the_list() -> None:
    assert signs((NUMBER, 0), (Marker.NONE, 0), (NUMBER, 0)) == ["1.", "", "1."]
    assert signs((NUMBER, 0), (BULLET, 0), (NUMBER, 0)) == ["1.", "•", "1."]


def test_a_deeper_bullet_has_another_sign() -> None:
    assert signs((BULLET, 0), (BULLET, 1), (BULLET, 2)) == ["•", "–", "•"]


def test_letters_go_on_after_z() -> None:
    assert [alphabet_number(count) for count in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]


@pytest.mark.parametrize("address", ["https://a.fr", "HTTP://a.fr/b?c#d", "mailto:nom@ecole.fr"])
def test_addresses_of_the_web_and_of_mail(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//a.fr",
        "https:// a.fr",
        "https://",
        "mailto:x",
    ],
)
def test_any_other_address_leads_nowhere(address: str) -> None:
    assert not is_web_address(address)
