// What is kept back, on the command line: listed with its number, compared with what is posted, released once.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newCommand } from './command.ts'
import { remittance } from './read-file.ts'

const { folder, run } = newCommand()

it('lists, compares and releases', { timeout: 120_000 }, () => {
  const claim = 'CLP*A1*1*150*80**12*ICN1*11*1~SVC*HC:99213*150*80~CAS*CO*45*70~'
  writeFileSync(join(folder, 'first.835'), remittance(claim, '80'))
  writeFileSync(join(folder, 'second.835'), remittance(claim.replaceAll('*80', '*90').replace('*70~', '*60~'), '90'))
  expect(run('import', join(folder, 'first.835')).status).toBe(0)
  run('import', join(folder, 'second.835'))
  const listed = JSON.parse(run('quarantine', '--json').out) as {
    readonly number: string
    readonly difference: { readonly remittance: number }
  }
  const { number } = listed
  expect(number).toMatch(/^\d+-1$/)
  expect(run('quarantine').out).toContain(`${number}  `)
  const compared = run('quarantine', '--compare', number)
  expect(compared.status).toBe(0)
  expect(compared.out).toMatch(/Claim A1\n- \d+ {2}CLP\*A1\*1\*150\*80[^+]*\n\+ \d+ {2}CLP\*A1\*1\*150\*90/)
  expect(run('compare', String(listed.difference.remittance), number).out).toBe(compared.out)
  expect(run('compare', String(listed.difference.remittance), '999-1')).toMatchObject({ status: 1 })
  const released = run('quarantine', '--release', number, '--because', 'two checks')
  expect(released).toMatchObject({ status: 0 })
  expect(released.out).toMatch(/is posted as remittance \d+: 1 claim, 0 denials opened/)
  expect(run('quarantine').out).toBe('Nothing is in quarantine.\n')
  const again = run('quarantine', '--release', number)
  expect(again).toMatchObject({ status: 1 })
  expect(again.err).toMatch(/released already/)
  expect(run('audit').status).toBe(0)
})
