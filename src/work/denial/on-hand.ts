// What the store knows already that the work on a denial asks for: said beside the steps, and looked at by the chance.
import { dollars } from '../../decide/decide.ts'
import type { Row, Store } from '../../store/store.ts'
import { type FilingProof, proveFiling } from '../claim/proof.ts'
import { Refusal } from '../refusal.ts'

export interface OnHand {
  /** Each in a sentence. */
  readonly says: readonly string[]
  /** It is what the cause asks for, whole: the chance is that of a case with its evidence. */
  readonly complete: boolean
}

const NOTHING: OnHand = { says: [], complete: false }

/** Of a claim that was denied as late: when it was sent, who took it in, and whether that was in time. */
export async function onHand(store: Store, { id, cause }: Pick<Row<'denial'>, 'id' | 'cause'>): Promise<OnHand> {
  if (cause !== 'timely-filing') return NOTHING
  const proofs = await filingProofs(store, id)
  const [best] = [...proofs].sort((one, other) => rank(other) - rank(one))
  if (best === undefined)
    return { says: ['The claim as it was sent is not in the store: bring its 837 in.'], complete: false }
  return { says: [filedSays(best)], complete: isProven(best) }
}

const isProven = ({ strength, inTime }: FilingProof) => strength === 'payer' && inTime === true
const rank = (proof: FilingProof) =>
  (isProven(proof) ? 4 : 0) + (proof.strength === 'payer' ? 2 : proof.strength === 'receiver' ? 1 : 0)

async function filingProofs(store: Store, denialId: number): Promise<readonly FilingProof[]> {
  try {
    return await proveFiling(store, { denialId })
  } catch (error) {
    // No claim is matched with it: there is nothing on hand, and that is an answer.
    if (error instanceof Refusal && error.code === 'not-found') return []
    throw error
  }
}

/** `Sent 2025-09-09 ($150.00), taken in by the payer on 2025-09-10, by the last day 2025-12-30: the proof is ready.` */
function filedSays({ claim, steps, strength, inTime, limit, missing }: FilingProof): string {
  const taken = steps.find(step => step.kind === (strength === 'payer' ? '277CA' : '999')) ?? steps.at(-1)
  const sent = `Sent ${claim.sentOn ?? 'on an unknown day'} (${dollars(claim.chargeCents)})`
  if (strength === 'none')
    return `${sent}; nothing in the files says that anybody took it in: missing is ${missing.join('; ')}.`
  const by = strength === 'payer' ? 'the payer' : 'a receiver on the way'
  const time =
    limit === undefined
      ? 'the last day for filing is not known'
      : inTime === true
        ? `by the last day, ${limit.due}`
        : `after the last day, ${limit.due}, as far as the limit is known`
  const ready =
    strength === 'payer' && inTime === true ? 'the proof is ready' : `missing is ${missing.join('; ') || 'nothing'}`
  return `${sent}, taken in by ${by} on ${taken?.on ?? 'an unknown day'}, ${time}: ${ready}.`
}
