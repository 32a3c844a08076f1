// Lists about providers by their NPI: who may order for Medicare, who has opted out of it, whom federal programs exclude, and the practice's own list of who is enrolled with whom.
import { isNpi } from '../../../x12/index.ts'
import { BadLine, type ListKind, type ReferenceKind } from '../kind.ts'
import { belowHead, dateOf } from './table.ts'

type Cell = (pattern: RegExp) => string

interface ProviderList {
  readonly kind: ReferenceKind
  readonly title: string
  readonly publisher: string
  /** Columns without which it is another file. */
  readonly head: readonly RegExp[]
  /** What is kept of a row; undefined for one that says nothing of anybody with an NPI. */
  readonly said: (cell: Cell) => string | undefined
}

/** Rows without an NPI are passed over: older ones of these lists have none. */
const byNpi = ({ kind, title, publisher, head, said }: ProviderList): ListKind => ({
  kind,
  title,
  publisher,
  asked: 'apart',
  dated: 'by-row',
  inForce: () => undefined,
  reader: () =>
    belowHead(
      cells => {
        const named = cells.map(cell => cell.replaceAll(/[\s_-]+/g, ' ').toLowerCase())
        return head.every(pattern => named.some(name => pattern.test(name))) ? named : undefined
      },
      (named, cells) => {
        const cell: Cell = pattern =>
          (cells[named.findIndex(name => pattern.test(name))] ?? '').replaceAll(/[,|]/g, ' ')
        const key = cell(/^npi$|npi number|^provider npi$/).trim()
        if (key === '' || /^0+$/.test(key)) return []
        if (!isNpi(key)) throw new BadLine(`"${key}" is no NPI`)
        const value = said(cell)
        return value === undefined ? [] : [{ key, value: value.replaceAll(' ', '_') }]
      },
    ),
})

const yes = (cell: string) => /^y/i.test(cell.trim())
/** A day as any of these lists writes it; empty where there is none. */
const day = (cell: string) =>
  dateOf(
    cell
      .trim()
      .replaceAll('/', '-')
      .replace(/^(\d{1,2})-(\d{1,2})-(\d{4})$/, '$1/$2/$3')
      .slice(0, 10),
  ) ?? ''

export const PROVIDER_LISTS: readonly ListKind[] = [
  /** `B.D.H`: Part B and imaging, equipment, home health. */
  byNpi({
    kind: 'order-refer',
    title: 'Who may order and refer for Medicare',
    publisher: 'CMS, twice a week, data.cms.gov "Order and Referring"',
    head: [/^npi$/, /^partb$/, /^dme$/],
    said: cell =>
      [['B', /^partb$/] as const, ['D', /^dme$/] as const, ['H', /^hha$/] as const]
        .flatMap(([sign, column]) => (yes(cell(column)) ? [sign] : []))
        .join('.'),
  }),
  /** `from,to,Y`: whether they may still order. */
  byNpi({
    kind: 'opt-out',
    title: 'Who has opted out of Medicare',
    publisher: 'CMS, each month, data.cms.gov "Opt Out Affidavits"',
    head: [/^npi$/, /^opt ?out effective date$/],
    said: cell =>
      [
        day(cell(/^opt ?out effective date$/)),
        day(cell(/^opt ?out end date$/)),
        yes(cell(/eligible to order/)) ? 'Y' : 'N',
      ].join(','),
  }),
  /** `from,reinstated`. */
  byNpi({
    kind: 'excluded',
    title: 'Whom federal health programs exclude (LEIE)',
    publisher: 'HHS Office of Inspector General, each month, UPDATED.csv',
    head: [/^npi$/, /^excldate$/, /^reindate$/],
    said: cell => [day(cell(/^excldate$/)), day(cell(/^reindate$/))].join(','),
  }),
  /** `payer,from,to`: the payer's name or identifier in small letters, empty for all. */
  byNpi({
    kind: 'enrolled',
    title: 'Your own list of who is enrolled with whom: NPI, payer, from, to',
    publisher: 'your credentialing, saved as CSV',
    head: [/^npi$|npi number|^provider npi$/, /^(?:from|effective|start)/],
    said: cell =>
      [
        cell(/^payer/)
          .trim()
          .toLowerCase(),
        day(cell(/^(?:from|effective|start)/)),
        day(cell(/^(?:to$|end|term|until)/)),
      ].join(','),
  }),
]
