// The commands that work in the store, from the outside: a year of the example clinic imported, worked and audited.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { remittance } from './read-file.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'overturn.js')
const folder = mkdtempSync(join(tmpdir(), 'overturn-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const env = { ...process.env, OVERTURN_DB: join(folder, 'data'), OVERTURN_USER: 'ann', NO_COLOR: '1' }

function run(...args: readonly string[]): {
  readonly status: number | null
  readonly out: string
  readonly err: string
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', env })
  return { status, out: stdout, err: stderr }
}

describe('a practice on the command line', () => {
  it('imports a year, works it, and proves it', () => {
    const year = join(folder, 'year')
    expect(run('example', year).status).toBe(0)
    expect(run('example', year)).toMatchObject({ status: 2 })
    const imported = run('import', year, '--json')
    expect(imported.status).toBe(0)
    const summary = JSON.parse(imported.out) as {
      readonly files: readonly { readonly status: string; readonly sha256: string }[]
      readonly added: { readonly remittances: number; readonly claims: number; readonly denials: number }
    }
    expect(summary.files.every(file => file.status === 'imported' && file.sha256.length === 64)).toBe(true)
    expect(summary.added.claims).toBeGreaterThan(3500)
    expect(summary.added.denials).toBeGreaterThan(500)
    const again = JSON.parse(run('import', year, '--json').out) as typeof summary
    expect(Object.values(again.added).every(count => count === 0)).toBe(true)

    const rows = JSON.parse(run('queue', '--json', '--limit', '20').out) as readonly Record<string, unknown>[]
    expect(rows).toHaveLength(20)
    expect(Object.keys(rows[0] ?? {})).toEqual(
      expect.arrayContaining([
        'id',
        'payer',
        'account',
        'cause',
        'action',
        'atStakeCents',
        'expectedCents',
        'score',
        'move',
        'status',
      ]),
    )
    const id = String(rows[0]?.id)
    expect(run('assign', id, '--to', 'bob').out).toMatch(/1 denial assigned to bob/)
    expect(run('queue', '--owner', 'bob', '--save', 'bob').out).toMatch(/1 denial, /)
    expect(run('queue', '--view', 'bob').out).toMatch(/1 denial, /)
    expect(run('note', id, '--text', 'asked').status).toBe(0)
    expect(run('show', id).out).toMatch(/What was done[\s\S]*note {2}text: asked/)
    expect(run('write-off', id, '--reason', 'lost').out).toMatch(/second person/)
    // Whoever types can give any name: a second person approves in the workbench.
    expect(run('approve', id, '--who', 'bea')).toMatchObject({ status: 2, err: expect.stringContaining('unknown') })
    // The other half: the claim behind it, its story, and a correction.
    const story = run('story', id)
    expect(story.out).toMatch(/sent {10}Sent to [\s\S]*said {10}999: accepted[\s\S]*decided/)
    expect(run('proof', id)).toMatchObject({ status: 0 })
    expect(JSON.parse(run('unmatched', '--json').out)).toMatchObject({ adjudications: [] })
    expect(run('rejections').out).toMatch(/Never reached the payer/)
    const commercial = JSON.parse(
      run('queue', '--json', '--payer', 'SAMPLE MUTUAL', '--action', 'correct-claim', '--limit', '1').out,
    ) as readonly { readonly id: number }[]
    const denial = String(commercial[0]?.id)
    expect(run('correct', denial)).toMatchObject({ status: 1 })
    const plan = run('correct', denial, '--set', 'lines.1.modifiers=59')
    expect(plan.out).toMatch(/replacement \(frequency 7\)[\s\S]*\+ CLM\*.*11:B:7[\s\S]*--out FILE/)
    const file = join(folder, 'corrected.837')
    expect(run('correct', denial, '--set', 'lines.1.modifiers=59', '--out', file).status).toBe(0)
    expect(run('read', file).out).toMatch(/0 faults/)
    expect(run('outbox').out).toMatch(/replacement .*written/)
    expect(run('correct', denial, '--set', 'lines.1.units=2').out).toMatch(/stop[\s\S]*running/)
    expect(run('correct', denial, '--set', 'nonsense=1').err).toMatch(/fields are/)

    expect(run('assign', '--all', '--cause', 'coding', '--to', 'eve').out).toMatch(/assigned to eve/)
    const proof = JSON.parse(run('audit', '--json').out) as {
      readonly ok: boolean
      readonly checks: readonly unknown[]
    }
    expect(proof.ok).toBe(true)
    expect(proof.checks.length).toBeGreaterThan(9)
  })

  it('meets wrong use with a word on how to', () => {
    expect(run('show', '999999')).toMatchObject({ status: 1 })
    expect(run('show', '999999').err).toMatch(/no denial 999999/)
    expect(run('assign', '--to', 'bob')).toMatchObject({ status: 2 })
    expect(run('assign', 'abc', '--to', 'bob')).toMatchObject({ status: 2 })
    expect(run('queue', '--sort', 'colour')).toMatchObject({ status: 2 })
    const sorted = JSON.parse(run('queue', '--sort', 'cause,amount', '--limit', '40', '--json').out) as {
      cause: string
    }[]
    expect(sorted.map(row => row.cause)).toEqual(sorted.map(row => row.cause).sort())
    expect(JSON.parse(run('queue', '--search', 'no such account', '--json').out)).toEqual([])
    expect(run('queue', '--min', 'lots').err).toMatch(/no amount/)
    expect(run('queue', '--due', 'soon').err).toMatch(/no date/)
    expect(run('queue', '--cause', 'weather').err).toMatch(/there are: eligibility/)
    expect(run('show', 'abc').err).toMatch(/no number of a denial/)
    expect(run('queue', '--payer', 'nobody').err).toMatch(/No payer is called/)
    expect(run('import', join(folder, 'not-there'))).toMatchObject({ status: 1 })
    expect(run('set-clock', '--payer', 'x', '--level', 'appeal', '--within', '3', '--source', 'y').err).toMatch(
      /No payer is named/,
    )
  })

  it('brings the list of combinations and lays payers beside it', () => {
    const list = join(folder, 'list.csv')
    writeFileSync(
      list,
      '"The list"\n"Scenario","CARC","RARC","Group Code"\n"1","16","N706","CO"\n"2","252","M127","CO"\n',
    )
    expect(run('combinations').err).toMatch(/reference import/)
    expect(run('reference', 'import', 'core-combinations', list, '--as', '2026-06').out).toMatch(/2 combinations kept/)
    expect(run('combinations').out).toMatch(/× CO-16 +M51/)
    writeFileSync(list, 'nothing here\n')
    expect(run('reference', 'import', 'core-combinations', list).err).toMatch(/no heading/)
  })

  it('counts deadlines as the practice has set them', () => {
    const set = [
      'set-clock',
      '--payer',
      'aetna',
      '--level',
      'appeal',
      '--within',
      '45',
      '--source',
      'contract, page 3',
      '--state',
      'ME',
    ]
    expect(run(...set).status).toBe(0)
    const due = (...more: readonly string[]) =>
      (
        JSON.parse(
          run('clock', '--payer', 'aetna', '--notice', '2026-03-02', '--level', 'appeal', '--json', ...more).out,
        ) as {
          readonly due: string
        }[]
      )[0]?.due
    const place = ['--db', join(folder, 'data')]
    expect(due(...place, '--state', 'ME')).toBe('2026-04-16')
    expect(due(...place)).toBe(due())
  })

  it('says plainly that a store is of no use without its key', () => {
    execFileSync('rm', [`${join(folder, 'data')}.key`])
    const { status, err } = run('audit')
    expect(status).toBe(1)
    expect(err).toMatch(/Put the key back/)
  })
})

describe('doctor and watch', () => {
  it('says what is well and what is wrong, and takes a server only with its key', () => {
    const db = join(folder, 'second')
    const here = (...args: readonly string[]) => run(...args, '--db', db)
    const file = join(folder, 'one.835')
    writeFileSync(file, remittance('CLP*A1*1*150*80**12*ICN1*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~', '80'))
    expect(here('import', file).status).toBe(0)
    const well = here('doctor')
    expect(well).toMatchObject({
      status: 0,
      out: expect.stringMatching(/well +watched servers[\s\S]*well +background work/),
    })
    const password = join(folder, 'password')
    writeFileSync(password, 'x')
    const url = 'sftp://me@127.0.0.1:1/out'
    expect(here('watch', url)).toMatchObject({ status: 1, err: expect.stringContaining('--key-file') })
    expect(here('watch', url, '--password-file', password).err).toContain('cannot be reached')
    expect(here('watch', url, '--password-file', password, '--host-key', 'abc').err).toContain('43 signs')
    expect(here('watch', url, '--password-file', password, '--host-key', `SHA256:${'a'.repeat(43)}`).status).toBe(0)
    expect(here('watch').out).toBe(`${url}\n`)
    expect(here('watch', url, '--remove').status).toBe(0)
    // A file of the vault that was changed on the disk.
    const [part = ''] = readdirSync(join(db, 'files')).filter(name => /^[0-9a-f]{2}$/.test(name))
    const [name = ''] = readdirSync(join(db, 'files', part))
    const kept = join(db, 'files', part, name)
    truncateSync(kept, 100)
    expect(here('doctor')).toMatchObject({
      status: 1,
      out: expect.stringMatching(/wrong +kept files .*cannot be read/),
    })
  })
})
