"""`tni geometry`: each object of a construction of GeoGebra, recomputed, at a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bank_samples import zipped
from tests.support.constructions import command_element, ggb, point_element

ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("LANGUAGE", "LC_ALL", "LC_MESSAGES")}


def tni(*words: str | Path, language: str = "fr_FR.UTF-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tni.app.main", "geometry", *map(str, words)],
        env={**ENVIRONMENT, "LANG": language},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


@pytest.fixture
def figure(tmp_path: Path) -> Path:
    path = tmp_path / "figure.ggb"
    path.write_bytes(
        ggb(
            point_element("A", 0, 0),
            point_element("B", 3, 4),
            command_element("Segment", ["A", "B"], ["s"]) + '<element type="segment" label="s"/>',
            command_element("Circle", ["A", "B"], ["c"]) + '<element type="conic" label="c"/>',
            command_element("Angle", ["(1, 0)", "A", "B"], ["α"]) + '<element type="angle" label="α"/>',
            command_element("Midpoint", ["A", "B"], ["M"]) + point_element("M", 7, 7),
            command_element("SlopeField", ["M", "B"], ["l"]) + '<element type="locus" label="l"/>',
        )
    )
    return path


def test_json_has_each_object_and_what_is_lost(figure: Path) -> None:
    done = tni(figure, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    rows = {row["label"]: row for row in found["objects"]}
    assert [row["type"] for row in found["objects"]] == ["point", "point", "segment", "conic", "angle", "point"]
    assert rows["M"]["coordinates"] == [1.5, 2.0]
    assert rows["s"]["value"] == 5.0
    assert rows["c"]["coefficients"] == [1.0, 1.0, -25.0, 0.0, 0.0, 0.0]
    assert rows["α"]["value"] == pytest.approx(0.9272952180016122)
    assert found["unsupported"] == [{"label": "l", "type": "locus", "reason": "command", "detail": "SlopeField"}]


def test_words_in_both_languages(figure: Path) -> None:
    lines = tni(figure).stdout.splitlines()
    assert "M  point  (1.5 ; 2)" in lines
    assert lines[-2:] == ["Non repris :", "  l  cette commande n’est pas connue (SlopeField)"]
    assert tni(figure, language="en_GB.UTF-8").stdout.splitlines()[-1] == "  l  this command is not known (SlopeField)"


def test_a_locus_is_printed_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "lieu.ggb"
    path.write_bytes(
        ggb(
            point_element("O", 0, 0),
            point_element("A", 2, 0),
            command_element("Circle", ["O", "A"], ["c"]) + '<element type="conic" label="c"/>',
            command_element("Point", ["c"], ["P"]) + point_element("P", 0, 2),
            command_element("Midpoint", ["P", "A"], ["M"]) + point_element("M", 1, 1),
            command_element("Locus", ["M", "P"], ["l"]) + '<element type="locus" label="l"/>',
            command_element("Locus", ["M", "A"], ["k"]) + '<element type="locus" label="k"/>',
        )
    )
    found = json.loads(tni(path, "--json").stdout)
    (row,) = (one for one in found["objects"] if one["label"] == "l")
    assert (row["type"], row["of"], row["moved"], row["defined"]) == ("locus", "M", "P", True)
    assert all((x - 1) ** 2 + y * y == pytest.approx(1.0) for line in row["lines"] for x, y in line)
    assert sum(map(len, row["lines"])) > 20
    assert found["unsupported"] == [{"label": "k", "type": "locus", "reason": "arguments", "detail": "Locus"}]
    lines = tni(path).stdout.splitlines()
    assert "l  locus  lieu de M quand P se déplace" in lines
    assert lines[-1] == "  k  cette commande ne prend pas ces objets (Locus)"


def test_other_files_are_one_sentence_and_status_1(tmp_path: Path) -> None:
    path = tmp_path / "autre.ggb"
    said = []
    for data in (b"hello", zipped({"geogebra.xml": b"<geogebra>"}), zipped({"geogebra.xml": b" " * 15_000_000})):
        path.write_bytes(data)
        done = tni(path, "--json")
        assert (done.returncode, done.stdout) == (1, "")
        said.append(done.stderr.splitlines())
    assert [len(lines) for lines in said] == [1, 1, 1]
    assert "Ce n’est pas un fichier de GeoGebra" in said[0][0]
    assert "abîmé" in said[1][0]
    assert "trop grand" in said[2][0]
    missing = tni(tmp_path / "rien.ggb")
    assert missing.returncode == 1
    assert "introuvable" in missing.stderr
    assert tni().returncode == 2
