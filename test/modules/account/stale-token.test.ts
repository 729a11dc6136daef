import { createHash } from 'node:crypto'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { SIGNING_IN } from '../../../src/modules/account/session/signing-in'
import { type App, type Member, startApp } from '../../support/app'

const STALE: Readonly<Record<string, string>> = {
  garbage: 'Bearer garbage',
  'an ended session': '',
  'an unknown API key': 'Bearer partnerstwa_00000000000000000000000000000000000000000000000',
  Basic: 'Basic YTpi',
}
const UNAUTHORISED = expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })

describe('credentials that are not good', () => {
  let app: App
  let member: Member
  let email: string
  beforeAll(async () => {
    app = await startApp()
    member = await app.signUp()
    email = (await member.data('{ viewer { email } }')).viewer.email
    const ended = await app.signUp()
    await ended.data('mutation { signOut { viewer { id } } }')
    ;(STALE as Record<string, string>)['an ended session'] = `Bearer ${ended.accessToken}`
  })
  afterAll(() => app.close())

  let from = 0
  async function post(authorization: string, body: object) {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization,
        'x-forwarded-for': `10.8.0.${from++ % 200}`,
      },
      body: JSON.stringify(body),
    })
    const { data, errors } = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown[] }
    return {
      status: response.status,
      challenge: response.headers.get('www-authenticate'),
      data,
      errors,
    }
  }
  const signIn = () => `signIn(input: { email: "${email}", password: "correct horse" }) { viewer { email } }`

  const mutations = (name: string): string =>
    ({
      signUp: `signUp(input: { email: "${name}${from}@example.org", password: "correct horse", displayName: "Ada" }) { viewer { email } }`,
      signIn: signIn(),
      refreshSession: `refreshSession(input: { refreshToken: "${member.refreshToken}" }) { viewer { email } }`,
      requestPasswordReset: `requestPasswordReset(input: { email: "${email}" }) { requested }`,
      resetPassword:
        'resetPassword(input: { token: "unknown", newPassword: "correct horse" }) { viewer { id } }',
    })[name] as string

  it.each(Object.keys(STALE).flatMap((name) => [...SIGNING_IN].map((mutation) => [name, mutation])))(
    'count as none (%s) for %s',
    async (name, mutation) => {
      const { status, data, errors } = await post(STALE[name] as string, {
        query: `mutation { ${mutations(mutation)} }`,
      })
      expect(status).toBe(200)
      if (mutation === 'resetPassword') expect(JSON.stringify(errors)).toContain('"BAD_USER_INPUT"')
      else expect([errors, data?.[mutation]]).toEqual([undefined, expect.anything()])
    },
  )

  it('count as none in fragments, under aliases, beside __typename, and for the operation that is named', async () => {
    const documents = [
      { query: `mutation { __typename a: ${signIn()} }` },
      { query: `mutation { ...In } fragment In on Mutation { ... on Mutation { ${signIn()} } }` },
      { query: `query Public { __typename } mutation In { ${signIn()} }`, operationName: 'In' },
    ]
    for (const document of documents)
      expect(await post('Bearer garbage', document)).toMatchObject({ status: 200, errors: undefined })
  })

  it('count as none for a persisted mutation, whose text comes with the second request', async () => {
    const query = `mutation In { ${signIn()} }`
    const sha256Hash = createHash('sha256').update(query).digest('hex')
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    const first = await post('Bearer garbage', { extensions })
    expect(first).toMatchObject({
      status: 200,
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    })
    expect(await post('Bearer garbage', { extensions, query })).toMatchObject({
      status: 200,
      errors: undefined,
    })
    expect(await post('Bearer garbage', { extensions })).toMatchObject({ status: 200, errors: undefined })
  })

  const refused: Readonly<Record<string, () => object>> = {
    'a public query': () => ({ query: '{ __typename }' }),
    'another mutation': () => ({ query: 'mutation { signOut { viewer { id } } }' }),
    'another mutation beside signIn': () => ({
      query: `mutation { ${signIn()} updateProfile(input: { displayName: "Eve" }) { viewer { id } } }`,
    }),
    'another mutation in a fragment': () => ({
      query: `mutation { ...All } fragment All on Mutation { ${signIn()} signOut { viewer { id } } }`,
    }),
    'the other operation of the document': () => ({
      query: `query Public { __typename } mutation In { ${signIn()} }`,
      operationName: 'Public',
    }),
    'an operation that is not there': () => ({ query: `mutation In { ${signIn()} }`, operationName: 'Out' }),
    'a mutation of nothing': () => ({ query: 'mutation { __typename }' }),
    'no GraphQL': () => ({ query: '{' }),
    'a field that is not there': () => ({ query: 'mutation { signIn }' }),
    'no query': () => ({}),
  }

  it.each(Object.keys(refused))('fail %s with 401, and nothing is done', async (name) => {
    const answer = await post('Bearer garbage', refused[name]?.() as object)
    expect(answer).toEqual({
      status: 401,
      challenge: 'Bearer error="invalid_token"',
      data: undefined,
      errors: [
        {
          message: 'The access token is not valid. Sign in again, or send no token.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    })
  })

  it('fail every mutation but those that sign in', () => {
    const names = Object.keys(registrySchema().schema.getMutationType()?.getFields() ?? {})
    expect(names).toEqual(expect.arrayContaining([...SIGNING_IN]))
    expect([...SIGNING_IN].sort()).toEqual(
      ['signUp', 'signIn', 'refreshSession', 'requestPasswordReset', 'resetPassword'].sort(),
    )
  })

  it('are no error of ours: good ones still say who asks', async () => {
    const { data } = await post(`Bearer ${member.accessToken}`, { query: `mutation { ${signIn()} }` })
    expect(data).toMatchObject({ signIn: { viewer: { email } } })
    expect(await post('Bearer garbage', { query: '{ viewer { id } }' })).toMatchObject({
      status: 401,
      errors: [UNAUTHORISED],
    })
  })
})
