"""A small tree with what the sample articles lack: folders, and one cause of many findings."""

ARTICLE = {
    "en": "# {title}\n\n## Solution\n\n1. Open port {port}.\n2. Start the service.\n3. Close the window.\n",
    "fr": "# {title} (fr)\n\n## Solution\n\n1. Ouvrez le port {port}.\n2. Démarrez le service.\n3. Fermez la fenêtre.\n",
}
NAMES = ["setup/install", "setup/update", "network/proxy", "network/tunnel"]
PORTS = {"en": 3389, "fr": 8080}


def write(folder):
    """Writes the articles, each with a wrong port in French, and one without its last step, below a folder."""
    for locale, text in ARTICLE.items():
        for name in NAMES:
            file = folder / locale / f"{name}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.format(title=name, port=PORTS[locale]), encoding="utf-8")
    cut = folder / "fr" / "setup/install.md"
    cut.write_text(cut.read_text(encoding="utf-8").replace("3. Fermez la fenêtre.\n", ""), encoding="utf-8")
