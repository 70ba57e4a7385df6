"""Scores of two to six teams: names, large numbers, and buttons for points more and less."""

from __future__ import annotations

from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    PanelButton,
    PanelControl,
    PanelNumber,
    PanelSlider,
    PanelText,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    TapTarget,
    with_values,
)

PLUGIN = {
    "id": "scores",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "class",
    "terms": {"fr": "points équipes jeu compteur marquer quiz", "en": "points teams game counter quiz score board"},
    "name": {"fr": "Scores", "en": "Scores"},
    "summary": {
        "fr": "Les points de deux à six équipes, que l’on ajoute et retire d’un toucher.",
        "en": "The points of two to six teams, added and taken away by a tap.",
    },
    "licence": "GPL-3.0-or-later",
}

FEWEST, MOST = 2, 6
WIDE, HIGH, GAP = 60.0, 74.0, 4.0
NAME_HIGH, BUTTON_HIGH = 16.0, 20.0
FARTHEST: Final = 9999
GROUNDS: Final = ("soft blue", "soft orange", "soft green", "soft red", "soft violet", "soft")


class Scores(PlainItem):
    """State: `count` of teams that are shown; `names`, "" for ours, and `points`, of six teams; `step`: the points of
    one tap."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {"count": 2, "names": [""] * MOST, "points": [0] * MOST, "step": 1}

    def size(self, state: State) -> ItemSize:
        across, rows = _grid(state["count"])
        return ItemSize(across * (WIDE + GAP) - GAP, rows * (HIGH + GAP) - GAP)

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        out: list[DrawnArea | DrawnLine | DrawnText] = []
        for team in range(state["count"]):
            x, y = _corner(team, state["count"])
            middle = x + WIDE / 2
            out.append(DrawnArea(_box(x, y, WIDE, HIGH), GROUNDS[team]))
            name = team_name(state, team, ctx)
            out.append(DrawnText(name, middle, y + NAME_HIGH / 2 + 1, 10.0, bold=True, width_mm=WIDE - 4))
            low = y + HIGH - BUTTON_HIGH
            number = y + (NAME_HIGH + HIGH - BUTTON_HIGH) / 2
            out.append(DrawnText(_signed(state["points"][team]), middle, number, 34.0, bold=True, width_mm=WIDE - 8))
            for left, more in ((x, False), (middle, True)):
                box = _box(left + 2, low, WIDE / 2 - 3 if more is False else WIDE / 2 - 4, BUTTON_HIGH - 2)
                out += [DrawnArea(box, "surface"), DrawnLine(box, "ink", 0.6, closed=True)]
                out += _sign(left + WIDE / 4 + (0.5 if more is False else 0.0), low + BUTTON_HIGH / 2 - 1, more=more)
        return tuple(out)

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        found = []
        for team in range(state["count"]):
            x, y = _corner(team, state["count"])
            low, name = y + HIGH - BUTTON_HIGH, team_name(state, team, ctx)
            less, more = Rect(x, low, WIDE / 2, BUTTON_HIGH), Rect(x + WIDE / 2, low, WIDE / 2, BUTTON_HIGH)
            found.append(TapTarget(f"less {team}", less, f"{name} −{state['step']}"))
            found.append(TapTarget(f"more {team}", more, f"{name} +{state['step']}"))
        return tuple(found)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:  # noqa: ARG002
        way, _, team = target.partition(" ")
        points = list(state["points"])
        by = state["step"] if way == "more" else -state["step"]
        points[int(team)] = min(max(points[int(team)] + by, -FARTHEST), FARTHEST)
        return with_values(state, points=points)

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        names = (
            PanelText(f"name {team}", _number(team), team_name(state, team, ctx), 20) for team in range(state["count"])
        )
        return (
            PanelSlider("count", Localised("Nombre d’équipes", "Number of teams"), state["count"], FEWEST, MOST),
            PanelNumber("step", Localised("Points par toucher", "Points for each tap"), state["step"], 1, 100),
            *names,
            PanelButton("zero", Localised("Remettre à zéro", "Back to zero")),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        if control == "zero":
            return with_values(state, points=[0] * MOST)
        if control.startswith("name "):
            names, team = list(state["names"]), int(control[-1])
            text = str(value).strip()
            names[team] = "" if text == _ours(team, ctx) else text
            return with_values(state, names=names)
        return with_values(state, **{control: round(float(value))})

    def text(self, state: State, ctx: ItemContext) -> str:
        colon = "\N{NO-BREAK SPACE}:" if ctx.french else ":"
        teams = range(state["count"])
        return ", ".join(f"{team_name(state, team, ctx)}{colon} {_signed(state['points'][team])}" for team in teams)


def item() -> Scores:
    return Scores()


def team_name(state: State, team: int, ctx: ItemContext) -> str:
    return str(state["names"][team]) or _ours(team, ctx)


def _ours(team: int, ctx: ItemContext) -> str:
    return ctx.text(_number(team))


def _number(team: int) -> Localised:
    return Localised(f"Équipe {team + 1}", f"Team {team + 1}")


def _signed(points: int) -> str:
    return str(points).replace("-", "−")


def _grid(count: int) -> tuple[int, int]:
    """Return columns and rows for a number of teams."""
    return (count, 1) if count <= 3 else ((count + 1) // 2, 2)


def _corner(team: int, count: int) -> Point:
    across, _ = _grid(count)
    return team % across * (WIDE + GAP), team // across * (HIGH + GAP)


def _box(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def _sign(x: float, y: float, *, more: bool) -> list[DrawnLine]:
    across = DrawnLine(((x - 5.0, y), (x + 5.0, y)), "ink", 2.2)
    return [across, DrawnLine(((x, y - 5.0), (x, y + 5.0)), "ink", 2.2)] if more else [across]
