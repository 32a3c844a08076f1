// Importing on every engine: whole or absent, once, in any order, told in sentences; the audit holds after each.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { approve, writeOff } from '../../../test/denial-actions.ts'
import { remittanceFile } from '../../../test/read-file.ts'
import { ENGINES, NOW, newPlace, newStore, openAt } from '../../../test/store.ts'
import { generateFile } from '../../example/generate.ts'
import type { Rule } from '../../knowledge/load.ts'
import { withTraces } from '../../store/adjustment.ts'
import { payersByName } from '../../store/payer.ts'
import type { Store } from '../../store/store.ts'
import { audit } from '../practice/audit.ts'
import { listRecoupments } from '../remittance/recoupments.ts'
import { type FileReport, importPaths } from './import.ts'
import { decideAgain } from './judge/decide-again.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'overturn-import-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function bring(store: Store, name: string, bytes: string | Buffer): Promise<FileReport> {
  const path = join(folder(), name)
  writeFileSync(path, bytes)
  const [report] = await importPaths(store, [path], { now: NOW, who: 'test' })
  if (report === undefined) throw new Error('nothing was imported')
  return report
}

/** The same file, where the charge of the claim at this place cannot be read. */
function withBadCharge(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at).replace(/^(CLP\*[^*]*\*[^*]*)\*[^*]*\*/, '$1*12.3x*')
}

async function mustHold(store: Store): Promise<void> {
  expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])
}

interface One {
  readonly control: number
  readonly date: string
  readonly claims: string
  readonly paid: string
}
/** An interchange with one remittance, with numbers of its own. */
function file({ control, date, claims, paid }: One, terminator = '~\n', trace = `EFT${control}`): string {
  const body = [
    `BPR*I*${paid}*C*${Number(paid) === 0 ? 'NON' : 'ACH'}************${date}`,
    `TRN*1*${trace}*1900000002`,
    'N1*PR*SAMPLE MUTUAL HEALTH',
    'N3*100 EXAMPLE STREET',
    'N4*EXAMPLE CITY*OH*44001',
    'N1*PE*MADE UP FAMILY CLINIC*XX*1234567893',
    'LX*1',
    ...claims.split('~').filter(text => text !== ''),
  ]
  return remittanceFile(body, control, '20260105', terminator)
}

const PAID = 'CLP*A1*1*150*80**12*ICN1*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*80**1~DTM*472*20260105~CAS*CO*45*70~'
const REVERSED =
  'CLP*A1*22*-150*-80**12*ICN1*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*-150*-80**1~DTM*472*20260105~CAS*CO*45*-70~'
const DENIED = 'CLP*A1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**1~DTM*472*20260105~CAS*CO*197*150~'
const PAID_LATER =
  'CLP*A1*1*150*80**12*ICN2*11*1~REF*F8*ICN1~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*80**1~DTM*472*20260105~CAS*CO*45*70~'

/** What the store has come to, without the numbers that hang on the order of arrival. */
async function state(store: Store) {
  const { kysely } = store
  const members = await kysely
    .selectFrom('caseMember as m')
    .innerJoin('remitClaim as c', join => join.onRef('c.id', '=', 'm.remitClaimId'))
    .select(['c.account', 'c.status', 'c.paymentDate', 'c.paidCents', 'm.role'])
    .orderBy('c.paymentDate')
    .orderBy('c.status')
    .orderBy('c.paidCents')
    .execute()
  const denials = await kysely
    .selectFrom('denial')
    .select([
      'account',
      'carc',
      'cause',
      'action',
      'kind',
      'status',
      'move',
      'atStakeCents',
      'recoveredCents',
      'paidCents',
      'dueDate',
      'closedBecause',
    ])
    .orderBy('account')
    .execute()
  const clocks = await kysely.selectFrom('clock').select(['level', 'due']).orderBy('level').execute()
  const rows = await kysely
    .selectFrom('adjustment')
    .select(['carc', 'amountCents'])
    .orderBy('carc')
    .orderBy('amountCents')
    .execute()
  return { members, denials, clocks, rows }
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, at) =>
    permutations(items.filter((_, other) => other !== at)).map(rest => [item, ...rest]),
  )
}

describe.each(ENGINES)('import on %s', engine => {
  it('posts a file, opens its denials, and holds', async () => {
    const store = await newStore(engine)
    const { text, remittances } = generateFile({ seed: 11, claims: 300 })
    const report = await bring(store, 'a.835', text)
    const claims = remittances.flatMap(each => each.claims)
    expect(report).toMatchObject({
      status: 'imported',
      remittances: remittances.length,
      claims: claims.length,
      quarantined: 0,
    })
    expect(report.adjustments).toBe(claims.reduce((sum, claim) => sum + claim.adjustments.length, 0))
    expect(report.denials).toBeGreaterThan(30)
    const denials = await store.kysely.selectFrom('denial').select('id').where('status', '=', 'open').execute()
    expect(denials.length).toBeGreaterThan(30)
    await mustHold(store)
  })

  it('adds nothing the second time: renamed, packed, in another envelope, with other separators, cut into records', async () => {
    const store = await newStore(engine)
    const one = { control: 1, date: '20260201', claims: DENIED, paid: '0' }
    expect((await bring(store, 'first.835', file(one))).status).toBe('imported')
    const before = await state(store)
    const again: readonly (readonly [string, string | Buffer])[] = [
      ['renamed.835', file(one)],
      ['packed.835.gz', gzipSync(file(one))],
      ['enveloped.835', file({ ...one, control: 7 }, '~\n', 'EFT1')],
      ['without-newlines.835', file(one, '~')],
      ['other-separators.835', file(one, '~\n').replaceAll('*', '|')],
      ['records-of-80.835', file(one, '~').replace(/[\s\S]{1,80}/g, record => `${record}\r\n`)],
      ['terminators-first.835', file(one, '\r\n~')],
    ]
    for (const [name, bytes] of again) {
      const report = await bring(store, name, bytes)
      expect(report, name).toMatchObject({ status: 'duplicate', claims: 0, adjustments: 0, denials: 0 })
      expect(report.duplicateOf, name).toMatch(/first\.835$/)
    }
    expect(await state(store)).toEqual(before)
    await mustHold(store)
  })

  it('puts the same number with other content into quarantine, with what differs', async () => {
    const store = await newStore(engine)
    await bring(store, 'first.835', file({ control: 1, date: '20260201', claims: PAID, paid: '80' }))
    const other = PAID.replaceAll('*80*', '*90*').replace('*70~', '*60~')
    const report = await bring(store, 'second.835', file({ control: 1, date: '20260201', claims: other, paid: '90' }))
    expect(report).toMatchObject({ status: 'quarantined', claims: 0, quarantined: 1 })
    expect(report.says.join(' ')).toMatch(/same trace number EFT1 is posted already/)
    const held = await store.kysely.selectFrom('quarantine').selectAll().executeTakeFirstOrThrow()
    expect(JSON.parse(held.difference)).toMatchObject({
      fields: [
        { field: 'paymentCents', posted: 8000, here: 9000 },
        { field: 'paidCents', posted: 8000, here: 9000 },
      ],
      claims: [{ here: { account: 'A1', paidCents: 9000 }, posted: { paidCents: 8000 } }],
    })
    await mustHold(store)
  })

  it('keeps the good remittances of a file with a bad one', async () => {
    const store = await newStore(engine)
    const { text } = generateFile({ seed: 12, claims: 60, claimsPerRemittance: 20 })
    const seconds = text.indexOf('CLP*', text.indexOf('ST*835*0002'))
    const broken = withBadCharge(text, seconds)
    const report = await bring(store, 'broken.835', broken)
    expect(report).toMatchObject({ status: 'imported', remittances: 2, quarantined: 1 })
    expect(report.says.join(' ')).toMatch(/cannot be read/)
    await mustHold(store)
  })

  it('does not post the remittance in which a file was cut off', async () => {
    const store = await newStore(engine)
    const { text } = generateFile({ seed: 13, claims: 60, claimsPerRemittance: 20 })
    const report = await bring(store, 'cut.835', text.slice(0, text.indexOf('ST*835*0003') + 900))
    expect(report).toMatchObject({ remittances: 2, quarantined: 1 })
    expect(report.says.join(' ')).toMatch(/stops before its end/)
    await mustHold(store)
    const whole = await bring(store, 'whole.835', text)
    expect(whole).toMatchObject({ status: 'imported', remittances: 1, duplicates: 2 })
    await mustHold(store)
  })

  it('posts a claim of many thousand adjustments, each with a number of its own', async () => {
    const store = await newStore(engine)
    const lines = 'SVC*HC:99213*1*0**1~CAS*CO*45*.1**50*.2**97*.3**16*.4~'.repeat(20_000)
    const text = file({ control: 9, date: '20260112', claims: `CLP*MANY*4*20000*0**12*ICNM*11*1~${lines}`, paid: '0' })
    expect(await bring(store, 'many.835', text)).toMatchObject({ status: 'imported', claims: 1, adjustments: 80_000 })
    const numbers = store.kysely.selectFrom('adjustment').select(({ fn }) => fn.count('id').distinct().as('n'))
    expect(Number((await numbers.executeTakeFirstOrThrow()).n)).toBe(80_000)
  })

  it('takes in what stands where a day should and is none: the tree keeps it, no deadline is counted from it', async () => {
    const store = await newStore(engine)
    const claims =
      'CLP*A1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE~DTM*050*20261399~SVC*HC:99213*150*0~DTM*472*20260005~CAS*CO*197*150~'
    const odd = file({ control: 41, date: '20260032', claims, paid: '0' })
    expect(await bring(store, 'odd.835', odd)).toMatchObject({ status: 'imported', denials: 1 })
    expect(
      await store.kysely.selectFrom('remitClaim').select(['serviceFrom', 'receivedDate', 'paymentDate']).execute(),
    ).toEqual([{ serviceFrom: null, receivedDate: null, paymentDate: null }])
    await mustHold(store)
  })

  it('takes in characters that no text should hold, wherever they stand', async () => {
    const store = await newStore(engine)
    const claims = (name: string) =>
      `CLP*A\0${name}*4*150*0**12*IC\0N1*11*1~NM1*QC*1*D\0E*J\u001fNE~SVC*HC:99213*150*0**1~CAS*CO*4*150~LQ*HE*M\0A1~`
    const odd = file({ control: 31, date: '20260112', claims: claims('1'), paid: '0' }, '~\n', 'EFT\x031')
    expect(await bring(store, 'odd.835', odd)).toMatchObject({ status: 'imported', claims: 1, denials: 1 })
    // The same numbers with another content: into quarantine, with what it says.
    const other = file({ control: 31, date: '20260112', claims: claims('2'), paid: '0' }, '~\n', 'EFT\x031')
    expect(await bring(store, 'od\u0001d.835', other)).toMatchObject({ status: 'quarantined' })
    expect(await bring(store, 'nothing.835', '\0\0\0ISA\0')).toMatchObject({ status: 'rejected' })
    expect(
      await bring(store, 'good.835', file({ control: 32, date: '20260112', claims: PAID, paid: '80' })),
    ).toMatchObject({ status: 'imported' })
    await mustHold(store)
  })

  it('rejects what is no remittance, in a sentence', async () => {
    const store = await newStore(engine)
    expect(await bring(store, 'text.txt', 'Dear payer, where is our money?')).toMatchObject({ status: 'rejected' })
    expect(await bring(store, 'empty.835', '')).toMatchObject({ status: 'rejected', says: ['the file is empty'] })
    expect((await bring(store, 'bad.835.gz', gzipSync('ISA').subarray(0, 12))).says.join()).toMatch(/damaged/)
    const [missing] = await importPaths(store, ['/nowhere/at/all'], { now: NOW, who: 'test' })
    expect(missing).toMatchObject({ status: 'rejected', says: ['there is no such file'] })
    await mustHold(store)
  })

  it('posts a remittance larger than a batch whole, and its duplicate not at all', async () => {
    const store = await newStore(engine)
    const { text } = generateFile({ seed: 14, claims: 4000, claimsPerRemittance: 4000 })
    const report = await bring(store, 'large.835', text)
    expect(report).toMatchObject({ status: 'imported', remittances: 1 })
    expect(report.claims).toBeGreaterThan(3900)
    await mustHold(store)
    const again = await bring(store, 'again.835', text.replaceAll('000000015', '000000099'))
    expect(again).toMatchObject({ status: 'duplicate', claims: 0, denials: 0 })
    await mustHold(store)
  })

  it('keeps whose remittances they are, and every trace, where a large one before them was taken back', async () => {
    const store = await newStore(engine)
    const { text } = generateFile({ seed: 14, claims: 4200, claimsPerRemittance: 4000 })
    const last = text.lastIndexOf('CLP*', text.indexOf('ST*835*0002'))
    const broken = withBadCharge(text, last)
    expect(await bring(store, 'broken.835', broken)).toMatchObject({ remittances: 1, quarantined: 1 })
    const [remittance] = await store.kysely.selectFrom('remittance').select('payerId').execute()
    expect((await payersByName(store)).map(payer => payer.id)).toContain(remittance?.payerId)
    const decisions = await withTraces(store, await store.kysely.selectFrom('decision').selectAll().execute())
    expect(decisions.length).toBeGreaterThan(100)
    for (const { because, rule } of decisions) {
      const steps = JSON.parse(because) as readonly [string, string, unknown, number, number][]
      // The rule that held was asked last of the rules, before the laws, and all it asked was so; where none held, the last question was not.
      if (rule !== 'none') expect(steps.findLast(([of]) => !of.startsWith('law/'))).toMatchObject({ 0: rule, 3: 1 })
    }
    await mustHold(store)
  })

  it('reads a trace that was kept whole, before there were forms', async () => {
    const store = await newStore(engine)
    const because = '[["45/contract","group","CO",1,12]]'
    expect(await withTraces(store, [{ form: null, because, turn: 1 }])).toEqual([{ because, turn: 1 }])
  })

  it('imports the same file once when two do it at the same time', async () => {
    const place = await newPlace(engine)
    const stores = [await openAt(place), await openAt(place)] as const
    const { text, remittances } = generateFile({ seed: 15, claims: 900, claimsPerRemittance: 30 })
    const path = join(folder(), 'same.835')
    writeFileSync(path, text)
    const reports = await Promise.all(stores.map(store => importPaths(store, [path], { now: NOW, who: 'test' })))
    const claims = reports.flat().reduce((sum, report) => sum + report.claims, 0)
    expect(claims).toBe(remittances.reduce((sum, each) => sum + each.claims.length, 0))
    const posted = await stores[0].kysely.selectFrom('remittance').select('id').execute()
    expect(posted).toHaveLength(remittances.length)
    await mustHold(stores[0])
  })

  it('ends in the same state in whatever order original, reversal, correction and resend come', async () => {
    const original = file({ control: 1, date: '20260201', claims: PAID, paid: '80' })
    const sets: readonly (readonly string[])[] = [
      [
        original,
        file({ control: 2, date: '20260301', claims: REVERSED, paid: '-80' }),
        file({ control: 3, date: '20260301', claims: DENIED, paid: '0' }),
        file({ control: 4, date: '20260201', claims: PAID, paid: '80' }, '~', 'EFT1'),
      ],
      [
        file({ control: 1, date: '20260201', claims: DENIED, paid: '0' }),
        file({ control: 2, date: '20260301', claims: PAID_LATER, paid: '80' }),
        file({ control: 3, date: '20260401', claims: REVERSED.replaceAll('ICN1', 'ICN2'), paid: '-80' }),
      ],
    ]
    for (const files of sets) {
      let wanted: Awaited<ReturnType<typeof state>> | undefined
      for (const order of permutations(files)) {
        const store = await newStore(engine)
        for (const [at, bytes] of order.entries()) await bring(store, `${at}.835`, bytes)
        const found = await state(store)
        wanted ??= found
        expect(found).toEqual(wanted)
        await mustHold(store)
        await store.close()
      }
      expect(wanted?.denials).toHaveLength(1)
    }
  })

  it('lays money taken outside of claims to the claim it names, in any order, and lists what names nothing', async () => {
    const taken = (control: number, date: string, plb: string, paid: string) =>
      file({
        control,
        date,
        claims: `${PAID.replaceAll('A1', `B${control}`).replaceAll('ICN1', `ICNB${control}`)}~PLB*1234567893*20261231*${plb}~`,
        paid,
      })
    const files = [
      file({ control: 1, date: '20260201', claims: PAID.replaceAll('ICN1', 'ICN0000001'), paid: '80' }),
      taken(2, '20260301', 'WO:ICN0000001*30', '50'),
      taken(3, '20260302', 'WO:UNKNOWN99*10', '70'),
      taken(4, '20260303', 'FB:FWD1*-20', '100'),
      taken(5, '20260304', 'FB:FWD1*20', '60'),
      taken(6, '20260305', 'FB:FWD2*-5', '85'),
      taken(7, '20260306', 'FB:ICN0000001*-30', '110'),
      taken(8, '20260307', 'L6:ICN0000001*-1', '81'),
      taken(9, '20260308', 'IR:A1*1', '79'),
    ]
    for (const order of [files, [...files].reverse()]) {
      const store = await newStore(engine)
      for (const [at, bytes] of order.entries())
        expect((await bring(store, `${at}.835`, bytes)).status).toBe('imported')
      const found = (await listRecoupments(store)).map(({ reason, reference, account, settled, orphan }) => [
        reason,
        reference,
        account,
        settled,
        orphan,
      ])
      expect(found).toEqual([
        ['WO', 'ICN0000001', 'A1', undefined, false],
        ['WO', 'UNKNOWN99', undefined, undefined, true],
        ['FB', 'FWD1', undefined, true, false],
        ['FB', 'FWD1', undefined, true, false],
        ['FB', 'FWD2', undefined, false, true],
        ['FB', 'ICN0000001', 'A1', true, false],
        ['L6', 'ICN0000001', 'A1', undefined, false],
        ['IR', 'A1', undefined, undefined, false],
      ])
      await mustHold(store)
    }
  })

  it('opens a written-off denial again when the payer denies anew, with nothing written off', async () => {
    const store = await newStore(engine)
    await bring(store, '1.835', file({ control: 1, date: '20260201', claims: DENIED, paid: '0' }))
    const target = { ids: [1] }
    await writeOff(store, target, 'lost', { who: 'ann', person: 'p-1', now: NOW })
    await approve(store, target, { who: 'bea', person: 'p-2', now: NOW })
    const again = DENIED.replaceAll('ICN1', 'ICN9')
    await bring(store, '2.835', file({ control: 2, date: '20260301', claims: again, paid: '0' }))
    const denial = await store.kysely.selectFrom('denial').selectAll().executeTakeFirstOrThrow()
    expect(denial).toMatchObject({ id: 1, status: 'open', move: 'us', writtenOffCents: 0, askedCents: 0 })
    await mustHold(store)
  })

  it('closes a denial when the money comes and credits what was done', async () => {
    const store = await newStore(engine)
    await bring(store, '1.835', file({ control: 1, date: '20260201', claims: DENIED, paid: '0' }))
    const open = await store.kysely.selectFrom('denial').selectAll().executeTakeFirstOrThrow()
    expect(open).toMatchObject({
      id: 1,
      status: 'open',
      move: 'us',
      atStakeCents: 15000,
      cause: 'authorization',
      carc: '197',
    })
    await bring(store, '2.835', file({ control: 2, date: '20260301', claims: PAID_LATER, paid: '80' }))
    const closed = await store.kysely.selectFrom('denial').selectAll().executeTakeFirstOrThrow()
    expect(closed).toMatchObject({
      status: 'closed',
      move: 'done',
      closedBecause: 'recovered',
      recoveredCents: 8000,
      atStakeCents: 0,
    })
    expect(closed.credited).toBe('nothing done')
    await bring(
      store,
      '3.835',
      file({ control: 3, date: '20260401', claims: REVERSED.replaceAll('ICN1', 'ICN2'), paid: '-80' }),
    )
    expect(await store.kysely.selectFrom('denial').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      status: 'open',
      move: 'us',
    })
    await mustHold(store)
  })

  it('decides again with what is known today, adding and never changing', async () => {
    const store = await newStore(engine)
    await bring(store, 'a.835', file({ control: 1, date: '20260202', claims: DENIED, paid: '0' }))
    await bring(store, 'b.835', file({ control: 2, date: '20260302', claims: PAID_LATER, paid: '80' }))
    const again = (rules?: readonly Rule[]) =>
      decideAgain(store, {
        now: NOW,
        who: 'test',
        ...(rules === undefined ? {} : { decide: { practiceRules: rules } }),
      })
    expect(await again()).toMatchObject({ remittances: 2, changed: 0 })
    const ours: Rule = {
      id: 'ours/45-is-underpaid',
      when: [{ fact: 'carc', is: '45' }],
      decides: { kind: 'underpayment', cause: 'contract', action: 'appeal', sure: 'medium' },
      why: 'The contract allows all of it.',
    }
    expect(await again([ours])).toMatchObject({ changed: 1, claims: 1 })
    expect(await again([ours])).toMatchObject({ changed: 0 })
    const decisions = await store.kysely.selectFrom('decision').select(['turn', 'rule']).orderBy('turn').execute()
    expect(decisions.map(({ turn }) => turn)).toEqual([1, 1, 2])
    expect(await store.kysely.selectFrom('denial').select(['status', 'atStakeCents', 'cause']).execute()).toEqual([
      { status: 'open', atStakeCents: 7000, cause: 'contract' },
    ])
    await mustHold(store)
    // Back to how it was: what the rule opened is closed again.
    expect(await again()).toMatchObject({ changed: 1 })
    expect(await store.kysely.selectFrom('denial').select(['status', 'atStakeCents']).execute()).toEqual([
      { status: 'closed', atStakeCents: 0 },
    ])
    await mustHold(store)
  })
})
