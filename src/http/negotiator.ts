import type { FastifyRequest } from 'fastify'
import { preferred } from '../core/media-types'
import { HttpError } from '../graphql/errors/http-error'

/** Chooses what a client likes most of the media types that an address without an ending has. */
export const negotiator =
  ({ headers }: FastifyRequest) =>
  (mediaTypes: readonly string[]): string => {
    const chosen = preferred(headers.accept, mediaTypes)
    if (chosen !== null) return chosen
    throw new HttpError(
      406,
      `The Accept header allows none of ${mediaTypes.join(', ')}. An address that ends in .json or the like has its format whatever Accept says.`,
    )
  }
