"""Text that is sent to an ENT of Edifice survives its filter: what is stored is what was sent."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.edifice.fake_filter import filtered
from plugins.edifice.filter_safe import filter_safe, safe_address, sendable, without_joiners
from plugins.edifice.safe_xhtml import safe_text, safe_xhtml
from tests.plugins.entries import visible

EATEN = {
    "Développer l'expression (2x+3)(x-1) puis réduire": "Développer l'(x-1) puis réduire",
    "Eval (chapitre 3) jeudi": "jeudi",
    "Calculer son volume = 12 cm3": "Calculer s12 cm3",
    "question time = 5": "questi5",
    "JavaScript : les boucles": "les boucles",
    "[[ $x$ ]]": "",
}
"""Texts, and what the vendor's own filter left of them when it was run."""
TRAPS = (
    *EATEN, "on", "ontime", "=", "(", ")", "<", ">", "<script>", "</script>", "&", "&lpar;", "&#40;", "&lt", "&amp;lt;",
    "\\", "\\n", "\\u0028", "\\frac{1}{2}", "expression", "EVAL", "atob", "vbscript", ":", ",", "base64,",
    "ZXZhbCgxKQ==", "[[", "]]", "solution x = 3", "fonction f=2x", "a < b", "≤", "🎉", "\u00a0", "\t", "\n", '"', "'",
    "\x07", "\u200b", "son ", "l’expression\u00a0(3)",
)  # fmt: skip
texts = st.lists(st.sampled_from(TRAPS) | st.text(max_size=4), max_size=8).map("".join)

tags = st.sampled_from(("<p>", "</p>", "<b>", "</b>", "<li>", "<div>", "</div>", "<br>"))


def stored(*fields: str) -> list[str]:
    """Return the fields of a request as the server has them after its filter."""
    body = json.dumps({f"field{at}": field for at, field in enumerate(fields)}, ensure_ascii=False)
    return list(json.loads(filtered(body)).values())


@pytest.mark.parametrize("text", EATEN)
def test_the_filter_of_the_tests_eats_what_the_vendors_does(text: str) -> None:
    assert [one.strip() for one in stored(text)] == [EATEN[text]]
    assert stored(filter_safe(text)) == [filter_safe(text)]


@settings(max_examples=100)
@given(texts, texts, texts)
def test_any_text_survives(title: str, content: str, room: str) -> None:
    """As plain text and as XHTML, whatever stands in the fields beside it."""
    sent = [filter_safe(title), safe_text(content), safe_xhtml(f"<p>{safe_text(room)}</p>"), filter_safe(room)]
    assert stored(*sent) == sent
    assert without_joiners(sent[0]) == sendable(without_joiners(title))
    assert visible(sent[1]) == " ".join(without_joiners(sendable(content)).replace("\u00a0", " ").split())


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(("<p>", "</p>", "<b>", "</b>", "<li>", "<div>", "</div>", "<br>")) | texts).map("".join)
)
def test_any_html_survives_and_says_the_same(text: str) -> None:
    sent = safe_xhtml(text)
    assert stored(sent) == [sent]
    assert safe_xhtml(sent) == sent


@pytest.mark.parametrize(
    "address",
    [
        "https://a.fr/?duration=12&option=on&x=expression(1)",
        "https://a.fr/eval(3)?javascript:x&question_time=2",
        "https://a.fr/[[1]]/ontime?ontime=ontime=1",
        "mailto:a@b.fr?subject=on+time=2",
        "/workspace/document/9b1f?option=1",
        "https://a.fr/expression\\u0028(2x+3)",
    ],
)
def test_an_address_survives_and_stays_the_same_address(address: str) -> None:
    from urllib.parse import unquote

    sent = safe_xhtml(f'<p>on <a href="{address}">lien</a></p>')
    assert stored(sent) == [sent]
    assert unquote(safe_address(address)) == address


def test_ordinary_text_gets_no_joiner() -> None:
    text = "Leçon 4 : les fractions. Exercices 12 et 13 p. 84 (à finir). AB = 3 cm"
    assert filter_safe(text) == text
