// One remittance as a person reads it, in the familiar shape of a paper remittance for any payer: how it adds up, its claims, its reports, the
// codes it uses. Every figure leads to its segment.

import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Adjudication, askRemittance, askRemittanceClaims, askReport } from '../../api/questions.ts'
import { useAsked, useAskedInPages } from '../../parts/asked.ts'
import { day, money, plain, today } from '../../parts/figures.ts'
import { ToDenial } from '../../parts/links.tsx'
import { Code, codeName } from '../../parts/marks.tsx'
import { Answered, Empty, Listed, Page, Pair, Section } from '../../parts/page.tsx'
import { MoneyAt } from '../../parts/segments.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'
import { Glossary, PaperClaim } from './paper-claim.tsx'
import { Posting } from './posting.tsx'

const says = words.remittances
type Tab = 'claims' | 'unbalanced' | 'denied' | 'adjusted' | 'deductible'
const TABS: readonly Tab[] = ['claims', 'denied', 'adjusted', 'deductible']
const BESIDE_UNBALANCED: readonly Tab[] = ['claims', 'unbalanced', 'denied', 'adjusted', 'deductible']

export function RemittanceScreen() {
  const id = Number(useParams({ from: '/inside/remittances/$id' }).id)
  const remittance = useAsked(askRemittance, id)
  const [tab, setTab] = useState<Tab>('claims')
  return (
    <Answered of={remittance}>
      {data => {
        const at = (segment: number) => ({ fileId: data.fileId, file: data.file, segment })
        return (
          <Page
            title={says.one(data.trace ?? data.control)}
            lead={`${data.payer} · ${data.paymentDate === undefined ? words.unknown : day(data.paymentDate, today())} · ${says.from(data.file)}`}
            actions={
              <Button variant="default" onClick={() => window.print()}>
                {words.print}
              </Button>
            }
          >
            <Section title={says.proof}>
              <dl className="pairs sums">
                <Pair name={says.proofClaims}>{money(data.paidCents)}</Pair>
                <Pair name={`− ${says.proofProvider}`}>{money(data.providerAdjustmentCents)}</Pair>
                <Pair name={`− ${says.proofPayment}`}>
                  <MoneyAt place={at(data.firstSegment + 1)} cents={data.paymentCents} />
                </Pair>
                <Pair name={`= ${says.proofDifference}`} className={data.balanced ? 'good' : 'bad'}>
                  {money(data.differenceCents)}{' '}
                  {data.balanced ? `✓ ${says.balanced}` : data.differenceCents === 0 ? `✗ ${says.differsWithin}` : '✗'}
                </Pair>
              </dl>
            </Section>
            {data.providerAdjustments.length === 0 ? null : (
              <Section title={says.providerTitle}>
                <p className="soft">{says.providerLead}</p>
                <ul>
                  {data.providerAdjustments.map(each => (
                    <li key={each.ordinal}>
                      <Code code={`PLB-${each.reason}`} /> <MoneyAt place={at(each.segment)} cents={each.amountCents} />{' '}
                      {each.meaning} <span className="soft">{each.reference}</span>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
            <Posting id={id} posted={data.posted} />
            <Tabs
              label={says.reports}
              names={(data.balanced ? TABS : BESIDE_UNBALANCED).map(name => [name, says.report[name] ?? name] as const)}
              chosen={tab}
              choose={setTab}
            />
            {tab === 'claims' ? (
              <Claims id={id} />
            ) : tab === 'unbalanced' ? (
              <Claims id={id} unbalanced />
            ) : (
              <Report id={id} of={tab} place={at} />
            )}
          </Page>
        )
      }}
    </Answered>
  )
}

function Claims({ id, unbalanced = false }: { readonly id: number; readonly unbalanced?: boolean }) {
  const list = useAskedInPages(askRemittanceClaims, id, unbalanced)
  return (
    <Answered of={list}>
      {({ pages }) => {
        const claims: readonly Adjudication[] = pages.flatMap(page => page.items)
        return (
          <>
            {unbalanced ? <p className="soft">{says.unbalancedLead}</p> : null}
            {claims.map(claim => (
              <div key={claim.id} className="paper">
                <PaperClaim claim={claim} />
                <Link
                  to="/remittances/$id/claims/$claim"
                  params={{ id: String(id), claim: String(claim.id) }}
                  className="no-print"
                >
                  {says.printOne}
                </Link>
              </div>
            ))}
            {list.hasNextPage ? (
              <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {words.more}
              </Button>
            ) : null}
            <Glossary claims={claims} />
          </>
        )
      }}
    </Answered>
  )
}

function Report({
  id,
  of,
  place,
}: {
  readonly id: number
  readonly of: Exclude<Tab, 'claims' | 'unbalanced'>
  readonly place: (segment: number) => { fileId: number; file: string; segment: number }
}) {
  const report = useAsked(askReport, id, of)
  return (
    <Listed of={report} none={<Empty title={words.none} says={says.reportEmpty} />}>
      {({ items, more }) => (
        <>
          {more ? <p className="notice">{says.reportMore(items.length)}</p> : null}
          <KeyedTable
            label={says.report[of] ?? of}
            rows={items}
            keyOf={row => `${row.claimId} ${row.line} ${row.group} ${row.carc} ${row.segment} ${row.amountCents}`}
            columns={[
              { name: says.account, show: row => <ToDenial id={row.denialId}>{row.account}</ToDenial> },
              { name: says.patient, show: row => row.patient },
              { name: says.line, show: row => (row.line === 0 ? '' : row.line) },
              { name: words.denial.procedure, show: row => <span className="mono">{row.procedure}</span> },
              { name: says.group, show: row => <Code code={codeName(row.group, row.carc)} /> },
              {
                name: says.amount,
                right: true,
                show: row => <MoneyAt place={place(row.segment)} cents={row.amountCents} />,
              },
              { name: says.decided, show: row => `${plain(row.kind)}: ${plain(row.action)}` },
            ]}
          />
        </>
      )}
    </Listed>
  )
}
