// Somebody's word that a finding of a check does not matter for one claim, with the reason; kept, and told wherever the finding is told.
import { z } from 'zod'
import { addOverride } from '../../store/check.ts'
import { defineAction } from '../action.ts'
import { line, paragraph, titled } from '../input.ts'
import { CHECKS } from '../prevent/checks/all.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Overrule a finding',
  says: 'Say why a finding of a check does not matter for one claim; it is still told, as a note with your reason.',
  right: 'work',
  on: 'practice',
  undo: 'The finding stays visible with the reason; a claim is held back by whoever sends it.',
  refuses: ['not-known'],
  command: 'check-overrule',
  screen: '/check',
  input: z.object({
    account: line('Account', { description: 'As it stands in the claim (CLM01)', most: 60 }),
    rule: line('Check', { description: 'Its name, as findings bear it', most: 60 }),
    line: titled(z.coerce.number().int().min(1).max(999), 'Line', {
      description: 'The service line; left out where the whole claim is meant',
    }).optional(),
    finding: titled(z.string().regex(/^[0-9a-f]{12}$/), 'Finding', {
      description: 'Its sign, as findings bear it; left out where all that the check finds there is meant',
    }).optional(),
    because: paragraph('Reason', { most: 500 }),
  }),
  async run({ store, actor: { who, now } }, _targets, { account, rule, line: onLine, finding, because }) {
    if (!CHECKS.some(({ id }) => id === rule) && !rule.startsWith('learned-'))
      throw new Refusal(
        'not-known',
        `There is no check "${rule}"; there are: ${CHECKS.map(({ id }) => id).join(', ')}.`,
      )
    await store.write(async unit => {
      const id = unit.nextId()
      const said = {
        id,
        account,
        rule,
        onLine: onLine ?? null,
        finding: finding ?? null,
        because,
        saidAt: now,
        saidBy: who,
      }
      await addOverride(unit, said)
      unit.event({
        at: now,
        who,
        verb: 'check-overruled',
        data: { account, rule, line: onLine ?? null, finding: finding ?? null, because },
      })
    })
    return { changed: 1, says: `The finding "${rule}" of claim ${account} is a note from now on.` }
  },
})
