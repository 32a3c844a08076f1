// Who belongs to the practice, and what each may do.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askPeople } from '../../api/questions.ts'
import { useSending } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { NewPassword } from '../../parts/new-password.tsx'
import { Answered, Section } from '../../parts/page.tsx'
import { type Role, useWorkplace } from '../../parts/practice.tsx'
import { KeyedTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { LeaveDialog, type Person, ResetDialog } from './person-dialogs.tsx'

const says = words.settings
const ROLES: readonly Role[] = ['viewer', 'biller', 'lead', 'admin']
export const roleChoices = ROLES.map(value => ({ value, label: says.roles[value] ?? value }))

export function People() {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const people = useQuery(askPeople(practice))
  const [leaving, setLeaving] = useState<Person | undefined>(undefined)
  const [resetting, setResetting] = useState<Person | undefined>(undefined)
  const change = (
    user: string,
    body: { readonly role?: Role; readonly disabled?: boolean; readonly handTo?: string },
  ) =>
    keep(() =>
      told(client.PATCH('/api/practices/{practice}/people/{user}', { params: { path: { practice, user } }, body })),
    )
  return (
    <>
      <p className="soft">{says.peopleLead}</p>
      <Answered of={people}>
        {({ items }) => (
          <KeyedTable
            label={says.tabs.people ?? ''}
            rows={items}
            keyOf={row => row.userId}
            columns={[
              { name: says.person, show: row => row.name },
              { name: says.email, show: row => row.email },
              {
                name: says.role,
                show: row =>
                  row.disabled ? (
                    says.out
                  ) : (
                    <NativeSelect
                      aria-label={`${says.role}: ${row.name}`}
                      value={row.role}
                      data={roleChoices}
                      onChange={event => void change(row.userId, { role: event.currentTarget.value as Role })}
                    />
                  ),
              },
              {
                name: '',
                show: row => (
                  <>
                    {row.disabled ? null : (
                      <Button variant="subtle" aria-label={says.resetOf(row.name)} onClick={() => setResetting(row)}>
                        {says.reset}
                      </Button>
                    )}
                    <Button
                      variant="subtle"
                      onClick={() => (row.disabled ? void change(row.userId, { disabled: false }) : setLeaving(row))}
                    >
                      {row.disabled ? says.enable(row.name) : says.disable(row.name)}
                    </Button>
                  </>
                ),
              },
            ]}
          />
        )}
      </Answered>
      {leaving === undefined ? null : (
        <LeaveDialog
          person={leaving}
          close={() => setLeaving(undefined)}
          leave={handTo => {
            setLeaving(undefined)
            void change(leaving.userId, { disabled: true, handTo })
          }}
        />
      )}
      {resetting === undefined ? null : <ResetDialog person={resetting} close={() => setResetting(undefined)} />}
      <AddPerson />
    </>
  )
}

function AddPerson() {
  const { practice } = useWorkplace()
  const [made, setMade] = useState<{ readonly name: string; readonly link: string } | undefined>(undefined)
  const add = useSending(async ({ name = '', email = '', password = '', role = 'biller' }) => {
    setMade(undefined)
    const { link } = await told(
      client.POST('/api/practices/{practice}/people', {
        params: { path: { practice } },
        body: { name, email, role: role as Role, ...(password === '' ? {} : { password }) },
      }),
    )
    if (link !== undefined) setMade({ name, link: `${location.origin}${link}` })
  })
  return (
    <Section title={says.addPerson}>
      <form className="fields" onSubmit={event => void add(event)}>
        <TextInput label={says.person} name="name" required maxLength={100} autoComplete="off" />
        <TextInput label={says.email} name="email" type="email" required maxLength={200} autoComplete="off" />
        <NewPassword label={says.password} name="password" hint={says.passwordHint} />
        <NativeSelect label={says.role} name="role" defaultValue="biller" data={roleChoices} />
        <Button type="submit">{says.addPerson}</Button>
      </form>
      {made === undefined ? null : (
        <>
          <p role="status">{says.resetMade(made.name)}</p>
          <TextInput
            label={says.resetLink}
            value={made.link}
            readOnly
            onFocus={event => event.currentTarget.select()}
          />
        </>
      )}
    </Section>
  )
}
