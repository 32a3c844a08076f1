// Add-on codes without any of their primary codes on the claim.
import { type DescribedCheck, dayOf, editsApply, type Found } from '../check.ts'

export const check: DescribedCheck = {
  title: 'Add-on codes without their primary code',
  severity: 'warn',
  prevents: ['107', 'B15', '234'],
  kinds: ['professional', 'institutional'],
  needs: claim => (claim.lines.some(({ procedure }) => procedure !== undefined) ? ['add-on'] : []),
  cites: [
    {
      title: 'NCCI add-on code edits: a code of type 1 or 3 is paid only beside one of its primary codes',
      url: 'https://genzeon.one/academy/builders/step-2',
      read: '2026-11-27',
      secondhand: true,
    },
  ],
  find(claim, { entry, payerClass, today }) {
    const found: Found[] = []
    const day = dayOf(claim, today)
    const there = new Set(claim.lines.map(({ procedure }) => procedure))
    for (const { line, procedure, source } of claim.lines) {
      const said = procedure === undefined ? undefined : entry('add-on', procedure, day)
      if (said === undefined) continue
      const rows = said.split(' ').map(row => row.split(','))
      const held = rows.filter(([, , from = '', to = '']) => (from === '' || from <= day) && (to === '' || to >= day))
      const primaries = held.flatMap(([type, primary]) => (type === '2' || primary === '' ? [] : [primary ?? '']))
      // What the contractor names cannot be looked up; of type 3 some are named by it.
      if (primaries.length === 0 || primaries.some(code => there.has(code))) continue
      const open = held.some(([type]) => type === '3')
      found.push({
        line,
        element: 'SV101-2',
        is: procedure ?? '',
        says: `${procedure} is an add-on code, and none of its primary codes (${primaries.slice(0, 6).join(', ')}${primaries.length > 6 ? ' …' : ''}) stands on the claim.`,
        fix: 'Bill it on the same claim as the primary procedure.',
        source,
        severity: editsApply(payerClass) && !open ? 'warn' : 'info',
      })
    }
    return found
  },
}
