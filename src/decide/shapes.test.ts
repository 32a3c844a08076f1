// Adjustments of one shape are decided once: each must come to what it comes to when every rule is asked of it alone, whatever claims came before.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARCS, FILINGS, RARCS } from '../knowledge/load.ts'
import { type DecidedClaim, type Decision, decideAdjustment } from './decide.ts'
import { createRemittanceReader } from './remittance.ts'

const wordsOf = ({ kind, cause, action, liable, mayBillPatient, appealable, sure, rule, law, why }: Decision) => ({
  ...{ kind, cause, action, liable, mayBillPatient, appealable, sure, rule, law, why },
})

const cents = (amount: number) => (amount / 100).toFixed(2)
/** The codes whose rules ask most, and any other. */
const carc = fc.oneof(
  fc.constantFrom(
    '45',
    '253',
    '1',
    '2',
    '3',
    '16',
    '18',
    '22',
    '23',
    '29',
    '50',
    '96',
    '97',
    '119',
    '197',
    '204',
    'B7',
    'ZZ9',
  ),
  fc.constantFrom(...CARCS.keys()),
)
const remark = fc.oneof(
  fc.constantFrom('MA01', 'MA18', 'N89', 'MA130', 'N130', 'M15', 'N702', 'N20', 'N381', 'N830', 'XX99'),
  fc.constantFrom(...RARCS.keys()),
)
const adjustment = fc.record({
  group: fc.constantFrom('CO', 'CO', 'PR', 'OA', 'PI', 'CR', 'QQ'),
  carc,
  amount: fc.constantFrom(10_000, 8000, 2000, 160, 0, -2000),
})
const line = fc.record({
  paid: fc.constantFrom(0, 0, 8000, -8000),
  modifier: fc.constantFrom('', ':25', ':GA', ':GY', ':QW'),
  adjustments: fc.array(adjustment, { minLength: 1, maxLength: 4 }),
  remarks: fc.array(remark, { maxLength: 2 }),
})
const claim = fc.record({
  status: fc.constantFrom('1', '1', '2', '3', '4', '19', '20', '21', '22', '23', '25', '13'),
  filing: fc.constantFrom(...FILINGS.keys(), 'QQ', ''),
  remarks: fc.array(remark, { maxLength: 2 }),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
})

function textOf(claims: readonly (typeof claim extends fc.Arbitrary<infer Made> ? Made : never)[]): string {
  const body = claims.flatMap(({ status, filing, remarks, lines }, at) => {
    const paid = lines.reduce((sum, each) => sum + each.paid, 0)
    return [
      `CLP*A${at}*${status}*${cents(lines.length * 10_000)}*${cents(paid)}**${filing}*PCN${at}`,
      'NM1*QC*1*DOE*PAT',
      ...(remarks.length > 0 ? [`MOA***${remarks.join('*')}`] : []),
      ...lines.flatMap(each => [
        `SVC*HC:99213${each.modifier}*100*${cents(each.paid)}`,
        'DTM*472*20260105',
        ...each.adjustments.map(({ group, carc: code, amount }) => `CAS*${group}*${code}*${cents(amount)}`),
        ...each.remarks.map(code => `LQ*HE*${code}`),
      ]),
    ]
  })
  const head = [
    'ST*835*0001',
    'BPR*I*0*C*NON************20260201',
    'TRN*1*1*1',
    'N1*PR*OWN PLAN',
    'N1*PE*OWN CLINIC',
    'LX*1',
  ]
  const isa =
    'ISA*00*          *00*          *ZZ*OWNPAYER       *ZZ*OWNCLINIC      *260201*1200*^*00501*000000001*0*T*:~GS*HP*A*B*20260201*1200*1*X*005010X221A1~'
  return `${isa}${[...head, ...body, `SE*${head.length + body.length + 1}*0001`].join('~')}~GE*1*1~IEA*1*000000001~`
}

function decidedOf(text: string): readonly DecidedClaim[] {
  const decided: DecidedClaim[] = []
  const reader = createRemittanceReader({
    onFault() {},
    onClaim: found => decided.push(found),
    onRemittance() {},
  })
  reader.push(Buffer.from(text))
  reader.end()
  return decided
}

describe('an adjustment of a shape met before', () => {
  it('comes to what it comes to when it is asked by itself', () => {
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1, maxLength: 6 }), claims => {
        const decided = decidedOf(textOf(claims))
        expect(decided).toHaveLength(claims.length)
        for (const { adjustments } of decided)
          for (const each of adjustments) {
            const { decision, adjustment: its, scope, context, carc: row, remarks } = each
            const alone = decideAdjustment({ adjustment: its, scope, context, carc: row, remarks, claim: scope.claim })
            expect(wordsOf(decision)).toEqual(wordsOf(alone))
          }
      }),
      { numRuns: 1500 },
    )
  })
})
