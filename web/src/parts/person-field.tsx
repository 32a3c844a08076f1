// A field for a person of the practice: who works here is offered, any other name can be typed.
import { TextInput, type TextInputProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { askNames } from '../api/questions.ts'
import { useWorkplace } from './practice.tsx'

export function PersonField(props: TextInputProps) {
  const { practice } = useWorkplace()
  const names = useQuery(askNames(practice))
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
