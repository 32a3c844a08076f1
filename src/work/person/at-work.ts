// Whom work can be given to: who is there. A practice that has taken nobody in works under names alone, on the command line.
import { hasMembers, namesAtWork } from '../../store/person.ts'
import type { Reader } from '../../store/reader.ts'
import { Refusal } from '../refusal.ts'

/** Throws Refusal `not-found` where the name is nobody's who works here. '' is nobody, and always there. */
export async function mustBeAtWork(reader: Reader, name: string): Promise<void> {
  if (name === '') return
  const names = await namesAtWork(reader)
  if (names.includes(name) || !(await hasMembers(reader))) return
  throw new Refusal(
    'not-found',
    names.length === 0
      ? `${name} does not work here; nobody does yet.`
      : `${name} does not work here. Who does: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.`,
  )
}
