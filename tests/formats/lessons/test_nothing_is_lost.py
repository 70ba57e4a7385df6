"""Nothing of another program's file is lost in silence: every element that a second, independent reader finds is in the
report of `tni convert`, as kept, approximated or dropped."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tni.app import terminal
from tni.app.main import main
from tni.formats.lessons.format_registry import READERS

pytestmark = pytest.mark.qt

HERE = Path(__file__).parent
FAMILIES = {
    "ubz": (".ubz", ".ubx"),
    "iwb": (".iwb",),
    "xopp": (".xopp", ".xoj"),
    "rnote": (".rnote",),
    "pptx": (".pptx", ".ppsx", ".potx", ".pptm"),
    "odp": (".odp", ".otp", ".fodp"),
    "notebook": (".notebook", ".xbk"),
    "svg": (".svg", ".svgz"),
    "inkml": (".inkml",),
}
"""Ends of the names of the files that `inventory_FORMAT.py` lists."""

type Inventory = Callable[[bytes], Mapping[str, str]]


def inventories() -> dict[str, Inventory]:
    """The independent readers that there are, by the ends of the names of their files."""
    found: dict[str, Inventory] = {}
    for name, ends in FAMILIES.items():
        if (HERE / f"inventory_{name}.py").is_file():
            module = import_module(f"tests.formats.lessons.inventory_{name}")
            found |= dict.fromkeys((end for end in ends if end in READERS), module.inventory)
    return found


@pytest.fixture(scope="module")
def reported(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Entries of the report on the whole corpus, made by one command."""
    target = tmp_path_factory.mktemp("converted")
    report = target / "report.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal, "use_system_language", lambda: None)
        patch.setenv("PATH", "")  # LibreOffice, which draws what has no item, takes long
        main(["convert", str(corpus / "formats"), str(target / "out"), "--report", str(report)])
    return {one["source"]: one for one in json.loads(report.read_text())["files"]}


def named(entry: Mapping[str, Any]) -> set[str]:
    pages = entry["read"]["pages"]
    return {line["item"] for page in pages for kind in ("kept", "approximated", "dropped") for line in page[kind]}


def test_every_format_with_a_reader_has_an_inventory() -> None:
    known = {end for ends in FAMILIES.values() for end in ends}
    assert set(READERS) - {".flipchart"} <= known, "ActivInspire's are always refused"


def test_every_element_of_the_corpus_is_in_the_report(corpus: Path, reported: dict[str, Any]) -> None:
    readers, looked_at = inventories(), 0
    silent: dict[str, list[str]] = {}
    for source, entry in reported.items():
        inventory = readers.get(Path(source).suffix.lower())
        if inventory is None or entry["outcome"] == "skipped":
            continue
        assert entry["outcome"] == "converted", (source, entry.get("error"))
        listed = inventory((corpus / "formats" / source).read_bytes())
        looked_at += len(listed)
        if missing := sorted(listed.keys() - named(entry)):
            silent[source] = missing[:20]
    assert silent == {}
    assert looked_at or not readers
