"""Places of a connector for each class of the teacher: what is proposed by the classes' names, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tni.api.ent import PlaceChoice
from tni.api.manifest import Manifest, SignIn
from tni.cahier.ent_account import EntAccount
from tni.planning.timetable import class_key


@dataclass(frozen=True, slots=True)
class ClassPlace:
    """Choice for one class. is_sent: its entries go to the account. values: by the setting of the connector."""

    class_name: str
    is_sent: bool
    values: Mapping[str, str]


def makes_places(manifest: Manifest) -> bool:
    """Return whether a connector makes the place of a class where there is none."""
    return manifest.sign_in in (SignIn.FOLDER, SignIn.NEXTCLOUD)


def settings_of(choices: Iterable[PlaceChoice]) -> tuple[str, ...]:
    """Return the settings that choices are for, in order."""
    return tuple(dict.fromkeys(one.setting for one in choices))


def proposed_places(
    account: EntAccount,
    choices: Sequence[PlaceChoice],
    classes: Iterable[str],
    subject: str = "",
    *,
    makes_places: bool = False,
) -> tuple[ClassPlace, ...]:
    """Return a choice for each class: what the account has, or else the places that bear the class's name. subject: of
    the teacher, for places that are subjects. makes_places: the connector makes the place of a class; elsewhere a class
    without a place is not sent where there are places to choose from."""
    settings, known = settings_of(choices), {one.value for one in choices}
    found = []
    for name in classes:
        kept = {key: value for key, value in account.class_settings.get(name, {}).items() if value in known}
        own = [(one, _value(choices, one, name, subject)) for one in settings]
        values = kept or {setting: value for setting, value in own if value}
        has_place = makes_places or not settings or settings[0] in values
        is_sent = has_place if account.classes is None else name in account.classes
        found.append(ClassPlace(name, is_sent, values))
    return tuple(found)


def _value(choices: Sequence[PlaceChoice], setting: str, class_name: str, subject: str) -> str:
    """Return the value that is proposed for a class, "" for none."""
    own = [one for one in choices if one.setting == setting]
    key, wanted = class_key(class_name), class_key(subject)
    for names in ("class_name", "name", "group"):
        for one in own:
            if _names(getattr(one, names), key):
                return one.value
    for one in own:
        if wanted and class_key(one.name).startswith(wanted[:4]):
            return one.value
    return own[0].value if len(own) == 1 and not own[0].class_name else ""


def _names(text: str, key: str) -> bool:
    """Return whether a text is the name of a class, or has it among its words."""
    if not text:
        return False
    words = text.split()
    pairs = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)]
    return any(class_key(one.strip("()[],;:–-")) == key for one in (text, *words, *pairs))


def with_places(account: EntAccount, places: Sequence[ClassPlace], *, has_choices: bool) -> EntAccount:
    """Return an account with what was chosen for its classes. Where there is nothing to choose and no class is left
    out, classes that come later are sent too."""
    sent = [one for one in places if one.is_sent]
    is_all = not has_choices and len(sent) == len(places)
    return replace(
        account,
        classes=None if is_all else frozenset(one.class_name for one in sent),
        class_settings={one.class_name: dict(one.values) for one in places if one.values},
    )
