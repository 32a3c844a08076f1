// A check on one sheet: findings by claim, a fix applied and the file written with it, a word that overrules, what such denials came to here, reports.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { claimsIn, claimText } from '../../../test/claim-text.ts'
import { remittance } from '../../../test/read-file.ts'
import { sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { unzipped } from '../../../test/unzipped.ts'
import { writeClaims } from '../../example/sent.ts'
import { view } from '../claim/check.ts'
import { action as overrule } from '../claim/overrule.ts'
import { importText } from '../intake/import.ts'

const ANN = { who: 'ann', now: NOW }
const medicare = { filing: 'MB', member: '1EG4-TE5-MK73', payer: 'MEDICARE' }
const TEXT = claimText(
  { account: 'GOOD', member: 'M1' },
  { account: 'BAD', ...medicare, diagnoses: ['Y92009', 'S42001A', 'S42001A'], lines: [{ code: '99213:25:25' }] },
)

describe.each(ENGINES)('a check on one sheet on %s', engine => {
  it('tells findings by claim, applies what puts them right, and writes the file with it', async () => {
    const store = await newStore(engine)
    const asked = { name: 'next.837', text: TEXT }
    const sheet = await look(store, view, asked)
    expect([sheet.claims, sheet.block, sheet.none]).toEqual([2, 1, 1])
    expect(sheet.shown.map(({ account, worst }) => [account, worst])).toEqual([['BAD', 'block']])
    const changes = (sheet.shown[0]?.findings ?? []).flatMap(({ changes = [] }) =>
      changes.map(each => ({ claim: 2, ...each })),
    )
    expect(changes).toEqual(
      expect.arrayContaining([
        { claim: 2, field: 'member.id', value: '1EG4TE5MK73' },
        { claim: 2, field: 'lines.1.modifiers', value: '25' },
        { claim: 2, field: 'diagnoses', value: 'S42001A,Y92009,S42001A' },
      ]),
    )
    const once = await look(store, view, { ...asked, changes, write: true })
    const [claim] = once.shown
    const left = (claim?.findings ?? []).flatMap(({ changes = [] }) => changes.map(each => ({ claim: 2, ...each })))
    const twice = await look(store, view, { ...asked, changes: [...changes, ...left], write: true })
    expect([twice.block, twice.none, twice.shown[0]?.changed]).toEqual([0, 2, true])
    const [good, bad] = claimsIn(twice.fixed ?? '')
    expect([good?.account, bad?.memberId, bad?.lines[0]?.modifiers]).toEqual(['GOOD', '1EG4TE5MK73', ['25']])
    expect(bad?.diagnoses.map(({ code }) => code)).toEqual(['S42001A', 'Y92009'])
    // What nobody changed is as it came, to the byte.
    expect((await look(store, view, { ...asked, write: true })).fixed).toBe(TEXT)
  })

  it('takes claims that were sent, which are no second ones of themselves', async () => {
    const store = await newStore(engine)
    await importText(store, 'sent.837', claimText({ account: 'S1' }, { account: 'S2' }), ANN)
    const [first] = await store.kysely.selectFrom('claim').select('id').orderBy('id').execute()
    const sheet = await look(store, view, { sent: [first?.id] })
    expect(
      sheet.shown.flatMap(({ findings }) => findings.map(({ rule, same = [] }) => [rule, same[0]?.account])),
    ).toEqual([['claim-sent-before', 'S2']])
    await expect(look(store, view, { sent: [999] })).rejects.toMatchObject({ code: 'not-found' })
    await expect(look(store, view, {})).rejects.toMatchObject({ code: 'empty' })
    await expect(
      look(store, view, { text: TEXT, changes: [{ claim: 9, field: 'place', value: '11' }] }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('says what such denials came to here', async () => {
    const store = await newStore(engine)
    await importText(store, 'sent.837', writeClaims([sentVisit('AC-1')], { date: '2026-01-08', control: 7 }), ANN)
    const denied =
      'CLP*AC-1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*4*150~REF*6R*AC-1-1~'
    await importText(store, 'denied.835', remittance(denied, '0', '20260220'), ANN)
    const { history } = await look(store, view, { text: TEXT })
    expect(history.find(({ code }) => code === '4')).toEqual({ code: '4', denials: 1, cents: 15_000 })
    expect(history.find(({ code }) => code === '31')).toEqual({ code: '31', denials: 0, cents: 0 })
  })

  it('tells what was overruled as a note, with the reason, and reports it', async () => {
    const store = await newStore(engine)
    const said = { account: 'BAD', rule: 'medicare-number', because: '=the card says so' }
    await act(store, overrule, { ids: [] }, said, ANN)
    await expect(act(store, overrule, { ids: [] }, { ...said, rule: 'none' }, ANN)).rejects.toMatchObject({
      code: 'not-known',
    })
    const sheet = await look(store, view, { text: TEXT, report: 'csv' })
    const told = sheet.shown[0]?.findings.find(({ rule }) => rule === 'medicare-number')
    expect(told).toMatchObject({ severity: 'info', override: { because: '=the card says so', by: 'ann' } })
    // A sheet takes none of it for a formula.
    expect(sheet.report).toContain(",'=the card says so")
    const text = await look(store, view, { text: TEXT, report: 'text' })
    expect(text.report).toContain('Claim BAD')
    expect(text.report).toContain('NOTE  ')
    const verbs = await store.kysely.selectFrom('event').select('verb').execute()
    expect(verbs.map(({ verb }) => verb)).toContain('check-overruled')
  })

  it('tells what else the check finds there as before, where one of its findings was overruled', async () => {
    const store = await newStore(engine)
    const asked = { text: claimText({ account: 'BAD', lines: [{ code: '71046:26:TC:59:59' }] }) }
    const found = async () =>
      (await look(store, view, asked)).shown[0]?.findings
        .filter(({ rule }) => rule === 'modifiers')
        .map(({ says, severity, finding }) => ({ says, severity, finding })) ?? []
    const [twice, opposed] = await found()
    expect([twice?.says, opposed?.says]).toEqual([
      expect.stringContaining('stands twice'),
      expect.stringContaining('exclude each other'),
    ])
    const one = { account: 'BAD', rule: 'modifiers', line: 1, finding: opposed?.finding, because: 'so it is billed' }
    await act(store, overrule, { ids: [] }, one, ANN)
    expect((await found()).map(({ severity }) => severity)).toEqual(['warn', 'info'])
    const { finding: _, ...all } = one
    await act(store, overrule, { ids: [] }, all, ANN)
    expect((await found()).map(({ severity }) => severity)).toEqual(['info', 'info'])
  })

  it('answers the file in two, and a workbook', async () => {
    const store = await newStore(engine)
    const asked = { name: 'next.837', text: TEXT, split: true }
    const { clean, held, report } = await look(store, view, { ...asked, report: 'xlsx' })
    const accounts = (text = '') => claimsIn(text).map(({ account }) => account)
    expect([accounts(clean), accounts(held)]).toEqual([['GOOD'], ['BAD']])
    const book = await unzipped(Buffer.from(report ?? '', 'latin1'))
    expect(book.get('xl/worksheets/sheet1.xml')).toMatch(/BAD.*medicare-number/s)
    // What is not cut in two stays as it came; what cannot be read goes nowhere.
    const whole = await look(store, view, { ...asked, text: claimText({ account: 'GOOD' }) })
    expect([whole.clean, whole.held]).toEqual([claimText({ account: 'GOOD' }), undefined])
    for (const end of [-20, -60]) {
      const cut = await look(store, view, { ...asked, text: TEXT.slice(0, end) })
      expect([cut.clean, cut.held]).toEqual([undefined, TEXT.slice(0, end)])
    }
  })

  it('says what is no file of claims', async () => {
    const store = await newStore(engine)
    const sheet = await look(store, view, { text: 'nothing of the kind' })
    expect([sheet.claims, sheet.faults.length > 0]).toEqual([0, true])
  })
})
