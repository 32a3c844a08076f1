// Codes that speak of an age or a sex, against the patient's: by their numbers and by the chapters of ICD-10-CM.
import type { SubmittedClaim } from '../../../x12/index.ts'
import { ageOf } from '../age.ts'
import { asPrinted, type DescribedCheck, type Found, JUDGMENT } from '../check.ts'

/** Preventive visits by age in years: from, to. */
const PREVENTIVE: ReadonlyMap<string, readonly [number, number]> = new Map(
  (
    [
      ['1', 0, 0],
      ['2', 1, 4],
      ['3', 5, 11],
      ['4', 12, 17],
      ['5', 18, 39],
      ['6', 40, 64],
      ['7', 65, 150],
    ] as const
  ).flatMap(([last, from, to]) => [[`9938${last}`, [from, to]] as const, [`9939${last}`, [from, to]] as const]),
)

export const check: DescribedCheck = {
  title: 'Codes for another age or sex',
  severity: 'warn',
  prevents: ['6', '7', '9', '10'],
  cites: [
    asPrinted(
      'ICD-10-CM guidelines I.C.15 and I.C.16: chapter 15 (O) is for the mother, chapter 16 (P) for the newborn’s conditions',
      '2026-11-27',
    ),
    asPrinted(
      'Medicare Claims Processing Manual, chapter 32, section 240: condition code 45 and modifier KX where sex and service seem to differ',
      '2026-11-27',
    ),
    ...JUDGMENT,
  ],
  find(claim) {
    const age = ageOf(claim)
    const sex = sexOf(claim)
    const found: Found[] = []
    const at = (element: string, is: string) => ({ element, is, source: claim.source })
    for (const { line, procedure, source } of claim.lines) {
      const [from = 0, to = 150] = PREVENTIVE.get(procedure ?? '') ?? []
      if (age !== undefined && (age < from || age > to))
        found.push({
          ...at('SV101-2', procedure ?? ''),
          line,
          source,
          says: `${procedure} is for ages ${to === 150 ? `from ${from}` : from === to ? 'under 1' : `${from} to ${to}`}; the patient was ${age}.`,
          fix: 'Choose the code for the age, or correct the date of birth.',
          prevents: ['6'],
        })
    }
    for (const { code } of claim.diagnoses) {
      if (code.startsWith('O') && sex === 'M' && !isExplained(claim))
        found.push({
          ...at('DMG03', code),
          says: `${code} is of pregnancy and birth; the claim says that the patient is male.`,
          fix: 'Correct what is wrong. Where both are right, condition code 45 (institutional) or modifier KX says so.',
          prevents: ['10', '7'],
        })
      if (code.startsWith('O') && age !== undefined && (age < 9 || age > 64))
        found.push({
          ...at('HI', code),
          says: `${code} is of pregnancy and birth; the patient was ${age}.`,
          prevents: ['9'],
        })
    }
    return found
  },
}

const sexOf = ({ levels: { patient, subscriber } }: SubmittedClaim): string | undefined =>
  (patient?.name ?? subscriber.name)?.demographics?.gender

const isExplained = ({ lines, node }: SubmittedClaim) =>
  lines.some(({ modifiers }) => modifiers.includes('KX')) ||
  node.health.some(({ codes }) => codes?.some(({ code }) => code?.qualifier === 'BG' && code.code === '45'))
