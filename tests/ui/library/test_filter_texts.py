"""Names of the values that the home screen filters by."""

from __future__ import annotations

from tni.library.built_in_vocabularies import CONCEPT_URI, built_in_packs, built_in_vocabularies
from tni.library.chosen_filters import FilterKind, FilterValue
from tni.library.vocabulary import Concept, Vocabularies, VocabularyKind, VocabularyPack
from tni.ui.library.filter_texts import LONGEST, short_name, value_name

OFFICIAL = f"{CONCEPT_URI}022-num-900"


def test_each_subject_and_level_has_a_name_that_fits_on_a_chip() -> None:
    known = built_in_vocabularies()
    for kind, of in ((FilterKind.SUBJECT, VocabularyKind.SUBJECT), (FilterKind.LEVEL, VocabularyKind.LEVEL)):
        names = [short_name(FilterValue(kind, concept.key), known) for concept in known.of_kind(of)]
        assert max(map(len, names)) <= LONGEST
        assert len(names) == len(set(names))
    (svt,) = (concept.key for concept in known.find("SVT"))
    assert short_name(FilterValue(FilterKind.SUBJECT, svt), known) == "SVT"


def test_a_key_has_no_name_until_its_vocabulary_is_loaded_but_own_words_have() -> None:
    known = built_in_vocabularies()
    assert value_name(FilterValue(FilterKind.LEVEL, OFFICIAL), known) == ""
    pack = VocabularyPack("x", VocabularyKind.LEVEL, "x", "1", "", "", "", (Concept(OFFICIAL, "classe passerelle"),))
    loaded = Vocabularies((*built_in_packs(), pack))
    assert value_name(FilterValue(FilterKind.LEVEL, OFFICIAL), loaded) == "classe passerelle"
    assert value_name(FilterValue(FilterKind.LEVEL, "remise à niveau"), known) == "remise à niveau"
    assert value_name(FilterValue(FilterKind.NEED, "later need"), known) == ""
