// Other systems that are told when something happens. Their secrets follow from the store's key and are not kept.
import { numbered } from './describe-table.ts'

export const WEBHOOKS = {
  webhook: numbered({
    url: 'text',
    /** The last event that was taken. */
    last_event: 'int',
    /** 1 until it is taken back, or has failed for good. */
    active: 'int',
    trouble: 'text?',
    made_by: 'text',
    made_at: 'text',
  }),
}
