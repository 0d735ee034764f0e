-- What a finding is about has a column: no statement reads a message any more.

DROP VIEW port_conflicts;
DROP VIEW open_findings;
DROP TABLE findings;

-- What has drifted. `path` to `line_text` are the translation that the finding is about, `reference_…` what it was held
-- against. `scope`: found in the set, or where all of the tree is known. `status`: open, accepted by a comment (and why),
-- or off by the settings. `identity` is the fingerprint before findings that are alike were told apart. `subject` is the
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

-- Ports that differ between locales, or within one article.
CREATE VIEW port_conflicts AS
SELECT article, locale, path, line, text AS port, reference_locale, reference_path, reference_line,
  reference_text AS reference_port
FROM open_findings
WHERE rule IN ('port-mismatch', 'self-contradiction') AND subject = 'port';

-- All of an index of version 4 is made anew.
DELETE FROM about WHERE name = 'program';
