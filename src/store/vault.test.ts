// The kept files by themselves: read while others keep the same bytes, and told apart from what was kept when they are damaged.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { StoreRefusal } from './refusal.ts'
import { openVault } from './vault.ts'

function newVault() {
  const folder = mkdtempSync(join(tmpdir(), 'overturn-vault-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder: join(folder, 'files'), vault: openVault(join(folder, 'files'), join(folder, 'key'), undefined) }
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString()
}

it('reads a file whole while others lay the same one over it', async () => {
  const { vault } = newVault()
  const text = 'CLP*AC-1*4*150*0**12*ICN1~'.repeat(4000)
  const { path } = await vault.keep(once(Buffer.from(text)))
  let over = false
  const keeping = (async () => {
    while (!over) await vault.keep(once(Buffer.from(text)))
  })()
  try {
    for (let at = 0; at < 300; at++) expect(await textOf(vault.read(path))).toBe(text)
  } finally {
    over = true
    await keeping
  }
})

it('says that a kept file is gone, cut off or changed', async () => {
  const { folder, vault } = newVault()
  const { path } = await vault.keep(once(Buffer.from('CLP*AC-1~'.repeat(100))))
  const whole = readFileSync(join(folder, path))
  const damaged = (says: RegExp) => async (error: unknown) => {
    expect(error).toBeInstanceOf(StoreRefusal)
    expect((error as Error).message).toMatch(says)
  }
  for (const size of [0, 5, 28, whole.length - 1]) {
    truncateSync(join(folder, path), size)
    const says = size < 29 ? /is cut off/ : /cannot be read with this key/
    await expect(textOf(vault.read(path)).catch(damaged(says))).resolves.toBeUndefined()
    writeFileSync(join(folder, path), whole)
  }
  const changed = Buffer.from(whole)
  changed[40] = (changed[40] ?? 0) ^ 1
  writeFileSync(join(folder, path), changed)
  await expect(textOf(vault.read(path)).catch(damaged(/cannot be read/))).resolves.toBeUndefined()
  rmSync(join(folder, path))
  await expect(textOf(vault.read(path)).catch(damaged(/is gone/))).resolves.toBeUndefined()
})
