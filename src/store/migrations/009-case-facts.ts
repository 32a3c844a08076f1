// What a case needs of an adjudication beside its money: the frequency it answers, the patient's part as stated, the payer it was passed on to;
// and the way from the payer's number to the claim that replaces or voids it. Adjudications posted before have none of them.

/** CLP09, CLP05, and the name and number of NM1*TT. */
export const ADJUDICATION_FACTS = {
  frequency: 'text?',
  stated_patient_cents: 'int?',
  crossover_name: 'text?',
  crossover_id: 'text?',
} as const

/** REF*F8 of a claim as it was sent. */
export const CLAIM_BY_ORIGINAL = ['practice_id', 'original_control'] as const
