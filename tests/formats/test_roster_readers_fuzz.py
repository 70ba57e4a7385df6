"""Any bytes into the readers of class lists, and bytes that nearly are one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.test_roster_files import ONE, aaf, attr, eleve, person, placed, siecle, zipped
from tni.core.format_errors import FileFormatError
from tni.formats.roster_collector import clean_name
from tni.formats.roster_detection import read
from tni.roster.class_list import PupilRow

SIECLE = siecle(eleve("1", "CŒUR", "Zoé") + eleve("2", "A", "B"), placed("1", ("6E1", "D"), ("ALL", "G")))
AAF = aaf(person("Eleve", attr("sn", "A"), attr("givenName", "B"), attr("ENTEleveClasses", "1$6A")))
ZIPS = zipped(ONE), zipped({"Eleves.xml": SIECLE})
names = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='<>&";,|\t'), min_size=1, max_size=12)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from((SIECLE, AAF, *ZIPS))))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1))
        data[at : at + draw(st.integers(0, 20))] = draw(st.binary(max_size=8))
        if not data:
            break
    return bytes(data)


@given(st.binary(max_size=300) | spoilt(), st.none() | st.dates())
def test_any_bytes_are_a_list_or_our_error(data: bytes, on: date | None) -> None:
    with suppress(FileFormatError):
        found = read(data, on)
        assert found.pupils
        assert all(pupil.last_name or pupil.first_name for pupil in found.pupils)


@given(st.lists(st.tuples(names, names, names, st.lists(names, max_size=3, unique=True)), min_size=1, max_size=12))
def test_what_siecle_and_aaf_say_is_what_is_read(rows: list[tuple[str, str, str, list[str]]]) -> None:
    pupils = "".join(eleve(str(i), last, first) for i, (last, first, _, _) in enumerate(rows))
    places = "".join(
        placed(str(i), (place, "D"), *((group, "G") for group in groups))
        for i, (_, _, place, groups) in enumerate(rows)
    )
    people = (
        person(
            "Eleve",
            attr("ENTPersonJointure", str(i)),
            attr("sn", last),
            attr("givenName", first),
            attr("ENTEleveClasses", f"1${place}"),
            attr("ENTEleveGroupes", *(f"1${group}" for group in groups)),
        )
        for i, (last, first, place, groups) in enumerate(rows)
    )
    said = [
        PupilRow(
            clean_name(last),
            clean_name(first),
            "",
            clean_name(place),
            "",
            tuple(dict.fromkeys(map(clean_name, groups))),
        )
        for last, first, place, groups in rows
    ]
    for data in (siecle(pupils, places, codec="utf-8"), aaf(*people)):
        assert list(read(data).pupils) == said
