"""Which board was found on which serial line, for the next start, in one small JSON file. It may be forgotten."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tni.files.atomic import WriteError, write_atomically

_log = logging.getLogger(__name__)

MOST = 20


@dataclass(frozen=True, slots=True)
class KnownBoard:
    """driver: its name. path: of the line; vendor, product, serial: of the adapter, serial "" where it has none."""

    driver: str
    path: str
    vendor: int
    product: int
    serial: str = ""

    def __post_init__(self) -> None:
        words, numbers = (self.driver, self.path, self.serial), (self.vendor, self.product)
        if not all(isinstance(word, str) for word in words) or any(type(number) is not int for number in numbers):
            raise ValueError("a board is told by words and numbers")


def known_boards(path: Path) -> tuple[KnownBoard, ...]:
    """Those of last time; none where that cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found, list):
            raise ValueError("no list of boards")
        return tuple(KnownBoard(**entry) for entry in found[:MOST])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, RecursionError) as error:
        _log.warning("boards on serial lines are not readable: %s", error)
        return ()


def keep_boards(path: Path, boards: Iterable[KnownBoard]) -> None:
    """In the place of those before. Where that fails they are looked for again at the next start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps([asdict(board) for board in boards], indent=1).encode())
    except (OSError, WriteError) as error:
        _log.warning("boards on serial lines could not be kept: %s", error)
