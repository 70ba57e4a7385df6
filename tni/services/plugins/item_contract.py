"""Contract of an interactive item, tried within a process: all functions, with every state that they lead to, return
what the program can use, and change nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from functools import partial
from typing import Any

from tni.api.item_motion import Moving, SupportsMotion
from tni.api.item_panel import (
    MEASURE_BOARD,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNote,
    PanelNumber,
    PanelSlider,
    PanelToggle,
    PanelValue,
)
from tni.api.items import (
    HandleDrag,
    ItemContext,
    ItemKind,
    ItemSize,
    PlacedState,
    State,
    SupportsAnswers,
    SupportsPlaces,
    SupportsSound,
    SupportsTime,
    SupportsWheel,
)
from tni.document.item_drawing import checked_drawing
from tni.document.plugin_state import checked_state
from tni.services.items.item_results import (
    checked_handles,
    checked_motion,
    checked_panel,
    checked_question,
    checked_size,
    checked_targets,
    checked_text,
    checked_tones,
    placed,
)
from tni.services.plugins.contract_report import ContractCheck, ContractResult

METHODS = ("new", "upgrade", "size", "draw", "handles", "drag", "targets", "tap", "panel", "control", "text")
CONTEXTS = (ItemContext(now=datetime(2026, 10, 25, 2, 30)), ItemContext(0.4, True, datetime(2028, 2, 29), 7, False))
MOST_STATES = 60
"""States that are tried, those first that few steps lead to."""


class ItemContract:
    """Trial of one kind of items."""

    def __init__(self, kind: Any) -> None:
        self._kind: ItemKind = kind

    def results(self) -> Iterator[ContractResult]:
        """Yield the results of all checks."""
        missing = [name for name in METHODS if not callable(getattr(self._kind, name, None))]
        if not isinstance(getattr(self._kind, "version", None), int):
            missing.append("version")
        yield ContractResult(ContractCheck.FUNCTION, 1, tuple(f"the item has no {one}" for one in missing))
        if not missing:
            found = list(self._calls())
            faults = dict.fromkeys(one for one in found if one is not None)
            yield ContractResult(ContractCheck.CALLS, len(found), tuple(faults)[:20])

    def _calls(self) -> Iterator[str | None]:
        states: list[State] = []
        for ctx in CONTEXTS:
            yield self._tried("new", lambda ctx=ctx: states.append(_plain(self._kind.new(ctx))))  # type: ignore[misc]
        seen: set[str] = set()
        while states and len(seen) < MOST_STATES:
            state = states.pop(0)
            if (key := json.dumps(state, sort_keys=True)) not in seen:
                seen.add(key)
                for ctx in CONTEXTS:
                    yield from self._state(state, ctx, states)

    def _state(self, state: State, ctx: ItemContext, states: list[State]) -> Iterator[str | None]:
        """Try all functions with a state, and add those that they lead to."""
        kind, sizes = self._kind, list[ItemSize]()
        yield self._tried("upgrade", lambda: _plain(kind.upgrade(state, kind.version)))
        yield self._tried("size", lambda: sizes.append(checked_size(kind.size(state))))
        yield self._tried("text", lambda: checked_text(kind.text(state, ctx)))
        for size in [*sizes, *(ItemSize(one.width_mm * 3, one.height_mm * 3) for one in sizes)]:
            yield self._tried("draw", lambda size=size: checked_drawing(kind.draw(state, size, ctx)))  # type: ignore[misc]
        steps: list[tuple[str, Callable[[], object]]] = []
        for size in sizes:
            yield self._tried("handles", lambda size=size: steps.extend(self._drags(state, size, ctx)))  # type: ignore[misc]
            yield self._tried("targets", lambda size=size: steps.extend(self._taps(state, size, ctx)))  # type: ignore[misc]
        yield self._tried("panel", lambda: steps.extend(self._controls(state, ctx)))
        if isinstance(kind, SupportsTime):
            yield self._tried("interval_s", lambda: kind.interval_s(state))
            steps.append(("tick", lambda: kind.tick(state, 1.0, ctx)))
        if isinstance(kind, SupportsMotion):
            for size in sizes:
                yield self._tried("motion", lambda size=size: self._let_move(kind, state, size, ctx))  # type: ignore[misc]
        if isinstance(kind, SupportsSound):
            for size in sizes:
                yield self._tried("sound", lambda size=size: self._let_sound(kind, state, size, ctx))  # type: ignore[misc]
        if isinstance(kind, SupportsPlaces):
            for size in sizes:
                yield self._tried("targets", lambda size=size: steps.extend(self._placed_taps(kind, state, size, ctx)))  # type: ignore[misc]
        if isinstance(kind, SupportsWheel):
            steps += [("wheel", partial(_turned, kind, state, turn, ctx)) for turn in (-9.0, 9.0)]
        if isinstance(kind, SupportsAnswers):
            steps += self._answers(kind, state, ctx)
        before = deepcopy(state)
        for name, step in steps:
            yield self._tried(name, lambda step=step: states.append(_plain(step())))  # type: ignore[misc]
        yield "a function changes the state that it is given" if state != before else None

    def _drags(self, state: State, size: ItemSize, ctx: ItemContext) -> Iterator[tuple[str, Callable[[], object]]]:
        for handle in checked_handles(self._kind.handles(state, size, ctx)):
            for place in ((0.0, 0.0), (size.width_mm, size.height_mm), (-50.0, size.height_mm / 3)):
                drag = HandleDrag(handle.id, handle.at, handle.limited(place))
                yield "drag", lambda drag=drag: self._kind.drag(state, drag, ctx)  # type: ignore[misc]

    def _taps(self, state: State, size: ItemSize, ctx: ItemContext) -> Iterator[tuple[str, Callable[[], object]]]:
        for target in checked_targets(self._kind.targets(state, size, ctx)):
            yield "tap", lambda id=target.id: self._kind.tap(state, id, ctx)  # type: ignore[misc]

    def _controls(self, state: State, ctx: ItemContext) -> Iterator[tuple[str, Callable[[], object]]]:
        for control in checked_panel(self._kind.panel(state, ctx)):
            for value in _values(control):
                yield "control", lambda id=control.id, value=value: self._kind.control(state, id, value, ctx)  # type: ignore[misc]

    def _placed_taps(
        self, kind: SupportsPlaces, state: State, size: ItemSize, ctx: ItemContext
    ) -> Iterator[tuple[str, Callable[[], object]]]:
        for target in checked_targets(self._kind.targets(state, size, ctx)):
            place = target.box.x, target.box.y
            yield "tap_at", lambda id=target.id, place=place: kind.tap_at(state, id, place, ctx)  # type: ignore[misc]

    def _answers(
        self, kind: SupportsAnswers, state: State, ctx: ItemContext
    ) -> Iterator[tuple[str, Callable[[], object]]]:
        for control in checked_panel(self._kind.panel(state, ctx)):
            checked_question(kind.question(state, control.id))
            for answer in (None, b"", b"\xff{", b"[]", b'{"features": [{"geometry": 3}]}'):
                yield "answered", lambda id=control.id, answer=answer: kind.answered(state, id, answer, ctx)  # type: ignore[misc]

    def _let_move(self, kind: SupportsMotion, state: State, size: ItemSize, ctx: ItemContext) -> None:
        """Draw the motions that taps and buttons lead to."""
        acts = [(one.id, self._kind.tap(state, one.id, ctx)) for one in self._kind.targets(state, size, ctx)]
        buttons = [one for one in self._kind.panel(state, ctx) if isinstance(one, PanelButton)]
        acts += [(one.id, _plain(self._kind.control(state, one.id, True, ctx))) for one in buttons]
        for act, after in acts:
            motion, there = checked_motion(kind.motion(state, after, act)), checked_size(self._kind.size(after))
            for elapsed_s in () if motion is None else (0.0, motion.seconds / 3, motion.seconds):
                checked_drawing(kind.draw_moving(Moving(state, after, act, elapsed_s), there, ctx))

    def _let_sound(self, kind: SupportsSound, state: State, size: ItemSize, ctx: ItemContext) -> None:
        acts = [*self._kind.targets(state, size, ctx), *self._kind.panel(state, ctx)]
        for act in acts:
            checked_tones(kind.sound(state, act.id, ctx))

    def _tried(self, name: str, call: Callable[[], object]) -> str | None:
        """Call a function, and return what is wrong about it."""
        try:
            call()
        except Exception as error:  # noqa: BLE001  # the check is that there is none
            return f"{name}: {type(error).__name__}: {error}"
        return None


def _turned(kind: SupportsWheel, state: State, steps: float, ctx: ItemContext) -> State:
    after = kind.wheel(state, (1.0, 1.0), steps, ctx)
    return state if after is None else after


def _plain(found: object) -> State:
    """Return a state as the lesson keeps it. Raises: BadStateError, BadResultError."""
    if isinstance(found, PlacedState):
        placed(found)
        found = found.state
    return dict(checked_state(found))


def _values(control: PanelControl) -> tuple[PanelValue, ...]:
    match control:
        case PanelNote():
            return ()
        case PanelButton():
            return () if control == MEASURE_BOARD else (True,)
        case PanelToggle():
            return (not control.value,)
        case PanelSlider() | PanelNumber():
            return (control.low, control.high)
        case PanelChoice():
            return tuple(one.id for one in control.options)
    return ("", "é < & 3,5")
