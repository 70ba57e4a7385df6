"""Attachments of a discussion: uploaded to a draft area first, from which Moodle takes them when the post is stored.

Moodle empties a draft area after some days, and then stores a post without its files and without a word. So what was
uploaded is noted, and what the post has is looked at afterwards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from tni.api.ent import ConnectorError, ConnectorFault, Memory, OutgoingFile

from .server_errors import MoodleError
from .web_service import MoodleWebService

NOTE = "draft"
EMPTY_DRAFT = "core_files_get_unused_draft_itemid"


def sent_names(files: Sequence[OutgoingFile]) -> dict[str, OutgoingFile]:
    """Return the files by the names under which they are sent: Moodle takes out some characters, and no name twice."""
    named: dict[str, OutgoingFile] = {}
    for file in files:
        plain = " ".join(re.sub(r"[\x00-\x1f\x7f<>:\"/\\|?*&'`]", "", file.name).split()).strip(". ") or "fichier"
        stem, dot, kind = plain.rpartition(".")
        name, number = plain, 2
        while name in named:
            name = f"{stem}-{number}.{kind}" if dot else f"{plain}-{number}"
            number += 1
        named[name] = file
    return named


def uploaded(named: dict[str, OutgoingFile], service: MoodleWebService, memory: Memory) -> int:
    """Upload the files that the noted draft area lacks, or all to a new one, and return its id."""
    itemid, noted = _noted(memory)
    wanted = {name: file.sha256[:16] for name, file in named.items()}
    if any(wanted.get(name) != sha for name, sha in noted.items()):
        itemid, noted = 0, {}
    for name, file in named.items():
        if name in noted:
            continue
        try:
            itemid = service.upload(file, name, itemid)
        except MoodleError as error:
            if error.code != "filenameexist" or not itemid:
                raise
            # The upload before had its effect, though its answer was lost.
        noted[name] = wanted[name]
        memory.put(NOTE, json.dumps([itemid, noted]))
    return itemid


def forget_draft(memory: Memory) -> None:
    """Forget the draft area, which is used up."""
    memory.put(NOTE, "")


def empty_draft(service: MoodleWebService) -> int:
    """Return the id of an empty draft area, by which a post loses its attachments."""
    match service.call(EMPTY_DRAFT, {}):
        case {"itemid": int() as itemid}:
            return itemid
    raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)


def _noted(memory: Memory) -> tuple[int, dict[str, str]]:
    try:
        match json.loads(memory.get(NOTE) or "null"):
            case [int() as itemid, dict() as names]:
                return itemid, names
    except ValueError:
        pass
    return 0, {}
