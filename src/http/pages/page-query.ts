import { type DocumentNode, getOperationAST, parse } from 'graphql'
import { tablesReadBy } from '../../database/statement-tables'
import type { ServerContext } from '../../graphql/context/request-context'
import { CompiledOperation, hashOf } from '../../graphql/executor/compiled-operations'
import type { CompiledState } from '../../graphql/executor/execute-compiled'
import type { Dated } from '../../graphql/executor/response-cache'
import type { Variables } from '../../graphql/limits/coerce-variables'
import { registrySchema } from '../../graphql/schema/schema'
import { answerInThread } from '../../graphql/threads/run-in-thread'

/** What a page was read from, and until when it is true. */
export type Read<Data> = Pick<Dated, 'tables' | 'cacheExpiry'> & { readonly data: Data }

type Executing = Pick<CompiledState, 'threads' | 'answerLimit'>

/** The query that a page shows the answer of: it sees what a visitor of the API sees. */
export class PageQuery<Data, Given extends object> {
  private readonly document: DocumentNode
  private compiled: CompiledOperation | null = null

  constructor(private readonly text: string) {
    this.document = parse(text)
  }

  async read(
    variables: Given,
    context: ServerContext,
    { threads, answerLimit }: Executing,
  ): Promise<Read<Data>> {
    const given = variables as unknown as Variables
    if (threads?.isReady) {
      const asked = { document: this.document, documentHash: hashOf(this.text), operationName: null }
      const { answer, tables, cacheExpiry } = await answerInThread(
        threads,
        { ...asked, variables: given },
        context,
      )
      return { data: JSON.parse(String(answer.body)).data, tables, cacheExpiry }
    }
    context.reader.endWith(context.leaving)
    const json = await this.operation.run(given, context, answerLimit)
    const { instant: cacheExpiry } = context.cacheExpiry
    return { data: JSON.parse(json), tables: tablesReadBy(context.reader), cacheExpiry }
  }

  private get operation(): CompiledOperation {
    const { schema } = registrySchema()
    const operation = getOperationAST(this.document)
    if (operation) this.compiled ??= CompiledOperation.of(schema, this.document, operation)
    if (!this.compiled) throw new Error(`The query of a page has no plan: ${this.text}`)
    return this.compiled
  }
}
