import { Validator } from '@seriousme/openapi-schema-validator'
import Ajv from 'ajv/dist/2020'
import { parse } from 'csv-parse/sync'
import { columnsOf } from '../../../src/core/records/columns'
import { polishMeaning } from '../../../src/interchange/column-meanings'
import { type DatasetName, datasets } from '../../../src/interchange/feeds/dataset'
import { TABLES } from '../../../src/interchange/feeds/formats/format'
import { fieldsWithNames } from '../../../src/interchange/feeds/named-records'
import { type Any, type App, startApp } from '../../support/app'
import { testDatabaseUrl } from '../../support/database'

const FORMATS = {
  'date-time': (text: string) => new Date(text).toISOString() === text,
  date: /^\d{4}-\d\d-\d\d$/,
  email: /^[^@\s]+@[^@\s]+$/,
  uri: (text: string) => URL.canParse(text),
}

describe('what describes the feeds', () => {
  let app: App
  beforeAll(async () => {
    app = await startApp({}, await testDatabaseUrl('examples'))
  })
  afterAll(() => app.close())

  const get = (path: string) => fetch(`${app.url}${path}`)
  const json = async (path: string) => JSON.parse(await (await get(path)).text())

  it('is good OpenAPI, whose every path answers', async () => {
    const described = await json('/openapi.json')
    expect(await new Validator().validate(described)).toMatchObject({ valid: true })
    const ids = new Map<string, string>()
    for (const name of Object.keys(datasets)) ids.set(name, (await json(`/feeds/${name}.json`))[0].id)
    for (const [path, { get: operation }] of Object.entries<Any>(described.paths)) {
      if (!operation) continue
      const list = path.split(/[/.]/).find((part) => ids.has(part)) ?? ''
      const query = operation.parameters
        .filter((each: Any) => each.required && each.in === 'query')
        .map(({ name, schema }: Any) => `${name}=${(schema.items ?? schema).enum[0]}`)
      const response = await get(`${path.replace('{id}', ids.get(list) as string)}?${query.join('&')}`)
      expect([path, response.status]).toEqual([path, 200])
      const [mediaType] = Object.keys(operation.responses[200].content)
      expect(response.headers.get('content-type')?.split(';')[0]).toBe(mediaType?.split(';')[0])
      await response.arrayBuffer()
    }
  })

  it('tells what imports and webhooks take, and where a record always has a value', async () => {
    const { paths, webhooks, components } = await json('/openapi.json')
    for (const name of ['organisations', 'partnerships', 'memberships', 'agreements', 'events']) {
      const { responses, requestBody } = paths[`/import/${name}`].post
      expect(Object.keys(requestBody.content)).toContain('text/csv')
      // Without credentials, as it says.
      const { status } = await fetch(`${app.url}/import/${name}`, {
        ...{ method: 'POST', body: 'name', headers: { 'content-type': 'text/csv' } },
      })
      expect(Object.keys(responses)).toContain(String(status))
    }
    expect(webhooks.change.post.requestBody.content['application/json']).toBeDefined()
    const { partnership, event } = components.schemas
    const typesOf =
      ({ properties }: Any) =>
      (name: string) =>
        properties[name].type
    expect(['id', 'name', 'slug', 'createdAt', 'isExample', 'version'].map(typesOf(partnership))).toEqual([
      ...['string', 'string', 'string', 'string', 'boolean', 'integer'],
    ])
    expect(['id', 'partnershipId', 'title', 'startsAt', 'isAllDay'].map(typesOf(event))).toEqual([
      ...['string', 'string', 'string', 'string', 'boolean'],
    ])
    expect(typesOf(partnership)('summary')).toEqual(['string', 'null'])
    expect(partnership.properties.createdAt.format).toBe('date-time')
    expect(partnership.properties.name.description).toBe('The name the partnership uses.')
  })

  it.each(Object.keys(datasets) as DatasetName[])(
    'is a schema that every record of %s fulfils, and a table whose columns are those',
    async (name) => {
      const schema = await json(`/feeds/${name}.schema.json`)
      const validate = new Ajv({ strict: true, allowUnionTypes: true, formats: FORMATS }).compile(schema)
      const records = await json(`/feeds/${name}.json`)
      expect(records.length).toBeGreaterThan(0)
      for (const record of records) expect([validate(record), validate.errors]).toEqual([true, null])
      if (!TABLES.includes(name)) return
      const { tableSchema } = await json(`/feeds/${name}.csv-metadata.json`)
      const [header] = parse(await (await get(`/feeds/${name}.csv`)).text(), { to: 1 })
      expect(tableSchema.columns.map(({ titles }: { titles: string }) => titles)).toEqual(header)
    },
  )

  /** Each field of a schema, and of the objects in it. */
  const fieldsIn = (schema: Any, path = ''): [path: string, field: Any][] =>
    Object.entries<Any>((schema.items ?? schema).properties ?? {}).flatMap(([name, field]) => [
      [`${path}${name}`, field],
      ...fieldsIn(field, `${path}${name}.`),
    ])

  it.each(Object.keys(datasets) as DatasetName[])(
    'is a schema of %s whose every field has a title and a description, in Polish and in English',
    async (name) => {
      const [english, polish, byDefault] = await Promise.all(
        ['?language=EN', '?language=PL', ''].map((query) => json(`/feeds/${name}.schema.json${query}`)),
      )
      expect(byDefault).toEqual(english)
      expect(polish.$id).toBe(`${english.$id}?language=PL`)
      const columns = columnsOf(fieldsWithNames(datasets[name]))
      for (const schema of [english, polish]) {
        new Ajv({ strict: true, allowUnionTypes: true, formats: FORMATS }).compile(schema)
        expect([schema.title, schema.description].every(Boolean)).toBe(true)
        const lacking = fieldsIn(schema).filter(([, { title, description }]) => !title || !description)
        expect(lacking.map(([path]) => path)).toEqual([])
        expect(fieldsIn(schema).length).toBeGreaterThanOrEqual(columns.length)
      }
      // Polish is said of each column, and is no English that was left.
      expect(columns.filter((column) => polishMeaning(name, column.name) === undefined)).toEqual([])
      const shape = (schema: Any) =>
        JSON.stringify(schema, (key, value) =>
          ['title', 'description', '$id'].includes(key) && typeof value === 'string' ? undefined : value,
        )
      expect(shape(polish)).toBe(shape(english))
    },
  )

  it('refuses a language that it has not, and says which one it is in', async () => {
    const { status, headers } = await get('/feeds/events.schema.json?language=PL')
    expect([status, headers.get('content-language')]).toEqual([200, 'pl'])
    for (const query of ['language=DE', 'language=', 'language=PL&language=EN', 'lang=PL'])
      expect([query, (await get(`/feeds/events.schema.json?${query}`)).status]).toEqual([query, 400])
  })
})
