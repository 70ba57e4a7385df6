"""Headings of PDF pages: what may name the subject matter, and what stands in large letters on any sheet."""

from __future__ import annotations

import pytest

from tni.cahier.pdf_headings import pdf_heading


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Les climats de la France", "Les climats de la France"),
        ("  Proportionnalité \r", "Proportionnalité"),
        ("Activité 2 : mesurer un volume", "Activité 2 : mesurer un volume"),
        ("Note de musique et portée", "Note de musique et portée"),
        ("L’école de Jules Ferry", "L’école de Jules Ferry"),
        ("Nom : ............ Prénom :", ""),
        ("NOM", ""),
        ("Date", ""),
        ("Collège Jean Moulin – 5e A", ""),
        ("www.editeur.fr", ""),
        ("© Hatier 2024", ""),
        ("Page 12", ""),
        ("2 + 3 = 5", ""),
        ("Sommaire", ""),
        ("x²", ""),
        ("Il était une fois un roi qui avait trois filles, dont l’aînée savait lire et écrire et compter", ""),
        ("", ""),
    ],
)
def test_a_line_is_a_heading_if_it_says_what_a_page_is_about(line: str, heading: str) -> None:
    assert pdf_heading(line) == heading
