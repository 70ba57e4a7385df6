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
from tni.core.format_errors import FileTooLargeError
from tni.formats.roster_collector import MAX_GROUPS, MAX_PUPILS, RosterCollector, clean_name, has_left, parse_day
from tni.formats.roster_xml import child_text, elements_named
from tni.formats.xml_tree import Element, name_of
from tni.roster.class_list import LeftOutReason, PupilRow

ROOT = "BEE_ELEVES"
_NO_CLASS = frozenset(("inactif", "inactifs"))
"""Divisions in which schools put pupils who have left or not arrived yet."""


type _Structures = tuple[list[str], list[str]]
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
    structures: dict[str, _Structures] = field(default_factory=dict)

    def take(self, element: Element) -> None:
        id = element.get("ELEVE_ID", "")
        match name_of(element):
            case "PARAMETRES":
                self.made_on = parse_day(child_text(element, "DATE_EXPORT", "HORODATAGE"))
            case "ELEVE":
                self.pupils.append(_pupil(id, element))
            case _:
                self.structures[id] = _structures(element)
        if len(self.pupils) > MAX_PUPILS or len(self.structures) > MAX_PUPILS:
            raise FileTooLargeError("pupils", MAX_PUPILS)


def collect_pupils(data: bytes, found: RosterCollector, on: date | None) -> None:
    """Add one file's pupils. on: pupils who have left by that day are left out, if the file does not state its own
    date.

    Raises: FileFormatError.
    """
    export = _Export()
    for element in elements_named(data, "PARAMETRES", "ELEVE", "STRUCTURES_ELEVE"):
        export.take(element)
    for pupil in export.pupils:
        if has_left(pupil.left_on, export.made_on or on):
            found.leave_out(LeftOutReason.GONE, pupil.last_name, pupil.first_name)
            continue
        divisions, groups = export.structures.get(pupil.id, ([], []))
        others = dict.fromkeys((*divisions[1:], *groups))
        row = PupilRow(
            pupil.last_name,
            pupil.first_name,
            pupil.usage_name,
            divisions[0] if divisions else "",
            groups=tuple(others)[:MAX_GROUPS],
        )
        found.add(row, identity=pupil.identity, born=pupil.born)


def _pupil(id: str, pupil: Element) -> _Pupil:
    return _Pupil(
        id,
        clean_name(child_text(pupil, "NOM_DE_FAMILLE", "NOM")),
        clean_name(child_text(pupil, "PRENOM")),
        clean_name(child_text(pupil, "NOM_USAGE")),
        child_text(pupil, "DATE_SORTIE"),
        child_text(pupil, "ID_NATIONAL", "INE_RNIE") or id,
        child_text(pupil, "DATE_NAISS"),
    )


def _structures(pupil: Element) -> _Structures:
    divisions: list[str] = []
    groups: list[str] = []
    for structure in pupil.iterchildren("*"):
        name = clean_name(child_text(structure, "CODE_STRUCTURE"))
        if not name or fold(name) in _NO_CLASS:
            continue
        kind = child_text(structure, "TYPE_STRUCTURE").upper()
        (groups if kind == "G" else divisions).append(name)
    return divisions, groups
