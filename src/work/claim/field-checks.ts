// What is wrong in the fields of a corrected claim, field by field and in plain words, before it is written: the shape of codes, modifiers that
// exclude each other, dates that cannot be, NPIs, pointers, units against the charge. Pure. What was there before is told, never forbidden.
import { isNpi, type SubmittedClaim, type SubmittedLine } from '../../x12/index.ts'

export interface FieldCheck {
  /** As it is set: `lines.1.date`. */
  readonly field: string
  /** `stop`: it cannot be right as it is typed; `warn`: look again. */
  readonly weight: 'stop' | 'warn'
  readonly says: string
}

export interface CheckedClaim {
  readonly before: SubmittedClaim
  readonly after: SubmittedClaim
  /** Names of the fields that were changed. */
  readonly changed: ReadonlySet<string>
  /** ISO dates; the day on which the claim was sent, where it is known. */
  readonly today: string
  readonly sentOn: string | undefined
}

/** Each trouble once, in the order of the fields. */
export function checkFields(claim: CheckedClaim): readonly FieldCheck[] {
  const { after, changed } = claim
  const found = [...claimTroubles(claim), ...after.lines.flatMap(line => lineTroubles(line, claim))]
  // A value that a payer took before may be odd; only what is typed now is held to it.
  return found.map(each => (changed.has(each.field) ? each : { ...each, weight: 'warn' as const }))
}

const stop = (field: string, says: string): FieldCheck => ({ field, weight: 'stop', says })
const warn = (field: string, says: string): FieldCheck => ({ field, weight: 'warn', says })

function claimTroubles({ after }: CheckedClaim): readonly FieldCheck[] {
  return PROVIDERS.flatMap(([field, of]) => {
    const npi = of(after)
    if (npi === undefined || npi === '' || isNpi(npi)) return []
    return [stop(field, `${npi} is no NPI: ten digits, the last of which checks the others. One of them is mistyped.`)]
  })
}

const PROVIDERS: readonly (readonly [string, (claim: SubmittedClaim) => string | undefined])[] = [
  ['rendering.npi', ({ renderingNpi }) => renderingNpi],
  [
    'referring.npi',
    ({ node }) =>
      'referring' in node
        ? (node.referring as { readonly name?: { readonly id?: string } } | undefined)?.name?.id
        : undefined,
  ],
]

function lineTroubles(line: SubmittedLine, claim: CheckedClaim): readonly FieldCheck[] {
  const name = (field: string) => `lines.${line.line}.${field}`
  return [
    ...codeTroubles(line, name),
    ...modifierTroubles(line, name),
    ...dateTroubles(line, claim, name),
    ...pointerTroubles(line, claim, name),
    ...unitTroubles(line, claim, name),
  ]
}

type Naming = (field: string) => string

/** Five characters: CPT five digits or four and a letter, HCPCS and CDT a letter and four digits. */
function codeTroubles({ procedure }: SubmittedLine, name: Naming): readonly FieldCheck[] {
  if (procedure === undefined || /^(?:\d{4}[\dA-Z]|[A-Z]\d{4})$/.test(procedure)) return []
  return [
    stop(
      name('procedure'),
      `${procedure} has not the shape of a procedure code: five characters, such as 99213 or J1885.`,
    ),
  ]
}

/** Pairs that say opposite things of one service: our reading of what the modifiers mean. */
const OPPOSITE: readonly (readonly [string, string, string])[] = [
  ['26', 'TC', 'the professional part alone and the technical part alone'],
  ['LT', 'RT', 'left and right; for both sides payers take 50, or a line for each'],
  ['50', 'LT', 'both sides and the left side'],
  ['50', 'RT', 'both sides and the right side'],
]

function modifierTroubles({ modifiers }: SubmittedLine, name: Naming): readonly FieldCheck[] {
  const twice = modifiers.find((modifier, at) => modifiers.indexOf(modifier) !== at)
  return [
    ...(twice === undefined ? [] : [stop(name('modifiers'), `${twice} stands there twice.`)]),
    ...OPPOSITE.filter(([one, other]) => modifiers.includes(one) && modifiers.includes(other)).map(
      ([one, other, why]) => warn(name('modifiers'), `${one} and ${other} on one line say ${why}.`),
    ),
  ]
}

function dateTroubles({ period }: SubmittedLine, { today, sentOn }: CheckedClaim, name: Naming): readonly FieldCheck[] {
  if (period === undefined) return []
  if (period.to > today) return [stop(name('date'), `${period.to} has not come yet.`)]
  if (sentOn !== undefined && period.to > sentOn)
    return [stop(name('date'), `The claim was sent on ${sentOn}, before this day: the service cannot have been later.`)]
  return []
}

function pointerTroubles(
  { pointers }: SubmittedLine,
  { after: { diagnoses } }: CheckedClaim,
  name: Naming,
): readonly FieldCheck[] {
  const beyond = pointers.find(pointer => Number(pointer) > diagnoses.length)
  if (beyond === undefined) return []
  const there = diagnoses.length === 1 ? 'is one diagnosis' : `are ${diagnoses.length} diagnoses`
  return [stop(name('pointers'), `It points at diagnosis ${beyond}, and there ${there}.`)]
}

function unitTroubles(line: SubmittedLine, { before, changed }: CheckedClaim, name: Naming): readonly FieldCheck[] {
  const units = Number(line.units ?? '1')
  if (units === 0) return [stop(name('units'), 'A line has at least one unit.')]
  const old = before.lines.find(each => each.line === line.line)
  if (old === undefined || changed.has(name('units')) === changed.has(name('charge'))) return []
  const [one, other] = [old.chargeCents / Number(old.units ?? '1'), line.chargeCents / units]
  if (!Number.isFinite(one) || Math.round(one) === Math.round(other)) return []
  const field = changed.has(name('units')) ? name('units') : name('charge')
  return [
    warn(
      field,
      `One unit was ${perUnit(one)}, and is ${perUnit(other)} now: change units and charge together, unless this is meant.`,
    ),
  ]
}

const perUnit = (cents: number) => `$${(Math.round(cents) / 100).toFixed(2)}`
