"""School mathematics for plugins: expressions as they are typed, their values, curves, sequences and numbers as text.

Nothing here is evaluated as a program, and the work for any text and any curve is limited.
"""

from __future__ import annotations

from tni.api.manifest import Localised
from tni.maths.compiled import Compiled, CompiledCondition, compiled, compiled_condition
from tni.maths.curves import Function, Place, Run, curve_runs
from tni.maths.definitions import parse_definition
from tni.maths.derivatives import derivative
from tni.maths.exact import Exact, as_float, exact_value
from tni.maths.expressions import (
    Comparison,
    Definition,
    Expression,
    FunctionCall,
    Operation,
    Variable,
    cost,
    free_variables,
    functions_in,
    is_condition,
    replaced,
)
from tni.maths.faults import MathsError, MathsFault
from tni.maths.features import Extremum, Tangent, area, extrema, fitted_height, table, tangent, zeros
from tni.maths.fitting import FitKind, FittedCurve, FittedLine, fitted_curve, fitted_line
from tni.maths.implicit import PlaneFunction, implicit_runs, region_cells, region_shapes
from tni.maths.intervals import Enclosure, Interval, enclosure
from tni.maths.latex import latex
from tni.maths.number_text import fraction_text, is_decimal, line_text, number_text, value_text
from tni.maths.parametric import parametric_runs
from tni.maths.parser import parse, parse_number
from tni.maths.roots import RootSum, root_sum, root_texts, root_value
from tni.maths.sequences import SequenceRule, parse_rule, terms
from tni.maths.tokens import ANY_LETTER, KnownNames
from tni.maths.windows import PlotWindow, clipped, even_places, even_step
from tni.maths.written import written

__all__ = [
    "ANY_LETTER",
    "Comparison",
    "Compiled",
    "CompiledCondition",
    "Definition",
    "Enclosure",
    "Exact",
    "Expression",
    "Extremum",
    "FitKind",
    "FittedCurve",
    "FittedLine",
    "Function",
    "FunctionCall",
    "Interval",
    "KnownNames",
    "MathsError",
    "MathsFault",
    "Operation",
    "Place",
    "PlaneFunction",
    "PlotWindow",
    "RootSum",
    "Run",
    "SequenceRule",
    "Tangent",
    "Variable",
    "area",
    "as_float",
    "clipped",
    "compiled",
    "compiled_condition",
    "cost",
    "curve_runs",
    "derivative",
    "enclosure",
    "even_places",
    "even_step",
    "exact_value",
    "extrema",
    "fault_text",
    "fitted_curve",
    "fitted_height",
    "fitted_line",
    "fraction_text",
    "free_variables",
    "functions_in",
    "implicit_runs",
    "is_condition",
    "is_decimal",
    "latex",
    "line_text",
    "number_text",
    "parametric_runs",
    "parse",
    "parse_definition",
    "parse_number",
    "parse_rule",
    "region_cells",
    "region_shapes",
    "replaced",
    "root_sum",
    "root_texts",
    "root_value",
    "table",
    "tangent",
    "terms",
    "value_text",
    "written",
    "zeros",
]

_FAULTS = {
    MathsFault.EMPTY: Localised("Tapez une formule.", "Type a formula."),
    MathsFault.UNEXPECTED: Localised("« {} » n’a pas sa place ici.", "“{}” cannot stand here."),
    MathsFault.UNKNOWN_NAME: Localised("« {} » n’est pas connu ici.", "“{}” is not known here."),
    MathsFault.MISSING_OPERAND: Localised("Il manque un nombre après « {} ».", "A number is missing after “{}”."),
    MathsFault.MISSING_OPERATOR: Localised("Il manque un signe devant « {} ».", "A sign is missing before “{}”."),
    MathsFault.UNCLOSED: Localised("« {} » n’est pas refermé.", "“{}” is not closed."),
    MathsFault.UNOPENED: Localised("« {} » ferme ce qui n’est pas ouvert.", "“{}” closes what is not open."),
    MathsFault.ARGUMENTS: Localised(
        "« {} » n’a pas le bon nombre de valeurs.", "“{}” has a wrong number of values."
    ),
    MathsFault.NO_NUMBER: Localised("Il faut un nombre, non une condition.", "A number is needed, not a condition."),
    MathsFault.NO_CONDITION: Localised(
        "Il faut une condition ou une équation.", "A condition or an equation is needed."
    ),
    MathsFault.TOO_LONG: Localised("La formule est trop longue.", "The formula is too long."),
    MathsFault.TOO_LARGE: Localised("Le nombre est trop grand.", "The number is too large."),
    MathsFault.DIVISION_BY_ZERO: Localised("On ne divise pas par zéro.", "There is no division by zero."),
    MathsFault.UNDEFINED: Localised("Cela n’a pas de valeur.", "This has no value."),
    MathsFault.NO_INTERVAL: Localised("Écrivez par exemple ; 0 ≤ t ≤ 2π.", "Write for example ; 0 ≤ t ≤ 2π."),
    MathsFault.NOT_DIFFERENTIABLE: Localised("« {} » n’a pas de dérivée ici.", "“{}” has no derivative here."),
    MathsFault.NOT_RECURRENT: Localised(
        "Écrivez par exemple u(n+1) = 2u(n) + 1.", "Write for example u(n+1) = 2u(n) + 1."
    ),
}  # fmt: skip
_SHOWN = {"*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "!=": "≠", "or": "ou", "and": "et"}


def fault_text(error: MathsError) -> Localised:
    """Return one sentence on a mistake in an expression."""
    part, text = _SHOWN.get(error.part, error.part), _FAULTS[error.fault]
    if error.fault is MathsFault.MISSING_OPERAND and error.at == 0:
        return Localised("Il manque un nombre.", "A number is missing.")
    return Localised(text.fr.replace("{}", part), text.en.replace("{}", part))
