"""Vocabularies in SKOS: labels, deprecations, descriptions in parts, and hostile files."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.skos_samples import HEAD, URI, VOCABULARY
from tni.core.format_errors import EmptyFileError, EntityDeclarationError, FileFormatError, UnknownFileError
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint
from tni.formats.skos_reader import read_vocabulary
from tni.library.vocabulary import Concept, VocabularyKind


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
