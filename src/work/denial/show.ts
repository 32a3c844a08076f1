// Everything known of one denial: the claim as each remittance told it, every adjustment with its decision, the clocks, what was done.
import { z } from 'zod'
import { adjustmentsOfDenial } from '../../store/denial.ts'
import { matchOf } from '../../store/match.ts'
import { present } from '../present.ts'
import { defineView } from '../view.ts'
import { adviceFor } from './advice.ts'
import { whyNoAppealClock } from './no-appeal-clock.ts'
import { onHand } from './on-hand.ts'
import { paidBefore } from './paid-before.ts'
import { planInCase, planRecordOf } from './plan.ts'
import { recordOf } from './record.ts'
import { scoreSays } from './score-words.ts'
import { showDenial } from './story.ts'
import { adjudicationOf, playbookFor, storyRecord, withoutPractice } from './story-record.ts'

export const view = defineView(import.meta.url, {
  title: 'Denial',
  says: 'Everything known of one denial: remittances, decisions, clocks, what was done.',
  right: 'read',
  looks: true,
  path: '/denials/:id',
  screen: '/denials/$id',
  query: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  answer: storyRecord,
  async read({ store, actor }, { id }) {
    const { denial, adjudications, audience, entry, clocks, later, passedOver, events, recoupments } = await showDenial(
      store,
      id,
    )
    const noAppealClock = whyNoAppealClock({ denial, adjudications, audience, clocks }, entry)
    const match = await matchOf(store, denial.remitClaimId)
    const record = recordOf(denial, actor.now)
    return {
      denial: record,
      scoreTerms: denial.scoreTerms,
      scoreSays: scoreSays(denial.scoreTerms, denial.score),
      adjudications: adjudications.map(claim => ({ ...adjudicationOf(claim), role: claim.role, pair: claim.pair })),
      clocks: clocks.map(withoutPractice),
      ...(noAppealClock === undefined ? {} : { noAppealClock }),
      later: later.map(({ level, runsFrom, unit, note, startedBy }) =>
        present({ level, runsFrom, unit, note, startedBy }),
      ),
      passedOver,
      onHand: (await onHand(store, denial)).says,
      audience: present(audience),
      notices: (denial.notices ?? []).map(({ decided, date, outcome, note, started, ended }) => ({
        decided,
        date,
        outcome,
        note,
        starts: started.map(({ level, due, workBy }) => ({ level, due, workBy })),
        ends: ended.map(({ level }) => level).filter(level => started.every(each => each.level !== level)),
      })),
      events,
      recoupments,
      ...(match === undefined
        ? {}
        : { match: { claimId: match.claimId, sure: match.sure, why: match.why, byWhom: match.byWhom } }),
      paidBefore: await paidBefore(store, denial, adjudications),
      plan: await planInCase(
        store,
        planRecordOf(adjudications, await adjustmentsOfDenial(store, id)),
        denial.remitClaimId,
      ),
      playbook: playbookFor(adviceFor({ denial, adjudications, audience }), events),
      etag: record.etag,
    }
  },
})
