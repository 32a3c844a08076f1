// What of the address says which time, payer and grouping is looked at.
export const GROUPINGS = [
  ...(['payer', 'product', 'cause', 'family', 'code', 'remark', 'procedure', 'modifier', 'diagnosis'] as const),
  ...(['provider', 'coder', 'front-desk', 'location'] as const),
] as const

export interface Span {
  readonly from?: string
  readonly to?: string
  readonly payer?: string
  readonly by?: 'payment' | 'service'
  readonly of?: (typeof GROUPINGS)[number]
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

export function toSpan({ from, to, payer, by, of }: Record<string, unknown>): Span {
  const grouping = GROUPINGS.find(each => each === of)
  return {
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(typeof payer === 'string' && payer !== '' ? { payer } : {}),
    ...(by === 'service' ? { by } : {}),
    ...(grouping === undefined ? {} : { of: grouping }),
  }
}
