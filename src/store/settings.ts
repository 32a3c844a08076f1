// What a practice sets for itself: limits, watched folders and servers, its own rules. Kept as one record with the practice.
import type { DeliveryKind } from './words.ts'

export interface WatchedServer {
  /** `sftp://user@host:22/folder`. */
  readonly url: string
  /** The fingerprint of the key that it has to show: `SHA256:…`. */
  readonly hostKey: string
  /** Files of the machine that works, with what to sign in with; the store holds neither. */
  readonly keyFile?: string
  readonly passwordFile?: string
  /** Why it is not watched any more, until it is agreed to anew. */
  readonly stopped?: string
}

/** A folder between the practice's system and its clearinghouse: claims that are laid there are checked, and go on or are held back. */
export interface CheckedFolder {
  readonly folder: string
  /** Where the clearinghouse fetches what may go. */
  readonly clean: string
  /** Where what is held back waits for a person, each with a report beside it. */
  readonly held: string
}

/** A server that files of ours go out to by themselves. */
export interface SendServer extends WatchedServer {
  readonly takes: readonly DeliveryKind[]
  /** Files for this receiver alone (ISA08); any where nothing is said. */
  readonly receiver?: string
  /** What files are called there: `{kind}-{date}-{number}.{set}`. */
  readonly named: string
}

/** A mail server that reports go out by. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** tls from the first byte, starttls before anything is said, or none: a relay on the machine itself. */
  readonly security: 'tls' | 'starttls' | 'none'
  /** Whom mails come from. */
  readonly from: string
  readonly user?: string
  /** A file of the machine that works, with the password; the store does not hold it. */
  readonly passwordFile?: string
}

/** A report that goes out by mail at the end of each week or month. */
export interface MailedReport {
  readonly name: string
  readonly report: string
  readonly every: 'week' | 'month'
  readonly to: readonly string[]
  /** One payer's, where one is named. */
  readonly payer?: string
  /** ISO date: the first day of the time that was sent last; '' before the first. */
  readonly sentFor: string
}

/** A rule of the practice's own: what it asks of a new denial, and what then happens to it. */
export type OwnRule = {
  readonly name: string
  /** A filter of the list of denials: its names and values. */
  readonly when: Readonly<Record<string, string | number>>
} & ({ readonly does: 'assign'; readonly to: string } | { readonly does: 'leave-out' })

/** What a practice sets for itself. */
export interface Settings {
  /** A write-off above this many cents needs a second person. */
  readonly writeOffLimitCents: number
  /** What one attempt costs. */
  readonly attemptCents: number
  /** What an hour of work costs; null where nobody has said. */
  readonly hourlyCents: number | null
  /** Minutes that a call, a letter or a claim written again takes. */
  readonly stepMinutes: number
  /** ISO date of the last day on which the queue was woken; '' before the first. */
  readonly wokenOn: string
  /** Folders whose files are brought in by themselves. */
  readonly watchFolders: readonly string[]
  /** Folders whose claims are checked on their way out. */
  readonly checkFolders: readonly CheckedFolder[]
  /** SFTP servers whose files are brought in by themselves. */
  readonly watchServers: readonly WatchedServer[]
  /** A folder of the machine that claims made here go out of; null where there is none. */
  readonly outboundFolder: string | null
  /** SFTP servers that files of ours go out to by themselves. */
  readonly sendServers: readonly SendServer[]
  /** Whether payers are asked about silent claims every day, where a server takes the questions. */
  readonly askStatus: boolean
  /** Where reports go out by mail; null: none goes out. */
  readonly mail: MailServer | null
  readonly mailedReports: readonly MailedReport[]
  /** Ways of looking at the patterns, by name: who saved each, and what it asks. */
  readonly savedPatterns: readonly {
    readonly name: string
    readonly by: string
    readonly asked: Readonly<Record<string, string>>
  }[]
  /** A claim that was taken in and not answered for so many days is looked for. */
  readonly silentDays: number
  /** The state it works in, by its postal code; null where nobody has said. */
  readonly state: string | null
  /** The time zone whose days it works by (IANA name); null where nobody has said (see zoneOf). */
  readonly timeZone: string | null
  /** Whether everybody who signs in with a password has to show a second factor. */
  readonly secondFactor: boolean
  /** Nobody at the keys for so many minutes: the workbench signs the person out. */
  readonly idleMinutes: number
  /** ISO instant at which the practice was closed; null while it works. */
  readonly closedAt: string | null
  /** Everything in it is invented. */
  readonly example: boolean
  /** Records are kept for so many years from the last that happened to them; nothing goes by itself then. */
  readonly recordYears: number
  /** Records of children are kept until they are of this age. */
  readonly minorAge: number
  /** Who looked is kept for so many years; null for good. */
  readonly lookYears: number | null
  /** A suit, an audit, an investigation: nothing is erased while something stands here. */
  readonly hold: string
  /** ISO instant at which everything in it was erased; null while it is there. */
  readonly erasedAt: string | null
  /** Asked of every denial that is opened, in this order. */
  readonly rules: readonly OwnRule[]
}
/** What a practice that has set nothing works by. */
export const DEFAULT_SETTINGS: Settings = {
  writeOffLimitCents: 2500,
  attemptCents: 2500,
  hourlyCents: null,
  stepMinutes: 20,
  wokenOn: '',
  watchFolders: [],
  checkFolders: [],
  watchServers: [],
  outboundFolder: null,
  sendServers: [],
  askStatus: false,
  mail: null,
  mailedReports: [],
  savedPatterns: [],
  silentDays: 45,
  state: null,
  timeZone: null,
  secondFactor: true,
  idleMinutes: 15,
  closedAt: null,
  example: false,
  recordYears: 10,
  minorAge: 28,
  lookYears: null,
  hold: '',
  erasedAt: null,
  rules: [],
}

/**
 * The zone whose days count. Where none is set it is UTC, whose day is ahead of every practice in the United States but two: a deadline is called over
 * too early, never too late. Guam and the Northern Marianas are ahead of UTC, and lie in one zone each that has no daylight saving time.
 */
export function zoneOf({ timeZone, state }: Partial<Settings>): string {
  return timeZone ?? (state === 'GU' || state === 'MP' ? 'Pacific/Guam' : 'UTC')
}
