"""PJLink on the wire: what the specification shows, and bytes that nobody should send."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.errors import TniError
from tni.core.projector import ProjectorFault, ProjectorLamp, ProjectorPart, ProjectorPower
from tni.devices.projector import pjlink_wire as wire


def test_the_specifications_own_example_of_a_password() -> None:
    assert wire.md5_prefix("498e4a67", "JBMIAProjectorLink") == b"5d8409bc1c3fa39749434aa3a5c38682"


def test_the_newer_security_hashes_both_halves_and_the_password() -> None:
    theirs, ours = "00ff" * 8, bytes(range(16))
    mixed = bytes(a ^ b for a, b in zip(bytes.fromhex(theirs), ours, strict=True)).hex()
    sent = wire.sha256_prefix(theirs, ours, "secret").decode()
    assert sent == ours.hex() + hashlib.sha256(f"{mixed}secret".encode()).hexdigest()
    assert len(sent) == 32 + 64


@pytest.mark.parametrize(
    ("line", "greeting"),
    [
        ("PJLINK 0", wire.PjLinkNoPassword()),
        ("PJLINK 1 498e4a67", wire.PjLinkMd5Challenge("498e4a67")),
        ("pjlink 1 498E4A67", wire.PjLinkMd5Challenge("498E4A67")),
        ("PJLINK 2 " + "0f" * 16, wire.PjLinkSha256Challenge("0f" * 16)),
        ("PJLINK ERRA", wire.PjLinkAuthFailure()),
        ("PJLINK 1", None),
        ("PJLINK 1 xyz", None),
        ("HTTP/1.1 400 Bad Request", None),
    ],
)
def test_greetings(line: str, greeting: wire.PjLinkGreeting | None) -> None:
    assert wire.read_greeting(line) == greeting


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("%1POWR=1", wire.PjLinkAnswer(1, "POWR", "1")),
        ("%1powr=OK", wire.PjLinkAnswer(1, "POWR", "OK")),
        ("%2INNM=HDMI 1 = gauche", wire.PjLinkAnswer(2, "INNM", "HDMI 1 = gauche")),
        ("%1INPT=ERR3", wire.PjLinkAnswer(1, "INPT", wire.PjLinkErrorCode.NOT_NOW)),
        ("%1AVMT=err2", wire.PjLinkAnswer(1, "AVMT", wire.PjLinkErrorCode.PARAMETER)),
    ],
)
def test_answers(line: str, answer: wire.PjLinkAnswer) -> None:
    assert wire.read_answer(line) == answer


def test_values() -> None:
    assert [wire.power(v) for v in "0123"] == [
        ProjectorPower.OFF,
        ProjectorPower.ON,
        ProjectorPower.COOLING,
        ProjectorPower.WARMING,
    ]
    assert [wire.is_blank(v) for v in ("11", "31", "30", "21", "20")] == [True, True, False, False, False]
    assert wire.lamps("1200 1 80 0") == (ProjectorLamp(1200, True), ProjectorLamp(80, False))
    assert wire.faults("000000") == ()
    assert wire.faults("102000") == (
        ProjectorFault(ProjectorPart.FAN, serious=False),
        ProjectorFault(ProjectorPart.TEMPERATURE, serious=True),
    )
    assert wire.sources("11 31 3a 31") == ("11", "31", "3A")
    assert wire.text(" Salle\x1b[2J 12\x00 ") == "Salle[2J 12"


def test_bytes_in_any_pieces_make_the_same_lines() -> None:
    whole = b"PJLINK 0\r%1POWR=1\r\n%2INNM=\xc3\xa9cran\r"
    lines = wire.PjLinkLineBuffer()
    assert [line for byte in whole for line in lines.feed(bytes([byte]))] == ["PJLINK 0", "%1POWR=1", "%2INNM=écran"]


def test_a_line_without_an_end_is_refused_and_forgotten() -> None:
    lines = wire.PjLinkLineBuffer()
    with pytest.raises(wire.PjLinkError):
        lines.feed(b"x" * (wire.LONGEST_LINE + 1))
    assert lines.feed(b"ok\r") == ["ok"]


READERS = (
    wire.read_greeting, wire.read_answer, wire.power, wire.is_blank, wire.is_on, wire.number, wire.lamps, wire.faults,
    wire.source, wire.sources, wire.text,
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=600), st.from_regex(r"%[12][A-Z]{4}=.{0,40}"), st.from_regex(r"PJLINK [0-2] .{0,40}"))
)
def test_any_text_is_read_or_refused_by_a_type(line: str) -> None:
    for read in READERS:
        try:
            read(line)
        except TniError:
            continue


@given(st.lists(st.binary(max_size=700), max_size=8))
def test_any_bytes_are_lines_or_refused_by_a_type(pieces: list[bytes]) -> None:
    lines = wire.PjLinkLineBuffer()
    for piece in pieces:
        try:
            assert all(len(line) <= wire.LONGEST_LINE for line in lines.feed(piece))
        except TniError:
            continue
