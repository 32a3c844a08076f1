// The fields of a claim that may change, each with what stands there in the claim as it was sent: what the service says stands there, and
// nothing else.
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Correction } from '../../api/questions.ts'
import { words } from '../../words.ts'
import type { Values } from './asking.ts'

const says = words.correct

export type Field = Correction['fields'][number]

/** Shown on every claim that has them; others where the claim says something there, the payer asks for them, or one wants them. */
const USUAL: ReadonlySet<string> = new Set([
  'authorization',
  'referral',
  'diagnoses',
  'place',
  'rendering.npi',
  'member.id',
  'note',
  ...['procedure', 'modifiers', 'units', 'charge', 'pointers', 'date', 'drop'].map(name => `lines.n.${name}`),
])
const DROP = 'lines.n.drop'

const isOfClaim = ({ name }: Field) => !name.startsWith('lines.')
const labelOf = ({ name }: Field) => says.field[name.replace('lines.n.', '')] ?? name
/** What it takes, where its label does not say so already; what the payer asked for says so. */
function takesOf(field: Field): string | undefined {
  const takes = addsTo(labelOf(field), field.says) ? field.says : undefined
  return field.asked ? says.askedFor(takes) : USUAL.has(field.name) ? undefined : takes
}

function addsTo(label: string, text: string): boolean {
  const wordsIn = (of: string) =>
    of
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\w'*-]+/g) ?? []
  const said = new Set(['the', 'a', 'of', ...wordsIn(label)])
  return wordsIn(text).some(word => !said.has(word))
}

/** What stands in a field before it is typed over, by the name it is set by. */
export const sentValues = (fields: readonly Field[]): Values =>
  Object.fromEntries(
    fields.flatMap(field =>
      field.values.map((value, at) => [isOfClaim(field) ? field.name : ofLine(field.name, at + 1), value] as const),
    ),
  )

const ofLine = (name: string, line: number) => name.replace('.n.', `.${line}.`)

export function ClaimFields({
  before,
  set,
  change,
  fields,
  checks,
}: {
  readonly before: Values
  readonly set: Values
  readonly change: (field: string, value: string) => void
  readonly fields: readonly Field[]
  readonly checks: Correction['checks']
}) {
  const [added, setAdded] = useState<readonly string[]>([])
  const isShown = ({ name, asked, values }: Field) =>
    USUAL.has(name) || asked || added.includes(name) || values.some(value => value !== '')
  const shown = fields.filter(each => each.name !== DROP && isShown(each))
  const rare = fields.filter(each => !isShown(each))
  const lines = Math.max(0, ...fields.filter(each => !isOfClaim(each)).map(each => each.values.length))
  const hintOf = (field: Field, name: string) =>
    [
      set[name] === undefined ? undefined : says.was(before[name] ?? ''),
      checks.find(each => each.field === name && each.weight === 'warn')?.says,
      takesOf(field),
    ]
      .filter(hint => hint !== undefined)
      .join(' ') || undefined
  const input = (field: Field, name: string) => (
    <TextInput
      key={name}
      label={labelOf(field)}
      description={hintOf(field, name)}
      error={checks.find(each => each.field === name && each.weight === 'stop')?.says}
      defaultValue={before[name] ?? ''}
      className={set[name] === undefined ? undefined : 'changed'}
      onChange={event => change(name, event.currentTarget.value.trim())}
    />
  )
  return (
    <>
      <fieldset>
        <legend>{says.claimFields}</legend>
        <div className="fields">{shown.filter(isOfClaim).map(each => input(each, each.name))}</div>
      </fieldset>
      {Array.from({ length: lines }, (_, at) => at + 1).map(line => (
        <fieldset key={line}>
          <legend>{says.lineFields(line)}</legend>
          <div className="fields">
            {shown.filter(each => !isOfClaim(each)).map(each => input(each, ofLine(each.name, line)))}
          </div>
          <Checkbox
            label={says.field.drop}
            onChange={event => change(ofLine(DROP, line), event.currentTarget.checked ? 'yes' : '')}
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
