"""`tni roster read`, on a list made here."""

from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path

import pytest

from tni.app import terminal
from tni.app.roster_command import print_roster

TODAY = date(2026, 11, 26)
ROWS = "Nom;Prénom;Classe;INE;Né(e) le;Groupes;Sortie le\nLE GOFF;Éloïse;6A;12345;01/02/2014;LATIN;\nSEUL;Al;;;;;\n"


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_json_has_everybody_and_who_was_left_out_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = "PARTI;Jo;6A;999;03/04/2014;;01/10/2026\nLE GOFF;Éloïse;6A;12345;01/02/2014;;\n"
    assert print_roster(written(tmp_path, ROWS + gone), TODAY, as_json=True) == 0
    text = capsys.readouterr().out
    found = json.loads(text)
    assert found["kind"] == "table"
    assert found["header"] is True
    assert found["classes"] == [{"name": "6A", "key": "", "pupils": 1}]
    assert found["groups"] == [{"name": "LATIN", "pupils": 1}]
    assert found["unplaced"] == 1
    assert [(p["last_name"], p["class"], p["groups"]) for p in found["pupils"]] == [
        ("LE GOFF", "6A", ["LATIN"]),
        ("SEUL", "", []),
    ]
    assert [(out["why"], out["last_name"]) for out in found["left_out"]] == [("gone", "PARTI"), ("twice", "LE GOFF")]
    assert not any(secret in text for secret in ("12345", "2014", "999"))


def test_words_list_classes_then_pupils_without_class(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_roster(written(tmp_path, ROWS), TODAY, as_json=False) == 0
    assert capsys.readouterr().out.splitlines() == [
        "tableau (PRONOTE, tableur) : 2 élèves",
        "6A",
        "  LE GOFF Éloïse  [LATIN]",
        "Sans classe",
        "  SEUL Al",
    ]


def test_a_list_without_header_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "LE GOFF;Éloïse;6A\nSEUL;Al;6A\nPETIT;Zoé;6A\n")
    assert print_roster(path, TODAY, as_json=False) == 0
    _, said, school_class, *pupils = capsys.readouterr().out.splitlines()
    assert "en-tête" in said
    assert (school_class, pupils[0]) == ("6A", "  LE GOFF Éloïse")
    assert print_roster(path, TODAY, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["header"] is False


def test_a_bad_file_is_one_line_without_its_content_and_nothing_is_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert print_roster(written(tmp_path, 'Nom;Prénom\nSECRET;"Zoé\n'), TODAY, as_json=True) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "SECRET" not in said.err
    print_roster(written(tmp_path, ROWS), TODAY, as_json=True)
    assert caplog.records == []


def test_a_title_names_the_class_of_those_who_have_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_roster(written(tmp_path, "Classe : 5e B\nDOE Zoe\nROE Bob\n"), TODAY, as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["classes"] == [{"name": "5e B", "key": "", "pupils": 2}]
    assert not found["header"]


def test_accents_in_doubt_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("Nom;Prenom\nDUPONT;Käthe\n".encode("mac_roman"))
    assert print_roster(path, TODAY, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["readings"] == ["Kèthe", "Käthe"]
    assert print_roster(path, TODAY, as_json=False) == 0
    assert "« Kèthe » ou « Käthe »" in capsys.readouterr().out


def test_lines_that_are_no_pupils_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "Classe : 5e A\nDOE;Zoé\nClasse : 5e B\nROE;Al\nTotal : 2 élèves\n")
    assert print_roster(path, TODAY, as_json=False) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "5e A",
        "  DOE Zoé",
        "5e B",
        "  ROE Al",
        "Non repris",
        "  Classe : 5e B : titre ou total",
        "  Total : 2 élèves : titre ou total",
    ]
