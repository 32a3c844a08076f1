// Reads the tables and entries of this folder into memory: the folder is the index. Plain look-ups, no judgement.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type {
  CarcRow,
  CausePlaybook,
  CodeEntry,
  CodeRow,
  FilingRow,
  GroupRow,
  PayerEntry,
  ProviderAdjustmentRow,
  RarcRow,
  Rule,
} from './entry.ts'
import type { Action, Cause, Kind, Liable, PayerClass, Scenario } from './vocabulary.ts'

export * from './entry.ts'
export * from './vocabulary.ts'

const HERE = import.meta.dirname
/** Entries are loaded when first asked for, so that a short command does not pay for hundreds of files. */
const require = createRequire(import.meta.url)

type Row = Readonly<Record<string, string>>

/** A tab-separated table with a heading, by its first column. */
function readTable<Made>(name: string, make: (row: Row) => Made): ReadonlyMap<string, Made> {
  const [heading = '', ...lines] = readFileSync(join(HERE, 'codes', `${name}.tsv`), 'utf8').split('\n')
  const columns = heading.split('\t')
  const table = new Map<string, Made>()
  for (const line of lines) {
    if (line === '') continue
    const cells = line.split('\t')
    const row: Record<string, string> = {}
    for (let at = 0; at < columns.length; at++) row[columns[at] ?? ''] = cells[at] ?? ''
    table.set(cells[0] ?? '', make(row))
  }
  return table
}

const words = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(' '))
const codeRow = (row: Row): CodeRow => ({
  code: row.code ?? '',
  active: row.status === 'active',
  meaning: row.meaning ?? '',
})

/** Every claim adjustment reason code, active and retired. */
export const CARCS: ReadonlyMap<string, CarcRow> = readTable('carc', row => ({
  ...codeRow(row),
  ...(row.until === '' || row.until === undefined ? {} : { until: row.until }),
  kind: row.kind as Kind,
  cause: row.cause as Cause,
  action: row.action as Action,
  appealable: row.appealable === 'yes',
  groups: words(row.groups),
  needsRemark: row.remark === 'yes',
  scenarios: words(row.scenario) as Scenario[],
  replacedBy: words(row.replacedBy),
  note: row.note ?? '',
}))

/** Every remittance advice remark code, active and retired. */
export const RARCS: ReadonlyMap<string, RarcRow> = readTable('rarc', row => ({
  ...codeRow(row),
  alert: row.alert === 'yes',
  kind: row.kind as Kind,
  cause: row.cause as Cause,
  action: row.action as Action,
  form: row.form as RarcRow['form'],
  topic: row.topic ?? '',
}))

/** Claim adjustment group codes. */
export const GROUPS: ReadonlyMap<string, GroupRow> = readTable('group', row => ({
  ...codeRow(row),
  title: row.title ?? '',
  liable: row.liable as Liable,
}))
/** Claim status codes (CLP02). */
export const CLAIM_STATUSES: ReadonlyMap<string, CodeRow> = readTable('claim-status', codeRow)
/** Claim filing indicators (CLP06) and the class of payer each stands for. */
export const FILINGS: ReadonlyMap<string, FilingRow> = readTable('filing', row => ({
  ...codeRow(row),
  payerClass: row.class as PayerClass,
}))
/** Provider adjustment reasons (PLB). */
export const PROVIDER_ADJUSTMENTS: ReadonlyMap<string, ProviderAdjustmentRow> = readTable(
  'provider-adjustment',
  row => ({
    ...codeRow(row),
    takes: row.takes as ProviderAdjustmentRow['takes'],
  }),
)

const entries = new Map<string, CodeEntry | undefined>()

/** What more is known of a code, from its own file; undefined when there is none. */
export function entryOf(list: 'carc' | 'rarc', code: string): CodeEntry | undefined {
  const key = `${list}/${code}`
  if (entries.has(key)) return entries.get(key)
  const path = join(HERE, list, `${code}.ts`)
  const entry =
    /^[A-Z0-9]+$/.test(code) && existsSync(path) ? (require(path) as { readonly entry: CodeEntry }).entry : undefined
  entries.set(key, entry)
  return entry
}

/** The codes that have a file of their own. */
export function codesWithEntry(list: 'carc' | 'rarc'): string[] {
  return namesIn(list)
}

/** The entries of a folder, by their files' names. */
function namesIn(folder: string): string[] {
  const path = join(HERE, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => name.slice(0, -3))
    .sort()
}

/** The rules of a code, from its entry; none when it has none. */
export function rulesOf(list: 'carc' | 'rarc', code: string): readonly Rule[] {
  return entryOf(list, code)?.rules ?? []
}

/** The names of all payers and payer classes that have a file. */
export function payerNames(): string[] {
  return namesIn('payers')
}

/** A payer or payer class by its file's name; undefined when there is none. */
export function payerOf(id: string): PayerEntry | undefined {
  const path = join(HERE, 'payers', `${id}.ts`)
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(path)) return undefined
  return (require(path) as { readonly payer: PayerEntry }).payer
}

const defaults = new Map<PayerClass, PayerEntry | undefined>()

/** The entry that holds for a class of payers while nothing nearer is known; undefined when no file names the class. */
export function payerForClass(payerClass: PayerClass): PayerEntry | undefined {
  if (!defaults.has(payerClass))
    for (const id of payerNames()) for (const named of payerOf(id)?.classes ?? []) defaults.set(named, payerOf(id))
  return defaults.get(payerClass)
}

const playbooks = new Map<Cause, CausePlaybook>()

/** The playbook of a cause; every cause has one. */
export function playbookOf(cause: Cause): CausePlaybook {
  const known = playbooks.get(cause)
  if (known !== undefined) return known
  const { playbook } = require(join(HERE, 'causes', `${cause}.ts`)) as { readonly playbook: CausePlaybook }
  playbooks.set(cause, playbook)
  return playbook
}
