"""Laws of clickers: a bad radio changes nothing, nonsense neither, and two bases hear what one does."""

from __future__ import annotations

from contextlib import suppress
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.support.clicker_room import CLOSED_S, OPENED_S, counted, iclicker_report, simulate
from tni.api.devices import Vote
from tni.devices.clickers.open_line import OpenLine
from tni.devices.clickers.text_lines import UnreadableLinesError
from tni.devices.clickers.turningpoint import ResponseCards
from tni.quiz.round import RoundId
from tni.quiz.vote_records import CastVote

presses = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=20)
nonsense = st.lists(st.tuples(st.floats(OPENED_S, CLOSED_S), st.binary(max_size=80)), max_size=10)


@given(st.integers(0, 2**32), st.integers(1, 8), st.floats(0.0, 0.5), st.floats(0.0, 1.0))
def test_reports_that_are_dropped_doubled_and_late_come_to_the_same(
    seed: int, devices: int, dropped: float, doubled: float
) -> None:
    in_order, disturbed = simulate(Random(seed), devices, dropped=dropped, doubled=doubled)
    assert in_order == disturbed


def reports(presses: list[tuple[int, int]]) -> list[tuple[float, bytes]]:
    """A press each second and a half."""
    counters = dict.fromkeys(range(4), 250)
    out = []
    for n, (device, key) in enumerate(presses):
        out.append((OPENED_S + 1.5 * n, iclicker_report((device, key, counters[device] % 256))))
        counters[device] += 1
    return out


@given(presses, nonsense)
def test_nonsense_between_reports_changes_nothing(
    presses: list[tuple[int, int]], nonsense: list[tuple[float, bytes]]
) -> None:
    """But for what happens to look like a vote, which no nonsense here may."""
    harmless = [(at_s, b"\xff\xff" + data[2:32] + b"\xff\xff" + data[34:]) for at_s, data in nonsense]
    told = reports(presses)
    assert counted(sorted(told + harmless)) == counted(told)


@given(presses)
def test_the_last_press_of_each_counts_and_two_to_a_report_are_two(presses: list[tuple[int, int]]) -> None:
    last = {device: "ABCDE"[key] for device, key in presses if key < 4}
    counts, answers = counted(reports(presses))
    assert {int(c[11:15], 16): choice for c, choice in answers.items()} == last
    assert counts == {letter: list(last.values()).count(letter) for letter in "ABCD"}
    together = [(OPENED_S + n, iclicker_report((2 * n, 0, 9), (2 * n + 1, 1, 9))) for n in range(5)]
    assert counted(together)[0] == {"A": 5, "B": 5, "C": 0, "D": 0}


pieces = st.lists(
    st.binary(max_size=40) | st.sampled_from([b"V,1,A,0\n", b"V,", b"2,B,255\r\n", b"A,1,0\n"]), max_size=30
)


@given(st.sampled_from([OpenLine, ResponseCards]), pieces)
def test_any_bytes_on_a_line_give_storable_votes_or_our_error(
    kind: type[OpenLine] | type[ResponseCards], pieces: list[bytes]
) -> None:
    driver, now_s = kind(), 0.0
    driver.start(now_s)
    for piece in pieces:
        now_s += 0.3
        with suppress(UnreadableLinesError):
            for event in driver.on_report(piece, now_s).events:
                if isinstance(event, Vote):
                    CastVote(RoundId("r"), 0, event.clicker, event.choice, event.at_s, event.sequence)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from("ABCD"), st.integers(0, 255)), max_size=30), st.randoms())
def test_lines_cut_anywhere_say_the_same(presses: list[tuple[int, str, int]], chance: Random) -> None:
    text = b"".join(b"V,%d,%s,%d\n" % (n, key.encode(), sequence) for n, key, sequence in presses)
    whole, cut, told = OpenLine(), OpenLine(), []
    rest = text
    while rest:
        many = chance.randint(1, 9)
        told += cut.on_report(rest[:many], 5.0).events
        rest = rest[many:]
    assert list(whole.on_report(text, 5.0).events if text else ()) == told
