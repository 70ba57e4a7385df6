"""The solid as an item: its state, its gestures, its panel, and the whole drawing."""

from __future__ import annotations

from math import cos, hypot, radians, sin, sqrt
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnLine,
    DrawnText,
    HandleCursor,
    HandleDrag,
    ItemContext,
    ItemHandle,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelNumber,
    PanelOption,
    PanelSlider,
    PanelToggle,
    PanelValue,
    PlainItem,
    Point,
    Rect,
    State,
    with_values,
)

from .solid_drawing import Part, measure_parts, net_parts, plane_outline, solid_parts, sphere_parts
from .solid_shapes import (
    CONE,
    CUBE,
    CUBOID,
    CYLINDER,
    PRISM,
    PYRAMID,
    ROUND,
    SOLIDS,
    SPHERE,
    area_text,
    height_of,
    mesh_of,
    volume_text,
)
from .solid_view import SolidView, cavalier_view, turned_view
from .space import Mesh, Vector, along, cut, dot, unfolded

WIDTH: Final = 150.0
HEIGHT: Final = 130.0
RIM: Final = 15.0
"""Room about the solid, for the lengths."""
LINE_HIGH: Final = 13.0
DEGREES_PER_MM: Final = 1.5
START: Final = {"yaw": 28.0, "pitch": 22.0}
NAMES: Final = {
    CUBE: Localised("Cube", "Cube"), CUBOID: Localised("Pavé droit", "Cuboid"),
    PRISM: Localised("Prisme droit", "Prism"),
    PYRAMID: Localised("Pyramide", "Pyramid"), CYLINDER: Localised("Cylindre", "Cylinder"),
    CONE: Localised("Cône", "Cone"), SPHERE: Localised("Boule", "Sphere"),
}  # fmt: skip
POLYGONS: Final = {
    3: Localised("triangle", "triangle"), 4: Localised("quadrilatère", "quadrilateral"),
    5: Localised("pentagone", "pentagon"), 6: Localised("hexagone", "hexagon"),
    7: Localised("heptagone", "heptagon"), 8: Localised("octogone", "octagon"),
}  # fmt: skip


class Solids(PlainItem):
    """State: `solid`, one of SOLIDS; `a`, `b`, `c`, `sides`, its lengths in cm (`a` is the radius of a round one, `c`
    its height) and the sides of its base; `yaw`, `pitch`, degrees, or `cavalier`; `faces`: whether hidden edges stay
    away; `lengths`, `volume`, `area`: what is written; `cut`: "none", "shown" or "removed"; `at` (-1 to 1),
    `tilt` and `spin` of the plane, the latter about the vertical; `net`: percent of the unfolding."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "solid": CUBOID, "a": 5.0, "b": 3.0, "c": 4.0, "sides": 6, **START, "cavalier": False, "faces": False,
            "lengths": True, "volume": False, "area": False, "cut": "none", "at": 0.0, "tilt": 0.0, "spin": 0.0,
            "net": 0,
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        return ItemSize(WIDTH, HEIGHT + LINE_HIGH * (state["volume"] + state["area"]))

    # -- drawing

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        out: list[Part] = []
        mesh, view = mesh_of(state), view_of(state)
        if is_unfolded(state):
            out += net_parts(mesh, unfolded(mesh, state["net"] / 100), view)
        else:
            out += _closed(state, mesh, view)
            if state["lengths"] and state["cut"] != "removed":
                out += measure_parts(state, view, (WIDTH / 2, HEIGHT / 2), french=ctx.french)
        y = HEIGHT + LINE_HIGH / 2
        for shown, text in (("volume", volume_text), ("area", area_text)):
            if state[shown]:
                out.append(DrawnText(text(state, french=ctx.french), WIDTH / 2, y, 9.0, bold=True, width_mm=WIDTH))
                y += LINE_HIGH
        return tuple(out)

    # -- gestures

    def handles(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[ItemHandle, ...]:  # noqa: ARG002
        corners = (0.0, 0.0), (WIDTH, 0.0), (WIDTH, HEIGHT), (0.0, HEIGHT)
        label = ctx.text(Localised("Tourner le solide", "Turn the solid"))
        turn = ItemHandle("turn", (WIDTH / 2, HEIGHT / 2), shown=False, label=label, area=corners)
        if state["cut"] == "none" or is_unfolded(state):
            return (turn,)
        way, offset = plane_of(state)
        view = view_of(state)
        centre = centre_of(state)
        x, y = view.point(along(centre, way, offset - dot(centre, way)))
        plane = ctx.text(Localised("Plan de coupe", "Cutting plane"))
        limits = Rect(0.0, 0.0, WIDTH, HEIGHT)
        return ItemHandle("plane", (x, y), cursor=HandleCursor.MOVE, reach_mm=7.0, limits=limits, label=plane), turn

    def drag(self, state: State, drag: HandleDrag, ctx: ItemContext) -> State:  # noqa: ARG002
        dx, dy = drag.moved
        if drag.handle == "turn":
            pitch = min(max(state["pitch"] + dy * DEGREES_PER_MM, -90.0), 90.0)
            yaw = (state["yaw"] - dx * DEGREES_PER_MM) % 360
            return with_values(state, yaw=round(yaw, 2), pitch=round(pitch, 2), cavalier=False)
        way, _ = plane_of(state)
        x, y = view_of(state).way(way)
        length = x * x + y * y
        moved = (dx * x + dy * y) / length if length > 1.0 else -dy / 10
        at = state["at"] + moved / _extent(state)
        return with_values(state, at=round(min(max(at, -1.0), 1.0), 4))

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        options = tuple(PanelOption(one, NAMES[one]) for one in SOLIDS)
        cuts = (
            PanelOption("none", Localised("Sans", "None")),
            PanelOption("shown", Localised("Montrée", "Shown")),
            PanelOption("removed", Localised("Morceau enlevé", "Piece removed")),
        )
        out: list[PanelControl] = [
            PanelChoice("solid", Localised("Solide", "Solid"), options, state["solid"]),
            PanelButton("reset", Localised("Remettre droit", "Set upright")),
            *_lengths(state),
            PanelChoice("cut", Localised("Section par un plan", "Section by a plane"), cuts, state["cut"]),
        ]
        if state["cut"] != "none":
            shown = f"{state['at'] * 100:+.0f} %"
            out += [
                PanelSlider("at", Localised("Place du plan", "Place of the plane"), state["at"], -1, 1, 0.01, shown),
                PanelSlider(
                    "tilt", Localised("Inclinaison du plan", "Tilt of the plane"), state["tilt"], 0, 90, 1,
                    f"{state['tilt']:.0f}°",
                ),
                PanelSlider(
                    "spin", Localised("Direction du plan", "Direction of the plane"), state["spin"], -180, 180, 5,
                    f"{state['spin']:.0f}°",
                ),
            ]  # fmt: skip
        if state["solid"] != SPHERE:
            net = Localised("Déplier en patron", "Unfold into a net")
            out.append(PanelSlider("net", net, state["net"], 0, 100, 1, f"{state['net']} %"))
        return (
            *out,
            PanelToggle("cavalier", Localised("Perspective cavalière", "Cavalier projection"), state["cavalier"]),
            PanelToggle("faces", Localised("Faces pleines", "Solid faces"), state["faces"]),
            PanelToggle("lengths", Localised("Longueurs", "Lengths"), state["lengths"]),
            PanelToggle("volume", Localised("Volume", "Volume"), state["volume"]),
            PanelToggle("area", Localised("Aire", "Area"), state["area"]),
        )

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State:  # noqa: ARG002
        match control:
            case "reset":
                return with_values(state, **START, cavalier=False)
            case "a" | "b" | "c" | "at" | "tilt" | "spin":
                return with_values(state, **{control: round(float(value), 2)})
            case "sides" | "net":
                return with_values(state, **{control: round(float(value))})
            case "cut":
                return with_values(state, cut=value, net=0)
            case "cavalier":
                return with_values(state, cavalier=value, net=0 if value else state["net"])
            case _:
                return with_values(state, **{control: value})

    def text(self, state: State, ctx: ItemContext) -> str:
        out = [ctx.text(NAMES[state["solid"]])]
        if is_unfolded(state):
            out.append(ctx.text(Localised("patron", "net")))
        elif state["cut"] != "none":
            out.append(section_text(state, ctx))
        out += [volume_text(state, french=ctx.french)] if state["volume"] else []
        out += [area_text(state, french=ctx.french)] if state["area"] else []
        return ", ".join(out)


def _lengths(state: State) -> list[PanelControl]:
    solid = state["solid"]
    first = Localised("Rayon (cm)", "Radius (cm)") if solid in ROUND else Localised("Arête (cm)", "Edge (cm)")
    if solid == CUBOID:
        first = Localised("Longueur (cm)", "Length (cm)")
    out: list[PanelControl] = [PanelNumber("a", first, state["a"], 0.5, 20, 1)]
    if solid == CUBOID:
        out.append(PanelNumber("b", Localised("Largeur (cm)", "Width (cm)"), state["b"], 0.5, 20, 1))
    if solid not in (CUBE, SPHERE):
        out.append(PanelNumber("c", Localised("Hauteur (cm)", "Height (cm)"), state["c"], 0.5, 20, 1))
    if solid in (PRISM, PYRAMID):
        out.append(PanelSlider("sides", Localised("Côtés de la base", "Sides of the base"), state["sides"], 3, 10))
    return out


def _closed(state: State, mesh: Mesh, view: SolidView) -> list[Part]:
    """Return the drawing of a solid that is not unfolded, with its section."""
    if state["cut"] == "none":
        if state["solid"] == SPHERE and not state["cavalier"]:
            return sphere_parts(state["a"], view, ())
        return solid_parts(mesh, view, (), None, is_seen_through=not state["faces"])
    way, offset = plane_of(state)
    part, section = cut(mesh, way, offset)
    plane = plane_outline(way, offset, centre_of(state), 0.8 * reach_of(state))
    rim = tuple((min(max(x, 1.0), WIDTH - 1), min(max(y, 1.0), HEIGHT - 1)) for x, y in map(view.point, plane))
    out: list[Part] = [DrawnLine(rim, "orange", 0.6, closed=True)]
    if state["cut"] == "removed":
        if part is None:
            return out
        cap = part.faces[-1] if section else None
        return out + solid_parts(part, view, (), cap, is_seen_through=not state["faces"])
    if state["solid"] == SPHERE and not state["cavalier"]:
        return out + sphere_parts(state["a"], view, section)
    return out + solid_parts(mesh, view, section, None, is_seen_through=not state["faces"])


def section_text(state: State, ctx: ItemContext) -> str:
    """Return what the section is, in words."""
    _, section = cut(mesh_of(state), *plane_of(state))
    if not section:
        return ctx.text(Localised("pas de section", "no section"))
    if state["solid"] in ROUND:
        is_circle = state["solid"] == SPHERE or state["tilt"] == 0
        name = Localised("disque", "disc") if is_circle else Localised("courbe", "curve")
    else:
        name = POLYGONS.get(len(section), Localised(f"{len(section)} côtés", f"{len(section)} sides"))
    return ctx.text(Localised(f"section : {name.fr}", f"section: {name.en}"))


# -- the place of the solid


def is_unfolded(state: State) -> bool:
    return bool(state["net"] > 0 and state["solid"] != SPHERE)


def centre_of(state: State) -> Vector:
    return 0.0, 0.0, height_of(state) / 2


def reach_of(state: State) -> float:
    """Return the distance of the farthest corner from the middle."""
    centre = centre_of(state)
    return max(sqrt(sum((p - q) ** 2 for p, q in zip(one, centre, strict=True))) for one in mesh_of(state).points)


def plane_of(state: State) -> tuple[Vector, float]:
    """Return the cutting plane: its direction and its distance from the origin along it."""
    way = _way(state)
    return way, dot(centre_of(state), way) + state["at"] * _extent(state)


def _way(state: State) -> Vector:
    tilt, spin = radians(state["tilt"]), radians(state["spin"])
    return sin(tilt) * sin(spin), -sin(tilt) * cos(spin), cos(tilt)


def _extent(state: State) -> float:
    """Return how far the plane goes from the middle."""
    way = _way(state)
    return max(dot(point, way) for point in mesh_of(state).points) - dot(centre_of(state), way) or 1.0


def view_of(state: State) -> SolidView:
    """Return the view. A solid keeps its size as it turns; as it is unfolded it comes to lie flat before the class."""
    room, middle = (WIDTH - 2 * RIM, HEIGHT - 2 * RIM), (WIDTH / 2, HEIGHT / 2)
    reach = reach_of(state) * (1.2 if state["cut"] != "none" else 1.0)
    scale = min(room) / 2 / reach
    if not is_unfolded(state):
        view = cavalier_view() if state["cavalier"] else turned_view(state["yaw"], state["pitch"])
        return view.placed(centre_of(state), middle, scale * (0.8 if state["cavalier"] else 1.0))
    share = state["net"] / 100
    yaw = (state["yaw"] + 180) % 360 - 180
    view = turned_view(yaw * (1 - share), state["pitch"] + (90 - state["pitch"]) * share)
    places = [view.point(point) for face in unfolded(mesh_of(state), share) for point in face]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(scale, (WIDTH - 6) / wide, (HEIGHT - 6) / high)
    to: Point = middle[0] - scale * (min(xs) + max(xs)) / 2, middle[1] - scale * (min(ys) + max(ys)) / 2
    start = middle[0] - scale * view.point(centre_of(state))[0], middle[1] - scale * view.point(centre_of(state))[1]
    blend = min(1.0, 4 * share)
    at = start[0] + (to[0] - start[0]) * blend, start[1] + (to[1] - start[1]) * blend
    if hypot(wide, high) * scale > min(WIDTH, HEIGHT) - 6:
        at = to
    return SolidView(view.right, view.up, view.toward, at, scale)
