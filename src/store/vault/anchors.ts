// Where heads of chains are kept off this machine, as the operator has said it: a file on another volume or machine, an address that takes them.

export type Anchor =
  /** Lines are appended. */
  | { readonly kind: 'file'; readonly at: string }
  /** Each head is put under a name of its own below an address that ends with a slash; else to that address. */
  | { readonly kind: 'put' | 'post'; readonly at: string; readonly authorization?: string }
  | { readonly kind: 'unknown'; readonly at: string }

/** Several, separated by spaces or commas: `/mnt/off/heads`, `https://bucket.example/heads/`, `post:https://siem.example/overturn`. */
export function anchorsIn(text: string, authorization?: string): readonly Anchor[] {
  return text
    .split(/[\s,]+/)
    .filter(each => each !== '')
    .map(each => {
      const [, kind, at = ''] = /^(post:|put:|file:\/\/)?(.*)$/.exec(each) ?? []
      const isFile = kind === 'file://' || (kind === undefined && at.startsWith('/'))
      if (isFile) return { kind: 'file', at }
      if (!/^https?:$/.test(URL.parse(at)?.protocol ?? '')) return { kind: 'unknown', at: each }
      return { kind: kind === 'post:' ? 'post' : 'put', at, ...(authorization === undefined ? {} : { authorization }) }
    })
}

/** As it is told to people: no query, which may hold a signature that lets anybody in. */
export const anchorName = ({ at, kind }: Anchor): string =>
  kind === 'put' || kind === 'post' ? at.replace(/\?.*$/, '') : at
