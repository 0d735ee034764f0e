-- Search: character grams of what articles are called, stems of what they say. Runs that find nothing changed.
--
-- Spaces part the terms, which are made by the program: no tokenizer that SQLite brings can. rowid is articles.id.

-- `title` is the front matter's, `heading` what a reader sees as the title, `slug` the name that all locales share.
CREATE VIRTUAL TABLE names USING fts5 (title, heading, slug, tokenize = "ascii tokenchars '_'");

-- Headings, paragraphs, steps, tables, code, anchors.
CREATE VIRTUAL TABLE texts USING fts5 (body, tokenize = "ascii tokenchars '_'");

-- In how many rows of `names` a gram occurs.
CREATE TABLE name_terms (
  term TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- In how many rows of `texts` a stem occurs.
CREATE TABLE text_terms (
  term TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many articles each locale has.
CREATE TABLE search_locales (
  locale TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A hash of all paths that were found and of the files' states, by which the next run tells at once that nothing has
-- changed. No row if some file was so new that a change to it might not show.
CREATE TABLE tree_state (
  hash INTEGER NOT NULL
) STRICT;

-- To tell of files without a locale, not all files need to be looked at.
CREATE INDEX files_without_locale ON files (path) WHERE status = 'no locale';

-- What stands in an index of version 1 has no terms: all of it is made anew.
DELETE FROM about WHERE name = 'program';
