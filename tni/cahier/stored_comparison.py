"""Comparison of an entry as it was sent with what the server stores: what is missing, altered or there twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice, pairwise

from tni.cahier.outgoing_entry import OutgoingEntry, OutgoingFile, OutgoingWork, title_within
from tni.cahier.stored_entry import StoredEntry, StoredFile, StoredWork
from tni.cahier.visible_text import plain_text, readings, tokens
from tni.core.one_line import shortened

CLOSELY_COMPARED = 10_000
"""Product of the words and signs of two texts up to which they are compared word by word, in the cube of their length.
Longer ones are first cut at the words that each has once; of what stays longer it is told that it differs."""
LONG_TITLE = 1000
"""Letters of a title from which on it is not tried out where it may have been cut."""
MOST_TOLD = 20
SHOWN = 200


class DifferenceKind(Enum):
    """Kind of a difference."""

    ENTRY_MISSING = "entry missing"
    NOT_READ_BACK = "not read back"
    """Nothing could be read back, so nobody knows."""
    TITLE = "title"
    TEXT = "text"
    WORK_MISSING = "work missing"
    WORK_DOUBLED = "work doubled"
    WORK_LEFT = "work left"
    """A work that is not in the entry any more."""
    WORK_TEXT = "work text"
    DUE = "due"
    FILE_MISSING = "file missing"
    FILE_CHANGED = "file changed"
    FILE_LEFT = "file left"
    """A file that is not in the entry any more."""
    HIDDEN = "hidden"
    """Pupils do not see it, and they should."""
    VISIBLE = "visible"
    """Pupils see it, and they should not yet."""
    FORMER_PLACE = "former place"
    """An earlier sending of it is still at an address that its account had before."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Difference between what was sent and what is stored. where: a work's text or a file's name, "" for the entry.
    sent, stored: the words, dates or sizes on both sides, "" for none."""

    kind: DifferenceKind
    where: str = ""
    sent: str = ""
    stored: str = ""


def differences(sent: OutgoingEntry, stored: StoredEntry | None) -> tuple[Difference, ...]:
    """Return what is missing or altered, at most `MOST_TOLD`. stored: None when the entry is not there. What cannot be
    read back is not compared; what the server adds before or after a text is not told."""
    if stored is None:
        return (Difference(DifferenceKind.ENTRY_MISSING),)
    return tuple(islice(_all(sent, stored), MOST_TOLD))


def _all(sent: OutgoingEntry, stored: StoredEntry) -> Iterator[Difference]:
    if stored.title is not None and not _same_title(sent.title, stored.title):
        yield Difference(DifferenceKind.TITLE, "", _shown(sent.title), _shown(stored.title))
    if stored.html is not None:
        yield from _texts(DifferenceKind.TEXT, "", sent.html, sent.text, stored.html)
    if stored.works is not None:
        yield from _works(sent.works, stored.works)
    if stored.files is not None:
        yield from _files(sent.all_files, stored.files)
    if stored.is_published is not None and stored.is_published != sent.is_published:
        yield Difference(DifferenceKind.HIDDEN if sent.is_published else DifferenceKind.VISIBLE)


def _same_title(sent: str, stored: str) -> bool:
    whole, found = tokens(sent), tokens(stored)
    if whole == found or not found:
        return whole == found
    if found[-1] != "…" or found[:-2] != whole[: max(0, len(found) - 2)]:  # before … may be a part of a word
        return False
    size = len(stored)  # of which `title_within` may have dropped up to a third, up to a space
    if size > LONG_TITLE:
        return True
    return any(found == tokens(title_within(sent, length)) for length in range(size, min(2 * size + 2, len(sent))))


def _works(sent: Sequence[OutgoingWork], stored: Sequence[StoredWork]) -> Iterator[Difference]:
    counts = Counter(one.uid for one in stored)
    known = {one.uid: one for one in stored}
    for work in sent:
        name, uid = _shown(work.text or plain_text(work.html)), str(work.uid)
        if uid not in known:
            yield Difference(DifferenceKind.WORK_MISSING, name)
            continue
        found = known.pop(uid)
        if counts[uid] > 1:
            yield Difference(DifferenceKind.WORK_DOUBLED, name)
        if found.html is not None:
            yield from _texts(DifferenceKind.WORK_TEXT, name, work.html, work.text, found.html)
        if found.due is not None and found.due != work.due:
            day = "" if work.due is None else work.due.isoformat()
            yield Difference(DifferenceKind.DUE, name, day, found.due.isoformat())
    for found in known.values():
        yield Difference(DifferenceKind.WORK_LEFT, _shown(plain_text(found.html or "")))


def _files(sent: Sequence[OutgoingFile], stored: Sequence[StoredFile]) -> Iterator[Difference]:
    left = list(stored)
    unmatched = []
    for one in sent:
        found = next((file for file in left if file.sha256 == one.sha256), None)
        if found is None:
            unmatched.append(one)
        else:
            left.remove(found)
    for one in unmatched:
        found = next((file for file in left if file.name == one.name), None)
        if found is None:  # servers rename a file whose name is taken
            found = next((file for file in left if file.size == one.size and not file.sha256), None)
        if found is None:
            yield Difference(DifferenceKind.FILE_MISSING, _shown(one.name))
            continue
        left.remove(found)
        if found.size not in (None, one.size) or found.sha256:
            size = "" if found.size is None else str(found.size)
            yield Difference(DifferenceKind.FILE_CHANGED, _shown(one.name), str(one.size), size)
    digests = {one.sha256 for one in sent}
    for file in left:
        if file.sha256 not in digests:  # one that two works share may be there twice
            yield Difference(DifferenceKind.FILE_LEFT, _shown(file.name))


def _texts(kind: DifferenceKind, where: str, html: str, text: str, stored: str) -> Iterator[Difference]:
    """Yield the runs of words that are missing or altered."""
    sent = [tokens(plain_text(html)), tokens(text)]
    kept = readings(stored)
    if any(_contains(there, one) for there in kept for one in sent):
        return
    for old, new in _runs(sent[0] or sent[1], kept[0]):
        yield Difference(kind, where, _shown(" ".join(old)), _shown(" ".join(new)))


def _contains(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Return whether `part` is in `whole` without anything in between."""
    return not part or f" {' '.join(part)} " in f" {' '.join(whole)} "  # words and signs hold no spaces


def _runs(sent: Sequence[str], stored: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield pairs of runs that differ. What is added at either end is none; at least one pair comes."""
    for a, b, c, d in _pieces(sent, stored):
        for start, end, its_start, its_end in _changes(sent[a:b], stored[c:d]):
            is_added_at_end = start == end and a + start in (0, len(sent))
            if not is_added_at_end:
                yield sent[a + start : a + end], stored[c + its_start : c + its_end]


def _pieces(sent: Sequence[str], stored: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the parts of two texts that are compared with one another: their starts and ends in both."""
    if len(sent) * len(stored) <= CLOSELY_COMPARED:
        yield 0, len(sent), 0, len(stored)
        return
    ends = [(-1, -1), *_anchors(sent, stored), (len(sent), len(stored))]
    for (a, c), (b, d) in pairwise(ends):
        if sent[a + 1 : b] != stored[c + 1 : d]:
            yield a + 1, b, c + 1, d


def _anchors(sent: Sequence[str], stored: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places in both texts of words that each has once, as many as come in the same order in both."""
    own, other = Counter(sent), Counter(stored)
    places = {word: place for place, word in enumerate(stored) if other[word] == 1}
    pairs = [(place, places[word]) for place, word in enumerate(sent) if own[word] == 1 and word in places]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of pairs in which both numbers rise. The first ones rise already."""
    lowest: list[int] = []  # second number at which a choice of each length ends
    ends: list[int] = []  # index of the pair at which it does
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(lowest, place)
        before.append(ends[at - 1] if at else -1)
        lowest[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    found, index = [], ends[-1] if ends else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _changes(sent: Sequence[str], stored: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield starts and ends of the runs that differ, in both texts; of long ones that all of it does, but for what both
    begin and end with."""
    if len(sent) * len(stored) <= CLOSELY_COMPARED:
        from difflib import SequenceMatcher  # with the first difference

        for tag, *places in SequenceMatcher(None, sent, stored, autojunk=False).get_opcodes():
            if tag != "equal":
                a, b, c, d = places
                yield a, b, c, d
        return
    first, last, shorter = 0, 0, min(len(sent), len(stored))
    while first < shorter and sent[first] == stored[first]:
        first += 1
    while last < shorter - first and sent[-1 - last] == stored[-1 - last]:
        last += 1
    yield first, len(sent) - last, first, len(stored) - last


def _shown(text: str) -> str:
    return shortened(text, SHOWN)
