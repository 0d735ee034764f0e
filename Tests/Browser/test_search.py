"""The search, which needs no server."""

import pytest


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("certificate expired", "TLS certificate has expired"),
        ("certi", "TLS certificate has expired"),
        ("порт", "Remote Desktop can't connect"),
        ("端口", "Remote Desktop can't connect"),
        ("ポート", "Remote Desktop can't connect"),
        ("المنفذ", "Remote Desktop can't connect"),
        ("PORT BLOQUÉ", "Remote Desktop can't connect"),
    ],
)
def test_a_title_is_found_by_its_words_in_any_language(browser, site, query, title):
    browser.open(site.url("search.html"))
    browser.one("input[type=search]").send_keys(query)
    browser.wait(lambda: any(title in text for text in browser.texts("#results li")), message=query)
    assert browser.messages() == []


def test_what_is_not_there_is_said(browser, site):
    browser.open(site.url("search.html"))
    browser.one("input[type=search]").send_keys("zyzzyva")
    browser.wait(lambda: any("zyzzyva" in text for text in browser.texts("[role=status]")))
    assert browser.texts("#results li") == []


def test_a_search_is_shared_as_a_link(browser, site):
    browser.open(site.url("search.html?q=printer"))
    browser.wait(lambda: browser.texts("#results li"))
    assert browser.one("input[type=search]").get_attribute("value") == "printer"


def test_a_result_leads_to_its_article(browser, site):
    browser.open(site.url("search.html?q=printer"))
    browser.wait(lambda: browser.texts("#results a"))
    browser.one("#results a").click()
    browser.wait(lambda: browser.texts("h1") == ["Shared printer shows as offline"])
