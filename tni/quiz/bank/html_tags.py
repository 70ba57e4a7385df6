"""HTML tags that the text of a question may contain, including those of MathML for formulas."""

from __future__ import annotations


def tag_set(text: str) -> frozenset[str]:
    """Split a text into a set of tags."""
    return frozenset(text.split())


MATH_TAGS = tag_set(
    """
    math maction menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics
    """
)
ALLOWED_TAGS = MATH_TAGS | tag_set(
    """
    a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd
    del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main
    mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th
    thead time tr tt u ul var wbr
    """
)
LINE_BREAK_TAGS = tag_set("br p div li tr h1 h2 h3 h4 h5 h6 ol ul table blockquote section article pre dd dt figure")
"""Tags that begin or end a line."""
