-- The whole schema of an index, as the migrations make it.
--
-- Ids are made of paths and texts alone, so that the same files give the same rows whatever stood in the index before.
-- Lines and columns are 1-based, columns count Unicode scalars, ends are exclusive in columns. Ordinals count from 0
-- in the order of the text.

-- What the index holds and what made it: the program's version, the hash of the sources that decide which rows there
-- are (`provenance`), the paths, the source locale, the settings' hash.
CREATE TABLE about (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Files that are read and compared together. `definition` is a hash of all but their contents that the result depends on.
-- Where the locale stands in their paths: `prefix` + locale (within `frame`) + `rest`; null if their texts alone tell.
CREATE TABLE file_groups (
  id INTEGER PRIMARY KEY,
  definition INTEGER NOT NULL,
  prefix TEXT,
  frame TEXT,
  rest TEXT
) STRICT;

-- All files that were found, those included that are no articles. Ids are their group's and those that follow it.
CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES file_groups (id),
  path TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('article', 'no locale', 'not read'))
) STRICT;

-- By what the next run tells whether a file has changed. Nanoseconds since 1970; not settled if the file was so new
-- that a change to it might not show.
CREATE TABLE file_states (
  file_id INTEGER PRIMARY KEY REFERENCES files (id),
  size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  changed_ns INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  content_hash INTEGER,
  is_settled INTEGER NOT NULL
) STRICT;

-- A hash of all paths that were found and of the files' states, by which the next run tells at once that nothing has
-- changed. No row if some file was so new that a change to it might not show.
CREATE TABLE tree_state (
  hash INTEGER NOT NULL
) STRICT;

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

-- Input that could not be read, or not in full.
CREATE TABLE errors (
  path TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  file_id INTEGER REFERENCES files (id),
  message TEXT NOT NULL,
  PRIMARY KEY (path, ordinal)
) STRICT, WITHOUT ROWID;

-- An article is a set of files, one a locale. `key` is what their paths share, `source` the locale that the others were
-- translated from, if somebody said.
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

-- The entries of the YAML block at the top of a file, keys as written.
CREATE TABLE front_matter (
  article_id INTEGER NOT NULL REFERENCES articles (id),
  ordinal INTEGER NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT, WITHOUT ROWID;

-- The first section is the lead, of level 0. `is_explicit`: the anchor stands in the text, else it is the heading's slug.
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

-- Elements as a tree, parents before children. `number` is a step's as written, `place` as counted in its list.
-- `label` is an alert's type. The text of code stands in code_blocks.
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

-- The text of code blocks, dedented, and the language that their fences name (empty if none).
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

-- Targets of links and images, those by reference included.
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

-- Links to other files of the tree, or to places in files and in pages of the site. `line_text` is the line that the link begins in, of a long
-- line its beginning, and 500 characters on either side of the link.
-- `accepted` is why a comment accepts that the link is broken, null if none does. `destination` is a hash of the path that
-- the link leads to. It is settled if it leads to something as long as no file comes, goes or changes.
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

-- What links can name in an article, as hashes of eight bytes, little-endian, section by section: each begins with its
-- level, in eight bytes too. And where its title stands.
-- `accepted` is why a comment accepts that no other locale has the article, null if none does.
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

-- What the check of links had to look up outside of the index: whether a path is there, or a name in a file.
CREATE TABLE lookups (
  path TEXT NOT NULL,
  fragment TEXT NOT NULL,
  is_there INTEGER NOT NULL,
  PRIMARY KEY (path, fragment)
) STRICT, WITHOUT ROWID;

-- What has drifted. `path` to `line_text` are the translation that the finding is about, `reference_…` what it was held
-- against. `scope`: found in the set, or where all of the tree is known. `status`: open, accepted by a comment (and why),
-- or off: by the settings, or since all of the tree shows that there is no difference. `identity` is the fingerprint before findings that are alike were told apart. `subject` is the
-- kind of literal that the finding is about (`port`, `version`, `path`, as in `literals`), null where its rule alone tells.
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

-- The heading of a joined section in a locale that has it. `markdown` is null where it is the text.
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

-- Blocks, joined across locales. `id` stays while the row's place and literals do; `confidence` that the cells say the
-- same, 0 to 1.
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

-- A row in a locale that has it. `text` is what a reader sees, `markdown` what stands in the file, null where that is the
-- same.
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

-- What a row has that must survive translation, as each locale has it.
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

-- The sections and rows that a finding lies in; `row` is null of one about a section or its heading.
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

-- What a search looks up: character grams of what articles are called, stems of what they say. Spaces part the terms,
-- which are made by the program: no tokenizer that SQLite brings can. rowid is articles.id.
--
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

-- Findings that stand: neither accepted nor switched off.
CREATE VIEW open_findings AS
SELECT article_sets.key AS article, rule, severity, confidence, locale, path, start_line AS line, start_column AS column,
  subject, message, text, reference_locale, reference_path, reference_start_line AS reference_line, reference_text,
  fingerprint
FROM findings JOIN article_sets ON article_sets.id = set_id
WHERE status = 'open';

-- Sections that a locale lacks, and where they stand in another.
CREATE VIEW missing_sections AS
SELECT article, locale, path, line, message, reference_locale, reference_path, reference_line, reference_text
FROM open_findings WHERE rule = 'missing-section';

-- Steps that a locale lacks, and where they stand in another.
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

-- Translations of an older revision of the source than another's.
CREATE VIEW stale_articles AS
SELECT article, open_findings.locale, open_findings.path, articles.translated_on, message, reference_locale,
  other.translated_on AS reference_translated_on
FROM open_findings
  LEFT JOIN articles ON articles.path = open_findings.path
  LEFT JOIN articles AS other ON other.path = reference_path
WHERE rule = 'stale-translation';

-- A row an article and locale that it is in or lacks, with the number of its open findings.
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

-- A row a locale: how many articles, how they were translated, and their open findings.
CREATE VIEW locales AS
SELECT locale, sum(state = 'present') AS articles, sum(state = 'missing') AS missing,
  sum(translation IS 'human') AS human, sum(translation IS 'machine') AS machine, sum(is_stale) AS stale,
  sum(errors) AS errors, sum(warnings) AS warnings, sum(notes) AS notes
FROM coverage GROUP BY locale;
