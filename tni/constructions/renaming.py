"""Other labels for the objects of a construction: every expression that names them is written anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tni.constructions.arguments import CALLABLE
from tni.constructions.command_table import is_known
from tni.constructions.construction import Construction, construct
from tni.constructions.evaluation import AXES
from tni.constructions.expression_tokens import is_name, with_names
from tni.constructions.number_functions import CONSTANTS
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step

LONGEST_LABEL = 24
_RESERVED = frozenset({*CALLABLE, *CONSTANTS, *AXES, "X", "true", "false", "If", "Name"})
"""Names that mean something else in expressions."""


def is_label(text: str) -> bool:
    """Tell whether a text can name an object: a letter, then letters, digits, primes, and `_` before what stands
    lower."""
    return len(text) <= LONGEST_LABEL and is_name(text) and text not in _RESERVED and not is_known(text)


def renamed(construction: Construction, names: Mapping[str, str]) -> Construction:
    """Return the construction with other labels. names: the new label of each object that gets one; no two objects may
    have the same afterwards."""
    traits = {
        names.get(label, label): replace(one, start=_in(one.start, names)) for label, one in construction.traits.items()
    }
    unread = frozenset(names.get(label, label) for label in construction.unread)
    return construct((_step(one, names) for one in construction.steps), traits, construction.decimals, unread)


def _step(step: Step, names: Mapping[str, str]) -> Step:
    match step:
        case FreeObject():
            return replace(step, label=names.get(step.label, step.label))
        case PointOnPath():
            return replace(step, label=names.get(step.label, step.label), path=_in(step.path, names))
        case FormulaStep():
            return replace(step, label=names.get(step.label, step.label), text=_in(step.text, names))
        case CommandStep():
            outputs = tuple(names.get(label, label) for label in step.outputs)
            return replace(step, outputs=outputs, inputs=tuple(_in(text, names) for text in step.inputs))


def _in(text: str, names: Mapping[str, str]) -> str:
    """Return an expression with other names. A text that is a label as a whole is that object."""
    return names[text] if text in names else with_names(text, names)
