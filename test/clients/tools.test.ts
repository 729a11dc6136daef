import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { diff } from '@graphql-inspector/core'
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql'
import { type ServerProcess, startProcess } from '../http/process'
import { RELAY_APP } from './relay-app'
import { runTool } from './run-tool'

const API = 'schema/api.graphql'
const FULL = { descriptions: true, specifiedByUrl: true, inputValueDeprecation: true }

describe('the tools of clients', () => {
  let folder: string
  let server: ServerProcess
  let url: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clients-'))
    server = startProcess({ DATABASE_URL: `sqlite:${join(folder, 'registry.db')}` })
    url = String((await server.said('ready')).address)
  })
  afterAll(async () => {
    server.child.kill()
    await server.exitCode()
    rmSync(folder, { recursive: true })
  })

  const ask = async <Answer = Record<string, unknown>>(query: string) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return ((await response.json()) as { data: Answer }).data
  }

  it.each(['schema.graphql', 'api.graphql'])(
    'are served %s as it is committed, byte for byte',
    async (name) => {
      const response = await fetch(`${url}/${name}`)
      expect(response.status).toBe(200)
      expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(`schema/${name}`))).toBe(true)
    },
  )

  it('are shown the same schema by introspection', async () => {
    const introspected = buildClientSchema(await ask<IntrospectionQuery>(getIntrospectionQuery(FULL)))
    expect(printSchema(lexicographicSortSchema(introspected))).toBe(
      printSchema(lexicographicSortSchema(buildSchema(readFileSync(API, 'utf8')))),
    )
  })

  it('are shown what is of federation only where they ask as a gateway does', async () => {
    const QUERY =
      'any: __type(name: "_Any") { name } __schema { types { name } directives { name } } sectors { code }'
    const { any, __schema, sectors } = await ask(`{ ${QUERY} }`)
    expect([any, sectors]).toEqual([null, expect.any(Array)])
    expect(JSON.stringify(__schema)).not.toMatch(/"_[A-Z]|link__|federation__|"key"|"shareable"|"tag"/)
    const gateway = await ask(`{ _service { sdl } ${QUERY} }`)
    expect(gateway.any).toEqual({ name: '_Any' })
    expect(gateway._service).toEqual({ sdl: readFileSync('schema/schema.graphql', 'utf8') })
  })

  it('codegen types the examples with its client preset, from the file and from the address', async () => {
    const texts = ['DateTime', 'DateOrTime', 'LocalDate', 'LocalDateTime', 'PartialDate', 'URL']
    const scalars = { ...Object.fromEntries(texts.map((name) => [name, 'string'])), JSON: 'unknown' }
    const preset = { preset: 'client' }
    const [file, address] = [`${folder}/file/`, `${folder}/address/`]
    const config = {
      documents: resolve('schema/operations/*.graphql'),
      config: { strictScalars: true, scalars },
      generates: {
        [file]: { ...preset, schema: resolve(API) },
        [address]: { ...preset, schema: `${url}/graphql` },
      },
    }
    const path = join(folder, 'codegen.json')
    writeFileSync(path, JSON.stringify(config))
    const { code, output } = await runTool('@graphql-codegen/cli/cjs/bin.js', ['--config', path])
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' })
    // The rest differs in the order of types only.
    const typed = (at: string) => readFileSync(`${at}graphql.ts`, 'utf8').split('\n').toSorted()
    expect(typed(address)).toEqual(typed(file))
  })

  describe('relay-compiler', () => {
    const compile = (app: string) => {
      const root = mkdtempSync(join(folder, 'relay-'))
      for (const each of ['src', 'artifacts']) mkdirSync(join(root, each))
      writeFileSync(join(root, 'src/App.ts'), app)
      writeFileSync(
        join(root, 'relay.config.json'),
        JSON.stringify({
          ...{ src: './src', artifactDirectory: './artifacts', schema: resolve(API) },
          ...{ language: 'typescript', eagerEsModules: true, noSourceControl: true },
        }),
      )
      return runTool('relay-compiler/cli.js', ['relay.config.json'], { folder: root })
    }

    it('compiles an app with lists, refetched fragments and a mutation', async () => {
      const { code, output } = await compile(RELAY_APP)
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('Compilation completed') })
    })

    it('would refuse what the schema does not have', async () => {
      const { code } = await compile(RELAY_APP.replace('displayName', 'phone'))
      expect(code).not.toBe(0)
    })
  })

  describe('graphql-eslint', () => {
    const CONFIG = ['--config', 'test/clients/eslint.config.mjs']
    const lint = (args: readonly string[], input = '') =>
      runTool('eslint/bin/eslint.js', [...CONFIG, ...args], { input })

    it('accepts the examples and the schema, by what it recommends and by its rules for Relay', async () => {
      expect(await lint(['schema/operations', API])).toEqual({ code: 0, output: '' })
    })

    it('would refuse an example that leaves out an id', async () => {
      const careless = 'query Careless($slug: String) { partnership(slug: $slug) { name } }'
      const { code, output } = await lint(
        ['--stdin', '--stdin-filename', 'schema/operations/careless.graphql'],
        careless,
      )
      expect({ code, output }).toEqual({ code: 1, output: expect.stringMatching(/require-selections/) })
    })
  })

  it('graphql-inspector finds no difference between what is served and what is committed', async () => {
    const served = buildSchema(await (await fetch(`${url}/api.graphql`)).text())
    expect(await diff(buildSchema(readFileSync(API, 'utf8')), served)).toEqual([])
  })
})
