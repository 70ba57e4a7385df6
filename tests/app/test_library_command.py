"""`tni library index|search`: a folder of lessons searched at a terminal."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.support.libraries import write_lesson
from tni.app import terminal
from tni.app.folders import library_index
from tni.app.main import main


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "Leçons"
    write_lesson(folder / "Maths/fractions.tni", "Les fractions", [["La moitié"], ["Le numérateur"]], level="6e")
    write_lesson(folder / "volcan.tni", "Le volcan", [["La lave"]])
    (folder / "abîmée.tni").write_bytes(b"rien")
    return folder


def searched(capsys: pytest.CaptureFixture[str], *words: str | Path) -> list[tuple[str, int, str]]:
    assert main(["library", "search", *map(str, words), "--json"]) == 0
    return [(page["lesson"], page["page"], page["excerpt"]) for page in json.loads(capsys.readouterr().out)]


def test_a_search_makes_the_index_and_follows_the_files(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert searched(capsys, library, "numerateurs") == [("Maths/fractions.tni", 2, "Le numérateur")]
    (library / "Maths/fractions.tni").rename(library / "quotients.tni")
    assert searched(capsys, library, "numérateur") == [("quotients.tni", 2, "Le numérateur")]
    library_index(library).unlink()
    assert searched(capsys, library, "numérateur") == [("quotients.tni", 2, "Le numérateur")]
    assert searched(capsys, library, "dinosaure") == []


def test_filters_are_options(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert searched(capsys, library, "le", "--level", "sixième") == [("Maths/fractions.tni", 2, "Le numérateur")]
    assert searched(capsys, library, "lave", "--in", "Maths/") == []
    assert searched(capsys, library, "moitié", "--in", library / "Maths") == [("Maths/fractions.tni", 1, "La moitié")]
    roundabout = library / ".." / library.name
    assert searched(capsys, roundabout, "moitié", "--in", "Maths") == [("Maths/fractions.tni", 1, "La moitié")]
    assert searched(capsys, library, "lave", "--level", "5e") == [], "a level that no lesson has"
    assert searched(capsys, library, "lave", "--until", "2001-01-01") == []
    assert searched(capsys, library, "lave", "--since", "2001-01-01") == [("volcan.tni", 1, "La lave")]


def test_results_are_readable_and_empty_ones_are_said(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "search", str(library), "lave"]) == 0
    assert capsys.readouterr().out.splitlines() == ["volcan.tni, page 1 — Le volcan", "    La lave"]
    assert main(["library", "search", str(library), "dinosaure"]) == 0
    assert "dinosaure" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (["--level", "CE9"], ["--level", "« CE9 »", "Il y a : 6e."]),
        (["--level", "mathématiques"], ["« mathématiques »"]),
        (["--tag", "vert"], ["--tag", "« vert », ni rien d’autre"]),
        (["--class", "5e B"], ["--class", "« 5e B »"]),
        (["--need", "blind"], ["--need", "dys, sight, hearing ou motor"]),
        (["--in", "nope"], ["--in", "« nope » dans « Leçons »"]),
        (["--in", ".."], ["--in", "« .. »"]),
        (["--since", "2026-09-02", "--until", "2026-09-01"], ["--since vient après"]),
        (["--since", "hier"], ["2026-09-01"]),
        (["--limit", "0"], ["--limit", "1 à"]),
    ],
)
def test_a_filter_that_cannot_be_right_is_refused_with_what_can(
    library: Path, capsys: pytest.CaptureFixture[str], filters: list[str], said: list[str]
) -> None:
    assert main(["library", "search", str(library), "lave", "--json", *filters]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert [words for words in said if words not in line] == []


def test_filters_that_hide_all_pages_are_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "search", str(library), "le", "--until", "2001-01-01"]) == 0
    assert "avec ces filtres ; sans eux : 2 pages." in capsys.readouterr().err


def test_words_of_the_same_family_alone_are_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_lesson(library / "bande.tni", "La bande numérique", [["numérique"]])
    (library / "Maths/fractions.tni").unlink()
    assert main(["library", "search", str(library), "numérateur", "--json"]) == 0
    assert [page.get("kin") for page in json.loads(capsys.readouterr().out)] == [True]
    assert main(["library", "search", str(library), "numérateur"]) == 0
    assert "(mots de la même famille)" in capsys.readouterr().out
    assert main(["library", "search", str(library), "numérique", "--json"]) == 0
    assert ["kin" in page for page in json.loads(capsys.readouterr().out)] == [False]


def test_a_name_that_is_no_text_is_told_and_breaks_nothing(
    library: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = library / os.fsdecode(b"ann\xe9e")
    folder.mkdir()
    for name in (library / os.fsdecode(b"le\xe7on.tni"), folder / "eau.tni"):
        write_lesson(library / "eau.tni", "", [["eau"]]).rename(name)
    assert main(["library", "index", str(library), "--json"]) == 0
    report = json.loads(capfdbinary.readouterr().out)
    named = [one["lesson"] for one in report["problems"] if one["problem"] == "name"]
    assert (report["lessons"], named) == (3, ["ann\udce9e/eau.tni", "le\udce7on.tni"])
    for part in ("index", "check"):
        main(["library", part, str(library)])
        assert capfdbinary.readouterr().out.decode("utf-8", "replace").count("nom de fichier mal codé") == 2
    assert main(["library", "search", str(library), "eau", "--json"]) == 0
    assert capfdbinary.readouterr().out == b"[]\n"


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("dinosaure lave", "« dinosaure » n’a été trouvé nulle part : résultats pour « lave »."),
        ("dinosaure moitié zzz", "« dinosaure », « zzz » n’ont été trouvés nulle part : résultats pour « moitié »."),
        ("fractoins", "Résultats pour « fractions »."),
        ("lave", ""),
    ],
)
def test_words_that_were_not_found_are_said(
    library: Path, capsys: pytest.CaptureFixture[str], typed: str, note: str
) -> None:
    assert main(["library", "search", str(library), *typed.split()]) == 0
    assert capsys.readouterr().err.strip() == note


def test_the_index_names_the_lessons_that_cannot_be_read(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "index", str(library), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["lessons"], report["indexed"]) == (3, 3)
    assert report["problems"] == [{"lesson": "abîmée.tni", "problem": "damaged"}]
    assert main(["library", "index", str(library)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "3 leçons dans l’index, 0 lue cette fois, 0 retirée."
    assert len(lines) == 2
    assert "abîmée.tni" in lines[1]


def test_a_folder_that_is_not_there_and_an_index_that_cannot_be_written_are_one_line(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["library", "search", str(tmp_path / "absent"), "lave"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    for part in (["index"], ["search", "lave"], ["check"]):
        assert main(["library", part[0], str(library / "volcan.tni"), *part[1:]]) == 1
        assert "« volcan.tni » n’est pas un dossier" in capsys.readouterr().err
    (tmp_path / "file").touch()
    monkeypatch.setattr("tni.app.library_command.library_index", lambda _: tmp_path / "file" / "index")
    assert main(["library", "search", str(library), "lave"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
