// What a view's answer is on paper, as data: sections of headings, paragraphs and tables. Knows nothing of how pages are made.

/** What stands on a page, one below the other. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'values'; readonly values: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** How wide each is beside the others. */
      readonly widths?: readonly number[]
    }

/** Each section begins on a page of its own. */
export interface Printed {
  readonly language?: 'en-US' | 'es-US'
  /** Where it is not the view's. */
  readonly title?: string
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly Block[] }[]
}

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** `$1,234.50` */
export const printedMoney = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
