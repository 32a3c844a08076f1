// The pages of provider adjustments (PLB): money moved between payer and provider outside of claims, what it is, where it leads and how
// it is booked. Pure.
import {
  type CodeEntry,
  FAMILY_OF,
  guidesFor,
  PROVIDER_ADJUSTMENTS,
  type ProviderAdjustmentEntry,
  type ProviderAdjustmentRow,
  providerAdjustmentOf,
} from '../knowledge/load.ts'
import type { CodeVerdict } from './code.ts'

/** What the page of a provider adjustment says beyond that of a reason or remark. */
export interface PlbParts
  extends Pick<ProviderAdjustmentEntry, 'sign' | 'trace' | 'dispute' | 'posting'>,
    Pick<ProviderAdjustmentRow, 'usual'> {}

/** A page in the shape of every code's, with the parts of its own. */
export interface PlbPage extends CodeVerdict, PlbParts {
  readonly code: string
  readonly list: 'plb'
  readonly status: 'active' | 'deactivated'
  readonly title: string
  readonly meaning: string
  readonly steps: readonly string[]
  readonly inFile: string
  readonly related: NonNullable<CodeEntry['related']>
  readonly guides?: readonly { readonly name: string; readonly title: string }[]
  readonly cites: CodeEntry['cites']
}

/** Reads the name of a provider adjustment, `PLB-WO`, `plb wo` or `PLB72`; undefined when it is none. */
export function parsePlbName(text: string): string | undefined {
  const code = /^PLB[\s-]*([A-Z0-9]{2})$/.exec(text.trim().toUpperCase())?.[1]
  return code !== undefined && PROVIDER_ADJUSTMENTS.has(code) ? code : undefined
}

/** The page of a provider adjustment as a user writes it; undefined when it is none. */
export function plbPageOf(name: string): PlbPage | undefined {
  const code = parsePlbName(name)
  const row = PROVIDER_ADJUSTMENTS.get(code ?? '')
  const entry = providerAdjustmentOf(code ?? '')
  if (row === undefined || entry === undefined) return undefined
  const { title, meaning, kind, cause, action, appealable, sign, trace, dispute, posting, steps } = entry
  const guides = guidesFor(`PLB-${row.code}`).map(({ name: guide, title: of }) => ({ name: guide, title: of }))
  return {
    code: `PLB-${row.code}`,
    list: 'plb',
    status: row.active ? 'active' : 'deactivated',
    title,
    meaning,
    kind,
    cause,
    family: FAMILY_OF[cause],
    action,
    liable: 'provider',
    // Money between payer and provider is never a patient's; a patient's share stands in the claims.
    mayBillPatient: false,
    appealable,
    usual: row.usual,
    sign,
    trace,
    dispute,
    posting,
    steps,
    inFile: entry.inFile,
    related: entry.related,
    ...(guides.length === 0 ? {} : { guides }),
    cites: entry.cites,
  }
}

/** The pages of all provider adjustments. */
export function plbPages(): readonly PlbPage[] {
  return [...PROVIDER_ADJUSTMENTS.keys()].flatMap(code => plbPageOf(`PLB-${code}`) ?? [])
}
