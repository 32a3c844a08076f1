// Published figures of a payer as they stand in a sheet: a row for each figure, as a payer posts its prior-authorization metrics (89 FR 8758, CMS-0057-F), or the wide
// rows of the exchanges' transparency file, of which only the columns about the issuer are read. Pure.
import { Refusal } from '../refusal.ts'
import { columnsTaken, placesIn, type Sheet, type SheetRow, sheetRows } from '../sheet/columns.ts'

export interface ReadFigure {
  readonly metric: string
  readonly about: string
  readonly told: string
  readonly numerator: number | null
  readonly denominator: number | null
}

export const PUBLISHED_COLUMNS = ['metric', 'value', 'plan'] as const
type Column = (typeof PUBLISHED_COLUMNS)[number]
const HEADS: Readonly<Record<Column, RegExp>> = {
  metric: /^(metric|measure|name|description|requirement)$/,
  value: /^(value|result|percent|percentage|rate|figure|reported)$/,
  plan: /^(plan|contract|contractid|state|product|lineofbusiness|program)$/,
}

export interface ReadPublished {
  readonly figures: readonly ReadFigure[]
  readonly columns: Readonly<Record<string, string>>
}

/** `issuer` chooses one in the transparency file. Throws Refusal where it is neither, or where several issuers fit. */
export function readPublished(
  sheet: Sheet,
  named: Readonly<Partial<Record<Column, string>>>,
  issuer: string | undefined,
): ReadPublished {
  const rows = sheetRows(sheet)
  const head = rows.findIndex(({ cells }) => cells.some(cell => plain(cell) === 'issuerid'))
  const wide = rows[head]
  return wide === undefined ? longRows(rows, named) : wideRows(wide.cells, rows.slice(head + 1), issuer)
}

const plain = (cell: string) => cell.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

function longRows(rows: readonly SheetRow[], named: Readonly<Partial<Record<Column, string>>>): ReadPublished {
  const [{ cells: head } = { cells: [] }, ...body] = rows
  const places = placesIn(head, HEADS, named, { metric: 'name of the figure', value: 'value' })
  const at = (cells: readonly string[], name: Column) =>
    (places[name] === undefined ? '' : (cells[places[name]] ?? '')).trim().slice(0, 200)
  const figures = body
    .map(({ cells }) => ({ metric: at(cells, 'metric'), about: at(cells, 'plan'), told: at(cells, 'value') }))
    .filter(({ metric, told }) => metric !== '' && told !== '')
    .map(each => ({ ...each, numerator: null, denominator: null }))
  return { figures, columns: columnsTaken(head, places) as Readonly<Record<string, string>> }
}

/** Shares of the transparency file: what is divided by what; several columns are added up, as later years tell networks apart. */
const SHARES: readonly { readonly metric: string; readonly over: readonly string[]; readonly of: readonly string[] }[] =
  [
    {
      metric: 'Claims denied of claims received',
      over: [
        'issuerclaimsdenials',
        'issuerclaimsdenied',
        'issuerclaimsdeniedinnetwork',
        'issuerclaimsdeniedoutofnetwork',
      ],
      of: ['issuerclaimsreceived', 'issuerclaimsreceivedinnetwork', 'issuerclaimsreceivedoutofnetwork'],
    },
    {
      metric: 'Internal appeals overturned of those filed',
      over: ['issuernumberinternalappealsoverturned'],
      of: ['issuerinternalappealsfiled', 'issuerinternalappealsfilled'],
    },
    {
      metric: 'External appeals overturned of those filed',
      over: ['issuernumberexternalappealsoverturned'],
      of: ['issuerexternalappealsfiled'],
    },
  ]

function wideRows(head: readonly string[], body: readonly SheetRow[], issuer: string | undefined): ReadPublished {
  const heads = head.map(plain)
  const cell = (cells: readonly string[], name: string) => (cells[heads.indexOf(name)] ?? '').trim()
  const wanted = (issuer ?? '').toLowerCase()
  const found = new Map<string, readonly string[]>()
  for (const { cells } of body) {
    const [id, name] = [cell(cells, 'issuerid'), cell(cells, 'issuername')]
    // Each plan of an issuer repeats what is said of the issuer.
    if (id !== '' && (wanted === id.toLowerCase() || (wanted !== '' && name.toLowerCase().includes(wanted))))
      found.set(`${cell(cells, 'state')} ${id} ${name}`, found.get(`${cell(cells, 'state')} ${id} ${name}`) ?? cells)
  }
  const [only, ...more] = [...found]
  if (only === undefined)
    throw new Refusal(
      'not-known',
      'Say which issuer of the file it is: its number (Issuer_ID), or a part of its name.',
      '--issuer 12345',
    )
  if (more.length > 0)
    throw new Refusal(
      'ambiguous',
      `Several issuers fit: ${[...found.keys()].slice(0, 8).join('; ')}. Say the number of one.`,
      '--issuer 12345',
    )
  const [about, cells] = only
  const figures = SHARES.flatMap(({ metric, over, of }): readonly ReadFigure[] => {
    const [above, below] = [over, of].map(names => addedUp(names.map(name => [name, cell(cells, name)])))
    if (above === undefined || below === undefined || below.sum === 0 || above.networks !== below.networks) return []
    const [numerator, denominator] = [above.sum, below.sum]
    return [
      {
        metric,
        about: about.trim(),
        told: `${((numerator / denominator) * 100).toFixed(1)} %`,
        numerator,
        denominator,
      },
    ]
  })
  return {
    figures,
    columns: Object.fromEntries(
      heads.flatMap((name, at) =>
        SHARES.some(({ over, of }) => [...over, ...of].includes(name)) ? [[name, head[at] ?? '']] : [],
      ),
    ),
  }
}

/**
 * What is known of each network, added up; undefined where nothing is. What is held back in the file is no zero, and a share is of the networks that are known above
 * and below the line alike.
 */
function addedUp(
  cells: readonly (readonly [name: string, cell: string])[],
): { readonly networks: string; readonly sum: number } | undefined {
  const known = cells
    .map(([name, cell]) => [networkOf(name), cell.replaceAll(',', '')] as const)
    .filter(([, cell]) => /^\d+(\.0+)?$/.test(cell))
  if (known.length === 0) return undefined
  return {
    networks: known
      .map(([network]) => network)
      .sort()
      .join(' '),
    sum: known.reduce((sum, [, cell]) => sum + Number(cell), 0),
  }
}

const networkOf = (name: string) => /(?:in|outof)network$/.exec(name)?.[0] ?? 'both'
