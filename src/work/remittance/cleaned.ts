// Remittances as files that a practice system posts from, one or more files for each payment.
import { z } from 'zod'
import { PRACTICE_SYSTEM_NAMES, practiceSystem } from '../../knowledge/practice-systems.ts'
import { fileById } from '../../store/file.ts'
import { cite } from '../cite.ts'
import { choice, number, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { defineView } from '../view.ts'
import { accountsIn, clean } from './clean.ts'
import { readRemittance } from './read.ts'
import { readTransaction } from './transaction.ts'

const part = z.object({
  name: z.string().describe('What the file may be called'),
  claims: z.number().int(),
  paymentCents: z.number().int(),
  text: z.string().describe('The file, one character per byte'),
})
const answer = z.object({
  record: z.literal('cleaned'),
  remittance: z.number(),
  for: z.enum(PRACTICE_SYSTEM_NAMES),
  parts: z.array(part).readonly(),
  accounts: z.array(z.object({ account: z.string() })).readonly(),
  says: z.array(z.string()).readonly().describe('What was left out or changed, and what the system does with the rest'),
  cites: z.array(cite).readonly(),
})

export const view = defineView(import.meta.url, {
  title: 'File for the practice system',
  says: 'A remittance as a file of its own that a practice system posts from: one payer, one payment, once, adding up.',
  right: 'work',
  looks: true,
  apart: 'moments',
  path: '/remittances/:id/cleaned',
  screen: '/remittances/$id',
  query: z.object({
    id: number('Remittance'),
    for: choice('For', PRACTICE_SYSTEM_NAMES, {
      description: 'any, or the practice system whose limits it keeps to: openemr, open-dental',
    }).default('any'),
    most: titled(z.coerce.number().int().min(1).max(100_000), 'Claims of a file', {
      description: 'the most claims of a file; a payment with more is cut into parts that add up',
    }).optional(),
  }),
  answer,
  async read({ store }, { id, for: system, most }) {
    const remittance = await readRemittance(store, id)
    if (!remittance.balanced)
      throw new Refusal(
        'guarded',
        `Remittance ${id} does not add up, and is not corrected by guessing: post it by hand, or ask the payer.`,
        `"overturn remittance-claims ${id} --unbalanced" shows where.`,
      )
    const file = await fileById(store, remittance.fileId)
    if (file === undefined) throw new Refusal('not-found', 'Its file is not there.')
    const preset = practiceSystem(system)
    const raw = await readTransaction(store, file.kept, remittance)
    const { parts, says } = clean(raw, { system: preset, most, remittance: id })
    return {
      record: 'cleaned' as const,
      remittance: id,
      for: system,
      parts: parts.map((each, at) => ({
        name: `${id}-${nameOf(remittance.trace ?? remittance.control)}${parts.length === 1 ? '' : `-${at + 1}`}.835`,
        ...each,
      })),
      accounts: accountsIn(raw).map(account => ({ account })),
      says: [...says, ...(preset === undefined ? [] : [preset.says])],
      cites: preset?.cites ?? [],
    }
  },
})

const nameOf = (trace: string) => trace.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 40)
