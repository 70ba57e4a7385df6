"""Vocabularies of the curriculum: look-up by key and by label, several packs side by side, and the built-in list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.library.built_in_vocabularies import built_in_packs, built_in_vocabularies, domain_key, level_key
from tni.library.vocabulary import MAX_DEPTH, Concept, Vocabularies, VocabularyKind, VocabularyPack, split_label

KEYS = st.sampled_from("abcdef")
CONCEPTS = st.lists(
    st.builds(
        Concept,
        key=KEYS,
        label=st.text(min_size=1, max_size=8),
        broader=st.lists(KEYS, max_size=2).map(tuple),
        replaced_by=st.one_of(st.just(""), KEYS),
    ),
    unique_by=lambda concept: concept.key,
)


def pack_of(*concepts: Concept, id: str = "pack") -> VocabularyPack:
    return VocabularyPack(id, VocabularyKind.SUBJECT, "Essai", "1", "2026-01-01", "", "", concepts)


def test_levels_and_subjects_are_found_by_the_labels_that_teachers_use() -> None:
    found = built_in_vocabularies()
    for label in ("5e", "5ème", "CINQUIÈME", "cinquieme"):
        assert [one.key for one in found.find(label, VocabularyKind.LEVEL)] == [level_key("020")]
    assert [one.label for one in found.find("SCIENCES VIE & TERRE")] == ["sciences de la vie et de la Terre"]
    assert [one.label for one in found.path(level_key("020"))] == ["collège", "5e"]
    assert found.label(domain_key(4)).startswith("domaine 4")
    assert found.label("Tronc commun") == "Tronc commun"


def test_no_label_of_the_built_in_list_names_two_concepts_of_a_kind() -> None:
    found = built_in_vocabularies()
    twice = [
        (label, [one.label for one in found.find(label, pack.kind)])
        for pack in built_in_packs()
        for concept in pack.concepts
        for label in concept.labels
        if len(found.find(label, pack.kind)) > 1
    ]
    assert twice == []


def test_a_later_pack_names_a_concept_and_the_earlier_labels_still_find_it() -> None:
    old = pack_of(Concept("a", "mathématiques", ("maths",)))
    new = pack_of(Concept("a", "mathématiques (discipline)"), Concept("b", "calcul (cycle 4)", (), ("a",)), id="new")
    found = Vocabularies([old, new])
    assert [one.label for one in found.find("Maths")] == ["mathématiques (discipline)"]
    assert [one.key for one in found.find("calcul")] == ["b"]
    assert [one.key for one in found.narrower("a")] == ["b"]
    assert found.label("b") == "calcul"


def test_a_way_up_that_is_long_or_goes_round_is_cut() -> None:
    count = 20_000
    for end in ("", "0"):
        concepts = (Concept(str(n), f"mot {n}", (), (str(n + 1) if n + 1 < count else end,)) for n in range(count))
        found = Vocabularies([pack_of(*concepts)])
        assert max(len(found.path(str(n))) for n in range(count)) == MAX_DEPTH
        assert found.path("7")[-1].key == "7"


def test_deprecated_concepts_lead_to_their_successors_and_come_last() -> None:
    old = Concept("old", "calcul", deprecated=True, replaced_by="middle")
    middle = Concept("middle", "calculer", deprecated=True, replaced_by="new")
    found = Vocabularies([pack_of(old, middle, Concept("new", "calcul"))])
    assert found.current("old") == "new"
    assert [one.key for one in found.find("calcul")] == ["new", "old"]
    assert [one.key for one in found.of_kind(VocabularyKind.SUBJECT)] == ["new"]


@given(CONCEPTS, KEYS)
def test_rings_of_concepts_end(concepts: list[Concept], key: str) -> None:
    found = Vocabularies([pack_of(*concepts)])
    assert len(found.path(key)) <= len(concepts)
    assert found.current(key) in {key, *(one.replaced_by for one in concepts)}


@given(CONCEPTS)
def test_every_concept_is_found_by_each_label_that_has_letters(concepts: list[Concept]) -> None:
    found = Vocabularies([pack_of(*concepts)])
    assert all(one in found.find(label) for one in concepts for label in one.labels)


def test_a_label_is_split_from_all_its_qualifiers() -> None:
    assert split_label("questionner le monde (cycle 2) (discipline)") == (
        "questionner le monde",
        ("cycle 2", "discipline"),
    )
    assert split_label("(cycle 2)") == ("(cycle 2)", ())
    assert Concept("a", "le monde habité (géographie 6e)").short_label == "le monde habité"
