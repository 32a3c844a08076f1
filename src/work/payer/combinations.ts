// The uniform-use rule's official list of code combinations, which the user brings because it is licensed: read from a table, kept
// under its version, and laid against what each payer sent. Outside the four scenarios of that rule any combination is allowed.
import { parse } from 'csv-parse/sync'
import { type Combination, type Combinations, indexCombinations, outsideOf } from '../../decide/combinations.ts'
import { CARCS, RARCS } from '../../knowledge/load.ts'
import { deniedAdjustments } from '../../store/denial.ts'
import { combinationsOf, latestCombinations, replaceCombinations } from '../../store/reference.ts'
import { remarksOf } from '../../store/remit-claim.ts'
import type { Store } from '../../store/store.ts'
import { Refusal } from '../refusal.ts'

/** Words by which the columns are known, whatever a version calls them. */
const COLUMNS = { carc: /carc|adjustment reason/i, rarc: /rarc|remark|ncpdp/i, group: /group/i, scenario: /scenario/i }

/**
 * Reads the list from CSV or tab-separated text. Several codes in one cell are several combinations; titles above the heading are
 * passed over. Throws Refusal `not-known` when there is no heading with a column of reason codes.
 */
export function readCombinations(text: string): readonly Combination[] {
  let rows: readonly (readonly string[])[]
  try {
    rows = parse(text, {
      bom: true,
      delimiter: text.includes('\t') ? '\t' : ',',
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as string[][]
  } catch (error) {
    throw new Refusal(
      'not-known',
      `The list cannot be read as a table (${(error as Error).message}). Save the sheet as CSV and try again.`,
    )
  }
  const heading = rows.findIndex(row => row.some(cell => COLUMNS.carc.test(cell)) && row.length > 1)
  const head = rows[heading]
  if (head === undefined)
    throw new Refusal(
      'not-known',
      'The list has no heading with a column "CARC": save the sheet of combinations as CSV and try again.',
    )
  const at = (wanted: RegExp, not?: RegExp) => head.findIndex(cell => wanted.test(cell) && not?.test(cell) !== true)
  const place = {
    carc: at(COLUMNS.carc, /description/i),
    rarc: at(COLUMNS.rarc, /description/i),
    group: at(COLUMNS.group),
    scenario: at(COLUMNS.scenario),
  }
  const cell = (row: readonly string[], column: number) => (column < 0 ? '' : (row[column] ?? ''))
  const found = new Map<string, Combination>()
  for (const row of rows.slice(heading + 1))
    for (const carc of codesIn(cell(row, place.carc)))
      for (const rarc of orNone(codesIn(cell(row, place.rarc))))
        for (const group of orNone(codesIn(cell(row, place.group)))) {
          if (!CARCS.has(carc)) continue
          const combination = { scenario: cell(row, place.scenario), carc, rarc, group }
          found.set(`${carc} ${rarc} ${group}`, combination)
        }
  if (found.size === 0) throw new Refusal('empty', 'The list holds no combination with a reason code that is known.')
  return [...found.values()]
}

function codesIn(text: string): string[] {
  return text.toUpperCase().match(/\b[A-Z]{0,2}\d{1,4}\b|\b(?:CO|PR|OA|PI)\b/g) ?? []
}
function orNone(codes: readonly string[]): readonly string[] {
  return codes.length === 0 ? [''] : codes
}

/** Keeps a version of the list in place of one of that name. Answers how many combinations it holds. */
export async function keepCombinations(
  store: Store,
  version: string,
  combinations: readonly Combination[],
  who: string,
  now: string,
): Promise<number> {
  await store.write(async unit => {
    await replaceCombinations(
      unit,
      version,
      combinations.map(({ group, ...each }) => ({ ...each, groupCode: group })),
    )
    unit.event({
      at: now,
      who,
      verb: 'reference-imported',
      data: { kind: 'core-combinations', version, rows: combinations.length },
    })
  })
  return combinations.length
}

export interface OffList {
  readonly payer: string
  readonly group: string
  readonly carc: string
  /** The remarks beside it that are no alerts; '' when there was none. */
  readonly remarks: string
  readonly times: number
  readonly cents: number
}

/** The list in force, made ready; undefined when none was brought. */
export async function loadCombinations(store: Store): Promise<Combinations | undefined> {
  const version = await latestCombinations(store)
  if (version === undefined) return undefined
  const rows = await combinationsOf(store, version)
  return indexCombinations(
    version,
    rows.map(({ scenario, carc, rarc, groupCode }) => ({ scenario, carc, rarc, group: groupCode })),
  )
}

/**
 * What each payer sent outside the list: denials of reasons that the list names, with a remark or group that it does not. Throws
 * Refusal `not-found` when no list was brought.
 */
export async function offList(store: Store): Promise<{ readonly version: string; readonly found: readonly OffList[] }> {
  const combinations = await loadCombinations(store)
  if (combinations === undefined)
    throw new Refusal(
      'not-found',
      'No list of combinations is here yet; bring your own copy of it in.',
      '"overturn reference import core-combinations FILE" brings it in.',
    )
  const counts = new Map<string, OffList>()
  const denied = (await deniedAdjustments(store)).filter(({ carc }) => combinations.codes.has(carc))
  const remarks = Map.groupBy(
    await remarksOf(store, [...new Set(denied.map(({ remitClaimId }) => remitClaimId))]),
    ({ remitClaimId }) => remitClaimId,
  )
  for (const row of denied) {
    // What stands on the claim holds for its lines too; an alert explains no adjustment.
    const beside = (remarks.get(row.remitClaimId) ?? []).filter(({ line }) => line === 0 || line === row.line)
    const codes = [...new Set(beside.map(({ code }) => code))].filter(code => RARCS.get(code)?.alert !== true).sort()
    const { carc, groupCode: group } = row
    if (outsideOf(combinations, { group, carc, remarks: codes, kind: 'denial' }) === undefined) continue
    const key = [row.name, row.groupCode, row.carc, codes.join(' ')].join('|')
    const before = counts.get(key)
    counts.set(key, {
      payer: row.name,
      group: row.groupCode,
      carc: row.carc,
      remarks: codes.join(' '),
      times: (before?.times ?? 0) + 1,
      cents: (before?.cents ?? 0) + row.amountCents,
    })
  }
  return { version: combinations.version, found: [...counts.values()].sort((one, other) => other.times - one.times) }
}
