// The practice itself on the command line: people, tokens, settings, payers and deadlines, other systems, each from an action or a view.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newCommand } from './command.ts'
import { remittance } from './read-file.ts'

const { folder, run } = newCommand()

it('takes people in with a password from a file, and lets them in no more and again', () => {
  const file = join(folder, 'password')
  writeFileSync(file, 'correct horse battery\n')
  const person = ['--email', 'eve@example.test', '--name', 'Eve', '--role', 'admin']
  expect(run('person-add', ...person)).toMatchObject({ status: 1, err: expect.stringContaining('--password-file') })
  expect(run('person-add', ...person, '--password-file', join(folder, 'none')).err).toMatch(/cannot be read/)
  const added = run('person-add', ...person, '--password-file', file)
  expect([added.status, added.out]).toEqual([0, 'Eve belongs to the practice now (admin).\n'])
  expect(added.out + run('people', '--json').out).not.toContain('correct horse')
  run('person-add', '--email', 'bob@example.test', '--name', 'Bob', '--role', 'biller', '--password-file', file)
  expect(run('person-change', 'Bob', '--disabled').out).toBe('Bob: no entry any more.\n')
  expect(run('people').out).toMatch(/Bob +biller +bob@example\.test +no entry/)
  expect(run('person-change', 'bob@example.test', '--no-disabled', '--role', 'lead').out).toBe('Bob: lead.\n')
  expect(JSON.parse(run('people', '--json').out)).toMatchObject({
    items: [
      { name: 'Bob', role: 'lead', disabled: false },
      { name: 'Eve', role: 'admin' },
    ],
  })
  expect(run('person-change', 'Eve', '--role', 'viewer')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/last administrator/),
  })
}, 120_000)

it('makes and takes back tokens, sets limits in dollars, tells no system inside of the network', () => {
  const made = JSON.parse(
    run('token-make', '--name', 'feed', '--role', 'biller', '--scopes', 'files:write,files:read', '--json').out,
  ) as { readonly id: number; readonly token: string }
  expect(made).toMatchObject({ record: 'changed', verb: 'make', tokens: 1, token: expect.stringMatching(/^ovt_/) })
  expect(run('tokens').out).toMatch(/feed +biller +until it is taken back.*files:write files:read/)
  expect(run('token-revoke', String(made.id)).out).toMatch(/is taken back/)
  expect(run('token-revoke', 'x')).toMatchObject({ status: 2 })
  expect(run('tokens').out).toMatch(/taken back/)
  expect(run('settings-set', '--write-off-limit', '40.50', '--silent-days', '30').status).toBe(0)
  expect(run('settings').out).toMatch(/\$40\.50[\s\S]*after 30 days/)
  expect(JSON.parse(run('settings', '--json').out)).toMatchObject({ writeOffLimitCents: 4050, silentDays: 30 })
  expect(run('webhook-make', '--url', 'https://127.0.0.1/')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/cannot be notified/),
  })
  expect(run('webhooks').out).toMatch(/No other system is notified/)
  expect(run('jobs').out).toBe('No background work waits.\n')
}, 120_000)

it('names payers, shows their deadlines and the figures of a code', () => {
  const file = join(folder, 'one.835')
  writeFileSync(file, remittance('CLP*A1*4*150*0**12*ICN1*11*1~SVC*HC:99213*150*0~CAS*CO*197*150~', '0'))
  expect(run('import', file).status).toBe(0)
  const [payer] = (JSON.parse(run('payers', '--json').out) as { items: { id: number }[] }).items
  const id = String(payer?.id)
  expect(run('payer-name', id, '--entry', 'nobody').err).toMatch(/--entry is one of .*aetna/)
  expect(run('payer-name', id, '--entry', 'aetna').out).toBe(`Payer ${id} is aetna.\n`)
  expect(run('payers').out).toMatch(/ aetna\n/)
  expect(run('payer-name', id, '--entry', 'none').out).toMatch(/no entry of its own/)
  expect(run('payers').out).toMatch(/by its class/)
  run('set-clock', '--payer', 'aetna', '--level', 'appeal', '--within', '45', '--source', 'contract', '--state', 'ME')
  expect(run('clock-overrides').out).toMatch(/aetna +appeal +45 calendar days +ME +contract/)
  const [set] = (JSON.parse(run('clock-overrides', '--json').out) as { items: { id: number }[] }).items
  expect(run('unset-clock', String(set?.id)).out).toMatch(/^Taken back: aetna, appeal/)
  expect(run('clock-overrides').out).toMatch(/No deadline is set otherwise/)
  expect(run('settings-set', '--state', 'me').status).toBe(0)
  expect(run('settings').out).toMatch(/State +ME/)
  expect(run('settings-set', '--state', 'none').status).toBe(0)
  expect(run('settings').out).toMatch(/State +not set/)
  const other = join(folder, 'two.835')
  writeFileSync(
    other,
    remittance('CLP*A1*4*150*0**12*ICN1*11*1~SVC*HC:99213*150*0~CAS*CO*16*150~', '0')
      .replace('SAMPLE MUTUAL HEALTH', 'SAMPLE ADMINISTRATORS')
      .replace('TRN*1*EFT1*1900000002', 'TRN*1*EFT2*1900000009')
      .replaceAll('000000001', '000000002'),
  )
  expect(run('import', other)).toMatchObject({ status: 0, err: '' })
  expect(run('payer-links').out).toMatch(/Nobody has said/)
  const said = run(
    'payer-part',
    '--one',
    'sample mutual health',
    '--other',
    'administrators',
    '--reason',
    'Asked them.',
  )
  expect(said.out).toMatch(/^SAMPLE MUTUAL HEALTH.* and SAMPLE ADMINISTRATORS.* are two payers from now on\./)
  expect(run('payer-links').out).toMatch(/two payers\n +\d{4}-\d\d-\d\d, .*: Asked them\./)
  expect(JSON.parse(run('payer-links', '--json').out)).toMatchObject({ items: [{ verdict: 'different', holds: true }] })
  expect(run('payer-join', '--one', 'nobody', '--other', 'administrators', '--reason', 'x')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/No payer is called "nobody"/),
  })
  expect(run('code-figures', '197').out).toMatch(/Came +1 +\$150\.00[\s\S]*Open +1 +\$150\.00/)
  expect(run('code-figures', 'QQQ')).toMatchObject({ status: 1, err: expect.stringMatching(/No code is known/) })
}, 120_000)
