"""Manifests of plugins: read from the source without running it, or refused with a reason."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.manifest import (
    API_VERSION,
    Localised,
    Manifest,
    ManifestError,
    PluginKind,
    SettingKind,
    SignIn,
    Topic,
    manifest_of,
    read_manifest,
)

GOOD = {
    "id": "moodle",
    "kind": "ent",
    "api": (1, 0),
    "version": "1.2",
    "name": {"fr": "Moodle et Éléa", "en": "Moodle and Éléa"},
    "summary": {"fr": "Envoie.", "en": "Sends."},
    "hosts": ("account", "elea.example.org"),
    "sign_in": "moodle",
    "settings": ({"id": "forum", "label": {"fr": "Forum", "en": "Forum"}, "kind": "text"},),
}


def refusal(record: object) -> str:
    with pytest.raises(ManifestError) as refused:
        manifest_of(record)
    return refused.value.why


def test_a_manifest_is_read_without_running_its_module() -> None:
    found = read_manifest(f"raise SystemExit\nPLUGIN = {GOOD!r}\nimport nothing_of_this_name\n")
    assert (found.id, found.kind, found.sign_in, found.hosts) == (
        "moodle", PluginKind.ENT, SignIn.MOODLE, ("account", "elea.example.org")
    )  # fmt: skip
    assert found.settings[0].kind is SettingKind.TEXT
    assert found.fits
    assert not found.is_trusted


def test_an_item_tells_its_topic_and_the_words_that_it_is_searched_by() -> None:
    plain = {
        "id": "die",
        "kind": "item",
        "api": (1, 2),
        "version": "1.0",
        "name": GOOD["name"],
        "summary": GOOD["name"],
    }
    found = manifest_of({**plain, "topic": "numbers", "terms": {"fr": "hasard", "en": "chance"}})
    assert (found.topic, found.terms) == (Topic.NUMBERS, Localised("hasard", "chance"))
    assert (manifest_of(plain).topic, manifest_of(plain).terms) == (None, None)
    assert "cooking" in refusal({**plain, "topic": "cooking"})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"id": "../moodle"}, "id"),
        ({"kind": "virus"}, "virus"),
        ({"api": "1.0"}, "api"),
        ({"hosts": ("*",)}, "host"),
        ({"hosts": ("127.0.0.1",)}, "host"),
        ({"name": {"fr": "Moodle"}}, "two languages"),
        ({"summary": {"fr": "Deux\nlignes", "en": "Two"}}, "one line"),
        ({"sign_in": None}, "sign_in"),
        ({"kind": "board"}, "sign_in"),
        ({"kind": "lesson importer", "sign_in": None}, "extensions"),
        ({"extensions": (".gift",)}, "extensions"),
        ({"kind": "lesson importer", "sign_in": None, "extensions": ("gift",)}, "extension"),
        ({"topic": "numbers"}, "topic"),
        ({"terms": {"fr": "cours", "en": "course"}}, "terms"),
        ({"more": 1}, "more"),
    ],
)
def test_a_wrong_manifest_is_refused_with_its_reason(change: dict[str, object], why: str) -> None:
    assert why in refusal({**GOOD, **change})


BOARD = {
    "kind": "board", "sign_in": None, "hosts": (), "settings": (),
    "devices": ({"name": "TeamBoard", "vendor": 0x07DD, "product": 1},),
}  # fmt: skip


@pytest.mark.parametrize(
    "devices",
    [(), 5, (5,), ({"vendor": 1},), ({"name": "a", "vendor": 1 << 16},), ({"name": "a", "vendor": True},),
     ({"name": "a", "vendor": 1, "baud": 9600},), ({"name": "a", "vendor": 1, "more": 1},)],
)  # fmt: skip
def test_a_board_names_its_devices(devices: object) -> None:
    assert manifest_of({**GOOD, **BOARD}).devices[0].vendor == 0x07DD
    assert refusal({**GOOD, **BOARD, "devices": devices})
    assert "devices" in refusal({**GOOD, "devices": BOARD["devices"]})


@pytest.mark.parametrize("key", ["id", "kind", "api", "version", "name", "summary"])
def test_a_manifest_lacks_nothing(key: str) -> None:
    assert key in refusal({name: value for name, value in GOOD.items() if name != key})


@pytest.mark.parametrize("api", [(API_VERSION[0], API_VERSION[1] + 1), (API_VERSION[0] + 1, 0)])
def test_a_plugin_for_a_later_version_does_not_fit(api: tuple[int, int]) -> None:
    assert not manifest_of({**GOOD, "api": api}).fits


@pytest.mark.parametrize("source", ["", "PLUGIN = f()", "PLUGIN = 1\nPLUGIN = 2", "PLUGIN = " + "(" * 500, "\0", "def"])
def test_a_module_without_a_literal_is_refused(source: str) -> None:
    with pytest.raises(ManifestError):
        read_manifest(source)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([*sorted(GOOD), "devices"]), json_values)
def test_any_value_is_taken_or_refused(key: str, value: object) -> None:
    with suppress(ManifestError):
        assert isinstance(manifest_of({**GOOD, key: value}), Manifest)


KNOWN = """# A plugin
PLUGIN = {
    "id": "die", "kind": "item", "api": (1, 0), "version": "1.0",
    "name": {"fr": "Dé", "en": "Die"}, "summary": {"fr": "Un dé.", "en": "A die."},
}
"""


def test_of_a_known_module_the_manifest_alone_is_parsed() -> None:
    assert read_manifest(KNOWN + "def", is_known=True) == read_manifest(KNOWN)
    with pytest.raises(ManifestError):
        read_manifest(KNOWN + "def")


@pytest.mark.parametrize("more", ["PLUGIN = 1\n", "PLUGIN: dict = {}\n", KNOWN])
def test_a_known_module_has_one_manifest_as_well(more: str) -> None:
    with pytest.raises(ManifestError, match="2 times"):
        read_manifest(KNOWN + more, is_known=True)


def test_a_known_module_may_write_its_manifest_otherwise() -> None:
    assert read_manifest(f"PLUGIN = {GOOD!r}", is_known=True) == manifest_of(GOOD)
