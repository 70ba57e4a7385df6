"""Outline map as an item: what its taps and its panel do."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnText,
    ItemContext,
    ItemSize,
    Localised,
    PanelButton,
    PanelChoice,
    PanelControl,
    PanelOption,
    PanelText,
    PanelToggle,
    PanelValue,
    PlacedState,
    PlainItem,
    Rect,
    State,
    TapTarget,
    with_values,
)

from .articles import that_is, where_is, with_article
from .map_choices import (
    BRUSHES,
    COLOURS,
    DIVISIONS,
    NAMES,
    SHEETS,
    area_of,
    areas_of,
    asked_areas,
    has_departments,
    is_france,
    shown_sheet,
    targets_of,
)
from .map_drawing import Part, drawn_map, strip_box

STRIP_HIGH: Final = 16.0
LAYERS: Final = {
    "borders": Localised("Frontières et limites", "Borders"),
    "cities": Localised("Villes", "Cities"),
    "rivers": Localised("Fleuves", "Rivers"),
    "graticule": Localised("Méridiens et parallèles", "Meridians and parallels"),
    "sea": Localised("Mer", "Sea"),
}
EMPTY: Final = {"colours": {}, "uncovered": [], "asked": "", "found": [], "last": ""}


class OutlineMap(PlainItem):
    """State: `map`, a key of SHEETS; `division`, of France, a key of DIVISIONS; `names`, a key of NAMES; `numbers`:
    whether départements have their numbers; a truth for each of LAYERS; `brush`, a key of BRUSHES: what a tap does;
    `colours`: area to colour; `uncovered`: areas whose names were uncovered; `asked`: area that is looked for, "" for
    none; `found`: those that were found; `last`: area that was tapped instead of it."""

    def new(self, ctx: ItemContext) -> State:  # noqa: ARG002
        return {
            "map": "metropole", "division": "regions", "names": "none", "numbers": False, "borders": True,
            "cities": False, "rivers": False, "graticule": False, "sea": False, "brush": "soft orange", **EMPTY,
            "colours": {}, "uncovered": [], "found": [],
        }  # fmt: skip

    def size(self, state: State) -> ItemSize:
        found = shown_sheet(state)
        return ItemSize(found.width, found.height + (STRIP_HIGH if _is_asking(state) else 0.0))

    def draw(self, state: State, size: ItemSize, ctx: ItemContext) -> Drawing:  # noqa: ARG002
        return (*drawn_map(state, ctx), *(_question(state, ctx) if _is_asking(state) else ()))

    # -- taps

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:  # noqa: ARG002
        out = targets_of(state, french=ctx.french)
        if not _is_asking(state):
            return out
        (left, top), _, (right, bottom), _ = strip_box(shown_sheet(state), STRIP_HIGH)
        label = ctx.text(Localised("Question suivante", "Next question"))
        return (*out, TapTarget("", Rect(left, top, right - left, bottom - top), label))

    def tap(self, state: State, target: str, ctx: ItemContext) -> State:
        if target == "":
            return _asked(state, ctx.seed)
        if _is_asking(state):
            if not state["asked"]:
                return state
            if target != state["asked"]:
                return with_values(state, last=target)
            return with_values(state, asked="", last=target, found=[*state["found"], target])
        return painted(state, target, state["brush"])

    # -- panel

    def panel(self, state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:  # noqa: ARG002
        out: list[PanelControl] = []
        if _is_asking(state):
            out.append(PanelButton("ask", Localised("Question suivante", "Next question")))
            out.append(PanelButton("show", Localised("Montrer la réponse", "Show the answer")))
            out.append(PanelButton("stop", Localised("Terminer les questions", "End the questions")))
        out.append(_choice("map", Localised("Carte", "Map"), SHEETS, state["map"]))
        if is_france(state):
            out.append(_choice("division", Localised("Découpage", "Division"), DIVISIONS, state["division"]))
        if not _is_asking(state):
            out.append(_choice("brush", Localised("Un toucher", "A tap"), BRUSHES, state["brush"]))
        out.append(_choice("names", Localised("Noms", "Names"), NAMES, state["names"]))
        if has_departments(state):
            out.append(PanelToggle("numbers", Localised("Numéros", "Numbers"), state["numbers"]))
        layers = [key for key in LAYERS if state["map"] != "continents" or key not in ("cities", "rivers")]
        out += [PanelToggle(key, LAYERS[key], state[key]) for key in layers]
        if not _is_asking(state):
            label = Localised("Colorier par le nom ou le numéro", "Colour by name or number")
            out.append(PanelText("sought", label, "", 40))
            out.append(PanelButton("ask", Localised("Demander : « Où est… ? »", "Ask: “Where is…?”")))
            out.append(PanelButton("clear", Localised("Effacer les couleurs et les noms", "Clear colours and names")))
        return tuple(out)

    def control(self, state: State, control: str, value: PanelValue, ctx: ItemContext) -> State | PlacedState:
        match control:
            case "ask":
                return _asked(state, ctx.seed)
            case "show":
                return _answered(state)
            case "stop":
                return with_values(state, asked="", found=[], last="")
            case "clear":
                return with_values(state, colours={}, uncovered=[])
            case "sought":
                found = found_area(state, str(value))
                return state if found is None else painted(state, found, state["brush"], again=False)
            case "division":
                return _blank(state, division=value)
            case "map":
                return self._on_another_map(state, str(value))
            case _:
                return with_values(state, **{control: value})

    def _on_another_map(self, state: State, name: str) -> PlacedState:
        """Return the state with another map, whose middle is where that of the last one was."""
        after = _blank(state, map=name)
        before, size = self.size(state), self.size(after)
        aside, down = before.width_mm - size.width_mm, before.height_mm - size.height_mm
        return PlacedState(after, aside / 2, down / 2)

    def text(self, state: State, ctx: ItemContext) -> str:
        parts = [_title(state, ctx)]
        if state["asked"]:
            parts.append(_where(state, ctx))
        for colour, name in COLOURS.items():
            if those := [_name(state, key, ctx) for key, of in state["colours"].items() if of == colour]:
                parts.append(f"{ctx.text(name)} : {', '.join(those)}")
        if uncovered := [_name(state, key, ctx) for key in state["uncovered"]]:
            parts.append(", ".join(uncovered))
        if state["names"] == "all":
            parts.append(", ".join(ctx.text(one.name) for one in areas_of(state)))
        return " ; ".join(parts)


def _blank(state: State, **values: PanelValue) -> State:
    """Return a state without colours, names and questions."""
    return with_values(state, **values, asked="", found=[], last="", colours={}, uncovered=[])


def painted(state: State, key: str, brush: str, *, again: bool = True) -> State:
    """Return a state after a tap on an area. again: the same colour once more takes it away."""
    colours, uncovered = dict(state["colours"]), list(state["uncovered"])
    if brush == "name":
        if key not in uncovered:
            uncovered.append(key)
        elif again:
            uncovered.remove(key)
    elif brush == "erase" or (again and colours.get(key) == brush):
        colours.pop(key, None)
        uncovered = [one for one in uncovered if brush != "erase" or one != key]
    else:
        colours[key] = brush
    return with_values(state, colours=colours, uncovered=uncovered)


def found_area(state: State, text: str) -> str | None:
    """Return the area that a name or a number means; None for none."""
    wanted = _plain(text)
    for area in areas_of(state):
        if wanted and wanted in (_plain(area.id), _plain(area.name.fr), _plain(area.name.en)):
            return area.id
    return None


def _plain(text: str) -> str:
    """Return a name without accents, hyphens and capitals."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join(kept.split())


def _is_asking(state: State) -> bool:
    return bool(state["asked"] or state["found"])


def _asked(state: State, seed: int) -> State:
    """Return the state with another question; from the beginning when all were found."""
    found = state["found"]
    left = [one.id for one in asked_areas(state) if one.id not in found]
    if not left:
        found, left = [], [one.id for one in asked_areas(state)]
    others = [one for one in left if one != state["asked"]] or left
    return with_values(state, asked=Random(seed).choice(others), found=found, last="")


def _answered(state: State) -> State:
    """Return the state with the answer shown."""
    if not state["asked"]:
        return state
    return with_values(state, asked="", last=state["asked"], found=[*state["found"], state["asked"]])


def _name(state: State, key: str, ctx: ItemContext) -> str:
    area = area_of(state, key)
    if area is None:
        return key
    return f"{ctx.text(area.name)} ({key})" if has_departments(state) else ctx.text(area.name)


def _title(state: State, ctx: ItemContext) -> str:
    name = ctx.text(SHEETS[state["map"]])
    return f"{name}, {ctx.text(DIVISIONS[state['division']])}" if is_france(state) else name


def _where(state: State, ctx: ItemContext) -> str:
    area = area_of(state, state["asked"])
    return "" if area is None else where_is(area.id, area.name.fr) if ctx.french else f"Where is {area.name.en}?"


def _question(state: State, ctx: ItemContext) -> list[Part]:
    """Return the strip with the question, or with what the last tap was."""
    shown, box = shown_sheet(state), strip_box(shown_sheet(state), STRIP_HIGH)
    middle = (box[0][1] + box[2][1]) / 2
    tapped = area_of(state, state["last"]) if state["last"] else None
    key, name = (tapped.id, ctx.text(tapped.name)) if tapped is not None else ("", "")
    total = len(asked_areas(state))
    if not state["asked"]:
        found = f"Oui : {with_article(key, name)}." if ctx.french else f"Yes: {name}."
        text, colour = found if name else "", "soft green"
        if len(state["found"]) >= total:
            text = ctx.text(Localised(f"{text} Tout est trouvé.", f"{text} All are found."))
    elif tapped is not None:
        said = that_is(key, name) if ctx.french else f"That is {name}."
        text = f"{said} {_where(state, ctx)}"
        colour = "soft orange"
    else:
        text, colour = _where(state, ctx), "soft"
    count = f"{len(state['found'])} / {total}"
    aside = 26.0
    return [
        DrawnArea(box, colour),
        DrawnText(text, shown.width / 2 - aside / 2, middle, 7.6, bold=True, width_mm=shown.width - aside - 8.0),
        DrawnText(f"{count}  ›", shown.width - aside / 2, middle, 5.5, "quiet", width_mm=aside - 4.0),
    ]


def _choice(key: str, label: Localised, options: dict[str, Localised], value: str) -> PanelChoice:
    return PanelChoice(key, label, tuple(PanelOption(one, name) for one, name in options.items()), value)
