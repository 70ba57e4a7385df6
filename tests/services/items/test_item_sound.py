"""Sound of interactive items: what they play after a tap or a control, checked before anybody hears it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tests.support.items import Counter, Host, plugin
from tni.api.items import ItemContext, State, Tone
from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId, PageId
from tni.document.items import PluginItem
from tni.services.items.time_guard import FaultKind

A = Tone(440.0, 0.5)


class Sounding(Counter):
    """A counter that plays what `plays` holds, as its state allows."""

    plays: Any = (A,)

    def sound(self, state: State, act: str, ctx: ItemContext) -> Sequence[Tone]:
        return self.plays if act in ("plus", "left") and state["left"] > 1 else ()


class Heard:
    """Host of a sounding counter, and what it has played."""

    def __init__(self) -> None:
        self.host = Host(plugin("counter", Sounding))
        self.tones: list[tuple[Tone, ...]] = []
        self.host.items.sounds.add(self.tones.append)
        made = self.host.items.new_item("counter", PageId("p"), IDENTITY, ItemId("i" * 20))
        assert made is not None
        self.item: PluginItem = made


@pytest.fixture
def heard() -> Iterator[Heard]:
    made = Heard()
    yield made
    made.host.guard.close()


def test_a_tap_and_a_control_sound_with_the_state_after_them(heard: Heard) -> None:
    item = heard.host.items.tapped(heard.item, "plus")
    heard.host.items.controlled(item, "left", 5.0)
    assert heard.tones == [(A,), (A,)]


def test_what_has_no_tones_is_silent(heard: Heard) -> None:
    item = heard.host.items.tapped(heard.item, "plus")
    heard.tones.clear()
    heard.host.items.controlled(item, "left", 0.0)
    heard.host.items.controlled(item, "name", "b")
    assert heard.tones == []


@pytest.mark.parametrize(
    "plays",
    [
        [440.0],
        [Tone(float("nan"), 1.0)],
        [Tone(5.0, 1.0)],
        [Tone(440.0, 0.0)],
        [Tone(440.0, 40.0)] * 2,
        [A] * 301,
        None,
    ],
)
def test_what_cannot_be_played_switches_the_kind_off(heard: Heard, plays: Any) -> None:
    kind = heard.host.kinds.kind("counter")
    assert kind is not None
    setattr(kind, "plays", plays)  # noqa: B010
    heard.host.items.tapped(heard.item, "plus")
    assert [fault.function for fault in heard.host.faults] == ["sound"]
    assert heard.host.faults[0].kind in (FaultKind.INVALID, FaultKind.RAISED)
    assert heard.tones == []
