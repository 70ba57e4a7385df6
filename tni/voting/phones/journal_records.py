"""Records of the vote server's journal, one line each, which may be applied repeatedly.

A vote is identified by (device, round, sequence); applying it again changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any
from zlib import crc32

from tni.core.ids import PhoneId
from tni.quiz.phones import PhoneVote
from tni.voting.phones.anonymity import AnonymousVoteCipher

encode_json = json.JSONEncoder(separators=(",", ":")).encode
"""JSON without blanks. `json.dumps` with arguments makes a new encoder at each call, which takes longer than the
encoding."""


@dataclass(frozen=True, slots=True)
class SeatAssigned:
    """Assignment of a seat number to a device, and to no other device from then on. number None: the device has none
    any more."""

    device: PhoneId
    number: int | None


@dataclass(frozen=True, slots=True)
class JournalCounters:
    """Counters of places and devices in a rewritten journal. sequences: of devices whose votes are no longer in it."""

    place: int
    at_s: float
    sequences: dict[PhoneId, int]


@dataclass(frozen=True, slots=True)
class SealedRound:
    """Pupils who answered a closed anonymous question: seat number to the sequence of the answer. No journal holds the
    answers."""

    round: str
    sequences: dict[int, int]


@dataclass(frozen=True, slots=True)
class VotesStored:
    """Confirmation that the program has these votes on its own disk."""

    places: tuple[int, ...]


type JournalRecord = SeatAssigned | PhoneVote | JournalCounters | SealedRound | VotesStored


def encode_record(record: JournalRecord, cipher: AnonymousVoteCipher) -> bytes:
    """Encode a record as a line: CRC-32 in eight hexadecimal digits, a blank, a JSON array, a line feed."""
    match record:
        case SeatAssigned(device, number):
            row: list[Any] = ["seat", device, number]
        case PhoneVote(is_anonymous=True) as v:
            alias = cipher.alias(v.round, v.number) if v.number else v.device
            covered = cipher.cover(v.place, (v.device, v.number, v.sequence))
            row = ["nameless", v.place, v.round, alias, covered, v.choice, v.sure, v.at_s]
        case PhoneVote() as v:
            row = ["vote", v.place, v.round, v.device, v.number, v.sequence, v.choice, v.sure, v.at_s]
        case JournalCounters(place, at_s, sequences):
            row = ["counted", place, at_s, sequences]
        case SealedRound(round_, answered):
            row = ["sealed", round_, sorted(answered.items())]
        case VotesStored(places):
            row = ["had", list(places)]
    text = encode_json(row).encode()
    return b"%08x %s\n" % (crc32(text), text)


def decode_record(line: bytes, cipher: AnonymousVoteCipher) -> JournalRecord | None:
    """Decode a line; None for a torn line and for a record that this version does not know."""
    check, _, text = line.rstrip(b"\n").partition(b" ")
    try:
        if len(check) != 8 or int(check, 16) != crc32(text):
            return None
        match json.loads(text):
            case ["seat", str(device), int() | None as number]:
                return SeatAssigned(PhoneId(device), number)
            case ["vote", int(place), str(round_), str(device), int(number), int(seq), str(choice), sure, float(at_s)]:
                return (
                    PhoneVote(place, round_, PhoneId(device), number, seq, choice, sure, at_s)
                    if isfinite(at_s)
                    else None
                )
            case ["nameless", int(place), str(round_), str(alias), str(covered), str(choice), sure, float(at_s)]:
                giver = cipher.uncover(place, covered) or (PhoneId(alias), 0, place)
                return (
                    PhoneVote(place, round_, *giver, choice, sure, at_s, is_anonymous=True) if isfinite(at_s) else None
                )
            case ["counted", int(place), float(at_s), dict(sequences)]:
                return JournalCounters(place, at_s, sequences)
            case ["sealed", str(round_), list(answered)]:
                return SealedRound(round_, {int(number): int(sequence) for number, sequence in answered})
            case ["had", list(places)]:
                return VotesStored(tuple(places))
    except (ValueError, TypeError, OverflowError, RecursionError):
        pass
    return None
