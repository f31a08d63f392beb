"""Search as a reader meets it: online and from a folder, by keys, touch, paste and composing."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from searches import answered, ask, exchange, found, type_query

PAGE = "interviews/chollet-datacamp-2017/"
BOX, STATUS, LINKS = ".md-search__input", ".md-search-result__meta", "a.md-search-result__link"
AWKWARD = "我的 站点 #1 worker"


def test_nothing_of_it_is_loaded_before_the_first_search(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + PAGE)
    page.locator(BOX).focus()
    page.wait_for_load_state("networkidle")
    heavy = re.compile(r"search_index|vendor/|search/(en|zh)\.js|search/engine\.js|workers/")
    assert not [each for each in asked if heavy.search(each)]
    type_query(page, "overfitting")
    page.wait_for_selector(LINKS)
    assert "search/en.js" in asked
    assert not [each for each in asked if "zh.js" in each or "search_index" in each or "lunr" in each]


def test_a_result_says_who_speaks_where_and_when_and_leads_to_its_words_marked(
    page: Page, address: str
) -> None:
    page.goto(f"{address}zh/")
    type_query(page, "小额贷款")
    first = page.locator(LINKS).first
    text = first.inner_text()
    assert "阿德里安·罗斯布罗克、弗朗索瓦·乔莱" in text
    assert "PyImageSearch 2018" in text
    assert first.locator("mark").count() >= 1
    first.click()
    page.wait_for_url("**/chollet-pyimagesearch-2018/?h=*#q5")
    mark = page.locator("#q5 ~ * mark[data-md-highlight]").first
    assert mark.inner_text()
    heading, header = page.locator("#q5").bounding_box(), page.locator(".md-header").bounding_box()
    assert heading
    assert header
    assert heading["y"] >= header["height"]


def test_marks_leave_the_apparatus_alone(page: Page, address: str) -> None:
    page.goto(f"{address}zh/interviews/chollet-pyimagesearch-2018/?h=François+Ois#l7")
    assert page.locator("#l7 mark[data-md-highlight]").count() >= 1
    assert page.locator("[popover] mark[data-md-highlight]").count() == 0
    page.locator("#l7 button.mark").click()
    assert page.locator("#e1-note").is_visible()


def test_a_query_in_the_other_language_shows_the_line_that_has_it(page: Page, address: str) -> None:
    page.goto(address)
    type_query(page, "小额贷款")
    assert exchange(page.locator(LINKS).first.get_attribute("href") or "") == "chollet-pyimagesearch-2018#q5"
    other = page.locator(f"{LINKS} .hit-other").first
    assert other.get_attribute("lang") == "zh-Hans"
    assert "小额贷款" in other.inner_text()
    assert "microloans" in page.locator(f"{LINKS} .hit-passage").first.inner_text()


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
    assert "Nothing has all of the words" in page.locator(STATUS).inner_text()
    assert page.locator(f"{LINKS} .hit-missing").first.inner_text().startswith("Without:")


def test_what_is_found_by_a_hidden_label_only_says_which_word_does_not_stand_there(
    page: Page, address: str
) -> None:
    page.goto(f"{address}zh/")
    type_query(page, "三文鱼")
    assert found(ask(page, "三文鱼"))[0] == "chollet-pyimagesearch-2018#q5"
    assert "没有一处包含全部词语" in page.locator(STATUS).inner_text()
    assert page.locator(f"{LINKS} .hit-missing").first.inner_text() == "不含：三文鱼"


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
    assert page.locator(LINKS).count() >= 1
    client = page.context.new_cdp_session(page)
    page.locator(BOX).fill("")
    answered(page, "")
    client.send("Input.imeSetComposition", {"text": "guo ni", "selectionStart": 6, "selectionEnd": 6})
    assert page.evaluate("colloquySeam.query") == ""
    client.send("Input.insertText", {"text": "过拟合"})
    answered(page, "过拟合")
    assert page.locator(LINKS).count() >= 1


def test_filters_narrow_the_search_by_keyboard_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(address)
    type_query(page, "keras")
    everything = page.evaluate("colloquySeam.latest.total")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "interview"
    chosen = page.locator("select[name=interview] option").evaluate_all(
        "options => options.findIndex(option => option.value === 'chollet-datacamp-2017')"
    )
    for _ in range(chosen):
        page.keyboard.press("ArrowDown")
    page.wait_for_function("colloquySeam.within.interview === 'chollet-datacamp-2017' && !colloquySeam.busy")
    assert page.evaluate("colloquySeam.latest.total") < everything
    assert all("chollet-datacamp-2017" in each for each in found(page.evaluate("colloquySeam.latest")))
    page.locator("select[name=part]").select_option("question")
    page.wait_for_url("**/?q=keras&interview=chollet-datacamp-2017&part=question")
    shared = page.url
    page.goto(f"{address}about/")
    page.goto(shared)
    answered(page, "keras")
    assert page.locator("select[name=part]").input_value() == "question"
    assert all("chollet-datacamp-2017" in each for each in found(page.evaluate("colloquySeam.latest")))
    page.keyboard.press("Escape")
    page.wait_for_url(address)


def test_a_topic_can_be_chosen_by_touch(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}zh/")
    page.locator("label.md-header__button[for=__search]").tap()
    type_query(page, "Keras")
    page.locator("select[name=topic]").select_option("keras")
    page.wait_for_function("colloquySeam.within.topic && !colloquySeam.busy")
    assert found(page.evaluate("colloquySeam.latest"))[0].startswith("chollet-")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    context.close()


def test_the_keyboard_goes_through_the_panel_and_focus_comes_back(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    opener = page.locator("a.md-tabs__link").nth(2)
    opener.focus()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    type_query(page, "overfitting")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('a.md-search-result__link')")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('a.md-tabs__link')")
    page.locator(BOX).focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
        if not page.evaluate("document.getElementById('__search').checked"):
            break
    assert not page.evaluate("document.getElementById('__search').checked")


def test_enter_leads_to_the_best_result(page: Page, address: str) -> None:
    page.goto(address)
    type_query(page, "steam engine")
    page.wait_for_selector(LINKS)
    page.keyboard.press("Enter")
    page.wait_for_url("**/chollet-datacamp-2017/?h=*#q9")


def test_the_number_of_results_is_announced(page: Page, address: str) -> None:
    page.goto(f"{address}zh/")
    assert page.locator(STATUS).get_attribute("role") == "status"
    type_query(page, "三维")
    assert re.search(r"\d+条结果|没有找到", page.locator(STATUS).inner_text())
    page.locator(BOX).fill("zzzzzz")
    answered(page, "zzzzzz")
    assert "没有找到" in page.locator(STATUS).inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("folder", ["", "zh/"])
def test_axe_finds_nothing_with_the_panel_open(
    browser: Browser, address: str, folder: str, width: int, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + folder)
    if width < 960:
        page.locator("label.md-header__button[for=__search]").click()
    type_query(page, "小额贷款")
    page.wait_for_selector(LINKS)
    page.wait_for_timeout(600)  # the theme fades the panel in; contrast is that of what is there at the end
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, results.generate_report()
    context.close()


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
    assert page.locator(".md-search-result :is(img, script)").count() == 0
    assert found(ask(page, "salmon"))[0] == "chollet-pyimagesearch-2018#q5"


def test_markup_in_a_text_is_shown_and_not_executed(page: Page, address: str) -> None:
    def poisoned(route: Route) -> None:
        text = route.fetch().text().replace("salmon farm", "salmon <img src=x onerror=alert(1)> farm")
        route.fulfill(body=text, content_type="text/javascript")

    page.on("dialog", lambda _: pytest.fail("a text was executed"))
    page.context.route("**/search/en.js", poisoned)
    page.goto(address)
    type_query(page, "salmon")
    assert "<img src=x onerror=alert(1)>" in page.locator(LINKS).first.inner_text()
    assert page.locator(".md-search-result img").count() == 0


def test_an_index_that_does_not_load_is_told_and_tried_again(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    context.route("**/search/en.js", lambda route: route.abort())
    page.goto(address)
    type_query(page, "salmon")
    assert "could not be loaded" in page.locator(STATUS).inner_text()
    context.unroute("**/search/en.js")
    page.locator(BOX).fill("salmon farm")
    answered(page, "salmon farm")
    assert page.locator(LINKS).count() >= 1
    context.close()


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_from_a_folder_with_an_awkward_name_search_works_without_a_network(
    browser: Browser, site: Path, tmp_path: Path, folder: str
) -> None:
    shutil.copytree(site, tmp_path / AWKWARD)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / AWKWARD / folder / "index.html").as_uri())
    type_query(page, "steam engine")
    first = page.locator(LINKS).first
    assert exchange(first.get_attribute("href") or "") == "chollet-datacamp-2017#q9"
    first.click()
    page.wait_for_url("**/chollet-datacamp-2017/index.html?h=*#q9" if not folder else "**/index.html*#q9")
    assert page.locator("h2#q9").is_visible()
    context.close()


def test_without_javascript_links_stand_in_place_of_the_box(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}zh/")
    assert not page.locator(BOX).is_visible()
    page.locator(".colloquy-without a").first.click()
    assert page.url == f"{address}zh/topics/"
    context.close()


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
