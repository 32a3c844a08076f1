// What an appeal can argue and how likely it is to bring money, from the playbook of a cause: only where an appeal is open, and where none is,
// what can be requested in its place. Pure.
import { type Addressee, type AppealArgument, type CausePlaybook, playbookOf } from '../knowledge/load.ts'
import type { CodeVerdict } from './code.ts'
import { lawNamed, type NoAppeal } from './law.ts'

/** An argument as it is said: for whom it was written is settled. */
export type Argument = Omit<AppealArgument, 'to' | 'noAppeal'>

export interface ArgumentParts {
  readonly arguments: readonly Argument[]
  /** Our judgment with its range, until the practice's own counts take its place. */
  readonly chance?: CausePlaybook['chance']
}

/** Where a new claim is the way there is nothing to be requested. */
const onlyNew = ({ law }: NoAppeal) => lawNamed(law)?.appeal?.instead === 'new-claim'
const isNoAppeal = ({ noAppeal }: AppealArgument) => noAppeal === true

/** The arguments that fit: those of an appeal where one is open, requests in its place where a law has closed it, none otherwise. */
export function argumentsFor(
  cause: CodeVerdict['cause'],
  { appealable, noAppeal }: Pick<CodeVerdict, 'appealable' | 'noAppeal'>,
  to: Addressee,
): readonly Argument[] {
  const { arguments: all } = playbookOf(cause, to)
  // For a payer that is not known both are shown, each with its situation.
  const fit = appealable
    ? all.filter(each => to.payerClass === 'unknown' || !isNoAppeal(each))
    : all.filter(each => noAppeal !== undefined && !onlyNew(noAppeal) && isNoAppeal(each))
  return fit.map(({ to: _classes, noAppeal: _request, ...said }) => said)
}

/** Nothing where nothing can be argued: an argument there would only cost time. */
export function argumentsPart(verdict: CodeVerdict, to: Addressee): Partial<ArgumentParts> {
  const { kind, cause, appealable } = verdict
  if (kind !== 'denial' && kind !== 'underpayment' && kind !== 'take-back') return {}
  const fit = argumentsFor(cause, verdict, to)
  if (fit.length === 0) return {}
  return { arguments: fit, ...(appealable ? { chance: playbookOf(cause, to).chance } : {}) }
}
