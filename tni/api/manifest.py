"""Manifest of a plugin: the literal `PLUGIN = {...}` in its module, which is read without running the module.

A plugin is a file `NAME.py`, or a folder `NAME` with an `__init__.py`. Its manifest says what it is for, which version
of `tni.api` it was written for, which hosts it may reach and what else it may do; the teacher sees this before it is
installed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tni.core.errors import TniError

API_VERSION = (1, 2)
"""Version of `tni.api`. The first number changes when plugins written for the one before no longer run; the second
when something is added."""

ACCOUNT_HOST = "account"
"""Stands in `hosts` for the host of the teacher's account, which she types herself."""

_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_EXTENSION = re.compile(r"\.[a-z0-9]{1,12}")
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,2}")
_ASSIGNED = re.compile(r"^PLUGIN\b", re.MULTILINE)
_STATEMENT = re.compile(r"^PLUGIN = \{\n(?:[ \t][^\n]*\n)*\}$", re.MULTILINE)
LONGEST_TEXT = 400
LONGEST_SOURCE = 1 << 20
"""Characters of a module, beyond which it is not read."""


class ManifestError(TniError):
    """A module has no valid manifest. why: one sentence, for who writes the plugin."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class PluginKind(Enum):
    """Kind of a plugin. The module has a function of the name in brackets, which returns it."""

    ENT = "ent"
    """Connector to an ENT (`connector`, see `tni.api.ent`)."""
    LESSON_IMPORTER = "lesson importer"
    """Importer of lessons (`importer`, see `tni.api.formats`)."""
    LESSON_EXPORTER = "lesson exporter"
    """Exporter of lessons (`exporter`)."""
    QUESTION_IMPORTER = "question importer"
    """Importer of questions (`importer`)."""
    QUESTION_EXPORTER = "question exporter"
    """Exporter of questions (`exporter`)."""
    RECEIVER = "receiver"
    """Drivers of receivers of votes (`drivers`, see `tni.api.devices`)."""
    BOARD = "board"
    """Drivers of interactive whiteboards (`drivers`)."""
    TOOL = "tool"
    """Board tool (`tool`, see `tni.api.tools`)."""
    ITEM = "item"
    """Interactive item (`item`, see `tni.api.items`)."""


IN_PROCESS = frozenset({PluginKind.RECEIVER, PluginKind.BOARD, PluginKind.TOOL, PluginKind.ITEM})
"""Kinds that run inside the program, and so may do whatever the program may: they are trusted. All others run in a
process of their own."""


ON_THE_PAGE = frozenset({PluginKind.TOOL, PluginKind.ITEM})
"""Kinds that a teacher takes from « Objets à manipuler »."""


FORMATS = frozenset(
    {
        PluginKind.LESSON_IMPORTER,
        PluginKind.LESSON_EXPORTER,
        PluginKind.QUESTION_IMPORTER,
        PluginKind.QUESTION_EXPORTER,
    }
)
"""Kinds that read or write files, see `tni.api.formats`."""


class Topic(Enum):
    """Subject under which « Objets à manipuler » offers an item or a tool."""

    CLASS = "class"
    """Leading the class: time, chance, groups."""
    GEOMETRY = "geometry"
    NUMBERS = "numbers"
    """Numbers and measures of the primary school."""
    FUNCTIONS = "functions"
    """Functions, data and chance."""
    SCIENCES = "sciences"
    LANGUAGES = "languages"
    """French, foreign languages, music."""
    WORLD = "world"
    """Maps and history."""


class SignIn(Enum):
    """Way in which the teacher signs in to an account of a connector."""

    NONE = "none"
    PASSWORD = "password"
    """User and password; the program adds them to each request."""
    TOKEN = "token"
    """A token that she pastes, and that the connector puts into its requests."""
    MOODLE = "moodle"
    """As TOKEN, by the mobile launch page of a Moodle, in the browser."""
    OAUTH = "oauth"
    """In the browser, by OAuth 2; the program adds the token to each request and renews it."""
    NEXTCLOUD = "nextcloud"
    """In the browser, by Nextcloud's login flow; then as PASSWORD."""
    FOLDER = "folder"
    """No account: a folder of this computer. The program answers the requests below `ConnectorAccount.address` itself:
    PUT writes a file, whole or not at all, and the folders above it; GET reads one; HEAD gives its Content-Length and
    its SHA-256 as Repr-Digest (RFC 9530); DELETE removes one, and the folders that it leaves empty. GET of a folder
    gives the names in it as a JSON list, those of folders with a slash at their end."""


class SettingKind(Enum):
    TEXT = "text"
    SECRET = "secret"
    FLAG = "flag"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Localised:
    """Text in the two languages of the interface."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class PluginSetting:
    """PluginSetting of a plugin, which the teacher or the technician fills in. id: its key. default: as text; a flag is
    "yes" or ""."""

    id: str
    kind: SettingKind
    label: Localised
    default: str = ""
    required: bool = False


class DeviceEvidence(Enum):
    """Evidence on which the drivers of a device are based, as `tni.api.devices.Provenance`."""

    RECORDED = "recorded"
    DOCUMENTED = "documented"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class PluginDevice:
    """Device of a board's or a receiver's plugin, by which it is known without running the plugin. name: as the maker
    writes it, and that of its `DriverEntry`. product None: every product of the vendor; interface None: every
    interface; pages: usage pages, all when empty. baud: speed of a serial line, None for a HID device."""

    name: str
    vendor: int
    product: int | None = None
    interface: int | None = None
    pages: tuple[int, ...] = ()
    baud: int | None = None
    evidence: DeviceEvidence = DeviceEvidence.DOCUMENTED


@dataclass(frozen=True, slots=True)
class Manifest:
    """Manifest of a plugin. hosts: names of hosts, or ACCOUNT_HOST. summary: one sentence on what it does. sign_in:
    None for a plugin that is no connector. devices: of a board or a receiver alone. extensions: ends of the names of
    the files that an importer reads or an exporter writes, as ".gift", or of which an item can be made. topic: of an
    item or a tool, None for none of them. terms: other words by which an item or a tool is searched."""

    id: str
    kind: PluginKind
    api: tuple[int, int]
    version: str
    name: Localised
    summary: Localised
    hosts: tuple[str, ...] = ()
    sign_in: SignIn | None = None
    settings: tuple[PluginSetting, ...] = ()
    devices: tuple[PluginDevice, ...] = ()
    extensions: tuple[str, ...] = ()
    topic: Topic | None = None
    terms: Localised | None = None
    licence: str = ""
    author: str = ""

    @property
    def is_trusted(self) -> bool:
        """True if it runs inside the program."""
        return self.kind in IN_PROCESS

    @property
    def fits(self) -> bool:
        """True if this version of the program can run it."""
        return self.api[0] == API_VERSION[0] and self.api[1] <= API_VERSION[1]


def read_manifest(source: str, *, is_known: bool = False) -> Manifest:
    """Read the manifest of a module from its source, without running it. is_known: the rest of the module is known to
    be Python, so that it need not be parsed, which takes a hundred times as long. Raises: ManifestError."""
    import ast  # with the first plugin

    if len(source) > LONGEST_SOURCE:
        raise ManifestError("the module is too long")
    if is_known and len(_ASSIGNED.findall(source)) == 1 and (statement := _STATEMENT.search(source)) is not None:
        source = statement[0]
    try:
        tree = ast.parse(source)
        values = [
            statement.value
            for statement in tree.body
            if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None
            for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
            if isinstance(target, ast.Name) and target.id == "PLUGIN"
        ]
        if len(values) != 1:
            raise ManifestError(f"the module must assign PLUGIN once, it does so {len(values)} times")
        record = ast.literal_eval(values[0])
    except ManifestError:
        raise
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise ManifestError(f"PLUGIN is no literal: {type(error).__name__}") from error
    return manifest_of(record)


def manifest_of(record: object) -> Manifest:
    """Check a manifest that was read. Raises: ManifestError."""
    if not isinstance(record, dict):
        raise ManifestError("PLUGIN is no dictionary")
    left = dict(record)
    try:
        made = Manifest(
            id=_matching(_ID, left.pop("id"), "id"),
            kind=PluginKind(left.pop("kind")),
            api=_api(left.pop("api")),
            version=_matching(_VERSION, left.pop("version"), "version"),
            name=_localised(left.pop("name")),
            summary=_localised(left.pop("summary")),
            hosts=tuple(_host(one) for one in left.pop("hosts", ())),
            sign_in=None if (found := left.pop("sign_in", None)) is None else SignIn(found),
            settings=tuple(_setting(one) for one in left.pop("settings", ())),
            devices=tuple(_device(one) for one in left.pop("devices", ())),
            extensions=tuple(_matching(_EXTENSION, one, "an extension") for one in left.pop("extensions", ())),
            topic=None if (found := left.pop("topic", None)) is None else Topic(found),
            terms=None if (found := left.pop("terms", None)) is None else _localised(found),
            licence=_text(left.pop("licence", "")),
            author=_text(left.pop("author", "")),
        )
    except KeyError as error:
        raise ManifestError(f"PLUGIN lacks {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ManifestError(str(error)) from error
    if left:
        raise ManifestError(f"PLUGIN has unknown keys: {', '.join(sorted(map(str, left)))}")
    if (made.kind is PluginKind.ENT) != (made.sign_in is not None):
        raise ManifestError("sign_in is for connectors, and each of them has it")
    if (made.kind in (PluginKind.BOARD, PluginKind.RECEIVER)) != bool(made.devices):
        raise ManifestError("devices are for boards and receivers, and each of them has some")
    if (made.kind in FORMATS) != bool(made.extensions) and made.kind is not PluginKind.ITEM:
        raise ManifestError("extensions are for importers and exporters, which have some, and for items")
    if made.kind not in ON_THE_PAGE and (made.topic is not None or made.terms is not None):
        raise ManifestError("topic and terms are for items and tools")
    if len({one.id for one in made.settings}) != len(made.settings):
        raise ManifestError("two settings have one id")
    return made


def _matching(pattern: re.Pattern[str], found: object, name: str) -> str:
    if not isinstance(found, str) or not pattern.fullmatch(found):
        raise ValueError(f"{name} has the wrong form: {found!r}")
    return found


def _api(found: object) -> tuple[int, int]:
    match found:
        case (int() as major, int() as minor) if major > 0 <= minor:
            return major, minor
    raise ValueError(f"api is a pair of numbers, as {API_VERSION}: {found!r}")


def _host(found: object) -> str:
    return ACCOUNT_HOST if found == ACCOUNT_HOST else _matching(_HOST, found, "a host")


def _text(found: object) -> str:
    if not isinstance(found, str) or len(found) > LONGEST_TEXT or not found.isprintable():
        raise ValueError(f"a text of one line and at most {LONGEST_TEXT} characters is expected: {found!r:.60}")
    return found


def _localised(found: object) -> Localised:
    match found:
        case {"fr": str() as fr, "en": str() as en, **rest} if fr and en and not rest:
            return Localised(_text(fr), _text(en))
    raise ValueError(f"a text in two languages, {{'fr': ..., 'en': ...}}, is expected: {found!r:.60}")


def _setting(found: Mapping[str, Any]) -> PluginSetting:
    return PluginSetting(
        _matching(_ID, found["id"], "id of a setting"),
        SettingKind(found.get("kind", "text")),
        _localised(found["label"]),
        _text(found.get("default", "")),
        bool(found.get("required", False)),
    )


def _device(found: Mapping[str, Any]) -> PluginDevice:
    left = dict(found)
    made = PluginDevice(
        _text(left.pop("name")),
        _number(left.pop("vendor"), 0xFFFF),
        None if (product := left.pop("product", None)) is None else _number(product, 0xFFFF),
        None if (interface := left.pop("interface", None)) is None else _number(interface, 0xFF),
        tuple(_number(page, 0xFFFF) for page in left.pop("pages", ())),
        None if (baud := left.pop("baud", None)) is None else _number(baud, 4_000_000),
        DeviceEvidence(left.pop("evidence", "documented")),
    )
    if left or not made.name or (made.baud is not None and made.product is None):
        raise ValueError(f"no device: {found!r:.80}")
    return made


def _number(found: object, most: int) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
        raise ValueError(f"a whole number up to {most} is expected: {found!r:.40}")
    return found
