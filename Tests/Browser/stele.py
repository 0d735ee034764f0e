"""Runs the program that is tested."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("STELE_PROGRAM", str(ROOT / ".build/release/stele"))
CORPUS = ROOT / "Corpus"


def stele(*arguments, folder=ROOT):
    """Runs a command that has to succeed, and returns what it prints."""
    run = subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, f"stele {' '.join(map(str, arguments))}: {run.returncode}\n{run.stderr}"
    return run.stdout


class Report:
    """What `stele report` has written into a folder."""

    def __init__(self, folder, database):
        self.folder = folder
        stele("report", "--database", database, "--output", folder)
        self.pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        self.origin = folder.as_uri() + "/"

    def url(self, page):
        return self.origin + page

    def article(self, key):
        """The page of an article, whatever the name of its file."""
        return next(page for page in self.pages if page.startswith("articles/") and key in page)

    def articles_and_lists(self):
        """The pages with texts from articles: all but those of the rules."""
        return [page for page in self.pages if not page.startswith("rules")]


class Server:
    """`stele serve`, on any port that is free."""

    def __init__(self, database, *arguments):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--database", str(database), "--port", "0", *map(str, arguments)],
            cwd=database.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if address := re.search(r"http://[^\s/]+/?", line):
                self.origin = address.group().rstrip("/") + "/"
                return
        raise AssertionError("stele serve: " + "".join(lines))

    def url(self, page):
        return self.origin + page

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()
