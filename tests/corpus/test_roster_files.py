"""Class lists in the layouts of ONDE, PRONOTE and an ENT."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.support.rosters import open_roster
from tni.core.format_errors import FileFormatError
from tni.formats.roster_csv import preview, read
from tni.formats.roster_detection import read as read_any
from tni.roster.class_list import LeftOutReason, PupilRow, RosterKind

pytestmark = pytest.mark.usefixtures("corpus")


def pupils(path: Path) -> list[PupilRow]:
    data = path.read_bytes()
    return list(read(data, preview(data).guess).pupils)


def one(corpus: Path, pattern: str) -> Path:
    (path,) = (corpus / "roster").rglob(pattern)
    return path


def test_onde_and_pronote_hold_the_same_pupils(corpus: Path, tmp_path: Path) -> None:
    onde, pronote = pupils(one(corpus, "ONDE*.csv")), pupils(one(corpus, "PRONOTE*.csv"))
    assert [(p.last_name, p.first_name) for p in onde] == [(p.last_name, p.first_name) for p in pronote]
    assert len(onde) == 29
    assert any("Œ" in p.last_name for p in onde)
    roster = open_roster(tmp_path / "roster.db")
    first = roster.import_pupils(onde)
    assert (len(first.added), first.unplaced, len(first.classes)) == (28, 1, 1)
    again = roster.import_pupils(onde)
    assert (again.added, set(again.kept), again.left) == ((), set(first.added), ())
    numbers = [p.number for p in roster.pupils(first.classes[0])]
    assert numbers == list(range(1, 29))
    roster.close()


def test_no_birth_date_and_no_national_number_reach_the_disk(corpus: Path, tmp_path: Path) -> None:
    path = one(corpus, "ONDE*.csv")
    roster = open_roster(tmp_path / "roster.db")
    roster.import_pupils(pupils(path))
    roster.close()
    stored = (tmp_path / "roster.db").read_bytes()
    rows = [line.split(b";") for line in path.read_bytes().splitlines()[1:]]
    assert rows[0][0] not in stored, "nor does a name that can be read"
    for row in rows:
        assert row[3] not in stored
        assert row[5] not in stored


def test_an_ents_list_is_read(corpus: Path) -> None:
    listed = pupils(one(corpus, "CSV_Eleves.csv"))
    assert [p.class_name for p in listed] == ["CSV1", "CSV2", "CSV2", "1COM1"]
    assert all(p.last_name.isupper() and not p.first_name.isupper() for p in listed)


def test_what_is_no_table_is_refused_as_one(corpus: Path) -> None:
    for path in (corpus / "roster").rglob("*.zip"):
        with pytest.raises(FileFormatError):
            preview(path.read_bytes())


def test_siecle_and_oneroster_hold_the_same_pupils_too(corpus: Path) -> None:
    onde = pupils(one(corpus, "ONDE*.csv"))
    siecle, oneroster = (read_any(one(corpus, name).read_bytes()) for name in ("SIECLE*.zip", "OneRoster*.zip"))
    names = Counter((p.last_name, p.first_name) for p in onde)
    written = Counter((p.last_name, p.first_name) for p in oneroster.pupils)
    assert len(oneroster.pupils) == len(onde)
    gone = Counter((out.last_name, out.first_name) for out in siecle.left_out)
    assert [out.why for out in siecle.left_out] == [LeftOutReason.GONE]
    assert Counter((p.last_name, p.first_name) for p in siecle.pupils) + gone == written
    # Both Western encodings lack some letters that the two others have.
    assert (names - written).total() == (written - names).total() <= 2
    assert siecle.unplaced == 1
    assert {p.class_name for p in siecle.pupils} == {"", "6E1", "6E2"}


def test_an_aaf_feed_is_read(corpus: Path) -> None:
    found = read_any(one(corpus, "ENT_Complet*.xml").read_bytes())
    assert found.kind is RosterKind.AAF
    assert [(p.last_name, p.class_name) for p in found.pupils] == [("NOM", "1AQUA")]


def test_every_file_says_whose_it_is(corpus: Path) -> None:
    kinds = {path.name: read_any(path.read_bytes()).kind for path in (corpus / "roster").rglob("*.*") if path.is_file()}
    assert set(kinds.values()) == set(RosterKind)
