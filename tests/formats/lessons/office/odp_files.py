"""Small presentations of Impress, made of what a test says stands on their pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.formats.lessons.office.pptx_files import zipped

_NAMES = (
    "office", "style", "text", "table", "drawing:draw", "presentation", "xsl-fo-compatible:fo", "svg-compatible:svg",
    "smil-compatible:smil", "animation:anim", "meta", "script", "form",
)  # fmt: skip
NAMESPACES = (
    " ".join(
        f'xmlns:{one.rpartition(":")[2]}="urn:oasis:names:tc:opendocument:xmlns:{one.partition(":")[0]}:1.0"'
        for one in _NAMES
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<style:page-layout style:name="PM1"><style:page-layout-properties fo:page-width="280mm" fo:page-height="210mm" '
    'style:print-orientation="landscape"/>'
    '</style:page-layout><style:style style:name="red" style:family="graphic"><style:graphic-properties '
    'draw:fill="solid" draw:fill-color="#ff0000" draw:opacity="40%" draw:stroke="solid" svg:stroke-color="#0000ff" '
    'svg:stroke-width="1mm"/>'
    '</style:style><style:style style:name="bare" style:family="graphic"><style:graphic-properties draw:fill="none" '
    'draw:stroke="none"/></style:style><style:style style:name="child" style:family="graphic" '
    'style:parent-style-name="red"><style:graphic-properties draw:fill-color="#00ff00"/></style:style>'
    '<style:style style:name="line" style:family="graphic"><style:graphic-properties draw:stroke="solid" '
    'svg:stroke-color="#0000ff" draw:marker-end="Arrow"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" '
    'fo:font-size="36pt" fo:color="#ff0000"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties '
    'fo:text-align="center"/><style:text-properties fo:font-size="18pt"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="●"/>'
    '<text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>'
)

_EMPTY_BODY = "<office:body><office:presentation></office:presentation></office:body>"


def page(shapes: str, attributes: str = "", name: str = "p") -> str:
    return f'<draw:page draw:name="{name}" draw:master-page-name="M" {attributes}>{shapes}</draw:page>'


def box(x: float, y: float, wide: float, high: float) -> str:
    return f'svg:x="{x}mm" svg:y="{y}mm" svg:width="{wide}mm" svg:height="{high}mm"'


def shape(kind: str, place: str, style: str = "red", inner: str = "", more: str = "") -> str:
    return f'<draw:{kind} draw:style-name="{style}" {place} {more}>{inner}</draw:{kind}>'


def clicks(*steps: str) -> str:
    """Return animations. steps: effects of each click."""
    inner = "".join(
        f'<anim:par smil:begin="next"><anim:par smil:begin="0s">{one}</anim:par></anim:par>' for one in steps
    )
    main = f'<anim:seq presentation:node-type="main-sequence">{inner}</anim:seq>'
    return f'<anim:par presentation:node-type="timing-root">{main}</anim:par>'


def effect(target: str, kind: str = "entrance", node: str = "on-click", more: str = "") -> str:
    state = "visible" if kind == "entrance" else "hidden"
    return (
        f'<anim:par presentation:node-type="{node}" presentation:preset-class="{kind}"><anim:set '
        f'smil:targetElement="{target}" '
        f'smil:attributeName="visibility" smil:to="{state}" {more}/></anim:par>'
    )


def content(
    pages: Sequence[str],
    styles: str = "",
    tag: str = "office:document-content",
    masters: str = "",
    high: str = "210mm",
) -> str:
    return (
        f'<{tag} {NAMESPACES} office:version="1.3"><office:automatic-styles>'
        f"{STYLES.replace('210mm', high)}{styles}</office:automatic-styles>"
        f'<office:master-styles><style:master-page style:name="M" style:page-layout-name="PM1" draw:style-name="Mdp1">'
        f"{masters}"
        "</style:master-page>"
        f"</office:master-styles><office:body><office:presentation>{''.join(pages)}</office:presentation>"
        f"</office:body></{tag}>"
    )


def presentation(
    pages: Sequence[str],
    styles: str = "",
    files: Mapping[str, bytes | str] | None = None,
    masters: str = "",
    high: str = "210mm",
) -> bytes:
    """Return a presentation. high: height of its pages, which are 280 mm wide."""
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.presentation",
        "content.xml": content(pages, styles, masters=masters, high=high),
        "styles.xml": content([], styles, "office:document-styles", masters, high).replace(_EMPTY_BODY, ""),
        **(files or {}),
    }
    return zipped({"META-INF/manifest.xml": _manifest(list(parts)), **parts})


def _manifest(names: Sequence[str]) -> str:
    """Return a list of the parts: LibreOffice reads no part that is not on it."""
    kind = "application/vnd.oasis.opendocument.presentation"
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"'
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{one}" manifest:media-type="text/xml"/>'
        for one in names
        if one not in ("mimetype", "META-INF/manifest.xml")
    )
    whole = f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{kind}"/>'
    return f"<manifest:manifest {space}>{whole}{entries}</manifest:manifest>"
