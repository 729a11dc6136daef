import type { Any } from '../../support/app'

/** One request with a token, over HTTP: how it is answered. */
export async function ask(url: string, token: string, query = '{ viewer { account { id } } }') {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as Any
  return { status: response.status, data, code: errors?.[0]?.extensions.code }
}
