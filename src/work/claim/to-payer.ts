// What claims to another payer have in common: who it is, whose insurance, and what is shown of the claim before it is made.
import type { OtherPayerOrder } from '../../knowledge/other-payer.ts'
import type { Fault } from '../../x12/index.ts'
import type { OtherPayer } from './earlier-payers.ts'
import type { OriginalClaim } from './original.ts'
import type { Outgoing } from './write-claim.ts'

export interface Secondary {
  /** As the first payer, instead of the one that denied, next with what the earlier ones decided, or back to the one that denied. */
  readonly order: OtherPayerOrder
  /** The answer from whose denial it goes out. */
  readonly from: number
  readonly original: OriginalClaim
  readonly outgoing: Outgoing
  readonly faults: readonly Fault[]
  /** The payers that have decided, the first one first: each goes along with its own figures. */
  readonly earlier: readonly string[]
  /** What the last payer left to the patient: the most the next one may be asked for. */
  readonly patientCents: number
  readonly says: readonly string[]
}

/** The payer that comes next, where the claim does not name one. */
export interface NextPayer {
  readonly name: string
  readonly id: string
  /** CLP06 / SBR09: CI, MC, 12 … */
  readonly filing: string
  readonly memberId: string
}

/** The loop of the claim as sent that names whom it goes to; undefined where a person does. */
export type Follower = OtherPayer | undefined

/** Whose insurance it is and whom the claim goes to: as the claim names them, or as a person does. */
export function subscriberOf(
  { claim }: OriginalClaim,
  follower: Follower,
  next: NextPayer | undefined,
  sequence: string,
): Outgoing['levels']['subscriber'] {
  const { subscriber } = claim.levels
  const name =
    follower?.name ??
    (subscriber.name === undefined
      ? undefined
      : {
          ...subscriber.name,
          name: { ...subscriber.name.name, idQualifier: 'MI', id: next?.memberId ?? subscriber.name.name?.id },
        })
  // The next subscriber's own demographics are not in the claim's loop for another payer; the same person keeps hers.
  const sameMember =
    name?.name?.last === subscriber.name?.name?.last && name?.name?.first === subscriber.name?.name?.first
  return {
    ...subscriber,
    subscriber: {
      ...(follower?.subscriber ?? { relationship: '18' }),
      sequence,
      ...(next === undefined ? {} : { filing: next.filing }),
    },
    name:
      sameMember && name !== undefined && subscriber.name !== undefined
        ? {
            ...name,
            address: name.address ?? subscriber.name.address,
            city: name.city ?? subscriber.name.city,
            demographics: name.demographics ?? subscriber.name.demographics,
          }
        : name,
    payer:
      follower?.payer ??
      (subscriber.payer === undefined
        ? undefined
        : { ...subscriber.payer, references: [], name: { ...subscriber.payer.name, last: next?.name, id: next?.id } }),
  } as Outgoing['levels']['subscriber']
}
