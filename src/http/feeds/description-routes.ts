import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config/config'
import { Language } from '../../core/vocabulary'
import { Answer } from '../../graphql/executor/response-cache'
import { datasets } from '../../interchange/feeds/dataset'
import { csvwOf } from '../../interchange/feeds/descriptions/csvw'
import { schemaOf } from '../../interchange/feeds/descriptions/json-schema'
import { openApiOf } from '../../interchange/feeds/descriptions/openapi'
import { languageIn, parametersOf, singleValues } from '../../interchange/feeds/feed-filter'
import { TABLES } from '../../interchange/feeds/formats/format'
import { sendConditionally } from '../conditional'
import { queryOf } from '../request-query'

const SCHEMA = 'https://json-schema.org/draft/2020-12/schema'

/** What the feeds are, for programs: /openapi.json, and what a record and a table look like. */
export function descriptionRoutes(http: FastifyInstance, { publicUrl, publisherName, dataLicence }: Config) {
  const answerOf = (described: object) => new Answer(`${JSON.stringify(described, null, 2)}\n`)
  const send = (path: string, mediaType: string, described: object) => {
    const answer = answerOf(described)
    http.get(path, async (request, reply) => {
      singleValues(parametersOf(queryOf(request)), [])
      return sendConditionally(request, reply.type(mediaType), answer)
    })
  }
  /** In the language of its titles. */
  const sendIn = (path: string, mediaType: string, describe: (language: Language) => object) => {
    const answers = { PL: answerOf(describe(Language.PL)), EN: answerOf(describe(Language.EN)) }
    http.get(path, async (request, reply) => {
      const language = languageIn(parametersOf(queryOf(request)), Language.EN)
      reply.header('content-language', language.toLowerCase())
      return sendConditionally(request, reply.type(mediaType), answers[language])
    })
  }
  const about = { publicUrl, publisher: publisherName, licence: dataLicence }
  send('/openapi.json', 'application/vnd.oai.openapi+json;version=3.1', openApiOf(about))
  for (const dataset of Object.values(datasets)) {
    const path = `/feeds/${dataset.name}`
    const $id = `${publicUrl}${path}.schema.json`
    sendIn(`${path}.schema.json`, 'application/schema+json', (language) => ({
      ...{ $schema: SCHEMA, $id: language === Language.EN ? $id : `${$id}?language=${language}` },
      ...schemaOf(dataset, language),
    }))
    if (TABLES.includes(dataset.name))
      send(`${path}.csv-metadata.json`, 'application/csvm+json', csvwOf(dataset, publicUrl))
  }
}
