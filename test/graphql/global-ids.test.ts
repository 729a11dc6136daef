import { type GraphQLField, isNonNullType } from 'graphql'
import { Role } from '../../src/authz/role.enums'
import { collections } from '../../src/core/collections/collection'
import { newId } from '../../src/core/id'
import { Comment } from '../../src/modules/comment/comment.entity'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type App, type Client, type Member, startApp } from '../support/app'
import { fakeComment, fakePartnership } from '../support/fakes'
import { publicSchema } from './schema/types'

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }'
const ENTITY = `query ($id: ID!, $type: String!) {
  _entities(representations: [{ __typename: $type, id: $id }]) { ... on Node { __typename id } }
}`

describe('an id', () => {
  let app: App
  let admin: Member
  let moderator: Member
  let ada: Member
  let bob: Member
  const partnership = fakePartnership({ krs: '0000325251' })
  beforeAll(async () => {
    app = await startApp()
    admin = await app.appoint(Role.ADMIN)
    moderator = await app.appoint(Role.MODERATOR)
    ada = await app.signUp('Ada')
    bob = await app.signUp('Bob')
  })
  afterAll(() => app.close())

  /** Whether node and _entities find it, alike. */
  async function finds(by: Client, __typename: string, id: string) {
    const { node } = await by.data(NODE, { id })
    const [entity] = (await by.data(ENTITY, { id, type: __typename }))._entities
    expect(entity).toEqual(node)
    if (node !== null) expect(node).toEqual({ __typename, id })
    return node !== null
  }

  it('of the viewer is not that of the account, and finds the viewer for nobody else', async () => {
    const { viewer } = await ada.data('{ viewer { id account { id } } }')
    expect(viewer.account.id).toBe(ada.id)
    expect(viewer.id).toMatch(/^viewer_[0-9a-z]{26}$/)
    expect(await finds(ada, 'Viewer', viewer.id)).toBe(true)
    for (const other of [bob, admin, app]) expect(await finds(other, 'Viewer', viewer.id)).toBe(false)
    expect(await finds(app, 'Account', ada.id)).toBe(true)
    const { node } = await ada.data(
      'query ($id: ID!) { node(id: $id) { ... on Viewer { email account { id } } } }',
      {
        id: viewer.id,
      },
    )
    expect(node).toEqual({ email: expect.stringContaining('@'), account: { id: ada.id } })
  })

  it('of a grant finds it for the account that has the role, and for administrators', async () => {
    const { viewer } = await moderator.data('{ viewer { grants { id } } }')
    const [{ id }] = viewer.grants
    for (const by of [moderator, admin]) expect(await finds(by, 'RoleGrant', id)).toBe(true)
    for (const by of [ada, app]) expect(await finds(by, 'RoleGrant', id)).toBe(false)
  })

  it('of a case, a report or a decision finds it for moderators, and a decision for the one it is about', async () => {
    const comment = fakeComment({ subjectId: partnership.id, authorId: ada.id })
    await app.database.write(async (write) => {
      await write.insert(Partnership, [partnership])
      await write.insert(Comment, [comment])
    })
    await bob.data(
      'mutation ($id: ID!) { reportContent(input: { id: $id, reason: SPAM }) { subject { id } } }',
      { id: comment.id },
    )
    const { moderationQueue } = await moderator.data(
      '{ moderationQueue { nodes { id reports { nodes { id } } } } }',
    )
    const [{ id, reports }] = moderationQueue.nodes
    await moderator.data(
      'mutation ($id: ID!) { hideComment(input: { id: $id, reason: SPAM, statement: "Reklama." }) { comment { id } } }',
      {
        id: comment.id,
      },
    )
    const { comment: hidden } = await ada.data('query ($id: ID!) { comment(id: $id) { decisions { id } } }', {
      id: comment.id,
    })
    for (const [type, of] of [
      ['ModerationCase', id],
      ['Report', reports.nodes[0].id],
    ]) {
      expect(await finds(moderator, type, of)).toBe(true)
      for (const by of [ada, bob, app]) expect(await finds(by, type, of)).toBe(false)
    }
    const decision = hidden?.decisions[0].id
    for (const by of [moderator, ada]) expect(await finds(by, 'ModerationDecision', decision)).toBe(true)
    for (const by of [bob, app]) expect(await finds(by, 'ModerationDecision', decision)).toBe(false)
  })

  it('of one type finds nothing of another', async () => {
    const takesId = ({ args }: GraphQLField<unknown, unknown>) =>
      args.some(({ name }) => name === 'id') &&
      args.every(({ name, type }) => name === 'id' || !isNonNullType(type))
    const queries = Object.values(publicSchema().getQueryType()?.getFields() ?? {}).filter(takesId)
    expect(queries.length).toBeGreaterThan(5)
    const prefixes = [...collections().map(({ prefix }) => prefix), 'viewer']
    for (const { name } of queries.filter((query) => query.name !== 'node')) {
      const others = prefixes.filter((prefix) => prefix !== name).map((prefix) => newId(prefix))
      const ids = [...others, partnership.id, ada.id].filter((id) => !id.startsWith(`${name}_`))
      for (const id of ids)
        expect(await admin.query(`query ($id: ID!) { ${name}(id: $id) { id } }`, { id })).toEqual({
          data: { [name]: null },
        })
    }
  })

  it('has the KRS number beside it, where a partnership has one', async () => {
    const found = { id: partnership.id }
    expect(
      await app.data(`{ partnership(krs: "0000325251") { id } other: partnership(krs: "0000000000") { id }
        _entities(representations: [{ __typename: "Partnership", krs: "0000325251" }]) { ... on Partnership { id } } }`),
    ).toEqual({ partnership: found, other: null, _entities: [found] })
    const { errors } = await app.query(`{ partnership(krs: "0000325251", id: "${partnership.id}") { id } }`)
    expect(errors?.[0]?.message).toBe('Give exactly one of id, slug and krs.')
  })
})
