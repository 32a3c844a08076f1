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
  const weak = join(folder, 'weak')
  writeFileSync(weak, 'Password2026!\n')
  const person = ['--email', 'eve@example.test', '--name', 'Eve', '--role', 'admin']
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
  // Without a password a link is made, once; whoever has an account keeps theirs.
  const linked = run('person-add', '--email', 'lin@example.test', '--name', 'Lin', '--role', 'viewer')
  expect([linked.status, linked.out]).toEqual([
    0,
    expect.stringMatching(
      /^Lin belongs to the practice now \(viewer\)\. They set their password with this link, once.*\/reset#[\w-]{32} /,
    ),
  ])
  expect(run('person-change', 'Lin', '--disabled').status).toBe(0)
  // At the machine everybody's password can be reset; the link is told once.
  const reset = run('person-reset', 'bob@example.test', '--factors')
  expect([reset.status, reset.out]).toEqual([
    0,
    expect.stringMatching(/^Bob sets a new password with this link, once, until .* UTC\..*\/reset#[\w-]{32} /),
  ])
  expect(run('person-reset', 'nobody').err).toContain('There is no such person')
  expect(
    run(
      'person-add',
      ...person.slice(0, 1),
      'x@example.test',
      ...person.slice(2, 3),
      'X',
      '--role',
      'viewer',
      '--password-file',
      weak,
    ).err,
  ).toContain('whoever guesses')
  expect(run('person-change', 'Bob', '--disabled', '--hand-to', 'Zoe').err).toContain(
    'Zoe does not work here. Who does: Eve.',
  )
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
  expect(run('payer-name', id, '--entry', 'aetna').out).toMatch(
    /^Payer \d+ is aetna\. It changed 1 due date .*of 1 open denial\.\n$/,
  )
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

it('makes, names, closes and opens practices, and takes a mistyped one for none', () => {
  const { run: here, folder: place } = newCommand()
  const file = join(place, 'one.835')
  writeFileSync(file, remittance('CLP*P1*4*80*0**12*ICN1*11*1~SVC*HC:99213*80*0~CAS*CO*16*80~', '0'))
  // Nothing is made by looking.
  expect(here('queue', '--practice', 'typo')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/There is no store in .*"overturn import"/),
  })
  expect(here('import', file, '--practice', 'Harbor').status).toBe(0)
  expect(JSON.parse(here('practices', '--practice', 'Harbor', '--json').out)).toEqual({
    items: [{ id: 1, name: 'Harbor', closedAt: null }],
  })
  expect(here('practice-make', 'Lake')).toMatchObject({ status: 0, out: expect.stringMatching(/^Lake is made\./) })
  expect(here('practice-make', 'Lake').err).toContain('There is a practice called Lake already')
  // No file goes into a practice that nobody has made.
  expect(here('import', file, '--practice', 'Laek')).toMatchObject({
    status: 1,
    err: expect.stringContaining('There is no practice "Laek" in this store; there is: Harbor, Lake.'),
  })
  expect(here('queue', '--practice', 'Lake').out).toContain('Nothing waits here')
  expect(here('practice-rename', 'Harbor', '--practice', 'Lake').err).toContain('called Harbor already')
  expect(here('practice-rename', 'Lakeside', '--practice', 'Lake').out).toBe('Lake is called Lakeside now.\n')
  const closed = here('practice-close', '--because', 'sold', '--practice', 'Harbor')
  expect([closed.status, closed.out]).toEqual([0, expect.stringMatching(/^Harbor is closed\./)])
  expect(here('assign', '1', '--to', 'ann', '--practice', 'Harbor')).toMatchObject({
    status: 1,
    err: expect.stringMatching(/"Harbor" was closed on \d{4}-.*practice-reopen/),
  })
  expect(here('import', file, '--practice', 'Harbor').err).toContain('was closed on')
  expect(here('queue', '--practice', 'Harbor').out).toContain('P1')
  expect(here('practices', '--practice', 'Lakeside').out).toMatch(/Harbor[\s\S]*Lakeside/)
  expect(here('practice-reopen', '--practice', 'Harbor').out).toBe('Harbor is open again.\n')
  expect(here('practice-reopen', '--practice', 'Harbor').err).toContain('not closed')
  expect(here('assign', '1', '--to', 'ann', '--practice', 'Harbor').status).toBe(0)
}, 120_000)
