// Brings the fee schedule of a payer's contract in, out of a sheet; one with the same rows is there once.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { addSchedule, schedules } from '../../store/schedule.ts'
import { defineAction } from '../action.ts'
import { line, paragraph, titled, yesNo } from '../input.ts'
import { payerNamed } from '../payer/named.ts'
import { COLUMNS, readFeeSheet } from './read-sheet.ts'

/** Characters of a sheet that one request can hold. */
const LONGEST = 900_000

export const action = defineAction({
  noun: 'schedule',
  verb: 'bring',
  title: 'Bring a fee schedule in',
  says: 'Bring the fee schedule of a payer’s contract in: a sheet (CSV) with procedure codes and amounts, modifiers and dates where it has them.',
  right: 'lead',
  on: 'practice',
  undo: 'Take the schedule back.',
  refuses: ['not-found', 'ambiguous', 'not-known', 'empty'],
  http: { method: 'POST', path: '/schedules', status: 201 },
  without: { command: '"overturn schedule import FILE --payer NAME" reads it from a file.' },
  screen: '/underpaid',
  input: z.object({
    payer: line('Payer', { description: 'As your files name it, its number, or a part of its name' }),
    name: line('Name', { most: 100, description: 'What this schedule is called, such as the contract and the year' }),
    sheet: paragraph('Sheet', { most: LONGEST, description: 'The rows as CSV, with a head' }),
    columns: titled(z.partialRecord(z.enum(COLUMNS), z.string().max(200)).default({}), 'Columns', {
      description: 'Which column is which, where its head does not say: {"amount":"Rate 2026"}',
    }),
    lesserOfCharge: yesNo('The lesser of fee and charge', {
      description: 'The payer allows no more than was billed, as nearly every contract has it',
    }).default(true),
    dryRun: yesNo('Only look', { description: 'Read it and say what it holds; keep nothing' }).default(false),
  }),
  async run({ store, actor }, _targets, { payer, name, sheet, columns, lesserOfCharge, dryRun }) {
    const { id: payerId, name: payerName } = await payerNamed(store, payer)
    const read = readFeeSheet(sheet, columns)
    const sha256 = createHash('sha256')
      .update(JSON.stringify([read.fees, lesserOfCharge]))
      .digest('hex')
    const told = {
      fees: read.fees.length,
      columns: read.columns,
      badRows: read.bad.length,
      bad: read.bad.slice(0, 20),
    }
    const count = `${read.fees.length.toLocaleString('en-US')} ${read.fees.length === 1 ? 'fee' : 'fees'}`
    const left =
      read.bad.length === 0
        ? ''
        : ` ${read.bad.length} ${read.bad.length === 1 ? 'row' : 'rows'} could not be read and left out.`
    const same = (await schedules(store)).find(each => each.payerId === payerId && each.sha256 === sha256)
    if (dryRun)
      return { changed: 0, says: `${count} for ${payerName} could be kept; nothing was changed.${left}`, made: told }
    if (same !== undefined)
      return {
        changed: 0,
        says: `These ${count} are here already, as schedule ${same.id} “${same.name}”.${left}`,
        made: { schedule: same.id, ...told },
      }
    const schedule = await store.write(async unit => {
      const id = unit.nextId()
      const kept = { id, payerId, name, sha256, terms: { lesserOfCharge }, fees: read.fees.length }
      await addSchedule(
        unit,
        { ...kept, broughtAt: actor.now, broughtBy: actor.who, withdrawnAt: null },
        read.fees.map((fee, ordinal) => ({ scheduleId: id, ordinal, ...fee })),
      )
      unit.event({
        at: actor.now,
        who: actor.who,
        verb: 'brought-schedule',
        data: { schedule: id, payer: payerName, name, fees: read.fees.length },
      })
      return id
    })
    return {
      changed: 1,
      says: `${count} for ${payerName} are kept as schedule ${schedule} “${name}”.${left}`,
      made: { schedule, ...told },
    }
  },
})
