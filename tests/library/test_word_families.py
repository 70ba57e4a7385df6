"""Forms of a word share a stem, and kin share a family; words that only look alike don't."""

from __future__ import annotations

from itertools import combinations

import pytest

from tni.core.collation import fold
from tni.library.word_families import family, is_inflection, stem

FORMS = (
    "fraction fractions",
    "cheval chevaux",
    "journal journaux",
    "travail travaux",
    "bateau bateaux",
    "jeu jeux",
    "bijou bijoux",
    "décimal décimale décimaux décimales",
    "égal égaux égale",
    "heureux heureuse heureuses",
    "actif actifs",
    "géométrie géométrique géométriques",
    "dérivée dérivées",
)
KIN = (
    "multiplier multiplication multiplie multiplicatif ×",
    "additionner addition additionné additif",
    "soustraire soustraction soustrait soustrayons",
    "diviser division divisible diviseur dividende ÷",
    "lire lecture lecteur lisons",
    "écrire écriture écrit écrivain",
    "décrire description",
    "grammaire grammatical grammaticaux",
    "conjuguer conjugaison conjuguons",
    "construire construction construit",
    "réduire réduction",
    "résoudre résolution résolu",
    "convertir conversion",
    "comparer comparaison",
    "décomposer décomposition",
    "ouvrir ouverture",
    "transmettre transmission",
    "percevoir perception",
    "exprimer expression",
    "histoire historique historien",
    "musique musical musicien",
    "physique physicien",
    "électricité électrique",
    "proportion proportionnel proportionnalité",
    "triangle triangulaire",
    "chimie chimique chimiste",
    "volcan volcanique volcanisme",
    "respirer respiration respiratoire",
    "observer observation observateur",
    "œil yeux",
    "travail travaux travailler",
    "6e sixième",
    "XIXe 19e",
    "XIV 14",
    "mathématiques maths",
)
UNLIKE = (
    "fraction facteur",
    "mer mère",
    "poids poisson",
    "cercle cerf",
    "gramme grammaire",
    "aire air-bag",
    "nature nation",
    "lettre litre",
    "mètre mettre",
)


def words(line: str) -> list[str]:
    return [fold(word) or word for word in line.split()]


@pytest.mark.parametrize("line", FORMS)
def test_forms_have_one_stem(line: str) -> None:
    assert len({stem(word) for word in words(line)}) == 1


@pytest.mark.parametrize("line", [*FORMS, *KIN])
def test_kin_are_of_one_family(line: str) -> None:
    assert len({family(word) for word in words(line)}) == 1, {word: family(word) for word in words(line)}


@pytest.mark.parametrize("line", [*FORMS[:-2], "partager partagé partageons", "chanteur chanteuse", "lance lancer"])
def test_inflections_are_forms_of_one_word(line: str) -> None:
    for one, other in combinations(words(line), 2):
        assert is_inflection(one, other), (one, other)


def test_derivations_of_one_stem_are_no_inflections() -> None:
    derived = [fold(word) for word in ("numérateur", "numération", "numérique", "numéral")]
    for one, other in combinations(derived, 2):
        assert not is_inflection(one, other)
        assert not is_inflection(one, f"{other}s")


@pytest.mark.parametrize("line", UNLIKE)
def test_words_that_look_alike_are_not_kin(line: str) -> None:
    for one, other in combinations(words(line), 2):
        assert family(one) != family(other)


def test_families_are_not_merged_by_their_irregular_words() -> None:
    first_of = [words(line)[0] for line in KIN]
    assert len({family(word) for word in first_of}) == len(first_of)
