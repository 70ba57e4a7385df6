"""Vocabularies of the curriculum: concepts in dated packs, several of them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from tni.core.collation import fold

MAX_CONCEPTS = 50_000
"""Most concepts of a pack."""
MAX_LABELS = 60
"""Most labels of a concept, and most concepts right above it."""
MAX_DEPTH = 50
"""Most concepts of a way up. That of the official vocabularies has six at most."""
_QUALIFIER = re.compile(r"\s*\(([^()]*)\)\s*$")


class VocabularyKind(Enum):
    """Field of the curriculum that a pack is for. DOMAIN: of the Socle. SKILL: of the CRCN."""

    LEVEL = "level"
    SUBJECT = "subject"
    DOMAIN = "domain"
    SKILL = "skill"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Concept:
    """Concept of a vocabulary.

    key: a URI, or a short name of the built-in list. alternatives: other labels. broader: keys of the concepts above.
    deprecated: no longer in use. replaced_by: key of the concept to use instead, "" for none.
    """

    key: str
    label: str
    alternatives: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    deprecated: bool = False
    replaced_by: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        return self.label, *self.alternatives

    @property
    def short_label(self) -> str:
        """Label without its qualifiers: `le monde habité (géographie 6e)` gives `le monde habité`."""
        return split_label(self.label)[0]


@dataclass(frozen=True, slots=True)
class VocabularyPack:
    """Vocabulary as one version of its publisher has it.

    id: of the vocabulary, such as `scolomfr-voc-022`; a newer pack with the same id and version replaces an older one.
    date: of publication, as `2016-12-20`, or "". source: address of the publisher.
    """

    id: str
    kind: VocabularyKind
    name: str
    version: str
    date: str
    source: str
    licence: str
    concepts: tuple[Concept, ...]


class Vocabularies:
    """Index of packs. A concept that several packs have is the last pack's; the labels of all of them find it."""

    def __init__(self, packs: Sequence[VocabularyPack]) -> None:
        self.packs = tuple(packs)
        self._concepts: dict[str, Concept] = {}
        self._kinds: dict[str, VocabularyKind] = {}
        for pack in self.packs:
            for concept in pack.concepts:
                self._concepts[concept.key] = concept
                self._kinds[concept.key] = pack.kind

    def concept(self, key: str) -> Concept | None:
        return self._concepts.get(key)

    def kind(self, key: str) -> VocabularyKind | None:
        return self._kinds.get(key)

    def label(self, key: str) -> str:
        """Return the label of a concept, or the key itself: a teacher's own words stand for themselves."""
        found = self._concepts.get(key)
        return found.short_label if found else key

    def of_kind(self, kind: VocabularyKind, *, deprecated: bool = False) -> Iterator[Concept]:
        """Iterate over concepts in the order of the packs. deprecated: whether to include those no longer in use."""
        return (
            concept
            for key, concept in self._concepts.items()
            if self._kinds[key] is kind and (deprecated or not concept.deprecated)
        )

    def find(self, label: str, kind: VocabularyKind | None = None) -> tuple[Concept, ...]:
        """Return the concepts with a label that differs at most by case, accents, punctuation and its qualifiers.
        Concepts in use come first."""
        keys = [key for key in self._by_label.get(fold(label), ()) if kind is None or self._kinds[key] is kind]
        return tuple(sorted((self._concepts[key] for key in keys), key=lambda concept: concept.deprecated))

    def current(self, key: str) -> str:
        """Return the key to use instead of a deprecated one, or the key itself."""
        seen = {key}
        while (found := self._concepts.get(key)) and found.replaced_by and found.replaced_by not in seen:
            key = found.replaced_by
            seen.add(key)
        return key

    def path(self, key: str) -> tuple[Concept, ...]:
        """Return the concepts from the top of the vocabulary down to this one, at most MAX_DEPTH; the first of several
        ways up."""
        found: dict[str, Concept] = {}
        while (concept := self._concepts.get(key)) and key not in found and len(found) < MAX_DEPTH:
            found[key] = concept
            if not concept.broader:
                break
            key = concept.broader[0]
        return tuple(reversed(found.values()))

    def narrower(self, key: str) -> tuple[Concept, ...]:
        """Return the concepts right below one."""
        return tuple(self._concepts[each] for each in self._narrower.get(key, ()))

    @cached_property
    def _by_label(self) -> dict[str, list[str]]:
        found: dict[str, dict[str, None]] = {}
        for pack in self.packs:
            for concept in pack.concepts:
                for label in concept.labels:
                    for folded in {fold(label), fold(split_label(label)[0])}:
                        found.setdefault(folded, {})[concept.key] = None
        return {label: list(keys) for label, keys in found.items()}

    @cached_property
    def _narrower(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for concept in self._concepts.values():
            for above in concept.broader:
                found.setdefault(above, []).append(concept.key)
        return found


def split_label(label: str) -> tuple[str, tuple[str, ...]]:
    """Split a label from its qualifiers in brackets: `(cycle 2) (discipline)` gives two. A label of qualifiers alone
    stays whole."""
    rest, qualifiers = label, list[str]()
    while found := _QUALIFIER.search(rest):
        qualifiers.insert(0, found[1])
        rest = rest[: found.start()]
    return (rest, tuple(qualifiers)) if rest.strip() else (label, ())
