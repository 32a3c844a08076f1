// Posting back, on each engine: the rows come to the charge, the payment and the cent; the file for the practice system adds up, reads without fault, and is the payer's own in every
// byte of its segments; what does not add up is not handed on.
import { X12Parser } from 'node-x12'
import { describe, expect, it } from 'vitest'
import { look } from '../../../test/act.ts'
import { readFile, remittance } from '../../../test/read-file.ts'
import { ENGINES, NOW, newStore } from '../../../test/store.ts'
import { bucketOf } from '../../decide/posting.ts'
import { generateFile } from '../../example/generate.ts'
import type { Store } from '../../store/store.ts'
import type { Remittance } from '../../x12/index.ts'
import { importText } from '../intake/import.ts'
import { view as cleanedView } from './cleaned.ts'
import { view as listView } from './list.ts'
import { view as postingView } from './posting.ts'

const CLAIMS = [
  'LX*1~TS3*1234567893*11*20261231*2*150~CLP*A1*1*150*78.4*20*MB*ICN10*11*1~NM1*QC*1*DOE*JANE~MIA*0~SVC*HC:99213*150*78.4**1~DTM*472*20260105~CAS*CO*45*50**253*1.6~CAS*PR*2*20~LQ*RX*1~',
  'CLP*A2*4*90*0**MB*ICN2*11*1~NM1*QC*1*ROE*RICHARD~SVC*HC:99212*90*0**1~DTM*472*20260106~CAS*CO*197*90~LQ*HE*N130~',
  'CLP*A3*1*60*50**MB*ICN3*11*1~CAS*CO*45*10~NM1*QC*1*POE*PAT~SVC*HC:99211*60*60**1~DTM*472*20260107~',
]
const WHOLE = remittance(`${CLAIMS.join('')}PLB*1234567893*20261231*WO:ICN10*5~`, '123.4').replace(
  'LX*1~\nLX*1~',
  'LX*1~',
)

const bring = (store: Store, name: string, text: string) => importText(store, name, text, { now: NOW, who: 'test' })
const ids = async (store: Store) =>
  ((await look(store, listView, { sort: 'newest:asc', limit: '200' })) as { items: { id: number }[] }).items.map(
    each => each.id,
  )

/** What the payment of a remittance says beyond its claims and the money outside of them, in cents. */
function leftOver({ payment, headers, providerAdjustments }: Remittance): number {
  const claims = headers
    .flatMap(header => header.claims)
    .reduce((sum, claim) => sum + (claim.payment?.paidCents ?? 0), 0)
  const outside = providerAdjustments
    .flatMap(each => each.adjustments)
    .reduce((sum, each) => sum + (each?.amountCents ?? 0), 0)
  return (payment?.paymentCents ?? 0) - claims + outside
}

describe('a bucket', () => {
  const of = {
    kind: 'denial',
    cause: 'coding',
    action: 'appeal',
    liable: 'provider',
    mayBill: false,
    amountCents: 100,
  } as const
  it('writes off only what the contract or the federal cut takes, and moves to a patient only who may be billed', () => {
    expect(bucketOf(of)).toBe('hold')
    expect(bucketOf({ ...of, action: 'write-off' })).toBe('hold')
    expect(bucketOf({ ...of, action: 'bill-patient', mayBill: true })).toBe('hold')
    expect(bucketOf({ ...of, kind: 'contractual', action: 'none' })).toBe('contractual')
    expect(bucketOf({ ...of, kind: 'contractual', action: 'review' })).toBe('hold')
    for (const liable of ['patient', 'other-payer', 'undetermined'] as const)
      expect(bucketOf({ ...of, kind: 'contractual', action: 'none', liable })).toBe('hold')
    expect(bucketOf({ ...of, kind: 'contractual', cause: 'sequestration', action: 'none' })).toBe('sequestration')
    expect(bucketOf({ ...of, kind: 'patient-share', action: 'bill-patient', liable: 'patient', mayBill: true })).toBe(
      'patient',
    )
    expect(bucketOf({ ...of, kind: 'patient-share', action: 'bill-patient', liable: 'patient' })).toBe('hold')
    expect(bucketOf({ ...of, kind: 'patient-share', action: 'bill-other-payer' })).toBe('next-payer')
    expect(bucketOf({ ...of, kind: 'coordination' })).toBe('earlier-payer')
    expect(bucketOf({ ...of, kind: 'take-back', amountCents: 0 })).toBe('reversal')
    expect(bucketOf({ ...of, amountCents: 0 })).toBe('none')
  })
})

describe.each(ENGINES)('posting back on %s', engine => {
  it('gives a row for each payment and adjustment, which come to charge and payment', async () => {
    const store = await newStore(engine)
    await bring(store, 'one.835', WHOLE)
    const [id] = await ids(store)
    const { items, balanced, paymentCents, sums } = await look(store, postingView, { id })
    expect(balanced).toBe(true)
    const sum = (of: (row: (typeof items)[number]) => boolean) =>
      items.filter(of).reduce((total, { amountCents }) => total + amountCents, 0)
    for (const [account, charge] of [
      ['A1', 15_000],
      ['A2', 9000],
      ['A3', 6000],
    ] as const)
      expect(
        sum(row => row.account === account),
        account,
      ).toBe(charge)
    expect(sum(row => row.bucket === 'payment') - sum(row => row.bucket === 'provider-level')).toBe(paymentCents)
    expect(sums.reduce((total, { rows }) => total + rows, 0)).toBe(items.length)
    expect(items.filter(({ account }) => account === 'A1').map(({ bucket, reason }) => [bucket, reason])).toEqual([
      ['payment', undefined],
      ['contractual', '45'],
      ['sequestration', '253'],
      [expect.stringMatching(/^(patient|next-payer|hold)$/), '2'],
    ])
    expect(items.find(({ reason }) => reason === '197')).toMatchObject({
      bucket: 'hold',
      remarks: 'N130',
      patient: 'ROE, RICHARD',
    })
    expect(items.at(-1)).toMatchObject({ bucket: 'provider-level', reason: 'WO', amountCents: 500 })
  })

  it('hands a remittance on byte for byte, adding up and without fault', async () => {
    const store = await newStore(engine)
    const { text } = generateFile({ seed: 11, claims: 60, claimsPerRemittance: 25 })
    await bring(store, 'year.835', text)
    const given = text.split('\n')
    for (const id of await ids(store)) {
      const { parts, accounts, says } = await look(store, cleanedView, { id })
      expect([parts.length, says]).toEqual([1, []])
      const [{ text: own = '' } = {}] = parts
      const read = readFile(own)
      expect(read.faults).toEqual([])
      expect(read.remittances).toHaveLength(1)
      // Another reader, which throws where an envelope does not close or a count is wrong.
      expect(new X12Parser(true).parse(own)).toMatchObject({ functionalGroups: [{ transactions: [{}] }] })
      expect(accounts.length).toBeGreaterThan(0)
      // Between ST and SE nothing differs from the payer's own.
      const lines = own.split('\n')
      const from = given.indexOf(lines[2] ?? '')
      expect(lines.slice(2, -4)).toEqual(given.slice(from, from + lines.length - 6))
    }
  })

  it('cuts a payment into parts that add up, and not where a part would be less than nothing', async () => {
    const store = await newStore(engine)
    await bring(store, 'one.835', WHOLE)
    const [id] = await ids(store)
    const { parts, says } = await look(store, cleanedView, { id, most: '1' })
    expect(parts.map(({ claims, paymentCents }) => [claims, paymentCents])).toEqual([
      [1, 7840],
      [1, 0],
      [1, 4500],
    ])
    expect(says.join(' ')).toMatch(/3 parts.*TS3/)
    for (const { text } of parts) {
      const { remittances, faults } = readFile(text)
      expect(faults.filter(({ id: segment }) => segment !== 'LQ' && segment !== 'MIA')).toEqual([])
      for (const { tree } of remittances) expect(leftOver(tree)).toBe(0)
    }
    await bring(
      store,
      'two.835',
      WHOLE.replace('WO:ICN10*5', 'WO:ICN10*60')
        .replace('BPR*I*123.4', 'BPR*I*68.4')
        .replaceAll('EFT1', 'EFT2')
        .replaceAll('0001', '0002'),
    )
    await expect(look(store, cleanedView, { id: (await ids(store))[1], most: '1' })).rejects.toMatchObject({
      code: 'guarded',
    })
  })

  it('leaves out what the practice system stops at, says so, and hands on nothing that it would refuse', async () => {
    const store = await newStore(engine)
    await bring(store, 'one.835', WHOLE.replaceAll('~', '!'))
    const [id] = await ids(store)
    const { parts, says, cites } = await look(store, cleanedView, { id, for: 'openemr' })
    expect(parts[0]?.text).not.toMatch(/MIA|LQ\*RX|!/)
    expect(parts[0]?.text).toMatch(/LQ\*HE\*N130~/)
    expect(says.slice(0, 2)).toEqual([
      '1 MIA segment is left out: OpenEMR stops there.',
      '1 LQ segment is left out: OpenEMR stops there.',
    ])
    expect(cites).toHaveLength(1)
    expect(readFile(parts[0]?.text ?? '').faults).toEqual([])
    await bring(
      store,
      'dental.835',
      WHOLE.replaceAll('HC:', 'AD:').replaceAll('EFT1', 'EFT3').replaceAll('0001', '0003').replaceAll('ICN', 'JCN'),
    )
    const dental = (await ids(store))[1]
    await expect(look(store, cleanedView, { id: dental, for: 'openemr' })).rejects.toMatchObject({ code: 'guarded' })
    expect((await look(store, cleanedView, { id: dental, for: 'open-dental' })).parts).toHaveLength(1)
    await bring(store, 'odd.835', WHOLE.replace('123.4', '124.4').replaceAll('EFT1', 'EFT4').replaceAll('0001', '0004'))
    await expect(look(store, cleanedView, { id: (await ids(store))[2] })).rejects.toMatchObject({ code: 'guarded' })
  })
})
