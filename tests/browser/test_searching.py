"""Search as a reader meets it: online and from a folder, by keys, touch, paste and composing."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from axe import violations
from browsers import Visit
from kinds import FOLDERS
from searches import answered, ask, exchange, found, type_query
from states import PHONE, becomes, box, fits, rest
from waiting import until

PAGE = "interviews/chollet-datacamp-2017/"
BOX, STATUS, LINKS = ".md-search__input", ".md-search-result__meta", "a.md-search-result__link"
AWKWARD = "我的 站点 #1 worker"


def test_nothing_of_it_is_loaded_before_the_first_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + PAGE)
    with page.expect_event("requestfinished", lambda request: request.url.endswith("/search/panel.js")):
        page.locator(BOX).focus()
    heavy = re.compile(r"search_index|vendor/|search/(en|zh)\.js|search/engine\.js|workers/")
    assert not [each for each in asked if heavy.search(each)]
    type_query(page, "overfitting")
    assert "search/en.js" in asked
    assert not [each for each in asked if "zh.js" in each or "search_index" in each or "lunr" in each]


def test_a_result_says_who_speaks_where_and_when_and_leads_to_its_words_marked(
    page: Page, address: str
) -> None:
    page.goto(f"{address}zh/")
    type_query(page, "小额贷款")
    first = page.locator(LINKS).first
    expect(first).to_contain_text("阿德里安·罗斯布罗克、弗朗索瓦·肖莱")
    expect(first).to_contain_text("PyImageSearch 2018")
    expect(first.locator("mark").first).to_be_visible()
    first.click()
    page.wait_for_url("**/chollet-pyimagesearch-2018/?h=*#q5")
    mark = page.locator("#q5 ~ * mark[data-md-highlight]").first
    expect(mark).to_have_text(re.compile(r"\S"))
    assert box(page.locator("#q5"))["y"] >= box(page.locator(".md-header"))["height"]


def test_marks_leave_the_apparatus_alone(page: Page, address: str) -> None:
    page.goto(f"{address}zh/interviews/chollet-pyimagesearch-2018/?h=François+Ois#l7")
    expect(page.locator("#l7 mark[data-md-highlight]").first).to_be_visible()
    expect(page.locator("[popover] mark[data-md-highlight]")).to_have_count(0)
    page.locator("#l7 button.mark").click()
    expect(page.locator("#e1-note")).to_be_visible()


def test_a_query_in_the_other_language_shows_the_line_that_has_it(page: Page, address: str) -> None:
    page.goto(address)
    type_query(page, "小额贷款")
    assert exchange(page.locator(LINKS).first.get_attribute("href") or "") == "chollet-pyimagesearch-2018#q5"
    other = page.locator(f"{LINKS} .hit-other").first
    expect(other).to_have_attribute("lang", "zh-Hans")
    expect(other).to_contain_text("小额贷款")
    expect(page.locator(f"{LINKS} .hit-passage").first).to_contain_text("in developing countries")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("francois salmon", "chollet-pyimagesearch-2018#q5"),
        ("ＫＥＲＡＳ ｓａｌｍｏｎ", "chollet-pyimagesearch-2018#q5"),
        ("glorified, “curve” FITTING!", "chollet-datacamp-2017#q9"),
        ("overfiting beginers", "chollet-datacamp-2017#q8"),
        ("neuropsych", "chollet-pyimagesearch-2018#q2"),
        ("「什麼是」深度學習？", "chollet-datacamp-2017#q3"),
        ("Keras 设计目标", "chollet-datacamp-2017#q7"),
    ],
)
def test_words_are_found_in_all_their_forms(page: Page, address: str, query: str, wanted: str) -> None:
    page.goto(f"{address}zh/" if re.search("[一-鿿]", query) else address)
    assert found(ask(page, query))[0] == wanted


def test_a_single_character_finds_words_that_begin_with_it(page: Page, address: str) -> None:
    page.goto(f"{address}zh/")
    answer = ask(page, "拟")
    assert answer["whole"]
    assert "chollet-datacamp-2017#q8" in found(answer)


def test_where_nothing_has_all_words_it_is_said_and_what_is_missing(page: Page, address: str) -> None:
    page.goto(address)
    type_query(page, "salmon radiologists")
    expect(page.locator(STATUS)).to_contain_text("No result has all of the words")
    expect(page.locator(f"{LINKS} .hit-missing").first).to_have_text(re.compile("^Without:"))


def test_what_is_found_by_a_hidden_label_only_says_which_word_does_not_stand_there(
    page: Page, address: str
) -> None:
    page.goto(f"{address}zh/")
    type_query(page, "三文鱼")
    assert found(ask(page, "三文鱼"))[0] == "chollet-pyimagesearch-2018#q5"
    expect(page.locator(STATUS)).to_contain_text("没有一处包含全部词语")
    expect(page.locator(f"{LINKS} .hit-missing").first).to_have_text("不含：三文鱼")


def test_paste_speech_and_composing_search_and_half_composed_syllables_do_not(
    page: Page, address: str
) -> None:
    page.goto(f"{address}zh/")
    page.locator(BOX).focus()
    page.evaluate("""() => {  // as a paste or a voice input does it: no key
      const input = document.querySelector(".md-search__input")
      input.value = "门槛"
      input.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertFromPaste"}))
    }""")
    answered(page, "门槛")
    expect(page.locator(LINKS).first).to_be_visible()
    client = page.context.new_cdp_session(page)
    page.locator(BOX).fill("")
    answered(page, "")
    client.send("Input.imeSetComposition", {"text": "guo ni", "selectionStart": 6, "selectionEnd": 6})
    assert page.evaluate("colloquySeam.query") == ""
    client.send("Input.insertText", {"text": "过拟合"})
    answered(page, "过拟合")
    expect(page.locator(LINKS).first).to_be_visible()


def test_filters_narrow_the_search_by_keyboard_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(address)
    type_query(page, "keras")
    everything = page.evaluate("colloquySeam.latest.total")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("select[name=interview]")).to_be_focused()
    chosen = page.locator("select[name=interview] option").evaluate_all(
        "options => options.findIndex(option => option.value === 'chollet-datacamp-2017')"
    )
    for _ in range(chosen):
        page.keyboard.press("ArrowDown")
    becomes(page, "colloquySeam.within.interview === 'chollet-datacamp-2017' && !colloquySeam.busy")
    assert page.evaluate("colloquySeam.latest.total") < everything
    assert all("chollet-datacamp-2017" in each for each in found(page.evaluate("colloquySeam.latest")))
    page.locator("select[name=part]").select_option("question")
    page.wait_for_url("**/?q=keras&interview=chollet-datacamp-2017&part=question")
    shared = page.url
    page.goto(f"{address}about/")
    page.goto(shared)
    answered(page, "keras")
    expect(page.locator("select[name=part]")).to_have_value("question")
    assert all("chollet-datacamp-2017" in each for each in found(page.evaluate("colloquySeam.latest")))
    page.keyboard.press("Escape")
    page.wait_for_url(address)


def test_a_topic_can_be_chosen_by_touch(visit: Visit, address: str) -> None:
    page = visit(**PHONE).new_page()
    page.goto(f"{address}zh/")
    page.locator("label.md-header__button[for=__search]").tap()
    type_query(page, "Keras")
    page.locator("select[name=topic]").select_option("keras")
    becomes(page, "colloquySeam.within.topic && !colloquySeam.busy")
    assert found(page.evaluate("colloquySeam.latest"))[0].startswith("chollet-")
    fits(page)


WIDEST = """() => {
  self.widest = 0
  const measure = () => {
    widest = Math.max(widest, document.documentElement.scrollWidth - innerWidth)
    requestAnimationFrame(measure)
  }
  measure()
}"""


def test_on_a_phone_the_page_is_never_wider_than_the_screen_while_search_opens_and_closes(
    browser: Browser, address: str
) -> None:
    with browser.new_context(**PHONE) as context:  # as it moves for readers
        page = context.new_page()
        page.goto(f"{address}zh/")
        page.evaluate(WIDEST)
        page.locator("label.md-header__button[for=__search]").tap()
        page.wait_for_selector("body[data-md-scrolllock]")
        rest(page)
        page.locator(".md-search__icon[for=__search]").tap()
        page.wait_for_selector("body:not([data-md-scrolllock])")
        rest(page)
        assert page.evaluate("widest") == 0


def test_the_keyboard_goes_through_the_panel_and_focus_comes_back(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    opener = page.locator("a.md-tabs__link").nth(2)
    opener.focus()
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    type_query(page, "overfitting")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{LINKS}:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("a.md-tabs__link:focus")).to_have_count(1)
    page.locator(BOX).focus()

    def left() -> bool:
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).not_to_have_js_property("tagName", "BODY")
        return not page.locator("#__search").is_checked()

    until(left, lambda: "the panel does not let go of the keyboard")


def test_enter_leads_to_the_best_result(page: Page, address: str) -> None:
    page.goto(address)
    type_query(page, "steam engine")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chollet-datacamp-2017/?h=*#q9")


def test_the_number_of_results_is_announced(page: Page, address: str) -> None:
    page.goto(f"{address}zh/")
    expect(page.locator(STATUS)).to_have_role("status")
    type_query(page, "三维")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\d+条结果|没有找到"))
    page.locator(BOX).fill("zzzzzz")
    answered(page, "zzzzzz")
    expect(page.locator(STATUS)).to_contain_text("没有找到")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("folder", FOLDERS)
def test_axe_finds_nothing_with_the_panel_open(
    visit: Visit, address: str, folder: str, width: int, scheme: str
) -> None:
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    page.goto(address + folder)
    if width < 960:
        page.locator("label.md-header__button[for=__search]").click()
    type_query(page, "小额贷款")
    expect(page.locator(LINKS).first).to_be_visible()
    assert not violations(page)


HOSTILE = [
    "",
    "   ",
    "。，！？…—",
    ".*+?^${}()|[]\\",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "a" * 10_000,
    "学习" * 5_000,
    "constructor __proto__ toString",
    "\u0000\ud800\u202e",
    "😀👩‍👩‍👧",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_breaks_the_search(page: Page, address: str, query: str) -> None:
    page.on("dialog", lambda _: pytest.fail("a query was executed"))
    page.goto(address)
    answer = ask(page, query)
    assert "failure" not in answer
    expect(page.locator(".md-search-result :is(img, script)")).to_have_count(0)
    assert found(ask(page, "salmon"))[0] == "chollet-pyimagesearch-2018#q5"


def test_markup_in_a_text_is_shown_and_not_executed(page: Page, address: str) -> None:
    def poisoned(route: Route) -> None:
        text = route.fetch().text().replace("salmon farm", "salmon <img src=x onerror=alert(1)> farm")
        route.fulfill(body=text, content_type="text/javascript")

    page.on("dialog", lambda _: pytest.fail("a text was executed"))
    page.context.route("**/search/en.js", poisoned)
    page.goto(address)
    type_query(page, "salmon")
    expect(page.locator(LINKS).first).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".md-search-result img")).to_have_count(0)


def test_an_index_that_does_not_load_is_told_and_tried_again(visit: Visit, address: str) -> None:
    context = visit()
    page = context.new_page()
    context.route("**/search/en.js", lambda route: route.abort())
    page.goto(address)
    type_query(page, "salmon")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    context.unroute("**/search/en.js")
    page.locator(BOX).fill("salmon farm")
    answered(page, "salmon farm")
    expect(page.locator(LINKS).first).to_be_visible()


@pytest.mark.parametrize("folder", FOLDERS)
def test_from_a_folder_with_an_awkward_name_search_works_without_a_network(
    visit: Visit, site: Path, tmp_path: Path, folder: str
) -> None:
    shutil.copytree(site, tmp_path / AWKWARD)
    page = visit(offline=True).new_page()
    page.goto((tmp_path / AWKWARD / folder / "index.html").as_uri())
    type_query(page, "steam engine")
    first = page.locator(LINKS).first
    assert exchange(first.get_attribute("href") or "") == "chollet-datacamp-2017#q9"
    first.click()
    page.wait_for_url("**/chollet-datacamp-2017/index.html?h=*#q9" if not folder else "**/index.html*#q9")
    expect(page.locator("h2#q9")).to_be_visible()


def test_without_javascript_links_stand_in_place_of_the_box(visit: Visit, address: str) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(f"{address}zh/")
    expect(page.locator(BOX)).to_be_hidden()
    page.locator(".colloquy-without a").first.click()
    expect(page).to_have_url(f"{address}zh/topics/")


def test_every_phrase_of_the_chinese_text_is_found(page: Page, address: str, site: Path) -> None:
    corpus = json.loads((site / "corpus.json").read_text(encoding="utf-8"))
    runs = [
        (f"{interview['id']}#{exchange_['id']}", run)
        for interview in corpus["interviews"]
        for exchange_ in interview["exchanges"]
        for turn in exchange_["turns"]
        for passage in turn["passages"]
        for run in re.findall("[一-鿿]{2,}", passage["text"].get("zh", ""))
    ]
    draw = random.Random(2026)
    page.goto(f"{address}zh/")
    for _ in range(500):
        where, run = draw.choice(runs)
        length = draw.randint(2, min(8, len(run)))
        start = draw.randint(0, len(run) - length)
        phrase = run[start : start + length]
        answer = ask(page, phrase)
        assert answer["whole"], phrase
        assert where in found(answer), phrase


@pytest.mark.parametrize(
    ("home", "query", "answer"),
    [
        ("", "how many people use Keras", "chollet-pyimagesearch-2018#q1"),
        ("zh/", "多少人用Keras", "chollet-pyimagesearch-2018#q1"),
    ],
)
def test_search_matches_words_and_not_meanings(
    page: Page, address: str, home: str, query: str, answer: str
) -> None:
    """If this fails, search is better than its page says: correct the page."""
    page.goto(address + home)
    answers = found(ask(page, query))
    assert answer in answers[1:]
