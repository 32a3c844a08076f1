// `overturn recoupments`: money taken or given outside of claims, and what it belongs to.
import { listRecoupments } from '../work/remittance/recoupments.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, left, plain, right, styled, type Terminal } from './terminal.ts'

export async function recoupments(
  options: { readonly json: boolean; readonly orphans?: true },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const all = (await listRecoupments(store)).filter(each => options.orphans !== true || each.orphan)
    if (options.json) {
      for (const each of all)
        await terminal.out(`${JSON.stringify({ record: 'recoupment', ...each, page: `PLB-${each.reason}` })}\n`)
      return 0
    }
    if (all.length === 0) await terminal.out('No money was taken or given outside of claims.\n')
    for (const each of all) {
      const belongs =
        each.account !== undefined
          ? `account ${each.account}`
          : each.settled === undefined
            ? 'names no claim'
            : each.settled
              ? 'forwarded and settled'
              : 'forwarded, its other half has not come'
      const text = `${left(each.paymentDate ?? '-', 11)} ${left(plain(each.reason), 3)} ${right(amount(each.amountCents), 12)}  ${left(plain(each.reference ?? '-'), 22)} ${left(plain(belongs), 40)} ${plain(each.payer)}`
      await terminal.out(`${each.orphan ? styled(terminal, 'yellow', text) : text}\n`)
    }
    const [first] = all
    if (first !== undefined)
      await terminal.out(
        `\n"overturn code PLB-${plain(first.reason)}" says what it is, how to trace and how to post it.\n`,
      )
    return 0
  })
}
