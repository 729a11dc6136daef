import DataLoader from 'dataloader'
import fastify from 'fastify'
import mercurius from 'mercurius'
import { grouped, openPrepared, searched, sortKeyOf } from './database'
import type {
  AccountRow,
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

const schema = `
  scalar DateTime
  scalar _Any
  union _Entity = Partnership | Organisation
  union SearchResult = Partnership | Event | Organisation
  enum SearchType { PARTNERSHIP EVENT ORGANISATION GUIDE }
  type Query {
    partnership(id: ID): Partnership
    partnerships(first: Int = 20, after: String): PartnershipConnection!
    search(query: String!, types: [SearchType!], first: Int = 20): SearchConnection!
    _entities(representations: [_Any!]!): [_Entity]!
  }
  type PartnershipConnection { nodes: [Partnership!]! }
  type MembershipConnection { nodes: [Membership!]! }
  type EventConnection { nodes: [Event!]! }
  type CommentConnection { nodes: [Comment!]! }
  type SearchConnection { nodes: [SearchResult!]! }
  type Partnership {
    id: ID! name: String! summary: String createdAt: DateTime!
    sectors: [Sector!]!
    members(first: Int): MembershipConnection!
    events(first: Int): EventConnection!
    comments(first: Int): CommentConnection!
  }
  type Sector { id: ID! code: String! name: String! }
  type Membership { id: ID! role: String! organisation: Organisation }
  type Organisation { id: ID! name: String! }
  type Event { id: ID! title: String! startsAt: DateTime! }
  type Comment { id: ID! body: String createdAt: DateTime! author: Account }
  type Account { id: ID! displayName: String! }
`

const databaseUrl = String(process.env.DATABASE_URL)
const { run } = openPrepared<StatementName>(databaseUrl, { sqlite: SQLITE, postgres: POSTGRES })

const byId = <Row extends { id: string }>(name: StatementName) =>
  new DataLoader(async (ids: readonly string[]) => {
    const rows = new Map((await run<Row>(name, [ids])).map((row) => [row.id, row]))
    return ids.map((id) => rows.get(id) ?? null)
  })

const children = <Row extends { parentId: string }>(name: StatementName) =>
  new DataLoader(async (ids: readonly string[]) => grouped(await run<Row>(name, [ids]), ids))

const loaders = () => ({
  partnerships: byId<NamedRow>('partnerships'),
  organisations: byId<NamedRow>('organisations'),
  accounts: byId<AccountRow>('accounts'),
  sectors: children<SectorRow>('sectors'),
  members: children<MemberRow>('members'),
  events: children<EventRow>('events'),
  comments: children<CommentRow>('comments'),
})

type Loaders = ReturnType<typeof loaders>

const typed = (type: string, row: object | null) => row && { ...row, type }

const typeOf = { resolveType: ({ type }: { type: string }) => type }

const resolvers = {
  Query: {
    partnership: (_: unknown, { id }: { id: string }, to: Loaders) => to.partnerships.load(id),
    partnerships: async (_: unknown, { after }: { after?: string | null }) => ({
      nodes: await run<PartnershipRow>('page', sortKeyOf(after)),
    }),
    search: async (_: unknown, { query }: { query: string }) => ({
      nodes: (await run<HitRow>('search', searched(query, databaseUrl))).map(({ type, id, label }) =>
        type === 'Event' ? { type, id, title: label } : { type, id, name: label },
      ),
    }),
    _entities: (_: unknown, { representations }: { representations: Representation[] }, to: Loaders) =>
      representations.map(async ({ __typename: type, id }) =>
        typed(type, await (type === 'Partnership' ? to.partnerships : to.organisations).load(id)),
      ),
  },
  Partnership: {
    sectors: ({ id }: NamedRow, _: unknown, to: Loaders) => to.sectors.load(id),
    members: async ({ id }: NamedRow, _: unknown, to: Loaders) => ({ nodes: await to.members.load(id) }),
    events: async ({ id }: NamedRow, _: unknown, to: Loaders) => ({ nodes: await to.events.load(id) }),
    comments: async ({ id }: NamedRow, _: unknown, to: Loaders) => ({ nodes: await to.comments.load(id) }),
  },
  Membership: {
    organisation: ({ organisationId }: MemberRow, _: unknown, to: Loaders) =>
      organisationId === null ? null : to.organisations.load(organisationId),
  },
  Comment: {
    author: ({ authorId }: CommentRow, _: unknown, to: Loaders) =>
      authorId === null ? null : to.accounts.load(authorId),
  },
  _Entity: typeOf,
  SearchResult: typeOf,
}

const http = fastify()
http.register(mercurius, { schema, resolvers: resolvers as never, jit: 1, context: () => loaders() })
http.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
