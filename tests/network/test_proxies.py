"""Tests of the system's proxy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.network.account import Origin
from tni.network.proxies import system_proxy

SERVER = Origin("https", "nuage.example", 443)
GSETTINGS = """#!/bin/sh
case "$2 $3" in
"org.gnome.system.proxy mode") echo "'$MODE'" ;;
"org.gnome.system.proxy.https host") echo "'proxy.college.example'" ;;
"org.gnome.system.proxy.https port") echo 3128 ;;
esac
"""


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "")


def test_the_environment_names_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_proxy(SERVER) is None
    monkeypatch.setenv("https_proxy", "proxy.college.example:3128")
    assert system_proxy(SERVER) == "http://proxy.college.example:3128"
    monkeypatch.setenv("no_proxy", "nuage.example")
    assert system_proxy(SERVER) is None


def test_this_computer_is_asked_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.college.example:3128")
    assert system_proxy(Origin("https", "127.0.0.1", 443)) is None


@pytest.mark.parametrize(("mode", "found"), [("manual", "http://proxy.college.example:3128"), ("none", None)])
def test_a_desktops_settings_name_the_proxy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: str, found: str | None
) -> None:
    (tmp_path / "gsettings").write_text(GSETTINGS)
    (tmp_path / "gsettings").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    monkeypatch.setenv("MODE", mode)
    assert system_proxy(SERVER) == found
