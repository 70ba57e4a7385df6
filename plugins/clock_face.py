"""Clock face: hands that pupils turn, hours to 12 or 24, minutes, a time at random, the time in figures to uncover."""

from __future__ import annotations

from datetime import datetime
from math import atan2, cos, degrees, hypot, pi, sin
from random import Random
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    Modifier,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    with_values,
)

PLUGIN = {
    "id": "clock_face",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "numbers",
    "terms": {"fr": "heure lire temps montre cadran pendule", "en": "tell read time watch dial hour"},
    "name": {"fr": "Horloge à aiguilles", "en": "Clock face"},
    "summary": {
        "fr": "Une horloge dont on tourne les aiguilles, pour apprendre à lire l’heure.",
        "en": "A clock whose hands are turned, to learn to tell the time.",
    },
    "licence": "GPL-3.0-or-later",
}

RADIUS: Final = 44.0
TICKS, TICKS_WITH_MINUTES = 41.5, 35.6
"""Outer ends of the ticks, alone and within the numbers of the minutes."""
HOUR_HAND, MINUTE_HAND = 20.0, 32.0
FIGURES_HIGH: Final = 17.0
"""Height of the strip below the face with the time in figures, and of the one with a title."""
STEPS: Final = {"hour": 60, "half": 30, "quarter": 15, "five": 5, "one": 1}
"""Minutes between the times that are drawn at random."""
DAY: Final = 24 * 60
LONG_HAND, SHORT_HAND = Localised("Grande aiguille", "Minute hand"), Localised("Petite aiguille", "Hour hand")


class ClockFace(PlainItem):
    """State: `time` in minutes since midnight; `step`, a key of STEPS; `minutes` and `day`: whether the minutes and the
    hours from 13 to 24 are written; `figures`: "shown", "covered" or "none"; `title`; `goes`: whether it shows the
    present time."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "time": 10 * 60 + 10, "step": "five", "minutes": False, "day": False, "figures": "none", "title": "",
            "goes": False,
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        strips = (state["figures"] != "none") + bool(state["title"])
        return ItemSize(2 * RADIUS, 2 * RADIUS + strips * FIGURES_HIGH)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        with_minutes, time = state["minutes"], state["time"]
        out: list[DrawnOval | DrawnLine | DrawnText | DrawnArea] = [
            DrawnOval(RADIUS, RADIUS, RADIUS, RADIUS, "surface", "ink", 1.8)
        ]
        ends = TICKS_WITH_MINUTES if with_minutes else TICKS
        ticks = sorted(range(60), key=lambda minute: minute % 5 != 0)  # lines of one colour together
        for minute in ticks:
            long = minute % 5 == 0
            line = (_on_face(minute * 6, ends), _on_face(minute * 6, ends - (3.6 if long else 2.0)))
            out.append(DrawnLine(line, "ink" if long else "quiet", 0.9 if long else 0.4))
        for hour in range(1, 13):
            x, y = _on_face(hour * 30, ends - 9.0)
            out.append(DrawnText(str(hour), x, y, 8.6, bold=True))
            if state["day"]:
                x, y = _on_face(hour * 30, ends - 17.0)
                out.append(DrawnText(str(hour + 12), x, y, 4.6, "red"))
            if with_minutes:
                x, y = _on_face(hour * 30, ends + 3.4)
                out.append(DrawnText(str(hour * 5), x, y, 4.4, "blue", bold=True))
        out += _hand(_hour_angle(time), HOUR_HAND, 3.4, "red")
        out += _hand(_minute_angle(time), _minute_hand(state), 2.2, "blue")
        out.append(DrawnOval(RADIUS, RADIUS, 2.6, 2.6, "ink", None))
        return (*out, *_strips(state, size, ctx))

    # -- hands

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        time = state["time"]
        return (
            _handle("minute", _minute_angle(time), _minute_hand(state), ctx.text(LONG_HAND)),
            _handle("hour", _hour_angle(time), HOUR_HAND, ctx.text(SHORT_HAND)),
        )

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        x, y = drag.to[0] - RADIUS, drag.to[1] - RADIUS
        if hypot(x, y) < 1.0:  # no direction
            return state
        angle, time = degrees(atan2(x, -y)) % 360, state["time"]
        if drag.handle == "minute":
            step = 5 if Modifier.SHIFT in drag.modifiers else 1
            minute = round(angle / 6 / step) * step
            turned = time + _nearest_step(minute - time % 60, 60)
        else:
            hour = round((angle - time % 60 / 2) / 30)
            turned = time + 60 * _nearest_step(hour - time // 60, 12)
        return with_values(state, time=turned % DAY, goes=False)

    # -- the time in figures

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        if state["figures"] == "none":
            return ()
        label = Localised("Découvrir ou cacher l’heure", "Uncover or hide the time")
        return (TapTarget("figures", Rect(0.0, 2 * RADIUS, 2 * RADIUS, FIGURES_HIGH), ctx.text(label)),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, figures="covered" if state["figures"] == "shown" else "shown")

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        return (
            PanelButton("random", Localised("Heure au hasard", "Random time")),
            PanelSlider(
                "time", Localised("Heure", "Time"), state["time"], 0, DAY - 1, STEPS[state["step"]],
                _figures(state["time"], ctx),
            ),
            PanelChoice(
                "step", Localised("Précision", "Precision"),
                (
                    PanelOption("hour", Localised("1 h", "1 h")),
                    PanelOption("half", Localised("30 min", "30 min")),
                    PanelOption("quarter", Localised("15 min", "15 min")),
                    PanelOption("five", Localised("5 min", "5 min")),
                    PanelOption("one", Localised("1 min", "1 min")),
                ),
                state["step"],
            ),
            PanelChoice(
                "figures", Localised("Heure écrite", "Time in figures"),
                (
                    PanelOption("none", Localised("Sans", "None")),
                    PanelOption("shown", Localised("Montrée", "Shown")),
                    PanelOption("covered", Localised("Cachée", "Covered")),
                ),
                state["figures"],
            ),
            PanelToggle("day", Localised("Heures de 13 à 24", "Hours from 13 to 24"), state["day"]),
            PanelToggle("minutes", Localised("Minutes de 5 en 5", "Minutes by fives"), state["minutes"]),
            PanelToggle("goes", Localised("Heure actuelle", "Present time"), state["goes"]),
            PanelText("title", Localised("Titre", "Title"), state["title"], 40),
        )  # fmt: skip

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        match control:
            case "random":
                return with_values(state, time=_at_random(state, ctx.seed), goes=False)
            case "time":
                step = STEPS[state["step"]]
                return with_values(state, time=min(round(float(value) / step) * step, DAY - step), goes=False)
            case "goes":
                return with_values(state, goes=value, time=_minutes_of(ctx.now) if value else state["time"])
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        figures = _figures(state["time"], ctx)
        return f"{state['title']}, {figures}" if state["title"] else figures

    # -- time

    def interval_s(self, state: State) -> float | None:
        return 1.0 if state["goes"] else None

    def tick(self, state: State, elapsed_s: float, ctx: ItemContext) -> State:  # noqa: ARG002
        return with_values(state, time=_minutes_of(ctx.now))


def item() -> ClockFace:
    return ClockFace()


def _on_face(angle: float, radius: float) -> Point:
    """Return a point of the face. angle: degrees clockwise from twelve o'clock."""
    turn = angle * pi / 180
    return RADIUS + radius * sin(turn), RADIUS - radius * cos(turn)


def _minute_hand(state: State) -> float:
    return MINUTE_HAND - (TICKS - TICKS_WITH_MINUTES if state["minutes"] else 0.0)


def _hour_angle(time: int) -> float:
    return time % 720 / 2


def _minute_angle(time: int) -> float:
    return time % 60 * 6


def _hand(angle: float, length: float, width: float, colour: str) -> tuple[DrawnArea, DrawnLine]:
    """Return a hand: a blade that narrows to a round tip, with a short tail."""
    tip, tail = _on_face(angle, length), _on_face(angle + 180, 6.0)
    across, turn = width / 2, angle * pi / 180
    dx, dy = across * cos(turn), across * sin(turn)
    neck = _on_face(angle, length - 4.0)
    blade = (
        (tail[0] + dx * 0.7, tail[1] + dy * 0.7), (RADIUS + dx, RADIUS + dy), (neck[0] + dx * 0.8, neck[1] + dy * 0.8),
        tip,
        (neck[0] - dx * 0.8, neck[1] - dy * 0.8), (RADIUS - dx, RADIUS - dy), (tail[0] - dx * 0.7, tail[1] - dy * 0.7),
    )  # fmt: skip
    return DrawnArea(blade, colour), DrawnLine(blade, colour, 0.8, closed=True)


def _handle(key: str, angle: float, length: float, label: str) -> ItemHandle:
    return ItemHandle(
        key, _on_face(angle, 8.0), _on_face(angle, length), HandleCursor.TURN, reach_mm=1.0,
        knob=_on_face(angle, length), label=label,
    )  # fmt: skip


def _strips(state: State, size: ItemSize, ctx: ItemContext) -> list[DrawnArea | DrawnText]:
    """Return what is written below the face."""
    out: list[DrawnArea | DrawnText] = []
    top = 2 * RADIUS
    if state["figures"] != "none":
        middle = top + FIGURES_HIGH / 2 + 1.0
        half, high = 24.0, 6.5
        box = ((RADIUS - half, middle - high), (RADIUS + half, middle - high))
        out.append(DrawnArea((*box, (RADIUS + half, middle + high), (RADIUS - half, middle + high)), "soft"))
        shown = state["figures"] == "shown"
        text = _figures(state["time"], ctx) if shown else "?"
        out.append(DrawnText(text, RADIUS, middle, 9.5, "ink" if shown else "quiet", bold=True))
        top += FIGURES_HIGH
    if state["title"]:
        out.append(DrawnText(state["title"], RADIUS, top + FIGURES_HIGH / 2, 7.0, width_mm=size.width_mm))
    return out


def _nearest_step(step: int, around: int) -> int:
    """Return the shortest way round a dial."""
    return (step + around // 2) % around - around // 2


def _at_random(state: State, seed: int) -> int:
    """Return another time than the present one, of the whole day if its hours are written."""
    step = STEPS[state["step"]]
    span = DAY if state["day"] else DAY // 2
    times = [time for time in range(0, span, step) if time != state["time"]]
    return Random(seed).choice(times)


def _minutes_of(now: datetime) -> int:
    return now.hour * 60 + now.minute


def _figures(time: int, ctx: ItemContext) -> str:
    hour, minute = divmod(time, 60)
    return f"{hour}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{minute:02}" if ctx.french else f"{hour}:{minute:02}"
