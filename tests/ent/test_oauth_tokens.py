"""Tests of tokens: their age by a clock that may be wrong, and the text that is kept of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.secret import Secret
from tni.ent.oauth_tokens import OAuthTokens, tokens_of, tokens_text

TOKENS = OAuthTokens(Secret("access"), Secret("refresh"), 1_000_000.0, 3600.0, "diary", True, True)


@pytest.mark.parametrize(
    ("after_s", "lifetime_s", "is_over"),
    [
        (0, 3600.0, False), (3539, 3600.0, False), (3541, 3600.0, True), (-30, 3600.0, False), (-61, 3600.0, True),
        (8, 10.0, False), (9.5, 10.0, True), (1e9, None, False),
    ],
)  # fmt: skip
def test_tokens_are_over_shortly_before_their_end(after_s: float, lifetime_s: float | None, is_over: bool) -> None:
    tokens = replace(TOKENS, lifetime_s=lifetime_s)
    assert tokens.is_over(tokens.obtained_s + after_s) is is_over


numbers = st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.builds(
        OAuthTokens, st.builds(Secret, st.text()), st.none() | st.builds(Secret, st.text()), numbers,
        st.none() | numbers, st.text(), st.booleans(), st.booleans(),
    )
)  # fmt: skip
def test_tokens_are_read_back_as_they_were(tokens: OAuthTokens) -> None:
    assert tokens_of(tokens_text(tokens)) == tokens


@given(st.text() | st.from_regex(r'\{"version":1,.*'))
def test_a_damaged_text_is_no_token(text: str) -> None:
    assert tokens_of(Secret(text)) is None


@pytest.mark.parametrize("changed", ['"version":2', '"obtained":"x"', '"lifetime":[]', '"obtained":null'])
def test_a_text_of_a_later_version_is_no_token(changed: str) -> None:
    name = changed.partition(":")[0]
    text = tokens_text(TOKENS).revealed
    part = next(part for part in text.strip("{}").split(",") if part.startswith(name))
    assert tokens_of(Secret(text.replace(part, changed))) is None
