-- What a run learns of its locales is kept, so that an article that changes later is judged as all others were.

-- What each two locales of the index have taught: the first held against the second. `mean` is the natural logarithm of how
-- much longer texts of the first are, `spread` by how much articles differ from it, `noise` by how much sections of an
-- article do, all in 64ths; null where too few articles tell it. `lexicon` has nine bytes for each two words that stand for
-- one another: a hash of each, the least byte first, and how regularly they do, in 255ths.
CREATE TABLE learned_pairs (
  first_locale TEXT NOT NULL,
  second_locale TEXT NOT NULL,
  mean INTEGER,
  spread INTEGER,
  noise INTEGER,
  lexicon BLOB NOT NULL,
  PRIMARY KEY (first_locale, second_locale)
) STRICT, WITHOUT ROWID;

-- A hash of which groups of files it was learnt from. If one of them changes, it is learnt anew; and if that gives
-- something else, so is the index.
CREATE TABLE learned_from (
  hash INTEGER NOT NULL
) STRICT;

DELETE FROM about WHERE name = 'program';
