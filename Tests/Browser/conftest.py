"""What the tests share: one browser, the report of the sample articles, and a server of the same."""

import pytest
from browser import Browser
from stele import CORPUS, ROOT, Report, Server, stele


@pytest.fixture(scope="session")
def the_browser():
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def browser(the_browser):
    the_browser.reset()
    return the_browser


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    """An index of the sample articles."""
    database = tmp_path_factory.mktemp("samples") / "stele.sqlite"
    stele("index", CORPUS.relative_to(ROOT), "--source", "en-US", "--database", database)
    return database


@pytest.fixture(scope="session")
def report(index):
    """The report of the sample articles, opened from its folder."""
    return Report(index.parent / "report", index)


@pytest.fixture(scope="session")
def server(index):
    """The same, served."""
    server = Server(index)
    yield server
    server.close()


@pytest.fixture(params=["file", "serve"])
def site(request):
    """The pages of the sample articles, from a folder and served: `url(page)`, `origin`."""
    return request.getfixturevalue({"file": "report", "serve": "server"}[request.param])
