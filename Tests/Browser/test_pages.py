"""Every page of the sample articles, from a folder and served."""


def test_every_page_opens_without_a_message_or_a_request_elsewhere(browser, report, site):
    assert len(report.pages) > 20
    for page in report.pages:
        browser.open(site.url(page))
        assert browser.texts("h1"), page
        assert browser.messages() == [], page
        elsewhere = [url for url in browser.requests() if not url.startswith(site.origin)]
        assert elsewhere == [], page


def test_rules_sort_by_how_severe_they_are(browser, site):
    browser.open(site.url("rules.html"))
    browser.all("table.sortable th button")[1].click()
    order = ["error", "warning", "note"]
    severities = browser.texts("table.sortable tbody td:nth-child(2)")
    assert severities == sorted(severities, key=order.index) and set(severities) == set(order)


def test_the_log_shows_what_a_page_asks_for_elsewhere(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<img src='http://127.0.0.1:1/picture'><script>console.error('wrong')</script>")
    browser.open(page.as_uri())
    assert "http://127.0.0.1:1/picture" in browser.requests()
    assert any("wrong" in message for message in browser.messages())


def test_the_overview_and_an_article_load_in_a_second(browser, report):
    for page in ["index.html", report.article("remote-desktop-port-blocked")]:
        browser.open(report.url(page))
        loaded = browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd")
        assert loaded < 1000, page


def test_no_page_is_larger_than_2_megabytes(report):
    sizes = {page: (report.folder / page).stat().st_size for page in report.pages}
    assert max(sizes.values()) < 2_000_000, sizes
