import { composeServices } from '@theguild/federation-composition'
import { parse } from 'graphql'
import { registrySchema } from '../../src/graphql/schema/schema'
import type { App } from '../support/app'
import { difference } from './expected'
import { type Block, blocksOf, inlineCommandsOf, markOf, type Page } from './markdown'
import { Sessions } from './sessions'
import { Shell } from './shell'

/** Where the examples think the server is. */
const ADDRESS = 'http://localhost:4000'

/** Commands read their options, and find no database. */
const NOTHING = { databaseUrl: '', token: '', apiKey: '' }

/** Other scripts are not run: it is checked that they exist. */
const NEEDS_REGISTRY = /http:\/\/localhost|npm run (account|export|import)\b/

/** Blocks that say what the one before them answers. */
const ANSWERS = ['json', 'text']

/** Runs the examples of one page, in their order, over one registry. */
export class PageRun {
  private readonly sessions = new Sessions(() => this.open())
  private readonly shell = new Shell()
  /** What the block before has answered. */
  private answer: string | null = null

  constructor(
    private readonly page: Page,
    /** The registry, which is started where an example needs it. */
    private readonly open: () => Promise<App>,
  ) {}

  /** What is wrong with the examples. */
  async problems(): Promise<string[]> {
    const problems: string[] = []
    const blocks = blocksOf(this.page)
    for (const [index, block] of blocks.entries()) {
      const problem = block.notRun === null ? await this.problemOf(block, blocks[index + 1]) : null
      if (problem !== null) problems.push(`${this.page.path}:${block.line}: ${problem}`)
    }
    for (const command of inlineCommandsOf(this.page)) {
      const { code, errors } = await this.runShell(command, undefined, true)
      if (code !== 0) problems.push(`${this.page.path}: ${command}: ${errors}`)
    }
    return problems
  }

  private async problemOf(block: Block, next: Block | undefined): Promise<string | null> {
    if (ANSWERS.includes(block.language)) {
      const { answer } = this
      this.answer = null
      return answer === null ? 'it answers nothing that was run' : difference(block, answer)
    }
    this.answer = null
    if (block.language === 'graphql' && block.marks === 'subgraph') return problemOfSubgraph(block)
    if (block.language === 'graphql') return this.runQuery(block, next)
    if (block.language === 'sh') return this.runCommands(block)
    if (block.language === 'csv' && block.marks !== '') {
      this.shell.write(block.marks, block.text)
      return null
    }
    // A test of its own runs it.
    if (block.language === 'js' && block.marks === 'receiver') return null
    return `a block of “${block.language} ${block.marks}” is not run: say why above it, as <!-- not run: … -->`
  }

  private async runQuery(block: Block, next: Block | undefined): Promise<string | null> {
    const client = await this.sessions.client(markOf(block, 'as'))
    const answer = await client.query(block.text)
    this.answer = JSON.stringify(answer, null, 2)
    const isExpected = next?.language === 'json' && next.notRun === null && next.text.includes('"errors"')
    return answer.errors && !isExpected ? `it is answered with ${JSON.stringify(answer.errors)}` : null
  }

  private async runCommands(block: Block): Promise<string | null> {
    const { code, output, errors } = await this.runShell(block.text, markOf(block, 'as'))
    this.answer = output
    const status = markOf(block, 'status')
    const isRight = status === undefined ? code === 0 : errors.includes(`returned error: ${status}`)
    return isRight ? null : `the shell ended with ${code}: ${errors}${output.slice(0, 1_000)}`
  }

  private async runShell(text: string, role: string | undefined, parseOnly = false) {
    if (parseOnly || !NEEDS_REGISTRY.test(text)) return this.shell.run(text, NOTHING)
    const { url, databaseUrl } = await this.open()
    const token = await this.sessions.token(role)
    const apiKey = text.includes('$API_KEY') ? await this.sessions.key() : ''
    return this.shell.run(text.replaceAll(ADDRESS, url), { databaseUrl, token, apiKey })
  }
}

function problemOfSubgraph({ text }: Block): string | null {
  const { errors } = composeServices([
    { name: 'registry', typeDefs: parse(registrySchema().sdl), url: 'http://registry.test/' },
    { name: 'example', typeDefs: parse(text), url: 'http://example.test/' },
  ])
  return errors?.[0]?.message ?? null
}
