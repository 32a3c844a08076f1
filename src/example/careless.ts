// What careless payers make of a claim on its way back: accounts cut or stripped, modifiers and line numbers lost, codes changed, lines
// split or put together. Each change keeps the truth of which line answers which.
import type { RemitClaim, RemitLine } from '../x12/index.ts'
import type { Random } from './random.ts'

export interface Told {
  readonly node: RemitClaim
  readonly sentLines: readonly (readonly number[] | undefined)[]
}

/** Tells a claim as a careless payer would. */
export function tellCarelessly(random: Random, node: RemitClaim, sentLines: Told['sentLines']): Told {
  const account = tellAccount(random, node.payment?.account ?? '')
  const keepsNumbers = random.chance(65)
  const keepsModifiers = random.chance(80)
  const told: { line: RemitLine; sent: readonly number[] | undefined }[] = []
  for (const [at, line] of node.lines.entries()) {
    const sent = sentLines[at]
    const plain = changeCode(random, strip(line, keepsNumbers, keepsModifiers))
    const before = told.at(-1)
    if (before !== undefined && sent !== undefined && before.sent !== undefined && random.chance(3))
      told[told.length - 1] = { line: join(before.line, plain), sent: [...before.sent, ...sent] }
    else if (sent !== undefined && random.chance(4)) told.push(...split(plain).map(half => ({ line: half, sent })))
    else told.push({ line: plain, sent })
  }
  return {
    node: {
      ...node,
      payment: { ...node.payment, account },
      lines: told.map(({ line }) => line),
    },
    sentLines: told.map(({ sent }) => sent),
  }
}

function tellAccount(random: Random, account: string): string {
  return random.weighted<() => string>([
    [86, () => account],
    [5, () => account.replaceAll('-', '')],
    [3, () => account.toLowerCase()],
    [3, () => account.slice(0, 12)],
    [3, () => account.padStart(account.length + 3, '0')],
  ])()
}

function strip(line: RemitLine, keepsNumbers: boolean, keepsModifiers: boolean): RemitLine {
  const { service } = line
  return {
    ...line,
    references: keepsNumbers ? line.references : line.references.filter(reference => reference.qualifier !== '6R'),
    service:
      keepsModifiers || service?.procedure === undefined
        ? service
        : { ...service, procedure: { ...service.procedure, modifiers: [] } },
  }
}

/** The payer pays another code and names the one that was sent in SVC06. */
function changeCode(random: Random, line: RemitLine): RemitLine {
  const { service } = line
  if (service?.procedure === undefined || !random.chance(4)) return line
  return {
    ...line,
    service: { ...service, submitted: service.procedure, procedure: { qualifier: 'HC', code: '99212', modifiers: [] } },
  }
}

/** One line paid as two, the second with all that does not divide. */
function split(line: RemitLine): readonly RemitLine[] {
  const { service } = line
  if (service === undefined || (service.chargeCents ?? 0) < 200) return [line]
  const share = (cents: number | undefined, second: boolean) => {
    const half = Math.trunc((cents ?? 0) / 2)
    return second ? (cents ?? 0) - half : half
  }
  return [false, true].map(second => ({
    ...line,
    service: {
      ...service,
      chargeCents: share(service.chargeCents, second),
      paidCents: share(service.paidCents, second),
    },
    adjustments: line.adjustments.map(cas => ({
      ...cas,
      adjustments: (cas.adjustments ?? []).map(part => ({ ...part, amountCents: share(part.amountCents, second) })),
    })),
    amounts: second ? [] : line.amounts,
  }))
}

/** Two lines paid as one, under the first one's code. */
function join(first: RemitLine, second: RemitLine): RemitLine {
  return {
    ...first,
    service: {
      ...first.service,
      chargeCents: (first.service?.chargeCents ?? 0) + (second.service?.chargeCents ?? 0),
      paidCents: (first.service?.paidCents ?? 0) + (second.service?.paidCents ?? 0),
    },
    adjustments: [...first.adjustments, ...second.adjustments],
    amounts: [],
  }
}
