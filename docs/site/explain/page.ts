// The page that explains a file in the visitor's own browser: takes the file, hands it to a thread of this page, shows what that tells. Nothing is sent: the
// page's policy lets no connection out.
import type { Found, Told } from './found.ts'

const byId = (id: string) => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no "${id}"`)
  return found
}
const field = byId('file') as HTMLInputElement
const drop = byId('drop')
const state = byId('state')
const result = byId('result')

function element(tag: string, content: string | readonly Node[], className?: string): HTMLElement {
  const made = document.createElement(tag)
  if (typeof content === 'string') made.textContent = content
  else made.append(...content)
  if (className !== undefined) made.className = className
  return made
}

const words = (text: string) => text.replaceAll('-', ' ')
const dollars = (cents: number) => (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
const counted = (count: number, noun: string) => `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`

function table(heads: readonly string[], rows: readonly (readonly (string | Node)[])[]): HTMLElement {
  const cell = (tag: string, content: string | Node) => {
    const made = element(tag, typeof content === 'string' ? content : [content])
    if (typeof content === 'string' && /^-?\$/.test(content)) made.className = 'money'
    return made
  }
  const head = heads.map(text => {
    const made = element('th', text)
    made.setAttribute('scope', 'col')
    return made
  })
  const body = rows.map(cells =>
    element(
      'tr',
      cells.map(content => cell('td', content)),
    ),
  )
  const made = element('table', [element('thead', [element('tr', head)]), element('tbody', body)])
  const wide = element('div', [made], 'wide')
  wide.tabIndex = 0
  wide.setAttribute('role', 'region')
  wide.setAttribute('aria-label', heads.join(', '))
  return wide
}

function codeLink(group: string, carc: string, listed: boolean): string | Node {
  if (!listed) return `${group}-${carc}`
  const link = document.createElement('a')
  link.href = `codes/${encodeURIComponent(carc)}.html`
  link.textContent = `${group}-${carc}`
  return link
}

function partsOf(found: Found): readonly Node[] {
  const { remittances, reasons, claimsShown, faultsShown, denied, faults, unread } = found
  const parts: Node[] = [
    element('h2', 'Payments'),
    table(
      ['Payer', 'Date', 'Payment', 'Claims', 'Adds up'],
      remittances.map(({ payer, date, paymentCents, claims, balanced, differenceCents }) => [
        ...[payer, date, dollars(paymentCents), String(claims)],
        balanced ? 'to the cent' : `no: ${dollars(differenceCents)}`,
      ]),
    ),
    element('h2', 'Why it was not all paid'),
    table(
      ['Code', 'Times', 'Amount', 'What it is', 'What to do', 'May the patient be billed', 'Why'],
      reasons.map(({ group, carc, listed, count, cents, kind, action, mayBillPatient, why }) => [
        ...[codeLink(group, carc, listed), String(count), dollars(cents), words(kind), words(action)],
        ...[mayBillPatient ? 'yes' : 'no', why],
      ]),
    ),
  ]
  if (claimsShown.length > 0)
    parts.push(
      element('h2', `Claims to work${denied > claimsShown.length ? `, the first ${claimsShown.length}` : ''}`),
      table(
        ['Account', 'Outcome', 'At stake', 'Why'],
        claimsShown.map(({ account, outcome, atStakeCents, says }) => [
          ...[account, words(outcome), dollars(atStakeCents), says.join(' ')],
        ]),
      ),
    )
  if (faults > 0)
    parts.push(
      element('h2', 'What is odd about the file'),
      element(
        'ul',
        faultsShown.map(says => element('li', says)),
      ),
      ...(unread > 0
        ? [element('p', `${counted(unread, 'segment')} could not be placed and stand in no figure above.`)]
        : []),
    )
  return parts
}

function show(name: string, told: Told): void {
  if ('failed' in told) {
    state.textContent = `${name} could not be read: ${told.failed}`
    return
  }
  const { found } = told
  state.textContent = `${name}: ${counted(found.remittances.length, 'payment')}, ${counted(found.claims, 'claim')}, ${counted(found.denied, 'claim')} to work with ${dollars(found.atStakeCents)} at stake. Read here in ${(found.ms / 1000).toFixed(2)} s; nothing was sent.`
  result.replaceChildren(...partsOf(found))
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
let name = ''
worker.addEventListener('message', ({ data }: MessageEvent<Told>) => show(name, data))
worker.addEventListener('error', event => show(name, { failed: event.message || 'this browser starts no thread here' }))

function take(file: File | undefined): void {
  if (file === undefined) return
  name = file.name
  state.textContent = `Reading ${name} …`
  result.replaceChildren()
  worker.postMessage(file)
}
field.addEventListener('change', () => take(field.files?.[0]))
for (const type of ['dragenter', 'dragover'])
  drop.addEventListener(type, event => {
    event.preventDefault()
    drop.classList.add('over')
  })
drop.addEventListener('dragleave', () => drop.classList.remove('over'))
drop.addEventListener('drop', event => {
  event.preventDefault()
  drop.classList.remove('over')
  take(event.dataTransfer?.files[0])
})
field.disabled = false
