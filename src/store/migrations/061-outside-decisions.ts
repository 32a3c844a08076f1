// Decisions of others that a practice downloads (external reviews, appeals councils): which file each came in, what it is cited by, and its text, which the
// database itself searches.
import type { Engine } from '../engine.ts'
import { keyed, numbered } from './describe-table.ts'

export const OUTSIDE_DECISIONS = {
  decision_import: numbered({
    name: 'text',
    /** Who decided: "California DMHC independent medical review". */
    forum: 'text',
    sha256: 'text',
    decisions: 'int',
    /** loading, there, or withdrawn: only what is there is searched. */
    state: 'text',
    brought_at: 'text',
    brought_by: 'text',
  }),
  outside_decision: numbered(
    {
      import_id: 'int',
      forum: 'text',
      number: 'text',
      /** An ISO date, or the year where no more is told; empty where neither is. */
      decided: 'text',
      /** overturned, partly, upheld or unknown. */
      ruling: 'text',
      about: 'text',
    },
    { unique: [['forum', 'number']], indexes: [['import_id'], ['decided']] },
  ),
}

/** The text of each decision. On SQLite it is a table of FTS5, on PostgreSQL it has a column of words beside it, which the database keeps itself. */
export const DECISION_TEXTS = {
  decision_text: keyed(['id'], { id: 'int', import_id: 'int', said: 'text' }),
}

/** Tables that FTS5 keeps for itself: made anew of the text, and in no copy. */
export const OF_FTS5: ReadonlySet<string> = new Set(
  ['data', 'idx', 'content', 'docsize', 'config'].map(part => `decision_text_${part}`),
)

/** What PostgreSQL holds of a text to search it by: made anew of the text, and in no copy. */
export const OF_TSVECTOR = 'tsvector'

/** A decision that was deleted leaves no words behind. */
const IN_SQLITE = [
  `create virtual table decision_text using fts5(practice_id unindexed, id unindexed, import_id unindexed, said, tokenize = 'unicode61 remove_diacritics 0')`,
  `insert into decision_text(decision_text, rank) values ('secure-delete', 1)`,
]
/** Signs are taken out first, or "and/or" would be read as the name of a file. */
const IN_POSTGRES = [
  `alter table decision_text add column words tsvector generated always as (to_tsvector('simple', regexp_replace(said, '[^[:alnum:]]+', ' ', 'g'))) stored`,
]

/** What makes the text searchable; on PostgreSQL its plain table is there already. */
export const searchableBy = (engine: Engine): readonly string[] => (engine === 'sqlite' ? IN_SQLITE : IN_POSTGRES)
