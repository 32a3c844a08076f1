// The uniform-use rule's list of code combinations, as a practice has brought it (it is licensed, so none comes with us), laid against
// one adjustment. The list binds within its business scenarios only; elsewhere any combination is allowed. Pure.
import { CARCS, type Kind, RARCS } from '../knowledge/load.ts'

export interface Combination {
  readonly scenario: string
  readonly carc: string
  /** '' where the reason may stand alone. */
  readonly rarc: string
  /** '' where the list names no group. */
  readonly group: string
}

/** A version of the list made ready to be asked. */
export interface Combinations {
  readonly version: string
  readonly codes: ReadonlyMap<
    string,
    {
      readonly rarcs: ReadonlySet<string>
      readonly groups: ReadonlySet<string>
      readonly scenarios: ReadonlySet<string>
    }
  >
}

export function indexCombinations(version: string, rows: Iterable<Combination>): Combinations {
  const codes = new Map<string, { rarcs: Set<string>; groups: Set<string>; scenarios: Set<string> }>()
  for (const { carc, rarc, group, scenario } of rows) {
    const known = codes.get(carc) ?? { rarcs: new Set(), groups: new Set(), scenarios: new Set() }
    known.rarcs.add(rarc)
    if (group !== '') known.groups.add(group)
    if (scenario !== '') known.scenarios.add(scenario)
    codes.set(carc, known)
  }
  return { version, codes }
}

export interface Combined {
  readonly group: string
  readonly carc: string
  /** Every remark that stands with it, alerts too. */
  readonly remarks: readonly string[]
  readonly kind: Kind
}

/**
 * Why a denial's codes lie outside the list: a sentence; undefined where they are within or the list says nothing of them. An alert
 * explains no adjustment and is no part of a combination; one listed remark is enough, since others may belong to a neighbor.
 */
export function outsideOf({ version, codes }: Combinations, asked: Combined): string | undefined {
  const { group, carc, kind } = asked
  const listed = codes.get(carc)
  const list = `the practice's list of combinations, version ${version}`
  if (listed === undefined) {
    if (kind !== 'denial' || !CARCS.has(carc)) return undefined
    return `The payer denies with ${carc}, which ${list}, has in none of its business scenarios.`
  }
  const remarks = asked.remarks.filter(code => RARCS.get(code)?.alert !== true)
  if (listed.groups.size > 0 && !listed.groups.has(group))
    return `${group}-${carc} lies outside ${list}, which has ${carc} with ${[...listed.groups].sort().join(', ')} only.`
  if (listed.rarcs.has('') || remarks.some(code => listed.rarcs.has(code.replace(/^RX:/, '')))) return undefined
  if (remarks.length === 0)
    return `${group}-${carc} without a remark lies outside ${list}: the payer owes one that is no alert.`
  const scenarios = listed.scenarios.size === 0 ? '' : ` (${[...listed.scenarios].sort().join('; ')})`
  return `${group}-${carc} with ${remarks.join(', ')} lies outside ${list}${scenarios}: evidence for a complaint, and a reason to ask what is meant.`
}
