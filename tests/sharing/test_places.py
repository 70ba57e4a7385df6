"""Tests of shared places: a real WebDAV server and a plain folder keep the same promises, also when they are cut."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from tests.support.dav_server import PASSWORD, USER, Cable, dav_server
from tests.support.exchange_simulation import LESSON, decoded, hash_of, made_revision
from tests.support.local_server import Exchange, local_server
from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.files.errors import SharedFolderError
from tni.library.exchange import ExchangeReport, LessonExchange, SharedRevision, heads_of
from tni.library.shared_place import SHARED_FOLDER, NotThereError, PlaceFile, SharedPlace, WriterId
from tni.network.account import Account, Credentials
from tni.network.client import HttpClient
from tni.sharing.folder import FolderPlace
from tni.sharing.webdav import WebDavPlace, dav_address, joined
from tni.store.shared_copies import SharedCopiesFolder

FOLDER = "Équipe de maths 100 %"


def place_at(port: int, password: str = PASSWORD, folder: str = FOLDER) -> WebDavPlace:
    address = dav_address(joined(f"http://127.0.0.1:{port}/", folder))
    account = Account(address, Credentials(USER, Secret(password)), local_agreed=True)
    return WebDavPlace(HttpClient(account, proxy_of=lambda _: None, retry_s=0), address)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture
def shared(served: Path) -> Iterator[Path]:
    """The folder that the teacher chose."""
    folder = served / FOLDER
    folder.mkdir()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def port(served: Path) -> Iterator[int]:
    with dav_server(served) as port:
        yield port


@pytest.fixture(params=["folder", "webdav"])
def place(request: pytest.FixtureRequest, shared: Path) -> Iterator[FolderPlace | WebDavPlace]:
    if request.param == "folder":
        yield FolderPlace(shared)
    else:
        with closing(place_at(request.getfixturevalue("port"))) as made:
            yield made


class Teacher:
    """A teacher's copies, exchanged with a place."""

    def __init__(self, folder: Path, number: int) -> None:
        self.copies = SharedCopiesFolder(folder / f"copies {number}", decoded)
        self.writer, self.random = WriterId(f"{number:08x}"), Random(number)

    def keep(self, parents: list[str], *contents: bytes) -> SharedRevision:
        for content in contents:
            self.copies.keep(BlobId(hash_of(content)), [content])
        revision = made_revision(parents, map(hash_of, contents), "")
        self.copies.add(LESSON, revision)
        return revision

    def exchange(self, place: SharedPlace) -> ExchangeReport:
        attempt = lambda: self.random.randbytes(4).hex()  # noqa: E731
        return LessonExchange(place, self.copies, LESSON, self.writer, decoded, attempt).run()

    @property
    def heads(self) -> set[str]:
        return heads_of(self.copies.revisions(LESSON))


def test_a_file_is_written_once_listed_read_and_removed(place: FolderPlace | WebDavPlace) -> None:
    assert (place.lessons(), place.files(LESSON)) == ([], [])
    place.put_new(LESSON, "x-1", 5, [b"he", b"llo"])
    place.put_new(LESSON, "x-1", 5, [b"OTHER"])
    place.put_new(LESSON, "x-empty", 0, [])
    assert place.lessons() == [LESSON]
    assert sorted(place.files(LESSON), key=lambda file: file.name) == [PlaceFile("x-1", 5), PlaceFile("x-empty", 0)]
    assert b"".join(place.read(LESSON, "x-1", 100)) == b"hello"
    assert b"".join(place.read(LESSON, "x-empty", 100)) == b""
    place.delete(LESSON, "x-1")
    for call in (lambda: place.delete(LESSON, "x-1"), lambda: list(place.read(LESSON, "x-1", 9))):
        with pytest.raises(NotThereError):
            call()
    assert place.files("lesson-2") == []


def test_two_teachers_exchange_and_both_changes_stay(place: FolderPlace | WebDavPlace, tmp_path: Path) -> None:
    one, other = Teacher(tmp_path, 1), Teacher(tmp_path, 2)
    picture = Random(0).randbytes(300_000)
    base = one.keep([], b"page 1", b"", picture)
    assert one.exchange(place).confirmed
    assert other.exchange(place).arrived == (base.id,)
    assert b"".join(other.copies.read(BlobId(hash_of(picture)))) == picture
    mine, theirs = one.keep([base.id], b"page 1, mine"), other.keep([base.id], b"page 1, theirs")
    for each in (one, other, one):
        each.exchange(place)
    assert one.heads == other.heads == {mine.id, theirs.id}
    assert one.exchange(place) == other.exchange(place) == ExchangeReport()


def test_a_place_that_is_gone_is_an_error_and_is_not_made_anew(
    place: FolderPlace | WebDavPlace, shared: Path, tmp_path: Path
) -> None:
    shared.rmdir()
    for call in (place.lessons, lambda: place.files(LESSON), lambda: place.put_new(LESSON, "x-1", 1, [b"x"])):
        with pytest.raises((SharedFolderError, NotThereError, NetworkError)):
            call()
    assert not shared.exists()


def test_a_cancelled_place_refuses_until_resumed(place: FolderPlace | WebDavPlace) -> None:
    place.put_new(LESSON, "x-1", 5, [b"hello"])
    place.cancel()
    for call in (
        place.lessons,
        lambda: place.put_new(LESSON, "x-2", 1, [b"x"]),
        lambda: list(place.read(LESSON, "x-1", 9)),
    ):
        with pytest.raises(NetworkError) as caught:
            call()
        assert caught.value.fault is NetworkFault.CANCELLED
    place.resume()
    assert [file.name for file in place.files(LESSON)] == ["x-1"]


def test_a_cable_that_is_cut_at_any_byte_loses_nothing(port: int, shared: Path, tmp_path: Path) -> None:
    """Real connections to a real server, which keeps the beginning of a file whose end does not come."""
    one, other = Teacher(tmp_path, 1), Teacher(tmp_path, 2)
    base = one.keep([], b"page 1")
    cable = Cable(port)
    with closing(cable), closing(place_at(port)) as direct:
        cuts = 0
        for left in range(150, 6000, 450):
            cable.left = left
            made = one.keep(sorted(one.heads) or [base.id], f"page {left}".encode() * 300, b"page 1")
            with closing(place_at(cable.port)) as cut:
                try:
                    one.exchange(cut)
                except NetworkError:
                    cuts += 1
            other.exchange(direct)
            assert other.heads <= set(one.copies.revisions(LESSON))
            cable.left = None
            one.exchange(direct)
            other.exchange(direct)
            assert other.heads == {made.id}
        assert cuts > 5


def test_files_that_a_server_tore_are_not_taken(place: FolderPlace | WebDavPlace, shared: Path, tmp_path: Path) -> None:
    one, other = Teacher(tmp_path, 1), Teacher(tmp_path, 2)
    made = one.keep([], b"page 1", b"page 2")
    one.exchange(place)
    for file in (shared / SHARED_FOLDER / LESSON).glob("b-*"):
        file.write_bytes(file.read_bytes()[:-1])
    assert other.exchange(place).waiting == (made.id,)
    assert one.exchange(place).confirmed
    assert other.exchange(place).arrived == (made.id,)
    assert len(list((shared / SHARED_FOLDER / LESSON).glob("b-*"))) == 2


def test_a_wrong_password_and_no_webdav_are_typed(port: int, shared: Path) -> None:
    with closing(place_at(port, "wrong")) as place, pytest.raises(NetworkError) as caught:
        place.check()
    assert caught.value.fault is NetworkFault.WRONG_PASSWORD
    with closing(place_at(port, folder="not here")) as place, pytest.raises(NotThereError):
        place.check()
    with closing(place_at(port)) as place:
        place.check()


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (lambda e: e.answer("200 OK", b"<html>Bienvenue</html>"), NetworkFault.NOT_WEBDAV),
        (lambda e: e.answer("405 No"), NetworkFault.NOT_WEBDAV),
        (lambda e: e.answer("207 M", b"<html/>"), NetworkFault.NOT_WEBDAV),
        (lambda e: e.answer("207 M", b"no xml"), NetworkFault.NOT_WEBDAV),
        (
            lambda e: e.answer("207 M", b'<multistatus xmlns="DAV:">' + b"<a/>" * 3_000_000 + b"</multistatus>"),
            NetworkFault.NOT_WEBDAV,
        ),
        (
            lambda e: e.answer("207 M", b'<!DOCTYPE x [<!ENTITY a "b">]><multistatus xmlns="DAV:">&a;</multistatus>'),
            NetworkFault.NOT_WEBDAV,
        ),
        (lambda e: e.answer("423 L"), NetworkFault.LOCKED),
        (lambda e: e.answer("507 Q"), NetworkFault.QUOTA),
        (lambda e: e.answer("429 B", b"", "Retry-After: 0"), NetworkFault.BUSY),
    ],
)
def test_other_answers_are_typed(answer: Callable[[Exchange], None], fault: NetworkFault) -> None:
    with local_server(answer) as server, closing(place_at(server.port)) as place, pytest.raises(NetworkError) as caught:
        place.check()
    assert caught.value.fault is fault


def test_a_server_that_lies_about_names_reaches_nothing_outside() -> None:
    hrefs = ["", "l1/", "../../etc/", "l4/deep/", "%2e%2e/", "%C3%A9t%C3%A9/"]
    hrefs = [f"/a/TNI-partage/{href}" for href in hrefs] + ["", "http://[/", "//evil/l3/", "/b/TNI-partage/l2/"]
    entries = "".join(
        f"<d:response><d:href>{href}</d:href><d:propstat><d:status>HTTP/1.1 200 OK</d:status><d:prop><d:resourcetype>"
        f"<d:collection/></d:resourcetype></d:prop></d:propstat></d:response>"
        for href in hrefs
    )
    body = f'<d:multistatus xmlns:d="DAV:">{entries}</d:multistatus>'.encode()
    with local_server(lambda e: e.answer("207 M", body)) as server, closing(place_at(server.port, folder="a")) as place:
        assert place.lessons() == ["l1", "été"]


def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(shared: Path) -> None:
    (shared / SHARED_FOLDER / "l1").mkdir(parents=True)
    os.mkfifo(shared / SHARED_FOLDER / "l1" / "pipe")
    place = FolderPlace(shared)
    assert place.files("l1") == []
    with pytest.raises(SharedFolderError):
        list(place.read("l1", "pipe", 100))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://nuage.example/dav/Équipe", "https://nuage.example/dav/%C3%89quipe/"),
        (" https://nuage.example/dav/%C3%89quipe%20A/ ", "https://nuage.example/dav/%C3%89quipe%20A/"),
        ("https://nuage.example", "https://nuage.example/"),
    ],
)
def test_an_address_is_taken_as_it_is_typed(typed: str, address: str) -> None:
    assert dav_address(typed) == address


def test_a_key_that_is_full_or_read_only_is_an_error_and_leaves_nothing(shared: Path) -> None:
    place = FolderPlace(shared)

    def failing() -> Iterator[bytes]:
        yield b"begun"
        raise OSError(28, "No space left on device")

    with pytest.raises(SharedFolderError):
        place.put_new(LESSON, "x-1", 9, failing())
    assert [path.name for path in (shared / SHARED_FOLDER / LESSON).iterdir()] == []
    with suppress(TniError):
        place.put_new(LESSON, "x-1", 5, [b"whole"])
    assert place.files(LESSON) == [PlaceFile("x-1", 5)]
