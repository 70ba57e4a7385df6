"""Files of links: Internet shortcuts (`.url`), which the file managers of Windows and most desktops open too.

The program adds a section of its own. Other lines stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from tni.core.web_address import web_address

MAX_BYTES = 1 << 16
_SHORTCUT_HEAD, _SHORTCUT, _OURS = "[InternetShortcut]", "[internetshortcut]", "[tni]"


@dataclass(frozen=True, slots=True)
class LinkFile:
    """Content of a link's file. title: "" for that of the file's name. dead_since: day on which the page was found
    to be gone, ISO 8601, or "". others: the lines of other sections and programs."""

    address: str
    title: str = ""
    dead_since: str = ""
    others: tuple[str, ...] = ()


def encode_link(link: LinkFile) -> bytes:
    lines = [_SHORTCUT_HEAD, f"URL={link.address}", *link.others]
    ours = {"Title": " ".join(link.title.split()), "DeadSince": link.dead_since}
    kept = [f"{key}={value}" for key, value in ours.items() if value]
    if kept:
        lines += ["[TNI]", *kept]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8", "replace")


def decode_link(data: bytes) -> LinkFile | None:
    """Decode a link's file; None where it has no web address."""
    if len(data) > MAX_BYTES:
        return None
    section, address, ours, others = "", "", dict[str, str](), list[str]()
    for line in _text(data).splitlines():
        if not (text := line.strip()):
            continue
        if text.startswith("["):
            section = text.lower()
            if section not in (_SHORTCUT, _OURS):
                others.append(text)
            continue
        key, _, value = text.partition("=")
        if section == _OURS:
            ours[key.strip().lower()] = value.strip()
        elif section == _SHORTCUT and key.strip().lower() == "url" and not address:
            address = web_address(value)
        else:
            others.append(text)
    if not address:
        return None
    return LinkFile(address, ours.get("title", ""), ours.get("deadsince", ""), tuple(others))


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    return data.decode("latin-1")
