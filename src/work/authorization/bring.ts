// Takes what payers answered to requests (278) into the register: each certified answer with a number, once.
import { addAuthorization, certifiedAnswers, hasAuthorization } from '../../store/authorization.ts'
import { defineAction } from '../action.ts'

/** Certified in full, in part, with changes (HCR01). */
export const CERTIFIED = ['A1', 'A2', 'A6'] as const

export const action = defineAction(import.meta.url, {
  title: 'Take in answers of payers',
  says: 'Take the certified answers to requests for authorization (278) that are here into the register, each once.',
  right: 'work',
  on: 'practice',
  undo: '"End an authorization" takes one out of the register.',
  screen: '/authorizations',
  async run({ store, actor: { who, now } }) {
    const answers = await certifiedAnswers(store, CERTIFIED)
    let added = 0
    for (const answer of answers) {
      const { memberId, number } = answer
      if (memberId === null || number === null || (await hasAuthorization(store, memberId, number))) continue
      const same = answers.filter(each => each.memberId === memberId && each.number === number)
      const codes = [...new Set(same.flatMap(each => (each.procedure === null ? [] : [each.procedure])))]
      const counts = same.flatMap(each => (each.units === null ? [] : [Number(each.units)]))
      await store.write(async unit => {
        const id = unit.nextId()
        await addAuthorization(unit, {
          ...{ id, reference: number, memberId, personName: answer.personName, payerName: answer.payerName },
          ...{ procedures: codes.join(','), countedIn: 'units', spentBefore: 0 },
          granted: counts.length === 0 ? null : Math.trunc(counts.reduce((sum, each) => sum + each, 0)),
          ...{ fromDate: answer.serviceFrom, toDate: answer.serviceTo, providerNpi: answer.providerNpi, place: null },
          ...{ source: '278', note: answer.says, addedAt: now, addedBy: who, endedAt: null },
        })
        unit.event({ at: now, who, verb: 'authorization-added', data: { id, memberId } })
      })
      added++
    }
    return { changed: added, says: `${added} ${added === 1 ? 'authorization was' : 'authorizations were'} taken in.` }
  },
})
