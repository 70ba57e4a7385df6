"""Shared lessons when somebody writes into the folder by hand: nothing hangs, nothing of others is hidden."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from tests.services.library.test_sharing_service import TITLE, Teacher, shared, two
from tests.support.lessons import PAGE, a_stroke
from tni.core.ids import BlobId, PageId
from tni.files.sharing_errors import UnreadableVersionsError
from tni.library import exchange
from tni.library.exchange import TooLargeToShareError
from tni.library.revision import PagePart, Revision, RevisionId
from tni.library.shared_lesson import SharedRole, SharingState, to_shared
from tni.library.shared_place import SHARED_FOLDER, SharedKind, SharedName, WriterId
from tni.services.library.shared_lesson_files import OtherVersion

__all__ = ["shared", "two"]
LAST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


class Intruder:
    """Somebody who writes into the folder of a lesson without the program."""

    def __init__(self, shared: Path, lesson: str) -> None:
        self._folder, self._lesson = shared / SHARED_FOLDER / lesson, lesson
        self._folder.mkdir(parents=True, exist_ok=True)
        self._attempts = count()

    def put(self, kind: SharedKind, data: bytes) -> BlobId:
        content = BlobId(hashlib.sha256(data).hexdigest())
        name = SharedName(kind, content, len(data), WriterId("f" * 8), f"{next(self._attempts):08x}")
        (self._folder / name.text).write_bytes(data)
        return content

    def revision(
        self,
        parents: Iterable[str],
        *,
        author: str = "Zoé",
        page: bytes = b"no page",
        properties: bytes = b"none",
        before: str = "g",
    ) -> str:
        """Put a revision with one page. before: text that its id comes before."""
        parts = (PagePart(PAGE.id, 0.0, self.put(SharedKind.BLOB, page)),)
        for number in count():
            made = to_shared(
                Revision(
                    lesson_id=self._lesson,
                    parents=tuple(map(RevisionId, parents)),
                    made=LAST.replace(microsecond=number),
                    author=author,
                    pages=parts,
                    properties=self.put(SharedKind.BLOB, properties),
                )
            )
            if made.id < before:
                self.put(SharedKind.REVISION, made.data)
                return made.id
        raise AssertionError


def test_a_version_that_cannot_be_read_is_told_of_and_hides_no_other(
    two: tuple[Teacher, Teacher], shared: Path
) -> None:
    ada, bea = two
    bea.change(a_stroke("of Bea"))
    bea.exchange()
    (of_bea,) = {path.name.split("-")[1] for path in shared.rglob("r-*")} - set(ada.entry.base)
    Intruder(shared, ada.entry.lesson).revision(ada.entry.base, before=of_bea)
    ada.exchange()
    version: OtherVersion = ada.ask(ada.service.other_version, ada.entry)
    assert (version.revision, version.unreadable) == (of_bea, ("Zoé",))
    ada.take({PAGE.id: version.comparison.changes[0].proposed}, other=version.revision)
    assert "of Bea" in ada.records()
    with pytest.raises(UnreadableVersionsError, match="1 versions"):
        ada.ask(ada.service.other_version, ada.entry)


def test_a_lesson_of_which_one_version_can_be_read_is_offered(two: tuple[Teacher, Teacher], shared: Path) -> None:
    ada, bea = two
    intruder = Intruder(shared, ada.entry.lesson)
    head = intruder.revision((), before=ada.entry.base[0])
    ada.ask(ada.service.stop_sharing, ada.entry)
    (found,) = ada.exchange().available
    assert (found.title, found.is_readable) == (TITLE.title, True)
    assert ada.fetch(found).is_file()
    assert ada.entry.base == bea.entry.base != (head,)


def test_a_lesson_of_a_later_program_is_named_as_one_that_cannot_be_read(
    two: tuple[Teacher, Teacher], shared: Path
) -> None:
    ada, _ = two
    Intruder(shared, "later").put(SharedKind.REVISION, b'{"version":2}')
    Intruder(shared, "torn").revision((), author="Zoé " * 100)
    outcome = ada.exchange()
    assert outcome.reports["later"].unreadable
    later, torn = outcome.available
    assert (later.title, later.author, later.is_readable) == ("", "", False)
    assert torn.author.startswith("Zoé Zoé")
    assert (len(torn.author), torn.is_readable) == (200, False)


def test_a_lesson_in_the_bin_is_missing_and_comes_back(two: tuple[Teacher, Teacher]) -> None:
    ada, bea = two
    bea.change(a_stroke("of Bea"))
    bea.exchange()
    thrown = ada.path.rename(ada.home / "thrown.tni")
    outcome = ada.exchange()
    assert outcome.troubles == {}
    assert ada.entry.state is SharingState.MISSING
    thrown.rename(ada.path)
    ada.exchange()
    assert ada.entry.state is SharingState.UPDATE


def test_a_lesson_with_too_many_pages_is_not_sent_and_says_so(
    tmp_path: Path, two: tuple[Teacher, Teacher], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, _ = two
    sent = sorted(shared.rglob("*-*"))
    state = ada.entry
    monkeypatch.setattr("tni.services.library.shared_lesson_files.REVISION_BYTES", 1000)
    ada.change(*(replace(PAGE, id=PageId(f"page {number}"), position=number + 2.0) for number in range(9)))
    outcome = ada.exchange()
    assert isinstance(outcome.troubles[state.lesson], TooLargeToShareError)
    assert sorted(shared.rglob("*-*")) == sent
    assert ada.entry == state


def test_a_lesson_with_ten_thousand_pages_is_taken(tmp_path: Path, two: tuple[Teacher, Teacher], shared: Path) -> None:
    ada, _ = two
    intruder = Intruder(shared, "long")
    blob = intruder.put(SharedKind.BLOB, b"page")
    pages = tuple(PagePart(PageId(f"{number:032}"), float(number), blob, (blob,)) for number in range(10_000))
    made = to_shared(Revision(lesson_id="long", made=LAST, pages=pages, properties=blob))
    assert 1 << 20 < len(made.data) < exchange.REVISION_BYTES
    intruder.put(SharedKind.REVISION, made.data)
    (found,) = ada.exchange().available
    copies = ada.files_of(ada.place.id).copies
    assert made.id not in copies.revisions("long"), "it is listed alone until it is chosen"
    failures: list[Exception] = []
    ada.service.fetch(found, tmp_path / "long.tni", SharedRole.FOLLOWED, lambda: None, failures.append)
    ada.tasks.run()
    assert made.id in ada.files_of(ada.place.id).copies.revisions("long")
    assert len(failures) == 1, "its pages are none"


@pytest.mark.parametrize("data", [b"[" * 2_000_000, b"[" + b"[]," * 2_000_000, b'{"a":' * 400_000, b"9" * 2_000_000])
def test_a_revision_that_is_a_bomb_is_unreadable(two: tuple[Teacher, Teacher], shared: Path, data: bytes) -> None:
    ada, _ = two
    Intruder(shared, ada.entry.lesson).put(SharedKind.REVISION, data)
    outcome = ada.exchange()
    assert (outcome.trouble, outcome.troubles) == (None, {})
    assert len(outcome.reports[ada.entry.lesson].unreadable) == 1
    assert ada.entry.state is SharingState.CURRENT
