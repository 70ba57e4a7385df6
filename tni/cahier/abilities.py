"""Abilities that a plan lists, as an entry tells them: « Être capable de lire une fraction »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.french import NBSP, clean_lines, format_list
from tni.cahier.instructions import VERBS_IN_RE, is_infinitive, sharing_verbs
from tni.cahier.plain_aims import plain_aim
from tni.cahier.plain_titles import lowered, punctuated
from tni.core.one_line import shortened

_LINE_MAX = 178
BULLET = re.compile(r"^[-–•*·]\s+")
AND_VERB = re.compile(rf" et (?=(?:[^\W\d_]{{3,}}(?:er|ir|oir)|{'|'.join(sorted(VERBS_IN_RE))})\b)")
"""Between two verbs of one ability."""

_VERB_BEHIND = re.compile(rf"[ \u00a0]*;[ \u00a0]+(?=(?:[^\W\d_]{{3,}}(?:er|ir)|{'|'.join(sorted(VERBS_IN_RE))}) \S)")
"""Between two abilities of one line, each with its verb: « lire un document ; écrire un récit »."""
_BEGINS = (
    re.compile(r"^(?:l[’']élève (?:est |doit être )|être |je suis |tu es )?capable (?:de |d[’'])", re.I),
    re.compile(
        r"^(?:l[’']élève )?(?:sait|doit savoir|savoir|pouvoir|je sais|je peux|tu sais) (?=[^\W\d_]+(?:er|ir|re|oir)\b)",
        re.I,
    ),
)


def abilities_in(typed: str) -> list[str]:
    """Return the abilities that a plan lists, each as an infinitive or as it was typed, without its point."""
    found: list[str] = []
    for line in (one for whole in clean_lines(typed) for one in _VERB_BEHIND.split(whole)):
        line = BULLET.sub("", line).strip(" .;,")
        line = re.sub(rf"[ {NBSP}]?: ([^:;()]+)$", r" (\1)", without_begin(plain_aim(line)))
        if line:
            found.append(line)
    return found


def without_begin(ability: str) -> str:
    """Return an ability without « Être capable de », « Je sais »."""
    for begin in _BEGINS:
        ability = begin.sub("", ability)
    return ability


def able_lines(abilities: Sequence[str]) -> list[str]:
    """Return all abilities, in as few lines as have room for them."""
    verbs = [one for one in abilities if is_infinitive(one)]
    groups: list[list[str]] = []
    for verb in verbs:
        if groups and len(_able([*groups[-1], verb])) <= _LINE_MAX:
            groups[-1].append(verb)
        else:
            groups.append([verb])
    others = [one for one in abilities if not is_infinitive(one)]
    return [able_to(group) for group in (*groups, others) if group]


def able_to(abilities: Sequence[str]) -> str:
    """Return a line such as « Être capable de lire une fraction et d’écrire une égalité »."""
    verbs = [one for one in abilities if is_infinitive(one)]
    if not verbs:
        known = [lowered(one) for one in abilities]
        return punctuated(shortened(f"Savoir{NBSP}: {format_list(known)}", _LINE_MAX))
    return shortened(_able(verbs), _LINE_MAX)


def _able(verbs: Sequence[str]) -> str:
    doings = [part[:1].lower() + part[1:] for one in verbs for part in _doings(one)]
    parts = [_of(part) for part in sharing_verbs(doings)]
    listed = format_list(parts)
    if len(parts) > 1 and any(" et " in part for part in parts[:-1]):
        listed = f"{', '.join(parts[:-1])}, et {parts[-1]}"
    elif len(parts) > 1 and re.match(r"(?:de |d’)\w+ et (?:de |d’)", parts[-1]):
        listed = ", ".join(parts)
    return punctuated(f"Être capable {listed}")


def _doings(ability: str) -> list[str]:
    """Return the parts of an ability that have a verb of their own; two verbs of one object are one: « lire et de
    tracer les courbes »."""
    found: list[str] = []
    for part in AND_VERB.split(ability):
        if found and " " not in re.split(r" et d[e’] ?", found[-1])[-1].strip():
            found[-1] = f"{found[-1]} et {_of(part)}"
        else:
            found.append(part)
    return found


def ability_for(question: str, abilities: Sequence[str], *, but: str = "") -> str:
    """Return the ability that a question is about, by the words that no other ability has; "" if none or several. but:
    a text whose words tell nothing, as they name the whole lesson."""
    words = [_long_words(one) - _long_words(but) for one in abilities]
    asked = _long_words(question)
    own = [found - set().union(*words[:place], *words[place + 1 :]) for place, found in enumerate(words)]
    about = [one for one, found in zip(abilities, own, strict=True) if found & asked and is_infinitive(one)]
    return about[0] if len(about) == 1 else ""


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{5,}", text.casefold()))


_VERBS_LISTED = re.compile(r"(?P<verbs>(?:[^\W\d_]+, )+[^\W\d_]+)(?=$| et )")


def _of(verb: str) -> str:
    if (found := _VERBS_LISTED.match(verb)) and all(map(is_infinitive, verbs := found["verbs"].split(", "))):
        return ", ".join(map(_of, verbs)) + verb[found.end() :]
    return f"d’{verb}" if verb[:1].lower() in "aeiouyéèêâîôhœ" else f"de {verb}"
