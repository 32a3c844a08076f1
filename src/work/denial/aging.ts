// How old the open denials are, by date of service: what the practice is still owed, in the steps in which receivables are aged.
import { z } from 'zod'
import { everyDenial } from '../../store/denial-list.ts'
import { titled } from '../input.ts'
import { defineView, REPORT_SCREEN } from '../view.ts'
import { denialConditions } from './fields.ts'

/** Days since the service with which a step begins, youngest first; the last is open. */
const STEPS = [0, 31, 61, 91, 121, 181, 366] as const

const sums = { denials: z.number(), atStakeCents: z.number().int(), expectedCents: z.number().int() }
const answer = z.object({
  today: z.string().meta({ title: 'As of' }),
  total: z.object(sums).meta({ title: 'All open denials' }),
  ages: z
    .array(
      z.object({
        age: z.string().meta({ title: 'Days since service' }),
        ...sums,
        filter: z
          .object({
            servedFrom: z.string().optional(),
            servedBy: z.string().optional(),
            owner: z.string().optional(),
            snoozed: z.boolean(),
          })
          .optional()
          .describe('What the queue shows them by; absent where no date of service is known'),
      }),
    )
    .readonly(),
})
type Age = z.infer<typeof answer>['ages'][number]

export const view = defineView(import.meta.url, {
  title: 'Aging',
  says: 'What is at stake in open denials, snoozed ones too, by days since the service.',
  right: 'read',
  looks: false,
  screen: REPORT_SCREEN,
  query: z.object({
    owner: titled(z.string().max(200), 'Owner', {
      description: 'only of this person; "unassigned" for those without an owner',
    }).optional(),
  }),
  answer,
  async read({ store, actor }, asked) {
    const owner = asked.owner === 'unassigned' ? '' : asked.owner
    const whose = owner === undefined ? {} : { owner }
    const today = Temporal.PlainDate.from(actor.now.slice(0, 10))
    const ago = (days: number) => today.subtract({ days }).toString()
    const none = { denials: 0, atStakeCents: 0, expectedCents: 0 }
    const ages: Age[] = STEPS.map((from, at) => {
      const next = STEPS[at + 1]
      const filter = {
        ...(next === undefined ? {} : { servedFrom: ago(next - 1) }),
        // A service of tomorrow is as young as one of today.
        ...(from === 0 ? {} : { servedBy: ago(from) }),
        ...whose,
        snoozed: true,
      }
      return { age: next === undefined ? `${from} and more` : `${from} to ${next - 1}`, ...none, filter }
    })
    const undated: Age = { age: 'not known', ...none }
    // Read through instead of counted up to a limit: money that is owed is said to the cent.
    for await (const denial of everyDenial(store, denialConditions({ ...whose, snoozed: true }), 5000)) {
      const step =
        denial.serviceFrom === null
          ? undated
          : ages.find(
              ({ filter }) => filter?.servedFrom === undefined || (denial.serviceFrom ?? '') >= filter.servedFrom,
            )
      if (step === undefined) continue
      step.denials++
      step.atStakeCents += denial.atStakeCents
      step.expectedCents += denial.expectedCents
    }
    const all = undated.denials === 0 ? ages : [...ages, undated]
    const sum = (name: keyof typeof none) => all.reduce((total, each) => total + each[name], 0)
    return {
      today: today.toString(),
      total: { denials: sum('denials'), atStakeCents: sum('atStakeCents'), expectedCents: sum('expectedCents') },
      ages: all,
    }
  },
})
