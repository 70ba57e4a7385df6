"""Player of scripts: the scene after an action, within it, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot
from typing import Final

from plugins.instrumenpoche.actions import after
from plugins.instrumenpoche.creations import FAMILIES, LINES
from plugins.instrumenpoche.scene import InstrumentPose, ScriptScene, Thing, ThingKind
from plugins.instrumenpoche.script import INSTRUMENTS, ConstructionSteps, ScriptAction
from plugins.instrumenpoche.things import extent
from tni.api.items import Point, Rect

DRAW_SPEED, MOVE_SPEED, TURN_SPEED = 4.0, 10.0, 8.0
"""Default speeds: pixels a 25th of a second of the pencil and of a move, degrees a tenth of a second."""
TICKS_PER_S: Final = 25.0
SHORTEST_S, LONGEST_S = 0.15, 4.0
MOST_KEPT: Final = 1_000
"""Scenes of a script that are kept, at least; those between them are made anew."""
RIM_PX: Final = 12.0
"""Room beside what a view grows for."""
INSTANT: Final = 500.0
"""Speeds from which on nothing is seen to move."""


class ScriptPlayback:
    """A script with the scene after each of its actions. Step 0 is the empty page."""

    def __init__(self, script: ConstructionSteps) -> None:
        self.script = script
        self._every = 1 + len(script.actions) // MOST_KEPT
        self._kept = [ScriptScene()]
        self._last = 0, self._kept[0]
        self._view: tuple[float, float, float, float] | None = None

    def __len__(self) -> int:
        return len(self.script.actions)

    def scene(self, step: int, share: float = 1.0) -> ScriptScene:
        """Return the scene after `step` actions, of the last of which only a share is done."""
        step = min(max(step, 0), len(self))
        now = self._scene(step)
        if share >= 1.0 or step == 0:
            return now
        return between(self._scene(step - 1), now, self.script.actions[step - 1], share)

    def _scene(self, step: int) -> ScriptScene:
        """Return the scene after `step` actions, on from the last one or from one that is kept."""
        at, scene = self._last
        if not at <= step < at + self._every:
            at = min(step // self._every, len(self._kept) - 1) * self._every
            scene = self._kept[at // self._every]
        while at < step:
            scene, at = after(scene, self.script.actions[at]), at + 1
            if at == len(self._kept) * self._every:
                self._kept.append(scene)
        self._last = step, scene
        return scene

    def seconds(self, step: int) -> tuple[float, float]:
        """Return how long action number `step` moves, and how long the pause after it is."""
        action = self.script.actions[step - 1]
        return _seconds(self.scene(step - 1), self.scene(step), action), action.wait_s

    def view(self) -> tuple[float, float, float, float]:
        """Return the part of the script's page that is shown: what the script asks for, grown to hold all that is ever
        drawn, within reason."""
        if self._view is None:
            self._view = grown(self.script.view, self._made())
        return self._view

    def _made(self) -> Iterator[Thing]:
        """Yield everything that is ever shown."""
        before: tuple[Thing, ...] = ()
        for step in range(1, len(self) + 1):
            now = self.scene(step).things
            if len(now) > len(before):
                yield now[-1]
            elif now is not before:
                yield from (one for one, was in zip(now, before, strict=True) if one is not was)
            before = now

    def is_seen(self, step: int) -> bool:
        """Return whether action number `step` changes what is seen."""
        before, now = self.scene(step - 1), self.scene(step)
        return _seen(before) != _seen(now)


def grown(view: tuple[float, float, float, float], things: Iterable[Thing]) -> tuple[float, float, float, float]:
    """Return a view that holds the things as well; those far outside are left out, as a slip of the author."""
    x, y, wide, high = view
    far = Rect(x - wide / 2, y - high / 2, 2 * wide, 2 * high)
    left, top, right, low = x, y, x + wide, y + high
    for thing in things:
        for at_x, at_y in extent(thing) if thing.is_shown else ():
            if far.contains(at_x, at_y):
                left, top = min(left, at_x), min(top, at_y)
                right, low = max(right, at_x), max(low, at_y)
    left, top = left - RIM_PX * (left < x), top - RIM_PX * (top < y)
    right, low = right + RIM_PX * (right > x + wide), low + RIM_PX * (low > y + high)
    return left, top, right - left, low - top


def _seen(scene: ScriptScene) -> object:
    shown = {name: pose for name, pose in scene.instruments.items() if pose.is_shown}
    return shown, tuple(one for one in scene.things if one.is_shown)


# -- within an action


def between(before: ScriptScene, now: ScriptScene, action: ScriptAction, share: float) -> ScriptScene:
    """Return the scene in the middle of an action. share: 0 to 1."""
    share = min(max(share, 0.0), 1.0)
    out = now
    for name, pose in now.instruments.items():
        if pose != before.instruments[name]:
            out = out.with_pose(name, _pose_between(before.instruments[name], pose, share))
    if action.movement == "tracer" and now.things and action.object in ("crayon", "compas"):
        drawn = now.thing(action.key, *LINES)
        if drawn is not None:
            out = out.with_thing(_drawn_so_far(drawn, share))
    elif action.movement == "translation" and action.object not in INSTRUMENTS:
        kinds = FAMILIES.get(action.object, ())
        old, new = (scene.thing(action.key, *kinds) for scene in (before, now))
        if old is not None and new is not None and len(old.points) == len(new.points):
            places = tuple(_point_between(a, b, share) for a, b in zip(old.points, new.points, strict=True))
            out = out.with_thing(replace(new, points=places))
    return out


def _pose_between(before: InstrumentPose, now: InstrumentPose, share: float) -> InstrumentPose:
    x, y = _point_between(before.at, now.at, share)
    return replace(
        now, x=x, y=y, angle=before.angle + (now.angle - before.angle) * share,
        opening=before.opening + (now.opening - before.opening) * share,
        slide=before.slide + (now.slide - before.slide) * share,
    )  # fmt: skip


def _point_between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _length(points: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def _drawn_so_far(thing: Thing, share: float) -> Thing:
    if thing.kind is ThingKind.ARC:
        return replace(thing, end=thing.start + (thing.end - thing.start) * share)
    if thing.fill:
        return thing
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(thing.points)]
    left, points = sum(lengths) * share, [thing.points[0]]
    for start, end, length in zip(thing.points, thing.points[1:], lengths, strict=False):
        if left <= length:
            points.append(_point_between(start, end, left / length if length else 1.0))
            break
        points.append(end)
        left -= length
    return replace(thing, points=tuple(points), has_arrow=thing.has_arrow and share >= 1.0)


def _seconds(before: ScriptScene, now: ScriptScene, action: ScriptAction) -> float:
    """Return how long an action is seen to move."""
    speed = action.number_of("vitesse")
    name = action.object
    if speed is not None and abs(speed) >= INSTANT:
        return 0.0
    if name in INSTRUMENTS:
        old, new = before.instruments[name], now.instruments[name]
        if not new.is_shown and action.movement != "tracer":
            return 0.0
    match action.movement:
        case "tracer" if name == "crayon":
            drawn = now.thing(action.key, ThingKind.LINE)
            is_long = drawn is not None and not drawn.is_endless
            way = _length(drawn.points) if drawn is not None and is_long else hypot(new.x - old.x, new.y - old.y)
            wanted = way / (abs(speed or DRAW_SPEED) * TICKS_PER_S)
        case "glisser":
            slid = now.instruments["requerre"].slide - before.instruments["requerre"].slide
            wanted = abs(slid) / (abs(speed or MOVE_SPEED) * TICKS_PER_S)
        case "translation" if name in INSTRUMENTS:
            wanted = hypot(new.x - old.x, new.y - old.y) / (abs(speed or MOVE_SPEED) * TICKS_PER_S)
        case "translation":
            wanted = 1.0
        case "rotation" | "tracer" if name in INSTRUMENTS:
            turn = new.angle - old.angle
            if action.movement == "tracer":
                arc = now.thing(action.key, ThingKind.ARC)
                turn = 0.0 if arc is None else arc.end - arc.start
            wanted = abs(turn) / (abs(action.number_of("sens") or TURN_SPEED) * 10)
        case "ecarter":
            wanted = abs(new.opening - old.opening) / (MOVE_SPEED * TICKS_PER_S)
        case _:
            return 0.0
    return 0.0 if wanted <= 0 else min(max(wanted, SHORTEST_S), LONGEST_S)
