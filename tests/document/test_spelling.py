"""Which words of a text are looked up, and what is made of a dictionary's answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tni.document.spelling import (
    MAX_LETTERS,
    MAX_PROPOSALS,
    CheckedWord,
    checked_in,
    is_foreign,
    is_own,
    is_right,
    proposals_for,
    spelling_of,
    without_elision,
    written_like,
)


def checked(text: str, unchecked: Sequence[tuple[int, int]] = ()) -> list[CheckedWord]:
    return [word.moved(first) for first, words in checked_in(text, unchecked) for word in words]


def found(text: str) -> list[str]:
    return [word.spelling for word in checked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’école, aujourd’hui : où va-t-il ?", ["L'école", "aujourd'hui", "où", "va-t-il"]),
        ("qu'il s'agisse d'une clef…", ["qu'il", "s'agisse", "d'une", "clef"]),
        ("« Élève » (classe)", ["Élève", "classe"]),
        ("arc-en-ciel – c’est-à-dire", ["arc-en-ciel", "c'est-à-dire"]),
        ("fin de ligne -\n- début", ["fin", "de", "ligne", "début"]),
        ("'cité' ’citée’", ["cité", "citée"]),
        ("cœur, Œdipe, ex æquo", ["cœur", "Œdipe", "ex", "æquo"]),
    ],
)
def test_words_are_split_as_french_writes_them(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SNCF", "l’ADN", "d’EPS", "NaCl", "GeoGebra", "XIVe", "A", "x y z", "l’x",  # acronyms, symbols
        "H2O", "3e", "m²", "v1a", "5A2", "a_1", "x^n", "n°2", "mm²", "xₙ",  # with figures and signs
        "https://ecole.example/orthografe", "www.tni.fr/pagge", "prof@ecole.fr", "lemonde.fr", "devoir.pdf", "a.docx",
        r"$\frac{orthografe}{deux}$", "m__son mai___ __son", "éc…le", "pr...fesseur", "élève·s", "tou(te)s",
        "Привет", "λόγος", "مرحبا", "你好",  # other scripts
        "a" * (MAX_LETTERS + 1),
        "@orthografe #orthografe", "12 345,6 €", "", "…", "’", "-", "--",
    ],
)  # fmt: skip
def test_what_is_no_word_of_french_is_not_looked_up(text: str) -> None:
    assert [word for word in found(text) if word not in ("son", "te", "s", "élève")] == []


def test_money_is_no_formula() -> None:
    assert found("entre 5$ ou dix$ et vingt") == ["entre", "ou", "dix", "et", "vingt"]


def test_places_are_those_of_the_text() -> None:
    text = "Le chat\nd’Élise 𝄞 dort\n\nici"
    assert [text[word.start : word.end] for word in checked(text)] == ["Le", "chat", "d’Élise", "dort", "ici"]


def test_shown_formulas_are_left_out_by_their_places() -> None:
    text = "soit alpha plus beta"
    assert [word.spelling for word in checked(text, [(5, 10)])] == ["soit", "plus", "beta"]


def test_a_decomposed_letter_is_looked_up_composed_and_a_soft_hyphen_not_at_all() -> None:
    (word,) = checked("e\u0301co\u00adle")
    assert (word.spelling, word.start, word.end) == ("école", 0, 7)


def test_a_compound_is_right_when_its_parts_are() -> None:
    knows = {"enseignant", "chercheur", "va", "il", "arc-boutant"}.__contains__
    assert is_right("enseignant-chercheur", knows)
    assert is_right("arc-boutant", knows)
    assert is_right("va-t-il", knows)
    assert not is_right("enseignant-cherheur", knows)
    assert not is_right("cherheur", knows)


def test_a_word_of_ones_own_is_known_behind_an_apostrophe_and_with_a_capital() -> None:
    own = {"Abdoulaye", "fluo"}
    assert [one for one in ("d'Abdoulaye", "Fluo", "l'fluo", "fluo", "abdoulaye") if is_own(one, own)] == [
        "d'Abdoulaye", "Fluo", "l'fluo", "fluo",
    ]  # fmt: skip


def test_an_apostrophe_within_a_word_is_no_elision() -> None:
    assert [without_elision(one) for one in ("aujourd'hui", "qu'il", "jusqu'à", "prud'homme")] == [
        "aujourd'hui", "il", "à", "prud'homme",
    ]  # fmt: skip


def nothing(_spelling: str) -> list[str]:
    return []


def test_an_apostrophe_that_was_left_out_is_proposed_first() -> None:
    knows = {"il", "qu'il", "école", "l'école"}.__contains__
    assert proposals_for("quil", knows, lambda _word: ["cil"]) == ["qu'il", "cil"]
    assert proposals_for("lecole", knows, lambda word: ["école"] if word == "ecole" else ["recolle"])[0] == "l'école"


def test_an_adverb_in_mment_is_proposed() -> None:
    knows = {"évidemment", "couramment"}.__contains__
    assert proposals_for("evidament", knows, nothing) == ["évidemment"]
    assert proposals_for("courament", knows, nothing) == ["couramment"]


def test_the_wrong_part_of_a_compound_is_replaced() -> None:
    knows = {"peut", "être", "porte", "clé"}.__contains__
    suggests = {"etre": ["être", "âtre"]}.get
    assert proposals_for("peut-etre", knows, lambda word: suggests(word) or []) == ["peut-être", "peut-âtre"]


def test_a_space_that_was_left_out_is_proposed_but_no_lone_letter() -> None:
    knows = {"parce", "que", "parceq", "ue"}.__contains__
    assert proposals_for("parceque", knows, lambda _word: ["parque", "parce-q ue s"]) == ["parque", "parce que"]


def test_proposals_are_few_and_differ_from_the_word_and_each_other() -> None:
    given = ["a’b", "a'b", "mot", *(f"mot{n}" for n in range(9))]
    made = proposals_for("mot", lambda _word: False, lambda _word: given)
    assert len(made) == MAX_PROPOSALS
    assert made[0] == "a'b"
    assert "mot" not in made
    assert len({*made}) == len(made)


def test_a_proposal_takes_the_apostrophes_of_the_text() -> None:
    assert written_like("l'école", "l’arbre") == "l’école"
    assert written_like("l'école", "l'arbre") == "l'école"
    assert written_like("l'école", "un arbre") == "l'école"


@pytest.mark.parametrize(
    ("count", "unknown"),
    [
        (12, "The cat is sitting the and at the birds"),
        (8, "Read the text and answer the following"),
        (8, "Present perfect past Complete the"),
        (10, "Ich heiße und wohne meiner Familie"),
        (10, "perro hermano muy come mucho"),
        (9, "chiamo abito Roma mia famiglia"),
        (11, "Gallia omnis tres quarum unam incolunt Belgae"),
    ],
)
def test_a_paragraph_in_another_language_is_known_by_its_words(count: int, unknown: str) -> None:
    assert is_foreign(count, unknown.split())


@pytest.mark.parametrize(
    ("count", "unknown"),
    [
        (5, "bonjourr l'ecole évidament"),
        (6, "to be"),
        (3, "orthografe"),
        (8, "un de troi quatr"),
        (0, ""),
        (2, "cat dog"),
    ],
)
def test_french_with_faults_or_with_a_word_of_english_stays_french(count: int, unknown: str) -> None:
    assert not is_foreign(count, unknown.split())


def test_spellings_have_plain_signs() -> None:
    assert spelling_of("l’arc‑en‐ciel") == "l'arc-en-ciel"
