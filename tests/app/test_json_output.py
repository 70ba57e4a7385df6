"""JSON of commands: names in files that hide something are escaped, and nothing is lost."""

from __future__ import annotations

import json

import pytest

from tni.app.json_output import json_text


@pytest.mark.parametrize(
    "name", ["\u202egnp.exe", "a\u2066b\u2069", "a\nb", "\x1b[2J", "\x9b31m", "a\u2028b", "\ufeff", "a\udcffb"]
)
def test_what_hides_its_neighbours_is_escaped(name: str) -> None:
    text = json_text({"source": name})
    assert json.loads(text) == {"source": name}
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert text.count("\n") == 3


def test_letters_stay_where_the_encoding_has_them() -> None:
    assert "élève 😀 ŷ" in json_text(["élève 😀 ŷ"])
    assert json_text(["é"], encoding="ascii") == '[\n "\\u00e9"\n]\n'
