"""Tests of the limits of time for plugins' functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tni.services.items.time_guard import AVERAGED, FaultKind, PluginFaultError, TimeGuard


@pytest.fixture
def guard() -> Iterator[TimeGuard]:
    made = TimeGuard(hang_s=0.1)
    yield made
    made.close()


def for_ever() -> None:
    while True:
        pass


def swallowing_once() -> str:
    try:
        for_ever()
    except BaseException:  # noqa: BLE001 -- as a careless plugin does
        return "as if nothing had been"


def leaving() -> None:
    raise SystemExit(3)


@pytest.mark.parametrize("function", [for_ever, swallowing_once])
def test_a_function_that_does_not_return_is_ended(guard: TimeGuard, function: Callable[[], object]) -> None:
    with pytest.raises(PluginFaultError) as fault:
        guard.call("p", "draw", 1.0, function)
    assert fault.value.kind is FaultKind.HUNG
    assert guard.call("p", "draw", 1.0, lambda: 5) == 5


def test_a_function_that_gets_no_processor_on_a_busy_computer_is_waited_for() -> None:
    looks = count()
    seen = [0]

    def no_cpu(_: int) -> float:
        seen[0] = next(looks)
        return 0.0

    def done_after_its_deadline() -> str:
        while seen[0] < 2:  # the first look is at the beginning, the others after the deadline
            pass
        return "drawn"

    busy = TimeGuard(hang_s=0.1, cpu_of=no_cpu)
    assert busy.call("p", "draw", 1.0, done_after_its_deadline) == "drawn"
    with pytest.raises(PluginFaultError) as fault:
        busy.call("p", "draw", 1.0, for_ever)
    assert fault.value.kind is FaultKind.HUNG
    busy.close()


def test_one_that_catches_everything_is_ended_between_two_of_its_attempts(guard: TimeGuard) -> None:
    def twice() -> None:
        try:
            for_ever()
        except BaseException:  # noqa: BLE001 -- as a careless plugin does
            for_ever()

    with pytest.raises(PluginFaultError) as fault:
        guard.call("p", "draw", 1.0, twice)
    assert fault.value.kind is FaultKind.HUNG


def test_whatever_is_raised_is_a_fault_and_a_call_within_a_call_is_part_of_it(guard: TimeGuard) -> None:
    with pytest.raises(PluginFaultError) as fault:
        guard.call("p", "tap", 1.0, leaving)
    assert (fault.value.kind, fault.value.function, fault.value.detail) == (FaultKind.RAISED, "tap", "SystemExit: 3")
    assert guard.call("p", "outer", 1.0, lambda: guard.call("p", "inner", 1.0, lambda: 1) + 1) == 2


def test_only_the_average_makes_a_function_too_slow() -> None:
    clock = count()
    slow = TimeGuard(cpu_s=lambda: float(next(clock)), slowness=lambda: 1.0)  # each call takes one second
    for _ in range(AVERAGED):
        slow.call("quick", "draw", 1.0, lambda: None)
    for _ in range(AVERAGED - 1):
        slow.call("slow", "draw", 0.9, lambda: None)
    with pytest.raises(PluginFaultError) as fault:
        slow.call("slow", "draw", 0.9, lambda: None)
    assert (fault.value.kind, fault.value.detail) == (FaultKind.SLOW, "1000.0 ms")
    slow.close()


def test_one_long_call_as_the_first_makes_no_function_too_slow() -> None:
    now_s, takes_s = [0.0], [50.0, *[0.5] * AVERAGED]

    def work() -> None:
        now_s[0] += takes_s.pop(0)

    guard = TimeGuard(cpu_s=lambda: now_s[0], slowness=lambda: 1.0)
    for _ in range(AVERAGED + 1):
        guard.call("p", "draw", 0.9, work)
    guard.close()


def test_an_old_or_busy_computer_makes_no_function_too_slow() -> None:
    clock, slowness = count(), [1.2]
    guard = TimeGuard(cpu_s=lambda: float(next(clock)), slowness=lambda: slowness[0])
    for _ in range(3 * AVERAGED):
        guard.call("p", "draw", 0.9, lambda: None)
    slowness[0] = 1.0
    for _ in range(AVERAGED - 1):
        guard.call("p", "draw", 0.9, lambda: None)
    with pytest.raises(PluginFaultError):
        guard.call("p", "draw", 0.9, lambda: None)
    guard.close()


def test_calls_about_different_items_are_averaged_apart() -> None:
    clock = count()
    guard = TimeGuard(cpu_s=lambda: float(next(clock)), slowness=lambda: 1.0)
    for number in range(2 * AVERAGED):
        guard.call("p", "draw", 0.9, lambda: None, item=f"item {number}")
    for _ in range(AVERAGED - 2):
        guard.call("p", "draw", 0.9, lambda: None, item="slow")
    guard.call("p", "draw", 0.9, lambda: None, item="slow")
    with pytest.raises(PluginFaultError):
        guard.call("p", "draw", 0.9, lambda: None, item="slow")
    guard.close()
