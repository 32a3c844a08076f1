// Lines that a payer allowed less than it should have, with the terms that say so; those of one kind together, since one dispute serves them all; and what it
// allowed too much, which is told as well.
import { z } from 'zod'
import { disputedLines } from '../../store/dispute.ts'
import { titled } from '../input.ts'
import { spanOf, spanShape } from '../insight/span.ts'
import { present } from '../present.ts'
import { defineView, eachItem } from '../view.ts'
import { type PricedBeside, priceLines } from './price.ts'

const cents = z.number().int()
const record = z.object({
  record: z.literal('underpaid'),
  account: z.string(),
  line: z.number().int(),
  claim: z.number().describe('The number of the adjudication'),
  remittance: z.number(),
  payer: z.string(),
  procedure: z.string(),
  modifiers: z.string(),
  units: z.string(),
  service: z.string().optional(),
  paid: z.string().optional().describe('The day of the remittance'),
  chargeCents: cents,
  expectedCents: cents,
  allowedCents: cents,
  shortCents: cents.describe('Expected − allowed; negative where more was allowed'),
  basis: z.string(),
  by: z.enum(['schedule', 'own']).describe('own: what the payer allows most often itself'),
  sure: z.enum(['high', 'medium', 'low']),
  dispute: z.number().optional().describe('The dispute that it is in'),
})
const group = z.object({
  payer: z.string(),
  procedure: z.string(),
  modifiers: z.string(),
  lines: z.number().int(),
  shortCents: cents,
  since: z.string().optional().describe('The first day of service of those that are short'),
  says: z.string(),
  disputed: z.number().int().describe('How many of them are in a dispute'),
})
const answer = z.object({
  items: z.array(record).readonly(),
  groups: z.array(group).readonly(),
  compared: z.number().int().describe('Lines that were held to something'),
  shortCents: cents.describe('Of those with high or medium confidence'),
  askCents: cents.describe('Of those with low confidence: something usual may explain them'),
  overCents: cents.describe('Allowed beyond what was expected, over all lines compared'),
  overLines: z.number().int(),
  open: z
    .array(z.object({ says: z.string(), lines: z.number().int() }))
    .readonly()
    .describe('Lines that the schedule leaves open, by why'),
})

export const view = defineView(import.meta.url, {
  title: 'Underpaid',
  says: 'Lines that a payer allowed less than its fee schedule says, or than it allows itself most often; each with the terms.',
  right: 'read',
  looks: true,
  screen: '/underpaid',
  query: z.object({
    from: spanShape.from,
    to: spanShape.to,
    payer: spanShape.payer,
    tolerance: titled(z.coerce.number().int().min(0).max(10_000_000), 'Tolerance', {
      description: 'In cents: less than this is not told',
    }).default(1),
    own: titled(z.enum(['yes', 'no']).default('yes'), 'Held to its own', {
      description: 'yes: lines without a schedule are held to what the payer allows most often',
    }),
    procedure: titled(z.string().max(5).optional(), 'Procedure', {
      description: 'Only lines with this code: those of one dispute',
    }),
    modifiers: titled(z.string().max(20).optional(), 'Modifiers', {
      description: 'Only lines with just these, with blanks between; none where nothing stands there',
    }),
    over: titled(z.enum(['yes', 'no']).default('no'), 'Overpaid too', {
      description: 'yes: lines that were allowed too much are listed as well',
    }),
  }),
  answer,
  lines: eachItem(record),
  async read({ store }, asked) {
    const { payerId } = await spanOf(store, { ...asked, by: 'service' })
    const { from, to, own, over } = asked
    const { lines: all, compared, open } = await priceLines(store, { payerId, from, to, own: own === 'yes' })
    const disputed = await disputedLines(store, 'underpaid')
    const { tolerance, procedure, modifiers } = asked
    const lines = all.filter(
      each =>
        (procedure === undefined || each.procedure === procedure) &&
        (modifiers === undefined || each.modifiers === modifiers),
    )
    const short = lines.filter(each => each.shortCents >= tolerance && each.shortCents > 0)
    const dear = lines.filter(each => -each.shortCents >= tolerance && each.shortCents < 0)
    const firm = short.filter(({ sure }) => sure !== 'low')
    const sum = (of: readonly PricedBeside[]) => of.reduce((total, { shortCents }) => total + shortCents, 0)
    return {
      items: (over === 'yes' ? [...short, ...dear] : short)
        .toSorted((one, other) => other.shortCents - one.shortCents || one.id - other.id || one.line - other.line)
        .map(each => recordOf(each, disputed)),
      groups: groupsOf(firm, disputed),
      compared,
      shortCents: sum(firm),
      askCents: sum(short.filter(({ sure }) => sure === 'low')),
      overCents: -sum(dear),
      overLines: dear.length,
      open: [...open].map(([says, count]) => ({ says, lines: count })).sort((one, other) => other.lines - one.lines),
    }
  },
})

type Disputed = Awaited<ReturnType<typeof disputedLines>>
const keyOf = ({ id, line }: PricedBeside) => `${id} ${line}`

function recordOf(each: PricedBeside, disputed: Disputed): z.infer<typeof record> {
  return {
    record: 'underpaid',
    ...{ account: each.account, line: each.line, claim: each.id, remittance: each.remittanceId, payer: each.payer },
    ...{ procedure: each.procedure ?? '', modifiers: each.modifiers, units: each.units ?? '1' },
    ...(each.servedOn === null ? {} : { service: each.servedOn }),
    ...(each.paymentDate === null ? {} : { paid: each.paymentDate }),
    ...{ chargeCents: each.chargeCents, expectedCents: each.expectedCents, allowedCents: each.allowed },
    ...{ shortCents: each.shortCents, basis: each.basis, by: each.by, sure: each.sure },
    ...present({ dispute: disputed.get(keyOf(each)) ?? null }),
  }
}

/** Of one payer and code together: a schedule that was loaded wrong is wrong for all of them. */
function groupsOf(short: readonly PricedBeside[], disputed: Disputed): z.infer<typeof answer>['groups'] {
  return [...Map.groupBy(short, each => `${each.payer}\n${each.procedure}\n${each.modifiers}`).values()]
    .flatMap(own => {
      const [first] = own
      if (first === undefined) return []
      const shortCents = own.reduce((total, each) => total + each.shortCents, 0)
      const since = own.flatMap(({ servedOn }) => servedOn ?? []).sort()[0]
      const { payer, modifiers } = first
      const procedure = first.procedure ?? ''
      const count = `${own.length.toLocaleString('en-US')} ${own.length === 1 ? 'line' : 'lines'}`
      const name = modifiers === '' ? procedure : `${procedure} with ${modifiers}`
      const when = since === undefined ? '' : ` since ${since}`
      return [
        {
          ...{ payer, procedure, modifiers, lines: own.length, shortCents, ...(since === undefined ? {} : { since }) },
          disputed: own.filter(each => disputed.has(keyOf(each))).length,
          says: `${payer} allowed less than expected for ${name}${when}: ${count}, $${(shortCents / 100).toFixed(2)}.`,
        },
      ]
    })
    .sort((one, other) => other.shortCents - one.shortCents)
}
