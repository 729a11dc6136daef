import type { FastifyRequest } from 'fastify'
import { HttpError } from '../../errors/http-errors'
import { accepted } from '../accept'

const LONGEST_QUERY = 8_000

export function queryOf({ raw: { url = '' } }: FastifyRequest): URLSearchParams {
  const begin = url.indexOf('?')
  const query = begin < 0 ? '' : url.slice(begin + 1)
  if (query.length > LONGEST_QUERY)
    throw new HttpError(414, `The query is longer than ${LONGEST_QUERY} characters.`)
  return new URLSearchParams(query)
}

/** A media type without its parameters. */
export const bare = (mediaType: string): string => mediaType.split(';')[0] as string

export function refuseUnlessAccepted({ headers }: FastifyRequest, mediaType: string) {
  const type = bare(mediaType)
  const matching = ['*/*', type, `${type.split('/')[0]}/*`]
  if (!accepted(headers.accept).some((range) => matching.includes(range)))
    throw new HttpError(406, `This feed is ${type}: accept it, or ask for another format.`)
}
