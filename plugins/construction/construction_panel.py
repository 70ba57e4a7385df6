"""Panel of a figure: what can be built on what is picked, its name and signs, sliders, and how the figure is shown."""

from __future__ import annotations

from typing import Final

from tni.api.constructions import CommandStep, FreeObject, NumberValue, Point, construct, is_label, moving_steps
from tni.api.items import (
    ItemContext,
    Localised,
    PanelButton,
    PanelControl,
    PanelNote,
    PanelSlider,
    PanelText,
    PanelToggle,
    PanelValue,
    State,
    with_values,
)

from .building_tools import LOCUS_COLOUR, kind_sign, new_labels, offered
from .crossing_points import crossing_button, with_crossings
from .equal_marks import mark_choice
from .kept_rules import rule_buttons, without_kept
from .labels import with_names
from .number_texts import number_text
from .placed import PlacedConstruction, construction_of, placed_of, with_construction, with_look

MOST_SLIDERS, MOST_TOOLS = 6, 10
SLIDERS_BESIDE_TOOLS: Final = 2
LONGEST_NAME: Final = 24
BUILDING: Final = Localised(
    "Touchez un point ou un côté pour construire ; touchez ou tirez le + pour un point.",
    "Tap a point or a side to build; tap or drag the + for a point.",
)
MOST_ADDED: Final = 120
"""Steps from which on nothing is added by hand."""


def panel(state: State, ctx: ItemContext) -> tuple[PanelControl, ...]:
    figure = placed_of(state)
    out: list[PanelControl] = [PanelNote("building", BUILDING)]
    if state["picked"]:
        out = _of_picked(state, figure)
    if state.get("tracks"):
        out.append(PanelButton("clear", Localised("Effacer les traces", "Clear tracks")))
    most = SLIDERS_BESIDE_TOOLS if state["picked"] else MOST_SLIDERS
    for label, value in list(sliders(state).items())[:most]:
        low, high, step = state["sliders"][label]
        shown = number_text(value, figure, ctx)
        at = min(max(value.value, low), high)
        out.append(PanelSlider(f"s {label}", Localised(label, label), at, low, high, step or 0.1, shown))
    if any(figure.is_masked(label) for label in figure.construction.values):
        out.append(PanelToggle("revealed", Localised("Voir les objets masqués", "Show hidden objects"),
                               figure.revealed))  # fmt: skip
    out += [
        PanelToggle("axes", Localised("Axes", "Axes"), state["axes"]),
        PanelToggle("grid", Localised("Quadrillage", "Grid"), state["grid"]),
        PanelToggle("frame", Localised("Cadre", "Frame"), not state.get("bare")),
        PanelButton("larger", Localised("Agrandir", "Enlarge")),
        PanelButton("smaller", Localised("Réduire", "Reduce")),
        *([] if state["picked"] else rule_buttons(state)),
        *([] if state["picked"] or len(figure.construction.steps) >= MOST_ADDED else crossing_button(figure)),
    ]
    return tuple(out)


def _of_picked(state: State, figure: PlacedConstruction) -> list[PanelControl]:
    """Return the controls for what is picked."""
    picked, values = state["picked"], figure.construction.values
    out: list[PanelControl] = []
    if len(figure.construction.steps) < MOST_ADDED:
        out += [PanelButton(tool.id, tool.label) for tool in offered(figure.construction, picked)[:MOST_TOOLS]]
        for slider in _moving_sliders(state):
            words = Localised(f"Lieu quand {slider} varie", f"Locus as {slider} varies")
            out.append(PanelButton(f"locus {slider}", words))
    hidden = [label for label in picked if figure.is_masked(label)]
    if len(hidden) < len(picked):
        out.append(PanelButton("hide", Localised("Masquer", "Hide")))
    if hidden:
        out.append(PanelButton("show", Localised("Montrer", "Show")))
    out.append(PanelButton("erase", Localised("Effacer", "Erase")))
    out.append(PanelButton("drop", Localised("Ne plus choisir", "Pick nothing")))
    if all(isinstance(values.get(label), Point) for label in picked):
        traced = set(picked) <= set(state.get("traced", ()))
        out.append(PanelToggle("trace", Localised("Laisser une trace", "Leave a track"), traced))
    if len(picked) == 1:
        (label,) = picked
        value = values.get(label)
        out.append(PanelText("name", Localised("Nom", "Name"), label, LONGEST_NAME))
        if kind_sign(value) in ("P", "N"):
            words = Localised("Nom affiché", "Name shown")
            if isinstance(value, NumberValue):
                words = Localised("Valeur affichée", "Value shown")
            out.append(PanelToggle("named", words, figure.is_named(label)))
        if (choice := mark_choice(state, value, label)) is not None:
            out.append(choice)
    return out


def controlled(state: State, control: str, value: PanelValue) -> State | None:
    """Return the state after a control of the panel; None for one that builds."""
    kind, _, label = control.partition(" ")
    match kind:
        case "axes" | "grid" | "revealed":
            return with_values(state, **{control: bool(value)})
        case "frame":
            return with_values(state, bare=not value)
        case "drop":
            return with_values(state, picked=[])
        case "hide" | "show":
            return _with_picked_shown(state, shown=control == "show")
        case "trace":
            return _with_traced(state, is_traced=bool(value))
        case "clear":
            return with_values(state, tracks={})
        case "name":
            return _with_name(state, str(value))
        case "named" if len(state["picked"]) == 1:
            return with_look(state, state["picked"][0], named=bool(value))
        case "mark":
            return _with_mark(state, int(str(value)))
        case "crossings":
            return with_crossings(state)
        case "rule" if label.isdigit():
            return without_kept(state, int(label))
        case "locus" if label:
            return _with_locus_of(state, label)
        case _:
            return None


def sliders(state: State) -> dict[str, NumberValue]:
    """Return the numbers that have a slider."""
    return {
        step.label: step.value
        for step in construction_of(state).steps
        if isinstance(step, FreeObject) and isinstance(step.value, NumberValue) and step.label in state["sliders"]
    }


def _moving_sliders(state: State) -> list[str]:
    """Return the sliders that move the picked point, at most two."""
    construction = construction_of(state)
    if len(state["picked"]) != 1 or not isinstance(construction.values.get(state["picked"][0]), Point):
        return []
    (label,) = state["picked"]
    with_ends = [one for one in sliders(state) if one in construction.traits and construction.traits[one].slider]
    return [one for one in with_ends if moving_steps(construction.steps, label, one)][:2]


def _with_locus_of(state: State, slider: str) -> State:
    """Return the state with the locus of the picked point while a number goes through its slider."""
    if slider not in _moving_sliders(state):
        return state
    construction = construction_of(state)
    (name,) = new_labels(construction, "U")
    step = CommandStep((name,), "Locus", (state["picked"][0], slider))
    made = construct((*construction.steps, step), construction.traits, construction.decimals)
    return with_locus_look(with_construction(state, made, picked=[], fresh=None), name)


def with_locus_look(state: State, label: str) -> State:
    return with_values(state, looks={**state["looks"], label: [True, False, LOCUS_COLOUR, 0.0, False]})


def _with_picked_shown(state: State, *, shown: bool) -> State:
    """Return the state with what is picked shown or hidden, and nothing picked."""
    for label in state["picked"]:
        state = with_look(state, label, shown=shown)
    return with_values(state, picked=[])


def _with_traced(state: State, *, is_traced: bool) -> State:
    """Return the state in which the picked points leave a track or not; those that don't lose it."""
    picked = state["picked"]
    others = [label for label in state.get("traced", []) if label not in picked]
    tracks = {label: track for label, track in state.get("tracks", {}).items() if is_traced or label not in picked}
    return with_values(state, traced=[*others, *picked] if is_traced else others, tracks=tracks)


def _with_mark(state: State, mark: int) -> State:
    """Return the state with another sign on what is picked; 0 for none."""
    marks = {label: one for label, one in state.get("marks", {}).items() if label not in state["picked"]}
    return with_values(state, marks={**marks, **dict.fromkeys(state["picked"], mark)} if mark else marks)


def _with_name(state: State, name: str) -> State:
    """Return the state in which the picked object has another name. An object that had it gets the old one."""
    name = name.strip()
    if len(state["picked"]) != 1 or not is_label(name) or name == state["picked"][0]:
        return state
    construction, old = construction_of(state), state["picked"][0]
    taken = {*construction.values, *construction.lost}
    return with_names(state, {old: name, name: old} if name in taken else {old: name})
