// CARC 253: the federal sequestration cut, told right, and the popular misreading of it.
import type { Citation, CodeEntry } from '../entry.ts'

const list: Citation = {
  title: 'X12 claim adjustment reason codes, list of 2026-08-17 (code 253 active since 2013-06-02)',
  url: 'https://x12.org/codes/claim-adjustment-reason-codes',
  read: '2026-11-23',
}
const firstCoast: Citation = {
  title: 'First Coast Service Options: mandatory payment reduction (sequestration), questions and worked example',
  read: '2026-11-23',
}
const law: Citation = {
  title: 'Pub. L. 117-71, section 2 (rates and dates)',
  url: 'https://www.congress.gov/117/plaws/publ71/PLAW-117publ71.htm',
  read: '2026-11-23',
}
const advantage: Citation = {
  title:
    'CMS to the American Hospital Association, 2014-04-17: whether a Medicare Advantage plan passes the cut on is a matter of its contract',
  read: '2026-11-23',
}
const core: Citation = {
  title: 'CAQH CORE 360: denials for non-covered services use listed combinations, of which 253 is none',
  url: 'https://www.caqh.org/core/operating-rules',
  read: '2026-11-23',
}
const judgement: Citation = { title: 'Our judgement, from the arithmetic of the remittance', read: '2026-11-23' }

const MEDICARE = ['medicare-part-a', 'medicare-part-b'] as const

export const entry: CodeEntry = {
  code: '253',
  title: 'Sequestration: the federal cut to a Medicare payment',
  meaning:
    'Budget law takes a fixed share, 2 % today, off what Medicare pays. It is taken after the deductible and coinsurance, from the payment itself. ' +
    'It is not a denial: nothing was refused, there is nothing to correct or appeal, and on an assigned claim the patient does not owe it.',
  byGroup: {
    CO: 'The normal way. Post it to its own contractual bucket and leave it.',
    OA: 'Seen from a few payers; the same cut, to be posted the same way.',
    PR: "A contradiction: the cut is not the patient's. Hold the balance and ask the payer.",
  },
  causes: [
    'A routine cut of 2 % from a Medicare payment (nearly always)',
    'A cut at the wrong rate, from the wrong base, for a date when it was suspended, or taken twice',
    'A Medicare Advantage plan passing the cut on: the contract decides whether it may',
    "The primary payer's cut echoed in a secondary payment: not to be written off twice",
    'A payer that says "not covered" with this code, against the uniform-use rule: a denial whose real cause must be found',
  ],
  steps: [
    'Check that the line was paid. A paid line with a cut of 2 % of (payment + cut) is routine: post it, do nothing more.',
    'If the cut is not 2 %: look at the date of service (no cut 2020-05-01 to 2022-03-31, 1 % 2022-04-01 to 2022-06-30) and at the base (it must not be taken from the allowed amount or the charge).',
    'If it is too large, ask the contractor for a reopening of the underpayment.',
    'If a Medicare Advantage plan took it: read the contract once, per payer, not per claim.',
    "If nothing was paid and 253 carries the charge, the payer is misusing the code. Check coverage: eligibility on the date, exclusions, authorization or referral. Then coding: procedure, diagnosis, modifiers, age and sex limits. Then documents: was something asked for, is the service called elective or experimental. Call the payer for the real reason, then correct, send or appeal within that payer's time.",
    'In a claim to the next payer, carry the 253 amount in the adjustments of the prior payer, or that payer may reject it (N811).',
  ],
  evidence: [
    'The remittance line with its allowed amount (AMT*B6)',
    'The date of service',
    "The payer's contract, for Medicare Advantage",
    'For a misused 253: eligibility answer for the date, authorization, the record of the call',
  ],
  prevention: [
    'Nothing prevents a routine cut; expect it in the payment (98 % of what Medicare would pay)',
    'Carry it in secondary claims',
    'Keep it out of denial figures',
  ],
  related: [
    { code: '223', why: 'carried the cut from 2013-04 until 253 was introduced' },
    { code: '43', why: 'the Gramm-Rudman cut of the 1980s, retired' },
    { code: '23', why: "how the primary's cut comes back in a secondary payment" },
    { code: '204', why: 'what a payer should say when a plan does not cover the service' },
    { code: '96', why: 'what a payer should say, with a remark, when a charge is not covered' },
  ],
  inFile: 'SVC*HC:99213*150*39.2**1~ CAS*CO*45*50**253*.8~ CAS*PR*1*50**2*10~ AMT*B6*100~',
  workedNumbers:
    'Allowed 100.00, deductible 50.00, 80 % of the rest = 40.00, coinsurance 10.00. The cut is 2 % of 40.00 = 0.80, so 39.20 is paid. Check: 150.00 = 39.20 + 50.00 + 0.80 + 50.00 + 10.00.',
  misreadings: [
    {
      says: 'CO-253 means the service is not covered by the payer.',
      truth:
        'It is the federal cut to a payment that was made. "Not covered by this plan" is 204, or 96 with a remark.',
    },
    {
      says: 'The patient will likely have to pay.',
      truth: 'Never on an assigned claim. Deductible and coinsurance stay as they were.',
    },
    {
      says: 'The cut is 2 % of the allowed amount.',
      truth: 'It is 2 % of what Medicare pays after deductible and coinsurance.',
    },
    { says: 'It applies to Medicaid providers.', truth: 'It is a cut to Medicare payments.' },
  ],
  cites: [list, firstCoast, law, advantage, core],
  rules: [
    {
      id: '253/patient-group',
      when: [{ fact: 'group', is: 'PR' }],
      decides: {
        kind: 'underpayment',
        cause: 'sequestration',
        action: 'query-payer',
        liable: 'undetermined',
        appealable: false,
        sure: 'high',
      },
      why: "The federal cut is put on the patient (PR), which contradicts what the code means: hold the patient's balance and ask the payer.",
      cites: [list],
    },
    {
      id: '253/give-back',
      when: [{ fact: 'sequestrationCents', below: 0 }],
      decides: { kind: 'contractual', cause: 'sequestration', action: 'none', appealable: false, sure: 'medium' },
      why: 'A cut is given back ({sequestrationCents}); match it to the earlier one.',
      cites: [judgement],
    },
    {
      id: '253/double',
      when: [
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationOnBothLevels', is: true },
      ],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'reopen', sure: 'medium' },
      why: 'The cut was taken at the line and once more at the claim: one of the two is an underpayment.',
      cites: [firstCoast, judgement],
    },
    {
      id: '253/routine',
      when: [
        { fact: 'paidCents', above: 0 },
        { fact: 'payerClass', in: MEDICARE },
        { fact: 'group', in: ['CO', 'OA'] },
        { fact: 'sequestrationBasisPoints', above: 0 },
        { fact: 'sequestrationWithinTolerance', is: true },
      ],
      decides: { kind: 'contractual', cause: 'sequestration', action: 'none', appealable: false, sure: 'high' },
      why: 'The federal cut of {sequestrationPercent} of a payment of {sequestrationBaseCents}: expected, to the cent. Post it; there is nothing to work.',
      cites: [list, firstCoast, law],
    },
    {
      id: '253/suspended',
      when: [
        { fact: 'sequestrationCents', above: 0 },
        { fact: 'paidCents', above: 0 },
        { fact: 'payerClass', in: MEDICARE },
        { fact: 'sequestrationBasisPoints', is: 0 },
      ],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'reopen', sure: 'high' },
      why: 'No cut was in force on {serviceDate}; the {sequestrationCents} taken is an underpayment.',
      cites: [law],
    },
    {
      id: '253/wrong-rate',
      when: [
        { fact: 'paidCents', above: 0 },
        { fact: 'payerClass', in: MEDICARE },
        { fact: 'sequestrationTooMuch', is: true },
        { fact: 'sequestrationAtAnotherRate', is: true },
      ],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'reopen', sure: 'high' },
      why: "{sequestrationCents} was cut where {sequestrationExpectedCents} was due on {serviceDate}: another year's rate. The difference of {sequestrationVarianceCents} is an underpayment.",
      cites: [law],
    },
    {
      id: '253/from-allowed',
      when: [
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationTooMuch', is: true },
        { fact: 'sequestrationFromAllowed', is: true },
      ],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'reopen', sure: 'high' },
      why: 'The cut was taken from the allowed amount instead of the payment: {sequestrationVarianceCents} too much.',
      cites: [firstCoast],
    },
    {
      id: '253/from-charge',
      when: [
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationTooMuch', is: true },
        { fact: 'sequestrationFromCharge', is: true },
      ],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'reopen', sure: 'high' },
      why: 'The cut was taken from the billed charge instead of the payment: {sequestrationVarianceCents} too much.',
      cites: [firstCoast],
    },
    {
      id: '253/wrong-amount',
      when: [
        { fact: 'paidCents', above: 0 },
        { fact: 'payerClass', in: MEDICARE },
        { fact: 'sequestrationTooMuch', is: true },
        { fact: 'sequestrationShare', below: 0.1 },
        { fact: 'coverageRemark', is: false },
      ],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'reopen', sure: 'medium' },
      why: '{sequestrationCents} was cut where {sequestrationExpectedCents} was due, and no rate or base explains it: {sequestrationVarianceCents} too much.',
      cites: [judgement],
    },
    {
      id: '253/too-small',
      when: [
        { fact: 'paidCents', above: 0 },
        { fact: 'payerClass', in: MEDICARE },
        { fact: 'sequestrationTooLittle', is: true },
      ],
      decides: { kind: 'contractual', cause: 'sequestration', action: 'none', appealable: false, sure: 'medium' },
      why: 'The cut is smaller than the {sequestrationExpectedCents} due. Nothing to chase; a later take-back is possible.',
      cites: [judgement],
    },
    {
      id: '253/advantage-pass-through',
      when: [
        { fact: 'payerClass', is: 'medicare-advantage' },
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationWithinTolerance', is: true },
      ],
      decides: { kind: 'contractual', cause: 'sequestration', action: 'review', appealable: false, sure: 'high' },
      why: 'A Medicare Advantage plan passes the cut on. Whether it may is a question of your contract with it: look once per payer, not per claim.',
      cites: [advantage],
    },
    {
      id: '253/echo',
      when: [
        {
          fact: 'payerClass',
          in: ['commercial', 'medicaid', 'tricare', 'va', 'federal', 'workers-compensation', 'auto'],
        },
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationWithinTolerance', is: true },
        { fact: 'secondary', is: true },
      ],
      decides: { kind: 'coordination', cause: 'sequestration', action: 'none', appealable: false, sure: 'medium' },
      why: "A payer after Medicare repeats Medicare's cut: it was posted with the first payment and is not written off twice.",
      cites: [judgement],
    },
    {
      id: '253/other-payer-cut',
      when: [
        {
          fact: 'payerClass',
          in: ['commercial', 'medicaid', 'tricare', 'va', 'federal', 'workers-compensation', 'auto'],
        },
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationWithinTolerance', is: true },
      ],
      decides: { kind: 'contractual', cause: 'sequestration', action: 'review', appealable: false, sure: 'medium' },
      why: "A payer that is not Medicare cut its payment at Medicare's rate: allowed only where the contract follows Medicare. Look at the contract once.",
      cites: [judgement],
    },
    {
      id: '253/no-pay',
      when: [
        { fact: 'paidCents', is: 0 },
        { fact: 'sequestrationCents', above: 0 },
        { fact: 'payerClass', in: MEDICARE },
        { fact: 'remarks', has: ['MA106'] },
      ],
      decides: { kind: 'contractual', cause: 'sequestration', action: 'review', appealable: false, sure: 'low' },
      why: 'The claim is paid by periodic interim payments, so the cut stands beside a payment of nothing: post it, with one look.',
      cites: [judgement],
    },
    {
      id: '253/used-as-denial',
      when: [{ fact: 'sequestrationStandsForDenial', is: true }],
      decides: {
        kind: 'denial',
        cause: { fact: 'remarkCause' },
        action: { fact: 'remarkActionOrQuery' },
        appealable: true,
        sure: 'low',
      },
      why: 'This cannot be the federal cut: {sequestrationCents} of {chargeCents} stands under 253 with {paidCents} paid. The payer uses the code to say "not covered", against the uniform-use rule. Find the real reason: check coverage, then coding, then documents; call the payer and note its answer.',
      cites: [core, judgement],
    },
    {
      id: '253/unknown-payer',
      when: [
        { fact: 'payerClass', is: 'unknown' },
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationWithinTolerance', is: true },
        { fact: 'sequestrationBasisPoints', above: 0 },
      ],
      decides: { kind: 'contractual', cause: 'sequestration', action: 'none', appealable: false, sure: 'medium' },
      why: 'The remittance does not say what kind of payer this is, but the cut is {sequestrationPercent} of the payment to the cent: most likely routine.',
      cites: [judgement],
    },
    {
      id: '253/unknown-payer-wrong-amount',
      when: [
        { fact: 'payerClass', is: 'unknown' },
        { fact: 'paidCents', above: 0 },
        { fact: 'sequestrationTooMuch', is: true },
        { fact: 'sequestrationShare', below: 0.1 },
      ],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'query-payer', sure: 'low' },
      why: '{sequestrationCents} was cut where {sequestrationExpectedCents} would be due from Medicare, and the remittance does not say what kind of payer this is.',
      cites: [judgement],
    },
    {
      id: '253/review',
      when: [],
      decides: { kind: 'underpayment', cause: 'sequestration', action: 'review', sure: 'low' },
      why: 'A 253 that fits no known case ({sequestrationCents} beside a payment of {paidCents}): a person has to look.',
      cites: [judgement],
    },
  ],
  examples: [
    {
      title: "First Coast's worked example",
      claim:
        'CLP*A1*1*150*39.2*60*MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*39.2**1~DTM*472*20240105~CAS*CO*45*50**253*.8~CAS*PR*1*50**2*10~AMT*B6*100~',
      paid: '2024-02-01',
      expect: {
        rule: '253/routine',
        kind: 'contractual',
        cause: 'sequestration',
        action: 'none',
        mayBillPatient: false,
      },
    },
    {
      title: 'Put on the patient',
      claim:
        'CLP*A2*1*100*78.4*1.6*MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20240105~CAS*CO*45*20~CAS*PR*253*1.6~',
      paid: '2024-02-01',
      expect: { rule: '253/patient-group', kind: 'underpayment', action: 'query-payer', mayBillPatient: false },
    },
    {
      title: 'Reversed',
      claim:
        'CLP*A3*22*-100*-78.4**MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*-100*-78.4**1~DTM*472*20240105~CAS*CO*45*-20**253*-1.6~',
      paid: '2024-02-01',
      expect: { rule: 'frame/reversal', kind: 'take-back', action: 'none', mayBillPatient: false },
    },
    {
      title: 'Given back',
      claim:
        'CLP*A4*1*100*81.6**MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*81.6**1~DTM*472*20240105~CAS*CO*45*20**253*-1.6~',
      paid: '2024-02-01',
      expect: { rule: '253/give-back', kind: 'contractual', action: 'none' },
    },
    {
      title: 'Taken twice',
      claim:
        'CLP*A5*1*100*76.8**MB*77~CAS*CO*253*1.6~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20240105~CAS*CO*45*20**253*1.6~',
      paid: '2024-02-01',
      expect: { rule: '253/double', kind: 'underpayment', action: 'reopen' },
    },
    {
      title: 'Taken while it was suspended',
      claim:
        'CLP*A6*1*100*78.4**MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20210310~CAS*CO*45*20**253*1.6~',
      paid: '2021-04-01',
      expect: { rule: '253/suspended', kind: 'underpayment', action: 'reopen' },
    },
    {
      title: '2 % in the quarter of 1 %',
      claim:
        'CLP*A7*1*100*78.4**MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20220510~CAS*CO*45*20**253*1.6~',
      paid: '2022-06-01',
      expect: { rule: '253/wrong-rate', kind: 'underpayment', action: 'reopen' },
    },
    {
      title: 'Taken from the allowed amount',
      claim:
        'CLP*A8*1*150*38*60*MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*38**1~DTM*472*20240105~CAS*CO*45*50**253*2~CAS*PR*1*50**2*10~AMT*B6*100~',
      paid: '2024-02-01',
      expect: { rule: '253/from-allowed', kind: 'underpayment', action: 'reopen' },
    },
    {
      title: 'Taken from the charge',
      claim:
        'CLP*A9*1*150*37*60*MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*37**1~DTM*472*20240105~CAS*CO*45*50**253*3~CAS*PR*1*50**2*10~AMT*B6*100~',
      paid: '2024-02-01',
      expect: { rule: '253/from-charge', kind: 'underpayment', action: 'reopen' },
    },
    {
      title: 'An amount that nothing explains',
      claim: 'CLP*A10*1*100*77**MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*77**1~DTM*472*20240105~CAS*CO*45*19**253*4~',
      paid: '2024-02-01',
      expect: { rule: '253/wrong-amount', kind: 'underpayment', action: 'reopen' },
    },
    {
      title: 'Smaller than due',
      claim:
        'CLP*A11*1*100*79.6**MB*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*79.6**1~DTM*472*20240105~CAS*CO*45*20**253*.4~',
      paid: '2024-02-01',
      expect: { rule: '253/too-small', kind: 'contractual', action: 'none' },
    },
    {
      title: 'Medicare Advantage passes it on',
      claim:
        'CLP*A12*1*100*78.4**16*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20240105~CAS*CO*45*20**253*1.6~',
      paid: '2024-02-01',
      expect: { rule: '253/advantage-pass-through', kind: 'contractual', action: 'review', mayBillPatient: false },
    },
    {
      title: 'Echoed by a payer after Medicare',
      claim:
        'CLP*A13*2*100*19.6**MC*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*19.6**1~DTM*472*20240105~CAS*OA*23*80~CAS*CO*253*.4~',
      paid: '2024-02-01',
      expect: { rule: '253/echo', kind: 'coordination', action: 'none' },
    },
    {
      title: "A commercial payer at Medicare's rate",
      claim:
        'CLP*A14*1*100*78.4**12*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20240105~CAS*CO*45*20**253*1.6~',
      paid: '2024-02-01',
      expect: { rule: '253/other-payer-cut', kind: 'contractual', action: 'review' },
    },
    {
      title: 'Periodic interim payment',
      claim: 'CLP*A15*1*100*0**MA*77~CAS*CO*45*98**253*2~NM1*QC*1*DOE*JANE~MIA*0****MA106~DTM*233*20240105~',
      paid: '2024-02-01',
      expect: { rule: '253/no-pay', kind: 'contractual', action: 'review' },
    },
    {
      title: 'Used to say "not covered"',
      claim: 'CLP*A16*4*150*0**12*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**0~DTM*472*20240105~CAS*CO*253*150~',
      paid: '2024-02-01',
      expect: {
        rule: '253/used-as-denial',
        kind: 'denial',
        cause: 'unknown',
        action: 'query-payer',
        mayBillPatient: false,
      },
    },
    {
      title: 'Used to say "not covered", with a remark that names the reason',
      claim:
        'CLP*A17*1*150*0**12*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*150*0**0~DTM*472*20240105~CAS*CO*253*150~LQ*HE*N130~',
      paid: '2024-02-01',
      expect: {
        rule: '253/used-as-denial',
        kind: 'denial',
        cause: 'coverage-exclusion',
        action: 'verify-coverage',
        mayBillPatient: false,
      },
    },
    {
      title: 'Payer class not said',
      claim:
        'CLP*A18*1*100*78.4**ZZ*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*78.4**1~DTM*472*20240105~CAS*CO*45*20**253*1.6~',
      paid: '2024-02-01',
      expect: { rule: '253/unknown-payer', kind: 'contractual', action: 'none' },
    },
    {
      title: 'Payer class not said, amount wrong',
      claim: 'CLP*A19*1*100*76**ZZ*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*76**1~DTM*472*20240105~CAS*CO*45*20**253*4~',
      paid: '2024-02-01',
      expect: { rule: '253/unknown-payer-wrong-amount', kind: 'underpayment', action: 'query-payer' },
    },
    {
      title: 'Fits nothing',
      claim:
        'CLP*A20*1*100*79.6**12*77~NM1*QC*1*DOE*JANE~SVC*HC:99213*100*79.6**1~DTM*472*20240105~CAS*CO*45*20**253*.4~',
      paid: '2024-02-01',
      expect: { rule: '253/review', kind: 'underpayment', action: 'review' },
    },
  ],
}
