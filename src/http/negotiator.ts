import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { preferred } from '../core/media-types'
import { Language } from '../core/vocabulary'
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

/** The language that a reader likes best of those that pages are in; Polish, where neither is asked for. */
export const preferredLanguage = ({ headers }: FastifyRequest): Language =>
  new Negotiator({ headers }).language(['pl', 'en']) === 'en' ? Language.EN : Language.PL
