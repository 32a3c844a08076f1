// XML as banks and spreadsheets write it, as a tree of elements without their namespaces. No entity but the five of XML itself and numbered characters, nothing fetched: a document type is refused.

export interface XmlElement {
  /** Without its namespace. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own, without that of its children. */
  readonly text: string
}

interface Growing extends XmlElement {
  readonly children: Growing[]
  text: string
}

/** Elements may lie in one another this deep. */
const DEEPEST = 200
const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/!?]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)|(<)/g

/** Undefined where it is not well-formed. */
export function readXml(source: string): XmlElement | undefined {
  const top: Growing = { name: '', attributes: {}, children: [], text: '' }
  const open: Growing[] = [top]
  for (const [, data, closes, name = '', attributes = '', alone, text, stray] of source
    .replace(/^﻿/, '')
    .matchAll(PIECE)) {
    const last = open.at(-1) ?? top
    if (stray !== undefined || open.length > DEEPEST) return undefined
    if (data !== undefined) last.text += data
    else if (text !== undefined) last.text += unescaped(text)
    else if (closes === '/') {
      if (open.length < 2 || last.name !== local(name)) return undefined
      open.pop()
    } else if (name !== '') {
      const element: Growing = { name: local(name), attributes: attributesIn(attributes), children: [], text: '' }
      last.children.push(element)
      if (alone !== '/') open.push(element)
    }
  }
  return open.length === 1 && top.children.length === 1 ? top.children[0] : undefined
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function attributesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/(?<=^|\s)([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', one, other]) => [
      local(name),
      unescaped(one ?? other ?? ''),
    ]),
  )
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}

/** Every element of this name below, in the order of the text. */
export function all(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap(child => [...(child.name === name ? [child] : []), ...all(child, name)])
}

export const first = (element: XmlElement, name: string): XmlElement | undefined => all(element, name)[0]

/** All text of an element, in its order of children, without blanks around it; '' of none. */
export function textIn(element: XmlElement | undefined): string {
  if (element === undefined) return ''
  return `${element.text}${element.children.map(textIn).join(' ')}`.trim()
}
