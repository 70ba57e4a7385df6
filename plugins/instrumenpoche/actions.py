"""Actions of scripts: what each does to the scene."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import atan2, degrees, hypot
from typing import Final

from plugins.instrumenpoche.creations import FAMILIES, create, draw, load, target_of
from plugins.instrumenpoche.scene import ScriptScene, TextFrame, Thing, ThingKind
from plugins.instrumenpoche.script import INSTRUMENTS, ScriptAction
from plugins.instrumenpoche.script_colours import colour_of
from plugins.instrumenpoche.script_text import read_text
from tni.api.items import Point

TEXT_PX: Final = 20.0
"""Size of letters without one of their own."""


def after(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    """Return the scene after an action. One that means nothing, or names what is not there, changes nothing."""
    if action.movement == "pause":
        return scene
    made = _ACTIONS.get(action.movement)
    return scene if made is None else made(scene, action)


def _show(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    if action.object in INSTRUMENTS:
        pose = scene.instruments[action.object]
        x, y = target_of(scene, action, pose.at) or pose.at
        return scene.with_pose(action.object, replace(pose, x=x, y=y, is_shown=True))
    return _with(scene, action, lambda thing: replace(thing, is_shown=True))


def _hide(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    if action.object in INSTRUMENTS:
        return scene.with_pose(action.object, replace(scene.instruments[action.object], is_shown=False))
    return _with(scene, action, lambda thing: replace(thing, is_shown=False))


def _with(scene: ScriptScene, action: ScriptAction, change: Callable[[Thing], Thing]) -> ScriptScene:
    thing = scene.thing(action.key, *FAMILIES.get(action.object, ()))
    return scene if thing is None else scene.with_thing(change(thing))


def _move(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    if action.object in INSTRUMENTS:
        pose = scene.instruments[action.object]
        x, y = target_of(scene, action, pose.at) or pose.at
        return scene.with_pose(action.object, replace(pose, x=x, y=y))

    def moved(thing: Thing) -> Thing:
        at = thing.points[0] if thing.points else (0.0, 0.0)
        to = target_of(scene, action, at) or at
        dx, dy = to[0] - at[0], to[1] - at[1]
        return replace(thing, points=tuple((x + dx, y + dy) for x, y in thing.points))

    return _with(scene, action, moved)


def _turn(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    angle = action.number_of("angle")
    if action.object in INSTRUMENTS:
        pose = scene.instruments[action.object]
        if angle is None:
            target = target_of(scene, action, pose.at)
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


def _set_pose(instrument: str, **values: object) -> Callable[[ScriptScene, ScriptAction], ScriptScene]:
    """Return what changes the pose of the instrument that an action names; `instrument` if it names none."""

    def change(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
        name = action.object if action.object in INSTRUMENTS else instrument
        return scene.with_pose(name, replace(scene.instruments[name], **values))  # type: ignore[arg-type]

    return change


def _flip(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    name = action.object if action.object in INSTRUMENTS else "compas"
    pose = scene.instruments[name]
    return scene.with_pose(name, replace(pose, is_flipped=not pose.is_flipped))


def _zoom(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    scale = action.number_of("echelle")
    if scale is None or scale <= 0:
        return scene
    if (pose := scene.instruments.get(action.object)) is not None:
        return scene.with_pose(action.object, replace(pose, zoom=scale / 100))
    if action.object == "texte":
        return _with(scene, action, lambda thing: replace(thing, size=(thing.size or TEXT_PX) * scale / 100))
    return _with(scene, action, lambda thing: replace(thing, size=scale))


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
    at = (2.0 if x is None else x, 4.0 if y is None else y)
    colour = colour_of(action.values.get("couleur", ""))
    return _with(scene, action, lambda thing: replace(thing, name=words, name_at=at, name_colour=colour))


def _write(scene: ScriptScene, action: ScriptAction) -> ScriptScene:
    words = read_text(action.values.get("texte", ""))
    ground, opacity = action.values.get("couleur_fond", ""), action.number_of("opacite_fond")
    sides = [action.number_of(f"marge_{side}", "marge") or 0.0 for side in ("gauche", "haut", "droite", "bas")]
    rim, rim_colour = action.number_of("epaisseur_cadre"), action.values.get("couleur_cadre", "")
    frame = TextFrame(
        colour_of(rim_colour), (1.0 if rim is None else rim) if rim_colour else 0.0, (*sides,)  # type: ignore[arg-type]
    )  # fmt: skip

    def written(thing: Thing) -> Thing:
        return replace(
            thing, rows=words.rows, colour=colour_of(action.values.get("couleur", "")), frame=frame,
            size=action.number_of("taille") or thing.size or TEXT_PX, fill=colour_of(ground) if ground else "",
            fill_opacity=1.0 if opacity is None else min(max(opacity / 100, 0.0), 1.0), is_shown=True,
        )  # fmt: skip

    return _with(scene, action, written)


_ACTIONS: Mapping[str, Callable[[ScriptScene, ScriptAction], ScriptScene]] = {
    "creer": create,
    "montrer": _show,
    "masquer": _hide,
    "tracer": draw,
    "rotation": _turn,
    "translation": _move,
    "zoom": _zoom,
    "ecarter": _open,
    "lever": _set_pose("compas", is_raised=True),
    "coucher": _set_pose("compas", is_raised=False),
    "retourner": _flip,
    "graduations": _set_pose("regle", is_graduated=True),
    "vide": _set_pose("regle", is_graduated=False),
    "montrer_nombres": _set_pose("rapporteur", has_numbers=True),
    "masquer_nombres": _set_pose("rapporteur", has_numbers=False),
    "circulaire": _set_pose("rapporteur", is_whole=True),
    "semicirculaire": _set_pose("rapporteur", is_whole=False),
    "glisser": _slide,
    "chargement": load,
    "ecrire": _write,
    "nommer": _name,
    "modifier_longueur": _lengthen,
    "modifier_rayon": _widen,
}
