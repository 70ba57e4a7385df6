"""Titles in capitals told in small letters, where each of their words is known or can be written in one way only.

Capitals often lack their accents, and names would lose their own: a title with a word that is unsure stays as typed.
"""

from __future__ import annotations

import re

from tni.cahier.title_spellings import ACRONYMS, FORMS, bare

_DETERMINER_TEXT = """
le la les l un une des du au aux ce cet cette ces son sa ses mon ma mes leur leurs deux trois quatre chaque quel quelle
quels quelles el los las il lo gli
"""
_DETERMINERS = frozenset(_DETERMINER_TEXT.split())
_NAMED = """
Loire Seine Rhône Garonne Rhin Nil Tigre Euphrate Danube Amazone Gange Mississippi Meuse Marne Somme Dordogne Jourdain
Alpes Pyrénées Vosges Jura Andes Himalaya Ardennes Cévennes Massif Méditerranée Atlantique Pacifique Antarctique
Arctique Gaulois Francs Romains Grecs Vikings Égyptiens Arabes Turcs Mongols Aztèques Incas Mayas Français Anglais
Allemands Russes Phéniciens Celtes Normands Hébreux Perses Étrusques Germains Huns Espagnols Italiens Chinois Japonais
Bible Coran Odyssée Iliade Énéide Joconde Misérables Horla Cid Terre Lune Soleil Vénus Dieu Shoah Occident Orient
Antiquité Chine Inde Japon Brésil Russie Turquie Canada Mexique Portugal Maroc Algérie Tunisie Sénégal Belgique Suisse
Louvre Parthénon Colisée Panthéon Bastille Maghreb Sahel Sahara Amazonie Palestine Israël Liban Syrie Iran Irak Vietnam
Cameroun Congo Mali Niger Nigeria Kenya Soudan Pérou Chili Argentine Colombie Venezuela Québec Antilles Polynésie
Bourgogne Provence Champagne Aquitaine Alsace Lorraine Savoie Auvergne Picardie Vendée Camargue Beauce Brie
"""
_NAMES = {bare(name): name for name in _NAMED.split()}
_SURE_END = re.compile(r"(?:ismes?|[st]ions?|eurs?|ments?|oires?|eux|euses?|[ae]nts?|aux|eaux|ables?|ibles?)$")
"""Endings that have no accent, however they are typed; « -ives » or « -ages » may be « -ivés » and « -agés »."""
_UNSURE = re.compile(r"e(?!$|x|(?:[bcdfgkmnpqstvz](?![lrhaeiouy])|[lr](?![aeiouy]))[a-z])|e$|es$|e[tz]$")
"""An e that may have an accent."""
_COMMON = re.compile(r"(?:[st]ions?|ismes?|ages?|ments?|ités?|[ae]nces?|teurs?|ures?)$")


def calm(title: str) -> str:
    """Return a title whose words are typed in capitals with these in small letters, if all of them are sure."""
    words = re.split(r"([^\W\d_]+)", title)
    loud = [word for word in words[1::2] if len(word) > 1 and word.isupper()]
    if not any(len(word) > 4 for word in loud) and len(loud) < 3:
        return title
    loud += (
        [word for word in words[1::2] if word in ("L", "D", "N", "S", "C", "J", "M", "T")] if title.isupper() else []
    )
    has_accents = any(not word.isascii() for word in loud)
    told: list[str] = []
    unsure = []
    for place, word in enumerate(words):
        if place % 2 == 0 or word not in loud:
            told.append(word)
            continue
        known = word.lower() if len(word) == 1 and words[place + 1 : place + 2] in (["'"], ["’"]) else known_form(word)
        if place > 1 and bare(word) in _NAMES and bare(words[place - 2]) in _DETERMINERS:
            known = _NAMES[bare(word)]
        if known is None:
            known = _sure_form(word, words[1:place:2], told, has_accents=has_accents)
        if known is None:
            unsure.append(word)
        told.append(known or word)
    if not unsure:
        return _with_capital("".join(told))
    return _LOUD_NAME.sub(lambda found: found[0].capitalize(), title) if len(unsure) == 1 else title


_LOUD_NAME = re.compile(r"(?:^|(?<=: ))(?=[A-Z]*[AEIOUY][A-Z]*[AEIOUY])[A-Z]{5,}(?= [a-zà-ÿ(]|$)")
"""Name in capitals before small letters: « CYRANO acte III »."""


def _sure_form(word: str, before: list[str], told: list[str], *, has_accents: bool) -> str | None:
    """Return a word that no list has in small letters, if it is no name and has its accents; None where that is unsure.
    before: the words before it. told: what has been told of the title."""
    plain = bare(word)
    if plain in _NAMES or plain in _DETERMINERS:
        return _NAMES.get(plain, word.lower())
    is_written = has_accents or (bool(_SURE_END.search(plain)) and not _UNSURE.search(_SURE_END.sub("", plain) + "b"))
    is_written = is_written or not _UNSURE.search(plain)
    previous = bare(before[-1]) if before else ""
    is_common = previous in _DETERMINERS or bool(_COMMON.search(plain)) or _agrees(plain, previous, told)
    return word.lower() if is_written and is_common else None


def _agrees(word: str, previous: str, told: list[str]) -> bool:
    """Return whether a word may be the adjective of the noun before it: « cités grecques »."""
    if len(previous) < 4 or told[-1] != " " or not told[-2].islower():
        return False
    return bool(_ADJECTIVE.search(word)) or (previous[-1] in "sx" and word[-1] in "sx")


_ADJECTIVE = re.compile(r"(?:iques?|[ai]le?s?|aux|ives?|ifs?|eux|euses?|aires?|iens?|iennes?|els?|elles?)$")


_LOUD_WORD = re.compile(r"(?<=[^\W_] )[A-ZÀ-Ý]{5,}(?![^\W_])")


def calm_within(text: str) -> str:
    """Return a sentence with the words that it says loudly in small letters, as far as they are known."""
    if text.isupper():
        return text
    return _LOUD_WORD.sub(lambda found: known_form(found[0]) or found[0], text)


def known_form(word: str) -> str | None:
    """Return a word in its ordinary form; None for one that is not in the list."""
    plain = bare(word)
    if plain in FORMS and plain not in ACRONYMS:
        return FORMS[plain]
    if plain in ACRONYMS or re.fullmatch(r"[ivx]+e?", plain):
        return word
    for ending in ("e", "es"):  # « décimal », « décimales »
        if plain.endswith(ending) and (form := FORMS.get(plain.removesuffix(ending), "")).endswith(
            ("al", "if", "é", "el")
        ):
            return form + ending
    singular = FORMS.get(plain[:-1])
    return f"{singular}s" if singular is not None and plain.endswith("s") else None


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
