"""The work list of a locale: sorted, filtered, and shared as a link."""

import pytest

PAGE = "locales/fr-FR.html"
ORDER = ["error", "warning", "note"]


class WorkList:
    def __init__(self, browser):
        self.browser = browser
        browser.wait(lambda: browser.texts("#filters select"), message="the filters are not there")

    def column(self, key):
        """The texts of a column, from top to bottom; `key` as the heads have it."""
        heads = self.browser.run("return [...document.querySelectorAll('#work th')].map(head => head.dataset.key)")
        return self.browser.texts(f"#work tbody td:nth-child({heads.index(key) + 1})")

    def severities(self):
        return [next(name for name in ORDER if name in text) for text in self.column("severity")]

    def sort(self, key):
        self.browser.one(f"#work th[data-key={key}] button").click()

    def direction(self, key):
        return self.browser.one(f"#work th[data-key={key}]").get_attribute("aria-sort")

    def filter(self, name, value):
        """Chooses as a reader does who types the first letters."""
        self.browser.one(f"#filters [name={name}]").send_keys(value)

    def choices(self, name):
        options = self.browser.all(f"#filters [name={name}] option")
        return [value for option in options if (value := option.get_attribute("value"))]

    def status(self):
        return self.browser.texts("[role=status]")[0]


@pytest.fixture
def work_list(browser, site):
    browser.open(site.url(PAGE))
    return WorkList(browser)


def test_the_worst_stands_first(work_list):
    severities = work_list.severities()
    assert set(severities) == set(ORDER)
    assert severities == sorted(severities, key=ORDER.index)


def test_a_head_sorts_by_its_column_and_then_the_other_way_round(work_list):
    work_list.sort("rule")
    rules = work_list.column("rule")
    assert rules == sorted(rules) and rules[0] != rules[-1]
    assert work_list.direction("rule") == "ascending"
    work_list.sort("rule")
    assert work_list.column("rule") == sorted(rules, reverse=True)
    assert work_list.direction("rule") == "descending"


def test_the_choice_of_a_severity_shows_its_findings_alone(work_list):
    work_list.filter("severity", "error")
    severities = work_list.severities()
    assert severities and set(severities) == {"error"}
    assert work_list.status().startswith(f"{len(severities)} of ")


def test_the_choice_of_a_rule_shows_its_findings_alone(work_list):
    work_list.filter("rule", "port-mismatch")
    rules = work_list.column("rule")
    assert rules and set(rules) == {"port-mismatch"}


def test_a_text_shows_the_findings_that_have_it(work_list):
    work_list.browser.one("#filters [name=text]").send_keys("8080")
    messages = work_list.column("message")
    assert messages and all("8080" in message for message in messages)


def test_a_text_may_begin_with_a_hyphen(work_list):
    field = work_list.browser.one("#filters [name=text]")
    field.send_keys("-no-such-option")
    assert field.get_attribute("value") == "-no-such-option"


def test_the_choice_of_the_order_names_the_column(work_list):
    def chosen():
        return work_list.browser.run("return document.querySelector('#filters [name=sort]').selectedOptions[0]?.text")

    assert chosen() == "Severity"
    work_list.sort("rule")
    work_list.sort("rule")
    assert chosen() == "Rule"
    work_list.sort("severity")
    work_list.sort("severity")
    assert chosen() == "Severity"


def test_all_is_shown_again(work_list):
    before = work_list.column("message")
    work_list.filter("rule", "port-mismatch")
    work_list.browser.one("#filters [type=reset]").click()
    assert work_list.column("message") == before


def test_a_link_to_a_filtered_list_shows_the_same(work_list):
    work_list.filter("severity", "warning")
    work_list.sort("message")
    messages = work_list.column("message")
    link = work_list.browser.run("return location.href")
    work_list.browser.open("about:blank")
    work_list.browser.open(link)
    again = WorkList(work_list.browser)
    assert again.column("message") == messages
    assert again.browser.one("#filters [name=severity]").get_attribute("value") == "warning"


def test_a_finding_leads_to_its_place_in_the_article(work_list):
    browser = work_list.browser
    work_list.filter("rule", "port-mismatch")
    browser.one("#work tbody a[href*='#']").click()
    browser.wait(lambda: browser.texts(".finding"))
    focused = browser.run("return document.activeElement.innerText")
    assert "8080" in focused and "3389" in focused
    assert browser.run(
        "const box = document.activeElement.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
    )
