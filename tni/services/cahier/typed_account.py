"""Account at an ENT as a teacher types it, and the names of its secrets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tni.api.manifest import Manifest, SettingKind, SignIn
from tni.cahier.ent_account import EntAccount, account_id, new_account
from tni.core.network_errors import NetworkError
from tni.services.cahier.account_setup_state import MissingValueError, NotAnAddressError, SetupForm, SetupState
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.plugin_connectors import setting_secret_name
from tni.services.cahier.typed_address import cloud_address, ent_address, moodle_address, whole_address


def typed_account(form: SetupForm, manifest: Manifest, state: SetupState, accounts: EntAccounts) -> EntAccount:
    """Return the account that was typed. state: of its adding. accounts: those that are there. Raises:
    NotAnAddressError, MissingValueError, EntAccountsError while it cannot be told which are there."""
    if not accounts.are_read and (trouble := accounts.trouble) is not None:
        raise trouble
    is_folder = manifest.sign_in is SignIn.FOLDER
    has_address = manifest.sign_in is not SignIn.NONE
    if has_address and not form.address.strip():
        raise MissingValueError("folder" if is_folder else "address")
    address = str(Path(form.address.strip()).expanduser().absolute()) if is_folder else _address(form.address, manifest)
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
    if is_folder and known is not None and state.is_known:
        account = _moved(known, address)
    elif known is not None and (known.id == id or (manifest.sign_in is SignIn.NEXTCLOUD and not by_password)):
        account = known
    else:
        account = _at(manifest.id, address, user, accounts) or _new(manifest.id, address, user, accounts)
    plain = {one.id for one in manifest.settings if one.kind is not SettingKind.SECRET}
    values = {key: value.strip() for key, value in form.values.items() if key in plain}
    return replace(account, settings={**account.settings, **values}, local_agreed=form.local_agreed)


def _moved(account: EntAccount, address: str) -> EntAccount:
    """Return the account of a folder with another folder. What was sent is known to it by the same id; who reads there
    is to be agreed to anew."""
    return account if account.address == address else replace(account, address=address, readers_agreed=False)


def _at(connector: str, address: str, user: str, accounts: EntAccounts) -> EntAccount | None:
    """Return the account that is there already."""
    wanted = new_account(connector, address, user)
    known = (one for one in accounts.all if one.connector == connector)
    return next((one for one in known if (one.address, one.user) == (wanted.address, wanted.user)), None)


def _new(connector: str, address: str, user: str, accounts: EntAccounts) -> EntAccount:
    """Return a new account, whose id is not that of one that was in the same folder once."""
    account, number = new_account(connector, address, user), 1
    while accounts.account(account.id) is not None:
        number += 1
        account = replace(account, id=account_id(connector, address, f"{user} {number}"))
    return account


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
    """Return the address of a server as it was meant. Raises: NotAnAddressError."""
    try:
        match manifest.sign_in:
            case SignIn.MOODLE:
                return moodle_address(text)
            case SignIn.NEXTCLOUD:
                return cloud_address(text)
            case SignIn.OAUTH:
                return ent_address(text)
            case SignIn.NONE:
                return ""
        return whole_address(text)
    except NetworkError as error:
        raise NotAnAddressError from error
