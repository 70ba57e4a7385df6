"""Find the patterns of the paper cards and write them to tni/quiz/card_words.py:

    .venv/bin/python packaging/cards

A lexicode: words in rising order, each taken that differs from all those before it, in every turn, and from its own
turns, in DISTANCE cells at least. Only words with about as much white as black, and with white on every side, lest the
border look thicker there; and none near a chessboard, stripes or a plain edge, which are in every classroom. Of these,
the ones are kept that have the fewest others at just that distance.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIDE, DISTANCE, KEPT = 5, 8, 64
CELLS = SIDE * SIDE
WHITE = range(11, 15)
EDGES = 0b11111 << 20, 0b11111, 0b10000_10000_10000_10000_10000, 0b00001_00001_00001_00001_00001
EVERYWHERE = (
    *(0b10101_01010_10101_01010_10101, 0b01010_10101_01010_10101_01010),
    *(0b10101_10101_10101_10101_10101, 0b01010_01010_01010_01010_01010),
    *(0b00000_00000_11111_11111_11111, 0b00000_00000_00000_11111_11111),
)
TARGET = Path(__file__).parents[2] / "tni/quiz/card_words.py"
HEAD = '''"""The words of our cards, made by `packaging/cards`: 1 for a white cell, the highest bit at the top left.

Any two, in any turn, and each and its own turns, differ in DISTANCE cells at least.
"""

from __future__ import annotations

'''

type Words = NDArray[np.uint32]


def turned(words: Words) -> Words:
    """A quarter turn to the left."""
    places = np.rot90(np.arange(CELLS).reshape(SIDE, SIDE)).ravel()
    out = np.zeros_like(words)
    for to, come_from in enumerate(places):
        out |= (words >> np.uint32(CELLS - 1 - come_from) & np.uint32(1)) << np.uint32(CELLS - 1 - to)
    return out


def turns(word: np.uint32) -> Words:
    """A word in all four turns."""
    found = [np.array([word], np.uint32)]
    for _ in range(3):
        found.append(turned(found[-1]))
    return np.concatenate(found)


def nearest(words: Words, other: np.uint32) -> NDArray[np.uint8]:
    """In how many cells each word differs from the other, in the turn in which it differs least."""
    return np.min([np.bitwise_count(words ^ turn) for turn in turns(other)], axis=0)


def lexicode() -> Words:
    words = np.arange(1 << CELLS, dtype=np.uint32)
    whites = np.bitwise_count(words)
    words = words[(whites >= WHITE.start) & (whites < WHITE.stop)]
    words = words[np.all([words & np.uint32(edge) for edge in EDGES], axis=0)]
    once = turned(words)
    words = words[np.minimum(np.bitwise_count(words ^ once), np.bitwise_count(words ^ turned(once))) >= DISTANCE]
    for pattern in EVERYWHERE:
        words = words[nearest(words, np.uint32(pattern)) >= DISTANCE]
    taken = []
    while len(words):
        taken.append(words[0])
        words = words[nearest(words, words[0]) >= DISTANCE]
    return np.array(taken, np.uint32)


def spread(words: Words) -> list[int]:
    """KEPT of them: the one with most others near it is dropped, again and again."""
    near = np.zeros((len(words), len(words)), np.int64)
    for turn in np.stack([turns(word) for word in words]).T:
        near += np.bitwise_count(words[:, None] ^ turn[None, :]) == DISTANCE
    np.fill_diagonal(near, 0)
    kept = np.ones(len(words), bool)
    while kept.sum() > KEPT:
        kept[np.where(kept, near[:, kept].sum(1), -1).argmax()] = False
    return [int(word) for word in words[kept]]


def main() -> None:
    words = spread(lexicode())
    lines = [", ".join(f"0x{word:07x}" for word in words[at : at + 8]) for at in range(0, len(words), 8)]
    body = "".join(f"    *({line}),\n" for line in lines)
    TARGET.write_text(f"{HEAD}DISTANCE = {DISTANCE}\nWORDS = (\n{body})\n")


if __name__ == "__main__":
    main()
