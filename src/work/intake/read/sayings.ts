// What receivers and payers say of what was sent, as facts: of an interchange (TA1), of a transaction (999, 997), of a claim (277CA,
// 277, request for information). Pure: trees in, sayings out.
import { STATUS_CATEGORIES, statusWords } from '../../../knowledge/load.ts'
import type { Verdict } from '../../../store/store.ts'
import {
  type Acknowledgment,
  type ClaimStatus,
  type FunctionalAcknowledgment,
  type InterchangeAcknowledgment,
  periodOf,
  sourceOf,
} from '../../../x12/index.ts'

/** One status of a claim or line: STC01, STC10 or STC11. All of them say what to correct. */
export interface SaidStatus {
  /** `A7:562:85`. */
  readonly code: string
  readonly category: string
  readonly verdict: Verdict
  readonly status?: string
  /** Whom it is about (STC01-3). */
  readonly entity?: string
  /** The ordinal of the service line within the answer, from 1; absent = of the claim. An answer may name one line of many. */
  readonly line?: number
  /** REF*FJ: the control number of the line as it was sent (REF*6R of the 837), else its LX. */
  readonly control?: string
  /** `National Provider Identifier (NPI) of the billing provider`. */
  readonly says: string
  /** STC12, the payer's own words beside it. */
  readonly message?: string
}

/** One thing that was said. Absent = not said. */
export interface Saying {
  readonly kind: 'TA1' | '999' | '997' | '277CA' | '277' | '277RFAI'
  readonly verdict: Verdict
  /** `A3:21:IL`, `IK3 CLM:8`, `TA1:024`. */
  readonly codes: readonly string[]
  readonly says: string
  /** Every status that a 277 gives, in the order of the file. */
  readonly statuses?: readonly SaidStatus[]
  readonly interchangeControl?: string
  readonly groupControl?: string
  readonly control?: string
  /** BHT03 of the batch that was answered. */
  readonly reference?: string
  readonly account?: string
  readonly payerControl?: string
  readonly chargeCents?: number
  readonly serviceFrom?: string
  readonly saidBy?: string
  readonly saidOn?: string
  readonly dueOn?: string
  readonly segment: number
}

const OF_SET: ReadonlyMap<string, Verdict> = new Map(
  Object.entries<Verdict>({
    A: 'accepted',
    E: 'accepted-with-errors',
    P: 'accepted-with-errors',
  }),
)
const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'accepted',
  'accepted-with-errors': 'accepted, with errors noted',
  rejected: 'rejected: it was never taken in',
  pending: 'in process',
  request: 'more is asked for',
  information: 'reported',
}

export function sayingsOfInterchange(tree: InterchangeAcknowledgment): readonly Saying[] {
  const { acknowledgment } = tree
  if (acknowledgment === undefined) return []
  const verdict = OF_SET.get(acknowledgment.verdict ?? '') ?? 'rejected'
  return [
    {
      kind: 'TA1',
      verdict,
      codes: [`TA1:${acknowledgment.note ?? ''}`],
      says: `The interchange ${acknowledgment.control ?? ''} was ${VERDICT_WORDS[verdict]}${verdict === 'accepted' ? '' : ` (note ${acknowledgment.note ?? ''})`}.`,
      ...known({ interchangeControl: acknowledgment.control, saidOn: acknowledgment.date }),
      segment: sourceOf(acknowledgment)?.index ?? 0,
    },
  ]
}

/** One saying for each transaction that is named; where none is, one for the group. */
export function sayingsOfGroup(
  kind: '999' | '997',
  tree: Acknowledgment | FunctionalAcknowledgment,
  saidOn: string | undefined,
): readonly Saying[] {
  const groupControl = tree.group?.control
  // Only claims, and documents for them (PI), are work of ours; what was said of questions about coverage and the like is kept as it is.
  const ofClaims = ['HC', 'PI'].includes(tree.group?.functionalId ?? 'HC')
  const tell = (verdict: Verdict): Verdict => (ofClaims ? verdict : 'information')
  const about = ofClaims ? '' : ` (a group of ${tree.group?.functionalId})`
  const whole = OF_SET.get(tree.verdict?.verdict ?? '') ?? 'rejected'
  const group: Saying = {
    kind,
    verdict: tell(whole),
    codes: (tree.verdict?.errors ?? []).map(code => `AK9:${code}`),
    says: `The group ${groupControl ?? ''}${about} was ${VERDICT_WORDS[whole]}.`,
    ...known({ groupControl, saidOn }),
    segment: sourceOf(tree.verdict)?.index ?? 0,
  }
  const each = tree.responses.map((response): Saying => {
    const said = response.verdict ?? ('oldVerdict' in response ? response.oldVerdict : undefined)
    const verdict = OF_SET.get(said?.verdict ?? '') ?? 'rejected'
    const errors = errorsOf(response.errors)
    return {
      kind,
      verdict: tell(verdict),
      codes: [...(said?.errors ?? []).map(code => `IK5:${code}`), ...errors],
      says: `Transaction ${response.transaction?.control ?? ''}${about} was ${VERDICT_WORDS[verdict]}${errors.length === 0 ? '' : ` (${errors.slice(0, 5).join(', ')})`}.`,
      ...known({ groupControl, control: response.transaction?.control, saidOn }),
      segment: sourceOf(response.transaction)?.index ?? 0,
    }
  })
  return each.length === 0 ? [group] : each
}

type Errors = Acknowledgment['responses'][number]['errors'] | FunctionalAcknowledgment['responses'][number]['errors']

/** `CLM:8` for a segment, `CLM02:1` for an element, with the segment's place in the transaction. */
function errorsOf(errors: Errors): readonly string[] {
  return errors.flatMap(error => {
    const { segment } = error
    const name = segment?.segment ?? ''
    const codes =
      segment === undefined
        ? []
        : 'errors' in segment
          ? (segment.errors ?? [])
          : 'error' in segment
            ? [segment.error]
            : []
    return [
      ...codes.filter(code => code !== undefined).map(code => `${name}:${code} at ${segment?.position ?? '?'}`),
      ...error.elements.map(
        ({ element }) => `${name}${(element?.element?.position ?? '').padStart(2, '0')}:${element?.error ?? ''}`,
      ),
    ]
  })
}

type Source = ClaimStatus['sources'][number]
type Status = Source['trace'][number]
type Said = NonNullable<Status['statuses'][number]['status']>

/** What a 277 says of each claim; of a 277CA also what it says of the whole batch. */
export function sayingsOfStatus(kind: '277CA' | '277' | '277RFAI', tree: ClaimStatus): readonly Saying[] {
  return tree.sources.flatMap(source => {
    const saidBy = source.names[0]?.name?.last
    const saidOn = tree.beginning?.date
    return source.receivers.flatMap(receiver => {
      const reference = receiver.statuses[0]?.trace?.number
      const batch = receiver.statuses.filter(status => status.statuses.length > 0)
      const claims = claimsUnder(receiver)
      return [
        ...batch.map(status => sayingOf(kind, status, { saidBy, saidOn, reference, ofBatch: true })),
        ...claims.map(status => sayingOf(kind, status, { saidBy, saidOn, reference, ofBatch: false })),
      ].filter(saying => saying !== undefined)
    })
  })
}

const claimsUnder = (receiver: Source['receivers'][number]): readonly Status[] =>
  receiver.providers.flatMap(provider =>
    provider.subscribers.flatMap(subscriber => [
      ...subscriber.claims,
      ...subscriber.dependents.flatMap(dependent => dependent.claims),
    ]),
  )

/** Everything that a 277 says of claims, in the order of the file. */
export const statusesOfClaims = (tree: ClaimStatus): readonly Status[] =>
  tree.sources.flatMap(source => source.receivers.flatMap(claimsUnder))

function sayingOf(
  kind: Saying['kind'],
  status: Status,
  from: {
    readonly saidBy: string | undefined
    readonly saidOn: string | undefined
    readonly reference: string | undefined
    readonly ofBatch: boolean
  },
): Saying | undefined {
  const statuses = statusesOf(status)
  if (statuses.length === 0) return undefined
  const rank: readonly Verdict[] = ['rejected', 'request', 'pending', 'accepted', 'information']
  const verdict = rank.find(each => statuses.some(said => said.verdict === each)) ?? 'information'
  const reference = (qualifier: string) => status.references.find(each => each.qualifier === qualifier)?.number
  return {
    kind,
    verdict,
    codes: statuses.map(said => said.code),
    says: saysOf(statuses.filter(said => said.verdict === verdict)),
    statuses,
    ...known({
      // The answer to a question repeats its trace; a 277CA names the batch.
      reference: kind === '277' && !from.ofBatch ? (status.trace?.number ?? from.reference) : from.reference,
      account: from.ofBatch
        ? undefined
        : status.trace?.type === '2' || status.trace?.type === '1'
          ? accountOf(kind, status)
          : undefined,
      payerControl: reference('1K'),
      chargeCents: status.statuses[0]?.chargeCents,
      serviceFrom: periodOf(status.dates.find(date => date.qualifier === '472'))?.from,
      saidBy: from.saidBy,
      saidOn: status.statuses[0]?.date ?? from.saidOn,
      dueOn: periodOf(status.dates.find(date => date.qualifier === '106'))?.from,
    }),
    segment: sourceOf(status.trace)?.index ?? 0,
  }
}

/** Every status of a claim, then of its lines; a segment holds up to three (STC01, STC10, STC11). */
export function statusesOf(status: Status): readonly SaidStatus[] {
  const at = (segments: Status['statuses'], line: number | undefined, control?: string) =>
    segments.flatMap(({ status: first, second, third, message }) =>
      [first, second, third]
        .filter(said => said !== undefined)
        .map((said, order): SaidStatus => {
          const own = order === 0 ? message : undefined
          return {
            code: codeOf(said),
            category: said.category ?? '',
            verdict: verdictOf(said),
            ...known({ status: said.status, entity: said.entity, line, control, message: own }),
            says: statusWords(said.status, said.entity),
          }
        }),
    )
  return [
    ...at(status.statuses, undefined),
    ...status.lines.flatMap((line, order) =>
      at(line.statuses, order + 1, line.references.find(each => each.qualifier === 'FJ')?.number),
    ),
  ]
}

/** What these statuses say in one sentence per category. */
function saysOf(statuses: readonly SaidStatus[]): string {
  const sentences: string[] = []
  for (const category of new Set(statuses.map(said => said.category))) {
    const parts = statuses
      .filter(said => said.category === category)
      .map(({ line, control, says, code, message }) => {
        const where = line === undefined ? '' : `line ${control ?? line}: `
        return `${where}${says} (${code})${message === undefined ? '' : `: ${message}`}`
      })
    const meaning = STATUS_CATEGORIES.get(category)?.meaning ?? `Status ${category}`
    sentences.push(`${meaning}: ${parts.join('; ')}.`)
  }
  return sentences.join(' ')
}

/** The 277CA names the account in the trace; the others in REF*EJ, with the trace as the number of the question. */
function accountOf(kind: Saying['kind'], status: Status): string | undefined {
  const named = status.references.find(each => each.qualifier === 'EJ')?.number
  return named ?? (kind === '277CA' ? status.trace?.number : undefined)
}

function verdictOf(said: Said): Verdict {
  return STATUS_CATEGORIES.get(said.category ?? '')?.verdict ?? 'information'
}

function codeOf({ category, status, entity }: Said): string {
  return [category, status, entity].filter(part => part !== undefined).join(':')
}

/** Without what was not said. */
function known<Parts extends Readonly<Record<string, unknown>>>(
  parts: Parts,
): { [Key in keyof Parts]?: Exclude<Parts[Key], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never
}
