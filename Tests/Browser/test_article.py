"""An article: its locales side by side, its findings, and what folds."""

import pytest
from selenium.webdriver.common.by import By

KEY = "remote-desktop-port-blocked"


@pytest.fixture
def page(report, site):
    return site.url(report.article(KEY))


def shown(browser):
    """The locales whose texts are to be seen."""
    cells = (
        "return [...new Set([...document.querySelectorAll('.aligned td[lang]')]"
        ".filter(cell => cell.checkVisibility()).map(cell => cell.lang))]"
    )
    return browser.run(cells)


def choose(browser, *locales):
    """Ticks these locales, and no others."""
    for box in browser.all("input[name=locale]"):
        if box.is_selected() != (box.get_attribute("value") in locales):
            box.click()


def current(browser):
    return browser.run("return document.activeElement.id")


def test_two_locales_stand_side_by_side(browser, page):
    browser.open(page)
    choose(browser, "en-US", "fr-FR")
    assert shown(browser) == ["en-US", "fr-FR"]
    row = next(row for row in browser.all(".aligned tbody tr") if "8080" in row.text and "3389" in row.text)
    left, right = [cell for cell in row.find_elements(By.CSS_SELECTOR, "td[lang]") if cell.is_displayed()]
    assert left.rect["y"] == right.rect["y"] and left.rect["x"] + left.rect["width"] <= right.rect["x"] + 1


def test_what_differs_is_marked_in_both_texts(browser, page):
    browser.open(page)
    choose(browser, "en-US", "fr-FR")
    marks = browser.texts(".aligned td[lang] mark")
    assert "8080" in marks and "3389" in marks


def test_a_section_that_a_locale_lacks_says_so_in_its_place(browser, page):
    browser.open(page)
    choose(browser, "en-US", "fr-FR")
    row = next(row for row in browser.all(".aligned tr") if "edge router" in row.text)
    assert "missing" in row.text.lower()


def test_the_choice_of_locales_is_in_the_address(browser, page):
    browser.open(page)
    choose(browser, "de-DE", "ru-RU", "zh-CN")
    link = browser.run("return location.href")
    browser.open("about:blank")
    browser.open(link)
    assert shown(browser) == ["de-DE", "ru-RU", "zh-CN"]


def test_arabic_runs_from_right_to_left_beside_japanese(browser, page):
    browser.open(page)
    choose(browser, "ar-SA", "ja-JP")
    assert sorted(shown(browser)) == ["ar-SA", "ja-JP"]
    script = """
      const cell = document.querySelector(`.aligned td[lang="${arguments[0]}"]`);
      const paragraph = [...document.querySelectorAll(`.aligned .paragraph td[lang="${arguments[0]}"]`)][0];
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const text = range.getBoundingClientRect();
      const box = paragraph.getBoundingClientRect();
      const style = getComputedStyle(paragraph);
      return [cell.dir, style.direction, text.left - box.left, box.right - text.right, style.fontFamily];
    """
    direction, computed, left, right, _ = browser.run(script, "ar-SA")
    assert (direction, computed) == ("rtl", "rtl") and right <= left
    direction, computed, left, right, japanese = browser.run(script, "ja-JP")
    assert (direction, computed) == ("ltr", "ltr") and left <= right
    choose(browser, "ja-JP", "zh-CN")
    # The same characters look different in the two.
    assert browser.run(script, "zh-CN")[4] != japanese


def test_code_runs_from_left_to_right_in_arabic(browser, page):
    browser.open(page)
    choose(browser, "en-US", "ar-SA")
    directions = browser.run(
        "return [...document.querySelectorAll('.aligned .code td[lang=ar-SA] pre')]"
        ".map(code => getComputedStyle(code).direction)"
    )
    assert directions and set(directions) == {"ltr"}


def test_j_and_k_go_from_finding_to_finding(browser, page):
    browser.open(page)
    choose(browser, "en-US", "fr-FR")
    ids = [note.get_attribute("id") for note in browser.all(".finding") if note.is_displayed()]
    assert len(ids) > 2
    visited = []
    for _ in ids:
        browser.press("j")
        visited.append(current(browser))
    assert visited == ids
    browser.press("k")
    assert current(browser) == ids[-2]
    browser.one("#next").click()
    assert current(browser) == ids[-1]


def test_sections_fold_and_a_finding_unfolds_its_own(browser, page):
    browser.open(page)
    choose(browser, "en-US", "fr-FR")
    heights = "return document.documentElement.scrollHeight"
    open_height = browser.run(heights)
    for summary in browser.all("details.section > summary"):
        summary.click()
    assert browser.run(heights) < open_height / 2
    browser.press("j", "j")
    assert browser.run("return document.activeElement.checkVisibility() && document.activeElement.id.length > 0")
    # Only its own.
    assert len(browser.all("details.section[open]")) == 1


def test_j_typed_into_a_field_is_text(browser, site):
    browser.open(site.url("search.html"))
    field = browser.one("input[type=search]")
    field.send_keys("jk")
    assert field.get_attribute("value") == "jk"


def test_a_phone_stacks_the_texts_of_a_row(browser, page):
    browser.resize(390, 844)
    browser.open(page)
    choose(browser, "en-US", "fr-FR")
    row = next(row for row in browser.all(".aligned tbody tr.paragraph") if row.is_displayed())
    first, second = [cell.rect for cell in row.find_elements(By.CSS_SELECTOR, "td[lang]") if cell.is_displayed()]
    assert second["y"] >= first["y"] + first["height"] - 1
    assert first["width"] > 300
