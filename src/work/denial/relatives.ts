// Which claims of an import are alone in their case: nothing in the store, and nothing that comes with them, bears their numbers.
import { namedIn, namesIn, usable } from '../../decide/case/identity.ts'
import { TAKINGS } from '../../decide/case/outside.ts'
import { referencesOf } from '../../store/provider-adjustment.ts'
import type { Reader } from '../../store/reader.ts'
import { type RelativeColumn, remitClaimsByNumber } from '../../store/remit-claim.ts'
import type { FreshClaim, PostedClaim } from './posted.ts'

/** Numbers that the store knew before the claims were posted. */
export interface KnownNumbers {
  readonly accounts: ReadonlySet<string>
  /** The payers' numbers of claims. */
  readonly controls: ReadonlySet<string>
  /** References of money taken outside of claims. */
  readonly references: readonly string[]
}

type Numbered = Pick<PostedClaim, 'account' | 'payerControl' | 'originalControl'>

/** Looks the numbers of claims up; ask before the claims are in the store themselves. */
export async function knownNumbers(reader: Reader, claims: readonly Numbered[]): Promise<KnownNumbers> {
  const accounts = [...new Set(claims.map(each => usable(each.account)).filter(isNumber))]
  const controls = [...new Set(claims.flatMap(controlsOf))]
  const ask = (column: RelativeColumn, numbers: readonly string[]) => remitClaimsByNumber(reader, column, numbers)
  // All asked at once, so that the database answers one after the other without waiting for us in between.
  const [byAccount, byControl, byOriginal, references] = await Promise.all([
    ask('account', accounts),
    ask('payerControl', controls),
    ask('originalControl', controls),
    referencesOf(reader, [...TAKINGS]),
  ])
  const numbers = (rows: readonly { readonly number: string | null }[]) => rows.map(row => row.number ?? '')
  return {
    accounts: new Set(numbers(byAccount)),
    controls: new Set([...numbers(byControl), ...numbers(byOriginal)]),
    references,
  }
}

/** Claims posted before that money taken outside of claims names, by their numbers. */
export async function claimsNamed(reader: Reader, references: readonly string[]): Promise<readonly number[]> {
  const names = [...new Set(references.flatMap(namesIn))]
  if (names.length === 0) return []
  const [byAccount, byControl] = await Promise.all([
    remitClaimsByNumber(reader, 'account', names),
    remitClaimsByNumber(reader, 'payerControl', names),
  ])
  return [...new Set([...byAccount, ...byControl].map(row => row.id))]
}

/** The claims that are settled by themselves, and those that a case has to settle. */
export function partAlone(
  claims: readonly FreshClaim[],
  { accounts, controls, references }: KnownNumbers,
): { readonly alone: readonly FreshClaim[]; readonly others: readonly FreshClaim[] } {
  const borne = new Map<string, number>()
  for (const claim of claims) for (const number of numbersOf(claim)) borne.set(number, (borne.get(number) ?? 0) + 1)
  const taken = new Set(references.flatMap(reference => namedIn(reference, name => borne.has(name))))
  const isAlone = (claim: FreshClaim) =>
    claim.plain &&
    !accounts.has(claim.account) &&
    !controlsOf(claim).some(number => controls.has(number)) &&
    !numbersOf(claim).some(number => (borne.get(number) ?? 0) > 1 || taken.has(number))
  const { alone = [], others = [] } = Object.groupBy(claims, claim => (isAlone(claim) ? 'alone' : 'others'))
  return { alone, others }
}

function controlsOf({ payerControl, originalControl }: Numbered): readonly string[] {
  return [...new Set([usable(payerControl), usable(originalControl)])].filter(isNumber)
}

function numbersOf(claim: Numbered): readonly string[] {
  return [...new Set([usable(claim.account), ...controlsOf(claim)])].filter(isNumber)
}

function isNumber(number: string | undefined): number is string {
  return number !== undefined
}
