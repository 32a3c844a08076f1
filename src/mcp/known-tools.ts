// What needs no practice: codes, deadlines, guides, as anybody may ask them.
import type { McpServer } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { classOfPayer } from '../decide/advice.ts'
import { clocksFor } from '../decide/clocks.ts'
import { pageOf } from '../decide/code-page.ts'
import { searchCodes } from '../decide/search.ts'
import { guideNames, guideOf, LEVELS, PAYER_CLASSES, payerNames, payerOf } from '../knowledge/load.ts'
import { knownAnswer, refusal } from './answer.ts'

const READS = { readOnlyHint: true, openWorldHint: false } as const
const payer = z
  .enum(payerNames() as unknown as [string, ...string[]])
  .optional()
  .describe('An entry of the knowledge')

export function addKnownTools(server: McpServer): void {
  server.registerTool(
    'code',
    {
      title: 'Code',
      description:
        'What a denial or remark code means, who owes it, what to do, with sources: 197, CO-197, N130, CO-16+M51, PLB-WO.',
      inputSchema: z.object({
        code: z.string().min(1).max(80),
        payer,
        class: z.enum(PAYER_CLASSES).optional().describe('The class of payer that the advice is for'),
      }),
      annotations: READS,
    },
    ({ code, payer: entry, class: payerClass }) => {
      const page = pageOf(code, { payerClass: payerClass ?? classOfPayer(entry), payer: entry })
      return page === undefined
        ? refusal(`${code} is no code that is known here; "codes" searches.`)
        : knownAnswer(page)
    },
  )
  server.registerTool(
    'codes',
    {
      title: 'Search codes',
      description: 'Codes by the words of their meaning, best first.',
      inputSchema: z.object({ words: z.string().min(1).max(200) }),
      annotations: READS,
    },
    ({ words }) => knownAnswer({ items: searchCodes(words).slice(0, 20) }),
  )
  addDeadlines(server)
  addGuides(server)
}

function addDeadlines(server: McpServer): void {
  server.registerTool(
    'clock',
    {
      title: 'Deadlines',
      description:
        'Every deadline that runs at a payer from a notice or a date of service, how it is counted, and its source.',
      inputSchema: z.object({
        payer: payer.unwrap(),
        notice: z.iso.date().optional().describe('The day of the remittance or letter'),
        service: z.iso.date().optional().describe('The day of service'),
        level: z.enum(LEVELS).optional(),
      }),
      annotations: READS,
    },
    ({ payer: name, notice, service, level }) => {
      const entry = payerOf(name)
      if (entry === undefined || (notice === undefined && service === undefined))
        return refusal('Say from when it runs: the day of the notice, or of the service.')
      const clocks = clocksFor(entry, {
        ...(notice === undefined ? {} : { notice }),
        ...(service === undefined ? {} : { service }),
      })
      return knownAnswer({ items: clocks.filter(clock => level === undefined || clock.level === level) })
    },
  )
}

function addGuides(server: McpServer): void {
  server.registerTool(
    'guide',
    {
      title: 'Guide',
      description: 'One page on how a kind of work is done; without a name, the list of them.',
      inputSchema: z.object({ name: z.enum(guideNames() as unknown as [string, ...string[]]).optional() }),
      annotations: READS,
    },
    ({ name }) =>
      knownAnswer(
        name === undefined
          ? { items: guideNames().map(each => ({ name: each, title: guideOf(each)?.title })) }
          : guideOf(name),
      ),
  )
}
