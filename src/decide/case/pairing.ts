// Lays the reversals of one payer to what they undo: whole, in part, with other codes, by number first and by amount after. What undoes more
// than was paid is reported with both sources; what undoes nothing that is known is an orphan until its original comes.
import { lineKeys } from './lines.ts'
import { type Reading, readingsInOrder } from './reading.ts'

/** An original, and what reversals have taken of it. */
export interface Undone {
  readonly original: Reading
  readonly by: Reading[]
  /** Every cent of it is undone. */
  whole: boolean
}

export interface Pairing {
  readonly undone: ReadonlyMap<Reading, Undone>
  /** What each reversal undoes. */
  readonly undoes: ReadonlyMap<Reading, Reading>
  readonly orphans: readonly Reading[]
  /** Reversals that name an original and differ from it. */
  readonly odd: readonly {
    readonly kind: 'reversal-exceeds' | 'reversal-differs'
    readonly reversal: Reading
    readonly original: Reading
  }[]
}

const NOTHING: Pairing = { undone: new Map(), undoes: new Map(), orphans: [], odd: [] }

/** `sorted`: by payment date and what the remittances say. */
export function pairReversals(sorted: readonly Reading[]): Pairing {
  const reversals = sorted.filter(each => each.it.reversal && each.sign !== 'unclear')
  if (reversals.length === 0) return NOTHING
  const originals = sorted.filter(each => !each.it.reversal)
  const undone = new Map<Reading, Undone>()
  const undoes = new Map<Reading, Reading>()
  const odd: Pairing['odd'][number][] = []
  const lay = (reversal: Reading, original: Reading, whole: boolean) => {
    const known = undone.get(original) ?? { original, by: [], whole: false }
    known.by.push(reversal)
    known.whole ||= whole
    undone.set(original, known)
    undoes.set(reversal, original)
  }
  for (const { fits, kind, exact = false } of WAYS)
    for (const reversal of reversals) {
      if (undoes.has(reversal)) continue
      const original = nearest(
        reversal,
        originals.filter(
          each =>
            undone.get(each)?.whole !== true &&
            (exact || cameBefore(each, reversal)) &&
            fits(reversal, left(each, undone.get(each))),
        ),
      )
      if (original === undefined) continue
      const rest = left(original, undone.get(original))
      lay(reversal, original, kind !== 'part' || isAll(reversal, rest))
      if (kind === 'reversal-exceeds' || kind === 'reversal-differs') odd.push({ kind, reversal, original })
    }
  return { undone, undoes, odd, orphans: reversals.filter(each => !undoes.has(each)) }
}

/** What is left of an original after the reversals laid to it so far. */
interface Rest {
  readonly of: Reading
  readonly chargeCents: number
  readonly paidCents: number
}

function left(of: Reading, undone: Undone | undefined): Rest {
  let { chargeCents, paidCents } = of
  for (const reversal of undone?.by ?? []) {
    chargeCents += reversal.chargeCents
    paidCents += reversal.paidCents
  }
  return { of, chargeCents, paidCents }
}

function isAll(reversal: Reading, rest: Rest): boolean {
  return -reversal.paidCents === rest.paidCents && -reversal.chargeCents >= rest.chargeCents
}

interface Way {
  readonly kind: 'whole' | 'part' | 'reversal-exceeds' | 'reversal-differs'
  readonly fits: (reversal: Reading, rest: Rest) => boolean
  /** It mirrors charge and payment: then it undoes what came after it too, as some payers date a correction before its reversal. */
  readonly exact?: true
}

/** In this order, each over all reversals, so that none takes what names another more exactly. */
const WAYS: readonly Way[] = [
  { kind: 'whole', exact: true, fits: (reversal, rest) => sameNumber(reversal, rest.of) && mirrors(reversal, rest) },
  {
    kind: 'whole',
    exact: true,
    fits: (reversal, rest) => mirrors(reversal, rest) && !namesAnother(reversal, rest.of),
  },
  // With other charges or codes, but the whole payment.
  { kind: 'whole', fits: (reversal, rest) => sameNumber(reversal, rest.of) && isAll(reversal, rest) },
  {
    kind: 'part',
    fits: (reversal, rest) =>
      sameNumber(reversal, rest.of) &&
      -reversal.chargeCents < rest.chargeCents &&
      -reversal.paidCents <= rest.paidCents,
  },
  {
    kind: 'part',
    fits: (reversal, rest) =>
      -reversal.chargeCents < rest.chargeCents &&
      -reversal.paidCents <= rest.paidCents &&
      !namesAnother(reversal, rest.of) &&
      hasLinesOf(reversal, rest.of),
  },
  {
    kind: 'reversal-exceeds',
    fits: (reversal, rest) => sameNumber(reversal, rest.of) && -reversal.paidCents > rest.paidCents,
  },
  { kind: 'reversal-differs', fits: (reversal, rest) => sameNumber(reversal, rest.of) && rest.paidCents !== 0 },
]

/**
 * What stands in the reversal's own remittance, or came later, is what the payer decided instead: where it does not mirror the reversal, it is not
 * what was reversed. The original is then not here, and the reversal an orphan until it comes.
 */
function cameBefore(original: Reading, reversal: Reading): boolean {
  return original.it.remittance !== reversal.it.remittance && readingsInOrder(original, reversal) < 0
}

function sameNumber(reversal: Reading, original: Reading): boolean {
  const { control, original: corrected } = reversal
  return (
    original.control !== undefined &&
    (original.control === control || (corrected !== undefined && original.control === corrected))
  )
}

/** Its REF*F8 names a claim, and not this one. */
function namesAnother(reversal: Reading, original: Reading): boolean {
  return reversal.original !== undefined && original.control !== undefined && !sameNumber(reversal, original)
}

function mirrors(reversal: Reading, rest: Rest): boolean {
  return reversal.chargeCents === -rest.chargeCents && reversal.paidCents === -rest.paidCents
}

/** Every line of it mirrors a line of the original. */
function hasLinesOf(reversal: Reading, original: Reading): boolean {
  if (reversal.lines.length === 0 || original.lines.length === 0) return false
  const own = lineKeys(original.lines)
  const keys = lineKeys(reversal.lines)
  return reversal.lines.every((line, at) => {
    const place = own.indexOf(keys[at] ?? '')
    return place >= 0 && original.lines[place]?.paidCents === -line.paidCents
  })
}

/** The last one before it; failing that one of its own remittance (a correction, as a rule); failing that the first after it. */
function nearest(reversal: Reading, candidates: readonly Reading[]): Reading | undefined {
  if (candidates.length < 2) return candidates[0]
  const distance = (each: Reading) =>
    readingsInOrder(each, reversal) > 0 ? 2 : each.it.remittance === reversal.it.remittance ? 1 : 0
  return [...candidates].sort((one, other) => {
    const [near, far] = [distance(one), distance(other)]
    if (near !== far) return near - far
    return near === 2 ? readingsInOrder(one, other) : readingsInOrder(other, one)
  })[0]
}
