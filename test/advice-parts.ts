// Advice as it stands in its files, part by part with its data: to whom each is said, under which groups, what it offers, and in the place of
// which offers it stands. For tests that hold what is said to the data and not to words.
import type { Said, Text } from '../src/knowledge/said.ts'
import type { Offer } from '../src/knowledge/vocabulary.ts'
import { readJson } from '../src/knowledge/written.ts'

export interface AdvicePart {
  readonly says: string
  readonly to: string | undefined
  readonly under: readonly string[] | undefined
  /** What it offers. */
  readonly offers: readonly Offer[]
  /** The offers in whose place it is said. */
  readonly insteadOf: readonly Offer[]
}

interface WrittenAdvice {
  readonly steps: readonly Text[] | Readonly<Record<string, readonly Text[]>>
  readonly confirm?: readonly Text[]
  readonly byGroup?: Readonly<Record<string, Text>>
  readonly paths?: readonly { readonly steps: readonly Text[] }[]
}

/** Every part of what an entry or playbook advises. */
export function partsOfAdvice(folder: 'carc' | 'rarc' | 'causes', name: string): readonly AdvicePart[] {
  const { steps, confirm = [], byGroup = {}, paths = [] } = readJson<WrittenAdvice>(folder, `${name}.json`)
  const texts: readonly Text[] = [
    ...confirm,
    ...(Array.isArray(steps) ? (steps as readonly Text[]) : Object.values(steps).flat()),
    ...Object.values(byGroup),
    ...paths.flatMap(path => path.steps),
  ]
  return texts.flatMap(text => partsIn(text, []))
}

function partsIn(text: Text, insteadOf: readonly Offer[]): readonly AdvicePart[] {
  if (typeof text === 'string') return [{ says: text, to: undefined, under: undefined, offers: [], insteadOf }]
  if (Array.isArray(text)) return (text as readonly (string | Said)[]).flatMap(part => partsIn(part, insteadOf))
  const { says, to, under, offers, else: other } = text as Said
  const own: AdvicePart = { says, to, under, offers: offers === undefined ? [] : [offers], insteadOf }
  if (other === undefined) return [own]
  return [own, ...partsIn(other, offers === undefined ? insteadOf : [...insteadOf, offers])]
}
