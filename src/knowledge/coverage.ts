// How much of what is known is our own and sourced, list by list: counted from the files of this folder, so that a figure can
// neither be claimed nor forgotten. Knows nothing of deciding.
import { LAWS } from './law/all.ts'
import {
  ANY_PAYER,
  bearsOut,
  CARCS,
  CAUSES,
  type Citation,
  type CodeEntry,
  codesWithEntry,
  controversyYears,
  entryOf,
  isUnsourced,
  type PayerEntry,
  PROVIDER_ADJUSTMENTS,
  payerNames,
  payerOf,
  playbookOf,
  promptPayLaws,
  providerAdjustmentOf,
  RARCS,
  type Rule,
} from './load.ts'

export const COVERED_LISTS = ['carc', 'rarc', 'plb', 'payers', 'causes', 'law'] as const

/** The figures of one list. */
export interface Coverage {
  readonly list: (typeof COVERED_LISTS)[number]
  /** Codes in force, or entries where the list has no table. */
  readonly entries: number
  /** Those with a text of our own. */
  readonly own: number
  /** Those that say what each group means for them; only reasons have groups. */
  readonly perGroup?: number
  /** Those that cite a source of their own that was read at its address, other than the code list itself. */
  readonly withAddress: number
  /** Statements that decide or count: rules, deadlines, ways to correct, laws; of payers each where its entry states it. */
  readonly rules: number
  /** Rules without a source that was read and says more than that the code exists. */
  readonly unsourced: number
  /** How many deadlines payers have only by their class's guess, because nothing was found of their own; only payers have any. */
  readonly fallbacks?: number
}

/** What of a rule says whether it is sourced. */
type Sourced = Partial<Pick<Rule, 'cites'>>

/** The figures of every list, in their order. */
export function coverage(): readonly Coverage[] {
  return [codeCoverage('carc'), codeCoverage('rarc'), plbCoverage(), payerCoverage(), causeCoverage(), lawCoverage()]
}

/** Something that was read, other than the list of codes itself. */
const hasAddress = (cites: readonly Citation[] = []): boolean => cites.some(bearsOut)
const isGuess = ({ cites }: Sourced): boolean => isUnsourced(cites)

function codeCoverage(list: 'carc' | 'rarc'): Coverage {
  const active = [...(list === 'carc' ? CARCS : RARCS).values()].filter(row => row.active).map(row => row.code)
  const entries = active
    .map(code => entryOf(list, code, ANY_PAYER))
    .filter((entry): entry is CodeEntry => entry !== undefined)
  const rules = codesWithEntry(list).flatMap(code => entryOf(list, code, ANY_PAYER)?.rules ?? [])
  return {
    list,
    entries: active.length,
    own: entries.length,
    ...(list === 'carc'
      ? { perGroup: entries.filter(entry => Object.keys(entry.byGroup ?? {}).length > 0).length }
      : {}),
    withAddress: entries.filter(entry => hasAddress(entry.cites)).length,
    rules: rules.length,
    unsourced: rules.filter(isGuess).length,
  }
}

function plbCoverage(): Coverage {
  const active = [...PROVIDER_ADJUSTMENTS.values()].filter(row => row.active)
  const entries = active.flatMap(({ code }) => providerAdjustmentOf(code) ?? [])
  return withoutRules('plb', active.length, entries)
}

/** Of a list whose entries have no rules. */
function withoutRules(list: Coverage['list'], entries: number, own: readonly Sourced[]): Coverage {
  const withAddress = own.filter(({ cites }) => hasAddress(cites)).length
  return { list, entries, own: own.length, withAddress, rules: 0, unsourced: 0 }
}

function payerCoverage(): Coverage {
  const payers = payerNames().flatMap(name => payerOf(name) ?? [])
  const rules = payers.flatMap(ownRules)
  return {
    list: 'payers',
    entries: payers.length,
    own: payers.length,
    withAddress: payers.filter(payer => ownRules(payer).some(({ cites }) => hasAddress(cites))).length,
    rules: rules.length,
    unsourced: rules.filter(isGuess).length,
    fallbacks: payers.flatMap(({ id, clocks }) => clocks.filter(clock => clock.of !== id && clock.unsourced)).length,
  }
}

/**
 * What an entry says itself, once for each entry that says it, a guess that many share as often as it is used: what it takes from the entry
 * it is based on is that one's.
 */
function ownRules({ id, basedOn, clocks, correction }: PayerEntry): readonly Sourced[] {
  const inherited = basedOn !== undefined && payerOf(basedOn)?.correction === correction
  return [...clocks.filter(clock => clock.of === id), ...(inherited ? [] : [correction])]
}

function causeCoverage(): Coverage {
  const playbooks = CAUSES.map(cause => playbookOf(cause, ANY_PAYER))
  return withoutRules('causes', CAUSES.length, playbooks)
}

/** Laws of who is billed and what is appealed, the least amounts in controversy by year, the states' laws of prompt payment. */
function lawCoverage(): Coverage {
  const amounts = controversyYears().map(({ cite }): Sourced => ({ cites: [cite] }))
  const laws: readonly Sourced[] = [...LAWS, ...amounts, ...promptPayLaws().values()]
  return {
    list: 'law',
    entries: laws.length,
    own: laws.length,
    withAddress: laws.filter(({ cites }) => hasAddress(cites)).length,
    rules: laws.length,
    unsourced: laws.filter(isGuess).length,
  }
}
