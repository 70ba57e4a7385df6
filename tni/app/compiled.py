"""What `dataclasses` compiles at each import, kept beside the modules' own bytecode: a fifth of loading them."""

from __future__ import annotations

import dataclasses
import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

from tni.core.digest import sha256


class Compiled:
    """Code by the digest of its source: nothing old is taken for what is new. Like bytecode, it is trusted."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._codes: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._grown = False
        with suppress(OSError, ValueError, EOFError, TypeError):  # none yet, or cut short: made anew
            self._codes = dict(marshal.loads(file.read_bytes()))

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
            part.write_bytes(marshal.dumps({key: self._codes[key] for key in self._used}))
            part.replace(self._file)


def compile_once() -> None:
    """From now on; for the interpreter that runs."""
    spec = __spec__
    folder = Path(spec.cached).parent if spec is not None and spec.cached else Path(__file__).parent / "__pycache__"
    compiled = Compiled(folder / f"dataclasses.{sys.implementation.cache_tag}.{sys.hexversion:x}.bin")
    vars(dataclasses)["exec"] = compiled.run  # found there before Python's own


def keep_compiled() -> None:
    """When all is loaded. Python's own way is back."""
    compiled = getattr(vars(dataclasses).get("exec"), "__self__", None)
    if isinstance(compiled, Compiled):
        compiled.keep()
        del vars(dataclasses)["exec"]
