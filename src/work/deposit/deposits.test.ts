// At the bank, on each engine: a year of payments laid beside statements in each format comes out to the cent, with every planted gap named; statements that overlap count once;
// a patient's own payment leaves no name; what the practice's system has posted comes back by file and by hand.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { numbersIn, reconcile } from '../../decide/deposits.ts'
import { generateRemittances } from '../../example/generate.ts'
import { OUR_SEPARATORS, transaction835, writeEnvelope } from '../../x12/index.ts'
import { importText } from '../intake/import.ts'
import { Refusal } from '../refusal.ts'
import { action as bringPosted } from '../remittance/bring-posted.ts'
import { view as listView } from '../remittance/list.ts'
import { action as markPosted } from '../remittance/mark-posted.ts'
import { view as showView } from '../remittance/show.ts'
import { action as unmarkPosted } from '../remittance/unmark-posted.ts'
import { action as bringStatement } from './bring.ts'
import { view as depositsView } from './deposits.ts'
import { readStatement } from './statement.ts'
import { action as withdrawStatement } from './withdraw.ts'

const ANN = { who: 'ann', now: NOW }
const after = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()

/** A quarter of payments as files, and what is told of each. */
const QUARTER = [
  ...generateRemittances({ seed: 5, claims: 240, claimsPerRemittance: 10, from: '2026-01-05', days: 90 }),
]
const PAID = QUARTER.map(({ text, payer, date, paymentCents }, at) => ({
  trace: /TRN\*1\*([^*~]+)/.exec(text)?.[1] ?? '',
  ...{ at, text, payer, date, cents: paymentCents },
})).filter(({ cents }) => cents > 0)

function fileOf({ text, payer, date, at }: (typeof PAID)[number]): string {
  const parties = {
    sender: { qualifier: 'ZZ', id: payer.id },
    receiver: { qualifier: 'ZZ', id: 'EXAMPLECLINIC' },
    ...{ date, time: '08:30', control: at + 1, test: true },
  }
  const { open, close } = writeEnvelope(parties, transaction835, 1, OUR_SEPARATORS)
  return `${open}${text}${close}`
}

interface Entry {
  readonly day: string
  readonly cents: number
  readonly says: string
}

const [MISSING, SHORT, BY_CHECK, ALSO_BY_CHECK] = [PAID[3], PAID[6], PAID[9], PAID[10]] as const
const LAST = PAID.at(-1)
const sumOf = (of: readonly ({ readonly cents: number } | undefined)[]) =>
  of.reduce((total, each) => total + (each?.cents ?? 0), 0)

/** The account's entries, with gaps: one payment never came, one is short, two checks were taken to the bank together, one came without a remittance, a patient paid. */
const ENTRIES: readonly Entry[] = [
  ...PAID.flatMap((each): Entry[] => {
    if ([MISSING, BY_CHECK, ALSO_BY_CHECK, LAST].includes(each)) return []
    const cents = each === SHORT ? each.cents - 1234 : each.cents
    return [{ day: after(each.date, 2), cents, says: `HCCLAIMPMT ${each.payer.name} TRN*1*${each.trace}*1999999999` }]
  }),
  {
    day: after(ALSO_BY_CHECK?.date ?? '', 9),
    cents: sumOf([BY_CHECK, ALSO_BY_CHECK]),
    says: 'COUNTER DEPOSIT 0042',
  },
  { day: '2026-02-03', cents: 77_777, says: 'HCCLAIMPMT SAMPLE MUTUAL HEALTH TRN*1*NOWHERE99*1999999999' },
  { day: '2026-02-04', cents: 2500, says: 'ZELLE FROM JANE Q DOE REF 88123' },
  { day: '2026-01-31', cents: -50_000, says: 'RENT' },
  // The statement ends three days after the last payment, which may still come.
  { day: after(LAST?.date ?? '', 3), cents: -100, says: 'FEE' },
].toSorted((one, other) => (one.day < other.day ? -1 : 1))

const dollars = (cents: number) => (cents / 100).toFixed(2)
const WRITTEN = {
  sheet: (entries: readonly Entry[]) =>
    `Posting Date,Description,Amount,Balance\n${entries.map(({ day, says, cents }) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)},"${says}",${cents < 0 ? `(${dollars(-cents)})` : `$${dollars(cents)}`},1.00`).join('\n')}\n`,
  bai2: (entries: readonly Entry[]) =>
    [
      '01,021000018,CLINIC,260401,0600,1,80,,2/',
      ...[...Map.groupBy(entries, ({ day }) => day)].flatMap(([day, own]) => [
        `02,CLINIC,021000018,1,${day.slice(2).replaceAll('-', '')},2359,USD,2/`,
        '03,0975312468,USD,010,500000,,/',
        ...own.flatMap(({ cents, says }) => [
          `16,${cents < 0 ? '475' : '165'},${Math.abs(cents)},S,0,${Math.abs(cents)},0,DD1620,,${says.slice(0, 20)}`,
          ...(says.length > 20 ? [`88,${says.slice(20)}`] : []),
        ]),
        '49,1,3/',
        '98,1,1,5/',
      ]),
      '99,1,1,9/',
    ].join('\n'),
  camt: (entries: readonly Entry[]) =>
    `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><FrToDt><FrDtTm>2026-01-01T00:00:00</FrDtTm><ToDtTm>2026-04-30T00:00:00</ToDtTm></FrToDt>${entries
      .map(
        ({ day, cents, says }) =>
          `<Ntry><Amt Ccy="USD">${dollars(Math.abs(cents))}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>${says.replaceAll('&', '&amp;')}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
      )
      .join('')}</Stmt></BkToCstmrStmt></Document>`,
} as const

describe('a statement', () => {
  it('says the same in each format', () => {
    const wanted = ENTRIES.filter(({ cents }) => cents > 0).map(({ day, cents, says }) => [day, cents, numbersIn(says)])
    for (const [kind, write] of Object.entries(WRITTEN)) {
      const read = readStatement(write(ENTRIES))
      expect(read.kind).toBe(kind)
      expect(read.bad).toEqual([])
      expect(read.passedOver).toBe(2)
      const found = read.booked.map(({ bookedOn, cents, says }) => [
        bookedOn,
        cents,
        numbersIn(says).replace(/^DD1620 /, ''),
      ])
      // BAI2 may cut a text anywhere: amounts and days are held here, numbers by the reconciliation.
      expect(found.map(row => row.slice(0, kind === 'bai2' ? 2 : 3))).toEqual(
        wanted.map(row => row.slice(0, kind === 'bai2' ? 2 : 3)),
      )
    }
    expect(readStatement(WRITTEN.camt(ENTRIES))).toMatchObject({ from: '2026-01-01', to: '2026-04-30' })
  })

  it('is refused where it is none, or not whole; a row that cannot be read is told', () => {
    expect(() => readStatement(WRITTEN.bai2(ENTRIES).replace(/\n99.*$/, ''))).toThrow(/ends before its last record/)
    expect(() => readStatement(WRITTEN.camt(ENTRIES).replace('</Stmt>', ''))).toThrow(/no whole XML/)
    expect(() => readStatement('a,b\n1,2\n')).toThrow(/looks like the day/)
    expect(() => readStatement('Date,Description,Amount,Transaction Amount\n')).toThrow(/Several columns/)
    expect(() => readStatement('Date,Description,Amount\n')).toThrow(Refusal)
    const odd = readStatement('Date,Description,Amount\n2026-02-30,x,1\n2026-02-03,y,1.005\n2026-02-03,z,1\n')
    expect(odd.bad).toEqual([
      { line: 2, says: '"2026-02-30" is no date' },
      { line: 3, says: '"1.005" is no amount' },
    ])
    expect(odd.booked).toHaveLength(1)
    const bai2 = WRITTEN.bai2(ENTRIES)
    const first = /^02,CLINIC,021000018,1,\d{6},2359,USD/m
    const without = [first, '02,CLINIC,021000018,4,260105,2359,USD'] as const
    const [group] = Map.groupBy(ENTRIES, ({ day }) => day).values()
    const credits = (group ?? []).filter(({ cents }) => cents > 0).length
    for (const [from, to, says] of [
      [...without, 'the group is marked as a test'],
      [first, '02,CLINIC,021000018,2,260105,2359,USD', 'takes a group back'],
      [/^03,0975312468,USD/m, '03,0975312468,CAD', 'its amount is in CAD'],
    ] as const) {
      const { bad, booked } = readStatement(bai2.replace(from, to))
      expect(bad[0]?.says).toContain(says)
      expect(booked).toHaveLength(readStatement(bai2).booked.length - credits)
    }
    expect(readStatement('Date;Description;Credit;Debit\n2026-02-03;in;5;\n2026-02-04;out;;7\n')).toMatchObject({
      ...{ from: '2026-02-03', to: '2026-02-04', passedOver: 1, booked: [{ cents: 500 }] },
    })
    // Amounts without a sign, and a column that says which way they went.
    for (const [head, way] of [
      ['Debit/Credit', ['DR', 'CR']],
      ['Type', ['ACH_DEBIT', 'ACH_CREDIT']],
    ] as const)
      expect(
        readStatement(
          `Date,Description,Amount,${head}\n2026-02-03,rent,500.00,${way[0]}\n2026-02-03,in,5.00,${way[1]}\n`,
        ),
      ).toMatchObject({ passedOver: 1, booked: [{ cents: 500 }] })
    expect(
      readStatement('Day,Text,In\n2026-02-03,x,5\n', { date: 'Day', text: 'Text', amount: 'In' }).booked,
    ).toHaveLength(1)
  })

  it('never throws but a refusal, whatever it is', () => {
    const alphabet = [
      '01,a,b,260101,',
      '16,165,1,',
      '<Ntry>',
      '<BkToCstmrStmt',
      '>',
      '&#x1;',
      'Date,Description,Amount',
      '\n',
      ',',
      '"',
      '88,',
    ]
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...alphabet), fc.string()), { maxLength: 12 }), pieces => {
        try {
          readStatement(pieces.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('payments and deposits', () => {
  const day = '2026-03-02'
  const paid = (trace: string | null, cents: number, paidOn = day, payer = 'SAMPLE MUTUAL HEALTH') => ({
    trace,
    payer,
    paidOn,
    cents,
  })
  const booked = (cents: number, says = '', bookedOn = day) => ({ bookedOn, cents, says, numbers: numbersIn(says) })
  const covered = [{ from: '2026-03-01', to: '2026-03-31' }]

  it('are known by numbers, not by an address of mail', () => {
    expect(numbersIn('ZELLE JANE.DOE77@MAIL.EXAMPLE REF 88123')).toBe('88123')
  })
  it('belong together by a number on both sides, whatever the zeros and marks', () => {
    const { pairs } = reconcile([paid('000-123456', 100)], [booked(100, 'CHECK 123456')], covered)
    expect(pairs).toMatchObject([{ by: 'trace', differenceCents: 0 }])
    expect(reconcile([paid('EFT55555', 100)], [booked(90, 'TRN*1*EFT55555')], covered).pairs).toMatchObject([
      { by: 'trace', differenceCents: -10 },
    ])
  })
  it('not by a number of other years, and not by a short one where the amounts differ', () => {
    expect(reconcile([paid('EFT55555', 100)], [booked(100, 'EFT55555', '2027-03-02')], covered).pairs).toEqual([])
    expect(reconcile([paid('1001', 100)], [booked(90, 'CHECK 1001')], covered).pairs).toEqual([])
    expect(reconcile([paid('1001', 100)], [booked(100, 'CHECK 1001')], covered).pairs).toMatchObject([{ by: 'trace' }])
  })
  it('in parts and together', () => {
    const parts = [booked(60, 'TRN*1*EFT55555'), booked(40, 'TRN*1*EFT55555')]
    expect(reconcile([paid('EFT55555', 100)], parts, covered).pairs).toMatchObject([{ differenceCents: 0 }])
    const both = [paid('CHK1001', 60), paid('CHK1002', 40)]
    expect(reconcile(both, [booked(100, 'CHECKS CHK1001 CHK1002')], covered).pairs).toMatchObject([
      { differenceCents: 0 },
    ])
    expect(reconcile(both, [booked(100, 'COUNTER DEPOSIT')], covered).pairs).toMatchObject([{ by: 'together' }])
    // An electronic payment is one payment, and of two choices neither is taken.
    expect(reconcile(both, [booked(100, 'HCCLAIMPMT')], covered).pairs).toEqual([])
    expect(reconcile([...both, paid(null, 60), paid(null, 40)], [booked(100, 'DEPOSIT')], covered).pairs).toEqual([])
  })
  it('are not paired by an amount that two have, unless the bank names the payer', () => {
    const two = [paid('AAAA1', 100), paid('BBBB2', 100, day, 'OTHER INSURANCE')]
    expect(reconcile(two, [booked(100, 'ACH')], covered).pairs).toEqual([])
    expect(reconcile(two, [booked(100, 'ACH MUTUAL')], covered).pairs).toMatchObject([
      { payments: [two[0]], by: 'amount' },
    ])
    expect(reconcile([paid('AAAA1', 100)], [booked(100, 'ACH', '2026-02-20')], covered).pairs).toEqual([])
  })
  it('are missing only where statements cover the days in which money comes', () => {
    const of = (paidOn: string | null, days = covered) => {
      const { missing, underWay, beyond } = reconcile([{ ...paid('AAAA1', 100), paidOn }], [], days)
      return [missing.length, underWay.length, beyond.length]
    }
    expect(of('2026-03-02')).toEqual([1, 0, 0])
    expect(of('2026-03-25')).toEqual([0, 1, 0])
    expect(of('2026-03-25', [...covered, { from: '2026-04-01', to: '2026-04-30' }])).toEqual([1, 0, 0])
    expect(of('2026-03-25', [...covered, { from: '2026-04-02', to: '2026-04-30' }])).toEqual([0, 1, 0])
    expect(of('2026-02-25')).toEqual([0, 0, 1])
    expect(of(null)).toEqual([0, 0, 1])
  })
})

describe.each(ENGINES)('at the bank on %s', engine => {
  const bring = async () => {
    const store = await newStore(engine)
    for (const each of PAID) await importText(store, `${each.at}.835`, fileOf(each), ANN)
    return store
  }

  it('a deposit with more numbers than are kept is known again in another statement', async () => {
    const store = await bring()
    const long = Array.from({ length: 90 }, (_, at) => `REF${1_000_000 + at}`).join(' ')
    const sheet = (more: string) => `Date,Description,Amount\n2026-02-03,${long},5.00\n${more}`
    for (const [name, more, here] of [
      ['one', '', 0],
      ['two', '2026-02-04,in 12345,6.00\n', 1],
    ] as const) {
      const { made } = await act(store, bringStatement, { ids: [] }, { name, statement: sheet(more) }, ANN)
      expect(made).toMatchObject({ here, deposits: more === '' ? 1 : 2 })
    }
    const depositsCents = async () => (await look(store, depositsView, {})).sums.depositsCents
    expect(await depositsCents()).toBe(1100)
    // Whichever is taken back, what the other one has is still there.
    const [two, one] = (await look(store, depositsView, {})).statements
    await act(store, withdrawStatement, { ids: [one?.id ?? 0] }, {}, ANN)
    expect(await depositsCents()).toBe(1100)
    await act(store, withdrawStatement, { ids: [two?.id ?? 0] }, {}, ANN)
    expect(await depositsCents()).toBe(0)
  })

  it('a quarter comes out to the cent, every planted gap is named, and statements that overlap count once', async () => {
    const store = await bring()
    const middle = Math.floor(ENTRIES.length / 2)
    const input = { name: 'checking', statement: WRITTEN.sheet(ENTRIES.slice(0, middle + 5)) }
    expect((await act(store, bringStatement, { ids: [] }, { ...input, dryRun: true }, ANN)).changed).toBe(0)
    await act(store, bringStatement, { ids: [] }, input, ANN)
    const again = await act(store, bringStatement, { ids: [] }, input, ANN)
    expect(again).toMatchObject({ changed: 0, says: 'This statement is here already.' })
    const rest = await act(
      store,
      bringStatement,
      { ids: [] },
      { name: 'rest', statement: WRITTEN.sheet(ENTRIES.slice(middle)) },
      ANN,
    )
    expect(rest.made).toMatchObject({ here: 5 })
    const { items, sums, statements } = await look(store, depositsView, {})
    expect(sums.restCents).toBe(0)
    expect(sums.depositsCents).toBe(sumOf(ENTRIES.filter(({ cents }) => cents > 0)))
    expect(sums.depositsCents - sums.paymentsCents).toBe(
      sums.differsCents + sums.noRemittanceCents + sums.otherMoneyCents - sums.missingCents - sums.underWayCents,
    )
    const told = (state: string) => items.filter(each => each.state === state)
    expect(told('missing')).toMatchObject([{ trace: MISSING?.trace, paidCents: MISSING?.cents }])
    expect(told('differs')).toMatchObject([{ trace: SHORT?.trace, differenceCents: -1234, by: 'trace' }])
    expect(told('no-remittance')).toMatchObject([{ bookedCents: 77_777, bank: expect.stringContaining('NOWHERE99') }])
    expect(told('other-money')).toMatchObject([{ bookedCents: 2500 }])
    expect(told('under-way')).toMatchObject([{ trace: LAST?.trace }])
    expect(told('paired').filter(({ by }) => by === 'together')).toMatchObject([
      { paidCents: sumOf([BY_CHECK, ALSO_BY_CHECK]), bank: 'COUNTER DEPOSIT 0042' },
    ])
    const kept = await store.kysely.selectFrom('deposit').select('says').execute()
    expect(JSON.stringify(kept)).not.toMatch(/DOE|ZELLE/)
    for (const { id } of statements) await act(store, withdrawStatement, { ids: [id] }, {}, ANN)
    expect((await look(store, depositsView, {})).sums).toMatchObject({ depositsCents: 0, restCents: 0 })
    await expect(act(store, withdrawStatement, { ids: [statements[0]?.id ?? 0] }, {}, ANN)).rejects.toThrow(Refusal)
  })

  it('the same comes of BAI2, whose texts are cut', async () => {
    const store = await bring()
    await act(store, bringStatement, { ids: [] }, { name: 'bai', statement: WRITTEN.bai2(ENTRIES) }, ANN)
    const { sums, items } = await look(store, depositsView, {})
    expect(sums.restCents).toBe(0)
    expect(items.filter(({ state }) => state === 'missing')).toMatchObject([{ trace: MISSING?.trace }])
  })

  it('what the practice’s own system has posted comes back by file and by hand', async () => {
    const store = await bring()
    const sheet = `Check #,Date Posted,Amount\n${PAID[0]?.trace},2026-02-01,${dollars(PAID[0]?.cents ?? 0)}\n${PAID[1]?.trace},,1.00\nGONE777,,5\n,,5\n`
    const columns = { trace: 'Check #' }
    expect((await act(store, bringPosted, { ids: [] }, { sheet, columns, dryRun: true }, ANN)).changed).toBe(0)
    const done = await act(store, bringPosted, { ids: [] }, { sheet, columns }, ANN)
    expect(done).toMatchObject({ changed: 2, made: { unknown: ['GONE777'], bad: [{ line: 5 }] } })
    expect(done.says).toMatch(/posted \$1\.00, paid/)
    const { items } = (await look(store, listView, { sort: 'newest:asc', limit: '3' })) as { items: { id: number }[] }
    const [one, two, three] = items.map(({ id }) => id)
    expect((await look(store, showView, { id: one })).posted).toMatchObject({ postedOn: '2026-02-01', markedBy: 'ann' })
    expect((await look(store, showView, { id: two })).posted).toMatchObject({ amountCents: 100 })
    await act(store, markPosted, { ids: [three ?? 0] }, { reference: 'B7' }, ANN)
    expect((await look(store, showView, { id: three })).posted).toMatchObject({
      reference: 'B7',
      postedOn: NOW.slice(0, 10),
    })
    const ahead = { postedOn: after(NOW.slice(0, 10), 1) }
    await expect(act(store, markPosted, { ids: [three ?? 0] }, ahead, ANN)).rejects.toThrow(/has not come yet/)
    await act(store, unmarkPosted, { ids: [three ?? 0] }, {}, ANN)
    expect((await look(store, showView, { id: three })).posted).toBeUndefined()
    await expect(act(store, unmarkPosted, { ids: [three ?? 0] }, {}, ANN)).rejects.toThrow(Refusal)
  })
})
