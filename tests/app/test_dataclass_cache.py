"""Classes made from kept code are those that Python would have made."""

from __future__ import annotations

import dataclasses
import marshal
import sys
from pathlib import Path

import pytest

from tni.app.dataclass_cache import DataclassCache
from tni.core.digest import sha256

pytestmark = pytest.mark.core


def made() -> type:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Point:
        x: float
        y: float = 1.0

    return Point


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.mark.parametrize("before", [None, b"", b"no code", marshal.dumps(7)])
def test_it_is_kept_and_used_whatever_was_there(
    before: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: None
) -> None:
    file = tmp_path / "codes.bin"
    if before is not None:
        file.write_bytes(before)
    first = DataclassCache(file)
    monkeypatch.setitem(vars(dataclasses), "exec", first.run)
    plain = made()
    first.save()
    second = DataclassCache(file)
    assert len(second.digests) == 1
    monkeypatch.setitem(vars(dataclasses), "exec", second.run)
    kept = made()
    assert not second.grown
    assert repr(kept(2)) == repr(plain(2))
    assert kept(2) == kept(2.0) != kept(3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        kept(2).x = 5
    assert [path.name for path in tmp_path.iterdir()] == ["codes.bin"]


def test_nothing_is_written_where_bytecode_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled = DataclassCache(tmp_path / "codes.bin")
    compiled.run("x = 1", {}, {})
    compiled.save()
    assert not list(tmp_path.iterdir())


def test_what_is_no_longer_used_goes_when_something_new_comes(tmp_path: Path, writes: None) -> None:
    file = tmp_path / "codes.bin"
    for sources in (["x = 1", "y = 2"], ["y = 2", "z = 3"], ["y = 2"]):
        compiled = DataclassCache(file)
        for source in sources:
            compiled.run(source, {}, found := {})
            assert found
        compiled.save()
    assert DataclassCache(file).digests == {sha256(b"y = 2"), sha256(b"z = 3")}


def test_every_kept_code_is_found_again(tmp_path: Path, writes: None) -> None:
    first = DataclassCache(tmp_path / "codes.bin")
    for number in range(20):
        first.run(f"x = {number}", {}, {})
    first.save()
    read = DataclassCache(tmp_path / "codes.bin")
    for number in range(20):
        read.run(f"x = {number}", {}, found := {})
        assert found == {"x": number}
    assert not read.grown


def test_a_folder_of_somebody_else_stops_nothing(tmp_path: Path, writes: None) -> None:
    compiled = DataclassCache(tmp_path / "none" / "codes.bin")
    compiled.run("x = 1", {}, {})
    compiled.save()
