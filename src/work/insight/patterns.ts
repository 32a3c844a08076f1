// Where denials come from: by payer, cause or code, the most dollars first; month by month; and what has changed, with the months and counts that say so.

import { z } from 'zod'
import { changePointsOf, LEAST_TRIES, type MonthCount } from '../../decide/change-points.ts'
import { sum } from '../../decide/sum.ts'
import { chapterOf } from '../../knowledge/icd-chapters.ts'
import { FAMILY_OF } from '../../knowledge/load.ts'
import { countByPart, DENIAL_PARTS, type DenialPart, type PartCell, SEVERAL } from '../../store/denial-parts.ts'
import { type AnswerCell, countDenials, countFirstAnswers, type DenialCell, type Span } from '../../store/insight.ts'
import { payersByName } from '../../store/payer.ts'
import type { Row, Store } from '../../store/store.ts'
import { NO_OUTCOME } from '../denial/after.ts'
import { titled } from '../input.ts'
import { lineOf } from '../payer/line.ts'
import { defineView } from '../view.ts'
import { DENIED, deniedCentsOf, hasOutcome, isEnded, WITH_OUTCOME } from './measure.ts'
import { printedPatterns } from './print.ts'
import { spanOf, spanShape } from './span.ts'

const count = z.number().int()
/** What denials are grouped by: what is kept of each as sums, and what is read from what stands beside it. */
export const GROUPED_BY = ['payer', 'cause', 'code', 'family', ...DENIAL_PARTS] as const
const cell = z.object({
  payer: z.string(),
  cause: z.string(),
  denials: count,
  cents: count,
})
const group = z.object({
  name: z.string(),
  denials: count,
  cents: count.describe('Denied'),
  recoveredCents: count,
  lostCents: count.describe('Of those closed: denied and not paid'),
  share: z.number().describe('Of all dollars denied'),
  upTo: z.number().optional().describe('Together with those above; absent where a denial may stand under several'),
})
const month = z.object({
  month: z.string(),
  claims: count.describe('First answers of payers'),
  denied: count.describe('Of them with a denial'),
  deniedCents: count,
  chargeCents: count,
})
const change = z.object({
  since: z.string().describe('The first month of the new rate'),
  payer: z.string().optional(),
  cause: z.string().optional(),
  before: z.object({ hits: count, tries: count }),
  after: z.object({ hits: count, tries: count }),
  strength: z.number().describe('Twice the logarithm of the likelihood ratio; 12 is where one is believed'),
  says: z.string(),
})
const answer = z.object({
  of: z.enum(GROUPED_BY),
  several: z.boolean().describe('A denial with several of these is counted under each, with all its dollars'),
  groups: z.array(group).readonly(),
  cells: z.array(cell).readonly().describe('Payer by cause, where there is anything'),
  months: z.array(month).readonly(),
  changes: z.array(change).readonly().describe('Rates that changed, the newest first'),
  method: z.string(),
})
export type Patterns = z.infer<typeof answer>

const METHOD = `A change is told where two rates fit the months far better than one (likelihood ratio of binomial counts, with at least ${LEAST_TRIES} answers on either side).`

export const view = defineView(import.meta.url, {
  title: 'Patterns',
  says: 'Where denials come from: payers, causes and codes by dollars, month by month, and what has changed.',
  right: 'read',
  looks: false,
  path: '/insight/patterns',
  screen: '/patterns',
  query: z.object({
    of: titled(z.enum(GROUPED_BY).default('payer'), 'Grouped by'),
    ...spanShape,
  }),
  answer,
  print: printedPatterns,
  async read({ store }, asked) {
    const span = await spanOf(store, asked)
    const answers = await countFirstAnswers(store, span)
    const coded = await countDenials(store, span, ['payerId', 'cause', 'groupCode', 'carc', 'state'])
    const monthly = await countDenials(store, span, ['period', 'payerId', 'cause', 'state'])
    const payers = new Map((await payersByName(store)).map(payer => [payer.id, payer]))
    const payerOf = (id: number) => payers.get(id)?.name ?? String(id)
    const denials = coded.filter(hasOutcome)
    return {
      of: asked.of,
      several: isPart(asked.of) && SEVERAL.includes(asked.of),
      groups: isPart(asked.of)
        ? await partGroups(store, asked.of, { span, payers, all: sum(denials, deniedCentsOf) })
        : groupsOf(denials, denial => nameIn(asked.of as Kept, denial, payerOf)),
      cells: cellsOf(denials, payerOf),
      months: monthsOf(answers),
      changes: changesIn(answers, monthly.filter(hasOutcome), payerOf),
      method: METHOD,
    }
  },
})

type Coded = DenialCell<'payerId' | 'cause' | 'groupCode' | 'carc' | 'state'>
type Monthly = DenialCell<'period' | 'payerId' | 'cause' | 'state'>

type Kept = Exclude<Patterns['of'], DenialPart>
const isPart = (of: Patterns['of']): of is DenialPart => DENIAL_PARTS.some(part => part === of)

function nameIn(of: Kept, denial: Coded, payerOf: (id: number) => string): string {
  switch (of) {
    case 'payer':
      return payerOf(denial.payerId)
    case 'cause':
      return denial.cause
    case 'code':
      return `${denial.groupCode}-${denial.carc}`
    case 'family':
      return FAMILY_OF[denial.cause as keyof typeof FAMILY_OF]
  }
}

interface Grouped {
  readonly name: string
  readonly denials: number
  readonly cents: number
  readonly recoveredCents: number
  readonly lostCents: number
}

function groupsOf(denials: readonly Coded[], nameOf: (denial: Coded) => string): Patterns['groups'] {
  const groups = [...Map.groupBy(denials, nameOf)].map(([name, own]) => ({
    name,
    denials: sum(own, each => each.denials),
    cents: sum(own, deniedCentsOf),
    recoveredCents: sum(own, each => each.recoveredCents),
    lostCents: sum(own, each => (isEnded(each) ? each.atStakeCents : 0)),
  }))
  return pareto(groups, sum(denials, deniedCentsOf), false)
}

/** Pareto: the most dollars first, each with its share and what it comes to with those above. */
function pareto(groups: readonly Grouped[], all: number, several: boolean): Patterns['groups'] {
  let above = 0
  return groups
    .toSorted((one, other) => other.cents - one.cents || one.name.localeCompare(other.name))
    .map(each => {
      above += each.cents
      const share = all === 0 ? 0 : each.cents / all
      return { ...each, share, ...(several ? {} : { upTo: all === 0 ? 0 : above / all }) }
    })
}

interface Beside {
  readonly span: Span
  readonly payers: ReadonlyMap<number, Pick<Row<'payer'>, 'name' | 'entry'>>
  /** All dollars denied. */
  readonly all: number
}

/** Groups of what stands beside a denial. */
async function partGroups(store: Store, part: DenialPart, { span, payers, all }: Beside): Promise<Patterns['groups']> {
  const cells = await countByPart(store, part, { span, wanted: { states: WITH_OUTCOME }, says: NO_OUTCOME })
  const groups = [...Map.groupBy(cells, cell => partName(part, cell, payers))].map(([name, own]) => ({
    name,
    denials: sum(own, each => each.denials),
    cents: sum(own, deniedCentsOf),
    recoveredCents: sum(own, each => each.recoveredCents),
    lostCents: sum(own, each => (each.ended ? each.atStakeCents : 0)),
  }))
  return pareto(groups, all, SEVERAL.includes(part))
}

/** As a person reads it; what is not known, and what there is none of, says so. */
function partName(part: DenialPart, cell: PartCell, payers: Beside['payers']): string {
  if (part === 'product') return lineOf(cell.part, payers.get(cell.payerId)) ?? 'not known'
  if (cell.part === '') return SEVERAL.includes(part) ? 'none' : 'not known'
  return part === 'diagnosis' ? (chapterOf(cell.part) ?? 'not known') : cell.part
}

function cellsOf(denials: readonly Coded[], payerOf: (id: number) => string): Patterns['cells'] {
  return [...Map.groupBy(denials, each => `${payerOf(each.payerId)}\n${each.cause}`)]
    .map(([key, own]) => {
      const [payer = '', cause = ''] = key.split('\n')
      return { payer, cause, denials: sum(own, each => each.denials), cents: sum(own, deniedCentsOf) }
    })
    .sort((one, other) => other.cents - one.cents)
}

function monthsOf(answers: readonly AnswerCell[]): Patterns['months'] {
  return [...Map.groupBy(answers, each => each.month)]
    .filter(([month]) => month !== '')
    .map(([month, own]) => ({
      month,
      claims: sum(own, each => each.claims),
      denied: sum(own, each => (DENIED.includes(each.outcome) ? each.claims : 0)),
      deniedCents: sum(own, each => (DENIED.includes(each.outcome) ? each.atStakeCents : 0)),
      chargeCents: sum(own, each => each.chargeCents),
    }))
    .sort((one, other) => one.month.localeCompare(other.month))
}

/** Of the whole practice, of each payer, and of each cause at each payer: where a rate changed. */
function changesIn(
  answers: readonly AnswerCell[],
  denials: readonly Monthly[],
  payerOf: (id: number) => string,
): Patterns['changes'] {
  const whole = monthsOf(answers).map(({ month, claims, denied }) => ({ month, hits: denied, tries: claims }))
  const found = changePointsOf(whole).map(point => ({ point, about: {} }))
  for (const [payerId, own] of Map.groupBy(answers, each => each.payerId)) {
    const months = monthsOf(own)
    const payer = payerOf(payerId)
    const rate = months.map(({ month, claims, denied }) => ({ month, hits: denied, tries: claims }))
    for (const point of changePointsOf(rate)) found.push({ point, about: { payer } })
    for (const [cause, ofCause] of Map.groupBy(
      denials.filter(each => each.payerId === payerId),
      each => each.cause,
    )) {
      const hits = Map.groupBy(ofCause, each => each.period.slice(0, 7))
      const counts: readonly MonthCount[] = months.map(({ month, claims }) => ({
        month,
        hits: Math.min(
          sum(hits.get(month) ?? [], each => each.denials),
          claims,
        ),
        tries: claims,
      }))
      for (const point of changePointsOf(counts)) found.push({ point, about: { payer, cause } })
    }
  }
  return found
    .map(({ point: { month, before, after, strength }, about }) => ({
      since: month,
      ...about,
      before,
      after,
      strength: Math.round(strength * 10) / 10,
      says: changeSays(month, about, before, after),
    }))
    .sort((one, other) => other.since.localeCompare(one.since) || other.strength - one.strength)
}

function changeSays(
  month: string,
  { payer, cause }: { readonly payer?: string; readonly cause?: string },
  before: { readonly hits: number; readonly tries: number },
  after: { readonly hits: number; readonly tries: number },
): string {
  const share = ({ hits, tries }: typeof before) =>
    `${((hits / tries) * 100).toFixed(1)} % of claims (${hits} of ${tries})`
  const why = cause === undefined ? '' : ` for ${cause.replaceAll('-', ' ')}`
  return `Since ${month} ${payer ?? 'payers together'} denied ${share(after)}${why}; before, ${share(before)}.`
}
