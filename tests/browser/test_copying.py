"""Quoting, citing and linking, as readers do it: by mouse, keys and touch, online and from a folder.

Each file in ``cases/quotations`` is what a reader gets who copies it, from the page and anchor that it names.
"""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import polib
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from archives import build_site
from axe import violations
from browsers import Serve, Visit
from golden import Case, cases
from states import PHONE, becomes, box, restyle
from waiting import until

EN, ZH = (f"{folder}interviews/chollet-pyimagesearch-2018/" for folder in ("", "zh/"))
MAY_COPY = {"permissions": ["clipboard-read", "clipboard-write"]}
MENU, BAR = "#quoting", "#quoting-words"
CLIPBOARD = "navigator.clipboard.readText()"
SELECT = """([start, from, end, to]) => {
  const find = (selector, words, last) => {
    const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words)
      if (at < 0 || node.parentElement.closest(".beside, button, [popover]")) continue
      return [node, last ? at + words.length : at]
    }
  }
  getSelection().setBaseAndExtent(...find(start, from, false), ...find(end, to, true))
}"""


@pytest.fixture(scope="module")
def unfinished(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real archive with one passage each whose translation is missing, a draft, or stale."""
    root = Path(shutil.copytree(site.parent, tmp_path_factory.mktemp("unfinished") / "real"))
    path = root / "seeds/chollet-datacamp-2017/zh.po"
    po = polib.pofile(str(path))
    entries = {entry.msgctxt: entry for entry in po}
    entries["l15"].msgstr = ""
    entries["l17"].flags.append("fuzzy")
    entries["l19"].msgid = "What it was before."
    entries["l19"].tcomment = "stale since: 2026-11-20"
    po.save()
    return build_site(root)


@pytest.fixture(scope="module")
def elsewhere(unfinished: Path, serve: Serve) -> str:
    """Serve the unfinished archive."""
    return serve(unfinished)


@pytest.fixture
def copying(visit: Visit) -> Iterator[BrowserContext]:
    """Give a browser that lets pages copy, and complains of every error on them."""
    context = visit(**MAY_COPY)
    errors: list[str] = []
    context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    assert not errors


@pytest.fixture
def reader(copying: BrowserContext) -> Page:
    """Open a page in it."""
    return copying.new_page()


def copied(page: Page, popover: str = MENU) -> str:
    """Give what was copied, once the page says that it was."""
    expect(page.locator(f"{popover} .told")).to_have_text(re.compile(r"\S"))
    return str(page.evaluate(CLIPBOARD))


def link(anchor: str) -> str:
    """Find what opens the menu of a passage or an exchange."""
    return f"a.quote[href='#{anchor}']" if anchor.startswith("q") else f"a.line[href$='#{anchor}']"


@cases("quotations")
def test_a_quotation_has_the_words_their_speaker_place_and_day_and_whose_words_they_are(
    reader: Page, address: str, elsewhere: str, case: Case
) -> None:
    place, _, anchor = case.given["at"].partition("#")
    reader.goto((elsewhere if case.given.get("unfinished") else address) + place)
    reader.locator(link(anchor)).first.click()
    reader.locator(f"{MENU} [data-copy=quotation]").click()
    words = copied(reader)
    case.expect("copied", words)
    for form, start in {"bibtex": "@misc{", "ris": "TY  - ELEC", "csl": '[{"id": "', "text": ""}.items():
        reader.locator(f"{MENU} [data-copy={form}]").click()
        becomes(reader, f"former => {CLIPBOARD}.then(words => words !== former)", words)
        words = copied(reader)
        assert words.startswith(start)
        assert f"/#{anchor}" in words
        assert not re.search(r"@a\w+@", words)


def test_a_citation_is_copied_by_keys_alone_and_escape_leads_back(reader: Page, address: str) -> None:
    reader.goto(address + EN)
    reader.locator("#l72 a.line").focus()
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile("#l72$"))
    menu = reader.get_by_role("dialog", name="Passage 72 · François Chollet")
    expect(menu).to_be_visible()
    for name in ("Copy link", "Copy quotation", "Text", "BibTeX"):
        expect(reader.locator(":focus")).to_have_text(name)
        if name != "BibTeX":
            reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    expect(reader.locator(f"{MENU} .told")).to_have_text("Copied")
    assert copied(reader).startswith("@misc{chollet-pyimagesearch-2018:en:l72,")
    reader.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(reader.locator(":focus")).to_have_attribute("href", "#l72")


def test_a_link_is_copied_by_touch_and_the_number_is_large_enough_for_a_finger(
    visit: Visit, address: str
) -> None:
    page = visit(**PHONE, **MAY_COPY).new_page()
    page.goto(address + ZH)
    number = page.locator("#l36 a.line")
    number.scroll_into_view_if_needed()
    small = box(number)
    middle = (small["x"] + small["width"] / 2, small["y"] + small["height"] / 2)
    page.touchscreen.tap(middle[0], middle[1] + 11)
    page.locator(f"{MENU} [data-copy=link]").tap()
    expect(page.locator(f"{MENU} .told")).to_have_text("已复制")
    assert copied(page) == f"https://colloquy.example/{ZH}#l36"
    shown = box(page.locator(MENU))
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390
    assert shown["y"] + shown["height"] <= 800
    page.touchscreen.tap(200, 60)
    expect(page.locator(MENU)).to_be_hidden()


def test_a_passage_on_a_topics_page_is_quoted_from_its_interview_and_leads_there(
    reader: Page, address: str
) -> None:
    reader.goto(address + "topics/keras/")
    reader.locator("a.line[href*='pyimagesearch'][href$='#l48']").click()
    expect(reader.locator(MENU)).to_be_visible()
    expect(reader).to_have_url(re.compile(re.escape(address + "topics/keras/") + "(#.*)?$"))
    reader.locator(f"{MENU} [data-copy=quotation]").click()
    assert copied(reader).endswith(f"https://colloquy.example/{EN}#l48")
    expect(reader.locator(f"{MENU} .mend")).to_contain_text("seeds/topics.yml:")
    reader.get_by_role("link", name="Read it in its interview").click()
    reader.wait_for_url(f"{address}{EN}#l48")


def test_the_menu_of_a_question_opens_where_the_reader_is_and_its_address_is_the_questions(
    reader: Page, address: str
) -> None:
    reader.goto(address + "interviews/chollet-datacamp-2017/")
    opener = reader.locator(link("q11"))
    opener.scroll_into_view_if_needed()
    opener.click()
    expect(reader).to_have_url(re.compile("/#q11$"))
    shown, height = box(reader.locator(MENU)), reader.viewport_size
    assert height
    assert shown["y"] >= 0
    assert shown["y"] + shown["height"] <= height["height"]
    expect(reader.locator(f"{MENU} .mend")).to_contain_text("interview.yml:")


def test_without_javascript_a_number_is_a_link(visit: Visit, address: str) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(address + EN)
    page.locator("#l72 a.line").click()
    expect(page).to_have_url(f"{address}{EN}#l72")
    expect(page.locator(MENU)).to_be_hidden()


def test_where_nothing_may_be_copied_the_text_is_offered(visit: Visit, site: Path) -> None:
    page = visit().new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / ZH / "index.html").as_uri())
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("#l72 a.line").click()
    page.locator(f"{MENU} [data-copy=link]").click()
    hand = page.locator(MENU).get_by_label("请手动复制：")
    expect(hand).to_have_value(f"https://colloquy.example/{ZH}#l72")
    expect(hand).to_be_focused()
    assert page.evaluate("getSelection().toString()") == f"https://colloquy.example/{ZH}#l72"
    assert not errors


def test_words_as_received_are_quoted_as_corrected(reader: Page, address: str) -> None:
    reader.goto(address + ZH)
    reader.locator("#as-received").check()
    reader.locator("#both").check()
    reader.locator("#l7 a.line").click()
    reader.locator(f"{MENU} [data-copy=quotation]").click()
    words = copied(reader)
    assert "François" in words
    assert "Fran ois" not in words


SELECTIONS = {
    "some words": (EN, "#l72", "salmon", "#l72", "farm"),
    "half of two words": (
        EN,
        "#l72",
        "izing the operations of a sal",
        "#l72",
        "izing the operations of a sal",
    ),
    "words that stand twice": (EN, "#l72", "problems", "#l72", "problems"),
    "over a note and to another passage": (EN, "#l72", "In general", "#l74", "Silicon Valley"),
    "with a comma, a hyphen and an ampersand": (EN, "#l72", "brick-and-mortar", "#l72", "stores"),
    "a question": (EN, "#q1", "a great honor", "#q1", "PyImageSearch blog"),
    "Chinese": (ZH, "#l72", "鲑鱼养殖场", "#l72", "运营"),
    "Chinese that stands often": (ZH, "#l74", "深度学习", "#l74", "深度学习"),
    "Chinese over a correction": (ZH, "#l74", "硅谷", "#l74", "本身"),
    "Chinese over passages": (ZH, "#l72", "比如优化", "#l76", "行业圈子"),
    "a topic's page": (
        "topics/keras/",
        "#chollet-pyimagesearch-2018-l48",
        "10,000 people",
        "#chollet-pyimagesearch-2018-l48",
        "10,000 people",
    ),
}


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_link_to_selected_words_arrives_at_exactly_these(
    reader: Page, copying: BrowserContext, address: str, name: str
) -> None:
    place, *words = SELECTIONS[name]
    reader.goto(address + place)
    reader.evaluate(SELECT, words)
    reader.locator(f"{BAR} [data-copy=words]").click()
    shared = copied(reader, BAR)
    assert shared.startswith(f"https://colloquy.example/{place}#")
    anchor, _, directive = shared.partition("#")[2].partition(":~:text=")
    assert re.fullmatch(r"(chollet-[\w-]+-)?l\d+", anchor)
    assert directive, shared
    arrived = copying.new_page()
    arrived.set_viewport_size({"width": 1280, "height": 1800})
    arrived.goto(shared.replace("https://colloquy.example/", address))
    restyle(arrived, RED)
    # A browser marks the words when it has found the time to look for them.
    until(lambda: marked(arrived, words), lambda: unquote(directive))


RED = "::target-text { background: rgb(255 0 0) !important; color: rgb(255 0 0) !important }"
PIXELS = """async ([image, boxes]) => {
  const bytes = Uint8Array.from(atob(image), character => character.charCodeAt(0))
  const bitmap = await createImageBitmap(new Blob([bytes]))
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")
  canvas.drawImage(bitmap, 0, 0)
  return boxes.map(([x, y]) => [...canvas.getImageData(x, y, 1, 1).data].slice(0, 3).join() === "255,0,0")
}"""
BOXES = """() => {
  const range = getSelection().getRangeAt(0)
  const probe = (node, from) => {
    const one = document.createRange()
    one.setStart(node, from)
    one.setEnd(node, from + 1)
    const box = one.getBoundingClientRect()
    return [Math.round(box.x + box.width / 2), Math.round(box.y + 2)]
  }
  const { startContainer: first, startOffset: from, endContainer: last, endOffset: to } = range
  return [probe(first, from), probe(last, to - 1), ...(from > 9 ? [probe(first, from - 9)] : []),
    ...(to + 9 < last.data.length ? [probe(last, to + 9)] : [])]
}"""


def marked(page: Page, words: list[str]) -> bool:
    """Say whether a browser marks these words on arrival, and not what is some letters away."""
    page.evaluate(SELECT, words)
    boxes = page.evaluate(BOXES)
    page.evaluate("getSelection().removeAllRanges()")
    expect(page.locator(BAR)).to_be_hidden()
    image = base64.b64encode(page.screenshot()).decode()
    first, last, *around = page.evaluate(PIXELS, [image, boxes])
    return first and last and not any(around)


def test_a_browser_that_knows_no_text_fragments_arrives_at_the_passage(visit: Visit, address: str) -> None:
    page = visit().new_page()
    # What such a browser has for an anchor; this one takes the directive away before the page can see it.
    script = (Path(__file__).parents[2] / "scripts/reader/pages/quoting.js").read_text(encoding="utf-8")
    told = [line for line in script.splitlines() if ':~:")) location.replace' in line]
    page.goto(address + EN)
    page.evaluate("history.replaceState(null, '', '#l72%3A~%3Atext=salmon')")
    (line,) = told
    page.evaluate(line.replace("location.hash", "decodeURIComponent(location.hash)"))
    page.wait_for_url(f"{address}{EN}#l72")


def test_selected_words_are_quoted_with_their_speaker(reader: Page, address: str) -> None:
    reader.goto(address + ZH)
    reader.evaluate(SELECT, ["#l72", "鲑鱼", "#l72", "养殖场"])
    reader.locator(f"{BAR} [data-copy=quotation]").click()
    assert copied(reader, BAR).startswith("“鲑鱼养殖场”\n——弗朗索瓦·肖莱，")
    reader.keyboard.press("Escape")
    expect(reader.locator(BAR)).to_be_hidden()


def test_where_the_code_host_is_known_each_file_is_a_link_to_its_line_and_to_its_editor(
    page: Page, address: str
) -> None:
    edit = "https://github.com/someone/archive/edit/main/"
    view = edit.replace("/edit/", "/blob/")

    def known(route: Route) -> None:
        body = route.fetch().text().replace('"edit":"","view":""', f'"edit":"{edit}","view":"{view}"')
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route(f"**/{EN}", known)
    page.goto(address + EN)
    page.locator("#l54 a.line").click()
    expect(page.locator(f"{MENU} .mend li")).to_have_count(3)
    translation, corrections, speaker = page.locator(f"{MENU} .mend li").all()
    entry = f"{view}seeds/chollet-pyimagesearch-2018/en.po#L"
    assert str(translation.get_by_role("link").first.get_attribute("href")).startswith(entry)
    editor = translation.get_by_role("link", name="Edit: The translation")
    assert editor.get_attribute("href") == f"{edit}seeds/chollet-pyimagesearch-2018/en.po"
    assert 'find "l54"' in translation.inner_text()
    for each in (corrections, speaker):
        editor = each.get_by_role("link", name="Edit")
        assert editor.get_attribute("href") == f"{edit}seeds/chollet-pyimagesearch-2018/interview.yml"
        assert "find" not in each.inner_text()


def test_the_menu_leaves_the_words_to_be_read_where_there_is_room(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + EN)
    page.locator("#l72 a.line").click()
    menu, words = box(page.locator(MENU)), box(page.locator("#l72"))
    assert menu["x"] >= words["x"] + words["width"]
    assert menu["x"] + menu["width"] <= 1280


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", [EN, ZH, "topics/keras/"])
def test_axe_finds_nothing_with_the_menu_open(visit: Visit, address: str, scheme: str, place: str) -> None:
    page = visit(color_scheme=scheme).new_page()
    page.goto(address + place)
    page.locator("a.line").nth(12).click()
    expect(page.locator(MENU)).to_be_visible()
    assert not violations(page)


def test_from_a_folder_the_menu_and_the_links_work(visit: Visit, site: Path) -> None:
    context = visit(**MAY_COPY)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((site / EN / "index.html").as_uri())
    page.locator("#l72 a.line").click()
    page.locator(f"{MENU} [data-copy=link]").click()
    expect(page.locator(f"{MENU} .told")).to_have_text(re.compile(r"\S"))
    hand = page.locator(f"{MENU} textarea")
    words = hand.input_value() if hand.is_visible() else copied(page)
    assert words == f"https://colloquy.example/{EN}#l72"
    page.goto((site / "topics/keras/index.html").as_uri())
    page.locator("a.line").first.click()
    expect(page.locator(MENU)).to_be_visible()
    assert not errors
