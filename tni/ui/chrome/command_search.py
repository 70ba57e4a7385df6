"""Search for commands, or other things, by their everyday names: accents are ignored, and one typing error in a
word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tni.core.collation import fold
from tni.ui.chrome.command_names import EVERYDAY_NAMES
from tni.ui.chrome.commands import Command, CommandId

MIN_PLURAL = 2
"""Letters that a word has at least before the s of a plural."""
TYPO_LETTERS = 4
"""Letters that a word must have before a typing error in it is allowed."""
_FILLERS = frozenset(
    fold(
        "à au aux avec ce ces cet cette d dans de des du en et il j je l la le les ma mes mon ne on ou par pas pour "
        "que qu s sa ses son sur un une an and at for how i in is it my of or the this to with"
    ).split()
)
"""Words without a meaning of their own, without accents."""
_THINGS = ("dé", "dés")
"""Words that are fillers only without their accent."""
_WEAK = frozenset(fold("changer choisir faire mettre utiliser veux change do make need put set use want").split())
"""Verbs that are left out of a search when nothing fits with them."""
_NAME, _OTHER, _NAME_PART, _OTHER_PART, _TYPO = 8, 6, 4, 2, 1
"""Weights of a match: a whole word of the label, of the command's other words, the beginning of one of either, and with
a typing error."""


def search_terms(text: str) -> list[str]:
    """Return the words of a text without accents, capitals and fillers; with fillers if there is nothing else."""
    words = [(folded, word) for word in text.lower().split() for folded in fold(word).split()]
    found = [folded for folded, word in words if folded not in _FILLERS or word in _THINGS]
    return found or [folded for folded, _ in words]


def _singular(word: str) -> str:
    """Return a word without the s or x of a plural."""
    return word[:-1] if len(word) > MIN_PLURAL and word[-1] in "sx" else word


def _is_same(one: str, known: str) -> bool:
    """Return whether a word is a known one but for its plural, or for its last letter, as « vote » and « voter »."""
    return _singular(known) == one or (len(one) >= TYPO_LETTERS and known[:-1] == one)


def has_one_typo(one: str, other: str) -> bool:
    """Return whether one letter added, left out, changed or swapped with its neighbour makes one word the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return one == other
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    swapped = len(a) == len(b) >= 2 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return swapped or a[1:] == b or a == b[1:] or a[1:] == b[1:]


def _weight(word: str, name: Collection[str], others: Collection[str]) -> int:
    """Return how well a typed word fits a command; 0 if it does not. Whole words come before beginnings."""
    one = _singular(word)
    for words, whole in ((name, _NAME), (others, _OTHER)):
        if any(_is_same(one, known) for known in words):
            return whole
    for words, part in ((name, _NAME_PART), (others, _OTHER_PART)):
        if any(known.startswith(one) for known in words):
            return part
    if len(word) < TYPO_LETTERS:
        return 0
    near = (
        has_one_typo(word, k) or has_one_typo(one, _singular(k)) or has_one_typo(word, k[: len(word)])
        for k in (*name, *others)
    )  # fmt: skip
    return _TYPO if any(near) else 0


class WordSearch[K]:
    """Search among things by their words. entries: the name of each, and its other words."""

    def __init__(self, entries: Mapping[K, tuple[str, str]]) -> None:
        self._words = {key: (search_terms(name), search_terms(others)) for key, (name, others) in entries.items()}

    def find(self, text: str) -> list[K]:
        """Return what fits every word of `text`, the best first; else what fits most of them. Typing errors are allowed
        for when nothing fits without."""
        wanted = search_terms(text)
        strong = [word for word in wanted if word not in _WEAK]
        return self._with_all(wanted) or self._with_all(strong) or self._with_most(strong)

    def _with_all(self, wanted: Sequence[str]) -> list[K]:
        exact: list[tuple[int, K]] = []
        near: list[tuple[int, K]] = []
        for key, weights in self._weigh(wanted):
            if weights and all(weights):
                name = self._words[key][0]
                is_whole_name = all(w == _NAME for w in weights) and len(name) == len(wanted)
                weight = sum(weights) * 3 + is_whole_name + (name == wanted)
                (near if _TYPO in weights else exact).append((weight, key))
        return [key for _, key in sorted(exact or near, key=lambda pair: -pair[0])]

    def _with_most(self, wanted: Sequence[str]) -> list[K]:
        """Return what at least half of the words fit, each without a typing error."""
        fitting = [(sum(w > _TYPO for w in weights), sum(weights), key) for key, weights in self._weigh(wanted)]
        most = [one for one in fitting if one[0] and one[0] * 2 >= len(wanted)]
        return [key for _, _, key in sorted(most, key=lambda one: (-one[0], -one[1]))]

    def _weigh(self, wanted: Sequence[str]) -> Iterator[tuple[K, list[int]]]:
        for key, (name, others) in self._words.items():
            yield key, [_weight(word, name, others) for word in wanted]


def search_texts(table: Iterable[Command]) -> dict[CommandId, tuple[str, str]]:
    """Return the name of each command, and its other words."""
    return {c.id: (c.short or c.text, f"{c.text} {EVERYDAY_NAMES.get(c.id, '')}") for c in table}


class CommandSearch(WordSearch[CommandId]):
    """Search in the commands of a table, which it indexes once."""

    def __init__(self, table: Iterable[Command]) -> None:
        super().__init__(search_texts(table))
