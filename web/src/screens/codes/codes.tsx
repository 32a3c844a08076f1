// The dictionary: codes found by code or by words.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { askCode, askCodes } from '../../api/questions.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Answered, Page } from '../../parts/page.tsx'
import { words } from '../../words.ts'

const says = words.codes
const PAUSE_MS = 200

export function CodesScreen() {
  const { words: asked = '' } = useSearch({ from: '/inside/codes' })
  const navigate = useNavigate()
  const [text, setText] = useState(asked)
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS)
  const field = useRef<HTMLInputElement>(null)
  const found = useQuery(askCodes(settled))
  // A code is met at once, whether words find it or not.
  const exact = useQuery({
    ...askCode(settled.toUpperCase()),
    enabled: /\d|^plb-/i.test(settled) && settled.length <= 40,
  })
  useEffect(() => {
    if (settled !== asked)
      void navigate({ to: '/codes', search: settled === '' ? {} : { words: settled }, replace: true })
  }, [settled, asked, navigate])
  useEffect(() => field.current?.focus(), [])
  useKeys([{ keys: '/', says: words.keys.search, run: () => field.current?.focus() }])
  return (
    <Page title={says.title} lead={says.lead}>
      <form
        onSubmit={event => {
          event.preventDefault()
          const code = exact.data?.code ?? found.data?.items[0]?.code
          if (code !== undefined)
            void navigate({
              to: '/codes/$code',
              params: { code: exact.data === undefined ? code : settled.toUpperCase() },
            })
        }}
      >
        <TextInput
          ref={field}
          size="md"
          aria-label={says.search}
          placeholder={says.search}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      </form>
      {settled === '' ? (
        <p className="soft">{says.start}</p>
      ) : (
        <Answered of={found}>
          {({ items }) => (
            <ul className="found">
              {exact.data === undefined ? null : (
                <li>
                  <Link to="/codes/$code" params={{ code: settled.toUpperCase() }} className="found-link">
                    <span className="code">{settled.toUpperCase()}</span> <strong>{exact.data.title}</strong>
                  </Link>
                </li>
              )}
              {items.length === 0 && exact.data === undefined ? <li>{says.none}</li> : null}
              {items.map(({ code, meaning, active }) => (
                <li key={code}>
                  <Link to="/codes/$code" params={{ code }} className="found-link">
                    <span className="code">{code}</span> {meaning}{' '}
                    {active ? null : <span className="soft">({says.retired})</span>}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Answered>
      )}
    </Page>
  )
}
