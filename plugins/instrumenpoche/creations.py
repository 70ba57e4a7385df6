"""Things that actions of scripts create and draw: points, texts, segments, arcs, marks of figures, grids and axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import atan2, degrees
from typing import Final

from plugins.instrumenpoche.scene import PX_PER_CM, SceneRuling, ScriptScene, Thing, ThingKind
from plugins.instrumenpoche.script import ScriptAction
from plugins.instrumenpoche.script_colours import colour_of
from tni.api.items import Point

LINES: Final = (ThingKind.LINE, ThingKind.ARC)
FAMILIES: Mapping[str, tuple[ThingKind, ...]] = {
    "point": (ThingKind.POINT,),
    "texte": (ThingKind.TEXT,),
    "segment": LINES,
    "trait": LINES,
    "angle": (ThingKind.ANGLE,),
    "angle_droit": (ThingKind.RIGHT_ANGLE,),
    "longueur": (ThingKind.MARK,),
    "marque": (ThingKind.MARK,),
    "repere": (ThingKind.AXES,),
    "quadrillage": (ThingKind.GRID,),
    "axe": (ThingKind.AXIS,),
    "gabarit": (ThingKind.SECTOR,),
    "image": (ThingKind.IMAGE,),
}
"""Kinds of things by the names of objects."""
FAR_PX: Final = 3_000.0
"""Half the length of a line without ends."""
GRIDS: Final = {
    "seyes": ((24.0, 6.0), (24.0, 24.0)), "millimetre": ((3.0, 3.0), (30.0, 30.0), (150.0, 150.0)),
    "10x10": ((30.0, 30.0),), "10x": ((30.0, 30.0),),
}  # fmt: skip
"""Distances of the lines of grids, across and down; others have squares of half a centimetre."""


def target_of(scene: ScriptScene, action: ScriptAction, at: Point) -> Point | None:
    """Return the place that an action names: a point's, or coordinates of which a missing one is that of `at`."""
    point = scene.thing(action.values.get("cible", ""), ThingKind.POINT)
    if point is not None:
        return point.points[0]
    x, y = action.number_of("abscisse"), action.number_of("ordonnee")
    return None if x is None and y is None else (at[0] if x is None else x, at[1] if y is None else y)


# -- what is drawn


def draw(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    """Return the scene with what an instrument draws."""
    match action.object:
        case "crayon":
            return _draw_by_pencil(scene, action)
        case "compas":
            return _draw_by_compasses(scene, action)
        case "trait" | "segment":
            ends = [action.number_of(name) for name in ("abscisse1", "ordonnee1", "abscisse2", "ordonnee2")]
            if None in ends:
                return scene
            x0, y0, x1, y1 = (end or 0.0 for end in ends)
            return scene.with_thing(_thing(ThingKind.LINE, action, points=((x0, y0), (x1, y1))))
        case _:
            return create(scene, action)


def _style(action: ScriptAction) -> dict[str, object]:
    return {
        "colour": colour_of(action.values.get("couleur", "")),
        "width": max(action.number_of("epaisseur") or 1.0, 0.5),
        "opacity": _share(action, "opacite", 1.0),
        "is_dashed": action.values.get("pointille", "") in ("tiret", "point"),
        "has_arrow": action.values.get("style", "") == "vecteur",
    }


def _share(action: ScriptAction, name: str, instead: float) -> float:
    """Return an attribute in per cent as a share."""
    found = action.number_of(name)
    return instead if found is None else min(max(found / 100, 0.0), 1.0)


def _thing(kind: ThingKind, action: ScriptAction, **values: object) -> Thing:
    return Thing(kind, action.key, **{**_style(action), **values})  # type: ignore[arg-type]


def _ground(action: ScriptAction) -> str:
    """Return the colour of an area, which is that of its line without one of its own."""
    return colour_of(action.values.get("couleur_fond", action.values.get("couleur", "")))


def _draw_by_pencil(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    pencil = scene.instruments["crayon"]
    form = action.values.get("forme", "")
    places = tuple(zip(action.numbers_of("abscisses"), action.numbers_of("ordonnees"), strict=False))
    thing = _thing(ThingKind.LINE, action, points=(pencil.at,))
    if form == "polygone":
        named = (scene.thing(key.strip(), ThingKind.POINT) for key in action.values.get("cibles", "").split(","))
        places = tuple(one.points[0] for one in named if one is not None) or places
        share = _share(action, "opacite", 0.6)  # of the area alone
        thing = replace(thing, points=places, fill=_ground(action), fill_opacity=share, opacity=1.0)
    elif places and (form == "libre" or target_of(scene, action, pencil.at) is None):
        thing = replace(thing, points=(pencil.at, *places))
    else:
        to = target_of(scene, action, pencil.at)
        if to is None:
            return scene
        is_endless = form in ("droite", "demidroite")
        thing = replace(thing, points=_without_ends((pencil.at, to), form), is_endless=is_endless)
        places = (to,)
    if len(thing.points) < 2:
        return scene
    x, y = places[-1]
    return scene.with_thing(thing).with_pose("crayon", replace(pencil, x=x, y=y))


def _without_ends(ends: tuple[Point, Point], form: str) -> tuple[Point, ...]:
    """Return a segment, or a line or ray as far as a page can show it."""
    (x0, y0), (x1, y1) = ends
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    if form not in ("droite", "demidroite") or length < 1e-6:
        return ends
    dx, dy = (x1 - x0) / length * FAR_PX, (y1 - y0) / length * FAR_PX
    begin = (x0 - dx, y0 - dy) if form == "droite" else (x0, y0)
    return begin, (x0 + dx, y0 + dy)


def _draw_by_compasses(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    pose = scene.instruments["compas"]
    start, end = action.number_of("debut"), action.number_of("fin")
    if start is None or end is None:
        return scene
    extra = 180.0 if pose.is_flipped else 0.0
    arc = _thing(
        ThingKind.ARC, action, points=(pose.at,), radius=pose.opening, start=start + extra, end=end + extra
    )  # fmt: skip
    return scene.with_thing(arc).with_pose("compas", replace(pose, angle=end + extra))


# -- what is created


def create(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    """Return the scene with something new. What is there already stays as it is, and is shown again."""
    kinds = FAMILIES.get(action.object)
    if kinds is None:
        return scene
    there = scene.thing(action.key, *kinds)
    if there is not None and action.movement == "creer" and kinds is not LINES:
        return scene.with_thing(replace(there, is_shown=True))
    x, y = action.number_of("abscisse", "abscisse_sommet"), action.number_of("ordonnee", "ordonnee_sommet")
    made = _made(scene, kinds[0], action, (x or 0.0, y or 0.0))
    return scene if made is None else scene.with_thing(made)


def _made(scene: ScriptScene, kind: ThingKind, action: ScriptAction, at: Point) -> Thing | None:
    match kind:
        case ThingKind.ANGLE:
            return _angle(action, at)
        case ThingKind.RIGHT_ANGLE:
            within = action.number_of("abscisse_inter"), action.number_of("ordonnee_inter")
            inner = (at[0] + 15.0 if within[0] is None else within[0], at[1] - 15.0 if within[1] is None else within[1])
            return _thing(ThingKind.RIGHT_ANGLE, action, points=(at, inner))
        case ThingKind.MARK:
            return _thing(
                ThingKind.MARK, action, points=(_middle(scene, action, at),), form=action.values.get("forme", "/"),
                radius=action.number_of("rayon") or 8.0, start=_slope(scene, action),
            )  # fmt: skip
        case ThingKind.SECTOR:
            spread = action.number_of("ecart_angle")
            return _thing(
                ThingKind.SECTOR, action, points=(at,), radius=action.number_of("rayon") or 90.0,
                end=-30.0 if spread is None else spread, fill=_ground(action),
                fill_opacity=_share(action, "opacite", 1.0), opacity=1.0,
            )  # fmt: skip
        case ThingKind.GRID | ThingKind.AXES | ThingKind.AXIS:
            return _ruled(kind, action)
        case ThingKind.LINE:
            ends = [action.number_of(name) for name in ("abscisse1", "ordonnee1", "abscisse2", "ordonnee2")]
            x0, y0, x1, y1 = (end or 0.0 for end in ends)
            return None if None in ends else _thing(ThingKind.LINE, action, points=((x0, y0), (x1, y1)))
        case _:
            return _thing(kind, action, points=(at,), size=action.number_of("taille") or 20.0)


def _angle(action: ScriptAction, at: Point) -> Thing:
    """Return the sign of an angle, which is below 180° whatever its ends are."""
    first, last = action.number_of("angle1") or 0.0, action.number_of("angle2")
    turn = (90.0 if last is None else last) - first
    if abs(turn) != 180.0:
        turn = (turn + 180.0) % 360.0 - 180.0
    return _thing(
        ThingKind.ANGLE, action, points=(at,), radius=action.number_of("rayon") or 30.0, start=first, end=first + turn,
        form=action.values.get("forme", ""), fill_opacity=_share(action, "opacite_fond", 0.7), opacity=1.0,
    )  # fmt: skip


def _segment(scene: ScriptScene, action: ScriptAction) -> Sequence[Point]:
    found = scene.thing(action.values.get("idseg", ""), ThingKind.LINE)
    return () if found is None else found.points[:2]


def _middle(scene: ScriptScene, action: ScriptAction, at: Point) -> Point:
    ends = _segment(scene, action)
    return ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2) if len(ends) == 2 else at


def _slope(scene: ScriptScene, action: ScriptAction) -> float:
    ends = _segment(scene, action)
    return degrees(atan2(ends[1][1] - ends[0][1], ends[1][0] - ends[0][0])) if len(ends) == 2 else 0.0


def _ruled(kind: ThingKind, action: ScriptAction) -> Thing:
    """Return squared paper, axes or an axis: a box with its lines. Its lengths are centimetres."""
    wide, high = action.number_of("largeur") or 20.0, action.number_of("hauteur") or 15.0
    left, top = action.number_of("gauche") or 0.0, action.number_of("haut") or 0.0
    corner = left * PX_PER_CM, top * PX_PER_CM
    if (low := action.number_of("abscisse_bas_droite")) is not None:
        corner = action.number_of("abscisse_haut_gauche") or 0.0, action.number_of("ordonnee_haut_gauche") or 0.0
        bottom = action.number_of("ordonnee_bas_droite") or 0.0
        wide, high = (low - corner[0]) / PX_PER_CM, (bottom - corner[1]) / PX_PER_CM
    is_upright = kind is ThingKind.AXIS and action.values.get("pente", "horizontal") in ("vertical", "90")
    edge = action.number_of("distancebord")
    if kind is ThingKind.AXIS:
        high = wide if is_upright else 0.0
        wide = 0.0 if is_upright else wide
        if edge is not None:
            corner = (edge * PX_PER_CM, corner[1]) if is_upright else (corner[0], edge * PX_PER_CM)
    far = corner[0] + wide * PX_PER_CM, corner[1] + high * PX_PER_CM
    steps = GRIDS.get(action.values.get("quadrillage", "").lower(), ((15.0, 15.0),)) if kind is ThingKind.GRID else ()
    hidden = {"invisible", "false", "non"}
    bare = frozenset(part for part in ("grille", "axes", "etiquettes") if action.values.get(part, "") in hidden)
    ruling = SceneRuling(steps, _scale(action, "x"), _scale(action, "y"), bare, is_upright)
    return _thing(kind, action, points=(corner, far), ruling=ruling)


def _scale(action: ScriptAction, along: str) -> tuple[float, ...]:
    """Return the least and the greatest value on an axis, and the distance of its graduations; () without them."""
    low, high = action.number_of(f"{along}min"), action.number_of(f"{along}max")
    step = action.number_of(f"{along}grad")
    return () if low is None or high is None or high <= low else (low, high, abs(step or 1.0))


def load(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    """Return the scene with the place of a picture."""
    address = action.values.get("url", "")
    thing = Thing(ThingKind.IMAGE, action.key, ((0.0, 0.0),), address=address, size=100.0)
    return scene.with_thing(thing)
