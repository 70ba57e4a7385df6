"""Comparison of what was sent with what a server stores: what an ENT really does to a text is seen or passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from difflib import SequenceMatcher
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tni.cahier.entry import WorkKind
from tni.cahier.outgoing_entry import OutgoingEntry, OutgoingFile, OutgoingWork, title_within
from tni.cahier.stored_comparison import Difference, DifferenceKind, differences
from tni.cahier.stored_entry import StoredEntry, StoredFile, StoredWork

AT = datetime(2026, 11, 24, 8, tzinfo=timezone(timedelta(hours=1)))
PDF = OutgoingFile("2026-11-24_5A_Maths.pdf", "", "application/pdf", 900, "ab" * 32)
WORK = OutgoingWork(
    UUID(int=2), WorkKind.EXERCISE, "<p>Exercice 12 p. 84</p>", "Exercice 12 p. 84", AT.date(), date(2026, 11, 26)
)


def entry(html: str = "<p>Calculer</p>", text: str = "Calculer", title: str = "Les aires") -> OutgoingEntry:
    return OutgoingEntry(
        UUID(int=1), "5A", (), "Maths", "", "", "", 3, "", AT, AT, title, html, text, works=(WORK,), files=(PDF,)
    )


def kinds(sent: OutgoingEntry, stored: StoredEntry | None) -> list[DifferenceKind]:
    return [one.kind for one in differences(sent, stored)]


@pytest.mark.parametrize(
    ("sent", "stored", "missing"),
    [
        ("Développer l'expression (2x+3)(x-1) puis réduire", "Développer l'(x-1) puis réduire", "2x"),
        ("Eval (chapitre 3) jeudi", "jeudi", "Eval ( chapitre 3 )"),
        ("Calculer son volume = 12 cm3", "Calculer s12 cm3", "son volume ="),
        ("JavaScript : les boucles", "les boucles", "JavaScript :"),
        ("Lire la page 12.", "Lire la page. <a href='/w'>12.pdf</a>", ""),
    ],
)
def test_words_that_a_filter_eats_are_told(sent: str, stored: str, missing: str) -> None:
    found = differences(entry(f"<p>{sent}</p>", sent), StoredEntry(None, f"<p>{stored}</p>"))
    assert found
    assert {one.kind for one in found} == {DifferenceKind.TEXT}
    assert missing in " ".join(one.sent for one in found)


@pytest.mark.parametrize(
    "stored",
    [
        "<div>S\u00e9ance\u00a0: l\u2060'aire &lt; 3&nbsp;cm</div><ul><li><b>Cal</b>culer</li></ul>",
        "Se\u0301ance : l’aire < 3 cm\r\n• Calculer",
        "<p>Séance :&#32;l'aire &lt; 3 cm</p>- Calculer <p><a href='/f'>2026.pdf</a></p><style>p {}</style>",
        "<p>Cahier de textes</p><p>Séance : l'aire &lt; 3 cm</p><p>Calculer</p>",
    ],
)
def test_white_space_entities_tags_and_additions_are_passed_over(stored: str) -> None:
    html = "<p>Séance\u00a0: l'aire &lt; 3 cm</p><ul><li>Calculer</li></ul>"
    assert differences(entry(html, "Séance : l'aire < 3 cm\n- Calculer"), StoredEntry(None, stored)) == ()


def test_what_is_not_there_or_not_read_back() -> None:
    assert kinds(entry(), None) == [DifferenceKind.ENTRY_MISSING]
    assert kinds(entry(), StoredEntry(None, None)) == []


def test_a_title_may_be_cut_by_the_connector_alone() -> None:
    long = entry(title="Les aires des figures planes, séance trois et la suite")
    assert kinds(long, StoredEntry("Les aires des figures planes, séance…", None)) == []
    assert kinds(long, StoredEntry("Les aires des figures planes, séance", None)) == [DifferenceKind.TITLE]
    assert kinds(long, StoredEntry("", None)) == [DifferenceKind.TITLE]


def test_works_are_compared_by_their_uid() -> None:
    uid, day = str(WORK.uid), WORK.due
    same = StoredWork(uid, "Exercice 12 p.\u00a084", day)
    other = StoredWork("99", "Ancien travail")
    assert kinds(entry(), StoredEntry(None, None, (same,))) == []
    assert kinds(entry(), StoredEntry(None, None, (StoredWork(uid, None),))) == []
    assert kinds(entry(), StoredEntry(None, None, ())) == [DifferenceKind.WORK_MISSING]
    assert kinds(entry(), StoredEntry(None, None, (same, same))) == [DifferenceKind.WORK_DOUBLED]
    assert kinds(entry(), StoredEntry(None, None, (same, other))) == [DifferenceKind.WORK_LEFT]
    moved = replace(same, html="Exercice p. 84", due=date(2026, 11, 25))
    assert differences(entry(), StoredEntry(None, None, (moved,))) == (
        Difference(DifferenceKind.WORK_TEXT, WORK.text, "12", ""),
        Difference(DifferenceKind.DUE, WORK.text, "2026-11-26", "2026-11-25"),
    )


@pytest.mark.parametrize(
    ("stored", "kind"),
    [
        (StoredFile(PDF.name), None),
        (StoredFile(PDF.name, 900), None),
        (StoredFile("other.pdf", 900), None),
        (StoredFile("other.pdf", sha256=PDF.sha256), None),
        (StoredFile(PDF.name, 899), DifferenceKind.FILE_CHANGED),
        (StoredFile(PDF.name, 900, "cd" * 32), DifferenceKind.FILE_CHANGED),
        (StoredFile("other.pdf", 899), DifferenceKind.FILE_MISSING),
    ],
)
def test_files_are_compared_by_content_name_or_size(stored: StoredFile, kind: DifferenceKind | None) -> None:
    found = kinds(entry(), StoredEntry(None, None, None, (stored,)))
    left = [DifferenceKind.FILE_LEFT] if kind is DifferenceKind.FILE_MISSING else []
    assert found == ([] if kind is None else [kind, *left])


def test_a_file_that_is_not_in_the_entry_any_more_is_told() -> None:
    same, old = StoredFile(PDF.name, 900, PDF.sha256), StoredFile("old.pdf", 7, "cd" * 32)
    assert kinds(entry(), StoredEntry(None, None, None, (same, same))) == []
    assert kinds(entry(), StoredEntry(None, None, None, (same, old))) == [DifferenceKind.FILE_LEFT]


def test_what_pupils_see_is_compared() -> None:
    assert kinds(entry(), StoredEntry(None, None, is_published=False)) == [DifferenceKind.HIDDEN]
    draft = replace(entry(), is_published=False)
    assert kinds(draft, StoredEntry(None, None, is_published=True)) == [DifferenceKind.VISIBLE]


lines = st.lists(st.sampled_from(["Calculer", "l'aire", "(2x+3)", "=", "12", "cm³", ":", "été", "&"]), max_size=12)


@settings(max_examples=80)
@given(lines, lines, lines)
def test_whatever_is_stored_without_the_words_is_told(before: list[str], dropped: list[str], after: list[str]) -> None:
    text, kept = " ".join([*before, "mot", *dropped, *after]), " ".join([*before, *after])
    sent = entry(f"<p>{text.replace('&', '&amp;')}</p>", text)
    assert kinds(sent, StoredEntry(None, text)) == []
    assert DifferenceKind.TEXT in kinds(sent, StoredEntry(None, kept))


def test_long_texts_are_compared_in_a_moment_too() -> None:
    text = " ".join(f"mot{number % 7}" for number in range(9000))
    (found,) = differences(entry(text, text), StoredEntry(None, text.replace("mot3", "", 1)))
    assert (found.sent, found.stored) != ("", "")


@pytest.mark.parametrize("count", [60, 6000])
def test_each_place_of_a_long_text_is_told(count: int) -> None:
    words = [f"mot{number}" for number in range(count)]
    gone = (count // 4, count // 2, 3 * count // 4)
    kept = " ".join(word for number, word in enumerate(words) if number not in gone)
    text = " ".join(words)
    found = differences(entry(text, text), StoredEntry(None, kept))
    assert [(one.sent, one.stored) for one in found] == [(words[number], "") for number in gone]


@given(st.permutations(range(130)))
def test_words_in_another_order_are_told(order: list[int]) -> None:
    text, stored = (" ".join(f"mot{number}" for number in numbers) for numbers in (range(130), order))
    assert (kinds(entry(text, text), StoredEntry(None, stored)) == []) == (order == list(range(130)))


@pytest.mark.parametrize("stored", ["a " * 3800 + "b " + "a " * 100, "a a a a a a a a b " * 400, "b " + "a " * 500])
def test_a_text_of_equal_words_is_not_compared_word_by_word(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    class Matcher(SequenceMatcher[str]):
        def __init__(self, isjunk: None, a: Sequence[str], b: Sequence[str], autojunk: bool) -> None:
            sizes.append(len(a) * len(b))
            assert sizes[-1] <= 10_000, "it takes the cube of their length"
            super().__init__(isjunk, a, b, autojunk)

    monkeypatch.setattr("difflib.SequenceMatcher", Matcher)
    text = "a " * 3900
    assert kinds(entry(text, text), StoredEntry(None, stored)) == [DifferenceKind.TEXT]


@pytest.mark.parametrize("stored", ["x y " * 500, "Les aires …" * 2000, "Les aires des figures planes, séance trois…"])
def test_a_long_title_is_not_cut_at_each_letter(stored: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def cut(title: str, length: int) -> str:
        lengths.append(length)
        return title_within(title, length)

    monkeypatch.setattr("tni.cahier.stored_comparison.title_within", cut)
    sent = "Les aires des figures planes, séance trois et la suite"
    is_cut = stored.startswith("Les aires des")
    assert kinds(entry(title=sent), StoredEntry(stored, None)) == ([] if is_cut else [DifferenceKind.TITLE])
    assert len(lengths) <= len(sent)
