"""Queries as teachers type them find the lesson that they mean."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.support.libraries import build_index
from tests.support.school_queries import missed, school_lessons, school_queries

SHARE = 0.95


def test_the_lesson_meant_is_among_the_first_three(tmp_path: Path) -> None:
    queries = school_queries()
    assert sum(query.kind in ("error", "elision", "inflection") for query in queries) >= 60
    with closing(build_index(tmp_path / "index", *school_lessons())) as reader:
        lost = [query.text for query in missed(reader)]
    assert len(lost) <= (1 - SHARE) * len(queries), lost
