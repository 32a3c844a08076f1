// Two policies with one payer (both spouses insured with it): it stands in line twice, and its second answer is no second payment. Each place
// becomes a payer of its own before anything is compared.
import type { CaseAdjudication, CaseEvidence, PayerLink, PayerName } from './evidence.ts'
import { compare, inOrder, rankOf, rankOfStatus, sequenceOf, usable } from './identity.ts'

/**
 * Evidence in which a payer that stands in line twice bears its place in its key (`SBH01 S`), with a word that the two are apart. It does so
 * where a claim names it in two places, or where it answered as the first and again as a later payer, setting its own first answer off
 * (OA-23 of that answer's amount). Anything else comes back as it was.
 */
export function partPolicies(evidence: CaseEvidence): CaseEvidence {
  const twice = namedTwice(evidence)
  const { adjudications } = evidence
  if (adjudications.length > 1)
    for (const later of adjudications) if (setsOffItself(later, adjudications)) twice.add(later.payer.key)
  if (twice.size === 0) return evidence
  const sorted = [...adjudications].sort(inOrder)
  const places = new Map(adjudications.map(it => [it, placeOf(it, sorted)]))
  const own = <Name extends PayerName>(payer: Name, rank: number | undefined): Name =>
    rank === undefined || rank === 0 || !twice.has(payer.key)
      ? payer
      : { ...payer, key: `${payer.key} ${sequenceOf(rank) ?? rank}` }
  const apart: PayerLink[] = [...twice].sort(compare).flatMap(key =>
    ['S', 'T'].map(place => ({
      one: key,
      other: `${key} ${place}`,
      verdict: 'different' as const,
      by: 'person' as const,
      because: 'Two policies with one payer.',
    })),
  )
  return {
    ...evidence,
    sent: evidence.sent.map(claim => ({
      ...claim,
      payer: own(claim.payer, rankOf(claim.sequence)),
      otherPayers: claim.otherPayers.map(each => ({ ...each, payer: own(each.payer, rankOf(each.sequence)) })),
    })),
    adjudications: adjudications.map(it => ({
      ...it,
      payer: own(it.payer, places.get(it)),
      crossoverTo: it.crossoverTo === null ? null : own(it.crossoverTo, (places.get(it) ?? 0) + 1),
    })),
    providerAdjustments: evidence.providerAdjustments.map(each => {
      const named = sorted.find(it => usable(it.payerControl) !== undefined && it.payerControl === each.reference)
      return { ...each, payer: own(each.payer, named === undefined ? 0 : places.get(named)) }
    }),
    payerLinks: [...evidence.payerLinks, ...apart],
  }
}

function namedTwice({ sent }: CaseEvidence): Set<string> {
  const found = new Set<string>()
  for (const { payer, sequence, otherPayers } of sent)
    for (const [at, other] of otherPayers.entries()) {
      if (other.payer.key === payer.key && other.sequence !== sequence) found.add(payer.key)
      for (const third of otherPayers.slice(at + 1))
        if (third.payer.key === other.payer.key && third.sequence !== other.sequence) found.add(other.payer.key)
    }
  return found
}

/** It answered as a later payer, and what it sets off (23) is what its own answer as the first came to. */
function setsOffItself(later: CaseAdjudication, all: readonly CaseAdjudication[]): boolean {
  if (later.reversal || (rankOfStatus(later.status) ?? 0) === 0) return false
  const setOff = setOffBy(later)
  if (setOff === 0) return false
  return all.some(
    first =>
      first !== later &&
      !first.reversal &&
      first.payer.key === later.payer.key &&
      rankOfStatus(first.status) === 0 &&
      first.chargeCents === later.chargeCents &&
      first.chargeCents - first.patientCents === setOff,
  )
}

function setOffBy({ adjustments }: CaseAdjudication): number {
  let cents = 0
  for (const each of adjustments) if (each.carc === '23') cents += each.amountCents
  return cents
}

/** By its status; a denial or reversal by the number it shares, else by whether it sets an earlier payer off. */
function placeOf(it: CaseAdjudication, all: readonly CaseAdjudication[]): number {
  const own = rankOfStatus(it.status)
  if (own !== undefined) return own
  const numbers = [usable(it.payerControl), usable(it.originalControl)].filter(number => number !== undefined)
  for (const other of all) {
    const rank = rankOfStatus(other.status)
    if (rank !== undefined && other.payer.key === it.payer.key && numbers.includes(other.payerControl ?? ''))
      return rank
  }
  return setOffBy(it) === 0 ? 0 : 1
}
