"""Text of articles stays text, even where no Content-Security-Policy helps."""

from urllib.parse import quote

import hostile
import pytest
from stele import Report, Server, stele

# What no page may hold: what runs, loads or leads where only the page's own files and ordinary links may.
FORBIDDEN = """
const found = [];
const schemes = ["http:", "https:", "mailto:", location.protocol];
for (const element of document.querySelectorAll("*")) {
  const name = element.localName;
  const told = element.outerHTML.slice(0, 200);
  if (["iframe", "object", "embed", "style", "base"].includes(name)) found.push(told);
  if (name === "script" && !element.hasAttribute("src") && element.type !== "application/json") found.push(told);
  for (const attribute of element.attributes) {
    if (/^on/i.test(attribute.name) || attribute.name === "style") found.push(told);
    if (!["href", "src", "action", "formaction", "xlink:href", "srcset"].includes(attribute.name)) continue;
    const url = new URL(attribute.value, document.baseURI);
    const isIcon = name === "link" && url.protocol === "data:";
    if (!schemes.includes(url.protocol) && !isIcon) found.push(told);
    if (["script", "link", "img"].includes(name) && url.origin !== location.origin && !isIcon) found.push(told);
  }
}
if (window.stolen !== undefined) found.push(`ran: ${window.stolen}`);
return found;
"""


@pytest.fixture(scope="module")
def hostile_index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    hostile.write(folder / "docs")
    stele("index", "docs", "--source", "en", "--database", "stele.sqlite", folder=folder)
    return folder / "stele.sqlite"


@pytest.fixture(scope="module")
def hostile_report(hostile_index):
    return Report(hostile_index.parent / "report", hostile_index)


@pytest.fixture(scope="module")
def hostile_server(hostile_index):
    server = Server(hostile_index)
    yield server
    server.close()


@pytest.fixture(params=["file", "serve"])
def hostile_site(request):
    return request.getfixturevalue({"file": "hostile_report", "serve": "hostile_server"}[request.param])


def test_no_script_runs_even_without_the_policy(browser, hostile_report, hostile_site):
    browser.bypass_csp(True)
    for page in hostile_report.articles_and_lists():
        browser.open(hostile_site.url(page))
        assert browser.run(FORBIDDEN) == [], page
        elsewhere = [url for url in browser.requests() if not url.startswith(hostile_site.origin)]
        assert elsewhere == [], page


@pytest.mark.parametrize("query", ["port blocked", "0x80070035", "<script>window.stolen = 1</script>", "\"'><img src=x>"])
def test_no_script_runs_in_an_answer(browser, hostile_server, query):
    browser.bypass_csp(True)
    browser.open(hostile_server.url("fix?q=" + quote(query)))
    assert browser.run(FORBIDDEN) == []
    assert browser.one("input[type=search]").get_attribute("value") == query


def test_a_title_is_shown_as_it_is_written(browser, hostile_report, hostile_site):
    browser.open(hostile_site.url(hostile_report.article("plain")))
    assert browser.texts("h1") == [hostile.TITLE]
    browser.open(hostile_site.url("articles.html"))
    assert any(hostile.TITLE in text for text in browser.texts("main a"))
    browser.open(hostile_site.url("search.html?q=onerror"))
    browser.wait(lambda: any(hostile.TITLE in text for text in browser.texts("#results a")))


def test_the_policy_has_nothing_to_refuse(browser, hostile_report, hostile_site):
    for page in hostile_report.articles_and_lists():
        browser.open(hostile_site.url(page))
        assert browser.messages() == [], page


def test_what_is_forbidden_is_found_in_a_page_that_has_it(browser, tmp_path):
    page = tmp_path / "page.html"
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
    page.write_text(f"{policy}<img src=x onerror=1><a href='javascript:1'>a</a><script>window.stolen = 1</script>")
    browser.bypass_csp(True)
    browser.open(page.as_uri())
    found = browser.run(FORBIDDEN)
    assert len(found) == 4, found
