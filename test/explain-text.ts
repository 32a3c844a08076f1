// What tests of deciding share: a whole 835 explained at once, as its parts and as the records of `explain --json`.
import type { DecidedClaim, DecideOptions } from '../src/decide/decide.ts'
import { createRemittanceReader, type ProviderAdjustment, type RemittanceEnd } from '../src/decide/remittance.ts'
import type { Fault } from '../src/x12/index.ts'

export interface Explained {
  readonly claims: readonly DecidedClaim[]
  readonly providerAdjustments: readonly ProviderAdjustment[]
  readonly ends: readonly RemittanceEnd[]
  readonly faults: readonly Fault[]
}

/** The first claim of a text; throws where there is none. */
export function explainClaim(text: string, options: DecideOptions = {}): DecidedClaim {
  const [claim] = explainText(text, undefined, options).claims
  if (claim === undefined) throw new Error('no claim was read')
  return claim
}

/** Explains a text of one character per byte, in chunks of `size`. */
export function explainText(text: string, size = 1 << 16, options: DecideOptions = {}): Explained {
  const claims: DecidedClaim[] = []
  const providerAdjustments: ProviderAdjustment[] = []
  const ends: RemittanceEnd[] = []
  const faults: Fault[] = []
  const reader = createRemittanceReader(
    {
      onFault: fault => faults.push(fault),
      onClaim: claim => claims.push(claim),
      onProviderAdjustment: adjustment => providerAdjustments.push(adjustment),
      onRemittance: end => ends.push(end),
    },
    options,
  )
  const bytes = Buffer.from(text, 'latin1')
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size))
  reader.end()
  return { claims, providerAdjustments, ends, faults }
}
