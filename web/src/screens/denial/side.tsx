// Beside what to do and why: the call sheet, the claim as it was sent, the timeline; and in their place the form of a verb while it is filled in.
import { type ReactNode, useState } from 'react'
import type { DenialStory } from '../../api/questions.ts'
import { useActions } from '../../parts/actions.tsx'
import { useKeys } from '../../parts/keys.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { words } from '../../words.ts'
import { CallSheetPart } from './call-sheet.tsx'
import { PeerSheetPart } from './peer-sheet.tsx'
import { SentPart } from './sent-pane.tsx'
import { Timeline } from './timeline.tsx'

const says = words.denial

const TABS = [
  ['call', words.callSheet.title],
  ['sent', says.sentShort],
  ['timeline', says.timeline],
  ['peer', words.peerSheet.title],
] as const
type Name = (typeof TABS)[number][0]

export function Side({
  story,
  mayWork,
  instead,
}: {
  readonly story: DenialStory
  readonly mayWork: boolean
  /** Another form that stands here now. */
  readonly instead?: ReactNode
}) {
  const { open, setPlace } = useActions()
  const [tab, setTab] = useState<Name>('call')
  useKeys([{ keys: 't', says: words.keys.nextTab, run: () => setTab(after(tab)) }])
  return (
    <section className="pane pane-side" aria-label={says.side}>
      <div ref={setPlace} className={open === undefined ? undefined : 'work-place'} />
      {open === undefined && instead !== undefined ? <div className="work-place">{instead}</div> : null}
      {open === undefined && instead === undefined ? (
        <>
          <Tabs label={says.side} names={TABS} chosen={tab} choose={setTab} />
          {tab === 'call' ? <CallSheetPart id={story.denial.id} /> : null}
          {tab === 'sent' ? <SentPart story={story} /> : null}
          {tab === 'timeline' ? <Timeline id={story.denial.id} /> : null}
          {tab === 'peer' ? <PeerSheetPart id={story.denial.id} mayWork={mayWork} /> : null}
        </>
      ) : null}
    </section>
  )
}

function after(tab: Name): Name {
  const at = TABS.findIndex(([name]) => name === tab)
  return TABS[(at + 1) % TABS.length]?.[0] ?? 'call'
}
