"""Laws of keypads that are keyboards: reports that are lost, doubled or late never vote for a key that nobody pressed,
and the next press is heard whatever came before."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.keyboards import BITMAP, BOOT, NUMBERED, USAGES, bitmap_report, boot_report, numbered_report
from tni.api.boards import BadReportError
from tni.api.devices import Vote
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.devices.clickers.keypad import Keypad

CLICKER = ClickerId("keypad:1-1")
SHAPES = [(BOOT, boot_report), (BITMAP, bitmap_report), (NUMBERED, numbered_report)]
LETTERS = {"1": "A", "2": "B", "3": "C", "4": "D", "5": "E", "6": "F", "7": "G", "8": "H", "9": "I", "0": "J"}

keys = st.sampled_from("1234567890")
held = st.lists(keys, max_size=4, unique=True)
shapes = pytest.mark.parametrize(("descriptor", "report"), SHAPES, ids=["boot", "bitmap", "numbered"])


def heard(pad: Keypad, reports: list[bytes]) -> list[str]:
    said = []
    for n, report in enumerate(reports):
        for event in pad.on_report(report, float(n)).events:
            assert isinstance(event, Vote)
            assert event.clicker == CLICKER
            said.append(event.choice)
    return said


def pressed(report, typed: str) -> list[bytes]:
    """One key after the other, each let go."""
    return [told for key in typed for told in (report(key), report(""))]


@shapes
@given(typed=st.text("1234567890ABCDEF", max_size=12), often=st.lists(st.integers(1, 3), min_size=24, max_size=24))
def test_reports_that_come_twice_vote_once(descriptor: bytes, report, typed: str, often: list[int]) -> None:
    told = pressed(report, typed)
    doubled = [one for one, times in zip(told, often, strict=False) for _ in range(times)]
    want = [LETTERS.get(key, key) for key in typed]
    assert heard(Keypad(descriptor, CLICKER), told) == heard(Keypad(descriptor, CLICKER), doubled) == want


@shapes
@given(typed=st.text("123456789", min_size=1, max_size=12), kept=st.lists(st.booleans(), min_size=24, max_size=24))
def test_the_last_press_that_came_is_the_last_vote(descriptor: bytes, report, typed: str, kept: list[bool]) -> None:
    """Whatever was lost before: where a key was let go unheard, pressing it again says what was said."""
    told = [one for one, stays in zip(pressed(report, typed), kept, strict=False) if stays]
    came = [key for key, stays in zip(typed, kept[::2], strict=False) if stays]
    said = heard(Keypad(descriptor, CLICKER), told)
    assert said[-1:] == [LETTERS[key] for key in came[-1:]]
    assert set(said) <= {LETTERS[key] for key in came}


@shapes
@given(st.lists(held, max_size=20), st.randoms(), keys)
def test_in_any_order_nobody_votes_for_what_was_not_pressed_and_the_next_press_is_heard(
    descriptor: bytes, report, states: list[list[str]], chance, key: str
) -> None:
    told = [report("".join(state)) for state in states]
    chance.shuffle(told)
    pad = Keypad(descriptor, CLICKER)
    assert set(heard(pad, told)) <= {LETTERS[one] for state in states for one in state}
    assert heard(pad, [report(""), report(key)]) == [LETTERS[key]]


@given(st.text("123456789", max_size=6, min_size=1), st.data())
def test_too_many_keys_at_once_change_nothing(typed: str, data: st.DataObject) -> None:
    """A boot keyboard says 1 in all places then; what is still held when it is over was pressed before."""
    told = pressed(boot_report, typed)
    for _ in range(data.draw(st.integers(1, 5))):
        told.insert(data.draw(st.integers(0, len(told))), bytes([0, 0, 1, 1, 1, 1, 1, 1]))
    assert heard(Keypad(BOOT, CLICKER), told) == [LETTERS[key] for key in typed]


@given(st.lists(st.sampled_from(["1", "2", "0", ".", "-", "<", "esc"]), max_size=20), st.lists(st.integers(1, 3)))
def test_a_number_is_what_was_typed_by_enter(typed: list[str], often: list[int]) -> None:
    pad = Keypad(BOOT, CLICKER)
    pad.set_numeric_entry(True, 0.0)
    want = ""
    for key in typed:
        want = "" if key == "esc" else want[:-1] if key == "<" else (want + key)[:15]
    told = [one for key in [*typed, "enter"] for one in (boot_report([key]), boot_report([]))]
    told = [one for n, one in enumerate(told) for _ in range(often[n] if n < len(often) else 1)]
    assert heard(pad, told) == ([want] if want else [])


@given(st.lists(st.binary(max_size=12), max_size=20), keys)
def test_nonsense_is_refused_or_passed_over_and_the_next_press_is_heard(nonsense: list[bytes], key: str) -> None:
    for descriptor, report in SHAPES:
        pad = Keypad(descriptor, CLICKER)
        for one in nonsense:
            with suppress(BadReportError):
                pad.on_report(one, 0.0)
        assert heard(pad, [report(""), report(key)]) == [LETTERS[key]]


@given(st.binary(max_size=80))
def test_any_bytes_for_a_descriptor_are_refused_by_an_error_of_ours(descriptor: bytes) -> None:
    with suppress(TniError):
        Keypad(descriptor, CLICKER)


def test_every_key_of_the_table_is_where_the_tables_have_it() -> None:
    """By usage: upper row and keypad, letters on both, the French A as well."""
    pad = Keypad(BOOT, CLICKER)
    for sign, usages in USAGES.items():
        for usage in usages:
            said = heard(pad, [bytes([0, 0, usage, 0, 0, 0, 0, 0]), bytes(8)])
            want = LETTERS.get(sign, sign if sign in "ABCDEF" else None)
            assert said == ([] if want is None else [want]), (sign, hex(usage))
