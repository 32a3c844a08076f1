// The frame around every screen: where one can go, which practice, who one is; the palette and the help; and the line on which the service
// says that something changed.

import { ActionIcon, Button, NativeSelect, UnstyledButton } from '@mantine/core'
import { useDisclosure, useIdle } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { askAuth, client, Trouble, told } from '../api/client.ts'
import { askMe, askSetup } from '../api/questions.ts'
import { ActionsProvider } from '../parts/actions.tsx'
import { CatalogProvider } from '../parts/catalog.tsx'
import { CodeHoverProvider } from '../parts/code-hover.tsx'
import { workIn } from '../parts/figures.ts'
import { useKeys } from '../parts/keys.tsx'
import { laterDialog, useLater } from '../parts/later.tsx'
import { Failed, Waiting } from '../parts/page.tsx'
import { useChosenPractice, useMay, useWorkplace, WorkplaceProvider } from '../parts/practice.tsx'
import { SegmentsProvider } from '../parts/segments.tsx'
import { words } from '../words.ts'
import { SCREENS } from './places.ts'

const SignIn = lazy(async () => ({ default: (await import('../screens/sign-in/sign-in.tsx')).SignIn }))
const FactorFirst = lazy(async () => ({ default: (await import('./factor-first.tsx')).FactorFirst }))
const Palette = laterDialog(async () => (await import('./palette.tsx')).Palette)
const KeysHelp = laterDialog(async () => (await import('./keys-help.tsx')).KeysHelp)
const loadAccount = async () => (await import('./account.tsx')).AccountMenu

/** Lets in who is signed in, with a practice; asks the others to sign in, where they are. */
export function Shell() {
  const me = useQuery(askMe)
  const setup = useQuery({ ...askSetup, enabled: me.error !== null })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [chosen, choose] = useChosenPractice()
  const needed = setup.data?.needed === true
  useEffect(() => {
    if (needed) void navigate({ to: '/setup' })
  }, [needed, navigate])
  if (me.error instanceof Trouble && me.error.status === 401)
    return setup.data === undefined || needed ? (
      <Waiting />
    ) : (
      <Suspense fallback={<Waiting />}>
        <SignIn
          identityProvider={setup.data.identityProvider}
          ended={me.data !== undefined}
          entered={async () => {
            await queries.resetQueries({ queryKey: ['me'] })
            await queries.invalidateQueries()
          }}
        />
      </Suspense>
    )
  if (me.data === undefined)
    return <main>{me.error === null ? <Waiting /> : <Failed error={me.error} retry={() => void me.refetch()} />}</main>
  const practice = me.data.practices.find(each => each.id === chosen) ?? me.data.practices[0]
  if (practice === undefined)
    return (
      <main>
        <Failed error={new Error(words.signIn.noPractice)} />
      </main>
    )
  if (practice.needsFactor)
    return (
      <Suspense fallback={<Waiting />}>
        <FactorFirst />
      </Suspense>
    )
  workIn(practice.zone)
  return (
    <WorkplaceProvider
      value={{
        practice: practice.id,
        name: practice.name,
        role: practice.role,
        person: me.data.name,
        idleMinutes: practice.idleMinutes,
        example: practice.example,
        all: me.data.practices,
        choose,
      }}
    >
      <SegmentsProvider>
        <CodeHoverProvider>
          <CatalogProvider>
            <ActionsProvider>
              <Frame />
            </ActionsProvider>
          </CatalogProvider>
        </CodeHoverProvider>
      </SegmentsProvider>
    </WorkplaceProvider>
  )
}

/** Signs out when nobody is at the keys for as long as the practice allows, whatever the stream keeps asking for; what was shown of patients leaves the page. */
function useShutting(): void {
  const { idleMinutes } = useWorkplace()
  const idle = useIdle(idleMinutes * 60 * 1000, { initialState: false })
  const queries = useQueryClient()
  useEffect(() => {
    if (!idle) return
    void askAuth('sign-out', {}).then(
      () => {
        queries.removeQueries({ predicate: query => query.queryKey[0] !== 'me' })
        return queries.invalidateQueries({ queryKey: ['me'] })
      },
      // The service cannot be told: the page forgets all the same.
      () => location.reload(),
    )
  }, [idle, queries])
}

function Frame() {
  useShutting()
  const navigate = useNavigate()
  const [palette, paletteIs] = useDisclosure(false)
  const [help, helpIs] = useDisclosure(false)
  const connected = useStream()
  useKeys(
    useMemo(
      () => [
        ...SCREENS.map(({ to, name, key }) => ({
          keys: `g ${key}`,
          says: words.keys.go(name),
          run: () => void navigate({ to }),
          everywhere: true,
        })),
        { keys: 'mod+k', says: words.keys.palette, run: paletteIs.open, everywhere: true },
        { keys: '?', says: words.keys.help, run: helpIs.open, everywhere: true },
      ],
      [navigate, paletteIs, helpIs],
    ),
  )
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <Side openPalette={paletteIs.open} openHelp={helpIs.open} />
      <main id="content" tabIndex={-1}>
        <ExampleMark />
        {connected ? null : (
          <p className="banner" role="status">
            {words.nav.connection}
          </p>
        )}
        <Outlet />
      </main>
      <Palette opened={palette} close={paletteIs.close} />
      <KeysHelp opened={help} close={helpIs.close} />
    </div>
  )
}

/** On every screen of the example: that nothing in it is real, and the way out of it. */
function ExampleMark() {
  const { practice, example, all, choose } = useWorkplace()
  const mayRemove = useMay('admin')
  const queries = useQueryClient()
  const navigate = useNavigate()
  if (!example) return null
  const other = all.find(each => each.id !== practice)
  const remove = async () => {
    await told(client.POST('/api/practices/{practice}/example/remove', { params: { path: { practice } }, body: {} }))
    if (other !== undefined) choose(other.id)
    await navigate({ to: '/' })
    queries.removeQueries({ queryKey: [practice] })
    await queries.invalidateQueries({ queryKey: ['me'] })
  }
  return (
    <p className="banner banner-example" role="note">
      <span>{words.nav.example}</span>
      {/* Without another practice there would be nothing left to work in. */}
      {mayRemove && other !== undefined ? (
        <Button size="compact-xs" variant="default" onClick={() => void remove()}>
          {words.nav.removeExample}
        </Button>
      ) : null}
    </p>
  )
}

function Side({ openPalette, openHelp }: { readonly openPalette: () => void; readonly openHelp: () => void }) {
  const { practice, all, choose, person, role } = useWorkplace()
  return (
    <nav className="side" aria-label={words.nav.label}>
      <div className="side-head">
        <strong>{words.name}</strong>
        <ActionIcon
          variant="default"
          aria-label={words.nav.palette}
          title={`${words.nav.palette} (Ctrl K)`}
          onClick={openPalette}
        >
          ⌕
        </ActionIcon>
      </div>
      {all.length > 1 ? (
        <NativeSelect
          aria-label={words.nav.practice}
          value={String(practice)}
          data={all.map(each => ({ value: String(each.id), label: each.name }))}
          onChange={event => choose(Number(event.currentTarget.value))}
        />
      ) : (
        <p className="side-practice">{all[0]?.name}</p>
      )}
      <ul>
        {SCREENS.map(({ to, name, key }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} className="side-link">
              <span>{name}</span>
              <span className="kbd" aria-hidden="true">
                g {key}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="side-foot">
        <UnstyledButton className="side-link" onClick={openHelp}>
          <span>{words.keys.title}</span>
          <span className="kbd" aria-hidden="true">
            ?
          </span>
        </UnstyledButton>
        <Account name={words.nav.signedInAs(person, role)} />
      </div>
    </nav>
  )
}

/** Who is signed in, with a menu. */
function Account({ name }: { readonly name: string }) {
  const [asked, setAsked] = useState(false)
  const AccountMenu = useLater(loadAccount, asked)
  if (AccountMenu !== undefined) return <AccountMenu name={name} opened={asked} />
  return (
    <UnstyledButton className="side-link" aria-haspopup="menu" onClick={() => setAsked(true)}>
      {name}
    </UnstyledButton>
  )
}

/** Changes come in bursts: what is shown is asked again once, a moment after the last. */
const SETTLE_MS = 250
/** In a busy practice something changes all the time: nobody needs it anew more often than this. */
const AGAIN_MS = 4000

/** Listens for changes in the practice and makes what is shown fresh. Answers whether the line stands. */
function useStream(): boolean {
  const { practice } = useWorkplace()
  const queries = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const stream = new EventSource(`/api/practices/${practice}/stream`)
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = 0
    stream.addEventListener('changed', () => {
      if (timer !== undefined) return
      const pause = Math.max(SETTLE_MS, last + AGAIN_MS - performance.now())
      timer = setTimeout(() => {
        timer = undefined
        last = performance.now()
        void queries.invalidateQueries({ queryKey: [practice] })
      }, pause)
    })
    stream.addEventListener('open', () => setConnected(true))
    stream.addEventListener('error', () => setConnected(false))
    return () => {
      clearTimeout(timer)
      stream.close()
    }
  }, [practice, queries])
  return connected
}
