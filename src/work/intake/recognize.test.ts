// A payer is recognized when its first file comes in, its claims get the deadlines of their own product, and a person's word stays.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { remittanceFile } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { clocksOf } from '../../store/denial-row.ts'
import type { Store } from '../../store/store.ts'
import { showDenial } from '../denial/story.ts'
import { importPaths } from './import.ts'

const denied = (account: string, filing: string) =>
  `CLP*${account}*4*150*0**${filing}*ICN${account}*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**1~DTM*472*20260105~CAS*CO*50*150~`

/** One remittance of a payer, with a number of its own. */
async function bring(store: Store, control: number, payer: string, claims: string): Promise<void> {
  const body = [
    'BPR*I*0*C*NON************20260202',
    `TRN*1*T${control}*1900000002`,
    `N1*PR*${payer}`,
    'N1*PE*MADE UP FAMILY CLINIC*XX*1234567893',
    'LX*1',
    ...claims.split('~').filter(text => text !== ''),
  ]
  const text = remittanceFile(body, control, '20260202')
  const folder = mkdtempSync(join(tmpdir(), 'overturn-recognize-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'one.835')
  writeFileSync(path, text)
  await importPaths(store, [path], { now: NOW, who: 'test' })
}

async function rulesOf(store: Store, account: string): Promise<readonly string[]> {
  const { id } = await store.kysely
    .selectFrom('denial')
    .where('account', '=', account)
    .select('id')
    .executeTakeFirstOrThrow()
  return (await clocksOf(store, id)).map(clock => clock.rule).sort()
}

describe.each(ENGINES)('payers on %s', engine => {
  it('are recognized by name or number, and each claim gets the deadlines of its product', async () => {
    const store = await newStore(engine)
    await bring(store, 1, 'UNITEDHEALTHCARE*XV*87726', denied('C1', '12') + denied('C2', '16'))
    await bring(store, 2, 'SAMPLE MUTUAL HEALTH', denied('C3', '12'))
    const payers = await store.kysely.selectFrom('payer').select(['name', 'entry']).orderBy('name').execute()
    expect(payers).toEqual([
      { name: 'SAMPLE MUTUAL HEALTH', entry: null },
      { name: 'UNITEDHEALTHCARE', entry: 'unitedhealthcare' },
    ])
    expect(await rulesOf(store, 'C1')).toContain('unitedhealthcare/payment-dispute')
    expect(await rulesOf(store, 'C2')).toContain('unitedhealthcare-medicare-advantage/payment-dispute')
    expect(await rulesOf(store, 'C2')).toContain('medicare-advantage/appeal')
    expect(await rulesOf(store, 'C3')).toContain('commercial-default/appeal')
  })

  it('stay what a person said they are', async () => {
    const store = await newStore(engine)
    await bring(store, 1, 'UNITEDHEALTHCARE*XV*87726', denied('C1', '12'))
    await store.kysely.updateTable('payer').set({ entry: null }).execute()
    await bring(store, 2, 'UNITEDHEALTHCARE*XV*87726', denied('C2', '12'))
    expect(await rulesOf(store, 'C2')).toContain('commercial-default/appeal')
    expect((await store.kysely.selectFrom('payer').select('entry').execute()).map(row => row.entry)).toEqual([null])
  })

  it('no denial keeps a clock of a level that waits for a later notice', async () => {
    const store = await newStore(engine)
    await bring(store, 1, 'EXAMPLE MEDICARE CONTRACTOR', denied('M1', 'MB'))
    expect(await rulesOf(store, 'M1')).toEqual(['medicare-part-b/redetermination', 'medicare-part-b/reopening'])
  })

  it('but its story says what comes after, and from which notice', async () => {
    const store = await newStore(engine)
    await bring(store, 1, 'EXAMPLE MEDICARE CONTRACTOR', denied('M1', 'MB'))
    const [denial] = await store.kysely.selectFrom('denial').select('id').execute()
    const { later } = await showDenial(store, denial?.id ?? 0)
    expect(later.map(({ level, due, runsFrom }) => [level, due, runsFrom])).toEqual([
      ['reconsideration', null, 'the redetermination notice'],
      ['alj', null, 'the reconsideration notice'],
      ['council', null, 'the ALJ decision'],
      ['court', null, 'the Council decision'],
    ])
    await store.kysely.deleteFrom('clock').where('kind', '=', 'appeal').execute()
    expect((await showDenial(store, denial?.id ?? 0)).later).toEqual([])
  })
})
