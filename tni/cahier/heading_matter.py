"""Headings that do not say what a page is about, « Problématique », « Axes de lecture », « Je retiens », and the words
below them that do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.book_references import book_pages, is_only_exercises
from tni.cahier.foreign_titles import put_in_french, question_quoted
from tni.cahier.french import NBSP, quoted
from tni.cahier.instructions import is_infinitive
from tni.cahier.noun_groups import small_start
from tni.cahier.page_works import PROSE
from tni.cahier.plain_titles import clean_title, punctuated, quotation_of
from tni.cahier.title_spellings import FORMS, PLACES, bare

LINE_MAX = 150
"""Letters of a line that a heading and its matter have together."""
_LEAST_ROOM = 30
_KINDS_TEXT = """
regroupement accueil
problématique question questionnement problème hypothèse expérience expérimentation manipulation protocole observation
résultat interprétation conclusion bilan synthèse trace vocabulaire lexique glossaire mot notion définition exemple
contre-exemple remarque méthode méthodologie rappel objectif but consigne activité situation contexte introduction
lecture explication texte extrait axe mouvement plan étude analyse commentaire document recherche découverte
entraînement application défi énigme rituel débat discussion oral échange écrit écriture rédaction production dictée
phrase résumé leçon cours mémo accroche idée argument thèse étape mission tâche atelier point schéma croquis tableau
graphique figure photo image vidéo affiche mesure référence incitation verbalisation représentation constat enjeu
repère date personnage thème sujet citation phase résolution réponse proposition carte légende frise chronologie
recette contrainte test donnée calcul progression compétence paramètre problématisation copie compréhension cas
récapitulatif grammaire orthographe conjugaison version traduction prononciation compte rendu transition ouverture
essentiel aide outil astuce mobilisation exploitation institutionnalisation réinvestissement
"""
_KINDS = frozenset(map(bare, re.findall(r"[\w-]+", _KINDS_TEXT)))
_VERBS_TEXT = """
retiens retenir écris écrire lis lire cherche chercher comprends comprendre apprends appris apprendre observe observer
entends vois sais savoir découvre réfléchis pratique applique entraîne manipule expérimente parle dis écoute calcule
trouvé compris vu fait retenons cherchons observons
"""
_VERBS = frozenset(map(bare, re.findall(r"\w+", _VERBS_TEXT)))
_BESIDE_TEXT = """
le la les l un une des du de d et ou à au aux en sur pour par ce cet cette ces ceux que qu qui quoi je j m me tu nous
n on ai as avons a ont il faut mon ma mes ton ta tes notre nos votre vos son sa ses jour semaine matin séance séquence
classe groupe collectif collective individuel individuelle analytique linéaire cursive suivie guidée oralisée offerte
initial initiale départ final finale générale général écrite laissée clé clés important importants nouveau nouveaux
nouvelle nouvelles commun mise première premier deuxième second seconde troisième dernier dernière petit petite grand
grande ici suite fin n° i ii iii iv v vi b c e f g h aussi bien travail directrice directeur possible possibles
documentaire expérimentale expérimental travaillée travaillées visée visées pense en
"""
_BESIDE = frozenset(map(bare, re.findall(r"\w+", _BESIDE_TEXT)))
_FIRST_PERSON = re.compile(r"(?:j[’']|je )(?:m[’']|me )?(?P<verb>[^\W\d_]+)(?: \[[^\]]{1,8}\])?$", re.I)
_LABEL = re.compile(
    r"(?P<label>(?=[^\W_]|\(|-\d)(?:[^:=?!.«;]|\.(?=,? ?[:=,])){1,40}?) ?"
    r"(?:\((?:n\.? ?[mf]?\.?|nom [mf]\w*|adj\.?|v\.?|verbe)\))? ?"
    r"(?::|=|–|-(?= ))[ \u00a0]*(?P<rest>\S.*)$"
)
"""Word or label, and what is said of it."""
_ASKED = re.compile(r"questions? \d", re.I)
_EQUATION = re.compile(r"[^=:–«]*[\d/^*+×()][^=:–«]*=")
"""What is before its sign of equality is a number or a formula, no label: « a/b = … »."""
_PART_LETTER = re.compile(
    r"^[A-F](?:[)/] ?|\. ?|[ \u00a0][–-] )(?=(?:L[ae]s? |L[’']|Une? |Des |D[eu] |[a-zà-ÿ])[^\W\d_])"
)
"""Letter of a part of the lesson: « A. L’équilibre », not the initial of « A. Camus »."""
_OF_WORDS = re.compile(r"\b(?:vocabulaire|lexique|mots?|glossaire|notions?|d[ée]finitions?|personnages?)\b", re.I)
_DATA = re.compile(
    r"(?P<label>[^\W\d_][^\d:=«,;.]{0,24}?|[A-Z]\d? ?\([^)]{1,8}\))[ \u00a0]*[:,|]?[ \u00a0]*"
    r"\d+(?:[ ;|/,.+−–-]+\d+)+[ .…]*$"
)
"""Measured quantity, and its values."""
_OF_TEXT = re.compile(r"\b(?:lis|lire|lecture|dict[ée]e|copie|[ée]cris|phrase|texte|exemple)s?\b", re.I)
"""Heading of a page with a text that is read or written, whose characters are no pupils."""
_OF_NUMBER = re.compile(
    r"(?:doc(?:ument)?s?|texte|photo|image|extrait|étape|groupe|exemple|fig(?:ure)?)\.? ?\w{1,2}", re.I
)
"""Label that only counts: « Doc 1 »."""
_SHORT = re.compile(r"[^.?!:;«=()]{2,35}")
"""Thing of a list that has one on each line."""
_NUMBERED = re.compile(r"(?:\(?(?:\d{1,2}|[a-h]|[IVX]{1,4}) ?(?:[.)]+ ?|[/–-] |-(?=[^\W\d_]))|[-–—•*→] )(?=\S)")
_COUNTED = re.compile(r"(?P<number>\d) (?=[^\W\d_])")
_APART = re.compile(
    r"(?:mat[ée]riel|date|pr[ée]nom|nom|dur[ée]e|support|source|groupe)s?(?: n[ée]cessaire)?[ \u00a0]?:", re.I
)
OF_SOMEONE = re.compile(
    r"(?!(?:Une?|L[ae]s?|Des|Ce|Cette|Ces|On|Il|Elle|Dans|En|À|Au)\b)"
    r"[A-ZÉ][^\W\d_]+ (?:est|a|s’|se|ne|n’|[a-zé]+e|[a-zé]+t)\b|[A-ZÉ]\w+ s’"
)
"""Sentence about someone who has a first name, whom parents might take for a pupil."""
_PLACE_BEHIND = re.compile(
    r",? \(?(?:(?:dans |du )?(?:le )?(?:manuel|livre),? )?p(?:ages?|\.)? ?\d[\d\s,àet-]*\)?\.?$", re.I
)


def is_bare_heading(title: str) -> bool:
    """Return whether the words of a heading alone do not tell the subject matter: « Question du jour », « Ce que j’ai
    appris », « Mouvements »."""
    if _FIRST_PERSON.match(title):
        return True
    if re.search(r"[«=:]", title):
        return False
    words = [bare(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", title)]
    kinds = [word in _KINDS or word.rstrip("sx") in _KINDS or word in _VERBS for word in words]
    return any(kinds) and all(kind or word in _BESIDE for kind, word in zip(kinds, words, strict=True))


def matter_below(title: str, lines: Sequence[str], *, is_foreign: bool = False) -> str:
    """Return what the lines below a bare heading are about, as it goes on behind a colon; "" if they do not say it."""
    if _ASKED.match(title):
        return ""  # what is below are answers
    told = _telling(lines)
    is_read = bool(_OF_TEXT.search(title))
    firsts = (_first_of(line, _room(title), is_foreign=is_foreign, is_read=is_read) for line in told)
    return list_below(title, lines, is_foreign=is_foreign) or next(filter(None, firsts), "")


def list_below(title: str, lines: Sequence[str], *, is_foreign: bool = False) -> str:
    """Return what several lines below a bare heading list, as it goes on behind a colon; "" if they list nothing."""
    told = [] if _ASKED.match(title) else _telling(lines)
    return _listed(title, told, _room(title), is_foreign=is_foreign) if told else ""


_NUMBERED_PART = re.compile(
    r"(?P<kind>Mouvement|Partie|Axe|Étape|Mission|Atelier|Temps|Situation|Hypothèse) (?P<number>\d|I{1,3})"
    r"[ \u00a0]*[:.–-] *(?P<what>\S.*)$",
    re.I,
)


_ROMAN = re.compile(r"[IVX]{1,4} ?[.)/–-] ?(?P<what>[^\W\d_][^.?!:«]{2,50})\.?$")


def plan_parts(lines: Sequence[str]) -> str:
    """Return the parts of a plan that lines number with Roman numerals, and nothing else: « Athènes, Sparte »."""
    found = [_ROMAN.match(line.strip()) for line in lines]
    if len(found) < 2 or not all(found):
        return ""
    return _fitted([one["what"].strip() for one in found if one], ", ", LINE_MAX - _LEAST_ROOM)


def labelled_parts(lines: Sequence[str]) -> str:
    """Return three labels or more with what is said of each, where a page has nothing else: « Voltaire (tolérance),
    Rousseau (souveraineté) »; "" without."""
    found = [_LABEL.match(line.strip()) for line in lines]
    labels = [one for one in found if one and ":" in one[0] and not is_bare_heading(one["label"])]
    if len(lines) < 3 or len(labels) < len(lines) or any(re.search(r"[()?]", one[0]) for one in labels):
        return ""
    told = ", ".join(f"{one['label'].strip()} ({one['rest'].rstrip(' .;')})" for one in labels)
    return punctuated(told) if len(told) <= LINE_MAX - _LEAST_ROOM else ""


def numbered_parts(lines: Sequence[str]) -> str:
    """Return parts that follow each other, each with its number, as one: « Mouvements : la révolte (lignes 1-12), … »;
    "" without several."""
    found = [one for line in lines if (one := _NUMBERED_PART.match(line.strip()))]
    if len(found) < 2 or len(found) < len(lines) or len({one["kind"].casefold() for one in found}) > 1:
        return ""
    kind = found[0]["kind"]
    listed = _fitted([_item(one["what"]) for one in found], ", ", _room(kind))
    return f"{kind}{'s' * (kind[-1] != 's')}{NBSP}: {listed}" if listed else ""


def _room(title: str) -> int:
    return max(LINE_MAX - len(title) - 9, _LEAST_ROOM)


def _telling(lines: Sequence[str]) -> list[str]:
    told = [line.strip() for line in lines if _tells(line)]
    return [line for line in told if not _APART.match(line)] or told


def _tells(line: str) -> bool:
    """Return whether a line may say what its page is about: it is no empty label, no exercise, no address."""
    plain = line.strip()
    is_empty = bool(re.search(r"(?:^|\w ?):$|_{3}", plain)) or not re.search(
        r"[^\W\d_]{2}|\w ?[=≈<>] ?\w|\w ?\(", plain
    )
    if any(one.is_named for one in book_pages(plain)) and len(plain) < _LEAST_ROOM:
        return False  # « Pilotis, manuel p. 62 »
    is_formula = bool(re.search(r"[=≈]", plain) or _DATA.match(plain))
    return not is_empty and (is_formula or not is_only_exercises(plain)) and not re.match(r"https?:|www\.", plain)


def _listed(title: str, lines: Sequence[str], room: int, *, is_foreign: bool) -> str:
    """Return the words that lines explain, the labels that they have, or what they number, in one; "" if they do
    not."""
    if data := [found["label"].strip() for line in lines if (found := _DATA.match(line))]:
        return _fitted(data, ", ", room)
    labels = [found for line in lines if (found := _LABEL.match(_plain(line))) and not _EQUATION.match(_plain(line))]
    if labels and _OF_WORDS.search(title) and not is_bare_heading(labels[0]["label"]):
        words = [quoted(one["label"].split(",")[0]) if is_foreign else _small(one["label"]) for one in labels]
        return _fitted(words, ", ", room)
    if len(labels) == len(lines) > 1 and all(_OF_NUMBER.fullmatch(one["label"].strip()) for one in labels):
        return _fitted([_item(one["rest"]) for one in labels], ", ", room)
    if len(labels) == len(lines) > 1 and not any(is_bare_heading(one["label"]) for one in labels):
        if all(re.search(r"\d|^en ", one["label"]) for one in labels):
            return _fitted([_told_where(one["label"], one["rest"]) for one in labels], ", ", room)
        return _fitted([_small(one["label"]) for one in labels], f"{NBSP}; ", room)
    if len(lines) > 1 and all(_SHORT.fullmatch(line) and (is_foreign or not PROSE.search(line)) for line in lines):
        return _fitted([quoted(one) if is_foreign else _small(one) for one in map(_plain, lines)], ", ", room)
    items = [line[found.end() :] for line in lines if (found := _NUMBERED.match(line))]
    if len(items) < 2 and [one["number"] for line in lines if (one := _COUNTED.match(line))][:2] == ["1", "2"]:
        items = [line[2:] for line in lines if _COUNTED.match(line)]
    if len(items) < 2 or is_foreign:
        return ""
    asked = [one for one in items if one.endswith("?")]
    if asked:
        return _first_of(asked[0], room, is_foreign=is_foreign)
    if any(re.search(r"[.?!] [A-ZÀ-Ý]", one) or _is_of_someone(one) for one in items):
        return ""
    return _fitted([_item(one) for one in items], ", ", room)


_OF_LINES = re.compile(r"(?P<where>(?:v\.|vers|l\.|lignes?) ?\d[\d \u00a0à–-]*)[ :,–-]+(?P<what>[^\W\d_].*)$")
"""Part of a text by its lines: « v. 1-8 la rencontre »."""


def _item(text: str) -> str:
    text = re.sub(r" ?: ", f"{NBSP}: ", re.sub(r"[ .;,]+$", "", text))
    found = _OF_LINES.match(text)
    return _told_where(found["where"].strip(), found["what"]) if found else _small(text)


def _is_of_someone(line: str) -> bool:
    """Return whether a sentence is about someone who may be a pupil: not about a place or a thing that is known."""
    word = bare(line.partition(" ")[0])
    return bool(OF_SOMEONE.match(line)) and word not in PLACES and not FORMS.get(word, "A")[:1].islower()


def _told_where(label: str, rest: str) -> str:
    """Return a part with its date or its lines: « le départ (l. 1-5) », « 1789 (prise de la Bastille) »."""
    rest = _small(re.sub(r"[ .;,]+$", "", rest))
    is_of_text = re.match(r"(?:l|v|vers|lignes?|§|strophes?|paragraphes?|en)\b", label, re.I)
    return f"{rest} ({label.strip()})" if is_of_text else f"{label.strip()} ({rest})"


def _fitted(parts: Sequence[str], between: str, room: int) -> str:
    """Return as many parts as there is room for, each whole."""
    parts = list(dict.fromkeys(parts))
    between = f"{NBSP}; " if any("," in part for part in parts) else between
    while len(parts) > 1 and len(between.join(parts)) > room:
        parts.pop()
    told = between.join(parts)
    return punctuated(told) if len(told) <= room else ""


def _plain(line: str) -> str:
    """Return a line without the number or the dash that begins it."""
    found = _NUMBERED.match(line)
    return line[found.end() :] if found else line


def _small(text: str) -> str:
    return small_start(text.strip())


def _first_of(line: str, room: int, *, is_foreign: bool, is_read: bool = False) -> str:
    """Return the first sentence of a line, as it goes on behind a colon; "" if it has no room, or is about
    someone. is_read: a text that is read or written."""
    line = _PART_LETTER.sub("", _plain(line))
    if (found := _LABEL.match(line)) and is_bare_heading(found["label"]) and ":" in line:
        line = found["rest"]
    line = _PLACE_BEHIND.sub("", re.sub(r" {2,}", ", ", line))
    first = re.split(r"(?<=[.!?…])(?:(?<!\b[A-Z]\.)|(?<=°[CFK]\.))(?<!\s[vp]\.) (?=[A-ZÀ-Ý«])", line)[0].strip()
    if len(first) > room:
        first = re.split(r"[;:] |, (?=mais |car |donc |puis |et |ce qui )", first)[0].rstrip(" ,")
    if not ("=" in first or clean_title(first)) or len(first) > room or (_is_of_someone(first) and not is_read):
        return ""
    if "«" in first or is_infinitive(first):
        return small_start(punctuated(first.rstrip(".")))
    if is_foreign:
        return question_quoted(first) if first.endswith("?") else put_in_french(first.rstrip("."))
    if first.endswith("?"):
        return quoted(punctuated(first))
    if re.search(r"[=≈]", first):
        return punctuated(first.rstrip("."))
    if PROSE.search(first) and not re.search(r", (?:1[0-9]|20)\d\d|\((?:1[0-9]|20)\d\d\)", first):
        return quotation_of(first)
    return small_start(punctuated(first.rstrip(".")))
