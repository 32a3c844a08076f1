// What a check on its screen is asked with: the file as it was dropped, held in the browser alone, and the changes that are tried on it.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, told } from '../../api/client.ts'
import type { CheckAsked, CheckSheet } from '../../api/questions.ts'
import { useWorkplace } from '../../parts/practice.tsx'

export interface Dropped {
  /** Counts files, so that one that is dropped again is asked again. */
  readonly turn: number
  readonly name: string
  /** One character a byte. */
  readonly text: string
}
/** What is answered besides. */
export type Wanted = Pick<CheckAsked, 'write' | 'split' | 'report'>
export type Tried = NonNullable<CheckAsked['changes']>[number]
export type CheckedClaim = CheckSheet['shown'][number]
export type Finding = CheckedClaim['findings'][number]

/** The bytes of a file as text. */
export async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** Asks again only when the file or a change is another: what happens elsewhere in the practice does not send it again. */
export function useSheet(file: Dropped | undefined, changes: readonly Tried[]) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const sheet = useQuery({
    queryKey: ['check', practice, file?.turn, changes],
    queryFn: () => ask(practice, file, changes, {}),
    enabled: file !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return {
    sheet,
    again: () => queries.invalidateQueries({ queryKey: ['check', practice] }),
    more: (wanted: Wanted) => ask(practice, file, changes, wanted),
  }
}

function ask(
  practice: number,
  file: Dropped | undefined,
  changes: readonly Tried[],
  wanted: Wanted,
): Promise<CheckSheet> {
  const body = { name: file?.name ?? '', text: file?.text ?? '', changes: [...changes], ...wanted } as CheckAsked
  return told(client.POST('/api/practices/{practice}/claims/check', { params: { path: { practice } }, body }))
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, binary: boolean): void {
  const bytes = binary ? Uint8Array.from(text, letter => letter.charCodeAt(0)) : new TextEncoder().encode(text)
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
