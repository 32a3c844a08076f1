// Stops notifying another system. What it was sent stays sent, and that it was stays in the list.
import { endWebhook } from '../../store/webhook.ts'
import { defineAction, targetOf } from '../action.ts'
import { Refusal } from '../refusal.ts'

export const action = defineAction(import.meta.url, {
  title: 'Stop notifying it',
  says: 'Stop notifying another system.',
  right: 'admin',
  on: 'one',
  undo: 'Make it again; it is notified of what happens from then on.',
  http: { method: 'DELETE', path: '/webhooks/:id', status: 204 },
  without: { workbench: 'Other systems are connected by whoever runs them, by the API or on the machine itself.' },
  async run({ store, actor: { who, now } }, targets) {
    const id = targetOf(targets)
    await store.write(async unit => {
      if (!(await endWebhook(unit, id)))
        throw new Refusal('not-found', `There is no webhook ${id} that could be removed.`)
      unit.event({ at: now, who, verb: 'ended-webhook', data: { webhook: id } })
    })
    return { changed: 1, says: `Webhook ${id} is no longer notified.` }
  },
})
