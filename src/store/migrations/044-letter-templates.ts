// Letter templates: arguments in a practice's own words, by cause, level and payer class.
import { numbered } from './describe-table.ts'

export const LETTER_TEMPLATES = {
  letter_template: numbered(
    {
      name: 'text',
      cause: 'text',
      /** first, second, external. */
      stage: 'text',
      /** JSON; empty: every class. */
      payer_classes: 'text',
      heading: 'text',
      body: 'text',
      /** JSON: kinds of exhibits. */
      exhibits: 'text',
      changed_at: 'text',
      changed_by: 'text',
    },
    { unique: [['name']] },
  ),
}
