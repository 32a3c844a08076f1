// What the store knows of the patients of some claims: claims that were sent for them, what payers said of their coverage, what is authorized. Read for some
// hundred claims at a time.
import { type AuthorizedFor, type BilledService, spentOf } from '../../decide/authorization.ts'
import type { CoverageCard } from '../../decide/coverage.ts'
import { type Authorization, authorizationsOf } from '../../store/authorization.ts'
import { claimsOfMembers, linesOfClaims } from '../../store/claim.ts'
import { saidOfMembers } from '../../store/claim-story.ts'
import type { Row, Store } from '../../store/store.ts'
import type { SubmittedClaim } from '../../x12/index.ts'
import { authorizedFor, servicesOf } from '../authorization/standing.ts'
import { coverageOfRow, sameName } from '../coverage/card.ts'

export interface KnownCoverage {
  readonly row: Pick<Row<'eligibility'>, 'personName' | 'born'>
  readonly card: CoverageCard
  /** ISO date on which the payer said so. */
  readonly saidOn: string | undefined
  readonly payer: string | undefined
}

export interface KnownAuthorization extends AuthorizedFor {
  readonly id: number
  readonly spent: number
}

/** A service that was billed before. */
export interface EarlierService extends BilledService {
  readonly claim: number
  readonly account: string
}

/** A claim of a hospital, a stay or not. */
export interface HospitalClaim {
  readonly claim: number
  readonly account: string
  /** ISO dates. */
  readonly from: string
  readonly to: string
  readonly stay: boolean
  readonly billingNpi: string | undefined
}

/** Of one patient. */
export interface PatientHistory {
  readonly coverage: KnownCoverage | undefined
  readonly authorizations: readonly KnownAuthorization[]
  readonly services: readonly EarlierService[]
  readonly hospital: readonly HospitalClaim[]
}

export const NO_HISTORY: PatientHistory = { coverage: undefined, authorizations: [], services: [], hospital: [] }

export interface Histories {
  readonly claims: readonly Row<'claim'>[]
  readonly lines: ReadonlyMap<number, readonly Row<'claimLine'>[]>
  of(claim: SubmittedClaim): PatientHistory
}

/** `again`: claims that are checked themselves, which are no history of their own. */
export async function readHistories(
  store: Store,
  claims: readonly SubmittedClaim[],
  again: ReadonlySet<number>,
): Promise<Histories> {
  const members = [...new Set(claims.flatMap(({ memberId }) => (memberId === undefined ? [] : [memberId])))]
  const sent = (await claimsOfMembers(store, members)).filter(({ id }) => !again.has(id))
  const lines = Map.groupBy(
    await linesOfClaims(
      store,
      sent.map(({ id }) => id),
    ),
    ({ claimId }) => claimId,
  )
  const said = Map.groupBy(await saidInParts(store, members), ({ memberId }) => memberId ?? '')
  const authorized = Map.groupBy(await authorizationsOf(store, members), ({ memberId }) => memberId)
  const byMember = Map.groupBy(sent, ({ memberId }) => memberId ?? '')
  return {
    claims: sent,
    lines,
    of(claim) {
      const member = claim.memberId ?? ''
      const own = (byMember.get(member) ?? []).filter(each => isPatient(each.patientBorn, claim.patientBorn))
      const answers = (said.get(member) ?? []).filter(each => isAbout(each, claim))
      if (own.length === 0 && answers.length === 0 && !authorized.has(member)) return NO_HISTORY
      const services = earlierServices(own, lines)
      return {
        services,
        hospital: hospitalClaims(own),
        coverage: coverageOf(answers, claim),
        authorizations: (authorized.get(member) ?? []).map(row => knownAuthorization(row, services)),
      }
    },
  }
}

/** First two digits of the type of bill: 11 is a stay, 13 and 14 are none. */
function hospitalClaims(claims: readonly Row<'claim'>[]): readonly HospitalClaim[] {
  return claims.flatMap(({ id, account, kind, facility, frequency, serviceFrom, serviceTo, billingNpi }) =>
    kind === 'institutional' && /^1[134]$/.test(facility ?? '') && frequency !== '8' && serviceFrom !== null
      ? [
          {
            ...{ claim: id, account, from: serviceFrom, to: serviceTo ?? serviceFrom, stay: facility === '11' },
            billingNpi: billingNpi ?? undefined,
          },
        ]
      : [],
  )
}

/** Two of one family may bear the same number. */
const isPatient = (known: string | null, born: string | undefined) =>
  known === null || born === undefined || known === born

/** Answers for one patient, of all that were given under the member's number: one of the same name is the patient too, whatever date of birth the payer has. */
export const isAbout = (
  answer: Pick<Row<'eligibility'>, 'born' | 'personName'>,
  claim: Pick<SubmittedClaim, 'patientBorn' | 'patientName'>,
): boolean => isPatient(answer.born, claim.patientBorn) || sameName(answer.personName ?? '', claim.patientName ?? '')

const PART = 500
async function saidInParts(store: Store, members: readonly string[]) {
  const found = []
  for (let at = 0; at < members.length; at += PART)
    found.push(...(await saidOfMembers(store, 'eligibility', members.slice(at, at + PART))))
  return found
}

/** The newest answer by the day the payer made it, of one day the one brought in last: an old file brought in late says nothing new. */
export function newestAnswer<Answer extends { readonly id: number; readonly createdOn: string | null }>(
  answers: readonly Answer[],
): Answer | undefined {
  return answers.toSorted(
    (one, other) => (other.createdOn ?? '').localeCompare(one.createdOn ?? '') || other.id - one.id,
  )[0]
}

function coverageOf(
  answers: readonly (Row<'eligibility'> & { readonly createdOn: string | null })[],
  claim: SubmittedClaim,
): KnownCoverage | undefined {
  const newest = newestAnswer(answers)
  const day = claim.period?.from
  if (newest === undefined || day === undefined) return undefined
  return {
    row: newest,
    card: coverageOfRow(newest, day),
    saidOn: newest.createdOn ?? undefined,
    payer: newest.payerName ?? undefined,
  }
}

function knownAuthorization(row: Authorization, services: readonly BilledService[]): KnownAuthorization {
  const authorization = authorizedFor(row)
  return { ...authorization, id: row.id, spent: spentOf(authorization, services) }
}

function earlierServices(
  claims: readonly Row<'claim'>[],
  lines: ReadonlyMap<number, readonly Row<'claimLine'>[]>,
): readonly EarlierService[] {
  return claims.flatMap(claim =>
    servicesOf([claim], lines.get(claim.id) ?? []).map(service => ({
      ...service,
      claim: claim.id,
      account: claim.account,
    })),
  )
}
