// One box for everything a person has in hand: denials whatever their state, claims as they were sent, remittances, payers; and how many there are
// of each, so that who finds nothing in one list learns where it is.
import { z } from 'zod'
import { claimsWithAccountLike } from '../../store/claim.ts'
import { countDenials, pageOfDenials } from '../../store/denial-list.ts'
import { payersByName } from '../../store/payer.ts'
import { remittancesWithTrace } from '../../store/remittance.ts'
import type { Condition, Store } from '../../store/store.ts'
import { conditionsSearching } from '../denial/search.ts'
import { titled } from '../input.ts'
import { accountKey } from '../intake/read/account-key.ts'
import { present } from '../present.ts'
import { defineView } from '../view.ts'

/** Of each kind so many are shown; the lists show all. */
const SHOWN = 8

const cents = z.number().int()
const answer = z.object({
  denials: z
    .array(
      z.object({
        id: z.number(),
        account: z.string(),
        patient: z.string().optional(),
        payer: z.string(),
        code: z.string(),
        atStakeCents: cents,
        state: z.enum(['open', 'snoozed', 'closed']),
        dueDate: z.string().optional(),
      }),
    )
    .readonly(),
  open: z.number().describe('Denials that are open, of all that are found'),
  snoozed: z.number(),
  closed: z.number(),
  atLeast: z.boolean().describe('There are more than were counted'),
  claims: z
    .array(
      z.object({
        id: z.number(),
        account: z.string(),
        patient: z.string().optional(),
        payer: z.string().optional(),
        sentOn: z.string().optional(),
        chargeCents: cents,
      }),
    )
    .readonly(),
  remittances: z
    .array(
      z.object({
        id: z.number(),
        trace: z.string(),
        paymentDate: z.string().optional(),
        paymentCents: cents,
      }),
    )
    .readonly(),
  payers: z.array(z.object({ id: z.number(), name: z.string() })).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'Search',
  says: 'Find a denial, a claim, a remittance or a payer by whatever is at hand: a name, an account, a number of the payer, a check.',
  right: 'read',
  looks: true,
  argument: 'text',
  without: { workbench: 'The box that Ctrl K opens asks it while one types.' },
  query: z.object({
    text: titled(z.string().trim().min(2).max(200), 'Text', {
      description:
        'names in any order; an account, a claim, member, check or trace number, or the end of one; a code; an amount',
    }),
  }),
  answer,
  async read({ store }, { text }) {
    const conditions = await conditionsSearching(store, text)
    const [rows, counts, claims, remittances, payers] = await Promise.all([
      pageOfDenials(store, conditions, {
        order: OPEN_FIRST,
        limit: SHOWN,
        offset: 0,
        found: { denials: SHOWN, atLeast: false },
      }),
      countsOf(store, conditions),
      claimsWithAccountLike(store, accountKey(text)),
      remittancesWithTrace(store, text, SHOWN),
      payersByName(store),
    ])
    const lower = text.toLowerCase()
    return {
      denials: rows.map(row =>
        present({
          id: row.id,
          account: row.account,
          patient: row.patientName,
          payer: row.payer,
          code: row.carc === '' ? '' : `${row.groupCode}-${row.carc}`,
          atStakeCents: row.atStakeCents,
          state: row.status === 'closed' ? 'closed' : row.snoozed ? 'snoozed' : 'open',
          dueDate: row.dueDate,
        } as const),
      ),
      ...counts,
      claims: (accountKey(text) === '' ? [] : claims).slice(0, SHOWN).map(claim =>
        present({
          id: claim.id,
          account: claim.account,
          patient: claim.patientName,
          payer: claim.payerName,
          sentOn: claim.sentOn,
          chargeCents: claim.chargeCents,
        }),
      ),
      remittances: remittances.map(each =>
        present({
          id: each.id,
          trace: each.trace ?? '',
          paymentDate: each.paymentDate,
          paymentCents: each.paymentCents,
        }),
      ),
      payers: payers
        .filter(({ name }) => (name ?? '').toLowerCase().includes(lower))
        .slice(0, SHOWN)
        .map(({ id, name }) => ({ id, name: name ?? '' })),
    }
  },
})

const OPEN_FIRST = [
  { column: 'status', rises: false, mayLack: false },
  { column: 'score', rises: false, mayLack: false },
] as const

/** How many are found in each state. */
async function countsOf(store: Store, conditions: readonly Condition[]) {
  const counted = (...more: readonly Condition[]) => countDenials(store, [...conditions, ...more])
  const open: Condition = { columns: ['status'], operator: 'is', value: 'open' }
  const snoozed = (value: boolean): Condition => ({ columns: ['snoozed'], operator: 'is', value })
  const [ready, aside, closed] = await Promise.all([
    counted(open, snoozed(false)),
    counted(open, snoozed(true)),
    counted({ columns: ['status'], operator: 'is', value: 'closed' }),
  ])
  return {
    open: ready.denials,
    snoozed: aside.denials,
    closed: closed.denials,
    atLeast: [ready, aside, closed].some(each => each.atLeast),
  }
}
