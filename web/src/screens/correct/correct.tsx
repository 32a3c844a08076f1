// The corrected claim: what is changed beside what was sent, checked as one types; what stands in the way with its reason; the 837 at the end.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askClaim, askDenial, type Correction, type SentClaim } from '../../api/questions.ts'
import { typedMoney } from '../../parts/figures.ts'
import { useKeys } from '../../parts/keys.tsx'
import { type MadeClaim, madeOf } from '../../parts/made.ts'
import { Answered, Empty, Failed, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import { Sent } from '../denial/sent-pane.tsx'

const says = words.correct
/** Checked once one has paused. */
const PAUSE_MS = 250

type Form = 'replacement' | 'new' | 'void'

/** What is typed, by the names of the fields. */
type Values = Readonly<Record<string, string>>

export function CorrectScreen() {
  const id = Number(useParams({ from: '/inside/denials/$id/correct' }).id)
  const { practice } = useWorkplace()
  const story = useQuery(askDenial(practice, id))
  const claimId = story.data?.match?.claimId ?? undefined
  const claim = useQuery({ ...askClaim(practice, claimId ?? 0), enabled: claimId !== undefined })
  const navigate = useNavigate()
  const back = () => void navigate({ to: '/denials/$id', params: { id: String(id) } })
  useKeys([{ keys: 'Escape', says: says.backToDenial, run: back }])
  return (
    <Page
      title={says.title(id)}
      lead={says.lead}
      actions={
        <Button variant="default" onClick={back}>
          {says.backToDenial}
        </Button>
      }
    >
      <Answered of={story}>
        {() =>
          claimId === undefined ? (
            <Empty title={words.denial.sent} says={words.denial.notSent} />
          ) : (
            <Answered of={claim}>{data => <Editor id={id} sent={data} />}</Answered>
          )
        }
      </Answered>
    </Page>
  )
}

/** What the claim says now, by the names of the fields. */
function valuesOf({ claim, lines, diagnoses }: SentClaim): Values {
  const out: Record<string, string> = {
    authorization: claim.authorizationNumber ?? '',
    referral: claim.referralNumber ?? '',
    diagnoses: diagnoses.map(each => each.code).join(','),
    place: claim.facility ?? '',
    'rendering.npi': claim.renderingNpi ?? '',
    'member.id': claim.memberId ?? '',
    'clia.number': '',
    note: '',
  }
  for (const line of lines) {
    const put = (field: string, value: string) => {
      out[`lines.${line.line}.${field}`] = value
    }
    put('procedure', line.procedure ?? '')
    put('modifiers', line.modifiers.split(' ').join(','))
    put('units', line.units ?? '')
    put('charge', typedMoney(line.chargeCents))
    put('pointers', line.pointers.split(' ').join(','))
    put('date', line.serviceFrom ?? '')
  }
  return out
}

const LINE_FIELDS = ['procedure', 'modifiers', 'units', 'charge', 'pointers', 'date'] as const
const CLAIM_FIELDS = [
  'authorization',
  'referral',
  'diagnoses',
  'place',
  'rendering.npi',
  'member.id',
  'clia.number',
  'note',
] as const

/** Shown on every claim, or offered apart. */
const USUAL: ReadonlySet<string> = new Set([
  ...CLAIM_FIELDS,
  ...LINE_FIELDS.map(name => `lines.n.${name}`),
  'lines.n.drop',
])

function Editor({ id, sent }: { readonly id: number; readonly sent: SentClaim }) {
  const mayLead = useMay('lead')
  const before = valuesOf(sent)
  const [set, setSet] = useState<Values>({})
  const [form, setForm] = useState<Form | ''>('')
  const [despite, setDespite] = useState<readonly string[]>([])
  const body = { set, despite: [...despite], ...(form === '' ? {} : { form }) }
  const { checked, settled } = useCheck(id, body)
  const making = useMaking(id)
  const change = (field: string, value: string) => {
    const { [field]: _before, ...rest } = set
    setSet(value === (before[field] ?? '') ? rest : { ...rest, [field]: value })
  }
  const overrule = (rule: string) =>
    setDespite(despite.includes(rule) ? despite.filter(each => each !== rule) : [...despite, rule])
  const correction = checked.data
  return (
    <div className="correct">
      <section className="pane" aria-labelledby="correct-before">
        <h2 id="correct-before">{says.before}</h2>
        <Sent data={sent} />
      </section>
      <section className="pane" aria-labelledby="correct-after">
        <h2 id="correct-after">{says.after}</h2>
        <NativeSelect
          label={says.form}
          value={form}
          data={[
            { value: '', label: says.forms.auto ?? '' },
            ...(['replacement', 'new', 'void'] as const).map(value => ({ value, label: says.forms[value] ?? value })),
          ]}
          onChange={event => setForm(event.currentTarget.value as Form | '')}
        />
        <ClaimFields before={before} set={set} sent={sent} change={change} fields={correction?.fields ?? []} />
      </section>
      <section className="pane" aria-live="polite" aria-label={says.guards}>
        {checked.error !== null ? (
          <Failed error={checked.error} />
        ) : correction === undefined ? null : (
          <Verdict correction={correction} despite={despite} overrule={mayLead ? overrule : undefined} />
        )}
        {making.fault === undefined ? null : <Failed error={making.fault} />}
        {making.made === undefined ? (
          <Button
            onClick={() => void making.make(body)}
            loading={making.busy}
            disabled={correction === undefined || correction.stopped || checked.error !== null || settled.set !== set}
          >
            {says.make}
          </Button>
        ) : (
          <MadeFile made={making.made} />
        )}
      </section>
    </div>
  )
}

/** What is asked for: fields that change, stops that are overruled, the form. */
interface Wanted {
  readonly set: Values
  readonly despite: string[]
  readonly form?: Form
}

/** What stands in the way of it, asked once one has paused. */
function useCheck(id: number, wanted: Wanted) {
  const { practice } = useWorkplace()
  const [settled] = useDebouncedValue(wanted, PAUSE_MS)
  const checked = useQuery({
    queryKey: [practice, 'correction', id, settled],
    queryFn: () =>
      told(
        client.POST('/api/practices/{practice}/denials/{id}/correction', {
          params: { path: { practice, id } },
          body: settled,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { checked, settled }
}

/** The corrected claim written as a file. */
function useMaking(id: number) {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [made, setMade] = useState<MadeClaim | undefined>(undefined)
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const make = async (wanted: Wanted) => {
    setBusy(true)
    setFault(undefined)
    try {
      const answer = await told(
        client.POST('/api/practices/{practice}/denials/{id}/correct', {
          params: { path: { practice, id }, header: {} },
          body: { ...wanted, test: false },
        }),
      )
      setMade(madeOf(answer))
      await queries.invalidateQueries({ queryKey: [practice, 'denial'] })
    } catch (error) {
      setFault(error as Error)
    } finally {
      setBusy(false)
    }
  }
  return { made, fault, busy, make }
}

/** Every field that may change, as it was sent until it is typed over. */
function ClaimFields({
  before,
  set,
  sent,
  change,
  fields,
}: {
  readonly before: Values
  readonly set: Values
  readonly sent: SentClaim
  readonly change: (field: string, value: string) => void
  readonly fields: readonly Field[]
}) {
  const [added, setAdded] = useState<readonly string[]>([])
  const others = fields.filter(({ name }) => !USUAL.has(name))
  const shown = others.filter(({ name, asked }) => asked || added.includes(name))
  const rare = others.filter(each => !shown.includes(each))
  const field = (name: string, label: string, takes?: string) => (
    <TextInput
      key={name}
      label={label}
      description={takes}
      defaultValue={before[name] ?? ''}
      className={set[name] === undefined ? undefined : 'changed'}
      onChange={event => change(name, event.currentTarget.value.trim())}
    />
  )
  return (
    <>
      <fieldset>
        <legend>{says.claimFields}</legend>
        <div className="fields">
          {CLAIM_FIELDS.map(name => field(name, says.field[name] ?? name))}
          {shown.filter(isOfClaim).map(each => field(each.name, labelOf(each), takesOf(each)))}
        </div>
      </fieldset>
      {sent.lines.map(line => (
        <fieldset key={line.line}>
          <legend>{says.lineFields(line.line)}</legend>
          <div className="fields">
            {LINE_FIELDS.map(name => field(`lines.${line.line}.${name}`, says.field[name] ?? name))}
            {shown
              .filter(each => !isOfClaim(each))
              .map(each => field(each.name.replace('.n.', `.${line.line}.`), labelOf(each), takesOf(each)))}
          </div>
          <Checkbox
            label={says.field.drop}
            onChange={event => change(`lines.${line.line}.drop`, event.currentTarget.checked ? 'yes' : '')}
          />
        </fieldset>
      ))}
      {rare.length === 0 ? null : (
        <NativeSelect
          label={says.anotherField}
          value=""
          data={[
            { value: '', label: '' },
            ...rare.map(each => ({
              value: each.name,
              label: isOfClaim(each) ? labelOf(each) : says.ofLines(labelOf(each)),
            })),
          ]}
          onChange={event => setAdded([...added, event.currentTarget.value])}
        />
      )}
    </>
  )
}

type Field = NonNullable<ReturnType<typeof useCheck>['checked']['data']>['fields'][number]

const isOfClaim = ({ name }: Field) => !name.startsWith('lines.')
const labelOf = ({ name }: Field) => says.field[name.replace('lines.n.', '')] ?? name
/** What it takes; what the payer asked for says so. */
const takesOf = ({ says: text, asked }: Field) => (asked ? says.askedFor(text) : text)

function MadeFile({ made: { outgoing, name } }: { readonly made: MadeClaim }) {
  const { practice } = useWorkplace()
  return (
    <div role="status">
      <p>
        <strong>{says.made(name)}</strong>
      </p>
      <a className="button-link" href={`/api/practices/${practice}/outgoing/${outgoing}/file`} download={name}>
        {says.download}
      </a>
    </div>
  )
}

function Verdict({
  correction,
  despite,
  overrule,
}: {
  readonly correction: Correction
  readonly despite: readonly string[]
  readonly overrule: ((rule: string) => void) | undefined
}) {
  const { guards, words: changes, difference, faults } = correction
  return (
    <>
      <Section title={says.guards}>
        {guards.length === 0 ? <p>{says.noGuards}</p> : null}
        <ul className="guards">
          {guards.map(guard => (
            <li key={guard.rule} className={guard.weight === 'stop' ? 'guard-stop' : 'guard-warn'}>
              <strong>{guard.weight === 'stop' ? says.stop : says.warn}</strong> {guard.says}
              {guard.weight === 'stop' && !guard.firm && overrule !== undefined ? (
                <Checkbox
                  label={says.overrule(guard.rule)}
                  description={says.overruleHint}
                  checked={despite.includes(guard.rule)}
                  onChange={() => overrule(guard.rule)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={says.difference}>
        {difference.length === 0 ? <p className="soft">{says.nothing}</p> : null}
        <ul>
          {changes.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <ol className="difference">
          {difference.map(({ mark, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the difference is a fixed list in its own order
            <li key={index} className={mark === '+' ? 'plus' : 'minus'}>
              <code>
                {mark} {text}
              </code>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={says.faults}>
        {faults.length === 0 ? (
          <p className="soft">{says.noFaults}</p>
        ) : (
          <ul>
            {faults.map(fault => (
              <li key={`${fault.element} ${fault.code} ${fault.says}`}>{fault.says}</li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
