"""A QTI question outside a package, with the text and the pictures that lie beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.bank_samples import PNG
from tni.formats.banks.format_registry import read, read_files
from tni.quiz.bank.losses import LossKind

ITEM = """<?xml version="1.0"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i">
{}<qti-item-body><p>Où ? <img src="img/ici.png" alt=""/></p>
<qti-extended-text-interaction response-identifier="R"/></qti-item-body></qti-assessment-item>"""
REFERENCE = '<qti-assessment-stimulus-ref identifier="s" href="{}"/>'
SHARED = """<qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="s">
<qti-stimulus-body><p>Lisez. <img src="../img/l%C3%A0.png" alt=""/></p></qti-stimulus-body></qti-assessment-stimulus>"""


@pytest.fixture
def item(tmp_path: Path) -> Path:
    for folder in ("textes", "img"):
        (tmp_path / "q" / folder).mkdir(parents=True)
    (tmp_path / "q/textes/un.xml").write_text(SHARED, encoding="utf-8")
    for name in ("ici", "là", "autre"):
        (tmp_path / f"q/img/{name}.png").write_bytes(PNG + name.encode())
    return tmp_path / "q/item.xml"


def test_the_shared_text_and_the_pictures_beside_are_read(item: Path) -> None:
    item.write_text(ITEM.format(REFERENCE.format("textes/un.xml")), encoding="utf-8")
    files = read_files(item)
    assert set(files.included) == {"textes/un.xml", "img/ici.png", "img/là.png"}
    found = read(*files)
    (question,) = found.bank.items
    assert question.stem.text.startswith("<div><p>Lisez. ")
    assert "</p></div><p>Où ? " in question.stem.text
    assert [(file.name, file.data) for file in question.files] == [
        ("img/là.png", PNG + "là".encode()),
        ("img/ici.png", PNG + b"ici"),
    ]
    assert found.losses == ()


@pytest.mark.parametrize(
    "place",
    [
        "../dehors.xml",
        "lien.xml",
        "/etc/hostname",
        "file:///etc/hostname",
        "img",
        "absent.xml",
        ".cache.xml",
        "caché.xml",
    ],
)
def test_what_lies_elsewhere_is_not_read(item: Path, place: str) -> None:
    (item.parent.parent / "dehors.xml").write_text(SHARED)
    (item.parent / "lien.xml").symlink_to(item.parent.parent / "dehors.xml")
    (item.parent / ".cache.xml").write_text(SHARED)
    (item.parent / "caché.xml").symlink_to(item.parent / ".cache.xml")
    item.write_text(ITEM.format(REFERENCE.format(place)).replace("img/ici", "../dehors"), encoding="utf-8")
    files = read_files(item)
    assert files.included == {}
    found = read(*files)
    assert "Lisez" not in found.bank.items[0].stem.text
    assert (LossKind.STEM, place) in {(loss.kind, loss.what) for loss in found.losses}


def test_a_text_that_is_referred_to_twice_stands_once(item: Path) -> None:
    item.write_text(ITEM.format(REFERENCE.format("textes/un.xml") * 3), encoding="utf-8")
    assert read(*read_files(item)).bank.items[0].stem.text.count("Lisez") == 1
