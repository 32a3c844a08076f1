// Background work: what is to be done, leased to one worker at a time; files that a watch has met; reminders that were given.
import { keyed, numbered } from './describe-table.ts'

export const JOBS = {
  job: numbered(
    {
      kind: 'text',
      /** What it is about: of one kind and subject there is one that waits or runs. */
      subject: 'text',
      data: 'text',
      /** waiting, done or dead. */
      status: 'text',
      run_at: 'text',
      attempts: 'int',
      /** A worker that has not ended by then has died: another one takes it. */
      leased_until: 'text?',
      leased_by: 'text?',
      trouble: 'text?',
      made_at: 'text',
      changed_at: 'text',
    },
    {
      indexes: [
        ['status', 'run_at'],
        ['kind', 'subject'],
      ],
    },
  ),
  watched_file: keyed(['source', 'name'], {
    /** The folder or server that is watched. */
    source: 'text',
    name: 'text',
    bytes: 'int',
    modified: 'text',
    /** growing, done or failed. */
    status: 'text',
    says: 'text',
    seen_at: 'text',
  }),
  /** Which step of the ladder before a deadline was told: once for each denial, level and due date. */
  reminder: keyed(
    ['denial_id', 'level', 'due', 'step'],
    {
      denial_id: 'int',
      level: 'text',
      due: 'text',
      /** So many days before. */
      step: 'int',
      told_at: 'text',
    },
    { indexes: [['told_at']] },
  ),
}
