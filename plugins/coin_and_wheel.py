"""Heads or tails, a wheel of typed choices, and a wheel of the class's numbers: a tap draws."""

from __future__ import annotations

import re
from math import cos, pi, sin
from random import Random
from typing import Final

from tni.api.item_motion import Motion, Moving, eased
from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
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
    arc_points,
    with_values,
)
from tni.api.text_width import text_width

PLUGIN = {
    "id": "coin_and_wheel",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "class",
    "terms": {
        "fr": "pile ou face pièce roue hasard tirage roulette choix numéros élèves classe probabilité",
        "en": "heads tails coin wheel chance spin choices numbers pupils class probability",
    },
    "name": {"fr": "Pile ou face, roue", "en": "Coin and wheel"},
    "summary": {
        "fr": "Une pièce que l’on lance, ou une roue : les choix que l’on écrit, ou les numéros des élèves.",
        "en": "A coin that is tossed, or a wheel: the choices that you write, or the pupils’ numbers.",
    },
    "licence": "GPL-3.0-or-later",
}

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText
TOSS_S, SPIN_S = 1.0, 2.6
"""Time that the coin is in the air, and that the wheel turns."""
HALF_TURNS, ROUNDS = 6, 3
"""Half turns of the coin in the air, and whole ones of the wheel."""
WIDTH, WHEEL_HIGH, RESULT_HIGH = 110.0, 116.0, 20.0
MIDDLE: Final = (WIDTH / 2, 63.0)
RADIUS: Final = 52.0
MOST_CHOICES, LONGEST = 12, 24
FIRST_COUNT, LEAST_COUNT, MOST_COUNT = 28, 2, 40
"""Numbers on the wheel of a class."""
FACES: Final = (Localised("Pile", "Tails"), Localised("Face", "Heads"))
COLOURS: Final = ("soft blue", "soft orange", "soft green", "soft red", "soft violet", "surface")


class CoinAndWheel(PlainItem):
    """State: `kind`: "coin", "wheel", or "numbers" for a wheel of the class, whose pupils are numbers since no lesson
    holds a name; `choices`, as typed; `count`: of the numbers; `drawn`: the number of the choice, or of the coin's
    face, None before the first time; `turn` of the wheel or tilt of the coin, in degrees; `once`: whether a choice that
    has come is left out until all have; `gone`: the choices that have come."""

    def new(self, ctx: ItemContext) -> State:
        choices = "rouge, bleu, vert, jaune" if ctx.french else "red, blue, green, yellow"
        return {"kind": "coin", "choices": choices, "count": FIRST_COUNT, "drawn": None, "turn": 0.0,
                "once": False, "gone": []}  # fmt: skip

    def size(self, state: State) -> ItemSize:  # noqa: ARG002
        return ItemSize(WIDTH, WHEEL_HIGH + RESULT_HIGH)

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:
        parts = _coin(state, ctx) if state["kind"] == "coin" else _wheel(state)
        y = size.height_mm - RESULT_HIGH / 2
        words = result(state, ctx)
        if words:
            parts.append(DrawnText(words, WIDTH / 2, y, 16.0, bold=True, width_mm=WIDTH - 2))
        else:
            touch = ctx.text(Localised("Toucher pour tirer", "Tap to draw"))
            parts.append(DrawnText(touch, WIDTH / 2, y, 9.0, "quiet", width_mm=WIDTH - 2))
        return tuple(parts)

    def motion(self, before: State, after: State, act: str) -> Motion | None:
        if act != "draw" or before == after:
            return None
        return Motion(TOSS_S if after["kind"] == "coin" else SPIN_S)

    def draw_moving(self, moving: Moving, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        """Return the coin in the air, or the wheel on its way; the words come with the result."""
        before, after = moving.before, moving.after
        if after["kind"] == "coin":
            return tuple(_tossed_coin(after, min(moving.elapsed_s / TOSS_S, 1.0), ctx))
        way = (after["turn"] - before["turn"]) % 360 + 360 * ROUNDS
        turn = before["turn"] + way * eased(moving.elapsed_s / SPIN_S)
        gone = before["gone"] if len(before["gone"]) < len(choices(after)) else []
        return tuple(_wheel(with_values(after, turn=turn, drawn=None, gone=gone)))

    # -- what is done with it

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:
        label = ctx.text(self._verb(state))
        return (TapTarget("draw", Rect(0.0, 0.0, size.width_mm, size.height_mm), label),)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        return drawn(state, ctx.seed)

    def _verb(self, state: State) -> Localised:
        coin = state["kind"] == "coin"
        return Localised("Lancer la pièce", "Toss the coin") if coin else Localised("Tourner la roue", "Spin the wheel")

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        found: list[PanelControl] = [
            PanelButton("draw", self._verb(state)),
            PanelChoice(
                "kind", Localised("Hasard", "Chance"),
                (
                    PanelOption("coin", Localised("Pile ou face", "Heads or tails")),
                    PanelOption("wheel", Localised("Roue", "Wheel")),
                    PanelOption("numbers", Localised("Numéros de la classe", "Numbers of the class")),
                ),
                state["kind"],
            ),
        ]  # fmt: skip
        if state["kind"] == "wheel":
            label = Localised(
                "Choix, entre virgules (sans noms d’élèves)", "Choices, between commas (no pupils’ names)"
            )
            found.append(PanelText("choices", label, state["choices"], MOST_CHOICES * (LONGEST + 2)))
        elif state["kind"] == "numbers":
            label = Localised("Nombre d’élèves", "Number of pupils")
            found.append(PanelSlider("count", label, count_of(state), LEAST_COUNT, MOST_COUNT))
        if state["kind"] != "coin":
            found.append(PanelToggle("once", Localised("Chacun une seule fois", "Each one once"), state["once"]))
        return tuple(found)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        if control == "draw":
            return drawn(state, ctx.seed)
        if control == "count":
            value = min(max(round(float(value)), LEAST_COUNT), MOST_COUNT)
        return with_values(state, **{control: value}, drawn=None, gone=[], turn=0.0)

    def text(self, state: State, ctx: ItemContext) -> str:
        if state["kind"] == "coin":
            return result(state, ctx) or ctx.text(Localised("Pile ou face", "Heads or tails"))
        if state["kind"] == "numbers" and state["drawn"] is None:
            return f"1–{count_of(state)}"
        return result(state, ctx) or ", ".join(choices(state))


def item() -> CoinAndWheel:
    return CoinAndWheel()


def choices(state: State) -> list[str]:
    """Return the choices of a wheel: what stands between commas or semicolons, or the numbers of a class."""
    if state.get("kind") == "numbers":
        return [str(number) for number in range(1, count_of(state) + 1)]
    found = [" ".join(one.split())[:LONGEST] for one in re.split("[,;\n]", state["choices"])]
    return [one for one in found if one][:MOST_CHOICES]


def count_of(state: State) -> int:
    """Return the number of a class's pupils; states of earlier versions have none."""
    return int(state.get("count", FIRST_COUNT))


def result(state: State, ctx: ItemContext) -> str:
    """Return what has been drawn in words, "" before the first time."""
    if state["drawn"] is None:
        return ""
    return ctx.text(FACES[state["drawn"]]) if state["kind"] == "coin" else choices(state)[state["drawn"]]


def drawn(state: State, seed: int) -> State:
    """Return the state after a draw, each choice as likely as another."""
    chance = Random(seed)
    if state["kind"] == "coin":
        return with_values(state, drawn=chance.randrange(2), turn=float(chance.randint(-25, 25)))
    count = len(choices(state))
    if count == 0:
        return state
    gone = state["gone"] if state["once"] else []
    waiting = [one for one in range(count) if one not in gone] or list(range(count))
    at = chance.choice(waiting)
    came = [*gone, at] if len(waiting) < count or not gone else [at]
    share = 360 / count
    turn = -(at + chance.uniform(0.2, 0.8)) * share
    return with_values(state, drawn=at, turn=round(turn % 360, 1), gone=came if state["once"] else [])


def _coin(state: State, ctx: ItemContext) -> list[Part]:
    x, y = MIDDLE
    face = state["drawn"]
    ground = "soft" if face is None else ("soft orange", "soft blue")[face]
    out: list[Part] = [
        DrawnOval(x, y, 44.0, 44.0, ground, "ink", 2.4),
        DrawnOval(x, y, 38.0, 38.0, None, "ink", 0.8),
    ]
    for tooth in range(24):  # the rim turns, so that a throw is seen also when the same face comes again
        angle = state["turn"] + tooth * 15
        out.append(DrawnLine((_at(angle, 39.6), _at(angle, 42.0)), "ink", 0.8))
    mark = "?" if face is None else ctx.text(FACES[face])[0]
    out.append(DrawnText(mark, x, y, 52.0, "quiet" if face is None else "ink", bold=True))
    return out


def _tossed_coin(state: State, share: float, ctx: ItemContext) -> list[Part]:
    """Return the coin as it turns over: seen from the side it is narrow. share: of the time, 0 to 1."""
    turned = HALF_TURNS * (1 - eased(share))
    face = (state["drawn"] + round(turned)) % 2
    wide = max(abs(cos(turned * pi)), 0.06)
    x, y = MIDDLE
    out: list[Part] = [
        DrawnOval(x, y, 44.0, 44.0 * wide, ("soft orange", "soft blue")[face], "ink", min(2.4, 44.0 * wide))
    ]
    if wide > 0.5:
        out.append(DrawnText(ctx.text(FACES[face])[0], x, y, 52.0 * wide, bold=True))
    return out


def _wheel(state: State) -> list[Part]:
    names, drawn_at = choices(state), state["drawn"]
    gone = [state["once"] and at in state["gone"] and at != drawn_at for at in range(len(names))]
    share, start = 360 / max(len(names), 1), state["turn"]
    out: list[Part] = [DrawnOval(*MIDDLE, RADIUS, RADIUS, "soft", "ink", 2.0)]
    for at in range(len(names)):
        arc = arc_points(*MIDDLE, RADIUS - 2.0, start + at * share, share)
        colour = "soft" if gone[at] else _colour(at, len(names))
        out.append(DrawnArea((*arc, MIDDLE) if len(names) > 1 else arc, colour))
    for at in range(len(names) if len(names) > 1 else 0):
        out.append(
            DrawnLine(
                (MIDDLE, _at(start + at * share, RADIUS - 2.0)), "ink", 0.8 if len(names) <= MOST_CHOICES else 0.4
            )
        )
    size, room = (9.0 if len(names) <= 5 else 7.5), 36.0 if len(names) <= 4 else 66.0 * sin(share * pi / 360)
    middle = 33.0 if len(names) > 2 else 26.0
    if len(names) > MOST_CHOICES:
        size, room, middle = max(5.0, 8.0 - 0.08 * len(names)), 11.0, 43.0
    for at, name in enumerate(names):
        x, y = _at(start + (at + 0.5) * share, middle)
        fitting = min(size, max(room / text_width(name, 1.0), 0.7 * size)) if name else size
        out.append(DrawnText(name, x, y, fitting, "quiet" if gone[at] else "ink", bold=at == drawn_at, width_mm=room))
    out.append(DrawnOval(*MIDDLE, RADIUS, RADIUS, None, "ink", 2.0))
    hub = 4.0 if len(names) <= MOST_CHOICES else 7.0
    out.append(DrawnOval(*MIDDLE, hub, hub, "ink", None))
    x, top = MIDDLE[0], MIDDLE[1] - RADIUS
    out.append(DrawnArea(((x - 7.0, top - 10.0), (x + 7.0, top - 10.0), (x, top + 3.0)), "red"))
    return out


def _colour(at: int, count: int) -> str:
    """Return the colour of a sector: another than its neighbours'."""
    last = at == count - 1 and count > 1 and at % len(COLOURS) == 0
    return COLOURS[2 if last else at % len(COLOURS)]


def _at(angle: float, radius: float) -> Point:
    turn = angle * pi / 180
    return MIDDLE[0] + radius * sin(turn), MIDDLE[1] - radius * cos(turn)
