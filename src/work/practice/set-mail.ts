// Says which mail server reports go out by. The password lies in a file of the machine and is named, never sent.
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { choice, line, titled } from '../input.ts'
import { Refusal } from '../refusal.ts'
import { machineOf } from './of-machine.ts'
import { changeSettings } from './settings.ts'

const HERE = new Set(['localhost', '127.0.0.1', '::1'])

export const action = defineAction(import.meta.url, {
  title: 'Set the mail server',
  says: 'Say which mail server reports go out by; nothing goes out by mail before that, and only reports that name no patient do.',
  right: 'admin',
  on: 'practice',
  undo: '"Send no mail" takes it out.',
  refuses: ['guarded', 'not-found', 'not-known'],
  http: { method: 'POST', path: '/mail/server' },
  screen: '/settings',
  input: z.object({
    host: line('Server', { most: 253, description: 'smtp.example.org' }),
    port: titled(z.coerce.number().int().min(1).max(65_535), 'Port', {
      description: '465 for TLS, 587 for STARTTLS',
    }).default(587),
    security: choice('Security', ['starttls', 'tls', 'none'], {
      description: 'none: for a relay on this machine alone',
    }).default('starttls'),
    from: titled(z.email().max(254), 'From', { description: 'The address that mails come from' }),
    user: titled(z.string().trim().max(200).optional(), 'User', {
      description: 'Who signs in there; nobody where it is empty',
    }),
    secret: titled(z.string().max(200).optional(), 'Secret', {
      description: 'The name of the file with the password, in the machine’s folder of secrets',
    }),
    passwordFile: titled(z.string().max(1000).optional(), 'Password file', {
      description: 'On the machine itself: the file with the password',
    }),
  }),
  async run(context, _targets, { host, port, security, from, user = '', secret, passwordFile }) {
    if (passwordFile !== undefined && context.onMachine !== true)
      throw new Refusal('guarded', 'A file is named on the machine itself; from here name a secret.')
    if (security === 'none' && !HERE.has(host))
      throw new Refusal(
        'guarded',
        `Mail to ${host} would go out open: take TLS or STARTTLS. Without them it goes to this machine alone.`,
      )
    const file = secret === undefined || secret === '' ? passwordFile : machineOf(context).secretPath(secret)
    if ((user === '') !== (file === undefined))
      throw new Refusal('not-known', 'A user and a password go together: name both, or neither.')
    const { who, now } = context.actor
    await context.store.write(async unit => {
      const server = { host, port, security, from, ...(file === undefined ? {} : { user, passwordFile: file }) }
      await changeSettings(unit, () => ({ mail: server }))
      unit.event({ at: now, who, verb: 'set', data: { mailsBy: `${host}:${port}`, from } })
    })
    return { changed: 1, says: `Reports go out by ${host}, once one is asked for ("overturn mail-report").` }
  },
})
