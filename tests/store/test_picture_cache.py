"""Cache of pictures of the web: bounded, damaged, full disk, another run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.store.picture_cache import LARGEST_BYTES, KeptPicture, PictureCache

ADDRESS = "https://tiles.example.fr/{}"


def picture(size: int = 1000, tag: str = "") -> KeptPicture:
    return KeptPicture(bytes(size), 12.5, tag)


def test_a_picture_is_there_for_the_next_run(tmp_path: Path) -> None:
    PictureCache(tmp_path).put(ADDRESS, picture(tag='"x1"'))
    again = PictureCache(tmp_path)
    assert again.get(ADDRESS) == picture(tag='"x1"')
    assert again.get(ADDRESS + "2") is None
    assert again.total_bytes == sum(one.stat().st_size for one in tmp_path.iterdir())


def test_the_cache_never_takes_more_than_its_bound(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, most_bytes=20_000)
    for n in range(50):
        cache.put(ADDRESS.format(n), picture())
        assert cache.total_bytes <= 20_000
        assert sum(one.stat().st_size for one in tmp_path.iterdir()) <= 20_000
    assert cache.get(ADDRESS.format(49)) is not None
    assert cache.get(ADDRESS.format(0)) is None


def test_what_was_used_last_is_kept(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, most_bytes=10_000)
    for n in range(6):
        cache.put(ADDRESS.format(n), picture())
    assert cache.get(ADDRESS.format(0)) is not None
    for n in range(6, 12):
        cache.put(ADDRESS.format(n), picture())
        cache.get(ADDRESS.format(0))
    assert cache.get(ADDRESS.format(0)) is not None
    assert cache.get(ADDRESS.format(1)) is None


def test_a_smaller_bound_is_kept_from_the_first_use_on(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    for n in range(20):
        cache.put(ADDRESS.format(n), picture())
    assert PictureCache(tmp_path, most_bytes=5_000).total_bytes <= 5_000


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\x00\xff\n", b'{"address": 1}\nxx', b"[" * 5000])
def test_a_damaged_file_is_no_picture_and_goes(tmp_path: Path, content: bytes) -> None:
    PictureCache(tmp_path).put(ADDRESS, picture())
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    cache = PictureCache(tmp_path)
    assert cache.get(ADDRESS) is None
    assert not file.exists()
    assert cache.total_bytes == 0


def test_a_cut_file_is_no_picture(tmp_path: Path) -> None:
    PictureCache(tmp_path).put(ADDRESS, picture())
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert PictureCache(tmp_path).get(ADDRESS) is None


def test_a_picture_that_is_too_large_is_not_kept(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    cache.put(ADDRESS, picture(LARGEST_BYTES + 1))
    assert cache.get(ADDRESS) is None


def test_parts_that_a_killed_run_left_are_removed(tmp_path: Path) -> None:
    (tmp_path / ".x.picture.0011.part").write_bytes(b"x")
    assert PictureCache(tmp_path).total_bytes == 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_keeps_nothing_and_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = PictureCache(tmp_path / "file")  # no folder can be made there
    cache.put(ADDRESS, picture())
    assert cache.get(ADDRESS) is None


def test_a_file_that_another_run_has_removed_is_missing(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    cache.put(ADDRESS, picture())
    for file in tmp_path.iterdir():
        file.unlink()
    assert cache.get(ADDRESS) is None
    assert cache.total_bytes == 0
