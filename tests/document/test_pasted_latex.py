"""LaTeX from elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.pasted_latex import pasted_latex, plain_latex


@pytest.mark.parametrize(
    ("pasted", "latex"),
    [
        ("$x$", "x"),
        ("$$ x $$", "x"),
        (r"\[ x \]", "x"),
        (r"\( x \)", "x"),
        ("$x$ et $y$", "$x$ et $y$"),
        ("\ufeff$x\u200b+1$\r\n", "x+1"),
        ("12\u202f345,67", r"12\,345,67"),
        ("a\u00a0b", "a\u00a0b"),
        ("\\text{12\u202f345}", "\\text{12\u202f345}"),
        ("$", "$"),
        ("", ""),
    ],
)
def test_pasted_latex_is_what_is_meant(pasted: str, latex: str) -> None:
    assert pasted_latex(pasted) == latex


@given(st.text(st.sampled_from("1x{}\\text \u200b\u202f\u00a0$"), max_size=20))
def test_plain_latex_stays_as_it_is(latex: str) -> None:
    assert plain_latex(plain_latex(latex)) == plain_latex(latex)
