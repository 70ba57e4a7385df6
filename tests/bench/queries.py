"""Whether the lesson meant is among the first three found, for 200 queries as French teachers type them.

It is looked for among the 210 lessons that are meant, and once more with lessons made of ScoLOMFR labels (TNI_CORPUS)
around them, of which several are about the same subject. TNI_LIBRARY_LESSONS sets how many; 2,000 by default.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.bench.rig import Rig
from tests.support.lesson_texts import LessonTexts
from tests.support.libraries import a_digest, a_page, entry
from tests.support.school_queries import FIRST, missed, school_lessons, school_queries
from tni.store.library_index import IndexEntry, LibraryIndex
from tni.store.library_search import LibraryReader

COUNT = 2_000
BATCH = 500


def figures(rig: Rig) -> dict[str, str]:
    index = rig.folder / "queries.db"
    with closing(LibraryIndex(index)) as writer:
        writer.put(list(school_lessons()))
    found = _figures(index, "alone")
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is not None:
        count = int(os.environ.get("TNI_LIBRARY_LESSONS", COUNT))
        others = list(_others(Path(corpus), count))
        with closing(LibraryIndex(index)) as writer:
            for at in range(0, count, BATCH):
                writer.put(others[at : at + BATCH])
        found |= _figures(index, f"among {count} more")
    return found


def _figures(index: Path, where: str) -> dict[str, str]:
    asked = school_queries()
    with closing(LibraryReader(index)) as reader:
        lost = missed(reader)
    whole, by_kind = len(asked), Counter(query.kind for query in lost)
    kinds = ", ".join(f"{kind} {by_kind[kind]} of {n}" for kind, n in sorted(Counter(q.kind for q in asked).items()))
    return {
        f"queries: lesson meant in the first {FIRST}, {where}": f"{100 * (whole - len(lost)) / whole:.1f} % of {whole}",
        f"queries: missed {where}": kinds,
    }


def _others(corpus: Path, count: int) -> Iterator[IndexEntry]:
    texts = LessonTexts(corpus)
    for number in range(count):
        lesson = texts.lesson(number)
        pages = [a_page(at, *page.texts, title=page.title, notes=page.notes) for at, page in enumerate(lesson.pages, 1)]
        digest = a_digest(lesson.title, *pages, level=lesson.level, subject=lesson.subject)
        yield entry(f"other/{number}.tni", digest, number)
