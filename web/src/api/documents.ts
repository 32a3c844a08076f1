// Documents: brought in as their bytes for a denial or for a payer's request, and written for the payer.
import { client, told, troubleOf } from './client.ts'

/** What a document is of. */
export interface DocumentOf {
  readonly practice: number
  readonly kind: 'denials' | 'work-items'
  readonly id: number
}

/** Sends a document as it is: the service says by its content what it is. Throws Trouble. */
export async function bringDocument({ practice, kind, id }: DocumentOf, exhibit: string, file: File): Promise<void> {
  const query = new URLSearchParams({ exhibit, name: file.name.slice(0, 200) })
  const response = await fetch(`/api/practices/${practice}/${kind}/${id}/documents?${query}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
  if (!response.ok) throw troubleOf(response.status, await response.json().catch(() => ({})))
}

/** Written as a 275, all of them. */
export function writeDocuments({ practice, kind, id }: DocumentOf): Promise<{ readonly says: string }> {
  const params = { path: { practice, id } }
  return kind === 'denials'
    ? told(client.POST('/api/practices/{practice}/denials/{id}/attach', { params, body: {} }))
    : told(client.POST('/api/practices/{practice}/work-items/{id}/answer', { params, body: {} }))
}
