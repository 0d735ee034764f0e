-- How a tree goes on: what each locale had after a run, of the last runs that changed it.

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

DELETE FROM about WHERE name = 'program';
