// What payers say they have paid beside what the bank has received: what is missing on either side, and the proof that both sides come out to the cent.
import { z } from 'zod'
import { type Deposit, eachOnce, type Pair, type PairedBy, reconcile, type ToldPayment } from '../../decide/deposits.ts'
import { bankStatements, depositsBetween, payments } from '../../store/deposit.ts'
import type { Store } from '../../store/store.ts'
import { STATEMENT_FORMATS } from '../../store/words.ts'
import { defineView } from '../view.ts'

const cents = z.number().int()
const STATES = ['missing', 'differs', 'no-remittance', 'other-money', 'under-way', 'paired'] as const
const record = z.object({
  record: z.literal('deposit'),
  state: z
    .enum(STATES)
    .describe(
      'missing: paid by the remittance, not at the bank; no-remittance: from a payer, no remittance for it; other-money: nothing says that a payer sent it; under-way: may still come',
    ),
  by: z.enum(['trace', 'amount', 'together']).optional().describe('How both sides were found to belong together'),
  remittances: z.array(z.number()).readonly(),
  payer: z.string().optional(),
  trace: z.string().optional(),
  paidOn: z.string().optional(),
  paidCents: cents.optional(),
  bookedOn: z.string().optional(),
  bookedCents: cents.optional(),
  differenceCents: cents.describe('Booked − paid'),
  bank: z.string().optional().describe('The bank’s text, where it speaks of a payer or of the kind of deposit'),
  posted: z.boolean().describe('All its remittances are marked as posted in the practice system'),
})
export type DepositLine = z.infer<typeof record>

const sums = z.object({
  record: z.literal('reconciled'),
  depositsCents: cents.describe('Everything that came in by the statements'),
  paymentsCents: cents.describe('Everything that remittances report on the days that statements cover'),
  pairedCents: cents.describe('Payments that are at the bank'),
  differsCents: cents.describe('Booked beyond what the payments beside it say'),
  missingCents: cents,
  underWayCents: cents,
  noRemittanceCents: cents,
  otherMoneyCents: cents,
  restCents: cents.describe('0: every deposit and every payment stands in exactly one line'),
  beyond: z.number().int().describe('Payments of days that no statement covers'),
})
const answer = z.object({
  items: z.array(record).readonly(),
  sums,
  statements: z
    .array(
      z.object({
        id: z.number(),
        name: z.string(),
        format: z.enum(STATEMENT_FORMATS),
        from: z.string(),
        to: z.string(),
        deposits: z.number().int(),
        cents,
        broughtAt: z.string(),
        broughtBy: z.string(),
      }),
    )
    .readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'At the bank',
  says: 'Payments that remittances report, against the deposits on bank statements: what is missing on either side, and what differs.',
  right: 'read',
  looks: false,
  screen: '/deposits',
  answer,
  lines: { each: z.union([record, sums]), of: ({ items, sums }) => [...items, sums] },
  async read({ store }) {
    const statements = await bankStatements(store)
    const [told, deposits] = await Promise.all([toldPayments(store), bookedDeposits(store)])
    const found = reconcile(
      told,
      deposits,
      statements.map(({ fromDate, toDate }) => ({ from: fromDate, to: toDate })),
    )
    const ofPayer = found.withoutRemittance.filter(({ says }) => says !== '')
    const other = found.withoutRemittance.filter(({ says }) => says === '')
    const differing = found.pairs.filter(({ differenceCents }) => differenceCents !== 0)
    const items = [
      ...found.missing.map(each => lineOf('missing', [each], [])),
      ...differing.map(pair => lineOf('differs', pair.payments, pair.deposits, pair.by)),
      ...ofPayer.map(each => lineOf('no-remittance', [], [each])),
      ...other.map(each => lineOf('other-money', [], [each])),
      ...found.underWay.map(each => lineOf('under-way', [each], [])),
      ...found.pairs
        .filter(({ differenceCents }) => differenceCents === 0)
        .map(pair => lineOf('paired', pair.payments, pair.deposits, pair.by)),
    ]
    return {
      items,
      sums: sumsOf(told, deposits, { ...found, ofPayer, other }),
      statements: statements.map(each => ({
        ...{ id: each.id, name: each.name, format: each.format, from: each.fromDate, to: each.toDate },
        ...{ deposits: each.deposits, cents: each.amountCents, broughtAt: each.broughtAt, broughtBy: each.broughtBy },
      })),
    }
  },
})

interface Payment extends ToldPayment {
  readonly remittances: readonly number[]
  readonly posted: boolean
}

/** Remittances of one payer with one number are one payment; those over nothing are none. */
async function toldPayments(store: Store): Promise<readonly Payment[]> {
  const rows = (await payments(store)).filter(({ paymentCents }) => paymentCents !== 0)
  const key = (row: (typeof rows)[number]) =>
    row.trace === null ? `remittance ${row.id}` : `${row.payerId} ${row.trace} ${row.paymentDate}`
  return [...Map.groupBy(rows, key).values()].flatMap(own => {
    const [first] = own
    if (first === undefined) return []
    return [
      {
        ...{ trace: first.trace, payer: first.payer, paidOn: first.paymentDate },
        cents: own.reduce((sum, { paymentCents }) => sum + paymentCents, 0),
        remittances: own.map(({ id }) => id),
        posted: own.every(({ postedOn }) => postedOn !== null),
      },
    ]
  })
}

async function bookedDeposits(store: Store): Promise<readonly Deposit[]> {
  return eachOnce(await depositsBetween(store, {})).map(({ bookedOn, amountCents, numbers, says }) => ({
    ...{ bookedOn, cents: amountCents, numbers, says },
  }))
}

const total = (of: readonly { readonly cents: number }[]) => of.reduce((sum, { cents }) => sum + cents, 0)

function lineOf(
  state: DepositLine['state'],
  paid: readonly Payment[],
  booked: readonly Deposit[],
  by?: PairedBy,
): DepositLine {
  const names = [...new Set(paid.map(({ payer }) => payer))]
  const traces = paid.flatMap(({ trace }) => trace ?? [])
  const [payment] = paid
  const [deposit] = booked
  const bank = booked
    .map(({ says }) => says)
    .filter(each => each !== '')
    .join('; ')
  return {
    record: 'deposit',
    state,
    ...(by === undefined ? {} : { by }),
    remittances: paid.flatMap(({ remittances }) => remittances),
    ...(payment === undefined ? {} : { payer: names.join(', '), paidCents: total(paid) }),
    ...(traces.length === 0 ? {} : { trace: traces.join(', ') }),
    ...(payment?.paidOn == null ? {} : { paidOn: payment.paidOn }),
    ...(deposit === undefined ? {} : { bookedOn: deposit.bookedOn, bookedCents: total(booked) }),
    differenceCents: total(booked) - total(paid),
    ...(bank === '' ? {} : { bank }),
    posted: paid.length > 0 && paid.every(({ posted }) => posted),
  }
}

interface Found {
  readonly pairs: readonly Pair<Payment, Deposit>[]
  readonly missing: readonly Payment[]
  readonly underWay: readonly Payment[]
  readonly beyond: readonly Payment[]
  readonly ofPayer: readonly Deposit[]
  readonly other: readonly Deposit[]
}

/** Both sides are added up by themselves, so that what was left out by the pairing would show as a rest. */
function sumsOf(told: readonly Payment[], deposits: readonly Deposit[], found: Found): z.infer<typeof sums> {
  const pairedCents = total(found.pairs.flatMap(each => each.payments))
  const differsCents = found.pairs.reduce((sum, { differenceCents }) => sum + differenceCents, 0)
  const [missingCents, underWayCents] = [total(found.missing), total(found.underWay)]
  const [noRemittanceCents, otherMoneyCents] = [total(found.ofPayer), total(found.other)]
  const depositsCents = total(deposits)
  const paymentsCents = total(told) - total(found.beyond)
  const ofDeposits = depositsCents - (pairedCents + differsCents + noRemittanceCents + otherMoneyCents)
  const ofPayments = paymentsCents - (pairedCents + missingCents + underWayCents)
  return {
    record: 'reconciled',
    ...{ depositsCents, paymentsCents, pairedCents, differsCents, missingCents, underWayCents },
    ...{ noRemittanceCents, otherMoneyCents },
    // Both as amounts, so that one cannot hide the other.
    restCents: Math.abs(ofDeposits) + Math.abs(ofPayments),
    beyond: found.beyond.length,
  }
}
