// `overturn reference import KIND FILE…`: official lists that a practice brings in.
import { dayIn } from '../decide/day.ts'
import { keepCombinations, readCombinations } from '../work/payer/combinations.ts'
import { bringList } from '../work/reference/bring.ts'
import { LISTS } from '../work/reference/kinds/all.ts'
import { type StorePlace, withStore } from './store.ts'
import { counted, plain, styled, type Terminal } from './terminal.ts'
import { readText } from './text-file.ts'

const COMBINATIONS = 'core-combinations'
/** All that the zip of Medicare's physician fee schedule holds. */
const MEDICARE = 'medicare'
const IN_ITS_ZIP = ['pfs', 'pfs-rvu', 'gpci', 'anesthesia'] as const

export interface ReferenceWords {
  readonly as?: string
  readonly from?: string
  readonly to?: string
  readonly dryRun?: true
}

/** Brings a user's own copy of official data into the store. */
export async function importReference(
  kind: string,
  paths: readonly string[],
  words: ReferenceWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  if (kind === COMBINATIONS) return importCombinations(paths[0] ?? '', words, place, terminal)
  if (kind === MEDICARE) {
    for (const each of IN_ITS_ZIP) {
      const status = await importReference(each, paths, words, place, terminal)
      if (status !== 0) return status
    }
    return 0
  }
  const list = LISTS.get(kind)
  if (list === undefined) {
    terminal.err(`"${plain(kind)}" is not brought in by this command; it knows:\n`)
    for (const each of LISTS.values()) terminal.err(`  ${each.kind.padEnd(18)} ${each.title} (${each.publisher})\n`)
    terminal.err(`  ${MEDICARE.padEnd(18)} ${IN_ITS_ZIP.join(', ')}, all out of CMS’s zip RVU26A to RVU26D\n`)
    terminal.err(`  ${COMBINATIONS.padEnd(18)} the list of the uniform-use rule, saved as CSV\n`)
    return 2
  }
  const wrong = [words.from, words.to].find(date => date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(date))
  if (wrong !== undefined) {
    terminal.err(`"${plain(wrong)}" is no date: write 2026-01-01.\n`)
    return 2
  }
  return withStore(place, terminal, async store => {
    const { who, now } = place
    const brought = await bringList(store, list, {
      paths,
      who,
      now,
      ...(words.as === undefined ? {} : { name: words.as }),
      ...(words.from === undefined ? {} : { from: words.from }),
      ...(words.to === undefined ? {} : { to: words.to }),
      ...(words.dryRun === undefined ? {} : { dryRun: true }),
      onRows: rows => terminal.watched && terminal.err(`\r${rows} entries …`),
    })
    if (terminal.watched) terminal.err('\r')
    for (const { line, says } of brought.bad)
      terminal.err(`${styled(terminal, 'yellow', `Line ${line} was passed over: ${plain(says)}.`)}\n`)
    if (brought.badRows > brought.bad.length)
      terminal.err(`${brought.badRows - brought.bad.length} more lines were passed over.\n`)
    const { from, to } = brought.inForce
    const days =
      from === '1900-01-01'
        ? 'each row by its own dates'
        : `in force from ${from}${to === undefined ? '' : ` to ${to}`}`
    const kept = brought.same
      ? 'is here already'
      : words.dryRun === undefined
        ? 'is kept'
        : 'could be kept; nothing was changed'
    await terminal.out(
      `${list.title}, "${plain(brought.name)}": ${counted(brought.entries, 'entry', 'entries')}, ${days}; it ${kept}${brought.id === 0 ? '' : ` as list ${brought.id}`}.\n`,
    )
    return 0
  })
}

async function importCombinations(
  path: string,
  { as }: ReferenceWords,
  place: StorePlace,
  terminal: Terminal,
): Promise<number> {
  const text = await readText(path, terminal)
  if (text === undefined) return 1
  return withStore(place, terminal, async store => {
    const version = as ?? dayIn('UTC', place.now)
    const kept = await keepCombinations(store, version, readCombinations(text), place.who, place.now)
    await terminal.out(
      `${counted(kept, 'combination')} kept as version ${version}. "overturn combinations" lays the payers beside them.\n`,
    )
    return 0
  })
}
