// `overturn compare A B`: two remittances that claim to be the same, segment by segment. Each is the number of a posted one, or one of the
// quarantine.
import type { Store } from '../store/store.ts'
import { type ComparedPart, type Comparison, compareRemittances } from '../work/remittance/compare.ts'
import { noteLook, type StorePlace, withStore } from './store.ts'
import { counted, plain, styled, type Terminal } from './terminal.ts'

export async function compare(
  first: string,
  second: string,
  { json }: { readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    await putComparison(await compareFor(store, place, first, second), json, terminal)
    return 0
  })
}

/** Compares two remittances; that somebody is about to see them is written down. */
export async function compareFor(store: Store, place: StorePlace, first: string, second: string): Promise<Comparison> {
  const comparison = await compareRemittances(store, first, second)
  await noteLook(store, place, 'remittance compare', { first, second }, comparison)
  return comparison
}

export async function putComparison(comparison: Comparison, json: boolean, terminal: Terminal): Promise<void> {
  if (json) {
    await terminal.out(`${JSON.stringify({ record: 'comparison', ...comparison })}\n`)
    return
  }
  const { first, second, sameClaims, parts } = comparison
  const side = ({ number, file, place, segments }: Comparison['first']) =>
    `${plain(number)} (${plain(file)}, remittance ${place}, ${segments} segments)`
  const lines = [`- ${side(first)}`, `+ ${side(second)}`]
  for (const part of parts) {
    lines.push('', styled(terminal, 'bold', titleOf(part)))
    for (const { mark, segment, text } of part.segments)
      lines.push(styled(terminal, mark === '-' ? 'red' : 'green', `${mark} ${segment}  ${plain(text)}`))
  }
  lines.push(
    '',
    parts.length === 0 ? 'Both say the same, segment by segment.' : `${counted(sameClaims, 'claim')} the same in both.`,
  )
  await terminal.out(`${lines.join('\n')}\n`)
}

function titleOf({ of, account, onlyIn }: ComparedPart): string {
  const what = of === 'claim' ? `Claim ${plain(account ?? '')}` : of === 'head' ? 'The head' : 'The end (PLB)'
  return onlyIn === undefined ? what : `${what}, only in the ${onlyIn}`
}
