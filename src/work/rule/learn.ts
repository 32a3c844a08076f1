// Learns from the practice's own denials under which conditions payers deny, and proposes each as a rule with its figures; nothing is switched on by it.
import { learn, ruleSays, termText } from '../../decide/learn.ts'
import { addLearnedRule, learnedRules, setLearnedRule } from '../../store/check.ts'
import { defineAction } from '../action.ts'
import { watchDrift } from './drift.ts'
import { observationsOf } from './observations.ts'

export const action = defineAction(import.meta.url, {
  title: 'Learn from denials',
  says: 'Learn from your own denials under which conditions payers deny, tested on months that were held out; each is proposed, and a person switches it on.',
  right: 'lead',
  on: 'practice',
  undo: 'What is proposed does nothing until it is switched on.',
  command: 'rules-learn',
  screen: '/rules',
  apart: 'long',
  async run({ store, actor: { who, now } }) {
    const observations = await observationsOf(store)
    const found = learn(observations)
    const known = new Map((await learnedRules(store)).map(rule => [rule.signature, rule]))
    let proposed = 0
    for (const { carc, terms, figures } of found) {
      const signature = [carc, ...terms.map(termText).sort()].join(' ')
      const before = known.get(signature)
      await store.write(async unit => {
        if (before !== undefined) return setLearnedRule(unit, before.id, { figures })
        proposed++
        const says = ruleSays(carc, terms)
        const id = unit.nextId()
        await addLearnedRule(unit, {
          ...{ id, holds: terms, signature, carc, says, figures },
          ...{ status: 'proposed', because: '', changedAt: now, changedBy: who },
        })
        unit.event({ at: now, who, verb: 'rule-learned', data: { id, carc, says } })
      })
    }
    const off = await watchDrift(store, observations, { who, now })
    const rest = off === 0 ? '' : ` ${off} that no longer hold were switched off.`
    return {
      changed: proposed,
      says: `${observations.length} lines were looked at: ${proposed} new ${proposed === 1 ? 'rule is' : 'rules are'} proposed, ${found.length - proposed} known ones counted again.${rest}`,
    }
  },
})
