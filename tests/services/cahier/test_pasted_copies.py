"""Copies of joined files for pasting: what is pasted is what was checked, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.cahier.leaving_boards import ENTRY, Kept, Lists
from tni.cahier.entry import AttachedFile, CahierEntry, Homework
from tni.core.document_text import Unread
from tni.files.outbox_errors import UnconfirmedFileError
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_contents import read_contents
from tni.services.cahier.names_check import ConfirmedEntry, NamesCheck, UnconfirmedNamesError
from tni.services.cahier.names_report import NamesAnswers
from tni.services.cahier.pasted_copies import FOLDER, pasted_copies


def with_files(*paths: Path) -> CahierEntry:
    first, *others = (AttachedFile(str(path)) for path in paths)
    return replace(ENTRY, files=tuple(others), homework=(Homework("Finir", files=(first,)),))


def confirmed(entry: CahierEntry, leaving: Leaving = Leaving.PASTE) -> ConfirmedEntry:
    check = NamesCheck(Lists(), Kept())
    files = read_contents(entry, check.pupils_of(entry))
    return check.confirmed(check.report(entry, leaving, files=files), files=files)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    (tmp_path / "fiches").mkdir()
    path = tmp_path / "fiches" / "bilan.txt"
    path.write_text("Bilan sans nom", encoding="utf-8")
    return path


def copies_in(folder: Path) -> list[str]:
    return sorted(path.read_text(encoding="utf-8") for path in (folder / FOLDER).rglob("*") if path.is_file())


def test_copies_have_the_names_of_the_files_and_stay_as_they_were_checked(tmp_path: Path, sheet: Path) -> None:
    other = tmp_path / "bilan.txt"
    other.write_text("Autre bilan", encoding="utf-8")
    copies = pasted_copies(confirmed(with_files(sheet, other)), tmp_path)
    sheet.write_text("Bilan de Karim Benali", encoding="utf-8")
    assert [path.name for path in copies] == ["bilan.txt", "bilan.txt"]
    assert copies_in(tmp_path) == ["Autre bilan", "Bilan sans nom"]
    assert sorted(path.read_text(encoding="utf-8") for path in copies) == ["Autre bilan", "Bilan sans nom"]


def test_a_file_that_changed_after_the_check_is_not_pasted(tmp_path: Path, sheet: Path) -> None:
    other = tmp_path / "autre.txt"
    other.write_text("Autre bilan", encoding="utf-8")
    found = confirmed(with_files(sheet, other))
    sheet.write_text("Bilan de Karim Benali", encoding="utf-8")
    with pytest.raises(UnconfirmedFileError) as caught:
        pasted_copies(found, tmp_path)
    assert caught.value.path == sheet
    assert copies_in(tmp_path) == []


def test_a_file_that_is_away_when_it_is_pasted_is_told(tmp_path: Path, sheet: Path) -> None:
    found = confirmed(with_files(sheet))
    sheet.unlink()
    with pytest.raises(FileNotFoundError):
        pasted_copies(found, tmp_path)
    assert copies_in(tmp_path) == []


def test_copies_of_another_entry_are_removed(tmp_path: Path, sheet: Path) -> None:
    pasted_copies(confirmed(with_files(sheet)), tmp_path)
    sheet.write_text("Second bilan", encoding="utf-8")
    pasted_copies(confirmed(with_files(sheet)), tmp_path)
    assert copies_in(tmp_path) == ["Second bilan"]


def test_what_somebody_else_put_beside_the_copies_stays(tmp_path: Path, sheet: Path) -> None:
    (copy,) = pasted_copies(confirmed(with_files(sheet)), tmp_path)
    copy.write_text("Un brouillon", encoding="utf-8")
    (tmp_path / FOLDER / "a.txt").write_text("Une note", encoding="utf-8")
    (tmp_path / FOLDER / "0123456789abcdef").mkdir()
    (tmp_path / FOLDER / "0123456789abcdef" / "b.txt").write_text("Une autre", encoding="utf-8")
    sheet.write_text("Second bilan", encoding="utf-8")
    pasted_copies(confirmed(with_files(sheet)), tmp_path)
    assert copies_in(tmp_path) == ["Second bilan", "Un brouillon", "Une autre", "Une note"]


def test_what_was_confirmed_for_another_way_is_not_copied(tmp_path: Path, sheet: Path) -> None:
    with pytest.raises(UnconfirmedNamesError):
        pasted_copies(confirmed(with_files(sheet), Leaving.SEND), tmp_path)


@pytest.mark.parametrize("leaving", [Leaving.PASTE, Leaving.SEND])
def test_a_file_that_is_away_when_names_are_checked_is_never_clear(
    tmp_path: Path, sheet: Path, leaving: Leaving
) -> None:
    away, check = tmp_path / "cle" / "bilan.txt", NamesCheck(Lists(), Kept())
    entry = with_files(sheet, away)
    files = read_contents(entry)
    report = check.report(entry, leaving, files=files)
    assert [(one.path, one.reason) for one in report.files] == [(str(away), Unread.AWAY)]
    looked = check.answer(report, NamesAnswers(files_looked_at=True), files=files)
    assert not check.report(looked, leaving, files=files).is_clear, "nobody can have looked at it"
    left = check.answer(report, NamesAnswers(files_left_out=frozenset((str(away),))), files=files)
    assert left == with_files(sheet)
    away.parent.mkdir()
    away.write_text("Bilan de Karim Benali", encoding="utf-8")
    report = check.report(entry, leaving, files=read_contents(entry))
    assert [one.found.written for one in report.names] == ["Karim Benali"]
