"""Actions of scripts: what each does to the scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import atan2, degrees, hypot
from typing import Final

from plugins.instrumenpoche.scene import ScriptScene, Thing, ThingKind
from plugins.instrumenpoche.script import INSTRUMENTS, ScriptAction
from plugins.instrumenpoche.script_colours import colour_of
from plugins.instrumenpoche.script_text import read_text
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
FAR_PX = 3_000.0
"""Half the length of a line without ends."""


def after(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    """Return the scene after an action. One that means nothing, or names what is not there, changes nothing."""
    if action.movement == "pause":
        return scene
    made = _ACTIONS.get(action.movement)
    return scene if made is None else made(scene, action)


def _target(scene: ScriptScene, action: ScriptAction, at: Point) -> Point | None:
    """Return the place that an action names: a point's, or coordinates of which a missing one is that of `at`."""
    point = scene.thing(action.values.get("cible", ""), ThingKind.POINT)
    if point is not None:
        return point.points[0]
    x, y = action.number_of("abscisse"), action.number_of("ordonnee")
    return None if x is None and y is None else (at[0] if x is None else x, at[1] if y is None else y)


def _show(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    if action.object in INSTRUMENTS:
        pose = scene.instruments[action.object]
        x, y = _target(scene, action, pose.at) or pose.at
        return scene.with_pose(action.object, replace(pose, x=x, y=y, is_shown=True))
    return _with(scene, action, lambda thing: replace(thing, is_shown=True))


def _hide(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    if action.object in INSTRUMENTS:
        return scene.with_pose(action.object, replace(scene.instruments[action.object], is_shown=False))
    return _with(scene, action, lambda thing: replace(thing, is_shown=False))


def _with(scene: ScriptScene, action: ScriptAction, change: Callable[[Thing], Thing]) -> ScriptScene:
    thing = scene.thing(action.values.get("id", ""), *FAMILIES.get(action.object, ()))
    return scene if thing is None else scene.with_thing(change(thing))


def _move(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    if action.object in INSTRUMENTS:
        pose = scene.instruments[action.object]
        x, y = _target(scene, action, pose.at) or pose.at
        return scene.with_pose(action.object, replace(pose, x=x, y=y))

    def moved(thing: Thing) -> Thing:
        at = thing.points[0] if thing.points else (0.0, 0.0)
        to = _target(scene, action, at) or at
        dx, dy = to[0] - at[0], to[1] - at[1]
        return replace(thing, points=tuple((x + dx, y + dy) for x, y in thing.points))

    return _with(scene, action, moved)


def _turn(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    angle = action.number_of("angle")
    if action.object in INSTRUMENTS:
        pose = scene.instruments[action.object]
        if angle is None:
            target = _target(scene, action, pose.at)
            if target is None:
                return scene
            angle = _direction(pose.at, target)
        elif action.object == "compas" and pose.is_flipped:
            angle += 180.0
        return scene.with_pose(action.object, replace(pose, angle=_turned(pose.angle, angle, action)))
    return scene if angle is None else _with(scene, action, lambda thing: replace(thing, start=angle))


def _turned(before: float, angle: float, action: ScriptAction) -> float:
    """Return an angle that is reached in the direction that the action asks for, or in the shorter one."""
    way = action.number_of("sens")
    if way is None:
        return before + (angle - before + 180.0) % 360.0 - 180.0
    turn = (angle - before) % 360.0
    return before + (turn if way >= 0 or turn == 0 else turn - 360.0)


def _direction(at: Point, to: Point) -> float:
    return degrees(atan2(to[1] - at[1], to[0] - at[0])) if at != to else 0.0


def _open(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    pose = scene.instruments["compas"]
    target = scene.thing(action.values.get("cible", ""), ThingKind.POINT)
    width = action.number_of("ecart")
    if target is not None:
        width = hypot(target.points[0][0] - pose.x, target.points[0][1] - pose.y)
    elif width is not None:
        width *= pose.zoom
    return scene if width is None else scene.with_pose("compas", replace(pose, opening=max(abs(width), 0.1)))


def _set_pose(**values: object) -> Callable[[ScriptScene, ScriptAction], ScriptScene]:
    def change(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
        pose = scene.instruments.get(action.object)
        return scene if pose is None else scene.with_pose(action.object, replace(pose, **values))  # type: ignore[arg-type]

    return change


def _flip(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    pose = scene.instruments.get(action.object)
    return scene if pose is None else scene.with_pose(action.object, replace(pose, is_flipped=not pose.is_flipped))


def _zoom(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    scale = action.number_of("echelle")
    if scale is None or scale <= 0:
        return scene
    if (pose := scene.instruments.get(action.object)) is not None:
        return scene.with_pose(action.object, replace(pose, zoom=scale / 100))
    return _with(scene, action, lambda thing: replace(thing, width=scale / 100))


def _slide(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    pose, to = scene.instruments["requerre"], action.number_of("abscisse")
    return scene if to is None else scene.with_pose("requerre", replace(pose, slide=to))


def _lengthen(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    pose, length = scene.instruments.get(action.object), action.number_of("longueur")
    if pose is None or length is None:
        return scene
    return scene.with_pose(action.object, replace(pose, length=min(max(length, 1.0), 100.0)))


def _widen(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    radius = action.number_of("rayon")
    return scene if radius is None else _with(scene, action, lambda thing: replace(thing, radius=abs(radius)))


def _name(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    words = " ".join(read_text(action.values.get("nom", "")).lines).strip()
    x, y = action.number_of("abscisse"), action.number_of("ordonnee")
    at = (5.0 if x is None else x, -25.0 if y is None else y)
    colour = colour_of(action.values.get("couleur", ""))
    return _with(scene, action, lambda thing: replace(thing, name=words, name_at=at, name_colour=colour))


def _write(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    words = read_text(action.values.get("texte", ""))
    ground = action.values.get("couleur_fond", "")

    def written(thing: Thing) -> Thing:
        return replace(
            thing, text="\n".join(words.lines), is_bold=words.is_bold,
            colour=colour_of(words.colour or action.values.get("couleur", "")),
            size=action.number_of("taille") or thing.size or 20.0, fill=colour_of(ground) if ground else "",
        )  # fmt: skip

    return _with(scene, action, written)


# -- what is drawn


def _style(action: ScriptAction) -> dict[str, object]:
    width, opacity = action.number_of("epaisseur") or 1.0, action.number_of("opacite")
    return {
        "colour": colour_of(action.values.get("couleur", "")),
        "width": max(width, 0.5),
        "opacity": 1.0 if opacity is None else min(max(opacity / 100, 0.0), 1.0),
        "is_dashed": action.values.get("pointille", "") in ("tiret", "point"),
        "has_arrow": action.values.get("style", "") == "vecteur",
    }


def _draw(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
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
            return _create(scene, action)


def _thing(kind: ThingKind, action: ScriptAction, **values: object) -> Thing:
    return Thing(kind, action.values.get("id", ""), **{**_style(action), **values})  # type: ignore[arg-type]


def _draw_by_pencil(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    pencil = scene.instruments["crayon"]
    form = action.values.get("forme", "")
    places = tuple(zip(action.numbers_of("abscisses"), action.numbers_of("ordonnees"), strict=False))
    fill, points = "", tuple[Point, ...]((pencil.at,))
    if form == "polygone":
        named = (scene.thing(key.strip(), ThingKind.POINT) for key in action.values.get("cibles", "").split(","))
        places = tuple(one.points[0] for one in named if one is not None) or places
        points, fill = places, colour_of(action.values.get("couleur_fond", action.values.get("couleur", "")))
    elif places and (form == "libre" or _target(scene, action, pencil.at) is None):
        points = (pencil.at, *places)
    else:
        to = _target(scene, action, pencil.at)
        if to is None:
            return scene
        points = _without_ends((pencil.at, to), form)
        places = (to,)
    if len(points) < 2:
        return scene
    thing = _thing(ThingKind.LINE, action, points=points, fill=fill)
    x, y = places[-1]
    return scene.with_thing(thing).with_pose("crayon", replace(pencil, x=x, y=y))


def _without_ends(ends: tuple[Point, Point], form: str) -> tuple[Point, ...]:
    """Return a segment, or a line or ray as far as a page can show it."""
    (x0, y0), (x1, y1) = ends
    length = hypot(x1 - x0, y1 - y0)
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


def _create(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    kinds = FAMILIES.get(action.object)
    if kinds is None:
        return scene
    x, y = action.number_of("abscisse", "abscisse_sommet"), action.number_of("ordonnee", "ordonnee_sommet")
    at = (x or 0.0, y or 0.0)
    match kinds[0]:
        case ThingKind.ANGLE:
            made = _thing(
                ThingKind.ANGLE, action, points=(at,), radius=action.number_of("rayon") or 30.0,
                start=action.number_of("angle1") or 0.0, end=action.number_of("angle2") or 90.0,
                form=action.values.get("forme", ""),
            )  # fmt: skip
        case ThingKind.RIGHT_ANGLE:
            within = action.number_of("abscisse_inter"), action.number_of("ordonnee_inter")
            inner = (at[0] + 15.0 if within[0] is None else within[0], at[1] - 15.0 if within[1] is None else within[1])
            made = _thing(ThingKind.RIGHT_ANGLE, action, points=(at, inner))
        case ThingKind.MARK:
            made = _thing(
                ThingKind.MARK, action, points=(_middle(scene, action, at),), form=action.values.get("forme", "/"),
                radius=action.number_of("rayon") or 8.0, start=_slope(scene, action),
            )  # fmt: skip
        case ThingKind.SECTOR:
            spread = action.number_of("ecart_angle")
            made = _thing(
                ThingKind.SECTOR, action, points=(at,), radius=action.number_of("rayon") or 90.0,
                end=-30.0 if spread is None else spread, fill=colour_of(action.values.get("couleur_fond", "")),
            )  # fmt: skip
        case ThingKind.GRID | ThingKind.AXES | ThingKind.AXIS:
            made = _ruled(kinds[0], action)
        case ThingKind.LINE:
            return _draw(scene, action) if action.object == "trait" else scene
        case kind:
            made = _thing(kind, action, points=(at,), size=action.number_of("taille") or 20.0)
    return scene.with_thing(made)


def _segment(scene: ScriptScene, action: ScriptAction) -> Sequence[Point]:
    found = scene.thing(action.values.get("idseg", ""), ThingKind.LINE)
    return () if found is None else found.points[:2]


def _middle(scene: ScriptScene, action: ScriptAction, at: Point) -> Point:
    ends = _segment(scene, action)
    return ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2) if len(ends) == 2 else at


def _slope(scene: ScriptScene, action: ScriptAction) -> float:
    ends = _segment(scene, action)
    return _direction(ends[0], ends[1]) if len(ends) == 2 else 0.0


def _ruled(kind: ThingKind, action: ScriptAction) -> Thing:
    """Return squared paper or axes: a box, and the distance of their lines. Their lengths are centimetres."""
    wide, high = action.number_of("largeur") or 20.0, action.number_of("hauteur") or 15.0
    left, top = action.number_of("gauche") or 0.0, action.number_of("haut") or 0.0
    corner = left * 30.0, top * 30.0
    if (low := action.number_of("abscisse_bas_droite")) is not None:
        corner = action.number_of("abscisse_haut_gauche") or 0.0, action.number_of("ordonnee_haut_gauche") or 0.0
        wide, high = (low - corner[0]) / 30.0, ((action.number_of("ordonnee_bas_droite") or 0.0) - corner[1]) / 30.0
    far = corner[0] + wide * 30.0, corner[1] + (0.0 if kind is ThingKind.AXIS else high * 30.0)
    low_x, high_x = action.number_of("xmin"), action.number_of("xmax")
    return _thing(
        kind, action, points=(corner, far), size=action.number_of("xgrad", "quadrillage") or 1.0,
        start=-5.0 if low_x is None else low_x, end=5.0 if high_x is None else high_x,
        radius=action.number_of("pente") or 0.0,
    )  # fmt: skip


def _load(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    thing = Thing(ThingKind.IMAGE, action.values.get("id", ""), ((0.0, 0.0),), text=action.values.get("url", ""))
    return scene.with_thing(thing)


_ACTIONS: Mapping[str, Callable[[ScriptScene, ScriptAction], ScriptScene]] = {
    "creer": _create,
    "montrer": _show,
    "masquer": _hide,
    "tracer": _draw,
    "rotation": _turn,
    "translation": _move,
    "zoom": _zoom,
    "ecarter": _open,
    "lever": _set_pose(is_raised=True),
    "coucher": _set_pose(is_raised=False),
    "retourner": _flip,
    "graduations": _set_pose(is_graduated=True),
    "vide": _set_pose(is_graduated=False),
    "montrer_nombres": _set_pose(has_numbers=True),
    "masquer_nombres": _set_pose(has_numbers=False),
    "glisser": _slide,
    "chargement": _load,
    "ecrire": _write,
    "nommer": _name,
    "modifier_longueur": _lengthen,
    "modifier_rayon": _widen,
}
