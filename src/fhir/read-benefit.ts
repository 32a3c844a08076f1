// Reads explanations of benefits that a patient's plan gave out (Patient Access: a Bundle, NDJSON or one resource) into what they say of a claim. Pure. What
// is not understood is told, never guessed; amounts are the plan's own.
import { centsOfMoney, SYSTEMS } from './values.ts'

export interface ReadAdjustment {
  /** X12's group; `OA` where the plan names none: whose it is, is not said. */
  readonly group: string
  readonly carc: string
  readonly cents: number
}

export interface ReadLine {
  readonly procedure: string | undefined
  readonly modifiers: readonly string[]
  readonly chargeCents: number
  readonly paidCents: number
  readonly allowedCents: number | undefined
  readonly units: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly adjustments: readonly ReadAdjustment[]
  readonly remarks: readonly string[]
}

export interface ReadBenefit {
  readonly id: string
  readonly account: string
  readonly payerControl: string
  readonly payer: { readonly name: string; readonly id: string | undefined }
  readonly patient: {
    readonly last: string | undefined
    readonly first: string | undefined
    readonly member: string | undefined
  }
  /** The plan has taken this answer back. */
  readonly cancelled: boolean
  readonly date: string
  readonly chargeCents: number
  readonly paidCents: number
  readonly from: string | undefined
  readonly to: string | undefined
  readonly lines: readonly ReadLine[]
  readonly adjustments: readonly ReadAdjustment[]
}

export interface ReadBenefits {
  readonly benefits: readonly ReadBenefit[]
  /** What was passed over, each with why. */
  readonly passedOver: readonly { readonly id: string; readonly why: string }[]
}

/** What stands in JSON of somebody else's: asked piece by piece. */
type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])
const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined)
const dayOf = (value: unknown) => /^\d{4}-\d{2}-\d{2}/.exec(textOf(value) ?? '')?.[0]
const partOf = (value: unknown, name: string) => (isJson(value) ? value[name] : undefined)
const codings = (concept: unknown) => listOf(partOf(concept, 'coding'))
const codeIn = (concept: unknown, system: string) =>
  textOf(codings(concept).find(coding => textOf(coding.system)?.split('|')[0] === system)?.code)
const anyCode = (concept: unknown) => textOf(codings(concept)[0]?.code)

/** Throws SyntaxError where the text is no JSON. */
export function readBenefits(text: string): ReadBenefits {
  const resources = resourcesIn(text)
  const byName = new Map(resources.map(each => [`${textOf(each.resourceType)}/${textOf(each.id)}`, each]))
  const benefits: ReadBenefit[] = []
  const passedOver: { id: string; why: string }[] = []
  for (const resource of resources) {
    if (resource.resourceType !== 'ExplanationOfBenefit') continue
    const read = readOne(resource, reference => byName.get(reference.split('/').slice(-2).join('/')))
    if (typeof read === 'string') passedOver.push({ id: textOf(resource.id) ?? 'without an id', why: read })
    else benefits.push(read)
  }
  return { benefits, passedOver }
}

function resourcesIn(text: string): readonly Json[] {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  const whole = (() => {
    try {
      return JSON.parse(trimmed) as unknown
    } catch {
      // A resource a line.
      return trimmed.split('\n').flatMap(line => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]))
    }
  })()
  const several = Array.isArray(whole) ? listOf(whole) : isJson(whole) ? [whole] : []
  return several.flatMap(each =>
    each.resourceType === 'Bundle'
      ? listOf(each.entry)
          .map(entry => entry.resource)
          .filter(isJson)
      : [each],
  )
}

type Find = (reference: string) => Json | undefined

/** What one says, or why it cannot be brought in. */
function readOne(benefit: Json, find: Find): ReadBenefit | string {
  const use = textOf(benefit.use)
  if (use !== undefined && use !== 'claim') return `it is of a ${use}, not of a claim`
  if (textOf(benefit.outcome) === 'queued' || textOf(benefit.outcome) === 'error') return 'the plan has not decided it'
  const account = accountIn(benefit)
  if (account === undefined)
    return 'it names no account of yours (patientaccountnumber), without which it finds no claim'
  const identifiers = listOf(benefit.identifier)
  const payerControl = textOf(
    (identifiers.find(({ type }) => anyCode(type) === 'uc') ?? identifiers.find(({ type }) => anyCode(type) !== 'pat'))
      ?.value,
  )
  if (payerControl === undefined) return 'it has no claim number of the plan'
  const date = dayOf(partOf(benefit.payment, 'date')) ?? dayOf(benefit.created)
  if (date === undefined) return 'it names no day on which it was decided'
  const lines = listOf(benefit.item).map(item => lineOf(item))
  const totals = amountsIn(benefit.total)
  const chargeCents = totals.get('submitted') ?? sumOf(lines.map(line => line.chargeCents))
  const paidCents = totals.get('benefit') ?? totals.get('paidtoprovider') ?? sumOf(lines.map(line => line.paidCents))
  return {
    ...{ id: textOf(benefit.id) ?? payerControl, account, payerControl, date, chargeCents, paidCents },
    payer: payerIn(benefit, find),
    patient: patientIn(benefit, find),
    cancelled: benefit.status === 'cancelled',
    from: dayOf(partOf(benefit.billablePeriod, 'start')),
    to: dayOf(partOf(benefit.billablePeriod, 'end')),
    // An answer to the claim as a whole says nothing of its lines but what was charged.
    lines: lines.some(line => line.told) ? lines : [],
    adjustments: reasonsIn(benefit.adjudication).adjustments,
  }
}

const sumOf = (cents: readonly number[]) => cents.reduce((sum, each) => sum + each, 0)

function accountIn({ supportingInfo, identifier }: Json): string | undefined {
  const told = listOf(supportingInfo).find(({ category }) => anyCode(category) === 'patientaccountnumber')
  return textOf(told?.valueString) ?? textOf(listOf(identifier).find(({ type }) => anyCode(type) === 'pat')?.value)
}

function payerIn({ insurer }: Json, find: Find): ReadBenefit['payer'] {
  const named = find(textOf(partOf(insurer, 'reference')) ?? '')
  const id = listOf(named?.identifier).find(
    ({ type, system }) => anyCode(type) === 'payerid' || textOf(system) === 'urn:overturn:payers',
  )
  return {
    name: textOf(named?.name) ?? textOf(partOf(insurer, 'display')) ?? 'PLAN WITHOUT A NAME',
    id: textOf(id?.value) ?? textOf(partOf(partOf(insurer, 'identifier'), 'value')),
  }
}

function patientIn({ patient }: Json, find: Find): ReadBenefit['patient'] {
  const named = find(textOf(partOf(patient, 'reference')) ?? '')
  const [name] = listOf(named?.name)
  const given = name?.given
  const member = listOf(named?.identifier).find(({ type }) => anyCode(type) === 'MB' || anyCode(type) === 'um')
  return {
    last: textOf(name?.family),
    first: Array.isArray(given) ? textOf(given.join(' ')) : undefined,
    member: textOf(member?.value),
  }
}

/** Amounts by their category, each kind added up. */
function amountsIn(slices: unknown): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { category, amount } of listOf(slices)) {
    const code = anyCode(category)
    const cents = isJson(amount) ? centsOfMoney(amount) : undefined
    if (code !== undefined && cents !== undefined) sums.set(code, (sums.get(code) ?? 0) + cents)
  }
  return sums
}

/** Adjustments that say their amount, reasons that say none, remarks. */
function reasonsIn(slices: unknown) {
  const adjustments: ReadAdjustment[] = []
  const withoutAmount: string[] = []
  const remarks: string[] = []
  for (const { category, reason, amount } of listOf(slices)) {
    if (anyCode(category) !== 'adjustmentreason') continue
    const remark = codeIn(reason, SYSTEMS.rarc)
    if (remark !== undefined) remarks.push(remark)
    const carc = codeIn(reason, SYSTEMS.carc)
    if (carc === undefined) continue
    const cents = isJson(amount) ? centsOfMoney(amount) : undefined
    const group = codeIn(reason, SYSTEMS.group) ?? 'OA'
    if (cents === undefined) withoutAmount.push(carc)
    else adjustments.push({ group, carc, cents })
  }
  return { adjustments, withoutAmount, remarks }
}

/** The patient's parts that a plan says as sums of their own, by their reasons in X12. */
const PARTS = [
  ['deductible', '1'],
  ['coinsurance', '2'],
  ['copay', '3'],
] as const

function lineOf(item: Json): ReadLine & { readonly told: boolean } {
  const sums = amountsIn(item.adjudication)
  const { adjustments, withoutAmount, remarks } = reasonsIn(item.adjudication)
  const chargeCents = sums.get('submitted') ?? 0
  const paidCents = sums.get('benefit') ?? sums.get('paidtoprovider') ?? 0
  const all = [...adjustments]
  for (const [category, carc] of PARTS) {
    const cents = sums.get(category) ?? 0
    if (cents !== 0 && !all.some(each => each.carc === carc)) all.push({ group: 'PR', carc, cents })
  }
  const discount = sums.get('discount') ?? 0
  if (discount !== 0 && !all.some(each => each.carc === '45')) all.push({ group: 'CO', carc: '45', cents: discount })
  // A single reason without an amount is the reason of what is left; of several none is chosen.
  const rest = chargeCents - paidCents - sumOf(all.map(each => each.cents))
  const [only, more] = withoutAmount
  if (only !== undefined && more === undefined && rest !== 0) all.push({ group: 'OA', carc: only, cents: rest })
  const procedure = codings(item.productOrService).find(({ system }) => textOf(system) !== SYSTEMS.absent)
  const quantity = partOf(item.quantity, 'value')
  return {
    procedure: textOf(procedure?.code) ?? textOf(partOf(item.productOrService, 'text')),
    modifiers: listOf(item.modifier).flatMap(each => anyCode(each) ?? []),
    ...{ chargeCents, paidCents, remarks },
    allowedCents: sums.get('eligible'),
    units: typeof quantity === 'number' ? String(quantity) : undefined,
    from: dayOf(item.servicedDate) ?? dayOf(partOf(item.servicedPeriod, 'start')),
    to: dayOf(partOf(item.servicedPeriod, 'end')),
    adjustments: all,
    told: sums.has('benefit') || sums.has('paidtoprovider') || all.length > 0,
  }
}

/** The same with every amount the other way round: what takes an answer back. */
export function negated<Of extends ReadBenefit>(benefit: Of): Of {
  const turned = (each: readonly ReadAdjustment[]) => each.map(({ cents, ...rest }) => ({ ...rest, cents: -cents }))
  return {
    ...benefit,
    chargeCents: -benefit.chargeCents,
    paidCents: -benefit.paidCents,
    adjustments: turned(benefit.adjustments),
    lines: benefit.lines.map(line => ({
      ...line,
      chargeCents: -line.chargeCents,
      paidCents: -line.paidCents,
      allowedCents: line.allowedCents === undefined ? undefined : -line.allowedCents,
      adjustments: turned(line.adjustments),
    })),
  }
}
