"""Steps of a script in words, for readers who cannot see the instruments move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plugins.instrumenpoche.scene import ScriptScene
from plugins.instrumenpoche.script import ConstructionSteps, ScriptAction
from tni.api.items import ItemContext, Localised

_OBJECTS: Final[Mapping[str, Localised]] = {
    "regle": Localised("la règle", "the ruler"), "equerre": Localised("l’équerre", "the set square"),
    "requerre": Localised("la requerre", "the ruler with set square"),
    "rapporteur": Localised("le rapporteur", "the protractor"),
    "compas": Localised("le compas", "the pair of compasses"),
    "crayon": Localised("le crayon", "the pencil"), "point": Localised("le point", "the point"),
    "texte": Localised("le texte", "the text"), "segment": Localised("le segment", "the segment"),
    "trait": Localised("le trait", "the line"), "angle": Localised("l’angle", "the angle"),
    "angle_droit": Localised("l’angle droit", "the right angle"), "longueur": Localised("le codage", "the mark"),
    "marque": Localised("le codage", "the mark"), "repere": Localised("le repère", "the axes"),
    "quadrillage": Localised("le quadrillage", "the grid"), "axe": Localised("l’axe", "the axis"),
    "gabarit": Localised("le gabarit", "the template"), "image": Localised("l’image", "the picture"),
}  # fmt: skip
_MOVEMENTS: Final[Mapping[str, Localised]] = {
    "creer": Localised("apparaît", "appears"), "montrer": Localised("apparaît", "appears"),
    "masquer": Localised("disparaît", "disappears"), "tracer": Localised("trace", "draws"),
    "rotation": Localised("tourne", "turns"), "translation": Localised("se déplace", "moves"),
    "zoom": Localised("change de taille", "changes its size"), "ecarter": Localised("s’écarte", "opens"),
    "lever": Localised("se lève", "stands up"), "coucher": Localised("se couche", "lies down"),
    "retourner": Localised("se retourne", "turns over"), "ecrire": Localised("est écrit", "is written"),
    "nommer": Localised("est nommé", "is named"), "glisser": Localised("glisse", "slides"),
    "modifier_longueur": Localised("change de longueur", "changes its length"),
    "modifier_rayon": Localised("change de rayon", "changes its radius"),
}  # fmt: skip


def step_text(action: ScriptAction, scene: ScriptScene, ctx: ItemContext) -> str:
    """Return what an action does, "" for nothing that can be told. scene: after it."""
    thing, movement = _OBJECTS.get(action.object), _MOVEMENTS.get(action.movement)
    if thing is None or movement is None:
        return ""
    named = next((one for one in scene.things if one.id == action.key and one.name), None)
    name = f" {named.name}" if named is not None and action.object == "point" else ""
    words = f"{ctx.text(thing)}{name} {ctx.text(movement)}"
    return words[0].upper() + words[1:]


def lost_text(script: ConstructionSteps, ctx: ItemContext) -> str:
    """Return what of a script is not shown, "" for nothing: pictures of the network, and actions that mean nothing."""
    images = sum(one.movement == "chargement" for one in script.actions)
    unknown = len(script.unknown)
    told = (
        (images == 1, "1 image du réseau n’est pas montrée", "1 picture of the network is not shown"),
        (
            images > 1,
            f"{images} images du réseau ne sont pas montrées",
            f"{images} pictures of the network are missing",
        ),
        (unknown == 1, "1 action inconnue est passée", "1 unknown action is left out"),
        (unknown > 1, f"{unknown} actions inconnues sont passées", f"{unknown} unknown actions are left out"),
    )
    return ", ".join(ctx.text(Localised(fr, en)) for holds, fr, en in told if holds)
