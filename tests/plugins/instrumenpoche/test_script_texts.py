"""Tests of the words of scripts: their letters stay, their styles are kept run by run, formulas become plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.instrumenpoche.script_latex import plain_formula
from plugins.instrumenpoche.script_text import ScriptRun, read_text

TENS = "£lt£b£gt££lt£font color=£guillemet£#006400£guillemet££gt£8£lt£/font£gt£3£lt£/b£gt£ + 19"


def test_each_run_keeps_its_own_style() -> None:
    (row,) = read_text(TENS).rows
    assert row == (ScriptRun("8", True, "#006400"), ScriptRun("3", True), ScriptRun(" + 19"))


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("£alpha£ et £i(A,12)", ("α et A₁₂",)),
        ("un £lt£br£gt£ deux", ("un ", " deux")),
        ("un£br£deux", ("un", "deux")),
        ("£Fois£ £superieura£ £grandR£", ("× ≥ ℝ",)),
        ("42 £", ("42 £",)),
        ("prix : £42", ("prix : £42",)),
        ("£lt£B£gt£gras£lt£B£gt£ fin", ("gras fin",)),
        ("   - 1 unité   ", ("   - 1 unité",)),
    ],
)
def test_words_lose_their_marks_and_keep_their_letters(written: str, lines: tuple[str, ...]) -> None:
    assert tuple(line.rstrip() for line in read_text(written).lines) == tuple(line.rstrip() for line in lines)


def test_a_second_bold_mark_ends_the_first_as_authors_mean_it() -> None:
    assert [run.is_bold for run in read_text("£lt£b£gt£gras£lt£b£gt£ fin").rows[0]] == [True, False]


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"\frac{3}{2}", "3/2"),
        (r"\frac12", "1/2"),
        (r"\dfrac{a+b}{2}", "(a+b)/2"),
        (r"\sqrt{42}", "√42"),
        (r"\sqrt[3]{8}", "³√8"),
        (r"x^2 + x_{12}", "x²+x₁₂"),
        (r"60^\circ", "60°"),
        (r"AB = 5", "AB = 5"),
        (r"\text{Un théor}\grave{e}\text{me et une racine }\sqrt{42}", "Un théorème et une racine √42"),
        (r"\begin{array}{l} a \\ b \end{array}", "a\nb"),
        (r"\widehat{ABC} \leq \mathbb{R}", "AB\u0302C ≤ ℝ"),
        (r"\left( 2 \times 3 \right)", "(2×3)"),
    ],
)
def test_formulas_are_plain_letters(latex: str, plain: str) -> None:
    assert plain_formula(latex) == plain
    assert read_text(f"${latex}$").lines == tuple(plain.split("\n"))


def test_a_formula_without_dollars_is_one_as_well() -> None:
    assert read_text(r"\frac{1}{2}").lines == ("1/2",)


@given(st.text(st.sampled_from("\\{}^_$£<>() abfrcsqt1/i,"), max_size=120))
def test_no_words_raise(text: str) -> None:
    lines = read_text(f"${text}$").lines
    assert lines
    assert all("\n" not in line for line in lines)


def test_a_formula_nested_without_end_is_shown_as_it_is() -> None:
    deep = "{" * 500
    assert plain_formula(deep) == deep
