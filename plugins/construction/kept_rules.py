"""Rules of a figure that was made of a drawing: the panel names them, and each can be dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tni.api.constructions import CommandStep, construct, kept_signs, outputs_of, rules_in, without_rule
from tni.api.items import Localised, PanelButton, State, with_values

from .labels import without_labels
from .placed import construction_of, with_construction

MOST_SHOWN = 10


def rule_buttons(state: State) -> list[PanelButton]:
    """Return a button for each rule, which drops it."""
    rules = rules_in(state.get("rules", []))[:MOST_SHOWN]
    out = []
    for number, rule in enumerate(rules):
        words = _words(rule)
        out.append(PanelButton(f"rule {number}", Localised(f"Libérer : {words.fr}", f"Free: {words.en}")))
    return out


def _words(rule: Mapping[str, Any]) -> Localised:
    point = rule["point"]
    pairs = ["".join(pair) for pair in rule["of"]]
    match rule["kind"]:
        case "middle":
            return Localised(f"{point} milieu de [{pairs[0]}]", f"{point} midpoint of {pairs[0]}")
        case "on":
            return Localised(f"{point} sur [{pairs[0]}]", f"{point} on {pairs[0]}")
        case "on circle":
            return Localised(f"{point} sur le cercle", f"{point} on the circle")
        case "on line":
            names = ", ".join((rule["of"][1][0], rule["of"][0][0], point))
            return Localised(f"{names} alignés", f"{names} in line")
        case "right":
            return Localised(f"({pairs[0]}) ⊥ ({pairs[1]})", f"{pairs[0]} ⊥ {pairs[1]}")
        case "parallel":
            return Localised(f"({pairs[0]}) // ({pairs[1]})", f"{pairs[0]} // {pairs[1]}")
        case "bisector":
            return Localised(f"{point} à égale distance de [{pairs[0]}] et [{pairs[1]}]",
                             f"{point} as far from {pairs[0]} as from {pairs[1]}")  # fmt: skip
        case "tangent":
            return Localised(f"({pairs[0]}) tangente", f"{pairs[0]} tangent")
        case _:
            return Localised(f"{pairs[0]} = {pairs[1]}", f"{pairs[0]} = {pairs[1]}")


def without_kept(state: State, number: int) -> State:
    """Return the state without one of its rules: its point gets free, and signs go that do not hold any more."""
    rules = rules_in(state.get("rules", []))
    if not 0 <= number < len(rules):
        return state
    before = construction_of(state)
    made = without_rule(before, rules[number])
    left = [rule for at, rule in enumerate(rules) if at != number]
    gone = {label for label in before.values if label not in made.values}
    on = {rule["point"]: (rule["of"][0][0], rule["of"][0][1]) for rule in left if rule["kind"] == "on"}
    signs = kept_signs(made, on)
    right = {frozenset(legs) for legs in signs.right_angles}
    wrong = {
        step.outputs[0]
        for step in made.steps
        if isinstance(step, CommandStep)
        and step.outputs[0] in state.get("coded", ())
        and frozenset(step.inputs) not in right
    }
    steps = [step for step in made.steps if wrong.isdisjoint(outputs_of(step))]
    made = construct(steps, made.traits, made.decimals, made.unread)
    after = without_labels(with_construction(state, made, picked=[], fresh=None), gone | wrong)
    return with_values(after, rules=left, marks=_marks_left(after, signs.equal))


def _marks_left(state: State, equal: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Return the signs of those sides that are still as long as each other with the same sign."""
    marks: dict[str, int] = state.get("marks", {})
    group = {label: number for number, labels in enumerate(equal) for label in labels}
    kept = {}
    for label, mark in marks.items():
        others = [one for one, other in marks.items() if other == mark and one != label]
        was_alone = not others
        if was_alone or (label in group and any(group.get(one) == group[label] for one in others)):
            kept[label] = mark
    return kept
