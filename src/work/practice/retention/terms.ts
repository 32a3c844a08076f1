// How long records are kept, and why: what the law asks for at the least, with its address and the day it was read, and what the practice has set.
import { dayIn } from '../../../decide/day.ts'
import type { Settings } from '../../../store/store.ts'

export interface Term {
  readonly what: string
  readonly years: number
  readonly says: string
  /** Absent where it is our judgment, or the practice's own. */
  readonly url?: string
  readonly read?: string
}

/** Fewer years than these cannot be set. */
export const LEAST_RECORD_YEARS = 7
export const LEAST_LOOK_YEARS = 6
/** A practice that was closed by mistake can be opened again for so long. */
export const CLOSED_DAYS = 30

const READ = '2026-11-27'

export function termsOf({ recordYears, lookYears, minorAge }: Settings): readonly Term[] {
  return [
    {
      what: 'records of the practice',
      years: recordYears,
      says: 'What the practice has set, from the last service, payment or answer on; ten where it has set nothing, which covers the federal terms below (our judgment). State law may ask for more.',
    },
    {
      what: 'records of children',
      years: minorAge,
      says: 'Kept until the patient is of this age, as the practice has set it, where a claim says when they were born (our judgment: ten years after coming of age). It differs by state.',
    },
    {
      what: 'papers of what was ordered or certified for Medicare patients',
      years: 7,
      says: 'From the date of service.',
      url: 'https://www.ecfr.gov/current/title-42/section-424.516',
      read: READ,
    },
    {
      what: 'records of Medicare Advantage plans, where the contract asks for it of providers',
      years: 10,
      says: 'The plan’s own duty is ten years from the end of the contract period; contracts pass it on.',
      url: 'https://www.ecfr.gov/current/title-42/section-422.504',
      read: READ,
    },
    {
      what: 'what would answer an action under the False Claims Act',
      years: 10,
      says: 'At most; commonly six.',
      url: 'https://www.law.cornell.edu/uscode/text/31/3731',
      read: READ,
    },
    {
      what: 'who looked',
      years: lookYears ?? LEAST_LOOK_YEARS,
      says:
        lookYears === null
          ? 'Kept for good, as the practice has set nothing. Documentation of the Security Rule is kept for six years; that it takes in these events is our judgment.'
          : 'What the practice has set. Documentation of the Security Rule is kept for six years; that it takes in these events is our judgment.',
      url: 'https://www.ecfr.gov/current/title-45/section-164.316',
      read: READ,
    },
  ]
}

/** The day so many years before. */
export const yearsBefore = (now: string, years: number): string =>
  Temporal.PlainDate.from(dayIn('UTC', now)).subtract({ years }).toString()
