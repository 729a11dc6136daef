import type { FastifyRequest } from 'fastify'
import { getOrCreate } from '../../core/get-or-create'
import type { KeyHolder, KnownKeys } from '../../modules/api-key/authenticate-api-key'

export type KeyHolders = (request: FastifyRequest) => Promise<KeyHolder | null | 'refused'>

/** Whose API key each request shows, looked up once. */
export function keyHolders(keys: KnownKeys): KeyHolders {
  const known = new WeakMap<FastifyRequest, ReturnType<KeyHolders>>()
  return (request) => getOrCreate(known, request, () => keys.holderOf(authorizations(request)))
}

/** Node keeps only the first of several Authorization headers, so they are read as they were sent. */
export function authorizations({ raw: { rawHeaders } }: FastifyRequest): string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization',
  )
}
