// One claim of ours as a whole 837 file, under the levels it belongs to, renumbered; and the difference between two claims, segment by
// segment. Pure.
import {
  type Claim837,
  type ClaimKind,
  type ClaimLevels,
  type Claims837,
  layOutSubmitted,
  OUR_SEPARATORS,
  type SubmittedClaim,
  type Transaction,
  transaction837D,
  transaction837I,
  transaction837P,
  writeBody,
  writeEnvelope,
  writeTransaction,
} from '../../x12/index.ts'

const DESCRIPTIONS: Readonly<Record<ClaimKind, Transaction>> = {
  professional: transaction837P,
  institutional: transaction837I,
  dental: transaction837D,
}

export interface Outgoing {
  readonly kind: ClaimKind
  readonly node: Claim837
  readonly levels: ClaimLevels
  readonly head: Pick<Claims837, 'submitter' | 'receiver'>
}

export interface FileNumbers {
  /** 1 to 999999999. */
  readonly control: number
  /** ISO date and HH:MM. */
  readonly date: string
  readonly time: string
  readonly sender: { readonly qualifier: string; readonly id: string }
  readonly receiver: { readonly qualifier: string; readonly id: string }
  readonly test: boolean
}

/** The whole file. Throws UnwritableText when a value holds a separator. */
export function writeClaimFile(outgoing: Outgoing, numbers: FileNumbers): string {
  const description = DESCRIPTIONS[outgoing.kind]
  const envelope = writeEnvelope(numbers, description, 1, OUR_SEPARATORS)
  const tree = treeOf(outgoing, {
    structure: '0019',
    purpose: '00',
    reference: `OVT${String(numbers.control).padStart(9, '0')}`,
    date: numbers.date,
    time: numbers.time.replace(':', ''),
    type: 'CH',
  })
  const text = writeTransaction(description, tree as never, '0001', OUR_SEPARATORS)
  return `${envelope.open}${text}${envelope.close}`
}

function treeOf(outgoing: Outgoing, beginning: NonNullable<Claims837['beginning']>): Claims837 {
  const { node, levels, head } = outgoing
  const { provider, subscriber, patient } = levels
  const own = {
    ...subscriber,
    level: { ...subscriber.level, id: '2', parent: '1', level: '22', child: patient === undefined ? '0' : '1' },
    claims: patient === undefined ? [node] : [],
    patients:
      patient === undefined
        ? []
        : [{ ...patient, level: { ...patient.level, id: '3', parent: '2', level: '23', child: '0' }, claims: [node] }],
  }
  const billing = {
    specialty: undefined,
    currency: undefined,
    billing: undefined,
    payTo: undefined,
    payToPlan: undefined,
    others: [],
    ...provider,
    level: { ...provider?.level, id: '1', parent: undefined, level: '20', child: '1' },
    subscribers: [own],
  }
  return {
    beginning,
    references: [],
    submitter: head.submitter,
    receiver: head.receiver,
    providers: [billing],
  } as unknown as Claims837
}

/** The claim laid out again after changes: for validation and for what people see. */
export function layOutAgain(outgoing: Outgoing): SubmittedClaim {
  return layOutSubmitted(outgoing.kind, outgoing.node, outgoing.levels)
}

export interface SegmentDifference {
  /** `-` only before, `+` only after. */
  readonly mark: '-' | '+'
  readonly text: string
}

/** What differs between two claims, as segments: the longest common part stays out. */
export function differenceOf(before: Outgoing, after: Outgoing): readonly SegmentDifference[] {
  const [old, fresh] = [before, after].map(each =>
    writeBody(DESCRIPTIONS[each.kind], treeOf(each, { structure: '0019' }) as never, OUR_SEPARATORS).filter(
      text => !text.startsWith('HL*'),
    ),
  ) as [string[], string[]]
  const longest = commonLengths(old, fresh)
  const found: SegmentDifference[] = []
  let [at, to] = [0, 0]
  while (at < old.length || to < fresh.length) {
    const [one, other] = [old[at], fresh[to]]
    if (one !== undefined && one === other) {
      at++
      to++
    } else if (
      other === undefined ||
      (one !== undefined && (longest[at + 1]?.[to] ?? 0) >= (longest[at]?.[to + 1] ?? 0))
    ) {
      found.push({ mark: '-', text: one ?? '' })
      at++
    } else {
      found.push({ mark: '+', text: other })
      to++
    }
  }
  return found
}

/** `[a][b]`: the length of the longest run of segments that both have in order from there on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = fresh.length - 1; to >= 0; to--) {
      const row = table[at]
      if (row === undefined) continue
      row[to] =
        old[at] === fresh[to]
          ? (table[at + 1]?.[to + 1] ?? 0) + 1
          : Math.max(table[at + 1]?.[to] ?? 0, row[to + 1] ?? 0)
    }
  return table
}
