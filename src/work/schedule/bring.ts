// Brings the fee schedule of a payer's contract in, out of a sheet; one with the same rows is there once.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type ContractTerms, termsInWords } from '../../decide/contract-terms.ts'
import { addSchedule, schedules } from '../../store/schedule.ts'
import { defineAction } from '../action.ts'
import { line, titled, yesNo } from '../input.ts'
import { payerNamed } from '../payer/named.ts'
import { present } from '../present.ts'
import { Refusal } from '../refusal.ts'
import { columnsOf, fileText, onlyLook } from '../sheet/input.ts'
import { openSheet } from '../sheet/read-xlsx.ts'
import { COLUMNS, type FeeSheet, readFeeSheet } from './read-sheet.ts'

const percentage = (title: string, description: string) =>
  titled(z.number().min(0.01).max(1000).optional(), title, { description })

export const action = defineAction(import.meta.url, {
  title: 'Bring a fee schedule in',
  says: 'Bring the fee schedule of a payer’s contract in: a sheet (CSV, .xlsx) with procedure codes and amounts, modifiers and dates where it has them.',
  right: 'lead',
  on: 'practice',
  undo: 'Take the schedule back.',
  refuses: ['not-found', 'ambiguous', 'not-known', 'empty'],
  http: { method: 'POST', path: '/schedules', status: 201 },
  screen: '/underpaid',
  without: { command: '"overturn schedule import FILE --payer NAME" reads it from a file.' },
  input: z.object({
    payer: line('Payer', { description: 'As your files name it, its number, or a part of its name' }),
    name: line('Name', { most: 100, description: 'What this schedule is called, such as the contract and the year' }),
    sheet: fileText(
      'Sheet',
      'The rows as CSV, with a head; none is needed where a part of the charge or of Medicare is paid',
    ).optional(),
    columns: columnsOf(COLUMNS, { amount: 'Rate 2026' }),
    lesserOfCharge: yesNo('The lesser of fee and charge', {
      description: 'The payer allows no more than was billed, as nearly every contract has it',
    }).default(true),
    percent: percentage(
      'Percent of the fees',
      'Such as 140, where the sheet is Medicare’s and the contract pays 140 % of it',
    ),
    percentOfCharge: percentage('Percent of the charge', 'For everything that the sheet has no fee for'),
    procedures: titled(z.array(z.number().min(0).max(100)).min(2).max(10).optional(), 'Further procedures of a day', {
      description:
        'Percent of the fee for the dearest procedure, the second and so on: [100,50,50]; the last holds for all further ones',
    }),
    modifiers: titled(
      z.record(z.string().regex(/^[0-9A-Z]{2}$/), z.number().min(0).max(1000)).optional(),
      'Modifiers',
      { description: 'Percent of the fee with a modifier that has no row of its own: {"50":150,"80":16}' },
    ),
    medicare: titled(
      z
        .object({
          locality: z.string().regex(/^[A-Z]{2}-\d{2}$/),
          year: z.number().int().min(2000).max(2100).optional(),
          setting: z.enum(['office', 'facility']).optional(),
        })
        .optional(),
      'Medicare',
      {
        description:
          'Percent of the fees is then of Medicare’s physician fee schedule, and the rows of the sheet stand as they are: {"locality":"FL-04","year":2026}; without a year that of the service',
      },
    ),
    anesthesia: titled(
      z
        .object({
          minutesPerUnit: z.number().int().min(1).max(60),
          unitCents: z.number().int().min(1).max(100_000).optional(),
        })
        .optional(),
      'Anesthesia',
      {
        description:
          'Units of anesthesia are minutes in this payer’s remittances, so many a unit: {"minutesPerUnit":15,"unitCents":6500}; without an amount Medicare’s',
      },
    ),
    providers: titled(z.record(z.string().regex(/^\d{10}$/), z.number().min(0).max(1000)).optional(), 'Providers', {
      description: 'Percent for claims that these rendered, by NPI: {"1234567893":85}',
    }),
    sequestration: titled(z.enum(['passed-on', 'not-passed-on']).optional(), 'Sequestration', {
      description: 'Whether a contract of Medicare Advantage passes the federal cut (CO-253) on',
    }),
    dryRun: onlyLook(),
  }),
  async run({ store, actor }, _targets, { payer, name, sheet, columns, dryRun, ...given }) {
    const terms = termsOf(given)
    const { id: payerId, name: payerName } = await payerNamed(store, payer)
    if (
      sheet === undefined &&
      terms.percentOfCharge === undefined &&
      terms.medicare === undefined &&
      terms.anesthesia === undefined
    )
      throw new Refusal('empty', 'Bring a sheet of fees, or say what percent of the charge or of Medicare is paid.')
    const read =
      sheet === undefined ? { fees: [], columns: {}, bad: [] } : readFeeSheet(await openSheet(sheet), columns)
    const sha256 = createHash('sha256')
      .update(JSON.stringify([read.fees, plainTerms(terms)]))
      .digest('hex')
    const told = {
      ...{ fees: read.fees.length, columns: read.columns, terms: termsInWords(terms) },
      ...{ badRows: read.bad.length, bad: read.bad.slice(0, 20) },
    }
    const { count, left } = countsIn(read)
    const same = (await schedules(store)).find(each => each.payerId === payerId && each.sha256 === sha256)
    if (dryRun)
      return { changed: 0, says: `${count} for ${payerName} could be kept; nothing was changed.${left}`, made: told }
    if (same !== undefined)
      return {
        changed: 0,
        says: `${count === 'The terms' ? count : `These ${count}`} are here already, as schedule ${same.id} “${same.name}”.${left}`,
        made: { schedule: same.id, ...told },
      }
    const schedule = await store.write(async unit => {
      const id = unit.nextId()
      const kept = { id, payerId, name, sha256, terms, fees: read.fees.length }
      await addSchedule(
        unit,
        { ...kept, broughtAt: actor.now, broughtBy: actor.who, withdrawnAt: null },
        read.fees.map((fee, ordinal) => ({ scheduleId: id, ordinal, ...fee })),
      )
      unit.event({
        at: actor.now,
        who: actor.who,
        verb: 'brought-schedule',
        data: { schedule: id, payer: payerName, name, fees: read.fees.length, terms: termsInWords(terms) },
      })
      return id
    })
    return {
      changed: 1,
      says: `${count} for ${payerName} ${/^1 /.test(count) ? 'is' : 'are'} kept as schedule ${schedule} “${name}”.${left}`,
      made: { schedule, ...told },
    }
  },
})

function countsIn({ fees, bad }: Pick<FeeSheet, 'fees' | 'bad'>) {
  return {
    count:
      fees.length === 0 ? 'The terms' : `${fees.length.toLocaleString('en-US')} ${fees.length === 1 ? 'fee' : 'fees'}`,
    left: bad.length === 0 ? '' : ` ${bad.length} ${bad.length === 1 ? 'row' : 'rows'} could not be read and left out.`,
  }
}

type GivenTerms = { readonly [Name in keyof ContractTerms]: ContractTerms[Name] | undefined } & Pick<
  ContractTerms,
  'lesserOfCharge'
>

/** Without what nothing was said of. */
function termsOf({ lesserOfCharge, ...given }: GivenTerms): ContractTerms {
  return { lesserOfCharge, ...(present(given) as Partial<ContractTerms>) }
}

/** As schedules of before said it, so that one of them is known again. */
const plainTerms = (terms: ContractTerms) => (Object.keys(terms).length === 1 ? terms.lesserOfCharge : terms)
