"""Joined files that are named after a pupil go under another name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.cahier.leaving_boards import ENTRY, Kept, Lists
from tni.cahier.entry import AttachedFile, Homework
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import TextPlace
from tni.services.cahier.names_check import NamesCheck
from tni.services.cahier.names_report import NamesAnswers
from tni.services.cahier.renamed_files import copies_under, new_file_names


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("correction_Karim.txt", "correction.txt"),
        ("Exposé d’Emma.pdf", "Exposé.pdf"),
        ("Exposé de Karim et Emma.pdf", "Exposé.pdf"),
        ("Emma_exercice 2.pdf", "exercice 2.pdf"),
        ("notes-Karim-final.odt", "notes-final.odt"),
        ("devoir (Karim Benali) corrigé.pdf", "devoir corrigé.pdf"),
        ("Emma et Karim.pdf", "fichier.pdf"),
        ("Emma", "fichier"),
        ("d%27%45mma%2Fplan.pdf", "plan.pdf"),
    ],
)
def test_a_file_loses_the_name_of_a_pupil_in_its_name(name: str, wanted: str) -> None:
    path = f"/home/x/{name}"
    report = NamesCheck(Lists(), Kept()).report(replace(ENTRY, files=(AttachedFile(path),)), Leaving.SEND)
    assert {one.text.place for one in report.names} == {TextPlace.FILE_NAME}
    assert new_file_names(report.names) == {path: wanted}


def test_the_file_stays_joined_under_its_new_name(tmp_path: Path) -> None:
    path = tmp_path / "correction_Karim.txt"
    path.write_text("Le bilan")
    entry = replace(ENTRY, homework=(Homework("Lire", files=(AttachedFile(str(path), "Fiche de Karim"),)),))
    check = NamesCheck(Lists(), Kept())
    report = check.report(entry, Leaving.SEND)
    copies = copies_under(new_file_names(report.names), tmp_path / "copies")
    left = check.answer(report, NamesAnswers(removed=report.names), renamed=copies)
    ((file,),) = (work.files for work in left.homework)
    assert file == AttachedFile(str(tmp_path / "copies" / "correction.txt"), "Fiche d’un élève")
    assert Path(file.path).read_text() == path.read_text()
    assert check.report(left, Leaving.SEND).is_clear


def test_a_copy_takes_the_place_of_no_other_file(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt"
    for path in (first, second):
        path.parent.mkdir()
        path.write_text(str(path))
    names = {str(first): "x.txt", str(second): "x.txt", str(tmp_path / "gone"): "y.txt"}
    folder = tmp_path / "copies"
    for _ in range(2):
        assert copies_under(names, folder) == {str(first): str(folder / "x.txt"), str(second): str(folder / "x-2.txt")}
    assert (folder / "x-2.txt").read_text() == str(second)
