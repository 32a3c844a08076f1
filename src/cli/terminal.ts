// What every command shares on the terminal: colour where it is wanted, aligned money, the place where text goes. Pure but
// for the writers it is given.
import { styleText } from 'node:util'
import { dollars } from '../decide/decide.ts'

export interface Terminal {
  /** Writes to standard output; resolves when more may follow. */
  readonly out: (text: string | Uint8Array) => Promise<void>
  readonly err: (text: string) => void
  readonly color: boolean
  /** Columns to fill. */
  readonly width: number
  /** True when a person watches standard error, so that progress may be drawn there. */
  readonly watched: boolean
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'underline'

/** Text in a style, or plain where colour is off. */
export function styled(terminal: Pick<Terminal, 'color'>, style: Style | readonly Style[], text: string): string {
  return terminal.color ? styleText(style as Style, text, { validateStream: false }) : text
}

/** Cents as `1,234.50`, sign in front; '' for undefined. */
export function amount(cents: number | undefined): string {
  return cents === undefined ? '' : dollars(cents).replace('$', '')
}

/** A file's text made safe for a terminal: no control characters, so that no file can move the cursor. */
export function plain(text: string | undefined): string {
  return (text ?? '').replace(/[\x00-\x1f\x7f-\x9f]/g, '?')
}

export function left(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text.padEnd(width)
}

export function right(text: string, width: number): string {
  return text.padStart(width)
}

/** Words into lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '') lines.push(line)
  return lines
}

/** A list, a line for each; what is said instead where there is nothing. */
export function listed<Item>(items: readonly Item[], empty: string, line: (item: Item, at: number) => string): string {
  return items.length === 0 ? `${empty}\n` : items.map((item, at) => `${line(item, at)}\n`).join('')
}

/** `1 claim`, `2 claims`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : plural}`
}
