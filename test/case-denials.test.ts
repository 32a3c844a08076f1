// What is left to work of claims whose lives go over several payers, payments and months, on both engines and in every order of arrival: which
// denials are open, what for, from which notice their deadlines run; and what is reported beside them.
import { describe, expect, it } from 'vitest'
import type { Store } from '../src/store/store.ts'
import { importText } from '../src/work/intake/import.ts'
import { audit } from '../src/work/practice/audit.ts'
import { PAID_TWICE, PANEL, SPLIT, STATED_TWICE, TAKEN_BACK, THREE_PAYERS, VOIDED } from './case-stories.ts'
import { type CaseFile, claimFile, JUNIPER, ordersOf, remittanceFile, SAGE, type TextPayer } from './case-texts.ts'
import { ENGINES, NOW, newStore } from './store.ts'

const ACTOR = { who: 'ann', now: NOW }

/** What a biller is left with: open denials with the notices their clocks run from, how closed ones ended, and discrepancies. */
async function workOf(store: Store) {
  const denials = await store.kysely.selectFrom('denial').selectAll().orderBy('id').execute()
  const clocks = await store.kysely.selectFrom('clock').selectAll().execute()
  const roles = await store.kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .select(['c.paymentDate', 'c.payerControl', 'm.role'])
    .execute()
  const items = await store.kysely.selectFrom('caseItem').selectAll().where('status', '=', 'open').execute()
  return {
    open: denials
      .filter(row => row.status === 'open')
      .map(({ id, kind, carc, cause, action, otherSteps, atStakeCents, move, recoveredCents }) => ({
        ...{ kind, carc, cause, action, otherSteps: otherSteps ?? 0, atStakeCents, move, recoveredCents },
        from: [...new Set(clocks.filter(row => row.denialId === id).map(row => row.anchor))]
          .filter(anchor => anchor.startsWith('the remittance'))
          .map(anchor => anchor.slice(-10)),
      })),
    recoveredCents: denials.reduce((sum, row) => sum + row.recoveredCents, 0),
    roles: roles.map(row => `${row.paymentDate} ${row.payerControl} ${row.role}`).sort(),
    discrepancies: items.map(row => `${row.kind} ${row.cents}`).sort(),
  }
}

type Work = Awaited<ReturnType<typeof workOf>>

async function workAfter(engine: (typeof ENGINES)[number], files: readonly CaseFile[]): Promise<Work> {
  const store = await newStore(engine)
  for (const { name, text } of files)
    expect(await importText(store, name, text, ACTOR), name).toMatchObject({ status: 'imported' })
  expect((await audit(store, { files: false })).filter(check => !check.ok)).toEqual([])
  return workOf(store)
}

/** A claim of one line of 100.00 as a payer decided it on a day. */
const decided = (
  account: string,
  day: string,
  claim: {
    readonly paid: number
    readonly cas: string
    readonly control: string
    readonly of?: TextPayer
    readonly rank?: string
  },
  more = '',
) => {
  const { paid, cas, control, of = SAGE, rank = '1' } = claim
  const status = paid === 0 ? '4' : rank
  return remittanceFile(
    of,
    day,
    String(paid),
    `CLP*${account}*${status}*100*${paid}**${of.filing}*${control}*11*1~SVC*HC:99213*100*${paid}**1~DTM*472*20260728~CAS*${cas}~REF*6R*${account}L1${more}`,
  )
}
const reversed = (account: string, day: string, paid: number, cas: string, control: string) =>
  remittanceFile(
    SAGE,
    day,
    '0',
    `CLP*${account}*22*-100*-${paid}*0*12*${control}*11*1~SVC*HC:99213*-100*-${paid}**1~DTM*472*20260728~CAS*${cas}~REF*6R*${account}L1`,
    `-${paid}`,
  )
/** Another claim's payment, out of which the payer takes money for the claim of this number (PLB WO). */
const taking = (account: string, day: string, control: string, cents: number): CaseFile => {
  const paid = 100 - cents
  const file = remittanceFile(
    SAGE,
    day,
    String(paid),
    `CLP*${account}*1*100*100**12*ICN${account}*11*1~SVC*HC:99213*100*100**1~DTM*472*20260801~REF*6R*${account}L1`,
    String(cents),
  )
  return { ...file, text: file.text.replace(/FB:[^*]+/, `WO:${control}`) }
}
const original = (account: string, others: readonly TextPayer[] = []) =>
  claimFile({ account, lines: [`99213 100 ${account}L1`], others })

interface Expected {
  readonly files: readonly CaseFile[]
  readonly work: Partial<Work>
}

const CASES: Readonly<Record<string, Expected>> = {
  'a panel leaves nothing': { files: PANEL, work: { open: [], recoveredCents: 0, discrepancies: [] } },
  'adjustments stated twice are reported': {
    files: STATED_TWICE,
    work: { open: [], discrepancies: ['contradiction 3000'] },
  },
  'a split claim is worked for the part that was denied': {
    files: SPLIT,
    work: {
      open: [
        {
          ...{ kind: 'denial', carc: '16', cause: 'coding', action: 'correct-claim', atStakeCents: 10000, move: 'us' },
          ...{ recoveredCents: 0, otherSteps: 0, from: ['2026-08-19'] },
        },
      ],
      recoveredCents: 0,
      discrepancies: [],
    },
  },
  'two payers answered, and nothing was denied': { files: THREE_PAYERS, work: { open: [], discrepancies: [] } },
  'what was paid twice is to be given back': {
    files: PAID_TWICE,
    work: {
      open: [],
      discrepancies: ['give-back 8000'],
      roles: ['2026-08-05 ICNB36A current', '2026-08-19 ICNB36B duplicate-payment'],
    },
  },
  'paid three times, two are to be given back': {
    files: ['2026-08-05', '2026-08-12', '2026-08-19'].map((day, at) =>
      decided('V36THR', day, { paid: 80, cas: 'PR*2*20', control: `ICNV36${at}` }),
    ),
    work: { open: [], discrepancies: ['give-back 16000'] },
  },
  'paid twice and one of them reversed: nothing is left': {
    files: [
      decided('V36REV', '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'ICNVR1' }),
      decided('V36REV', '2026-08-12', { paid: 80, cas: 'PR*2*20', control: 'ICNVR2' }),
      reversed('V36REV', '2026-08-19', 80, 'PR*2*-20', 'ICNVR2'),
    ],
    work: { open: [], discrepancies: [] },
  },
  'paid twice with other amounts is a contradiction as well': {
    files: [
      decided('V36DIF', '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'ICNVD1' }),
      decided('V36DIF', '2026-08-12', { paid: 70, cas: 'PR*2*30', control: 'ICNVD2' }),
    ],
    work: { open: [], discrepancies: ['contradiction 1000', 'give-back 7000'] },
  },
  'our own void leaves nothing': { files: VOIDED, work: { open: [], recoveredCents: 0, discrepancies: [] } },
  'a void that the payer has not answered leaves the move with it': {
    files: VOIDED.slice(0, 3),
    work: {
      open: [
        {
          ...{
            kind: 'denial',
            carc: '11',
            cause: 'coding',
            action: 'correct-claim',
            atStakeCents: 5000,
            move: 'payer',
          },
          ...{ recoveredCents: 0, otherSteps: 0, from: ['2026-08-05'] },
        },
      ],
    },
  },
  'a take-back months later is disputed from its own notice': {
    files: TAKEN_BACK,
    work: {
      open: [
        {
          ...{ kind: 'take-back', carc: '', cause: 'recovery', action: 'review', atStakeCents: 8000, move: 'us' },
          ...{ recoveredCents: 0, otherSteps: 0, from: ['2026-08-26'] },
        },
      ],
      roles: ['2026-03-29 ICNB60 reversed', '2026-08-26 ICNB60 reversal'],
    },
  },
  'paid, then taken back with a denial code: disputed as a take-back, no authorization to obtain': {
    files: [
      decided('V60DEN', '2026-03-29', { paid: 80, cas: 'PR*2*20', control: 'ICNVT1' }),
      reversed('V60DEN', '2026-08-26', 80, 'PR*2*-20', 'ICNVT1'),
      decided('V60DEN', '2026-08-27', { paid: 0, cas: 'CO*197*100', control: 'ICNVT2' }),
    ],
    work: {
      open: [
        {
          ...{ kind: 'take-back', carc: '197', cause: 'recovery', action: 'review', atStakeCents: 10000, move: 'us' },
          ...{ recoveredCents: 0, otherSteps: 0, from: ['2026-08-26'] },
        },
      ],
    },
  },
  'taken back and paid again: nothing is left': {
    files: [
      decided('V60AGN', '2026-03-29', { paid: 80, cas: 'PR*2*20', control: 'ICNVA1' }),
      reversed('V60AGN', '2026-08-26', 80, 'PR*2*-20', 'ICNVA1'),
      decided('V60AGN', '2026-08-26', { paid: 75, cas: 'CO*45*25', control: 'ICNVA2' }),
    ],
    work: { open: [], discrepancies: [] },
  },
  'money taken outside of the claims, by the number of one, is a take-back to dispute': {
    files: [
      decided('VPLBWO', '2026-03-29', { paid: 80, cas: 'PR*2*20', control: 'ICNVPLB1' }),
      taking('VPLBXX', '2026-08-26', 'ICNVPLB1', 80),
    ],
    work: {
      open: [
        {
          ...{ kind: 'take-back', carc: '', cause: 'recovery', action: 'review', atStakeCents: 8000, move: 'us' },
          ...{ recoveredCents: 0, otherSteps: 0, from: ['2026-08-26'] },
        },
      ],
      discrepancies: [],
    },
  },
  'a second payment that the payer took outside of the claims leaves nothing': {
    files: [
      decided('VPLBTW', '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'ICNVPLC1' }),
      decided('VPLBTW', '2026-08-12', { paid: 80, cas: 'PR*2*20', control: 'ICNVPLC2' }),
      taking('VPLBYY', '2026-08-26', 'ICNVPLC2', 80),
    ],
    work: { open: [], discrepancies: [] },
  },
  'reversed and decided again in one remittance, the payment of before not here: what was taken is disputed, the reversal waits for it':
    {
      files: [
        remittanceFile(
          SAGE,
          '2026-08-26',
          '0',
          'CLP*VORPHA*22*-100*-80*0*12*ICNVOR1*11*1~SVC*HC:99213*-100*-80**1~DTM*472*20260728~CAS*PR*2*-20~REF*6R*VORPHAL1~' +
            'CLP*VORPHA*4*120*0**12*ICNVOR1*11*7~SVC*HC:99213*120*0**1~DTM*472*20260728~CAS*CO*50*120~REF*6R*VORPHAL1',
          '-80',
        ),
      ],
      work: {
        open: [
          {
            ...{ kind: 'take-back', carc: '50', cause: 'recovery', action: 'review', atStakeCents: 12000 },
            ...{ move: 'us', recoveredCents: 0, otherSteps: 0, from: ['2026-08-26'] },
          },
        ],
        discrepancies: [],
        roles: ['2026-08-26 ICNVOR1 current', '2026-08-26 ICNVOR1 orphan'],
      },
    },
  'a denial that only says the claim came twice replaces nothing': {
    files: [
      decided('V18DUP', '2026-08-05', { paid: 0, cas: 'CO*197*100', control: 'ICNVE1' }),
      decided('V18DUP', '2026-08-19', { paid: 0, cas: 'OA*18*100', control: 'ICNVE2' }),
    ],
    work: {
      open: [
        {
          ...{
            kind: 'denial',
            carc: '197',
            cause: 'authorization',
            action: 'obtain-authorization',
            atStakeCents: 10000,
          },
          ...{ move: 'us', recoveredCents: 0, otherSteps: 0, from: ['2026-08-05'] },
        },
      ],
      roles: ['2026-08-05 ICNVE1 current', '2026-08-19 ICNVE2 duplicate-denial'],
    },
  },
  'lines refused for different reasons have one plan; the step to begin with leads, and the others are counted': {
    files: [
      remittanceFile(
        SAGE,
        '2026-08-05',
        '0',
        'CLP*VPLAN*4*300*0**12*ICNVP*11*1~SVC*HC:99213*100*0**1~DTM*472*20260728~CAS*CO*16*100~LQ*HE*M76~SVC*HC:97110*150*0**1~DTM*472*20260728~CAS*CO*50*150~SVC*HC:72148*50*0**1~DTM*472*20260728~CAS*CO*197*50',
      ),
    ],
    work: {
      open: [
        {
          ...{ kind: 'denial', carc: '50', cause: 'medical-necessity', action: 'obtain-authorization' },
          ...{ atStakeCents: 30000, move: 'us', recoveredCents: 0, otherSteps: 2, from: ['2026-08-05'] },
        },
      ],
    },
  },
  'a duplicate of a paid claim opens nothing': {
    files: [
      decided('V18PAI', '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'ICNVF1' }),
      decided('V18PAI', '2026-08-19', { paid: 0, cas: 'OA*18*100', control: 'ICNVF2' }),
    ],
    work: { open: [], discrepancies: [] },
  },
  'the payer that comes first has paid and left nothing: the denial that sent us there is settled': {
    files: [
      original('V22COB', [JUNIPER]),
      decided('V22COB', '2026-08-05', { paid: 0, cas: 'CO*22*100', control: 'ICNVG1' }),
      decided('V22COB', '2026-08-19', { paid: 80, cas: 'CO*45*20', control: 'ICNVG2', of: JUNIPER }),
    ],
    work: { open: [], recoveredCents: 8000 },
  },
  'the payer that comes first has paid and left a part: the one that denied gets the claim with its result': {
    files: [
      original('V22BCK', [JUNIPER]),
      decided('V22BCK', '2026-08-05', { paid: 0, cas: 'CO*22*100', control: 'ICNVG3' }),
      decided('V22BCK', '2026-08-19', { paid: 80, cas: 'PR*2*20', control: 'ICNVG4', of: JUNIPER }),
    ],
    work: {
      open: [
        {
          ...{ kind: 'denial', carc: '22', cause: 'other-payer', action: 'bill-other-payer', atStakeCents: 10000 },
          ...{ move: 'us', recoveredCents: 0, otherSteps: 0, from: ['2026-08-05'] },
        },
      ],
      recoveredCents: 0,
      discrepancies: [],
    },
  },
  'a denial that was paid under another number is recovered': {
    files: [
      original('V16REC'),
      decided('V16REC', '2026-08-05', { paid: 0, cas: 'CO*16*100', control: 'ICNVH1' }, '~LQ*HE*M76'),
      decided('V16REC', '2026-08-26', { paid: 80, cas: 'PR*2*20', control: 'ICNVH2' }),
    ],
    work: { open: [], recoveredCents: 8000, discrepancies: [] },
  },
  'paid and later refused without a reversal: both are told, and nothing is taken for granted': {
    files: [
      decided('VCONTR', '2026-08-05', { paid: 80, cas: 'PR*2*20', control: 'ICNVI1' }),
      decided('VCONTR', '2026-08-19', { paid: 0, cas: 'CO*197*100', control: 'ICNVI2' }),
    ],
    work: { open: [], discrepancies: ['contradiction 8000'] },
  },
}

describe.each(ENGINES)('what is left to work on %s', engine => {
  it.each(Object.entries(CASES))('%s', async (_, { files, work }) => {
    const [first = [], ...others] = ordersOf(files)
    const found = await workAfter(engine, first)
    expect(found).toMatchObject(work)
    for (const order of others)
      expect(await workAfter(engine, order), order.map(each => each.name).join(', ')).toEqual(found)
  })
})
