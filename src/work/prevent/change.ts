// The changes that put a finding right, where they can be named: fields of the claim editor that `correct` uses, each with the value it takes.
import type { SubmittedClaim, SubmittedLine } from '../../x12/index.ts'

/** One field of the claim and what it is set to. */
export interface Change {
  readonly field: string
  readonly value: string
}

/** Sets one field of the claim. */
export const setTo = (field: string, value: string): readonly Change[] => [{ field, value }]

/** What the finding bears where something can be changed: nothing where the list is empty. */
export const changing = (changes: readonly Change[]): { readonly changes?: readonly Change[] } =>
  changes.length === 0 ? {} : { changes }

/** The line bears these modifiers and no others. */
export const modifiersAre = ({ line }: SubmittedLine, modifiers: readonly string[]): readonly Change[] =>
  setTo(`lines.${line}.modifiers`, modifiers.join(','))

/** The claim without the line; nothing where no other would be left. */
export const withoutLine = ({ lines }: SubmittedClaim, line: number): readonly Change[] =>
  lines.length < 2 ? [] : setTo(`lines.${line}.drop`, 'yes')

/**
 * The diagnoses that stand at these places (from 0), in this order; what lines point at follows. A place that is left out is taken for the first one
 * with the same code.
 */
export function diagnosesInOrder({ diagnoses, lines }: SubmittedClaim, places: readonly number[]): readonly Change[] {
  const placeOf = (pointer: string) => {
    const code = diagnoses[Number(pointer) - 1]?.code
    const at = places.findIndex(place => diagnoses[place]?.code === code)
    return at < 0 ? undefined : String(at + 1)
  }
  const moved = lines.flatMap(({ line, pointers }) => {
    const now = [...new Set(pointers.map(placeOf).filter(each => each !== undefined))]
    return now.join() === pointers.join() ? [] : setTo(`lines.${line}.pointers`, now.join(','))
  })
  return [...setTo('diagnoses', places.map(place => diagnoses[place]?.code ?? '').join(',')), ...moved]
}
