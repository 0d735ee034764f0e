"""A tree of articles whose text tries to get out of the page wherever it goes in."""

# Each would leave `window.stolen`, were it run.
# The title is shown as text, however its characters are kept from being HTML.
TITLE = "Port <script>window.stolen = 1</script> & <img src=x onerror='window.stolen = 2'>"
WRITTEN_TITLE = "Port `<script>window.stolen = 1</script>` &amp; &lt;img src=x onerror='window.stolen = 2'>"
HEADING = "Check </h2><svg onload=\"window.stolen = 3\"> \"quoted\" 'single' &lt;b&gt;"
CODE = "echo </pre></code><script>window.stolen = 4</script> <!-- ]]> \u202e3389"
STEP = "{{constructor.constructor('window.stolen = 5')()}} ${window.stolen = 6} </textarea></title>"
# A file may be named so.
NAME = "a<img src=x onerror=stolen=1>\"'#1%20&amp;; b"

ARTICLE = """---
title: "{title}"
description: "</script><script>window.stolen = 7</script><!--"
---
# {written_title}

## Symptoms

Error 0x80070035 </script><!-- <script> {words} \u202ereversed\u202c \u2066isolated and not closed

- ![alt" onerror="window.stolen = 8](javascript:window.stolen=9)
- [a script](javascript:window.stolen=10), [in capitals](JaVaScRiPt:window.stolen=11),
  [with a tab](java&#9;script:window.stolen=12), [with a space](< javascript:window.stolen=13>),
  [data](data:text/html,<script>window.stolen=14</script>), [no host](//elsewhere.example/)
- [elsewhere](https://docs.example/{words}?a=1&b="><script>window.stolen=15</script>)
- <iframe src="javascript:window.stolen=16"></iframe><style>body {{ display: none }}</style><base href="//elsewhere.example">
- &#x3c;script&#x3e;window.stolen=17&#x3c;/script&#x3e; &amp;lt;b&amp;gt;

## {heading}

1. Open port {port} in `{code}`.
2. Run `<b onclick="window.stolen=18">{words}</b>`:

   ```html" onmouseover="window.stolen=19
   {code}
   <!-- {words} -->
   ```

{end}"""


def write(folder):
    """Writes the articles, with drift between English, French and Arabic, below a folder."""
    words = {"en": "blocked", "fr": "ferme", "ar": "muglaq"}
    for locale, word in words.items():
        (folder / locale).mkdir(parents=True)
        source = locale == "en"
        text = ARTICLE.format(
            title=TITLE,
            written_title=WRITTEN_TITLE,
            heading=HEADING,
            code=CODE,
            words=word,
            port=3389 if source else 8080,
            end=f"3. {STEP}\n" if source else "",
        )
        for name in [NAME, "plain"]:
            (folder / locale / f"{name}.md").write_text(text, encoding="utf-8")
