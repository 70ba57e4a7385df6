"""What is underlined in a text: unknown words but the one under the hand, and nothing in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.support.spelling import NoWords
from tni.services.spelling.spelling_service import SpellingService
from tni.services.spelling.text_check import unknown_in

FRENCH = {"le", "chat", "dort", "sur", "la", "table", "de", "l'école"}


class AtOnce:
    """A process that knows some French and answers at once."""

    is_usable = True

    def ask(self, request: Mapping[str, Any], answer: Callable[[Mapping[str, Any] | None], None]) -> None:
        answer({"unknown": [one for one in request["check"] if one not in FRENCH]})

    def close(self) -> None: ...


def found(text: str, **how: Any) -> list[str]:
    service = SpellingService(AtOnce(), NoWords())
    return [text[word.start : word.end] for word in unknown_in(text, service, **how)]


def test_faults_are_found_in_each_paragraph() -> None:
    assert found("le cha dort\nsur la tabble\n\nde l’ecole") == ["cha", "tabble", "l’ecole"]


def test_the_word_under_the_hand_is_left_alone_until_the_caret_leaves_it() -> None:
    text = "le cha dort mall"
    assert found(text, typed_at=16) == ["cha"]
    assert found(text, typed_at=6) == ["mall"]
    assert found(text, typed_at=7) == ["cha", "mall"]
    assert found(text) == ["cha", "mall"]


def test_a_paragraph_in_another_language_is_left_alone_and_the_next_is_not() -> None:
    assert found("the cat sleeps on the table\nle cha dort") == ["cha"]


def test_formulas_that_are_shown_are_left_alone() -> None:
    assert found("le alpha dort betta", formulas=[(3, 8)]) == ["betta"]
