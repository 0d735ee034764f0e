-- Articles are found by words of another language than their own, too.

-- What an article is called in the source's language, as stems of words: its title there, the name that its locales share, and
-- the anchor of its title where one is written. rowid is article_sets.id.
CREATE VIRTUAL TABLE source_names USING fts5 (words, tokenize = "ascii tokenchars '_'");

-- In how many rows of `source_names` a word stands.
CREATE TABLE source_words (
  term TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a stem of a locale's titles stands for in `source_names`, and how probably, 0 to 1: learnt from the titles of all
-- articles.
CREATE TABLE translations (
  term TEXT NOT NULL,
  locale TEXT NOT NULL,
  word TEXT NOT NULL,
  probability REAL NOT NULL,
  PRIMARY KEY (term, locale, word)
) STRICT, WITHOUT ROWID;

-- A hash of the titles that they were learnt from.
CREATE TABLE translated_from (
  hash INTEGER NOT NULL
) STRICT;

DELETE FROM about WHERE name = 'program';
