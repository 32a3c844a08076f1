// Reads the tables and entries of this folder into memory: the folder is the index. Plain look-ups, no judgement.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  CarcRow,
  CausePlaybook,
  Citation,
  ClockRule,
  CodeEntry,
  CodeRow,
  FilingRow,
  GroupRow,
  PayerEntry,
  ProviderAdjustmentRow,
  RarcRow,
  RemarkEntry,
  Rule,
  StatusCategoryRow,
} from './entry.ts'
import type { Action, Cause, Kind, Liable, PayerClass, Scenario } from './vocabulary.ts'

export * from './entry.ts'
export * from './vocabulary.ts'

const HERE = import.meta.dirname

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
/** STC01-1: what a receiver or payer says of a claim on its way; `status` is what it comes to for us. */
export const STATUS_CATEGORIES: ReadonlyMap<string, StatusCategoryRow> = readTable('status-category', row => ({
  code: row.code ?? '',
  verdict: row.status as StatusCategoryRow['verdict'],
  meaning: row.meaning ?? '',
}))
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

/** Any file of this folder that holds one thing in JSON. */
function readJson<Read>(...path: readonly string[]): Read {
  return JSON.parse(readFileSync(join(HERE, ...path), 'utf8')) as Read
}

/** Every source that is cited, by its name. */
const sources = readJson<Readonly<Record<string, Citation>>>('sources.json')
export const SOURCES: readonly Citation[] = Object.values(sources)

/** A source by the name under which entries cite it. */
export function sourceNamed(name: string): Citation | undefined {
  return sources[name]
}

/** What the names under `cites` stand for. A name that stands for nothing is a mistake in our own data. */
function citations(names: readonly string[]): readonly Citation[] {
  return names.map(name => {
    const source = sources[name]
    if (source === undefined) throw new Error(`sources.json has no "${name}"`)
    return source
  })
}

/** A shape as it is written: sources by their names. */
type Written<Shape> = Omit<Shape, 'cites'> & { readonly cites: readonly string[] }

function withCitations<Shape>(written: Written<Shape>): Shape {
  return { ...written, cites: citations(written.cites) } as unknown as Shape
}

/** The entries of a folder, by their files' names. */
function namesIn(folder: string): readonly string[] {
  return readdirSync(join(HERE, folder))
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -5))
    .sort()
}

/** One file per entry, read when first asked for, so that a short command does not pay for hundreds of them. */
function createShelf<Shape>(folder: string, read: (name: string) => Shape) {
  let names: readonly string[] | undefined
  let known: ReadonlySet<string> | undefined
  const made = new Map<string, Shape>()
  return {
    names: () => (names ??= namesIn(folder)),
    get(name: string): Shape | undefined {
      known ??= new Set(this.names())
      if (!known.has(name)) return undefined
      const kept = made.get(name)
      if (kept !== undefined) return kept
      const shape = read(name)
      made.set(name, shape)
      return shape
    },
  }
}

interface WrittenEntry extends Omit<Written<CodeEntry>, 'rules'> {
  readonly rules?: readonly Written<Rule>[]
}
function readEntry(folder: string, name: string): CodeEntry {
  const { rules, ...rest } = readJson<WrittenEntry>(folder, `${name}.json`)
  const entry = withCitations<CodeEntry>(rest)
  return rules === undefined ? entry : { ...entry, rules: rules.map(rule => withCitations<Rule>(rule)) }
}

const shelves = {
  carc: createShelf('carc', name => readEntry('carc', name)),
  rarc: createShelf('rarc', name => readEntry('rarc', name) as RemarkEntry),
  causes: createShelf('causes', name => withCitations<CausePlaybook>(readJson('causes', `${name}.json`))),
  payers: createShelf('payers', readPayer),
}

/** What more is known of a code, from its own file; undefined when there is none. */
export function entryOf(list: 'carc' | 'rarc', code: string): CodeEntry | undefined {
  return shelves[list].get(code)
}

/** What more is known of a remark: what it asks for, and where. */
export function remarkOf(code: string): RemarkEntry | undefined {
  return shelves.rarc.get(code)
}

/** The codes that have a file of their own. */
export function codesWithEntry(list: 'carc' | 'rarc'): readonly string[] {
  return shelves[list].names()
}

/** The rules of a code, from its entry; none when it has none. */
export function rulesOf(list: 'carc' | 'rarc', code: string): readonly Rule[] {
  return entryOf(list, code)?.rules ?? []
}

/** The names of all payers and payer classes that have a file. */
export function payerNames(): readonly string[] {
  return shelves.payers.names()
}

/** A payer or payer class by its file's name; undefined when there is none. */
export function payerOf(id: string): PayerEntry | undefined {
  return shelves.payers.get(id)
}

/** Deadlines and ways to correct that several payers share, by name. */
interface PayerParts {
  readonly clocks: Readonly<Record<string, Written<ClockRule>>>
  readonly corrections: Readonly<Record<string, Written<PayerEntry['correction']>>>
}
interface WrittenPayer extends Omit<PayerEntry, 'clocks' | 'correction'> {
  readonly clocks: readonly (string | Written<ClockRule>)[]
  readonly correction: string | Written<PayerEntry['correction']>
}
let parts: PayerParts | undefined

function readPayer(name: string): PayerEntry {
  parts ??= readJson<PayerParts>('payer-parts.json')
  const written = readJson<WrittenPayer>('payers', `${name}.json`)
  return {
    ...written,
    clocks: written.clocks.map(clock => withCitations<ClockRule>(partOf(clock, parts?.clocks))),
    correction: withCitations<PayerEntry['correction']>(partOf(written.correction, parts?.corrections)),
  }
}

function partOf<Part>(part: string | Part, shared: Readonly<Record<string, Part>> | undefined): Part {
  if (typeof part !== 'string') return part
  const found = shared?.[part]
  if (found === undefined) throw new Error(`payer-parts.json has no "${part}"`)
  return found
}

const defaults = new Map<PayerClass, PayerEntry | undefined>()

/** The entry that holds for a class of payers while nothing nearer is known; undefined when no file names the class. */
export function payerForClass(payerClass: PayerClass): PayerEntry | undefined {
  if (!defaults.has(payerClass))
    for (const id of payerNames()) for (const named of payerOf(id)?.classes ?? []) defaults.set(named, payerOf(id))
  return defaults.get(payerClass)
}

/** The playbook of a cause; every cause has one. */
export function playbookOf(cause: Cause): CausePlaybook {
  const playbook = shelves.causes.get(cause)
  if (playbook === undefined) throw new Error(`causes/${cause}.json is missing`)
  return playbook
}

let version: string | undefined

/** Names what is known, for decisions that are kept: a hash over every file of this folder. */
export function knowledgeVersion(): string {
  if (version !== undefined) return version
  const hash = createHash('sha256')
  const names = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter(name => /\.(json|tsv|ts)$/.test(name) && !name.endsWith('.test.ts')).sort())
    hash.update(name).update(readFileSync(join(HERE, name)))
  version = hash.digest('hex').slice(0, 16)
  return version
}
