"""Take the pictures of the pages on contributing and of the READMEs: ``make pictures``.

They show a site whose code host is known: parts of pages, in each language in its own words. They go into
``docs/assets/pictures/``, which git keeps; a page that looks otherwise than before needs them taken again.
The READMEs show an interview in both languages, and what `colloquy add` prints, beside the file that it was
given; these are in ``pictures/``.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from string import Template

from PIL import Image
from playwright.sync_api import Browser

from archives import ROOT, build_site, copy_of_the_real_archive
from browsers import launched, still
from examples import NAMES, Example, add_example

PLACE = ROOT / "docs" / "assets" / "pictures"
WIDTH, DENSITY, COLOURS = 480, 2, 32
# So narrow that a phone shows a picture nearly as large as what it is a picture of.
EDIT = "https://github.com/owner/name/edit/main/"
CHINESE, ENGLISH = "interviews/chollet-pyimagesearch-2018", "interviews/chollet-datacamp-2017"


BOTH = {"en": (CHINESE, "n16"), "zh": (f"zh/{CHINESE}", "e6")}
"""For each README, an interview and the note that is open in it."""

EXAMPLE = Template("""<!doctype html><html lang="$language"><meta charset="utf-8"><style>
  body { margin: 0; font: 15px/1.5 "Noto Sans", "Noto Sans CJK SC", sans-serif }
  main { display: grid; grid-template-columns: 23rem 1fr; gap: 1.5rem; padding: 1.5rem;
    align-items: start; background: #f4f2ec }
  section { border-radius: 6px; padding: 1rem 1.25rem; background: #fff; box-shadow: 0 1px 3px #0003 }
  h1 { margin: 0 0 .75rem; font: inherit; color: #666 }
  p { margin: 0; min-height: .6em }
  pre { margin: 0; font: 14px/1.6 "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap }
  pre:lang(en) { font-family: "DejaVu Sans Mono", monospace } /* where ’ is no wide sign */
  section + section { background: #22272e; color: #e6e6e6 }
</style><main><section><h1>$name</h1>$given</section><section><pre>$printed</pre></section></main>""")
"""A file, and a terminal."""


@dataclass(frozen=True)
class Picture:
    """A part of a page, and what is opened on it before."""

    name: str
    page: str
    shows: str
    """The element at the top, as a selector."""
    height: int
    """In CSS pixels, as `above`."""
    opens: str = ""
    """The control that is pressed, as a selector."""
    above: int = 16


PICTURES = (
    Picture("fix.en", CHINESE, "#l54", 670, "#l54 a.line"),
    Picture("fix.zh", f"zh/{ENGLISH}", "#l35", 670, "#l35 a.line"),
    Picture("correct.en", CHINESE, "#corrections", 120),
    Picture("correct.zh", f"zh/{CHINESE}", "#l7", 250, "#l7 button.mark"),
    Picture("speaker.en", CHINESE, "#l72", 190, "[popovertarget=l72-supplied]", above=64),
    Picture("speaker.zh", f"zh/{CHINESE}", "#l72", 190, "[popovertarget=l72-supplied]", above=64),
    Picture("term.en", ENGLISH, "#l89", 320, "#l89 a.gloss[data-gloss=gloss-overfitting]"),
    Picture("term.zh", f"zh/{ENGLISH}", "#l89", 320, "#l89 a.gloss[data-gloss=gloss-overfitting]"),
    Picture("topic.en", "topics/research-culture", "h1 ~ h2", 420),
    Picture("topic.zh", "zh/topics/research-culture", "h1 ~ h2", 420),
)


def take(browser: Browser, site: Path, picture: Picture) -> Image.Image:
    """Take one picture, in few colors: it is mostly text."""
    context = still(browser, viewport={"width": WIDTH, "height": 740}, device_scale_factor=DENSITY)
    page = context.new_page()
    page.goto((site / picture.page / "index.html").as_uri())
    page.locator(picture.shows).first.evaluate(f"each => scrollTo(0, each.offsetTop - {picture.above + 60})")
    if picture.opens:
        page.locator(picture.opens).first.click()
    found = page.locator(picture.shows).first.bounding_box()
    assert found
    top = found["y"] - picture.above
    shot = page.screenshot(clip={"x": 0, "y": top, "width": WIDTH, "height": picture.height})
    context.close()
    return Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS)


def take_both(browser: Browser, page_of: str, note: str) -> Image.Image:
    """Take a picture of an interview in both languages, with a note open."""
    context = still(browser, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(page_of)
    page.locator("#both").check()
    mark = page.locator(f"[popovertarget={note}-note]")
    mark.evaluate("each => scrollTo(0, each.closest('.passage').getBoundingClientRect().top + scrollY - 220)")
    mark.click()
    shot = page.screenshot()
    context.close()
    return Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS)


def take_example(browser: Browser, example: Example, language: str) -> Image.Image:
    """Take a picture of a file in a language, and of the terminal in which it was added."""
    context = still(browser, viewport={"width": 1280, "height": 720}, device_scale_factor=1.5)
    page = context.new_page()
    given = "".join(f"<p>{escape(line)}</p>" for line in example.received.splitlines())
    printed = "\n".join((f"$ colloquy add {example.name}", *example.printed))
    shown = {"language": language, "name": example.name, "given": given, "printed": escape(printed)}
    page.set_content(EXAMPLE.substitute(shown))
    shot = page.locator("main").screenshot()
    context.close()
    return Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS)


def main() -> None:
    """Take all pictures of the real archive, and those of the examples."""
    os.environ["EDIT_URL"] = EDIT
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        for language in NAMES:
            place = Path(folder, language)
            place.mkdir()
            target = ROOT / "pictures" / f"add.{language}.png"
            take_example(browser, add_example(language, place), language).save(target, optimize=True)
        root = copy_of_the_real_archive(Path(folder))
        build_site(root)
        for language, (path, note) in BOTH.items():
            target = ROOT / "pictures" / f"both.{language}.png"
            page_of = (root / "site" / path / "index.html").as_uri()
            take_both(browser, page_of, note).save(target, optimize=True)
        for picture in PICTURES:
            target = PLACE / f"{picture.name}.png"
            take(browser, root / "site", picture).save(target, optimize=True)
            print(f"{target.name}: {target.stat().st_size // 1024} KB")  # noqa: T201


if __name__ == "__main__":
    main()
