"""Boards on serial lines: frames out of bytes, and what is said to keep them speaking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.iqboard import IqBoard
from plugins.multiclass import KEEP_ALIVE, Multiclass
from tni.api.boards import xor_checksum
from tni.api.devices import Contact, ContactState, SerialDriver, Step
from tni.api.serial_boards import FRAME_BYTES, FrameSplitter, SerialBoardDriver

DOWN, MOVE, UP = ContactState.DOWN, ContactState.MOVE, ContactState.UP


def framed(head: int, state: int, x: int, y: int) -> bytes:
    body = bytes((head, head, state, y >> 6, y & 0x3F, x >> 6, x & 0x3F))
    return body + bytes((xor_checksum(body[2:]),))


def iq(x: int, y: int, state: int = 0x51) -> bytes:
    return framed(0xEE, state, x, y)


def multi(x: int, y: int, state: int = 0x41) -> bytes:
    return framed(0xAA, state, x, y)


def places(*steps: Step) -> list[tuple[ContactState, int, int]]:
    return [(c.state, c.touch.raw_x, c.touch.raw_y) for step in steps for c in step.events if isinstance(c, Contact)]


type Make = Callable[[], SerialBoardDriver]
type Frame = Callable[[int, int, int], bytes]
BOARDS: list[tuple[Make, Frame, int]] = [
    (IqBoard, iq, 0x51),
    (Multiclass, multi, 0x41),
]
each_board = pytest.mark.parametrize(("make", "frame", "pressed"), BOARDS, ids=["IQBoard", "Multiclass"])


@each_board
def test_a_frame_is_a_place_or_a_lift(make: Make, frame: Frame, pressed: int) -> None:
    board = make()
    steps = [board.on_report(frame(4095, 0, pressed), 0.0), board.on_report(frame(0x5A3, 0xC7E, pressed), 0.01)]
    steps.append(board.on_report(frame(1, 1, 0x50), 0.02))
    assert places(*steps) == [(DOWN, 4095, 0), (MOVE, 0x5A3, 0xC7E), (UP, 0x5A3, 0xC7E)]


@each_board
def test_frames_that_come_split_or_joined_are_the_same(make: Make, frame: Frame, pressed: int) -> None:
    sent = b"".join(frame(n, 2 * n, pressed) for n in range(20)) + frame(0, 0, 0)
    whole, split = make(), make()
    expected = places(whole.on_report(sent, 0.0))
    assert len(expected) == 21
    assert places(*(split.on_report(sent[n : n + 1], 0.0) for n in range(len(sent)))) == expected


@each_board
def test_garbage_between_frames_is_passed_over(make: Make, frame: Frame, pressed: int) -> None:
    board, one = make(), frame(7, 8, pressed)
    noise = [b"\xc8\xca\0\0", one[:1], one[:2], one[:5], b"\0" * 9, bytes((*one[:7], one[7] ^ 1))]
    for part in noise:
        board.on_report(part, 0.0)
        assert places(board.on_report(frame(7, 8, pressed) + frame(7, 8, 0), 0.0))[-2:] == [(DOWN, 7, 8), (UP, 7, 8)]


@each_board
def test_nothing_is_claimed_before_a_whole_frame_has_come(make: Make, frame: Frame, pressed: int) -> None:
    board, one = make(), frame(7, 8, pressed)
    assert isinstance(board, SerialDriver)
    for part in (one[:2] * 20, bytes((*one[:7], one[7] ^ 0x10)), b"OK\r\n", one[:-1]):
        board.on_report(part, 0.0)
        assert not board.is_recognised
    board.on_report(one[-1:], 0.0)
    assert board.is_recognised


@each_board
def test_a_line_that_goes_in_the_middle_of_a_frame_lifts_the_pen(make: Make, frame: Frame, pressed: int) -> None:
    board = make()
    board.on_report(frame(1, 1, pressed) + frame(2, 2, pressed)[:5], 0.0)
    assert places(board.release(0.1)) == [(UP, 1, 1)]


@given(
    st.lists(st.binary(max_size=12) | st.tuples(st.integers(0, 4095), st.integers(0, 4095)), max_size=20),
    st.lists(st.integers(1, 30), min_size=1),
)
def test_every_whole_frame_is_found_however_the_line_is_cut(
    said: list[bytes | tuple[int, int]], cuts: list[int]
) -> None:
    """Garbage without the head: with it, a piece may look like a frame and take bytes of a real one."""
    parts = [iq(*part) if isinstance(part, tuple) else part.replace(b"\xee", b"") for part in said]
    sent, frames, at = (
        b"".join(parts),
        FrameSplitter(b"\xee\xee", FRAME_BYTES, lambda frame: xor_checksum(frame[2:]) == 0),
        0,
    )
    found = []
    for cut in cuts * len(sent):
        found += frames.feed(sent[at : at + cut])
        at += cut
        if at >= len(sent):
            break
    assert found == [iq(*part) for part in said if isinstance(part, tuple)]


def test_no_more_than_a_frame_is_kept_of_any_noise() -> None:
    frames = FrameSplitter(b"\xee\xee", FRAME_BYTES, lambda _: False)
    for noise in (b"\xee" * 5000, bytes(range(256)) * 20, b"\0" * 5000):
        frames.feed(noise)
        assert len(frames._rest) < FRAME_BYTES


# -- what is said to them


def test_an_iqboard_is_greeted_once() -> None:
    board = IqBoard()
    assert board.start(0.0).writes == (b"\xce" + b"\0" * 7,)
    assert board.on_report(b"\xc8\xca" + iq(1, 1), 0.1).writes == ()


def test_a_multiclass_hears_each_second_that_somebody_is_there() -> None:
    board = Multiclass()
    assert board.start(0.0) == Step(writes=(b"\xca",))
    wake_at_s = board.on_report(b"\xa8\0", 0.5).wake_at_s
    assert wake_at_s == 1.5
    said = []
    for _ in range(3):
        assert wake_at_s is not None
        step = board.on_timer(wake_at_s)
        said.append((wake_at_s, step.writes))
        wake_at_s = step.wake_at_s
    assert said == [(1.5, (KEEP_ALIVE,)), (2.5, (KEEP_ALIVE,)), (3.5, (KEEP_ALIVE,))]


def test_a_multiclass_that_has_not_answered_hears_no_more() -> None:
    board = Multiclass()
    board.start(0.0)
    assert board.on_report(b"something else", 0.5) == Step()
    assert board.on_timer(5.0) == Step()


def test_a_multiclass_hears_it_while_the_pen_is_down() -> None:
    board = Multiclass()
    board.start(0.0)
    assert board.on_report(multi(1, 1), 0.0).wake_at_s == 1.0
    said = [board.on_report(multi(2, 2), 0.9), board.on_timer(1.0)]
    assert said[0].writes == ()
    assert said[1].writes == (KEEP_ALIVE,)
    assert places(said[1]) == []
