"""Names of the elements of a tree, by which a report tells where an item comes from."""

from __future__ import annotations

from tni.formats.lessons.svg_tree import SECOND_NAME, local_attributes
from tni.formats.xml_tree import Element, name_of


def element_names(root: Element, prefix: str = "") -> dict[Element, str]:
    """Return a name of its own for each element: its identifier where no element before has the same, else its path,
    such as "g[2]/path[5]". prefix: before all names."""
    paths: dict[Element, str] = {root: ""}
    for parent in root.iter():
        counts: dict[str, int] = {}
        path = paths.get(parent, "")
        for child in parent:
            if name := name_of(child):
                counts[name] = counts.get(name, 0) + 1
                paths[child] = f"{path}/{name}[{counts[name]}]" if path else f"{name}[{counts[name]}]"
    found: dict[Element, str] = {}
    taken: set[str] = set()
    for element in root.iter():
        if element in paths:
            path = paths[element] or name_of(root)
            own = _own_name(element) or path
            found[element] = prefix + (own if own not in taken else path)
            taken.add(own)
    return found


def _own_name(element: Element) -> str:
    attributes = local_attributes(element)
    return (attributes.get("id") or attributes.get(SECOND_NAME) or "").strip()[:200]
