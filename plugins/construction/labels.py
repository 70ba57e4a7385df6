"""Labels in a figure's state: other names for objects, and what goes with objects that are erased."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tni.api.constructions import renamed, renamed_rule, rule_labels, rules_in
from tni.api.items import State, with_values

from .placed import construction_of, with_construction

BY_LABEL = ("looks", "sliders", "tracks", "marks")
LISTED = ("picked", "traced", "coded", "lost")


def with_names(state: State, names: Mapping[str, str]) -> State:
    """Return the state with other labels. names: the new label of each object that gets one."""
    values: dict[str, Any] = {
        key: {names.get(label, label): one for label, one in state.get(key, {}).items()} for key in BY_LABEL
    }
    values |= {key: [names.get(label, label) for label in state.get(key, [])] for key in LISTED}
    values["rules"] = [renamed_rule(rule, names) for rule in rules_in(state.get("rules", []))]
    return with_construction(state, renamed(construction_of(state), names), fresh=None, **values)


def without_labels(state: State, gone: Collection[str]) -> State:
    """Return the state without what it has on objects that are gone."""
    values: dict[str, Any] = {
        key: {label: one for label, one in state.get(key, {}).items() if label not in gone} for key in BY_LABEL
    }
    values |= {key: [label for label in state.get(key, []) if label not in gone] for key in LISTED}
    rules = rules_in(state.get("rules", []))
    values["rules"] = [rule for rule in rules if rule_labels(rule).isdisjoint(gone)]
    return with_values(state, **values)
