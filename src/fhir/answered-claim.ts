// What a payer said of one claim in a remittance, and what was sent, as the resources are made of it: facts of files, no judgment of ours.

export interface AnsweredLine {
  /** Its ordinal in the answer, from 1. */
  readonly line: number
  readonly procedure: string | null
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  /** Null where the payer answered the claim as a whole: the line is then the one that was sent. */
  readonly paidCents: number | null
  /** As the payer says it; null where it says none. */
  readonly allowedCents: number | null
  readonly units: string | null
  /** ISO dates. */
  readonly serviceFrom: string | null
  readonly serviceTo: string | null
  /** The line as it was sent, where it is known which it was. */
  readonly sent: SentLine | undefined
}

export interface SentLine {
  readonly revenue: string | null
  readonly place: string | null
  /** Ordinals of its diagnoses, from 1. */
  readonly pointers: readonly number[]
}

export interface AnsweredAdjustment {
  /** 0 = of the claim. */
  readonly line: number
  readonly group: string
  readonly carc: string
  readonly amountCents: number
  /** What it is, as it was decided: `contractual`, `denial` …; undefined where nothing was. */
  readonly kind: string | undefined
}

export interface SentClaim {
  readonly kind: 'professional' | 'institutional' | 'dental'
  /** CLM05-1: the place of service, of institutions the type of bill without its frequency. */
  readonly facility: string | null
  readonly frequency: string
  readonly diagnoses: readonly { readonly qualifier: string; readonly code: string }[]
  readonly patientBorn: string | null
}

export interface AnsweredClaim {
  /** The number of the adjudication. */
  readonly id: number
  readonly remittanceId: number
  /** The lowest adjudication of the same member of the same payer: the number that the patient and the coverage go by. */
  readonly patientId: number
  readonly postedAt: string
  readonly payer: { readonly id: number; readonly identifier: string; readonly name: string }
  readonly payee: { readonly name: string | null; readonly npi: string | null }
  readonly account: string
  readonly payerControl: string | null
  readonly originalControl: string | null
  readonly status: string
  readonly outcome: string
  readonly reversal: boolean
  readonly paymentDate: string | null
  readonly trace: string | null
  readonly receivedDate: string | null
  readonly serviceFrom: string | null
  readonly serviceTo: string | null
  readonly chargeCents: number
  readonly paidCents: number
  readonly patientCents: number
  readonly patientName: string | null
  readonly memberId: string | null
  readonly lines: readonly AnsweredLine[]
  readonly adjustments: readonly AnsweredAdjustment[]
  readonly remarks: readonly { readonly line: number; readonly code: string }[]
  /** The claim as it was sent; undefined where it is not known. */
  readonly sent: SentClaim | undefined
  /** The practice has a fee schedule of this payer: it is in its network. */
  readonly inNetwork: boolean
}
