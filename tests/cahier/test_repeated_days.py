"""The day of a piece of work stands above it, and is not said again in its text; words that say more stay."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tni.cahier.repeated_days import without_due_day

MONDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Rendre le TP jeudi", "Rendre le TP"),
        ("Contrôle le 26/11 sur le chapitre 2", "Contrôle sur le chapitre 2"),
        ("À rendre jeudi 26/11 sur copie double", "À rendre sur copie double"),
        ("DS JEUDI ch 4 5", "DS ch 4 5"),
        ("Apprendre le verbe être (jueves)", "Apprendre le verbe être"),
        ("Écrire pour jeudi dix lignes", "Écrire dix lignes"),
        ("ex 3 p 12 → jeudi", "ex 3 p 12"),
        ("Rendre le dossier jeudi soir max", "Rendre le dossier (le soir au plus tard)"),
        ("Déposer avant jeudi 8h", "Déposer avant 8h"),
        ("rdv jeudi 8h devant le gymnase", "rdv à 8h devant le gymnase"),
        ("Apporter la règle, jeudi, en classe", "Apporter la règle, en classe"),
        ("Learn the words for Thursday", "Learn the words"),
        ("AH S. 15 bis Donnerstag", "AH S. 15"),
        ("TP jeudi : blouse", "TP : blouse"),
        ("Réviser pour l’évaluation de jeudi", "Réviser pour l’évaluation de jeudi"),
        ("Rendre le questionnaire avant jeudi", "Rendre le questionnaire avant jeudi"),
        ("Contrôle jeudi et vendredi", "Contrôle jeudi et vendredi"),
        ("Contrôle vendredi 27", "Contrôle vendredi 27"),
        ("Finir l’exercice commencé jeudi", "Finir l’exercice commencé jeudi"),
        ("Lire « Jeudi » pour lundi", "Lire « Jeudi » pour lundi"),
        ("Les mots du jeudi noir", "Les mots du jeudi noir"),
        ("Jeudi : blouse", "Jeudi : blouse"),
        ("Rendre pour jeudi 1h", "Rendre à 1h"),
        ("Rendre pour jeudi 8-10h", "Rendre de 8 à 10h"),
        ("Exercice 4 pour jeudi 8 h", "Exercice 4 (à 8 h)"),
    ],
)
def test_the_day_is_left_out_where_the_line_stays_whole(typed: str, told: str) -> None:
    assert without_due_day(typed, THURSDAY, MONDAY) == told


@given(st.text(alphabet=" ,.:;()–→éàle'hmx12", max_size=30), st.text(alphabet=" ,.:;()–→éàle'hmx12", max_size=30))
def test_only_the_day_is_left_out(before: str, behind: str) -> None:
    assume(not re.search(r"\d ?(?:h|:\d\d)", behind))  # an hour gets words of its own
    line = f"Rendre {before} pour jeudi {behind}"
    told = without_due_day(line, THURSDAY, MONDAY)
    letters = "".join(filter(str.isalnum, line))
    assert "".join(filter(str.isalnum, told)) in (
        letters,
        *(letters.replace(one, "") for one in ("pourjeudi", "jeudi")),
    )
