"""From the overview to the findings of a folder, and to those of a cause."""

import handbook
import pytest
from stele import Report, stele


@pytest.fixture(scope="module")
def handbook_report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("handbook")
    handbook.write(folder / "docs")
    stele("index", "docs", "--source", "en", "--database", "stele.sqlite", folder=folder)
    return Report(folder / "report", folder / "stele.sqlite")


@pytest.fixture
def overview(browser, handbook_report):
    browser.open(handbook_report.url("index.html"))
    return browser


def rows(browser):
    return browser.wait(lambda: browser.texts("#filters select") and browser.texts("#work tbody tr"))


def test_the_heat_map_leads_to_the_findings_of_a_folder(overview):
    cell = next(link for link in overview.all(".heat tbody a[href*='fr']") if "network" in link.get_attribute("href"))
    cell.click()
    found = rows(overview)
    assert len(found) == 2 and all("network/" in row for row in found)
    overview.one("#filters [name=folder]").send_keys("setup")
    assert len(rows(overview)) == 3 and all("setup/" in row for row in rows(overview))


def test_a_cause_leads_to_all_its_findings(overview):
    cause = next(row for row in overview.all("[aria-labelledby=causes] tbody tr") if "8080" in row.text)
    cause.find_element("css selector", "a[href*='locales/fr']").click()
    found = rows(overview)
    assert len(found) == 4 and all("8080" in row for row in found)
    overview.one("#filters [name=cause]").send_keys("All")
    assert len(rows(overview)) == 5


def test_a_head_of_the_overview_sorts_by_its_column(overview):
    table = "[aria-labelledby=worst] tbody tr"
    before = overview.texts(table)
    overview.one("[aria-labelledby=worst] th button").click()
    after = overview.texts(table)
    assert sorted(before) == sorted(after) and before != after


def test_the_overview_shows_how_a_language_went(browser, tmp_path):
    handbook.write(tmp_path / "docs")
    index = ["index", "docs", "--source", "en", "--database", "stele.sqlite"]
    stele(*index, folder=tmp_path)
    file = tmp_path / "docs/fr/network/proxy.md"
    file.write_text(file.read_text(encoding="utf-8").replace("8080", "3389"), encoding="utf-8")
    stele(*index, folder=tmp_path)
    report = Report(tmp_path / "report", tmp_path / "stele.sqlite")
    browser.open(report.url("locales/fr.html"))
    assert browser.all("[aria-labelledby=trend] svg[role=img]")
    browser.one("[aria-labelledby=trend] summary").click()
    # The newest first.
    assert browser.texts("[aria-labelledby=trend] tbody td.error") == ["4", "5"]
