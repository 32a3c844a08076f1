// Authorizations on file: whether the one that a claim names is for its codes, days, units and provider; whether one that is on file is missing in the
// claim; whether the payer said that one is needed and none is there.
import { isFor, sameNumber } from '../../../decide/authorization.ts'
import type { SubmittedClaim, SubmittedLine } from '../../../x12/index.ts'
import { setTo } from '../change.ts'
import { type DescribedCheck, type Found, JUDGMENT } from '../check.ts'
import type { KnownAuthorization, KnownCoverage } from '../history.ts'

export const check: DescribedCheck = {
  title: 'Authorization on file for what is billed',
  severity: 'block',
  prevents: ['197', '198', '15'],
  history: true,
  cites: JUDGMENT,
  find(claim, { patient: { authorizations, coverage } }) {
    const named = claim.authorization
    if (named !== undefined) {
      const own = authorizations.find(each => sameNumber(each.reference, named))
      return own === undefined ? notOnFile(claim, named, authorizations) : against(claim, own)
    }
    const [own] = authorizations.filter(each => claim.lines.some(line => covers(each, claim, line)))
    if (own !== undefined)
      return [
        {
          element: 'REF*G1',
          says: `Authorization ${own.reference} is on file for this, and the claim does not bear its number.`,
          source: claim.source,
          severity: 'warn',
          prevents: ['197'],
          changes: setTo('authorization', own.reference),
        },
      ]
    return needed(claim, coverage)
  },
}

const covers = (own: KnownAuthorization, claim: SubmittedClaim, { procedure, period }: SubmittedLine) =>
  own.procedures.length > 0 &&
  isFor(own, { procedure, units: 1, on: (period ?? claim.period)?.from, authorization: undefined })

/** Nothing is wrong with a number that nobody entered here; where others are on file it may be mistyped. */
function notOnFile(claim: SubmittedClaim, named: string, all: readonly KnownAuthorization[]): readonly Found[] {
  if (all.length === 0) return []
  return [
    {
      element: 'REF*G1',
      is: named,
      says: `Authorization ${named} is not in the register; on file for this patient: ${all.map(each => each.reference).join(', ')}.`,
      source: claim.source,
      severity: 'warn',
      prevents: ['15'],
    },
  ]
}

function against(claim: SubmittedClaim, own: KnownAuthorization): readonly Found[] {
  const found: Found[] = []
  const at = (element: string, is: string, line?: SubmittedLine) => ({
    element,
    is,
    source: line?.source ?? claim.source,
    ...(line === undefined ? {} : { line: line.line }),
  })
  const outside = claim.lines.filter(
    ({ procedure }) => procedure !== undefined && own.procedures.length > 0 && !own.procedures.includes(procedure),
  )
  // An authorization is for some of a claim's services; where it is for none of them it is another's.
  if (outside.length === claim.lines.length && outside.length > 0)
    found.push({
      ...at('SV101-2', outside.map(({ procedure }) => procedure).join(' ')),
      says: `Authorization ${own.reference} is for ${own.procedures.join(', ')}, and none of that is billed.`,
      prevents: ['15', '198'],
    })
  for (const line of claim.lines) {
    const day = (line.period ?? claim.period)?.from
    if (day === undefined || outside.includes(line)) continue
    if ((own.from !== undefined && day < own.from) || (own.to !== undefined && day > own.to))
      found.push({
        ...at('DTP*472', day, line),
        says: `Authorization ${own.reference} holds ${[own.from && `from ${own.from}`, own.to && `to ${own.to}`].filter(Boolean).join(' ')}; the service was on ${day}.`,
        fix: 'Ask the payer to extend it, or for one that holds on that day, before the claim goes out.',
        prevents: ['197', '198'],
      })
  }
  const counted = claim.lines.filter(line => !outside.includes(line))
  const asked =
    own.countedIn === 'visits'
      ? new Set(counted.map(({ period }) => (period ?? claim.period)?.from)).size
      : counted.reduce((sum, { units }) => sum + Number(units ?? 1), 0)
  // What a replacement or a void takes is in what is used already, as its original's.
  const isAnother = claim.frequency !== '7' && claim.frequency !== '8'
  if (isAnother && own.granted !== undefined && own.spent + asked > own.granted)
    found.push({
      ...at('SV104', String(asked)),
      says: `Authorization ${own.reference} grants ${own.granted} ${own.countedIn}; ${own.spent} are used, and this claim takes ${asked} more.`,
      fix: 'Ask the payer for more before the claim goes out.',
      prevents: ['198'],
    })
  const npi = claim.renderingNpi ?? claim.billingNpi
  if (
    own.providerNpi !== undefined &&
    npi !== undefined &&
    own.providerNpi !== npi &&
    own.providerNpi !== claim.billingNpi
  )
    found.push({
      ...at('NM1*82', npi),
      says: `Authorization ${own.reference} is for the provider ${own.providerNpi}; the claim names ${npi}.`,
      severity: 'warn',
      prevents: ['15'],
    })
  if (own.place !== undefined && claim.facility !== undefined && own.place !== claim.facility)
    found.push({
      ...at('CLM05-1', claim.facility),
      says: `Authorization ${own.reference} is for place of service ${own.place}; the claim says ${claim.facility}.`,
      severity: 'warn',
      prevents: ['15'],
    })
  return found
}

/** The payer said of a code that it needs one (EB11). What it said of a kind of service is a hint and no more. */
function needed(claim: SubmittedClaim, coverage: KnownCoverage | undefined): readonly Found[] {
  if (coverage === undefined) return []
  return claim.lines.flatMap(({ line, procedure, source }) =>
    procedure !== undefined && coverage.card.needsAuthorization.includes(procedure)
      ? [
          {
            line,
            element: 'REF*G1',
            is: procedure,
            says: `${coverage.payer ?? 'The payer'} says that ${procedure} needs an authorization, and none is in the claim or on file.`,
            fix: 'Hold the claim until the payer has given one, or has said that none is needed.',
            source,
            prevents: ['197'],
          },
        ]
      : [],
  )
}
