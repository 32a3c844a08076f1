// The claim to the payer that comes first, or to the right one, from a denial that says so: the claim as it was sent, billed as that payer's own
// first one, without what the payer that denied said. Writes nothing.
import { sequenceOf } from '../../decide/case/identity.ts'
import type { Standing } from '../../decide/case.ts'
import { injuryOf } from '../../decide/other-payer.ts'
import type { Injury, OtherPayerOrder } from '../../knowledge/other-payer.ts'
import { situationsOf } from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'
import { isPayer, ownLoop } from './earlier-payers.ts'
import { setReference } from './field-values.ts'
import type { OriginalClaim } from './original.ts'
import { type Follower, type NextPayer, type Secondary, subscriberOf } from './to-payer.ts'
import { layOutAgain, type Outgoing } from './write-claim.ts'

/** Filing indicators of Medicare (SBR09). */
const MEDICARE: ReadonlySet<string> = new Set(['MA', 'MB'])

interface Asked {
  readonly standing: Standing
  readonly remitClaimId: number
  readonly order: Exclude<OtherPayerOrder, 'next' | 'back'>
  readonly next: NextPayer | undefined
}

/** Works it out. Throws Refusal `not-known` where it is not known which payer that is. */
export function toFirst(original: OriginalClaim, { standing, remitClaimId, order, next }: Asked): Secondary {
  const denied = standing.adjudications.find(each => each.id === remitClaimId)?.payer
  const name = standing.payers.find(({ key }) => key === denied)?.name ?? 'This payer'
  const own = original.claim.levels.subscriber.subscriber?.filing
  const injury = order === 'first' ? injuryOf(reasonsOf(standing, remitClaimId)) : undefined
  const to = next === undefined ? freshPayerOf(original, standing) : undefined
  if (to === undefined && next === undefined)
    throw new Refusal(
      'not-known',
      injury === undefined
        ? `${name} says that ${SAID[order]}, and the claim does not name which. Check eligibility for the date of service and ask the patient, then say which one it is.`
        : `${name} says that the ${injury.insurer} comes first, and the claim does not name it. ${injury.asks} Yes: say which insurer it is, with its claim number as the member number. No: nobody else is billed; have the patient tell ${name}, and correct what the claim says of an accident.`,
      `Say it with --payer-name, --payer-id, --filing${injury === undefined ? '' : ` ${injury.filing}`} and --member.`,
    )
  const outgoing = firstClaimTo(original, to, next, order)
  return {
    order,
    from: remitClaimId,
    original,
    outgoing,
    faults: situationsOf(layOutAgain(outgoing)),
    earlier: [],
    patientCents: 0,
    says: [
      order === 'first'
        ? `${name} says that another payer comes first: the claim goes to that one as the first, without what ${name} said. When it has answered, ${name} gets the claim with its result; both filing limits run meanwhile.`
        : `${name} says that it is the wrong payer: the claim goes to the right one as a claim of its own. Keep this denial as proof that the first claim was in time.`,
      ...(injury === undefined ? [] : saysOfInjury(outgoing, injury)),
      // 42 CFR 411.45(a) and 411.53(a) were read; the 120 days after which it is "not prompt" are told second-hand.
      ...(injury === undefined || !MEDICARE.has(own ?? '')
        ? []
        : [
            `If the ${injury.insurer} denies, or has not paid within 120 days, ask Medicare for a conditional payment (42 CFR 411.45, 411.53) before its own filing limit.`,
          ]),
    ],
  }
}

/** The reasons by which this answer denies. */
function reasonsOf({ payers }: Standing, remitClaimId: number): readonly string[] {
  const answer = payers.flatMap(payer => payer.answers).find(({ adjudicationId }) => adjudicationId === remitClaimId)
  const denied = (answer?.adjustments ?? []).filter(({ kind }) => kind === 'denial' || kind === 'underpayment')
  return denied.map(({ carc }) => carc)
}

/**
 * What the insurer of an injury looks for and the claim does not say: CLM11 and DTP*439 (005010X222A1, 2300); of an institution an occurrence code from 01 to 06 with
 * its day (HI*BH), since 005010X223 does not use CLM11.
 */
function saysOfInjury({ kind, node }: Outgoing, { insurer }: Injury): readonly string[] {
  const lacking =
    kind === 'institutional'
      ? node.health.some(({ codes = [] }) =>
          codes.some(({ code }) => code?.qualifier === 'BH' && /^0[1-6]$/.test(code.code ?? '')),
        )
        ? []
        : ['the accident and its day (an occurrence code from 01 to 06)']
      : [
          ...(node.claim?.causes?.first === undefined
            ? ['what caused it (CLM11: work, auto or another accident)']
            : []),
          ...(node.dates.some(({ qualifier }) => qualifier === '439') ? [] : ['the date of the accident (DTP 439)']),
        ]
  return lacking.length === 0
    ? []
    : [
        `The ${insurer} asks about the injury, and the claim does not say ${lacking.join(', nor ')}: correct it there before it goes out.`,
      ]
}

const SAID: Readonly<Record<Asked['order'], string>> = {
  first: 'another payer comes first',
  instead: 'the claim belongs to another payer',
}

/** The one payer named beside in the claim that neither has it nor has answered; undefined where there is none, or more than one. */
function freshPayerOf({ claim }: OriginalClaim, { payers }: Standing): Follower {
  const fresh = claim.node.otherPayers.filter(
    ({ payer }) =>
      !payers.some(
        standing =>
          (standing.billed || standing.crossedOver || standing.answers.length > 0) && isPayer(standing, payer?.name),
      ),
  )
  return fresh.length === 1 ? fresh[0] : undefined
}

function firstClaimTo(
  original: OriginalClaim,
  to: Follower,
  next: NextPayer | undefined,
  order: Asked['order'],
): Outgoing {
  const { claim, head } = original
  const { node, levels } = claim
  const others = node.otherPayers.filter(other => other !== to)
  // The payer that denied is the one after, and without figures: it has decided nothing that counts.
  const later = order === 'first' ? [ownLoop(original), ...others] : others
  return {
    kind: claim.kind,
    head,
    levels: { ...levels, subscriber: subscriberOf(original, to, next, 'P') },
    node: {
      ...node,
      claim: { ...node.claim, place: { ...node.claim?.place, frequency: '1' } },
      references: setReference(node.references, 'F8', ''),
      otherPayers: later.map((other, at) => ({
        ...other,
        subscriber: { ...other.subscriber, sequence: sequenceOf(at + 1) ?? 'U' },
        adjustments: [],
        amounts: [],
      })),
      lines: node.lines.map(line => ({ ...line, adjudications: [] })),
    } as Outgoing['node'],
  }
}
