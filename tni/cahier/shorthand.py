"""Shorthand of teachers within a line, spelt out: « dvpt », « mvt 2 », « q. 1 à 3 », « pr jeudi », « !!! »."""

from __future__ import annotations

import re
from functools import partial

_WORDS = {
    r"dv?pts?|d[ée]v[tp]s?": "développement", r"mvts": "mouvements", r"mvt": "mouvement", r"rq": "remarque",
    r"rqs": "remarques", r"pbs": "problèmes", r"pb": "problème", r"d[ée]fs\.?": "définitions",
    r"déf\.?|def\.|def(?=$|[,;:)]| \+ )": "définition", r"démos?": "démonstration",
    r"props?\.": "propriété", r"thm": "théorème",
    r"[ée]vals\.?": "évaluations", r"[ée]val\.?": "évaluation", r"interro\.?": "interrogation",
    r"manips": "manipulations", r"manip\.?": "manipulation", r"exp[ée]s?\.?": "expérience",
    r"mise en co(?:mm)?\.?": "mise en commun", r"polys": "polycopiés", r"poly": "polycopié", r"prof": "professeur",
    r"disserte?": "dissertation", r"bcp": "beaucoup", r"(?-i:CR)": "compte rendu", r"s[ée]cu": "sécurité",
    r"q°": "question",
    r"coeur": "cœur", r"soeur": "sœur", r"soeurs": "sœurs", r"oeuvre": "œuvre", r"oeuvres": "œuvres",
    r"slt": "seulement", r"étymo": "étymologie", r"pts? de passage(?=[ \u00a0]?:)": "points de passage",
    r"stats": "statistiques",
    r"[ée]chauff\.?": "échauffement", r"grps": "groupes", r"grp": "groupe", r"docs": "documents", r"doc": "document",
    r"pdt": "pendant", r"qd": "quand", r"ccl|concl\.?": "conclusion",
    r"intro": "introduction", r"vocab\.?|voc\.?": "vocabulaire", r"conj\.?": "conjugaison", r"ortho": "orthographe",
    r"r[ée]dac": "rédaction", r"m[ée]thodo": "méthodologie", r"(?-i:QF)": "questions flash", r"trad\.?": "traduction",
    r"prod\.?": "production", r"càd|c-à-d": "c’est-à-dire",
    r"(?<=\d )[ée]q\.": "équipes", r"[ée]q\.": "équipe", r"(?<=\d )gr\.": "groupes",
    r"gr\.?(?= [A-Z\d]\b)|gr\.": "groupe",
    r"interros": "interrogations", r"rdv": "rendez-vous", r"gram\.?(?= ?:| p\.? ?\d)|gramm\.?": "grammaire",
    r"voca": "vocabulaire", r"conju\.?": "conjugaison", r"expl\.": "explication", r"(?<=explication )lin\.": "linéaire",
    r"tjr?s": "toujours", r"ttes(?= les)": "toutes", r"tte(?= la)": "toute",
    r"tt(?= le)": "tout", r"ts(?= les)": "tous",
}  # fmt: skip
_DAY = r"(?:\d|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun\.|mar\.|mer\.|jeu\.|ven\.)"
IN_SHORT = (
    rf"(?-i:[dD]s)(?= (?:(?:les?|la|ce|cet|cette|ces|son|sa|ses|leurs?|nos|notre|vos|votre|tout|toute|une?"
    rf"|chaque|ton|ta|tes"
    rf"|lequel|mon|ma|mes) (?!{_DAY}|semaine|prochain)|l[’']|«|\d{{1,2}} (?:jours|semaines|mois|min)))"
)
"""« ds » for « dans », not for a test: « ds le cahier », and « ds le 4/12 »."""
_AND_NUMBER = r"(?:(?: ?[,;&+] ?|-| et | à )\d{1,2}(?![\w/°])| \d{1,2}(?=$|[,.;)]))"
_BEFORE_OTHERS = {
    IN_SHORT: "dans",
    r"app\.? (?=l[ae]s? |l[’']|sa |ses )": "apprendre ",
    r"appr\.? (?=[IVX]{1,4}(?!\w))": "apprendre la partie ",
    r"appr\. ?(?=\w)|(?-i:appr) (?=[a-zé])": "apprendre ",
    rf"(?<=sur )cha?ps?\.? ?(?=\d{{1,2}}{_AND_NUMBER})": "les chapitres ",
    r"(?<=sur )(?:cha?p?\.? ?|chapitre )(?=\d{1,2}(?!\d))": "le chapitre ",
    rf"cha?ps?\.? ?(?=\d{{1,2}}{_AND_NUMBER})|chs?(?:\. ?| )(?=\d{{1,2}}{_AND_NUMBER})": "chapitres ",
    r"ch(?:\. ?| )(?=\d{1,2}(?!\d))|(?-i:[Cc]h)(?=\d{1,2}(?!\w))": "chapitre ",
    r"semaine pro(?![^\W\d_])": "semaine prochaine",
    r"(?-i:pr) (?=(?:les |un |une |ceux |tous |chaque |son |sa |ses |[a-zéê]{3,20}(?:er|ir|re) |\d{1,2}/\d"
    r"|(?:lun|mar|mer|jeu|ven)(?:\.| \d)|dimanche))": "pour ",
    r"pr (?=(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|l[ae] |l[’']))": "pour ",
    r"doc\.? r[ée]p\.? ?(?=\d)": "document réponse ",
    r"act\.? ?(?=\d)": "activité ",
    r"cha?p\.? ?(?=\d)": "chapitre ",
    r"l\. ?(?=\d)|l ?(?=\d+ ?[-à] ?\d)": "lignes ",
    r"docs? ?\.? ?(?=\d{1,2}(?: ?[,;&+-] ?| et | à | )\d)": "documents ",
    r"docs?\.? ?(?=\d)": "document ",
    r"q\.? ?(?=\d{1,2}(?: ?[,;&+-] ?| et | à | )\d)": "questions ",
    r"q\.? ?(?=\d)": "question ",
}
_TABLE = (
    (re.compile(r"(?<=[eio]r )mvt (?=\d)|(?<=re )mvt (?=\d)", re.I), "le mouvement "),
    *((re.compile(rf"(?<![\w.@/-])(?:{short})", re.I), whole) for short, whole in _BEFORE_OTHERS.items()),
    *((re.compile(rf"(?<![\w.@/-])(?:{short})(?![\w@]|-\w)", re.I), whole) for short, whole in _WORDS.items()),
)
_TO_DO = re.compile(
    r"(?<![\w’'-])a (?=(?:rendre|faire|finir|terminer|apprendre|revoir|r[ée]viser|savoir|lire|relire|apporter|retenir"
    r"|compl[ée]ter|coller|signer|pr[ée]parer|la maison|vous|quoi|partir de)(?![^\W\d_]))",
    re.I,
)
"""« A faire », as keyboards without capitals with accents have it."""
_CODE = re.compile(
    r"\b(?:def|for|while|if|elif|import|from|print|return|class|SELECT|INSERT|UPDATE)\b.*[(:=*]|https?://"
)
_LOUD = re.compile(r"(?P<mark>[!?])(?:[ \u00a0]?(?P=mark)){1,9}")
_NUMBERS = re.compile(
    r"\b(questions|documents|chapitres|lignes) (\d{1,2}(?:(?: ?[,;&+-] ?| et | )\d{1,2}){1,9})(?![\w/°])", re.I
)
_ASKED = re.compile(r"\bQ ?(\d{1,2}) ?(?:à|-|–|et|,) ?Q ?(\d{1,2})(?!\w)")
_ARROW = re.compile(r"[ \u00a0]*(?:->|=>|→)[ \u00a0]*(?:(?:[IVX]{1,4}|\d{1,2})[.)][ \u00a0]*)?")
_STARTS = (
    (re.compile(r"^ex[ \u00a0]?:[ \u00a0]*(?=\S)", re.I), "Exemple : "),
    (re.compile(r"^pb[ \u00a0]?:[ \u00a0]*(?=.*\?)", re.I), "Problématique : "),
    (re.compile(r"^transition (?:->|→|:|vers) *(?:[IVX]{1,4}[.)] *)?", re.I), "Transition : "),
)
_MOST_LETTERS = 600


def without_shorthand(text: str) -> str:
    """Return a text with its shorthand spelt out and each mark once; a line of code as it is."""
    text = _LOUD.sub(lambda found: found["mark"], text)
    if len(text) > _MOST_LETTERS or _CODE.search(text):
        return text
    text = _ASKED.sub(r"questions \1 à \2", text)
    text = _TO_DO.sub(lambda found: "À " if found[0][0] == "A" else "à ", text)
    for begin, whole in _STARTS:
        text = begin.sub(whole, text)
    for short, whole in _TABLE:
        text = short.sub(partial(_like, whole), text)
    text = _NUMBERS.sub(lambda found: f"{found[1]} {_listed(found[2])}", text)
    return _ARROW.sub(" → ", text)


def _like(whole: str, short: re.Match[str]) -> str:
    """Return a word with a capital if its short form begins with one; « CR » within a line has capitals only as a short
    form."""
    is_capital = short[0][:1].isupper() and (short.start() == 0 or not short[0][:2].isupper())
    return whole[:1].upper() + whole[1:] if is_capital else whole


def _listed(numbers: str) -> str:
    parts = re.split(r" ?[,;&+] ?| et | ", re.sub(r" ?- ?", "-", numbers))
    if all(part.isdigit() for part in parts) and len(parts) > 2:
        whole = [int(part) for part in parts]
        if whole == list(range(whole[0], whole[-1] + 1)):
            return f"{whole[0]} à {whole[-1]}"
    parts = [re.sub(r"^(\d+)-(\d+)$", _span, part) for part in parts]
    return " et ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _span(found: re.Match[str]) -> str:
    is_pair = int(found[2]) == int(found[1]) + 1
    return f"{found[1]} {'et' if is_pair else 'à'} {found[2]}"
