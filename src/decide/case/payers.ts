// Who is who: which names of a case are one payer, and in which place in line each stands. A person's word first, then what the documents
// share, then the place in line; what stays unclear is asked.
import type { CaseEvidence, PayerLink, PayerName } from './evidence.ts'
import { compare, nameKey, rankOf, rankOfStatus, sentInOrder, usable } from './identity.ts'
import type { LearnedLink, Question } from './standing.ts'

/** One payer under all of its names. */
export interface KnownPayer {
  /** The least of its keys. */
  readonly key: string
  readonly name: string
  readonly names: readonly string[]
  readonly keys: readonly string[]
  /** 0 = first; undefined where nothing says it. */
  readonly rank: number | undefined
  readonly declared: boolean
  readonly sentTo: boolean
}

export interface KnownPayers {
  readonly all: readonly KnownPayer[]
  readonly byKey: ReadonlyMap<string, KnownPayer>
  readonly links: readonly LearnedLink[]
  readonly questions: readonly Question[]
}

/** Where one name was met. */
interface Met {
  readonly key: string
  readonly names: Set<string>
  readonly ids: Set<string>
  readonly controls: Set<string>
  readonly statusRanks: Set<number>
  /** From claims: the place in which it was declared or billed last. */
  claimRank: number | undefined
  declared: boolean
  sentTo: boolean
  answered: boolean
  crossedTo: boolean
  /** The name it is shown by: that of the claims, else of its latest remittance. */
  shown: string
  shownBy: string
}

/** What names are joined by where the evidence has to be weighed: everybody met, what is joined so far, what stays to be asked. */
interface Joining {
  readonly unions: Unions
  readonly met: ReadonlyMap<string, Met>
  readonly keys: readonly string[]
  readonly questions: Question[]
  readonly evidence: CaseEvidence
}

/** Joins names into payers. Two that a person parted are never joined, whatever else they share. */
export function knowPayers(evidence: CaseEvidence): KnownPayers {
  const plain = knowOnlyPayer(evidence)
  if (plain !== undefined) return plain
  const met = meet(evidence)
  const keys = [...met.keys()].sort(compare)
  const unions = createUnions(keys, evidence.payerLinks)
  const questions: Question[] = []
  const joining = { unions, met, keys, questions, evidence }
  joinStated(unions, met, evidence.payerLinks)
  joinBy(unions, met, keys, 'id', one => one.ids)
  joinBy(unions, met, keys, 'name', one => new Set([...one.names].map(nameKey).filter(name => name !== '')))
  joinByControl(joining)
  joinByPlace(joining)
  askOfAlike(joining)
  const groups = Map.groupBy(keys, key => unions.find(key))
  const all = [...groups.values()].map(group => known(group.map(key => met.get(key) as Met)))
  all.sort((one, other) => (one.rank ?? 99) - (other.rank ?? 99) || compare(one.key, other.key))
  const byKey = new Map(all.flatMap(payer => payer.keys.map(key => [key, payer] as const)))
  return { all, byKey, links: unions.links, questions }
}

const NO_LINKS: readonly LearnedLink[] = []
const NO_QUESTIONS: readonly Question[] = []

/** Most claims: one adjudication, at most one claim as sent, and one payer that both call the same. Gives what the long way gives. */
function knowOnlyPayer({
  sent,
  adjudications,
  statusAnswers,
  providerAdjustments,
}: CaseEvidence): KnownPayers | undefined {
  const [it] = adjudications
  const [claim] = sent
  if (it === undefined || adjudications.length > 1 || sent.length > 1) return undefined
  if (it.crossoverTo !== null || statusAnswers.length > 0 || providerAdjustments.length > 0) return undefined
  const { key, name } = it.payer
  if (name === '') return undefined
  if (claim !== undefined && (claim.otherPayers.length > 0 || claim.payer.key !== key || claim.payer.name !== name))
    return undefined
  const rank = rankOf(claim?.sequence) ?? rankOfStatus(it.status)
  const payer = { key, name, names: [name], keys: [key], rank, declared: false, sentTo: claim !== undefined }
  return { all: [payer], byKey: new Map([[key, payer]]), links: NO_LINKS, questions: NO_QUESTIONS }
}

function meet(evidence: CaseEvidence): ReadonlyMap<string, Met> {
  const met = new Map<string, Met>()
  const meetOne = ({ key, name, ids }: PayerName, by: string): Met => {
    const one = met.get(key) ?? fresh(key)
    met.set(key, one)
    if (name !== '') one.names.add(name)
    for (const id of ids) {
      const number = usable(id)
      if (number !== undefined) one.ids.add(number.toUpperCase())
    }
    if (name !== '' && (by > one.shownBy || (by === one.shownBy && name < one.shown))) {
      one.shown = name
      one.shownBy = by
    }
    return one
  }
  for (const claim of [...evidence.sent].sort(sentInOrder)) {
    for (const { sequence, payer } of claim.otherPayers) {
      const other = meetOne(payer, `claim ${claim.sentOn ?? ''}`)
      other.claimRank = rankOf(sequence) ?? other.claimRank
      other.declared = true
    }
    const own = meetOne(claim.payer, `claim ${claim.sentOn ?? ''}`)
    own.claimRank = rankOf(claim.sequence) ?? own.claimRank
    own.sentTo = true
  }
  for (const it of evidence.adjudications) {
    const one = meetOne(it.payer, `answer ${it.paymentDate ?? ''}`)
    one.answered = true
    for (const number of [usable(it.payerControl), usable(it.originalControl)])
      if (number !== undefined) one.controls.add(number)
    const rank = rankOfStatus(it.status)
    if (rank !== undefined) one.statusRanks.add(rank)
    if (it.crossoverTo === null) continue
    const next = meetOne(it.crossoverTo, `answer ${it.paymentDate ?? ''}`)
    next.crossedTo = true
    if (rank !== undefined) next.statusRanks.add(rank + 1)
  }
  for (const { payer } of evidence.statusAnswers) meetOne(payer, '')
  for (const { payer } of evidence.providerAdjustments) meetOne(payer, '')
  return met
}

function fresh(key: string): Met {
  return {
    key,
    names: new Set(),
    ids: new Set(),
    controls: new Set(),
    statusRanks: new Set(),
    claimRank: undefined,
    declared: false,
    sentTo: false,
    answered: false,
    crossedTo: false,
    shown: key,
    shownBy: '',
  }
}

function known(group: readonly Met[]): KnownPayer {
  const shown = [...group].sort(
    (one, other) =>
      compare(other.shownBy, one.shownBy) || compare(one.shown, other.shown) || compare(one.key, other.key),
  )[0] as Met
  const claimRanks = group.flatMap(one => (one.claimRank === undefined ? [] : [one.claimRank]))
  const statusRanks = group.flatMap(one => [...one.statusRanks])
  return {
    key: group[0]?.key ?? '',
    name: shown.shown,
    names: [...new Set(group.flatMap(one => [...one.names]))].sort(compare),
    keys: group.map(one => one.key),
    rank:
      claimRanks.length > 0 ? Math.min(...claimRanks) : statusRanks.length > 0 ? Math.min(...statusRanks) : undefined,
    declared: group.some(one => one.declared || one.crossedTo),
    sentTo: group.some(one => one.sentTo),
  }
}

interface Unions {
  readonly links: LearnedLink[]
  find(key: string): string
  /** A person said that the two, or others joined with them, are not the same. */
  parted(one: string, other: string): boolean
  /** False when a person parted the two. */
  join(one: string, other: string, by: LearnedLink['by'], says: string): boolean
}

function createUnions(keys: readonly string[], stated: readonly PayerLink[]): Unions {
  const parent = new Map(keys.map(key => [key, key]))
  const links: LearnedLink[] = []
  const find = (key: string): string => {
    let top = key
    for (let next = parent.get(top); next !== undefined && next !== top; next = parent.get(top)) top = next
    return top
  }
  const parted = stated.filter(
    link => link.verdict === 'different' && link.by === 'person' && parent.has(link.one) && parent.has(link.other),
  )
  const isParted = (one: string, other: string) => {
    const [top, below] = [find(one), find(other)]
    return parted.some(link => {
      const ends = [find(link.one), find(link.other)]
      return ends.includes(top) && ends.includes(below)
    })
  }
  return {
    links,
    find,
    parted: isParted,
    join(one, other, by, says) {
      const [top, below] = [find(one), find(other)].sort(compare) as [string, string]
      if (top === below) return true
      if (isParted(top, below)) return false
      parent.set(below, top)
      links.push({ one, other, by, says })
      return true
    },
  }
}

function joinStated(unions: Unions, met: ReadonlyMap<string, Met>, stated: readonly PayerLink[]): void {
  const rank = ({ by }: PayerLink) => (by === 'person' ? 0 : 1)
  const sorted = stated
    .filter(link => link.verdict === 'same' && met.has(link.one) && met.has(link.other))
    .sort((a, b) => rank(a) - rank(b) || compare(a.one, b.one) || compare(a.other, b.other))
  for (const { one, other, by, because } of sorted) unions.join(one, other, by, because)
}

function joinBy(
  unions: Unions,
  met: ReadonlyMap<string, Met>,
  keys: readonly string[],
  by: 'id' | 'name',
  valuesOf: (met: Met) => ReadonlySet<string>,
): void {
  if (keys.length < 2) return
  const first = new Map<string, string>()
  for (const key of keys)
    for (const value of [...valuesOf(met.get(key) as Met)].sort(compare)) {
      const before = first.get(value)
      if (before === undefined) first.set(value, key)
      else unions.join(before, key, by, by === 'id' ? `Both bear the number ${value}.` : 'Both bear the same name.')
    }
}

/** The same payer's number of the claim under two names is one payer, unless the two answered from different places in line. */
function joinByControl({ unions, met, keys, questions, evidence }: Joining): void {
  if (keys.length < 2) return
  const first = new Map<string, string>()
  for (const key of keys)
    for (const control of [...(met.get(key) as Met).controls].sort(compare)) {
      const before = first.get(control)
      if (before === undefined) {
        first.set(control, key)
        continue
      }
      if (unions.find(before) === unions.find(key)) continue
      const one = ranksOf(met, keys, unions, before)
      const other = ranksOf(met, keys, unions, key)
      const apart = one.size > 0 && other.size > 0 && [...one].every(rank => !other.has(rank))
      const says = `Both use the claim number ${control}.`
      if (!apart && unions.join(before, key, 'payer-control', says)) continue
      if (apart && !unions.parted(before, key))
        questions.push(question(met, before, key, evidence, `${says} They answered from different places in line.`))
    }
}

function ranksOf(met: ReadonlyMap<string, Met>, keys: readonly string[], unions: Unions, key: string): Set<number> {
  const top = unions.find(key)
  const found = new Set<number>()
  for (const each of keys) {
    if (unions.find(each) !== top) continue
    const { claimRank, statusRanks } = met.get(each) as Met
    if (claimRank !== undefined) found.add(claimRank)
    else for (const rank of statusRanks) found.add(rank)
  }
  return found
}

/**
 * Whoever answers from a place in line, under a name that no claim bears, is the payer that the claims name for that place, if that one has
 * not answered under its own name and nobody else has claimed the place (payers answer through administrators and under trade names).
 */
function joinByPlace({ unions, met, keys, questions, evidence }: Joining): void {
  const groups = [...Map.groupBy(keys, key => unions.find(key)).entries()].map(([top, group]) => {
    const members = group.map(key => met.get(key) as Met)
    return {
      top,
      onClaim: members.some(one => one.sentTo || (one.declared && one.claimRank !== undefined)),
      sentTo: members.some(one => one.sentTo),
      answered: members.some(one => one.answered || one.crossedTo),
      ranks: ranksOf(met, keys, unions, top),
    }
  })
  const empty = groups.filter(group => group.onClaim && !group.answered)
  const billed = empty.filter(group => group.sentTo)
  // A denial (CLP02 4) names no place: it answers the one claim that waits.
  const fits = (place: (typeof groups)[number], ranks: ReadonlySet<number>) =>
    ranks.size === 0
      ? place.sentTo && billed.length === 1
      : ranks.size === 1 && [...ranks].every(rank => place.ranks.has(rank))
  for (const place of empty) {
    const claimants = groups.filter(
      group => !group.onClaim && group.answered && fits(place, group.ranks) && !unions.parted(place.top, group.top),
    )
    const rivals = empty.filter(other => [...other.ranks].some(rank => place.ranks.has(rank)))
    const [only, second] = claimants
    if (only === undefined) continue
    if (second === undefined && rivals.length === 1) {
      unions.join(place.top, only.top, 'place-in-line', 'It answered in the place in line of the payer on the claim.')
      continue
    }
    for (const claimant of claimants)
      questions.push(
        question(
          met,
          place.top,
          claimant.top,
          evidence,
          'More than one name fits this place in line: say which payer answered.',
        ),
      )
  }
}

/**
 * Two names that begin alike and answered from one place in line, of which the claims name one at most: one payer that writes itself in two
 * ways, or two companies. Nothing says which.
 */
function askOfAlike({ unions, met, keys, questions, evidence }: Joining): void {
  const answering = keys.filter(key => met.get(key)?.answered === true)
  const onClaim = (key: string) =>
    keys.some(each => {
      const one = met.get(each)
      return unions.find(each) === unions.find(key) && (one?.sentTo === true || one?.declared === true)
    })
  const asked = new Set<string>()
  for (const [at, one] of answering.entries())
    for (const other of answering.slice(at + 1)) {
      const [top, below] = [unions.find(one), unions.find(other)]
      const pair = [top, below].sort(compare).join('\n')
      if (top === below || asked.has(pair) || unions.parted(one, other) || (onClaim(one) && onClaim(other))) continue
      if (!beginAlike(met.get(one)?.shown ?? '', met.get(other)?.shown ?? '')) continue
      const ranks = ranksOf(met, keys, unions, other)
      if (![...ranksOf(met, keys, unions, one)].some(rank => ranks.has(rank))) continue
      asked.add(pair)
      questions.push(question(met, one, other, evidence, 'Both answered from the same place in line.'))
    }
}

/** Words that many payers begin with. */
const COMMON = new Set('THE OF STATE BLUE HEALTH MEDICARE MEDICAID NATIONAL AMERICAN FIRST UNITED'.split(' '))
const LEAST_WORD = 4

function beginAlike(one: string, other: string): boolean {
  const word = (name: string) => /^[A-Z0-9]+/.exec(name.trim().toUpperCase())?.[0] ?? ''
  const first = word(one)
  return first.length >= LEAST_WORD && !COMMON.has(first) && first === word(other)
}

function question(
  met: ReadonlyMap<string, Met>,
  one: string,
  other: string,
  evidence: CaseEvidence,
  because: string,
): Question {
  const sources = evidence.adjudications
    .filter(it => it.payer.key === one || it.payer.key === other)
    .map(it => ({ kind: 'adjudication', id: it.id }) as const)
    .sort((a, b) => a.id - b.id)
  return {
    kind: 'same-payer',
    candidates: [one, other],
    sources,
    says: `Are "${met.get(one)?.shown ?? one}" and "${met.get(other)?.shown ?? other}" the same payer? ${because}`,
  }
}
