"""A disk without room ends an intake; the file at which it happened is not called unreadable."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tni.services.library.errors import DiskFullError
from tni.services.library.intake import Intake
from tni.services.library.intake_report import IntakeOutcome


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_pdf_that_finds_no_room_in_the_temporary_folder_ends_it(tmp_path: Path, number: int) -> None:
    def write(_source: Path, _target: Path) -> None:
        raise OSError(number, "no room")

    pdf = tmp_path / "key" / "a.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"%PDF-1.7")
    with pytest.raises(DiskFullError):
        Intake(tmp_path / "library", pdf.parent, "key", write_pdf=write).take(pdf)


def test_a_pdf_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    def write(_source: Path, _target: Path) -> None:
        raise OSError(errno.EIO, "torn out")

    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    assert Intake(tmp_path / "library", tmp_path, "key", write_pdf=write).take(pdf) is IntakeOutcome.UNREADABLE
