import type { FastifyRequest } from 'fastify'
import { RegistryError } from '../../core/errors'
import type { ServerContext } from '../../graphql/context/request-context'
import { HttpError } from '../../graphql/errors/http-error'
import { parametersOf } from '../../interchange/feeds/feed-filter'
import { type FeedRequest, parseFeedAddress } from '../../interchange/feeds/feed-request'
import { findRecord, resolveNames } from '../../interchange/feeds/find-record'
import { negotiator } from '../negotiator'
import { queryOf } from '../request-query'

export type FeedHttpRequest = FastifyRequest<{ Params: { '*': string } }>

/** What an address asks for; or, where its record has another name now, the path with that name. */
export async function requestedFeed(
  request: FeedHttpRequest,
  asking: ServerContext,
): Promise<FeedRequest | { readonly movedTo: string }> {
  const path = request.params['*']
  const parameters = parametersOf(queryOf(request))
  const asked = parseFeedAddress({ path, parameters, negotiate: negotiator(request), now: asking.now })
  const { dataset, selected } = asked
  if (selected.id === null) return resolveNames(asked, asking)
  const found = await findRecord(dataset, selected.id, asking)
  const { called } = dataset.recordSchema
  if (found === 'deleted') throw new HttpError(410, `The ${called} has been deleted.`)
  if (found === 'unknown') throw new RegistryError('NOT_FOUND', `There is no such ${called}.`)
  if ('movedTo' in found) return { movedTo: path.replace(`/${selected.id}`, `/${found.movedTo}`) }
  return { ...asked, selected: { ...selected, id: found.id } }
}
