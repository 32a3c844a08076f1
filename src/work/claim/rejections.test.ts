// Rejected claims as they are listed: one entry for each claim, with every status and line, whoever sent it back and however often.
import { describe, expect, it } from 'vitest'
import { act, look } from '../../../test/act.ts'
import { interchange } from '../../../test/read-file.ts'
import { sentVisit } from '../../../test/sent.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { writeAcceptance, writeClaims } from '../../example/sent.ts'
import type { Store } from '../../store/store.ts'
import { importText } from '../intake/import.ts'
import { action as closeItem } from './close-item.ts'
import { view as rejections } from './rejections.ts'

const ACTOR = { who: 'ann', now: NOW }
const claimOf = (account: string) =>
  sentVisit(account, [
    ['99213', 9_000],
    ['87880', 6_000],
  ])

const bring = async (store: Store, name: string, text: string) => {
  const report = await importText(store, name, text, ACTOR)
  expect(report, report.says.join(' ')).toMatchObject({ status: 'imported' })
}

/** A 277CA of somebody with these segments of one claim each, from TRN on. */
const statusFile = (by: string, control: string, ...claims: readonly string[]) => {
  const patients = claims.map((claim, at) => `HL*${at + 4}*3*PT~NM1*QC*1*DOE*JANE****MI*XEX000000001~${claim}`).join('')
  return interchange(
    `BHT*0085*08*CA${control}*20260110*0900*TH~HL*1**20*1~NM1*PR*2*${by}*****PI*${by.slice(0, 3)}01~TRN*1*CA${control}~DTP*050*D8*20260110~HL*2*1*21*1~NM1*41*2*SAMPLE CLINIC*****46*SC01~TRN*2*BATCH${control}~STC*A1:19:PR*20260110*WQ*150~HL*3*2*19*1~NM1*85*2*SAMPLE CLINIC*****XX*1234567893~TRN*1*0~STC*A1:19:PR**WQ*150~${patients}`,
    '005010X214',
    '277',
  ).replaceAll('000000001', control.padStart(9, '0'))
}
const rejected999 = (control: number) =>
  writeAcceptance({ date: '2026-01-09', control }).replace('IK5*A', 'IK5*R*5').replace('AK9*A*1*1*1', 'AK9*R*1*1*0')

const listed = async (store: Store, closed = false) => {
  const { items } = await look(store, rejections, { closed })
  return items.map(({ account, statuses = [], batch }) => [
    account,
    statuses.map(({ code, line }) => (line === undefined ? code : `${line}: ${code}`)),
    batch,
  ])
}

describe.each(ENGINES)('rejections on %s', engine => {
  const withClaims = async (...accounts: readonly string[]) => {
    const store = await newStore(engine)
    await bring(store, 'sent.837', writeClaims(accounts.map(claimOf), { date: '2026-01-08', control: 9 }))
    return store
  }

  it.each([
    [
      'three statuses of one segment',
      'STC*A7:562:85*20260110*U*150******A7:500:85*A7:507~',
      ['A7:562:85', 'A7:500:85', 'A7:507'],
    ],
    [
      'two segments',
      'STC*A6:164:IL*20260110*U*150~STC*A7:21*20260110*U*150******A7:454~',
      ['A6:164:IL', 'A7:21', 'A7:454'],
    ],
    [
      'of the claim and of both lines',
      'STC*A3:21*20260110*U*150~SVC*HC:99213*90~STC*A7:453**U~REF*FJ*REJ-1-1~SVC*HC:87880*60~STC*A7:507**U*******A7:476~REF*FJ*REJ-1-2~',
      ['A3:21', '1: A7:453', '2: A7:507', '2: A7:476'],
    ],
    [
      'of a line alone',
      'STC*A7:21*20260110*U*150~SVC*HC:87880*60~STC*A7:454**U~REF*FJ*REJ-1-2~',
      ['A7:21', '2: A7:454'],
    ],
    [
      'of a line by its place',
      'STC*A7:21*20260110*U*150~SVC*HC:87880*60~STC*A7:454**U~REF*FJ*2~',
      ['A7:21', '2: A7:454'],
    ],
    ['of a line without a number', 'STC*A7:21*20260110*U*150~SVC*HC:99213*90~STC*A7:454**U~', ['A7:21', '1: A7:454']],
  ])('%s are one entry with all of it', async (_, segments, codes) => {
    const store = await withClaims('REJ-1', 'REJ-2')
    await bring(
      store,
      'no.277',
      statusFile(
        'EXAMPLE HOUSE',
        '31',
        `TRN*2*REJ-1~${segments.replace('SVC', 'DTP*472*D8*20260105~SVC')}`,
        'TRN*2*REJ-2~STC*A2:20:PR*20260110*WQ*150~REF*1K*PCN22~DTP*472*D8*20260105~',
      ),
    )
    expect(await listed(store)).toEqual([['REJ-1', codes, undefined]])
    const { items } = await look(store, rejections, {})
    expect(items[0]?.statuses?.every(each => (each.says ?? '') !== '')).toBe(true)
    expect(rejections.lines?.of({ items })).toEqual([items])
  })

  it('sent back by the clearinghouse and by the payer: one entry, closed at once', async () => {
    const store = await withClaims('REJ-3')
    await bring(store, 'house.277', statusFile('EXAMPLE HOUSE', '32', 'TRN*2*REJ-3~STC*A7:562:85*20260110*U*150~'))
    await bring(store, 'payer.277', statusFile('OTHER PAYER', '33', 'TRN*2*REJ-3~STC*A7:164:IL*20260110*U*150~'))
    expect(await listed(store)).toEqual([['REJ-3', ['A7:562:85', 'A7:164:IL'], undefined]])
    const { items } = await look(store, rejections, {})
    expect(items[0]?.others).toHaveLength(1)
    const input = { kind: 'rejection', reason: 'billed anew' } as const
    await act(store, closeItem, { ids: [items[0]?.id ?? 0] }, input, ACTOR)
    expect(await listed(store)).toEqual([])
    expect(await listed(store, true)).toEqual([['REJ-3', ['A7:562:85', 'A7:164:IL'], undefined]])
  })

  it('a batch that was rejected whole has an entry for each of its claims, under one number', async () => {
    const store = await withClaims('REJ-4', 'REJ-5', 'REJ-6')
    await bring(store, 'no.999', rejected999(9))
    expect(await listed(store)).toEqual([
      ['REJ-4', ['IK5:5'], 3],
      ['REJ-5', ['IK5:5'], 3],
      ['REJ-6', ['IK5:5'], 3],
    ])
    const { items } = await look(store, rejections, {})
    expect(new Set(items.map(each => each.id)).size).toBe(1)
    expect(new Set(items.map(each => each.claim)).size).toBe(3)
  })

  it('a batch whose claims are not here is one entry', async () => {
    const store = await newStore(engine)
    await bring(store, 'no.999', rejected999(77))
    expect(await listed(store)).toEqual([['', ['IK5:5'], undefined]])
  })
})
