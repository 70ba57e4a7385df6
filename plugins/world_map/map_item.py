"""Kind of items of the map: gestures, taps, panel and search of places."""

from __future__ import annotations

from math import log2

from tni.api.items import (
    Drawing,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
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

from .layers import LAYERS, OLD, USUAL
from .map_drawing import draw, measured_text, sign_boxes
from .map_state import (
    ALONE,
    AREA,
    BESIDE,
    CURTAIN,
    HEIGHTS,
    MOST_POINTS,
    MOVE,
    PATH,
    SPLITS,
    WIDTHS,
    divider_mm,
    in_first,
    map_box,
    points_of,
    size_of,
    view_of,
    viewed,
)
from .measures import OFFERED_SCALES, board_scale, coordinates_text, scale_text, usual_scale
from .places import (
    LONGEST_NAME,
    MOST_FOUND,
    ZOOM_OF_COORDINATES,
    FoundPlace,
    found_places,
    question_of,
    typed_coordinates,
)

FINGERS = ("map", "map 2")
"""Handles that drag the map, so that two fingers enlarge it."""
STEP, DIVIDER, CORNER = "step", "divider", "corner"
STEP_MM = 20.0
"""Distance by which a key moves the map."""
NEARER, FARTHER, TOUCH = "nearer", "farther", "map"
FREE = "free"
FRANCE = (2.6, 46.6, 6.0)


class WorldMap(PlainItem):
    """State: `lon`, `lat`, `zoom` of the middle; `wide`, `high`: size in mm; `layer` and `other`, keys of LAYERS;
    `compare`: ALONE, CURTAIN or BESIDE; `split`: place of the curtain, 0 to 1; `tool`: MOVE, PATH or AREA; `points`:
    longitudes and latitudes that were tapped; `sought`: as typed; `found`: places that were found; `place`: words on
    the map; `fixed`: whether the map stays as it is."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        lon, lat, zoom = FRANCE
        return {
            "lon": lon, "lat": lat, "zoom": zoom, "wide": 240.0, "high": 150.0, "layer": USUAL, "other": OLD,
            "compare": ALONE, "split": 0.5, "tool": MOVE, "points": [], "sought": "", "found": [], "place": "",
            "fixed": False,
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        return size_of(state)

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        return draw(state, size_of(state), ctx)

    def rescaled(self, state: State, ctx: ItemContext) -> State:  # noqa: ARG002
        """The scale in figures follows the board."""
        return state

    # -- handles

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        box, view, out = map_box(state), view_of(state), list[ItemHandle]()
        for n, place in enumerate(points_of(state)):
            if view.shows(place):
                label = ctx.text(Localised("Point {}", "Point {}")).format(n + 1)
                out.append(ItemHandle(f"point {n}", view.to_mm(place), limits=view.box, reach_mm=2.0, label=label))
        if state["compare"] == CURTAIN:
            x = divider_mm(state)
            limits = Rect(SPLITS[0] * box.width, 0.0, (SPLITS[1] - SPLITS[0]) * box.width, box.height)
            label = ctx.text(Localised("Séparation", "Divider"))
            out.append(
                ItemHandle(
                    DIVIDER, (x, 0.0), (x, box.height), HandleCursor.ACROSS, limits, 3.0, shown=False, label=label
                )
            )
        if state["fixed"]:
            return tuple(out)
        wide, high = float(state["wide"]), float(state["high"])
        limits = Rect(WIDTHS[0], HEIGHTS[0], WIDTHS[1] - WIDTHS[0], HEIGHTS[1] - HEIGHTS[0])
        size_label = ctx.text(Localised("Taille de la carte", "Size of the map"))
        out.append(ItemHandle(CORNER, (wide, high), limits=limits, label=size_label))
        area = ((0.0, 0.0), (box.right, 0.0), (box.right, box.bottom), (0.0, box.bottom))
        middle = (box.width / 2, box.height / 2)
        out += [ItemHandle(key, middle, shown=False, area=area) for key in FINGERS]
        label = ctx.text(Localised("Déplacer la carte", "Move the map"))
        out.append(ItemHandle(STEP, middle, shown=False, label=label))
        return tuple(out)

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        view = view_of(state)
        match drag.handle:
            case "map" | "map 2":
                other = drag.others.get(FINGERS[drag.handle == FINGERS[0]])
                return viewed(state, view.dragged(drag, None if other is None else in_first(state, other)))
            case "step":
                x, y = drag.moved
                return viewed(state, view.moved(*(-_in_steps(way) for way in (x, y))))
            case "divider":
                return with_values(state, split=round(drag.to[0] / float(state["wide"]), 4))
            case "corner":
                return with_values(state, wide=round(drag.to[0], 1), high=round(drag.to[1], 1))
        points = points_of(state)
        number = int(drag.handle.partition(" ")[2])
        points[number] = view.to_place(drag.to)
        return with_values(state, points=_rounded(points))

    # -- taps

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        nearer, farther = sign_boxes(state)
        out = [
            TapTarget(NEARER, nearer, ctx.text(Localised("Voir de plus près", "Zoom in"))),
            TapTarget(FARTHER, farther, ctx.text(Localised("Voir de plus loin", "Zoom out"))),
        ]
        if state["tool"] != MOVE and len(state["points"]) < MOST_POINTS:
            out.append(TapTarget(TOUCH, map_box(state), ctx.text(Localised("Poser un point", "Put a point"))))
        return tuple(out)

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:
        box = view_of(state).box
        return self.tap_at(state, target, (box.width / 2, box.height / 2), ctx)

    def tap_at(self, state: State, target: str, place: Point, ctx: ItemContext) -> State:  # noqa: ARG002
        if target in (NEARER, FARTHER):
            return _zoomed(state, 1 if target == NEARER else -1)
        if target != TOUCH or len(state["points"]) >= MOST_POINTS:
            return state
        found = view_of(state).to_place(in_first(state, place))
        return with_values(state, points=_rounded([*points_of(state), found]))

    def wheel(self, state: State, place: Point, steps: float, ctx: ItemContext) -> State | None:  # noqa: ARG002
        if state["fixed"] or not map_box(state).contains(*place):
            return None
        view = view_of(state)
        return viewed(state, view.zoomed(view.zoom + steps / 3, in_first(state, place)))

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
        out: list[PanelControl] = [
            _layers("layer", Localised("Carte", "Map"), state["layer"]),
            PanelText(
                "sought", Localised("Lieu, adresse ou coordonnées", "Place, address or coordinates"), state["sought"],
                80, "go",
            ),
            PanelButton("go", Localised("Aller", "Go")),
        ]  # fmt: skip
        if len(state["found"]) > 1:
            names = [f"{n + 1}. {one[0]}" for n, one in enumerate(state["found"])]
            options = tuple(PanelOption(str(n), Localised(name, name)) for n, name in enumerate(names))
            out.append(PanelChoice("found", Localised("Lieux trouvés", "Places found"), options, _chosen(state)))
        out += _comparison(state)
        out += _measuring(state)
        if (scale := board_scale(view_of(state), ctx)) is not None:
            out.append(_scales(scale, ctx))
        out.append(PanelToggle("fixed", Localised("Figer la carte", "Hold the map"), state["fixed"], folded=True))
        return tuple(out)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:
        match control:
            case "go":
                found = typed_coordinates(state["sought"])
                if found is None:
                    return state
                after = viewed(state, view_of(state).at(found, max(float(state["zoom"]), ZOOM_OF_COORDINATES)))
                return with_values(after, found=[], place=coordinates_text(found, ctx))
            case "found":
                return _at_found(state, int(str(value)))
            case "take back" | "clear":
                return with_values(state, points=state["points"][:-1] if control == "take back" else [])
            case "scale":
                return state if value == FREE else _scaled(state, int(str(value)), ctx)
            case "tool":
                return with_values(state, tool=value)
            case _:
                return with_values(state, **{control: value})

    # -- search

    def question(self, state: State, act: str) -> str:
        sought = state["sought"]
        return question_of(sought) if act == "go" and typed_coordinates(sought) is None else ""

    def answered(self, state: State, act: str, answer: bytes | None, ctx: ItemContext) -> State:  # noqa: ARG002
        if answer is None:
            return state
        found = found_places(answer)
        if not found:
            words = ctx.text(Localised("Introuvable : {}", "Not found: {}"))
            return with_values(state, found=[], place=words.format(state["sought"])[:LONGEST_NAME])
        listed = [[one.name, one.lon, one.lat, one.zoom] for one in found]
        return _at_found(with_values(state, found=listed), 0)

    # -- words

    def text(self, state: State, ctx: ItemContext) -> str:
        titles = [ctx.text(LAYERS[state["layer"]].title)]
        if state["compare"] != ALONE:
            titles.append(ctx.text(LAYERS[state["other"]].title))
        place = state["place"] or coordinates_text((float(state["lon"]), float(state["lat"])), ctx)
        return ", ".join(one for one in (" / ".join(titles), place, measured_text(state, ctx)) if one)


def _in_steps(way: float) -> float:
    return round(way / STEP_MM) * STEP_MM


def _rounded(points: list[tuple[float, float]]) -> list[list[float]]:
    return [[round(lon, 6), round(lat, 6)] for lon, lat in points]


def _zoomed(state: State, way: int) -> State:
    """Return the state one whole zoom nearer or farther."""
    view = view_of(state)
    box = view.box
    to_zoom = round(view.zoom) + way
    return viewed(state, view.zoomed(float(to_zoom), (box.x + box.width / 2, box.y + box.height / 2)))


def _scaled(state: State, scale: int, ctx: ItemContext) -> State:
    """Return the state at which the map has a scale on the board."""
    view = view_of(state)
    now = board_scale(view, ctx)
    return state if now is None else viewed(state, view.at((view.lon, view.lat), view.zoom + log2(now / scale)))


def _at_found(state: State, number: int) -> State:
    if not 0 <= number < min(len(state["found"]), MOST_FOUND):
        return state
    one = FoundPlace(*state["found"][number])
    after = viewed(state, view_of(state).at((one.lon, one.lat), one.zoom))
    return with_values(after, place=one.name)


def _chosen(state: State) -> str:
    names = [one[0] for one in state["found"]]
    return str(names.index(state["place"])) if state["place"] in names else "0"


def _layers(key: str, label: Localised, value: str, *, folded: bool = False) -> PanelChoice:
    options = tuple(PanelOption(one, layer.label) for one, layer in LAYERS.items())
    return PanelChoice(key, label, options, value, folded)


def _comparison(state: State) -> list[PanelControl]:
    ways = (
        PanelOption(ALONE, Localised("Une carte", "One map")),
        PanelOption(CURTAIN, Localised("Rideau", "Curtain")),
        PanelOption(BESIDE, Localised("Deux cartes", "Two maps")),
    )
    out: list[PanelControl] = [
        PanelChoice("compare", Localised("Comparer", "Compare"), ways, state["compare"], folded=True)
    ]
    if state["compare"] != ALONE:
        out.append(_layers("other", Localised("Comparée à", "Compared with"), state["other"], folded=True))
    return out


def _measuring(state: State) -> list[PanelControl]:
    tools = (
        PanelOption(MOVE, Localised("Déplacer", "Moves")),
        PanelOption(PATH, Localised("Distance", "Distance")),
        PanelOption(AREA, Localised("Aire", "Area")),
    )
    out: list[PanelControl] = [
        PanelChoice("tool", Localised("Au toucher", "A touch"), tools, state["tool"], folded=True)
    ]
    if state["points"]:
        out += [
            PanelButton("take back", Localised("Ôter le dernier point", "Remove the last point"), folded=True),
            PanelButton("clear", Localised("Ôter tous les points", "Remove all points"), folded=True),
        ]
    return out


def _scales(scale: float, ctx: ItemContext) -> PanelChoice:
    options = [PanelOption(str(one), Localised(text := scale_text(one, ctx), text)) for one in OFFERED_SCALES]
    options.append(PanelOption(FREE, Localised("Autre", "Other")))
    usual = usual_scale(scale) if usual_scale(scale) in OFFERED_SCALES else None
    label = Localised("Échelle sur le tableau", "Scale on the board")
    return PanelChoice("scale", label, tuple(options), FREE if usual is None else str(usual), folded=True)
