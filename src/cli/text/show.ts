// What a person reads of `overturn show NO.`: the story of one denial as a page.
import type { z } from 'zod'
import { dollars } from '../../decide/decide.ts'
import { plainDaysLeft } from '../../work/denial/days.ts'
import { eventName, saidWith } from '../../work/denial/event-words.ts'
import type { storyRecord } from '../../work/denial/story-record.ts'
import { amount, left, plain, right, styled, type Terminal, wrap } from '../terminal.ts'

const WIDTH = 100

type Story = z.infer<typeof storyRecord>
type StoryClaim = Story['adjudications'][number]

/** The story of one denial as a page. */
export function text(story: Story, _now: string, terminal: Terminal, today: string): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Plan for all of its causes', planLines(story.plan)],
    ['How it is ranked', scoreLines(story)],
    ['On hand', story.onHand.flatMap(says => wrap(plain(says), WIDTH - 2))],
    ['Notices that came', story.notices.map(noticeLine)],
    [
      'Clocks',
      [
        ...story.clocks.map(clock => clockLine(clock, today, terminal)),
        ...(story.noAppealClock === undefined ? [] : wrap(`No appeal: ${plain(story.noAppealClock)}`, WIDTH - 2)),
      ],
    ],
    [
      'After that',
      story.later.map(
        ({ level, unit, runsFrom }) => `${left(level, 18)}${unit} from ${runsFrom}; no last day before it comes`,
      ),
    ],
    ['Deadlines of your own that are not counted', story.passedOver],
    ...story.adjudications.map(claim => [claimHead(claim), claimLines(claim, terminal)] as const),
    ['What the payer paid before', paidBeforeLines(story.paidBefore)],
    ['Money taken or given outside of the claim', story.recoupments.map(recoupmentLine)],
    ['What was done', story.events.map(eventLine)],
    ['Steps', story.playbook.ofCode],
  ]
  const parts = sections.flatMap(([heading, items]) =>
    items.length === 0 ? [] : ['', styled(terminal, 'bold', heading), ...items.map(item => `  ${item}`)],
  )
  return `${[...headLines(story.denial, terminal), ...parts].join('\n')}\n\n`
}

function headLines(denial: Story['denial'], terminal: Terminal): readonly string[] {
  const code = denial.code ?? denial.kind
  const owner = denial.owner === undefined ? '' : `, ${plain(denial.owner)}`
  const snoozed = denial.snoozedUntil === undefined ? '' : `, snoozed until ${denial.snoozedUntil}`
  const closed = denial.closedBecause === undefined ? '' : ` (${plain(denial.closedBecause)})`
  return [
    styled(
      terminal,
      'bold',
      `Denial ${denial.id}: ${plain(denial.payer)}, account ${plain(denial.account)}, ${plain(code)}`,
    ),
    `${plain(denial.patient ?? 'patient not named')}, service ${denial.serviceFrom ?? 'without a date'}`,
    '',
    `${left('What it is', 14)}${denial.kind}, ${denial.cause}`,
    `${left('Next step', 14)}${denial.action}${denial.otherSteps === undefined ? '' : ` +${denial.otherSteps}`}`,
    `${left('At stake', 14)}${dollars(denial.atStakeCents)} of ${dollars(denial.chargeCents)}; worth about ${dollars(denial.expectedCents)}`,
    `${left('State', 14)}${denial.status}${closed}, move: ${denial.move}${owner}${snoozed}`,
    ...(denial.recoveredCents === undefined
      ? []
      : [`${left('Recovered', 14)}${dollars(denial.recoveredCents)}, credited to: ${denial.credited ?? ''}`]),
    ...(denial.askedCents === undefined
      ? []
      : [`${left('Requested', 14)}to write off ${dollars(denial.askedCents)}; a second person has to approve`]),
  ]
}

function clockLine(clock: Story['clocks'][number], today: string, terminal: Terminal): string {
  const still = clock.doesNotStop === '' ? '' : `; does not stop ${clock.doesNotStop}`
  const assumed = clock.sure === 'low' ? '; assumed, check your contract' : ''
  return `${dueText(clock, today, terminal)}${left(clock.level, 18)}${clock.unit} from ${plain(clock.anchor)}; ${clock.filedMeans} by then${assumed}${still}`
}

/** Only where there is more than one step. */
function planLines({ steps }: Story['plan']): readonly string[] {
  if (steps.length < 2) return []
  return steps.map(({ says, atStakeCents }, at) => `${at + 1}  ${right(amount(atStakeCents), 11)}  ${plain(says)}`)
}

function noticeLine({ date, decided, outcome, note, starts }: Story['notices'][number]): string {
  const started = starts.map(({ level, due }) => `; ${level} until ${due}`).join('')
  return `${date}  ${left(decided, 18)}${plain(outcome)}${started}${note === '' ? '' : `: ${plain(note)}`}`
}

/** `2026-07-05 · 12 d`, red within seven days; `≈ 2026-07-05 · 12 d` where it is assumed, and never red. */
function dueText(
  { due, sure }: Pick<Story['clocks'][number], 'due' | 'sure'>,
  today: string,
  terminal: Terminal,
): string {
  const days = plainDaysLeft(today, due)
  const shown = left(`${sure === 'low' ? '≈ ' : ''}${due} · ${days < 0 ? 'over' : `${days} d`}`, 20)
  return days <= 7 && sure !== 'low' ? styled(terminal, 'red', shown) : shown
}

/** The sentence, then the payments that it speaks of, the latest first. */
function paidBeforeLines(found: Story['paidBefore']): readonly string[] {
  return found.flatMap(({ line, code, says, services }) => [
    ...wrap(`Line ${line}, ${plain(code)}: ${plain(says)}`, WIDTH - 2),
    ...services
      .slice(0, SERVICES_SHOWN)
      .map(
        each =>
          `  ${each.serviceFrom}  ${left(plain([each.procedure, ...each.modifiers].join(' ')), 14)}${right(amount(each.paidCents), 11)}  account ${plain(each.account)}`,
      ),
    ...(services.length > SERVICES_SHOWN ? [`  and ${services.length - SERVICES_SHOWN} more`] : []),
  ])
}

const SERVICES_SHOWN = 5

function recoupmentLine(each: Story['recoupments'][number]): string {
  return `${each.paymentDate ?? ''} ${plain(each.reason)} ${right(amount(each.amountCents), 11)} ${plain(each.reference ?? '')}`
}

function scoreLines({ scoreSays, scoreTerms: read }: Story): readonly string[] {
  const percent = (chance: number) => `${Math.round(chance * 100)} %`
  return [
    scoreSays,
    ...read.terms.map(term =>
      term.tries === 0
        ? `${percent(term.chance)}: ${term.of}`
        : `${percent(term.chance)} after ${term.wins} of ${term.tries} won: ${plain(term.of)}`,
    ),
  ]
}

/** A claim of a remittance, alone or as a part of a story. */
type ShownClaim = Omit<StoryClaim, 'role' | 'pair'> & { readonly role?: string }

export function claimHead(claim: ShownClaim): string {
  const role = claim.role ?? (claim.reversal ? 'reversal' : 'claim')
  const what = role === 'orphan' ? 'reversal without its payment' : role
  return `Remittance of ${claim.paymentDate ?? 'no date'} (${what}): charge ${amount(claim.chargeCents)}, paid ${amount(claim.paidCents)}; number ${plain(claim.payerControl ?? '-')}, trace ${plain(claim.trace ?? '-')}, ${plain(claim.file)} segment ${claim.segment}`
}

export function claimLines(claim: ShownClaim, terminal: Terminal): readonly string[] {
  const out: string[] = []
  const adjustmentsOf = (line: number) =>
    claim.adjustments
      .filter(adjustment => adjustment.line === line)
      .flatMap(({ groupCode, carc, amountCents, decision }) => {
        const head = `    ${left(`${plain(groupCode)}-${plain(carc)}`, 8)}${right(amount(amountCents), 11)}  ${decision === undefined ? '' : `${decision.kind}, ${decision.action} (${decision.sure}; ${decision.rule})`}`
        return decision === undefined || decision.kind === 'contractual'
          ? [head]
          : [head, ...wrap(plain(decision.why), WIDTH - 10).map(text => styled(terminal, 'dim', `          ${text}`))]
      })
  for (const line of claim.lineRows)
    out.push(
      `${line.line}  ${plain(line.procedure ?? '-')} ${plain(line.modifiers)} ${line.serviceFrom ?? ''}: charge ${amount(line.chargeCents)}, paid ${amount(line.paidCents)}`,
      ...adjustmentsOf(line.line),
    )
  return [...adjustmentsOf(0), ...out]
}

function eventLine({ at, who, verb, data }: Story['events'][number]): string {
  const said = saidWith(data).map(([name, given]) => `${name}: ${plain(given)}`)
  return `${at.slice(0, 16).replace('T', ' ')}  ${left(who, 12)} ${eventName(verb)}${said.length === 0 ? '' : `  ${said.join('; ')}`}`
}
