"""Words for what questions ask: « placer 7/4 », « la clé primaire », in the infinitive or as a group of a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.instructions import is_infinitive, sharing_verbs
from tni.cahier.noun_groups import of_group
from tni.cahier.plain_titles import punctuated

MOST_GROUPS = 6
_ALL_MAX = 150
WHICH_IS = re.compile(
    r"quel(le)? ([^\W\d_]+(?: (?:d[eu]s? |d’)?[^\W\d_]+)?) est "
    r"(?!(?:l[ae]|une?|son|sa|ce|cette|cel(?:ui|le)|ceux|à l|le plus|la plus)\b|l’)([^.?!:;]+)$",
    re.I,
)
"""Question that asks for the thing of a kind: « Quelle fraction est égale à 1/2 ? »"""
_DOING = re.compile(r"(?:où|comment) (?=[^\W\d_]+(?:er|ir|re) )", re.I)
_MEANS = re.compile(
    r"(?:que (?:font|fait|renvoie|vaut|désigne|signifie|représente|affiche|contient|veut dire|mesure|permet|devient) "
    r"|qu[’']est-ce qu(?:e |[’']))(\S+(?: \S+){0,4})$",
    re.I,
)
_CODE = re.compile(r"(?:[A-Z]{2,}|[\w.]+\() |.* [=*<>+-]+ ")
"""Words of a program, several of which would run into the list: « SELECT * FROM film »."""
_TURNED = re.compile(r"((?:l[ae]s?|une?) |l’)([^,.;:]+?) (?:ne )?[^\W\d_]+-(?:t-)?(?:ils?|elles?)\b.*$", re.I)
"""Question that turns its subject round: « Une clé primaire peut-elle être nulle ? »"""
_KIND = re.compile(r"quel(le)?(s?) ([^\W\d_]{3,}) (?!est\b|sont\b)[^\W\d_]", re.I)
_VOWELS = "aeiouéèêâîôhœ"


def groups_asked(texts: Sequence[str]) -> str:
    """Return what all questions ask, in one list; "" if it cannot be told of each, or not all as verbs or as nouns."""
    plain = [text.strip().rstrip(f"? {NBSP}") for text in texts]
    found = [_group(text, plain) for text in plain]
    groups = list(dict.fromkeys(found))
    if not all(groups) or not 1 < len(groups) <= MOST_GROUPS or len({is_infinitive(one) for one in groups}) > 1:
        return ""
    parts = sharing_verbs(groups) if is_infinitive(groups[0]) else groups
    listed = punctuated(", ".join(parts) if any(" et " in part for part in parts) else format_list(parts))
    return listed if len(listed) <= _ALL_MAX else ""


def _group(question: str, questions: Sequence[str]) -> str:
    """Return one question as a group; "" if it is not known how. questions: all that were asked."""
    if is_infinitive(question):
        return question[:1].lower() + question[1:]
    if found := WHICH_IS.match(question):
        return f"reconnaître {'une' if found[1] else 'un'} {found[2]} {found[3]}"
    if found := _DOING.match(question):
        return question[found.end() :]
    if found := _MEANS.match(question):
        return quoted(found[1]) if _CODE.match(found[1]) else _definite(found[1])
    if (found := _TURNED.match(question)) and len(found[2].split(" ")) <= 3:
        return _definite(found[1] + found[2])
    if found := _KIND.match(question):
        noun = found[3].lower()
        same = [one for one in questions if (other := _KIND.match(one)) and other[3].lower() == noun]
        return f"les {noun}s" if len(same) > 1 and not noun.endswith(("s", "x", "z", "al", "au", "eu")) else ""
    return ""


def _definite(group: str) -> str:
    """Return a group with the article of what is known: « une clé » becomes « la clé »."""
    found = re.match(r"(une?) (.+)", group, re.I)
    if found is None:
        return re.sub(r"^(?:L[ae]s? |L’)", lambda article: article[0].lower(), group)
    if found[2][0].lower() in _VOWELS:
        return f"l’{found[2]}"
    return f"{'la' if len(found[1]) == 3 else 'le'} {found[2]}"


_NOUNS = {
    "placer": "le placement", "calculer": "le calcul", "lire": "la lecture", "reconnaître": "la reconnaissance",
    "comparer": "la comparaison", "mesurer": "la mesure", "construire": "la construction", "tracer": "le tracé",
    "résoudre": "la résolution", "convertir": "la conversion", "accorder": "l’accord", "conjuguer": "la conjugaison",
    "simplifier": "la simplification", "multiplier": "la multiplication", "soustraire": "la soustraction",
}  # fmt: skip


def as_subject(doing: str) -> str:
    """Return what pupils are to do as the subject of a sentence: « le placement de 7/4 », else « savoir placer … »;
    what is no verb stays as it is."""
    if not is_infinitive(doing):
        return doing
    verb, _, thing = doing.partition(" ")
    noun = _NOUNS.get(verb)
    of = of_group(thing)
    if not of and re.match(r"une? ", thing):
        of = f"d’{thing}"
    elif not of and re.match(r"[\dA-Z]", thing):
        of = f"de {thing}"
    is_plain = not re.search(r",| et | ou |\b(?:à|dans|sur|en|avec) ", thing)
    return f"{noun} {of}" if noun and of and is_plain else f"savoir {doing}"
