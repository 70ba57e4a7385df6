"""Short forms of headings and plans, spelt out: « gram : la négation », « num centaines », « expl. lin. », « av JC ».

Each is one that can be read in one way only where it stands; what may be another word stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tni.cahier.french import format_list
from tni.cahier.short_forms import spell_short_forms

_PARTS = {
    r"q\.? (?:de )?gram(?:m(?:aire)?)?": "Question de grammaire",
    r"gramm?": "Grammaire", r"conj": "Conjugaison",
    r"ortho?": "Orthographe", r"num": "Numération",
    r"g[ée]om": "Géométrie", r"g[ée]o": "Géographie", r"hist": "Histoire",
    r"calc(?:ul)?\.? ment(?:al)?": "Calcul mental",
    r"calc": "Calcul", r"phono": "Phonologie", r"litt": "Littérature", r"po[ée]s": "Poésie",
    r"lect\.? (?:ana?l?|analyt)": "Lecture analytique", r"lect\.? lin": "Lecture linéaire",
    r"lect": "Lecture", r"expl\.? lin": "Explication linéaire", r"expl\.? de (?:txt|tx|texte)": "Explication de texte",
    r"comm?\.? lin": "Commentaire linéaire", r"prod\.? (?:d[’'])?[ée]crits?": "Production d’écrits",
    r"prod\.? [ée]crite": "Production écrite", r"(?-i:OE)": "Objet d’étude", r"(?-i:OI)": "Œuvre intégrale",
    r"(?-i:GT)": "Groupement de textes", r"r[ée]cap": "Récapitulatif", r"mob\.? des connaissances": "Rappels",
}  # fmt: skip
_BEFORE_SIGN = {
    r"lex": "Lexique",
    r"dict": "Dictée",
    r"sc": "Sciences",
    r"comm?": "Commentaire",
    r"maths?": "Mathématiques",
}
"""Short forms that are other words without a sign behind them."""
_LABELS = {
    r"hyp": "Hypothèses", r"obj": "Objectif", r"voca": "Vocabulaire", r"props?": "Propriété", r"r[ée]f": "Référence",
    r"conclu": "Conclusion", r"syn(?:th)?": "Synthèse", r"d[ée]cl": "Déclinaison", r"obs": "Observation",
    r"mat": "Matériel", r"m[ée]th": "Méthode", r"d[ée]m": "Démonstration", r"rem": "Remarque",
    r"th": "Théorème", r"pblq|pbq|probl?[ée]mat": "Problématique", r"csq|cons[ée]q": "Conséquence",
    r"interpr": "Interprétation",
}  # fmt: skip
"""Short forms of labels, which a colon follows."""
_STARTS = [
    *((re.compile(rf"^(?:{short})\b\.?(?P<behind>[ \u00a0]*[:–-] *|[ \u00a0]+(?=\S)|$)", re.I), whole)
      for short, whole in _PARTS.items()),
    *((re.compile(rf"^(?:{short})\b\.?(?P<behind>[ \u00a0]*: *)(?=\S)", re.I), whole)
      for short, whole in {**_BEFORE_SIGN, **_LABELS}.items()),
]  # fmt: skip
_WITHIN: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?P<when>av(?:ant)?|ap(?:r[èe]s)?)\.? ?J\.? ?-? ?C\.?(?!\w)", lambda one: f"{_whole_time(one['when'])} J.-C."),
    (r"(?<=\b[IVX]{1}e )s\.?(?=[ ,;:)]|$)|(?<=[IVX]{2}e )s\.?(?=[ ,;:)]|$)|(?<=\d\de )s\.?(?=[ ,;:)]|$)", "siècle"),
    (r"expl\.? lin\.?(?=[ ,;:)]|$)", "explication linéaire"),
    (r"lect\.? lin\.?(?=[ ,;:)]|$)", "lecture linéaire"),
    (r"lect\.? anal?\.?(?=[ ,;:)]|$)", "lecture analytique"),
    (r"(?-i:ds) (?=(?:l[ae]s?|une?|s[ao]n|ses|ce|cett?e?|ces|des|mon|votre|notre|leurs?) |l[’']|«|\")", "dans "),
    (r"(?-i:ac) (?=(?:l[ae]s?|une?|s[ao]n|ses|des) |l[’']|«)", "avec "),
    (r"(?-i:tt) (?=(?:l[ae]|ce|cela) |l[’'])", "tout "), (r"(?-i:ts) (?=(?:les|ces) )", "tous "),
    (r"(?-i:ttes) (?=(?:les|ces) )", "toutes "),
    (r"exploit\.(?= d)", "exploitation"), (r"a (?<=\d a )(?=\d)", "à "),
    (r"figs?\.? (?=de style)", "figures "), (r"(?-i:EL) ?(?:n ?[°o] ?)?(?=\d)", "explication linéaire n° "),
    (r"((?:docs?\.?|documents?|q|questions?|ex\.?|exercices?|act\.?) ?)(\d{1,2}(?:-\d{1,2}){2,5})(?![\w-])",
     lambda one: one[1] + one[2].replace("-", ", ")),
    (r"n ?° ?(\d{1,3}(?: \d{1,3}){1,8})(?! ?[\w/°])", lambda one: f"n° {format_list(one[1].split())}"),
    (r"respi(?!\w)", "respiration"), (r"probas?(?!\w)", "probabilités"), (r"trigo(?!\w)", "trigonométrie"),
    (r"photosynth\.?(?!\w)", "photosynthèse"), (r"g[ée]ol\.?(?!\w)", "géologie"), (r"m[ée]ca(?!\w)", "mécanique"),
    (r"g[ée]om\.?(?!\w)", "géométrie"), (r"fcts(?!\w)", "fonctions"), (r"fct(?!\w)", "fonction"),
    (r"nbres(?!\w)", "nombres"), (r"nbre(?!\w)", "nombre"),
    (r"(?-i:nbs)(?!\w)|(?-i:nb)(?= (?:entiers|relatifs|premiers|complexes)\b)", "nombres"),
    (r"(?-i:nb)(?= qui )|(?<=\ble )nb(?=[ ,.]|$)|(?<=\bun )nb(?=[ ,.]|$)", "nombre"),
    (r"(?-i:nb)(?= (?:de |d[’']|entier|d[ée]cimal|relatif|premier|complexe))", "nombre"),
    (r"(?-i:tps)(?!\w)", "temps"), (r"qt[ée]s?(?!\w)", "quantité"), (r"chgts?(?! ?[\w.])", "changement"),
    (r"chgts? (?=d)", "changements "), (r"gvts?(?!\w)", "gouvernement"), (r"dvl?p?pe?ment(?!\w)", "développement"),
    (r"descr\.?(?!\w)", "description"), (r"photocop\.?(?!\w)", "photocopie"), (r"fig\. ?(?=\d)", "figure "),
    (r"(?-i:fd)(?= (?:blanc|brun|de ))", "fond"), (r"(?-i:Fd)(?= (?:blanc|brun|de ))", "Fond"),
    (r"(?<=\bl’)expl\.(?! \w+ de)", "explication"), (r"(?<=s )bin(?=[ ,;:)]|$)", "binaires"),
    (r"(?<=arbre )bin(?=[ ,;:)]|$)|(?<=nombre )bin(?=[ ,;:)]|$)|(?<=code )bin(?=[ ,;:)]|$)", "binaire"),
    (r"[ée]qs?\.? (?=(?:du|de) (?:1er|2nd|2d|premier|second)|produits? nuls?|diff[ée]r|cart[ée]s|r[ée]duite|de droite)",
     lambda one: "Équation " if one[0][0] in "ÉE" else "équation "),
    (r"r[ée]v\.? fr\.?(?:an[çc])?(?!\w)", "Révolution française"),
    (r"r[ée]v\.? indus?t?\.?(?!\w)", "révolution industrielle"),
    (r"(?-i:1GM|PGM)(?!\w)", "Première Guerre mondiale"), (r"(?-i:2GM|SGM)(?!\w)", "Seconde Guerre mondiale"),
    (r"(?-i:T([PD])) ?(?=\d)", r"T\1 "), (r"v ?(?=\d{1,3} ?[-–à] ?\d)", "v. "),
    (r"q ?(\d{1,2}) ?(?:à|-|–) ?q ?(\d{1,2})(?!\w)", r"questions \1 à \2"),
    (r"q ?(\d{1,2}) ?(?:et|\+|,) ?q ?(\d{1,2})(?!\w)", r"questions \1 et \2"),
    (r"doc(?:ument)?s?\.? ?(\d{1,2}) ?\+ ?(\d{1,2})(?! ?\+|\w)", r"documents \1 et \2"),
    (r"q(?:uestion)?s?\.? ?(\d{1,2}) ?\+ ?(\d{1,2})(?! ?\+|\w)", r"questions \1 et \2"),
)  # fmt: skip
_WITHIN_TABLE = tuple((re.compile(rf"(?<![\w.@/’-])(?:{short})", re.I), whole) for short, whole in _WITHIN)
_SITE_NAMES = ("Capytale", "GeoGebra", "Scratch", "Python", "Pronote", "Kahoot", "Moodle", "Plickers", "Wooclap")
_SITES = {one.lower(): one for one in _SITE_NAMES}
"""Names of programs and sites, which are typed in small letters."""
_SITE = re.compile(rf"(?<![\w./@-])(?:{'|'.join(_SITES)})(?![\w/@-]|\.\w)")
_SUFFIX = re.compile(r"(?<=[a-zà-ÿ]{3}[ts])°(?![\w°])")
"""« révolut° », « expans° »: the end of « -tion »."""
_CODE = re.compile(r"https?://|\b(?:def|for|while|if|import|print|return|SELECT|INSERT)\b.*[(:=*]|[{};]\s*$")
_MOST_LETTERS = 600


def _whole_time(when: str) -> str:
    small = "avant" if when.lower() == "avant" else "après" if when.lower().startswith("apr") else f"{when.lower()}."
    return small[:1].upper() + small[1:] if when[0].isupper() else small


def with_short_forms(text: str) -> str:
    """Return a heading or a line with its short forms in words."""
    if len(text) > _MOST_LETTERS or _CODE.search(text):
        return text
    for start, whole in _STARTS:
        if found := start.match(text):
            sign = found["behind"].strip(" \u00a0")
            rest = text[found.end() :]
            sign = sign or ("" if re.match(r"\d|p(?:ages?|\.)? ?\d|(?:de|du|des|en) |d[’']", rest) else ":")
            link = f" {sign} ".replace("  ", " ") if rest else ""
            text = f"{whole}{link}{text[found.end() :]}"
            break
    text = re.sub(
        r"^ex\.? (?=r[ée]solus?\b)", "Exercice ", re.sub(r"^sit\.? ?(?=\d)", "Situation ", text, flags=re.I), flags=re.I
    )
    text = _SITE.sub(lambda found: _SITES[found[0]], _SUFFIX.sub("ion", text))
    for short, word in _WITHIN_TABLE:
        text = short.sub(word, text)
    return spell_short_forms(text)
