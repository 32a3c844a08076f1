import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainClaim, explainText } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { generateFile } from '../example/generate.ts'
import { createRandom } from '../example/random.ts'
import type { Rule } from '../knowledge/load.ts'
import { parseCodeName } from './code.ts'
import { dollars } from './decide.ts'
import { rateOn, shareOf } from './sequestration.ts'

/** The decision about the only adjustment of a line of 150.00 with nothing paid. */
function decideOne(cas: string, more = '', clp = '1*150*0**12*77') {
  const { claims } = explainText(
    remittance(`CLP*A*${clp}~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**0~DTM*472*20260105~CAS*${cas}~${more}`, '0'),
  )
  const decision = claims[0]?.adjustments[0]?.decision
  if (decision === undefined) throw new Error('nothing was decided')
  return decision
}

describe('generated remittances', () => {
  it('10,000 claims: every adjustment, outcome and balance as the truth says', () => {
    const { text, remittances } = generateFile({ seed: 20261123, claims: 10_000 })
    const truths = remittances.flatMap(each => each.claims)
    const { claims, ends, faults } = explainText(text)
    expect(faults).toEqual([])
    expect(claims).toHaveLength(truths.length)
    claims.forEach((decided, at) => {
      const truth = truths[at]
      expect(decided.balance.balanced, truth?.account).toBe(true)
      expect([decided.claim.account, decided.outcome, decided.balance.patientCents], truth?.scenario).toEqual([
        truth?.account,
        truth?.outcome,
        truth?.patientCents,
      ])
      const mine = decided.adjustments.map(({ adjustment, decision }) => ({
        group: adjustment.group,
        carc: adjustment.carc,
        amountCents: adjustment.amountCents,
        kind: decision.kind,
        cause: decision.cause,
      }))
      expect(mine, truth?.scenario).toEqual(truth?.adjustments)
    })
    expect(ends.every(end => end.balanced && end.differenceCents === 0)).toBe(true)
  })

  it('the same seed makes the same bytes', () => {
    expect(generateFile({ seed: 3, claims: 50 }).text).toBe(generateFile({ seed: 3, claims: 50 }).text)
    expect(generateFile({ seed: 4, claims: 50 }).text).not.toBe(generateFile({ seed: 3, claims: 50 }).text)
  })
})

describe('balance', () => {
  it('10,000 balanced remittances are accepted, and 10,000 with one cent moved are flagged at the right level', () => {
    const random = createRandom(99)
    const { remittances } = generateFile({ seed: 41, claims: 10_000, claimsPerRemittance: 1 })
    expect(remittances.length).toBeGreaterThanOrEqual(9_000)
    const more = generateFile({ seed: 42, claims: 11_000, claimsPerRemittance: 1 }).remittances
    const all = [...remittances, ...more].slice(0, 10_000)
    const wrong: string[] = []
    for (const { text } of all) {
      const good = explainText(text)
      if (!good.ends[0]?.balanced) wrong.push(`balanced one refused: ${text.slice(0, 80)}`)
      const level = random.pick(['line', 'claim', 'remittance'] as const)
      const bad = explainText(moveCent(text, level))
      const codes = new Set(
        bad.faults.map(fault => fault.code).filter(code => code.startsWith('balance') && code !== 'balance:patient'),
      )
      const flagged = bad.ends[0]?.balanced === false && codes.has(`balance:${level}`)
      const clean = level === 'line' || !codes.has('balance:line')
      const only = level !== 'remittance' || !codes.has('balance:claim')
      if (!flagged || !clean || !only) wrong.push(`${level}: ${[...codes].join()}`)
    }
    expect(wrong).toEqual([])
  })

  it('line errors that cancel each other are still out of balance', () => {
    const { claims, ends } = explainText(
      remittance('CLP*A*1*200*150**12*7~SVC*HC:1*100*80~CAS*CO*45*25~SVC*HC:2*100*70~CAS*CO*45*25~', '150'),
    )
    expect(claims[0]?.balance).toMatchObject({
      balanced: false,
      differenceCents: 0,
      lines: [
        { line: 1, differenceCents: -500 },
        { line: 2, differenceCents: 500 },
      ],
    })
    expect(ends[0]).toMatchObject({ balanced: false, differenceCents: 0 })
  })

  it('a positive provider adjustment reduces the payment, a negative one adds to it', () => {
    const claim = 'CLP*A*1*100*80**12*7~CAS*CO*45*20~'
    expect(explainText(remittance(`${claim}PLB*1*20261231*WO:1*30*L6:2*-5~`, '55')).ends[0]).toMatchObject({
      balanced: true,
      differenceCents: 0,
    })
    expect(explainText(remittance(`${claim}PLB*1*20261231*WO:1*30*L6:2*-5~`, '80')).ends[0]).toMatchObject({
      balanced: false,
      differenceCents: -2500,
    })
  })

  it('a stated patient part that differs is a warning, not an imbalance', () => {
    const { claims, faults } = explainText(remittance('CLP*A*1*100*80*15*12*7~CAS*CO*45*10~CAS*PR*2*10~', '80'))
    expect(claims[0]?.balance).toMatchObject({ balanced: true, patientCents: 1000 })
    expect(faults).toMatchObject([{ code: 'balance:patient', element: 'CLP05', severity: 'warning' }])
  })
})

/** Moves one cent: in an SVC payment, in a claim without touching its lines' own balance, or in BPR02. */
function moveCent(text: string, level: 'line' | 'claim' | 'remittance'): string {
  const bump = (amount: string) => {
    const cents = Math.round(Number(amount) * 100) + 1
    return String(cents / 100)
  }
  if (level === 'line')
    return text.replace(/(SVC\*[^*]*\*[^*]*\*)([^*~]*)/, (_all, head: string, paid: string) => head + bump(paid))
  if (level === 'claim')
    return text.replace(/(CLP\*[^*]*\*[^*]*\*[^*]*\*)([^*~]*)/, (_all, head: string, paid: string) => head + bump(paid))
  return text.replace(/(BPR\*[^*]*\*)([^*~]*)/, (_all, head: string, paid: string) => head + bump(paid))
}

describe('decisions', () => {
  it('a code that needs a remark is decided by the remark', () => {
    expect(decideOne('CO*16*150', 'LQ*HE*N382~')).toMatchObject({
      rule: 'pair/remark-decides',
      cause: 'claim-data',
      action: 'correct-claim',
    })
    expect(decideOne('CO*16*150', 'LQ*HE*M127~')).toMatchObject({
      cause: 'documentation',
      action: 'send-records',
      family: 'documentation',
    })
    expect(decideOne('CO*96*150', 'LQ*HE*N130~')).toMatchObject({ cause: 'coverage-exclusion' })
  })

  it("an alert does not explain, and a missing remark is the payer's breach", () => {
    expect(decideOne('CO*16*150', 'LQ*HE*N185~').rule).toBe('pair/reprocessing')
    expect(decideOne('CO*16*150', 'LQ*HE*MA13~')).toMatchObject({
      rule: 'pair/remark-missing',
      action: 'query-payer',
      sure: 'low',
    })
    expect(decideOne('CO*96*150')).toMatchObject({ rule: 'pair/remark-missing', action: 'query-payer' })
  })

  it('MA130 means a new claim and no appeal', () => {
    const { claims } = explainText(
      remittance('CLP*A*4*150*0**MB*7~MOA***MA130~SVC*HC:99213*150*0~CAS*CO*16*150~LQ*HE*M76~', '0'),
    )
    expect(claims[0]?.adjustments[0]?.decision).toMatchObject({ action: 'new-claim', appealable: false })
    expect(decideOne('CO*50*150', 'LQ*HE*MA44~')).toMatchObject({ appealable: false, action: 'review' })
  })

  it('finds the denial hidden in a contractual adjustment of everything', () => {
    expect(decideOne('CO*45*150')).toMatchObject({
      kind: 'denial',
      rule: 'general/hidden-denial',
      action: 'query-payer',
    })
    const secondary = explainText(remittance('CLP*A*2*150*0**12*7~SVC*HC:99213*150*0~CAS*CO*45*150~', '0'))
    expect(secondary.claims[0]?.adjustments[0]?.decision.kind).toBe('contractual')
  })

  it('a line that only meets the deductible is no denial', () => {
    const { claims } = explainText(
      remittance('CLP*A*4*150*0*108*12*7~SVC*HC:99213*150*0~CAS*CO*45*42~CAS*PR*1*108~', '0'),
    )
    expect(claims[0]).toMatchObject({ outcome: 'patient-share', atStakeCents: 0 })
  })

  it('everything in a reversal is a take-back', () => {
    const { claims } = explainText(
      remittance('CLP*A*22*-150*-100**MB*7~SVC*HC:99213*-150*-100~CAS*CO*45*-40**253*-2~CAS*PR*2*-8~', '-100'),
    )
    expect(claims[0]?.outcome).toBe('reversed')
    expect(claims[0]?.adjustments.map(each => each.decision.kind)).toEqual(['take-back', 'take-back', 'take-back'])
  })

  it("asks the practice's own rules first", () => {
    const practiceRules: readonly Rule[] = [
      {
        id: 'ours/ignore-197',
        when: [{ fact: 'carc', is: '197' }],
        decides: { kind: 'contractual', cause: 'authorization', action: 'none', sure: 'high' },
        why: 'We do not work these.',
      },
    ]
    const text = remittance('CLP*A*4*150*0**12*7~SVC*HC:99213*150*0~CAS*CO*197*150~', '0')
    expect(explainClaim(text, { practiceRules }).adjustments[0]?.decision.rule).toBe('ours/ignore-197')
  })

  it('keeps every step, with its segment', () => {
    const decision = decideOne('CO*253*150')
    expect(decision.rule).toBe('253/used-as-denial')
    const first = decision.because.find(step => step.rule === '253/patient-group')
    expect(first).toMatchObject({ fact: 'group', is: 'CO', wanted: 'PR', holds: false })
    expect(first?.source?.text).toBe('CAS*CO*253*150')
    expect(decision.because.at(-1)?.holds).toBe(true)
    expect(decision.why).toContain('$150.00')
  })

  it('never throws, whatever the codes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 4 }),
        fc.string({ maxLength: 6 }),
        fc.string({ maxLength: 6 }),
        fc.string({ maxLength: 3 }),
        (group, carc, remark, filing) => {
          const clean = (text: string) => text.replace(/[*~:\r\n\u0080-\uffff]/g, '')
          const { claims } = explainText(
            remittance(
              `CLP*A*1*10*0**${clean(filing)}*7~SVC*HC:1*10*0~CAS*${clean(group)}*${clean(carc)}*10~LQ*HE*${clean(remark)}~`,
              '0',
            ),
          )
          return claims.length === 1
        },
      ),
    )
  })
})

describe('who owes', () => {
  it("only PR may become the patient's, and only when no payer is left", () => {
    expect(decideOne('PR*204*150')).toMatchObject({ liable: 'patient', mayBillPatient: true, action: 'bill-patient' })
    expect(decideOne('CO*204*150')).toMatchObject({
      liable: 'provider',
      mayBillPatient: false,
      action: 'verify-coverage',
    })
    expect(decideOne('PR*204*150', '', '19*150*0**12*77')).toMatchObject({
      liable: 'other-payer',
      mayBillPatient: false,
      action: 'wait',
    })
    expect(decideOne('OA*204*150').mayBillPatient).toBe(false)
    expect(decideOne('PI*204*150')).toMatchObject({ liable: 'provider', mayBillPatient: false })
  })

  it.each(['N192', 'N781', 'N842', 'N563', 'M39', 'M27', 'N878'])('%s forbids a bill', remark => {
    const decision = decideOne('PR*204*150', `LQ*HE*${remark}~`)
    expect(decision.mayBillPatient).toBe(false)
    expect(decision.action).not.toBe('bill-patient')
    expect(decision.mayBillPatientBecause).toContain(remark)
  })

  it('a deductible under CO never goes to the patient', () => {
    expect(decideOne('CO*1*150')).toMatchObject({ mayBillPatient: false, action: 'query-payer', kind: 'underpayment' })
  })
})

describe('sequestration', () => {
  it.each([
    ['2013-03-31', 0],
    ['2013-04-01', 200],
    ['2020-04-30', 200],
    ['2020-05-01', 0],
    ['2022-03-31', 0],
    ['2022-04-01', 100],
    ['2022-06-30', 100],
    ['2022-07-01', 200],
    ['2026-11-23', 200],
  ])('on %s the rate is %i parts of ten thousand', (date, rate) => expect(rateOn(date)?.basisPoints).toBe(rate))

  it('rounds half a cent up, on either side of zero', () => {
    expect([
      shareOf(4000, 200),
      shareOf(24, 200),
      shareOf(25, 200),
      shareOf(-25, 200),
      shareOf(74, 200),
      shareOf(75, 200),
    ]).toEqual([80, 0, 1, -1, 1, 2])
  })

  it('a cut to the cent is routine, a cent and a half more is not', () => {
    const decide = (cut: string, paid: string, allowed = '20') =>
      explainText(
        remittance(
          `CLP*A*1*100*${paid}**MB*7~SVC*HC:1*100*${paid}~DTM*472*20240105~CAS*CO*45*${allowed}**253*${cut}~`,
          paid,
        ),
      ).claims[0]?.adjustments[1]?.decision.rule
    expect(decide('1.6', '78.4')).toBe('253/routine')
    expect(decide('1.61', '78.39')).toBe('253/routine')
    expect(decide('1.63', '78.37')).not.toBe('253/routine')
  })
})

describe('code names', () => {
  it.each([
    ['253', { carc: '253' }],
    ['CO-253', { group: 'CO', carc: '253' }],
    ['co253', { group: 'CO', carc: '253' }],
    ['PR 204', { group: 'PR', carc: '204' }],
    ['OA  18', { group: 'OA', carc: '18' }],
    ['253 254 255', undefined],
    ['N130', { rarc: 'N130' }],
    ['MA4', { rarc: 'MA04' }],
    ['CO-16+M51', { group: 'CO', carc: '16', rarc: 'M51' }],
    ['16+M51', { carc: '16', rarc: 'M51' }],
    ['P12', { carc: 'P12' }],
    ['999', undefined],
    ['', undefined],
    ['CO-', undefined],
  ])('%s', (text, name) => expect(parseCodeName(text)).toEqual(name))

  it('dollars are written with their cents', () =>
    expect([0, 5, -5, 123456789].map(dollars)).toEqual(['$0.00', '$0.05', '-$0.05', '$1,234,567.89']))
})
