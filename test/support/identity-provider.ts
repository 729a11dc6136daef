import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

type Algorithm = 'RS256' | 'PS256' | 'ES256' | 'ES384' | 'EdDSA'

export const AUDIENCE = 'https://partnerstwa.example.org'

/** What the provider knows of somebody. */
export type Person = JWTPayload & { readonly sub: string }

export interface TestProvider {
  readonly issuer: string
  /** Lets somebody in by the authorization code flow, as an app would, and answers with the tokens it gets. */
  signIn(person: Person, resource?: string): Promise<{ access_token: string; id_token: string }>
  /** A token as the provider would sign it, of any content. */
  forge(payload?: JWTPayload, header?: object): Promise<string>
  /** The key that it signs with now, which it publishes without the private part. */
  key(): Awaited<ReturnType<typeof newKey>>
  /** From now on it signs with another key, and publishes no other. */
  rotate(algorithm?: Algorithm): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

const CLIENT = {
  client_id: 'app',
  client_secret: 'a secret of the tests',
  redirect_uris: ['https://app.example.org/back'],
  grant_types: ['authorization_code'],
  response_types: ['code'],
}

/** A provider at an address of its own on this machine, started. */
export async function startProvider(algorithm: Algorithm = 'RS256'): Promise<TestProvider> {
  let key = await newKey(algorithm)
  let issuer = ''
  let child: ChildProcess | undefined

  const tell = async () => {
    const settings = {
      port: Number(issuer === '' ? 0 : new URL(issuer).port),
      keys: [key.jwk],
      client: CLIENT,
      algorithm: key.algorithm,
    }
    child?.send(settings)
    const [answer] = await once(child as ChildProcess, 'message')
    issuer = answer.issuer
  }
  const provider: TestProvider = {
    get issuer() {
      return issuer
    },
    key: () => key,
    signIn: (person, resource = AUDIENCE) => codeFlow(issuer, person, resource),
    forge: (payload, header) => {
      const now = Math.floor(Date.now() / 1000)
      const good = { iss: issuer, aud: AUDIENCE, sub: randomUUID(), iat: now, exp: now + 600 }
      return new SignJWT({ ...good, ...payload })
        .setProtectedHeader({ alg: key.algorithm, kid: key.jwk.kid, typ: 'at+jwt', ...header })
        .sign(key.privateKey)
    },
    rotate: async (next = key.algorithm) => {
      key = await newKey(next)
      await tell()
    },
    start: async () => {
      child = fork(join(__dirname, 'run-provider.mjs'), { stdio: 'ignore' })
      await tell()
    },
    stop: async () => {
      if (child?.connected) {
        const ended = once(child, 'exit')
        child.disconnect()
        await ended
      }
    },
  }
  await provider.start()
  return provider
}

async function newKey(algorithm: Algorithm) {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: algorithm, use: 'sig' }
  return { algorithm, privateKey, publicKey, jwk }
}

/** Follows the provider's redirects with its cookies, then exchanges the code. */
async function codeFlow(issuer: string, person: Person, resource: string) {
  const [redirectUri = ''] = CLIENT.redirect_uris
  const verifier = randomBytes(32).toString('base64url')
  const asked = new URLSearchParams({
    client_id: CLIENT.client_id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email api',
    resource,
    login_hint: JSON.stringify(person),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const cookies = new Map<string, string>()
  let address = `${issuer}/auth?${asked}`
  while (!address.startsWith(redirectUri)) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const response = await fetch(address, { headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const next = response.headers.get('location')
    if (next === null) throw new Error(`${response.status} ${await response.text()}`)
    address = new URL(next, issuer).href
  }
  const code = new URL(address).searchParams.get('code')
  if (code === null) throw new Error(address)
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${CLIENT.client_id}:${encodeURIComponent(CLIENT.client_secret)}`)}`,
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      resource,
    }),
  })
  if (response.status !== 200) throw new Error(await response.text())
  return (await response.json()) as { access_token: string; id_token: string }
}
