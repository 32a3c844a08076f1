// Proves that no cent and no segment was lost: each check asks the store by a query of its own and says what differs and where. Reads
// only; the one thing it tries to change has to be refused. One file for each thing that is checked stands in audit/.
import { z } from 'zod'
import type { Store } from '../../store/store.ts'
import { defineView } from '../view.ts'
import { checkCases, checkClaims, checkDecisions, checkLines } from './audit/adjudications.ts'
import { checkAnchors, checkAppendOnly, checkChain, checkSeals } from './audit/chain.ts'
import type { AuditCheck } from './audit/check.ts'
import { checkFigures } from './audit/figures.ts'
import { checkFiles } from './audit/files.ts'
import { checkQueue, checkTotals } from './audit/queue.ts'
import { checkProviderAdjustments, checkRemittances } from './audit/remittances.ts'
import { checkSent } from './audit/sent.ts'

export type { AuditCheck } from './audit/check.ts'

export interface AuditOptions {
  /** Reads every kept file again; without it the files are taken at their word. */
  readonly files: boolean
  readonly onFile?: (name: string) => void
}

export async function audit(store: Store, { files, onFile }: AuditOptions): Promise<readonly AuditCheck[]> {
  const done: AuditCheck[] = []
  for (const check of CHECKS) done.push(await check(store))
  if (files) done.push(await checkFiles(store, name => onFile?.(name)))
  return done
}

/** Those that need the database alone, in their order. */
const CHECKS: readonly ((store: Store) => Promise<AuditCheck>)[] = [
  ...[checkRemittances, checkClaims, checkLines, checkProviderAdjustments, checkDecisions],
  ...[checkSent, checkCases, checkQueue, checkTotals, checkFigures],
  ...[checkChain, checkSeals, checkAnchors, checkAppendOnly],
]

export const view = defineView(import.meta.url, {
  title: 'Audit',
  says: 'The proof that every cent and segment is accounted for.',
  right: 'lead',
  looks: false,
  apart: 'long',
  screen: '/settings',
  without: {
    command:
      '"overturn audit" is written by hand: it seals what it has proven and ends with status 1 where something differs.',
  },
  query: z.object({
    files: z.enum(['true', 'false']).default('false').describe('Read the kept files again'),
  }),
  answer: z.object({
    ok: z.boolean(),
    checks: z
      .array(
        z.object({
          name: z.string(),
          ok: z.boolean(),
          differenceCents: z.number(),
          says: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
  }),
  async read({ store }, { files }) {
    const checks = await audit(store, { files: files === 'true' })
    return { ok: checks.every(check => check.ok), checks }
  },
})
