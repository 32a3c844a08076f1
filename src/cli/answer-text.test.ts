// A view without a text of its own reads from its record: titles, money, rows as a table, nothing that could move the cursor.
import { expect, it } from 'vitest'
import { z } from 'zod'
import { answerText } from './answer-text.ts'
import type { Terminal } from './terminal.ts'

const terminal: Terminal = {
  out: async () => undefined,
  err: () => undefined,
  color: false,
  width: 100,
  watched: false,
}
const row = z.object({
  name: z.string(),
  denials: z.number(),
  atStakeCents: z.number().int().optional(),
  filter: z.record(z.string(), z.unknown()),
})
const view = {
  title: 'Example',
  answer: z.object({
    today: z.string().meta({ title: 'As of' }),
    closed: z.boolean(),
    all: z.object({ denials: z.number(), limitCents: z.number().int().nullable() }),
    items: z.array(row).readonly(),
  }),
}

it('says every part by its title, money as money, what is absent as a dash', () => {
  const answer = {
    today: '2026-03-02',
    closed: false,
    all: { denials: 1200, limitCents: null },
    items: [
      { name: 'A\u001b[2J', denials: 1100, atStakeCents: 1234500, filter: { owner: '' } },
      { name: 'Longer', denials: 100, filter: {} },
    ],
  }
  expect(answerText(view, answer, terminal).split('\n')).toEqual([
    'Example',
    'As of   2026-03-02',
    'Closed  no',
    '',
    'All',
    'Denials  1,200',
    'Limit    -',
    '',
    'Items',
    'Name    Denials   At stake',
    'A?[2J     1,100  12,345.00',
    'Longer      100          -',
    '',
  ])
})

it('says so where a list is empty', () => {
  const text = answerText(
    view,
    { today: '2026-03-02', closed: true, all: { denials: 0, limitCents: 5 }, items: [] },
    terminal,
  )
  expect(text).toContain('Items: none')
  expect(text).toContain('Limit    0.05')
})
