"""Instructions to pupils as activities: « Entoure les mots » becomes « Entourer les mots »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.french import format_list

_REGULAR = (
    "entoure complète relie observe colorie souligne recopie calcule trace mesure place compare range classe explique "
    "trouve cherche justifie démontre dessine découpe colle coche barre encadre indique donne conjugue accorde "
    "remplace transforme repère situe nomme légende prépare présente imagine raconte résume commente rédige analyse "
    "écoute surligne regarde récite répète code programme modifie teste utilise réalise effectue développe factorise "
    "simplifie"
)
_IRREGULAR = {
    "lis": "lire", "lisez": "lire", "relis": "relire", "relisez": "relire", "écris": "écrire", "écrivez": "écrire",
    "décris": "décrire", "décrivez": "décrire", "réponds": "répondre", "répondez": "répondre",
    "construis": "construire", "construisez": "construire", "résous": "résoudre", "résolvez": "résoudre",
    "réduis": "réduire", "réduisez": "réduire", "fais": "faire", "faites": "faire", "choisis": "choisir",
    "choisissez": "choisir", "remplis": "remplir", "remplissez": "remplir", "traduis": "traduire",
    "traduisez": "traduire", "apprends": "apprendre", "apprenez": "apprendre", "définis": "définir",
    "définissez": "définir", "relève": "relever", "relevez": "relever", "relèves": "relever",
    "déduis": "déduire", "déduisez": "déduire", "convertis": "convertir",
    "convertissez": "convertir", "établis": "établir", "établissez": "établir", "mets": "mettre", "mettez": "mettre",
}  # fmt: skip
_INFINITIVES = {
    **_IRREGULAR,
    **{verb: f"{verb}r" for verb in _REGULAR.split()},
    **{f"{verb}z": f"{verb}r" for verb in _REGULAR.split()},
    "complète": "compléter", "complétez": "compléter", "repère": "repérer", "repérez": "repérer",
    "répète": "répéter", "répétez": "répéter", "j’écris": "écrire", "je lis": "lire", "je cherche": "chercher",
    "je calcule": "calculer", "je retiens": "retenir", "je comprends": "comprendre", "je m’entraîne": "s’entraîner",
    **{f"je {verb}": f"{verb}r" for verb in _REGULAR.split() if verb[0] not in "aeiouéè"},
    **{f"j’{verb}": f"{verb}r" for verb in _REGULAR.split() if verb[0] in "aeiouéè"},
    "je complète": "compléter", "je repère": "repérer", "je répète": "répéter",
    **{f"je {verb}": whole for verb, whole in _IRREGULAR.items() if verb.endswith("s") and verb[0] not in "aeiouéè"},
    **{f"j’{verb}": whole for verb, whole in _IRREGULAR.items() if verb.endswith("s") and verb[0] in "aeiouéè"},
}  # fmt: skip
INFINITIVES = frozenset((*_INFINITIVES.values(), "montrer", "vérifier", "découvrir", "rechercher"))
_NOUN = re.compile(
    r"^(trace (écrite|laissée)|place (de|du|publique)|mesure (de|du|des)|code (de|du|civil)|programme (de|du))\b"
    r"|^écoute( \d|$| de| d’|\s?:)|^programme( \d|$|\s?:)",
    re.I,
)
"""Nouns that look like an instruction."""
_FIRST = re.compile(r"^(?:je |j’)?(?:m’)?[^\W\d_]+", re.I)


_AMBIGUOUS = frozenset(
    ["écoute", "trace", "place", "mesure", "code", "programme", "range", "classe", "colle", "barre", "légende"]
)
_OBJECT = re.compile(
    r"[ \u00a0](?:(?:le|la|les|un|une|des|ton|ta|tes|votre|vos|ce|cet|cette|ces|chaque|en|où|et|dans|sur|bien|tous"
    r"|toutes)(?![^\W\d_])|l[’'])",
    re.I,
)
"""A verb has an object, where a noun of that form has none."""
_THEY = {
    "entends": "entend", "entendez": "entend", "vois": "voit", "voyez": "voit", "lis": "lit", "lisez": "lit",
    "sais": "sait", "savez": "sait", "ressens": "ressent", "ressentez": "ressent", "penses": "pense",
    "pensez": "pense", "comprends": "comprend", "comprenez": "comprend", "connais": "connaît", "connaissez": "connaît",
    "trouves": "trouve", "trouvez": "trouve", "reconnais": "reconnaît", "reconnaissez": "reconnaît",
}  # fmt: skip
_YOU = re.compile(rf"\b(?:tu|vous|je) ({'|'.join(_THEY)})\b", re.I)
_YOUR = re.compile(r"\b(t)(?=(?:on|a|es) [^\W\d_])|\bvos(?= [^\W\d_])", re.I)


def as_activity(text: str) -> str:
    """Return an instruction with its verb in the infinitive, a question as it is written; other texts as they are."""
    text = re.sub(r"^C[’']est quoi,? (?=[aeiouyéèêhœl]?[’']?\w)", "Qu’est-ce que ", text, flags=re.I)
    text = re.sub(r"^(Qu’est-ce qu)e (?=[aeiouyéèêœ])", r"\1’", text)
    first = _FIRST.match(text)
    verb = _INFINITIVES.get(first[0].casefold()) if first else None
    if first is None or verb is None:
        return text
    rest = text[first.end() :]
    if rest[:1] not in ("", " ", "\u00a0", ".") or _NOUN.match(text):
        return text
    if first[0].casefold() in _AMBIGUOUS and not _OBJECT.match(rest):
        return text
    rest = re.sub(r" et ([^\W\d_]+)\b", lambda found: f" et {_INFINITIVES.get(found[1].casefold(), found[1])}", rest)
    rest = _THEN.sub(_then, rest)
    rest = _YOUR.sub(lambda found: "s" if found[1] else "ses", rest)
    return _YOU.sub(lambda found: f"l’on {_THEY[found[1].lower()]}", f"{verb[:1].upper()}{verb[1:]}{rest}")


_THEN = re.compile(r"(?P<link>, (?:puis |et )?| puis )(?P<verb>[^\W\d_]{3,})(?=[ \u00a0])")


def _then(found: re.Match[str]) -> str:
    """Return a further instruction of a line in the infinitive: « regarde l’image, écris le mot »."""
    verb, behind = found["verb"], found.string[found.end() :]
    whole = _INFINITIVES.get(verb.casefold(), "") if _OBJECT.match(behind) else ""
    return f"{found['link']}{whole or verb}"


def is_infinitive(text: str) -> bool:
    """Return whether a text begins with a verb in the infinitive."""
    first = re.match(r"(?:s[’']|se )?([^\W\d_]+)", text, re.I)
    return (
        first is not None and bool(re.search(r"(er|ir|re|oir)$", first[1].lower())) and first[1].lower() not in _NOUNS
    )


_NOUNS = re.findall(
    r"[^\W\d_]+",
    "cahier premier dernier papier histoire lecture grammaire vocabulaire théâtre mer titre lettre nombre ordre "
    "chiffre mesure repère avenir hiver",
)


def sharing_verbs(doings: Sequence[str]) -> list[str]:
    """Return groups of verbs in the infinitive, of which two that follow each other with one verb share it: « lire
    l’heure pile et la demie »."""
    shared: list[list[str]] = []
    for doing in doings:
        verb, _, rest = doing.partition(" ")
        if shared and shared[-1][0].split(" ")[0].casefold() == verb.casefold() and _GROUP.match(rest):
            shared[-1].append(rest)
        else:
            shared.append([doing])
    return [format_list(parts) for parts in shared]


_GROUP = re.compile(r"(?:l[ae]s?|une?|des|du|son|sa|ses) |l’", re.I)


_VERBS_IN_RE = """
lire relire écrire réécrire décrire inscrire dire redire faire refaire mettre remettre prendre apprendre comprendre
reprendre surprendre construire produire traduire réduire déduire introduire répondre rendre résoudre conclure
suivre vivre extraire soustraire connaître reconnaître peindre entendre attendre défendre vendre joindre rejoindre
battre débattre permettre transmettre convaincre éteindre étendre tendre atteindre
"""
VERBS_IN_RE = frozenset(_VERBS_IN_RE.split())
