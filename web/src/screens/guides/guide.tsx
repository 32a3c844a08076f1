// A guide: one page on how a kind of work is done, with the codes that it serves.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { askGuide, type GuidePage } from '../../api/questions.ts'
import { Code, PrintOrBack, Sources } from '../../parts/marks.tsx'
import { Answered, Page, Section } from '../../parts/page.tsx'
import { words } from '../../words.ts'

const says = words.guides

export function GuideScreen() {
  const { name } = useParams({ from: '/inside/guides/$name' })
  const guide = useQuery(askGuide(name))
  return (
    <Answered of={guide}>
      {data => (
        <Page title={data.title} lead={data.about} actions={<PrintOrBack />}>
          {data.sections.map(section => (
            <Part key={section.title} section={section} />
          ))}
          <Section title={says.serves}>
            <p className="code-links">
              {data.serves.map(code => (
                <Code key={code} code={code} />
              ))}
            </p>
          </Section>
          <Section title={words.codes.sources}>
            <Sources cites={data.cites} />
          </Section>
        </Page>
      )}
    </Answered>
  )
}

function Part({ section: { title, says: texts = [], steps = [], table } }: { readonly section: GuideSection }) {
  return (
    <Section title={title}>
      {texts.map(text => (
        <p key={text}>{text}</p>
      ))}
      {steps.length === 0 ? null : (
        <ol>
          {steps.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      )}
      {table === undefined ? null : (
        <table>
          <thead>
            <tr>
              {table.columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(row => (
              <tr key={row[0]}>
                {row.map((cell, at) => (
                  <td key={table.columns[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

type GuideSection = GuidePage['sections'][number]
