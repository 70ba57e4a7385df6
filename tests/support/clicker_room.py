"""A class with i>clickers, made up: who presses what, and a radio that loses, repeats and delays."""

from __future__ import annotations

from contextlib import suppress
from random import Random

from tni.api.devices import Vote
from tni.core.errors import TniError
from tni.core.ids import QuestionId
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.quiz.question import Question
from tni.quiz.round import Round, RoundId, RoundPhase
from tni.quiz.tally import count_votes
from tni.quiz.vote_records import CastVote

KEYS = b"\x81\x82\x83\x84\x85"
OPENED_S, CLOSED_S = 100.0, 160.0
ROUND = (
    Round(RoundId("r"), Question(id=QuestionId("q")))
    .moved_to(RoundPhase.OPEN, OPENED_S)
    .moved_to(RoundPhase.CLOSED, CLOSED_S)
)

type Press = tuple[int, int, int]
"""Clicker, place of its key from 0, counter."""


def iclicker_report(*presses: Press) -> bytes:
    """One or two presses as a version 2 base tells them."""
    records = (
        bytes((0x02, 0x13, KEYS[key], 0x10, device >> 8, device & 0xFF, sequence)).ljust(32, b"\0")
        for device, key, sequence in presses
    )
    return b"".join(records).ljust(64, b"\0")


def counted(reports: list[tuple[float, bytes]]) -> tuple[dict[str, int], dict[str, str]]:
    """What a vote comes to: the bars, and who has answered what. reports: times and bytes, in the order they come."""
    driver = IClicker2Base()
    driver.start(0.0)
    votes: list[Vote] = []
    for at_s, report in reports:
        with suppress(TniError):
            votes += [event for event in driver.on_report(report, at_s).events if isinstance(event, Vote)]
    rows = [CastVote(ROUND.id, n, v.clicker, v.choice, v.at_s, v.sequence) for n, v in enumerate(votes)]
    tally = count_votes(ROUND, rows, None)
    return tally.counts, {clicker: vote.choice for clicker, vote in sorted(tally.answers.items())}


def simulate(
    chance: Random, devices: int, *, dropped: float = 0.1, doubled: float = 0.1
) -> tuple[tuple[dict[str, int], dict[str, str]], tuple[dict[str, int], dict[str, str]]]:
    """A vote as its reports come in order, and as they come when the air is bad: each is lost with the chance `dropped`
    and sent again until it gets through, told twice with the chance `doubled`, and late by up to a second in all."""
    plain: list[tuple[float, bytes]] = []
    bad: list[tuple[float, bytes]] = []
    for device in range(devices):
        at_s, sequence = OPENED_S + 1.0 + chance.random() * 20.0, chance.randrange(256)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            report = iclicker_report((device, chance.randrange(len(KEYS)), sequence))
            plain.append((at_s, report))
            for _ in range(1 + (chance.random() < doubled)):
                late_s = chance.random() * 0.5
                while chance.random() < dropped and late_s < 0.9:
                    late_s += 0.1
                bad.append((at_s + late_s, report))
            at_s, sequence = at_s + 0.3 + chance.random() * 6.0, (sequence + 1) % 256
    return counted(sorted(plain)), counted(sorted(bad))
