"""Reader of SIECLE's `ElevesSansAdresses.xml` (collèges and lycées): pupils with their divisions and groups.

`BEE_ELEVES` holds `PARAMETRES` (with the day of the export), `ELEVES` with one `ELEVE` each, and `STRUCTURES` with one
`STRUCTURES_ELEVE` each, joined by the attribute `ELEVE_ID`. A `STRUCTURE` of type D is a division, of type G a group. A
pupil with a `DATE_SORTIE` before or on the day of the export has left. Older exports write `NOM` where newer ones write
`NOM_DE_FAMILLE`. The file with addresses has the same elements; addresses are ignored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tni.core.collation import fold
from tni.formats.roster import (
    MAX_GROUPS,
    MAX_PUPILS,
    LeftOutReason,
    PupilRow,
    RosterCollector,
    RosterTooLargeError,
    clean_name,
    has_left,
    parse_day,
)
from tni.formats.roster_xml import XmlNode, read_nodes

ROOT = "BEE_ELEVES"
_WANTED = frozenset(("PARAMETRES", "ELEVE", "STRUCTURES_ELEVE"))
_NO_CLASS = frozenset(("inactif", "inactifs"))
"""Divisions in which schools put pupils who have left or not arrived yet."""


type _Places = tuple[list[str], list[str]]
"""Divisions and groups."""


@dataclass(frozen=True, slots=True)
class _Pupil:
    id: str
    last_name: str
    first_name: str
    usage_name: str
    left_on: str
    identity: str
    born: str


@dataclass(slots=True)
class _Export:
    made_on: date | None = None
    pupils: list[_Pupil] = field(default_factory=list)
    places: dict[str, _Places] = field(default_factory=dict)

    def take(self, node: XmlNode) -> None:
        id = node.attributes.get("ELEVE_ID", "")
        match node.name:
            case "PARAMETRES":
                self.made_on = parse_day(node.child_text("DATE_EXPORT", "HORODATAGE"))
            case "ELEVE":
                self.pupils.append(_pupil(id, node))
            case _:
                self.places[id] = _places(node)
        if len(self.pupils) > MAX_PUPILS or len(self.places) > MAX_PUPILS:
            raise RosterTooLargeError("pupils", MAX_PUPILS + 1, MAX_PUPILS)


def collect_pupils(data: bytes, found: RosterCollector, on: date | None) -> None:
    """Add one file's pupils. on: pupils who have left by that day are left out, if the file does not state its own
    date.

    Raises: RosterFileError.
    """
    export = _Export()
    read_nodes(data, _WANTED, lambda _root: None, export.take)
    for pupil in export.pupils:
        if has_left(pupil.left_on, export.made_on or on):
            found.leave_out(LeftOutReason.GONE, pupil.last_name, pupil.first_name)
            continue
        divisions, groups = export.places.get(pupil.id, ([], []))
        others = dict.fromkeys((*divisions[1:], *groups))
        row = PupilRow(
            pupil.last_name,
            pupil.first_name,
            pupil.usage_name,
            divisions[0] if divisions else "",
            groups=tuple(others)[:MAX_GROUPS],
        )
        found.add(row, identity=pupil.identity, born=pupil.born)


def _pupil(id: str, node: XmlNode) -> _Pupil:
    return _Pupil(
        id,
        clean_name(node.child_text("NOM_DE_FAMILLE", "NOM")),
        clean_name(node.child_text("PRENOM")),
        clean_name(node.child_text("NOM_USAGE")),
        node.child_text("DATE_SORTIE"),
        node.child_text("ID_NATIONAL", "INE_RNIE") or id,
        node.child_text("DATE_NAISS"),
    )


def _places(node: XmlNode) -> _Places:
    divisions: list[str] = []
    groups: list[str] = []
    for structure in node.children:
        name = clean_name(structure.child_text("CODE_STRUCTURE"))
        if not name or fold(name) in _NO_CLASS:
            continue
        kind = structure.child_text("TYPE_STRUCTURE").upper()
        (groups if kind == "G" else divisions).append(name)
    return divisions, groups
