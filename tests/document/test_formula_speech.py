"""Formulas in words, for screen readers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.chemistry_latex import chemistry_latex, with_chemistry, with_labelled_arrows
from tni.document.formula_speech import spoken_formula
from tni.document.formula_tree import parsed_formula


@pytest.mark.parametrize(
    ("latex", "french", "english"),
    [
        (r"\frac{1}{2}", "1 sur 2", "1 over 2"),
        (r"\frac{x+1}{2}", "fraction, x plus 1, sur 2, fin de fraction", "fraction, x plus 1, over 2, end of fraction"),
        (r"\sqrt{x^2}", "racine carrée de x au carré, fin", "square root of x squared, end"),
        (r"\sqrt[3]{8}", "racine cubique de 8", "cube root of 8"),
        (r"\sum_{k=0}^{n} k", "somme pour k égale 0 jusqu’à n de k", "sum for k equals 0 to n of k"),
        (r"\int_0^1 x", "intégrale de 0 à 1 de x", "integral from 0 to 1 of x"),
        (r"\lim_{x \to 0} f(x)", "limite quand x tend vers 0 de f de x", "limit as x tends to 0 of f of x"),
        (r"\overrightarrow{AB}", "vecteur A B", "vector A B"),
        (r"\widehat{ABC}=45°", "angle A B C égale 45 degrés", "angle A B C equals 45 degrees"),
        (r"3{,}5 \times 10^{-3}", "3,5 fois 10 puissance moins 3", "3,5 times 10 to the power minus 3"),
        (r"x \in \mathbb{R}", "x appartient à R", "x belongs to R"),
        (
            r"\left\{ \begin{aligned} x+y &=2 \\ x-y &=0 \end{aligned} \right.",
            "système : x plus y égale 2 ; x moins y égale 0",
            "system: x plus y equals 2 ; x minus y equals 0",
        ),
        (r"\ce{2H2 + O2 -> 2H2O}", "2 H indice 2 plus O indice 2 donne 2 H indice 2 O", None),
        (r"\textcolor{blue}{2}x", "2, en bleu, x", "2, in blue, x"),
        (r"\color{#123456}{2}x", "2 x", "2 x"),
        (r"{\color{red} y}", "y", "y"),
        (
            r"\lim\limits_{\substack{x \to 0 \\ x > 0}} x",
            "limite quand x tend vers 0 ; x est supérieur à 0 de x",
            "limit as x tends to 0 ; x is greater than 0 of x",
        ),
        (r"\underset{n \to 1}{\lim} u", "limite quand n tend vers 1 de u", "limit as n tends to 1 of u"),
        (r"f \circ g", "f rond g", "f composed with g"),
        (r"90^{\circ}", "90 degrés", "90 degrees"),
        (r"\frac{1", r"\frac{1", r"\frac{1"),
    ],
)
def test_a_formula_is_read_as_one_says_it(latex: str, french: str, english: str | None) -> None:
    assert spoken_formula(latex) == french
    if english is not None:
        assert spoken_formula(latex, "en") == english


@given(st.text(st.sampled_from("x12+=^_{}\\frac &□,;'()"), max_size=30))
def test_any_formula_has_words(latex: str) -> None:
    assert spoken_formula(latex) is not None
    assert "\\frac" not in spoken_formula(latex) or spoken_formula(latex) == latex


@pytest.mark.parametrize(
    ("typed", "latex"),
    [
        ("H2O", r"\mathrm{H}_{2}\mathrm{O}"),
        ("SO4^2-", r"\mathrm{SO}_{4}^{2-}"),
        ("Na+", r"\mathrm{Na}^{+}"),
        ("2 H2", r"2\, \mathrm{H}_{2}"),
        ("CuSO4.5H2O", r"\mathrm{CuSO}_{4}\cdot 5\,\mathrm{H}_{2}\mathrm{O}"),
        ("A -> B", r"\mathrm{A} \;\longrightarrow\; \mathrm{B}"),
        ("A <=> B", r"\mathrm{A} \;\rightleftharpoons\; \mathrm{B}"),
        ("A ->[x] B", r"\mathrm{A} \;\overset{\text{x}}{\longrightarrow}\; \mathrm{B}"),
        ("Ag+(aq)", r"\mathrm{Ag}^{+}\mathrm{(aq)}"),
    ],
)
def test_chemistry_is_written_out(typed: str, latex: str) -> None:
    assert chemistry_latex(typed) == latex


@given(st.text(st.sampled_from("HO2+-^_>< ()[]{}=.,□"), max_size=25))
def test_any_chemistry_is_read_or_left(typed: str) -> None:
    whole = f"\\ce{{{typed}}}"
    out = with_chemistry(whole)
    assert out == whole or "\\ce" not in out


def test_arrows_take_their_words() -> None:
    assert with_labelled_arrows(r"A \xrightarrow[b]{a} B") == r"A {\underset{b}{\overset{a}{\longrightarrow}}} B"
    parsed_formula(with_labelled_arrows(r"\xrightarrow{\frac{1}{2}}"))
