"""Words of a text as a spelling dictionary looks them up, and what it proposes in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tni.document.text_formulas import TYPED_FORMULA

type Knows = Callable[[str], bool]
"""Returns whether a dictionary has a word."""
type Suggests = Callable[[str], Sequence[str]]
"""Returns what a dictionary proposes for a word that it does not have."""

MAX_LETTERS = 60
"""Longer words are not looked up."""
MAX_PROPOSALS, MAX_PAIRS = 5, 2
STRAIGHT, CURVED = "'", "’"
_FIGURE = "²³¹⁰-₟¼-¾⅐-↏①-⓿"
"""Figures that the patterns take for letters."""
_LETTER = rf"(?:[^\W\d_{_FIGURE}][\u0300-\u036f\u00ad]*)"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ‐‑-]{_LETTER}+)*")
_ADDRESS = re.compile(
    r"(?:\w{2,12}://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,200}"
    r"|(?:[\w-]{1,63}\.){1,8}(?:fr|com|org|net|eu|info|html?|pdf|docx?|odt|odp|ods|pptx?|xlsx?|png|jpe?g|gif|svg|mp[34]"
    r"|txt|zip|ggb|py|tni|ubz|notebook)\b\S*",
    re.IGNORECASE,
)
"""Addresses of the web and of mail, and names of files. The bounds keep it quick on a text without spaces."""
_GAP_BEFORE = re.compile(rf"(?:[\d_·•@#/\\^{{~&{_FIGURE}]|\w[….]{{2,}}|\w…|\w\))$")
_GAP_BEHIND = re.compile(rf"[\d_@\\^}}{_FIGURE}]|[….]{{2,}}\w|…\w|\(\w")
_ELISION = re.compile(r"(?i:jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|qu|[cdjlmnst])['’]")
_STARTS = re.compile(r"(?i)(jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst])(?=[aeiouyhàâæéèêëîïôœùûü])")
_LONE_LETTER = re.compile(r"(?i)(?:^| )[^aàyô](?: |$)")
_LATIN_END, _MORE_LATIN = 0x0250, range(0x1E00, 0x1F00)


@dataclass(frozen=True, slots=True)
class CheckedWord:
    """Word of a text. start, end: places in it, in code points. spelling: as it is looked up."""

    start: int
    end: int
    spelling: str

    def moved(self, by: int) -> CheckedWord:
        return CheckedWord(self.start + by, self.end + by, self.spelling)


@lru_cache(maxsize=256)
def checked_in_paragraph(text: str) -> tuple[CheckedWord, ...]:
    """Return the words of a paragraph that are looked up. Left out are formulas, addresses and names of files, words
    with figures, gaps to fill and signs within, acronyms, single letters, and other scripts than Latin."""
    blank = text
    for pattern in (TYPED_FORMULA, _ADDRESS):
        blank = pattern.sub(lambda found: "_" * len(found[0]), blank)
    return tuple(
        CheckedWord(found.start(), found.end(), spelling)
        for found in _WORD.finditer(blank)
        if not _GAP_BEFORE.search(blank, max(found.start() - 4, 0), found.start())
        and not _GAP_BEHIND.match(blank, found.end())
        and _is_looked_up(spelling := spelling_of(found[0]))
    )


def checked_in(text: str, unchecked: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, Sequence[CheckedWord]]]:
    """Return for each paragraph of a text its place and the words that are looked up; their places count from it.
    unchecked: places of the text's formulas."""
    first = 0
    for paragraph in text.split("\n"):
        found: Sequence[CheckedWord] = checked_in_paragraph(paragraph)
        if unchecked:
            away = [(start - first, end - first) for start, end in unchecked]
            found = [one for one in found if not any(one.start < end and one.end > start for start, end in away)]
        yield first, found
        first += len(paragraph) + 1


def spelling_of(written: str) -> str:
    """Return a word as it is looked up: composed letters, straight apostrophes, plain hyphens."""
    plain = written.replace("\xad", "").replace(CURVED, STRAIGHT).replace("ʼ", STRAIGHT)
    return unicodedata.normalize("NFC", plain.replace("‐", "-").replace("‑", "-"))


def _is_looked_up(spelling: str) -> bool:
    bare = without_elision(spelling)
    if len(bare) < 2 or len(spelling) > MAX_LETTERS:
        return False
    parts = re.split(r"['-]", bare)
    if any(letter.isupper() for part in parts for letter in part[1:]):  # an acronym, or a name as NaCl, GeoGebra
        return False
    return all(ord(one) < _LATIN_END or ord(one) in _MORE_LATIN for one in spelling)


def is_right(spelling: str, knows: Knows) -> bool:
    """Return whether a word is spelled right: as a whole, or in all of its parts between hyphens."""
    if knows(spelling):
        return True
    parts = spelling.split("-")
    return len(parts) > 1 and all(len(without_elision(part)) < 2 or knows(part) for part in parts)


def is_own(spelling: str, own: Container[str]) -> bool:
    """Return whether a word is one of the teacher's own, also behind l', d' and their like, and with a capital where
    she has it without."""
    bare = without_elision(spelling)
    return any(one in own or one[:1].lower() + one[1:] in own for one in (spelling, bare))


def without_elision(spelling: str) -> str:
    """Return a word without the l', d' ... before it."""
    found = _ELISION.match(spelling)
    return spelling if found is None else spelling[found.end() :]


def proposals_for(spelling: str, knows: Knows, suggests: Suggests) -> list[str]:
    """Return what may stand in place of a word, the likeliest first."""
    found = [*_with_apostrophe(spelling, knows, suggests), *_adverbs(spelling, knows), *suggests(spelling)]
    parts = spelling.split("-")
    if len(parts) > 1 and len(found) < MAX_PROPOSALS:
        wrong = [n for n, part in enumerate(parts) if len(part) > 1 and not is_right(part, knows)]
        if len(wrong) == 1:
            put = suggests(parts[wrong[0]])
            found += ["-".join([*parts[: wrong[0]], one, *parts[wrong[0] + 1 :]]) for one in put]
    pairs = [*_pairs(spelling, knows)][:MAX_PAIRS]
    plain = dict.fromkeys(spelling_of(one) for one in found if not _LONE_LETTER.search(one))
    single = [one for one in plain if one != spelling and one not in pairs]
    return [*single[: MAX_PROPOSALS - len(pairs)], *pairs]


def _pairs(spelling: str, knows: Knows) -> Iterator[str]:
    """Return two words between which the space was left out, as « parceque »."""
    for at in range(3, len(spelling) - 2):
        first, second = spelling[:at], spelling[at:]
        if knows(first) and knows(second):
            yield f"{first} {second}"


def _with_apostrophe(spelling: str, knows: Knows, suggests: Suggests) -> Iterator[str]:
    """Return a word with an apostrophe that was left out, as « lécole » or « quil »."""
    start = _STARTS.match(spelling)
    if start is None or STRAIGHT in spelling:
        return
    rest = spelling[start.end() :]
    if len(rest) < 2:
        return
    for one in (rest, *(suggests(rest) if len(rest) > 3 and not knows(rest) else ())):
        whole = f"{start[0]}{STRAIGHT}{one}"
        if _bare(one) == _bare(rest) and knows(whole):
            yield whole


def _adverbs(spelling: str, knows: Knows) -> Iterator[str]:
    """Return adverbs in -mment, which dictionaries miss for « évidament »."""
    found = re.fullmatch(r"(.{2,})[ae]m+[ae]nt", spelling)
    if found is not None:
        for accented in dict.fromkeys((found[1], re.sub("^e", "é", found[1]), re.sub("^E", "É", found[1]))):
            yield from (one for end in ("emment", "amment") if knows(one := accented + end))


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(one for one in plain if not unicodedata.combining(one))


def written_like(proposal: str, text: str) -> str:
    """Return a proposal with the apostrophes of a text: curved ones where it has any."""
    return proposal.replace(STRAIGHT, CURVED) if CURVED in text else proposal


def common_ends(before: str, after: str) -> tuple[int, int]:
    """Return how many letters two words have in common at their beginnings, and at their ends behind these."""
    shorter = min(len(before), len(after))
    first = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    last = next((n for n in range(shorter - first) if before[-1 - n] != after[-1 - n]), shorter - first)
    return first, last


_FREQUENT_ABROAD = """
the and is are was were be been of to in with my your his her their they we she he you it this that these those what
where when which who have has had do does did not at from an there can will would
der das und ist ich nicht ein eine einen mit den dem sie wir ihr auf für zu von sind haben hat wie bei aus auch
el los una muy está son por del al yo ella pero como más qué mi tu su hay
di che una sono ho gli della nel mia tua ai ci anche più perché questo
"""
"""Frequent words of English, German, Spanish and Italian. Those that are French too are never among the unknown."""
_ABROAD = frozenset(_FREQUENT_ABROAD.split())
FOREIGN_MARKED, FOREIGN_LIKELY, FOREIGN_SHARE, FOREIGN_LEAST = 1 / 3, 0.5, 0.6, 8


def is_foreign(count: int, unknown: Sequence[str]) -> bool:
    """Return whether a paragraph of so many words is in another language: more than a third of them are unknown, and
    two of these are frequent words of another language, or half and one, or most of many whatever they are."""
    marked = sum(word.lower() in _ABROAD for word in unknown)
    share = len(unknown) / max(count, 1)
    return (
        (marked > 1 and share > FOREIGN_MARKED)
        or (marked > 0 and share >= FOREIGN_LIKELY)
        or (count >= FOREIGN_LEAST and share > FOREIGN_SHARE)
    )
