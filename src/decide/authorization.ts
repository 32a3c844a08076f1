// How much of an authorization is used and whether it is for what a claim bills. Pure: the authorization and the services that are known in, the standing out.

export interface AuthorizedFor {
  readonly reference: string
  /** Codes; empty: whatever is done. */
  readonly procedures: readonly string[]
  readonly countedIn: 'units' | 'visits'
  readonly granted: number | undefined
  readonly spentBefore: number
  /** ISO dates, both included; open where not said. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly providerNpi: string | undefined
  readonly place: string | undefined
}

export interface BilledService {
  readonly procedure: string | undefined
  readonly units: number
  /** ISO date. */
  readonly on: string | undefined
  readonly providerNpi?: string | undefined
  readonly place?: string | undefined
  /** The number that its claim bears. */
  readonly authorization: string | undefined
}

/** For this code on this day; a code or day that nobody said is not against it. */
export function isFor({ procedures, from, to }: AuthorizedFor, { procedure, on }: BilledService): boolean {
  return (
    (procedures.length === 0 || procedure === undefined || procedures.includes(procedure)) &&
    (on === undefined || ((from === undefined || from <= on) && (to === undefined || to >= on)))
  )
}

/** What these services take of it: those that bear its number, and those that bear none and are what it is for. A visit is a day. */
export function spentOf(authorization: AuthorizedFor, services: readonly BilledService[]): number {
  const own = services.filter(each =>
    each.authorization === undefined
      ? isFor(authorization, each)
      : sameNumber(each.authorization, authorization.reference) && ofCodes(authorization, each),
  )
  const counted =
    authorization.countedIn === 'visits'
      ? new Set(own.map(({ on }) => on)).size
      : own.reduce((sum, { units }) => sum + units, 0)
  return authorization.spentBefore + counted
}

const ofCodes = ({ procedures }: AuthorizedFor, { procedure }: BilledService) =>
  procedures.length === 0 || procedure === undefined || procedures.includes(procedure)

/** Payers print numbers with blanks and dashes. */
export const sameNumber = (one: string, other: string) => bare(one) === bare(other)
const bare = (text: string) => text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()

export interface AuthorizationStanding {
  readonly spent: number
  /** Undefined where no number was granted. */
  readonly left: number | undefined
  readonly state: 'open' | 'soon-over' | 'used-up' | 'over' | 'not-yet'
}

const SOON_DAYS = 14
const FEW_SHARE = 0.2

/** `today` is an ISO date. Soon over: within two weeks, or with a fifth left (our judgment). */
export function authorizationStanding(
  authorization: AuthorizedFor,
  spent: number,
  today: string,
): AuthorizationStanding {
  const { granted, from, to } = authorization
  const left = granted === undefined ? undefined : granted - spent
  const state =
    to !== undefined && to < today
      ? 'over'
      : left !== undefined && left <= 0
        ? 'used-up'
        : from !== undefined && from > today
          ? 'not-yet'
          : (to !== undefined && Temporal.PlainDate.from(today).until(to).days <= SOON_DAYS) ||
              (left !== undefined && granted !== undefined && left <= granted * FEW_SHARE)
            ? 'soon-over'
            : 'open'
  return { spent, left, state }
}
