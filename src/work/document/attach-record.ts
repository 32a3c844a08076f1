// What is asked and answered where documents are written as a 275, whatever they are of.
import { z } from 'zod'
import type { Outcome } from '../action.ts'
import { choice, titled, yesNo } from '../input.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Attached } from './attach.ts'
import { GUIDES_275 } from './write-275.ts'

export const attachInput = z.object({
  documents: titled(z.array(z.number().int().positive()).max(50).default([]), 'Documents', {
    description: 'Their numbers ("overturn documents"); all where none are named',
  }),
  guide: choice('Guide', GUIDES_275, {
    labels: {
      '006020X314': '006020X314 (the version that federal rules adopt)',
      '005010X210': '005010X210 (some payers still)',
    },
    description: 'The version that the payer takes',
  }).default('006020X314'),
  test: yesNo('Test', { description: 'Mark it as a test (ISA15 T)' }).default(false),
})

export const ATTACH_REFUSES: readonly RefusalCode[] = ['not-known', 'empty', 'too-large']

export function attachOutcome({ id, name, account, documents }: Attached): Outcome {
  const count = documents.length === 1 ? 'One document' : `${documents.length} documents`
  return {
    changed: 1,
    says: `${count} for ${account}: ${name} is written, with ${documents.map(({ control }) => control).join(', ')}. Nothing was sent yet.`,
    made: { outgoing: id, name, documents },
  }
}
