"""Cache of the code that `dataclasses`, `typing` and PySide6 compile at import, stored beside the bytecode.

It is worth 55 ms to the first page (301 ms instead of 357, medians of 6 starts in turn on a busy machine) and 85 ms
until everything is loaded. Remove it once that is less than 50 ms, or once Python's `dataclasses` no longer compiles
each method. Where nothing is compiled, Python makes no classes of syntax trees: 0.25 MB.
"""

from __future__ import annotations

import builtins
import dataclasses
import inspect
import marshal
import os
import sys
import typing
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from reprlib import recursive_repr
from types import CodeType
from typing import Any, NoReturn

from tni.core.digest import sha256

_LENGTH_BYTES = 4
_COMPILE = compile


class CodeCache:
    """Compiled code by the digest of its source, so that stale code is never used. Like bytecode, the file is
    trusted. It is mapped, not read: 1.1 MB that are not private memory.

    File: length of the table (4 bytes, little-endian), table as by `marshal` (digest: length of its code), codes.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._codes: dict[bytes, bytes | memoryview] = {}
        self._used: set[bytes] = set()
        self._grown = False
        with suppress(OSError, ValueError, EOFError, TypeError, AttributeError):  # missing or truncated: start empty
            with file.open("rb") as opened:
                content = memoryview(mmap(opened.fileno(), 0, access=ACCESS_READ))
            begin = _LENGTH_BYTES + int.from_bytes(content[:_LENGTH_BYTES], "little")
            lengths = marshal.loads(content[_LENGTH_BYTES:begin])
            self._codes = dict(zip(lengths, _cut(content[begin:], lengths.values()), strict=True))

    @property
    def digests(self) -> frozenset[bytes]:
        """Digests of the sources whose code is at hand."""
        return frozenset(self._codes)

    @property
    def grown(self) -> bool:
        """True if a source had to be compiled."""
        return self._grown

    def run(self, source: str, names: dict[str, Any], local: dict[str, Any]) -> None:
        """Execute source code, as `exec` does."""
        exec(self.compile(source, "<string>", "exec"), names, local)

    def compile(self, source: str | bytes, name: str, mode: str) -> CodeType:
        """Compile source code, as the builtin `compile` does."""
        key = digest(source, name, mode)
        self._used.add(key)
        code = self._load(key)
        if code is None:
            code = _COMPILE(source, name, mode, dont_inherit=True)
            self._codes[key] = marshal.dumps(code)
            self._grown = True
        return code

    def _load(self, key: bytes) -> CodeType | None:
        with suppress(KeyError, ValueError, EOFError, TypeError):  # missing or damaged
            code = marshal.loads(self._codes[key])
            return code if isinstance(code, CodeType) else None
        return None

    def save(self) -> None:
        """Store the code that was used, for the next start, if Python writes bytecode at all."""
        if not self._grown or sys.dont_write_bytecode:
            return
        self._grown = False
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):  # as with bytecode, the folder may be read-only
            codes = {key: self._codes[key] for key in self._used}
            table = marshal.dumps({key: len(code) for key, code in codes.items()})
            part.write_bytes(b"".join([len(table).to_bytes(_LENGTH_BYTES, "little"), table, *codes.values()]))
            part.replace(self._file)


def digest(source: str | bytes, name: str = "<string>", mode: str = "exec") -> bytes:
    """Return the key of a source in the cache."""
    text = source.encode() if isinstance(source, str) else source
    return sha256(b"\0".join([f"{name}:{mode}:{sys.flags.optimize}".encode(), text]))


def _cut(codes: memoryview, lengths: Iterable[int]) -> list[memoryview]:
    ends = list(accumulate(lengths, initial=0))
    return [codes[start:end] for start, end in pairwise(ends)]


def install_cache() -> CodeCache:
    """Use the cache from now on, in this interpreter."""
    spec = __spec__
    folder = Path(spec.cached).parent if spec is not None and spec.cached else Path(__file__).parent / "__pycache__"
    compiled = CodeCache(folder / f"compiled.{sys.implementation.cache_tag}.{sys.hexversion:x}.bin")
    vars(dataclasses)["exec"] = compiled.run  # a module's global hides the builtin `exec`
    vars(dataclasses)["recursive_repr"] = _unguarded
    vars(dataclasses)["inspect"] = WithoutSignatures()
    vars(typing)["compile"] = compiled.compile  # of annotations that are texts, in named tuples
    return compiled


@contextmanager
def compiled_by(cache: CodeCache) -> Iterator[None]:
    """Have the builtin `compile` use a cache, for an extension module that asks for it by name."""

    def cached(source: Any, filename: Any, mode: str, *others: Any, **options: Any) -> Any:
        if others or options or not isinstance(source, str | bytes):
            return _COMPILE(source, filename, mode, *others, **options)
        return cache.compile(source, filename, mode)

    vars(builtins)["compile"] = cached
    try:
        yield
    finally:
        vars(builtins)["compile"] = _COMPILE


class WithoutSignatures:
    """`inspect` without signatures, of which `dataclasses` makes the documentation of a class that has none: with -OO
    that is every class, 15 ms and 0.1 MB in all."""

    def __getattr__(self, name: str) -> object:
        return getattr(inspect, name)

    def signature(self, *_args: object, **_options: object) -> NoReturn:
        raise ValueError("no documentation is made")  # `dataclasses` goes on without


def _unguarded() -> Callable[[Callable[[Any], str]], Callable[[Any], str]]:
    """Replacement of `reprlib.recursive_repr`, of which every dataclass keeps a copy, 0.2 MB in all. None of those that
    a start loads contains itself."""
    return lambda written: written


def save_cache() -> None:
    """Store the cache and restore the builtins `exec` and `compile`. Call this when all modules are loaded."""
    compiled = getattr(vars(dataclasses).get("exec"), "__self__", None)
    if isinstance(compiled, CodeCache):
        compiled.save()
        del vars(dataclasses)["exec"], vars(typing)["compile"]
        vars(dataclasses)["recursive_repr"] = recursive_repr
        vars(dataclasses)["inspect"] = inspect
