"""Kind of a piece of work, by its words: a test, homework to hand in, a talk, exercises, what is learnt."""

from __future__ import annotations

import re

from tni.cahier.entry import WorkKind

_KINDS = (
    (
        WorkKind.TEST,
        r"\b(contr[ôo]le|[ée]valuations?|interro\w*"
        r"|dict[ée]e(?<!mots dict[ée]e)(?<!mots de dict[ée]e)(?<!mots de la dict[ée]e)"
        r"|devoir (?:surveill[ée]|sur table)|vokabeltest|(?-i:DST?))\b"
        r"|^dst?\b|\b(?:le|du|un) dst?\b|^(?:bac|brevet) blanc\b",
    ),
    (WorkKind.HOMEWORK, r"\b(dm|devoir (à la )?maison|à rendre|rendre|dissertation|rédiger|rédaction)\b"),
    (WorkKind.TALK, r"\b(exposé|oral|présenter)\b"),
    (WorkKind.EXERCISE, r"\b(exercices?|exos?|ex|calculer|résoudre|compléter|fiche|activité)\b"),
    (WorkKind.LESSON, r"\b(apprendre|réviser|revoir|connaître|savoir|être capable|mémoriser|relire|lire)\b"),
)  # fmt: skip
_NO_TEST = re.compile(
    r"\b(?:(?:faire )?signer|corriger|refaire|rapporter|analyse[rz]|transforme[rz]|[ée]tudie[rz])"
    r" (?:la |le |les |l[’']|son |sa )?(?:contr[ôo]les?|[ée]valuations?|interro\w*|dict[ée]es?|ds)\b",
    re.I,
)
"""Test that was held, or the interrogation of grammar, which something is done with."""


def kind_of(text: str) -> WorkKind:
    """Return the kind of the work that a text tells; words of a dictation to learn are no test."""
    text = _NO_TEST.sub(" ", text)
    return next((kind for kind, words in _KINDS if re.search(words, text, re.I)), WorkKind.OTHER)
