"""Adding of an account: what is typed, checked and kept, and what is left of one that is given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.cahier.hand_clock import HandClock
from tests.support.later_tasks import LaterTasks
from tests.support.secret_texts import Texts
from tests.support.unread_file import unread
from tni.api.ent import ConnectorError, ConnectorFault, PlaceChoice
from tni.api.manifest import Localised, Manifest, PluginKind, PluginSetting, SettingKind, SignIn
from tni.cahier.ent_account import EntAccount, new_account
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.files.outbox_errors import EntAccountsError
from tni.services.cahier.account_setup import AccountSetup, SignIns
from tni.services.cahier.account_setup_state import MissingValueError, NotAnAddressError, SetupForm, SetupStep
from tni.services.cahier.class_places import ClassPlace
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.plugin_connectors import setting_secret_name
from tni.services.cahier.sign_in_attempt import SignInProgress, SignInState
from tni.sharing.nextcloud_login import NextcloudAccount
from tni.store.account_secrets import AccountSecrets
from tni.store.ent_accounts import EntAccountsFile

TEXT = Localised("Un compte", "An account")
PASSWORD = SetupForm("agenda.example.fr/dav/", "durand", "secret")


def manifest(sign_in: SignIn, *settings: PluginSetting) -> Manifest:
    return Manifest("dav", PluginKind.ENT, (1, 0), "1.0", TEXT, TEXT, ("account",), sign_in, settings)


class Browser:
    """Sign-ins of all kinds, whose end the test tells."""

    def __init__(self) -> None:
        self.begun: list[object] = []
        self.cancelled = 0
        self.opens: Callable[[str], object] = lambda _: None
        self.changed: Callable[[SignInProgress], None] = lambda _: None
        self.done: Callable[[NextcloudAccount], None] = lambda _: None

    def begin(self, account: object, _open: object, done: object, *others: object, local_agreed: bool = False) -> None:
        self.begun.append(account)
        self.opens = _open  # type: ignore[assignment]
        self.changed = self.done = done  # type: ignore[assignment]

    def cancel(self) -> None:
        self.cancelled += 1

    def sign_out(self, _account: object) -> None: ...


class Desk:
    """The use case over a keyring in memory and a server that answers as the test says."""

    def __init__(self, folder: Path, *, has_keyring: bool = True) -> None:
        self.texts, self.tasks, self.browser = Texts(works=has_keyring), LaterTasks(), Browser()
        self.secrets = AccountSecrets(self.texts)
        self.accounts = EntAccounts(EntAccountsFile(folder / "accounts.json"), HandClock())
        self.error: Exception | None = None
        self.choices_: tuple[PlaceChoice, ...] = ()
        self.renewed: list[str] = []
        self.removed: list[str] = []
        sign_ins = SignIns(self.browser, self.browser, self.browser)  # type: ignore[arg-type]
        self.setup = AccountSetup(
            self.accounts, self, self.secrets, sign_ins, self.tasks,  # type: ignore[arg-type]
            lambda _: True, self.renewed.append, self.removed.append,
        )  # fmt: skip

    def bound(self, _account: EntAccount, _class_name: str) -> Desk:
        return self

    def check(self) -> str:
        if self.error is not None:
            raise self.error
        return "Mme Durand"

    def choices(self) -> tuple[PlaceChoice, ...]:
        return self.choices_

    def cancel(self) -> None: ...

    def connect(self, found: Manifest, form: SetupForm) -> None:
        self.setup.begin()
        self.setup.choose(found)
        self.setup.connect(form)
        self.tasks.run()


def test_an_account_is_checked_and_kept_with_its_password_in_the_keyring_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.connect(manifest(SignIn.PASSWORD), PASSWORD)
    state = desk.setup.state
    assert (state.step, state.person, state.is_kept) == (SetupStep.PLACES, "Mme Durand", True)
    assert desk.accounts.all == ()
    desk.setup.finish(" Mon agenda ", [ClassPlace("5e A", True, {})], {})
    (account,) = desk.accounts.all
    assert (account.address, account.user, account.name) == ("https://agenda.example.fr/dav", "durand", "Mon agenda")
    assert account.readers_agreed
    assert desk.renewed == [account.id]
    assert desk.texts.kept == {account.secret_name: "secret"}
    assert "secret" not in (tmp_path / "accounts.json").read_text()


def test_without_a_keyring_she_is_told_that_the_password_ends_with_the_program(tmp_path: Path) -> None:
    desk = Desk(tmp_path, has_keyring=False)
    desk.connect(manifest(SignIn.PASSWORD), PASSWORD)
    assert desk.setup.state.is_kept is False


def test_an_account_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.connect(manifest(SignIn.PASSWORD), PASSWORD)
    assert desk.texts.kept
    desk.setup.leave()
    desk.tasks.run()
    assert (desk.texts.kept, desk.accounts.all) == ({}, ())


@pytest.mark.parametrize(
    ("form", "name"),
    [(SetupForm(), "address"), (replace(PASSWORD, user=" "), "user"), (replace(PASSWORD, password=""), "password")],
)
def test_what_is_missing_is_told_before_anything_is_asked(tmp_path: Path, form: SetupForm, name: str) -> None:
    desk = Desk(tmp_path)
    desk.connect(manifest(SignIn.PASSWORD), form)
    state = desk.setup.state
    assert state.step is SetupStep.ADDRESS
    assert isinstance(state.error, MissingValueError)
    assert state.error.name == name


def test_a_wrong_password_is_told_and_the_next_one_is_taken(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.error = NetworkError(NetworkFault.WRONG_PASSWORD, "agenda.example.fr", 401)
    desk.connect(manifest(SignIn.PASSWORD), PASSWORD)
    assert (desk.setup.state.step, desk.setup.state.error) == (SetupStep.ADDRESS, desk.error)
    desk.error = None
    desk.setup.connect(replace(PASSWORD, password="right"))
    desk.tasks.run()
    assert desk.setup.state.step is SetupStep.PLACES
    assert set(desk.texts.kept.values()) == {"right"}


def test_a_server_of_the_school_without_https_is_asked_once_she_agrees(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.error = NetworkError(NetworkFault.NOT_HTTPS, "192.168.1.4")
    desk.connect(manifest(SignIn.PASSWORD), replace(PASSWORD, address="http://192.168.1.4/dav"))
    assert desk.setup.state.may_be_local
    desk.connect(manifest(SignIn.PASSWORD), PASSWORD)
    assert not desk.setup.state.may_be_local, "not one of the internet"


def test_a_sign_in_in_the_browser_is_shown_and_can_be_given_up(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.connect(manifest(SignIn.MOODLE), SetupForm("elea.example/login/index.php"))
    desk.browser.changed(SignInProgress(SignInState.PASTING))
    state = desk.setup.state
    assert (state.step, state.account and state.account.address) == (SetupStep.SIGN_IN, "https://elea.example")
    late = desk.browser.changed
    desk.setup.cancel()
    assert desk.setup.state.step is SetupStep.ADDRESS
    late(SignInProgress(SignInState.DONE, is_kept=True))
    assert desk.setup.state.step is SetupStep.ADDRESS, "what ends late changes nothing"


def test_the_cloud_says_who_the_user_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    link = PluginSetting("share_password", SettingKind.SECRET, TEXT)
    form = SetupForm("nuage.example/apps/files", values={"share_password": "abc"})
    desk.connect(manifest(SignIn.NEXTCLOUD, link), form)
    desk.browser.done(NextcloudAccount("https://nuage.example/dav", "durand", Secret("app")))
    desk.tasks.run()
    desk.setup.finish("", [], {})
    (account,) = desk.accounts.all
    assert account.id == new_account("dav", "https://nuage.example", "durand").id
    assert desk.texts.kept == {account.secret_name: "app", setting_secret_name(account, "share_password"): "abc"}


def test_secret_settings_go_to_the_keyring_and_others_to_the_account(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    secret = PluginSetting("share_password", SettingKind.SECRET, TEXT)
    found = manifest(SignIn.FOLDER, secret, PluginSetting("folder", SettingKind.TEXT, TEXT, "", required=True))
    desk.connect(found, SetupForm(str(tmp_path)))
    assert isinstance(desk.setup.state.error, MissingValueError)
    desk.setup.connect(SetupForm(str(tmp_path), values={"share_password": "abc", "folder": " Maths "}))
    desk.tasks.run()
    desk.setup.finish("", [], {"place": "x"})
    (account,) = desk.accounts.all
    assert account.settings == {"folder": "Maths", "place": "x"}
    assert list(desk.texts.kept.values()) == ["abc"]
    desk.setup.remove(account, found)
    desk.tasks.run()
    assert (desk.accounts.all, desk.texts.kept, desk.removed) == ((), {}, [account.id])


def test_signing_in_again_keeps_what_was_chosen(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.connect(manifest(SignIn.PASSWORD), PASSWORD)
    desk.setup.finish("", [ClassPlace("5e A", True, {"place": "1"})], {})
    (before,) = desk.accounts.all
    desk.error = ConnectorError(ConnectorFault.SIGN_IN)
    told: list[Exception] = []
    desk.setup.check(before, manifest(SignIn.PASSWORD), lambda *_: None, told.append)
    desk.tasks.run()
    assert told == [desk.error]
    desk.error = None
    desk.setup.again(before, manifest(SignIn.PASSWORD))
    desk.setup.connect(replace(PASSWORD, password="new"))
    desk.tasks.run()
    assert desk.setup.state.account == before
    desk.setup.leave()
    desk.tasks.run()
    assert desk.texts.kept == {before.secret_name: "new"}, "the account is there: its secret stays"


@pytest.mark.parametrize("sign_in", [SignIn.MOODLE, SignIn.NEXTCLOUD, SignIn.OAUTH, SignIn.PASSWORD])
@pytest.mark.parametrize("text", ["n importe quoi", "https://", "ftp://agenda.example", "a\\b.example"])
def test_a_text_that_is_no_address_is_told_and_nothing_is_asked(tmp_path: Path, sign_in: SignIn, text: str) -> None:
    desk = Desk(tmp_path)
    desk.connect(manifest(sign_in), replace(PASSWORD, address=text))
    assert desk.setup.state.step is SetupStep.ADDRESS
    assert isinstance(desk.setup.state.error, NotAnAddressError)
    assert desk.browser.begun == []


def test_one_goes_back_step_by_step(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.connect(manifest(SignIn.PASSWORD), PASSWORD)
    assert desk.setup.state.step is SetupStep.PLACES
    desk.setup.cancel()
    assert (desk.setup.state.step, desk.setup.state.person) == (SetupStep.ADDRESS, "")
    desk.setup.cancel()
    desk.tasks.run()
    assert (desk.setup.state.step, desk.setup.state.manifest) == (SetupStep.KIND, None)
    assert desk.texts.kept == {}, "nothing is left of what was typed"


def test_the_password_of_another_name_typed_before_is_dropped(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.error = NetworkError(NetworkFault.WRONG_PASSWORD, "agenda.example.fr", 401)
    desk.connect(manifest(SignIn.PASSWORD), replace(PASSWORD, user="durant"))
    desk.error = None
    desk.setup.connect(PASSWORD)
    desk.tasks.run()
    account = desk.setup.state.account
    assert account is not None
    assert desk.texts.kept == {account.secret_name: "secret"}


def test_the_page_of_the_sign_in_is_opened_again_until_it_ends(tmp_path: Path) -> None:
    desk, opened = Desk(tmp_path), list[str]()
    desk.setup.page.browse = lambda address: not opened.append(address)
    desk.connect(manifest(SignIn.NEXTCLOUD), SetupForm("nuage.example"))
    desk.browser.opens("https://nuage.example/flow")
    assert desk.setup.page.address == "https://nuage.example/flow"
    progress = desk.setup.state.progress
    assert progress is not None
    assert (progress.state, progress.minutes) == (SignInState.IN_BROWSER, 20)
    desk.setup.page.open_again()
    assert opened == ["https://nuage.example/flow"] * 2
    desk.setup.cancel()
    assert desk.setup.page.address == ""
    desk.setup.page.open_again()
    assert len(opened) == 2


FOLDER = manifest(SignIn.FOLDER)


def test_while_the_accounts_cannot_be_read_none_is_taken_for_new_and_no_secret_is_dropped(tmp_path: Path) -> None:
    first, desk = Desk(tmp_path), Desk(tmp_path)
    first.connect(manifest(SignIn.PASSWORD), PASSWORD)
    first.setup.finish("Mon agenda", [ClassPlace("5e A", True, {})], {})
    known, kept = first.accounts.all, first.texts.kept
    desk.texts.kept.update(kept)
    with unread(tmp_path / "accounts.json"):
        assert desk.accounts.all == ()
        desk.setup.again(known[0], manifest(SignIn.PASSWORD))
        desk.setup.connect(PASSWORD)
        desk.tasks.run()
        assert isinstance(desk.setup.state.error, EntAccountsError)
        desk.setup.leave()
        desk.tasks.run()
    assert desk.texts.kept == kept
    assert desk.accounts.all == known, "they are read again"
    assert desk.accounts.trouble is None


def in_folder(desk: Desk, folder: Path) -> EntAccount:
    desk.connect(FOLDER, SetupForm(str(folder)))
    desk.setup.finish("", [ClassPlace("5e A", True, {})], {})
    assert desk.setup.state.account is not None
    return desk.setup.state.account


def test_another_folder_takes_the_place_of_the_first_and_its_readers_are_told_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    in_folder(desk, tmp_path / "one")
    (before,) = desk.accounts.all
    desk.setup.again(before, FOLDER)
    desk.setup.connect(SetupForm(str(tmp_path / "two")))
    desk.tasks.run()
    account = desk.setup.state.account
    assert account is not None
    assert not account.readers_agreed
    assert desk.accounts.all == (before,), "not before she agrees"
    desk.setup.finish("", [ClassPlace("5e A", True, {})], {})
    (after,) = desk.accounts.all
    assert (after.id, after.address, after.classes) == (before.id, str(tmp_path / "two"), before.classes)
    assert after.readers_agreed

    new = in_folder(desk, tmp_path / "one")
    assert len(desk.accounts.all) == 2
    assert new.id != after.id
    assert in_folder(desk, tmp_path / "two").id == after.id, "an account that is there is not made twice"
    assert len(desk.accounts.all) == 2
