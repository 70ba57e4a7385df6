"""Strokes of rows of `entry`, many at once: all are checked when a lesson is opened, and made when they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tni.core.ids import ItemId, PageId
from tni.document.items import Stroke
from tni.ink.sample_codec import FRAGMENT, unpack_samples
from tni.ink.sample_deltas import FIRST_BYTES
from tni.ink.sample_deltas import VERSION as STEPS
from tni.store.column_codec import Ints
from tni.store.record_bytes import IN_PLANE, STROKE, StringTable

ID_AT, ID_BYTES = 2, 10
FLAGS_AT = ID_AT + ID_BYTES
SHIFTS = range(0, 63, 7)
"""Shift of each byte of a varint of 63 bits."""

Octets = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PlainStrokes:
    """Strokes of rows. data: their records; samples_at: where the samples of each start. page, pen: names."""

    keys: Sequence[ItemId]
    page: Ints
    pen: Ints
    z: Ints
    plane: Ints
    samples_at: Ints
    data: Sequence[bytes]

    def made(self, numbers: Sequence[int], names: StringTable) -> list[Stroke]:
        """Return strokes by index."""
        columns = (column[numbers].tolist() for column in (self.page, self.pen, self.z, self.plane, self.samples_at))
        return [
            Stroke(
                id=self.keys[number], page=PageId(names.text(page)), plane=plane, z=z, pen=names.pen(pen),
                samples=unpack_samples(self.data[number][at:]),
            )
            for number, page, pen, z, plane, at in zip(numbers, *columns, strict=True)
        ]  # fmt: skip

    def check_names(self, names: StringTable) -> None:
        """Check that `made` cannot fail. Raises: BadRecordError."""
        for number in set(self.page.tolist()):
            names.text(number)
        for number in set(self.pen.tolist()):
            names.pen(number)


class FoundPlain(NamedTuple):
    """Strokes that were found among records, and their indices."""

    strokes: PlainStrokes
    indices: list[int]


def find_plain(records: Sequence[bytes]) -> FoundPlain:
    """Find the records that are plain strokes: with an id of this program, not transformed, grouped, locked or movable,
    and with samples as steps. Decoding these cannot fail as long as their names are in the table.

    records: at least one.
    """
    sizes = np.array([len(data) for data in records])
    octets = np.frombuffer(b"".join((*records, bytes(FLAGS_AT + 64))), np.uint8)  # no field is read past the end
    ends = np.cumsum(sizes)
    starts = ends - sizes
    how = octets[starts + FLAGS_AT]
    plain = (octets[starts] == STROKE) & (octets[starts + 1] == 0) & (how & ~np.uint8(IN_PLANE) == 0)
    page, at = _varints(octets, starts + FLAGS_AT + 1)
    z, at = _varints(octets, at)
    on_plane = how == IN_PLANE
    plane, behind = _varints(octets, at)
    plane, at = np.where(on_plane, plane, 0), np.where(on_plane, behind, at)
    pen, samples_at = _varints(octets, at)
    at = samples_at + (octets[np.minimum(samples_at, len(octets) - 1)] == FRAGMENT << 4)
    plain &= _are_steps(octets, at, ends)
    found = np.flatnonzero(plain)
    kept = found.tolist()
    strokes = PlainStrokes(
        keys=_keys(octets, starts[found]),
        page=page[found],
        pen=pen[found],
        z=_unzigzag(z[found]),
        plane=_unzigzag(plane[found]),
        samples_at=(samples_at - starts)[found],
        data=[records[number] for number in kept],
    )
    return FoundPlain(strokes, kept)


def _keys(octets: Octets, starts: Ints) -> list[ItemId]:
    digits = octets[starts[:, None] + np.arange(ID_AT, FLAGS_AT)].tobytes().hex()
    return [ItemId(digits[at : at + 2 * ID_BYTES]) for at in range(0, len(digits), 2 * ID_BYTES)]


def _varints(octets: Octets, at: Ints) -> tuple[Ints, Ints]:
    """Return (values, position after each). A number that does not end ends beyond its record."""
    values, at = np.zeros(len(at), np.int64), at.copy()
    more = np.ones(len(at), np.bool_)
    for shift in SHIFTS:
        found = octets[np.minimum(at, len(octets) - 1)]
        values |= np.where(more, (found & 0x7F).astype(np.int64) << shift, 0)
        at += more
        more &= found > 0x7F
        if not more.any():
            break
    at[more] = len(octets)
    return values, at


def _are_steps(octets: Octets, at: Ints, ends: Ints) -> NDArray[np.bool_]:
    """Return whether samples that end where the record does start at each position; as `sample_count`, and not 0."""
    heads = octets[np.minimum(at, len(octets) - 1)].astype(np.int64)
    counts, behind = _varints(octets, at + 1)
    widths = np.where(heads & 4, 6, 3) + (heads & 1) + (heads >> 1 & 1)
    room = ends - behind - FIRST_BYTES
    whole: NDArray[np.bool_] = (heads >> 4 == STEPS) & (heads & 8 == 0) & (counts > 0) & (counts <= room)
    whole &= 2 * widths * np.where(whole, counts, 0) == room
    return whole


def _unzigzag(values: Ints) -> Ints:
    return values >> 1 ^ -(values & 1)
