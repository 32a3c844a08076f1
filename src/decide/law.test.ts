// What the law settles, case by case: who may never be billed and by which law, where there is no appeal and which way there is. Every
// law is reached by a case.
import { describe, expect, it } from 'vitest'
import { explainClaim } from '../../test/explain-text.ts'
import { remittance } from '../../test/read-file.ts'
import { LAWS } from '../knowledge/law/all.ts'
import {
  ACTIONS,
  ANY_PAYER,
  CARCS,
  entryOf,
  FILINGS,
  isUnsourced,
  listNamed,
  payerForClass,
  payerOf,
  RARCS,
} from '../knowledge/load.ts'
import { firstDeadline } from './clocks.ts'
import type { DecidedClaim, Decision } from './decide.ts'
import { closedLevels } from './law.ts'
import { closedOf } from './rights.ts'

const PROTECTED = listNamed('surprise-any')
const PROTECTED_ALWAYS = listNamed('surprise-always')

interface Case {
  readonly filing?: string
  readonly status?: string
  readonly modifier?: string
}

/** `PR-45 N830 N877` → a line of 150.00 with nothing paid, and what was decided of it. */
function decidedClaim(name: string, { filing = 'CI', status = '1', modifier }: Case = {}): DecidedClaim {
  const [pair = '', ...remarks] = name.split(' ')
  const [group = '', carc = ''] = pair.split('-')
  const procedure = modifier === undefined ? 'HC:99285' : `HC:99285:${modifier}`
  const lq = remarks.map(code => `LQ*HE*${code}~`).join('')
  const text = `CLP*A*${status}*150*0**${filing}*77~NM1*QC*1*DOE*JANE~SVC*${procedure}*150*0**0~DTM*472*20260105~CAS*${group}*${carc}*150~${lq}`
  return explainClaim(remittance(text, '0'))
}
function decide(name: string, more: Case = {}): Decision {
  const decision = decidedClaim(name, more).adjustments[0]?.decision
  if (decision === undefined) throw new Error('nothing was decided')
  return decision
}

/** Code pair with its remarks, claim, the law that must settle it, what to do. */
const NEVER: readonly (readonly [string, Case, string, string])[] = [
  ['PR-45 N830', {}, 'law/surprise-balance', 'review'],
  ['PR-45 N864', {}, 'law/surprise-no-consent', 'review'],
  ['PR-242 N865', {}, 'law/surprise-balance', 'appeal'],
  ['PR-242 N866', {}, 'law/surprise-no-consent', 'appeal'],
  ['PR-45 N878', {}, 'law/surprise-no-consent', 'review'],
  ['PR-96 N876 N130', {}, 'law/surprise-balance', 'verify-coverage'],
  ['PR-45 N864 N882', {}, 'law/surprise-no-consent', 'review'],
  ['PR-45 N914', {}, 'law/surprise-state', 'review'],
  ['PR-45 N884', {}, 'law/surprise-maybe', 'query-payer'],
  ['PR-1 N781', { filing: 'MB' }, 'law/qmb-cost-share', 'bill-other-payer'],
  ['PR-2 N782', { filing: 'MB' }, 'law/qmb-cost-share', 'bill-other-payer'],
  ['PR-3 N783', { filing: '16' }, 'law/qmb-cost-share', 'bill-other-payer'],
  ['PR-2 N192', { filing: 'MA' }, 'law/qmb-cost-share', 'bill-other-payer'],
  ['PR-2 N782', { filing: 'MB', status: '19' }, 'law/qmb-cost-share', 'wait'],
  ['PR-2 N782', { filing: 'MC', status: '2' }, 'law/qmb-last', 'none'],
  ['PR-204 N192', { filing: 'MB' }, 'law/qmb-other', 'bill-other-payer'],
  ['OA-209', { filing: 'MB' }, 'law/collect-nothing', 'bill-other-payer'],
  ['OA-209', { filing: 'MB', status: '19' }, 'law/collect-nothing', 'wait'],
  ['CO-303', { filing: 'MC' }, 'law/qmb-not-covered', 'none'],
  ['PR-45', { filing: 'MC' }, 'law/medicaid-full-payment', 'none'],
  ['PR-186', { filing: 'MC' }, 'law/medicaid-full-payment', 'appeal'],
  ['PR-275', { filing: 'MC' }, 'law/medicaid-other-share', 'review'],
  ['PR-275', { filing: 'MC', status: '2' }, 'law/medicaid-other-share', 'review'],
  ['PR-1', { filing: 'MC', status: '2' }, 'law/medicaid-second-share', 'query-payer'],
  ['PR-2', { filing: 'MC', status: '3' }, 'law/medicaid-second-share', 'query-payer'],
  ['PR-204', { filing: 'MC' }, 'law/medicaid-denied', 'review'],
  ['PR-29', { filing: 'MC' }, 'law/medicaid-own-duty', 'appeal'],
  ['PR-97', { filing: 'MC' }, 'law/medicaid-own-duty', 'correct-claim'],
  ['PR-253', { filing: 'MB' }, 'law/sequestration', 'query-payer'],
  ['PR-223', { filing: 'MB' }, 'law/sequestration-before-253', 'query-payer'],
  ['PR-233', {}, 'law/preventable', 'appeal'],
  ['PR-213', {}, 'law/self-referral', 'review'],
  ['PR-96 M39', {}, 'law/medicare-notice-defective', 'query-payer'],
  ['PR-50 N563', { filing: 'MB' }, 'law/medicare-notice-defective', 'appeal'],
  ['PR-116', {}, 'law/medicare-notice-defective-code', 'appeal'],
  ['PR-150 M25', { filing: 'MB' }, 'law/medicare-refund', 'appeal'],
  ['PR-96 N355', { filing: 'MB' }, 'law/medicare-refund', 'query-payer'],
  ['PR-96 M134', { filing: 'MB' }, 'law/self-referral-remark', 'review'],
  ['PR-96 M115', { filing: 'MB' }, 'law/medicare-not-contract-supplier', 'verify-coverage'],
  ['PR-96 N912', { filing: 'MA' }, 'law/medicare-no-election', 'verify-coverage'],
  ['PR-29', { filing: 'MB' }, 'law/medicare-untimely', 'review'],
  ['PR-50', { filing: 'MB', modifier: 'GZ' }, 'law/medicare-expected-denial', 'review'],
  ['PR-50', { filing: 'MB' }, 'law/medicare-no-notice', 'review'],
  ['PR-119', { filing: 'MA' }, 'law/medicare-no-notice', 'review'],
  ['PR-272', { filing: 'MA' }, 'law/medicare-no-notice-policy', 'review'],
  ['PR-167', { filing: 'MB' }, 'law/medicare-no-notice-policy', 'review'],
  ['PR-97 M15', { filing: 'MB' }, 'law/medicare-bundled', 'reopen'],
  ['PR-236', { filing: 'MB' }, 'law/medicare-bundled', 'reopen'],
  ['PR-45', { filing: 'MA' }, 'law/medicare-balance-part-a', 'query-payer'],
  ['PR-45', { filing: 'MB' }, 'law/medicare-balance-assigned', 'query-payer'],
  ['PR-65', { filing: 'MB' }, 'law/medicare-balance-assigned', 'query-payer'],
  ['PR-203', { filing: 'MA' }, 'law/medicare-balance-part-a', 'query-payer'],
  ['PR-108', { filing: 'MB' }, 'law/medicare-no-notice-policy', 'review'],
  ['PR-212', { filing: 'MB' }, 'law/medicare-surcharge', 'review'],
  ['PR-B7', { filing: 'MB' }, 'law/medicare-not-enrolled', 'fix-enrollment'],
  ['PR-16 N382', { filing: 'MB' }, 'law/medicare-claim-faults', 'reopen'],
  ['PR-16 N382', { filing: 'MA' }, 'law/medicare-claim-faults', 'correct-claim'],
  ['PR-B9', { filing: 'MB' }, 'law/hospice', 'reopen'],
  ['PR-B9', {}, 'law/hospice', 'correct-claim'],
  ['PR-24', { filing: 'MB' }, 'law/medicare-managed-care', 'bill-other-payer'],
  ['PR-45', { filing: '16' }, 'law/advantage-full-payment', 'query-payer'],
  ['PR-50', { filing: '16', modifier: 'GA' }, 'law/advantage-no-determination', 'review'],
  ['PR-45', { filing: 'CH' }, 'law/tricare-limit', 'review'],
  ['PR-119', { filing: 'CH' }, 'law/tricare-waiver', 'review'],
  ['PR-204', { filing: 'CH' }, 'law/tricare-waiver', 'review'],
  ['PR-2', { filing: 'VA' }, 'law/veteran', 'query-payer'],
  ['PR-P12', { filing: 'WC' }, 'law/injured-worker', 'query-payer'],
  ['PR-45', { filing: 'AM' }, 'law/no-fault-schedule', 'review'],
  ['PR-P7', { filing: 'AM' }, 'law/injury-rule', 'correct-claim'],
  ['PR-P5', {}, 'law/injury-rule', 'appeal'],
  ['PR-P14', {}, 'law/injury-rule', 'correct-claim'],
  ['PR-P2', { filing: 'WC' }, 'law/order-injury', 'bill-other-payer'],
  ['PR-P4', { filing: 'WC' }, 'law/order-injury', 'bill-other-payer'],
  ['PR-P21', { filing: 'AM' }, 'law/order-injury', 'appeal'],
  ['PR-51', {}, 'law/pre-existing', 'appeal'],
  ['PR-40', {}, 'law/emergency', 'appeal'],
  ['PR-204 N842', {}, 'law/payer-forbids', 'review'],
  ['PR-1 N364', {}, 'law/share-waived', 'none'],
  ['PR-45 N82', {}, 'law/payment-in-full', 'review'],
  ['PR-45 N524', {}, 'law/payment-in-full', 'review'],
  ['PR-45 N6', { filing: 'FI' }, 'law/fehb-medicare-limit', 'review'],
  ['PR-45 N608', { filing: 'AM' }, 'law/auto-act-6', 'review'],
  ['PR-45 N246', {}, 'law/state-cap', 'review'],
  ['PR-96 M41', {}, 'law/no-debt', 'verify-coverage'],
  ['PR-96 N441', {}, 'law/missed-visit', 'verify-coverage'],
  ['PR-2 MA07', { filing: 'MB' }, 'law/sent-on', 'wait'],
  ['PR-2 MA18', { filing: 'MB' }, 'law/sent-on', 'wait'],
  ['PR-29', {}, 'law/contract-late', 'appeal'],
  ['PR-B13', {}, 'law/contract-duplicate', 'find-original'],
  ['PR-97 M15', {}, 'law/contract-bundled', 'correct-claim'],
  ['PR-16 M51', {}, 'law/contract-claim-faults', 'correct-claim'],
  ['PR-227', {}, 'law/contract-patient-silent', 'query-payer'],
  ['PR-197', {}, 'law/contract-authorization', 'obtain-authorization'],
  ['PR-24', {}, 'law/contract-plan', 'bill-other-payer'],
  ['PR-150', {}, 'law/contract-level', 'appeal'],
  ['PR-153', {}, 'law/contract-level', 'appeal'],
  ['PR-151', {}, 'law/contract-level', 'appeal'],
  ['PR-186', { filing: '16' }, 'law/contract-level', 'appeal'],
  ['PR-43', {}, 'law/contract-arrangement', 'query-payer'],
  ['PR-115', {}, 'law/not-given', 'review'],
  ['PR-155', { filing: 'MB' }, 'law/not-given', 'review'],
  ['PR-78', { filing: 'MA' }, 'law/order-room', 'review'],
  ['PR-50', {}, 'law/order-agreement', 'appeal'],
  ['PR-56', { filing: 'AM' }, 'law/order-agreement', 'appeal'],
  ['PR-193', {}, 'law/order-reason', 'query-payer'],
  ['PR-A1', { filing: 'MB' }, 'law/order-reason', 'query-payer'],
  ['PR-104', {}, 'law/contract-arrangement', 'query-payer'],
  ['PR-31', {}, 'law/order-identity', 'verify-coverage'],
  ['PR-140', {}, 'law/order-identity', 'verify-coverage'],
  ['PR-26', { filing: 'MB' }, 'law/order-coverage', 'verify-coverage'],
  ['PR-27', {}, 'law/order-coverage', 'verify-coverage'],
  ['PR-177', { filing: 'MC' }, 'law/order-coverage', 'verify-coverage'],
  ['PR-200', {}, 'law/order-coverage', 'verify-coverage'],
  ['PR-238', {}, 'law/order-coverage', 'verify-coverage'],
  ['PR-239', {}, 'law/order-split', 'correct-claim'],
  ['PR-258', { filing: 'MB' }, 'law/order-custody', 'bill-other-payer'],
]

/** Programs that pay no patient. */
const PAY_PROVIDERS_ALONE: readonly string[] = ['medicaid', 'va', 'workers-compensation']

describe('the patient is never billed', () => {
  it.each(NEVER)('%s %j: %s, %s', (name, more, law, action) => {
    const decision = decide(name, more)
    expect(decision).toMatchObject({ mayBillPatient: false, law, action })
    expect(decision.liable).not.toBe('patient')
    const found = LAWS.find(each => each.id === law)
    for (const cite of found?.cites ?? []) if (!name.startsWith('CO')) expect(decision.cites).toContain(cite)
  })

  it('every law about the patient is reached by a case', () => {
    const reached = new Set(NEVER.map(([, , law]) => law))
    expect(LAWS.filter(law => law.patient !== undefined && !reached.has(law.id)).map(law => law.id)).toEqual([])
  })

  it('the trace names the law, with the segment of each answer, and the sentence gives its reason', () => {
    const decision = decide('PR-45 N877')
    const steps = decision.because.filter(step => step.rule === 'law/surprise-balance')
    expect(steps.map(({ fact, holds }) => [fact, holds])).toEqual([
      ['balance', true],
      ['remarks', true],
      ['remarks', true],
    ])
    expect(steps[1]?.source?.text).toBe('LQ*HE*N877')
    expect(decision.why).toContain('No Surprises Act')
    expect(decision.mayBillPatientBecause).toContain('N877')
  })

  it('under CO, PI and OA, for every active code and every class of payer', () => {
    const wrong: string[] = []
    for (const row of CARCS.values())
      for (const group of ['CO', 'PI', 'OA'])
        for (const [filing, { payerClass }] of FILINGS)
          if (
            row.active &&
            !(row.code === '100' && !PAY_PROVIDERS_ALONE.includes(payerClass)) &&
            decide(`${group}-${row.code}`, { filing }).mayBillPatient
          )
            wrong.push(`${group}-${row.code} ${filing}`)
    expect(wrong).toEqual([])
  })

  it("but for the plan's own payment that lies with the patient (100), where a payer pays patients at all", () => {
    for (const group of ['CO', 'OA', 'PI', 'PR'])
      for (const filing of ['CI', '16', 'MB', 'CH', 'AM'])
        expect(decide(`${group}-100`, { filing }), `${group} ${filing}`).toMatchObject({
          action: 'bill-patient',
          mayBillPatient: true,
          liable: 'patient',
        })
    for (const group of ['CO', 'OA', 'PI', 'PR'])
      for (const filing of ['MC', 'VA', 'WC'])
        expect(decide(`${group}-100`, { filing }).mayBillPatient, `${group} ${filing}`).toBe(false)
    expect(decide('PR-100', { filing: 'MC' })).toMatchObject({ action: 'query-payer', liable: 'undetermined' })
    expect(decide('CO-100 N782', { filing: 'MB' }).mayBillPatient).toBe(false)
  })

  it('beside every remark of surprise-billing law, for every code that is no cost share', () => {
    const wrong: string[] = []
    const shares = ['1', '2', '3', '66', '241', '247', '248']
    for (const remark of PROTECTED)
      for (const row of CARCS.values())
        if (row.active && !shares.includes(row.code) && decide(`PR-${row.code} ${remark}`).mayBillPatient)
          wrong.push(`PR-${row.code} ${remark}`)
    expect(wrong).toEqual([])
  })

  it('beside every remark on a Qualified Medicare Beneficiary, for every code', () => {
    const wrong: string[] = []
    for (const remark of ['N192', 'N781', 'N782', 'N783'])
      for (const row of CARCS.values())
        for (const filing of ['MA', 'MB', '16', 'MC'])
          if (row.active && decide(`PR-${row.code} ${remark}`, { filing }).mayBillPatient)
            wrong.push(`PR-${row.code} ${remark} ${filing}`)
    expect(wrong).toEqual([])
  })

  it('for no day without coverage by one payer alone, before another was looked for, whatever the code', () => {
    const wrong: string[] = []
    for (const row of CARCS.values())
      for (const filing of FILINGS.keys())
        if (row.cause === 'eligibility' && decide(`PR-${row.code}`, { filing }).mayBillPatient)
          wrong.push(`PR-${row.code} ${filing}`)
    expect(wrong).toEqual([])
  })

  it("for nothing of which the code's own page says that it is not the patient's", () => {
    const forbids =
      /not (be )?(billed|charged|billable|the patient's)|are not the patient|is not the provider's|no bill to|held harmless|nobody is (to be )?billed|health plan (comes )?first|health plan with this notice before|only (by|with) (an|the|proof|a) (agreement|notice|signed|written)|only when told beforehand|owes nothing/i
    const wrong: string[] = []
    for (const { code, active } of CARCS.values()) {
      // 211 forbids it to Medicaid's patients alone.
      const page = code === '211' ? '' : (entryOf('carc', code, ANY_PAYER)?.byGroup?.PR ?? '')
      for (const filing of FILINGS.keys())
        if (active && forbids.test(page) && decide(`PR-${code}`, { filing }).mayBillPatient)
          wrong.push(`PR-${code} ${filing}`)
    }
    expect(wrong).toEqual([])
  })

  it('for no cause that is the doing of the provider', () => {
    const own = ['timely-filing', 'duplicate', 'bundling', 'claim-data', 'coding', 'provider-enrollment', 'contract']
    const wrong: string[] = []
    for (const row of CARCS.values())
      for (const filing of FILINGS.keys())
        if (
          row.active &&
          row.kind === 'denial' &&
          own.includes(row.cause) &&
          decide(`PR-${row.code}`, { filing }).mayBillPatient
        )
          wrong.push(`PR-${row.code} ${filing}`)
    expect(wrong).toEqual([])
  })
})

describe('the patient is billed where nothing forbids it', () => {
  it.each([
    ['PR-50 M38', {}],
    ['PR-50 N492', {}],
    ['PR-275', {}],
    ['PR-1', { filing: 'MC' }],
    ['PR-3', { filing: 'MC', status: '2' }],
    ['PR-45 MA28', { filing: 'MB', status: '2' }],
    ['PR-1', {}],
    ['PR-2', { filing: 'MB' }],
    ['PR-3', { filing: '16' }],
    ['PR-3', { filing: 'MC' }],
    ['PR-204', {}],
    ['PR-45', {}],
    ['PR-2 N877', {}],
    ['PR-45 N882', {}],
    ['PR-45 N865 N882', {}],
    ['PR-45 MA28', { filing: 'MB' }],
    ['PR-50', { filing: 'MB', modifier: 'GA' }],
    ['PR-50 M38', { filing: 'MB' }],
    ['PR-149', { filing: 'MA' }],
    ['PR-96 N425', { filing: 'MB', modifier: 'GY' }],
    ['PR-100', {}],
    ['PR-P3', { filing: 'WC' }],
  ] as const)('%s %j', (name, more) => expect(decide(name, more).mayBillPatient).toBe(true))

  it('and nothing is billed for a denial while something else is done about it first, but where the patient agreed beforehand', () => {
    expect(decide('PR-96')).toMatchObject({ mayBillPatient: false, action: 'query-payer', liable: 'undetermined' })
    expect(decide('PR-96 N425', { filing: 'MB' })).toMatchObject({ mayBillPatient: false, action: 'verify-coverage' })
    expect(decide('PR-242')).toMatchObject({ mayBillPatient: false, action: 'appeal' })
    const wrong: string[] = []
    for (const row of CARCS.values())
      for (const filing of FILINGS.keys())
        for (const remark of ['', ' N130', ' N425', ' N19', ' M76']) {
          const { kind, mayBillPatient, action } = decide(`PR-${row.code}${remark}`, { filing })
          if ((kind === 'denial' || kind === 'underpayment') && mayBillPatient && action !== 'bill-patient')
            wrong.push(`PR-${row.code}${remark} ${filing}: ${action}`)
        }
    expect(wrong).toEqual([])
  })

  it('but no consent lifts the protection of an emergency or an air ambulance', () => {
    for (const remark of PROTECTED_ALWAYS) expect(decide(`PR-45 ${remark} N882`).mayBillPatient, remark).toBe(false)
  })

  it('and never where this payer only says that another comes first, at Medicaid as elsewhere', () => {
    for (const row of CARCS.values())
      for (const filing of ['MC', 'CI', 'MB'])
        if (row.active && row.kind === 'denial' && row.cause === 'other-payer')
          expect(decide(`PR-${row.code}`, { filing }).mayBillPatient, `${row.code} ${filing}`).toBe(false)
    // What only the remark gives to another payer stays Medicaid's denial.
    expect(decide('PR-96 N4', { filing: 'MC' })).toMatchObject({ mayBillPatient: false, law: 'law/medicaid-denied' })
  })

  it('and never while another payer follows', () => {
    expect(decide('PR-2', { filing: 'MB', status: '19' })).toMatchObject({
      mayBillPatient: false,
      liable: 'other-payer',
    })
    expect(decide('OA-45', { status: '19' })).toMatchObject({ mayBillPatient: false, liable: 'other-payer' })
  })
})

/** Code pair, claim, the law that takes the appeal away, what to do instead. */
const NO_APPEAL: readonly (readonly [string, Case, string, string])[] = [
  ['CO-16 MA130 N290', { filing: 'MB' }, 'law/no-appeal-unprocessable', 'new-claim'],
  ['CO-4 MA130', { filing: 'MA' }, 'law/no-appeal-unprocessable', 'new-claim'],
  ['CO-16 MA113', { filing: 'MB' }, 'law/no-appeal-unprocessable', 'new-claim'],
  ['CO-29', { filing: 'MB' }, 'law/no-appeal-late', 'review'],
  ['CO-29', { filing: 'MA' }, 'law/no-appeal-late', 'review'],
  ['PR-29', { filing: 'MB' }, 'law/no-appeal-late', 'review'],
  ['OA-18', { filing: 'MB' }, 'law/no-appeal-duplicate', 'find-original'],
  ['CO-50 N211', {}, 'law/no-appeal-said', 'review'],
  ['CO-50 MA44', { filing: 'MB' }, 'law/no-appeal-law-decides', 'review'],
  ['CO-50 N83', { filing: 'MB' }, 'law/no-appeal-law-decides', 'review'],
  ['CO-50 N111', {}, 'law/no-appeal-except-duplicate', 'find-original'],
  ['CO-50 N704', {}, 'law/no-appeal-resubmit', 'new-claim'],
  ['CO-50 MA28', { filing: 'MB' }, 'law/no-appeal-no-party', 'review'],
]
const APPEALS = ['redetermination', 'reconsideration', 'alj', 'council', 'court', 'appeal', 'second-appeal']

describe('no right of appeal', () => {
  it.each(NO_APPEAL)('%s %j: %s, %s', (name, more, law, action) => {
    const claim = decidedClaim(name, more)
    const decision = claim.adjustments[0]?.decision
    expect(decision).toMatchObject({ appealable: false, action, noAppeal: { law } })
    expect(decision?.why).toContain(decision?.noAppeal?.way)
    expect(closedOf(claim)).toEqual(expect.arrayContaining(APPEALS))
  })

  it('without assignment, who may have to refund the patient is a party all the same', () =>
    expect(decide('CO-50 MA28 N355', { filing: 'MB' })).toMatchObject({ appealable: true, action: 'appeal' }))

  it('every law about appeals is reached by a case', () => {
    const reached = new Set(NO_APPEAL.map(([, , law]) => law))
    expect(LAWS.filter(law => law.appeal !== undefined && !reached.has(law.id)).map(law => law.id)).toEqual([])
  })

  it('an unprocessable or late claim carries no clock of an appeal, reopening or correction', () => {
    const partB = payerOf('medicare-part-b')
    if (partB === undefined) throw new Error('no Part B')
    for (const name of ['CO-16 MA130', 'CO-29', 'CO-50 N211', 'OA-18'])
      expect(firstDeadline(partB, '2026-03-02', closedOf(decidedClaim(name, { filing: 'MB' }))), name).toBeUndefined()
    expect(firstDeadline(partB, '2026-03-02', closedOf(decidedClaim('CO-50', { filing: 'MB' })))?.level).toBe(
      'redetermination',
    )
  })

  it('elsewhere late filing is appealed with proof, by the time of that payer', () => {
    const claim = decidedClaim('CO-29')
    expect(claim.adjustments[0]?.decision).toMatchObject({ appealable: true, action: 'appeal' })
    const payer = payerForClass('commercial')
    if (payer === undefined) throw new Error('no commercial payer')
    expect(firstDeadline(payer, '2026-03-02', closedOf(claim))).toBeDefined()
  })

  it('a right that one line has keeps the clock of the claim', () => {
    const known = { payerClass: 'medicare-part-b', group: 'CO', carc: '29', remarks: [], appealable: false } as const
    expect(closedLevels(known)).toContain('redetermination')
    expect(closedLevels({ ...known, carc: '50', appealable: true })).toEqual([])
  })
})

describe('at original Medicare', () => {
  it.each(['MA', 'MB'])(
    '%s: every denial can be appealed unless a law takes it, whatever the code says elsewhere',
    filing => {
      const wrong: string[] = []
      for (const row of CARCS.values()) {
        const { kind, appealable, noAppeal } = decide(`CO-${row.code}`, { filing })
        const open = kind === 'denial' || kind === 'underpayment'
        if (appealable !== (open && noAppeal === undefined)) wrong.push(row.code)
      }
      expect(wrong).toEqual([])
      expect(decide('CO-4', { filing })).toMatchObject({ appealable: true })
      expect(decide('CO-5', { filing })).toMatchObject({ appealable: true })
      expect(decide('CO-5').appealable).toBe(false)
    },
  )
})

describe('how a payer takes a correction', () => {
  it('Part B by a reopening, Part A and others by a corrected claim, an unprocessable claim anew', () => {
    expect(decide('CO-4', { filing: 'MB' })).toMatchObject({ action: 'reopen' })
    expect(decide('CO-4', { filing: 'MB' }).why).toContain('clerical error reopening')
    expect(decide('CO-4', { filing: 'MA' })).toMatchObject({ action: 'correct-claim' })
    expect(decide('CO-4')).toMatchObject({ action: 'correct-claim' })
    expect(decide('CO-16 MA130 M51', { filing: 'MB' })).toMatchObject({ action: 'new-claim' })
  })
})

describe('the remark and the frame lead', () => {
  it.each([
    ['CO-151 N362', { filing: 'MB' }],
    ['CO-151 N640', {}],
    ['CO-50 N435', {}],
    ['CO-151 M90', {}],
    ['CO-151 N362', { filing: '12' }],
    ['CO-151 N362', { filing: 'MC', status: '4' }],
    ['OA-151 N362', {}],
    ['CO-151 N362 M15', {}],
  ] as const)('%s %j is a limit of how many or how often', (name, more) =>
    expect(decide(name, more)).toMatchObject({ cause: 'frequency-limit', family: 'coverage' }),
  )
  it('151 alone stays a question of the record', () =>
    expect(decide('CO-151')).toMatchObject({ cause: 'medical-necessity' }))

  it('24 processed by an HMO is capitation that nobody owes; from Medicare it is a plan to bill', () => {
    expect(decide('CO-24', { filing: 'HM' })).toMatchObject({
      kind: 'contractual',
      action: 'none',
      liable: 'undetermined',
      mayBillPatient: false,
    })
    expect(decide('PR-24', { filing: 'HM' })).toMatchObject({ kind: 'contractual', mayBillPatient: false })
    expect(decide('OA-24', { filing: 'HM' })).toMatchObject({
      kind: 'contractual',
      action: 'none',
      mayBillPatient: false,
    })
    expect(decidedClaim('CO-24', { filing: 'HM' })).toMatchObject({ atStakeCents: 0 })
    expect(decide('CO-24', { filing: 'HM', status: '4' })).toMatchObject({ kind: 'denial' })
    expect(decide('CO-24', { filing: 'MB', status: '4' })).toMatchObject({ action: 'bill-other-payer' })
  })
})

describe('the entries of the law', () => {
  it('have names of their own, a source, one sentence without its full stop, and name codes that are', () => {
    expect(new Set(LAWS.map(law => law.id)).size).toBe(LAWS.length)
    for (const law of LAWS) {
      expect(law.patient ?? law.appeal ?? law.correction, law.id).toBeDefined()
      expect(law.cites.length, law.id).toBeGreaterThan(0)
      for (const cite of law.cites) expect(cite.read, law.id).toMatch(/^\d{4}-\d\d-\d\d$/)
      const sentences = [law.patient?.says, law.appeal?.says, law.appeal?.way, law.correction?.says]
      for (const says of sentences.filter(text => text !== undefined)) {
        expect(says, law.id).not.toMatch(/[.!?]$/)
        expect(says.length, says).toBeLessThanOrEqual(300)
      }
      for (const action of [law.patient?.instead, law.appeal?.instead, law.correction?.instead])
        if (action !== undefined) expect(ACTIONS, law.id).toContain(action)
      for (const condition of law.when) {
        const values = 'in' in condition ? condition.in : 'has' in condition ? condition.has : []
        const known: { has(code: string): boolean } = condition.fact === 'remarks' ? RARCS : CARCS
        if (condition.fact === 'remarks' || condition.fact === 'carc')
          for (const value of values) expect(known.has(String(value)), `${law.id} ${value}`).toBe(true)
      }
    }
  })

  it('are sure only where a source bears them out that was read: a list of codes, our judgment or memory is not enough', () => {
    const sure = LAWS.filter(law => law.sure === 'high')
    expect(sure.length).toBeGreaterThan(20)
    expect(sure.filter(law => isUnsourced(law.cites)).map(law => law.id)).toEqual([])
  })

  it('about appeals ask only what is known without the file', () => {
    const known = ['payerClass', 'group', 'carc', 'carcKind', 'carcCause', 'remarks']
    for (const law of LAWS)
      if (law.appeal !== undefined) for (const { fact } of law.when) expect(known, law.id).toContain(fact)
  })

  it('cover the whole family of surprise-billing remarks', () => {
    const family = [...RARCS.values()].filter(row => row.active && row.topic === 'nsa').map(row => row.code)
    const read = new Set([...PROTECTED, 'N861', 'N882', 'N884', 'N885'])
    expect(family.filter(code => !read.has(code))).toEqual([])
  })
})

describe('a remark under a code that leaves the reason to a remark', () => {
  const closed = (name: string, of?: Case) => closedOf(decidedClaim(name, of)).includes('appeal')
  it.each([16, 129, 148, 250, 251, 252, 267])('opens the appeal of CO-%s where the payer names the right', carc => {
    expect(closed(`CO-${carc} N706`)).toBe(true)
    for (const right of ['MA02', 'N1', 'N187', 'N210', 'N220'])
      expect(closed(`CO-${carc} N706 ${right}`), right).toBe(false)
  })
  it('opens it with a finding that is contested, and then that is the way', () => {
    for (const finding of ['M25', 'N10', 'N640'])
      expect(decidedClaim(`CO-251 ${finding}`).adjustments[0]?.decision, finding).toMatchObject({
        action: 'appeal',
        appealable: true,
      })
  })
  it('opens nothing that the law closes, no other code, and nothing for documents alone', () => {
    expect(closed('CO-16 MA130 N1')).toBe(true)
    expect(closed('CO-252 N358')).toBe(true)
    expect(closed('CO-22 N1')).toBe(closed('CO-22'))
  })
})
