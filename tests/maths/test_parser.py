"""Parser of expressions: what teachers, GeoGebra and pupils type, and what is said about mistakes."""

from __future__ import annotations

import pytest

from tni.maths.faults import MathsError, MathsFault
from tni.maths.parser import parse, parse_number
from tni.maths.tokens import KnownNames
from tni.maths.written import written

XAB = KnownNames(frozenset("xab"))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("3,5", "3,5"),
        ("3.5", "3,5"),
        (".5", "0,5"),
        ("12 000,5 + 1", "12000,5 + 1"),
        ("12\u202f000", "12000"),
        ("3,141 592", "3,141592"),
        ("1,5E12", "1500000000000"),
        ("2x²+3x−1", "2x² + 3x − 1"),
        ("-x^2", "−x²"),
        ("-2^2", "−2²"),
        ("2^3^2", "2^3²"),
        ("(2^3)^2", "(2³)²"),
        ("x²³", "x²³"),
        ("10⁻³", "10⁻³"),
        ("2^-x", "2^(−x)"),
        ("1/2x", "1/2×x"),
        ("6 : 2 ÷ 3", "6/2/3"),
        ("3 × 4 · 5 ⋅ 6", "3×4×5×6"),
        ("a-b-c", "a − b − c"),
        ("2πr", "2π×r"),
        ("2pi r", "2π×r"),
        ("3(x+1)(x-2)", "3(x + 1)×(x − 2)"),
        ("xy", "x×y"),
        ("x^2y", "x²×y"),
        ("sin 2x", "sin(2x)"),
        ("sin x cos x", "sin(x)×cos(x)"),
        ("sin x²", "sin(x²)"),
        ("sin x/2", "sin(x)/2"),
        ("sin²(x)", "sin(x)²"),
        ("cos^2 x", "cos(x)²"),
        ("sin⁻¹(x)", "asin(x)"),
        ("tan^-1(x)", "atan(x)"),
        ("arccos(x)", "acos(x)"),
        ("racine(2)", "√2"),
        ("√2x", "√2×x"),
        ("√(x+1)", "√(x + 1)"),
        ("∛8", "cbrt(8)"),
        ("|x-1||y|", "|x − 1|×|y|"),
        ("2|x|+1", "2×|x| + 1"),
        ("||x|-1|", "abs(|x| − 1)"),
        ("n!", "n!"),
        ("2·3!", "2×3!"),
        ("30°", "30°"),
        ("20 %", "20%"),
        ("max(3,5)", "max(3; 5)"),
        ("max(3,5 ; 4)", "max(3,5; 4)"),
        ("max(3.5,4)", "max(3,5; 4)"),
        ("sin(3,5)", "sin(3,5)"),
        ("round(3,14159)", "round(3,14159)"),
        ("arrondi(3,14159 ; 2)", "round(3,14159; 2)"),
        ("If[x<0, x^2, 2x]", "si(x < 0; x²; 2x)"),
        ("Si(0<x<=1 et y>2; x; 2)", "si(0 < x ≤ 1 et y > 2; x; 2)"),
        ("x²+y²=4", "x² + y² = 4"),
        ("x ≥ 2 ou x < 1", "x ≥ 2 ou x < 1"),
        ("x^(2) + sin(x)", "x² + sin(x)"),
        ("[(x+1)²]/{2}", "(x + 1)²/2"),
        ("x₁+x_2+x_{ab}", "x₁ + x₂ + x_{ab}"),
        ("ℯ^x", "e^x"),
        ("𝑥+𝜋", "x + π"),
        ("1 = 1", "1 = 1"),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(text: str, meaning: str) -> None:
    assert written(parse(text)) == meaning


@pytest.mark.parametrize(
    ("text", "fault", "at"),
    [
        ("", MathsFault.EMPTY, 0),
        ("  ", MathsFault.EMPTY, 0),
        ("2+", MathsFault.MISSING_OPERAND, 2),
        ("2+*3", MathsFault.MISSING_OPERAND, 2),
        ("sin", MathsFault.MISSING_OPERAND, 3),
        ("()", MathsFault.MISSING_OPERAND, 1),
        ("2 3", MathsFault.MISSING_OPERATOR, 2),
        ("x2", MathsFault.MISSING_OPERATOR, 1),
        ("(x+1", MathsFault.UNCLOSED, 0),
        ("(x+1]", MathsFault.UNCLOSED, 0),
        ("|x", MathsFault.UNCLOSED, 0),
        ("x+1)", MathsFault.UNOPENED, 3),
        ("x@", MathsFault.UNEXPECTED, 1),
        ("x,2", MathsFault.UNEXPECTED, 1),
        ("max(3)", MathsFault.ARGUMENTS, 0),
        ("1+sin(1;2)", MathsFault.ARGUMENTS, 2),
        ("1+(x<2)", MathsFault.NO_NUMBER, 2),
        ("si(x;1;2)", MathsFault.NO_CONDITION, 0),
        ("x et y", MathsFault.NO_CONDITION, 0),
        ("1E999", MathsFault.TOO_LARGE, 0),
        ("9" * 200, MathsFault.TOO_LARGE, 0),
        ("(" * 200, MathsFault.TOO_LONG, 30),
        ("x" * 2000, MathsFault.TOO_LONG, 1000),
        ("x" * 300, MathsFault.TOO_LONG, 81),
    ],
)
def test_a_mistake_is_said_with_its_place(text: str, fault: MathsFault, at: int) -> None:
    with pytest.raises(MathsError) as error:
        parse(text)
    assert (error.value.fault, error.value.at) == (fault, at)


def test_names_that_are_not_known_are_said_as_typed() -> None:
    with pytest.raises(MathsError) as error:
        parse("2 + vitesse", XAB)
    assert (error.value.fault, error.value.at, error.value.part) == (MathsFault.UNKNOWN_NAME, 4, "vitesse")
    assert written(parse("ax+b", XAB)) == "a×x + b"


def test_a_condition_is_no_number() -> None:
    with pytest.raises(MathsError) as error:
        parse_number("x = 1")
    assert error.value.fault is MathsFault.NO_NUMBER
