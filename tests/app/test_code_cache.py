"""Classes made from kept code are those that Python would have made."""

from __future__ import annotations

import dataclasses
import marshal
import sys
from pathlib import Path

import pytest

from tni.app.code_cache import CodeCache, WithoutSignatures, compiled_by, digest

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
    first = CodeCache(file)
    monkeypatch.setitem(vars(dataclasses), "exec", first.run)
    plain = made()
    first.save()
    second = CodeCache(file)
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
    compiled = CodeCache(tmp_path / "codes.bin")
    compiled.run("x = 1", {}, {})
    compiled.save()
    assert not list(tmp_path.iterdir())


def test_what_is_no_longer_used_goes_when_something_new_comes(tmp_path: Path, writes: None) -> None:
    file = tmp_path / "codes.bin"
    for sources in (["x = 1", "y = 2"], ["y = 2", "z = 3"], ["y = 2"]):
        compiled = CodeCache(file)
        for source in sources:
            compiled.run(source, {}, found := {})
            assert found
        compiled.save()
    assert CodeCache(file).digests == {digest("y = 2"), digest("z = 3")}


def test_every_kept_code_is_found_again(tmp_path: Path, writes: None) -> None:
    first = CodeCache(tmp_path / "codes.bin")
    for number in range(20):
        first.run(f"x = {number}", {}, {})
    first.save()
    read = CodeCache(tmp_path / "codes.bin")
    for number in range(20):
        read.run(f"x = {number}", {}, found := {})
        assert found == {"x": number}
    assert not read.grown


def test_a_folder_of_somebody_else_stops_nothing(tmp_path: Path, writes: None) -> None:
    compiled = CodeCache(tmp_path / "none" / "codes.bin")
    compiled.run("x = 1", {}, {})
    compiled.save()


def test_the_builtin_uses_the_cache_for_what_is_compiled_by_name_and_only_meanwhile(
    tmp_path: Path, writes: None
) -> None:
    builtin = compile
    for is_grown in (True, False):
        cache = CodeCache(tmp_path / "codes.bin")
        with compiled_by(cache):
            code = compile(b"x = 7 if __name__ else 0", "bootstrap.py", "exec")
            compile("y = 1", "other.py", "exec", optimize=0)
        exec(code, found := {"__name__": "z"})
        assert (found["x"], code.co_filename) == (7, "bootstrap.py")
        assert cache.grown is is_grown
        assert compile is builtin
        cache.save()
    assert cache.digests == {digest(b"x = 7 if __name__ else 0", "bootstrap.py")}


def test_a_source_is_not_taken_for_one_of_another_name_or_mode(tmp_path: Path) -> None:
    cache = CodeCache(tmp_path / "codes.bin")
    assert eval(cache.compile("1 + 1", "<string>", "eval")) == 2
    assert eval(cache.compile("1 + 1", "<string>", "exec")) is None
    assert cache.compile("1 + 1", "a.py", "eval").co_filename == "a.py"


def test_classes_have_no_signature_in_their_documentation_while_the_cache_is_in_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(vars(dataclasses), "inspect", WithoutSignatures())
    assert made().__doc__ == "Point"
    assert [field.name for field in dataclasses.fields(made())] == ["x", "y"]
