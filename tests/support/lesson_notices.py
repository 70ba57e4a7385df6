"""Notices of lessons with any values, for the writers of metadata."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tni.document.lesson_plan import Curriculum
from tni.library.built_in_vocabularies import built_in_packs
from tni.library.lesson_notice import LessonNotice

TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["", " ", "\x00\x1f", "\ud800", "]]>&<\"'", "Thalès ; l’œuvre", "\ufffe\uffff", "a\r\nb", "🙂"]),
)
KEYS = st.one_of(st.sampled_from([one.key for pack in built_in_packs() for one in pack.concepts]), TEXTS)
MANY_KEYS = st.lists(KEYS, max_size=4).map(tuple)
CURRICULA = st.builds(
    Curriculum,
    levels=MANY_KEYS,
    subjects=MANY_KEYS,
    domains=MANY_KEYS,
    skills=MANY_KEYS,
    sequence=TEXTS,
    place=st.integers(0, 40),
    minutes=st.integers(0, 10_000),
    author=TEXTS,
    licence=TEXTS,
)
NOTICES = st.builds(
    LessonNotice,
    title=TEXTS,
    on=st.dates(date(1000, 1, 1), date(9999, 12, 31)),
    description=TEXTS,
    keywords=st.lists(TEXTS, max_size=3).map(tuple),
    lesson_id=TEXTS,
    location=TEXTS,
    organisation=TEXTS,
    size=st.integers(0, 1 << 40),
    curriculum=CURRICULA,
)
