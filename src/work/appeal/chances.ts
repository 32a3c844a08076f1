// What the practice has learned of its chances: by payer, cause and the way by which it was worked, and of each argument how often it was granted.
import { z } from 'zod'
import { countDecided } from '../../decide/precedents.ts'
import { letterArguments } from '../../knowledge/letters.ts'
import type { Cause } from '../../knowledge/load.ts'
import { CAUSES } from '../../knowledge/vocabulary.ts'
import { decidedAppeals } from '../../store/appeal.ts'
import { endedByCode } from '../../store/denial-row.ts'
import { letterTemplates } from '../../store/letter-template.ts'
import { payersByName } from '../../store/payer.ts'
import { isGranted } from '../../store/words.ts'
import { NO_OUTCOME } from '../denial/after.ts'
import { countsShape } from '../denial/precedents.ts'
import { WAYS_TRIED, wayTried } from '../denial/way-tried.ts'
import { choice } from '../input.ts'
import { present } from '../present.ts'
import { defineView } from '../view.ts'

const MOST = 100_000

export const view = defineView(import.meta.url, {
  title: 'What was won, and by what',
  says: 'The practice’s own chances: denials that ended by payer, cause and the way they were worked, and how often each argument was granted by each payer.',
  right: 'read',
  looks: false,
  path: '/appeals/chances',
  screen: '/appeals',
  query: z.object({ cause: choice('Cause', CAUSES).optional() }),
  answer: z.object({
    ways: z
      .array(
        z.object({
          payer: z.string(),
          cause: z.enum(CAUSES),
          way: z.enum(WAYS_TRIED).describe('What was last done of them'),
          ended: z.number().describe('Closed, or ours and past the first deadline'),
          won: z.number().describe('Of them with money'),
        }),
      )
      .readonly(),
    arguments: z
      .array(z.object({ payer: z.string(), argument: z.string(), when: z.string().optional(), ...countsShape }))
      .readonly(),
  }),
  async read({ store, actor }, { cause }) {
    const today = actor.now.slice(0, 10)
    const names = new Map((await payersByName(store)).map(({ id, name }) => [id, name]))
    const named = (payerId: number) => names.get(payerId) ?? String(payerId)
    const ended = (await endedByCode(store, { today, ...NO_OUTCOME })).filter(
      each => cause === undefined || each.cause === cause,
    )
    const ways = Map.groupBy(ended, each => `${each.payerId} ${each.cause} ${wayTried(each.lastAction)}`)
    const appeals = (await decidedAppeals(store, cause, MOST)).filter(({ argument }) => argument !== null)
    const argued = Map.groupBy(appeals, each => `${each.payerId} ${each.argument}`)
    const own = new Map((await letterTemplates(store)).map(({ name, heading }) => [`own/${name}`, heading]))
    return {
      ways: [...ways.values()]
        .flatMap(([first, ...more]) => (first === undefined ? [] : [wayRow(first, more, named)]))
        .sort((one, other) => other.ended - one.ended || (one.payer < other.payer ? -1 : 1)),
      arguments: [...argued.values()]
        .flatMap(([first, ...more]) => (first === undefined ? [] : [argumentRow(first, more, own)]))
        .sort((one, other) => other.decided - one.decided || (one.payer < other.payer ? -1 : 1)),
    }
  },
})

type Ended = Awaited<ReturnType<typeof endedByCode>>[number]

function wayRow(first: Ended, more: readonly Ended[], named: (payerId: number) => string) {
  const sum = (of: (each: Ended) => number) => [first, ...more].reduce((total, each) => total + of(each), 0)
  return {
    payer: named(first.payerId),
    cause: first.cause as Cause,
    way: wayTried(first.lastAction),
    ended: sum(({ tries }) => tries),
    won: sum(({ wins }) => wins),
  }
}

type Decided = Awaited<ReturnType<typeof decidedAppeals>>[number]

function argumentRow(first: Decided, more: readonly Decided[], templates: ReadonlyMap<string, string>) {
  const argument = first.argument ?? ''
  const own = [first, ...more].map(each => ({
    ...each,
    granted: isGranted(each.ruling),
    wonCents: each.wonCents ?? 0,
  }))
  return present({
    payer: first.payer,
    argument,
    when: templates.get(argument) ?? letterArguments(first.cause).find(({ id }) => id === argument)?.when ?? null,
    ...countDecided(own),
  })
}
