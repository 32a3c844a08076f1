// `overturn clock --payer P --notice DATE`: the deadlines that run, and how each is counted.

import { type Clock, type ClockOverride, clocksFor } from '../decide/clocks.ts'
import { dollars } from '../decide/decide.ts'
import { LEVELS, payerNames, payerOf } from '../knowledge/load.ts'
import { isDate } from './filter-options.ts'
import { plain, styled, type Terminal, wrap } from './terminal.ts'

export interface ClockOptions {
  readonly payer?: string
  readonly notice?: string
  readonly received?: string
  readonly service?: string
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
  const payer = payerOf(options.payer ?? '')
  if (wrong !== undefined || payer === undefined) {
    terminal.err(`${wrong ?? `"${plain(options.payer)}" is no payer known here. Known: ${payerNames().join(', ')}.`}\n`)
    return 2
  }
  const { notice, received, service, level } = options
  const dates = {
    ...(notice === undefined ? {} : { notice }),
    ...(received === undefined ? {} : { received }),
    ...(service === undefined ? {} : { service }),
  }
  const own = (await overridesFor(options.product, options.state)).filter(each => each.payer === payer.id)
  const clocks = clocksFor(payer, dates, own).filter(found => level === undefined || found.level === level)
  if (options.json) await terminal.out(`${JSON.stringify(clocks)}\n`)
  else await terminal.out(textOf(payer.title, clocks, payer.notes, terminal))
  return 0
}

function wrongUse({ payer, notice, received, service, level }: ClockOptions): string | undefined {
  if (payer === undefined) return `Say which payer: --payer medicare-part-b. Known: ${payerNames().join(', ')}.`
  for (const [name, date] of Object.entries({ notice, received, service }))
    if (date !== undefined && !isDate(date)) return `--${name} ${plain(date)} is no date; write it as 2026-03-02.`
  if (notice === undefined && received === undefined && service === undefined)
    return 'Say from which day: --notice DATE (the remittance or letter), --service DATE, or both.'
  if (level !== undefined && !(LEVELS as readonly string[]).includes(level))
    return `"${plain(level)}" is no level. Levels: ${LEVELS.join(', ')}.`
  return undefined
}

function textOf(title: string, clocks: readonly Clock[], notes: readonly string[], terminal: Terminal): string {
  if (clocks.length === 0) return `${title}: no clock starts from that day.\n`
  const lines = [styled(terminal, 'bold', title)]
  for (const found of clocks) {
    lines.push(
      '',
      `${styled(terminal, 'bold', found.level.padEnd(18))} due ${styled(terminal, 'bold', found.due)}   work by ${found.workBy}   ${found.unit} from ${found.anchor}`,
    )
    const say = [
      `must be ${found.filedMeans} by then`,
      ...(found.minimumCents === undefined ? [] : [`least amount in dispute ${dollars(found.minimumCents)}`]),
      ...(found.doesNotStop.length === 0 ? [] : [`does not stop ${found.doesNotStop.join(', ')}`]),
      `${found.sure} certainty`,
    ]
    lines.push(...wrap(say.join(' · '), 96).map(text => `  ${text}`))
    if (found.note !== undefined) lines.push(...wrap(found.note, 96).map(text => `  ${text}`))
    for (const { title: source, url, read } of found.cites)
      lines.push(
        ...wrap(`${source}${url === undefined ? '' : `, ${url}`} (read ${read})`, 96).map(text =>
          styled(terminal, 'dim', `  ${text}`),
        ),
      )
  }
  for (const note of notes) lines.push('', ...wrap(note, 98))
  return `${lines.join('\n')}\n`
}
