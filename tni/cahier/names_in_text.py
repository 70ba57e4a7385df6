"""Search for the names of pupils in a text that is to leave the computer.

What is found: first and last names in any case and with or without accents, each part of a compound name and the whole,
in either order, with any marks between the parts, glued together as in a file's name, with an s of the plural, after
`d'` and `l'`; a name with an initial (`Karim B.`, `K. Dupont`); initials with a full stop (`K. B.`), and without one
where they are no abbreviation and no points of a figure (`tni.cahier.bare_initials`). What is not: a name inside
another word.

Rule for names that are common words (`tni.cahier.homonyms`): with a capital in the middle of a sentence they are a
name; with a small letter, at the beginning of a sentence, or among capitals they may be a word. Little words (« Le »)
and single letters may always be one. Those that may be words are shown together, so that one answer is enough for all
of them; nothing passes without an answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tni.cahier.bare_initials import LEAST, MOST, may_be_initials
from tni.cahier.homonyms import COMMON_WORDS, LITTLE_WORDS
from tni.cahier.name_tokens import Joint, NameToken, name_tokens
from tni.core.ids import PupilId


class NameKind(IntEnum):
    """Part of a pupil's names that was found, the surest first."""

    FULL = 0
    WITH_INITIAL = 1
    LAST = 2
    FIRST = 3
    INITIALS = 4
    BARE_INITIALS = 5
    """Without a full stop: they may always be an abbreviation."""


@dataclass(frozen=True, slots=True)
class PupilName:
    """Names of a pupil to look for. usage: "" for most. only_full: look for first and last name together alone, as for
    pupils of other classes."""

    id: PupilId
    first: str
    last: str
    usage: str = ""
    only_full: bool = False


@dataclass(frozen=True, slots=True)
class FoundName:
    """Place of a name in a text.

    start, end: its place. written: as it stands there. pupils: those who may be meant. may_be_word: it may be an
    ordinary word. wording: what the teacher may confirm once for this class, « Pierre de Ronsard »; "" if it must be
    confirmed in each text.
    """

    start: int
    end: int
    written: str
    pupils: tuple[PupilId, ...]
    kind: NameKind
    may_be_word: bool = False
    wording: str = ""


_PARTICLES = """
    d l de da das di do dos du des del della la le les el al ul ben bin bint ibn abou abu abd van von der den ten ter
    mac mc o st ste saint sainte y e ou
    """
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of a compound name that say nothing without the others."""
_BRIDGES = frozenset(("d", "de", "du", "des", "la", "le", "l", "von", "van", "der", "den"))
"""Words within a phrase of capitalised ones."""
MOST_PARTS = 6
LEAST_GLUED = 4
"""Letters of a name from which an initial is recognised that is glued to it, as in `kdupont`."""
MOST_AROUND = 12
"""Capitalised words that one phrase has at most on each side of a name."""
_PLURALS = ("s", "x")
_NOWHERE: frozenset[int] = frozenset()
_INITIAL_MARKS = frozenset(". -\u00a0\u202f\u2010\u2011")
_ALONE = frozenset((NameKind.FULL, NameKind.INITIALS, NameKind.BARE_INITIALS))
"""Kinds of names that no initial is added to."""
_ELISIONS = ("'", "’", "ʼ")
_ENDS = frozenset('.!?…:;•«"“(–—\n\r\u2028\u2029')
"""Marks after which a word has a capital without being a name."""


class NameFinder:
    """Finder of the names of some pupils. For any thread."""

    def __init__(self, pupils: Iterable[PupilName]) -> None:
        self._forms: dict[str, dict[PupilId, NameKind]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._ended: set[str] = set()
        self._ends: dict[str, set[int]] = defaultdict(set)  # of each form: where its parts end
        self._initials: dict[str, dict[PupilId, NameKind]] = defaultdict(dict)
        self._bare: dict[str, dict[PupilId, NameKind]] = defaultdict(dict)
        self._first_letters: dict[PupilId, set[str]] = defaultdict(set)
        self._last_letters: dict[PupilId, set[str]] = defaultdict(set)
        for pupil in pupils:
            self._add(pupil)
        for found in (self._forms, self._initials, self._bare, self._ends):
            found.default_factory = None
        self._most_initials = max(map(len, self._initials), default=0)

    # -- names

    def _add(self, pupil: PupilName) -> None:
        first = _parts(pupil.first)
        lasts = [parts for parts in (_parts(pupil.last), _parts(pupil.usage)) if parts]
        for last in lasts:
            for one in _spoken(first):
                for other in _spoken(last):
                    self._put(pupil.id, (*one, *other), NameKind.FULL)
                    self._put(pupil.id, (*other, *one), NameKind.FULL)
        if pupil.only_full:
            return
        self._add_name(pupil.id, first, NameKind.FIRST)
        for last in lasts:
            self._add_name(pupil.id, last, NameKind.LAST)
            self._add_initials(pupil.id, first, last)

    def _add_name(self, pupil: PupilId, parts: Sequence[str], kind: NameKind) -> None:
        for start in range(len(parts)):
            for end in range(start + 1, len(parts) + 1):
                some = tuple(parts[start:end])
                is_short = len(parts) <= MOST_PARTS or end == start + 1
                if some == tuple(parts) or (is_short and not _is_mute(some)):
                    self._put(pupil, some, kind)

    def _put(self, pupil: PupilId, parts: Sequence[str], kind: NameKind) -> None:
        whole = "".join(parts)
        if not whole:
            return
        known = self._forms[whole]
        known[pupil] = min(kind, known.get(pupil, kind))
        self._begun.update(whole[:end] for end in range(1, len(whole) + 1))
        end = 0
        for part in parts[:-1]:
            end += len(part)
            self._ended.add(whole[:end])
            self._ends[whole].add(end)

    def _add_initials(self, pupil: PupilId, first: Sequence[str], last: Sequence[str]) -> None:
        firsts, lasts = _letters(first), _letters(last)
        self._first_letters[pupil] |= {letters for letters in firsts if len(letters) == 1}
        self._last_letters[pupil] |= {letters for letters in lasts if len(letters) == 1}
        for one in firsts:
            for other in lasts:
                self._initials[one + other][pupil] = NameKind.INITIALS
                self._initials[other + one][pupil] = NameKind.INITIALS
                if LEAST <= len(one + other) <= MOST:
                    self._bare[one + other][pupil] = NameKind.BARE_INITIALS
        for name, initials in (("".join(first), lasts), ("".join(last), firsts)):
            for letter in initials if len(name) >= LEAST_GLUED and name not in COMMON_WORDS else ():
                for glued in {name + letter, letter + name} - COMMON_WORDS:
                    if glued not in self._forms:
                        self._put(pupil, (glued,), NameKind.WITH_INITIAL)

    # -- search

    def find(self, text: str) -> list[FoundName]:
        """Return the names in a text, in order; none overlaps another one."""
        words = name_tokens(text)
        found: list[FoundName] = []
        at = 0
        while at < len(words):
            hit = self._name_at(words, at) or self._initials_at(text, words, at) or self._bare_at(text, words, at)
            if hit is None:
                at += 1
                continue
            last, pupils = hit
            first = at
            if _ALONE.isdisjoint(pupils.values()):
                free = found[-1].end if found else 0
                first, last, pupils = self._with_initial(text, words, (first, last), pupils, free)
            found.append(self._found(text, words, (first, last), pupils))
            at = last + 1
        return found

    def _name_at(self, words: Sequence[NameToken], at: int) -> tuple[int, dict[PupilId, NameKind]] | None:
        """Return the last word of the longest name that begins at a word, and whose it may be."""
        longest = None
        letters = ""
        apart: list[int] = []  # where a space is in it
        for last in range(at, len(words)):
            word = words[last]
            if letters and word.joint > Joint.HYPHEN:
                if word.joint is Joint.FAR or letters not in self._ended:
                    break
                apart.append(len(letters))
            letters += word.letters
            if pupils := self._written_so(letters, apart) or self._plural(letters, apart):
                longest = last, pupils
            if letters not in self._begun:
                break
        return longest

    def _written_so(self, letters: str, apart: Sequence[int]) -> dict[PupilId, NameKind] | None:
        pupils = self._forms.get(letters)
        return pupils if pupils and self._ends.get(letters, _NOWHERE).issuperset(apart) else None

    def _plural(self, letters: str, apart: Sequence[int]) -> dict[PupilId, NameKind] | None:
        return self._written_so(letters[:-1], apart) if letters.endswith(_PLURALS) and len(letters) > 3 else None

    def _initials_at(
        self, text: str, words: Sequence[NameToken], at: int
    ) -> tuple[int, dict[PupilId, NameKind]] | None:
        longest = None
        letters = ""
        for last in range(at, min(at + self._most_initials, len(words))):
            word = words[last]
            if len(word.letters) != 1 or text[word.end : word.end + 1] in _ELISIONS or _is_ordinal(text, word):
                break
            if letters and not _joins_initials(text[words[last - 1].end : word.start]):
                break
            letters += word.letters
            pupils = self._initials.get(letters)
            if pupils and "." in text[words[at].end : word.end + 1]:
                longest = last, pupils
        return longest

    def _bare_at(self, text: str, words: Sequence[NameToken], at: int) -> tuple[int, dict[PupilId, NameKind]] | None:
        pupils = self._bare.get(words[at].letters)
        return (at, pupils) if pupils and may_be_initials(text, words, at, self._bare) else None

    def _with_initial(
        self,
        text: str,
        words: Sequence[NameToken],
        span: tuple[int, int],
        pupils: dict[PupilId, NameKind],
        free: int,
    ) -> tuple[int, int, dict[PupilId, NameKind]]:
        """Add the initial after or before a name, and leave those whose initial it is. free: where the name before
        ends."""
        first, last = span
        for beside in (last + 1, first - 1):
            if not 0 <= beside < len(words):
                continue
            word = words[beside]
            joint = words[max(beside, first)].joint
            if len(word.letters) != 1 or joint is Joint.FAR or word.start < free:
                continue
            is_pointed = beside < first and text[word.end : words[first].start] == "."  # « fiche l.martin.pdf »
            if not (text[word.start].isupper() or is_pointed):
                continue
            meant = {id: NameKind.WITH_INITIAL for id, kind in pupils.items() if word.letters in self._other(id, kind)}
            if meant:
                return min(first, beside), max(last, beside), meant
        return first, last, pupils

    def _other(self, pupil: PupilId, kind: NameKind) -> set[str]:
        """Return the initials of the other name than the one that was found."""
        return (self._first_letters if kind is NameKind.LAST else self._last_letters)[pupil]

    # -- what was found

    def _found(
        self, text: str, words: Sequence[NameToken], span: tuple[int, int], pupils: dict[PupilId, NameKind]
    ) -> FoundName:
        first, last = span
        start, end = words[first].start, words[last].end
        written = text[start:end]
        kind = min(pupils.values())
        may_be_word = self._may_be_word(text, words, span, kind)
        if may_be_word:
            letters = "".join(word.letters for word in words[first : last + 1])
            lasting = written.islower() or letters in LITTLE_WORDS or kind is NameKind.BARE_INITIALS
            wording = written.casefold() if lasting else ""
        else:
            wording = self._phrase(text, words, span) if kind in (NameKind.FIRST, NameKind.LAST) else ""
        return FoundName(start, end, written, tuple(pupils), kind, may_be_word, wording)

    def _may_be_word(self, text: str, words: Sequence[NameToken], span: tuple[int, int], kind: NameKind) -> bool:
        first, last = span
        written = text[words[first].start : words[last].end]
        if kind is NameKind.BARE_INITIALS:
            return True
        if kind is NameKind.INITIALS:
            return any(char.islower() for char in written)
        if kind not in (NameKind.FIRST, NameKind.LAST) or first != last:
            return False
        letters = words[first].letters
        if len(letters) == 1 or letters in LITTLE_WORDS:
            return True
        if letters not in COMMON_WORDS and not (letters.endswith(_PLURALS) and letters[:-1] in COMMON_WORDS):
            return False
        return not written[0].isupper() or _begins_sentence(text, words, first) or _among_capitals(text, words, first)

    def _phrase(self, text: str, words: Sequence[NameToken], span: tuple[int, int]) -> str:
        """Return a name with the capitalised words around it, « Pierre de Ronsard »; "" if there are none, or if one of
        them is a pupil's name too."""
        first, last = span
        around = [*_capitals_beside(text, words, first, -1), *_capitals_beside(text, words, last, 1)]
        if not around or any(self._name_at(words, at) is not None for at in around):
            return ""
        low, high = min(first, *around), max(last, *around)
        return text[words[low].start : words[high].end]


def find_names(text: str, pupils: Iterable[PupilName]) -> tuple[FoundName, ...]:
    """Return the names of some pupils in a text, as `NameFinder` does; for a process that does this alone."""
    return tuple(NameFinder(pupils).find(text))


def _parts(name: str) -> list[str]:
    return [word.letters for word in name_tokens(name)]


def _is_mute(parts: Sequence[str]) -> bool:
    return all(part in PARTICLES for part in parts)


def _spoken(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the forms of a name that stand beside another one: the whole, and each part that is no particle."""
    if parts:
        yield tuple(parts)
    if len(parts) > 1:
        yield from ((part,) for part in parts if part not in PARTICLES)


def _letters(parts: Sequence[str]) -> set[str]:
    """Return the initials of a name: of all parts, of those that are no particles, and of each one that may stand for
    all."""
    said = [part for part in parts if part not in PARTICLES]
    many = {"".join(part[0] for part in some) for some in (parts, said)}
    return {letters for letters in many | {part[0] for part in (*parts[:1], *said)} if letters}


def _is_ordinal(text: str, word: NameToken) -> bool:
    """Return whether a letter is that of `4e` or `2d`."""
    return word.start > 0 and text[word.start - 1].isdecimal() and text[word.start].islower()


def _joins_initials(between: str) -> bool:
    return 1 <= len(between) <= 3 and _INITIAL_MARKS.issuperset(between)


def _begins_sentence(text: str, words: Sequence[NameToken], at: int) -> bool:
    """Return whether a word would have a capital where it stands, whatever it is."""
    if at == 0:
        return True
    return not _ENDS.isdisjoint(text[words[at - 1].end : words[at].start])


def _among_capitals(text: str, words: Sequence[NameToken], at: int) -> bool:
    def shouts(place: int) -> bool:
        written = text[words[place].start : words[place].end]
        return len(written) > 1 and written.isupper()

    return shouts(at) and any(0 <= beside < len(words) and shouts(beside) for beside in (at - 1, at + 1))


def _is_capital(text: str, word: NameToken) -> bool:
    return len(word.letters) > 1 and text[word.start].isupper()


def _is_close(text: str, before: NameToken, after: NameToken) -> bool:
    """Return whether nothing but spaces, hyphens and apostrophes is between two words of one phrase."""
    between = text[before.end : after.start]
    return len(between) <= 2 and all(char in " \u00a0\u202f-'’" for char in between)


def _capitals_beside(text: str, words: Sequence[NameToken], at: int, step: int) -> list[int]:
    """Return the words of one phrase that have a capital, from a word on. step: 1 for those after it, -1 before."""
    found: list[int] = []
    waiting: list[int] = []
    while 0 <= at + step < len(words) and len(found) < MOST_AROUND:
        before, after = sorted((at, at + step))
        if not _is_close(text, words[before], words[after]):
            break
        at += step
        if _is_capital(text, words[at]) and (step > 0 or not _begins_sentence(text, words, at)):
            found += [*waiting, at]
            waiting = []
        elif words[at].letters in _BRIDGES and len(waiting) < 2:
            waiting.append(at)
        else:
            break
    return found
