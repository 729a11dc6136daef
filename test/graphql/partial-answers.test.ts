import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { Sector } from '../../src/modules/sector/sector.entity'
import { type App, startApp } from '../support/app'
import { fakePartnership, fakeSectors } from '../support/fakes'

describe('a root field that fails costs only itself', () => {
  let app: App
  const partnership = fakePartnership()
  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Partnership, [partnership])
    })
  })
  afterAll(() => app.close())

  const failure = (path: string, code: string) =>
    expect.objectContaining({ path: [path], extensions: expect.objectContaining({ code }) })

  it('in a query', async () => {
    const answer = await app.query('{ sector(code: SOCIAL) { code } webhooks { totalCount } exportMyData }')
    expect(answer).toEqual({
      data: { sector: { code: 'SOCIAL' }, webhooks: null, exportMyData: null },
      errors: ['webhooks', 'exportMyData'].map((path) => failure(path, 'UNAUTHENTICATED')),
    })
  })

  it('in a query that has a plan, with the variables of another run', async () => {
    const ask = (first: number) =>
      app.query(
        'query ($first: Int) { sector(code: SOCIAL) { code } partnerships(first: $first) { totalCount } }',
        { first },
      )
    const sector = { code: 'SOCIAL' }
    for (const _ of [1, 2, 3])
      expect(await ask(1)).toEqual({ data: { sector, partnerships: { totalCount: 1 } } })
    const failed = {
      data: { sector, partnerships: null },
      errors: [failure('partnerships', 'BAD_USER_INPUT')],
    }
    for (const _ of [1, 2, 3]) expect(await ask(0)).toEqual(failed)
    expect(await ask(1)).toEqual({ data: { sector, partnerships: { totalCount: 1 } } })
  })

  it('in a mutation, where what was written before and after it is answered', async () => {
    const ada = await app.signUp()
    const { data, errors } = await ada.query(
      `mutation ($id: ID!) {
        a: addComment(input: { subjectId: $id, body: "Dobrze!" }) { comment { id body } }
        b: addComment(input: { subjectId: $id, body: "" }) { comment { id } }
        c: addComment(input: { subjectId: $id, body: "Świetnie!" }) { comment { id body } }
      }`,
      { id: partnership.id },
    )
    expect(data).toEqual({
      a: { comment: { id: expect.any(String), body: 'Dobrze!' } },
      b: null,
      c: { comment: { id: expect.any(String), body: 'Świetnie!' } },
    })
    expect(errors).toEqual([failure('b', 'BAD_USER_INPUT')])
    const { comments } = (
      await app.data(`{ partnership(id: "${partnership.id}") { comments { nodes { id } } } }`)
    ).partnership
    expect(comments.nodes.map(({ id }: { id: string }) => id).sort()).toEqual(
      [data?.a.comment.id, data?.c.comment.id].sort(),
    )
  })
})
