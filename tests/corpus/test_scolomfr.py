"""Official files of ScoLOMFR: their vocabularies load, and every notice validates against their schema."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.support.lesson_notices import NOTICES
from tni.formats.scolomfr_notice import scolomfr_notice
from tni.formats.skos_reader import read_vocabulary
from tni.library.built_in_vocabularies import CONCEPT_URI, built_in_packs, built_in_vocabularies
from tni.library.curriculum_proposal import CurriculumProposer
from tni.library.lesson_notice import LessonNotice
from tni.library.vocabulary import Vocabularies, VocabularyKind, VocabularyPack

pytestmark = pytest.mark.usefixtures("corpus")


@pytest.fixture(scope="session")
def schema(corpus: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(corpus / "formats/scolomfr/scolomfr-schemas-3-1/scolomfr.xsd"))


def vocabulary(corpus: Path, number: str) -> VocabularyPack:
    return read_vocabulary((corpus / f"formats/scolomfr/scolomfrSkos_n_n-1_{number}.rdf").read_bytes())


@pytest.mark.parametrize(
    ("number", "kind", "concepts", "deprecated"),
    [
        ("15", VocabularyKind.SUBJECT, 3471, 58),
        ("16", VocabularyKind.DOMAIN, 60, 36),
        ("22", VocabularyKind.LEVEL, 116, 6),
        ("10", VocabularyKind.OTHER, 31, 0),
    ],
)
def test_official_vocabularies_load_whole(
    corpus: Path, number: str, kind: VocabularyKind, concepts: int, deprecated: int
) -> None:
    pack = vocabulary(corpus, number)
    assert (pack.kind, len(pack.concepts), sum(one.deprecated for one in pack.concepts)) == (kind, concepts, deprecated)
    assert (pack.id, pack.date, pack.version) == (f"scolomfr-voc-0{number}", "2016-12-20", "ScoLOMFR V3.1.0 12/2016")


def test_built_in_keys_are_those_of_the_official_files(corpus: Path) -> None:
    official = Vocabularies([vocabulary(corpus, number) for number in ("22", "15", "16")])
    mine = [(pack.kind, one) for pack in built_in_packs() for one in pack.concepts if one.key.startswith(CONCEPT_URI)]
    assert [one.label for kind, one in mine if official.kind(one.key) is not kind] == []
    both = Vocabularies([*built_in_packs(), *official.packs])
    assert both.find("maths")[0].label == "mathématiques (discipline)"
    named_alike = [one for _, one in mine if one.key in {found.key for found in official.find(one.label)}]
    assert len(named_alike) >= len(mine) - 3


def test_replaced_concepts_lead_to_one_in_use(corpus: Path) -> None:
    official = Vocabularies([vocabulary(corpus, "15")])
    replaced = [one for one in official.of_kind(VocabularyKind.SUBJECT, deprecated=True) if one.replaced_by]
    assert len(replaced) == 56
    assert all(
        found and not found.deprecated for one in replaced if (found := official.concept(official.current(one.key)))
    )


@given(notice=NOTICES)
@settings(max_examples=60, deadline=None)
def test_every_notice_validates_against_the_official_schema(schema: etree.XMLSchema, notice: LessonNotice) -> None:
    schema.assertValid(etree.fromstring(scolomfr_notice(notice, built_in_vocabularies())))


def test_the_schema_refuses_what_is_no_notice(schema: etree.XMLSchema, corpus: Path) -> None:
    example = etree.parse(corpus / "formats/scolomfr/ExempleManuelReferenceScoLOMFRv3-1.xml")
    assert schema.validate(example)
    written = scolomfr_notice(LessonNotice(title="Thalès", on=date(2026, 11, 29)), built_in_vocabularies())
    assert not schema.validate(etree.fromstring(written.replace(b"concept/author", b"concept/writer")))


def test_half_of_the_labels_that_were_held_out_find_their_subject(corpus: Path) -> None:
    """A label has few words: chance would find one in fifteen. Of a fifth of the labels 51 to 56 % find it, 38 % their
    level among twelve, and 15 % get no proposal."""
    levels, subjects = vocabulary(corpus, "22"), vocabulary(corpus, "15")
    official = Vocabularies([*built_in_packs(), levels, subjects])
    above = {key for one in subjects.concepts for key in one.broader}
    leaves = [one for one in subjects.concepts if one.key not in above and len(official.path(one.key)) > 1]
    held_out = leaves[::5]
    rest = replace(subjects, concepts=tuple(one for one in subjects.concepts if one not in held_out))
    proposer = CurriculumProposer(Vocabularies([*built_in_packs(), levels, rest]))
    found = [(one, proposer.propose(one.short_label, []).subjects) for one in held_out]
    right = [one for one, best in found if best and best[0].key == official.path(one.key)[0].key]
    assert len(right) > 0.45 * len(held_out)
