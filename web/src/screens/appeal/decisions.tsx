// Decisions of others that the practice has brought in: searched, brought, taken back.
import { Button, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { askDecisions, type Decisions } from '../../api/appeal-questions.ts'
import { client, told } from '../../api/client.ts'
import { useAsked } from '../../parts/asked.ts'
import { day } from '../../parts/figures.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { useTakingBack } from '../../parts/keeping.ts'
import { useKeys } from '../../parts/keys.tsx'
import { Answered, Page, Section } from '../../parts/page.tsx'
import { useMay, useWorkplace } from '../../parts/practice.tsx'
import { RowButton, Table } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { DecisionSearch } from './decision-search.tsx'

const says = words.decisions

export function DecisionsScreen() {
  const navigate = useNavigate()
  const back = () => void navigate({ to: '/appeals' })
  useKeys([{ keys: 'Escape', says: says.back, run: back }])
  return (
    <Page
      title={says.title}
      lead={says.lead}
      actions={
        <Button variant="default" onClick={back}>
          {says.back}
        </Button>
      }
    >
      <DecisionSearch />
      <Section title={says.files}>
        <Answered of={useAsked(askDecisions, '', '')}>{({ files }) => <Files items={files} />}</Answered>
        <BringIn />
      </Section>
    </Page>
  )
}

function Files({ items }: { readonly items: Decisions['files'] }) {
  const mayWork = useMay('biller')
  const takeBack = useTakingBack('/api/practices/{practice}/decisions/{id}')
  if (items.length === 0) return null
  return (
    <Table
      label={says.files}
      rows={items}
      columns={[
        { name: says.name, show: ({ name, forum }) => `${forum}: ${name}` },
        { name: says.count, right: true, show: ({ decisions }) => decisions.toLocaleString('en-US') },
        { name: says.brought, show: ({ broughtAt, broughtBy }) => says.broughtBy(day(broughtAt), broughtBy) },
        {
          name: says.takeBack,
          show: ({ id, name }) =>
            mayWork ? <RowButton says={says.takeBack} to={name} run={() => takeBack(id, says.withdrawn)} /> : null,
        },
      ]}
    />
  )
}

function BringIn() {
  const { practice } = useWorkplace()
  if (!useMay('biller')) return null
  return (
    <FileForm
      asks={{ title: says.bring, lead: says.bringSays, file: says.file }}
      says={says}
      columnsSay={says.columns}
      send={(text, name, dryRun, { forum = '' }) =>
        told(
          client.POST('/api/practices/{practice}/decisions', {
            params: { path: { practice }, header: {} },
            body: { name, text, forum, dryRun } as never,
          }),
        )
      }
    >
      <TextInput label={says.forum} name="forum" maxLength={120} />
    </FileForm>
  )
}
