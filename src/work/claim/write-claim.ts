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
import { differenceBetween } from '../difference.ts'
import { dollarsOf } from '../money.ts'

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
  return differenceBetween(old, fresh).map(({ mark, text }) => ({ mark, text }))
}

/** The same difference in words: what the claim said, and what it says now. */
export function differenceInWords(before: Outgoing, after: Outgoing): readonly string[] {
  const [old, fresh] = [layOutAgain(before), layOutAgain(after)]
  const said: string[] = []
  const tell = (what: string, one: string | undefined, other: string | undefined) => {
    if ((one ?? '') !== (other ?? '')) said.push(`${what}: ${one || 'nothing'} → ${other || 'nothing'}`)
  }
  const list = (texts: readonly string[]) => texts.join(', ')
  tell('frequency', old.frequency, fresh.frequency)
  tell("the payer's number of the original", old.originalControl, fresh.originalControl)
  tell('total charge', dollarsOf(old.chargeCents), dollarsOf(fresh.chargeCents))
  tell('place of service', old.facility, fresh.facility)
  tell('authorization', old.authorization, fresh.authorization)
  tell('referral', old.referral, fresh.referral)
  tell('member number', old.memberId, fresh.memberId)
  tell('rendering provider', old.renderingNpi, fresh.renderingNpi)
  tell('diagnoses', list(old.diagnoses.map(each => each.code)), list(fresh.diagnoses.map(each => each.code)))
  tell('papers', papersOf(old), papersOf(fresh))
  const numbers = new Map(fresh.lines.map(line => [line.control ?? `#${line.line}`, line]))
  for (const line of old.lines) {
    const now = numbers.get(line.control ?? `#${line.line}`)
    if (now === undefined) {
      said.push(`line ${line.line}: taken out`)
      continue
    }
    const name = (what: string) => `line ${line.line}, ${what}`
    tell(name('procedure'), line.procedure, now.procedure)
    tell(name('modifiers'), list(line.modifiers), list(now.modifiers))
    tell(name('units'), line.units, now.units)
    tell(name('charge'), dollarsOf(line.chargeCents), dollarsOf(now.chargeCents))
    tell(name('diagnoses'), list(line.pointers), list(now.pointers))
    tell(name('place'), line.place, now.place)
    tell(name('date'), periodText(line), periodText(now))
  }
  return said
}

function papersOf({ node }: SubmittedClaim): string {
  return node.attachments
    .map(each => [each.report, each.transmission, each.control].filter(Boolean).join(' '))
    .join(', ')
}

function periodText({ period }: SubmittedClaim['lines'][number]): string | undefined {
  return period === undefined ? undefined : period.from === period.to ? period.from : `${period.from} to ${period.to}`
}
