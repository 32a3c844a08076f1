// What the adjudications of one claim come to, in whatever order they arrived: reversals paired with what they undo, the one that
// holds now, what was superseded, what is left alone. Pure: the same set gives the same answer.

/** One CLP as it was posted, with what is needed to match it with the others. */
export interface Adjudication {
  readonly id: number
  readonly account: string
  readonly payerControl: string | null
  readonly originalControl: string | null
  readonly reversal: boolean
  /** The payer split the claim: the parts hold together. */
  readonly split: boolean
  readonly paymentDate: string | null
  readonly serviceFrom: string | null
  readonly chargeCents: number
  readonly paidCents: number
  readonly atStakeCents: number
  /** Which remittance it came in (payer and trace) and its place there: an order that does not hang on arrival. */
  readonly remittance: string
  readonly ordinal: number
}

export type Role = 'current' | 'superseded' | 'reversed' | 'reversal' | 'orphan'

export interface Settled {
  readonly members: readonly {
    readonly adjudication: Adjudication
    readonly role: Role
    readonly pair: Adjudication | undefined
  }[]
  /** What holds now: one adjudication, or the parts of a split claim. */
  readonly current: readonly Adjudication[]
  /** What is denied or underpaid now; the payment taken back where a reversal left nothing. */
  readonly atStakeCents: number
  /** True when a payment was reversed and nothing came after it. */
  readonly takenBack: boolean
  /** What was at stake in the first adjudication that had anything at stake, and was paid since. */
  readonly recoveredCents: number
  /** True when anything was at stake in any of them. */
  readonly everAtStake: boolean
  readonly paidCents: number
}

/**
 * Splits the adjudications of one payer into claims: by the payer's number (its own, or that of the claim it corrects), and by account
 * and date of service. One without a date joins its account's only date, if there is only one.
 */
export function groupClaims(all: readonly Adjudication[]): readonly (readonly Adjudication[])[] {
  const parent = new Map<Adjudication, Adjudication>()
  const find = (of: Adjudication): Adjudication => {
    let top = of
    for (let next = parent.get(top); next !== undefined; next = parent.get(top)) top = next
    return top
  }
  const byKey = new Map<string, Adjudication>()
  const join = (each: Adjudication, key: string) => {
    const known = byKey.get(key)
    if (known === undefined) {
      byKey.set(key, each)
      return
    }
    const [one, other] = [find(known), find(each)]
    if (one !== other) parent.set(other, one)
  }
  const datesOf = new Map<string, Set<string>>()
  for (const { account, serviceFrom } of all)
    if (serviceFrom !== null) datesOf.set(account, (datesOf.get(account) ?? new Set()).add(serviceFrom))
  for (const each of all) {
    for (const control of [usable(each.payerControl), usable(each.originalControl)])
      if (control !== undefined) join(each, `control ${control}`)
    const dates = datesOf.get(each.account)
    const date = each.serviceFrom ?? (dates?.size === 1 ? [...dates][0] : '')
    if (usable(each.account) !== undefined) join(each, `account ${each.account} ${date}`)
  }
  const groups = new Map<Adjudication, Adjudication[]>()
  for (const each of all) {
    const top = find(each)
    const group = groups.get(top)
    if (group === undefined) groups.set(top, [each])
    else group.push(each)
  }
  return [...groups.values()]
}

/** A number that stands for something: payers send 0 where they have none. */
export function usable(number: string | null): string | undefined {
  return number === null || /^0*$/.test(number) ? undefined : number
}

/** By payment date, then by what the remittances say: never by arrival. */
function inOrder(one: Adjudication, other: Adjudication): number {
  return (
    compare(one.paymentDate ?? '', other.paymentDate ?? '') ||
    compare(one.remittance, other.remittance) ||
    one.ordinal - other.ordinal
  )
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** Settles one claim's adjudications. */
export function settleClaim(all: readonly Adjudication[]): Settled {
  const sorted = [...all].sort(inOrder)
  const pairs = new Map<Adjudication, Adjudication>()
  for (const reversal of sorted) {
    if (!reversal.reversal) continue
    const undone = sorted
      .filter(each => !each.reversal && !pairs.has(each) && undoes(reversal, each))
      // The last one before it; failing that, the first after it: some payers date the correction before the reversal.
      .sort((one, other) => distance(reversal, one) - distance(reversal, other) || inOrder(other, one))[0]
    if (undone === undefined) continue
    pairs.set(reversal, undone)
    pairs.set(undone, reversal)
  }
  const standing = sorted.filter(each => !each.reversal && !pairs.has(each))
  const last = standing.at(-1)
  const current = last === undefined ? [] : last.split ? standing.filter(each => each.split) : [last]
  const holds = new Set(current)
  const members = sorted.map(adjudication => ({
    adjudication,
    role: roleOf(adjudication, pairs.has(adjudication), holds.has(adjudication)),
    pair: pairs.get(adjudication),
  }))
  const reversedPaid = sorted
    .filter(each => !each.reversal && pairs.has(each))
    .reduce((most, each) => Math.max(most, each.paidCents), 0)
  const takenBack = standing.length === 0 && reversedPaid > 0
  const paidCents = current.reduce((sum, each) => sum + each.paidCents, 0)
  const atStakeCents = takenBack ? reversedPaid : current.reduce((sum, each) => sum + each.atStakeCents, 0)
  const first = sorted.find(each => !each.reversal && each.atStakeCents > 0)
  return {
    members,
    current,
    takenBack,
    paidCents,
    atStakeCents,
    recoveredCents: first === undefined ? 0 : Math.max(0, Math.min(paidCents - first.paidCents, first.atStakeCents)),
    everAtStake: first !== undefined || takenBack,
  }
}

function undoes(reversal: Adjudication, original: Adjudication): boolean {
  return reversal.chargeCents === -original.chargeCents && reversal.paidCents === -original.paidCents
}

/** 0 when it stands before the reversal, 1 when after: earlier ones first. */
function distance(reversal: Adjudication, other: Adjudication): number {
  const same = usable(reversal.payerControl) !== undefined && reversal.payerControl === other.payerControl
  return (inOrder(other, reversal) < 0 ? 0 : 1) + (same ? 0 : 2)
}

function roleOf({ reversal }: Adjudication, paired: boolean, current: boolean): Role {
  if (reversal) return paired ? 'reversal' : 'orphan'
  if (paired) return 'reversed'
  return current ? 'current' : 'superseded'
}
