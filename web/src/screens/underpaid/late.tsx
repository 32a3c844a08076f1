// Which payers pay later than the state's law has it, and what that costs them.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { askLate, askSettings } from '../../api/questions.ts'
import { useAsked } from '../../parts/asked.ts'
import { money } from '../../parts/figures.ts'
import { ToSheet } from '../../parts/links.tsx'
import { Answered, Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { MakeDispute } from './make-dispute.tsx'

const says = words.underpaid.late

/** Whose law holds is said by the practice's state; without one nothing is asked. */
export function PaidLate() {
  const settings = useAsked(askSettings)
  return (
    <Section title={says.title}>
      <Answered of={settings}>
        {({ state }) =>
          state === null ? (
            <p>
              {says.noState}{' '}
              <Link to="/settings" search={{ tab: 'practice' }}>
                {says.setState}
              </Link>
            </p>
          ) : (
            <Found />
          )
        }
      </Answered>
    </Section>
  )
}

function Found() {
  const { practice } = useWorkplace()
  const late = useQuery({ ...askLate(practice), retry: false })
  return (
    <Answered of={late}>
      {found => (
        <>
          <p>{says.law(found.statute, found.interest)}</p>
          <p className="soft">{found.covers}</p>
          {found.groups.length === 0 ? (
            <p>{says.none}</p>
          ) : (
            <KeyedTable
              label={says.title}
              rows={found.groups}
              keyOf={({ payer }) => payer}
              columns={[
                { name: words.underpaid.payer, show: ({ payer }) => payer },
                { name: says.claims, right: true, show: ({ claims }) => claims.toLocaleString('en-US') },
                { name: says.paid, right: true, show: ({ paidCents }) => money(paidCents) },
                { name: says.most, right: true, show: ({ mostDays }) => says.days(mostDays) },
                { name: says.interest, right: true, show: ({ interestCents }) => money(interestCents) },
                {
                  name: says.demand,
                  show: ({ payer }) => <MakeDispute of={payer}>{{ kind: 'late', payer }}</MakeDispute>,
                },
                { name: says.interestPaid, right: true, show: ({ interestPaidCents }) => money(interestPaidCents) },
              ]}
            />
          )}
          <p className="soft">{says.counted(found.timed, found.untimed)}</p>
          {found.otherLaw.map(each => (
            <p key={each.says} className="soft">
              {says.other(each.claims, each.says)}
            </p>
          ))}
          <ToSheet of="late">{words.underpaid.sheet}</ToSheet>
        </>
      )}
    </Answered>
  )
}
