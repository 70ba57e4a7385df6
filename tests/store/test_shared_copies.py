"""Tests of the copies of shared revisions on this computer: whole or absent after a power cut, damage seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.power_cut import TORN, PowerCut
from tests.support.exchange_simulation import LESSON, decoded, hash_of, made_revision
from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.files.atomic import WriteError
from tni.files.errors import FolderUnusableError
from tni.library.exchange import WrongContentError, verified
from tni.store.shared_copies import SharedCopiesFolder

CONTENT = b"a page"
BLOB = BlobId(hash_of(CONTENT))


def copies_in(folder: Path) -> SharedCopiesFolder:
    return SharedCopiesFolder(folder, decoded)


def test_blobs_and_revisions_are_there_for_the_next_run(tmp_path: Path) -> None:
    copies = copies_in(tmp_path)
    assert (copies.lessons(), copies.revisions(LESSON), copies.has(BLOB)) == ([], {}, False)
    revision = made_revision([], [BLOB], "")
    copies.keep(BLOB, [CONTENT[:3], CONTENT[3:]])
    copies.add(LESSON, revision)
    for each in (copies, copies_in(tmp_path)):
        assert (each.lessons(), each.size(BLOB), b"".join(each.read(BLOB))) == ([LESSON], len(CONTENT), CONTENT)
        assert each.revisions(LESSON) == {revision.id: revision}


def test_content_that_is_not_what_its_hash_says_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(WrongContentError):
        copies_in(tmp_path).keep(BLOB, verified(BLOB, [b"another"]))
    assert not copies_in(tmp_path).has(BLOB)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_damaged_revision_is_taken_for_absent(tmp_path: Path) -> None:
    revision = made_revision([], [], "")
    copies_in(tmp_path).add(LESSON, revision)
    path = tmp_path / "revisions" / LESSON / revision.id
    path.write_bytes(revision.data[:-1])
    (path.parent / ".DS_Store").write_bytes(b"")
    copies = copies_in(tmp_path)
    assert copies.revisions(LESSON) == {}
    copies.add(LESSON, revision)
    assert copies_in(tmp_path).revisions(LESSON) == {revision.id: revision}


def test_a_damaged_blob_that_is_dropped_can_be_fetched_again(tmp_path: Path) -> None:
    copies = copies_in(tmp_path)
    copies.keep(BLOB, [CONTENT])
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(WrongContentError):
        list(copies.read(BLOB))
    copies.drop(BLOB)
    copies.drop(BLOB)
    assert not copies.has(BLOB)
    for call in (lambda: list(copies.read(BLOB)), lambda: copies.size(BLOB)):
        with pytest.raises(WrongContentError):
            call()


@pytest.mark.parametrize("kind", ["blob", "revision"])
def test_a_power_cut_leaves_a_file_whole_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    revision = made_revision([], [BLOB], "")
    name, folder, content = (
        (BLOB[2:], tmp_path / ".tni" / "history" / "contents" / BLOB[:2], CONTENT)
        if kind == "blob"
        else (revision.id, tmp_path / "revisions" / LESSON, revision.data)
    )
    folder.mkdir(parents=True)
    cut = PowerCut(folder)
    cut.watch(monkeypatch)
    if kind == "blob":
        copies_in(tmp_path).keep(BLOB, [CONTENT])
    else:
        copies_in(tmp_path).add(LESSON, revision)
    assert cut.ever_held(name) <= {None, content}
    assert TORN not in cut.could_hold(name)
    assert cut.could_hold(name) == {content}


def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "revisions").write_bytes(b"a file")
    with pytest.raises(TniError):
        copies_in(tmp_path).add(LESSON, made_revision([], [], ""))
    with pytest.raises(FolderUnusableError):
        copies_in(tmp_path).revisions(LESSON)


def test_what_would_fill_the_disk_has_no_room(tmp_path: Path) -> None:
    copies = copies_in(tmp_path / "not there yet")
    copies.check_room(0)
    with pytest.raises(WriteError):
        copies.check_room(1 << 62)
