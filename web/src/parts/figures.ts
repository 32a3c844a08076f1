// Money, days and shares as people read them. Money stays whole cents until the last moment.

/** `$1,234.56`, with a minus before it where money goes the other way. */
export function money(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100)
  const rest = String(Math.abs(cents) % 100).padStart(2, '0')
  return `${cents < 0 ? '−' : ''}$${whole.toLocaleString('en-US')}.${rest}`
}

/** `$1,234`, for headings where cents only make noise. */
export function roundMoney(cents: number): string {
  return `${cents < 0 ? '−' : ''}$${Math.round(Math.abs(cents) / 100).toLocaleString('en-US')}`
}

/** Dollars as somebody types them, in cents, by the rule of the service; undefined when it is no amount. */
export function centsOf(text: string): number | undefined {
  const match = /^\$?(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (match === null) return undefined
  return Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** Cents as they are typed: `12.50`. */
export function typedMoney(cents: number): string {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Jul 5`, with the year where it is another one than `today`'s; an ISO date or instant. */
export function day(iso: string, today?: string): string {
  // Some files hold dates that are none; they are shown as they stand there.
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return iso
  const [year = '', month = '', date = ''] = (iso.endsWith('Z') ? dayAt(new Date(iso)) : iso.slice(0, 10)).split('-')
  const short = `${MONTHS[Number(month) - 1] ?? month} ${Number(date)}`
  return today?.slice(0, 4) === year ? short : `${short}, ${year}`
}

let days = daysOf('UTC')

function daysOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
}

/** From here on days are those of this zone: the practice's, wherever the browser stands. */
export function workIn(zone: string): void {
  if (days.resolvedOptions().timeZone !== zone) days = daysOf(zone)
}

/** The ISO date of a moment where the practice is. */
function dayAt(moment: Date): string {
  const parts = new Map(days.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** The ISO date of this moment where the practice is: the same day that the service counts by. */
export const today = (): string => dayAt(new Date())

/** An ISO date so many days after another. */
export function daysAfter(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Calendar days from today to an ISO date; negative when it is over. */
export function daysTo(iso: string): number {
  return Math.round((Date.parse(`${iso}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 86_400_000)
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** `12.4 kB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** A closed word of the service in ordinary writing: `medical-necessity` → `medical necessity`. */
export function plain(word: string): string {
  return word.replaceAll('-', ' ')
}

/** With a capital letter, as labels begin. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
