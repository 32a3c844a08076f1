// Begins a batch: one argument for the denials of one pattern (payer, code, cause), a letter each. Nothing is made by it yet.
import { z } from 'zod'
import { addBatch, waitingInBatches } from '../../store/batch.ts'
import { payerById } from '../../store/payer.ts'
import type { Row } from '../../store/store.ts'
import { defineAction } from '../action.ts'
import { batchShape, MOST_LETTERS, mustBeArgument } from '../batch/batches.ts'
import { maybeLine } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { targetRows } from './change.ts'

export const action = defineAction(import.meta.url, {
  title: 'Appeal together',
  says: 'Begin a batch of appeals: denials of one payer, code and cause with one argument, a letter each. Nothing is made before each was looked at.',
  right: 'work',
  on: 'many',
  undo: 'Leave its letters out: nothing was made by it.',
  refuses: ['not-known', 'empty', 'too-large', 'ambiguous'],
  input: z.object({
    title: maybeLine('Title', { description: 'Otherwise payer, code and cause' }),
    argument: batchShape.argument,
  }),
  async run({ store, actor: { who, now } }, targets, { title, argument }) {
    return store.write(async unit => {
      const rows: Row<'denial'>[] = []
      for await (const denial of targetRows(unit, targets)) {
        if (denial.status !== 'open') continue
        if (rows.length === MOST_LETTERS)
          throw new Refusal(
            'too-large',
            `More than ${MOST_LETTERS} letters are no batch that anybody looks through: narrow it down.`,
          )
        rows.push(denial)
      }
      const first = mustBeOnePattern(rows)
      await mustBeArgument(unit, first.cause, argument)
      const waiting = await waitingInBatches(
        unit,
        rows.map(({ id }) => id),
      )
      const own = rows.filter(({ id }) => !waiting.has(id))
      if (own.length === 0)
        throw new Refusal('empty', 'All of these wait in a batch already.', '"overturn batches" lists them.')
      const payer = await payerById(unit, first.payerId)
      const id = unit.nextId()
      const code = `${first.groupCode}-${first.carc}`
      await addBatch(
        unit,
        {
          ...{ id, payerId: first.payerId, groupCode: first.groupCode, carc: first.carc, cause: first.cause },
          heading: title === '' ? `${payer?.name ?? ''} ${code}, ${first.cause}` : title,
          level: '',
          argument: argument === '' ? null : (argument ?? null),
          ...{ answers: {}, ownWords: '', madeAt: now, madeBy: who, changedAt: now },
        },
        own.map(denial => denial.id),
      )
      unit.event({ at: now, who, verb: 'batch-begun', data: { batch: id, code, letters: own.length } })
      const others = rows.length - own.length
      return {
        changed: own.length,
        says: `Batch ${id} is begun with ${own.length} ${own.length === 1 ? 'letter' : 'letters'}.${others === 0 ? '' : ` ${others} more wait in another batch already.`}`,
        made: { batch: id },
      }
    })
  },
})

/** Throws Refusal `empty`, or `ambiguous` where they are of several patterns. */
function mustBeOnePattern(rows: readonly Row<'denial'>[]): Row<'denial'> {
  const [first] = rows
  if (first === undefined) throw new Refusal('empty', 'None of these is open: there is nothing to appeal.')
  const several = (what: string, of: (denial: Row<'denial'>) => string | number) => {
    const found = new Set(rows.map(of))
    return found.size === 1 ? [] : [`${found.size} ${what}`]
  }
  const differing = [
    ...several('payers', denial => denial.payerId),
    ...several('codes', ({ groupCode, carc }) => `${groupCode}-${carc}`),
    ...several('causes', ({ cause }) => cause),
  ]
  if (differing.length > 0)
    throw new Refusal(
      'ambiguous',
      `One argument is for one pattern, and these are of ${differing.join(', ')}: narrow them down.`,
    )
  return first
}
