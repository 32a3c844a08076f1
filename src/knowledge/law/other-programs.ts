// TRICARE, Veterans Affairs, workers' compensation, and what federal law asks of commercial plans. Plain data.
import type { Citation } from '../entry.ts'
import type { Law } from './law.ts'

const tricare: Citation = {
  title:
    '10 U.S.C. 1079(h) and 32 CFR 199.14: TRICARE limits what may be billed above the allowed amount to 15 percent, and only without participation; stated from background knowledge',
  read: '2026-11-26',
}
const veterans: Citation = {
  title:
    'Veterans Affairs community care: payment by the VA is payment in full, the veteran pays a copay to the VA only; stated from background knowledge',
  read: '2026-11-26',
}
const compensation: Citation = {
  title:
    "State workers' compensation statutes (California Labor Code 3751(b) is one): the worker is not billed for a compensable injury; stated from background knowledge",
  read: '2026-11-26',
}
const preExisting: Citation = {
  title:
    '45 CFR 147.108: no exclusion of pre-existing conditions (not in grandfathered individual or excepted coverage); stated from background knowledge',
  url: 'https://www.ecfr.gov/current/title-45/section-147.108',
  read: '2026-11-23',
}
const emergency: Citation = {
  title:
    '45 CFR 149.110: emergency is judged as a prudent layperson would, not by the final diagnosis; stated from background knowledge',
  read: '2026-11-26',
}

const waiver: Citation = {
  title:
    'Humana Military, TRICARE provider handbook: network and participating providers bill no service that is not covered without a waiver signed beforehand',
  url: 'https://www.humanamilitary.com/ProviderHandbook/provider-information/0227',
  read: '2026-11-26',
}
const PLANS = ['commercial', 'federal', 'unknown'] as const

export const OTHER_PROGRAM_LAWS: readonly Law[] = [
  {
    id: 'law/tricare-limit',
    title: 'TRICARE: limit on what is billed above the allowed amount',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'tricare' },
      { fact: 'carcKind', is: 'contractual' },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'review',
      says: 'A provider that takes part in TRICARE, even for this one claim, bills no difference of price; one that does not, at most 15 percent above the allowed amount: look which holds',
    },
    cites: [tricare],
    sure: 'medium',
  },
  {
    id: 'law/tricare-waiver',
    title: 'TRICARE: not covered, and no waiver shown',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'tricare' },
      { fact: 'carcKind', is: 'denial' },
      { fact: 'causeSaid', in: ['coverage-exclusion', 'frequency-limit', 'medical-necessity', 'authorization'] },
      { fact: 'remarks', lacks: ['M38', 'N124', 'N492'] },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'review',
      says: 'A network or participating provider bills a TRICARE patient for a service that is not covered only with a waiver for that very service, signed before it: find it, or the provider bears it. An active duty member is never billed',
    },
    cites: [waiver],
    sure: 'high',
  },
  {
    id: 'law/veteran',
    title: 'Veterans Affairs: payment in full',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'va' },
      { fact: 'causeSaid', not: 'eligibility' },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'query-payer',
      says: 'A veteran in community care owes the provider nothing: a copay goes to the VA. Ask the VA or its network what it means by PR',
    },
    cites: [veterans],
    sure: 'medium',
  },
  {
    id: 'law/injured-worker',
    title: "Workers' compensation: the worker is not billed",
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'payerClass', is: 'workers-compensation' },
      // Not a work injury, not compensable, or paid from a set-aside that the patient holds.
      { fact: 'carc', not: 'P2' },
      { fact: 'carc', not: 'P3' },
      { fact: 'carc', not: 'P4' },
      { fact: 'carc', not: '201' },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'query-payer',
      says: "A worker owes nothing for a compensable injury: no statement while the workers' compensation claim is open",
    },
    cites: [compensation],
    sure: 'medium',
  },
  {
    id: 'law/pre-existing',
    title: 'Exclusion of a pre-existing condition',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carc', is: '51' },
      { fact: 'payerClass', in: PLANS },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'appeal',
      says: 'Nearly every plan has been forbidden since 2014 to exclude a pre-existing condition (51): appeal before anything is asked of the patient',
    },
    cites: [preExisting],
    sure: 'medium',
  },
  {
    id: 'law/emergency',
    title: 'Not an emergency, says the payer',
    rank: 'law',
    when: [
      { fact: 'group', is: 'PR' },
      { fact: 'carc', is: '40' },
    ],
    patient: {
      liable: 'undetermined',
      instead: 'appeal',
      says: 'Whether it was an emergency is judged as a prudent layperson would at the door (40): appeal with the symptoms before anything is asked of the patient',
    },
    cites: [emergency],
    sure: 'medium',
  },
]
