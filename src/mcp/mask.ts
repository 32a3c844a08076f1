// Takes patients out of an answer: names, member numbers and birth dates, in fields of their own and inside of sentences, segments and letters.
// Accounts and the payers' claim numbers stay: without them nothing could be worked.
import type { PatientNames } from '../store/patient-names.ts'

/** What stands in place of what names a patient. */
export const MASKED = '[patient]'

/** Fields that hold nothing else, whoever it is. */
const FIELDS = new Set(['patientName', 'patient', 'memberId', 'member', 'personName', 'born', 'patientBorn'])
/** A word shorter than this names nobody by itself. */
const SHORTEST = 2

/** The answer with what names these patients taken out of it; everything else as it was. */
export function maskPatients(answer: unknown, { names, members, born }: PatientNames): unknown {
  const words = names.flatMap(name => name.split(/[^\p{L}\p{N}'-]+/u)).filter(word => word.length >= SHORTEST)
  const dates = born.flatMap(date => [date, date.replaceAll('-', '')])
  const wanted = [...new Set([...words, ...members, ...dates])].sort((one, other) => other.length - one.length)
  const pattern =
    wanted.length === 0
      ? undefined
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const masked = (part: unknown, field?: string): unknown => {
    if (typeof part === 'string') {
      if (field !== undefined && FIELDS.has(field)) return part === '' ? part : MASKED
      return pattern === undefined ? part : part.replace(pattern, MASKED)
    }
    if (Array.isArray(part)) return part.map(each => masked(each, field))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, masked(value, name)]))
  }
  return masked(answer)
}
