// `overturn rejections` and `overturn requests`: work that is no denial. A rejection never reached the payer; a request has a day by which
// the records have to be there. `--close` closes one with a reason.
import { closeWork, listWork } from '../work/claim/work-items.ts'
import { Refusal } from '../work/refusal.ts'
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
      await closeWork(store, kind, Number(words.close), mustGive(words.reason), { who: place.who, now: place.now })
      await terminal.out('Closed.\n')
      return 0
    }
    const rows = await listWork(store, kind, words.closed === true ? 'closed' : 'open')
    if (words.json) await terminal.out(`${JSON.stringify(rows)}\n`)
    else if (rows.length === 0)
      await terminal.out(kind === 'rejection' ? 'No claim was sent back.\n' : 'No payer asks for records.\n')
    else
      await terminal.out(
        rows
          .map(
            row =>
              `${right(String(row.id), 8)}  ${left(plain(row.account), 20)} ${left(row.dueDate ?? '-', 18)} ${plain(row.says)}${row.closedBecause === undefined ? '' : ` Closed: ${plain(row.closedBecause)}.`}\n`,
          )
          .join(''),
      )
    return 0
  })
}

function mustGive(reason: string | undefined): string {
  const given = reason?.trim() ?? ''
  if (given === '') throw new Refusal('empty', 'Say why it is closed (--reason).')
  return given
}
