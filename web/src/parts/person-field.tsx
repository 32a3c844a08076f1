// A field for a person of the practice: who works here is offered, any other name can be typed.

import { TextInput, type TextInputProps } from '@mantine/core'
import { useId } from 'react'
import { askNames } from '../api/questions.ts'
import { useAsked } from './asked.ts'

export function PersonField(props: TextInputProps) {
  const names = useAsked(askNames)
  const list = useId()
  return (
    <>
      <TextInput {...props} list={list} autoComplete="off" />
      <datalist id={list}>
        {(names.data?.items ?? []).map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}
