"""Teacher who is signed in to an ENT of Edifice, her schools and her classes there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tni.api.ent import ConnectorError, ConnectorFault

from .edifice_server import USER_INFO, EdificeServer, path_part


@dataclass(frozen=True, slots=True)
class EntUser:
    """User. schools: names by id."""

    id: str
    name: str
    schools: dict[str, str]


@dataclass(frozen=True, slots=True)
class Audience:
    """Class or group of a school."""

    id: str
    name: str
    school: str


@dataclass(frozen=True, slots=True)
class SchoolSubject:
    """Subject as a school names it."""

    id: str
    label: str


def ent_user(server: EdificeServer) -> EntUser:
    """Return who is signed in. The fields of schools are those that the ENT's own pages read; that this address has
    them is a guess."""
    found = server.get(USER_INFO)
    try:
        ids, names = found.get("structures") or [], found.get("structureNames") or []
        schools = {str(one): str(names[at]) if at < len(names) else "" for at, one in enumerate(ids)}
        name = found.get("username") or found.get("displayName") or found.get("login") or ""
        return EntUser(str(found["userId"]), str(name), schools)
    except (KeyError, TypeError, AttributeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def audiences(server: EdificeServer, school: str) -> list[Audience]:
    """Return the classes and groups of a teacher in a school."""
    asked = (("idEtablissement", school), ("isEdt", "true"), ("isTeacherEdt", "true"))
    found = server.get("/viescolaire/classes", asked)
    try:
        return [Audience(str(one["id"]), str(one["name"]), school) for one in found]
    except (KeyError, TypeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def subjects(server: EdificeServer, school: str, user: EntUser) -> list[SchoolSubject]:
    """Return the subjects that a teacher teaches in a school."""
    found = server.get(f"/directory/timetable/subjects/{path_part(school)}", (("teacherId", user.id),))
    try:
        return [SchoolSubject(str(one["subjectId"]), str(one.get("subjectLabel") or "")) for one in found]
    except (KeyError, TypeError, AttributeError):
        raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None


def folded(name: str) -> str:
    """Return a name without accents, capitals and white space, to compare it."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "".join(bare.casefold().split())
