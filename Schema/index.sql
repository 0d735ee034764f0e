-- The whole schema of an index, as the migrations make it.
--
-- Ids are made only from paths and texts. The same files therefore give the same rows, whatever the index held before.
-- Lines and columns are 1-based, columns count Unicode scalars, and end columns are exclusive. Ordinals count from 0 in
-- the order of the text.

-- What the index holds and what made it: the program's version, a hash of the sources that decide which rows there are
-- (`provenance`), the paths, the source locale, and a hash of the settings.
CREATE TABLE about (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Files that are read and compared together. `definition` is a hash of everything that the result depends on, except
-- the files' contents. The locale's place in their paths is `prefix` + locale (within `frame`) + `rest`; null if only
-- the texts show the locale.
CREATE TABLE file_groups (
  id INTEGER PRIMARY KEY,
  definition INTEGER NOT NULL,
  prefix TEXT,
  frame TEXT,
  rest TEXT
) STRICT;

-- All files that were found, including those that are not articles. Ids are the group's id and the ids that follow it.
CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES file_groups (id),
  path TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('article', 'no locale', 'not read'))
) STRICT;

-- How the next run recognizes that a file has changed. Times are nanoseconds since 1970. A file is not settled if it
-- was so new that a change to it might not show.
CREATE TABLE file_states (
  file_id INTEGER PRIMARY KEY REFERENCES files (id),
  size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  changed_ns INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  content_hash INTEGER,
  is_settled INTEGER NOT NULL
) STRICT;

-- A hash of all paths that were found and of the states of the files. It shows the next run at once that nothing has
-- changed. There is no row if some file was so new that a change to it might not show.
CREATE TABLE tree_state (
  hash INTEGER NOT NULL
) STRICT;

-- What each pair of locales in the index has taught, the first compared with the second. `mean` is the natural
-- logarithm of how much longer texts in the first locale are, `spread` is how much articles deviate from it, and
-- `noise` is how much sections deviate from their article, all in 64ths; null if there are too few articles to judge.
-- `lexicon` has nine bytes for each pair of words that correspond to each other: a hash of each word, least significant
-- byte first, and how regularly they correspond, in 255ths.
CREATE TABLE learned_pairs (
  first_locale TEXT NOT NULL,
  second_locale TEXT NOT NULL,
  mean INTEGER,
  spread INTEGER,
  noise INTEGER,
  lexicon BLOB NOT NULL,
  PRIMARY KEY (first_locale, second_locale)
) STRICT, WITHOUT ROWID;

-- A hash of the file groups that this was learned from. If one of them changes, it is learned again; if the result
-- differs, the whole index is rebuilt.
CREATE TABLE learned_from (
  hash INTEGER NOT NULL
) STRICT;

-- Input that could not be read, or not in full.
CREATE TABLE errors (
  path TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  file_id INTEGER REFERENCES files (id),
  message TEXT NOT NULL,
  PRIMARY KEY (path, ordinal)
) STRICT, WITHOUT ROWID;

-- An article is a set of files, one per locale. `key` is what their paths share. `source` is the locale that the others
-- were translated from, if it was given.
CREATE TABLE article_sets (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES file_groups (id),
  key TEXT NOT NULL,
  source TEXT
) STRICT;

-- One localized file. `size` is in bytes.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY REFERENCES files (id),
  set_id INTEGER NOT NULL REFERENCES article_sets (id),
  locale TEXT NOT NULL,
  path TEXT NOT NULL,
  title TEXT,
  size INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  words INTEGER NOT NULL,
  translation TEXT CHECK (translation IN ('human', 'machine')),
  translated_on TEXT,
  source_revision TEXT
) STRICT;

-- The entries of the front matter at the top of a file, with the keys as written.
CREATE TABLE front_matter (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  ordinal INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- The first section is the lead, at level 0. `is_explicit` means that the text contains the anchor; otherwise the
-- anchor is the slug of the heading.
CREATE TABLE sections (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  ordinal INTEGER NOT NULL,
  parent INTEGER,
  level INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  is_explicit INTEGER NOT NULL,
  heading TEXT NOT NULL,
  start_line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal),
  FOREIGN KEY (article_id, parent) REFERENCES sections (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Elements as a tree, parents before children. `number` is a step's number as written, `place` is its number as counted
-- in its list. `label` is the type of an alert. The text of code is in code_blocks.
CREATE TABLE blocks (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  ordinal INTEGER NOT NULL,
  parent INTEGER,
  section INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('heading', 'paragraph', 'step', 'item', 'code', 'row', 'image', 'alert', 'html')),
  depth INTEGER NOT NULL,
  number INTEGER,
  place INTEGER,
  label TEXT,
  start_line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  text TEXT,
  PRIMARY KEY (article_id, ordinal),
  FOREIGN KEY (article_id, parent) REFERENCES blocks (article_id, ordinal),
  FOREIGN KEY (article_id, section) REFERENCES sections (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- The dedented text of code blocks, and the language that their fences name (empty if none).
CREATE TABLE code_blocks (
  article_id INTEGER NOT NULL,
  block INTEGER NOT NULL,
  language TEXT NOT NULL,
  is_fenced INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article_id, block),
  FOREIGN KEY (article_id, block) REFERENCES blocks (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What must survive translation. Equal values have the same `value_key`, however they are written.
CREATE TABLE literals (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  ordinal INTEGER NOT NULL,
  block INTEGER,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  value_key INTEGER NOT NULL,
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal),
  FOREIGN KEY (article_id, block) REFERENCES blocks (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Targets of links and images, including those by reference.
CREATE TABLE links (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  literal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('link', 'image')),
  target TEXT NOT NULL,
  line INTEGER NOT NULL,
  column INTEGER NOT NULL,
  PRIMARY KEY (article_id, literal),
  FOREIGN KEY (article_id, literal) REFERENCES literals (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Links to other files of the tree, or to places in files and in pages of the site. `line_text` is the line that the
-- link begins in; for a long line, it is the beginning of the line and 500 characters on either side of the link.
-- `accepted` is the reason why a comment accepts that the link is broken, or null. `destination` is a hash of the path
-- that the link leads to. A link is settled if it leads to something as long as no file comes, goes or changes.
CREATE TABLE relative_links (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  ordinal INTEGER NOT NULL,
  path TEXT NOT NULL,
  fragment TEXT,
  anchor TEXT,
  start_line INTEGER NOT NULL,
  start_column INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  end_column INTEGER NOT NULL,
  text TEXT NOT NULL,
  line_text TEXT NOT NULL,
  accepted TEXT,
  destination INTEGER NOT NULL,
  is_settled INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What links can name in an article, as little-endian hashes of eight bytes, section by section. Each section begins
-- with its level, also in eight bytes. The other columns are the place of the article's title. `accepted` is the reason
-- why a comment accepts that no other locale has the article, or null.
CREATE TABLE link_targets (
  article_id INTEGER PRIMARY KEY REFERENCES articles (id),
  anchor_keys BLOB NOT NULL,
  start_line INTEGER NOT NULL,
  start_column INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  end_column INTEGER NOT NULL,
  text TEXT NOT NULL,
  line_text TEXT NOT NULL,
  accepted TEXT
) STRICT;

-- What the link check had to look up outside the index: whether a path exists, or a name in a file.
CREATE TABLE lookups (
  path TEXT NOT NULL,
  fragment TEXT NOT NULL,
  is_there INTEGER NOT NULL,
  PRIMARY KEY (path, fragment)
) STRICT, WITHOUT ROWID;

-- What has drifted. `path` to `line_text` are the translation that the finding is about, `reference_…` is what it was
-- compared with. `scope` is `set` if the finding was found in the set, and `tree` if finding it takes the whole tree.
-- `status` is `open`, `accepted` by a comment (with the reason), or `off`, either by the settings or because the whole
-- tree shows that there is no difference. `identity` is the fingerprint before similar findings were told apart.
-- `subject` is the kind of literal that the finding is about (`port`, `version`, `path`, as in `literals`); null if the
-- rule alone shows what the finding is about.
CREATE TABLE findings (
  set_id INTEGER NOT NULL REFERENCES article_sets (id),
  scope TEXT NOT NULL CHECK (scope IN ('set', 'tree')),
  ordinal INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  identity TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'off')),
  reason TEXT,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  confidence REAL NOT NULL,
  anchor TEXT,
  subject TEXT,
  message TEXT NOT NULL,
  locale TEXT NOT NULL,
  path TEXT NOT NULL,
  start_line INTEGER NOT NULL,
  start_column INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  end_column INTEGER NOT NULL,
  text TEXT NOT NULL,
  line_text TEXT NOT NULL,
  reference_locale TEXT,
  reference_path TEXT,
  reference_start_line INTEGER,
  reference_start_column INTEGER,
  reference_end_line INTEGER,
  reference_end_column INTEGER,
  reference_text TEXT,
  reference_line_text TEXT,
  PRIMARY KEY (set_id, scope, ordinal)
) STRICT, WITHOUT ROWID;

-- The sections of an article, joined across its locales.
CREATE TABLE aligned_sections (
  set_id INTEGER NOT NULL REFERENCES article_sets (id),
  ordinal INTEGER NOT NULL,
  parent INTEGER,
  level INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  role TEXT CHECK (role IN ('symptoms', 'cause', 'solution')),
  PRIMARY KEY (set_id, ordinal),
  FOREIGN KEY (set_id, parent) REFERENCES aligned_sections (set_id, ordinal)
) STRICT, WITHOUT ROWID;

-- The heading of a joined section in a locale that has it. `markdown` is null if it is the same as the text.
CREATE TABLE headings (
  set_id INTEGER NOT NULL,
  section INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  line INTEGER NOT NULL,
  text TEXT NOT NULL,
  markdown TEXT,
  definitions TEXT NOT NULL,
  PRIMARY KEY (set_id, section, article_id),
  FOREIGN KEY (set_id, section) REFERENCES aligned_sections (set_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Blocks, joined across locales. `id` stays the same as long as the row's place and literals do. `confidence` is the
-- confidence that the cells say the same, from 0 to 1.
CREATE TABLE aligned_rows (
  set_id INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  section INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('step', 'item', 'paragraph', 'code', 'row', 'image', 'alert')),
  depth INTEGER NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (set_id, ordinal),
  FOREIGN KEY (set_id, section) REFERENCES aligned_sections (set_id, ordinal)
) STRICT, WITHOUT ROWID;

-- A row in a locale that has it. `text` is what a reader sees. `markdown` is what the file contains; null if that is
-- the same.
CREATE TABLE cells (
  set_id INTEGER NOT NULL,
  row INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  number TEXT,
  text TEXT NOT NULL,
  markdown TEXT,
  definitions TEXT NOT NULL,
  code_language TEXT,
  start_line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  PRIMARY KEY (set_id, row, article_id),
  FOREIGN KEY (set_id, row) REFERENCES aligned_rows (set_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What a row contains that must survive translation, as each locale has it.
CREATE TABLE row_literals (
  set_id INTEGER NOT NULL,
  row INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles (id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (set_id, row, ordinal, article_id),
  FOREIGN KEY (set_id, row) REFERENCES aligned_rows (set_id, ordinal)
) STRICT, WITHOUT ROWID;

-- The sections and rows that a finding is in. `row` is null for a finding about a section or its heading.
CREATE TABLE finding_places (
  set_id INTEGER NOT NULL,
  scope TEXT NOT NULL,
  finding INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  section INTEGER NOT NULL,
  row INTEGER,
  PRIMARY KEY (set_id, scope, finding, ordinal),
  FOREIGN KEY (set_id, scope, finding) REFERENCES findings (set_id, scope, ordinal),
  FOREIGN KEY (set_id, section) REFERENCES aligned_sections (set_id, ordinal),
  FOREIGN KEY (set_id, row) REFERENCES aligned_rows (set_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What a search looks up: character n-grams of the names of articles, and stems of their text. Spaces separate the
-- terms. The program makes the terms, because no tokenizer in SQLite can. rowid is articles.id.
--
-- `title` is the title in the front matter, `heading` is what a reader sees as the title, and `slug` is the name that
-- all locales share.
CREATE VIRTUAL TABLE names USING fts5 (title, heading, slug, tokenize = "ascii tokenchars '_'");

-- Headings, paragraphs, steps, tables, code, anchors. Bars begin a section, one more than its heading has levels, and a
-- slash ends the heading.
CREATE VIRTUAL TABLE texts USING fts5 (body, tokenize = "ascii tokenchars '_'");

-- How many rows of `names` an n-gram occurs in.
CREATE TABLE name_terms (
  term TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many rows of `texts` a stem occurs in.
CREATE TABLE text_terms (
  term TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many articles each locale has.
CREATE TABLE search_locales (
  locale TEXT PRIMARY KEY,
  articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What an article is called in the source's language, as stems of words: its title there, the name that its locales share, and
-- the anchor of its title where one is written, with `|` between them. rowid is article_sets.id.
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

-- The figures of each locale after a run. Only runs after which they differ from those before count; the last 200 are
-- kept, and `run` counts from 1. `at` is when the run ended (`2024-05-08T09:30:00Z`). Each file counts as one of
-- `current`, `stale` and `untranslated`; `missing` are articles that the locale lacks.
CREATE TABLE history (
  run INTEGER NOT NULL,
  locale TEXT NOT NULL,
  at TEXT NOT NULL,
  current INTEGER NOT NULL,
  stale INTEGER NOT NULL,
  untranslated INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  notes INTEGER NOT NULL,
  PRIMARY KEY (run, locale)
) STRICT, WITHOUT ROWID;

CREATE INDEX files_by_group ON files (group_id);
CREATE UNIQUE INDEX files_by_path ON files (path);
CREATE INDEX files_without_locale ON files (path) WHERE status = 'no locale';
CREATE INDEX article_sets_by_key ON article_sets (key);
CREATE INDEX articles_by_set ON articles (set_id, locale);
CREATE UNIQUE INDEX articles_by_path ON articles (path);
CREATE INDEX sections_by_anchor ON sections (anchor);
CREATE INDEX links_by_destination ON relative_links (destination);
CREATE INDEX unsettled_links ON relative_links (article_id) WHERE is_settled = 0;
CREATE INDEX settled_fragments ON relative_links (article_id) WHERE is_settled = 1 AND fragment IS NOT NULL;
CREATE INDEX literals_by_text ON literals (kind, text);
CREATE INDEX findings_by_rule ON findings (rule, status);
CREATE INDEX findings_by_path ON findings (path);
CREATE INDEX findings_by_fingerprint ON findings (fingerprint);
CREATE INDEX findings_by_identity ON findings (identity);
CREATE INDEX findings_of_tree ON findings (set_id) WHERE scope = 'tree';
CREATE INDEX findings_told_apart ON findings (identity) WHERE fingerprint <> identity;

-- Open findings: neither accepted nor switched off.
CREATE VIEW open_findings AS
SELECT article_sets.key AS article, rule, severity, confidence, locale, path, start_line AS line, start_column AS column,
  subject, message, text, reference_locale, reference_path, reference_start_line AS reference_line, reference_text,
  fingerprint
FROM findings JOIN article_sets ON article_sets.id = set_id
WHERE status = 'open';

-- Sections that a locale lacks, and where they are in another locale.
CREATE VIEW missing_sections AS
SELECT article, locale, path, line, message, reference_locale, reference_path, reference_line, reference_text
FROM open_findings WHERE rule = 'missing-section';

-- Steps that a locale lacks, and where they are in another locale.
CREATE VIEW missing_steps AS
SELECT article, locale, path, line, message, reference_locale, reference_path, reference_line, reference_text
FROM open_findings WHERE rule = 'missing-step';

-- Ports that differ between locales, or within one article.
CREATE VIEW port_conflicts AS
SELECT article, locale, path, line, text AS port, reference_locale, reference_path, reference_line,
  reference_text AS reference_port
FROM open_findings
WHERE rule IN ('port-mismatch', 'self-contradiction') AND subject = 'port';

-- Links that lead to nothing.
CREATE VIEW broken_links AS
SELECT article, locale, path, line, text AS target, message FROM open_findings WHERE rule = 'broken-link';

-- Translations of an older revision of the source than another translation.
CREATE VIEW stale_articles AS
SELECT article, open_findings.locale, open_findings.path, articles.translated_on, message, reference_locale,
  other.translated_on AS reference_translated_on
FROM open_findings
  LEFT JOIN articles ON articles.path = open_findings.path
  LEFT JOIN articles AS other ON other.path = reference_path
WHERE rule = 'stale-translation';

-- One row for each article and each locale that has it or lacks it, with the number of open findings.
CREATE VIEW coverage AS
SELECT article_sets.key AS article, articles.locale, 'present' AS state, articles.path, articles.translation,
  articles.translated_on, coalesce(counts.is_stale, 0) AS is_stale, coalesce(counts.errors, 0) AS errors,
  coalesce(counts.warnings, 0) AS warnings, coalesce(counts.notes, 0) AS notes
FROM articles
  JOIN article_sets ON article_sets.id = articles.set_id
  LEFT JOIN (
    SELECT path, max(rule = 'stale-translation') AS is_stale, sum(severity = 'error') AS errors,
      sum(severity = 'warning') AS warnings, sum(severity = 'note') AS notes
    FROM findings WHERE status = 'open' GROUP BY path
  ) AS counts ON counts.path = articles.path
UNION ALL
SELECT article, locale, 'missing', path, NULL, NULL, 0, 0, 0, 0 FROM open_findings WHERE rule = 'missing-article';

-- All steps of numbered lists.
CREATE VIEW steps AS
SELECT article_sets.key AS article, articles.locale, articles.path, blocks.start_line AS line, sections.anchor,
  blocks.depth, blocks.number, blocks.text
FROM blocks
  JOIN articles ON articles.id = blocks.article_id
  JOIN article_sets ON article_sets.id = articles.set_id
  JOIN sections ON sections.article_id = blocks.article_id AND sections.ordinal = blocks.section
WHERE blocks.kind = 'step';

-- All code blocks.
CREATE VIEW code AS
SELECT article_sets.key AS article, articles.locale, articles.path, blocks.start_line AS line, code_blocks.language,
  code_blocks.text
FROM code_blocks
  JOIN blocks ON blocks.article_id = code_blocks.article_id AND blocks.ordinal = code_blocks.block
  JOIN articles ON articles.id = code_blocks.article_id
  JOIN article_sets ON article_sets.id = articles.set_id;

-- One row per locale: how many articles it has, how they were translated, and their open findings.
CREATE VIEW locales AS
SELECT locale, sum(state = 'present') AS articles, sum(state = 'missing') AS missing,
  sum(translation IS 'human') AS human, sum(translation IS 'machine') AS machine, sum(is_stale) AS stale,
  sum(errors) AS errors, sum(warnings) AS warnings, sum(notes) AS notes
FROM coverage GROUP BY locale;
