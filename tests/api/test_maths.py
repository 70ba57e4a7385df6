"""Mathematics for plugins: each mistake has a sentence in both languages."""

from __future__ import annotations

import pytest

from tni.api.maths import MathsError, MathsFault, fault_text, parse


@pytest.mark.parametrize("fault", MathsFault)
def test_each_mistake_has_a_sentence_in_both_languages(fault: MathsFault) -> None:
    found = fault_text(MathsError(fault, 0, "§"))
    assert found.fr.endswith(".")
    assert found.en.endswith(".")
    assert "{" not in found.fr + found.en
    assert ("§" in found.fr) == ("§" in found.en)


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        ("2 +", "Il manque un nombre après « + ».", "A number is missing after “+”."),
        ("*2", "Il manque un nombre.", "A number is missing."),
        ("2 3", "Il manque un signe devant « 3 ».", "A sign is missing before “3”."),
        ("(2", "« ( » n’est pas refermé.", "“(” is not closed."),
        ("max(1)", "« max » n’a pas le bon nombre de valeurs.", "“max” has a wrong number of values."),
        ("1 ≤", "Il manque un nombre après « ≤ ».", "A number is missing after “≤”."),
    ],
)
def test_sentences_say_what_is_wrong(text: str, french: str, english: str) -> None:
    with pytest.raises(MathsError) as error:
        parse(text)
    found = fault_text(error.value)
    assert (found.fr, found.en) == (french, english)
