"""Forms and families of French words: `fractions` is a form of `fraction`, `fractionnaire` is of its family.

Stems are those of Snowball, from words without accents, after French plurals in -aux and -x. Families join what differs
by the endings of derivation (multiplier, multiplication); what no rule joins stands in KIN.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from tni.library.french_stemmer import french_stemmer

KIN = """
oeil yeux oculaire
ciel cieux celeste
lire lecture lecteur lectrice lu lue lus lues lis lisons lisez lisent lisant lisible relire relecture
dividende diviser
grammaire grammatical grammaticalement
poesie poeme poete poetique poetesse
digerer digestion digestif digestive
cercle circulaire circonference
republique republicain republicaine
lexique vocabulaire lexical
maths math mathematique mathematiques mathematicien
nombre numeration
temps temporel temporelle
eau aquatique hydrique
mer marin marine maritime
sang sanguin sanguine
nuit nocturne
roi royal royale royaute royaume
loi legal legale legislatif legislative
guerre guerrier belliqueux
sel sale salin saline salinite
long longueur
peser pesee poids masse pese
vent eolien eolienne
soleil solaire
lune lunaire
terre terrestre
ville urbain urbaine urbanisation
foret forestier forestiere
fleuve fluvial fluviale
dent dentaire
coeur cardiaque
ecole scolaire ecolier
eglise ecclesiastique
pere paternel
mere maternel
main manuel manuelle
feu feux
voir vue vision visuel
savoir sais sait
boire boisson bu
vivre vie vivant vivante vital
mourir mort mortalite mortel
naitre naissance natalite natal
croitre croissance croissant
connaitre connaissance connu
apprendre apprentissage appris
comprendre comprehension compris
fondre fusion fonte fondu
bouillir ebullition
geler gel solidifier
mouvoir mouvement mobile
lumiere lumineux lumineuse
dessiner dessin
carre carres quadrature
premiere 1re
seconde 2e 2de
6e sixieme
5e cinquieme
4e quatrieme
3e troisieme
cp preparatoire
tle terminale
7e septieme
8e huitieme
9e neuvieme
10e dixieme
12e douzieme
16e seizieme
17e dixseptieme
18e dixhuitieme
19e dixneuvieme
20e vingtieme
pi π
racine √
pourcentage pourcent %
euro euros €
degre degres °
infini ∞
multiplication × multiplier
division ÷ diviser
histoiregeographie histgeo histoiregeo
"""
"""Words of one family a line, folded: irregular forms, and kin from Latin where French has another word."""

_ALTERNATIONS = tuple(
    (re.compile(pattern), root)
    for pattern, root in (
        (r"(.{2,})tra(?:ire|its?|ites?|ctions?|cteurs?|ctifs?|ctives?|yons|yez|yant|ient|is)", r"\1tra"),
        (r"(.*?)s?cri(?:re|ts?|tes?|ptions?|tures?|vains?|vaines?|vant|vons|vez|vent|ptifs?|ptives?|s)", r"\1cri"),
        (r"(.{3,})ui(?:re|ts?|tes?|sons|sez|sant|sent|s)", r"\1uc"),
        (r"(.{3,})uc(?:tions?|teurs?|trices?|tifs?|tives?|tible)", r"\1uc"),
        (r"(.+)o(?:udre|lutions?|lutionnaires?|lus?|lues?|lvant|lvons|lvez|lvent)", r"\1olu"),
        (r"(.{2,})m(?:ettre|ets|et|ettons|ettez|ettent|is|ise|ises|issions?|issible)", r"\1mis"),
        (r"(.{2,})pr(?:imer|ime|imes|imons|ime|imee|imees|essions?|essif|essive)", r"\1prim"),
        (r"(.{1,})c(?:evoir|evons|evez|evant|eptions?|epteurs?|eptif|eptive|oit|oivent)", r"\1cep"),
        (r"(.{2,})ver(?:tir|tit|tis|tissons|tissant|sions?|ses?|ser)", r"\1ver"),
        (r"(.*ouv)(?:rir|re|res|rons|rez|rent|rant|erte?s?|ertures?)", r"\1"),
        (r"(.*pos)(?:er|e|es|ons|ez|ent|ant|ee|ees|itions?|iteurs?|itif|itive|able)", r"\1"),
    )
)
"""Verbs whose nouns come from the Latin participle: soustraire, soustraction. Tried in order on the whole word."""

_ENDING_LIST = """
uon ionnalit ionnellement ionnement ionnair ionnel ionnist ionn icatric icateur icatif icativ icand abilit ibilit aison
ateur atric atoir atif ativ ation icien icit ement iteur itric ition itif itiv alit eur trice rice ibl abl iqu ien ist
ism air ion anc enc ant ell el al at ag it ic if iv i
"""
_ENDINGS = tuple(_ENDING_LIST.split())
"""Endings of derivation as stems keep them, longest first where one ends with another."""
ROOT_MIN = 4
"""Letters that remain of a word at least."""
_ROUNDS = 3
_NOT_PLURAL = frozenset(("faux", "taux", "chaux"))


_ROMAN = re.compile(r"(?P<number>x{1,3}(?:ix|iv|v?i{0,3})|ii|iii|iv|vii|viii|ix)(?P<rank>e?)")
"""Numbers of kings and centuries. V and VI are left out, and VIe, which is « vie »."""


def _arabic(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return the common part of a folded word's forms."""
    single = _singular(word)
    if len(single) <= ROOT_MIN or not single.isalpha():  # mer, mère
        return single
    stemmed = french_stemmer()(single)
    stemmed = stemmed.removesuffix("x") if stemmed.endswith("eux") else stemmed  # heureuse, heureux
    return _without_mute_e(stemmed)


_VERBAL = re.compile(r"(?:er|ee?|ez|ent|ons|ant|ait)$")
_CLASSES = tuple(
    (re.compile(rf"(?:{endings})$"), name)
    for endings, name in (
        ("eur?|eus|ric", "eur"),
        ("ion", "ion"),
        ("iqu", "ique"),
        ("ism", "isme"),
        ("ist", "iste"),
        ("[ai]bl", "able"),
        ("if|iv", "if"),
        ("[ae]nc", "ance"),
        ("ment", "ment"),
    )
)
"""Endings of derivation, without a last -e or -s. The feminine has the name of the masculine."""


def is_inflection(word: str, other: str) -> bool:
    """Return whether two folded words of one stem are forms of one word: stems join `numérateur` and `numérique`."""
    word, other = word.rstrip("sx"), other.rstrip("sx")
    return _VERBAL.sub("", word) == _VERBAL.sub("", other) or _class(word) == _class(other)


def _class(word: str) -> str:
    """Return the name of a word's ending of derivation, empty without one."""
    bare = word.removesuffix("e")
    return next((name for pattern, name in _CLASSES if pattern.search(bare)), "")


def _without_mute_e(root: str) -> str:
    return bare if len(bare := root.rstrip("e")) >= ROOT_MIN - 1 else root  # angle, dérivée


@lru_cache(maxsize=1 << 14)
def family(word: str) -> str:
    """Return the key of a folded word's family. Words of one stem have one family, but for irregular forms."""
    kin = _kin()
    if (known := kin.get(word) or kin.get(_singular(word))) is not None:
        return known
    if numeral := _ROMAN.fullmatch(word):
        number = str(_arabic(numeral["number"])) + numeral["rank"]
        return kin.get(number, number)
    root = _root(word)
    return kin.get(root, root)


def _root(word: str) -> str:
    """Return what the rules of derivation leave of a folded word."""
    for pattern, root in _ALTERNATIONS:
        if (found := pattern.fullmatch(word)) is not None:
            return found.expand(root)
    return _without_endings(stem(word))


def _singular(word: str) -> str:
    if len(word) < ROOT_MIN or word in _NOT_PLURAL:
        return word
    if word.endswith(("eaux", "eux", "oux")):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-3] + "al"
    if word.endswith(("ail", "ails")) and len(word) > 5:  # vitrail, vitraux
        return word.removesuffix("s")[:-3] + "al"
    return word.removesuffix("s") if len(word) <= ROOT_MIN + 1 else word


def _without_endings(root: str) -> str:
    if root.endswith("aill"):  # travailler
        root = root[:-3] + "l"
    for _ in range(_ROUNDS):
        ending = next((end for end in _ENDINGS if root.endswith(end) and len(root) - len(end) >= ROOT_MIN), "")
        if not ending:
            break
        root = root.removesuffix(ending)
    root = root.removesuffix("u") if root.endswith(("gu", "qu")) else root
    root = re.sub(r"([gc])ul$", r"\1l", root)  # triangle, triangulaire
    root = re.sub(r"oir$", "or", root)  # histoire, historique
    root = re.sub(r"q$", "c", root)  # musique, musical
    return re.sub(r"([^aeiou])\1$", r"\1", _without_mute_e(root))


@lru_cache(maxsize=1)
def _kin() -> dict[str, str]:
    """Return the family of each word of KIN, and of its root where that is long. The first of two families counts."""
    found: dict[str, str] = {}
    for line in KIN.strip().splitlines():
        words = line.split()
        key = next((found[word] for word in words if word in found), f"={words[0]}")
        for word in words:
            found.setdefault(word, key)
    for word, key in list(found.items()):
        if len(root := _root(word)) > ROOT_MIN:
            found.setdefault(root, key)
    return found
