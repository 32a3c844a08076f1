// `overturn show NO.`: the whole story of one denial, for people or as JSON.
import { type CodePage, pageOf } from '../decide/code-page.ts'
import { type Story, type StoryClaim, showDenial } from '../work/queue/show.ts'
import { Refusal } from '../work/refusal.ts'
import { dueText } from './queue.ts'
import { type StorePlace, withStore } from './store.ts'
import { amount, left, plain, right, styled, type Terminal, wrap } from './terminal.ts'

/** Shows denials; answers 1 when one is not there. */
export async function show(
  ids: readonly string[],
  { json }: { readonly json: boolean },
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  return withStore(place, terminal, async store => {
    for (const id of ids) {
      if (!/^\d{1,15}$/.test(id))
        throw new Refusal('not-found', `"${plain(id)}" is no number of a denial; "overturn queue" lists them.`)
      const story = await showDenial(store, Number(id))
      await terminal.out(json ? `${JSON.stringify(story)}\n` : storyText(story, place.now, terminal))
    }
    return 0
  })
}

const WIDTH = 100

function storyText(story: Story, now: string, terminal: Terminal): string {
  const { denial, payer } = story
  const code = denial.carc === '' ? denial.kind : `${denial.group_code}-${denial.carc}`
  const lines = [
    styled(terminal, 'bold', `Denial ${denial.id}: ${plain(payer)}, account ${plain(denial.account)}, ${plain(code)}`),
    `${plain(denial.patient_name ?? 'patient not named')}, service ${denial.service_from ?? 'without a date'}`,
    '',
    `${left('What it is', 14)}${denial.kind}, ${denial.cause}`,
    `${left('What to do', 14)}${denial.action}`,
    `${left('At stake', 14)}$${amount(denial.at_stake_cents)} of $${amount(denial.charge_cents)}; worth about $${amount(denial.expected_cents)}`,
    `${left('State', 14)}${denial.status}${denial.closed_because === null ? '' : ` (${denial.closed_because})`}, move: ${denial.move}${denial.owner === '' ? '' : `, ${plain(denial.owner)}`}${denial.snoozed === 1 ? `, snoozed until ${denial.snoozed_until}` : ''}`,
  ]
  if (denial.recovered_cents > 0)
    lines.push(`${left('Recovered', 14)}$${amount(denial.recovered_cents)}, credited to: ${denial.credited ?? ''}`)
  if (denial.asked_cents > 0)
    lines.push(`${left('Asked', 14)}to write off $${amount(denial.asked_cents)}; a second person has to approve`)
  section('How it is ranked', scoreLines(denial.score_terms, denial.score))
  section(
    'Clocks',
    story.clocks.map(
      clock =>
        `${dueText(clock.due, now, terminal)}${left(clock.level, 18)}${clock.unit} from ${plain(clock.anchor)}; ${clock.filed_means} by then${clock.does_not_stop === '' ? '' : `; does not stop ${clock.does_not_stop}`}`,
    ),
  )
  for (const claim of story.adjudications) section(claimHead(claim), claimLines(claim, terminal))
  section(
    'Money taken or given beside it',
    story.recoupments.map(
      each =>
        `${each.paymentDate ?? ''} ${plain(each.reason)} ${right(amount(each.amountCents), 11)} ${plain(each.reference ?? '')}`,
    ),
  )
  section(
    'What was done',
    story.events.map(
      event =>
        `${event.at.slice(0, 16).replace('T', ' ')}  ${left(event.who, 12)} ${event.verb}${eventText(event.data)}`,
    ),
  )
  section('Steps', pageOfDenial(story)?.steps ?? [])
  return `${lines.join('\n')}\n\n`

  function section(heading: string, items: readonly string[]): void {
    if (items.length === 0) return
    lines.push('', styled(terminal, 'bold', heading))
    for (const item of items) lines.push(`  ${item}`)
  }
}

/** The page of the denial's code with the remarks that last stood with it: they lead. */
function pageOfDenial({ denial, adjudications }: Story): CodePage | undefined {
  const { carc, group_code: group } = denial
  if (carc === '') return undefined
  // A reversal or an answer to the whole claim repeats the code without its remarks: those of before still say why.
  const remarks = adjudications.map(claim => remarksBeside(claim, carc)).findLast(codes => codes.length > 0) ?? []
  return pageOf([`${group}-${carc}`, ...remarks].join('+')) ?? pageOf(`${group}-${carc}`)
}

/** The known remarks of the lines that bear a code, and those of the claim (line 0). */
function remarksBeside({ adjustments, remarks }: StoryClaim, carc: string): readonly string[] {
  const lines = new Set(adjustments.filter(each => each.carc === carc).map(each => each.line))
  if (lines.size === 0) return []
  const beside = remarks.filter(({ line }) => line === 0 || lines.has(line)).map(each => each.code)
  return [...new Set(beside)].filter(code => pageOf(code) !== undefined)
}

function scoreLines(terms: string, score: number): readonly string[] {
  const read = JSON.parse(terms) as {
    readonly chance: number
    readonly judgementOnly: boolean
    readonly recoverableCents: number
    readonly costCents: number
    readonly urgency: number
    readonly terms: readonly {
      readonly of: string
      readonly wins: number
      readonly tries: number
      readonly chance: number
    }[]
  }
  const percent = (chance: number) => `${Math.round(chance * 100)} %`
  return [
    `${percent(read.chance)} of $${amount(read.recoverableCents)} less $${amount(read.costCents)} for the attempt, × ${read.urgency.toFixed(2)} for the time left = ${score.toFixed(1)}`,
    ...read.terms.map(term =>
      term.tries === 0
        ? `${percent(term.chance)}: ${term.of}`
        : `${percent(term.chance)} after ${term.wins} of ${term.tries} won: ${plain(term.of)}`,
    ),
  ]
}

function claimHead(claim: StoryClaim): string {
  const what = claim.role === 'orphan' ? 'reversal without its payment' : claim.role
  return `Remittance of ${claim.payment_date ?? 'no date'} (${what}): charge ${amount(claim.charge_cents)}, paid ${amount(claim.paid_cents)}; number ${plain(claim.payer_control ?? '-')}, trace ${plain(claim.trace ?? '-')}, ${plain(claim.file)} segment ${claim.segment}`
}

function claimLines(claim: StoryClaim, terminal: Terminal): readonly string[] {
  const out: string[] = []
  const adjustmentsOf = (line: number) =>
    claim.adjustments
      .filter(adjustment => adjustment.line === line)
      .flatMap(({ group_code, carc, amount_cents, decision }) => {
        const head = `    ${left(`${plain(group_code)}-${plain(carc)}`, 8)}${right(amount(amount_cents), 11)}  ${decision === undefined ? '' : `${decision.kind}, ${decision.action} (${decision.sure}; ${decision.rule})`}`
        return decision === undefined || decision.kind === 'contractual'
          ? [head]
          : [head, ...wrap(plain(decision.why), WIDTH - 10).map(text => styled(terminal, 'dim', `          ${text}`))]
      })
  for (const line of claim.lineRows)
    out.push(
      `${line.line}  ${plain(line.procedure ?? '-')} ${plain(line.modifiers)} ${line.service_from ?? ''}: charge ${amount(line.charge_cents)}, paid ${amount(line.paid_cents)}`,
      ...adjustmentsOf(line.line),
    )
  return [...adjustmentsOf(0), ...out]
}

function eventText(data: string): string {
  const read = JSON.parse(data) as Readonly<Record<string, unknown>>
  const said = ['text', 'reason', 'summary', 'next', 'reference', 'person', 'to', 'until', 'approved']
    .filter(name => typeof read[name] === 'string' && read[name] !== '')
    .map(name => `${name}: ${plain(String(read[name]))}`)
  return said.length === 0 ? '' : `  ${said.join('; ')}`
}
