"""Resources are added, read for a lesson and checked on workers; each change is listed before it is reported."""

from __future__ import annotations

import io
import wave
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.later_tasks import LaterTasks
from tests.support.posted_calls import PostedCalls
from tni.core.clock import SystemClock
from tni.document.lesson_plan import Credit
from tni.files.resource_errors import NotAResourceError
from tni.library.resource import Resource, ResourceKind
from tni.services.library.link_check import LinkCheck, LinkReport, LinkState
from tni.services.library.resource_service import ResourceIntake, ResourceService, ResourceSound
from tni.store.resource_folder import ResourceFolder


def png(side: int = 4) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (side, side), "red").save(out, "PNG")
    return out.getvalue()


def wav(seconds: float = 1.5) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * round(8000 * seconds))
    return out.getvalue()


class Pages(LinkCheck):
    """Check that knows its answer."""

    states: Mapping[str, LinkState] = {}
    is_offline = False

    def run(self, addresses: object, progress: object = None) -> LinkReport:
        return LinkReport(self.states, self.is_offline)


class Office:
    """The service with workers that work when told to."""

    def __init__(self, home: Path) -> None:
        self.tasks, self.network, self.failed = LaterTasks(), LaterTasks(), list[Exception]()
        self.folder = ResourceFolder(home / "Ressources")
        self.service = ResourceService(
            self.folder, self.tasks, self.network, PostedCalls(), SystemClock(), lambda: self.pages
        )
        self.pages = Pages()

    def run(self) -> None:
        while self.tasks.run() + self.network.run():
            pass

    def only(self, kind: ResourceKind) -> Resource:
        (found,) = (one for one in self.service.state.resources if one.kind is kind)
        return found


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_files_are_taken_by_their_content_and_the_others_named(office: Office, tmp_path: Path) -> None:
    files = {
        "photo.jpg": png(), "cri.mp3": wav(), "lien.url": b"[InternetShortcut]\nURL=https://www.lumni.fr/video/a\n",
        "faux.png": b"MZ virus", "notes.txt": b"x", "film.mp3": b"<html>",
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = list[ResourceIntake]()
    office.service.add_files([tmp_path / name for name in files], done.append, office.failed.append)
    assert not office.service.state.is_listed
    office.run()
    assert done[0].added == ("Images/photo.png", "Sons/cri.wav", "Liens/lien.url")
    assert [type(error) for error in done[0].failed] == [NotAResourceError] * 3
    assert office.only(ResourceKind.SOUND).seconds == 1.5
    assert office.only(ResourceKind.LINK).service == "Lumni"
    assert office.failed == []


def test_what_comes_from_a_lesson_goes_into_another_with_its_credit(office: Office) -> None:
    credit = Credit(id="credit:x", source="https://exemple.fr", author="Nadar")
    paths, pictures, sounds = list[str](), list[object](), list[ResourceSound]()
    office.service.add_picture(png(), "Chat", credit, paths.append, office.failed.append)
    office.service.add_sound(wav(), "Merle", credit, paths.append, office.failed.append)
    office.service.add_sound(b"MZ virus", "Merle", None, paths.append, office.failed.append)
    office.run()
    assert paths == ["Images/Chat.png", "Sons/Merle.wav"]
    assert [type(error) for error in office.failed] == [NotAResourceError]
    office.service.read_picture(
        office.only(ResourceKind.PICTURE), lambda picture, by: pictures.extend((picture.width_px, by and by.author)),
        office.failed.append,
    )  # fmt: skip
    office.service.read_sound(office.only(ResourceKind.SOUND), sounds.append, office.failed.append)
    office.run()
    assert pictures == [4, "Nadar"]
    assert (sounds[0].data, sounds[0].seconds, sounds[0].title) == (wav(), 1.5, "Merle")


def test_links_whose_pages_are_gone_are_marked_unless_the_network_is_away(office: Office) -> None:
    gone, there = "https://a.fr/1", "https://a.fr/2"
    for address in (gone, there):
        office.service.add_link(address, address[-1], None, lambda _path: None, office.failed.append)
    office.run()
    for is_offline, marked in ((True, set()), (False, {gone})):
        office.pages.states, office.pages.is_offline = {gone: LinkState.GONE, there: LinkState.THERE}, is_offline
        reports = list[LinkReport]()
        office.service.check_links(reports.append, office.failed.append)
        assert office.service.state.to_check == 2
        office.service.check_links(reports.append, office.failed.append)
        office.run()
        assert len(reports) == 1, "one check at a time"
        assert {one.address for one in office.service.state.resources if one.dead_since} == marked
        assert office.service.state.to_check == 0
    assert office.failed == []


def test_a_link_that_is_thrown_away_during_the_check_leaves_the_others_marked(office: Office) -> None:
    for address in ("https://a.fr/1", "https://a.fr/2"):
        office.service.add_link(address, address[-1], None, lambda _path: None, office.failed.append)
    office.run()
    office.pages.states = {"https://a.fr/1": LinkState.GONE, "https://a.fr/2": LinkState.GONE}
    reports = list[LinkReport]()
    office.service.check_links(reports.append, office.failed.append)
    (office.folder.path / "Liens/1.url").unlink()
    office.run()
    assert (len(reports), office.failed) == (1, [])
    assert office.only(ResourceKind.LINK).dead_since


def test_a_link_that_is_kept_again_stays_as_the_teacher_named_it(office: Office, tmp_path: Path) -> None:
    address, paths, done = "https://a.fr/1", list[str](), list[ResourceIntake]()
    office.service.add_link(address, "Fractions", None, paths.append, office.failed.append)
    office.service.keep_link(address, "a.fr", paths.append, office.failed.append)
    (tmp_path / "Page sans titre.url").write_bytes(f"[InternetShortcut]\nURL={address}\n".encode())
    office.service.add_files([tmp_path / "Page sans titre.url"], done.append, office.failed.append)
    office.run()
    assert {*paths, *done[0].added} == {"Liens/Fractions.url"}
    assert office.only(ResourceKind.LINK).title == "Fractions"
