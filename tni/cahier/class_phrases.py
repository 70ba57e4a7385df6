"""French of phrases of class in another language, where every word of them is understood: « learn the verbs p. 30 »."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tni.cahier.french import NBSP

if TYPE_CHECKING:
    from tni.cahier.class_glossary import Glossary

_TOKEN = re.compile(r"\b(?:l|un|dell|all|nell|sull)’|[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?|\d+(?:[-–]\d+)?|[,;:.!+&]")
_PAGE = (
    "p",
    "p.",
    "pp",
    "pp.",
    "page",
    "pages",
    "s.",
    "seite",
    "seiten",
    "página",
    "páginas",
    "pag.",
    "pág.",
    "pagina",
)
_EXERCISE = (
    "ex",
    "ex.",
    "es.",
    "exercise",
    "exercises",
    "übung",
    "übungen",
    "ejercicio",
    "ejercicios",
    "esercizio",
    "esercizi",
)
_LANGUAGES = ("en", "de", "es", "it")
_LONGEST = 4
"""Most words of an entry of the glossary."""
_MOST_LETTERS = 160
_ARTICLES = {
    "d": ("le", "la", "les"), "i": ("un", "une", "des"), "s": ("son", "sa", "ses"), "m": ("mon", "ma", "mes"),
    "n": ("notre", "notre", "nos"),
}  # fmt: skip
_CONTRACTED = (("de le ", "du "), ("de les ", "des "), ("à le ", "au "), ("à les ", "aux "), ("de des ", "de "))


@cache
def french_of(text: str) -> str:
    """Return a phrase in French, its first letter small; "" unless each of its words is understood."""
    if len(text) > _MOST_LETTERS or re.search(r"[«»?¿\"]|\bhttps?:", text):
        return ""
    tokens = _tokens(text.casefold().replace(NBSP, " ").replace("'", "’"))
    if not tokens or re.sub(r"[\s\W\d_]", "", "".join(tokens)) != re.sub(r"[\s\W\d_]", "", text.casefold()):
        return ""
    return next((found for one in _LANGUAGES if (found := _Reading(_glossary(one), tokens).french())), "")


def _tokens(text: str) -> list[str]:
    """Return the words, numbers and signs of a text; the point of an abbreviation belongs to it."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        if token.endswith(".") and len(token) > 1 and token not in (*_PAGE, *_EXERCISE):
            found += [token[:-1], "."]
        else:
            found.append(token)
    return found


_FAVOURITE = re.compile(
    r"(?:what(?:[’']s| is) your favou?rite|was ist dein(?:e)? lieblings-?|cu[áa]l es tu|qual è (?:il tuo|la tua)) ?"
    r"(.+?)(?: (?:favorit[oa]|preferit[oa]|preferid[oa]))?", re.I
)  # fmt: skip


def aim_of_question(text: str) -> str:
    """Return what is learnt by answering a question in another language: « dire son âge »; "" if that is not known."""
    plain = re.sub(r"^[¿\s]+|[\s?]+$", "", text.replace(NBSP, " "))
    if (found := _FAVOURITE.fullmatch(plain)) and (thing := french_of(found[1])):
        noun = re.sub(r"^(?:le |la |l’)", "", thing)
        is_feminine = thing.startswith("la ") or (thing.startswith("l’") and noun.split(" ")[0].endswith("e"))
        form = "sa" if is_feminine and noun[0] not in "aeiouéèêh" else "son"
        return f"dire {form} {noun} préféré{'e' if is_feminine else ''}"
    from tni.cahier.class_glossary import QUESTIONS

    return next((aim for asked, aim in QUESTIONS if re.fullmatch(asked, plain, re.I)), "")


@cache
def _glossary(language: str) -> Glossary:
    from tni.cahier.class_glossary import Glossary  # its tables are read with the first lesson of a language

    return Glossary(language)


class _Reading:
    """Reading of a phrase by one glossary, from its first word to its last."""

    def __init__(self, glossary: Glossary, tokens: list[str]) -> None:
        self._glossary, self._tokens, self._at = glossary, tokens, 0
        self._clauses: list[list[str]] = [[]]
        self._signs: list[str] = []
        self._after_verb = False

    def french(self) -> str:
        while self._at < len(self._tokens):
            if not (self._sign() or self._reference() or self._fixed() or self._verb() or self._group()):
                return ""
        parts = [" ".join(filter(None, clause)) for clause in self._clauses]
        joined = parts[0] + "".join(sign + part for sign, part in zip(self._signs, parts[1:], strict=True))
        told = _elided(re.sub(r"\s*[,;]\s*$", "", joined).strip())
        return "" if re.match(r"(?:poser|répondre à|parler de)(?: et|,|$)", told) else told  # what, is not said

    def _found(self, table: dict[str, str]) -> str | None:
        """Return the French of the longest entry at this place, and go behind it; None without one."""
        for length in range(min(_LONGEST, len(self._tokens) - self._at), 0, -1):
            words = " ".join(self._tokens[self._at : self._at + length])
            if words in table:
                self._at += length
                return table[words]
        return None

    def _sign(self) -> bool:
        token = self._tokens[self._at]
        if token in self._glossary.ands or token in "+&":
            sign = " et "
        elif token in ",;:.!":
            is_manner = token == ":" and self._clauses[-1][:1] and self._clauses[-1][0].startswith("en ")
            sign = ", " if is_manner else {":": f"{NBSP}: ", ",": ", "}.get(token, f"{NBSP}; ")
        else:
            return False
        self._at += 1
        if self._clauses[-1]:
            self._clauses.append([])
            self._signs.append(sign)
        elif self._signs:
            self._signs[-1] = sign
        return True

    def _reference(self) -> bool:
        token, following = self._tokens[self._at], self._tokens[self._at + 1 : self._at + 2]
        if not following or not following[0][0].isdigit():
            return False
        if token in _PAGE:
            word = f"p.{NBSP}{following[0]}"
        elif token in _EXERCISE:
            word = f"{'l’' if self._after_verb else ''}exercice{NBSP}{following[0]}"
        else:
            return False
        self._clauses[-1].append(word)
        self._at += 2
        return True

    def _fixed(self) -> bool:
        if (found := self._found(self._glossary.fixed)) is None:
            return False
        self._clauses[-1].append(found)
        return True

    def _verb(self) -> bool:
        is_last = self._at + 1 == len(self._tokens) or self._tokens[self._at + 1] in ",;.!"
        clause = self._clauses[-1]
        if clause and not (self._glossary.language == "de" and is_last) and any(clause):
            return False
        start = self._at
        found = self._found(self._glossary.verbs)
        length, self._at = self._at - start, start
        is_noun = self._noun() is not None and (self._at - start > length or (is_last and not clause))
        self._at = start + length
        if found is not None and not clause and self._signs and self._signs[-1] == ", ":
            self._signs[-1] = f"{NBSP}; "  # another task
        if found is None or is_noun or (is_last and not clause and found.endswith((" à", " de"))):
            self._at = start
            return False
        clause.insert(0, found)  # German has it last: « Vokabeln lernen »
        self._after_verb = True
        return True

    def _group(self) -> bool:
        """Read a noun with its link, its determiner and its number."""
        start, glossary = self._at, self._glossary
        before = self._clauses[-1]
        link = self._found(glossary.links) or ""
        kind = "d" if link.endswith(" d") else self._found(glossary.determiners) or ""
        if glossary.language == "de" and not link and before and self._tokens[start] in ("der", "des"):
            link = "de"
        number = self._found(glossary.numbers) or ""
        if not number and self._at < len(self._tokens) and self._tokens[self._at].isdigit():
            number, self._at = self._tokens[self._at], self._at + 1
        noun = self._noun()
        if noun is None or (before and not link and not self._is_object(before)):
            self._at = start
            return False
        if noun[0] == "exercice" and (number := self._number()):
            noun = (f"exercice{NBSP}{number}", "m", False)
            kind, number = kind or "d", ""
        before.append(" ".join(filter(None, (link.removesuffix(" d"), self._worded(noun, kind, number, link)))))
        return True

    def _number(self) -> str:
        """Read the number of an exercise behind its noun; "" if there is none."""
        if self._at < len(self._tokens) and self._tokens[self._at].isdigit():
            self._at += 1
            return self._tokens[self._at - 1]
        return ""

    def _is_object(self, before: list[str]) -> bool:
        return len(before) == 1 and self._after_verb

    def _noun(self) -> tuple[str, str, bool] | None:
        for length in range(min(_LONGEST, len(self._tokens) - self._at), 0, -1):
            words = " ".join(self._tokens[self._at : self._at + length])
            if words in self._glossary.nouns:
                self._at += length
                return self._glossary.nouns[words]
        return None

    def _worded(self, noun: tuple[str, str, bool], kind: str, number: str, link: str) -> str:
        word, gender, is_plural = noun
        if word == "jour" and kind and kind in "smn" and not is_plural:
            word, gender = "journée", "f"
        is_plural = is_plural or bool(number)
        if is_plural and "p" not in gender:
            word = _plural(word)
        if number:
            return " ".join(filter(None, (_ARTICLES[kind][2] if kind and kind != "i" else "", number, word)))
        if not kind and link and link != "avec":
            return word
        kind = kind or ("i" if link == "avec" and is_plural else "")
        kind = kind or ("i" if self._after_verb and len(self._clauses[-1]) == 1 else "d")
        form = 2 if is_plural else 1 if gender.startswith("f") else 0
        if kind in "sm" and form == 1 and word[0] in "aeiouéèêh":
            form = 0
        return f"{_ARTICLES[kind][form]} {word}"


def _plural(word: str) -> str:
    first, space, rest = word.partition(" ")
    adjective = re.fullmatch(r"[^\W\d_]*(?:ier|el|if|al)", rest)
    first = {"animal": "animaux"}.get(first, first if first[-1] in "sx" else f"{first}s")
    return f"{first}{space}{rest}{'s' if adjective or rest in ('quotidienne', 'scolaire', 'régulier') else ''}"


def _elided(text: str) -> str:
    text = re.sub(r"\b(l)[ea] (?=[aeiouéèêâîôhAEIOUÉ])", r"\1’", f"{text} ")
    for apart, together in _CONTRACTED:
        text = re.sub(rf"\b{apart}", together, text)
    return re.sub(r"\bde (?=[aeiouéèêâîôhAEIOUÉ])", "d’", text).strip()
