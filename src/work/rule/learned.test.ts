// From the practice's own files to a check: denials of a payer become a proposed rule, a person switches it on, the next claim is told, and what has
// stopped is switched off by the watch.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { claimsIn, claimText } from '../../../test/claim-text.ts'
import { remittance } from '../../../test/read-file.ts'
import { ENGINES, newStore } from '../../../test/store.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { openChecker } from '../prevent/checker.ts'
import { action as learnNow } from './learn.ts'
import { view as learned } from './learned.ts'
import { action as switchOff } from './switch-off.ts'
import { action as switchOn } from './switch-on.ts'

const at = (day: string) => ({ who: 'ann', now: `${day}T08:00:00Z` })
const MONTHS = ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12'] as const

/** Of each month thirty claims: every third is 97110, which the payer denies (or, `kind`ly, pays) where there is no authorization. */
async function bringMonth(store: Store, month: string, kind = false): Promise<void> {
  const claims = Array.from({ length: 30 }, (_, place) => ({
    account: `L${month.replace('-', '')}${place}`,
    member: `M${month.replace('-', '')}${place}`,
    lines: [{ code: place % 3 === 0 ? '97110' : '99213', on: `${month}-03` }],
    claim: place % 6 === 0 ? ['REF*G1*AU1'] : [],
    denied: !kind && place % 3 === 0 && place % 6 !== 0,
  }))
  const number = month.replace('-', '')
  await importText(
    store,
    `${month}.837`,
    claimText(...claims).replaceAll('000000011', `000${number}`),
    at(`${month}-28`),
  )
  const paid = claims.filter(({ denied }) => !denied).length * 100
  const body = claims
    .map(({ account, member, denied, lines }, place) => {
      const code = lines[0]?.code
      const head = `CLP*${account}*${denied ? 4 : 1}*100*${denied ? 0 : 100}**12*ICN${number}${place}*11*1~NM1*QC*1*DOE*PAT****MI*${member}~`
      return `${head}SVC*HC:${code}*100*${denied ? 0 : 100}~DTM*472*${number}03~${denied ? 'CAS*CO*197*100~' : ''}`
    })
    .join('')
  const text = remittance(body, String(paid), `${number}20`).replace('EFT1', `EFT${number}`)
  const report = await importText(
    store,
    `${month}.835`,
    text.replaceAll('000000001', `001${number}`),
    at(`${month}-28`),
  )
  expect(report.status, report.says.join(' ')).toBe('imported')
}

describe.each(ENGINES)('learning on %s', engine => {
  it('proposes, is switched on by a person, tells the next claim, and is switched off when it has stopped', async () => {
    const store = await newStore(engine)
    for (const month of MONTHS) await bringMonth(store, month)
    const next = claimsIn(
      claimText(
        { account: 'NEXT', member: 'N1', lines: [{ code: '97110', on: '2026-01-02' }] },
        { account: 'FINE', member: 'N2', lines: [{ code: '97110', on: '2026-01-02' }], claim: ['REF*G1*AU1'] },
      ),
    )
    const told = async () =>
      (await (await openChecker('2026-01-05', store)).check(next))
        .filter(({ check }) => check.id.startsWith('learned-'))
        .map(({ account, check, says }) => [account, check.severity, says.includes('were denied here')])
    await act(store, learnNow, { ids: [] }, {}, at('2026-01-05'))
    const { items } = await look(store, learned, {})
    expect(items).toMatchObject([
      {
        says: 'Reason 197 from payer 2: 97110, without an authorization.',
        status: 'proposed',
        lines: 15,
        denied: 15,
        caught: 15,
        caughtCents: 150_000,
        falseAlarms: 0,
        precision: 1,
        recall: 1,
      },
    ])
    const id = items[0]?.id ?? 0
    expect(await told()).toEqual([])
    await act(store, switchOn, { ids: [id] }, {}, at('2026-01-05'))
    expect(await told()).toEqual([['NEXT', 'warn', true]])
    // The same again changes nothing.
    expect(await act(store, learnNow, { ids: [] }, {}, at('2026-01-06'))).toMatchObject({ changed: 0 })
    expect(await told()).toEqual([['NEXT', 'warn', true]])
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']) await bringMonth(store, month, true)
    await act(store, learnNow, { ids: [] }, {}, at('2026-05-30'))
    expect((await look(store, learned, {})).items).toMatchObject([
      { id, status: 'off', because: 'Since 2026-02 only 0 of 20 such lines were denied.' },
    ])
    expect(await told()).toEqual([])
    const events = await store.kysely.selectFrom('event').select('verb').where('verb', 'like', 'rule-%').execute()
    expect(events.map(({ verb }) => verb)).toEqual(['rule-learned', 'rule-switched-on', 'rule-drifted'])
    await act(store, switchOff, { ids: [id] }, { reason: 'mine' }, at('2026-05-30'))
    await expect(act(store, switchOn, { ids: [999] }, {}, at('2026-05-30'))).rejects.toMatchObject({
      code: 'not-found',
    })
  }, 60_000)
})
