// `overturn quarantine`: remittances that were not posted, and why; one of them compared with what is posted under its number, or released.
import { listQuarantine } from '../store/quarantine.ts'
import type { Store } from '../store/store.ts'
import { findQuarantined, quarantineNumber } from '../work/file/quarantine-number.ts'
import { release } from '../work/file/release.ts'
import { Refusal } from '../work/refusal.ts'
import { compareRemittances } from '../work/remittance/compare.ts'
import { putComparison } from './compare.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, counted, plain, styled, type Terminal, wrap } from './terminal.ts'

export interface QuarantineWords {
  readonly json: boolean
  /** A number of the quarantine, as 12-1: what to compare with the posted one, or to post after all. */
  readonly compare?: string
  readonly release?: string
  /** Why it is released: what the payer said. */
  readonly because?: string
}

/** Lists what is in quarantine, newest first; compares or releases one. */
export async function quarantine(words: QuarantineWords, place: StorePlace, terminal: Terminal): Promise<number> {
  return withStore(place, terminal, async store => {
    if (words.release !== undefined) return releaseOne(store, words.release, words, place, terminal)
    if (words.compare !== undefined) {
      const posted = await postedBeside(store, words.compare)
      await putComparison(await compareRemittances(store, posted, words.compare), words.json, terminal)
      return 0
    }
    await putList(store, words.json, terminal)
    return 0
  })
}

async function releaseOne(
  store: Store,
  number: string,
  { json, because }: QuarantineWords,
  { who, now }: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const made = await release(store, number, { who, now }, because)
  await terminal.out(
    json
      ? `${JSON.stringify({ record: 'released', number, ...made })}\n`
      : `${plain(number)} is posted as remittance ${made.remittance}: ${counted(made.claims, 'claim')}, ${counted(made.denials, 'denial')} opened.\n`,
  )
  return 0
}

/** The number of the remittance that stood in its way. */
async function postedBeside(store: Store, number: string): Promise<string> {
  const { difference } = await findQuarantined(store, number)
  const { remittance } = JSON.parse(difference) as { readonly remittance?: number }
  if (remittance === undefined)
    throw new Refusal('not-known', `${number} is in quarantine for what it is itself; nothing else bears its number.`)
  return String(remittance)
}

async function putList(store: Store, json: boolean, terminal: Terminal): Promise<void> {
  const rows = await listQuarantine(store)
  if (json) {
    for (const row of rows)
      await terminal.out(
        `${JSON.stringify({
          record: 'quarantined',
          number: quarantineNumber(row),
          file: row.file,
          remittance: row.ordinal,
          reason: row.reason,
          says: row.says,
          control: row.control,
          trace: row.trace ?? undefined,
          paymentCents: row.paymentCents,
          claims: row.claims,
          difference: JSON.parse(row.difference) as unknown,
        })}\n`,
      )
    return
  }
  if (rows.length === 0) await terminal.out('Nothing is in quarantine.\n')
  for (const row of rows)
    await terminal.out(
      `${styled(terminal, 'bold', `${quarantineNumber(row)}  ${plain(row.file)}`)}, remittance ${row.ordinal + 1} (number ${plain(row.control)}, trace ${plain(row.trace ?? '-')}): $${amount(row.paymentCents)}, ${row.claims} claims\n${wrap(
        plain(row.says),
        96,
      )
        .map(text => `    ${text}`)
        .join('\n')}\n`,
    )
  if (rows.some(row => row.reason === 'conflict'))
    await terminal.out(
      '"overturn quarantine --compare NO." shows what differs from the posted one; "--release NO." posts it after all, where both hold.\n',
    )
}
