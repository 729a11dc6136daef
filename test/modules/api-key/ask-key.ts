import type { Client } from '../../support/app'

const FIELDS =
  'id name prefix scopes requestsPerMinute expiresAt lastUsedAt revokedAt organisation { id } createdBy { id }'

/** The answer to a mutation, or the code of its refusal. */
export async function createKey(by: Client, input: object) {
  const { data, errors } = await by.query(
    `mutation Create($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { ${FIELDS} } } }`,
    { input },
  )
  const { key, apiKey } = data?.createApiKey ?? {}
  const extensions = errors?.[0]?.extensions
  return { key: key as string, apiKey, code: extensions?.code, violations: extensions?.violations }
}

export async function revokeKey(by: Client, id: string) {
  const { data, errors } = await by.query(
    `mutation Revoke($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { apiKey { ${FIELDS} } } }`,
    { input: { id } },
  )
  return { apiKey: data?.revokeApiKey?.apiKey, code: errors?.[0]?.extensions.code }
}

export const keysOf = async (by: Client) =>
  (await by.data(`{ apiKeys(first: 100) { nodes { ${FIELDS} } } }`)).apiKeys.nodes
