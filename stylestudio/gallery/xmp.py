"""XMP: what other programs show of a picture, and where they keep its stars.

Source: Adobe, *XMP Specification Part 1* (ISO 16684-1); ``xmp:Rating`` is a number up to 5, with
-1 for a picture that was rejected.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

MOST_STARS = 5
#: What a PNG's iTXt chunk with XMP is called (Part 3, section 1.1.5).
KEYWORD = "XML:com.adobe.xmp"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_META = "adobe:ns:meta/"
_XML = "http://www.w3.org/XML/1998/namespace"
_RATING = f"{{{_XMP}}}Rating"
_DESCRIPTION = f"{{{_RDF}}}Description"

for _prefix, _space in {"rdf": _RDF, "dc": _DC, "xmp": _XMP, "x": _META}.items():
    ElementTree.register_namespace(_prefix, _space)

#: What is nested deeper is no XMP; to write it again would take more stack than there is.
_MOST_DEEP = 200

#: XML 1.0, section 2.2: no other character can stand in a document.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def packet(*, title: str, description: str, creator_tool: str, stars: int = 0) -> str:
    """An XMP packet.

    Args:
        title: what the picture is called.
        description: how it was made, for people.
        creator_tool: the program with its version.
        stars: 0 for none.
    """
    meta = ElementTree.Element(f"{{{_META}}}xmpmeta")
    rdf = ElementTree.SubElement(meta, f"{{{_RDF}}}RDF")
    about = ElementTree.SubElement(rdf, _DESCRIPTION, {f"{{{_RDF}}}about": ""})
    for name, text in (("title", title), ("description", description)):
        choices = ElementTree.SubElement(
            ElementTree.SubElement(about, f"{{{_DC}}}{name}"), f"{{{_RDF}}}Alt"
        )
        item = ElementTree.SubElement(choices, f"{{{_RDF}}}li", {f"{{{_XML}}}lang": "x-default"})
        item.text = _NO_XML.sub(" ", text)
    ElementTree.SubElement(about, f"{{{_XMP}}}CreatorTool").text = _NO_XML.sub(" ", creator_tool)
    if stars:
        ElementTree.SubElement(about, _RATING).text = str(stars)
    return _enclosed(meta)


def stars_of(text: str) -> int:
    """The stars that a packet gives, 0 to 5; 0 where it gives none or is no XMP."""
    try:
        root = _parsed(text)
    except ValueError:
        return 0
    for about in root.iter(_DESCRIPTION):
        found = about.get(_RATING) or about.findtext(_RATING)
        if found is not None:
            try:
                return min(MOST_STARS, max(0, round(float(found))))
            except (ValueError, OverflowError):
                return 0
    return 0


def with_stars(text: str, stars: int) -> str:
    """A packet with other stars; what other programs wrote into it stays.

    Args:
        text: a packet; what is none is replaced by one that has the stars alone.
        stars: 0 to 5, 0 for none.
    """
    try:
        root = _parsed(text)
        abouts = list(root.iter(_DESCRIPTION))
        about = abouts[0]
    except (ValueError, IndexError):
        root = ElementTree.Element(f"{{{_META}}}xmpmeta")
        rdf = ElementTree.SubElement(root, f"{{{_RDF}}}RDF")
        about = ElementTree.SubElement(rdf, _DESCRIPTION, {f"{{{_RDF}}}about": ""})
        abouts = [about]
    for other in abouts:
        other.attrib.pop(_RATING, None)
        for element in other.findall(_RATING):
            other.remove(element)
    if stars:
        ElementTree.SubElement(about, _RATING).text = str(stars)
    return _enclosed(root)


def _parsed(text: str) -> ElementTree.Element:
    """Raises ValueError for what is no XMP."""
    if "<!DOCTYPE" in text:
        # No packet has one, and entities declared there can grow to a hundred times its size.
        raise ValueError("a document type")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    if _is_deeper(root, _MOST_DEEP):
        raise ValueError("nested too deeply")
    return root


def _is_deeper(element: ElementTree.Element, levels: int) -> bool:
    return not levels or any(_is_deeper(child, levels - 1) for child in element)


def _enclosed(root: ElementTree.Element) -> str:
    """With the marks by which a program finds it in a file that it does not know."""
    body = ElementTree.tostring(root, encoding="unicode")
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return f'{begin}\n{body}\n<?xpacket end="w"?>'
