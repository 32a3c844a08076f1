// Keeps heads of chains off this machine, and asks for them again: a file that lines are appended to, an address that takes them. What is kept there says how
// many events there were and the hash of the last, signed, and nothing of a patient.
import { existsSync } from 'node:fs'
import { appendFile, readFile } from 'node:fs/promises'
import { type Anchor, anchorName, type SealedHead, type Vault } from '../../store/vault.ts'

const TIMEOUT_MS = 15_000

/** What an anchor says it has of a practice. */
export interface Anchored {
  readonly name: string
  /** Heads of the practice; `false` stands for one that was changed. Undefined where it cannot be asked. */
  readonly heads: readonly (SealedHead | false)[] | undefined
  /** Why it cannot be asked, or what is wrong with it. */
  readonly trouble: string | undefined
}

/** Throws with a sentence where it was not taken. */
export async function keepHead(anchor: Anchor, vault: Vault, head: SealedHead): Promise<void> {
  const line = vault.lineOf(head)
  if (anchor.kind === 'unknown') throw new Error(noAnchor(anchor))
  if (anchor.kind === 'file') {
    await appendFile(anchor.at, `${line}\n`, { mode: 0o600, flush: true })
    return
  }
  const names = anchor.at.endsWith('/') ? [nameOf(vault, head.practiceId, head.events), lastName(vault, head)] : ['']
  for (const name of names) await send(anchor, anchor.kind === 'post' ? 'POST' : 'PUT', `${anchor.at}${name}`, line)
}

const noAnchor = ({ at }: Anchor) =>
  `${at} is no place for heads: write a path, https://… or post:https://… (OVERTURN_ANCHOR)`

const nameOf = (vault: Vault, practiceId: number, events: number) =>
  `${vault.storeTag()}-${practiceId}-${String(events).padStart(12, '0')}.json`
const lastName = (vault: Vault, { practiceId }: Pick<SealedHead, 'practiceId'>) =>
  `${vault.storeTag()}-${practiceId}-last.json`

async function send(
  anchor: Extract<Anchor, { readonly authorization?: string }>,
  method: 'GET' | 'PUT' | 'POST',
  url: string,
  body?: string,
): Promise<Response> {
  const answer = await fetch(url, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(anchor.authorization === undefined ? {} : { authorization: anchor.authorization }),
    },
    ...(body === undefined ? {} : { body }),
  }).catch((error: Error & { readonly cause?: Error }) => {
    throw new Error(`${anchorName(anchor)} does not answer (${error.cause?.message ?? error.message})`)
  })
  if (!answer.ok && !(method === 'GET' && answer.status === 404))
    throw new Error(`${anchorName(anchor)} answered ${answer.status}`)
  return answer
}

/** What is kept there of a practice; of an address the last head, and those of these numbers. */
export async function askAnchor(
  anchor: Anchor,
  vault: Vault,
  practiceId: number,
  events: readonly number[],
): Promise<Anchored> {
  const name = anchorName(anchor)
  try {
    if (anchor.kind === 'unknown') return { name, heads: undefined, trouble: noAnchor(anchor) }
    if (anchor.kind === 'file') {
      const text = existsSync(anchor.at) ? await readFile(anchor.at, 'utf8') : ''
      return { name, heads: headsIn(text, vault, practiceId), trouble: undefined }
    }
    if (anchor.kind === 'post' || !anchor.at.endsWith('/'))
      return { name, heads: undefined, trouble: `${name} takes heads and cannot be asked for them: compare them there` }
    const names = [lastName(vault, { practiceId }), ...events.map(each => nameOf(vault, practiceId, each))]
    const texts: string[] = []
    for (const each of names) {
      const answer = await send(anchor, 'GET', `${anchor.at}${each}`)
      const text = await answer.text()
      if (answer.ok) texts.push(text)
    }
    return { name, heads: headsIn(texts.join('\n'), vault, practiceId), trouble: undefined }
  } catch (error) {
    return { name, heads: undefined, trouble: (error as Error).message }
  }
}

function headsIn(text: string, vault: Vault, practiceId: number): readonly (SealedHead | false)[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => vault.readHead(line))
    .filter(head => head === false || head?.practiceId === practiceId) as (SealedHead | false)[]
}
