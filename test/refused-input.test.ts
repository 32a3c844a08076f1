// What may not be said is refused by the schema of the action or view, in a sentence that names the field and what it may be, at every door alike.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { writeClaims } from '../src/example/sent.ts'
import { importText } from '../src/work/intake/import.ts'
import { issueSays } from '../src/work/issue.ts'
import { newService } from './api.ts'
import { newCommand } from './command.ts'
import { remittance } from './read-file.ts'
import { sentVisit } from './sent.ts'

const { folder, run } = newCommand()

const SENT = writeClaims([sentVisit('IN-1')], { date: '2026-01-08', control: 7 })
const DENIED = remittance(
  'CLP*IN-1*4*150*0**12*ICN1*11*1~NM1*QC*1*DOE*JANE****MI*XEX000000001~SVC*HC:99213*150*0~DTM*472*20260105~CAS*CO*16*150~REF*6R*IN-1-1~',
  '0',
)
const FILINGS = /is one of 11?.*CI.*MC.*ZZ/
const GUARDS = /is one of .*takes-no-replacement.*duplicate/

/** Words of the command line, the body of the same request, and the sentence. */
const CORRECTIONS: readonly (readonly [readonly string[], object, RegExp])[] = [
  [['--despite', 'bananas'], { despite: ['bananas'] }, GUARDS],
  [['--despite', 'no-number'], { despite: ['no-number'] }, GUARDS],
  [['--as', 'banana'], { form: 'banana' }, /is one of replacement, new, void/],
  [['--set', 'place=ZZ9'], { set: { place: 'ZZ9' } }, /place is one of 01, 02/],
  [['--set', 'delay=12'], { set: { delay: '12' } }, /delay is one of 1, 2/],
  [['--set', 'attachment=OZ,XX,1'], { set: { attachment: 'OZ,XX,1' } }, /PWK02\) is one of AA, BM/],
  [['--set', 'colour=red'], { set: { colour: 'red' } }, /the fields are/],
]

it('on the command line', () => {
  for (const [name, text] of [
    ['sent.837', SENT],
    ['denied.835', DENIED],
  ] as const) {
    writeFileSync(join(folder, name), text, 'latin1')
    expect(run('import', join(folder, name)).status).toBe(0)
  }
  for (const [words, , says] of CORRECTIONS) {
    const { status, err } = run('correct', '1', ...words)
    expect([status, err], words.join(' ')).toEqual([1, expect.stringMatching(says)])
    expect(err).not.toMatch(/expected|Invalid/)
  }
  expect(run('correct', '1', '--set', 'place=11', '--set', 'place=12').err).toMatch(/^place is set twice: say it once/)
  const next = ['--payer-name', 'MADE UP', '--payer-id', '99001', '--member', 'MG1']
  expect(run('secondary', '1', ...next, '--filing', 'ZZ9').err).toMatch(/^--filing is one of /)
  expect(run('secondary', '1', ...next, '--filing', 'ZZ9').err).toMatch(FILINGS)
  expect(run('secondary', '1', '--payer-name', 'X').err).toMatch(/all four/)
  expect(run('secondary', '1', ...next.slice(2), '--payer-name', 'x'.repeat(61), '--filing', 'ci').err).toBe(
    '--payer-name can have at most 60 characters.\n',
  )
  expect(run('rejections', '--close', 'x', '--reason', 'done').err).toMatch(/--close x is no number/)
  expect(run('rejections', '--close', '1').err).toMatch(/^--reason is missing\.$/m)
  expect(run('rules-keep', '--items', 'foo').err).toBe('--items (entry 1) has to be an object with fields.\n')
  expect(run('rules-keep', '--items', '[{"name":"x"}]').err).toBe(
    '--items (entry 1, does) is one of assign, leave-out.\n',
  )
  expect(run('assign', '1', '--to', 'ann').status).toBe(0)
  expect(run('undo').out).toBe('Undone on 1 denial: assigned.\n')
  expect(run('undo').err).toMatch(/nothing of yours to undo/)
  expect(run('redo').out).toBe('Done again on 1 denial: assigned.\n')
  // No file can be there: nothing is made for it.
  const nowhere = join(folder, 'no', 'such', 'claim.837')
  const set = ['correct', '1', '--set', 'lines.1.units=2', '--despite', 'takes-no-replacement', '--out', nowhere]
  expect(run(...set)).toMatchObject({
    status: 1,
    err: expect.stringMatching(/^There is no folder .*Nothing was written/),
  })
  expect(run('outbox').out).toMatch(/Nothing was made yet/)
  // A practice that is misspelled is not made.
  expect(run('queue', '--practice', 'mian').err).toMatch(/There is no practice "mian" in this store; there is: main/)
  expect(run('assign', '1', '--to', 'ann', '--practice', 'mian').status).toBe(1)
  expect(run('audit', '--practice', 'mian').status).toBe(1)
  expect(run('show', '0').err).toBe('<number> has to be more than 0.\n')
  expect(run('claim', 'x').err).toMatch(/"overturn claims" lists them/)
  expect(run('outbox', 'abc').err).toMatch(/no number of "overturn outbox"/)
  const clock = ['set-clock', '--payer', 'aetna', '--level', 'appeal', '--within', '30', '--source', 'contract']
  expect(run(...clock, '--state', 'Maine').err).toMatch(/^--state is one of AL, AK/)
  expect(run(...clock, '--product', 'gold').err).toMatch(/^--product is one of ppo, pos/)
  expect(run('clock', '--payer', 'aetna', '--notice', '2026-03-02', '--state', 'XX').err).toMatch(/^--state is one of/)
  expect(run('code-figures', 'x'.repeat(99)).err).not.toMatch(/expected|Invalid|Too/)
}, 120_000)

it('over HTTP', async () => {
  const { server, own, as, clock } = await newService('sqlite')
  for (const [name, text] of [
    ['sent.837', SENT],
    ['denied.835', DENIED],
  ] as const)
    await importText(own, name, text.replace('TRN*1*EFT1', 'TRN*1*EFT77'), { now: clock.now, who: 'test' })
  const { id, remitClaimId } = await own.kysely
    .selectFrom('denial')
    .select(['id', 'remitClaimId'])
    .where('account', '=', 'IN-1')
    .executeTakeFirstOrThrow()
  const ask = async (path: string, body: object) => {
    const { statusCode, json } = await server.app.inject({
      method: 'POST',
      url: `/api/practices/${own.practiceId}${path}`,
      headers: as.admin,
      payload: body,
    })
    return { statusCode, detail: (json() as { readonly detail: string }).detail }
  }
  for (const [, body, says] of CORRECTIONS) {
    const { statusCode, detail } = await ask(`/denials/${id}/correction`, body)
    expect([400, 422], JSON.stringify(body)).toContain(statusCode)
    expect(detail).toMatch(says)
    expect(detail).not.toMatch(/expected|Invalid/)
  }
  const next = { name: 'MADE UP', id: '99001', filing: 'ZZ9', memberId: 'MG1' }
  const { statusCode, detail } = await ask(`/adjudications/${remitClaimId}/secondary`, { next })
  expect(statusCode).toBe(400)
  expect(detail).toMatch(/next\.filing/)
  expect(detail).toMatch(FILINGS)
}, 120_000)

it('in words for each kind of trouble', () => {
  const says = (schema: z.ZodType, value: unknown) => {
    const [issue] = schema.safeParse(value).error?.issues ?? []
    return issue === undefined ? '' : issueSays(issue, value)
  }
  const whole = z.strictObject({ a: z.number().int() })
  expect([
    says(z.enum(['a', 'b']), 'c'),
    says(z.literal('yes'), 'no'),
    says(z.string(), undefined),
    says(z.string(), 1),
    says(z.number(), 'x'),
    says(z.coerce.number(), undefined),
    says(z.number().int(), 1.5),
    says(z.number().min(1), 0),
    says(z.number().positive(), 0),
    says(z.number().max(9), 10),
    says(z.string().min(1), ''),
    says(z.string().min(2), 'a'),
    says(z.string().max(2), 'abc'),
    says(z.array(z.string()).min(1), []),
    says(z.array(z.string()).max(1), ['a', 'b']),
    says(z.iso.date(), 'soon'),
    says(z.email(), 'x'),
    says(z.string().regex(/^a$/), 'x'),
    says(whole, { a: 1, b: 2 }),
    says(z.union([z.number(), z.enum(['a', 'b'])]), 'x'),
    says(
      z.string().refine(() => false, 'is no such thing'),
      'x',
    ),
  ]).toEqual([
    'is one of a, b',
    'can only be yes',
    'is missing',
    'has to be text',
    'has to be a number',
    'is missing',
    'has to be a whole number',
    'has to be at least 1',
    'has to be more than 0',
    'can be at most 9',
    'is empty',
    'needs at least 2 characters',
    'can have at most 2 characters',
    'is empty',
    'can have at most 1 entry',
    'is no date; write it as 2026-03-31',
    'is no e-mail address',
    'is not written as it has to be',
    'has no b',
    'is one of a, b',
    'is no such thing',
  ])
})
