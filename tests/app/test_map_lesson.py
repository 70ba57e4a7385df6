"""A lesson with a map whose still was kept, given away: the picture and the credit go with it, no address does."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pikepdf
import pytest

from tests.support.items import Host, plugin
from tests.support.lessons import PAGE
from tests.support.pdf_tags import opened, tag_tree
from tests.support.tile_server import plain_png
from tni.app.convert import convert
from tni.core.digest import sha256
from tni.core.geometry import Affine
from tni.core.ids import BlobId, ItemId
from tni.core.plugin_module import load_plugin_module
from tni.document.item_still import pictures_of, with_still
from tni.document.items import PluginItem
from tni.store.lesson_database import LessonDatabase

ROOT = Path(__file__).parents[2] / "plugins" / "world_map"
STILL = plain_png((10, 120, 200), 64)


def the_map() -> PluginItem:
    module = load_plugin_module("world_map", str(ROOT / "__init__.py"), str(ROOT))
    host = Host(plugin("world_map", module.item))
    try:
        found = host.items.new_item("world_map", PAGE.id, Affine.moving(20.0, 20.0), ItemId("m"))
        assert found is not None
        return found
    finally:
        host.guard.close()


def lesson(path: Path, *, with_picture: bool) -> Path:
    blob, item = BlobId(sha256(STILL).hex()), the_map()
    if with_picture:
        kept = with_still(item, blob, pictures_of(item), whole=True)
        assert kept is not None
        item = kept
    database = LessonDatabase.create(path)
    with database.transaction():
        if with_picture:
            database.put_blob(blob, STILL)
        database.add_outside(PAGE)
        database.add_outside(item)
    database.close()
    return path


@pytest.mark.parametrize("with_picture", [True, False])
def test_the_web_page_has_the_picture_and_the_credit(with_picture: bool, tmp_path: Path, qapp: object) -> None:
    convert(lesson(tmp_path / "carte.tni", with_picture=with_picture), tmp_path / "carte.html", 800)
    text = (tmp_path / "carte.html").read_text(encoding="utf-8")
    assert ("data:image/" in text) is with_picture
    assert "data.geopf.fr" not in text
    page = lxml.html.parse(str(tmp_path / "carte.html"))
    assert "IGN" in "".join(page.getroot().itertext())
    assert len(page.xpath("//*[@aria-label and contains(@aria-label, 'Plan IGN')]")) >= 1


@pytest.mark.parametrize("with_picture", [True, False])
def test_the_pdf_has_the_picture_and_the_credit(with_picture: bool, tmp_path: Path, qapp: object) -> None:
    convert(lesson(tmp_path / "carte.tni", with_picture=with_picture), tmp_path / "carte.pdf", 800)
    assert b"data.geopf.fr" not in (tmp_path / "carte.pdf").read_bytes()
    with opened(tmp_path / "carte.pdf") as pdf:
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert bool(images) is with_picture
        assert any("Plan IGN" in one.alt for one in tag_tree(pdf).all("Figure"))
