"""Account at an ENT as a teacher types it, and the names of its secrets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tni.api.manifest import Manifest, SettingKind, SignIn
from tni.cahier.ent_account import EntAccount, account_id, new_account
from tni.services.cahier.account_setup_state import MissingValueError, SetupForm, SetupState
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.plugin_connectors import setting_secret_name
from tni.services.cahier.typed_address import ent_address, moodle_address, whole_address
from tni.services.library.nextcloud_sign_in import server_address


def typed_account(form: SetupForm, manifest: Manifest, state: SetupState, accounts: EntAccounts) -> EntAccount:
    """Return the account that was typed. state: of its adding. accounts: those that are there. Raises: NetworkError,
    MissingValueError."""
    is_folder = manifest.sign_in is SignIn.FOLDER
    has_address = manifest.sign_in is not SignIn.NONE
    if has_address and not form.address.strip():
        raise MissingValueError("folder" if is_folder else "address")
    address = str(Path(form.address.strip()).absolute()) if is_folder else _address(form.address, manifest)
    by_password = manifest.sign_in is SignIn.PASSWORD or form.by_password
    if by_password and not form.user.strip():
        raise MissingValueError("user")
    if (by_password or manifest.sign_in is SignIn.TOKEN) and not form.password:
        raise MissingValueError("password")
    for one in manifest.settings:
        is_kept = one.kind is SettingKind.SECRET and state.is_known
        if one.required and not is_kept and not form.values.get(one.id, "").strip():
            raise MissingValueError(one.id)
    user = form.user.strip() if by_password else ""
    known, id = state.account, account_id(manifest.id, address, user)
    if known is not None and (known.id == id or (manifest.sign_in is SignIn.NEXTCLOUD and not by_password)):
        account = known
    else:
        account = accounts.account(id) or new_account(manifest.id, address, user)
    plain = {one.id for one in manifest.settings if one.kind is not SettingKind.SECRET}
    values = {key: value.strip() for key, value in form.values.items() if key in plain}
    return replace(account, settings={**account.settings, **values}, local_agreed=form.local_agreed)


def secret_names(account: EntAccount, manifest: Manifest | None) -> tuple[str, ...]:
    """Return the names of all secrets of an account."""
    settings = () if manifest is None else manifest.settings
    secret = (one.id for one in settings if one.kind is SettingKind.SECRET)
    return (account.secret_name, *(setting_secret_name(account, one) for one in secret))


def secret_values(form: SetupForm, manifest: Manifest) -> dict[str, str]:
    """Return the secret settings that were typed."""
    secret = [one.id for one in manifest.settings if one.kind is SettingKind.SECRET]
    return {key: form.values[key].strip() for key in secret if key in form.values}


def _address(text: str, manifest: Manifest) -> str:
    """Return the address of a server as it was meant. Raises: NetworkError."""
    match manifest.sign_in:
        case SignIn.MOODLE:
            return moodle_address(text)
        case SignIn.NEXTCLOUD:
            return server_address(text).rstrip("/")
        case SignIn.OAUTH:
            return ent_address(text)
        case SignIn.NONE:
            return ""
    return whole_address(text)
