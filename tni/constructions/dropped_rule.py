"""Dropping of a rule of a figure that was made of a drawing: its point gets free, where it is, by one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tni.constructions.construction import Construction, construct
from tni.constructions.dependency_order import used_names
from tni.constructions.steps import CommandStep, FreeObject, PointOnPath, Step, outputs_of
from tni.constructions.values import Point


def without_rule(construction: Construction, rule: Mapping[str, Any]) -> Construction:
    """Return the figure in which a point no longer keeps a rule. rule: as `item_state` says. A point that was built on
    otherwise since stays as it is."""
    label = rule["point"]
    at = construction.values.get(label)
    place = at if isinstance(at, Point) else Point(0.0, 0.0)
    steps: list[Step] = [
        _freed(step, rule, place) if label in outputs_of(step) else step for step in construction.steps
    ]
    helper = rule["by"]
    if helper and not any(helper in used_names(step) for step in steps):
        steps = [step for step in steps if outputs_of(step) != (helper,)]
    return construct(steps, construction.traits, construction.decimals, construction.unread)


def _freed(step: Step, rule: Mapping[str, Any], at: Point) -> Step:
    label = rule["point"]
    match step:
        case PointOnPath(path=path) if path == rule["by"]:
            return FreeObject(label, at)
        case CommandStep(command="Intersect", inputs=(one, two)) if rule["by"] in (one, two):
            return PointOnPath(label, two if one == rule["by"] else one, at)
        case CommandStep(command="Midpoint", inputs=(one, two)) if rule["kind"] == "middle":
            return PointOnPath(label, f"Segment[{one}, {two}]", at)
        case _:
            return step


def renamed_rule(rule: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return a rule with other labels."""
    return {
        **rule,
        "point": names.get(rule["point"], rule["point"]),
        "by": names.get(rule["by"], rule["by"]),
        "of": [[names.get(label, label) for label in pair] for pair in rule["of"]],
    }


def rule_labels(rule: Mapping[str, Any]) -> set[str]:
    """Return the labels of the objects without which a rule means nothing."""
    return {rule["point"], *(label for pair in rule["of"] for label in pair), *([rule["by"]] if rule["by"] else [])}


def rules_in(found: Any) -> list[dict[str, Any]]:
    """Return the rules of a state; those that are none are left out."""
    if not isinstance(found, Sequence) or isinstance(found, str):
        return []
    return [one for one in found if isinstance(one, dict) and {"point", "by", "kind", "of"} <= set(one)]
