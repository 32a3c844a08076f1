// What people say of checks: findings that they overrule with a reason, and rules that were learned from the practice's own history.
import { numbered } from './describe-table.ts'

export const CHECKS = {
  check_override: numbered(
    {
      account: 'text',
      /** The check that was overruled. */
      rule: 'text',
      /** Ordinal of the service line; empty where the whole claim is meant. */
      on_line: 'int?',
      because: 'text',
      said_at: 'text',
      said_by: 'text',
    },
    { indexes: [['account']] },
  ),
  learned_rule: numbered(
    {
      /** What has to hold, as JSON; one rule for one condition. */
      holds: 'text',
      /** The same as one text, by which it is found again. */
      signature: 'text',
      carc: 'text',
      says: 'text',
      /** What it was learned from and how it did on the months that were held out, as JSON. */
      figures: 'text',
      /** proposed, on, or off. */
      status: 'text',
      /** Why it is as it is, where somebody or the watch said so. */
      because: 'text',
      changed_at: 'text',
      changed_by: 'text',
    },
    { unique: [['signature']] },
  ),
}
