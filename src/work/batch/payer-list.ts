// The payer's spreadsheet of a batch: one line for each letter that is made, with what a payer finds its claim by.
import { z } from 'zod'
import { lettersOfBatches } from '../../store/batch.ts'
import { readName } from '../../store/practice.ts'
import { number } from '../input.ts'
import { present } from '../present.ts'
import { defineView, eachItemAs, itemsOf } from '../view.ts'
import { batchNamed } from './batches.ts'

const payerLine = z.object({
  line: z.number(),
  provider: z.string(),
  account: z.string(),
  payerClaim: z.string().optional().describe('The payer’s number of the claim (CLP07)'),
  patient: z.string().optional(),
  memberId: z.string().optional(),
  serviceFrom: z.string().optional(),
  code: z.string(),
  chargeCents: z.number().int(),
  askedCents: z.number().int(),
  level: z.string(),
  packet: z.string().describe('The file of its packet'),
  pages: z.number(),
  sentOn: z.string().optional(),
  tracking: z.string().optional(),
})

/** What the packet of an appeal is called beside the sheet that names it. */
export const packetName = (appeal: number): string => `appeal-${appeal}-packet.pdf`

export const view = defineView(import.meta.url, {
  title: 'Batch as the payer’s spreadsheet',
  says: 'The letters of a batch that are made, line by line with what the payer finds each claim by; --out writes it as a spreadsheet.',
  right: 'work',
  looks: true,
  path: '/batches/:id/payer-list',
  command: 'batch-list',
  screen: '/batches/$id',
  query: z.object({ id: number('Batch') }),
  answer: itemsOf(payerLine),
  lines: eachItemAs('batch-line', payerLine),
  async read({ store }, { id }) {
    await batchNamed(store, id)
    const provider = await readName(store)
    const made = (await lettersOfBatches(store, [id])).filter(
      ({ state, status }) => state === 'made' && status !== 'withdrawn',
    )
    return {
      items: made.map((row, at) =>
        present({
          line: at + 1,
          provider,
          account: row.account,
          payerClaim: row.payerControl,
          patient: row.patientName,
          memberId: row.memberId,
          serviceFrom: row.serviceFrom,
          code: `${row.groupCode}-${row.carc}`,
          chargeCents: row.chargeCents,
          askedCents: row.askedCents ?? 0,
          level: row.level ?? '',
          packet: packetName(row.appealId ?? 0),
          pages: row.pages ?? 0,
          sentOn: row.sentOn,
          tracking: row.tracking,
        }),
      ),
    }
  },
})
