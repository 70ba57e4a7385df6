"""Folders walked for pictures, within limits."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tni.services.pictures.finder_worker import _apart
from tni.services.pictures.picture_walk import PART, WalkLimits, walk_pictures


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(folder: Path, limits: WalkLimits | None = None) -> list[str]:
    walked = walk_pictures(str(folder), limits or WalkLimits())
    return sorted(os.path.relpath(one.path, folder).replace(os.sep, "/") for part in walked for one in part.pictures)


def test_pictures_of_all_kinds_are_found_in_folders_within_folders(tmp_path: Path) -> None:
    kinds = ("a.jpg", "b.JPEG", "c.png", "d.gif", "e.webp", "f.bmp", "g.tif", "h.TIFF", "i.heic", "j.svg")
    put(tmp_path, *kinds, "k.txt", "l.mp4", "jpg", "sortie/musée/m.jpg")
    assert found(tmp_path) == [*kinds, "sortie/musée/m.jpg"]
    words = {one.name_text for one in walk_pictures(str(tmp_path), WalkLimits()) if one.pictures}
    assert words == {"", " sortie musée"}


def test_hidden_folders_bins_and_empty_files_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, ".cache/a.jpg", ".b.jpg", "$RECYCLE.BIN/c.jpg", "node_modules/d.png", "e.jpg")
    (tmp_path / "empty.jpg").touch()
    assert found(tmp_path) == ["e.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_links_and_pipes_are_left_out_so_that_no_walk_turns_in_a_circle(tmp_path: Path) -> None:
    put(tmp_path, "photos/a.jpg")
    (tmp_path / "photos" / "again").symlink_to(tmp_path)
    (tmp_path / "photos" / "link.jpg").symlink_to(tmp_path / "photos" / "a.jpg")
    os.mkfifo(tmp_path / "photos" / "pipe.jpg")
    assert found(tmp_path) == ["photos/a.jpg"]


def test_a_walk_ends_at_its_limits(tmp_path: Path) -> None:
    put(tmp_path, *(f"{number}.jpg" for number in range(30)))
    assert len(found(tmp_path, WalkLimits(pictures=10))) == 10
    assert len(found(tmp_path, WalkLimits(entries=12))) <= 12
    deep = tmp_path / "/".join(["d"] * 60)
    put(deep, "low.jpg")
    assert not [path for path in found(tmp_path) if path.endswith("low.jpg")]


def test_many_pictures_of_a_folder_come_in_parts(tmp_path: Path) -> None:
    put(tmp_path, *(f"{number}.jpg" for number in range(PART + 3)))
    parts = [len(one.pictures) for one in walk_pictures(str(tmp_path), WalkLimits())]
    assert parts == [PART, 3]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (told,) = walk_pictures(str(tmp_path / "gone"), WalkLimits())
    assert told.unread


def test_folders_within_others_are_walked_once_unless_the_walk_leaves_them_out(tmp_path: Path) -> None:
    for name in ("docs/res", "docs/.hidden/res", "docs2"):
        (tmp_path / name).mkdir(parents=True)
    roots = [str(tmp_path / name) for name in ("docs/res", "docs", "docs2", "docs/.hidden/res", "docs")]
    kept = {os.path.relpath(root, tmp_path).replace(os.sep, "/") for root in _apart(roots)}
    assert kept == {"docs", "docs2", "docs/.hidden/res"}
