// What one needs on the telephone with the payer, line by line; the digit before a line copies it.
import { notifications } from '@mantine/notifications'
import { askCallSheet, type CallSheet } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { day, money } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Answered } from '../../parts/page.tsx'
import { words } from '../../words.ts'

const says = words.callSheet

interface Line {
  readonly name: string
  readonly shown: string
  /** What is copied: as a form of the payer takes it, without marks. */
  readonly copies: string
}

export function CallSheetPart({ id }: { readonly id: number }) {
  const sheet = useAsked(askCallSheet, id)
  return <Answered of={sheet}>{data => <Sheet sheet={data} />}</Answered>
}

function Sheet({ sheet }: { readonly sheet: CallSheet }) {
  const lines = linesOf(sheet)
  const copy = async ({ name, copies }: Line) => {
    try {
      await navigator.clipboard.writeText(copies)
      notifications.show({ message: says.copied(name) })
    } catch {
      notifications.show({ color: 'red', message: says.notCopied })
    }
  }
  useKeys(
    lines.flatMap((line, at) => {
      const key = KEYS[at]
      return key === undefined ? [] : [{ keys: key, says: says.copy(line.name), run: () => void copy(line) }]
    }),
  )
  return (
    <>
      <p className="soft">{says.lead}</p>
      {sheet.contacts.some(({ kind }) => kind === 'phone') ? null : <p className="warn">{says.noPhone}</p>}
      <ul className="sheet">
        {lines.map((line, at) => (
          <li key={`${line.name} ${line.shown}`}>
            <button type="button" className="sheet-line" onClick={() => void copy(line)} title={says.copy(line.name)}>
              <kbd>{KEYS[at] ?? ''}</kbd>
              <span className="soft">{line.name}</span>
              <span className="sheet-value">{line.shown}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']

/** In the order in which they are asked for on the telephone. */
function linesOf(sheet: CallSheet): readonly Line[] {
  const line = (name: string, shown: string | undefined, copies = shown): readonly Line[] =>
    shown === undefined || copies === undefined ? [] : [{ name, shown, copies }]
  const date = (name: string, iso: string | undefined) => line(name, iso && day(iso), iso && asTyped(iso))
  const { serviceFrom: from, serviceTo: to } = sheet
  const service =
    from === undefined ? undefined : to === undefined || to === from ? day(from) : `${day(from)} to ${day(to)}`
  return [
    ...sheet.contacts.flatMap(({ kind, desk, number }) =>
      line(
        `${says.kind[kind] ?? kind}, ${says.desk[desk] ?? desk}`,
        kind === 'phone' ? asPhone(number) : number,
        number,
      ),
    ),
    ...line(says.npi, sheet.npi),
    ...line(says.taxId, sheet.taxId),
    ...line(says.memberId, sheet.memberId),
    ...line(says.patient, sheet.patient),
    ...date(says.born, sheet.born),
    ...line(says.payerControl, sheet.payerControl),
    ...line(says.service, service, from && asTyped(from)),
    ...line(says.charge, money(sheet.chargeCents), (sheet.chargeCents / 100).toFixed(2)),
    ...line(says.account, sheet.account),
    ...line(says.codes, sheet.codes.length === 0 ? undefined : sheet.codes.join(', ')),
    ...line(says.paid, money(sheet.paidCents), (sheet.paidCents / 100).toFixed(2)),
    ...date(says.decided, sheet.paymentDate),
    ...line(says.trace, sheet.trace),
    ...date(says.sentOn, sheet.sentOn),
    ...line(says.provider, sheet.provider),
  ]
}

/** `03/15/1980`, as portals and voices take a date. */
function asTyped(iso: string): string {
  const [year = '', month = '', date = ''] = iso.split('-')
  return `${month}/${date}/${year}`
}

/** `800-555-0100`; anything but ten digits as it came. */
function asPhone(number: string): string {
  const parts = /^(\d{3})(\d{3})(\d{4})$/.exec(number)
  return parts === null ? number : parts.slice(1).join('-')
}
