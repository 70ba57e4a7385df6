"""Plugins in zip files: nothing but one plugin is taken, and it is written whole or not at all."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.plugin_folders import MANIFEST
from tests.support.stopped_child import killed_before_operations
from tni.files.atomic import WriteError
from tni.services.plugins.plugin_package import PluginPackageError, read_package, recover_plugins, remove_plugin

MODULE = f"PLUGIN = {MANIFEST!r}\n"


def zipped(folder: Path, files: Mapping[str, str | bytes], mode: int = 0) -> Path:
    path = folder / "plugin.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo("x")
            info.filename = info.orig_filename = name  # as it is, without Python's corrections
            info.external_attr = mode << 16
            archive.writestr(info, content)
    return path


def texts(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "files",
    [
        {"toy.py": MODULE},
        {"toy/__init__.py": MODULE},
        {"toy/": "", "toy/__init__.py": MODULE, "toy/__pycache__/a.pyc": "x", "__MACOSX/toy/._a": "x"},
    ],
)
def test_a_plugin_becomes_a_folder(tmp_path: Path, files: dict[str, str]) -> None:
    package = read_package(zipped(tmp_path, files))
    assert package.manifest.id == "toy"
    package.write(tmp_path / "plugins")
    assert texts(tmp_path / "plugins") == {"toy/__init__.py": MODULE}


@pytest.mark.parametrize(
    ("files", "mode", "why"),
    [
        ({"toy.py": MODULE, "../evil.py": "x"}, 0, "forbidden name"),
        ({"toy/__init__.py": MODULE, "toy/../../evil.py": "x"}, 0, "forbidden name"),
        ({"/toy/__init__.py": MODULE}, 0, "forbidden name"),
        ({"toy\\__init__.py": MODULE}, 0, "forbidden name"),
        ({"C:/toy/__init__.py": MODULE}, 0, "forbidden name"),
        ({"toy/__init__.py": MODULE, "toy/.hidden": "x"}, 0, "forbidden name"),
        ({"toy/__init__.py": MODULE, "toy/con.py": "x"}, 0, "forbidden name"),
        ({"toy/__init__.py": "/etc/passwd"}, 0o120777, "link"),
        ({"toy/__init__.py": MODULE, "other/__init__.py": MODULE}, 0, "one plugin"),
        ({"toy/__init__.py": MODULE, "README.txt": "x"}, 0, "one plugin"),
        ({"toy/plugin.py": MODULE}, 0, "__init__"),
        ({"other.py": MODULE}, 0, "called 'other'"),
        ({"toy.py": "PLUGIN = 1"}, 0, "dictionary"),
        ({"toy.py": b"\xff"}, 0, "utf-8"),
        ({}, 0, "one plugin"),
        ({"toy/__init__.py": MODULE, "toy/A.py": "", "toy/a.py": ""}, 0, "one name"),
        ({"toy/__init__.py": MODULE, **{f"toy/m{n}.py": "" for n in range(500)}}, 0, "too many"),
        ({"toy/__init__.py": MODULE, "toy/a.py": " " * (51 << 20)}, 0, "too large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_anything_else_is_refused(tmp_path: Path, files: dict[str, str | bytes], mode: int, why: str) -> None:
    with pytest.raises(PluginPackageError) as refused:
        read_package(zipped(tmp_path, files, mode))
    assert why in refused.value.why
    assert [path.name for path in tmp_path.iterdir()] == ["plugin.zip"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_zip_whose_packed_text_is_damaged_is_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "toy.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("toy/__init__.py", MODULE + "# ab c" * 3000)
    data = bytearray(path.read_bytes())
    for at in range(50, 80):
        data[at] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(PluginPackageError):
        read_package(path)


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"toy.py": MODULE + "#" * 500})
    data = path.read_bytes()
    for damaged in (b"", data[:60], data.replace(b"PK\x01\x02", b"PK\x09\x09"), data[:50] + bytes(40) + data[90:]):
        path.write_bytes(damaged)
        with pytest.raises(PluginPackageError):
            read_package(path)


def test_a_newer_version_takes_the_place_of_the_older(tmp_path: Path) -> None:
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    (plugins / "toy.py").write_text("copied by hand")
    for version in ("1.0", "2.0"):
        module = f"PLUGIN = { ({**MANIFEST, 'version': version})!r}\n"
        extra = {"toy/old.py": ""} if version == "1.0" else {}
        read_package(zipped(tmp_path, {"toy/__init__.py": module, **extra})).write(plugins)
        assert texts(plugins) == {"toy/__init__.py": module} | dict.fromkeys(extra, "")


def test_the_old_version_stays_where_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugins = tmp_path / "plugins"
    package = read_package(zipped(tmp_path, {"toy.py": MODULE}))
    package.write(plugins)

    def refuse(number: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(WriteError):
        read_package(zipped(tmp_path, {"toy.py": MODULE + "# new"})).write(plugins)
    assert texts(plugins) == {"toy/__init__.py": MODULE}


def test_a_removal_that_is_cut_short_is_ended_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugins = tmp_path / "plugins"
    read_package(zipped(tmp_path, {"toy/__init__.py": MODULE, "toy/more.py": ""})).write(plugins)

    def die(_path: Path, **_options: bool) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("shutil.rmtree", die)
        with pytest.raises(KeyboardInterrupt):
            remove_plugin(plugins / "toy")
    assert not (plugins / "toy").exists()
    recover_plugins(plugins)
    assert list(plugins.iterdir()) == []


def test_a_kill_leaves_the_old_version_or_the_new_one(tmp_path: Path) -> None:
    plugins, place = tmp_path / "plugins", tmp_path / "place"
    old = MODULE
    place.mkdir()
    path = zipped(place, {"toy/__init__.py": MODULE + "# new", "toy/more.py": ""})
    new = {"toy/__init__.py": MODULE + "# new", "toy/more.py": ""}

    def renew() -> None:
        recover_plugins(plugins)
        read_package(zipped(tmp_path, {"toy.py": old})).write(plugins)

    renew()
    for stopped in killed_before_operations("plugin", plugins, path, renew):
        recover_plugins(plugins)
        assert texts(plugins) in ({"toy/__init__.py": old}, new), stopped
