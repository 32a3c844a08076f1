// The number by which something in quarantine is named: its file and its place there, as in 12-1.
import { rowAtPlace } from '../../store/file.ts'
import type { Row, Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

export function quarantineNumber({ fileId, ordinal }: Pick<Row<'quarantine'>, 'fileId' | 'ordinal'>): string {
  return `${fileId}-${ordinal + 1}`
}

/** What has this number. Throws Refusal `not-known` or `not-found`. */
export async function findQuarantined(store: Pick<Store, 'kysely'>, number: string): Promise<Row<'quarantine'>> {
  const match = /^(\d{1,15})-(\d{1,9})$/.exec(number)
  if (match === null)
    throw new Refusal(
      'not-known',
      `"${number}" is no number of the quarantine: those name a file and a place in it, as 12-1.`,
      '"overturn quarantine" lists them.',
    )
  const found = await rowAtPlace(store, 'quarantine', Number(match[1]), Number(match[2]) - 1)
  if (found === undefined)
    throw new Refusal('not-found', `There is nothing ${number} in quarantine.`, '"overturn quarantine" lists them.')
  return found
}
