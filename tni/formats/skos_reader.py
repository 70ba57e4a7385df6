"""Reader of vocabularies in SKOS (RDF/XML), as the French ministry publishes those of ScoLOMFR.

Read are French labels, the concepts above, and deprecations. A concept may be split over several descriptions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tni.core.format_errors import EmptyFileError, FileTooLargeError, UnknownFileError
from tni.formats.xml_tree import Element, iterate_elements, name_of, root_name
from tni.library.vocabulary import MAX_CONCEPTS, MAX_LABELS, Concept, VocabularyKind, VocabularyPack

MAX_BYTES = 40_000_000
LONGEST_LABEL = 500
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SCHEME = re.compile(r"scolomfr-voc-(\d+)$")
_KINDS = {"022": VocabularyKind.LEVEL, "015": VocabularyKind.SUBJECT, "016": VocabularyKind.DOMAIN}
_NO_LONGER_USED = frozenset(("obsolète", "déprécié", "ancien"))
_PARTS = {"prefLabel": "labels", "altLabel": "others", "broader": "broader", "isReplacedBy": "replaced_by"}


@dataclass(slots=True)
class _Description:
    """Everything that the file says of one subject. dates: of its publication."""

    types: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)
    replaced_by: list[str] = field(default_factory=list)
    schemes: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    deprecated: bool = False

    def take(self, element: Element) -> None:
        for one in element.iterchildren("*"):
            name, target = name_of(one), one.get(f"{_RDF}resource", "")
            if name in _PARTS and one.get(_LANGUAGE, "fr").startswith("fr"):
                found: list[str] = getattr(self, _PARTS[name])
                value = target or " ".join("".join(one.itertext()).split())[:LONGEST_LABEL]
                if value and len(found) < MAX_LABELS:
                    found.append(value)
            elif name == "type":
                self.types.append(target)
            elif name in ("inScheme", "topConceptOf"):
                self.schemes.append(target)
            elif name in ("issued", "modified"):
                self.dates.append((one.text or "")[:10])
            elif (name == "status" and (one.text or "").strip().lower() in _NO_LONGER_USED) or (
                name == "deprecated" and (one.text or "").strip().lower() == "true"
            ):
                self.deprecated = True


def read_vocabulary(data: bytes) -> VocabularyPack:
    """Read a vocabulary. Raises: FileFormatError."""
    if len(data) > MAX_BYTES:
        raise FileTooLargeError("bytes", MAX_BYTES)
    if root_name(data) != "RDF":
        raise UnknownFileError
    found: dict[str, _Description] = {}
    for element in iterate_elements(data, "Description", "Concept", "ConceptScheme"):
        subject = element.get(f"{_RDF}about", "")
        description = found.setdefault(subject, _Description())
        if name_of(element) != "Description":
            description.types.append(name_of(element))
        description.take(element)
        if len(found) > MAX_CONCEPTS:
            raise FileTooLargeError("concepts", MAX_CONCEPTS)
    concepts = tuple(_concept(key, one) for key, one in found.items() if key and one.labels and _is_a(one, "Concept"))
    if not concepts:
        raise EmptyFileError
    return _pack(found, concepts)


def _concept(key: str, found: _Description) -> Concept:
    replaced_by = found.replaced_by[0] if found.replaced_by else ""
    return Concept(
        key,
        found.labels[0],
        tuple(dict.fromkeys((*found.labels[1:], *found.others))),
        tuple(dict.fromkeys(found.broader)),
        found.deprecated or bool(replaced_by),
        replaced_by,
    )


def _pack(found: dict[str, _Description], concepts: tuple[Concept, ...]) -> VocabularyPack:
    """Return the pack of the scheme that most concepts are in."""
    counts: dict[str, int] = {}
    for one in found.values():
        for scheme in one.schemes:
            counts[scheme] = counts.get(scheme, 0) + 1
    numbered = [scheme for scheme in counts if _SCHEME.search(scheme)] or list(counts)
    scheme = max(numbered, key=counts.__getitem__, default="")
    about = found.get(scheme, _Description())
    version = next((one.labels[0] for key, one in found.items() if "#Version" in key and one.labels), "")
    number = _SCHEME.search(scheme)
    return VocabularyPack(
        id=scheme.rpartition("/")[2] or "vocabulary",
        kind=_KINDS.get(number[1], VocabularyKind.OTHER) if number else VocabularyKind.OTHER,
        name=about.labels[0] if about.labels else scheme,
        version=version,
        date=max(about.dates, default=""),
        source=scheme,
        licence="CC-BY-SA-3.0-FR" if number else "",
        concepts=concepts,
    )


def _is_a(found: _Description, kind: str) -> bool:
    return any(one.rpartition("#")[2] == kind for one in found.types)
