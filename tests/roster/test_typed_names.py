"""Tests of names as teachers type and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.roster.class_list import PupilRow
from tni.roster.typed_names import MAX_LETTERS, exchange_names, read_typed_names


@pytest.mark.parametrize(
    ("line", "last", "first"),
    [
        ("Zoé Martin", "Martin", "Zoé"),
        ("Zoé MARTIN", "MARTIN", "Zoé"),
        ("MARTIN Zoé", "MARTIN", "Zoé"),
        ("LE GOFF Éloïse", "LE GOFF", "Éloïse"),
        ("Éloïse LE GOFF", "LE GOFF", "Éloïse"),
        ("Anne de VILLIERS", "de VILLIERS", "Anne"),
        ("Jean-Baptiste d’ORMESSON", "d’ORMESSON", "Jean-Baptiste"),
        ("MARTIN ZOÉ", "MARTIN", "ZOÉ"),
        ("Zoé Le Goff", "Le Goff", "Zoé"),
        ("MARTIN, Zoé", "MARTIN", "Zoé"),
        ("Martin, Zoé", "Martin", "Zoé"),
        ("MARTIN\tZoé\t5eA", "MARTIN", "Zoé"),
        ("Zoé\tMARTIN", "MARTIN", "Zoé"),
        ("Martin;Zoé;12/03/2014", "Martin", "Zoé"),
        ("3. Zoé MARTIN", "MARTIN", "Zoé"),
        ("12) MARTIN Zoé", "MARTIN", "Zoé"),
        ("7\tMARTIN\tZoé", "MARTIN", "Zoé"),
        ("• Zoé Martin", "Martin", "Zoé"),
        ("- Zoé Martin", "Martin", "Zoé"),
        ("« Zoé MARTIN »", "MARTIN", "Zoé"),
        ("Mme MARTIN Zoé", "MARTIN", "Zoé"),
        ("N’DIAYE Awa", "N’DIAYE", "Awa"),
        ("Zoé M.", "M", "Zoé"),
        ("Zoé", "", "Zoé"),
        ("  Zoé   Martin ", "Martin", "Zoé"),
    ],
)
def test_a_line_is_one_pupil(line: str, last: str, first: str) -> None:
    assert read_typed_names(line) == [PupilRow(last, first)]


def test_headings_and_lines_without_a_name_are_left_out() -> None:
    pasted = "\ufeffNom\tPrénom\r\n\r\n  \r\nMARTIN\tZoé\r\n---\r\n28\r\nBENALI\tSamir\r\n"
    assert read_typed_names(pasted) == [PupilRow("MARTIN", "Zoé"), PupilRow("BENALI", "Samir")]
    assert read_typed_names("x" * (MAX_LETTERS + 1)) == []


def test_names_read_the_wrong_way_round_are_exchanged() -> None:
    assert exchange_names(PupilRow("Zoé", "Martin")) == PupilRow("Martin", "Zoé")


@given(st.text(max_size=300))
def test_any_text_gives_at_most_a_pupil_a_line_with_a_name(text: str) -> None:
    rows = read_typed_names(text)
    assert len(rows) <= len(text.splitlines())
    assert all(row.first_name or row.last_name for row in rows)
