"""Links and actions of slides: to a page, to the web, and what has no place in a lesson."""

from __future__ import annotations

from tni.formats.lessons.office.slide_context import SlideContext
from tni.formats.xml_tree import Element, child

_JUMP = "ppaction://hlinkshowjump?jump="
_SCHEMES = ("http://", "https://", "mailto:")


def link_within(context: SlideContext, owner: Element | None, source: str) -> str:
    """Return the link of a shape's or a run's properties; "" if there is none. What cannot be kept is reported."""
    if owner is None:
        return ""
    hover = child(owner, "hlinkHover")
    if hover is None:
        hover = child(owner, "hlinkMouseOver")
    if hover is not None:
        context.page.lose("Lien au survol non repris.", source)
    found = child(owner, "hlinkClick")
    if found is None:
        return ""
    if child(found, "snd") is not None:
        context.page.lose("Son d’un clic non repris.", source)
    link = _link(context, found)
    if not link and found.get("action") not in ("ppaction://media", "ppaction://noaction", "ppaction://ole?verb=0"):
        context.page.lose("Lien ou action non repris.", source)
    return link


def _link(context: SlideContext, found: Element) -> str:
    action = found.get("action", "")
    if action.startswith(_JUMP):
        return _jump(context, action.removeprefix(_JUMP))
    identity = next((value for key, value in found.items() if key.endswith("}id")), "")
    relation = context.relation(identity)
    if relation is None:
        return ""
    if relation.is_external:
        address = relation.target.strip()
        return address if address.lower().startswith(_SCHEMES) else ""
    page = context.slides.get(relation.target)
    return f"page:{page}" if page else ""


def _jump(context: SlideContext, where: str) -> str:
    last = max(context.slides.values(), default=1)
    here = context.page.number
    page = {"nextslide": here + 1, "previousslide": here - 1, "firstslide": 1, "lastslide": last}.get(where, 0)
    return f"page:{page}" if 1 <= page <= last else ""
