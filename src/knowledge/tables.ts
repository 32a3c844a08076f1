// The code lists as tables: one row a code, with what is said of it in our own words. Read once from `codes/`; plain look-ups, no judgment.
import type {
  CarcRow,
  CodeRow,
  FilingRow,
  GroupRow,
  ProviderAdjustmentRow,
  RarcRow,
  StatusCategoryRow,
} from './entry.ts'
import { textOf } from './folder.ts'
import type { Action, Cause, Kind, Liable, PayerClass, Product, Scenario } from './vocabulary.ts'

type Row = Readonly<Record<string, string>>

/** A tab-separated table with a heading, by its first column. */
function readTable<Made>(name: string, make: (row: Row) => Made): ReadonlyMap<string, Made> {
  return new Table(name, make)
}

/** A table that is read when it is first asked, and a row of it when that is: the page of one code needs few of them. */
class Table<Made> implements ReadonlyMap<string, Made> {
  readonly #name: string
  readonly #make: (row: Row) => Made
  readonly #made = new Map<string, Made>()
  #read: { readonly columns: readonly string[]; readonly lines: ReadonlyMap<string, string> } | undefined
  constructor(name: string, make: (row: Row) => Made) {
    this.#name = name
    this.#make = make
  }
  get #lines() {
    if (this.#read !== undefined) return this.#read
    const [heading = '', ...lines] = textOf('codes', `${this.#name}.tsv`).split('\n')
    const filled = lines.filter(line => line !== '')
    this.#read = {
      columns: heading.split('\t'),
      lines: new Map(filled.map(line => [line.slice(0, line.indexOf('\t')), line])),
    }
    return this.#read
  }
  get size() {
    return this.#lines.lines.size
  }
  get(code: string): Made | undefined {
    const known = this.#made.get(code)
    if (known !== undefined) return known
    const { columns, lines } = this.#lines
    const cells = lines.get(code)?.split('\t')
    if (cells === undefined) return undefined
    const made = this.#make(Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])))
    this.#made.set(code, made)
    return made
  }
  has(code: string) {
    return this.#lines.lines.has(code)
  }
  keys() {
    return this.#lines.lines.keys()
  }
  values() {
    return this.keys().map(code => this.get(code) as Made)
  }
  entries() {
    return this.keys().map((code): [string, Made] => [code, this.get(code) as Made])
  }
  [Symbol.iterator]() {
    return this.entries()
  }
  forEach(each: (row: Made, code: string, table: ReadonlyMap<string, Made>) => void) {
    for (const [code, row] of this) each(row, code, this)
  }
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

const remarkRowOf = (row: Row): RarcRow => ({
  ...codeRow(row),
  alert: row.alert === 'yes',
  kind: row.kind as Kind,
  cause: row.cause as Cause,
  action: row.action as Action,
  form: row.form as RarcRow['form'],
  topic: row.topic ?? '',
})

/** Every remittance advice remark code, active and retired. */
export const RARCS: ReadonlyMap<string, RarcRow> = readTable('rarc', remarkRowOf)
/**
 * Reject codes of the pharmacy list that are often met (LQ01 = RX), numbers without leading zeros. The list is NCPDP's and
 * licensed; the wording is ours. Sources: `ncpdp-reject-codes`, `ncpdp-medicaid-edits`; what each asks for is our judgement.
 */
export const NCPDP_REJECTS: ReadonlyMap<string, RarcRow> = readTable('ncpdp', remarkRowOf)

const withoutZeros = (reject: string) => reject.replace(/^0+(?=.)/, '').toUpperCase()

/** True for a remark that stands in a list known here. */
export function isKnownRemark(code: string): boolean {
  return code.startsWith(PHARMACY) ? NCPDP_REJECTS.has(withoutZeros(code.slice(PHARMACY.length))) : RARCS.has(code)
}

/** How a code of the pharmacy list is written beside others, which it must not be taken for: `RX:75`, where RARC M1 is something else than `RX:M1`. */
const PHARMACY = 'RX:'

/** What a remark says, by its list: a RARC as it is, a pharmacy reject as `RX:75`. Undefined for a code of no list known here. */
export function remarkRow(code: string): RarcRow | undefined {
  if (!code.startsWith(PHARMACY)) return RARCS.get(code)
  const reject = code.slice(PHARMACY.length)
  return (
    NCPDP_REJECTS.get(withoutZeros(reject)) ?? {
      code: reject,
      active: true,
      alert: false,
      meaning: `pharmacy reject code ${reject}, which is in no list known here`,
      kind: 'denial',
      cause: 'unknown',
      action: 'query-payer',
      form: 'statement',
      topic: '',
    }
  )
}

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
/**
 * STC01-2: what a status is about, those often met. `{entity}` stands for whoever STC01-3 names. The list is X12's (claim
 * status codes) and licensed; the wording is ours.
 */
export const CLAIM_STATUS_REASONS: ReadonlyMap<string, CodeRow> = readTable('claim-status-reason', codeRow)
/** Whom an entity code names in a status (STC01-3), those often met. */
export const ENTITIES: ReadonlyMap<string, CodeRow> = readTable('entity', codeRow)

/** A status in words: `NPI of the billing provider`; the code itself where it is not known here. */
export function statusWords(status: string | undefined, entity: string | undefined): string {
  const meaning = CLAIM_STATUS_REASONS.get(status ?? '')?.meaning
  const whom = entity === undefined ? undefined : (ENTITIES.get(entity)?.meaning ?? `entity ${entity}`)
  if (meaning === undefined) return `status ${status ?? '(none)'}${whom === undefined ? '' : ` of ${whom}`}`
  if (!/\{entity\}/i.test(meaning)) return whom === undefined ? meaning : `${meaning} (${whom})`
  const named = whom ?? 'somebody who is not named'
  const capital = `${named.charAt(0).toUpperCase()}${named.slice(1)}`
  return meaning.replace('{entity}', named).replace('{Entity}', capital)
}
/** Claim filing indicators (CLP06) and the class of payer each stands for. */
export const FILINGS: ReadonlyMap<string, FilingRow> = readTable('filing', row => ({
  ...codeRow(row),
  payerClass: row.class as PayerClass,
  ...(row.product === '' || row.product === undefined ? {} : { product: row.product as Product }),
}))
/** Provider adjustment reasons (PLB). */
export const PROVIDER_ADJUSTMENTS: ReadonlyMap<string, ProviderAdjustmentRow> = readTable(
  'provider-adjustment',
  row => ({
    ...codeRow(row),
    usual: row.usual as ProviderAdjustmentRow['usual'],
  }),
)
