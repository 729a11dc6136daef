import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config/config'
import { badUserInput } from '../../core/errors'
import { preferred } from '../../core/media-types'
import { endOfPolishDay } from '../../core/values/local-day'
import { Language } from '../../core/vocabulary'
import { type CompiledState, shared } from '../../graphql/executor/execute-compiled'
import { Answer, type ResponseCache } from '../../graphql/executor/response-cache'
import { varyBy } from '../conditional'
import type { OpenDataContext } from '../feeds/open-data-context'
import { recordFiles } from '../feeds/record-files'
import { queryOf } from '../request-query'
import { eventPage } from './event-page'
import { guidePage } from './guide-page'
import { embeddedText, pageText } from './layout'
import {
  addressQuery,
  askedIn,
  EMBEDDED,
  embeddedList,
  type ListDeclaration,
  listPage,
  PARAMETER_NAMES,
} from './list-page'
import { partnershipList, searchList, upcomingEvents } from './lists'
import { notFoundPage } from './not-found-page'
import { organisationPage } from './organisation-page'
import type { MadeRecordPage, Making } from './page'
import { partnershipPage } from './partnership-page'
import { type RecordType, recordPath, recordRoute } from './record-paths'
import { FORM_POLICY, sendEmbedded, sendPage } from './send-page'
import { Site } from './site'
import { territoryPage } from './territory-page'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
  readonly known: Pick<CompiledState, 'threads' | 'answerLimit'>
  /** What has been made of the same state of the registry. */
  readonly documents: ResponseCache
}

type MakeRecordPage = (key: string, making: Making) => Promise<MadeRecordPage | null>

const RECORD_PAGES: Readonly<Record<RecordType, MakeRecordPage>> = {
  Partnership: partnershipPage,
  Organisation: organisationPage,
  Event: eventPage,
  Territory: territoryPage,
  Guide: guidePage,
}

type RecordRequest = FastifyRequest<{ Params: { key: string } }>

/** Says where the page is that has been asked for by another address of its. */
class Moved extends Error {
  constructor(readonly path: string) {
    super(`The page is at ${path}.`)
  }
}

class Missing extends Error {}

/** The pages for people: `/pl/partnerstwa/marymont-kaskada`. */
export function pageRoutes(http: FastifyInstance, { config, context, known, documents }: Parts) {
  for (const language of Object.values(Language)) {
    const site = new Site(config, language)
    for (const [type, make] of Object.entries(RECORD_PAGES) as [RecordType, MakeRecordPage][])
      http.get(recordRoute(type, language), async (request: RecordRequest, reply) => {
        const { key } = request.params
        const asking = await context(request, reply)
        const files = recordFiles(type)
        varyBy(reply, 'accept')
        const wanted = preferred(request.headers.accept, [HTML, ...files.map(({ mediaType }) => mediaType)])
        const file = files.find(({ mediaType }) => mediaType === wanted)
        // The file knows former keys too.
        if (file) return reply.redirect(site.path(file.address(key)), 303)
        const making = { site, language, context: asking, config, known }
        try {
          const read = () => recordPage(type, make, { key, making })
          const page = await shared(
            () => documents.get(`${language} ${type} ${key}`, asking.now, read),
            asking,
          )
          return sendPage(request, reply, { page })
        } catch (error) {
          if (error instanceof Moved) return movedTo(reply, error.path)
          if (error instanceof Missing) return notFoundPage(request, reply, site)
          throw error
        }
      })
  }
}

const HTML = 'text/html'

/** The lists, each with a form that narrows it: `/pl/wydarzenia?territory=1465`, and under `/embed` for frames of other sites. */
export function listRoutes(http: FastifyInstance, parts: Parts) {
  for (const language of Object.values(Language))
    for (const list of LISTS) {
      http.get(list.path(language), async (request, reply) => {
        const page = await listed(request, reply, { parts, list, language })
        return sendPage(request, reply, { page, policy: FORM_POLICY })
      })
      http.get(EMBEDDED + list.path(language), async (request, reply) => {
        const page = await listed(request, reply, { parts, list, language, isEmbedded: true })
        return sendEmbedded(request, reply, page)
      })
    }
}

interface Listing {
  readonly parts: Parts
  readonly list: (typeof LISTS)[number]
  readonly language: Language
  readonly isEmbedded?: boolean
}

async function listed(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts: { config, context, known, documents }, list, language, isEmbedded = false }: Listing,
): Promise<Answer> {
  const site = new Site(config, language)
  const asked = listAsked(request)
  const asking = await context(request, reply)
  const parameters = addressQuery(asked)
  const key = `${language} ${isEmbedded ? EMBEDDED : ''}${list.path(language)}${parameters}`
  const read = async () => {
    const making = { site, language, context: asking, config, known }
    const make = isEmbedded ? embeddedList : listPage
    const { tables, cacheExpiry, ...made } = await make(list, asked, making)
    const paths = { PL: list.path(Language.PL) + parameters, EN: list.path(Language.EN) + parameters }
    const text = isEmbedded
      ? embeddedText(site, made)
      : pageText(site, { ...made, paths, alternates: [], linkedData: null })
    return {
      answer: new Answer(text),
      tables,
      cacheExpiry: Math.min(cacheExpiry, endOfPolishDay(asking.now)),
    }
  }
  return shared(() => documents.get(key, asking.now, read), asking)
}

function listAsked(request: FastifyRequest) {
  const query = queryOf(request)
  const unknown = [...query.keys()].find((name) => !PARAMETER_NAMES.includes(name))
  if (unknown === undefined) return askedIn(query)
  throw badUserInput(unknown.slice(0, 100), 'unknown', `The parameters are: ${PARAMETER_NAMES.join(', ')}.`)
}

const LISTS: readonly ListDeclaration[] = [partnershipList, upcomingEvents, searchList]

interface Asked {
  readonly key: string
  readonly making: Making
}

async function recordPage(type: RecordType, make: MakeRecordPage, { key, making }: Asked) {
  const { site, language } = making
  const made = await make(key, making)
  if (!made) throw new Missing()
  const { record, title, description, main, tables, cacheExpiry } = made
  const path = recordPath(record, language)
  if (decodeURIComponent(path.split('/').at(-1) as string) !== key) throw new Moved(site.path(path))
  const paths = { PL: recordPath(record, Language.PL), EN: recordPath(record, Language.EN) }
  const alternates = recordFiles(type).map(({ address, mediaType, called }) => ({
    path: address(record.id),
    type: mediaType,
    title: called,
  }))
  const text = pageText(site, { title, description, paths, alternates, linkedData: null, main })
  return {
    answer: new Answer(text),
    tables,
    cacheExpiry: Math.min(cacheExpiry, endOfPolishDay(making.context.now)),
  }
}

const movedTo = (reply: FastifyReply, path: string) =>
  reply.header('cache-control', 'no-cache').redirect(path, 301)
