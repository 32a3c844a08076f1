// What an appeal can argue and how likely it is to bring money, from the playbook of a cause: only where an appeal is open. Pure.
import { type Addressee, type CausePlaybook, playbookOf } from '../knowledge/load.ts'
import type { CodeVerdict } from './code.ts'

export interface ArgumentParts {
  readonly arguments: CausePlaybook['arguments']
  /** Our judgment with its range, until the practice's own counts take its place. */
  readonly chance: CausePlaybook['chance']
}

/** Nothing where no right of appeal stands: an argument there would only cost time. */
export function argumentsPart({ kind, cause, appealable }: CodeVerdict, to: Addressee): Partial<ArgumentParts> {
  if (!appealable || (kind !== 'denial' && kind !== 'underpayment' && kind !== 'take-back')) return {}
  const { arguments: all, chance } = playbookOf(cause, to)
  return { arguments: all, chance }
}
