"""Match of a title with a whole query: a lesson that is named as the query says comes before one that also has its
words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tni.library.french_text import STOP_WORDS, tokenise, without_compounds

WHOLE, WITHIN = 1.5, 1.25
"""Factors of the score of a lesson or page whose title is the query, and of one that has it within."""


def title_factor(title: str, forms: Mapping[str, int], required: Sequence[int]) -> float:
    """Return the factor of a score. forms: number of the query's word for each folded word that stands for it well.
    required: numbers of the query's words, in their order."""
    words = [word.folded for word in without_compounds(tokenise(title))]
    terms = [forms.get(word, -1) for word in words if word not in STOP_WORDS or word in forms]
    if set(terms) == set(required):
        return WHOLE
    wanted, count = list(required), len(required)
    if count > 1 and any(terms[at : at + count] == wanted for at in range(len(terms) - count + 1)):
        return WITHIN
    return 1.0
