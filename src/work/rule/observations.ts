// The practice's own history as observations to learn from: each line that was billed and answered, with what stood in it and why it was denied.
import { daysBetween } from '../../decide/days.ts'
import { type Observation, termsOf } from '../../decide/learn.ts'
import { answeredClaims, deniedLines, diagnosesOfClaims } from '../../store/check.ts'
import { linesOfClaims } from '../../store/claim.ts'
import type { Row, Store } from '../../store/store.ts'

const AT_ONCE = 500
/** The last so many lines: what payers did years ago teaches little. */
export const MOST_LINES = 400_000

/** `from` is an ISO date: answers that were paid before are left out. */
export async function observationsOf(store: Store, from = ''): Promise<readonly Observation[]> {
  const all: Observation[] = []
  for (let after = 0; ; ) {
    const claims = await answeredClaims(store, after, AT_ONCE)
    const recent = claims.filter(({ paymentDate }) => (paymentDate ?? '') >= from)
    if (recent.length > 0) all.push(...(await observationsIn(store, recent)))
    if (claims.length < AT_ONCE) break
    after = claims.at(-1)?.remitClaimId ?? after
  }
  return all.slice(-MOST_LINES)
}

type Answered = Awaited<ReturnType<typeof answeredClaims>>[number]

async function observationsIn(store: Store, claims: readonly Answered[]): Promise<readonly Observation[]> {
  const ids = claims.map(({ id }) => id)
  const [lines, diagnoses, denied] = await Promise.all([
    linesOfClaims(store, ids),
    diagnosesOfClaims(store, ids),
    deniedLines(
      store,
      claims.map(({ remitClaimId }) => remitClaimId),
    ),
  ])
  const linesOf = Map.groupBy(lines, ({ claimId }) => claimId)
  const codesOf = Map.groupBy(diagnoses, ({ claimId }) => claimId)
  const deniedOf = Map.groupBy(denied, ({ remitClaimId }) => remitClaimId)
  return claims.flatMap(claim => {
    const own = linesOf.get(claim.id) ?? []
    const why = deniedOf.get(claim.remitClaimId) ?? []
    const codes = (codesOf.get(claim.id) ?? []).map(({ code }) => code)
    return own.map(line => ({
      month: (claim.paymentDate ?? claim.sentOn ?? '').slice(0, 7),
      chargeCents: line.chargeCents,
      terms: termsOfLine(claim, line, own, codes),
      denied: [
        ...new Set(
          why.filter(each => each.line === 0 || (each.claimLine ?? each.line) === line.line).map(({ carc }) => carc),
        ),
      ],
    }))
  })
}

function termsOfLine(
  claim: Answered,
  line: Row<'claimLine'>,
  all: readonly Row<'claimLine'>[],
  diagnoses: readonly string[],
): readonly string[] {
  const served = line.serviceTo ?? claim.serviceTo
  return termsOf({
    payer: claim.payerIdentifier ?? claim.payerName ?? undefined,
    procedure: line.procedure ?? undefined,
    modifiers: line.modifiers.split(/[ ,]+/).filter(each => each !== ''),
    diagnoses,
    place: line.place ?? claim.facility ?? undefined,
    provider: claim.renderingNpi ?? claim.billingNpi ?? undefined,
    beside: all.flatMap(({ procedure }) => (procedure === null ? [] : [procedure])),
    authorized: claim.authorizationNumber !== null,
    daysToSend: served === null || claim.sentOn === null ? undefined : daysBetween(served, claim.sentOn),
  })
}
