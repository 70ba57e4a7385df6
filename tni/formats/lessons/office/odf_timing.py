"""Animations of Impress pages as effects at clicks: SMIL, and the list of effects of the first OpenDocument files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tni.formats.lessons.office.odf_styles import attribute
from tni.formats.lessons.office.page_items import Effect, PageItems
from tni.formats.lessons.office.slide_timing import MOST_EFFECTS, MOST_SEQUENCES, from_first_step
from tni.formats.xml_tree import Element, child, name_of

_NODES = ("on-click", "with-previous", "after-previous")
_LOSSES = {
    "emphasis": "Animation d’accentuation non reproduite.",
    "motion-path": "Animation de déplacement non reproduite.",
    "media-call": "Lecture lancée par une animation : elle se lance par le bouton du son ou du film.",
    "ole-action": "Action sur un objet d’un autre programme non reproduite.",
}
_OLD = ("show-shape", "show-text", "hide-shape", "hide-text")
_ALL = 1_000_000


def read_odf_timing(page_element: Element, page: PageItems, paragraphs: Mapping[str, tuple[str, int]]) -> list[Effect]:
    """Return what comes and goes at each click of a page; other effects are reported. paragraphs: owner and number of
    each paragraph that has an id."""
    reader = _OdfTiming(page, paragraphs)
    for one in page_element:
        if name_of(one) in ("par", "seq"):
            reader.read(one)
    old = child(page_element, "animations")
    if old is not None:
        reader.read_old(old)
    if len(reader.effects) > MOST_EFFECTS:
        page.lose("Animations en trop.", f"page{page.number}/timing")
    return from_first_step(reader.effects[:MOST_EFFECTS], page)


class _OdfTiming:
    """Reading of the animations of one page."""

    def __init__(self, page: PageItems, paragraphs: Mapping[str, tuple[str, int]]) -> None:
        self._page, self._paragraphs = page, paragraphs
        self.effects: list[Effect] = []
        self._step = self._count = 0

    def read(self, root: Element) -> None:
        sequences = [one for one in root.iter() if attribute(one, "node-type").endswith("-sequence")]
        for kind in ("main-sequence", "interactive-sequence"):
            for sequence in sequences[:MOST_SEQUENCES]:
                if attribute(sequence, "node-type") == kind:
                    for click in sequence:
                        self._click(click, is_main=kind == "main-sequence")

    def _click(self, click: Element, is_main: bool) -> None:
        nodes = list(_effect_nodes(click))
        if not is_main or any(attribute(one, "node-type") == "on-click" for one in nodes):
            self._step += 1
        elif not nodes and attribute(click, "begin") == "next":
            nodes = [click]
            self._step += 1
        for node in nodes:
            found = self._of_node(node)
            if found and not is_main:
                loss = "Apparition au clic sur un objet : elle vient après les autres étapes de la page."
                self._page.lose(loss, found[0].source, is_dropped=False)
            self.effects += found

    def _of_node(self, node: Element) -> list[Effect]:
        self._count += 1
        source = f"page{self._page.number}/effect{self._count}"
        kind = attribute(node, "preset-class") or _kind_of(node)
        if kind not in ("entrance", "exit"):
            what = _LOSSES.get(kind, "Animation non reproduite.")
            self._page.lose(what, source, is_dropped=kind != "media-call")
            return []
        found: dict[tuple[str, int, int, bool], Effect] = {}
        for one in node.iter():
            target = attribute(one, "targetElement") if name_of(one) else ""
            if target:
                effect = Effect(target, self._step, kind == "entrance", source)
                effect = self._targeted(target, attribute(one, "sub-item"), effect)
                found[effect.target, effect.first, effect.last, effect.is_background] = effect
        if not found:
            self._page.lose("Animation sans objet.", source)
        return list(found.values())

    def _targeted(self, target: str, part: str, effect: Effect) -> Effect:
        if target in self._paragraphs:
            owner, place = self._paragraphs[target]
            return replace(effect, target=owner, first=place, last=place)
        if part == "text":
            return replace(effect, first=0, last=_ALL)
        return replace(effect, is_background=part == "background")

    def read_old(self, old: Element) -> None:
        """Read effects of the first files: each comes at a click of its own, in a group together."""
        for one in old:
            listed = list(one) if name_of(one) == "animation-group" else [one]
            shown = [inner for inner in listed if name_of(inner) in _OLD]
            self._step += bool(shown)
            for inner in listed:
                self._count += 1
                source = f"page{self._page.number}/effect{self._count}"
                if inner not in shown:
                    self._page.lose("Animation non reproduite.", source)
                    continue
                target, appears = attribute(inner, "shape-id"), name_of(inner).startswith("show")
                effect = Effect(target, self._step, appears, source)
                self.effects.append(replace(effect, first=0, last=_ALL) if name_of(inner).endswith("text") else effect)


def _effect_nodes(click: Element) -> Iterator[Element]:
    return (one for one in click.iter() if name_of(one) and attribute(one, "node-type") in _NODES)


def _kind_of(node: Element) -> str:
    """Return the kind of an effect that has none written: what it does to visibility."""
    for one in node.iter():
        if name_of(one) == "set" and attribute(one, "attributeName") == "visibility":
            return "entrance" if attribute(one, "to") == "visible" else "exit"
    return ""
