// `overturn rejections` and `overturn requests`: work that is no denial. A rejection never reached the payer; a request has a day by which
// the records have to be there. `--close` closes one with a reason.
import type { Row } from '../store/store.ts'
import { closeWork, listWork } from '../work/denial/other-work.ts'
import { dueText } from './queue.ts'
import { type StorePlace, withStore } from './store.ts'
import { left, plain, right, type Terminal } from './terminal.ts'

export interface OtherWorkWords {
  readonly json: boolean
  readonly close?: string
  readonly reason?: string
  readonly closed?: true
}

export async function otherWork(
  kind: 'rejection' | 'records-request',
  words: OtherWorkWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    if (words.close !== undefined) {
      await closeWork(store, kind, Number(words.close), words.reason ?? '', { who: place.who, now: place.now })
      await terminal.out('Closed.\n')
      return 0
    }
    const rows = await listWork(store, kind, words.closed === true ? 'closed' : 'open')
    if (words.json) await terminal.out(`${JSON.stringify(rows.map(recordOf))}\n`)
    else if (rows.length === 0)
      await terminal.out(kind === 'rejection' ? 'No claim was sent back.\n' : 'No payer asks for records.\n')
    else
      await terminal.out(
        rows
          .map(
            row =>
              `${right(String(row.id), 8)}  ${left(plain(row.account), 20)} ${dueText(row.dueDate, place.now, terminal)} ${plain(row.says)}${row.closedBecause === null ? '' : ` Closed: ${plain(row.closedBecause)}.`}\n`,
          )
          .join(''),
      )
    return 0
  })
}

function recordOf(row: Row<'workItem'>) {
  return {
    id: row.id,
    kind: row.kind,
    account: row.account,
    claim: row.claimId,
    says: row.says,
    dueDate: row.dueDate,
    status: row.status,
    closedBecause: row.closedBecause,
    openedAt: row.openedAt,
  }
}
