// A PDF as a reader other than ours finds it (pdf.js): its text page by page, its structure, bookmarks, and whatever would run or be fetched.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface StructureNode {
  readonly role: string
  readonly children: readonly (StructureNode | { readonly type: string; readonly id: string })[]
}

export interface ReadPdf {
  readonly pages: readonly string[]
  readonly title: string | undefined
  readonly language: string | undefined
  readonly tagged: boolean
  readonly bookmarks: readonly string[]
  /** The structure of each page. */
  readonly structure: readonly (StructureNode | null)[]
  /** Scripts, links, attachments: none of a packet. */
  readonly active: readonly string[]
  /** Text on each page that belongs to no element of the structure and is no artifact. */
  readonly untagged: number
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false } as never)
  const document = await task.promise
  const pages: string[] = []
  const structure: (StructureNode | null)[] = []
  const active: string[] = []
  let untagged = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    let depth = 0
    const words: string[] = []
    for (const item of items as readonly {
      readonly type?: string
      readonly str?: string
      readonly hasEOL?: boolean
    }[]) {
      if (item.type?.startsWith('beginMarkedContent')) depth++
      else if (item.type === 'endMarkedContent') depth--
      else if (item.str !== undefined) {
        words.push(item.str + (item.hasEOL ? '\n' : ''))
        if (depth === 0 && item.str.trim() !== '') untagged++
      }
    }
    pages.push(words.join(''))
    structure.push((await page.getStructTree()) as StructureNode | null)
    const annotations = await page.getAnnotations()
    active.push(...annotations.map(({ subtype }: { readonly subtype: string }) => `annotation ${subtype}`))
  }
  const { info, metadata: _metadata } = await document.getMetadata()
  const facts = info as { readonly Title?: string; readonly Language?: string }
  if ((await document.getJSActions()) !== null) active.push('script')
  if ((await document.getAttachments()) !== null) active.push('attachment')
  if ((await document.getOpenAction()) !== null) active.push('open action')
  const marks = await document.getMarkInfo()
  const bookmarks = ((await document.getOutline()) ?? []).map(({ title }: { readonly title: string }) => title)
  await task.destroy()
  return {
    pages,
    title: facts.Title,
    language: facts.Language,
    tagged: marks !== null && (marks as unknown as ReadonlyMap<string, boolean>).get('Marked') === true,
    bookmarks,
    structure,
    active,
    untagged,
  }
}

/** Every role in a structure. */
export function rolesIn(node: StructureNode | null): readonly string[] {
  if (node === null) return []
  return [node.role, ...node.children.flatMap(child => ('role' in child ? rolesIn(child) : []))]
}
