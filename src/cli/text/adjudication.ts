// What a person reads of `overturn adjudication NO.`: one claim of a remittance with its lines, adjustments and decisions.
import type { z } from 'zod'
import type { adjudicationRecord } from '../../work/denial/story-record.ts'
import { plain, styled, type Terminal } from '../terminal.ts'
import { claimHead, claimLines } from './show.ts'

export function text(claim: z.output<typeof adjudicationRecord>, _now: string, terminal: Terminal): string {
  return `${[
    styled(
      terminal,
      'bold',
      `Claim ${claim.id}: account ${plain(claim.account)}, ${plain(claim.patientName ?? 'patient not named')}`,
    ),
    claimHead(claim),
    ...claimLines(claim, terminal).map(line => `  ${line}`),
  ].join('\n')}\n`
}
