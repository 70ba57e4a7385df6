"""What `dataclasses` compiles at each import, kept beside the modules' own bytecode: a fifth of loading them."""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path
from types import CodeType
from typing import Any

from tni.core.digest import sha256


class DataclassCache:
    """Code by the digest of its source: nothing old is taken for what is new. Like bytecode, it is trusted."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._codes: dict[bytes, bytes | memoryview] = {}
        self._used: set[bytes] = set()
        self._grown = False
        with suppress(OSError, ValueError, EOFError, TypeError, AttributeError):  # none yet, or cut short: made anew
            lengths, codes = marshal.loads(file.read_bytes())
            self._codes = dict(zip(lengths, _cut(codes, lengths.values()), strict=True))

    def run(self, source: str, names: dict[str, Any], local: dict[str, Any]) -> None:
        """As `exec`."""
        key = sha256(source.encode())
        self._used.add(key)
        code = self._kept(key)
        if code is None:
            code = compile(source, "<string>", "exec")
            self._codes[key] = marshal.dumps(code)
            self._grown = True
        exec(code, names, local)

    def _kept(self, key: bytes) -> CodeType | None:
        with suppress(KeyError, ValueError, EOFError, TypeError):  # not there, or damaged
            code = marshal.loads(self._codes[key])
            return code if isinstance(code, CodeType) else None
        return None

    def keep(self) -> None:
        """What was used, for the next start, where bytecode is kept."""
        if not self._grown or sys.dont_write_bytecode:
            return
        self._grown = False
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with suppress(OSError):  # as for bytecode, the folder need not be ours
            codes = {key: self._codes[key] for key in self._used}
            lengths = {key: len(code) for key, code in codes.items()}
            part.write_bytes(marshal.dumps((lengths, b"".join(codes.values()))))
            part.replace(self._file)


def _cut(codes: bytes, lengths: Iterable[int]) -> list[memoryview]:
    """One large piece, which goes back to the system when all is loaded: hundreds of small ones leave holes."""
    ends = list(accumulate(lengths, initial=0))
    return [memoryview(codes)[start:end] for start, end in pairwise(ends)]


def install_cache() -> None:
    """From now on; for the interpreter that runs."""
    spec = __spec__
    folder = Path(spec.cached).parent if spec is not None and spec.cached else Path(__file__).parent / "__pycache__"
    compiled = DataclassCache(folder / f"dataclasses.{sys.implementation.cache_tag}.{sys.hexversion:x}.bin")
    vars(dataclasses)["exec"] = compiled.run  # found there before Python's own


def save_cache() -> None:
    """When all is loaded. Python's own way is back."""
    compiled = getattr(vars(dataclasses).get("exec"), "__self__", None)
    if isinstance(compiled, DataclassCache):
        compiled.keep()
        del vars(dataclasses)["exec"]
