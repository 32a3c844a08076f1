// What the workbench makes its forms, menus, columns and filter bars of: every action that the caller may do and every list, as data.
import { z } from 'zod'
import type { Action, Right } from '../work/action.ts'
import { partsOf } from '../work/answer.ts'
import { pathOf } from '../work/catalog.ts'
import { type Field, fieldsOf } from '../work/input.ts'
import { filtersOf, type ListField } from '../work/list.ts'
import { mayDo } from '../work/rights.ts'
import { type ListView, REPORT_SCREEN, type View } from '../work/view.ts'
import { askedOf } from './access.ts'
import type { App } from './app.ts'
import { practiceParams } from './words.ts'

const part = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  required: z.boolean(),
  kind: z.enum(['text', 'number', 'flag', 'choice', 'list']),
  choices: z.array(z.string()).readonly().optional(),
  labels: z.record(z.string(), z.string()).readonly().optional(),
  widget: z.string().optional(),
  suggests: z.string().optional(),
  fallback: z.unknown().optional(),
})
const field = part.extend({
  fields: z.array(part).readonly().optional().describe('Of a thing with parts: each of them'),
})
const actionAnswer = z.object({
  noun: z.string(),
  verb: z.string(),
  title: z.string(),
  says: z.string(),
  on: z.enum(['many', 'one', 'practice']),
  undo: z.boolean().describe('Whether it can be undone'),
  undoNot: z.string().optional().describe('Why it cannot'),
  key: z.string().optional(),
  screen: z.string().optional().describe('A screen of its own stands in for the form'),
  aside: z.boolean().describe('It has a place of its own, and stands in no toolbar'),
  method: z.string(),
  path: z.string(),
  fields: z.array(field).readonly(),
})
const filterAnswer = z.object({
  name: z.string(),
  title: z.string(),
  hint: z.string().optional(),
  kind: z.string(),
  words: z.array(z.string()).readonly().optional(),
  inRules: z.boolean(),
})
const columnAnswer = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.string(),
  of: z.string().describe('The part of the record that it shows'),
  plus: z.string().optional().describe('The part of the record that counts what stands behind it'),
  width: z.string().optional(),
  sort: z.object({ as: z.string(), rises: z.boolean() }).optional(),
  shown: z.boolean(),
  totalled: z.boolean(),
})
const listAnswer = z.object({
  noun: z.string(),
  name: z.string(),
  title: z.string(),
  path: z.string(),
  screen: z.string().optional(),
  sort: z.string(),
  columns: z.array(columnAnswer).readonly(),
  filters: z.array(filterAnswer).readonly(),
})
const partBase = { name: z.string(), title: z.string(), kind: z.string() }
const reportAnswer = z.object({
  name: z.string(),
  title: z.string(),
  says: z.string(),
  path: z.string(),
  parts: z
    .array(z.object({ ...partBase, parts: z.array(z.object(partBase)).readonly().optional() }))
    .readonly()
    .describe('Of the answer, in their order; groups and rows have parts of their own'),
})

export function addCatalog(app: App, actions: readonly Action[], views: readonly View[]): void {
  const described = actions
    .filter(action => action.without?.workbench === undefined)
    .map(action => ({ right: action.right, answer: describeAction(action) }))
  const reports = views.filter(isReport).map(view => ({ right: view.right, answer: describeReport(view) }))
  const lists = views.flatMap(view => ('fields' in view ? [describeList(view as ListView)] : []))
  app.route({
    method: 'GET',
    url: '/catalog',
    config: { right: 'read' },
    schema: {
      tags: ['practice'],
      summary:
        'Every action that the caller may do, every list and every report, as data: what forms, menus, columns and filters are made of',
      params: practiceParams,
      response: {
        200: z.object({
          actions: z.array(actionAnswer),
          lists: z.array(listAnswer),
          reports: z.array(reportAnswer),
        }),
      },
    },
    handler: async request => {
      const { role } = askedOf(request)
      const mine = <Answer>(all: readonly { readonly right: Right; readonly answer: Answer }[]) =>
        all.flatMap(({ right, answer }) => (mayDo(role, right) ? [answer] : []))
      return { actions: mine(described), lists, reports: mine(reports) }
    },
  })
}

function describeAction(action: Action): z.infer<typeof actionAnswer> {
  const { noun, verb, title, says, on, undo, key, screen, aside, http, input } = action
  return {
    noun,
    verb,
    title,
    says,
    on,
    undo: undo === true,
    ...(undo === true ? {} : { undoNot: undo }),
    ...(key === undefined ? {} : { key }),
    ...(screen === undefined ? {} : { screen }),
    aside: aside === true,
    method: http?.method ?? 'POST',
    path: pathOf(action),
    fields: fieldsOf(input).map((each: Field) => ({ ...each })),
  }
}

/** A view that the workbench shows as a report: its parts, as they are described. */
const isReport = ({ screen, without }: View) => screen === REPORT_SCREEN && without?.workbench === undefined

function describeReport({ name, title, says, path, answer }: View): z.infer<typeof reportAnswer> {
  return { name, title, says, path, parts: partsOf(answer).map(part => ({ ...part })) }
}

function describeList({ noun, name, title, path, screen, defaultSort, fields }: ListView): z.infer<typeof listAnswer> {
  return {
    noun,
    name,
    title,
    path,
    ...(screen === undefined ? {} : { screen }),
    sort: defaultSort,
    columns: (Object.entries(fields) as [string, ListField][]).map(([column, each]) => ({
      name: column,
      title: each.title,
      kind: each.kind,
      of: each.of ?? column,
      ...(each.plus === undefined ? {} : { plus: each.plus }),
      ...(each.width === undefined ? {} : { width: each.width }),
      ...(each.sort === undefined ? {} : { sort: { as: each.sort.as, rises: each.sort.rises } }),
      shown: each.shown === true,
      totalled: each.totalled === true,
    })),
    filters: [...filtersOf(fields)].map(([filter, each]) => ({
      name: filter,
      title: each.title,
      ...(each.hint === undefined ? {} : { hint: each.hint }),
      kind: each.kind,
      ...(each.words === undefined ? {} : { words: each.words }),
      inRules: each.inRules === true,
    })),
  }
}
