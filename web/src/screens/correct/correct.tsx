// The corrected claim, of a denial or of a claim that was rejected: what is changed beside what was sent, checked as one types; what stands in
// the way with its reason; the 837 at the end.
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { askClaim, type Correction } from '../../api/questions.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Answered, Failed, Page } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { LeaveGuard } from '../../parts/unsaved.tsx'
import { words } from '../../words.ts'
import { Sent } from '../denial/sent-pane.tsx'
import {
  askCorrection,
  type Form,
  NOTHING,
  type Overruled,
  type Subject,
  useCheck,
  useMaking,
  type Values,
} from './asking.ts'
import { ClaimFields, type Field, sentValues } from './fields.tsx'
import { MadeFile, Verdict } from './verdict.tsx'
import { Why } from './why.tsx'

const says = words.correct

export function CorrectScreen() {
  const id = Number(useParams({ from: '/inside/denials/$id/correct' }).id)
  const navigate = useNavigate()
  return (
    <CorrectPage
      subject={{ of: 'denial', id }}
      title={says.title(id)}
      backSays={says.backToDenial}
      back={() => void navigate({ to: '/denials/$id', params: { id: String(id) } })}
    />
  )
}

/** A claim that was rejected, sent again with the error corrected. */
export function ResendScreen() {
  const id = Number(useParams({ from: '/inside/rejections/$id/resend' }).id)
  const navigate = useNavigate()
  return (
    <CorrectPage
      subject={{ of: 'rejection', id }}
      title={says.resendTitle}
      backSays={says.backToRejections}
      back={() => void navigate({ to: '/claims', search: { tab: 'rejections' } })}
    />
  )
}

function CorrectPage({
  subject,
  title,
  backSays,
  back,
}: {
  readonly subject: Subject
  readonly title: string
  readonly backSays: string
  readonly back: () => void
}) {
  const { practice } = useWorkplace()
  // The claim with nothing changed: which one it is, and what stands in its fields.
  const sent = useQuery(askCorrection(practice, subject, NOTHING))
  useKeys([{ keys: 'Escape', says: backSays, run: back }])
  return (
    <Page
      title={title}
      lead={says.lead}
      actions={
        <Button variant="default" onClick={back}>
          {backSays}
        </Button>
      }
    >
      <Answered of={sent}>{({ claim, fields }) => <Editor subject={subject} claim={claim} fields={fields} />}</Answered>
    </Page>
  )
}

function Editor({
  subject,
  claim,
  fields,
}: {
  readonly subject: Subject
  readonly claim: number
  readonly fields: readonly Field[]
}) {
  const { practice } = useWorkplace()
  const mayLead = useMay('lead')
  const sent = useQuery(askClaim(practice, claim))
  const before = sentValues(fields)
  const [set, setSet] = useState<Values>({})
  const [form, setForm] = useState<Form | ''>('')
  const [despite, setDespite] = useState<readonly Overruled[]>([])
  const body = { set, despite: [...despite], ...(form === '' ? {} : { form }) }
  const { checked, settled } = useCheck(subject, body)
  const making = useMaking(subject)
  const change = (field: string, value: string) => {
    const { [field]: _before, ...rest } = set
    setSet(value === (before[field] ?? '') ? rest : { ...rest, [field]: value })
  }
  const overrule = (rule: Overruled) =>
    setDespite(despite.includes(rule) ? despite.filter(each => each !== rule) : [...despite, rule])
  const correction = checked.data
  const unsaved = Object.keys(set).length > 0 && making.made === undefined
  return (
    <div className="correct">
      <LeaveGuard unsaved={unsaved} />
      <section className="pane" aria-labelledby="correct-why">
        <h2 id="correct-why">{subject.of === 'denial' ? says.whyDenied : says.whyRejected}</h2>
        <Why subject={subject} />
        <details>
          <summary>{says.before}</summary>
          <Answered of={sent}>{data => <Sent data={data} />}</Answered>
        </details>
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
        <ClaimFields before={before} set={set} change={change} fields={fields} checks={checksOf(correction, set)} />
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

/** What is wrong in the fields as they were typed when it was asked; what was typed since is not known yet. */
function checksOf(correction: Correction | undefined, set: Values): Correction['checks'] {
  return (correction?.checks ?? []).filter(({ field, weight }) => weight === 'warn' || set[field] !== undefined)
}
