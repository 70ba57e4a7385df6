"""Abbreviations of teachers in titles, spelt out: « chap 3 », « éval », « DS2 », « act2 »."""

from __future__ import annotations

import re

from tni.cahier.french import NBSP, quoted
from tni.cahier.heading_shorthand import with_short_forms
from tni.cahier.named_tests import names_test
from tni.cahier.shorthand import without_shorthand

_SHORT_FORMS = (
    (re.compile(r"^chap(?![a-z])\.? ?", re.I), "Chapitre "),
    (re.compile(r"^ch\.? ?(?=\d)", re.I), "Chapitre "),
    (re.compile(r"^th\.? ?(?=\d)", re.I), "Thème "),
    (re.compile(r"^(s[ée]q)\b\.?", re.I), "Séquence"),
    (re.compile(r"^act\b\.?", re.I), "Activité"),
    (re.compile(r"^exo\b\.?(?= (?:type|de|d[’']|sur|n°))", re.I), "Exercice"),
    (re.compile(r"^(exos?)\b\.?(?! ?\d)|^ex\.?$", re.I), "Exercices"),
    (re.compile(r"^[ée]vals?\b\.?", re.I), "Évaluation"),
    (re.compile(r"^interros?\b\.?", re.I), "Interrogation"),
    (re.compile(r"^r[ée]vs?\b\.?(?= )", re.I), "Révisions"),
    (re.compile(r"^intro\b\.?", re.I), "Introduction"),
    (re.compile(r"^(d[ée]f)\b\.?", re.I), "Définition"),
    (re.compile(r"^(voc|vocab)\b\.?", re.I), "Vocabulaire"),
    (re.compile(r"^(correc|corr)\b\.?", re.I), "Correction"),
)
_NUMBERED_PART = re.compile(
    r"^(module|unité|thème|séquence|séq|partie|chapitre|tp|td|sujet|activité|question|jalon"
    r"|axe) ?(\d{1,2})(?:\s*[.:–-]\s*|\s+(?!(?:d[eu]s?|et|ou|à|sur|avec|en|dans|pour|aux?|p)\b|d[’']))(?=[^\W\d_]{2})",
    re.I,
)
_TEST_NAME = re.compile(r"^((?:correction|corrigé) (?:du |de )?)?(ds|dst|dm)(?: ?(?:n ?[°o])? ?(\d{1,2}))?\b", re.I)
_TEST_NAMES = {"ds": "devoir surveillé", "dst": "devoir sur table", "dm": "devoir à la maison"}
_LIGATURES = tuple(
    (re.compile(rf"\b({before}){after}", re.I), rf"\1œ{rest}")
    for before, after, rest in (
        ("", "oe(?=uvre)", ""), ("c", "oe(?=ur)", ""), ("s", "oe(?=ur)", ""), ("n", "oe(?=ud)", ""),
        ("v", "oe(?=u)", ""), ("", "oe(?=il)", ""), ("m", "oe(?=urs)", ""), ("b", "oe(?=uf)", ""),
        ("", "oe(?=sophage)", ""),
    )
)  # fmt: skip


_LEAD_WORD = re.compile(
    r"^(TP|TD|manipulation|évaluation|contrôle|interrogation|(?:CCF|bac|brevet|examen|oral) blanc)"
    r" (?!(?:libre|guidée|de|du|des|d’|d'|en|sur|à|au|aux|pour|par|avec|et|ou|n°|n|no|bilan|blanc|final|finale|commune?"
    r"|diagnostique|formative|sommative|surprise|rapide|trimestriel\w*|noté|notée"
    r"|orale?|écrite?|continu|individuelle?|collective|groupe|ex\w*)\b)(?=[^\W\d_]{3})(?-i:(?![A-ZÉÈ]{2}))",
    re.I,
)
"""Lead word that stands before its subject without any link: « TP Dosage », « CCF blanc statistiques »."""


_RULES = {
    "num": "numération", "géom": "géométrie", "geom": "géométrie", "calc": "calcul", "mes": "mesures",
    "gd": "grandeurs",
    "gram": "grammaire", "orth": "orthographe", "ortho": "orthographe", "conj": "conjugaison", "voc": "vocabulaire",
    "lex": "lexique", "grammaire": "grammaire", "orthographe": "orthographe", "conjugaison": "conjugaison",
    "vocabulaire": "vocabulaire", "numération": "numération", "numeration": "numération",
}  # fmt: skip
_CODES_OF_RULES = re.compile(rf"^({'|'.join(_RULES)}) ?(\d{{1,2}})(?:\s*[.:–-]\s*|\s+|$)(?=[^\W\d_]{{2}}|$)", re.I)
"""Number of a lesson in the notebook of a primary class: « NUM 9 »."""
_RULE_OF = re.compile(
    r"^(Orthographe|Grammaire|Conjugaison) (?=[\w’']{1,4}(?:, | ?/ ?| ou | et )[\w’']{1,4}(?!\w))", re.I
)
"""Part of French before the words that are told apart: « Orthographe a ou à »."""
_READ_CLOSELY = re.compile(
    r"^(?P<work>[^:,–]{3,40}?)[ ,:–-]+(?P<kind>explication|lecture|analyse) (?P<how>linéaire|analytique)"
    r"(?: (?:n ?° ?)?(?P<number>\d{1,2}))?(?P<rest>(?: [(,–-].*)?)$",
    re.I,
)


_RULE_WITHIN = re.compile(r"(?<![\w’«])(?-i:NUM|G[ÉE]OM|CALC|MES|GRAM|ORTHO?|CONJ|VOC|LEX) ?(\d{1,2})(?!\w)")


def with_lesson_named(task: str, topic: str) -> str:
    """Return work with the code of a lesson in words: « savoir NUM 9 », « savoir la leçon « Numération 9 » ». topic: of
    the lesson, which is the one that is meant if it has the same number."""

    def named(found: re.Match[str]) -> str:
        whole = _CODES_OF_RULES.sub(_rule, found[0])
        return f"la leçon {quoted(topic if topic.startswith(f'{whole}{NBSP}:') else whole)}"

    return _RULE_WITHIN.sub(named, task)


def _rule(found: re.Match[str]) -> str:
    whole = _RULES[found[1].lower()].capitalize()
    return f"{whole} {int(found[2])} : " if found.end() < len(found.string) else f"{whole} {int(found[2])}"


def _read(found: re.Match[str]) -> str:
    """Return the title of a close reading with its kind first: « Explication linéaire n° 2 : Cyrano (III, 7) »."""
    number = f" n° {found['number']}" if found["number"] else ""
    return f"{found['kind'].capitalize()} {found['how'].lower()}{number} : {found['work'].strip()}{found['rest']}"


def spelt_out(title: str) -> str:
    """Return a title with its abbreviations spelt out."""
    title = without_shorthand(with_short_forms(title))
    for short, whole in _SHORT_FORMS:
        title = short.sub(whole, title)
    title = re.sub(r"(?<!^)\bchap(?:itre)?(?![^\W\d_])\.? ?(?=\d)", "chapitre ", title, flags=re.I).replace(
        " - ", " – "
    )
    title = re.sub(r"(?<!^)\bact\.? ?(?=\d)", "activité ", title, flags=re.I)
    title = re.sub(r"^(Évaluation|Contrôle|Correction) (?=chapitre)", r"\1 du ", title)
    title = re.sub(r"^(\w+ du chapitre \d+) (?=[^\W\d_]{3})", r"\1 : ", title)
    title = _NUMBERED_PART.sub(lambda found: f"{found[1]} {int(found[2])} : ", title)
    title = _CODES_OF_RULES.sub(_rule, title)
    title = _READ_CLOSELY.sub(_read, title)
    title = _LEAD_WORD.sub(lambda found: f"{found[1]} : " if _is_lead(found) else found[0], title)
    title = _RULE_OF.sub(r"\1 : ", title)
    title = with_tests_spelt(title)
    title = re.sub(r"^LL ?(\d{1,2})\b\s*[:–-]?\s*(?=[\w«])", r"Lecture linéaire n° \1 : ", title)
    title = re.sub(r"^explication linéaire n° (\d{1,2}) (?=[\w«])", r"Explication linéaire n° \1 : ", title, flags=re.I)
    title = re.sub(r"^(Étude|Lecture|Analyse|Exploitation) (documents?) (?=\d)", _of_documents, title)
    title = re.sub(r"^(devoir [^:(]{4,30}?) (?:correction|corrigé)$", r"Correction du \1", title, flags=re.I)
    for plain, joined in _LIGATURES:
        title = plain.sub(joined, title)
    return title


def _is_lead(found: re.Match[str]) -> bool:
    """Return whether a lead word stands before its subject: not « Interrogation directe »."""
    is_kind = re.match(r"évaluation|contrôle|interrogation", found[1], re.I)
    return not is_kind or names_test(found.string)


def _of_documents(found: re.Match[str]) -> str:
    return f"{found[1]} {'des' if found[2].endswith('s') else 'du'} {found[2]} "


def with_tests_spelt(text: str) -> str:
    """Return a text whose first words name a test with that spelt out: « Correction du devoir surveillé n° 2 »."""
    return _TEST_NAME.sub(_test_name, text)


def _test_name(found: re.Match[str]) -> str:
    """Spell out the name of a test: « Correction du devoir surveillé n° 2 »."""
    name = _TEST_NAMES[found[2].lower()] + (f" n°{NBSP}{found[3]}" if found[3] else "")
    return f"Correction du {name}" if found[1] else name
