"""Levels, subjects and domains proposed from a lesson's words, with the words that speak for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tni.core.collation import fold
from tni.library.built_in_vocabularies import built_in_vocabularies, domain_key
from tni.library.curriculum_proposal import CurriculumProposals, CurriculumProposer

VOCABULARIES = built_in_vocabularies()
PROPOSER = CurriculumProposer(VOCABULARIES)
GENERAL = "1re générale et technologique"
LESSONS = [
    ("Le théorème de Pythagore", "Dans un triangle rectangle, le carré de l'hypoténuse", "mathématiques", "4e"),
    ("Les fractions au CM1", "Partager une pizza en parts égales", "mathématiques", "CM1"),
    ("La Première Guerre mondiale", "Verdun, les tranchées, l'armistice de 1918", "histoire", "3e"),
    ("L'accord du participe passé", "Accorde le participe passé avec le sujet", "français", ""),
    ("Les séismes", "Les plaques et les volcans", "sciences de la vie et de la Terre", "4e"),
    ("My favourite sport", "What is your favourite sport? Use the present simple", "anglais", ""),
    ("Circuit en série", "La lampe, la pile, l'intensité du courant", "physique-chimie", "5e"),
    ("La laïcité à l'école", "Que dit la loi de 1905 ? Débat", "enseignement moral et civique", ""),
    ("Le roman de chevalerie", "Chrétien de Troyes, Yvain", "français", "5e"),
    ("Habiter une métropole", "Tokyo, carte et croquis", "géographie", ""),
    ("Suites arithmétiques", "Pour la classe de première : raison, récurrence", "mathématiques", GENERAL),
    ("Le robot suiveur", "Capteur, actionneur et programme", "technologie", ""),
    ("Évaluation de 6ème", "Les nombres décimaux et la division", "mathématiques", "6e"),
]


def levels_of(found: CurriculumProposals) -> list[str]:
    return [VOCABULARIES.label(one.key) for one in found.levels]


@pytest.mark.parametrize(("title", "text", "subject", "level"), LESSONS, ids=[title for title, *_ in LESSONS])
def test_usual_lessons_find_their_subject_and_level(title: str, text: str, subject: str, level: str) -> None:
    found = PROPOSER.propose(title, [text])
    assert VOCABULARIES.label(found.subjects[0].key) == subject
    assert levels_of(found)[:1] == [level] if level else found.levels == () or found.levels[0].score < 0.9


def test_the_domains_of_the_socle_follow_the_subject() -> None:
    found = PROPOSER.propose("Les séismes", ["volcan et plaque"])
    assert [one.key for one in found.domains] == [domain_key(4)]
    assert "seismes" in found.domains[0].evidence


@pytest.mark.parametrize(
    "text", ["la 3e personne du singulier", "au 5e jour", "une seconde chance", "troisième partie"]
)
def test_ordinals_are_no_levels(text: str) -> None:
    assert [one.score for one in PROPOSER.propose(text, []).levels if one.score > 0.9] == []


def test_a_lesson_without_words_gets_no_proposal() -> None:
    assert PROPOSER.propose("", ["", "  ", "12 + 3"]) == CurriculumProposals()


@given(st.text(), st.lists(st.one_of(st.text(), st.sampled_from([text for _, text, *_ in LESSONS])), max_size=4))
@settings(deadline=None)
def test_proposals_have_scores_and_only_words_of_the_lesson(title: str, texts: list[str]) -> None:
    found = PROPOSER.propose(title, texts)
    spoken = fold(" ".join([title, *texts]))
    for proposed in (found.levels, found.subjects, found.domains):
        assert [one.score for one in proposed] == sorted((one.score for one in proposed), reverse=True)
        assert all(0 < one.score <= 1 and VOCABULARIES.concept(one.key) for one in proposed)
        assert all(word in spoken for one in proposed for word in one.evidence)
