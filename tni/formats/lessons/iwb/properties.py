"""Properties that an IWB file tells of the elements of its pages apart from them, by their identities."""

from __future__ import annotations

from dataclasses import dataclass, field

from tni.formats.xml_tree import Element, name_of

_GROUPS_DEEP = 50
_YES = frozenset({"true", "1", "yes"})


@dataclass(frozen=True, slots=True)
class IwbProperties:
    """Properties of one element. group: "" for none."""

    values: dict[str, str] = field(default_factory=dict)
    group: str = ""

    def says(self, name: str) -> bool:
        """Return whether a property is set."""
        return self.values.get(name, "").strip().lower() in _YES

    def word(self, name: str) -> str:
        return self.values.get(name, "").strip().lower()


NO_PROPERTIES = IwbProperties()


def properties_by_identity(root: Element) -> dict[str, IwbProperties]:
    """Return the properties of all elements that have some. Elements of one group, also through groups within it, are
    in the outermost."""
    found: dict[str, IwbProperties] = {}
    waiting: list[tuple[Element, str, int]] = [(root, "", 0)]
    count = 0
    while waiting:
        parent, group, depth = waiting.pop()
        for one in parent:
            kind = name_of(one)
            if kind == "group" and depth < _GROUPS_DEEP:
                count += 0 if group else 1
                waiting.append((one, group or f"group{count}", depth + 1))
                continue
            identity = one.get("ref", "") if kind else ""
            if identity:
                before = found.get(identity, NO_PROPERTIES)
                values = {str(name).rpartition("}")[2]: value for name, value in one.attrib.items()}
                found[identity] = IwbProperties({**before.values, **values}, group or before.group)
    return found
