import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Partnership } from '../../src/modules/partnership/partnership.entity'
import { type Any, type App, type Member, startApp } from '../support/app'
import { fakePartnership } from '../support/fakes'

const TIMEOUT_MS = 2_000

const partnership = fakePartnership()

/** Statements that read these tables take so long meanwhile, as on a busy machine. */
async function slowly<T>(milliseconds: number, tables: RegExp, work: () => Promise<T>): Promise<T> {
  const wait = new Int32Array(new SharedArrayBuffer(4))
  const slow = (text: unknown) => {
    if (tables.test(String(text))) Atomics.wait(wait, 0, 0, milliseconds)
  }
  subscribe('partnerstwa:statement', slow)
  return work().finally(() => unsubscribe('partnerstwa:statement', slow))
}

describe('a mutation that has committed', () => {
  let app: App
  let member: Member
  beforeAll(async () => {
    app = await startApp({ QUERY_TIMEOUT_MS: String(TIMEOUT_MS) })
    await app.database.write((write) => write.insert(Partnership, [partnership]))
    member = await app.signUp()
  })
  afterAll(() => app.close())

  const add = (body: string, alias = 'addComment') =>
    `${alias}: addComment(input: { subjectId: "${partnership.id}", body: "${body}" }) { comment { id body author { displayName } } }`
  const post = async (document: string) => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${member.accessToken}` },
      body: JSON.stringify({ query: document }),
    })
    return { status: response.status, json: (await response.json()) as Any }
  }
  const bodies = async () => {
    const { partnership: found } = await app.data(
      `{ partnership(id: "${partnership.id}") { comments { nodes { body } } } }`,
    )
    return found.comments.nodes.map(({ body }: { body: string }) => body)
  }

  it('is answered as stored where it cannot be read back in time, and not with 504', async () => {
    const { status, json } = await slowly(TIMEOUT_MS + 200, /"comment"/, () =>
      post(`mutation { ${add('Jeden')} }`),
    )
    expect(status).toBe(200)
    expect(json.errors).toEqual([
      expect.objectContaining({
        extensions: { code: 'TIMEOUT', stored: true },
        message: expect.stringMatching(/^The change is stored/),
      }),
    ])
    expect(await bodies()).toEqual(['Jeden'])
  })

  it('has its whole time for the answer, however long it took to write', async () => {
    const { status, json } = await slowly(TIMEOUT_MS * 0.7, /"(account_session|comment)"/, () =>
      post(`mutation { ${add('Dwa')} }`),
    )
    expect([status, json.errors]).toEqual([200, undefined])
    expect(json.data.addComment.comment.body).toBe('Dwa')
  })

  it('is told from one beside it that has not', async () => {
    const { json } = await post(`mutation { ${add('Trzy', 'a')} ${add('', 'b')} }`)
    expect(json.errors).toMatchObject([{ path: ['b'], extensions: { code: 'BAD_USER_INPUT' } }])
    expect(json.errors[0].extensions.stored).toBeUndefined()
    expect(await bodies()).toContain('Trzy')
  })
})
