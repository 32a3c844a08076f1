// A file that goes on forever: what is kept of one claim, or of one transaction, has an end; it is said once, and what comes after is read.
import { describe, expect, it } from 'vitest'
import { createFileReader, type Fault, MOST_SEGMENTS, transaction835 } from './index.ts'

const OPEN =
  'ISA*00*          *00*          *ZZ*SAGEBRUSH      *ZZ*HILLCLINIC     *260901*0800*^*00501*000000908*0*P*:~GS*HP*SAGEBRUSH*HILLCLINIC*20260901*0800*908*X*005010X221A1~ST*835*0001~BPR*I*80*C*CHK************20260901~TRN*1*T1*1999999999~N1*PR*SAGEBRUSH HEALTH~N1*PE*HILL CLINIC*XX*1234567893~LX*1~'
const CLOSE = 'SE*9*0001~GE*1*908~IEA*1*000000908~'
const CLAIM = (account: string) => `CLP*${account}*1*100*80*20*12*ICN*11*1~`
const LAST = `${CLAIM('LAST')}SVC*HC:99213*100*80**1~CAS*PR*2*20~`

interface Claim {
  readonly payment: { readonly account: string }
  readonly lines: readonly unknown[]
  readonly references: readonly unknown[]
}

/** Reads a claim with this segment in it so many times, then a small one. */
function read(
  segment: string,
  times: number,
): { readonly claims: readonly Claim[]; readonly faults: readonly Fault[] } {
  const claims: Claim[] = []
  const faults: Fault[] = []
  const reader = createFileReader({
    onFault: fault => faults.push(fault),
    onTransaction: () => ({
      stream: {
        loop: transaction835.body.slots.headers.loop.slots.claims.loop,
        onLoop: (claim: never) => claims.push(claim as Claim),
      },
      onEnd: () => undefined,
    }),
  })
  const push = (text: string) => reader.push(new TextEncoder().encode(text))
  push(`${OPEN}${CLAIM('ENDLESS')}`)
  const thousand = segment.repeat(1000)
  for (let at = 0; at < times / 1000; at++) push(thousand)
  push(`${LAST}${CLOSE}`)
  reader.end()
  return { claims, faults: faults.filter(fault => fault.severity === 'error') }
}

describe('a claim that goes on forever', () => {
  it.each([
    ['lines', 'SVC*HC:99213*1*1**1~CAS*CO*45*1~'],
    ['references', 'REF*1K*ABC~'],
    ['segments that nobody knows', 'ZZZ*1~'],
  ])('of %s is kept up to the most, said once, and the next claim is read whole', (_, segment) => {
    const { claims, faults } = read(segment, MOST_SEGMENTS * 2)
    expect(faults).toMatchObject([
      { code: 'file:too-large', says: expect.stringMatching(/^This claim goes on for more than 300000 segments/) },
    ])
    expect(claims.map(claim => claim.payment.account)).toEqual(['ENDLESS', 'LAST'])
    expect((claims[0]?.lines.length ?? 0) + (claims[0]?.references.length ?? 0)).toBeLessThanOrEqual(MOST_SEGMENTS)
    expect(claims[1]?.lines).toHaveLength(1)
  })

  it('of long segments is kept up to the most bytes', () => {
    const { faults } = read(`NTE*ADD*${'A'.repeat(2000)}~`, 100_000)
    expect(faults).toMatchObject([{ code: 'file:too-large' }])
  })
})
