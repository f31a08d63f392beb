"""Texts that try to run: each sets a mark on the window, or asks for a dialog, if any part of it is live.

They are of every kind that public lists have: elements and their events, schemes of addresses, ends of
quotes, scripts, comments and styles, other encodings, templates, Markdown, and what parsers correct.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from colloquy.text.inertness import FORBIDDEN

HIT = "window.__hit=1"
ROOM = 10_000
"""Characters that the shortest of the places for many texts, a sentence in a shared file, may have."""
BETWEEN = 8
"""Characters that are put between two texts, at most."""

EVENTS = (
    "<img src=x onerror={0}>",
    "<img/src/onerror={0}>",
    "<img src=x:x onerror\n={0}//",
    "<IMG SRC=x ONERROR={0}>",
    "<svg onload={0}>",
    "<svg/onload={0}>",
    "<svg><animate onbegin={0} attributeName=x dur=1s>",
    "<svg><set onbegin={0} attributeName=x>",
    "<svg><image href=x onerror={0}>",
    "<body onload={0}>",
    "<body onpageshow={0}>",
    "<input autofocus onfocus={0}>",
    "<select autofocus onfocus={0}>",
    "<textarea autofocus onfocus={0}>",
    "<button autofocus onfocus={0}>x</button>",
    "<details open ontoggle={0}>",
    "<video><source onerror={0}>",
    "<video src=x onerror={0}>",
    "<audio src=x onerror={0}>",
    "<object data=x onerror={0}>",
    "<marquee onstart={0}>",
    "<x onfocus={0} tabindex=1 autofocus>",
    "<style onload={0}></style>",
    "<link rel=stylesheet href=x onerror={0}>",
    "<iframe onload={0}></iframe>",
    "<embed src=x onerror={0}>",
    "<xss style=animation-name:rotation onanimationstart={0}>",
    "<dialog open onclose={0}><form method=dialog>",
    "<p onmouseover={0} style=position:fixed;inset:0>x",
    "<a href=# onclick={0} autofocus>x</a>",
)
SCRIPTS = (
    "<script>{0}</script>",
    "<script >{0}</script >",
    "<ScRiPt>{0}</sCrIpT>",
    "<script/x>{0}</script>",
    "<script\x0c>{0}</script>",
    "<scr<script>ipt>{0}</scr</script>ipt>",
    "</script><script>{0}</script>",
    "</title><script>{0}</script>",
    "</style><script>{0}</script>",
    "</textarea><script>{0}</script>",
    "</noscript><script>{0}</script>",
    "--><script>{0}</script>",
    "--!><script>{0}</script>",
    "]]><script>{0}</script>",
    "?><script>{0}</script>",
    "<!--><script>{0}</script>",
    "<svg><script>{0}</script></svg>",
    "<svg><style><img src=x onerror={0}></style>",
    "<math><mtext><table><mglyph><style><img src=x onerror={0}>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<template><script>{0}</script></template>",
    "<iframe srcdoc='<script>parent.__hit=1</script>'></iframe>",
    "<script src=data:,{0}></script>",
    "<script type=module>{0}</script>",
    "<base href=javascript:/a/-{0}//>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<?xml-stylesheet href='javascript:{0}'?>",
    "<![CDATA[<script>{0}</script>]]>",
    "<html:script xmlns:html='http://www.w3.org/1999/xhtml'>{0}</html:script>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{0}</x:script>",
)
ENDS = (
    '"><img src=x onerror={0}>',
    "'><img src=x onerror={0}>",
    '" onfocus={0} autofocus x="',
    "' onfocus={0} autofocus x='",
    '" style=animation-name:x onanimationstart={0} x="',
    "`-{0}-`",
    "';{0}//",
    '";{0}//',
    "\\';{0}//",
    '\\";{0}//',
    "</p><img src=x onerror={0}>",
    "</a><img src=x onerror={0}>",
    "</h2><img src=x onerror={0}>",
    "</li></ul><img src=x onerror={0}>",
    "</code></pre><img src=x onerror={0}>",
    "</td></tr></table><img src=x onerror={0}>",
)
SCHEMES = (
    "javascript:{0}",
    "JaVaScRiPt:{0}",
    " javascript:{0}",
    "java&#10;script:{0}",
    "java&Tab;script:{0}",
    "javascript&colon;{0}",
    "javascript&#58;{0}",
    "&#106;avascript:{0}",
    "&#x6A&#x61&#x76&#x61script:{0}",
    "%6Aavascript:{0}",
    "javascript://a.example/%0A{0}",
    "data:text/html,<script>{0}</script>",
    "data:text/html;base64,PHNjcmlwdD5wYXJlbnQuX19oaXQ9MTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload={0}>",
    "vbscript:{0}",
    "feed:javascript:{0}",
    "view-source:javascript:{0}",
)
LINKS = (
    "[x]({0})",
    "![x]({0})",
    "[x](<{0}>)",
    "<a href='{0}'>x</a>",
    "<{0}>",
    "<iframe src='{0}'></iframe>",
)
MARKDOWN = (
    "{{: onclick={0} }}",
    "{{ onfocus={0} autofocus tabindex=0 }}",
    "*x*{{: onmouseover={0} style=position:fixed;inset:0 }}",
    "[x](https://a.example){{: onfocus={0} autofocus }}",
    "[x](https://a.example 'y' onfocus={0})",
    '[x](https://a.example"onfocus={0} autofocus=")',
    '![x"onerror={0}//](https://a.example/x)',
    '![x](x"onerror={0}//)',
    "`x`{{: onclick={0} }}",
    "&lt;img src=x onerror={0}&gt;",
    "&#60;img src=x onerror={0}&#62;",
    "&#x3C;img src=x onerror={0}&#x3E;",
    "&amp;lt;img src=x onerror={0}&amp;gt;",
    "\\<img src=x onerror={0}\\>",
    "&lt&#59;script&gt;{0}",
    "%3Cimg src=x onerror={0}%3E",
    "\\u003cimg src=x onerror={0}\\u003e",
    "\\x3cimg src=x onerror={0}\\x3e",
    "<img src=x onerror={0}>",
    "‹img src=x onerror={0}›",
    "{{{{constructor.constructor('{0}')()}}}}",
    "${{{0}}}",
    "{{% {0} %}}",
    "#{{{0}}}",
    "<%= {0} %>",
    "[[{0}]]",
    "--8<-- '{0}'",
    "klzzwxh:0042<img src=x onerror={0}>",
    "wzxhzdk:0<img src=x onerror={0}>",
    "<p markdown=1><img src=x onerror={0}></p>",
)
CALLS = (HIT, "alert(1)", "alert`1`", "confirm(1)", "self['__hit']=1", "&#119;indow.__hit=1")


def payloads() -> Iterator[str]:
    """Give every text, once: forms with one call each in turn, and forms of links with every scheme."""
    forms = (*EVENTS, *SCRIPTS, *ENDS, *MARKDOWN)
    for index, form in enumerate(forms):
        yield form.format(CALLS[index % len(CALLS)])
    for form in LINKS:
        for scheme in SCHEMES:
            yield form.format(scheme.format(HIT))


PAYLOADS = tuple(dict.fromkeys(payloads()))


def chunks() -> Iterator[tuple[str, ...]]:
    """Give these, and then those of the files that ``PAYLOADS`` names, as many at a time as one value holds.

    Lists of others are not kept here: `make payloads` fetches them.
    """
    yield PAYLOADS
    names = os.environ.get("PAYLOADS", "").split()
    lines = (line for name in names for line in Path(name).read_text("utf-8", "ignore").split("\n"))
    foreign = [line for line in dict.fromkeys(map(str.strip, lines)) if line and not FORBIDDEN.search(line)]
    chunk: list[str] = []
    for line in foreign:
        if chunk and sum(map(len, chunk)) + len(line) > ROOM - BETWEEN * (len(chunk) + 1):
            yield tuple(chunk)
            chunk = []
        chunk.append(line)
    if chunk:
        yield tuple(chunk)
