"""Takes the pictures of the guide: the kinds of pages, on a wide screen and on a phone, and one of them dark."""

import base64
import sys
import tempfile
from pathlib import Path

from browser import Browser
from stele import CORPUS, ROOT, Report, Server, stele

SCREENS = {"wide": (1280, 900), "phone": (390, 844)}


def take(browser, url, file, screen, scheme="light"):
    browser.emulate(scheme=scheme)
    browser.resize(*SCREENS[screen])
    browser.open(url)
    picture = browser.devtools("Page.captureScreenshot", format="png")["data"]
    file.write_bytes(base64.b64decode(picture))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    browser = Browser()
    browser.devtools("Emulation.setScrollbarsHidden", hidden=True)
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "stele.sqlite"
        stele("index", CORPUS.relative_to(ROOT), "--source", "en-US", "--database", database)
        report = Report(Path(scratch) / "report", database)
        server = Server(database)
        article = report.url(report.article("remote-desktop-port-blocked"))
        browser.open(article + "?locales=en-US,fr-FR")
        finding = next(note for note in browser.all(".finding") if "8080" in note.text).get_attribute("id")
        pages = {
            "overview": report.url("index.html"),
            "locale": report.url("locales/fr-FR.html"),
            "article": f"{article}?locales=en-US,fr-FR#{finding}",
            "fix": server.url("fix?q=port+8080+bloqu%C3%A9"),
        }
        try:
            for name, url in pages.items():
                for screen in SCREENS:
                    take(browser, url, folder / f"{name}-{screen}.png", screen)
            take(browser, f"{article}?locales=ar-SA,ja-JP", folder / "article-dark.png", "wide", scheme="dark")
        finally:
            server.close()
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
