// What a practice sets for itself: shown, and changed. A change reads and writes in one unit, so that two who change different things both
// keep theirs.
import { z } from 'zod'
import { keepSettings, readName, readOwnSettings } from '../../store/practice.ts'
import type { Settings, Unit } from '../../store/store.ts'
import { DELIVERY_KINDS } from '../../store/words.ts'
import { defineView } from '../view.ts'

/** `change` is given what is set now. */
export async function changeSettings(unit: Unit, change: (set: Partial<Settings>) => Partial<Settings>): Promise<void> {
  const set = await readOwnSettings(unit)
  await keepSettings(unit, { ...set, ...change(set) })
}

export const view = defineView(import.meta.url, {
  title: 'Settings',
  says: 'What the practice has set for itself.',
  right: 'read',
  looks: false,
  screen: '/settings',
  answer: z.object({
    name: z.string(),
    writeOffLimitCents: z.number().int().describe('Above it a second person has to approve a write-off'),
    attemptCents: z.number().int().describe('What one attempt costs'),
    hourlyCents: z.number().int().nullable().describe('What an hour of work costs; null where nobody has said'),
    stepMinutes: z.number().int().describe('Minutes that a call, a letter or a claim written again takes'),
    silentDays: z.number().int().describe('After so many days an unanswered claim is looked for'),
    askStatus: z.boolean().describe('Whether payers are asked about silent claims every day'),
    sends: z.array(z.enum(DELIVERY_KINDS)).readonly().describe('What goes out to a server by itself'),
    state: z
      .string()
      .nullable()
      .describe('Where the practice is, by postal code; deadlines set for a state hold by it'),
    timeZone: z.string().nullable().describe('By whose days deadlines are counted, as it was set'),
    zone: z.string().describe('The time zone that counts: the one that was set, or the one that is assumed'),
    secondFactor: z.boolean().describe('Whether everybody who signs in with a password has to show a second factor'),
    idleMinutes: z.number().int().describe('Nobody at the keys for so long: the workbench signs the person out'),
    recordYears: z.number().int().describe('How many years records are kept'),
    minorAge: z.number().int().describe('Until which age records of children are kept'),
    lookYears: z.number().int().nullable().describe('How many years looks are kept; null for good'),
    outbound: z.boolean().describe('Whether claims made here can be put into an outbound folder'),
    hold: z.string().describe('Why nothing may be erased now; empty where nothing stands in the way'),
  }),
  async read({ store }) {
    const { writeOffLimitCents, attemptCents, silentDays, state, secondFactor, idleMinutes, ...more } =
      await store.settings()
    const {
      hourlyCents,
      stepMinutes,
      timeZone,
      recordYears,
      minorAge,
      lookYears,
      hold,
      outboundFolder,
      askStatus,
      sendServers,
    } = more
    const sends = DELIVERY_KINDS.filter(kind => sendServers.some(({ takes }) => takes.includes(kind)))
    return {
      ...{
        name: await readName(store),
        writeOffLimitCents,
        attemptCents,
        ...{ hourlyCents, stepMinutes },
        silentDays,
        askStatus,
        sends,
        state,
        ...{ timeZone, zone: store.zone },
        secondFactor,
        idleMinutes,
      },
      ...{ recordYears, minorAge, lookYears, outbound: outboundFolder !== null, hold },
    }
  },
})
