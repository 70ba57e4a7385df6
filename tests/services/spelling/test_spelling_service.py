"""Spelling of texts: each word asked once, the teacher's own words, pupils' names, words ignored in a lesson."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tni.services.spelling.spelling_service import MOST_ASKED, SpellingService


class Dictionary:
    """A process that answers when it is told to."""

    def __init__(self, *known: str) -> None:
        self.known, self.is_usable = set(known), True
        self.waiting: list[tuple[Mapping[str, Any], Callable[[Mapping[str, Any] | None], None]]] = []

    def ask(self, request: Mapping[str, Any], answer: Callable[[Mapping[str, Any] | None], None]) -> None:
        self.waiting.append((request, answer))

    def work(self, *, ended: bool = False) -> None:
        waiting, self.waiting = self.waiting, []
        for request, answer in waiting:
            if ended:
                answer(None)
            elif "check" in request:
                answer({"unknown": [one for one in request["check"] if one not in self.known]})
            else:
                answer({"proposals": [f"{request['propose']}s"]})

    def close(self) -> None:
        self.is_usable = False


class Personal:
    def __init__(self) -> None:
        self.kept: dict[str, None] = {}

    def content(self) -> dict[str, None]:
        return self.kept

    def add(self, spelling: str) -> None:
        self.kept[spelling] = None

    def remove(self, spelling: str) -> None:
        del self.kept[spelling]


def service(dictionary: Dictionary, *names: str) -> SpellingService:
    return SpellingService(dictionary, Personal(), lambda: names)


def test_a_word_is_unknown_once_the_dictionary_has_said_so() -> None:
    dictionary = Dictionary("le", "chat")
    spelling, told = service(dictionary), []
    spelling.subscribe(lambda: told.append(spelling.unknown(["le", "cha", "chat"])))
    assert spelling.unknown(["le", "cha", "chat"]) == frozenset()
    assert not spelling.is_complete(["le", "cha"])
    dictionary.work()
    assert told == [{"cha"}]
    assert spelling.is_complete(["le", "cha"])


def test_each_word_is_asked_once_even_before_its_answer() -> None:
    dictionary = Dictionary("le")
    spelling = service(dictionary)
    for _ in range(3):
        spelling.unknown(["le", "la"])
    dictionary.work()
    spelling.unknown(["le", "la"])
    assert dictionary.waiting == []
    spelling.unknown(["le", "lui"])
    assert [request for request, _ in dictionary.waiting] == [{"check": ["lui"]}]


def test_many_words_are_asked_in_parts() -> None:
    dictionary = Dictionary()
    service(dictionary).unknown(f"mot{n}" for n in range(2 * MOST_ASKED + 1))
    assert sorted(len(request["check"]) for request, _ in dictionary.waiting) == [1, MOST_ASKED, MOST_ASKED]


def test_own_words_and_pupils_are_right_behind_an_apostrophe_too() -> None:
    dictionary = Dictionary()
    spelling = service(dictionary, "Abdoulaye")
    asked = ["Abdoulaye", "d'Abdoulaye", "fluo", "Fluo", "autre"]
    spelling.unknown(asked)
    dictionary.work()
    assert spelling.unknown(asked) == {"fluo", "Fluo", "autre"}
    spelling.add("fluo")
    assert spelling.unknown(asked) == {"autre"}
    spelling.add("Écureuils")
    spelling.add("zut")
    assert spelling.own_entries() == ["Écureuils", "fluo", "zut"]
    spelling.remove("fluo")
    assert spelling.unknown(asked) == {"fluo", "Fluo", "autre"}


def test_a_word_is_ignored_in_one_lesson_alone() -> None:
    dictionary = Dictionary()
    spelling = service(dictionary)
    spelling.unknown(["cha"])
    dictionary.work()
    spelling.ignore("cha", "/lessons/a.tni")
    assert spelling.unknown(["cha"], "/lessons/a.tni") == frozenset()
    assert spelling.unknown(["cha"], "/lessons/b.tni") == {"cha"}


def test_words_over_which_the_process_ended_are_taken_for_right_and_not_asked_again() -> None:
    dictionary = Dictionary()
    spelling = service(dictionary)
    spelling.unknown(["cha"])
    dictionary.work(ended=True)
    assert spelling.unknown(["cha"]) == frozenset()
    assert dictionary.waiting == []


def test_of_words_that_are_gone_through_quickly_only_the_last_is_answered() -> None:
    dictionary, came = Dictionary(), []
    spelling = service(dictionary)
    for word in ("un", "deux", "trois", "quatre"):
        spelling.propose(word, came.append)
    dictionary.work()
    assert came == []
    assert [request for request, _ in dictionary.waiting] == [{"propose": "quatre"}]
    dictionary.work()
    assert came == [["quatres"]]
    assert dictionary.waiting == []


def test_proposals_come_later_and_none_from_a_process_that_ended() -> None:
    dictionary, came = Dictionary(), []
    spelling = service(dictionary)
    spelling.propose("chat", came.append)
    dictionary.work()
    spelling.propose("chien", came.append)
    dictionary.work(ended=True)
    assert came == [["chats"], []]
