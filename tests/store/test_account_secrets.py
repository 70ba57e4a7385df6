"""Tests of the secrets of accounts, with and without a keyring."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.support.secret_texts import Texts
from tni.core.secret import Secret
from tni.roster.names_key import NoKeyringError
from tni.store.account_secrets import AccountSecrets

ACCOUNT, SECRET = "https://nuage.example prof", Secret("s3cret-of-the-test")


def test_a_keyring_keeps_a_secret_for_the_next_run() -> None:
    texts = Texts(works=True)
    assert AccountSecrets(texts).put(ACCOUNT, SECRET)
    assert AccountSecrets(texts).get(ACCOUNT) == SECRET
    AccountSecrets(texts).drop(ACCOUNT)
    assert AccountSecrets(texts).get(ACCOUNT) is None
    AccountSecrets(texts).drop(ACCOUNT)


def test_without_a_keyring_a_secret_is_known_until_the_program_ends_and_in_no_file(
    fresh_home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = AccountSecrets(Texts(works=False))
    assert not secrets.put(ACCOUNT, SECRET)
    assert secrets.get(ACCOUNT) == SECRET
    assert AccountSecrets(Texts(works=False)).get(ACCOUNT) is None
    assert [path for path in fresh_home.rglob("*") if path.is_file()] == []
    assert SECRET.revealed not in caplog.text
    secrets.drop(ACCOUNT)
    assert secrets.get(ACCOUNT) is None


def test_the_systems_keyring_is_asked_by_itself() -> None:
    """The tests' system has none."""
    assert AccountSecrets().get(ACCOUNT) is None


def test_the_keyring_knows_what_another_window_has_changed() -> None:
    keyring = Texts(works=True)
    secrets, other = AccountSecrets(keyring), AccountSecrets(keyring)
    secrets.put(ACCOUNT, SECRET)
    other.put(ACCOUNT, Secret("newer"))
    assert secrets.get(ACCOUNT) == SECRET
    assert secrets.latest(ACCOUNT) == secrets.get(ACCOUNT) == Secret("newer")
    keyring.works = False
    assert secrets.latest(ACCOUNT) == Secret("newer")
    assert AccountSecrets(keyring).latest(ACCOUNT) is None


def test_a_secret_that_the_keyring_did_not_take_is_not_mistaken_for_the_one_before() -> None:
    """Windows takes no text of more than 1,280 characters."""
    keyring = Texts(works=True)
    secrets = AccountSecrets(keyring)
    secrets.put(ACCOUNT, Secret("spent"))

    def refuse() -> None:
        raise NoKeyringError("too long")

    keyring.at_put = refuse
    assert not secrets.put(ACCOUNT, SECRET)
    assert secrets.latest(ACCOUNT) == SECRET
    assert AccountSecrets(keyring).get(ACCOUNT) is None
    keyring.at_put = lambda: None
    assert secrets.put(ACCOUNT, Secret("short"))
    assert secrets.latest(ACCOUNT) == Secret("short")
