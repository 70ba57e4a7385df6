"""Tests of the file of shared places."""

from __future__ import annotations

from pathlib import Path

from tni.library.revision import RevisionId
from tni.library.share_filter import SharingChoices
from tni.library.shared_lesson import SharedRole, SharingState
from tni.library.sharing_list import LessonEntry, PlaceEntry, PlaceKind, SharingList
from tni.store.sharing_list_file import SharingListFile

PLACE = PlaceEntry(
    id="p", kind=PlaceKind.WEBDAV, address="https://nuage.example/é/", name="Équipe", user="prof", notes=True
)
LESSON = LessonEntry(
    place="p", lesson="l", path="/a/b.tni", role=SharedRole.FOLLOWED, base=(RevisionId("a"), RevisionId("b")),
    choices=SharingChoices(classroom=True), state=SharingState.UPDATE,
)  # fmt: skip


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = SharingListFile(tmp_path / "sharing.json")
    found = SharingList(file.read().writer).with_place(PLACE).with_lesson(LESSON)
    file.write(found)
    assert SharingListFile(tmp_path / "sharing.json").read() == found
    assert file.has_path(Path(LESSON.path))
    assert not file.has_path(Path("/a/other.tni"))
    assert file.trouble is None


def test_each_computer_has_a_writer_of_its_own(tmp_path: Path) -> None:
    one, other = (SharingListFile(tmp_path / name).read().writer for name in ("a", "b"))
    assert one != other


def test_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "sharing.json").write_text("{")
    file = SharingListFile(tmp_path / "sharing.json")
    assert file.has_path(Path("/a/b.tni")), "it may be shared"
    assert file.read().places == ()
    assert file.trouble is not None
    assert file.trouble.kept is not None


def test_entries_are_replaced_by_their_key() -> None:
    found = SharingList(SharingListFile(Path("none")).read().writer).with_place(PLACE).with_lesson(LESSON)
    assert found.with_place(PLACE).with_lesson(LESSON) == found
    assert found.lesson("p", "l") == LESSON
    assert found.in_place("p") == (LESSON,)
    assert found.without_lesson("p", "l").lessons == ()
    assert found.without_place("p") == SharingList(found.writer)
    assert (found.place("q"), found.lesson("q", "l")) == (None, None)
