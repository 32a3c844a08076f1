// What a shell and man are told: every command with every option, in words that the shell itself takes.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { run } from './run.ts'

async function told(...words: readonly string[]): Promise<string> {
  let out = ''
  const terminal = {
    out: async (text: string | Uint8Array) => {
      out += String(text)
    },
    err: (text: string) => {
      throw new Error(text)
    },
    color: false,
    width: 100,
    watched: false,
  }
  const now = () => '2026-03-02T08:00:00Z'
  expect(await run(words, '1.2.3', { terminal, env: {}, now, stop: () => new Promise(() => undefined) })).toBe(0)
  return out
}

it('bash completes commands and the options of each', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const script = join(folder, 'overturn.bash')
  writeFileSync(script, await told('completion', 'bash'))
  const complete = (...words: readonly string[]) =>
    execFileSync(
      'bash',
      [
        '-c',
        `. ${script}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _overturn; echo "\${COMPREPLY[@]}"`,
        'bash',
        ...words,
      ],
      { encoding: 'utf8' },
    ).trim()
  expect(complete('overturn', 'status-')).toBe('status-ask status-questions')
  expect(complete('overturn', 'queue', '--own')).toBe('--owner')
  expect(complete('overturn', 'status-ask', '--')).toContain('--out')
  expect(complete('overturn', 'nothing', '--')).toBe('')
})

it('zsh and fish are told of the same commands', async () => {
  const names = [...(await told('completion', 'bash')).matchAll(/^ {4}([\w-]+)\) opts=/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(100)
  expect(names).toContain('completion')
  const [zsh, fish] = [await told('completion', 'zsh'), await told('completion', 'fish')]
  expect(names.filter(name => !zsh.includes(`    '${name}:`) || !fish.includes(` -a ${name} -d '`))).toEqual([])
  // Words of descriptions never end the quotes they stand in.
  expect(fish.split('\n').filter(line => (line.match(/'/g) ?? []).length % 2 === 1)).toEqual([])
  expect(zsh.split('\n').filter(line => (line.match(/'/g) ?? []).length % 2 === 1)).toEqual([])
})

it('the manual page has every command and nothing that man would read as its own', async () => {
  const page = await told('man')
  expect(page).toMatch(/^\.TH OVERTURN 1 "2026-03-02" "overturn 1\.2\.3"/)
  expect(page).toMatch(/^\.SS status\\-ask \[options\] \[claim\.\.\.\]$/m)
  const macros = new Set([...page.matchAll(/^\.(\S+)/gm)].map(([, macro]) => macro))
  expect([...macros].sort()).toEqual(['B', 'BR', 'I', 'SH', 'SS', 'TH', 'TP'])
  expect(page.split('\n').filter(line => line.startsWith("'"))).toEqual([])
})
