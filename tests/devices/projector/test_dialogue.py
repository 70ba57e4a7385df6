"""A talk with a projector by hand-fed bytes and times: passwords, time-outs, lines that end too soon."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.projector import (
    CommandAccepted,
    CommandDeclined,
    ConnectionFailure,
    ProjectorCommand,
    ProjectorEvent,
    ProjectorFault,
    ProjectorFeature,
    ProjectorLamp,
    ProjectorPart,
    ProjectorPower,
    ProjectorRefusal,
    ProjectorSource,
    ProjectorUnavailable,
    SetBlank,
    SetFreeze,
    SetPower,
    SetSource,
    StatusReceived,
)
from tni.devices.projector.dialogue import MAX_STRAY_LINES, MAX_UNSOLICITED_BYTES, SHORT_LINES, ProjectorDialogue
from tni.devices.projector.escvp import EscVp
from tni.devices.projector.pjlink import PjLink
from tni.devices.projector.protocol import ConnectionAction, DialogueStep, ProjectorTimeouts

PATIENCE = ProjectorTimeouts()
OWN_SALT = bytes(range(16))
VALUES = {
    "1POWR": "1", "1CLSS": "2", "1NAME": "Salle 12", "1INF1": "EPSON", "1INF2": "EB-1", "1ERST": "020000",
    "1LAMP": "1200 1", "2INST": "11 31", "2INNM": "HDMI", "2INPT": "31", "1AVMT": "30", "2FILT": "7", "2FREZ": "0",
    "1INPT": "31", "1INST": "11 31",
}  # fmt: skip


class Talk:
    """A dialogue and a made-up projector in one made-up time. answer: what the projector sends for a line."""

    def __init__(self, tongue: PjLink | EscVp | None = None, values: dict[str, str] | None = None) -> None:
        self.dialogue = ProjectorDialogue(tongue or PjLink(), PATIENCE)
        self.values = VALUES | (values or {})
        self.now_s = 100.0
        self.told: list[ProjectorEvent] = []
        self.sent: list[bytes] = []
        self.opened = self.closed = 0
        self.wake_at_s: float | None = None

    def take(self, turn: DialogueStep) -> DialogueStep:
        self.told += turn.events
        self.opened += turn.line is ConnectionAction.OPEN
        self.closed += turn.line is not ConnectionAction.KEEP
        self.wake_at_s = turn.wake_at_s
        self.sent += [turn.write] if turn.write else []
        return turn

    def start(self, greeting: bytes = b"PJLINK 0\r") -> DialogueStep:
        self.take(self.dialogue.start(self.now_s))
        assert self.opened == 1
        return self.open(greeting)

    def open(self, greeting: bytes) -> DialogueStep:
        self.take(self.dialogue.connected(self.now_s))
        return self.hear(greeting)

    def hear(self, data: bytes) -> DialogueStep:
        return self.take(self.dialogue.received(data, self.now_s))

    def hang_up(self) -> DialogueStep:
        return self.take(self.dialogue.closed(ConnectionFailure.CLOSED, self.now_s))

    def wake(self) -> DialogueStep:
        assert self.wake_at_s is not None
        self.now_s = self.wake_at_s
        return self.take(self.dialogue.timer(self.now_s))

    def answer(self, value: str | None = None) -> DialogueStep:
        """To the last that was sent, with nothing in front of it."""
        line = self.sent[-1].decode()
        name = line[line.index("%") + 1 :][:5]
        is_question = "?" in line
        given = value if value is not None else self.values[name] if is_question else "OK"
        return self.hear(f"%{name}={given}\r".encode())

    def answer_all(self) -> None:
        """Until it stands still."""
        turn = DialogueStep(write=b"begin")
        for _ in range(60):
            if not turn.write:
                return
            turn = self.answer()
        raise AssertionError("it asks without end")

    def last(self, kind: type[ProjectorEvent]) -> ProjectorEvent:
        return next(told for told in reversed(self.told) if isinstance(told, kind))


def test_all_that_is_to_be_known_is_asked_one_question_at_a_time() -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    assert all(line.count(b"\r") == 1 for line in talk.sent)
    status = talk.dialogue.status
    assert (status.power, status.source, status.is_blank, status.is_frozen) == (ProjectorPower.ON, "31", False, False)
    assert status.sources == (ProjectorSource("11", "HDMI"), ProjectorSource("31", "HDMI"))
    assert status.lamps == (ProjectorLamp(1200, True),)
    assert status.faults == (ProjectorFault(ProjectorPart.LAMP, serious=True),)
    assert (status.name, status.maker, status.model, status.filter_hours) == ("Salle 12", "EPSON", "EB-1", 7)
    assert talk.wake_at_s == talk.now_s + PATIENCE.poll_s


def test_what_never_changes_is_asked_once_and_the_rest_again() -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.sent.clear()
    talk.wake()
    talk.answer_all()
    assert {line[1:6] for line in talk.sent} == {
        b"1POWR", b"1ERST", b"1LAMP", b"2INPT", b"1AVMT", b"2FILT", b"2FREZ",
    }  # fmt: skip


def test_a_projector_of_class_1_is_asked_in_class_1() -> None:
    talk = Talk(values={"1CLSS": "1", "1INST": "11 31", "1INPT": "11"})
    talk.start()
    talk.answer_all()
    assert not any(b"%2" in line for line in talk.sent)
    assert talk.dialogue.status.sources == (ProjectorSource("11"), ProjectorSource("31"))
    assert talk.take(talk.dialogue.request(SetFreeze(True), talk.now_s)).events == (
        CommandDeclined(SetFreeze(True), ProjectorRefusal.CANNOT),
    )


def test_the_password_goes_with_the_first_command_only() -> None:
    talk = Talk(PjLink("JBMIAProjectorLink"))
    talk.start(b"PJLINK 1 498e4a67\r")
    assert talk.sent == [b"PJLINK 2\r"]
    talk.hear(b"PJLINK ERRA\r")
    assert talk.opened == 2
    talk.open(b"PJLINK 1 498e4a67\r")
    assert talk.sent[-1] == b"5d8409bc1c3fa39749434aa3a5c38682%1POWR ?\r"
    talk.answer()
    assert talk.sent[-1].startswith(b"%1")
    assert not [told for told in talk.told if isinstance(told, ProjectorUnavailable)]


def test_a_projector_with_the_newer_security_gets_sha_256() -> None:
    talk = Talk(PjLink("secret", lambda size: OWN_SALT[:size]))
    theirs = "a5" * 16
    talk.start(b"PJLINK 1 498e4a67\r")
    talk.hear(f"PJLINK 2 {theirs}\r".encode())
    mixed = bytes(b ^ 0xA5 for b in OWN_SALT).hex()
    digest = hashlib.sha256(f"{mixed}secret".encode()).hexdigest()
    assert talk.sent[-1] == f"{OWN_SALT.hex()}{digest}%1POWR ?\r".encode()
    talk.answer()
    assert talk.sent[-1].startswith(b"%1")


@pytest.mark.parametrize("how", [Talk.hang_up, Talk.wake])
def test_an_old_projector_may_say_nothing_to_the_newer_security(how: Callable[[Talk], DialogueStep]) -> None:
    talk = Talk(PjLink("secret"))
    talk.start(b"PJLINK 1 498e4a67\r")
    how(talk)
    assert talk.opened == 2
    assert talk.told == []
    talk.open(b"PJLINK 1 498e4a67\r")
    assert talk.sent[-1].endswith(b"%1POWR ?\r")


def test_who_has_shown_the_newer_security_is_not_given_the_older_one() -> None:
    talk = Talk(PjLink("secret"))
    talk.start(b"PJLINK 1 498e4a67\r")
    talk.hear(b"PJLINK 2 " + b"a5" * 16 + b"\r")
    talk.answer_all()
    talk.hang_up()
    talk.wake()
    talk.sent.clear()
    talk.open(b"PJLINK 1 498e4a67\r")
    talk.hang_up()
    assert talk.told[-1] == ProjectorUnavailable(ConnectionFailure.CLOSED)
    assert talk.sent == [b"PJLINK 2\r"]


@pytest.mark.parametrize(
    ("password", "greeting", "then", "why"),
    [
        ("", b"PJLINK 1 498e4a67\r", b"", ConnectionFailure.NEEDS_PASSWORD),
        (
            "wrong",
            b"PJLINK 1 498e4a67\r",
            b"PJLINK 2 " + b"a5" * 16 + b"\rPJLINK ERRA\r",
            ConnectionFailure.WRONG_PASSWORD,
        ),
    ],
)
def test_a_password_is_not_tried_again_before_a_person_asks(
    password: str, greeting: bytes, then: bytes, why: ConnectionFailure
) -> None:
    talk = Talk(PjLink(password))
    talk.start(greeting)
    if then:
        talk.hear(then)
    assert talk.told == [ProjectorUnavailable(why)]
    assert talk.wake_at_s is None
    talk.take(talk.dialogue.hint(talk.now_s))
    talk.take(talk.dialogue.request(SetPower(True), talk.now_s))
    assert talk.opened == 1
    assert talk.told[-1] == CommandDeclined(SetPower(True), ProjectorRefusal.UNANSWERED)
    talk.take(talk.dialogue.try_again(talk.now_s))
    assert talk.opened == 2


def test_what_a_person_asks_goes_first_and_is_seen_by_the_status() -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.wake()  # a look has begun
    talk.take(talk.dialogue.request(SetBlank(True), talk.now_s))
    talk.answer()
    assert talk.sent[-1] == b"%1AVMT 31\r"
    talk.told.clear()
    talk.answer()
    assert talk.told == [CommandAccepted(SetBlank(True))]
    talk.values["1AVMT"] = "31"
    talk.answer_all()
    assert isinstance(heard := talk.last(StatusReceived), StatusReceived)
    assert heard.status.is_blank
    assert talk.wake_at_s == talk.now_s + PATIENCE.fast_poll_s


def test_the_last_of_what_was_asked_of_a_kind_counts() -> None:
    talk = Talk()
    talk.start()
    for on in (True, False, True):
        talk.take(talk.dialogue.request(SetBlank(on), talk.now_s))
    talk.take(talk.dialogue.request(SetSource("11"), talk.now_s))
    talk.answer_all()
    wishes = [line for line in talk.sent if b"?" not in line]
    assert wishes == [b"%1AVMT 31\r", b"%1INPT 11\r"]


@pytest.mark.parametrize(
    ("value", "why"),
    [("ERR1", ProjectorRefusal.CANNOT), ("ERR3", ProjectorRefusal.NOT_NOW), ("ERR4", ProjectorRefusal.FAILED)],
)
def test_what_it_does_not_do_is_told(value: str, why: ProjectorRefusal) -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.take(talk.dialogue.request(SetPower(False), talk.now_s))
    talk.answer(value)
    assert talk.last(CommandDeclined) == CommandDeclined(SetPower(False), why)


def test_a_projector_without_sound_is_blanked_in_its_own_way() -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.take(talk.dialogue.request(SetBlank(True), talk.now_s))
    talk.answer("ERR2")
    assert talk.sent[-1] == b"%1AVMT 11\r"
    talk.answer()
    assert talk.last(CommandAccepted) == CommandAccepted(SetBlank(True))


def test_what_it_has_not_is_not_asked_again() -> None:
    talk = Talk(values={"1LAMP": "ERR1", "2FREZ": "ERR1"})
    talk.start()
    talk.answer_all()
    assert talk.dialogue.status.lacks == {ProjectorFeature.LAMP, ProjectorFeature.FREEZE}
    talk.sent.clear()
    talk.wake()
    talk.answer_all()
    assert not any(b"LAMP" in line or b"FREZ" in line for line in talk.sent)


def test_values_that_make_no_sense_leave_what_was_known() -> None:
    talk = Talk(values={"1LAMP": "many", "1ERST": "9", "2INPT": "?!", "1AVMT": "99", "2FILT": "-1"})
    talk.start()
    talk.answer_all()
    status = talk.dialogue.status
    assert (status.power, status.lamps, status.faults, status.source) == (ProjectorPower.ON, (), (), None)


def test_a_projector_that_takes_one_command_a_line_is_asked_so() -> None:
    talk = Talk()
    talk.start()
    hung_up = 0
    for _ in range(80):
        before = len(talk.sent)
        turn = talk.answer()
        if turn.line is not ConnectionAction.OPEN:
            turn = talk.hang_up()
            hung_up += 1
        if turn.line is not ConnectionAction.OPEN:
            break
        talk.open(b"PJLINK 0\r")
        assert len(talk.sent) > before
    assert talk.dialogue.status.is_frozen is False
    assert not [told for told in talk.told if isinstance(told, ProjectorUnavailable)]
    # Once that is known, nothing is said into a line that will be closed.
    assert hung_up == SHORT_LINES + 1


def test_a_line_closed_while_it_stands_idle_is_no_failure() -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.told.clear()
    assert talk.hang_up().line is ConnectionAction.KEEP
    assert talk.told == []
    assert talk.wake().line is ConnectionAction.OPEN


@pytest.mark.parametrize("greeting", [b"HTTP/1.1 400 Bad Request\r\n", b"x" * 5000, b"PJLINK 7\r"])
def test_what_is_no_projector_is_named_so(greeting: bytes) -> None:
    talk = Talk()
    talk.start(greeting)
    assert talk.told == [ProjectorUnavailable(ConnectionFailure.NONSENSE)]


def test_a_projector_that_chatters_is_left() -> None:
    talk = Talk()
    talk.start()
    talk.hear(b"%1NAME=other\r" * MAX_STRAY_LINES)
    assert not talk.told
    talk.hear(b"%1NAME=other\r")
    assert talk.told == [ProjectorUnavailable(ConnectionFailure.NONSENSE)]


@pytest.mark.parametrize("nothing", [b"\r", b"\r\n", b"\n"])
def test_a_flood_of_nothing_is_left_too(nothing: bytes) -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.told.clear()
    for _ in range(MAX_UNSOLICITED_BYTES // 1000 + 2):
        talk.hear(nothing * (1000 // len(nothing)))
    assert talk.told == [ProjectorUnavailable(ConnectionFailure.NONSENSE)]


def test_a_question_that_gets_no_answer_is_left_out_in_the_end() -> None:
    talk = Talk()
    talk.start()
    for _ in range(200):
        if b"LAMP" in talk.sent[-1]:
            if talk.wake().line is ConnectionAction.CLOSE:
                talk.wake()
                talk.open(b"PJLINK 0\r")
        elif not talk.answer().write:
            break
    assert talk.dialogue.status.power is ProjectorPower.ON
    assert sum(b"LAMP" in line for line in talk.sent) == 2


def test_tries_grow_rarer_and_never_end() -> None:
    talk = Talk()
    talk.take(talk.dialogue.start(talk.now_s))
    waits = []
    for _ in range(8):
        talk.take(talk.dialogue.closed(ConnectionFailure.UNREACHABLE, talk.now_s))
        assert talk.wake_at_s is not None
        waits.append(talk.wake_at_s - talk.now_s)
        assert talk.wake().line is ConnectionAction.OPEN
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]


def test_what_was_asked_of_a_projector_that_is_gone_is_given_up_and_said() -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.take(talk.dialogue.request(SetPower(True), talk.now_s))
    talk.wake()  # no answer
    assert talk.last(ProjectorUnavailable) == ProjectorUnavailable(ConnectionFailure.NO_ANSWER)
    assert talk.dialogue.status.power is None
    talk.wake()
    talk.take(talk.dialogue.closed(ConnectionFailure.UNREACHABLE, talk.now_s))
    assert talk.last(CommandDeclined) == CommandDeclined(SetPower(True), ProjectorRefusal.UNANSWERED)


def test_hints_of_the_network_are_not_obeyed_more_often_than_is_good() -> None:
    talk = Talk()
    talk.start()
    talk.answer_all()
    talk.sent.clear()
    for _ in range(1000):
        talk.take(talk.dialogue.hint(talk.now_s))
    assert talk.sent == [b"%1POWR ?\r"]


# -- Epson

EPSON = {"PWR": "01", "ERR": "00", "LAMP": "1234", "SOURCE": "31", "MUTE": "OFF", "FREEZE": "OFF"}
EPSON_OK = b"ESC/VP.net\x10\x03\x00\x00\x20\x00"


def epson(values: dict[str, str] | None = None, password: str = "") -> Talk:
    talk = Talk(EscVp(password))
    known = EPSON | (values or {})

    def answer(value: str | None = None) -> DialogueStep:
        name, question, _ = talk.sent[-1].decode().partition("?")
        if value is None:
            value = f"{name}={known[name]}\r" if question else ""
        return talk.hear(f"{value}:".encode())

    talk.answer = answer  # type: ignore[method-assign]
    return talk


def test_an_epson_is_greeted_and_asked() -> None:
    talk = epson()
    talk.start(EPSON_OK)
    assert talk.sent[0] == b"ESC/VP.net\x10\x03\x00\x00\x00\x00"
    talk.answer_all()
    status = talk.dialogue.status
    assert (status.power, status.source, status.is_blank, status.is_frozen) == (ProjectorPower.ON, "30", False, False)
    assert status.lamps == (ProjectorLamp(1234, True),)


def test_an_epson_that_lights_its_lamp_is_waited_for() -> None:
    talk = epson({"PWR": "04"})
    talk.start(EPSON_OK)
    talk.answer_all()
    talk.take(talk.dialogue.request(SetPower(True), talk.now_s))
    assert talk.sent[-1] == b"PWR ON\r"
    asked_s = talk.now_s
    while talk.wake_at_s is not None and talk.wake_at_s < asked_s + 40:
        talk.wake()
    assert talk.sent[-1] == b"PWR ON\r"
    assert not [told for told in talk.told if isinstance(told, ProjectorUnavailable)]
    talk.hear(b"IMEVENT=0001 02 00000002 00000000 T1 F1\r:")  # told without being asked
    assert not [told for told in talk.told if isinstance(told, CommandAccepted)]
    talk.hear(b":")
    assert talk.last(CommandAccepted) == CommandAccepted(SetPower(True))


def test_an_epson_freezes_and_says_what_it_cannot() -> None:
    talk = epson()
    talk.start(EPSON_OK)
    talk.answer_all()
    talk.take(talk.dialogue.request(SetFreeze(True), talk.now_s))
    assert talk.sent[-1] == b"FREEZE ON\r"
    talk.answer("ERR\r")
    assert talk.last(CommandDeclined) == CommandDeclined(SetFreeze(True), ProjectorRefusal.CANNOT)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (0x41, ConnectionFailure.NEEDS_PASSWORD),
        (0x43, ConnectionFailure.WRONG_PASSWORD),
        (0x53, ConnectionFailure.CLOSED),
        (0x55, ConnectionFailure.NONSENSE),
    ],
)
def test_an_epson_that_lets_nobody_in(status: int, why: ConnectionFailure) -> None:
    talk = epson(password="geheim")
    talk.start(EPSON_OK[:14] + bytes([status, 0]))
    assert talk.sent[0] == b"ESC/VP.net\x10\x03\x00\x00\x00\x01\x01\x01geheim" + bytes(10)
    assert talk.told == [ProjectorUnavailable(why)]


def test_faults_of_an_epson() -> None:
    talk = epson({"ERR": "01"})
    talk.start(EPSON_OK)
    talk.answer_all()
    assert talk.dialogue.status.faults == (ProjectorFault(ProjectorPart.FAN, serious=True),)


# -- anything

EVENTS = st.one_of(
    st.tuples(st.just("bytes"), st.binary(max_size=64)),
    st.tuples(
        st.just("bytes"),
        st.sampled_from(
            [b"PJLINK 0\r", b"PJLINK 1 498e4a67\r", b"PJLINK ERRA\r", b"PJLINK 2 " + b"00" * 16 + b"\r", b"%1POWR=1\r",
             b"%1POWR=ERR3\r", b"%1CLSS=2\r", b"%2INST=11 31\r", b"%1AVMT=OK\r", EPSON_OK, b"PWR=01\r:", b":",
             b"ERR\r:"]
        ),
    ),
    st.tuples(st.sampled_from(["connected", "closed", "timer", "again", "hint"]), st.just(b"")),
    st.tuples(st.just("want"), st.sampled_from([b"on", b"blank", b"freeze", b"source"])),
)  # fmt: skip
WISHES: dict[bytes, ProjectorCommand] = {
    b"on": SetPower(True),
    b"blank": SetBlank(True),
    b"freeze": SetFreeze(True),
    b"source": SetSource("11"),
}


@given(st.sampled_from(["pjlink", "pjlink secret", "epson"]), st.lists(EVENTS, max_size=60))
def test_whatever_comes_it_goes_on_or_is_waiting_for_a_person(kind: str, events: list[tuple[str, bytes]]) -> None:
    tongue = EscVp() if kind == "epson" else PjLink("secret" if "secret" in kind else "")
    dialogue, now_s = ProjectorDialogue(tongue, PATIENCE), 0.0
    turn = dialogue.start(now_s)
    is_final, is_open = False, turn.line is ConnectionAction.OPEN
    for what, data in events:
        now_s += 0.5
        match what:
            case "bytes":
                turn = dialogue.received(data, now_s)
            case "connected" if is_open:
                turn = dialogue.connected(now_s)
            case "closed":
                turn = dialogue.closed(ConnectionFailure.CLOSED, now_s)
                is_open = False
            case "timer":
                now_s = max(now_s, turn.wake_at_s or now_s)
                turn = dialogue.timer(now_s)
            case "again":
                turn, is_final = dialogue.try_again(now_s), False
            case "hint":
                turn = dialogue.hint(now_s)
            case "want":
                turn = dialogue.request(WISHES[data], now_s)
        is_open = (is_open and turn.line is ConnectionAction.KEEP) or turn.line is ConnectionAction.OPEN
        for told in turn.events:
            is_final = (
                told.why.is_final
                if isinstance(told, ProjectorUnavailable)
                else is_final and not isinstance(told, StatusReceived)
            )
        assert turn.write.count(b"\r") <= 1
        assert is_open or is_final or turn.wake_at_s is not None
