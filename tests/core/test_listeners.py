"""Tests of the listeners of a service."""

from __future__ import annotations

from tni.core.listeners import Listeners


def test_they_hear_in_order_and_one_that_another_adds_hears_it_too() -> None:
    listeners, heard = Listeners[str, int](), list[tuple[str, str, int]]()

    def first(word: str, number: int) -> None:
        heard.append(("first", word, number))
        listeners.add(lambda word, number: heard.append(("later", word, number)))

    listeners.add(first)
    listeners.add(lambda word, number: heard.append(("second", word, number)))
    listeners.tell("a", 1)
    assert heard == [("first", "a", 1), ("second", "a", 1), ("later", "a", 1)]
