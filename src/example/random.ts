// A small seeded random generator: the same seed makes the same example on every machine. Pure.

export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  /** True in `percent` of a hundred cases. */
  readonly chance: (percent: number) => boolean
  /** One of the items, by their weights. */
  readonly weighted: <Item>(items: readonly (readonly [weight: number, item: Item])[]) => Item
}

/** Mulberry32 (public domain, Tommy Ettinger): 32 bits of state, good enough to make examples with. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return {
    below,
    pick,
    between: (low, high) => low + below(high - low + 1),
    chance: percent => next() * 100 < percent,
    weighted(items) {
      const total = items.reduce((sum, [weight]) => sum + weight, 0)
      let at = next() * total
      for (const [weight, item] of items) {
        at -= weight
        if (at < 0) return item
      }
      return pick(items)[1]
    },
  }
}
