// Tokens of other systems: made, shown once, taken back.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, told } from '../../api/client.ts'
import { askTokens } from '../../api/questions.ts'
import { day, today } from '../../parts/figures.ts'
import { useSending } from '../../parts/forms.tsx'
import { useKeeping } from '../../parts/keeping.ts'
import { Section } from '../../parts/page.tsx'
import { type Role, useWorkplace } from '../../parts/practice.tsx'
import { ListTable } from '../../parts/table.tsx'
import { words } from '../../words.ts'
import { roleChoices } from './people.tsx'

const says = words.settings

export function Tokens() {
  const { practice } = useWorkplace()
  const keep = useKeeping()
  const tokens = useQuery(askTokens(practice))
  const [shown, setShown] = useState<string | undefined>(undefined)
  const add = useSending(async ({ name = '', role = 'viewer' }) => {
    const { token } = await told(
      client.POST('/api/practices/{practice}/tokens', {
        params: { path: { practice } },
        body: { name, role: role as Role, expiresAt: null },
      }),
    )
    setShown(token)
  })
  return (
    <>
      <p className="soft">{says.tokensLead}</p>
      <ListTable
        list={tokens}
        empty={says.tokensEmpty}
        label={says.tabs.tokens ?? ''}
        columns={[
          { name: says.tokenName, show: row => row.name },
          { name: says.role, show: row => row.role },
          { name: words.claims.madeBy, show: row => `${row.madeBy}, ${day(row.madeAt, today())}` },
          {
            name: '',
            show: row =>
              row.revokedAt === null ? (
                <Button
                  variant="subtle"
                  onClick={() =>
                    void keep(() =>
                      told(
                        client.DELETE('/api/practices/{practice}/tokens/{id}', {
                          params: { path: { practice, id: row.id } },
                        }),
                      ),
                    )
                  }
                >
                  {says.revoke(row.name)}
                </Button>
              ) : (
                <span className="soft">{says.revoked}</span>
              ),
          },
        ]}
      />
      {shown === undefined ? null : (
        <div className="notice" role="status">
          <p>{says.tokenShown}</p>
          <code className="token">{shown}</code>
        </div>
      )}
      <Section title={says.addToken}>
        <form className="fields" onSubmit={event => void add(event)}>
          <TextInput label={says.tokenName} name="name" required maxLength={100} />
          <NativeSelect label={says.role} name="role" defaultValue="viewer" data={roleChoices} />
          <Button type="submit">{says.addToken}</Button>
        </form>
      </Section>
    </>
  )
}
