"""What the server's journal holds, and what it hands over: facts, each a line that can be told twice.

A vote is known by (device, round, sequence): told again it changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any, NamedTuple
from zlib import crc32

from tni.voting.phones.blind import Blind
from tni.voting.phones.codes import DeviceId

text_of = json.JSONEncoder(separators=(",", ":")).encode
"""JSON without blanks. `json.dumps` with arguments makes an encoder each time, which takes longer than what it does."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A device has a number from now on, and no other device has it. number None: it has none any more."""

    device: DeviceId
    number: int | None


class Voted(NamedTuple):  # of which a school makes thousands at once
    """place: in the order of the journal, counted from 1, never given twice in a session. choice: as `answers.read` of
    the question takes it. at_s: monotonic clock of this machine, higher than that of every vote before. is_nameless: in
    a vote without names; of one from the journal of a program that is gone, `number` is 0 and `device` an alias."""

    place: int
    round: str
    device: DeviceId
    number: int
    sequence: int
    choice: str
    sure: bool | None
    at_s: float
    is_nameless: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """How far devices and places have been counted: what a journal made anew begins with. sequences: of devices whose
    votes are not in it any more."""

    place: int
    at_s: float
    sequences: dict[DeviceId, int]


@dataclass(frozen=True, slots=True)
class Sealed:
    """Who has answered a question without names that is closed, by number, with the answer's sequence; what was
    answered is in no journal any more."""

    round: str
    sequences: dict[int, int]


@dataclass(frozen=True, slots=True)
class Had:
    """The program has these votes on its own disk."""

    places: tuple[int, ...]


type Fact = Seated | Voted | Counted | Sealed | Had


def line_of(fact: Fact, blind: Blind) -> bytes:
    """CRC-32 in eight hexadecimal digits, a blank, a JSON array, a line feed."""
    match fact:
        case Seated(device, number):
            row: list[Any] = ["seat", device, number]
        case Voted(is_nameless=True) as v:
            alias = blind.alias(v.round, v.number) if v.number else v.device
            covered = blind.cover(v.place, (v.device, v.number, v.sequence))
            row = ["nameless", v.place, v.round, alias, covered, v.choice, v.sure, v.at_s]
        case Voted() as v:
            row = ["vote", v.place, v.round, v.device, v.number, v.sequence, v.choice, v.sure, v.at_s]
        case Counted(place, at_s, sequences):
            row = ["counted", place, at_s, sequences]
        case Sealed(round_, answered):
            row = ["sealed", round_, sorted(answered.items())]
        case Had(places):
            row = ["had", list(places)]
    text = text_of(row).encode()
    return b"%08x %s\n" % (crc32(text), text)


def fact_of(line: bytes, blind: Blind) -> Fact | None:
    """None for a line that was torn, or that this version does not know."""
    check, _, text = line.rstrip(b"\n").partition(b" ")
    try:
        if len(check) != 8 or int(check, 16) != crc32(text):
            return None
        match json.loads(text):
            case ["seat", str(device), int() | None as number]:
                return Seated(DeviceId(device), number)
            case ["vote", int(place), str(round_), str(device), int(number), int(seq), str(choice), sure, float(at_s)]:
                return (
                    Voted(place, round_, DeviceId(device), number, seq, choice, sure, at_s) if isfinite(at_s) else None
                )
            case ["nameless", int(place), str(round_), str(alias), str(covered), str(choice), sure, float(at_s)]:
                giver = blind.uncover(place, covered) or (DeviceId(alias), 0, place)
                return Voted(place, round_, *giver, choice, sure, at_s, is_nameless=True) if isfinite(at_s) else None
            case ["counted", int(place), float(at_s), dict(sequences)]:
                return Counted(place, at_s, sequences)
            case ["sealed", str(round_), list(answered)]:
                return Sealed(round_, {int(number): int(sequence) for number, sequence in answered})
            case ["had", list(places)]:
                return Had(tuple(places))
    except (ValueError, TypeError, OverflowError, RecursionError):
        pass
    return None
