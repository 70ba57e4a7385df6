"""Reduced copies of presentations, in which only some elements are left: an office program draws them alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

from lxml import etree

from tni.api.formats import FormatError, FormatFault
from tni.formats.lessons.office.alternatives import chosen
from tni.formats.lessons.office.odf_styles import attribute, sections_of
from tni.formats.lessons.office.odp_page import is_odf_shape
from tni.formats.lessons.office.office_package import OfficePackage
from tni.formats.lessons.office.page_items import PageItems
from tni.formats.lessons.office.slide_context import identity_of, tree_of
from tni.formats.lessons.office.slide_reader import element_id
from tni.formats.lessons.office.wanted_pictures import OfficePicture
from tni.formats.xml_tree import Element, child, children, name_of

_LEAVES = ("sp", "cxnSp", "pic", "graphicFrame", "contentPart")
_CODE = ("vbaproject.bin", ".bas", ".xlb", ".xba")
_MANIFEST = "META-INF/manifest.xml"
_PRESENTATION = "ppt/presentation.xml"


def reduced_copy(data: bytes, wanted: tuple[OfficePicture, ...]) -> bytes:
    """Return a copy of a presentation of PowerPoint or Impress with the pages on which something is wanted, and on them
    only that: without backgrounds, code, animations and addresses outside. Raises: FormatError."""
    package = OfficePackage(data)
    names: dict[int, set[str]] = {}
    for one in wanted:
        names.setdefault(one.page, set()).add(one.source)
    content = package.root("content.xml")
    if content is not None:
        changed = {"content.xml": _reduced_content(content, names)}
        styles = package.root("styles.xml")
        if styles is not None:
            changed["styles.xml"] = _without_masters(styles)
    else:
        changed = _reduced_slides(package, names)
    return _written(package, changed)


def _written(package: OfficePackage, changed: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(package.names, key=lambda one: (one != "mimetype", one)):
            if _is_code(name):
                continue
            data = changed.get(name)
            if data is None:
                data = package.data(name) or b""
                if name.endswith(".rels"):
                    data = _inside_only(package.root(name))
                elif name == _MANIFEST:
                    data = _without_code(package.root(name))
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(name, data, method)
    return out.getvalue()


def _is_code(name: str) -> bool:
    return name.lower().endswith(_CODE) or name.startswith(("Basic/", "Scripts/"))


def _without_code(manifest: Element | None) -> bytes:
    """Return the list of parts without those that are left out."""
    if manifest is None:
        return b""
    for one in list(manifest):
        if _is_code(attribute(one, "full-path")):
            manifest.remove(one)
    return bytes(etree.tostring(manifest))


def _inside_only(root: Element | None) -> bytes:
    """Return relations without those to what is outside the package: nothing is to be fetched."""
    if root is None:
        return b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    for one in list(root):
        if one.get("TargetMode") == "External" or one.get("Type", "").endswith(("/vbaProject", "/slideUpdateInfo")):
            root.remove(one)
    return bytes(etree.tostring(root))


def _reduced_slides(package: OfficePackage, names: Mapping[int, Collection[str]]) -> dict[str, bytes]:
    part = package.related("", "officeDocument") or _PRESENTATION
    root = package.root(part)
    listed = None if root is None else child(root, "sldIdLst")
    if root is None or listed is None:
        raise FormatError(FormatFault.DAMAGED)
    relations = package.relations(part)
    changed: dict[str, bytes] = {}
    number = 0
    for one in children(listed, "sldId"):
        identity = next((value for key, value in one.items() if key.endswith("}id")), "")
        relation = relations.get(identity)
        if relation is None or relation.is_external:
            listed.remove(one)
            continue
        number += 1
        slide = package.root(relation.target)
        if number not in names or slide is None:
            listed.remove(one)
            continue
        _reduce_slide(slide, PageItems(number), names[number])
        changed[relation.target] = bytes(etree.tostring(slide))
    changed[part] = bytes(etree.tostring(root))
    return changed


def _reduce_slide(slide: Element, page: PageItems, names: Collection[str]) -> None:
    slide.set("showMasterSp", "0")
    slide.attrib.pop("show", None)
    common = child(slide, "cSld")
    background = None if common is None else child(common, "bg")
    if common is not None and background is not None:
        common.remove(background)
    if common is not None:
        common.insert(0, _white(common))
    for one in list(slide):
        if name_of(one) in ("timing", "transition", "AlternateContent"):
            slide.remove(one)
    for one in tree_of(slide):
        if not _reduce(one, page, names) and name_of(one) in (*_LEAVES, "grpSp", "AlternateContent"):
            one.getparent().remove(one)


def _white(common: Element) -> Element:
    """Return a background of nothing, in place of the layout's."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    space = common.tag.rpartition("}")[0]
    background = etree.Element(f"{space}}}bg")
    properties = etree.SubElement(background, f"{space}}}bgPr")
    etree.SubElement(properties, f"{{{drawing}}}noFill")
    etree.SubElement(properties, f"{{{drawing}}}effectLst")
    return background


def _reduce(element: Element, page: PageItems, names: Collection[str]) -> bool:
    """Take out of an element what is not wanted, naming all as the reader does. Return whether something is left."""
    kind = name_of(element)
    if kind == "AlternateContent":
        left = [_reduce(one, page, names) for one in chosen(element)]  # each is to be reduced
        return any(left)
    if kind == "grpSp":
        page.name(f"group{identity_of(element)}")
        is_left = False
        for one in list(element):
            if name_of(one) in (*_LEAVES, "grpSp", "AlternateContent"):
                if _reduce(one, page, names):
                    is_left = True
                else:
                    element.remove(one)
        return is_left
    if kind not in _LEAVES:
        return False
    identity = identity_of(element) or ("0" if kind != "contentPart" else element_id(element))
    name = page.name(f"shape{identity}")
    if name not in names:
        return False
    body = child(element, "txBody")
    if body is not None:  # its text is an item of its own
        element.remove(body)
    return True


def _reduced_content(content: Element, names: Mapping[int, Collection[str]]) -> bytes:
    for number, one in enumerate(sections_of(content), 1):
        if number not in names:
            one.getparent().remove(one)
            continue
        page = PageItems(number)
        for inner in list(one):
            is_beside = name_of(inner) in ("par", "seq", "notes", "animations")
            if is_beside or (is_odf_shape(inner) and not _reduce_odf(inner, page, names[number])):
                one.remove(inner)
    _without_fills(content)
    _without_addresses(content)
    return bytes(etree.tostring(content))


def _reduce_odf(element: Element, page: PageItems, names: Collection[str]) -> bool:
    if name_of(element) in ("g", "a"):
        is_left = False
        for one in list(element):
            if is_odf_shape(one):
                if _reduce_odf(one, page, names):
                    is_left = True
                else:
                    element.remove(one)
        return is_left
    if page.name("shape") not in names:
        return False
    for one in list(element):
        if name_of(one) in ("p", "list"):
            element.remove(one)
    return True


def _without_masters(styles: Element) -> bytes:
    for one in styles.iter():
        if name_of(one) == "master-page":
            for inner in list(one):
                one.remove(inner)
    _without_fills(styles)
    _without_addresses(styles)
    return bytes(etree.tostring(styles))


def _without_fills(root: Element) -> None:
    """Take away the backgrounds of pages."""
    for one in root.iter():
        if name_of(one) == "drawing-page-properties":
            for key in list(one.attrib):
                if key.endswith("}fill"):
                    one.set(key, "none")
                elif key.endswith(("}visibility", "}transition-style", "}transition-type")):
                    del one.attrib[key]


def _without_addresses(root: Element) -> None:
    """Take away references to what is outside the package."""
    for one in root.iter():
        for key, value in list(one.items()):
            if key.endswith("}href") and ("://" in value or value.startswith(("/", "..", "file:", "#"))):
                del one.attrib[key]
