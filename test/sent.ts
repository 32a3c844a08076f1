// A claim as tests send it: a visit of Jane Doe, billed to one of the example's invented payers.
import { EXAMPLE_PAYERS, type ExamplePayer } from '../src/example/practice.ts'
import type { SentClaim } from '../src/example/sent.ts'

/** The payer of the example that is billed under this filing indicator (SBR09). */
export const payerFiling = (filing: string) => EXAMPLE_PAYERS.find(payer => payer.filing === filing) as ExamplePayer

type Line = readonly [code: string, chargeCents: number, ...modifiers: readonly string[]]

/** Its lines bear the account with their number as control numbers; one office visit of 150.00 where nothing is said. */
export function sentVisit(
  account: string,
  lines: readonly Line[] = [['99213', 15_000]],
  more: Partial<SentClaim> = {},
): SentClaim {
  return {
    account,
    payer: payerFiling('12'),
    person: { last: 'DOE', first: 'JANE', id: 'XEX000000001' },
    serviceDate: '2026-01-05',
    frequency: '1',
    lines: lines.map(([code, chargeCents, ...modifiers], at) => ({
      code,
      modifiers,
      chargeCents,
      control: `${account}-${at + 1}`,
    })),
    ...more,
  }
}
