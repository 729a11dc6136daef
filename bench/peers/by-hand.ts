import { createServer, type IncomingMessage } from 'node:http'
import type { Representation } from './rows'

export interface Body {
  readonly query: string
  readonly variables: {
    readonly after?: string | null
    readonly id?: string
    readonly query?: string
    readonly representations?: readonly Representation[]
  }
}

/** Answers to one of the queries each, as JSON. There is no GraphQL: the document's name says what is wanted. */
export type Answers = Readonly<
  Record<'Nested' | 'Small' | 'Search' | 'Entities', (body: Body) => Promise<string>>
>

/** The limit: a server that knows the queries beforehand, and does nothing else. */
export function serve(answers: Answers) {
  createServer(async (request, response) => {
    const body: Body = JSON.parse(await textOf(request))
    const name = /^query (\w+)/.exec(body.query)?.[1]
    const answer = name && name in answers ? await answers[name as keyof Answers](body) : '{}'
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer),
    })
    response.end(answer)
  }).listen(Number(process.env.PORT), '127.0.0.1')
}

const textOf = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks).toString()))
    request.on('error', reject)
  })
