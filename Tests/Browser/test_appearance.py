"""Light and dark, and print."""

import base64

import pytest
from selenium.webdriver.common.by import By

# How light the page's background is: 0 to 255.
LIGHTNESS = """
const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
return (red + green + blue) / 3;
"""


@pytest.fixture
def overview(browser, site):
    browser.open(site.url("index.html"))
    yield site.url("index.html")
    browser.run("localStorage.clear()")


def test_the_pages_are_dark_where_the_system_is(browser, overview):
    assert browser.run(LIGHTNESS) > 200
    browser.emulate(scheme="dark")
    assert browser.run(LIGHTNESS) < 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_turns_the_theme_round_and_it_stays_so(browser, overview, scheme):
    browser.emulate(scheme=scheme)
    browser.open(overview)
    before = browser.run(LIGHTNESS)
    browser.one("#theme").click()
    after = browser.run(LIGHTNESS)
    assert abs(before - after) > 150
    browser.open(overview)
    assert browser.run(LIGHTNESS) == after


def test_print_leaves_out_what_paper_has_no_use_for(browser, report, site):
    browser.open(site.url(report.article("remote-desktop-port-blocked")))
    browser.emulate(scheme="dark", medium="print")
    assert not any(button.is_displayed() for button in browser.all("button"))
    assert not any(nav.is_displayed() for nav in browser.driver.find_elements(By.TAG_NAME, "nav"))
    heads = browser.run("return [...document.querySelectorAll('.aligned thead')].map(head => head.offsetHeight)")
    assert heads and min(heads) > 10, "the columns have no names"
    # Paper is white, whatever the screen is.
    assert browser.run(LIGHTNESS) > 200
    pages = browser.devtools("Page.printToPDF", printBackground=True)["data"]
    assert base64.b64decode(pages).startswith(b"%PDF")
