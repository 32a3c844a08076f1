// Medicare's local coverage: which diagnoses support a procedure, by the billing and coding articles of the contractors. CMS offers its Coverage Database as tables that point at each
// other (current_article.zip, with a zip of CSV in it); they are read one after the other and joined. Codes are taken of it, never its texts.
import { BadLine, type Gathering, type ListKind, type ReferenceEntry, type TableRow } from '../kind.ts'
import { isCode } from './table.ts'

const TABLES = [
  ...['article', 'article_x_contractor', 'contractor_jurisdiction', 'contractor_type_lookup', 'state_lookup'],
  ...['article_x_hcpc_code', 'article_x_icd10_covered', 'article_x_icd10_covered_group'],
  ...['article_x_icd10_noncovered', 'article_x_icd10_noncovered_group'],
] as const

/** Parts of a state that the database has for states, each served by the contractor of the whole. */
const PART_OF: Readonly<Record<string, string>> = {
  DN: 'NY',
  QN: 'NY',
  UN: 'NY',
  EM: 'MO',
  WM: 'MO',
  NF: 'CA',
  SF: 'CA',
}
/** What stands where an article lists no code at all. */
const NO_CODE = 'XX000'

/**
 * Under a procedure the articles that limit it: `A52369-12,from,to,FL.GA,B,c1.c2`: article and version, dates, states, kinds of contractor (A, B, D for equipment),
 * the groups of diagnoses that are meant for it (`c1.n2`: covered and not). Under `dx:J069` the articles that name a diagnosis, with the groups that it is in: `A52369-12,c1`.
 */
export const medicareCoverage: ListKind = {
  kind: 'medicare-coverage',
  title: 'Medicare Coverage Database: diagnoses that support a procedure (articles)',
  publisher: 'CMS, each week, current_article.zip',
  file: new RegExp(`(?:^|[\\\\/])(?:${TABLES.join('|')})\\.csv$`, 'i'),
  dated: 'by-row',
  gather: gatherCoverage,
  inForce: () => undefined,
}

interface Dates {
  readonly from: string
  readonly to: string
}

function gatherCoverage(): Gathering {
  const articles = new Map<string, Dates>()
  const procedures = new Map<string, Set<string>>()
  const diagnoses = createDiagnoses()
  const scopes = new Map<string, readonly string[]>()
  const places = createPlaces()
  const scope = (sign: 'c' | 'n', row: TableRow, group = '') =>
    scopes.set(`${articleOf(row)} ${sign}${group.trim()}`, proceduresIn(row.paragraph ?? ''))
  const take: Readonly<Record<string, (row: TableRow) => void>> = {
    article(row) {
      const from = dayIn(row.article_eff_date)
      const to = dayIn(row.date_retired) || dayIn(row.article_end_date)
      // Drafts bind nobody.
      if (row.status !== 'P' && row.status !== 'F' && from !== '') articles.set(articleOf(row), { from, to })
    },
    article_x_hcpc_code(row) {
      const code = (row.hcpc_code_id ?? '').trim().toUpperCase()
      if (isCode(code)) ofKey(procedures, articleOf(row), () => new Set<string>()).add(code)
    },
    article_x_icd10_covered: row => diagnoses.add(row, `c${row.icd10_covered_group?.trim() ?? ''}`),
    article_x_icd10_noncovered: row => diagnoses.add(row, `n${row.icd10_noncovered_group?.trim() ?? ''}`),
    article_x_icd10_covered_group: row => scope('c', row, row.icd10_covered_group),
    article_x_icd10_noncovered_group: row => scope('n', row, row.icd10_noncovered_group),
    ...places.take,
  }
  /** Groups of diagnoses that are meant for the procedure. */
  const meant = (article: string, procedure: string) =>
    diagnoses.groupsOf(article).filter(group => {
      const named = scopes.get(`${article} ${group}`) ?? []
      return named.length === 0 || named.some(each => isWithin(procedure, each))
    })
  return {
    row: (table, row) => take[table]?.(row),
    *entries() {
      for (const [article, codes] of procedures) {
        const dates = articles.get(article)
        const { states, parts } = places.of(article)
        if (dates === undefined || states.length === 0) continue
        for (const key of codes) {
          const groups = meant(article, key)
          const value = [article, dates.from, dates.to, states.join('.'), parts, groups.join('.')].join(',')
          if (groups.length > 0) yield { key, value }
        }
      }
      yield* diagnoses.entries()
    },
  }
}

/** By diagnosis, so that the few of a claim are asked for together. */
function createDiagnoses() {
  const names = new Map<string, string>()
  const groups = new Map<string, Set<string>>()
  /** Article and group in turn: half a million of them lie in memory. */
  const said = new Map<string, string[]>()
  const one = (text: string) => ofKey(names, text, () => text)
  return {
    add(row: TableRow, sign: string) {
      const code = (row.icd10_code_id ?? '').replaceAll('.', '').trim().toUpperCase()
      if (code === '' || code === NO_CODE) return
      if (!/^[A-Z][0-9A-Z]{2,6}$/.test(code)) throw new BadLine(`"${row.icd10_code_id ?? ''}" is no diagnosis`)
      const article = one(articleOf(row))
      const group = one(sign)
      ofKey(groups, article, () => new Set<string>()).add(group)
      ofKey(said, code, () => []).push(article, group)
    },
    groupsOf: (article: string) => [...(groups.get(article) ?? [])],
    *entries(): Generator<ReferenceEntry> {
      for (const [code, pairs] of said) {
        const marks = new Map<string, string[]>()
        for (let at = 0; at < pairs.length; at += 2) ofKey(marks, pairs[at] ?? '', () => []).push(pairs[at + 1] ?? '')
        for (const [article, each] of marks) yield { key: `dx:${code}`, value: `${article},${each.join('.')}` }
      }
    },
  }
}

/** For which states an article holds: those of the contractors that made it. */
function createPlaces() {
  const contractors = new Map<string, Set<string>>()
  const states = new Map<string, Set<string>>()
  const named = new Map<string, string>()
  const types = new Map<string, string>()
  const contractorOf = (row: TableRow) =>
    [row.contractor_id, row.contractor_type_id, row.contractor_version].map(each => each?.trim()).join('|')
  return {
    take: {
      article_x_contractor(row: TableRow) {
        ofKey(contractors, articleOf(row), () => new Set<string>()).add(contractorOf(row))
      },
      contractor_jurisdiction(row: TableRow) {
        // A contractor that has given the state up.
        if (dayIn(row.term_date) !== '') return
        ofKey(states, contractorOf(row), () => new Set<string>()).add((row.state_id ?? '').trim())
      },
      contractor_type_lookup(row: TableRow) {
        types.set((row.contractor_type_id ?? '').trim(), partOf(row.description ?? ''))
      },
      state_lookup(row: TableRow) {
        const state = (row.state_abbrev ?? '').trim().toUpperCase()
        named.set((row.state_id ?? '').trim(), PART_OF[state] ?? state)
      },
    },
    of(article: string): { readonly states: readonly string[]; readonly parts: string } {
      const found = new Set<string>()
      const parts = new Set<string>()
      for (const contractor of contractors.get(article) ?? []) {
        parts.add(types.get(contractor.split('|')[1] ?? '') ?? '')
        for (const state of states.get(contractor) ?? []) found.add(named.get(state) ?? '')
      }
      found.delete('')
      return { states: [...found].sort(), parts: [...parts].sort().join('') }
    },
  }
}

/** What a contractor decides about: `MAC - Part B`, `DME MAC`. Home health and hospice are left out. */
function partOf(description: string): string {
  if (/DME/i.test(description)) return 'D'
  if (/HHH|home health/i.test(description)) return ''
  const parts = /part ([AB])/i.exec(description)?.[1]?.toUpperCase()
  return parts ?? (/A.{1,5}B/.test(description) ? 'AB' : '')
}

/** Procedures that a paragraph is about: `93306`, `93306-93308`. None where it names none: it is about all of the article. */
function proceduresIn(paragraph: string): readonly string[] {
  const plain = paragraph.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&#?\w+;/g, ' ')
  return (
    plain.match(
      /\b(?:\d{4}[0-9FMTU]|[A-CE-V]\d{4})\b(?:\s*(?:-|–|through|thru|to)\s*(?:\d{4}[0-9FMTU]|[A-CE-V]\d{4})\b)?/g,
    ) ?? []
  )
}

function isWithin(procedure: string, named: string): boolean {
  const [first = '', last = first] = named.match(/[0-9A-Z]{5}/g) ?? []
  return procedure >= first && procedure <= last
}

const articleOf = ({ article_id = '', article_version = '' }: TableRow) =>
  `A${article_id.trim()}-${article_version.trim()}`

/** `2025-08-14 00:00:00` or `08/14/2025`; empty where there is none. */
function dayIn(text: string | undefined): string {
  const iso = /^(\d{4}-\d\d-\d\d)/.exec(text?.trim() ?? '')?.[1]
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text?.trim() ?? '')
  if (iso !== undefined) return iso
  return slashed === null
    ? ''
    : `${slashed[3]}-${(slashed[1] ?? '').padStart(2, '0')}-${(slashed[2] ?? '').padStart(2, '0')}`
}

function ofKey<Value>(map: Map<string, Value>, key: string, made: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const value = made()
  map.set(key, value)
  return value
}
