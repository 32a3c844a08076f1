// The command palette: any screen, code, denial, account or patient in a few strokes.
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useState } from 'react'
import { askCodes, askFound, askUndoable } from '../api/questions.ts'
import { useActions } from '../parts/actions.tsx'
import { useReports } from '../parts/catalog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { money } from '../parts/figures.ts'
import { useMay, useWorkplace } from '../parts/practice.tsx'
import { words } from '../words.ts'
import { SCREENS } from './places.ts'

interface Choice {
  /** Where two may have one name. */
  readonly key?: string
  readonly name: string
  readonly run: () => void
}

const LOOKS_LIKE_CODE = /^(?:(?:CO|PR|OA|PI|CR)[- ]?)?[A-Z]{0,2}\d{1,3}(?:\+[A-Z]{1,2}\d{1,3})?$/i

export function Palette({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const choices = useChoices(text.trim(), opened)
  useEffect(() => {
    if (opened) {
      setText('')
      setAt(0)
    }
  }, [opened])
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return
    close()
    choice.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter') choose(choices[at])
    else return
    event.preventDefault()
  }
  return (
    <Dialog opened={opened} close={close} title={words.nav.palette} size="lg">
      <TextInput
        data-autofocus
        aria-label={words.palette.label}
        placeholder={words.palette.label}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-choices"
        aria-activedescendant={choices.length === 0 ? undefined : `palette-${at}`}
      />
      <div className="choices" id="palette-choices" role="listbox" aria-label={words.palette.label}>
        {choices.map((choice, index) => (
          <div
            key={choice.key ?? choice.name}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'choice choice-at' : 'choice'}
            onClick={() => choose(choice)}
          >
            {choice.name}
          </div>
        ))}
      </div>
      {choices.length === 0 ? <p className="soft">{words.palette.empty}</p> : null}
    </Dialog>
  )
}

/** What the practice has under a text: denials in whatever state, claims, remittances, payers. */
function useFound(text: string): readonly Choice[] {
  const navigate = useNavigate()
  const { practice } = useWorkplace()
  const { data } = useQuery({ ...askFound(practice, text), enabled: text.length >= 2 })
  if (data === undefined || text.length < 2) return []
  const { denials, claims, remittances, payers } = data
  return [
    ...denials.map(({ id, patient = '', account, code, payer, atStakeCents, state }) => ({
      key: `denial ${id}`,
      name: words.palette.denial({ id, patient, account, code, payer, amount: money(atStakeCents), state }),
      run: () => void navigate({ to: '/denials/$id', params: { id: String(id) } }),
    })),
    ...(data.open + data.snoozed + data.closed > denials.length
      ? [
          {
            name: words.palette.allDenials(data, text),
            run: () => void navigate({ to: '/queue', search: { search: text } }),
          },
        ]
      : []),
    ...claims.map(({ id, patient = '', account, sentOn = '' }) => ({
      key: `claim ${id}`,
      name: words.palette.claim({ patient, account, sentOn }),
      run: () => void navigate({ to: '/claims/$id', params: { id: String(id) } }),
    })),
    ...remittances.map(({ id, trace, paymentDate = '', paymentCents }) => ({
      key: `remittance ${id}`,
      name: words.palette.remittance({ trace, paymentDate, amount: money(paymentCents) }),
      run: () => void navigate({ to: '/remittances/$id', params: { id: String(id) } }),
    })),
    ...payers.map(({ id, name }) => ({
      key: `payer ${id}`,
      name: words.palette.payer(name),
      run: () => void navigate({ to: '/payers/$id', params: { id: String(id) } }),
    })),
  ]
}

/** What one has done and can undo, and what was undone: the last of each, by name. */
function useDeeds(opened: boolean): readonly Choice[] {
  const { practice } = useWorkplace()
  const mayWork = useMay('biller')
  const { undo, redo } = useActions()
  const { data } = useQuery({ ...askUndoable(practice), enabled: opened && mayWork, staleTime: 0 })
  const [last] = data?.done ?? []
  const [undone] = data?.undone ?? []
  return [
    ...(last === undefined
      ? []
      : [{ name: words.palette.undo(last.did, words.denials(last.denials)), run: () => void undo() }]),
    ...(undone === undefined
      ? []
      : [{ name: words.palette.redo(undone.did, words.denials(undone.denials)), run: () => void redo() }]),
  ]
}

function useChoices(text: string, opened: boolean): readonly Choice[] {
  const navigate = useNavigate()
  const found = useFound(useDeferredValue(text))
  const codes = useQuery(askCodes(text.length >= 3 ? text : ''))
  const lower = text.toLowerCase()
  const reports = useReports()
  const deeds = useDeeds(opened)
  const screens = [
    ...deeds,
    ...SCREENS.map(({ to, name }) => ({ name, run: () => void navigate({ to }) })),
    ...reports.map(({ name, title }) => ({
      name: title,
      run: () => void navigate({ to: '/reports/$name', params: { name } }),
    })),
  ].filter(({ name }) => name.toLowerCase().includes(lower))
  if (text === '') return screens
  return [
    ...found,
    ...(/^\d{1,15}$/.test(text)
      ? [
          {
            name: words.palette.openDenial(text),
            run: () => void navigate({ to: '/denials/$id', params: { id: text } }),
          },
        ]
      : []),
    ...(LOOKS_LIKE_CODE.test(text)
      ? [
          {
            name: words.palette.openCode(text.toUpperCase()),
            run: () => void navigate({ to: '/codes/$code', params: { code: text.toUpperCase() } }),
          },
        ]
      : []),
    ...screens,
    ...(codes.data?.items ?? []).slice(0, 5).map(({ code, meaning }) => ({
      name: `${code}: ${meaning}`,
      run: () => void navigate({ to: '/codes/$code', params: { code } }),
    })),
    {
      name: words.palette.searchQueue(text),
      run: () => void navigate({ to: '/queue', search: { search: text } }),
    },
    {
      name: words.palette.searchClaims(text),
      run: () => void navigate({ to: '/claims', search: { search: text } }),
    },
    {
      name: words.palette.searchCodes(text),
      run: () => void navigate({ to: '/codes', search: { words: text } }),
    },
  ]
}
