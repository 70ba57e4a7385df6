"""Files of an entry in the documents of an ENT of Edifice, to which descriptions link: its cahier de textes has no
field for files.

A file is uploaded once for an entry. The ENT has no names of ours for documents: one whose upload had its effect though
its answer was lost stays among her documents, with no link to it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from tni.api.ent import Memory, OutgoingFile, StoredFile

from .edifice_server import EdificeServer, path_part
from .filter_safe import without_joiners
from .safe_xhtml import safe_text

_LINK = re.compile(r'<a href="/workspace/document/([\w-]+)">')


def upload_once(files: Iterable[OutgoingFile], server: EdificeServer, memory: Memory) -> dict[str, str]:
    """Upload the files that were not, and return the ids of all, by their SHA-256."""
    found: dict[str, str] = {}
    for file in files:
        key = f"file:{file.sha256}"
        noted = memory.get(key)
        if not noted:
            noted = server.upload(file)
            memory.put(key, noted)
        found[file.sha256] = noted
    return found


def links(files: Sequence[OutgoingFile], ids: dict[str, str]) -> str:
    """Return the list of links to files, as XHTML; nothing without files."""
    if not files:
        return ""
    lines = "".join(
        f'<li><a href="/workspace/document/{path_part(ids[file.sha256])}">{safe_text(file.name)}</a></li>'
        for file in files
    )
    return f"<ul>{lines}</ul>"


def linked_files(text: str) -> dict[str, StoredFile]:
    """Return the files to which a description links, by their ids."""
    files: dict[str, StoredFile] = {}
    at = 0
    while (begin := _LINK.search(text, at)) and (at := text.find("</a>", begin.end())) >= 0:
        name = re.sub(r"<[^<>]*>", "", text[begin.end() : at])
        files[begin[1]] = StoredFile(without_joiners(html.unescape(name)))
    return files
