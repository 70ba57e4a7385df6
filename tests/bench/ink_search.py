"""Handwritten words found by writing them once more: how often among the first five, on real handwriting; and times.

UNIPEN's set `atu1` has no labels of words, but its files with numbers k and k + 7 hold the same text, for 11 writers.
A text's words are told apart by its widest gaps; the files in which that fails, by eye, are left out as queries and as
answers. The lesson that is searched has each file as a page. No parameter was chosen on this set.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.bench.rig import Rig
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.formats.unipen import read_unipen
from tni.library.ink_places import DescribedWord, InkPlace, describe_ink, ranked_places
from tni.library.ink_strokes import measured_strokes
from tni.library.word_shape import describe_word

type Floats = NDArray[np.float64]

TEXTS = 7
WORDS_OF_TEXT = {1: 4, 2: 1, 3: 4, 4: 1, 5: 4, 6: 3, 0: 4}
"""By the file's number modulo 7."""
GAPS_WRONG = {"aah03", "aah07", "aah12", "aal13", "aap10", "aap12", "abb01", "abb03", "abb07"}
SHORT = {(0, 2)}
"""A word of two letters, which nobody searches for."""
SAME_PLACE = 0.5
FIRST = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """Word of a file. page: the file's name; word: which text and which word of it."""

    page: str
    word: tuple[int, int]
    strokes: tuple[Floats, ...]

    @property
    def writer(self) -> str:
        return self.page[:3]

    @property
    def box(self) -> Rect:
        return Rect.of_points(np.concatenate(self.strokes))


@dataclass(frozen=True, slots=True)
class Found:
    """Result of many searches. ranks: place of the first right answer, from 0; None when there is none. words: places
    that were compared in a search, on average."""

    ranks: tuple[int | None, ...]
    words: float

    def share(self, first: int) -> float:
        return sum(rank is not None and rank < first for rank in self.ranks) / len(self.ranks)


@cache
def pages(corpus: Path) -> dict[PageId, list[Floats]]:
    """Return the strokes of each file."""
    files = sorted((corpus / "ink" / "unipen" / "atu1").glob("*.dat"))
    return {
        PageId(file.stem): [np.array([(p.x_mm, p.y_mm) for p in stroke]) for stroke in read_unipen(file)]
        for file in files
    }


@cache
def described(corpus: Path) -> dict[PageId, list[DescribedWord]]:
    return {page: describe_ink(strokes) for page, strokes in pages(corpus).items()}


@cache
def written_words(corpus: Path) -> list[WrittenWord]:
    return [word for page, strokes in pages(corpus).items() if page not in GAPS_WRONG for word in _cut(page, strokes)]


def _cut(page: str, strokes: list[Floats]) -> Iterator[WrittenWord]:
    text = int(page[3:]) % TEXTS
    measured = measured_strokes(strokes)
    long = np.flatnonzero(measured.lengths >= measured.height_of(np.arange(len(measured))))
    order = long[np.argsort(measured.boxes[long, 0])]
    reached = np.maximum.accumulate(measured.boxes[order, 2])
    gaps = measured.boxes[order[1:], 0] - reached[:-1]
    cuts = np.sort(np.argsort(-gaps)[: WORDS_OF_TEXT[text] - 1])
    for number, run in enumerate(np.split(order, cuts + 1)):
        if (text, number) not in SHORT:
            yield WrittenWord(page, (text, number), tuple(strokes[k] for k in np.sort(measured.numbers[run])))


def same_writer(corpus: Path) -> Found:
    """Search for each word that its writer wrote twice, in the pages of all writers. Words of the others that are the
    same are neither right nor wrong."""
    words = written_words(corpus)
    return _found(corpus, [(w, w.writer) for w in words if any(_is_other(w, o) for o in words)])


def other_writer(corpus: Path) -> Found:
    """Search for each word of a writer as each other writer wrote it."""
    words = written_words(corpus)
    writers = sorted({w.writer for w in words})
    have = {(w.word, w.writer) for w in words}
    return _found(corpus, [(w, o) for w in words for o in writers if o != w.writer and (w.word, o) in have])


def _is_other(one: WrittenWord, other: WrittenWord) -> bool:
    return one.word == other.word and one.writer == other.writer and one.page != other.page


def _found(corpus: Path, queries: list[tuple[WrittenWord, str]]) -> Found:
    """queries: a word, and the writer whose instances are right."""
    ranks, counts = [], []
    for query, writer in queries:
        lesson = {page: words for page, words in described(corpus).items() if page != query.page}
        counts.append(sum(map(len, lesson.values())))
        descriptor = describe_word(query.strokes)
        places = ranked_places(descriptor, lesson) if descriptor else None
        ranks.append(_rank(corpus, query, writer, places or []))
    return Found(tuple(ranks), float(np.mean(counts)))


def _rank(corpus: Path, query: WrittenWord, writer: str, places: list[InkPlace]) -> int | None:
    boxes = {w.page: (w.writer, w.box) for w in written_words(corpus) if w.word == query.word}
    rank = 0
    for place in places:
        by, box = boxes.get(place.page, ("", Rect.nothing()))
        if box.empty or _shared(box, place.box) < SAME_PLACE:
            rank += 1
        elif by == writer:
            return rank
    return None


def _shared(one: Rect, other: Rect) -> float:
    """Return the area that two boxes share, as a part of what they cover together."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    both = max(width, 0) * max(height, 0)
    return both / (one.width * one.height + other.width * other.height - both)


def lesson(corpus: Path, count: int = 100, strokes: int = 200) -> list[list[Floats]]:
    """Return pages of a lesson of the corpus's lines, beneath each other and each a little larger or smaller."""
    random, lines = np.random.default_rng(1), list(pages(corpus).values())
    out = []
    for _ in range(count):
        page: list[Floats] = []
        while len(page) < strokes:
            line = lines[random.integers(len(lines))]
            at = (0.0, 30.0 * len(page) / 10)
            page += [stroke * random.uniform(0.9, 1.1) + at for stroke in line]
        out.append(page[:strokes])
    return out


def figures(_rig: Rig) -> dict[str, str]:
    folder = os.environ.get("TNI_CORPUS")
    if folder is None:
        return {"handwritten words": "TNI_CORPUS names no folder with handwriting: nothing to judge on"}
    corpus, out = Path(folder), {}
    for name, found in (("same writer", same_writer(corpus)), ("another writer", other_writer(corpus))):
        shares = ", ".join(f"{100 * found.share(first):.1f} % in the first {first}" for first in FIRST)
        out[f"handwritten word, {name}"] = f"{shares}; {len(found.ranks)} searches of {found.words:.0f} groups"
    made = lesson(corpus)
    words: dict[PageId, list[DescribedWord]] = {}
    spent = [
        _ms(lambda page=page, k=k: words.update({PageId(str(k)): describe_ink(page)})) for k, page in enumerate(made)
    ]
    out["description of a page of 200 strokes"] = f"{np.median(spent):.0f} ms, at most {max(spent):.0f} ms"
    query = describe_word(written_words(corpus)[0].strokes) or b""
    ms = [_ms(lambda: ranked_places(query, words)) for _ in range(5)]
    count = sum(map(len, words.values()))
    out["search of 100 pages, 20,000 strokes"] = f"{np.median(ms):.0f} ms for {count} groups"
    out["descriptors of a page"] = (
        f"{np.mean([sum(len(w.descriptor) for w in found) for found in words.values()]):.0f} B"
    )
    return out


def _ms(work: Callable[[], object]) -> float:
    """Return the processor time of a call."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)
