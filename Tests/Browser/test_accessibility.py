"""What axe-core, a keyboard and a narrow screen make of each kind of page."""

import pytest
from selenium.webdriver.common.keys import Keys

# Numbers all that can have the focus, in the order of the page.
NUMBER = """
const all = [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")];
const usable = all.filter(element => !element.disabled && element.checkVisibility({visibilityProperty: true}));
usable.forEach((element, index) => element.dataset.order = index);
return usable.length;
"""

# What has the focus: its number, and whether it looks different from how it looked without.
FOCUSED = """
const element = document.activeElement;
const style = () => {
  const is = getComputedStyle(element);
  return [is.outlineStyle, is.outlineWidth, is.outlineColor, is.boxShadow, is.backgroundColor, is.borderColor].join();
};
const [focused, visible] = [style(), element.matches(":focus-visible")];
element.blur();
const differs = style() !== focused;
element.focus({preventScroll: true});
return [element.dataset.order ?? null, visible && differs, element.outerHTML.slice(0, 120)];
"""


@pytest.fixture(scope="module")
def kinds(report, server):
    """A page of each kind, and an answer, which there is of a server alone."""
    rule = next(page for page in report.pages if page.startswith("rules/") and "port-mismatch" in page)
    article = report.article("remote-desktop-port-blocked")
    pages = ["index.html", "locales/fr-FR.html", "articles.html", article, "rules.html", rule, "search.html?q=port"]
    return [report.url(page) for page in pages] + [server.url("fix?q=port+3389")]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_serious(browser, kinds, scheme, width):
    browser.emulate(scheme=scheme)
    browser.resize(width, 900)
    for page in kinds:
        browser.open(page)
        assert browser.violations() == [], page


def test_axe_finds_a_picture_without_a_text(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>t</title><main><h1>t</h1><img src='data:,'></main>")
    browser.open(page.as_uri())
    assert [violation.split(":")[0] for violation in browser.violations()] == ["image-alt"]


def test_the_tab_key_reaches_everything_and_shows_where_it_is(browser, kinds):
    for page in kinds:
        browser.open(page)
        count = browser.run(NUMBER)
        reached, hidden = set(), []
        # Once around, and the step out of the page.
        for _ in range(count + 1):
            browser.press(Keys.TAB)
            number, differs, element = browser.run(FOCUSED)
            if number is not None:
                reached.add(int(number))
                if not differs:
                    hidden.append(element)
        assert len(reached) == count, f"{page}: {sorted(set(range(count)) - reached)} not reached"
        assert hidden == [], page


def test_the_first_tab_offers_to_skip_to_the_content(browser, kinds):
    for page in kinds:
        browser.open(page)
        # Who comes to search is in the field already.
        if browser.all("[autofocus]"):
            continue
        browser.press(Keys.TAB, Keys.ENTER)
        browser.press(Keys.TAB)
        assert browser.run("return document.querySelector('main').contains(document.activeElement)"), page


def test_a_page_has_landmarks_and_headings_in_order(browser, kinds):
    for page in kinds:
        browser.open(page)
        for landmark in ["header", "nav", "main", "footer"]:
            assert len(browser.all(f"body > {landmark}, body > header {landmark}")) >= 1, f"{page}: {landmark}"
        levels = browser.run("return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.localName[1])")
        assert levels.count(1) == 1, page
        assert all(level <= before + 1 for before, level in zip([0, *levels], levels)), f"{page}: {levels}"


def test_a_phone_scrolls_no_page_sideways(browser, kinds):
    browser.resize(390, 844)
    for page in kinds:
        browser.open(page)
        assert browser.run("return document.documentElement.scrollWidth") <= 390, page
