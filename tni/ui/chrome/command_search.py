"""Search for commands, or other things, by their everyday names: accents are ignored, and one typing error in a
word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tni.core.collation import fold
from tni.ui.chrome.command_names import EVERYDAY_NAMES
from tni.ui.chrome.commands import Command, CommandId

TYPO_LETTERS = 4
"""Letters that a word must have before a typing error in it is allowed."""
_FILLERS = frozenset("a au aux de des du d en et l la le les un une of the to".split())  # noqa: SIM905
_NAME, _OTHER, _TYPO = 4, 2, 1
"""Weights of a match: in the label, in other words of the command, with a typing error."""


def search_terms(text: str) -> list[str]:
    """Return the words of a text without accents and capitals."""
    return fold(text).split()


def has_one_typo(one: str, other: str) -> bool:
    """Return whether one letter added, left out, changed or swapped with its neighbour makes one word the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    swapped = len(a) == len(b) >= 2 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b or a == b[1:] or a[1:] == b[1:]


def _weight(word: str, name: Iterable[str], others: Iterable[str]) -> int:
    """Return how well a typed word fits a command; 0 if it does not."""
    if any(known.startswith(word) for known in name):
        return _NAME
    if any(known.startswith(word) for known in others):
        return _OTHER
    if len(word) < TYPO_LETTERS:
        return 0
    near = (has_one_typo(word, k) or has_one_typo(word, k[: len(word)]) for k in (*name, *others))
    return _TYPO if any(near) else 0


class WordSearch[K]:
    """Search among things by their words. entries: the name of each, and its other words."""

    def __init__(self, entries: Mapping[K, tuple[str, str]]) -> None:
        self._words = {key: (search_terms(name), search_terms(others)) for key, (name, others) in entries.items()}

    def find(self, text: str) -> list[K]:
        """Return what fits every word of `text`, the best first. Typing errors are allowed for when nothing fits
        without."""
        typed = search_terms(text)
        wanted = [word for word in typed[:-1] if word not in _FILLERS] + typed[-1:]
        if len(wanted) > 1 and wanted[-1] in _FILLERS:
            wanted.pop()
        exact: list[tuple[int, K]] = []
        near: list[tuple[int, K]] = []
        for key, (name, others) in self._words.items():
            weights = [_weight(word, name, others) for word in wanted]
            if weights and all(weights):
                whole = sum(word in name or word in others for word in wanted)
                (near if _TYPO in weights else exact).append((sum(weights) * 2 + whole, key))
        return [key for _, key in sorted(exact or near, key=lambda pair: -pair[0])]


class CommandSearch(WordSearch[CommandId]):
    """Search in the commands of a table, which it indexes once."""

    def __init__(self, table: Iterable[Command]) -> None:
        super().__init__({c.id: (c.short or c.text, f"{c.text} {EVERYDAY_NAMES.get(c.id, '')}") for c in table})
