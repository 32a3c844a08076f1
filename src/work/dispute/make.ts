// Makes a dispute with a payer: of lines of one code that were allowed too little, or of claims that were paid too late. What is in a dispute already is left out.
import { z } from 'zod'
import { dollars } from '../../decide/decide.ts'
import { addDispute, type DisputeLine, disputedLines } from '../../store/dispute.ts'
import type { Store } from '../../store/store.ts'
import { DISPUTE_KINDS } from '../../store/words.ts'
import { defineAction } from '../action.ts'
import { choice, line, titled } from '../input.ts'
import { payerNamed } from '../payer/named.ts'
import { Refusal } from '../refusal.ts'
import { lateOf } from '../schedule/late.ts'
import { priceLines } from '../schedule/price.ts'
import { MOST_LINES } from './disputes.ts'

const input = z.object({
  kind: choice('Over what', DISPUTE_KINDS, { labels: { underpaid: 'Allowed too little', late: 'Paid too late' } }),
  payer: line('Payer', { description: 'As your files name it, its number, or a part of its name' }),
  procedure: titled(z.string().max(5).optional(), 'Procedure', {
    description: 'Only lines with this code; all codes where none is said',
  }),
  modifiers: titled(z.string().max(20).optional(), 'Modifiers', {
    description: 'Only lines with just these, as "overturn underpaid" has them',
  }),
  from: titled(z.iso.date().optional(), 'From', {
    description: 'The first day of service; of payment where it was late',
  }),
  to: titled(z.iso.date().optional(), 'To', { description: 'The last one' }),
  tolerance: titled(z.number().int().min(1).max(10_000_000), 'Tolerance', {
    description: 'In cents: what is short by less is left out',
  }).default(1),
  state: titled(z.string().max(2).optional(), 'State', {
    description: 'Whose law holds for late payments: the practice’s own where none is given',
  }),
})
type Asked = z.output<typeof input>

interface Found {
  readonly heading: string
  readonly law: string
  readonly lines: readonly DisputeLine[]
}

export const action = defineAction(import.meta.url, {
  title: 'Make a dispute',
  says: 'Make one dispute of all lines of a kind that a payer allowed too little, or of the claims that it paid too late, with its letter and its sheet. Nothing is sent by it.',
  right: 'work',
  on: 'practice',
  apart: 'long',
  undo: 'Withdraw it.',
  refuses: ['not-found', 'ambiguous', 'not-known', 'empty', 'not-a-date'],
  http: { method: 'POST', path: '/disputes', status: 201 },
  screen: '/underpaid',
  input,
  async run({ store, actor }, _targets, asked) {
    const payer = await payerNamed(store, asked.payer)
    const known = await disputedLines(store, asked.kind)
    const found = asked.kind === 'late' ? await lateLines(store, payer, asked) : await shortLines(store, payer, asked)
    const lines = found.lines.filter(each => !known.has(`${each.remitClaimId} ${each.line}`))
    if (lines.length === 0)
      throw new Refusal(
        'empty',
        found.lines.length === 0 ? 'There is nothing of this kind.' : 'All of it is in a dispute already.',
        '"overturn underpaid", "overturn late" and "overturn disputes" list it.',
      )
    if (lines.length > MOST_LINES)
      throw new Refusal('not-known', `These are ${lines.length} lines: say fewer days, ${MOST_LINES} at most.`)
    const askedCents = lines.reduce((sum, { shortCents }) => sum + shortCents, 0)
    const id = await store.write(async unit => {
      const { who, now } = actor
      const made = unit.nextId()
      await addDispute(
        unit,
        {
          ...{ id: made, kind: asked.kind, payerId: payer.id, heading: found.heading, law: found.law, askedCents },
          ...{ lines: lines.length, status: 'made', madeAt: now, madeBy: who, changedAt: now },
          ...{ channel: null, tracking: null, sentOn: null, answerBy: null },
          ...{ answeredOn: null, ruling: null, grantedCents: null },
        },
        lines,
      )
      const data = { dispute: made, kind: asked.kind, payer: payer.name, lines: lines.length, askedCents }
      unit.event({ at: now, who, verb: 'made-dispute', data })
      return made
    })
    const count = `${lines.length} ${asked.kind === 'late' ? 'claim' : 'line'}${lines.length === 1 ? '' : 's'}`
    return {
      changed: 1,
      says: `Dispute ${id} with ${payer.name}: ${count}, ${dollars(askedCents)}.`,
      made: { dispute: id },
    }
  },
})

interface Payer {
  readonly id: number
  readonly name: string
}

/** Those that are short for certain enough to be told to a payer: what something usual may explain is left out. */
async function shortLines(store: Store, payer: Payer, asked: Asked): Promise<Found> {
  const { procedure, modifiers, from, to, tolerance } = asked
  const { lines } = await priceLines(store, { payerId: payer.id, from, to, own: true })
  const short = lines.filter(
    each =>
      each.sure !== 'low' &&
      each.shortCents >= tolerance &&
      (procedure === undefined || each.procedure === procedure) &&
      (modifiers === undefined || each.modifiers === modifiers),
  )
  const code = [procedure, modifiers].filter(part => part !== undefined && part !== '').join(' with ')
  return {
    heading: `Allowed below what was agreed${code === '' ? '' : `: ${code}`}`,
    law: '',
    lines: short.map(each => ({
      ...{ remitClaimId: each.id, line: each.line, basis: each.basis },
      ...{ expectedCents: each.expectedCents, allowedCents: each.allowed, shortCents: each.shortCents },
    })),
  }
}

/** Claims that came late, with the interest of the law; where the law has no single rate, without an amount. */
async function lateLines(store: Store, payer: Payer, { state, from, to }: Asked): Promise<Found> {
  const found = await lateOf(store, { state, from, to, payer: payer.name })
  return {
    heading: `Paid after the time of ${found.statute}`,
    law: `${found.statute}: ${found.interest}`,
    lines: found.items.map(each => ({
      ...{ remitClaimId: each.claim, line: 0, allowedCents: 0 },
      ...{ expectedCents: each.interestCents ?? 0, shortCents: each.interestCents ?? 0 },
      basis: `received ${each.received}, due ${each.due}, paid ${each.paid}, ${each.days} days late`,
    })),
  }
}
