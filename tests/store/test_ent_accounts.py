"""File of the accounts: read back as it was written, and never lost by what cannot be read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.unread_file import unread
from tni.cahier.ent_account import EntAccount, account_id, accounts_for, new_account
from tni.files.outbox_errors import EntAccountsError
from tni.store.ent_accounts import EntAccountsFile

names = st.text(st.characters(codec="utf-8"), max_size=6)
values = st.dictionaries(names, names, max_size=2)


@settings(max_examples=20)
@given(
    st.builds(
        EntAccount, *[names] * 5, values, st.dictionaries(names, values, max_size=2), st.none() | st.frozensets(names)
    )
)
def test_accounts_are_read_back(tmp_path_factory: pytest.TempPathFactory, account: EntAccount) -> None:
    file = EntAccountsFile(tmp_path_factory.getbasetemp() / "accounts.json")
    file.write([account])
    assert file.read() == (account,)


@pytest.mark.parametrize(("field", "value"), [("id", 7), ("classes", "5A"), ("takes_from", 3)])
def test_a_damaged_file_of_accounts_is_put_aside(tmp_path: Path, field: str, value: object) -> None:
    path = tmp_path / "accounts.json"
    EntAccountsFile(path).write([new_account("moodle", "https://ent.example")])
    record = json.loads(path.read_text())
    record["accounts"][0][field] = value
    path.write_text(json.dumps(record))
    file = EntAccountsFile(path)
    assert file.read() == ()
    assert file.trouble is not None
    assert (tmp_path / "accounts.damaged").exists()


def test_one_class_as_a_text_is_not_taken_for_its_letters(tmp_path: Path) -> None:
    file = EntAccountsFile(tmp_path / "accounts.json")
    file.write([replace(new_account("folder", "/ent"), classes=frozenset({"5A"}))])
    path = tmp_path / "accounts.json"
    record = json.loads(path.read_text())
    record["accounts"][0]["classes"] = "5A"
    path.write_text(json.dumps(record))
    assert file.read() == ()
    assert file.trouble is not None
    assert "5A" in (tmp_path / "accounts.damaged").read_text()


def test_an_account_takes_its_classes_and_has_the_same_id_everywhere() -> None:
    moodle = replace(
        new_account("moodle", "https://elea.example/ ", "prof"), settings={"forum": "1", "lang": "fr"},
        class_settings={"5A": {"forum": "2"}}, classes=frozenset({"5A"}),
    )  # fmt: skip
    folder = new_account("folder", "/ent")
    assert accounts_for([moodle, folder], "5A") == (moodle, folder)
    assert accounts_for([moodle, folder], "6B") == (folder,)
    assert moodle.settings_for("5A") == {"forum": "2", "lang": "fr"}
    assert moodle.id == account_id("moodle", "https://elea.example", "prof")
    assert moodle.id != account_id("moodle", "https://elea.example", "other")


def test_accounts_that_cannot_be_read_now_are_an_error_and_stay(tmp_path: Path) -> None:
    path, made = tmp_path / "accounts.json", [new_account(name, "https://ent.example") for name in ("moodle", "caldav")]
    EntAccountsFile(path).write(made[:1])
    file = EntAccountsFile(path)
    with unread(path):
        for use in (file.read, lambda: file.change((), lambda found: (*found, made[1]))):
            with pytest.raises(EntAccountsError):
                use()
    assert file.change((), lambda found: (*found, made[1])) == file.read() == tuple(made)
    assert file.trouble is None
