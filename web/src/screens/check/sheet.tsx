// What a check found, claim by claim: what it prevents with what that came to here, what puts it right, a word that overrules it.
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { client, told } from '../../api/client.ts'
import type { CheckSheet } from '../../api/questions.ts'
import { ActionForm } from '../../parts/action-form.tsx'
import { useActionsOn } from '../../parts/catalog.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { day, money, today } from '../../parts/figures.ts'
import { useKeeping } from '../../parts/keeping.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Code, Sources } from '../../parts/marks.tsx'
import { Section } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import type { CheckedClaim, Finding, Tried } from './asking.ts'

const says = words.check

interface Doing {
  readonly apply: (changes: readonly Tried[]) => void
  readonly overrule: (claim: CheckedClaim, finding: Finding) => void
  readonly history: CheckSheet['history']
}

const triedOf = ({ ordinal }: CheckedClaim, { changes = [] }: Finding): readonly Tried[] =>
  changes.map(({ field, value }) => ({ claim: ordinal, field, value }))

export function Sheet({
  sheet,
  busy,
  apply,
  again,
}: {
  readonly sheet: CheckSheet
  readonly busy: boolean
  readonly apply: (changes: readonly Tried[]) => void
  readonly again: () => void
}) {
  const [open, setOpen] = useState<{ readonly claim: CheckedClaim; readonly finding: Finding } | undefined>(undefined)
  const { list, keys } = useFindingKeys()
  useKeys(keys)
  const doing: Doing = { apply, history: sheet.history, overrule: (claim, finding) => setOpen({ claim, finding }) }
  // One of each claim at a time: what puts one finding right may move what another names.
  const all = sheet.shown.flatMap(claim => {
    const finding = claim.findings.find(({ changes = [] }) => changes.length > 0)
    return finding === undefined ? [] : [triedOf(claim, finding)]
  })
  return (
    <div ref={list} aria-busy={busy}>
      <Totals sheet={sheet} />
      {all.length < 2 ? null : (
        <Button variant="default" size="compact-sm" disabled={busy} onClick={() => apply(all.flat())}>
          {says.fixAll(all.length)}
        </Button>
      )}
      {sheet.claims === 0 ? <p>{says.noClaims}</p> : sheet.shown.length === 0 ? <p>{says.clean}</p> : null}
      {sheet.shown.map(claim => (
        <OneClaim key={claim.ordinal} claim={claim} doing={doing} busy={busy} />
      ))}
      {sheet.shown.length < 1000 ? null : <p className="soft">{says.more(sheet.shown.length)}</p>}
      <Besides sheet={sheet} />
      {open === undefined ? null : (
        <Overruling
          {...open}
          close={() => setOpen(undefined)}
          done={() => {
            setOpen(undefined)
            again()
          }}
        />
      )}
    </div>
  )
}

function Totals({ sheet }: { readonly sheet: CheckSheet }) {
  return (
    <dl className="pairs check-totals" aria-live="polite">
      {(['block', 'warn', 'info', 'none'] as const).map(name => (
        <div key={name}>
          <dt>{says.totals[name]}</dt>
          <dd>{says.claims(sheet[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

function OneClaim({
  claim,
  doing,
  busy,
}: {
  readonly claim: CheckedClaim
  readonly doing: Doing
  readonly busy: boolean
}) {
  const facts = [
    claim.patient,
    claim.payer,
    claim.serviceFrom === undefined ? undefined : day(claim.serviceFrom, today()),
    money(claim.chargeCents),
    claim.changed ? says.changed : undefined,
  ].filter(part => part !== undefined)
  return (
    <Section title={says.claim(claim.account)} aside={<span className="soft">{facts.join(' · ')}</span>}>
      {claim.findings.length === 0 ? (
        <p className="good">{says.nowClean}</p>
      ) : (
        <ul className="findings">
          {claim.findings.map(finding => (
            <OneFinding
              key={`${finding.rule} ${finding.line ?? 0} ${finding.says}`}
              claim={claim}
              finding={finding}
              doing={doing}
              busy={busy}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

function OneFinding({
  claim,
  finding,
  doing: { apply, overrule, history },
  busy,
}: {
  readonly claim: CheckedClaim
  readonly finding: Finding
  readonly doing: Doing
  readonly busy: boolean
}) {
  const { severity, line, says: told, fix, prevents, changes = [], override, because, cites } = finding
  return (
    <li className={`finding finding-${severity}`} tabIndex={-1}>
      <p>
        <strong className="finding-mark">{says.marks[severity]}</strong> {line === undefined ? '' : says.line(line)}
        {told} {fix}
      </p>
      {override === undefined ? null : <p className="soft">{says.overruled(override.by, override.because)}</p>}
      {prevents.length === 0 ? null : (
        <p className="finding-prevents">
          <span className="soft">{says.prevents}</span>
          {prevents.map(code => {
            const own = history.find(each => each.code === code)
            return (
              <span key={code}>
                <Code code={`CO-${code}`} />{' '}
                {own === undefined ? null : <span className="soft">{says.cameTo(own.denials, money(own.cents))}</span>}
              </span>
            )
          })}
        </p>
      )}
      <div className="actions">
        {changes.length === 0 ? null : (
          <Button
            size="compact-sm"
            data-does="fix"
            disabled={busy}
            title={says.fixHint(changes.map(({ field, value }) => `${field} = ${value}`).join(', '))}
            onClick={() => apply(triedOf(claim, finding))}
          >
            {says.fix} <span className="kbd">f</span>
          </Button>
        )}
        {override === undefined && severity !== 'info' ? (
          <Button size="compact-sm" variant="default" data-does="overrule" onClick={() => overrule(claim, finding)}>
            {says.overrule} <span className="kbd">o</span>
          </Button>
        ) : null}
        <details>
          <summary>{says.why}</summary>
          <ul className="plain-list">
            {because.map(({ element, is, at }) => (
              <li key={element}>
                <span className="mono">{says.at(`${element}${is === undefined ? '' : ` ${is}`}`, at ?? '')}</span>{' '}
                <span className="soft">{finding.rule}</span>
              </li>
            ))}
          </ul>
          <Sources cites={cites} />
        </details>
      </div>
    </li>
  )
}

/** What could not be looked at, and what could not be read. */
function Besides({ sheet: { notChecked, faults } }: { readonly sheet: CheckSheet }) {
  return (
    <>
      {notChecked.length === 0 ? null : (
        <Section title={says.notChecked}>
          <p className="soft">{says.notCheckedLead}</p>
          <ul>
            {notChecked.map(each => (
              <li key={`${each.rule} ${each.needs}`}>
                <strong>{each.title}</strong>: {says.needs(each.needs, each.claims)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {faults.length === 0 ? null : (
        <Section title={says.faults}>
          <ul>
            {faults.map(each => (
              <li key={`${each.segment} ${each.says}`}>{says.fault(each.segment, each.says)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** A word that overrules a finding, with its reason. */
function Overruling({
  claim,
  finding,
  close,
  done,
}: {
  readonly claim: CheckedClaim
  readonly finding: Finding
  readonly close: () => void
  readonly done: () => void
}) {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const action = useActionsOn('claim').find(({ verb }) => verb === 'overrule')
  if (action === undefined) return null
  const asked = { ...action, fields: action.fields.filter(({ name }) => name === 'because') }
  const submit = async (input: object) => {
    const { because } = input as { readonly because: string }
    const body = {
      account: claim.account,
      rule: finding.rule,
      finding: finding.finding,
      because,
      ...(finding.line === undefined ? {} : { line: finding.line }),
    }
    const kept = await keep(() =>
      told(client.POST('/api/practices/{practice}/claims/overrule', { params: { path: { practice } }, body })),
    )
    if (kept) done()
  }
  return (
    <Dialog opened close={close} title={action.title}>
      <ActionForm action={asked} lead={`${says.claim(claim.account)}: ${finding.says}`} submit={submit} />
    </Dialog>
  )
}

/** `j` and `k` go through the findings; `f` and `o` do what the one that has the focus offers. */
function useFindingKeys() {
  const list = useRef<HTMLDivElement>(null)
  const findings = () => [...(list.current?.querySelectorAll<HTMLElement>('.finding') ?? [])]
  const here = () => findings().find(each => each.contains(document.activeElement))
  const go = (by: number) => {
    const all = findings()
    const at = all.indexOf(here() as HTMLElement)
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const press = (what: string) => here()?.querySelector<HTMLElement>(`[data-does="${what}"]`)?.click()
  return {
    list,
    keys: [
      { keys: 'j', says: words.keys.next, run: () => go(1) },
      { keys: 'k', says: words.keys.previous, run: () => go(-1) },
      { keys: 'f', says: says.keys.fix, run: () => press('fix') },
      { keys: 'o', says: says.keys.overrule, run: () => press('overrule') },
    ],
  }
}
