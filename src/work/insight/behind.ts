// The claims behind a figure: each adjudication, denial, letter or claim sent that is counted in it, with what it adds to both numbers.
import { z } from 'zod'
import { answersOneByOne, sentOneByOne } from '../../store/insight.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { choice, titled } from '../input.ts'
import { defineView, placeOf, writePlace } from '../view.ts'
import { measureNamed } from './all-measures.ts'
import { isIn, type Scope } from './count.ts'
import { type FactKind, type FactOf, factsOf } from './facts.ts'
import type { Measure } from './measure.ts'
import { scopeOf, scopeShape } from './scope.ts'

const behindRecord = z.object({
  id: z.number().describe('Its number in the list'),
  account: z.string(),
  payer: z.string(),
  on: z.string().optional().describe('Day of the remittance, or on which the claim was sent'),
  serviceFrom: z.string().optional(),
  says: z.string().describe('What became of it'),
  numerator: z.number().int().describe('What it adds to the figure: claims, days or cents'),
  denominator: z.number().int(),
  denial: z.number().optional(),
  adjudication: z.number().optional(),
  claim: z.number().optional().describe('A claim as it was sent'),
})
type Behind = z.infer<typeof behindRecord>

/** One thing that is counted, with what is shown of it. */
interface One<Kind extends FactKind> {
  readonly id: number
  readonly fact: FactOf[Kind]
  readonly shown: Pick<Behind, 'account' | 'says'> &
    Partial<Pick<Behind, 'denial' | 'adjudication' | 'claim'>> & {
      readonly payer: number | string
      readonly on: string | null
      readonly serviceFrom: string | null
    }
}

/** How many are read at a time. */
const READ = 2000

export const view = defineView({
  noun: 'insight',
  name: 'behind',
  title: 'Behind a figure',
  says: 'The claims behind a measure: each with what it adds to both numbers, so that they add up to the figure.',
  right: 'read',
  looks: true,
  path: '/insight/:measure',
  command: 'insight-claims',
  argument: 'measure',
  query: z.object({
    measure: titled(z.string().min(1).max(60), 'Measure', { description: 'as "overturn insight" names it' }),
    ...scopeShape,
    of: choice('Counted in', ['numerator', 'denominator']).default('numerator'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    cursor: z.string().max(400).optional().describe('From `next` of the page before'),
  }),
  without: { workbench: 'The measures there name the command; their claims are in the queue.' },
  answer: z.object({
    measure: z.string(),
    items: z.array(behindRecord).readonly(),
    next: z.string().optional(),
  }),
  async read({ store, actor }, { measure: name, of, limit, cursor, ...asked }) {
    const measure = await measureNamed(name)
    const scope = await scopeOf(store, asked)
    const names = new Map((await payersByName(store)).map(payer => [payer.id, payer.name]))
    const items: Behind[] = []
    const today = actor.now.slice(0, 10)
    for await (const one of oneByOne(store, measure.of, placeOf(cursor) ?? 0)) {
      const found = behindOf(one, { measure, scope, of, today, names })
      if (found !== undefined) items.push(found)
      if (items.length > limit) break
    }
    const shown = items.slice(0, limit)
    const last = items.length > limit ? shown.at(-1) : undefined
    return { measure: name, items: shown, ...(last === undefined ? {} : { next: writePlace(last.id) }) }
  },
})

function behindOf(
  { id, fact, shown: { payer, on, ...shown } }: One<FactKind>,
  asked: {
    readonly measure: Measure
    readonly scope: Scope
    readonly of: 'numerator' | 'denominator'
    readonly today: string
    readonly names: ReadonlyMap<number, string>
  },
): Behind | undefined {
  const { measure, today } = asked
  if (!isIn(measure.of, fact, asked.scope)) return undefined
  const counted = { numerator: measure.numerator(fact, today), denominator: measure.denominator(fact, today) }
  if (counted[asked.of] === 0) return undefined
  const { serviceFrom, ...rest } = shown
  return {
    id,
    ...rest,
    payer: typeof payer === 'string' ? payer : (asked.names.get(payer) ?? ''),
    ...(on === null ? {} : { on }),
    ...(serviceFrom === null ? {} : { serviceFrom }),
    ...counted,
  }
}

async function* oneByOne(store: Store, kind: FactKind, after: number): AsyncGenerator<One<FactKind>> {
  if (kind === 'denial' || kind === 'appeal') {
    yield* kind === 'denial' ? denialsFrom(store, after) : lettersFrom(store, after)
    return
  }
  for (let from = after; ; ) {
    const page = { after: from, limit: READ }
    const part = kind === 'sent' ? await sentPage(store, page) : await answersPage(store, kind, page)
    yield* part
    const last = part.at(-1)
    if (last === undefined || part.length < READ) return
    from = last.id
  }
}

interface Page {
  readonly after: number
  readonly limit: number
}

async function answersPage(store: Store, kind: 'first' | 'answer', page: Page): Promise<readonly One<FactKind>[]> {
  const rows = await answersOneByOne(store, kind, page)
  return rows.map(row => ({
    id: row.id,
    fact: row,
    shown: {
      account: row.account,
      says: row.outcome,
      payer: row.payerId,
      on: row.paymentDate,
      serviceFrom: row.serviceFrom,
      adjudication: row.id,
    },
  }))
}

async function sentPage(store: Store, page: Page): Promise<readonly One<FactKind>[]> {
  const rows = await sentOneByOne(store, page)
  return rows.map(row => ({
    id: row.id,
    fact: row,
    shown: {
      account: row.account,
      says: row.refused ? 'rejected' : 'taken in',
      payer: row.payerName ?? row.payerIdentifier ?? '',
      on: row.sentOn,
      serviceFrom: row.serviceFrom,
      claim: row.id,
    },
  }))
}

function shownOf(denial: FactOf['denial']): One<'denial'>['shown'] {
  return {
    account: denial.account,
    says: denial.closedBecause ?? (denial.status === 'open' ? 'open' : denial.status),
    payer: denial.payerId,
    on: denial.deniedOn ?? denial.paymentDate,
    serviceFrom: denial.serviceFrom,
    denial: denial.id,
    adjudication: denial.remitClaimId,
  }
}

async function* denialsFrom(store: Store, after: number): AsyncGenerator<One<'denial'>> {
  for (const denial of (await factsOf(store)).denial)
    if (denial.id > after) yield { id: denial.id, fact: denial, shown: shownOf(denial) }
}

/** Letters have no number of their own among the facts: their place is. */
async function* lettersFrom(store: Store, after: number): AsyncGenerator<One<'appeal'>> {
  for (const [at, letter] of (await factsOf(store)).appeal.entries())
    if (at + 1 > after) yield { id: at + 1, fact: letter, shown: shownOf(letter.denial) }
}
