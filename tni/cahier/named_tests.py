"""Tests written in class as their titles and pages show them: « Interrogation n° 3 », « Contrôle de maths », not
« L’interrogation directe », « Contrôle de la respiration » or « Évaluation des risques »."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SURE = re.compile(
    r"(?:devoir (?:surveill[ée]|commun|en classe|sur table)|ds|dst|(?:bac|brevet|examen|oral|ccf|concours) blanc|ccf"
    r"|dict[ée]e (?:not[ée]e|bilan)|bilan not[ée])(?![^\W_])(?! d[’'])",
    re.I,
)
_HEAD = re.compile(
    r"(?P<kind>contr[ôo]le|[ée]valuation|interro(?:gation)?|test)(?![^\W_])[ \u00a0]*(?P<rest>.*)$", re.I
)
_SELF = re.compile(r"auto-?[ée]valuation|^(?:correction|corrig[ée])", re.I)
_SCHOOL = (
    r"(?:maths?|math[ée]matiques?|fran[çc]ais|anglais|allemand|espagnol|italien|latin|grec|arabe|chinois|portugais"
    r"|histoire|g[ée]o(?:graphie)?|hg|emc|svt|sciences?|physique|chimie|pc|techno(?:logie)?|musique|philo(?:sophie)?"
    r"|ses|nsi|snt|eps|[ée]co(?:nomie)?|droit|grammaire|orthographe|conjugaison|vocabulaire|lexique|lecture|calcul"
    r"|num[ée]ration|g[ée]om[ée]trie|dict[ée]e|tables?|verbes?(?: irr[ée]guliers)?|mots?|le[çc]ons?|cours"
    r"|chap(?:itre)?s?"
    r"|s[ée]quences?|th[èe]mes?|modules?|unit[ée]s?|parties?|s[ée]ances?|tp|p[ée]riodes?|trimestre|semestre|semaine"
    r"|connaissances?|acquis|comp[ée]tences?|niveau|positionnement|rentr[ée]e|compr[ée]hension|expression|r[ée]visions?"
    r"|rep[èe]res|d[ée]finitions?|langue|po[ée]sie|culture|fin (?:de|d[’'])[^,]*|d[ée]but (?:de|d[’'])[^,]*|\d+.*"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|classe|attention|fluence)"
)
_OF_SCHOOL = re.compile(
    rf"(?:d[eu](?:s| la| l[’'])?|d[’']|l[’'])[ \u00a0]?{_SCHOOL}(?![^\W_])(?! (?:de la (?:respiration|circulation)))",
    re.I,
)
_OF_OTHER = re.compile(r"(?:d[eu]s?|[àa]|aux?|en|par)(?![^\W_])|d[’']", re.I)
_NO_ADJECTIVE = {
    "i": r"(?:directe|indirecte|totale|partielle|rh[ée]torique|oratoire|invers[ée]e|simple|complexe|n[ée]gative"
    r"|familière"
    r"|soutenue|philosophique|m[ée]taphysique|existentielle|et|ou|policière|avec|sans|alternative)s?",
    "c": r"(?:judiciaire|social|parlementaire|interne|externe|hormonal|nerveux|c[ée]r[ée]bral|qualit[ée]|technique"
    r"|sanitaire|fiscal|politique|moteur|thermique|m[ée]trologique|visuel|aux|et|ou|postural|respiratoire)s?",
    "e": r"(?:environnementale|[ée]conomique|financi[èe]re|nutritionnelle|et|ou|sensorielle|clinique|g[ée]riatrique"
    r"|quantitative|qualitative|paresseuse|immobili[èe]re|professionnelle des)s?",
    "t": r"(?:statistique|vih|adn|pcr|s[ée]rologique|g[ée]n[ée]tique|chimique|unitaire|conditionnel|bilat[ée]ral|osseux"
    r"|caract[ée]ristique|positif|n[ée]gatif|et|ou|sanguin|auditif|sensoriel|logique|m[ée]canique|antig[ée]nique)s?",
}
"""Words behind each kind, by its first letter, with which it is a matter of the lesson."""
_FORM = re.compile(
    r"(?<!\w)(?:n[°o] ?\d|\d{1,3} ?(?:min(?:utes)?|mn|h(?:eures?)?|['’′])(?!\w)|sujets? [A-D](?!\w)|bar[èe]me"
    r"|not[ée]e? sur"
    r"|/ ?(?:10|15|20|30|40)(?!\d)|\d ?(?:pts?|points?)(?!\w)|calculatrice (?:autoris|interdit)|sans documents?"
    r"|nom ?:|copie double|note ?:)",
    re.I,
)
_GRAMMAR = re.compile(
    r"(?<!\w)(?:totales?|partielles?|directes?|indirectes?|inversion|mots? interrogatifs?|est-ce que|intonation"
    r"|proposition|subordonn[ée]e?s?)(?!\w)",
    re.I,
)
_MOST_LINES = 8


def names_test(title: str) -> bool:
    """Return whether a clean title is that of a test written in class, by its form."""
    if _SELF.search(title):
        return False
    if _SURE.match(title):
        return True
    found = _HEAD.match(title)
    if found is None:
        return False
    rest = found["rest"].strip()
    if not rest or re.match(r"[:(–-]?[ \u00a0]*(?:n[°o]|\d)", rest) or _FORM.search(rest):
        return True
    kind = found["kind"][0].lower().replace("é", "e")
    matter = rest.lstrip(":–-( \u00a0")
    if re.fullmatch(rf"{_NO_ADJECTIVE[kind]}(?: .*)?", matter, re.I) and not re.match(r"(?:et|ou) \w+ ?:", matter):
        return False
    return bool(_OF_SCHOOL.match(rest)) or not _OF_OTHER.match(rest)


def is_grammar(title: str, lines: Sequence[str]) -> bool:
    """Return whether a page headed « Interrogation » alone is a lesson of grammar, by the lines below."""
    bare = re.fullmatch(r"interrogations?", title.strip(), re.I)
    text = "\n".join(lines[:_MOST_LINES])
    return bool(bare) and not _FORM.search(text) and len(set(map(str.casefold, _GRAMMAR.findall(text)))) > 1


_TOLD_MATTER = re.compile(r"(?:sur (?:l[ae]s? |l[’'])?)?[^\W\d_][^\d?.!:;=()«]{4,58}$")
"""Line of a test that can say what it is about."""
_OF_FORM = re.compile(
    r"(?:sujet|nom|pr[ée]nom|classe|date|note|bar[èe]me|consignes?|documents?|calculatrice|calc|feuilles?|copies?"
    r"|signature|observations?|appr[ée]ciation|bonus|exercices?|ex|exos?|questions?|parties?|texte|dur[ée]e|rappels?"
    r"|attention|mat[ée]riel|r[èe]gle|une|un|le sujet|vous|tu|on|il|elle|je|pas|sans|avec|apr[èe]s|aucun\w*|dans|soit"
    r"|[^\W\d_]+(?:er|ir|ez)|(?:[ée]cri|li|di|d[ée]cri|tradui|constru[iî]|r[ée]dui)re"
    r"|(?:r[ée]pon|ren|pren|compren|r[ée]sou|met|transcri)[dt]?re)(?![^\W_])|.*\b(?:distribu|autoris|interdit|rendre|coller|ramass|feuille|points?)",
    re.I,
)
"""Begin of a line that is about how a test is written, or asks something."""
_SEVERAL = re.compile(r" et | \+ |, ")
_TIME_LAST = re.compile(r"(?: \(\d{1,3}[ \u00a0]?(?:min(?:utes)?|mn|h)(?: ?\d\d)?\))?$")
_MATTER_LINES = 6


def with_matter(name: str, lines: Sequence[str]) -> str:
    """Return the name of a test that says only its number with the several things that a line below tells it is about:
    « Interrogation n° 4 : racines carrées et carrés parfaits (15 min) »."""
    begin, colon, behind = name.partition("\u00a0: ")
    if colon and _OF_FORM.match(behind):
        return begin
    if not re.fullmatch(r"[^:()]{2,30}(?: \([^()]*\))?", name) or not re.search(r"\d|^\w+(?: \([^()]*\))?$", name):
        return name
    below = [line.strip() for line in lines[:_MATTER_LINES]]
    told = [
        line
        for line in below
        if _TOLD_MATTER.match(line) and _SEVERAL.search(line) and not _OF_FORM.match(line) and not names_test(line)
    ]
    if len(told) != 1 or (_FORM.search(told[0])):
        return name
    matter = re.sub(r"\barithm\.", "arithmétique", told[0]).replace(" + ", " et ")
    matter = matter if matter.count(" et ") < 2 else matter.replace(" et ", ", ", matter.count(" et ") - 1)
    time = _TIME_LAST.search(name)
    begin = name[: time.start()] if time else name
    return f"{begin}\u00a0: {matter[:1].lower()}{matter[1:]}{name[len(begin) :]}"
