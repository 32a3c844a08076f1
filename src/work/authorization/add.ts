// Enters an authorization into the register by hand: from a letter, a portal, a call.
import { z } from 'zod'
import { addAuthorization, hasAuthorization } from '../../store/authorization.ts'
import { COUNTED_IN } from '../../store/words.ts'
import { defineAction } from '../action.ts'
import { choice, line, maybeLine, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'

const CODE = /^[A-Z0-9]{4,5}$/

export const action = defineAction(import.meta.url, {
  title: 'Enter an authorization',
  says: 'Enter what a payer has authorized; claims use it up, and a claim that needs it and is not covered by it is told.',
  right: 'work',
  on: 'practice',
  undo: '"End an authorization" takes it out of the register.',
  refuses: ['not-known', 'not-a-date', 'open'],
  http: { method: 'POST', path: '/authorizations', status: 200 },
  screen: '/authorizations',
  input: z.object({
    reference: line('Number', { description: 'As the payer gave it', most: 60 }),
    member: line('Member number', { most: 80 }),
    patient: maybeLine('Patient'),
    payer: maybeLine('Payer'),
    procedures: maybeLine('Codes', { description: 'With commas between them; empty for whatever is done', most: 400 }),
    countedIn: choice('Counts', COUNTED_IN, { labels: { units: 'Units', visits: 'Visits' } }).default('units'),
    granted: titled(z.coerce.number().int().min(1).max(100_000), 'How many').optional(),
    used: titled(z.coerce.number().int().min(0).max(100_000), 'Used before', {
      description: 'By claims that are not known here',
    }).default(0),
    from: titled(z.iso.date(), 'From', { widget: 'date' }).optional(),
    to: titled(z.iso.date(), 'To', { widget: 'date' }).optional(),
    provider: maybeLine('NPI of the provider', { most: 10 }),
    place: maybeLine('Place of service', { most: 2 }),
    note: maybeLine('Note', { most: 500 }),
  }),
  async run({ store, actor: { who, now } }, _targets, told) {
    const codes = told.procedures
      .toUpperCase()
      .split(/[,\s]+/)
      .filter(code => code !== '')
    const odd = codes.find(code => !CODE.test(code))
    if (odd !== undefined) throw new Refusal('not-known', `"${odd}" is no code of a procedure.`)
    if (told.from !== undefined && told.to !== undefined && told.to < told.from)
      throw new Refusal('not-a-date', `It would end on ${told.to}, before it begins on ${told.from}.`)
    if (await hasAuthorization(store, told.member, told.reference))
      throw new Refusal('open', `${told.reference} is in the register for this member already.`)
    const id = await store.write(async unit => {
      const number = unit.nextId()
      await addAuthorization(unit, {
        id: number,
        reference: told.reference,
        memberId: told.member,
        personName: told.patient || null,
        payerName: told.payer || null,
        procedures: codes.join(','),
        countedIn: told.countedIn,
        granted: told.granted ?? null,
        spentBefore: told.used,
        fromDate: told.from ?? null,
        toDate: told.to ?? null,
        providerNpi: told.provider || null,
        place: told.place || null,
        source: 'by-hand',
        note: told.note,
        addedAt: now,
        addedBy: who,
        endedAt: null,
      })
      unit.event({ at: now, who, verb: 'authorization-added', data: { id: number, memberId: told.member } })
      return number
    })
    return { changed: 1, says: `Authorization ${id} is in the register.`, made: { authorization: id } }
  },
})
