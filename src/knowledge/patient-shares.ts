// Which adjustment reasons are which share of the patient's, as remittances on paper part them: plain data. Source: the X12 list of claim
// adjustment reasons as of 2026-08-17 (codes; the words are ours).
import { byCode } from './by-code.ts'

export type PatientShare = 'deductible' | 'coinsurance' | 'copay'

/** By reason code. What is not here is none of these, whatever its group. */
export const PATIENT_SHARES = byCode<PatientShare>({
  '1': 'deductible',
  '2': 'coinsurance',
  '3': 'copay',
  '66': 'deductible',
  '241': 'copay',
  '247': 'deductible',
  '248': 'coinsurance',
})
