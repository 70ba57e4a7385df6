"""Words by which a lesson shows its school subject, where a class has several with one teacher."""

from __future__ import annotations

import re

from tni.cahier.title_spellings import bare

_WORDS = {
    "Mathématiques": """
addition additions soustraction soustractions multiplication multiplications division divisions fraction fractions
décimal décimaux nombre nombres numération dizaine dizaines centaine centaines périmètre aire aires cercle triangle
triangles quadrilatère quadrilatères polygone polygones symétrie géométrie angle angles calcul tables proportionnalité
solides mesures longueurs masses contenances monnaie pourcentage équation équations théorème vecteur vecteurs
""",
    "Français": """
écrits rédaction portrait récit conte contes poésie poème verbe verbes sujet grammaire conjugaison orthographe
vocabulaire dictée imparfait futur adjectif adjectifs phrase phrases lecture syllabe syllabes son sons homophones
fable fables roman théâtre accord accords participe synonymes préfixes suffixes
""",
    "Histoire-géographie": """
révolution guerre roi rois empire moyen-âge château châteaux préhistoire gaulois romains croisades ville villes
paysage paysages littoral continents océans carte cartes napoléon république renaissance
""",
    "Sciences": """
électrique électriques circuit circuits eau air digestion respiration volcan volcans séisme séismes graine graines
plante plantes animaux vivant vivants énergie ombre ombres matière états squelette planètes
""",
}
_PRIMARY = re.compile(
    r"math|français|lecture|écriture|histoire|géographie|science|questionner le monde|emc|enseignement moral"
    r"|littérature",
    re.I,
)
_SAME = {
    "Mathématiques": r"math|algèbre|géométrie|calcul",
    "Français": r"français|lecture|écriture|lettres|littérature|langage|étude de la langue",
    "Histoire-géographie": r"histoire|géo|monde",
    "Sciences": r"science|svt|physique|monde|techno",
}


def other_subject(topic: str, subject: str) -> str:
    """Return the school subject of a lesson, if the words of its topic belong to one other than that of the séance;
    "" if they do not say so."""
    if not _PRIMARY.search(subject):
        return ""
    words = {bare(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", topic)}
    hits = {name: len(words & {bare(one) for one in text.split()}) for name, text in _WORDS.items()}
    best = max(hits, key=lambda name: hits[name])
    if not hits[best] or list(hits.values()).count(hits[best]) > 1 or re.search(_SAME[best], subject, re.I):
        return ""
    return best


def of_subject(name: str) -> str:
    """Return a school subject as it goes on behind « manuel »: « de mathématiques », « d’histoire-géographie »."""
    small = name[:1].lower() + name[1:]
    return f"d’{small}" if bare(small)[0] in "aeiouh" else f"de {small}"
