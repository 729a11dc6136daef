import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/**
 * A real OpenID Connect provider in a process of its own, for its package is no CommonJS. Whoever is named by the
 * login_hint (their claims, as JSON) is let in without a page in between; else it is what npm has.
 */
const people = new Map()
let provider

const api = {
  scope: 'api',
  accessTokenFormat: 'jwt',
  accessTokenTTL: 600,
}

function build(issuer, { keys, client, algorithm }) {
  const { client_id: clientId } = client
  const made = new Provider(issuer, {
    jwks: { keys },
    clients: [{ ...client, id_token_signed_response_alg: algorithm }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => people.get(id) }),
    extraTokenClaims: (_context, { accountId }) => people.get(accountId),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new made.Grant({ clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile email')
      for (const resource of [oidc.params.resource].flat()) grant.addResourceScope(resource, 'api')
      await grant.save()
      return grant
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ ...api, jwt: { sign: { alg: algorithm } } }),
      },
    },
    cookies: { keys: ['of no use elsewhere'] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  })
  return made
}

async function letIn(request, response) {
  const { params } = await provider.interactionDetails(request, response)
  const claims = JSON.parse(params.login_hint)
  people.set(claims.sub, claims)
  await provider.interactionFinished(request, response, { login: { accountId: claims.sub, remember: false } })
}

const server = createServer((request, response) =>
  request.url.startsWith('/interaction/')
    ? letIn(request, response).catch((error) => response.writeHead(500).end(String(error)))
    : provider.callback()(request, response),
)

process.on('message', ({ port, ...settings }) => {
  const answer = () => {
    const issuer = `http://127.0.0.1:${server.address().port}`
    provider = build(issuer, settings)
    process.send({ issuer })
  }
  // Further messages bring other keys: the provider changes, its address does not.
  if (server.listening) answer()
  else server.listen(port, '127.0.0.1', answer)
})
process.on('disconnect', () => process.exit())
