import { readFileSync } from 'node:fs'
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config/config'
import type { ServerContext } from '../../graphql/context/request-context'
import { HttpError } from '../../graphql/errors/http-error'
import type { CompiledState } from '../../graphql/executor/execute-compiled'
import type { OpenDataContext } from '../feeds/open-data-context'
import { guideResources, readResource } from './resources'
import { type Tool, tools } from './tools'

interface Parts {
  readonly config: Config
  readonly context: OpenDataContext
  readonly known: Pick<CompiledState, 'threads' | 'answerLimit'>
}

const { version } = JSON.parse(readFileSync(require.resolve('#package.json'), 'utf8')) as {
  readonly version: string
}

const INSTRUCTIONS =
  'An open registry of local partnerships (partnerstwa lokalne) in Poland: residents, NGOs, municipalities, schools and companies who work together for their area. Filters take TERYT codes: find_territory has them. Records have an address, url, for people: name it as the source.'

/** For assistants: the Model Context Protocol over Streamable HTTP, without sessions. It only reads, within the limits of visitors. */
export function mcpRoute(http: FastifyInstance, { config, context, known }: Parts) {
  const offered = tools()
  http.post('/mcp', async (request, reply) => {
    // The limits are those of one request, and the protocol has had no batches since 2025-06-18.
    if (Array.isArray(request.body)) throw new HttpError(400, 'Send one message in each request.')
    const asking = await context(request, reply)
    const server = serverFor({ offered, config, known, asking })
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    await server.connect(transport)
    try {
      const { method, url, headers } = request
      const asked = new Request(new URL(url, config.publicUrl), {
        method,
        headers: headers as Record<string, string>,
      })
      const answer = await transport.handleRequest(asked, { parsedBody: request.body })
      return reply
        .code(answer.status)
        .headers(Object.fromEntries(answer.headers))
        .send(await answer.text())
    } finally {
      await server.close()
    }
  })
}

interface Serving extends Pick<Parts, 'config' | 'known'> {
  readonly offered: ReadonlyMap<string, Tool>
  readonly asking: ServerContext
}

function serverFor({ offered, config, known, asking }: Serving): Server {
  const capabilities = { tools: {}, resources: {} }
  const server = new Server(
    { name: config.publisherName, version },
    { capabilities, instructions: INSTRUCTIONS },
  )
  const reading = { context: asking, known }
  const template = `${config.publicUrl}/records/{id}`
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [...offered.values()].map(({ name, description, inputSchema }) => ({
      ...{ name, description, inputSchema },
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = offered.get(params.name)
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${params.name.slice(0, 100)}.`)
    return callTool(tool, params.arguments ?? {}, reading)
  })
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: await guideResources(reading),
  }))
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      {
        uriTemplate: template,
        name: 'record',
        description: 'A partnership, organisation, event, territory or guide by its id, which tools give.',
      },
    ],
  }))
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const [before = ''] = template.split('{')
    const found = uri.startsWith(before) ? await readResource(uri.slice(before.length), reading) : null
    if (!found) throw new McpError(NO_RESOURCE, `There is no resource ${uri.slice(0, 200)}.`)
    return { contents: [{ uri, ...found }] }
  })
  return server
}

/** As the protocol has it. */
const NO_RESOURCE = -32_002

type Reading = Parameters<typeof readResource>[1]

/** What is wrong with the arguments is told to the assistant, which can mend them. */
async function callTool({ query, inputSchema }: Tool, given: Record<string, unknown>, reading: Reading) {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(inputSchema.properties, name))
  if (unknown !== undefined) {
    const names = Object.keys(inputSchema.properties).join(', ')
    return failed(`There is no argument ${unknown.slice(0, 100)}. The arguments are: ${names}.`)
  }
  try {
    const { data } = await query.read(given, reading.context, reading.known)
    return {
      content: [{ type: 'text' as const, text: JSON.stringify(data) }],
      structuredContent: data as Record<string, unknown>,
    }
  } catch (error) {
    if (isRefusal(error)) return failed(error.message)
    throw error
  }
}

const failed = (text: string) => ({ isError: true, content: [{ type: 'text' as const, text }] })

/** What a client is told as it is: anything else is a fault of the server. */
const isRefusal = (error: unknown): error is Error => {
  const { code } = (error as { extensions?: { code?: string } }).extensions ?? {}
  return code !== undefined && code !== 'INTERNAL_SERVER_ERROR'
}
