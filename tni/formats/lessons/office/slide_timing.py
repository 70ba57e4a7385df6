"""Animations of slides as effects at clicks (`p:timing`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from tni.formats.lessons.office.alternatives import children_of, walked
from tni.formats.lessons.office.numbers import whole
from tni.formats.lessons.office.page_items import Effect, PageItems
from tni.formats.xml_tree import Element, child, name_of

MOST_EFFECTS, MOST_SEQUENCES = 5000, 100
_LOSSES = {
    "emph": "Animation d’accentuation non reproduite.",
    "path": "Animation de déplacement non reproduite.",
    "mediacall": "Lecture lancée par une animation : elle se lance par le bouton du son ou du film.",
    "verb": "Action sur un objet d’un autre programme non reproduite.",
}


def read_timing(timing: Element | None, page: PageItems) -> list[Effect]:
    """Return what comes and goes at each click of a slide; other effects are reported."""
    if timing is None:
        return []
    effects: list[Effect] = []
    step = 0
    for sequence in _sequences(timing, "mainSeq"):
        for click in _clicks(sequence):
            nodes = list(_effect_nodes(click))
            step += any(one.get("nodeType") == "clickEffect" for one in nodes)
            for node in nodes:
                effects += _effects(node, step, page)
    for sequence in _sequences(timing, "interactiveSeq"):
        for click in _clicks(sequence):
            step += 1
            for node in _effect_nodes(click):
                found = _effects(node, step, page)
                for one in found[:1]:
                    loss = "Apparition au clic sur un objet : elle vient après les autres étapes de la page."
                    page.lose(loss, one.source, is_dropped=False)
                effects += found
    if len(effects) > MOST_EFFECTS:
        page.lose("Animations en trop.", f"page{page.number}/timing")
    return from_first_step(effects[:MOST_EFFECTS], page)


def looped_media(timing: Element | None) -> set[str]:
    """Return the ids of the shapes whose sound or film begins again when it ends."""
    found = set()
    for node in () if timing is None else walked(timing):
        if name_of(node) == "cMediaNode":
            inner = child(node, "cTn")
            if inner is not None and inner.get("repeatCount") == "indefinite":
                found |= {one.get("spid", "") for one in walked(node) if name_of(one) == "spTgt"}
    return found


def _sequences(timing: Element, kind: str) -> list[Element]:
    found = (one for one in walked(timing) if name_of(one) == "cTn" and one.get("nodeType") == kind)
    return list(islice(found, MOST_SEQUENCES))


def _clicks(sequence: Element) -> list[Element]:
    listed = child(sequence, "childTnLst")
    return [] if listed is None else list(children_of(listed))


def _effect_nodes(click: Element) -> Iterator[Element]:
    return (one for one in walked(click) if name_of(one) == "cTn" and (one.get("presetClass") or _is_bare(one)))


def _is_bare(node: Element) -> bool:
    """Return whether a node is an effect without a kind, as programs other than PowerPoint write it."""
    return node.get("nodeType") in ("clickEffect", "withEffect", "afterEffect")


def _effects(node: Element, step: int, page: PageItems) -> list[Effect]:
    kind = node.get("presetClass", "") or _kind_of_bare(node)
    source = f"page{page.number}/effect{node.get('id', '')}"
    if kind not in ("entr", "exit"):
        is_kept = kind == "mediacall"
        page.lose(_LOSSES.get(kind, "Animation non reproduite."), source, is_dropped=not is_kept)
        return []
    found: dict[tuple[str, int, int, bool], Effect] = {}
    for target in (one for one in walked(node) if name_of(one) == "spTgt"):
        effect = _targeted(target, step, kind == "entr", source, page)
        found[effect.target, effect.first, effect.last, effect.is_background] = effect
    if not found:
        page.lose("Animation sans objet.", source)
    return list(found.values())


def _kind_of_bare(node: Element) -> str:
    for one in walked(node):
        if name_of(one) == "strVal" and one.get("val") in ("visible", "hidden"):
            return "entr" if one.get("val") == "visible" else "exit"
    return ""


def _targeted(target: Element, step: int, appears: bool, source: str, page: PageItems) -> Effect:
    effect = Effect(target.get("spid", ""), step, appears, source)
    for one in target:
        match name_of(one):
            case "bg":
                return replace(effect, is_background=True)
            case "txEl":
                paragraphs = child(one, "pRg")
                if paragraphs is not None:
                    return replace(effect, first=whole(paragraphs.get("st")), last=whole(paragraphs.get("end")))
                page.lose("Animation lettre par lettre : tout le texte à la fois.", source, is_dropped=False)
            case "subSp":
                return replace(effect, target=one.get("spid", effect.target))
            case "graphicEl" | "oleChartEl":
                page.lose("Animation d’une partie d’un graphique : tout le graphique.", source, is_dropped=False)
    return effect


def from_first_step(effects: list[Effect], page: PageItems) -> list[Effect]:
    """Return the effects without those before the first click: what comes then is there from the start. What goes then
    goes at the first click, if nothing brings it back."""
    found = []
    for one in effects:
        if one.step > 0:
            found.append(one)
            continue
        what = "Apparition sans clic : visible dès l’ouverture de la page."
        if not one.appears:
            same = [other for other in effects if other.step > 0 and _key(other) == _key(one)]
            what = "Disparition sans clic : à la première étape."
            if same and same[0].appears:
                what = "Disparition sans clic : absent jusqu’à son apparition."
            else:
                found.append(replace(one, step=1))
        page.lose(what, one.source, is_dropped=False)
    return found


def _key(effect: Effect) -> tuple[str, int, int, bool]:
    return effect.target, effect.first, effect.last, effect.is_background
