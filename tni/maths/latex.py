"""Expressions as LaTeX, for the formulas of the page."""

from __future__ import annotations

from tni.maths.expressions import (
    Comparison,
    ConstantTerm,
    Definition,
    Expression,
    FunctionCall,
    Junction,
    Negation,
    Numeral,
    Operation,
    Suffixed,
    Variable,
)
from tni.maths.written import decimal_text

_OR, _AND, _RELATION, _SUM, _PRODUCT, _SIGN, _POWER, _SUFFIX, _PRIMARY = range(9)
_RELATIONS = {"<=": r"\leq", ">=": r"\geq", "!=": r"\neq"}
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma",
    "τ": "tau", "υ": "upsilon", "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta",
    "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
_NAMED = frozenset({"sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "ln", "log", "min", "max", "gcd"})
_OTHER = {"asin": r"\arcsin", "acos": r"\arccos", "atan": r"\arctan"}
_ENCLOSED = {"abs": ("|", "|"), "floor": (r"\lfloor ", r"\rfloor"), "ceil": (r"\lceil ", r"\rceil")}


def latex(one: Expression | Definition, french: bool = True) -> str:
    """Return an expression as LaTeX. french: with the decimal comma, else with the point."""
    if isinstance(one, Definition):
        return f"{_letter(one.name)}({' ; '.join(map(_letter, one.parameters))}) = {latex(one.body, french)}"
    return _LatexWriter(french).text(one)[0]


def _letter(name: str) -> str:
    letter, line, index = name.partition("_")
    shown = rf"\{_GREEK[letter]}" if letter in _GREEK else letter if len(letter) == 1 else rf"\mathrm{{{letter}}}"
    return f"{shown}_{{{index}}}" if line else shown


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


class _LatexWriter:
    """Writer of trees. Its methods return a text, and how tightly it holds together."""

    def __init__(self, french: bool) -> None:
        self._french = french

    def _within(self, one: Expression, least: int) -> str:
        text, tight = self.text(one)
        return text if tight >= least else _bracketed(text)

    def text(self, one: Expression) -> tuple[str, int]:
        match one:
            case Numeral(value=value):
                return self._numeral(decimal_text(value, self._french))
            case Variable(name=name):
                return _letter(name), _PRIMARY
            case ConstantTerm(name=name):
                return (r"\pi" if name == "π" else r"\mathrm{e}"), _PRIMARY
            case Negation(of=inner):
                return f"-{self._within(inner, _POWER)}", _SIGN
            case Suffixed(suffix=suffix, of=inner):
                sign = {"°": r"^{\circ}", "%": r"\,\%"}.get(suffix, suffix)
                return self._within(inner, _PRIMARY) + sign, _SUFFIX
            case Operation(operator=operator, left=left, right=right):
                return self._operation(operator, left, right)
            case FunctionCall(function=name, arguments=arguments):
                return self._call(name, arguments)
            case Comparison(first=first, rest=rest):
                sides = (f" {_RELATIONS.get(sign, sign)} {self._within(side, _SUM)}" for sign, side in rest)
                return self._within(first, _SUM) + "".join(sides), _RELATION
            case Junction(word=word, left=left, right=right):
                level = _OR if word == "or" else _AND
                shown = {"or": "ou", "and": "et"}[word] if self._french else word
                return rf"{self._within(left, level)} \text{{ {shown} }} {self._within(right, level + 1)}", level

    def _numeral(self, text: str) -> tuple[str, int]:
        digits, power, exponent = text.partition("E")
        if power:
            return rf"{digits} \times 10^{{{exponent}}}", _PRODUCT
        return digits.replace(",", "{,}"), _PRIMARY

    def _operation(self, operator: str, left: Expression, right: Expression) -> tuple[str, int]:
        match operator:
            case "^":
                return f"{self._within(left, _SUFFIX)}^{{{self.text(right)[0]}}}", _POWER
            case "/":
                return rf"\frac{{{self.text(left)[0]}}}{{{self.text(right)[0]}}}", _SUFFIX - 1
            case "*":
                before, after = self._within(left, _PRODUCT), self._within(right, _POWER)
                sign = r" \times " if _starts_with_digit(after) else " "
                return f"{before}{sign}{after}", _PRODUCT
        before, after = self._within(left, _SUM), self._within(right, _PRODUCT)
        return f"{before} {operator} {after if after[0] != '-' else _bracketed(after)}", _SUM

    def _call(self, name: str, arguments: tuple[Expression, ...]) -> tuple[str, int]:
        inner = [self.text(one)[0] for one in arguments]
        if name in _ENCLOSED:
            opened, closed = _ENCLOSED[name]
            return rf"\left{opened}{inner[0]}\right{closed}", _PRIMARY
        match name:
            case "sqrt":
                return rf"\sqrt{{{inner[0]}}}", _PRIMARY
            case "cbrt":
                return rf"\sqrt[3]{{{inner[0]}}}", _PRIMARY
            case "nroot":
                return rf"\sqrt[{inner[1]}]{{{inner[0]}}}", _PRIMARY
            case "binomial":
                return rf"\binom{{{inner[0]}}}{{{inner[1]}}}", _PRIMARY
            case "if":
                return self._cases(inner), _PRIMARY
        shown = _OTHER.get(name) or (rf"\{name}" if name in _NAMED else _letter(name))
        return shown + _bracketed(" ; ".join(inner)), _PRIMARY

    def _cases(self, inner: list[str]) -> str:
        when, otherwise = ("si", "sinon") if self._french else ("if", "otherwise")
        lines = [rf"{inner[n + 1]} & \text{{{when} }} {inner[n]}" for n in range(0, len(inner) - 1, 2)]
        if len(inner) % 2:
            lines.append(rf"{inner[-1]} & \text{{{otherwise}}}")
        return rf"\begin{{cases}}{r' \\ '.join(lines)}\end{{cases}}"


def _starts_with_digit(text: str) -> bool:
    bare = text.removeprefix(r"\left(").removeprefix(r"\frac{")
    return bare[:1].isdigit() or text.startswith(r"\frac")
