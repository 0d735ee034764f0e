-- Runs that find little changed: which links have to be looked at again, and which findings came of them.

DROP TABLE relative_links;

-- Links to other files of the tree, or to places in files. `line_text` is the whole line that the link begins in.
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

CREATE INDEX links_by_destination ON relative_links (destination);
CREATE INDEX unsettled_links ON relative_links (article_id) WHERE is_settled = 0;
CREATE INDEX settled_fragments ON relative_links (article_id) WHERE is_settled = 1 AND fragment IS NOT NULL;
CREATE INDEX findings_of_tree ON findings (set_id) WHERE scope = 'tree';
CREATE INDEX findings_told_apart ON findings (identity) WHERE fingerprint <> identity;

-- What stands in an index of version 2 does not tell: all of it is made anew.
DELETE FROM about WHERE name = 'program';
