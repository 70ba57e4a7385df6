"""Small files of all kinds that other programs write, with a little of everything: what hostile variants are made
of."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO

from tni.services.plugins.format_contract import PNG

SVG_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:ub="http://uniboard.mnemis.com/document" version="1.1" viewBox="-640 -480 1280 960"
 ub:dark-background="false" ub:crossed-background="true">
<defs><g id="mark"><rect x="0" y="0" width="9" height="9"/></g></defs>
<g ub:uuid="{11111111-1111-1111-1111-111111111111}" ub:z-value="1">
<polygon ub:z-value="1" fill="#ff0000" fill-opacity="1" points="0,0 10,0 10,4 0,4" transform="matrix(1,0,0,1,5,5)"/>
<polygon ub:z-value="1" fill="#ff0000" fill-opacity="1" points="9,0 20,2 20,6 9,4"/></g>
<polyline points="1,1 20,30 40,10" stroke="#00ff00" stroke-width="3" fill="none"/>
<path d="M 10 10 C 20 20 40 20 50 10 L 60 60 A 5 5 0 0 1 70 70 Z" fill="#0000ff" stroke="none"/>
<rect x="3" y="4" width="50" height="20" fill="#ffff00" transform="rotate(30 10 10)"/>
<image x="5" y="6" width="40" height="40" xlink:href="images/a.png" ub:uuid="{2}" ub:locked="true"/>
<foreignObject x="1" y="2" width="300" height="80" ub:type="text"><itext>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p style="font-size:24px">
<b>Un demi</b> et <i>plus</i></p></body></html>
</itext></foreignObject>
<use xlink:href="#mark" x="12" y="13"/>
<switch><text x="10" y="20" font-size="18">Bonjour</text><text>x</text></switch>
</svg>"""

IWB_PAGE = """<?xml version="1.0"?>
<iwb xmlns="http://www.imsglobal.org/xsd/iwb_v1p0" xmlns:svg="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0">
<svg:svg width="1280" height="960" viewbox="0 0 1280 960"><svg:pageset><svg:page id="p1">
<svg:rect id="r" x="1" y="2" width="30" height="40" fill="#ff0000"/>
<svg:polyline id="l" points="1,1 20,30 40,10" stroke="#00ff00" stroke-width="3"/>
<svg:textarea id="t" x="10" y="20" width="300" height="40" font-size="18">Bonjour<svg:tbreak/>
<svg:tspan fill="#ff0000">la classe</svg:tspan></svg:textarea>
<svg:switch id="s"><svg:image id="i" x="1" y="2" width="9" height="9" xlink:href="images/a.png"/></svg:switch>
<svg:g id="g"><svg:ellipse id="e" cx="50" cy="50" rx="9" ry="5"/></svg:g>
</svg:page></svg:pageset></svg:svg>
<element ref="r" locked="true"/><element ref="t" replicate="true"/></iwb>"""

XOPP = """<?xml version="1.0" standalone="no"?>
<xournal creator="xournalpp 1.2.4" fileversion="4"><title>x</title>
<page width="595.27" height="841.88"><background type="solid" color="#ffffffff" style="graph"/>
<layer name="A"><stroke tool="pen" color="#ff0000ff" width="1.41 1.2 1.1">10 10 20 20 30 10</stroke>
<stroke tool="highlighter" color="#ffff007f" width="8.5" fill="128">10 50 90 50</stroke>
<text font="Sans" size="12" x="20" y="60" color="#000000ff">Bonjour &amp; merci</text>
<image left="10" top="80" right="60" bottom="130">{png}</image></layer></page>
<page width="595" height="841"><background type="pdf" domain="absolute" filename="/etc/passwd" pageno="1"/>
<layer/></page>
</xournal>"""

RNOTE = """{"version": "0.5.5", "data": {"document": {"x": 0.0, "y": 0.0, "width": 794.0, "height": 1123.0, "format":
{"width": 794.0, "height": 1123.0, "dpi": 96.0}, "background": {"color": {"r": 1.0, "g": 1.0, "b": 1.0, "a": 1.0},
"pattern": "lines", "pattern_size": [32.0, 32.0]}, "layout": "fixed_size"}, "stroke_components": [{"value":
{"textstroke": {"text": "Bonjour", "transform": {"affine": [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 10.0, 20.0, 1.0]},
"text_style": {"font_size": 32.0}}}, "version": 1}],
"chrono_components": [{"value": {"t": 1, "layer": "user"}, "version": 1}]}}"""

CONTENT_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/ppt/presentation.xml"
 ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/>
<Override PartName="/ppt/slides/slide1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.presentationml.slide+xml"/></Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{type}" Target="{target}"/></Relationships>"""
PRESENTATION = f"""<?xml version="1.0"?>
<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:r="{OFFICE}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/>
</p:presentation>"""
SLIDE = f"""<?xml version="1.0"?><p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}"><p:cSld><p:spTree>
<p:sp><p:nvSpPr><p:cNvPr id="2" name="Titre"/></p:nvSpPr><p:spPr><a:xfrm rot="60000"><a:off x="9000" y="9000"/>
<a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></p:spPr><p:txBody><a:p><a:r><a:rPr sz="2400" b="1"/>
<a:t>Bonjour</a:t></a:r></a:p><a:p><a:r><a:t>la classe</a:t></a:r></a:p></p:txBody></p:sp>
<p:pic><p:nvPicPr><p:cNvPr id="3" name="Image"/></p:nvPicPr><p:blipFill><a:blip r:embed="rId1"/></p:blipFill><p:spPr>
<a:xfrm><a:off x="1" y="1"/><a:ext cx="900000" cy="900000"/></a:xfrm></p:spPr></p:pic></p:spTree></p:cSld>
<p:timing><p:tnLst><p:par><p:cTn nodeType="mainSeq"><p:childTnLst><p:par>
<p:cTn nodeType="clickEffect" presetClass="entr">
<p:childTnLst><p:set><p:cBhvr><p:tgtEl><p:spTgt spid="2"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par>
</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing></p:sld>"""

ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODP = f"""<?xml version="1.0"?><office:document-content xmlns:office="{ODF}:office:1.0" xmlns:draw="{ODF}:drawing:1.0"
 xmlns:text="{ODF}:text:1.0" xmlns:svg="{ODF}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2"><office:body><office:presentation><draw:page draw:name="p1"><draw:frame svg:x="1cm" svg:y="2cm"
 svg:width="10cm" svg:height="3cm"><draw:text-box><text:p>Bonjour</text:p></draw:text-box></draw:frame><draw:frame
 svg:x="1cm" svg:y="6cm" svg:width="4cm" svg:height="4cm"><draw:image xlink:href="Pictures/a.png"/></draw:frame>
<draw:line svg:x1="1cm" svg:y1="1cm" svg:x2="9cm" svg:y2="9cm"/></draw:page></office:presentation></office:body>
</office:document-content>"""

NOTEBOOK_PAGE = """<svg width="800" height="600" xml:id="page.1"><title>Page 1</title>
<rect width="100%" height="100%" fill="#ffffff"/><g class="foreground">
<polyline fill="none" points="1,1 20,30 40,10" stroke="#ff0000" stroke-width="3" xml:id="annotation.1" visible="1"/>
<text transform="translate(10,20) rotate(0,5,5) scale(1,1)" smart-txt-ver="2.10" editwidth="200" editheight="40"
 xml:id="annotation.2"><tspan justification="left"><tspan><tspan fill="#000000" font-size="18" font-family="Arial" x="1"
 y="2">Bonjour</tspan></tspan></tspan></text>
<image x="1" y="2" width="40" height="40" xlink:href="images/a.png" xmlns:xlink="http://www.w3.org/1999/xlink"
 xml:id="annotation.3"/></g></svg>"""
MANIFEST = """<?xml version="1.0"?><manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>
<resource identifier="group0_pages"><file href="page1.svg"/></resource></resources></manifest>"""

INKML = """<?xml version="1.0"?><ink xmlns="http://www.w3.org/2003/InkML"><definitions><brush xml:id="b1">
<brushProperty name="color" value="#ff0000"/><brushProperty name="width" value="2"/></brush></definitions>
<traceGroup><trace brushRef="#b1">10 10, 20 20, 30 10</trace><trace>5 5, '1 '2, "3 "1</trace></traceGroup></ink>"""


def packed(**members: str | bytes) -> bytes:
    """A zip. Names of members have `__` for a slash and `_dot_` for a point."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def small_packages() -> dict[str, bytes]:
    """A small file of each kind, by the end of its name."""
    from base64 import b64encode

    ubz = packed(metadata_dot_rdf="<RDF/>", page000_dot_svg=SVG_PAGE, images__a_dot_png=PNG)
    slide_type, image_type = f"{OFFICE}/slide", f"{OFFICE}/image"
    pptx = packed(
        **{"[Content_Types]_dot_xml": CONTENT_TYPES}, _rels___dot_rels=RELATIONS.format(
            type=f"{OFFICE}/officeDocument", target="ppt/presentation.xml"
        ),
        ppt__presentation_dot_xml=PRESENTATION, ppt___rels__presentation_dot_xml_dot_rels=RELATIONS.format(
            type=slide_type, target="slides/slide1.xml"
        ),
        ppt__slides__slide1_dot_xml=SLIDE, ppt__slides___rels__slide1_dot_xml_dot_rels=RELATIONS.format(
            type=image_type, target="../media/a.png"
        ),
        ppt__media__a_dot_png=PNG,
    )  # fmt: skip
    odp = packed(
        mimetype="application/vnd.oasis.opendocument.presentation", content_dot_xml=ODP, Pictures__a_dot_png=PNG
    )
    notebook = packed(imsmanifest_dot_xml=MANIFEST, page1_dot_svg=NOTEBOOK_PAGE, images__a_dot_png=PNG)
    xopp = gzip.compress(XOPP.format(png=b64encode(PNG).decode()).encode(), mtime=0)
    return {
        ".ubz": ubz, ".ubx": ubz, ".iwb": packed(content_dot_xml=IWB_PAGE, images__a_dot_png=PNG), ".xopp": xopp,
        ".xoj": xopp, ".rnote": gzip.compress(RNOTE.encode(), mtime=0), ".pptx": pptx, ".odp": odp,
        ".notebook": notebook, ".xbk": NOTEBOOK_PAGE.encode(), ".svg": SVG_PAGE.encode(), ".inkml": INKML.encode(),
    }  # fmt: skip
