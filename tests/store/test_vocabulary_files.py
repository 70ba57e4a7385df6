"""Stored vocabularies: they come back as they were, side by side, and a damaged one harms no other."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.format_errors import FileFormatError
from tni.library.built_in_vocabularies import built_in_packs
from tni.library.vocabulary import MAX_CONCEPTS, Concept, VocabularyKind, VocabularyPack
from tni.store.vocabulary_files import VocabularyFiles, pack_from_json

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
PACKS = st.builds(
    VocabularyPack,
    id=TEXT,
    kind=st.sampled_from(VocabularyKind),
    name=TEXT,
    version=TEXT,
    date=TEXT,
    source=TEXT,
    licence=TEXT,
    concepts=st.lists(
        st.builds(
            Concept,
            key=TEXT,
            label=TEXT,
            alternatives=st.lists(TEXT, max_size=2).map(tuple),
            broader=st.lists(TEXT, max_size=2).map(tuple),
            deprecated=st.booleans(),
            replaced_by=st.one_of(st.just(""), TEXT),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda concept: concept.key,
    ).map(tuple),
)
LEVELS = built_in_packs()[0]


@given(pack=PACKS)
def test_a_pack_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, pack: VocabularyPack) -> None:
    files = VocabularyFiles(tmp_path_factory.mktemp("packs"))
    files.save(pack)
    assert files.load() == (pack,)
    files.remove(pack)
    assert files.load() == ()


def test_versions_stand_side_by_side_and_the_same_one_is_replaced(tmp_path: Path) -> None:
    files = VocabularyFiles(tmp_path)
    newer = replace(LEVELS, version="2", date="2027-01-01")
    for pack in (newer, LEVELS, replace(LEVELS, name="renamed")):
        files.save(pack)
    assert [(one.version, one.name) for one in files.load()] == [("1", "renamed"), ("2", LEVELS.name)]


def test_a_damaged_pack_is_quarantined_and_the_others_are_read(tmp_path: Path) -> None:
    files = VocabularyFiles(tmp_path)
    files.save(LEVELS)
    (tmp_path / "a.json").write_text('{"version": 1, "kind": "level"}', encoding="utf-8")
    assert files.load() == (LEVELS,)
    assert [path.name for path in tmp_path.glob("a.*")] == ["a.damaged"]


def test_a_pack_that_a_user_wrote_is_read_and_anything_else_refused() -> None:
    own = {
        "version": 1,
        "pack": {"id": "crcn", "name": "CRCN"},
        "kind": "skill",
        "concepts": [["crcn-1.1", "Mener une recherche"]],
    }
    assert pack_from_json(json.dumps(own).encode()).concepts == (Concept("crcn-1.1", "Mener une recherche"),)
    many = [[f"c{number}", "mot"] for number in range(MAX_CONCEPTS + 1)]
    refused = (own | {"kind": "x"}, own | {"concepts": many}, own | {"concepts": [[]] * 1_000_000})
    for bad in (b"{", b"[]", b"{}", b'{"version": 1}', *(json.dumps(one).encode() for one in refused)):
        with pytest.raises(FileFormatError):
            pack_from_json(bad)
