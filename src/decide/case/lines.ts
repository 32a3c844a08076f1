// Which lines two adjudications have in common: by the line number that was sent (REF*6R), else by the code as submitted and its charge.
import type { AdjudicatedLine } from './evidence.ts'
import type { Reading } from './reading.ts'

/** A key per line; lines alike in one claim are numbered. */
export function lineKeys(lines: readonly AdjudicatedLine[]): readonly string[] {
  const seen = new Map<string, number>()
  return lines.map(line => {
    const plain =
      line.control !== null && line.control !== ''
        ? `6R ${line.control}`
        : `${line.submitted ?? line.procedure ?? ''} ${line.modifiers.join(' ')} ${Math.abs(line.chargeCents)}`
    const count = seen.get(plain) ?? 0
    seen.set(plain, count + 1)
    return count === 0 ? plain : `${plain} #${count}`
  })
}

/** Keys by code and charge alone, for two remittances of which only one returns the line numbers. */
function looseKeys(lines: readonly AdjudicatedLine[]): readonly string[] {
  return lineKeys(lines.map(line => ({ ...line, control: null, modifiers: [] })))
}

function numbered(lines: readonly AdjudicatedLine[]): boolean {
  return lines.every(line => line.control !== null && line.control !== '')
}

/**
 * The ordinals of `one`'s lines that `other` decides as well. Undefined where one of them has no lines: then nobody can tell.
 */
export function sharedLines(one: Reading, other: Reading): readonly number[] | undefined {
  if (one.lines.length === 0 || other.lines.length === 0) return undefined
  const exact = numbered(one.lines) && numbered(other.lines)
  const keysOf = exact ? lineKeys : looseKeys
  const theirs = new Set(keysOf(other.lines))
  const own = keysOf(one.lines)
  return one.lines.filter((_, at) => theirs.has(own[at] ?? '')).map(line => line.line)
}
