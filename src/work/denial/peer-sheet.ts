// What a physician holds in hand while talking with the payer's: the appointment, whose claim it is, what has to be answered, by when the appeal goes out.
import { z } from 'zod'
import { isWrittenTo } from '../../knowledge/letters.ts'
import { CLOCK_KIND_OF } from '../../knowledge/vocabulary.ts'
import { letterDraft } from '../../store/appeal.ts'
import type { Row } from '../../store/store.ts'
import { number } from '../input.ts'
import { argumentsOf } from '../letter/own-arguments.ts'
import { present } from '../present.ts'
import { defineView } from '../view.ts'
import { payerOfDenial } from './payer.ts'
import { peerCallsIn } from './peer-calls.ts'
import { type Story, showDenial } from './story.ts'

const call = z.object({
  day: z.string(),
  time: z.string(),
  physician: z.string(),
  reviewer: z.string().optional(),
  phone: z.string(),
  reference: z.string().optional(),
  lastDay: z.string().optional().describe('On which the payer still takes such a call; absent = unknown'),
  outcome: z.string().optional(),
  decidedOn: z.string().optional(),
  level: z.string().optional().describe('The level of appeal that was due then'),
  said: z.string().optional(),
})

export const view = defineView(import.meta.url, {
  title: 'Peer-to-peer sheet',
  says: 'What your physician holds in hand while talking with the payer’s: the appointment, the claim, questions to be ready for, and the last day of the appeal, which such a call does not stop.',
  right: 'read',
  looks: true,
  path: '/denials/:id/peer-sheet',
  screen: '/denials/$id',
  query: z.object({ id: number('Denial') }),
  answer: z.object({
    denial: z.number(),
    account: z.string(),
    patient: z.string().optional(),
    payer: z.string(),
    payerControl: z.string().optional(),
    serviceFrom: z.string().optional(),
    code: z.string(),
    atStakeCents: z.number().int(),
    offered: z.boolean().describe('The remittance says that such a call is open (N939)'),
    calls: z.array(call).readonly().describe('The last one counts'),
    questions: z
      .array(
        z.object({
          argument: z.string(),
          when: z.string(),
          asks: z.array(z.object({ asks: z.string(), answer: z.string().optional() })).readonly(),
        }),
      )
      .readonly()
      .describe('What each argument of the cause has to show, with what was answered for the letter so far'),
    lastDay: z
      .string()
      .optional()
      .describe('Of such a call, as the payer said; absent = unknown: no law that we know of sets one'),
    appealBy: z.string().optional().describe('The last day of the next appeal'),
    appealLevel: z.string().optional(),
  }),
  async read({ store, actor }, { id }) {
    const story = await showDenial(store, id)
    const { denial } = story
    const calls = peerCallsIn(story.events)
    const { audience } = await payerOfDenial(store, denial)
    const draft = await letterDraft(store, id)
    const next = nextAppeal(story, actor.now.slice(0, 10))
    const current = story.adjudications.find(each => each.id === denial.remitClaimId)
    return present({
      ...{ denial: id, account: denial.account, payer: denial.payer, atStakeCents: denial.atStakeCents },
      ...{ patient: denial.patientName, serviceFrom: denial.serviceFrom },
      payerControl: current?.payerControl ?? null,
      code: denial.carc === '' ? denial.groupCode : `${denial.groupCode}-${denial.carc}`,
      offered: story.adjudications.some(({ remarks }) => remarks.some(remark => remark.code === 'N939')),
      calls: calls.map(each => present(each)),
      questions: (await argumentsOf(store, denial.cause))
        .filter(({ level, to }) => level === 'first' && isWrittenTo(to, audience.payerClass))
        .map(each => questionsOf(each, draft)),
      lastDay: calls.at(-1)?.lastDay ?? null,
      appealBy: next?.due ?? null,
      appealLevel: next?.level ?? null,
    })
  },
})

function questionsOf(
  { id, when, answers, sentences }: Awaited<ReturnType<typeof argumentsOf>>[number],
  draft: Row<'letterDraft'> | undefined,
) {
  return {
    argument: id,
    when,
    asks: Object.entries(answers)
      // A template could name every fact of a letter: what it does name counts.
      .filter(([key]) => sentences.some(({ says }) => says.includes(`{${key}}`)))
      .map(([key, { title }]) => present({ asks: title, answer: draft?.answers[key] ?? null })),
  }
}

/** The appeal that is due next and is not over. */
function nextAppeal({ clocks }: Story, today: string) {
  return clocks
    .filter(({ level, due }) => CLOCK_KIND_OF[level] === 'appeal' && due >= today)
    .toSorted((one, other) => (one.due < other.due ? -1 : 1))[0]
}
