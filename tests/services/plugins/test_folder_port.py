"""A folder as an account: files whole or not at all, and nothing outside it."""

from __future__ import annotations

import errno
import json
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plugin_folders import FilesInMemory
from tni.api.http import FilePart, HttpRequest, NetworkError, NetworkFault
from tni.core.plugin_errors import EntryFileError
from tni.services.plugins.folder_port import ADDRESS, TRIAL_NAME, FolderHttp


def fault_of(port: FolderHttp, method: str, path: str, body: tuple[bytes | FilePart, ...] = ()) -> NetworkFault:
    with pytest.raises(NetworkError) as refused:
        port.send(HttpRequest(method, f"{ADDRESS}/{path}", body=body))
    return refused.value.fault


def names_in(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def names(port: FolderHttp, path: str = "") -> list[str]:
    found: list[str] = json.loads(port.send(HttpRequest("GET", f"{ADDRESS}/{path}")).body)
    return found


def test_files_are_written_listed_read_and_removed_with_their_empty_folders(tmp_path: Path) -> None:
    port = FolderHttp(tmp_path)
    port.send(HttpRequest("PUT", f"{ADDRESS}/5e%20A/s%C3%A9ance/a.html", body=(b"<p>", b"</p>")))
    (tmp_path / ".hidden").touch()
    assert (tmp_path / "5e A" / "séance" / "a.html").read_bytes() == b"<p></p>"
    assert (names(port), names(port, "5e%20A/"), names(port, "5e%20A/s%C3%A9ance")) == (
        ["5e A/"],
        ["séance/"],
        ["a.html"],
    )
    head = port.send(HttpRequest("HEAD", f"{ADDRESS}/5e%20A/s%C3%A9ance/a.html")).headers
    assert head["content-length"] == "7"
    assert port.send(HttpRequest("GET", f"{ADDRESS}/5e%20A/s%C3%A9ance/a.html")).body == b"<p></p>"
    port.send(HttpRequest("DELETE", f"{ADDRESS}/5e%20A/s%C3%A9ance/a.html"))
    assert names_in(tmp_path) == [".hidden"]
    assert fault_of(port, "GET", "5e%20A/s%C3%A9ance/a.html") is NetworkFault.MISSING
    accepted = HttpRequest("DELETE", f"{ADDRESS}/a.html", accepted=frozenset({404}))
    assert port.send(accepted).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "..%2Fa",
        "%2e%2e/a",
        "a/../../b",
        "a%00b",
        "a%FF",
        ".hidden",
        "CON",
        "nul.txt",
        "COM%C2%B9.txt",
        "a.",
        "a%5Cb",
        "C:a",
        "a?b",
        "a//b",
    ],
)
def test_no_path_outside_nor_of_a_device_is_taken(tmp_path: Path, path: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    assert fault_of(FolderHttp(inner), "PUT", path, (b"x",)) in (NetworkFault.FORBIDDEN, NetworkFault.MALFORMED)
    assert (names_in(tmp_path), names_in(inner)) == (["inner"], [])


@given(path=st.text(max_size=30))
def test_whatever_the_path_nothing_is_read_but_names_below(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    empty = tmp_path_factory.getbasetemp() / "empty"
    empty.mkdir(exist_ok=True)
    port = FolderHttp(empty)
    request = HttpRequest("GET", f"{ADDRESS}/{path}", accepted=frozenset(range(400, 600)))
    with suppress(NetworkError):
        assert port.send(request).status == 404 or path.strip("/") == ""


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link").symlink_to(tmp_path)
    (inner / "file").symlink_to(tmp_path / "secret")
    port = FolderHttp(inner)
    assert names(port) == []
    assert fault_of(port, "GET", "link/secret") is NetworkFault.FORBIDDEN
    assert fault_of(port, "GET", "file") is NetworkFault.FORBIDDEN
    assert fault_of(port, "PUT", "file", (b"y",)) is NetworkFault.FORBIDDEN
    assert (tmp_path / "secret").read_text() == "x"


def test_an_entry_s_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    files = FilesInMemory()
    kept, lost = files.add("a.pdf", b"%PDF" * 200_000), files.add("b.pdf", b"lost")
    del files.contents[lost.sha256]
    sizes = {kept.sha256: kept.size, lost.sha256: lost.size}
    port = FolderHttp(tmp_path, files, sizes)
    port.send(HttpRequest("PUT", f"{ADDRESS}/a.pdf", body=(FilePart(kept.sha256),)))
    assert sha256((tmp_path / "a.pdf").read_bytes()).hexdigest() == kept.sha256
    with pytest.raises(EntryFileError):
        port.send(HttpRequest("PUT", f"{ADDRESS}/a.pdf", body=(FilePart(lost.sha256),)))
    assert sha256((tmp_path / "a.pdf").read_bytes()).hexdigest() == kept.sha256
    assert names_in(tmp_path) == ["a.pdf"]
    assert fault_of(port, "PUT", "c.pdf", (FilePart("00"),)) is NetworkFault.MALFORMED
    assert fault_of(port, "PUT", "c.pdf", (FilePart(kept.sha256, kept.size, 1),)) is NetworkFault.MALFORMED


def test_a_folder_that_is_away_is_not_made(tmp_path: Path) -> None:
    port = FolderHttp(tmp_path / "key")
    assert fault_of(port, "PUT", "a.html", (b"x",)) is NetworkFault.NO_FOLDER
    assert not (tmp_path / "key").exists()


def test_a_trial_writes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("hers")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / TRIAL_NAME).symlink_to(tmp_path / "elsewhere")
    FolderHttp(inner).check_writing()
    assert names_in(inner) == []
    assert (tmp_path / "elsewhere").read_text() == "hers"


@pytest.mark.skipif(sys.platform != "linux", reason="what the rights of root do not tell: folders of the kernel")
@pytest.mark.parametrize("folder", ["/proc/self", "/sys/kernel"])
def test_a_folder_in_which_nobody_writes_is_told(folder: str) -> None:
    with pytest.raises(NetworkError) as refused:
        FolderHttp(Path(folder)).check_writing()
    assert refused.value.fault is NetworkFault.FORBIDDEN


def test_a_disk_that_is_full_is_told_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NetworkError) as refused:
        FolderHttp(tmp_path).check_writing()
    assert refused.value.fault is NetworkFault.QUOTA
    assert names_in(tmp_path) == []


def test_a_trial_makes_no_folder_that_is_away(tmp_path: Path) -> None:
    with pytest.raises(NetworkError) as refused:
        FolderHttp(tmp_path / "key").check_writing()
    assert refused.value.fault is NetworkFault.NO_FOLDER
    assert not (tmp_path / "key").exists()
