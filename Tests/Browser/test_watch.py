"""A page that is open follows an edit of a file, under `stele serve --watch`."""

import shutil

import pytest
from stele import CORPUS, Server, stele


@pytest.fixture
def watched(tmp_path):
    shutil.copytree(CORPUS, tmp_path / "Corpus")
    database = tmp_path / "stele.sqlite"
    stele("index", "Corpus", "--source", "en-US", "--database", database, folder=tmp_path)
    server = Server(database, "--watch", "Corpus")
    yield tmp_path / "Corpus", server
    server.close()


def test_an_edit_shows_within_2_seconds(browser, report, watched):
    folder, server = watched
    browser.open(server.url(report.article("remote-desktop-port-blocked")))
    assert not any("47113" in text for text in browser.texts("main"))
    file = folder / "fr-FR/remote-desktop-port-blocked.md"
    file.write_text(file.read_text(encoding="utf-8").replace("8080", "47113"), encoding="utf-8")
    browser.wait(lambda: any("47113" in text for text in browser.texts("main")), seconds=2)
    assert browser.messages() == []
