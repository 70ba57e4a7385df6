"""Lessons on real FAT and exFAT: written, pulled out in the middle of writing, full, read-only, broken.

These mount a disk image, which takes root and a kernel that knows FAT. Where it does not, the last test runs the others
in a guest whose kernel does (`make test-slow`).
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.store.test_lesson_working_copy import strokes_in, wait_for
from tests.support.guest import CACHE, in_guest
from tests.support.lessons import Desk, a_stroke, names, push
from tni.core.clock import SystemClock
from tni.files.lesson_errors import LessonExistsError
from tni.files.lesson_health import LessonHealth, StorageTroubleKind
from tni.store import publisher, working_copy
from tni.store.copy_origin import unpublished_copies
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson, untitled_lesson
from tni.store.local_disk import is_local, mount_of

ROOT = Path(__file__).parents[2]
SIZE = 3 << 20
OPTIONS = {
    "vfat": "loop,utf8,flush,shortname=mixed,errors=remount-ro",
    "exfat": "loop,iocharset=utf8,errors=remount-ro",
}
"""As desktops mount a key."""


@dataclass
class Key:
    """A key that can be pulled out and put back."""

    image: Path
    point: Path
    kind: str

    def put_in(self, *more: str) -> bool:
        command = ["mount", "-t", self.kind, "-o", ",".join((OPTIONS[self.kind], *more)), self.image, self.point]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def pull_out(self) -> None:
        """Its files go away at once, open or not."""
        subprocess.run(["umount", "-l", self.point], check=True)

    def remount(self, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", self.point], check=True)

    def fill(self) -> Path:
        filler = self.point / "filler"
        with filler.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(bytes(512))
        return filler


def maker(kind: str) -> str | None:
    return shutil.which(f"mkfs.{kind}", path=f"{os.environ.get('PATH')}:/usr/sbin:/sbin")


@pytest.fixture(params=["vfat", "exfat"])
def key(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Key]:
    found = Key(tmp_path / "key.img", tmp_path / "CLÉ USB", request.param)
    made = maker(found.kind)
    if made is None:
        pytest.skip(f"no mkfs.{found.kind} here")
    with found.image.open("wb") as file:
        file.truncate(SIZE)
    subprocess.run([made, found.image], capture_output=True, check=True)
    found.point.mkdir()
    if not found.put_in():
        pytest.skip(f"no {found.kind} can be mounted here: it takes root and a kernel that knows it")
    yield found
    while os.path.ismount(found.point):
        found.pull_out()


@pytest.fixture
def desk(key: Key, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(publisher, "QUIET_S", 0.05)
    monkeypatch.setattr(publisher, "RETRY_S", 0.05)
    made = Desk(key.point, WorkFolders(tmp_path / "work", tmp_path / "rescue"))
    new_lesson(made.lesson)
    file = made.open()
    push(file, a_stroke("before"))
    assert file.close().good
    return made


def test_a_key_is_no_local_disk(key: Key) -> None:
    mount = mount_of(key.point)
    assert mount is not None
    assert (mount.type, is_local(key.point)) == (key.kind, False)


def test_a_lesson_is_written_and_read_again(desk: Desk) -> None:
    file = desk.open()
    assert file.file.is_relative_to(desk.places.work)
    push(file, a_stroke("a"))
    wait_for(lambda: file.health.good and strokes_in(desk.lesson) == ["before", "a"])
    file.save_copy(desk.folder / "copie.tni")
    with pytest.raises(LessonExistsError):
        file.save_copy(desk.folder / "copie.tni")
    file.save_copy(desk.folder / "copie.tni", replacing=True)
    push(file, a_stroke("b"))
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "a", "b"]
    assert strokes_in(desk.folder / "copie.tni") == ["before", "a"]
    assert check_lesson(desk.lesson)[0].detail.startswith("on page"), "the sample has strokes alone"
    assert names(desk.folder) == ["copie.tni", "leçon.tni"]
    assert list(desk.places.work.iterdir()) == []


def test_names_that_a_key_takes(desk: Desk) -> None:
    for stem in ("Été 🦊 l’eau", "-rf", "é" * 120, "a" * 251, "Sans titre", "Sans titre"):
        path = untitled_lesson(desk.folder, stem)
        file = desk.open(path)
        push(file, a_stroke("a"))
        assert file.close().good, stem
        assert strokes_in(path) == ["a"]
    assert not [name for name in names(desk.folder) if name.startswith(".") or not name.endswith(".tni")]


def test_pulled_out_and_put_back(desk: Desk, key: Key) -> None:
    file = desk.open()
    key.pull_out()
    push(file, a_stroke("away"))
    wait_for(lambda: file.health.publishing is not None)
    assert file.health.publishing is not None
    assert file.health.publishing.kind is StorageTroubleKind.UNREACHABLE
    assert file.saved, "in the working copy"
    assert names(desk.folder) == [], "nothing goes into the folder that the key was mounted on"
    assert key.put_in()
    wait_for(lambda: file.health.good)
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "away"]
    assert names(desk.folder) == ["leçon.tni"]


def test_what_is_said_to_be_there_is_on_the_key(desk: Desk, key: Key) -> None:
    """Pulled out without a word to the system: what only its memory holds is lost."""
    file = desk.open()
    push(file, a_stroke("a"))
    wait_for(lambda: file.health.good and strokes_in(desk.lesson) == ["before", "a"])
    on_the_key = key.image.read_bytes()
    file.save_copy(desk.folder / "copie.tni")
    new_lesson(desk.folder / "nouvelle.tni")
    later = key.image.read_bytes()
    assert file.close().good
    for image, others in ((on_the_key, []), (later, ["copie.tni", "nouvelle.tni"])):
        key.pull_out()
        key.image.write_bytes(image)
        assert key.put_in()
        assert strokes_in(desk.lesson) == ["before", "a"]
        assert set(names(desk.folder)) >= {"leçon.tni", *others}
        if others:
            assert strokes_in(desk.folder / "copie.tni") == ["before", "a"]
            assert strokes_in(desk.folder / "nouvelle.tni") == []


@pytest.mark.parametrize("back", [True, False])
def test_pulled_out_just_before_it_is_placed(desk: Desk, key: Key, back: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What then goes into the folder that the key was mounted on is not taken for published."""
    copyfile, place, pulled = shutil.copyfile, working_copy.commit_file, []

    def copy_elsewhere(source: Path, target: Path) -> None:
        if not pulled and target.is_relative_to(key.point):
            pulled.append(True)
            key.pull_out()
        copyfile(source, target)

    def place_and_put_back(part: Path, target: Path) -> None:
        place(part, target)
        if back and len(pulled) == 1 and target.is_relative_to(key.point):
            pulled.append(True)
            assert key.put_in()

    file = desk.open()
    monkeypatch.setattr(working_copy.shutil, "copyfile", copy_elsewhere)
    monkeypatch.setattr(working_copy, "commit_file", place_and_put_back)
    push(file, a_stroke("in the middle"))
    wait_for(lambda: file.health.publishing is not None)
    if not back:
        assert names(key.point) == []
        assert key.put_in()
    wait_for(lambda: file.health.good)
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "in the middle"]
    assert names(desk.folder) == ["leçon.tni"]


def test_pulled_out_until_the_next_start(desk: Desk, key: Key) -> None:
    file = desk.open()
    push(file, a_stroke("away"))
    key.pull_out()
    push(file, a_stroke("away too"))
    assert file.close().unpublished
    assert [left.target for left in unpublished_copies(desk.places.work)] == [desk.lesson]
    assert key.put_in()
    file = desk.open()
    assert file.opened.resumed
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "away", "away too"]


@pytest.mark.parametrize("step", ["copying", "renaming"])
def test_pulled_out_while_it_is_written(desk: Desk, key: Key, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = desk.lesson.read_bytes()
    copyfile, place, pulled = shutil.copyfile, working_copy.commit_file, []

    def pull_out_once() -> None:
        if not pulled:
            pulled.append(True)
            key.pull_out()

    def copy_half(source: Path, target: Path) -> None:
        if step == "copying" and not pulled and target.is_relative_to(key.point):
            with target.open("wb") as file:
                file.write(Path(source).read_bytes()[:5000])
                pull_out_once()
            raise OSError(errno.EIO, "Input/output error")
        copyfile(source, target)

    def place_after(part: Path, target: Path) -> None:
        if step == "renaming" and target.is_relative_to(key.point):
            pull_out_once()
        place(part, target)

    file = desk.open()
    monkeypatch.setattr(working_copy.shutil, "copyfile", copy_half)
    monkeypatch.setattr(working_copy, "commit_file", place_after)
    push(file, a_stroke("in the middle"))
    wait_for(lambda: file.health.publishing is not None)
    assert file.saved
    assert names(key.point) == []
    assert key.put_in("ro")
    assert desk.lesson.read_bytes() == whole, "the lesson on the key is the one before, whole"
    key.pull_out()
    assert key.put_in()
    wait_for(lambda: file.health.good)
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "in the middle"]
    assert names(desk.folder) == ["leçon.tni"], "the half that was left on the key is gone"


def test_a_key_that_breaks(desk: Desk, key: Key, tmp_path: Path) -> None:
    file = desk.open()
    good = key.image.read_bytes()
    os.truncate(key.image, 0)
    push(file, a_stroke("away"))
    assert file.flush(), "in the working copy"
    wait_for(lambda: file.health.publishing is not None or file.health.good)  # the system may not notice at once
    copy = tmp_path / "copy.tni"
    file.save_copy(copy)
    assert strokes_in(copy) == ["before", "away"]
    key.pull_out()
    file.close()
    key.image.write_bytes(good)
    assert key.put_in()
    file = desk.open()
    push(file, a_stroke("after"))
    assert file.close().good
    assert strokes_in(file.health.beside or desk.lesson)[:1] == ["before"]


def test_a_full_key(desk: Desk, key: Key) -> None:
    whole = desk.lesson.read_bytes()
    filler = key.fill()
    file = desk.open()
    push(file, a_stroke("big", 200_000))
    wait_for(lambda: file.health.publishing is not None)
    assert file.health.publishing is not None
    assert file.health.publishing.kind is StorageTroubleKind.DISK_FULL
    assert file.saved
    assert desk.lesson.read_bytes() == whole
    assert names(desk.folder) == ["filler", "leçon.tni"]
    filler.unlink()
    wait_for(lambda: file.health.good)
    assert file.close().good
    assert strokes_in(desk.lesson) == ["before", "big"]


def test_a_read_only_key(desk: Desk, key: Key) -> None:
    key.remount("ro")
    file = desk.open()
    push(file, a_stroke("a"))
    wait_for(lambda: file.health.publishing is not None)
    assert file.health.publishing is not None
    assert file.health.publishing.kind is StorageTroubleKind.READ_ONLY
    assert file.saved
    key.remount("rw")
    wait_for(lambda: file.health.good)
    assert file.close() == LessonHealth()
    assert strokes_in(desk.lesson) == ["before", "a"]


# -- a folder that another machine gives out


def test_a_network_folder_is_worked_on_in_a_copy(tmp_path: Path) -> None:
    lesson = ROOT / "lessons/fractions.tni"
    mount = mount_of(lesson)
    if mount is None or mount.type != "9p":
        pytest.skip("the project is not on a network folder here")
    assert not is_local(lesson.parent)
    before = lesson.read_bytes()
    file = open_lesson(lesson, WorkFolders(tmp_path / "work", tmp_path / "rescue"), SystemClock())
    assert file.file.is_relative_to(tmp_path)
    push(file, a_stroke("a"))
    health = file.close()
    assert health.publishing is not None
    assert health.publishing.kind is StorageTroubleKind.READ_ONLY
    assert [left.target for left in unpublished_copies(tmp_path / "work")] == [lesson]
    assert lesson.read_bytes() == before


# -- where this machine has no FAT

MODULES = ("drivers/block/loop", "fs/nls/nls_ascii", "fs/nls/nls_cp437", "fs/nls/nls_iso8859-1", "fs/nls/nls_utf8",
           "fs/fat/fat", "fs/fat/vfat", "fs/exfat/exfat")  # fmt: skip
LOAD = """
for module in {modules}; do
  for kernel in {cache}/"root"/usr/lib/modules/$(uname -r)/kernel {cache}/"root"/lib/modules/$(uname -r)/kernel; do
    [ -f $kernel/$module.ko.xz ] && xz -dc $kernel/$module.ko.xz >$TMPDIR/module.ko && busybox insmod $TMPDIR/module.ko
    [ -f $kernel/$module.ko ] && busybox insmod $kernel/$module.ko
  done
done
exec {python} -m pytest -p no:cacheprovider -q --color no --basetemp $TMPDIR/tests {file} -k 'not guest'
"""


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_all_of_it_in_a_guest(hid_guest: Path) -> None:
    if maker("vfat") is None:
        pytest.skip("no mkfs.vfat here: it is in the package dosfstools")
    script = LOAD.format(
        modules=" ".join(MODULES), cache=CACHE / "hid_guest", python=sys.executable, file=Path(__file__)
    )
    said = in_guest(hid_guest, "bash", "-c", script, limit_s=1200)
    passed = re.search(r"(\d+) passed", said)
    assert passed, said
    assert int(passed[1]) >= 12, "those on FAT, and on the guest's network folder: " + said
