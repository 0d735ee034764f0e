/// Articles that use much of what Markdown and the site generators have.
enum RichArticles {
  static let all = [BackupArticle.english.markdown(anchors: true), nested, generators, repeating, scripts, flat, ""]

  private static let nested = """
    ---
    title: Nested
    ms.date: 05/03/2024
    ---
    # Nested

    1. First
       - one
         1. deep
            > quoted

            ```bash
            ping host
            ```
         2. deep as well
       - two
    2. Second

       | A | B |
       | - | - |
       | 1 | 2 |
    3. Third ![icon](media/a.png)

    > [!NOTE]
    > A note with a list:
    > - x
    > - y
    """

  private static let generators = """
    # Title { #title }

    /// tip | A tip

    With a paragraph and `code`.

    ///

    ::: zone pivot="a"

    Inside the zone.

    :::

    {* ./docs_src/first.py hl[2] *}

    <details>
    <summary>More</summary>

    Hidden text.

    </details>

    ## A <b>bold</b> heading

    Term with <name> and {placeholder} and %TEMP%.

    [ref]: https://example.com "Title"

    See [this][ref].
    """

  private static let repeating = """
    ## Notes

    Same.

    ## Notes

    Same.

    - Same
    - Same
    - Same

    ```
    same
    ```

    ```
    same
    ```

    ## Notes

    Same.

    Same.
    """

  private static let scripts = """
    # Проверка порта 3389

    Откройте порт 3389 и подождите 30 секунд 👩‍💻.

    ## 確認

    ポート 443 を開きます。

    ## تحقق

    انتظر ٣٠ ثانية.
    """

  private static let flat = "Only one paragraph.\nWith two lines."
}
