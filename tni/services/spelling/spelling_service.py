"""Use case of checking the spelling of texts: asks a process for each word once, and remembers what it knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from tni.core.collation import sort_key
from tni.core.listeners import Listeners
from tni.document.spelling import is_own

MOST_REMEMBERED = 50_000
MOST_ASKED = 2_000
"""Words of one request."""


class SpellingPort(Protocol):
    """Process that has the dictionary; see `spelling_process`."""

    @property
    def is_usable(self) -> bool: ...

    def ask(self, request: Mapping[str, Any], answer: Callable[[Mapping[str, Any] | None], None]) -> None: ...

    def close(self) -> None: ...


class PersonalDictionary(Protocol):
    """Words that the teacher has added, kept between runs."""

    def content(self) -> Collection[str]: ...

    def add(self, spelling: str) -> None:
        """Raises: WriteError."""

    def remove(self, spelling: str) -> None:
        """Raises: WriteError."""


class SpellingService:
    """Spelling of texts. For the main thread. Listeners are called when more is known than before.

    names: returns names that are spelled right, as those of pupils; it is asked at each check.
    """

    def __init__(
        self, process: SpellingPort, personal: PersonalDictionary, names: Callable[[], Collection[str]] = frozenset
    ) -> None:
        self._process, self._personal, self._names = process, personal, names
        self._known: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._ignored: dict[str, set[str]] = {}
        self._wanted: tuple[str, Callable[[Sequence[str]], None]] | None = None
        self._is_proposing = False
        self._listeners = Listeners[()]()

    def subscribe(self, listener: Callable[[], object]) -> None:
        self._listeners.add(listener)

    @property
    def is_usable(self) -> bool:
        """False where no dictionary can be read."""
        return self._process.is_usable

    def unknown(self, spellings: Iterable[str], lesson: str = "") -> frozenset[str]:
        """Return those that no dictionary has, as far as it is known by now; the rest is asked for. lesson: whose
        ignored words are left out."""
        every = frozenset(spellings)
        news = [one for one in every if one not in self._known and one not in self._asked]
        for first in range(0, len(news), MOST_ASKED):
            self._ask(news[first : first + MOST_ASKED])
        wrong = [one for one in every if not self._known.get(one, True)]
        if not wrong:
            return frozenset()
        accepted = self._personal.content(), self._ignored.get(lesson, ()), self._names()
        return frozenset(one for one in wrong if not any(is_own(one, own) for own in accepted))

    def is_complete(self, spellings: Iterable[str]) -> bool:
        """Return whether it is known of each if it is right."""
        return all(one in self._known for one in spellings)

    def _ask(self, spellings: list[str]) -> None:
        self._asked.update(spellings)
        self._process.ask({"check": spellings}, lambda found: self._answered(spellings, found))

    def _answered(self, spellings: list[str], found: Mapping[str, Any] | None) -> None:
        self._asked.difference_update(spellings)
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        unknown = set(_strings(found, "unknown"))
        self._known.update((one, one not in unknown) for one in spellings)
        self._listeners.tell()

    def propose(self, spelling: str, then: Callable[[Sequence[str]], None]) -> None:
        """Find what may stand in place of a word, the likeliest first. Only the word asked for last is answered: one
        takes up to half a second, and a list is gone through faster."""
        self._wanted = spelling, then
        if not self._is_proposing:
            self._propose_next()

    def _propose_next(self) -> None:
        if (wanted := self._wanted) is None:
            return
        self._is_proposing = True
        self._process.ask({"propose": wanted[0]}, lambda found: self._proposed(wanted, _strings(found, "proposals")))

    def _proposed(self, wanted: tuple[str, Callable[[Sequence[str]], None]], found: Sequence[str]) -> None:
        self._is_proposing = False
        if wanted is self._wanted:
            self._wanted = None
            wanted[1](found)
        self._propose_next()

    def add(self, spelling: str) -> None:
        """Add a word to the teacher's own dictionary. Raises: WriteError."""
        self._personal.add(spelling)
        self._listeners.tell()

    def remove(self, spelling: str) -> None:
        """Take a word out of the teacher's own dictionary again. Raises: WriteError."""
        self._personal.remove(spelling)
        self._listeners.tell()

    def own_entries(self) -> list[str]:
        """Return the words of the teacher's own dictionary in French order."""
        return sorted(self._personal.content(), key=sort_key)

    def ignore(self, spelling: str, lesson: str) -> None:
        """Take a word for right in one lesson, until the program ends."""
        self._ignored.setdefault(lesson, set()).add(spelling)
        self._listeners.tell()

    def close(self) -> None:
        self._process.close()


def _strings(answer: Mapping[str, Any] | None, name: str) -> list[str]:
    """Return a list of an answer; empty where it has none."""
    found = None if answer is None else answer.get(name)
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
