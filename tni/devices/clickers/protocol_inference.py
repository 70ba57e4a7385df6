"""Inference of an unknown receiver's protocol from a few presses: finds the key and the clicker id in its reports.

Pure functions. A report is split into fields: its bytes, or the words and numbers of a line of text. Across the presses
that were asked for, a field that changes with the key alone is the key, and a field that changes with the clicker alone
is the clicker's id. Counters and check sums change with neither and are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import Final

from tni.core.receiver_training import TrainingError, TrainingFailure

type _Fields = tuple[bytes, ...]

FIELDS_MAX: Final = 512
PRESSES_LEAST: Final = 2
"""Fewest presses of each key: with fewer, a counter could not be told from a key."""
_WORD: Final = re.compile(rb"[0-9A-Za-z]+")


class ReceiverFraming(Enum):
    """Form in which a receiver sends: HID reports or lines of text."""

    REPORTS = "reports"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class TrainingPress:
    """Reports that came while the user was asked to press a key once. clicker: index of the clicker, from 0."""

    key: str
    clicker: int
    reports: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class TrainedProtocol:
    """Protocol inferred from presses.

    Attributes:
        framing: Reports or lines.
        count: Number of fields of a press.
        constant: Fields that are the same in each press, with their values.
        key_at: Fields that hold the key.
        clicker_at: Fields that hold the clicker's id. Empty if only one clicker was pressed, or no two were
            distinguishable.
        keys: Values of the key's fields, each with the letter that was asked for.
    """

    framing: ReceiverFraming
    count: int
    constant: tuple[tuple[int, bytes], ...]
    key_at: tuple[int, ...]
    clicker_at: tuple[int, ...]
    keys: tuple[tuple[_Fields, str], ...]

    def read(self, report: bytes) -> tuple[bytes, str] | None:
        """Return the clicker's id and the key of a report; None for a report that is no press."""
        fields = split_fields(report, self.framing)
        if len(fields) != self.count or any(fields[at] != held for at, held in self.constant):
            return None
        key = dict(self.keys).get(_at(fields, self.key_at))
        return None if key is None else (b"".join(_at(fields, self.clicker_at)), key)


def split_fields(report: bytes, framing: ReceiverFraming) -> _Fields:
    if framing is ReceiverFraming.LINES:
        return tuple(_WORD.findall(report)[:FIELDS_MAX])
    return tuple(report[at : at + 1] for at in range(min(len(report), FIELDS_MAX)))


def infer_protocol(
    presses: Sequence[TrainingPress], idle: Iterable[bytes], framing: ReceiverFraming
) -> TrainedProtocol:
    """Infer a protocol from presses.

    presses: at least two of each key, from each of two clickers if there are two; in any order. idle: reports that come
    while nobody presses. Raises: TrainingError.
    """
    silent = frozenset(idle)
    count, rows_of_presses = _of_one_length(presses, silent, framing)
    by_key = _grouped((key, fields) for key, _, fields in rows_of_presses)
    by_clicker = _grouped((clicker, fields) for _, clicker, fields in rows_of_presses)
    for key, rows in by_key.items():
        if len(rows) < PRESSES_LEAST:
            raise TrainingError(TrainingFailure.TOO_FEW, str(key))
    if len(by_key) < PRESSES_LEAST:
        raise TrainingError(TrainingFailure.TOO_FEW)
    places = range(count)
    constant_by_key = [at for at in places if all(len({row[at] for row in rows}) == 1 for rows in by_key.values())]
    every = [fields for _, _, fields in rows_of_presses]
    varying = [at for at in constant_by_key if len({row[at] for row in every}) > 1]
    key_at = _distinguishing_fields(varying, by_key)
    clicker_at = tuple(
        at
        for at in places
        if all(len({row[at] for row in rows}) == 1 for rows in by_clicker.values())
        and len({row[at] for row in every}) > 1
    )
    if len({_at(rows[0], clicker_at) for rows in by_clicker.values()}) < len(by_clicker):
        clicker_at = ()
    same = tuple((at, every[0][at]) for at in places if len({row[at] for row in every}) == 1)
    keys = tuple((_at(rows[0], key_at), str(key)) for key, rows in by_key.items())
    # A value seen from a single clicker may be its id: nothing proves that all clickers send it.
    constant = same if len(by_clicker) > 1 else _proven(same, silent, count, framing)
    return TrainedProtocol(framing, count, constant, key_at, clicker_at, keys)


def _of_one_length(
    presses: Sequence[TrainingPress], silent: frozenset[bytes], framing: ReceiverFraming
) -> tuple[int, list[tuple[str, int, _Fields]]]:
    """Return the number of fields and one report of each press with exactly that many fields.

    A report that comes with several keys alike is ignored: it announces a key's release or the receiver itself.
    """
    seen: dict[bytes, set[str]] = {}
    for press in presses:
        for report in press.reports:
            seen.setdefault(report, set()).add(press.key)
    readable: list[list[_Fields]] = []
    for press in presses:
        own = [split_fields(r, framing) for r in press.reports if r not in silent and len(seen[r]) == 1]
        readable.append([fields for fields in own if fields])
    lengths: dict[int, int] = {}
    for own in readable:
        for length in {len(fields) for fields in own}:
            lengths[length] = lengths.get(length, 0) + 1
    if not lengths:
        raise TrainingError(TrainingFailure.SAME if any(press.reports for press in presses) else TrainingFailure.SILENT)
    count = max(lengths, key=lambda length: (lengths[length], length))
    rows = []
    for press, own in zip(presses, readable, strict=True):
        fitting = next((fields for fields in own if len(fields) == count), None)
        if fitting is not None:
            rows.append((press.key, press.clicker, fitting))
    return count, rows


def _distinguishing_fields(varying: Sequence[int], by_key: dict[object, list[_Fields]]) -> tuple[int, ...]:
    """Return the smallest set of fields that tells all keys apart, the first of that size. Raises: TrainingError."""
    for many in (1, 2, 3):
        for places in combinations(varying, many):
            if len({_at(rows[0], places) for rows in by_key.values()}) == len(by_key):
                return places
    raise TrainingError(TrainingFailure.UNSTEADY)


def _proven(
    same: tuple[tuple[int, bytes], ...], silent: frozenset[bytes], count: int, framing: ReceiverFraming
) -> tuple[tuple[int, bytes], ...]:
    """Return those constant fields by which a press differs from the reports that come without a press."""
    others = [fields for report in silent if len(fields := split_fields(report, framing)) == count]
    return tuple((at, held) for at, held in same if any(fields[at] != held for fields in others))


def _grouped(rows: Iterable[tuple[object, _Fields]]) -> dict[object, list[_Fields]]:
    found: dict[object, list[_Fields]] = {}
    for name, fields in rows:
        found.setdefault(name, []).append(fields)
    return found


def _at(fields: _Fields, places: Sequence[int]) -> _Fields:
    return tuple(fields[at] for at in places)
