// Which deadlines a claim's denials leave open: a level runs when one of the amounts at stake has a right to it. Pure.
import type { Level } from '../knowledge/load.ts'
import type { DecidedClaim } from './decide.ts'
import { payerClassOf } from './facts.ts'
import { closedLevels, type KnownOfDenial } from './law.ts'

/** The levels that run for none of these. Nothing at stake closes nothing: a claim taken back has its own rights. */
export function closedForAll(denials: readonly KnownOfDenial[]): readonly Level[] {
  const [first, ...others] = denials.map(closedLevels)
  return first?.filter(level => others.every(closed => closed.includes(level))) ?? []
}

/** The levels that run for nothing on this claim. */
export function closedOf({ claim, adjustments }: DecidedClaim): readonly Level[] {
  const payerClass = payerClassOf(claim)
  return closedForAll(
    adjustments
      .filter(({ decision }) => decision.kind === 'denial' || decision.kind === 'underpayment')
      .map(({ adjustment, decision, remarks }) => ({
        payerClass,
        group: adjustment.group,
        carc: adjustment.carc,
        remarks: remarks.map(remark => remark.code),
        appealable: decision.appealable,
      })),
  )
}
