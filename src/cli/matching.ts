// `overturn unmatched`: claims that no remittance answered and remittances that no claim fits. `overturn match`: a person's word on it,
// or taking it back.
import { listUnmatched, matchByHand, unmatch } from '../work/intake/match/by-hand.ts'
import { Refusal } from '../work/refusal.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, left, plain, right, styled, type Terminal } from './terminal.ts'

export async function unmatched(
  { json, limit }: { readonly json: boolean; readonly limit: string },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const most = Number(limit)
    if (!Number.isInteger(most) || most < 1)
      throw new Refusal('not-known', `--limit takes a whole number, not "${plain(limit)}".`)
    const found = await listUnmatched(store, most)
    if (json) {
      await terminal.out(`${JSON.stringify({ record: 'unmatched', ...found })}\n`)
      return 0
    }
    const lines = [
      styled(terminal, 'bold', 'Remittances whose claim is not known for sure'),
      ...(found.adjudications.length === 0 ? ['  none'] : []),
      ...found.adjudications.map(
        each =>
          `  ${right(String(each.id), 8)}  ${left(plain(each.account), 20)} ${left(plain(each.patient ?? '-'), 22)} ${right(amount(each.chargeCents), 11)}  ${each.paymentDate ?? '-'}  ${left(each.sure, 7)} ${plain(each.why)}${each.claimId === null ? '' : ` (claim ${each.claimId})`}`,
      ),
      '',
      styled(terminal, 'bold', 'Claims that no remittance has answered'),
      ...(found.claims.length === 0 ? ['  none'] : []),
      ...found.claims.map(
        each =>
          `  ${right(String(each.id), 8)}  ${left(plain(each.account), 20)} ${left(plain(each.patient ?? '-'), 22)} ${right(amount(each.chargeCents), 11)}  sent ${each.sentOn ?? '-'}  ${plain(each.payer ?? '')}`,
      ),
      '',
      'Say which belong together: overturn match <remittance claim> --claim <claim>; --undo takes it back.',
    ]
    await terminal.out(`${lines.join('\n')}\n`)
    return 0
  })
}

export async function match(
  id: string,
  words: { readonly claim?: string; readonly undo?: true },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    const remitClaim = Number(id)
    const claim = Number(words.claim)
    if (!Number.isInteger(remitClaim) || (words.undo !== true && !Number.isInteger(claim)))
      throw new Refusal(
        'empty',
        'Say both: overturn match <remittance claim> --claim <claim>, by the numbers in "overturn unmatched".',
      )
    const deed = { who: place.who, now: place.now }
    if (words.undo === true) await unmatch(store, remitClaim, deed)
    else await matchByHand(store, remitClaim, claim, deed)
    await terminal.out(words.undo === true ? 'Taken back; matching has decided again.\n' : 'Laid together.\n')
    return 0
  })
}
