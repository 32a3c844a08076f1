// What differs between two lists of segments, in their order: the longest common part stays out.

export interface Difference {
  /** `-` only in the first, `+` only in the second. */
  readonly mark: '-' | '+'
  readonly text: string
  /** Its place in the list it is in, from 0. */
  readonly at: number
}

/** Pairs of segments that are looked at for the longest common part; beyond, what is not the same at both ends is told whole. */
const MOST_PAIRS = 4_000_000

export function differenceBetween(one: readonly string[], other: readonly string[]): readonly Difference[] {
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let [endOne, endOther] = [one.length, other.length]
  while (endOne > start && endOther > start && one[endOne - 1] === other[endOther - 1]) {
    endOne--
    endOther--
  }
  const [old, fresh] = [one.slice(start, endOne), other.slice(start, endOther)]
  const longest = old.length * fresh.length > MOST_PAIRS ? [] : commonLengths(old, fresh)
  const found: Difference[] = []
  let [at, to] = [0, 0]
  while (at < old.length || to < fresh.length) {
    const [here, there] = [old[at], fresh[to]]
    if (longest.length > 0 && here !== undefined && here === there) {
      at++
      to++
    } else if (
      there === undefined ||
      (here !== undefined && (longest[at + 1]?.[to] ?? 0) >= (longest[at]?.[to + 1] ?? 0))
    ) {
      found.push({ mark: '-', text: here ?? '', at: start + at })
      at++
    } else {
      found.push({ mark: '+', text: there, at: start + to })
      to++
    }
  }
  return found
}

/** `[a][b]`: the length of the longest run of segments that both have in order from there on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = fresh.length - 1; to >= 0; to--) {
      const row = table[at]
      if (row === undefined) continue
      row[to] =
        old[at] === fresh[to]
          ? (table[at + 1]?.[to + 1] ?? 0) + 1
          : Math.max(table[at + 1]?.[to] ?? 0, row[to + 1] ?? 0)
    }
  return table
}
