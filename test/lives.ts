// Lives of claims with the truth about them: two to six events over up to three payers, told by documents in any order. Settled and laid
// beside the truth: `node test/lives.ts 100000 1` prints how many came out right and the cents by which money differs.

import {
  type CaseAdjudication,
  type CaseEvidence,
  type CaseProviderAdjustment,
  gatherCases,
  type PayerName,
  type PayerState,
  type SentClaim,
  type Standing,
  settleCase,
} from '../src/decide/case.ts'
import { createRandom, type Random } from '../src/example/random.ts'
import { clp, evidence, payer, plb, reversalOf, sent } from './case-evidence.ts'

/** What is true of one payer. */
interface PayerTruth {
  readonly name: string
  state: PayerState
  receivedCents: number
  patientCents: number
}

/** What is true of a life, known by whoever made it up. */
export interface Truth {
  chargeCents: number
  receivedCents: number
  toGiveBackCents: number
  patientCents: number
  nextPayer: string | null
  mayBillPatient: boolean
  /** Denied or taken back, ours to work or waiting. */
  workCents: number
  contradicts: boolean
  payers: PayerTruth[]
}

export interface Life {
  readonly evidence: CaseEvidence
  readonly truth: Truth
  /** What happened, in its order. */
  readonly story: readonly string[]
}

const NAMES = [
  [payer('SAGEBRUSH HEALTH', 'SBH01'), payer('SAGEBRUSH OF MAINE', 'SBM77')],
  [payer('JUNIPER SUPPLEMENT', 'JUN02'), payer('JUNIPER ADMINISTRATORS', 'JUA88')],
  [payer('INVENTED STATE MEDICAID', 'MCD09'), payer('INVENTED MEDICAID FISCAL AGENT', 'MFA99')],
] as const
const CODES = ['99213', '81002', 'J1885', '80048']

/** A line as one payer has decided it. */
interface Part {
  readonly line: number
  readonly chargeCents: number
  paidCents: number
  patientCents: number
  stakeCents: number
}

/** A decision that holds in the truth. */
interface Decision {
  readonly clp: CaseAdjudication
  parts: Part[]
}

/** A life while it is made up. */
interface World {
  readonly random: Random
  readonly charges: readonly number[]
  readonly known837: boolean
  readonly numbered: boolean
  readonly sent: SentClaim[]
  readonly clps: CaseAdjudication[]
  readonly plbs: CaseProviderAdjustment[]
  readonly story: string[]
  readonly events: number
  readonly account: string
  day: number
  id: number
}

/** One payer's part of a life while it is made up. */
interface Acting {
  readonly at: number
  /** What may still be asked of each line. */
  readonly open: readonly number[]
  decisions: Decision[]
  receivedCents: number
  giveBackCents: number
  workCents: number
  state: PayerState
  contradicts: boolean
  /** Money was taken outside of claims or claims reversed with nothing after. */
  over: boolean
  waiting: boolean
  split: boolean
}

/** `account` and `firstId` keep the documents of several lives apart. */
export function makeLife(random: Random, account = 'A1', firstId = 1): Life {
  const charges = Array.from({ length: random.between(1, 3) }, () => random.between(20, 400) * 100)
  const payers = random.weighted([
    [5, 1],
    [4, 2],
    [3, 3],
  ] as const)
  const world: World = {
    random,
    charges,
    known837: payers > 1 || random.chance(80),
    numbered: random.chance(60),
    sent: [],
    clps: [],
    plbs: [],
    story: [],
    events: random.between(2, 6),
    account,
    day: 0,
    id: firstId,
  }
  const acting: Acting[] = []
  let open: readonly number[] = charges
  for (let at = 0; at < payers; at++) {
    const crossed = at > 0 && crossedOver(world)
    if (!crossed) sendTo(world, at, payers)
    if (at > 0 && (world.story.length >= world.events || random.chance(15))) {
      acting.push(fresh(at, open, { waiting: true }))
      break
    }
    const one = live(world, at, open, payers)
    acting.push(one)
    open = charges.map((_, line) => sumOf(one, part => (part.line === line ? part.patientCents : 0)))
    const settled = !one.contradicts && !one.over && !one.waiting && one.giveBackCents === 0 && one.workCents === 0
    if (!settled || open.every(cents => cents === 0) || random.chance(20)) break
  }
  const late = takeBackLate(world, acting)
  const truth = truthOf(world, acting, payers)
  return {
    evidence: evidenceOf(world),
    truth: late ? { ...truth, contradicts: true, mayBillPatient: false } : truth,
    story: world.story,
  }
}

/** The first payer takes its payment back after a later one has decided on it: what the later one says rests on nothing. */
function takeBackLate(world: World, acting: readonly Acting[]): boolean {
  const [first, second] = acting
  if (first === undefined || second === undefined || !paysAlone(first) || !isWhole(only(first))) return false
  if (first.over || first.waiting || second.decisions.length === 0 || !world.random.chance(15)) return false
  undo(world, first, only(first).clp)
  first.workCents += paidBy(only(first))
  first.decisions = []
  first.state = 'taken-back'
  world.story.push('taken back after the next payer decided')
  return true
}

function evidenceOf(world: World): CaseEvidence {
  return {
    sent: world.known837 ? world.sent : [],
    acknowledgments: [],
    statusAnswers: [],
    adjudications: world.clps,
    providerAdjustments: world.plbs,
    payerLinks: [],
  }
}

function fresh(at: number, open: readonly number[], parts: Partial<Acting> = {}): Acting {
  return {
    at,
    open,
    decisions: [],
    receivedCents: 0,
    giveBackCents: 0,
    workCents: 0,
    state: 'unanswered',
    contradicts: false,
    over: false,
    waiting: false,
    split: false,
    ...parts,
  }
}

function sumOf({ decisions }: Acting, of: (part: Part) => number): number {
  return decisions.reduce((sum, { parts }) => sum + parts.reduce((own, part) => own + of(part), 0), 0)
}

/** The next day on which something happens. */
function nextDay(world: World): string {
  world.day += world.random.between(3, 40)
  return new Date(Date.UTC(2026, 0, 10 + world.day)).toISOString().slice(0, 10)
}

const total = (charges: readonly number[]) => charges.reduce((sum, cents) => sum + cents, 0)

function sendTo(world: World, at: number, payers: number, parts: Partial<SentClaim> = {}): void {
  const others = NAMES.slice(0, payers).flatMap(([name], place) =>
    place === at ? [] : [{ sequence: 'PST'[place] ?? null, payer: name }],
  )
  world.sent.push(
    sent({
      id: world.id++,
      account: world.account,
      sentOn: nextDay(world),
      sequence: 'PST'[at] ?? null,
      payer: NAMES[at]?.[0] as PayerName,
      chargeCents: total(world.charges),
      serviceFrom: '2026-01-02',
      serviceTo: '2026-01-02',
      otherPayers: others,
      ...parts,
    }),
  )
}

/** The last decision passed the claim on by itself: nobody sends it. */
function crossedOver(world: World): boolean {
  const last = world.clps.at(-1)
  if (last === undefined || last.reversal || world.clps.length !== 1 || !world.random.chance(30)) return false
  world.clps[world.clps.length - 1] = {
    ...last,
    status: '19',
    crossoverTo: world.random.chance(60) ? (NAMES[1]?.[0] as PayerName) : null,
  }
  world.story.push('passed on')
  return true
}

type More = Partial<Omit<CaseAdjudication, 'adjustments' | 'lines'>>
type Outcome = 'paid' | 'denied' | 'patient'

/** How one payer decides some lines: what it may still be asked, shared out. */
function shareOut(world: World, one: Acting, lines: readonly number[], outcome: Outcome): Part[] {
  const { random } = world
  return lines.map(line => {
    const open = one.open[line] ?? 0
    const chargeCents = world.charges[line] ?? 0
    const none = { line, chargeCents, paidCents: 0, patientCents: 0, stakeCents: 0 }
    if (open === 0) return none
    if (outcome === 'denied') return { ...none, stakeCents: open }
    if (outcome === 'patient') return { ...none, patientCents: open }
    const paidCents = random.between(1, open)
    return { ...none, paidCents, patientCents: random.chance(60) ? random.between(0, open - paidCents) : 0 }
  })
}

/** The document that tells a decision. */
function tell(world: World, one: Acting, parts: readonly Part[], more: More): CaseAdjudication {
  const { random } = world
  const adjustments = parts.flatMap((part, at) => {
    const open = one.open[part.line] ?? 0
    const rest = open - part.paidCents - part.patientCents - part.stakeCents
    const list: (readonly [string, number])[] = [
      ['OA 23', part.chargeCents - open],
      ['CO 45', rest],
      ['PR 2', part.patientCents],
    ]
    return [
      ...list.flatMap(([code, cents]) => (cents === 0 ? [] : [`${at + 1}: ${code} ${cents}`])),
      ...(part.stakeCents === 0 ? [] : [`${at + 1}: CO ${random.pick(['16', '197', '50'])} ${part.stakeCents} denial`]),
    ]
  })
  const id = world.id++
  return clp({
    id,
    account: world.account,
    payer: nameFor(world, one.at),
    payerControl: `ICN${id}`,
    status: '123'[one.at] ?? '1',
    paymentDate: nextDay(world),
    remittance: `T${String(random.below(10_000)).padStart(4, '0')}-${id}`,
    serviceFrom: '2026-01-02',
    serviceTo: '2026-01-02',
    chargeCents: total(parts.map(part => part.chargeCents)),
    paidCents: total(parts.map(part => part.paidCents)),
    adjustments,
    lines: parts.map(
      ({ line, chargeCents, paidCents }) =>
        `${CODES[line]} ${chargeCents} paid ${paidCents}${world.numbered ? ` 6R L${line}` : ''}`,
    ),
    ...more,
  })
}

/** Sometimes the payer answers under another name that shares its number. */
function nameFor({ random }: World, at: number): PayerName {
  const [first, second] = NAMES[at] as readonly [PayerName, PayerName]
  return random.chance(85) ? first : { ...second, ids: [...second.ids, ...first.ids] }
}

/** The payer has taken its only payment back, and nothing more comes of it. */
function endTakenBack(one: Acting, before: Decision): void {
  one.workCents += paidBy(before)
  one.decisions = []
  one.state = 'taken-back'
  one.over = true
}

/** A reversal may come under another name that shares only the claim number. */
function undo(world: World, one: Acting, original: CaseAdjudication, more: Partial<CaseAdjudication> = {}) {
  const id = world.id++
  const [, second] = NAMES[one.at] as readonly [PayerName, PayerName]
  const reversal = reversalOf(original, {
    id,
    payer: world.random.chance(80) ? original.payer : second,
    paymentDate: nextDay(world),
    remittance: `T${String(world.random.below(10_000)).padStart(4, '0')}-${id}`,
    frequency: '1',
    ...more,
  })
  world.clps.push(reversal)
  one.receivedCents += reversal.paidCents
  return reversal
}

const paidBy = ({ parts }: Decision) => parts.reduce((sum, part) => sum + part.paidCents, 0)
const stakeBy = ({ parts }: Decision) => parts.reduce((sum, part) => sum + part.stakeCents, 0)

function decide(world: World, one: Acting, lines: readonly number[], outcome: Outcome, more: More = {}): Decision {
  const parts = shareOut(world, one, lines, outcome)
  const told = tell(world, one, parts, more)
  world.clps.push(told)
  one.receivedCents += told.paidCents
  return { clp: told, parts }
}

function outcomeFor({ random }: World): Outcome {
  return random.weighted([
    [6, 'paid'],
    [3, 'denied'],
    [1, 'patient'],
  ] as const)
}

/** One payer's part: its first decision, and what follows. */
function live(world: World, at: number, open: readonly number[], payers: number): Acting {
  const one = fresh(at, open)
  const all = world.charges.map((_, line) => line)
  one.split = all.length > 1 && world.random.chance(20)
  const groups = one.split ? [all.slice(0, 1), all.slice(1)] : [all]
  one.decisions = groups.map(lines => decide(world, one, lines, outcomeFor(world), { split: one.split }))
  world.story.push(one.split ? 'decided in two parts' : 'decided')
  const last = payers - 1
  while (world.story.length < world.events && !one.over && !one.waiting && !one.contradicts) {
    if (at < last && world.random.chance(45)) break
    const possible = EVENTS.filter(({ when }) => when(one, world))
    if (possible.length === 0) break
    const event = world.random.pick(possible)
    world.story.push(event.name)
    event.happens(world, one, payers)
  }
  if (!one.over && !one.contradicts) {
    one.state = stateOf(one)
    one.workCents += sumOf(one, part => part.stakeCents)
  }
  return one
}

function stateOf(one: Acting): PayerState {
  if (one.split) return 'split'
  const paid = sumOf(one, part => part.paidCents)
  if (sumOf(one, part => part.stakeCents) === 0) return one.workCents > 0 ? 'partly' : 'paid'
  if (paid > 0) return 'partly'
  return one.state === 'taken-back' ? 'taken-back' : 'denied'
}

interface Event {
  readonly name: string
  readonly when: (one: Acting, world: World) => boolean
  readonly happens: (world: World, one: Acting, payers: number) => void
}

const alone = ({ decisions, giveBackCents, workCents }: Acting) =>
  decisions.length === 1 && giveBackCents === 0 && workCents === 0
const only = ({ decisions }: Acting) => decisions[0] as Decision
const paysAlone = (one: Acting) => alone(one) && paidBy(only(one)) > 0
const isWhole = ({ clp: told, parts }: Decision) => parts.length === told.lines.length
const linesOf = ({ parts }: Decision) => parts.map(part => part.line)

const EVENTS: readonly Event[] = [
  {
    name: 'reversed and corrected',
    when: one =>
      one.giveBackCents === 0 &&
      one.workCents === 0 &&
      (one.split || (one.decisions.length === 1 && isWhole(only(one)))),
    happens(world, one, payers) {
      const { random } = world
      const place = random.below(one.decisions.length)
      const before = one.decisions[place] as Decision
      // Without our claims nobody can tell a second replacement of ours from the payer's own second thought about the first.
      const ours = random.chance(40) && (world.known837 || before.clp.frequency !== '7')
      const account = ours && world.known837 && random.chance(30) ? `${world.account}NEW` : world.account
      if (ours) sendTo(world, one.at, payers, { frequency: '7', originalControl: before.clp.payerControl, account })
      const swapped = random.chance(30)
      const frequency = ours ? '7' : '1'
      const back = undo(world, one, before.clp, { ordinal: swapped ? 1 : 0, frequency })
      const outcome = outcomeFor(world)
      const again = decide(world, one, linesOf(before), outcome, {
        paymentDate: back.paymentDate,
        remittance: back.remittance,
        ordinal: swapped ? 0 : 1,
        split: before.clp.split,
        frequency,
        account,
        ...(random.chance(50)
          ? { payerControl: before.clp.payerControl }
          : { originalControl: before.clp.payerControl }),
      })
      one.decisions = one.decisions.map((each, at) => (at === place ? again : each))
      const lost = paidBy(before) > 0 && !ours
      if (lost || one.state === 'taken-back') one.state = 'taken-back'
    },
  },
  {
    name: 'taken back',
    when: paysAlone,
    happens(world, one) {
      const before = only(one)
      undo(world, one, before.clp)
      endTakenBack(one, before)
    },
  },
  {
    name: 'taken back and put off',
    when: paysAlone,
    happens(world, one) {
      const before = only(one)
      const back = undo(world, one, before.clp)
      const off = { payer: back.payer, reference: back.payerControl, amountCents: -paidBy(before) }
      world.plbs.push(plb({ ...off, id: world.id++, paymentDate: back.paymentDate, remittance: back.remittance }))
      if (world.random.chance(50))
        world.plbs.push(plb({ ...off, id: world.id++, amountCents: paidBy(before), paymentDate: nextDay(world) }))
      endTakenBack(one, before)
    },
  },
  {
    name: 'recovered outside of claims',
    when: paysAlone,
    happens(world, one) {
      const before = only(one)
      world.plbs.push(
        plb({
          id: world.id++,
          payer: before.clp.payer,
          reference: before.clp.payerControl,
          amountCents: paidBy(before),
          paymentDate: nextDay(world),
        }),
      )
      one.receivedCents -= paidBy(before)
      one.workCents += paidBy(before) + stakeBy(before)
      one.state = 'taken-back'
      one.over = true
    },
  },
  {
    name: 'paid twice',
    when: paysAlone,
    happens(world, one) {
      const before = only(one)
      const again = tell(world, one, before.parts, {})
      world.clps.push(again)
      one.receivedCents += again.paidCents
      const how = world.random.below(3)
      if (how === 0) one.giveBackCents += again.paidCents
      else if (how === 1) undo(world, one, again)
      else {
        world.plbs.push(
          plb({
            id: world.id++,
            payer: again.payer,
            reference: again.payerControl,
            amountCents: again.paidCents,
            paymentDate: nextDay(world),
          }),
        )
        one.receivedCents -= again.paidCents
      }
    },
  },
  {
    name: 'denied as a duplicate',
    when: alone,
    happens(world, one) {
      const id = world.id++
      world.clps.push(
        clp({
          id,
          account: world.account,
          payer: nameFor(world, one.at),
          paymentDate: nextDay(world),
          remittance: `T${id}`,
          serviceFrom: '2026-01-02',
          serviceTo: '2026-01-02',
          status: '4',
          payerControl: `ICN${id}`,
          paidCents: 0,
          patientCents: 0,
          chargeCents: total(world.charges),
          adjustments: world.charges.map((cents, at) => `${at + 1}: OA 18 ${cents} denial`),
          lines: world.charges.map((cents, at) => `${CODES[at]} ${cents} paid 0${world.numbered ? ` 6R L${at}` : ''}`),
        }),
      )
    },
  },
  {
    name: 'sent again and decided',
    when: one => alone(one) && paidBy(only(one)) === 0 && stakeBy(only(one)) > 0 && one.state !== 'taken-back',
    happens(world, one, payers) {
      sendTo(world, one.at, payers)
      one.decisions = [decide(world, one, linesOf(only(one)), outcomeFor(world))]
    },
  },
  {
    name: 'voided',
    when: alone,
    happens(world, one, payers) {
      sendTo(world, one.at, payers, { frequency: '8', originalControl: only(one).clp.payerControl })
      undo(world, one, only(one).clp, { frequency: world.known837 && world.random.chance(40) ? null : '8' })
      one.decisions = []
      one.state = 'void'
      one.over = true
    },
  },
  {
    name: 'replaced and not answered',
    when: (one, { known837 }) => alone(one) && known837 && one.state !== 'taken-back',
    happens(world, one, payers) {
      sendTo(world, one.at, payers, { frequency: '7', originalControl: only(one).clp.payerControl })
      one.waiting = true
    },
  },
  {
    name: 'replaced without a reversal',
    when: paysAlone,
    happens(world, one, payers) {
      const before = only(one)
      sendTo(world, one.at, payers, { frequency: '7', originalControl: before.clp.payerControl })
      one.decisions = [
        decide(world, one, linesOf(before), 'paid', {
          frequency: '7',
          originalControl: world.random.chance(50) ? before.clp.payerControl : null,
        }),
      ]
      one.giveBackCents += paidBy(before)
    },
  },
  {
    name: 'replacement refused',
    when: paysAlone,
    happens(world, one, payers) {
      const before = only(one)
      sendTo(world, one.at, payers, { frequency: '7', originalControl: before.clp.payerControl })
      decide(world, one, linesOf(before), 'denied', { frequency: '7' })
    },
  },
  {
    name: 'one line reversed',
    when: one => paysAlone(one) && !one.split && only(one).parts.filter(part => part.paidCents > 0).length > 1,
    happens(world, one) {
      const { random } = world
      const before = only(one)
      const part = random.pick(before.parts.filter(each => each.paidCents > 0))
      const at = before.parts.indexOf(part) + 1
      const own = before.clp.adjustments.filter(each => each.line === at)
      const back = undo(
        world,
        one,
        {
          ...before.clp,
          chargeCents: part.chargeCents,
          paidCents: part.paidCents,
          patientCents: part.patientCents,
          adjustments: own.map(each => ({ ...each, line: 1 })),
          lines: before.clp.lines.filter(each => each.line === at).map(each => ({ ...each, line: 1 })),
        },
        {},
      )
      const rest = { ...before, parts: before.parts.filter(each => each !== part) }
      one.decisions = [rest]
      if (random.chance(50)) {
        const again = decide(world, one, [part.line], 'paid', {
          paymentDate: back.paymentDate,
          remittance: back.remittance,
          ordinal: 1,
        })
        one.decisions = [rest, again]
      } else one.workCents += part.paidCents
    },
  },
  {
    name: 'priced beforehand',
    when: one => one.decisions.length > 0,
    happens(world, one) {
      world.clps.push(tell(world, one, only(one).parts, { status: '25', paidCents: 500 }))
    },
  },
  {
    name: 'refused without a reversal',
    when: paysAlone,
    happens(world, one) {
      decide(world, one, linesOf(only(one)), 'denied')
      one.contradicts = true
      one.state = 'contradictory'
    },
  },
  {
    name: 'reversed for more than was paid',
    when: paysAlone,
    happens(world, one) {
      const before = only(one)
      undo(world, one, { ...before.clp, paidCents: paidBy(before) + world.random.between(1, 5000) })
      one.contradicts = true
      one.state = 'contradictory'
    },
  },
]

function truthOf(world: World, acting: readonly Acting[], payers: number): Truth {
  const last = acting.findLast(one => one.decisions.length > 0 && !one.contradicts)
  const end = acting.at(-1)
  const patientCents = last === undefined ? 0 : sumOf(last, part => part.patientCents)
  const left = patientCents > 0 || (last !== undefined && sumOf(last, part => part.stakeCents) > 0)
  const following = world.known837 && left && last === end && acting.length < payers
  const nextPayer = following ? (NAMES[acting.length]?.[0].name ?? null) : null
  const contradicts = acting.some(one => one.contradicts)
  const disturbed = contradicts || acting.some(one => one.waiting || (one.over && one.state === 'taken-back'))
  return {
    chargeCents: total(world.charges),
    receivedCents: acting.reduce((sum, one) => sum + one.receivedCents, 0),
    toGiveBackCents: acting.reduce((sum, one) => sum + one.giveBackCents, 0),
    patientCents,
    nextPayer,
    mayBillPatient: patientCents > 0 && nextPayer === null && !disturbed && acting.every(one => one.state !== 'void'),
    workCents: acting.reduce((sum, one) => sum + one.workCents, 0),
    contradicts,
    payers: acting.map(one => ({
      name: NAMES[one.at]?.[0].name ?? '',
      state: one.state,
      receivedCents: one.receivedCents,
      patientCents: one.contradicts ? 0 : sumOf(one, part => part.patientCents),
    })),
  }
}

/** What differs between a standing and the truth; empty when nothing does. */
export function differences(standing: Standing, truth: Truth): readonly string[] {
  const found: string[] = []
  const check = (what: string, is: unknown, wanted: unknown) => {
    if (is !== wanted) found.push(`${what} ${String(is)}, in truth ${String(wanted)}`)
  }
  check('charge', standing.chargeCents, truth.chargeCents)
  check('received', standing.receivedCents, truth.receivedCents)
  check('may bill', standing.mayBillPatient, truth.mayBillPatient)
  const unsettled = standing.contradictions.some(each => each.kind !== 'payments-differ')
  check('contradicts', unsettled, truth.contradicts)
  const acting = standing.payers.filter(each => each.billed || each.crossedOver)
  check('payers', acting.length, truth.payers.length)
  for (const [at, wanted] of truth.payers.entries()) {
    const is = acting[at]
    check(`${wanted.name} state`, is?.state, wanted.state)
    check(`${wanted.name} received`, is?.receivedCents, wanted.receivedCents)
    if (wanted.state !== 'contradictory') check(`${wanted.name} patient`, is?.patientCents, wanted.patientCents)
  }
  if (truth.contradicts) return found
  check('to give back', standing.toGiveBackCents, truth.toGiveBackCents)
  check('patient', standing.patientCents, truth.patientCents)
  check('next', standing.nextPayer?.name ?? null, truth.nextPayer)
  const worked = standing.work.filter(unit => unit.kind === 'denial' || unit.kind === 'take-back')
  check(
    'work',
    worked.reduce((sum, unit) => sum + unit.cents, 0),
    truth.workCents,
  )
  check('questions', standing.questions.length, 0)
  return found
}

export interface LivesScore {
  readonly lives: number
  readonly right: number
  /** Cents by which received money differs from the truth, over all lives. */
  readonly centsOff: number
  readonly events: ReadonlyMap<string, number>
  readonly wrong: readonly string[]
}

/** How many lives come mixed with each other. */
const TOGETHER = 4

/** Settles so many lives, several mixed and in a random order, gathered into cases again, and lays them beside the truth. */
export function settleLives(lives: number, seed: number): LivesScore {
  const random = createRandom(seed)
  const events = new Map<string, number>()
  const wrong: string[] = []
  let right = 0
  let centsOff = 0
  for (let count = 0; count < lives; count += TOGETHER) {
    const batch = Array.from({ length: Math.min(TOGETHER, lives - count) }, (_, at) =>
      makeLife(random, `A${at}`, at * 1000 + 1),
    )
    const cases = gatherCases(mixed(random, batch))
    for (const [at, { truth, story }] of batch.entries()) {
      for (const event of story) events.set(event, (events.get(event) ?? 0) + 1)
      const own = cases.filter(({ adjudications }) => adjudications.some(it => Math.floor(it.id / 1000) === at))
      const [found] = own
      const standing = settleCase(found ?? evidence({}))
      centsOff += Math.abs(standing.receivedCents - truth.receivedCents)
      const differ = own.length === 1 ? differences(standing, truth) : [`${own.length} cases, in truth 1`]
      if (differ.length === 0) right++
      else if (wrong.length < 20) wrong.push(`${story.join(', ')}: ${differ.join('; ')}`)
    }
  }
  return { lives, right, centsOff, events, wrong }
}

function mixed(random: Random, lives: readonly Life[]): CaseEvidence {
  return evidence({
    sent: shuffle(
      random,
      lives.flatMap(life => life.evidence.sent),
    ),
    adjudications: shuffle(
      random,
      lives.flatMap(life => life.evidence.adjudications),
    ),
    providerAdjustments: shuffle(
      random,
      lives.flatMap(life => life.evidence.providerAdjustments),
    ),
  })
}

export function shuffle<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = random.below(at + 1)
    const [one, two] = [mixed[at] as Item, mixed[other] as Item]
    mixed[at] = two
    mixed[other] = one
  }
  return mixed
}

if (import.meta.main) {
  const [lives = 100_000, seed = 1] = process.argv.slice(2).map(Number)
  const { right, centsOff, events, wrong } = settleLives(lives, seed)
  console.log(`${right} of ${lives} lives settled as in truth, ${centsOff} cents off.`)
  for (const [event, count] of [...events].sort((one, other) => other[1] - one[1])) console.log(`  ${count} ${event}`)
  for (const each of wrong) console.log(`  ${each}`)
  if (right !== lives) process.exitCode = 1
}
