"""Any bytes into the class-list reader, and names through every encoding and separator."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tni.core.collation import fold, sort_key
from tni.core.format_errors import FileFormatError
from tni.formats.roster_csv import preview, read
from tni.roster.class_list import ColumnMapping, PupilRow

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÂÇÉÈÊËÎÏÔÙÛÜŸàâçéèêëîïôùûüÿŒœñÑáíóúäö"
names = st.text(LATIN, min_size=1, max_size=12).map(lambda name: name if name.islower() else name.upper())
"""In capitals or in small letters: capitals within a word are how an encoding is told."""
mappings = st.builds(
    ColumnMapping,
    last=st.integers(-1, 4),
    first=st.none() | st.integers(-1, 4),
    class_name=st.none() | st.integers(0, 4),
    skip_rows=st.integers(-1, 5),
)
texts = st.text('Nomé;,\t"\n\r\0 ABC', max_size=80)


@given(st.binary(max_size=200) | texts.map(str.encode) | texts.map(lambda t: t.encode("utf-16")), mappings)
def test_any_bytes_are_a_list_or_our_error(data: bytes, mapping: ColumnMapping) -> None:
    with suppress(FileFormatError):
        assert preview(data).rows
    with suppress(FileFormatError):
        assert all(p.last_name or p.first_name for p in read(data, mapping).pupils)


@given(
    st.lists(st.tuples(names, names, names), min_size=1, max_size=20),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15"]),
    st.sampled_from(";\t,|"),
)
def test_every_pupil_of_a_file_is_read(rows: list[tuple[str, str, str]], codec: str, delimiter: str) -> None:
    # No accent outside both Western encodings, and enough text for UTF-16 without a mark to be told by its zeros.
    table = [("Nom de famille", "Prénom", "Classe"), *rows]
    data = "\r\n".join(delimiter.join(row) for row in table).encode(codec)
    found = read(data, preview(data).guess).pupils
    assert list(found) == [PupilRow(last, first, "", class_) for last, first, class_ in rows]


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(names, names)
def test_two_names_are_in_one_order_and_only_equal_ones_tie(a: str, b: str) -> None:
    assert (sort_key(a) == sort_key(b)) == (a == b)
    assert (sort_key(a) < sort_key(b)) or (sort_key(b) <= sort_key(a))


def test_french_order() -> None:
    ordered = ["COTE", "cote", "Côté", "Cotillon", "ÉLAN", "Éric", "L'HÔTE", "LECŒUR", "LEFÈVRE", "Lœb", "Zoé"]
    mixed = [*ordered[::2], *ordered[1::2]]
    assert sorted(mixed, key=sort_key) == ordered
