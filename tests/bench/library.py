"""A library of real lessons: how fast it is indexed, listed and searched, and in how much memory.

Each lesson has five pages, 300 words made of ScoLOMFR labels (TNI_CORPUS) and 200 strokes. TNI_LIBRARY_LESSONS sets how
many: 2,000 by default; 20,000 need 1.3 GB and some minutes to write where TMPDIR names a folder in memory.
"""

from __future__ import annotations

import os
import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from random import Random
from statistics import quantiles

from tests.bench.full_lesson import strokes
from tests.bench.rig import Rig
from tests.support.lesson_texts import PAGES, LessonTexts, TextLesson
from tests.support.libraries import a_text
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import LessonInfo, Page
from tni.library.chosen_filters import ChosenFilters, FilterKind
from tni.library.lesson_facets import LessonFacets
from tni.library.lesson_query import parse_query
from tni.services.library.library_search import LibrarySearch
from tni.store.lesson_database import LessonDatabase
from tni.store.library_search import LibraryReader

COUNT = 2_000
STROKES, POINTS = 200, 25
QUERIES = 1_000
BOX = Rect(10.0, 60.0, 300.0, 110.0)


def figures(rig: Rig) -> dict[str, str]:
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is None:
        return {"library": "TNI_CORPUS is not set"}
    count = int(os.environ.get("TNI_LIBRARY_LESSONS", COUNT))
    texts = LessonTexts(Path(corpus))
    library, index = rig.folder / "library", rig.folder / "cache" / "index"
    begun = time.perf_counter()
    write_library(library, texts, count, rig.folder)
    written_s = time.perf_counter() - begun
    size = sum(path.stat().st_size for path in library.rglob("*.tni"))
    found = {"library: lessons": f"{count}, of {size / count / 1000:.0f} kB, written in {written_s:.0f} s"}
    return found | _indexed(library, index, count) | _read(index, texts, count)


def write_library(library: Path, texts: LessonTexts, count: int, folder: Path) -> None:
    """Write the lessons. All share their ink, which no search reads."""
    ink = folder / "ink.tni"
    database = LessonDatabase.create(ink)
    with database.transaction():
        for page in range(PAGES):
            for stroke in strokes(PageId(f"p{page}"), STROKES // PAGES, POINTS, BOX):
                database.add_outside(stroke)
    database.close()
    for number in range(count):
        path = library / f"{number % 40:02}" / f"{number}.tni"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ink, path)
        _fill(path, texts.lesson(number))


def _fill(path: Path, lesson: TextLesson) -> None:
    database = LessonDatabase(path)
    with database.transaction():
        database.add_outside(LessonInfo(title=lesson.title, subject=lesson.subject, level=lesson.level))
        for number, page in enumerate(lesson.pages):
            key = PageId(f"p{number}")
            database.add_outside(Page(id=key, position=float(number), title=page.title, notes=page.notes))
            for line, text in enumerate(page.texts):
                database.add_outside(a_text(f"t{number}-{line}", key, text))
    database.close()


class _MainLoop:
    """Main thread that ticks each millisecond, as a pen does, and runs what is posted."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.late_ms: list[float] = []

    def post(self, call: Callable[[], None]) -> None:
        self._calls.put(call)

    def run_until(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            begun = time.perf_counter()
            time.sleep(0.001)
            self.late_ms.append((time.perf_counter() - begun) * 1000 - 1.0)
            while not self._calls.empty():
                self._calls.get()()


def _indexed(library: Path, index: Path, count: int) -> dict[str, str]:
    """Index in a process, as the program does, while the main thread ticks."""
    loop = _MainLoop()
    with closing(LibrarySearch(library, index, loop)) as search:
        begun = time.perf_counter()
        search.update()
        loop.run_until(lambda: search.state.report is not None or search.state.has_failed)
        whole_s = time.perf_counter() - begun
        begun = time.perf_counter()
        search.update()
        loop.run_until(lambda: search.state.progress is None)
        again_s = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)  # of the process that has ended
    late = quantiles(loop.late_ms, n=1000)
    lateness = f"{late[499]:.2f} / {late[989]:.2f} / {late[998]:.2f} ms"
    return {
        "library: lessons indexed a second, goal 500": f"{count / whole_s:.0f} (all in {whole_s:.1f} s)",
        "library: lessons indexed a second of processor time": f"{count / (used.ru_utime + used.ru_stime):.0f}",
        "library: update of an index with nothing new": f"{again_s:.2f} s",
        "library: main thread late while indexing, p50/p99/p99.9": lateness,
        "library: memory of the process that indexes": f"{used.ru_maxrss / 1024:.0f} MB",
        "library: size of the index": f"{index.stat().st_size / count / 1000:.1f} kB a lesson",
    }


def _read(index: Path, texts: LessonTexts, count: int) -> dict[str, str]:
    before = _memory_mb()
    with closing(LibraryReader(index)) as reader:
        first = _timed_ms(lambda: reader.search(parse_query("fraction")))
        typed = [parse_query(text, typing=True) for text in _typed(texts, count)]
        times = sorted(_timed_ms(partial(reader.search, query)) for query in typed)
        memory = _memory_mb() - before
        lists = sorted(_timed_ms(reader.lessons) for _ in range(9))
        lessons = reader.lessons()
    filters = [_timed_ms(lambda: LessonFacets(lessons)), *_offers_ms(LessonFacets(lessons))]
    return {
        "library: first search after the start": f"{first:.0f} ms",
        "library: results of a query, p50/p99/most, goal p99 30": (
            f"{times[len(times) // 2]:.1f} / {times[len(times) * 99 // 100]:.1f} / {times[-1]:.1f} ms"
        ),
        "library: list of all lessons, goal 200": f"{lists[len(lists) // 2]:.0f} ms",
        "library: sets of lessons to filter by; counts of all values at first, then": (
            f"{filters[0]:.0f}; {filters[1]:.1f}, {filters[2]:.1f} ms"
        ),
        "library: memory for searching": f"{memory:.0f} MB",
    }


def _offers_ms(facets: LessonFacets) -> list[float]:
    """Time the counts of all values beside a level that is chosen, with sets of times yet to be made and without."""
    chosen, today = ChosenFilters(facets.values[FilterKind.LEVEL][:1]), datetime.now().date()
    return [_timed_ms(lambda: facets.offers(chosen, today)) for _ in range(2)]


def _typed(texts: LessonTexts, count: int) -> Iterator[str]:
    """Queries as they are typed: one to four words of a lesson, now and then unfinished or with a letter missing."""
    chance = Random(1)
    for _ in range(QUERIES):
        words = texts.lesson(chance.randrange(count)).about.split()
        at = chance.randrange(len(words))
        text = " ".join(words[at : at + chance.randint(1, 4)])
        cut = chance.randrange(1, len(text)) if len(text) > 2 else 0
        match chance.randrange(4):
            case 0:
                yield text[:cut] or text
            case 1:
                yield text[:cut] + text[cut + 1 :]
            case _:
                yield text


def _timed_ms(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _memory_mb() -> float:
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6
