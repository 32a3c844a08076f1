// What a service for several people needs beside the work itself: who belongs to which practice, tokens for other systems, answers that
// were given to a key, and background work. The people themselves are the sign-in library's own tables.
import { keyed, numbered } from './describe-table.ts'

export const SERVICE = {
  member: {
    ...keyed(
      ['user_id'],
      {
        user_id: 'text',
        /** The name shown, and under which deeds are done. */
        name: 'text',
        email: 'text',
        /** viewer, biller, lead or admin. */
        role: 'text',
        disabled: 'int',
        added_at: 'text',
        added_by: 'text',
      },
      { unique: [['name']] },
    ),
    /** Which practices somebody belongs to is asked before there is one. */
    indexes: [['user_id', 'practice_id']],
  },
  /** A token of another system; only its hash is kept. */
  api_token: numbered(
    {
      name: 'text',
      /** SHA-256 of the token. */
      hash: 'text',
      role: 'text',
      /** `files:write denials:read`: what it may of all that its role may; null = all. */
      scopes: 'text?',
      made_by: 'text',
      made_at: 'text',
      expires_at: 'text?',
      revoked_at: 'text?',
    },
    { unique: [['hash']] },
  ),
  /** An answer that was given to an Idempotency-Key; without a status it is still being worked out. */
  answered: keyed(
    ['who', 'key'],
    {
      key: 'text',
      /** Who asked; a key is one caller's. */
      who: 'text',
      /** Method and path, and SHA-256 of the body. */
      route: 'text',
      body: 'text',
      status: 'int?',
      answer: 'text?',
      at: 'text',
    },
    { indexes: [['at']] },
  ),
}
