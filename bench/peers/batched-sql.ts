import { type Body, serve } from './by-hand'
import { grouped, openPrepared, searched, sortKeyOf } from './database'
import type {
  CommentRow,
  EventRow,
  HitRow,
  MemberRow,
  NamedRow,
  PartnershipRow,
  Representation,
  SectorRow,
} from './rows'
import { POSTGRES, SQLITE, type StatementName } from './statements'

const databaseUrl = String(process.env.DATABASE_URL)
const { run } = openPrepared<StatementName>(databaseUrl, { sqlite: SQLITE, postgres: POSTGRES })

async function nested({ variables }: Body) {
  const partnerships = await run<PartnershipRow>('page', sortKeyOf(variables.after))
  const ids = partnerships.map(({ id }) => id)
  const [sectors, members, events, comments] = await Promise.all([
    run<SectorRow>('sectors', [ids]),
    run<MemberRow>('membersAndOrganisations', [ids]),
    run<EventRow>('events', [ids]),
    run<CommentRow>('commentsAndAuthors', [ids]),
  ])
  const sectorsOf = grouped(sectors, ids)
  const membersOf = grouped(members, ids)
  const eventsOf = grouped(events, ids)
  const commentsOf = grouped(comments, ids)
  const nodes = partnerships.map(({ id, name, summary, createdAt }, index) => ({
    id,
    name,
    summary,
    createdAt,
    sectors: sectorsOf[index]?.map(({ id, code, name }) => ({ id, code, name })),
    members: { nodes: membersOf[index]?.map(member) },
    events: { nodes: eventsOf[index]?.map(({ id, title, startsAt }) => ({ id, title, startsAt })) },
    comments: { nodes: commentsOf[index]?.map(comment) },
  }))
  return JSON.stringify({ data: { partnerships: { nodes } } })
}

const member = ({ id, role, organisationId, organisationName }: MemberRow) => ({
  id,
  role,
  organisation: organisationId === null ? null : { id: organisationId, name: organisationName },
})

const comment = ({ id, body, createdAt, authorId, displayName }: CommentRow) => ({
  id,
  body,
  createdAt,
  author: displayName == null ? null : { id: authorId, displayName },
})

async function entities({ variables }: Body) {
  const representations = variables.representations ?? []
  const idsOf = (type: string) =>
    representations.filter(({ __typename }) => __typename === type).map(({ id }: Representation) => id)
  const found = await Promise.all([
    run<NamedRow>('partnerships', [idsOf('Partnership')]),
    run<NamedRow>('organisations', [idsOf('Organisation')]),
  ])
  const rows = new Map(found.flat().map((row) => [row.id, row]))
  return JSON.stringify({ data: { _entities: representations.map(({ id }) => rows.get(id) ?? null) } })
}

serve({
  Nested: nested,
  Entities: entities,
  Small: async ({ variables }) => {
    const [partnership = null] = await run<NamedRow>('partnerships', [[variables.id ?? '']])
    return JSON.stringify({ data: { partnership } })
  },
  Search: async ({ variables }) => {
    const hits = await run<HitRow>('search', searched(variables.query ?? '', databaseUrl))
    const nodes = hits.map(({ type, id, label }) =>
      type === 'Event' ? { __typename: type, id, title: label } : { __typename: type, id, name: label },
    )
    return JSON.stringify({ data: { search: { nodes } } })
  },
})
