// What a kind of official list is: how its published file is read into entries, each under one key. Nothing of a list is shipped; a practice brings its
// own copy under its publisher's terms.

export const REFERENCE_KINDS = [
  'icd-10-cm',
  'hcpcs',
  'ncci-practitioner',
  'ncci-hospital',
  'mue-practitioner',
  'mue-hospital',
  'mue-dme',
  'ncci-medicaid-practitioner',
  'ncci-medicaid-hospital',
  'ncci-medicaid-dme',
  'mue-medicaid-practitioner',
  'mue-medicaid-hospital',
  'mue-medicaid-dme',
  'add-on',
  'pfs',
  'pfs-rvu',
  'gpci',
  'anesthesia',
  'anesthesia-base',
  'mce',
  'medicare-coverage',
  'order-refer',
  'opt-out',
  'excluded',
  'enrolled',
  'icd-10-tabular',
  'revenue-codes',
  'bill-types',
  'condition-codes',
  'occurrence-codes',
  'value-codes',
  'procedure-codes',
] as const
export type ReferenceKind = (typeof REFERENCE_KINDS)[number]

/** One entry; several of one key are kept together in their order. */
export interface ReferenceEntry {
  readonly key: string
  readonly value: string
}

export interface BadRow {
  /** From 1. */
  readonly line: number
  readonly says: string
}

/** Takes the lines of one file. */
export interface ReferenceReader {
  /** Entries of a line; none for a head or a blank line. Throws BadLine where it cannot be read. */
  line(text: string): readonly ReferenceEntry[]
}

/** A row of a table by the names of its columns. */
export type TableRow = Readonly<Record<string, string | undefined>>

/** Takes the rows of several tables that point at each other, in whatever order they come, and joins them at the end. */
export interface Gathering {
  /** `table` is the file's name without its ending. Throws BadLine. */
  row(table: string, row: TableRow): void
  /** All entries, those of one key together. */
  entries(): Iterable<ReferenceEntry>
}

export class BadLine extends Error {}

/** For which days of service a file holds. ISO dates, both included; absent = open. */
export interface InForce {
  readonly from: string
  readonly to?: string
}

export type ListKind = DescribedList & (ReadByLine | Gathered)

interface ReadByLine {
  readonly reader: () => ReferenceReader
}

/** Published as tables (CSV) that have to be joined: what is kept of them has to fit into memory. */
interface Gathered {
  readonly gather: () => Gathering
}

interface DescribedList {
  readonly kind: ReferenceKind
  readonly title: string
  /** Who publishes it and how often. */
  readonly publisher: string
  /** Which files of a zip or a folder are meant, by their names; all where nothing is said. A file that is named itself is read whatever it is called. */
  readonly file?: RegExp
  /** What of a claim it is asked about: its procedures where nothing is said; `apart`: what the check names (`asks`) and nothing else. */
  readonly asked?: 'diagnoses' | 'apart'
  /** Each row bears its own dates: the list holds whenever its rows do. */
  readonly dated?: 'by-row'
  /** What the name of the file says; undefined where it says nothing. */
  readonly inForce: (fileName: string) => InForce | undefined
}
