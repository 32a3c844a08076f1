// A resource as it stands, for people to read.
import type { view } from '../../work/fhir/resource.ts'
import type { AnswerOf } from '../../work/view.ts'
import { plain } from '../terminal.ts'

export function text({ resource }: AnswerOf<typeof view>): string {
  return `${JSON.stringify(resource, null, 2).split('\n').map(plain).join('\n')}\n`
}
