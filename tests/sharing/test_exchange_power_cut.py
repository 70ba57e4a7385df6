"""Kill and power cut at each operation on the disk while a lesson is kept and exchanged with a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.disk_tree import DiskTree, KilledError
from tests.support.exchange_simulation import LESSON, decoded, hash_of, made_revision
from tni.core.ids import BlobId
from tni.library.exchange import LessonExchange, SharedRevision, heads_of
from tni.library.shared_place import WriterId
from tni.sharing.folder import FolderPlace
from tni.store.shared_copies import SharedCopiesFolder

OLD, NEW = (b"page 1", b"page 2"), (b"page 1", b"page 2, changed" * 1000)


class Disk:
    """A disk with a teacher's copies and the folder that is shared, and what she was told is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: list[str] = []
        self.exchanged: list[str] = []

    @property
    def copies(self) -> SharedCopiesFolder:
        return SharedCopiesFolder(self.folder / "copies", decoded)

    def keep(self, *contents: bytes) -> None:
        copies = self.copies
        for content in contents:
            copies.keep(BlobId(hash_of(content)), [content])
        revision = made_revision(heads_of(copies.revisions(LESSON)), map(hash_of, contents), "")
        copies.add(LESSON, revision)
        self.kept.append(revision.id)

    def exchange(self, number: int = 1, copies: SharedCopiesFolder | None = None) -> SharedCopiesFolder:
        copies, attempts = copies or self.copies, iter(f"{number:04x}{n:04x}" for n in range(1000))
        place = FolderPlace(self.folder / "key")
        LessonExchange(place, copies, LESSON, WriterId(f"{number:08x}"), decoded, lambda: next(attempts)).run()
        return copies

    def begin(self) -> None:
        (self.folder / "key").mkdir(parents=True)
        (self.folder / "copies").mkdir()
        self.keep(*OLD)
        self.exchange()
        self.exchanged = list(self.kept)

    def change(self) -> None:
        self.keep(*NEW)
        self.exchange()
        self.exchanged = list(self.kept)


def assert_nothing_lost(left: Disk, told: Disk, other: Path) -> None:
    """What was kept is there and whole, what was exchanged is with the others, and all is after one more exchange."""

    def taken(folder: Path) -> dict[str, SharedRevision]:
        return dict(left.exchange(2, SharedCopiesFolder(folder, decoded)).revisions(LESSON))

    copies = left.copies
    held = copies.revisions(LESSON)
    assert set(told.kept) <= held.keys()
    for head in heads_of(held):
        assert all(hash_of(b"".join(copies.read(blob))) == blob for blob in held[head].needs)
    before = taken(other / "before")
    assert set(told.exchanged) <= before.keys()
    assert heads_of(before) <= held.keys()
    left.exchange()
    after = taken(other / "after")
    assert after == held


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="reads files by their number")
@pytest.mark.parametrize("left_by", ["kill", "power cut", "torn power cut"])
def test_nothing_is_lost_at_any_operation(tmp_path: Path, left_by: str) -> None:
    operations, at = 1, 1
    while at <= operations:
        disk = Disk(tmp_path / str(at))
        disk.begin()
        tree = DiskTree(disk.folder, kill_at=at)
        with pytest.MonkeyPatch.context() as patch:
            tree.watch(patch)
            try:
                disk.change()
            except KilledError:
                operations += 1
        left = disk
        if left_by != "kill":
            left = Disk(tmp_path / f"{at} left")
            tree.after_power_cut(left.folder, torn=left_by.startswith("torn"))
        assert_nothing_lost(left, disk, tmp_path / f"{at} other")
        at += 1
    assert at > 20
