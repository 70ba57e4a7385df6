"""Resources are plain files: what the teacher puts into the folder is listed, and what is added lies there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.lesson_plan import Credit
from tni.files.resource_errors import NotAResourceError, ResourceGoneError, ResourceUnreadableError
from tni.library.resource import ResourceKind
from tni.store.link_file import LinkFile, decode_link, encode_link
from tni.store.resource_folder import ResourceFolder

ADDRESS = "https://coopmaths.fr/alea/?uuid=0e6bd&n=10#a"


@pytest.fixture
def folder(tmp_path: Path) -> ResourceFolder:
    return ResourceFolder(tmp_path / "Ressources")


def test_files_of_the_teachers_own_are_listed_wherever_they_lie(folder: ResourceFolder) -> None:
    assert folder.scan() == ()
    files = {
        "Été.JPG": b"x", "SVT/cellule.png": b"x", "SVT/Chants/merle.mp3": b"x", "lisez-moi.txt": b"x",
        ".cache/vu.png": b"x", "vide.url": b"[InternetShortcut]\r\nURL=file:///C:/a\r\n",
        "merle.mp3.source.json": b"{}",
        "Carte.url": b"[InternetShortcut]\nIDList=\nURL=https://www.edugeo.fr/a\nIconIndex=0\n", "Carte.png": b"x",
    }  # fmt: skip
    for name, data in files.items():
        (folder.path / name).parent.mkdir(parents=True, exist_ok=True)
        (folder.path / name).write_bytes(data)
    (folder.path / "loin").symlink_to(folder.path.parent)
    found = {one.path: one for one in folder.scan()}
    assert list(found) == ["Carte.url", "SVT/cellule.png", "SVT/Chants/merle.mp3", "Été.JPG"]
    card = found["Carte.url"]
    assert (card.kind, card.title, card.host, card.service) == (ResourceKind.LINK, "Carte", "edugeo.fr", "Édugéo")
    assert card.picture == "Carte.png"


def test_what_is_added_keeps_its_name_and_credit_and_is_there_once(folder: ResourceFolder) -> None:
    credit = Credit(id="credit:x", source="Manuel, p. 12", author="Nadar", classroom_only=True)
    path = folder.add(b"un", "Chat : gris ?", ".png", credit)
    assert path == "Images/Chat gris.png"
    assert folder.read(path) == b"un"
    kept = folder.credit(path)
    assert kept is not None
    assert (kept.source, kept.author, kept.classroom_only) == ("Manuel, p. 12", "Nadar", True)
    assert folder.add(b"un", "Autre nom", ".png") == path
    assert folder.add(b"deux", "Chat : gris ?", ".png") == "Images/Chat gris (2).png"
    assert folder.add(b"son", "Chat gris", ".mp3") == "Sons/Chat gris.mp3"
    assert len(folder.scan()) == 3
    (folder.path / path).unlink()
    with pytest.raises(ResourceGoneError):
        folder.read(path)


def test_credits_follow_their_contents_when_files_change_names(folder: ResourceFolder) -> None:
    hers = Credit(id="", source="Moi", licence="CC BY")
    folder.add(b"manuel", "x", ".png", Credit(id="", source="Manuel", classroom_only=True))
    folder.add(b"elle", "y", ".png", hers)
    images = folder.path / "Images"
    (images / "y.png").rename(images / "z.png")
    (images / "x.png").rename(images / "y.png")
    (images / "z.png").rename(images / "x.png")

    def sources() -> list[tuple[str, bool]]:
        found = [folder.credit(path) for path in ("Images/x.png", "Images/y.png")]
        return [(one.source, one.classroom_only) for one in found if one is not None]

    assert sources() == [("Moi", False), ("Manuel", True)]
    assert folder.add(b"elle", "z", ".png", Credit(id="", source="Moi-même")) == "Images/x.png"
    assert sources() == [("Moi-même", False), ("Manuel", True)]


def test_a_picture_that_was_edited_keeps_its_credit(folder: ResourceFolder) -> None:
    path = folder.add(b"manuel", "x", ".png", Credit(id="", source="Manuel", classroom_only=True))
    (folder.path / path).write_bytes(b"retouche")
    kept = folder.credit(path)
    assert kept is not None
    assert kept.classroom_only


def test_a_link_keeps_its_address_title_picture_and_the_lines_of_others(folder: ResourceFolder) -> None:
    path = folder.add_link(ADDRESS, "Fractions : 1/2", b"vue", ".png")
    assert path == "Liens/Fractions 1 2.url"
    (link,) = folder.scan()
    assert (link.address, link.title, link.picture) == (ADDRESS, "Fractions : 1/2", "Liens/Fractions 1 2.png")
    file = folder.path / path
    file.write_bytes(file.read_bytes().replace(b"[TNI]", b"IconIndex=3\r\n[TNI]"))
    folder.mark_dead(path, ADDRESS, "2026-11-29")
    (dead,) = folder.scan()
    assert dead.dead_since == "2026-11-29"
    changed = file.stat().st_mtime_ns
    folder.mark_dead(path, ADDRESS, "2026-11-30")
    assert file.stat().st_mtime_ns == changed, "known already"
    folder.mark_dead(path, "https://exemple.fr/avant", "")
    assert file.stat().st_mtime_ns == changed, "another page was asked for"
    assert folder.add_link(ADDRESS, "Parts", b"autre", ".jpg") == path
    (link,) = folder.scan()
    assert (link.title, link.picture, link.dead_since) == ("Parts", "Liens/Fractions 1 2.jpg", "")
    assert b"IconIndex=3" in file.read_bytes()


@given(title=st.text(), others=st.lists(st.sampled_from(["[{000214A0}]", "Prop3=19,11", "IconFile=C:\\a.ico"])))
def test_a_link_is_read_as_it_was_written(title: str, others: list[str]) -> None:
    link = LinkFile(ADDRESS, " ".join(title.split()), "2026-11-29", tuple(others))
    read = decode_link(encode_link(link))
    assert read is not None
    assert (read.address, read.dead_since, read.others) == (link.address, link.dead_since, link.others)
    assert encode_link(read) == encode_link(link)


def test_a_file_that_is_no_link_is_refused(folder: ResourceFolder, tmp_path: Path) -> None:
    (tmp_path / "a.url").write_bytes(b"[InternetShortcut]\nURL=javascript:alert(1)\n")
    with pytest.raises(NotAResourceError):
        folder.read_link(tmp_path / "a.url")
    for read in (folder.read_link, folder.read_new):
        with pytest.raises(ResourceUnreadableError):
            read(tmp_path / "gone.url")
    assert decode_link("[InternetShortcut]\nURL=https://a.fr/é\n".encode("cp1252")) == LinkFile("https://a.fr/é")
