"""Vocabularies in SKOS: labels, deprecations, descriptions in parts, and hostile files."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.format_errors import EmptyFileError, EntityDeclarationError, FileFormatError, UnknownFileError
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.formats.skos_reader import read_vocabulary
from tni.library.vocabulary import Concept, VocabularyKind

URI = "http://data.education.fr/voc/scolomfr/concept/scolomfr-voc-022-num-"
HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:i="http://purl.org/iso25964/skos-thes#">'
)
SCHEME = "http://data.education.fr/voc/scolomfr/scolomfr-voc-022"
VOCABULARY = f"""<?xml version="1.0" encoding="UTF-8"?>{HEAD}
<rdf:Description rdf:about="{URI}1"><skos:prefLabel xml:lang="fr">6e</skos:prefLabel>
  <skos:prefLabel xml:lang="en">Year 7</skos:prefLabel><skos:altLabel xml:lang="fr">sixième</skos:altLabel>
  <skos:inScheme rdf:resource="{SCHEME}"/><skos:broader rdf:resource="{URI}2"/></rdf:Description>
<rdf:Description rdf:about="{URI}1"><rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/></rdf:Description>
<skos:Concept rdf:about="{URI}2"><skos:prefLabel xml:lang="fr">collège</skos:prefLabel>
  <skos:inScheme rdf:resource="{SCHEME}"/></skos:Concept>
<skos:Concept rdf:about="{URI}3"><skos:prefLabel xml:lang="fr">cycle central</skos:prefLabel>
  <i:status xml:lang="fr">Déprécié</i:status><dcterms:isReplacedBy rdf:resource="{URI}2"/></skos:Concept>
<rdf:Description rdf:about="{SCHEME}"><skos:prefLabel xml:lang="fr">022-Niveau</skos:prefLabel>
  <dcterms:issued>2016-12-20</dcterms:issued></rdf:Description>
</rdf:RDF>""".encode()


def test_french_labels_and_deprecations_are_read_from_descriptions_in_parts() -> None:
    pack = read_vocabulary(VOCABULARY)
    assert (pack.id, pack.kind, pack.name, pack.date) == (
        "scolomfr-voc-022", VocabularyKind.LEVEL, "022-Niveau", "2016-12-20",
    )  # fmt: skip
    assert pack.concepts == (
        Concept(f"{URI}1", "6e", ("sixième",), (f"{URI}2",)),
        Concept(f"{URI}2", "collège"),
        Concept(f"{URI}3", "cycle central", deprecated=True, replaced_by=f"{URI}2"),
    )


def test_the_sandbox_reads_the_same() -> None:
    assert SandboxedReader(60).read(SandboxEntryPoint.VOCABULARY, VOCABULARY) == read_vocabulary(VOCABULARY)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<quiz/>", UnknownFileError),
        (b"", EmptyFileError),
        (f"{HEAD}</rdf:RDF>".encode(), EmptyFileError),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', EntityDeclarationError),
    ],
)
def test_other_files_are_refused_with_their_reason(data: bytes, kind: type[FileFormatError]) -> None:
    with pytest.raises(kind):
        read_vocabulary(data)


@given(st.data())
def test_damaged_files_end_with_a_typed_error_or_a_vocabulary(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(VOCABULARY)))
    end = data.draw(st.integers(start, len(VOCABULARY)))
    damaged = VOCABULARY[:start] + data.draw(st.binary(max_size=9)) + VOCABULARY[end:]
    with contextlib.suppress(FileFormatError):
        assert read_vocabulary(damaged).concepts
