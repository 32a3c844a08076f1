// `overturn clock --payer P --notice DATE`: the deadlines that run, how each is counted, and what waits for a later notice.
import { type Clock, type ClockOverride, clocksFor, isDated } from '../decide/clocks.ts'
import { dollars } from '../decide/decide.ts'
import { entryInState } from '../decide/payers.ts'
import { LEVELS, type Level, PRODUCTS, payerNames, payerOf } from '../knowledge/load.ts'
import { STATES } from '../knowledge/states.ts'
import { isDate } from './filter-options.ts'
import { sourceLine } from './source-line.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'

export interface ClockOptions {
  readonly payer?: string
  readonly notice?: string
  readonly received?: string
  readonly service?: string
  /** The notices that start later levels, each as `reconsideration=2026-05-01`. */
  readonly noticeOf?: readonly string[]
  readonly level?: string
  readonly product?: string
  readonly state?: string
  readonly json: boolean
}

/** What the practice has set in its store, for a product and state. */
export type OverridesFor = (
  product?: string,
  state?: string,
) => Promise<readonly (ClockOverride & { readonly payer: string })[]>

/** Shows clocks; with a store, as the practice has set them. Answers the exit status: 0 shown, 2 wrong use. */
export async function clock(
  options: ClockOptions,
  terminal: Terminal,
  overridesFor: OverridesFor = async () => [],
): Promise<number> {
  const wrong = wrongUse(options)
  const named = payerOf(options.payer ?? '')
  if (wrong !== undefined || named === undefined) {
    terminal.err(`${wrong ?? unknownPayer(options.payer ?? '')}\n`)
    return 2
  }
  const payer = options.state === undefined ? named : entryInState(named, options.state)
  const { notice, received, service, level, noticeOf = [] } = options
  const dates = {
    notices: Object.fromEntries(noticeOf.map(text => text.split('='))) as Partial<Record<Level, string>>,
    ...(notice === undefined ? {} : { notice }),
    ...(received === undefined ? {} : { received }),
    ...(service === undefined ? {} : { service }),
  }
  // What the practice has set for the payer as it names it holds in the state too.
  const own = (await overridesFor(options.product, options.state?.toUpperCase())).filter(
    each => each.payer === payer.id || each.payer === named.id,
  )
  const clocks = clocksFor(payer, dates, own).filter(found => level === undefined || found.level === level)
  if (options.json) await terminal.out(`${JSON.stringify(clocks)}\n`)
  else await terminal.out(textOf(payer.title, clocks, payer.notes, terminal))
  return 0
}

/** Names that are near are shown; a hundred of them help nobody. */
function unknownPayer(asked: string): string {
  const word = asked.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const near = word.length < 2 ? [] : payerNames().filter(name => name.includes(word) || word.includes(name))
  const known = near.length > 0 ? `Near to it: ${near.join(', ')}` : `Known: ${payerNames().join(', ')}`
  return `"${plain(asked)}" is no payer known here. ${known}.`
}

function wrongUse({
  payer,
  notice,
  received,
  service,
  level,
  product,
  state,
  noticeOf = [],
}: ClockOptions): string | undefined {
  if (payer === undefined) return `Say which payer: --payer medicare-part-b. Known: ${payerNames().join(', ')}.`
  for (const [name, date] of Object.entries({ notice, received, service }))
    if (date !== undefined && !isDate(date)) return `--${name} ${plain(date)} is no date; write it as 2026-03-02.`
  for (const text of noticeOf) {
    const wrong = wrongNotice(text, notice)
    if (wrong !== undefined) return wrong
  }
  if (notice === undefined && received === undefined && service === undefined && noticeOf.length === 0)
    return 'Say from which day: --notice DATE (the remittance or letter), --service DATE, or both.'
  if (product !== undefined && !(PRODUCTS as readonly string[]).includes(product))
    return `--product is one of ${PRODUCTS.join(', ')}; not "${plain(product)}".`
  if (state !== undefined && !(STATES as readonly string[]).includes(state.toUpperCase()))
    return `--state is one of ${STATES.join(', ')}; not "${plain(state)}".`
  if (level !== undefined && !(LEVELS as readonly string[]).includes(level))
    return `"${plain(level)}" is no level. Levels: ${LEVELS.join(', ')}.`
  return undefined
}

/** A later notice is a level and its date, and never older than the remittance it goes back to. */
function wrongNotice(text: string, first: string | undefined): string | undefined {
  const [level = '', date = '', ...more] = text.split('=')
  if (more.length > 0 || !(LEVELS as readonly string[]).includes(level))
    return `--notice-of ${plain(text)}: write the level that the notice starts and its date, as reconsideration=2026-05-01. Levels: ${LEVELS.join(', ')}.`
  if (!isDate(date)) return `--notice-of ${plain(text)}: "${plain(date)}" is no date; write it as 2026-05-01.`
  return first !== undefined && date < first
    ? `--notice-of ${plain(text)}: the notice that starts ${level} cannot be older than the remittance of ${first}.`
    : undefined
}

function textOf(title: string, clocks: readonly Clock[], notes: readonly string[], terminal: Terminal): string {
  if (clocks.length === 0) return `${title}: no clock starts from that day.\n`
  const lines = [styled(terminal, 'bold', title)]
  for (const found of clocks) lines.push('', ...linesOf(found, terminal))
  for (const note of notes) lines.push('', ...wrap(note, 98))
  return `${lines.join('\n')}\n`
}

function linesOf(found: Clock, terminal: Terminal): string[] {
  const name = styled(terminal, 'bold', found.level.padEnd(20))
  const say = [
    `must be ${found.filedMeans} by then`,
    ...(found.minimumCents === undefined
      ? []
      : [`least amount in dispute ${dollars(found.minimumCents)} (${found.minimumYear})`]),
    ...(found.doesNotStop.length === 0 ? [] : [`does not stop ${found.doesNotStop.join(', ')}`]),
    `${found.sure} certainty`,
    ...(found.unsourced ? ['confirm with your contract'] : []),
  ]
  return [
    isDated(found)
      ? `${name} due ${styled(terminal, 'bold', found.due)}   work by ${found.workBy}   ${found.unit} from ${found.anchor}`
      : `${name} after ${found.runsFrom}: ${found.unit} from it (--notice-of ${found.level}=DATE)`,
    ...wrap(say.join(' · '), 96).map(text => `  ${text}`),
    ...(found.note === undefined ? [] : wrap(found.note, 96).map(text => `  ${text}`)),
    ...found.cites.flatMap(cite => wrap(sourceLine(cite), 96).map(text => styled(terminal, 'dim', `  ${text}`))),
  ]
}
