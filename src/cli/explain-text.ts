// A remittance for people: the shape of the standard paper remittance, with what every adjustment means under its line.
// Pure: decided claims in, text out.

import { type DecidedAdjustment, type DecidedClaim, partyName, type Scope } from '../decide/decide.ts'
import type { ProviderAdjustment, RemittanceEnd } from '../decide/remittance.ts'
import { CLAIM_STATUSES, PROVIDER_ADJUSTMENTS } from '../knowledge/load.ts'
import { PATIENT_SHARES } from '../knowledge/patient-shares.ts'
import { claim835, type Field, type PersonName, type Remittance } from '../x12/index.ts'
import { amount, counted, left, plain, right, styled, type Terminal, wrap } from './terminal.ts'

const COLUMNS = {
  date: 11,
  code: 14,
  units: 6,
  billed: 12,
  allowed: 12,
  deductible: 11,
  coinsurance: 11,
  reduced: 12,
  paid: 12,
}
const WIDTH = Object.values(COLUMNS).reduce((sum, width) => sum + width, 0)

type Look = Pick<Terminal, 'color'>

/** The head of a remittance: who paid whom, how much, how. */
export function remittanceHead(tree: Remittance, control: string, look: Look): string {
  const payment = tree.payment
  const method =
    { ACH: 'electronic payment', CHK: 'check', NON: 'no payment', FWT: 'wire', BOP: 'payment' }[
      payment?.method ?? ''
    ] ?? plain(payment?.method)
  const leftSide = [
    styled(look, 'bold', left(plain(partyName(tree.payer) ?? 'Payer not named'), 60)),
    left(
      `to ${plain(partyName(tree.payee) ?? 'payee not named')}${tree.payee?.name?.idQualifier === 'XX' ? `, NPI ${plain(tree.payee.name.id)}` : ''}`,
      60,
    ),
  ]
  const rightSide = [
    right(`Remittance ${plain(control)}  ${plain(payment?.date ?? 'no date')}`, WIDTH - 60),
    right(
      `${method} ${plain(tree.trace?.number)}  ${payment?.paymentCents === undefined ? 'amount unreadable' : amount(payment.paymentCents)}`,
      WIDTH - 60,
    ),
  ]
  const rule = '═'.repeat(WIDTH)
  return `${rule}\n${leftSide.map((text, at) => `${text}${rightSide[at]}`).join('\n')}\n${rule}\n${columnHeads(look)}\n`
}

function columnHeads(look: Look): string {
  return styled(
    look,
    'dim',
    left('SERV DATE', COLUMNS.date) +
      left('PROC  MODS', COLUMNS.code) +
      right('UNITS', COLUMNS.units) +
      right('BILLED', COLUMNS.billed) +
      right('ALLOWED', COLUMNS.allowed) +
      right('DEDUCT', COLUMNS.deductible) +
      right('COINS', COLUMNS.coinsurance) +
      right('OTHER ADJ', COLUMNS.reduced) +
      right('PROV PD', COLUMNS.paid),
  )
}

/** One claim: name line, service lines, totals; under each line what its adjustments are. */
export function claimText(decided: DecidedClaim, look: Look): string {
  const { claim, balance } = decided
  const lines: string[] = ['─'.repeat(WIDTH)]
  const remarks = claim.whole.remarks.map(remark => plain(remark.code)).join(' ')
  lines.push(
    `${styled(look, 'bold', left(personName(claim.patient ?? claim.insured), 26))} ACNT ${left(plain(claim.account), 20)} ICN ${left(plain(claim.payerControl ?? ''), 20)} ${outcomeText(decided, look)}`,
  )
  const status = CLAIM_STATUSES.get(claim.status)?.meaning ?? `status ${plain(claim.status) || 'not given'}`
  const member =
    (claim.patient?.id ?? claim.insured?.id) === undefined
      ? ''
      : `MID ${plain(claim.patient?.id ?? claim.insured?.id)}  `
  lines.push(
    styled(
      look,
      'dim',
      `  ${member}${status}${claim.filing === '' ? '' : ` (${plain(claim.filing)})`}${remarks === '' ? '' : `  remarks ${remarks}`}`,
    ),
  )
  for (const at of ['inpatient', 'outpatient'] as const)
    for (const text of wrap(adjudicationText(at, claim.node[at]), WIDTH - 2))
      lines.push(styled(look, 'dim', `  ${text}`))
  const decidedOf = Map.groupBy(decided.adjustments, each => each.scope)
  const tell = (scope: Scope) => {
    for (const each of decidedOf.get(scope) ?? []) lines.push(...decisionText(each, look))
  }
  for (const scope of claim.lines) {
    lines.push(scopeLine(scope))
    tell(scope)
  }
  tell(claim.whole)
  const totals = [claim.whole, ...claim.lines]
  lines.push(
    styled(
      look,
      'bold',
      left('CLAIM TOTALS', COLUMNS.date + COLUMNS.code) +
        right('', COLUMNS.units) +
        right(amount(claim.chargeCents), COLUMNS.billed) +
        right(amount(allowedOf(claim.whole, totals)), COLUMNS.allowed) +
        right(amount(sumOf(totals, 'PR', '1')), COLUMNS.deductible) +
        right(amount(sumOf(totals, 'PR', '2') + sumOf(totals, 'PR', '3')), COLUMNS.coinsurance) +
        right(amount(otherOf(totals)), COLUMNS.reduced) +
        right(amount(claim.paidCents), COLUMNS.paid),
    ),
  )
  lines.push(
    `  PT RESP ${amount(balance.patientCents)}   ${
      balance.balanced
        ? styled(look, 'dim', 'balances to the cent')
        : styled(look, ['red', 'bold'], `OUT OF BALANCE by ${amount(imbalanceOf(decided))}`)
    }`,
  )
  return `${lines.join('\n')}\n`
}

/** Days and amounts of MIA or MOA that are not zero; the remarks in them stand with the claim's. */
function adjudicationText(
  at: 'inpatient' | 'outpatient',
  segment: Readonly<Record<string, unknown>> | undefined,
): string {
  if (segment === undefined) return ''
  const parts: string[] = []
  for (const [key, field] of Object.entries<Field>(claim835.slots[at].segment.fields)) {
    const value = segment[key]
    if (field.kind !== 'element' || value === undefined) continue
    if (field.format === 'money' && value !== 0) parts.push(`${field.label} ${amount(value as number)}`)
    if (field.format === 'decimal' && Number(value) !== 0) parts.push(`${field.label} ${plain(String(value))}`)
  }
  return parts.length === 0 ? '' : `${at}: ${parts.join('; ')}`
}

function imbalanceOf({ balance }: DecidedClaim): number {
  return (
    balance.differenceCents ||
    balance.lines[0]?.differenceCents ||
    balance.chargeDifferenceCents ||
    balance.paidDifferenceCents
  )
}

function scopeLine(scope: Scope): string {
  const service = scope.claim.node.lines[(scope.line ?? 1) - 1]?.service
  const code = plain([scope.procedure ?? '', ...scope.modifiers].join(' '))
  const submitted = service?.submitted?.code
  return (
    left(plain(scope.from ?? ''), COLUMNS.date) +
    left(
      submitted === undefined || submitted === scope.procedure ? code : `${code} (${plain(submitted)})`,
      COLUMNS.code,
    ) +
    right(plain(service?.paidUnits ?? service?.submittedUnits ?? ''), COLUMNS.units) +
    right(amount(scope.chargeCents), COLUMNS.billed) +
    right(amount(allowedOf(scope, [scope])), COLUMNS.allowed) +
    right(amount(sumOf([scope], 'PR', '1')), COLUMNS.deductible) +
    right(amount(sumOf([scope], 'PR', '2') + sumOf([scope], 'PR', '3')), COLUMNS.coinsurance) +
    right(amount(otherOf([scope])), COLUMNS.reduced) +
    right(amount(scope.paidCents), COLUMNS.paid)
  )
}

/** What counts in a sum: not what the claim only repeats of its lines. */
function countedOf(scope: Scope): Scope['adjustments'] {
  const { repeated } = scope.claim.balance
  if (repeated === undefined || scope.level === 'line') return scope.adjustments
  return scope.adjustments.filter(part => !repeated.has(part.group, part.carc))
}

function sumOf(scopes: readonly Scope[], group: string, carc: string): number {
  let sum = 0
  for (const scope of scopes)
    for (const part of countedOf(scope)) if (part.group === group && part.carc === carc) sum += part.amountCents
  return sum
}

/** Everything that is not the patient's deductible, coinsurance or copay. */
function otherOf(scopes: readonly Scope[]): number {
  let sum = 0
  for (const scope of scopes)
    for (const part of countedOf(scope))
      if (!(part.group === 'PR' && ['1', '2', '3'].includes(part.carc))) sum += part.amountCents
  return sum
}

/** As sent (AMT*B6), else payment + patient's cost share + the federal cut. */
function allowedOf(scope: Scope, scopes: readonly Scope[]): number {
  if (scope.allowedCents !== undefined) return scope.allowedCents
  let allowed = scope.paidCents
  for (const each of scopes)
    for (const part of countedOf(each))
      if ((part.group === 'PR' && PATIENT_SHARES.has(part.carc)) || (part.carc === '253' && scope.paidCents !== 0))
        allowed += part.amountCents
  return allowed
}

/** Rules whose sentence would say of every zero the same. */
const SILENT = new Set(['frame/zero-amount', 'frame/estimate'])
const LOUD = new Set(['denial', 'underpayment'])

function decisionText({ adjustment, decision, scope }: DecidedAdjustment, look: Look): string[] {
  const remarks = scope.remarks.map(remark => plain(remark.code)).join(' ')
  const code = `${plain(adjustment.group)}-${plain(adjustment.carc)}`
  const head = `    ${left(code, 9)}${right(amount(adjustment.amountCents), 12)}  ${left(decision.kind, 14)}`
  const loud = LOUD.has(decision.kind)
  const does = decision.action === 'none' ? '' : `→ ${decision.action}`
  const patient = decision.mayBillPatient
    ? 'patient may be billed'
    : decision.liable === 'provider'
      ? "not the patient's"
      : ''
  const tail = [
    loud ? decision.cause : '',
    does,
    patient,
    loud && remarks !== '' ? remarks : '',
    decision.sure === 'high' ? '' : `${decision.sure} certainty`,
  ]
    .filter(part => part !== '')
    .join(' · ')
  const first = loud
    ? styled(look, decision.kind === 'denial' ? ['red', 'bold'] : 'yellow', `${head}${tail}`)
    : styled(look, 'dim', `${head}${tail}`)
  if (!loud && (SILENT.has(decision.rule) || (decision.sure === 'high' && decision.rule.startsWith('general/'))))
    return [first]
  const indent = ' '.repeat(12)
  return [
    first,
    ...wrap(plain(decision.why), WIDTH - 16).map(text =>
      loud ? `${indent}${text}` : styled(look, 'dim', `${indent}${text}`),
    ),
  ]
}

function outcomeText({ outcome, atStakeCents }: DecidedClaim, look: Look): string {
  const words = {
    paid: 'PAID',
    denied: 'DENIED',
    'partly-denied': 'PARTLY DENIED',
    underpaid: 'UNDERPAID',
    'patient-share': 'PATIENT OWES',
    reversed: 'REVERSED',
    pending: 'PENDING',
  }[outcome]
  const style = {
    paid: 'green',
    denied: 'red',
    'partly-denied': 'red',
    underpaid: 'yellow',
    'patient-share': 'cyan',
    reversed: 'yellow',
    pending: 'blue',
  }[outcome] as 'green' | 'red' | 'yellow' | 'cyan' | 'blue'
  return styled(look, [style, 'bold'], atStakeCents === 0 ? words : `${words} ${amount(atStakeCents)}`)
}

function personName(name: PersonName | undefined): string {
  if (name === undefined) return 'Patient not named'
  return plain(
    [name.last, [name.first, name.middle].filter(part => part !== undefined && part !== '').join(' ')]
      .filter(part => part !== undefined && part !== '')
      .join(', '),
  )
}

/** The provider adjustments of a remittance, under their own heading. */
export function providerAdjustmentsText(adjustments: readonly ProviderAdjustment[], look: Look): string {
  if (adjustments.length === 0) return ''
  const lines = adjustments.map(({ reason, reference, amountCents }) => {
    const meaning = PROVIDER_ADJUSTMENTS.get(reason)?.meaning ?? 'a reason that is in no list known here'
    const effect =
      amountCents === undefined || amountCents === 0
        ? ''
        : amountCents > 0
          ? 'taken from this payment'
          : 'added to this payment'
    return `    ${left(plain(reason), 4)}${right(amount(amountCents), 14)}  ${effect}: ${meaning}${reference === undefined ? '' : ` (${plain(reference)})`}`
  })
  return `${'─'.repeat(WIDTH)}\n${styled(look, 'bold', 'PROVIDER ADJUSTMENTS (to the payment, not to a claim)')}\n${lines.join('\n')}\n`
}

/** The foot of a remittance: its proof. */
export function remittanceFoot({ tree, claims, balanced, differenceCents }: RemittanceEnd, look: Look): string {
  const proof = balanced
    ? styled(
        look,
        'green',
        `${counted(claims, 'claim')}${tree.providerAdjustments.length === 0 ? '' : ' and the provider adjustments'} make ${amount(tree.payment?.paymentCents)}: lines, claims and payment balance to the cent`,
      )
    : styled(
        look,
        ['red', 'bold'],
        differenceCents === 0
          ? `${counted(claims, 'claim')}: the payment adds up, but a claim or line within does not balance`
          : `${counted(claims, 'claim')}: OUT OF BALANCE, claims less adjustments differ from the payment by ${amount(differenceCents)}`,
      )
  return `${'─'.repeat(WIDTH)}\n${proof}\n\n`
}
