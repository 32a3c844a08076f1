// Release from quarantine and the comparison before it, on every engine: done, refused, repeated; the audit holds after each.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { interchange, remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { listFiles } from '../../store/file.ts'
import { countQuarantine, listQuarantine } from '../../store/quarantine.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { audit } from '../practice/audit.ts'
import { compareRemittances } from '../remittance/compare.ts'
import { view as fileList } from './list.ts'
import { view as quarantineView } from './quarantine.ts'
import { quarantineNumber } from './quarantine-number.ts'
import { action, release } from './release.ts'

const A1 = 'CLP*A1*1*150*80**12*ICN1*11*1~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*80**1~DTM*472*20260105~CAS*CO*45*70~'
const A2 = 'CLP*A2*4*90*0**12*ICN2*11*1~NM1*QC*1*ROE*RICHARD~SVC*HC:99212*90*0**1~DTM*472*20260106~CAS*CO*197*90~'
const A3 = 'CLP*A3*1*60*60**12*ICN3*11*1~NM1*QC*1*POE*PAT~SVC*HC:99211*60*60**1~DTM*472*20260107~'
const ACTOR = { who: 'Ann Admin', now: NOW }

async function bring(store: Store, name: string, text: string) {
  return importText(store, name, text, { now: NOW, who: 'test' })
}

/** One remittance posted, another with the same trace number kept back; answers the number of the second in the quarantine. */
async function conflict(store: Store): Promise<string> {
  await bring(store, 'first.835', remittance(`${A1}${A2}`, '80'))
  const changed = A1.replaceAll('*80*', '*90*').replace('*70~', '*60~')
  const report = await bring(
    store,
    'second.835',
    remittance(`${changed}${A2}${A3}PLB*1234567893*20261231*WO:X*5~`, '145'),
  )
  expect(report.status).toBe('quarantined')
  const [held] = await listQuarantine(store)
  if (held === undefined) throw new Error('nothing is in quarantine')
  return quarantineNumber(held)
}

async function postedFirst(store: Store): Promise<string> {
  const [held] = await listQuarantine(store)
  return String((JSON.parse(held?.difference ?? '{}') as { remittance: number }).remittance)
}

const mustHold = async (store: Store) =>
  expect((await audit(store, { files: true })).filter(check => !check.ok)).toEqual([])

const LATEST = { rises: false, after: undefined, skip: 0, limit: 10 } as const

describe.each(ENGINES)('release on %s', engine => {
  it('posts what was kept back, in one unit with its event, and counts it where it now is', async () => {
    const store = await newStore(engine)
    const number = await conflict(store)
    expect(await countQuarantine(store)).toBe(1)
    const made = await release(store, number, ACTOR, 'the payer sent a second check')
    expect(made).toMatchObject({ claims: 3 })
    expect(await countQuarantine(store)).toBe(0)
    expect(await listQuarantine(store)).toEqual([])
    const posted = await store.kysely
      .selectFrom('remitClaim')
      .select(['account', 'paidCents'])
      .where('remittanceId', '=', made.remittance)
      .orderBy('ordinal')
      .execute()
    expect(posted).toEqual([
      { account: 'A1', paidCents: 9000 },
      { account: 'A2', paidCents: 0 },
      { account: 'A3', paidCents: 6000 },
    ])
    const event = await store.kysely
      .selectFrom('event')
      .select(['who', 'data'])
      .where('verb', '=', 'released')
      .executeTakeFirstOrThrow()
    expect(event.who).toBe('Ann Admin')
    expect(JSON.parse(event.data)).toMatchObject({
      remittance: made.remittance,
      because: 'the payer sent a second check',
    })
    const [file] = await listFiles(store, LATEST)
    expect(file).toMatchObject({ name: 'second.835', status: 'imported', posted: 1, quarantined: 0, claims: 3 })
    expect(await listFiles(store, LATEST)).toHaveLength(2)
    await mustHold(store)
  })

  it('is an action: done, refused, not repeated; the lists show what came of it', async () => {
    const store = await newStore(engine)
    const number = await conflict(store)
    const shown = await look(store, quarantineView, {})
    expect(shown).toMatchObject({ items: [{ number, reason: 'conflict', file: 'second.835', claims: 3 }] })
    expect(JSON.stringify(shown.items.map(({ difference: _, ...row }) => row))).not.toMatch(/null|practiceId|content/)
    const [line] = quarantineView.lines?.of(shown) ?? []
    expect(quarantineView.lines?.each.parse(line)).toMatchObject({ record: 'quarantined', number, remittance: 0 })
    for (const [other, code] of [
      ['999-1', 'not-found'],
      ['second', 'not-known'],
    ] as const)
      await expect(act(store, action, { ids: [] }, { number: other }, ACTOR)).rejects.toMatchObject({ code })
    const { changed, says, made } = await act(store, action, { ids: [] }, { number, because: 'two checks' }, ACTOR)
    expect(changed).toBe(1)
    expect(made).toMatchObject({ number, claims: 3 })
    expect(says).toMatch(/is posted as remittance \d+: 3 claims, \d+ denials? opened\./)
    await expect(act(store, action, { ids: [] }, { number }, ACTOR)).rejects.toMatchObject({ code: 'closed' })
    expect(await look(store, quarantineView, {})).toEqual({ items: [] })
    const files = (await look(store, fileList, { limit: '1' })) as {
      readonly items: readonly object[]
      readonly next: string
    }
    expect(files).toMatchObject({ items: [{ name: 'second.835', status: 'imported', posted: 1, quarantined: 0 }] })
    expect(await look(store, fileList, { limit: '1', cursor: files.next })).toMatchObject({
      items: [{ name: 'first.835' }],
    })
    expect(await look(store, fileList, { sort: 'newest:asc', limit: '1' })).toMatchObject({
      items: [{ name: 'first.835' }],
    })
    await expect(look(store, fileList, { cursor: 'bm90aGluZw' })).rejects.toMatchObject({ code: 'cursor-invalid' })
  })

  it('is refused a second time, and nothing is posted twice', async () => {
    const store = await newStore(engine)
    const number = await conflict(store)
    await release(store, number, ACTOR, undefined)
    await expect(release(store, number, ACTOR, undefined)).rejects.toMatchObject({ code: 'closed' })
    const { n } = await store.kysely
      .selectFrom('remittance')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(2)
    await mustHold(store)
  })

  it('leaves the numbers with the one that was posted first: a third is kept back again', async () => {
    const store = await newStore(engine)
    await release(store, await conflict(store), ACTOR, undefined)
    const third = await bring(store, 'third.835', remittance(A3, '60'))
    expect(third.status).toBe('quarantined')
    const again = await bring(store, 'again.835', `${remittance(`${A1}${A2}`, '80')}\n`)
    expect(again).toMatchObject({ status: 'duplicate', duplicates: 1 })
    await mustHold(store)
  })

  it('is refused for what cannot be read, for what is not there, and for what is no number', async () => {
    const store = await newStore(engine)
    const whole = remittance(`${A1}${A2}`, '80')
    await bring(store, 'cut.835', whole.slice(0, whole.indexOf('CLP*A2')))
    const [held] = await listQuarantine(store)
    const number = held === undefined ? '' : quarantineNumber(held)
    const before = await store.kysely.selectFrom('event').select('seq').orderBy('seq').execute()
    await expect(release(store, number, ACTOR, undefined)).rejects.toMatchObject({ code: 'guarded' })
    await expect(release(store, '999-1', ACTOR, undefined)).rejects.toMatchObject({ code: 'not-found' })
    await expect(release(store, 'second', ACTOR, undefined)).rejects.toMatchObject({ code: 'not-known' })
    expect(await store.kysely.selectFrom('event').select('seq').orderBy('seq').execute()).toEqual(before)
    expect(await countQuarantine(store)).toBe(1)
  })

  it('is refused where the same was posted from another file meanwhile', async () => {
    const store = await newStore(engine)
    const number = await conflict(store)
    const copy = `${remittance(
      `${A1.replaceAll('*80*', '*90*').replace('*70~', '*60~')}${A2}${A3}PLB*1234567893*20261231*WO:X*5~`,
      '145',
    )}\n`
    await bring(store, 'copy.835', copy)
    const numbers = (await listQuarantine(store)).map(quarantineNumber)
    expect(numbers).toHaveLength(2)
    const other = numbers.find(each => each !== number) ?? ''
    await release(store, other, ACTOR, undefined)
    await expect(release(store, number, ACTOR, undefined)).rejects.toMatchObject({ code: 'closed' })
    await mustHold(store)
  })
})

describe.each(ENGINES)('comparison on %s', engine => {
  it('shows what differs, claim by claim, with the numbers of the segments', async () => {
    const store = await newStore(engine)
    const number = await conflict(store)
    const first = await postedFirst(store)
    const compared = await compareRemittances(store, first, number)
    expect(compared.first).toMatchObject({ number: first, file: 'first.835', place: 1 })
    expect(compared.second).toMatchObject({ number, file: 'second.835', place: 1 })
    expect(compared.sameClaims).toBe(1)
    expect(compared.parts.map(({ of, account, onlyIn }) => [of, account, onlyIn])).toEqual([
      ['head', undefined, undefined],
      ['claim', 'A1', undefined],
      ['claim', 'A3', 'second'],
      ['end', undefined, 'second'],
    ])
    const [head, claim] = compared.parts
    expect(head?.segments.map(({ mark, segment }) => [mark, segment])).toEqual([
      ['-', 4],
      ['+', 4],
    ])
    expect(claim?.segments.map(({ mark, text }) => `${mark} ${text}`)).toEqual([
      '- CLP*A1*1*150*80**12*ICN1*11*1',
      '+ CLP*A1*1*150*90**12*ICN1*11*1',
      '- SVC*HC:99213*150*80**1',
      '+ SVC*HC:99213*150*90**1',
      '- CAS*CO*45*70',
      '+ CAS*CO*45*60',
    ])
  })

  it('passes over separators and envelopes, and refuses what is not there', async () => {
    const store = await newStore(engine)
    const body = `BPR*I*80*C*ACH************20260201~TRN*1*EFT1*1900000002~N1*PR*SAMPLE MUTUAL HEALTH~N1*PE*MADE UP FAMILY CLINIC*XX*1234567893~LX*1~${A1}`
    await bring(store, 'one.835', interchange(body))
    // The same number and another amount, written with other separators.
    const other = interchange(body.replace('BPR*I*80*', 'BPR*I*81*')).replaceAll('*', '|').replaceAll(':', '>')
    expect((await bring(store, 'other.835', other)).status).toBe('quarantined')
    const [one] = await store.kysely.selectFrom('remittance').select('id').execute()
    const id = String(one?.id)
    const [held] = await listQuarantine(store)
    const compared = await compareRemittances(store, id, held === undefined ? '' : quarantineNumber(held))
    expect(compared.sameClaims).toBe(1)
    expect(compared.parts).toEqual([
      {
        of: 'head',
        account: undefined,
        onlyIn: undefined,
        segments: [
          { mark: '-', segment: 4, text: 'BPR*I*80*C*ACH************20260201' },
          { mark: '+', segment: 4, text: 'BPR*I*81*C*ACH************20260201' },
        ],
      },
    ])
    expect(await compareRemittances(store, id, id)).toMatchObject({ sameClaims: 1, parts: [] })
    await expect(compareRemittances(store, id, '424242')).rejects.toMatchObject({ code: 'not-found' })
    await expect(compareRemittances(store, id, 'x')).rejects.toMatchObject({ code: 'not-found' })
  })
})
