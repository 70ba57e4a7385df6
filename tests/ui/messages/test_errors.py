"""What is refused is told in the interface's language alone: no word of the program's or the system's own English."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tni.app.convert import OWN_TARGETS
from tni.core.device_errors import (
    HidDescriptorError,
    NotABoardError,
    RecordingError,
    ShortReportError,
    UdpPortError,
    UsbLogError,
)
from tni.core.format_errors import UnipenError, UnipenIncludeError
from tni.core.ids import BlobId
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.files.atomic import WriteError
from tni.files.errors import (
    CalibrationsError,
    CalibrationsNotSavedError,
    FolderUnusableError,
    SharedFolderError,
    TimetableNotReadError,
    UnknownExportFormatError,
    YearNotReadError,
)
from tni.files.library_errors import (
    BackupError,
    BackupTroubleKind,
    BadBackupError,
    ContentDamagedError,
    ContentMissingError,
    HistoryBusyError,
    UnknownRevisionError,
)
from tni.files.sharing_errors import LessonWithoutIdError, NotSharedError, SecretNeededError, SharingListError
from tni.formats.lessons.format_registry import WRITERS
from tni.library.exchange import TooLargeToShareError, WrongContentError
from tni.library.revision import RevisionId
from tni.library.shared_place import NotThereError
from tni.library.sharing_list import PlaceEntry, PlaceKind
from tni.planning.class_year import NoSuchPlannedError
from tni.services.lesson.file_kind import UnknownFileKindError
from tni.ui import i18n
from tni.ui.messages.errors import error_message

pytestmark = pytest.mark.qt

REASON = "Reason in English"
REFUSALS = [
    UsbLogError(12, REASON), UsbLogError(0, REASON), RecordingError(12, REASON), UnipenError(REASON, 12),
    UnipenError(REASON), UnipenIncludeError(REASON, 12),
    NotABoardError(), HidDescriptorError(REASON, 3), ShortReportError(report_id=1, got=2, need=3),
    UdpPortError(3333, taken=True), UdpPortError(3333, taken=False),
    *(BackupError(kind, Path("key"), REASON) for kind in BackupTroubleKind), BadBackupError(Path("a.json")),
    HistoryBusyError(Path("a")), UnknownRevisionError(RevisionId("a")),
    ContentMissingError(BlobId("a")), ContentDamagedError(BlobId("a"), Path("a")),
    UnknownExportFormatError(Path("a.doc")), FolderUnusableError(Path("data"), OSError(errno.EACCES, REASON)),
    SharedFolderError(Path("data"), OSError(errno.ENOENT, REASON)),
    CalibrationsError(Path("c.json"), None), CalibrationsError(Path("c.json"), Path("c.damaged")),
    CalibrationsNotSavedError(Path("c.json"), OSError(errno.ENOSPC, REASON)),
    YearNotReadError(Path("y.json"), None), YearNotReadError(Path("y.json"), Path("y.damaged")),
    TimetableNotReadError(Path("t.json"), None), TimetableNotReadError(Path("t.json"), Path("t.damaged")),
    NoSuchPlannedError("id"),
    *(OSError(number, REASON, "a.tni") for number in sorted(errno.errorcode)),
    *(WriteError(Path("a.tni"), OSError(number, REASON)) for number in (errno.ENOSPC, errno.EROFS, errno.EIO)),
    *(NetworkError(fault, "nuage.example") for fault in NetworkFault),
    *(SignInError(fault, "ent.example") for fault in SignInFault),
    SecretNeededError(PlaceEntry(id="p", kind=PlaceKind.WEBDAV, address="https://a/", name="Équipe")),
    LessonWithoutIdError(Path("a.tni")), NotSharedError(Path("a.tni")),
    TooLargeToShareError("a", is_blob=True), WrongContentError(REASON),
    NotThereError(REASON), SharingListError(Path("s.json"), None), SharingListError(Path("s.json"), Path("s.damaged")),
]  # fmt: skip


@pytest.fixture(params=["fr", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    yield i18n.install(qapp, request.param)
    i18n.install(qapp, "fr")


@pytest.mark.parametrize("error", REFUSALS, ids=repr)
def test_a_refusal_is_one_sentence_in_one_language(language: str, error: Exception) -> None:
    text = error_message(error)
    assert REASON not in text
    assert text.endswith(".")
    assert "Cela n’a pas marché" not in text
    assert "That did not work" not in text
    known = {"the", "is", "file", "line", "could", "folder"}, {"le", "est", "fichier", "de", "dossier", "pas"}
    mine, other = known if language == "en" else known[::-1]
    words = set(text.lower().replace("’", " ").replace(".", " ").split())
    assert words & mine
    assert not words & other


def test_an_error_without_a_message_is_told_plainly_and_logged(language: str, caplog: pytest.LogCaptureFixture) -> None:
    text = error_message(RuntimeError(REASON))
    wanted = {"fr": "Cela n’a pas marché. Rien n’a été perdu.", "en": "That did not work. Nothing was lost."}
    assert text == wanted[language]
    assert REASON in caplog.text


def test_where_a_file_is_wrong_is_told(language: str) -> None:
    assert all(" 12" in error_message(error) for error in REFUSALS if getattr(error, "line", 0) == 12)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("fr_FR.UTF-8", "introuvable"), ("C.UTF-8", "introuvable"), ("en_GB.UTF-8", "cannot be found")],
)
def test_the_command_line_speaks_the_systems_language(tmp_path: Path, locale: str, expected: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "tni.app.main", "replay", str(tmp_path / "none.hid")],
        env=environment | {"LANG": locale},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert expected in done.stderr


@pytest.mark.parametrize(("name", "way_out"), [("Cours.PPT", ".pptx"), ("sujet.docx", "PDF"), ("notes.xyz", "")])
def test_a_file_that_is_not_read_has_the_way_out_told(language: str, name: str, way_out: str) -> None:
    text = error_message(UnknownFileKindError(Path(name)))
    assert f"{name}" in text
    assert way_out in text.partition(name)[2]


def test_all_kinds_that_a_lesson_becomes_are_told(language: str) -> None:
    text = error_message(UnknownExportFormatError(Path("a.doc")))
    assert all(suffix in text for suffix in (*OWN_TARGETS, *WRITERS))
