// `overturn appeal` as a person types it: shown with its questions, made with its files, and a clear sentence for whatever cannot be.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../src/cli/run.ts'
import { openStore } from '../src/store/store.ts'
import { ANSWERS, fillForLetters } from './letter-plain.ts'
import { NOW } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'overturn-appeal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const where = join(folder, 'data')
let id = ''
beforeAll(async () => {
  const store = await openStore({ where, practice: 'main', now: NOW })
  id = String(await fillForLetters(store))
  await store.close()
})
async function overturn(...words: readonly string[]) {
  const said = { out: '', err: '' }
  const terminal = {
    out: async (text: string | Uint8Array) => {
      said.out += Buffer.from(text).toString('utf8')
    },
    err: (text: string) => {
      said.err += text
    },
    ...{ color: false, width: 100, watched: false },
  }
  const env = { OVERTURN_DB: where, OVERTURN_USER: 'ann' }
  const status = await run(words, '0', { terminal, env, now: () => NOW, stop: () => new Promise(() => undefined) })
  return { status, ...said }
}
const put = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('overturn appeal', () => {
  it('shows the letter with its gaps, and ends with 3 naming what does not resolve', async () => {
    const { status, out, err } = await overturn('appeal', id)
    expect(status).toBe(3)
    expect(out).toContain('Patient: JANE DOE')
    expect(out).toContain('[Who signs]')
    expect(err).toContain('- signer.name: Who signs')
  })

  it('writes packet, letter and facts when all is answered, and not over others', async () => {
    const answers = put('answers.json', JSON.stringify(ANSWERS))
    const to = join(folder, 'out')
    const made = await overturn(
      'appeal',
      id,
      '--argument',
      'on-file',
      '--answers',
      answers,
      '--signer',
      'Eve',
      '--out',
      to,
    )
    expect(made).toMatchObject({ status: 0, err: '' })
    expect(readFileSync(join(to, 'packet.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readFileSync(join(to, 'letter.docx')).subarray(0, 2).toString()).toBe('PK')
    const facts = JSON.parse(readFileSync(join(to, 'facts.json'), 'utf8')) as {
      facts: { key: string; value: string }[]
    }
    expect(facts.facts.find(({ key }) => key === 'signer.name')?.value).toBe('Eve')
    const again = await overturn('appeal', id, '--argument', 'on-file', '--answers', answers, '--out', to)
    expect(again).toMatchObject({ status: 1, err: expect.stringContaining('is there already') as string })
  })

  it.each<readonly [readonly string[], number, string]>([
    [['appeal', 'x'], 2, 'is no number of a denial'],
    [['appeal', '999'], 1, 'There is no denial 999'],
    [['appeal', '1', '--level', 'moon'], 1, 'There is no level "moon"'],
    [['appeal', '1', '--argument', 'moon'], 1, 'There is no argument "moon"'],
    [['appeal', '1', '--despite', 'moon'], 1, 'There is no guard "moon"'],
    [['appeal', '1', '--answer', 'signer.name'], 1, 'is no answer'],
    [['appeal', '1', '--answers', '/nowhere.json'], 1, 'cannot be read'],
    [['appeal', '1', '--note', '/nowhere.txt'], 1, 'cannot be read'],
    [['appeal-send', '999', '--channel', 'fax', '--on', '2026-03-01'], 1, 'There is no appeal 999'],
  ])('%j is answered with a sentence', async (words, status, says) => {
    const ran = await overturn(...words)
    expect(ran.status).toBe(status)
    expect(ran.err).toContain(says)
  })

  it('takes no answers that are none, and no folder that is a file', async () => {
    const list = put('list.json', '["a"]')
    expect((await overturn('appeal', id, '--answers', list)).err).toContain('holds no answers')
    expect((await overturn('appeal', id, '--out', list)).err).toContain('is no folder')
    mkdirSync(join(folder, 'there'), { recursive: true })
    put('there/facts.json', '{}')
    expect((await overturn('appeal', id, '--out', join(folder, 'there'))).err).toContain('is there already')
  })
})
