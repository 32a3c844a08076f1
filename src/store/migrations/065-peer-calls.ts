// Peer-to-peer calls that are arranged and of which nobody has said yet what came of them, so that each is told on its day. What else is known of them, events tell.
import { keyed } from './describe-table.ts'

export const PEER_CALLS = {
  peer_call: keyed(
    ['denial_id'],
    {
      denial_id: 'int',
      /** By the practice's clock; `14:30`. */
      day: 'text',
      time: 'text',
    },
    { indexes: [['day']] },
  ),
}
