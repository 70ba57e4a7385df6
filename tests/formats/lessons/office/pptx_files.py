"""Small presentations of PowerPoint, made of what a test says stands on their slides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from PIL import Image

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
EMU = 36_000
"""To a millimetre. A slide of 280 by 210 mm has the size of the program's page, so that lengths stay as they are."""
THEME = (
    f'<a:theme {NAMESPACES}><a:themeElements><a:clrScheme name="t">'
    '<a:dk1><a:srgbClr val="101010"/></a:dk1><a:lt1><a:srgbClr val="FAFAFA"/></a:lt1>'
    '<a:dk2><a:srgbClr val="000080"/></a:dk2><a:lt2><a:srgbClr val="EEEEEE"/></a:lt2>'
    '<a:accent1><a:srgbClr val="FF0000"/></a:accent1></a:clrScheme>'
    '<a:fmtScheme name="f"><a:fillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst>'
    '<a:lnStyleLst><a:ln w="36000"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst>'
    "</a:fmtScheme></a:themeElements></a:theme>"
)
_LAYOUT = f"<p:sldLayout {NAMESPACES}><p:cSld><p:spTree>{{shapes}}</p:spTree></p:cSld></p:sldLayout>"
MASTER = (
    f"<p:sldMaster {NAMESPACES}><p:cSld><p:spTree>{{shapes}}</p:spTree></p:cSld>"
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" hlink="hlink"/>'
    '<p:txStyles><p:titleStyle><a:lvl1pPr algn="ctr"><a:defRPr sz="4400" b="1"><a:solidFill><a:schemeClr val="tx2"/>'
    "</a:solidFill></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>"
    '<a:lvl1pPr><a:buChar char="•"/><a:defRPr sz="3200"/></a:lvl1pPr>'
    '<a:lvl2pPr><a:buAutoNum type="arabicPeriod"/><a:defRPr sz="2800"/></a:lvl2pPr></p:bodyStyle>'
    "</p:txStyles></p:sldMaster>"
)


def box(x: float, y: float, wide: float, high: float, attributes: str = "", tag: str = "a:xfrm") -> str:
    """Return a transform in millimetres."""
    sides = (round(one * EMU) for one in (x, y, wide, high))
    left, top, across, down = sides
    return f'<{tag} {attributes}><a:off x="{left}" y="{top}"/><a:ext cx="{across}" cy="{down}"/></{tag}>'


def shape(
    identity: int, properties: str = "", text: str = "", holder: str = "", link: str = "", style: str = ""
) -> str:
    """Return a shape. text: paragraphs. holder: a `ph`. link: an `hlinkClick`."""
    body = f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>" if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="n">{link}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{properties}</p:spPr>{style}{body}</p:sp>"
    )


def solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def line(colour: str, mm: float = 1.0, inner: str = "") -> str:
    return f'<a:ln w="{round(mm * EMU)}">{solid(colour)}{inner}</a:ln>'


def preset(name: str, adjustments: str = "") -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst>{adjustments}</a:avLst></a:prstGeom>'


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<a:p><a:pPr {properties}/><a:r><a:rPr {run}/><a:t>{text}</a:t></a:r></a:p>"


def picture(identity: int, relation: str = "rId9", properties: str = "", media: str = "", crop: str = "") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{identity}" name="n" descr="Un chat"/><p:cNvPicPr/><p:nvPr>{media}</p:nvPr>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{properties}</p:spPr></p:pic>"
    )


def effect(identity: int, node: str, kind: str, target: int, inner: str = "") -> str:
    """Return an effect of an animation. inner: of its target."""
    return (
        f'<p:par><p:cTn id="{identity}" presetID="1" presetClass="{kind}" nodeType="{node}"><p:childTnLst><p:set>'
        "<p:cBhvr>"
        f'<p:cTn id="{identity + 500}"/><p:tgtEl><p:spTgt spid="{target}">{inner}</p:spTgt></p:tgtEl></p:cBhvr></p:set>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def timing(*clicks: str, kind: str = "mainSeq") -> str:
    """Return the animations of a slide. clicks: the effects of each."""
    steps = "".join(
        f'<p:par><p:cTn id="{900 + n}"><p:childTnLst><p:par><p:cTn id="{950 + n}"><p:childTnLst>{one}</p:childTnLst>'
        "</p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
        for n, one in enumerate(clicks)
    )
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot"><p:childTnLst><p:seq>'
        f'<p:cTn id="2" nodeType="{kind}"><p:childTnLst>{steps}</p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn>'
        "</p:par></p:tnLst></p:timing>"
    )


def slide(shapes: str, after: str = "", attributes: str = "", background: str = "") -> str:
    tree = f"<p:cSld>{background}<p:spTree>{shapes}</p:spTree></p:cSld>"
    return f"<p:sld {NAMESPACES} {attributes}>{tree}{after}</p:sld>"


def relations(listed: Iterable[tuple[str, str, str]]) -> str:
    """Return relations: id, kind, target; an address is external."""
    made = "".join(
        f'<Relationship Id="{identity}" Type="{_TYPE}{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for identity, kind, target in listed
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def presentation(
    slides: Sequence[str],
    related: Sequence[tuple[str, str, str]] = (),
    files: Mapping[str, bytes | str] | None = None,
    master: str = "",
    layout: str = "",
    size: tuple[float, float] = (280, 210),
) -> bytes:
    """Return a presentation. related: more relations of each slide. files: more parts. master, layout: their shapes."""
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in numbers)
    parts: dict[str, bytes | str] = {
        "_rels/.rels": relations([("rId1", "officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": f"<p:presentation {NAMESPACES}><p:sldMasterIdLst>"
        f'<p:sldMasterId id="2147483648" r:id="rIdM"/></p:sldMasterIdLst><p:sldIdLst>{listed}</p:sldIdLst>'
        f'<p:sldSz cx="{round(size[0] * EMU)}" cy="{round(size[1] * EMU)}"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(
            [("rIdM", "slideMaster", "slideMasters/slideMaster1.xml")]
            + [(f"rId{n}", "slide", f"slides/slide{n}.xml") for n in numbers]
        ),
        "ppt/slideLayouts/slideLayout1.xml": _LAYOUT.format(shapes=layout),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(
            [("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")]
        ),
        "ppt/slideMasters/slideMaster1.xml": MASTER.format(shapes=master),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            [("rId1", "theme", "../theme/theme1.xml"), ("rId2", "slideLayout", "../slideLayouts/slideLayout1.xml")]
        ),
        "ppt/theme/theme1.xml": THEME,
    }
    for number, xml in zip(numbers, slides, strict=True):
        parts[f"ppt/slides/slide{number}.xml"] = xml
        own = [("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"), *related]
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(own)
    parts["[Content_Types].xml"] = _content_types(len(slides))
    return zipped({**parts, **(files or {})})


def _content_types(slides: int) -> str:
    main = "application/vnd.openxmlformats-officedocument.presentationml."
    kinds = {"presentation.xml": "presentation.main", "slideMasters/slideMaster1.xml": "slideMaster"}
    kinds |= {"slideLayouts/slideLayout1.xml": "slideLayout"}
    kinds |= {f"slides/slide{number}.xml": "slide" for number in range(1, slides + 1)}
    listed = "".join(
        f'<Override PartName="/ppt/{part}" ContentType="{main}{kind}+xml"/>' for part, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/ppt/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f"{listed}</Types>"
    )


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def png(wide: int = 4, high: int = 2, colour: str = "red", kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), colour).save(out, kind)
    return out.getvalue()
