// `overturn clock --state TX --received DATE`: by when the state's law has an insurer pay a clean claim, what late payment costs it, and
// whom that law reaches.
import { type PromptPayment, promptPayLawOf, promptPayment } from '../decide/prompt-pay.ts'
import { type BusinessLine, type LegalTime, promptPayLaws } from '../knowledge/load.ts'
import { isDate } from './filter-options.ts'
import { sourceLine } from './source-line.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'

export interface PromptPayOptions {
  readonly state: string
  readonly received?: string
  readonly line?: BusinessLine
  readonly json: boolean
}

/** Answers the exit status: 0 shown, 2 wrong use. */
export async function promptPay(
  { state, received, line, json }: PromptPayOptions,
  terminal: Terminal,
): Promise<number> {
  const law = promptPayLawOf(state)
  if (law === undefined) {
    terminal.err(`"${plain(state)}" is no state. States: ${[...promptPayLaws().keys()].join(', ')}.\n`)
    return 2
  }
  if (received === undefined || !isDate(received)) {
    terminal.err(
      received === undefined
        ? 'Say when the payer received the claim: --received 2026-03-02 (the 277CA says it). For deadlines at a payer, name it with --payer.\n'
        : `--received ${plain(received)} is no date; write it as 2026-03-02.\n`,
    )
    return 2
  }
  const payment = promptPayment(law, received, line)
  if (json) await terminal.out(`${JSON.stringify(recordOf(payment, received))}\n`)
  else await terminal.out(textOf(payment, received, terminal))
  return 0
}

function recordOf({ law, electronicDue, paperDue, reach, says }: PromptPayment, received: string): object {
  const { electronic, paper, ...rest } = law
  return {
    record: 'prompt-pay',
    received,
    ...rest,
    electronic: { ...electronic, due: electronicDue },
    paper: { ...paper, due: paperDue },
    reach,
    reachSays: says,
  }
}

function textOf(payment: PromptPayment, received: string, terminal: Terminal): string {
  const { law } = payment
  const lines = [
    styled(terminal, 'bold', `${law.name}: ${law.statute}`),
    '',
    ...(payment.reach === 'no' ? notReached(payment, terminal) : reached(payment, received, terminal)),
    `${law.confidence} confidence${law.confidence === 'high' ? '' : ': read the statute before you quote it'}`,
    ...law.cites.flatMap(cite => wrap(sourceLine(cite), 96).map(text => styled(terminal, 'dim', `  ${text}`))),
  ]
  return `${lines.join('\n')}\n`
}

/** None of its days, penalties and filing limits holds: only what governs instead is said. */
function notReached({ law, says }: PromptPayment, terminal: Terminal): readonly string[] {
  return [
    styled(terminal, 'bold', `The law of ${law.name} does not reach this line of business.`),
    ...wrap(says, 98),
    ...wrap(`It reaches: ${law.covers}`, 98),
  ]
}

function reached(
  { law, electronicDue, paperDue, says }: PromptPayment,
  received: string,
  terminal: Terminal,
): readonly string[] {
  const due = (name: string, time: LegalTime, day: string) =>
    `${styled(terminal, 'bold', name.padEnd(12))} pay by ${styled(terminal, 'bold', day)}   ${time.within} ${time.unit.replace('-', ' ')} from receipt, ${received}`
  return [
    due('electronic', law.electronic, electronicDue),
    due('paper', law.paper, paperDue),
    '',
    ...wrap(`Late: ${law.interest.says}.`, 98),
    ...wrap(says, 98),
    ...(law.note === undefined ? [] : wrap(law.note, 98)),
    ...(law.timelyFiling === undefined
      ? []
      : wrap(
          `Time to file: ${law.timelyFiling.within} ${law.timelyFiling.unit.replace('-', ' ')} (${law.timelyFiling.statute}; ${law.timelyFiling.confidence} confidence). ${law.timelyFiling.says}`,
          98,
        )),
  ]
}
