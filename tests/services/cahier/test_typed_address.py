"""Tests of addresses as teachers type them."""

from __future__ import annotations

import pytest

from tni.core.network_errors import NetworkError, NetworkFault
from tni.services.cahier.typed_address import ent_address, moodle_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ent.example", "https://ent.example"), (" https://ent.example/timeline/timeline#/x ", "https://ent.example"),
        ("http://127.0.0.1:8090/auth/login?callback=%2F", "http://127.0.0.1:8090"),
    ],
)  # fmt: skip
def test_an_ent_is_its_whole_host(typed: str, address: str) -> None:
    assert ent_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("elea.example", "https://elea.example"), ("https://elea.example/", "https://elea.example"),
        ("https://0770000a.elea.example/login/index.php?multicas=ent", "https://0770000a.elea.example"),
        ("https://college.example/moodle/my/", "https://college.example/moodle"),
        ("https://college.example/a/b/course/view.php?id=3", "https://college.example/a/b"),
        ("https://college.example/moodle", "https://college.example/moodle"),
        ("192.168.1.4/moodle/my", "https://192.168.1.4/moodle"), ("moodle:8443", "https://moodle:8443"),
    ],
)  # fmt: skip
def test_a_moodle_site_may_be_in_a_folder(typed: str, address: str) -> None:
    assert moodle_address(typed) == address


@pytest.mark.parametrize("typed", ["", "bonjour", "file:///etc/passwd", "https://me@ent.example/"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    for taken in (ent_address, moodle_address):
        with pytest.raises(NetworkError) as caught:
            taken(typed)
        assert caught.value.fault is NetworkFault.MALFORMED
