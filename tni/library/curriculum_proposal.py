"""Proposal of levels, subjects and domains of the Socle from a lesson's own words.

A proposal is shown to the teacher with the words that speak for it, and never applied without her. Each pair of a
subject and a level is a class of a naive Bayes classifier; its words are those of `subject_terms` and of the labels in
the loaded vocabularies. A level that the lesson names outright comes first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log, sqrt

from tni.core.collation import fold
from tni.library.built_in_vocabularies import domain_key
from tni.library.french_stemmer import french_stemmer
from tni.library.subject_terms import DOMAINS_OF_SUBJECTS, SUBJECT_TERMS, TOPICS
from tni.library.vocabulary import Concept, Vocabularies, VocabularyKind, split_label

type _Pair = tuple[str, str]
"""Keys of a subject and of a level, which is "" for words of all levels."""

MOST_PROPOSED = 3
MIN_SCORE = 0.15
NAMED_SCORE = 0.95
"""Score of a level that the lesson names."""
_MOST_WORDS = 4000
_MOST_SHOWN = 6
_SMOOTHING = 0.3
_TITLE_WEIGHT = 2
_LEVEL_AT_END = re.compile(r"(cycle \d|CM1-CM2|C[PEM]\d?|[3-6]e)$")
_SHORT_LEVEL = re.compile(r"\b(?:[3456]e(?:me)?|cp|ce[12]|cm[12]|2n?de|1[eè]?re|tle|terminale|cap|bts|cycle [1234])\b")
_ORDINAL_LEVEL = re.compile(
    r"\b(?:classes? de|niveau|eleves? de|en) (sixieme|cinquieme|quatrieme|troisieme|seconde|premiere)\b"
)
_AFTER_ORDINALS = (
    "siecle siecles jour jours etape partie republique personne groupe rang exercice question fois place ligne"
)
"""Words after an ordinal that make it no level: `3e personne`."""
_COMMON_WORDS = (
    "a ai au aux avec ce ces cette dans de des du elle en est et il ils l je la le les leur leurs lui mais mon ne nos "
    "notre nous on ou par pas pour qu que qui sa se ses son sont sur un une vos votre vous d c s n y afin ainsi alors "
    "comme comment donc entre etre faire fait lors plus quel quelle quels quelles sans tout tous toute toutes "
    "page exercice question lecon seance cours classe eleve cycle discipline niveau"
)
_COUNTED, _STOP_WORDS = frozenset(_AFTER_ORDINALS.split()), frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class CurriculumProposal:
    """Proposed key of the curriculum. score: between 0 and 1. evidence: words of the lesson that speak for it, the
    strongest first."""

    key: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CurriculumProposals:
    """Proposals for a lesson, the most likely first."""

    levels: tuple[CurriculumProposal, ...] = ()
    subjects: tuple[CurriculumProposal, ...] = ()
    domains: tuple[CurriculumProposal, ...] = ()


@dataclass(slots=True)
class _Words:
    """Counts of the words of a class."""

    counts: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def add(self, stems: Iterable[str]) -> None:
        for stem in stems:
            self.counts[stem] += 1
            self.total += 1


class CurriculumProposer:
    """Classifier of lessons. Making one with the official vocabularies takes about half a second: for a worker."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self._stem_word = french_stemmer()
        self._stems: dict[str, str] = {}
        self._pairs: dict[_Pair, _Words] = {}
        self._all = _Words()
        self._train()

    def propose(self, title: str, texts: Sequence[str]) -> CurriculumProposals:
        """Propose for a lesson with this title and these texts."""
        words = self._words_of(title, texts)
        scores = self._scores(words)
        subjects = self._best(words, scores, 0)
        levels = {one.key: one for one in self._best(words, scores, 1) if one.key}
        for key, word in self._named_levels(title, texts):
            levels[key] = CurriculumProposal(key, NAMED_SCORE, (word,))
        return CurriculumProposals(_ranked(levels.values()), subjects, self._domains(subjects))

    def _train(self) -> None:
        for label, spoken in SUBJECT_TERMS.items():
            self._learn(self._subject(label), "", spoken, 2)
        for (label, level), spoken in TOPICS.items():
            self._learn(self._subject(label), self._level(level), spoken, 2)
        for concept in self._vocabularies.of_kind(VocabularyKind.SUBJECT):
            path = self._vocabularies.path(concept.key)
            for label in concept.labels:
                rest, qualifiers = split_label(label)
                found = _LEVEL_AT_END.search(qualifiers[-1]) if qualifiers else None
                self._learn(self._subject_of(path, qualifiers), self._level(found[1]) if found else "", rest, 1)

    def _learn(self, subject: str, level: str, text: str, weight: int) -> None:
        stems = [self._stem(word) for word in _split(text)] * weight
        if subject and stems:
            self._pairs.setdefault((subject, level), _Words()).add(stems)
            self._all.add(stems)

    def _subject_of(self, path: tuple[Concept, ...], qualifiers: tuple[str, ...]) -> str:
        """Return the subject of a concept: the one that its qualifier names, else the one at the top of its path."""
        if qualifiers and (named := self._subject(_LEVEL_AT_END.sub("", qualifiers[-1]).strip())):
            return named
        return path[0].key if path and len(path) > 1 else self._subject(path[0].short_label) if path else ""

    def _subject(self, label: str) -> str:
        found = self._vocabularies.find(label, VocabularyKind.SUBJECT) if label else ()
        return next((one.key for one in found if not one.deprecated and len(self._vocabularies.path(one.key)) == 1), "")

    def _level(self, label: str) -> str:
        label = label.replace("CM1-CM2", "CM2")
        found = self._vocabularies.find(label, VocabularyKind.LEVEL)
        exact = [one for one in found if fold(one.short_label) == fold(label)] or list(found)
        return exact[0].key if exact else ""

    def _words_of(self, title: str, texts: Sequence[str]) -> Counter[str]:
        """Return the words of the lesson as they are written there, with their numbers."""
        counts: Counter[str] = Counter()
        for weight, text in ((_TITLE_WEIGHT, title), *((1, text) for text in texts)):
            for word in _split(text):
                counts[word] += weight
                if len(counts) >= _MOST_WORDS:
                    return counts
        return counts

    def _weight(self, pair: _Pair, stem: str) -> float:
        """Return the logarithm by which a word makes a class more likely than the average of all classes."""
        words, kinds = self._pairs[pair], len(self._all.counts) + 1
        here = (words.counts[stem] + _SMOOTHING) / (words.total + _SMOOTHING * kinds)
        average = (self._all.counts[stem] + _SMOOTHING) / (self._all.total + _SMOOTHING * kinds)
        return log(here / average)

    def _scores(self, words: Counter[str]) -> dict[_Pair, float]:
        """Return the probability of each class. Words of a lesson depend on one another, so evidence grows with the
        root of their number."""
        known = [(self._stem(word), 1 + log(number)) for word, number in words.items()]
        known = [(stem, number) for stem, number in known if self._all.counts[stem]]
        if not known:
            return {}
        share = 1 / sqrt(max(1.0, sum(number for _, number in known) / 4))
        sums = {pair: share * sum(n * self._weight(pair, stem) for stem, n in known) for pair in self._pairs}
        most = max(sums.values())
        raised = {pair: exp(value - most) for pair, value in sums.items()}
        total = sum(raised.values())
        return {pair: value / total for pair, value in raised.items()}

    def _best(self, words: Counter[str], scores: dict[_Pair, float], part: int) -> tuple[CurriculumProposal, ...]:
        """Return the best subjects (part 0) or levels (part 1)."""
        sums: Counter[str] = Counter()
        for pair, score in scores.items():
            sums[pair[part]] += score  # type: ignore[assignment]
        return _ranked(
            CurriculumProposal(key, score, self._speaking(words, key, part))
            for key, score in sums.most_common(MOST_PROPOSED + 1)
            if score >= MIN_SCORE
        )

    def _speaking(self, words: Counter[str], key: str, part: int) -> tuple[str, ...]:
        """Return the words that speak most for a subject or level."""
        pairs = [pair for pair in self._pairs if pair[part] == key]
        weights: dict[str, float] = {}
        for word in words:
            stem = self._stem(word)
            found = [self._weight(pair, stem) for pair in pairs if self._pairs[pair].counts[stem]]
            if found and max(found) > 0:
                weights[word] = max(found)
        return tuple(sorted(weights, key=weights.__getitem__, reverse=True)[:_MOST_SHOWN])

    def _named_levels(self, title: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
        for text in (title, *texts[:40]):
            folded = fold(text[:20_000])
            for found in (*_SHORT_LEVEL.finditer(folded), *_ORDINAL_LEVEL.finditer(folded)):
                following = folded[found.end() :].split(maxsplit=1)
                if (not following or following[0] not in _COUNTED) and (
                    key := self._level(found[found.lastindex or 0])
                ):
                    yield key, found[0]

    def _domains(self, subjects: tuple[CurriculumProposal, ...]) -> tuple[CurriculumProposal, ...]:
        found: dict[str, CurriculumProposal] = {}
        for subject in subjects:
            label = self._vocabularies.label(subject.key)
            for place, domain in enumerate(DOMAINS_OF_SUBJECTS.get(label, ())):
                key, score = domain_key(domain), subject.score * (0.8 if place == 0 else 0.5)
                if key not in found or found[key].score < score:
                    found[key] = CurriculumProposal(key, score, subject.evidence)
        return _ranked(found.values())

    def _stem(self, word: str) -> str:
        if word not in self._stems:
            self._stems[word] = self._stem_word(word)
        return self._stems[word]


def _ranked(found: Iterable[CurriculumProposal]) -> tuple[CurriculumProposal, ...]:
    return tuple(sorted(found, key=lambda one: -one.score)[:MOST_PROPOSED])


def _split(text: str) -> list[str]:
    """Split a text into words that may speak for a subject."""
    return [word for word in fold(text).split() if word not in _STOP_WORDS and (len(word) > 2 or word == "ph")]
