// The questions of a letter, each with its field; what can be argued; words of one's own.
import { Checkbox, FileInput, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { bringDocument } from '../../api/documents.ts'
import type { Letter } from '../../api/questions.ts'
import { Failed } from '../../parts/page.tsx'
import { useWorkplace } from '../../parts/practice.tsx'
import { words } from '../../words.ts'
import type { Wanted } from './asking.ts'

import { LetterText } from './letter-text.tsx'

const says = words.appeal
type Question = Letter['questions'][number]

export function Answers({
  letter,
  wanted,
  change,
  write,
}: {
  readonly letter: Letter
  readonly wanted: Wanted
  readonly change: (key: string, text: string) => void
  readonly write: (note: string) => void
}) {
  // In the order of the letter, answered or not, so that no field moves while one types in it.
  const asked = letter.questions.filter(({ optional, key }) => optional !== true && key !== 'argument')
  const missing = asked.filter(({ answered }) => answered !== true).length
  const could = letter.questions.filter(({ optional }) => optional === true)
  return (
    <>
      <NativeSelect
        id="answer-argument"
        label={says.argument}
        value={letter.argument ?? ''}
        data={[
          ...(letter.argument === undefined ? [{ value: '', label: says.choose }] : []),
          ...letter.arguments.map(({ id, when }) => ({ value: id, label: when })),
        ]}
        onChange={event => change('argument', event.currentTarget.value)}
      />
      <h3>{says.questions}</h3>
      <p className="soft">{missing === 0 ? says.none : says.missing(missing)}</p>
      {asked.map(question => (
        <AnswerField key={question.key} question={question} typed={wanted.answers[question.key]} change={change} />
      ))}
      {could.length === 0 ? null : (
        <details>
          <summary>{says.could}</summary>
          {could.map(question => (
            <AnswerField key={question.key} question={question} typed={wanted.answers[question.key]} change={change} />
          ))}
        </details>
      )}
      <LetterText
        label={says.ownWords}
        hint={says.ownWordsHint}
        rows={3}
        value={wanted.note ?? letter.note}
        change={write}
      />
    </>
  )
}

function AnswerField({
  question: { key, asks, kind, wrong, answer, optional },
  typed,
  change,
}: {
  readonly question: Question
  readonly typed: string | undefined
  readonly change: (key: string, text: string) => void
}) {
  // What a letter goes without is said with one click.
  if (kind === 'confirm' && optional === true)
    return (
      <Checkbox
        id={`answer-${key}`}
        label={asks}
        checked={(typed ?? answer ?? '') === 'yes'}
        onChange={event => change(key, event.currentTarget.checked ? 'yes' : '')}
      />
    )
  const field = (
    <TextInput
      id={`answer-${key}`}
      label={asks}
      type={kind === 'date' ? 'date' : 'text'}
      maxLength={1500}
      value={typed ?? answer ?? ''}
      error={wrong}
      onChange={event => change(key, event.currentTarget.value)}
    />
  )
  return kind === 'document' ? (
    <>
      {field}
      <BringDocument exhibit={key.replace('exhibit.', '')} />
    </>
  ) : (
    field
  )
}

/** A document brought in as the exhibit that is asked for. */
function BringDocument({ exhibit }: { readonly exhibit: string }) {
  const { practice } = useWorkplace()
  const { id } = useParams({ from: '/inside/denials/$id/appeal' })
  const queries = useQueryClient()
  const [fault, setFault] = useState<Error | undefined>(undefined)
  const bring = async (file: File | null) => {
    if (file === null) return
    setFault(undefined)
    try {
      await bringDocument({ practice, kind: 'denials', id: Number(id) }, exhibit, file)
      await queries.invalidateQueries({ queryKey: [practice] })
    } catch (error) {
      setFault(error as Error)
    }
  }
  return (
    <>
      <FileInput
        aria-label={`${says.bring}: ${exhibit}`}
        placeholder={says.bring}
        accept="application/pdf,image/tiff,image/png,image/jpeg"
        onChange={file => void bring(file)}
      />
      {fault === undefined ? null : <Failed error={fault} />}
    </>
  )
}
