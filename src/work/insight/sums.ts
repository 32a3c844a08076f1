// Differences of sums, gathered before they are written: rows that are alike in what they are kept by become one, and what comes to nothing is none.

export interface Sums<Sum> {
  /** The numbers beside what it is kept by are added, or taken away. */
  add(row: Sum, sign: 1 | -1): void
  /** What has gathered; nothing is left. */
  take(): readonly Sum[]
}

/** Every claim that is posted goes through here some ten times: plain loops, and names of columns that are looked up once. */
export function createSums<Sum extends object>(by: readonly (keyof Sum & string)[]): Sums<Sum> {
  const kept = new Set<string>(by)
  let summed: readonly string[] = []
  let gathered = new Map<string, Record<string, number>>()
  return {
    add(row, sign) {
      let key = ''
      for (const name of by) key += `${row[name]}\u0000`
      const known = gathered.get(key)
      const values = row as Record<string, number>
      if (known !== undefined) {
        for (const name of summed) known[name] = (known[name] ?? 0) + sign * (values[name] ?? 0)
        return
      }
      if (summed.length === 0) summed = Object.keys(row).filter(name => !kept.has(name))
      const first = { ...values }
      if (sign < 0) for (const name of summed) first[name] = 0 - (values[name] ?? 0)
      gathered.set(key, first)
    },
    take() {
      const rows = [...gathered.values()]
      gathered = new Map()
      return rows.filter(row => summed.some(name => row[name] !== 0)) as Sum[]
    },
  }
}
