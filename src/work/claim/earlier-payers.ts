// The payers before the next one, as its claim tells them (837 loops 2320, 2330B, 2430): each with its own answers, money, adjustments and
// dates, from the case's standing. One that split the claim is one payer with the parts together.

import { nameKey } from '../../decide/case/identity.ts'
import type { Answer, PayerStanding } from '../../decide/case.ts'
import { lineMatchesOf } from '../../store/match.ts'
import { adjustmentsAtLine, linesOfRemitClaims } from '../../store/remit-claim.ts'
import type { Row, Store } from '../../store/store.ts'
import { formatPeriod } from '../../x12/index.ts'
import { Refusal } from '../refusal.ts'
import type { OriginalClaim } from './original.ts'
import type { Outgoing } from './write-claim.ts'

export type OtherPayer = Outgoing['node']['otherPayers'][number]
type Cas = OtherPayer['adjustments'][number]
type LineAdjudication = Outgoing['node']['lines'][number]['adjudications'][number]

/** A payer that has answered, with the loop in which the claim as sent knows it. */
export interface EarlierPayer {
  readonly standing: PayerStanding
  /** Ordinal of its loop 2320 in the claim as sent; undefined = the claim was sent to it. */
  readonly at: number | undefined
  /** NM109 of its loop, which SVD01 repeats. */
  readonly id: string
}

/** Where the claim as sent names a payer: 'own' = it went to it; undefined = nowhere. */
export function loopOf({ claim }: OriginalClaim, payer: PayerStanding): number | 'own' | undefined {
  const { subscriber } = claim.levels
  const places = [
    { at: 'own' as const, sequence: claim.sequence, name: subscriber.payer?.name },
    ...claim.node.otherPayers.map((other, at) => ({
      at,
      sequence: other.subscriber?.sequence,
      name: other.payer?.name,
    })),
  ].filter(({ name }) => isPayer(payer, name))
  return (places.find(({ sequence }) => sequence === payer.sequence) ?? places[0])?.at
}

/** True when a name or number is one under which this payer was met. */
export function isPayer(
  { keys, names }: PayerStanding,
  named: { readonly last?: string | undefined; readonly id?: string | undefined } | undefined,
): boolean {
  if (named === undefined) return false
  const name = nameKey(named.last ?? '')
  return keys.includes((named.id ?? '').toUpperCase()) || (name !== '' && names.some(each => nameKey(each) === name))
}

/** Throws Refusal `not-known` where the claim as sent does not say whose insurance a payer that has answered is. */
export function earlierPayers(original: OriginalClaim, payers: readonly PayerStanding[]): readonly EarlierPayer[] {
  return payers.map(standing => {
    const at = loopOf(original, standing)
    if (at === undefined)
      throw new Refusal(
        'not-known',
        `${standing.name} has answered, but the claim as it was sent does not name it: whose insurance it is has to stand in the next payer's claim.`,
      )
    const { claim } = original
    const own = at === 'own' ? claim.payer.id : claim.node.otherPayers[at]?.payer?.name?.id
    return { standing, at: at === 'own' ? undefined : at, id: own ?? '' }
  })
}

/** The payer to which the claim was sent, as another payer of it: whose insurance it is (loop 2320); no figures. */
export function ownLoop({ claim: { levels, node } }: OriginalClaim): OtherPayer {
  const { subscriber, name, payer } = levels.subscriber
  return {
    subscriber: { ...subscriber },
    demographics: undefined,
    insurance: { benefits: node.claim?.benefits, release: node.claim?.release },
    inpatient: undefined,
    outpatient: undefined,
    name: name === undefined ? undefined : { ...name, demographics: undefined },
    payer,
    others: [],
    adjustments: [],
    amounts: [],
  } as unknown as OtherPayer
}

/** Loop 2320: what the payer took off the whole claim, what it paid, what it left to the patient, its number of the claim. */
export async function otherPayerOf(
  store: Store,
  original: OriginalClaim,
  { standing, at }: EarlierPayer,
): Promise<OtherPayer> {
  const known = at === undefined ? ownLoop(original) : original.claim.node.otherPayers[at]
  if (known === undefined) throw new Error('a payer in a loop that is not there')
  const { answers, patientCents } = standing
  const whole = await Promise.all(answers.map(answer => adjustmentsOf(store, answer, 0)))
  const paidCents = answers.reduce((sum, answer) => sum + answer.paidCents, 0)
  const control = answers.find(answer => answer.payerControl !== undefined)?.payerControl
  const byLine = (await linesOfRemitClaims(store, idsOf(answers))).length > 0
  return {
    ...known,
    adjustments: casOf(whole.flat()),
    amounts: [
      { qualifier: 'D', amountCents: paidCents },
      ...(patientCents > 0 ? [{ qualifier: 'EAF', amountCents: patientCents }] : []),
    ],
    payer:
      known.payer === undefined
        ? undefined
        : {
            ...known.payer,
            references: [
              ...known.payer.references.filter(reference => reference.qualifier !== 'F8'),
              ...(control === undefined ? [] : [{ qualifier: 'F8', number: control }]),
            ],
            dates: byLine ? [] : paidOn(answers.at(-1)?.paymentDate),
          },
  } as OtherPayer
}

/**
 * What a payer decided of each line as it was sent, by the line's place there (loop 2430). A line that the payer bundled names the line it
 * went into (SVD06). Throws Refusal `ambiguous` for a line that answers none that was sent.
 */
export async function lineAdjudicationsOf(
  store: Store,
  { claim }: OriginalClaim,
  { standing, id }: EarlierPayer,
): Promise<ReadonlyMap<number, readonly LineAdjudication[]>> {
  const found = new Map<number, LineAdjudication[]>()
  for (const answer of standing.answers) {
    const all = await linesOfRemitClaims(store, [answer.adjudicationId])
    const matches = new Map((await lineMatchesOf(store, answer.adjudicationId)).map(each => [each.line, each]))
    const placeOf = (line: Row<'remitLine'>): number | undefined => {
      const control = line.control
      const at = claim.node.lines.findIndex(
        sent => control !== null && sent.references.some(each => each.qualifier === '6R' && each.number === control),
      )
      return at >= 0 ? at + 1 : (matches.get(line.line)?.claimLine ?? undefined)
    }
    for (const line of all) {
      if (answer.lines !== undefined && !answer.lines.includes(line.line)) continue
      const at = placeOf(line)
      if (at === undefined)
        throw new Refusal(
          'ambiguous',
          `Line ${line.line} of ${standing.name}'s remittance (${line.procedure ?? '-'}) answers no line that was sent: the next payer's claim has to be made by hand.`,
        )
      const into = answer.bundled.find(each => each.line === line.line)?.into
      const panel = all.find(each => each.line === into)
      const bundledInto = panel === undefined ? undefined : placeOf(panel)
      const own = found.get(at) ?? []
      found.set(at, own)
      own.push({
        payment: {
          payer: id,
          paidCents: line.paidCents,
          ...serviceOf(claim, at, line),
          // 835 SVC05: units that are not stated are one.
          paidUnits: line.units ?? '1',
          ...(bundledInto === undefined ? {} : { bundledInto: String(bundledInto) }),
        },
        adjustments: casOf(await adjustmentsOf(store, answer, line.line)),
        dates: paidOn(answer.paymentDate),
        amounts: [],
      } as LineAdjudication)
    }
  }
  return found
}

/** The adjudicated service (SVD03, SVD04): a line that was sent under its revenue code keeps that, and has a procedure only where the payer named one. */
function serviceOf({ kind, node }: OriginalClaim['claim'], at: number, line: Row<'remitLine'>) {
  const sent = node.lines[at - 1]?.service
  const revenue = sent !== undefined && 'revenue' in sent ? sent.revenue : undefined
  const procedure =
    line.procedure === null || line.procedure === '' || line.procedure === revenue
      ? {}
      : {
          procedure: {
            qualifier: kind === 'dental' ? 'AD' : 'HC',
            code: line.procedure,
            modifiers: line.modifiers.split(' ').filter(modifier => modifier !== ''),
          },
        }
  return { ...procedure, ...(revenue === undefined ? {} : { revenue }) }
}

/** What a payer's answers leave unexplained of the charge: 0 where the next payer can follow them to the cent. */
export function differenceOfPayer({ answers }: PayerStanding, chargeCents: number): number {
  return answers.reduce(
    (rest, { paidCents, adjustments }) =>
      adjustments.reduce((left, adjustment) => left - adjustment.amountCents, rest - paidCents),
    chargeCents,
  )
}

function idsOf(answers: readonly Answer[]): readonly number[] {
  return answers.map(answer => answer.adjudicationId)
}

function paidOn(day: string | undefined) {
  return day === undefined ? [] : [{ qualifier: '573', ...formatPeriod({ from: day, to: day }) }]
}

/** Those that hold: what was reversed, or is stated at the lines as well, goes to nobody. */
async function adjustmentsOf(store: Store, answer: Answer, line: number): Promise<readonly Row<'adjustment'>[]> {
  const holding = new Set(answer.adjustments.map(each => each.id))
  return (await adjustmentsAtLine(store, answer.adjudicationId, line)).filter(row => holding.has(row.id))
}

/** CAS segments of one level: six adjustments at most in each, groups in the order in which they came. */
function casOf(rows: readonly Row<'adjustment'>[]): readonly Cas[] {
  return [...Map.groupBy(rows, row => row.groupCode)].flatMap(([group, own]) =>
    Array.from({ length: Math.ceil(own.length / 6) }, (_, at) => ({
      group,
      adjustments: own.slice(at * 6, at * 6 + 6).map(row => ({
        reason: row.carc,
        amountCents: row.amountCents,
        ...(row.quantity === null ? {} : { quantity: row.quantity }),
      })),
    })),
  )
}
