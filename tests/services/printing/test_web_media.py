"""Tests of sounds and films in the web page of a lesson."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from tests.services.printing.web_samples import PAGE, lesson, material
from tests.support.films import write_film
from tni.core.ids import BlobId, ItemId
from tni.document.items import Media
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.web_lesson import take_web_lesson
from tni.services.printing.web_page import web_page

VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour <script>\n"


@pytest.fixture
def film() -> Media:
    return Media(
        id=ItemId("m1"), page=PAGE, blob=BlobId("film"), name="volcan.mp4", title="Volcan", width_mm=80.0,
        height_mm=45.0, film=True, subtitles=BlobId("vtt"), start_s=1.5, end_s=4.0, looped=True,
    )  # fmt: skip


def page(item: Media, files: dict[str, bytes]) -> lxml.html.HtmlElement:
    made = replace(material(), sound=lambda blob: files[blob])
    return lxml.html.fromstring(web_page(take_web_lesson(lesson(item), SharedParts(), "Réservé"), made))


def test_a_film_plays_its_part_with_its_subtitles(film: Media, tmp_path: Path) -> None:
    data = write_film(tmp_path / "f.mp4", seconds=0.5).read_bytes()
    root = page(film, {"film": data, "vtt": VTT})
    (video,) = root.xpath("//section[@id='page-1']//video[@controls][@loop]")
    assert video.get("aria-label") == "Volcan"
    assert video.get("src").startswith("data:video/mp4;base64,")
    assert video.get("src").endswith("#t=1.5,4")
    (track,) = video.xpath("track[@default]")
    assert track.get("src").startswith("data:text/vtt;base64,")


def test_subtitles_that_are_damaged_are_left_out(film: Media, tmp_path: Path) -> None:
    data = write_film(tmp_path / "f.mp4", seconds=0.5).read_bytes()
    root = page(film, {"film": data, "vtt": b"<html>"})
    assert len(root.xpath("//video")) == 1
    assert root.xpath("//track") == []


def test_a_film_without_room_is_named(film: Media) -> None:
    root = page(film, {"film": b"\0\0\0\x18ftypisom" + bytes(6_000_000), "vtt": VTT})
    assert root.xpath("//video") == []
    assert "Volcan" in root.xpath("string(//div[@class='beside'])")
