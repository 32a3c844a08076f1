// One claim as it was sent: its lines, diagnoses and other payers.
import { z } from 'zod'
import { number } from '../input.ts'
import { presentRowOf } from '../row-record.ts'
import { defineView } from '../view.ts'
import { claimOf, claimRecord, partOf } from './record.ts'
import { readSentClaim } from './sent.ts'

export const sentClaimRecord = z.object({
  claim: claimRecord,
  fileId: z.number(),
  file: z.string(),
  lines: z.array(presentRowOf('claimLine')).readonly(),
  diagnoses: z.array(presentRowOf('claimDiagnosis')).readonly(),
  payers: z.array(presentRowOf('claimPayer')).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'Claim',
  says: 'One claim as it was sent: its lines, diagnoses and other payers.',
  right: 'read',
  looks: true,
  path: '/claims/:id',
  command: 'claim',
  screen: '/claims/$id',
  query: z.object({ id: number('Claim', { description: 'the number of a claim as it was sent' }) }),
  answer: sentClaimRecord,
  async read({ store }, { id }) {
    const { claim, fileId, file, lines, diagnoses, payers } = await readSentClaim(store, id)
    return {
      claim: claimOf(claim),
      fileId,
      file,
      lines: lines.map(partOf),
      diagnoses: diagnoses.map(partOf),
      payers: payers.map(partOf),
    }
  },
})
