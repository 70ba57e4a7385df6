"""What every bench is given: the measuring programs, how often to repeat, and which programs to measure."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tests.bench.probe import build
from tests.bench.programs import Program, programs


class NothingToMeasureWithError(Exception):
    """TNI_BENCH names no folder with inkprobe.c and inkfloor.c."""


@dataclass
class Rig:
    """folder: for what is built and written, gone afterwards; only: names of the programs to measure, all when empty;
    questions: how many a class of phones is asked; raw: single readings, for the file of figures."""

    folder: Path
    rounds: int = 5
    only: tuple[str, ...] = ()
    questions: int = 100
    raw: dict[str, object] = field(default_factory=dict)

    @cached_property
    def _built(self) -> tuple[Path, Path]:
        source = os.environ.get("TNI_BENCH")
        if source is None:
            raise NothingToMeasureWithError
        return build(Path(source), self.folder)

    @property
    def probe(self) -> Path:
        """inkprobe. Raises: NothingToMeasureWithError."""
        return self._built[0]

    def program(self, name: str) -> Program:
        return next(p for p in programs(self._built[1]) if p.name == name)

    def programs(self) -> list[Program]:
        """Those that are installed and asked for."""
        return [p for p in programs(self._built[1]) if p.installed and (not self.only or p.name in self.only)]
