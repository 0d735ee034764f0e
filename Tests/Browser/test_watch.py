"""A page that is open follows an edit of a file, under `stele serve --watch`."""

import shutil
import time

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


def edit(folder, old, new):
    file = folder / "fr-FR/remote-desktop-port-blocked.md"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_an_edit_shows_within_2_seconds(browser, report, watched):
    folder, server = watched
    browser.open(server.url(report.article("remote-desktop-port-blocked")))
    times = []
    # The best of three, as other programs on the computer may take their time.
    for old, new in [("8080", "47113"), ("47113", "47114"), ("47114", "47115")]:
        assert not any(new in text for text in browser.texts("main"))
        start = time.monotonic()
        edit(folder, old, new)
        browser.wait(lambda text=new: any(text in shown for shown in browser.texts("main")), seconds=10)
        times.append(time.monotonic() - start)
    assert min(times) < 2, times
    assert browser.messages() == []


def test_a_page_looks_as_before_when_it_has_followed(browser, report, watched):
    folder, server = watched
    browser.open(server.url(report.article("remote-desktop-port-blocked")))
    browser.one("details.section > summary").click()
    browser.run("scrollTo(0, 700)")
    place = browser.run("return scrollY")
    edit(folder, "8080", "47113")
    browser.wait(lambda: any("47113" in text for text in browser.texts("main")), seconds=5)
    assert browser.run("return document.querySelector('details.section').open") is False
    assert abs(browser.run("return scrollY") - place) < 50


def test_a_page_that_was_out_of_sight_catches_up(browser, report, watched):
    folder, server = watched
    browser.open(server.url(report.article("remote-desktop-port-blocked")))
    first = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    edit(folder, "8080", "47113")
    browser.open(server.url("index.html"))
    browser.driver.close()
    browser.driver.switch_to.window(first)
    browser.wait(lambda: any("47113" in text for text in browser.texts("main")), seconds=5)
