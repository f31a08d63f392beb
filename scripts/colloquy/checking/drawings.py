"""Drawings: what an SVG file would run, load or lead to, for whoever opens it by its address."""

import re
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    """
    circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
    feSpotLight feTile feTurbulence filter g image line linearGradient marker mask metadata path pattern
    polygon polyline radialGradient rect stop style svg switch symbol text textPath title tspan use view
    """.split()  # noqa: SIM905 - a list of words
)
"""What draws, and what explains it (https://www.w3.org/TR/SVG2/eltindex.html); others run, move or link."""
MARKUP = frozenset({"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"})
"""Namespaces that browsers know beside SVG's; elements of any other do nothing."""
LEADING = frozenset({"base", "href", "src"})
INSIDE = re.compile(r"\s*(?:#|data:image/(?:avif|gif|jpeg|png|webp)[;,]|$)")
"""Addresses in the drawing itself."""
LOADING = re.compile(r"@import|(?:url|image|image-set|src)\s*\((?!\s*[\"']?#)|\\", re.IGNORECASE)
"""What a style loads, or could hide behind a backslash."""


def find_active(drawing: bytes) -> str:
    """Give the first thing in a drawing that does more than draw; nothing where there is none.

    Raises `ValueError` for what is no SVG in UTF-8.
    """
    reader = _Reader()
    try:
        drawing.decode()
        reader.parser.Parse(drawing, True)
    except (UnicodeDecodeError, expat.ExpatError) as failure:
        if not reader.active:
            raise ValueError(str(failure)) from failure
    if not reader.active and reader.root != f"{SVG} svg":
        raise ValueError(f"<{reader.root.rpartition(' ')[2]}>")
    return next(iter(reader.active), "")


class _Reader:
    """Notes what a drawing does beside drawing."""

    def __init__(self) -> None:
        self.root, self.active = "", list[str]()
        self.style, self.is_style = "", False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self.declare
        self.parser.StartDoctypeDeclHandler = lambda *_: self.active.append("<!DOCTYPE")
        self.parser.ProcessingInstructionHandler = lambda name, _: self.active.append(f"<?{name}")
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.read

    def declare(self, _: str, encoding: str | None, __: int) -> None:
        """Note an encoding in which a browser could read other words than are read here."""
        if encoding and encoding.lower() != "utf-8":
            self.active.append(f'encoding="{encoding}"')

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Look at a start tag."""
        self.root = self.root or name
        namespace, _, local = name.rpartition(" ")
        is_unknown = namespace in MARKUP or (namespace in (SVG, "") and local not in ELEMENTS)
        if is_unknown or self.is_style:  # a style is text alone, so that it can be read as one
            self.active.append(f"<{local}")
        self.is_style, self.style = local == "style", ""
        for key, value in attributes.items():
            self._look(key.rpartition(" ")[2].lower(), value)

    def read(self, text: str) -> None:
        """Gather the text of a style."""
        if self.is_style:
            self.style += text

    def end(self, _: str) -> None:
        """Look at a style as one text, whatever parts it was written in."""
        if self.is_style and (loading := LOADING.search(self.style)):
            self.active.append(loading[0])
        self.is_style = False

    def _look(self, key: str, value: str) -> None:
        if key.startswith("on") or (key in LEADING and not INSIDE.match(value)):
            self.active.append(f'{key}="{value[:40]}"')
        elif loading := LOADING.search(value):
            self.active.append(loading[0])
