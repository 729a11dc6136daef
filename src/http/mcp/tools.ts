import { readFileSync } from 'node:fs'
import {
  type GraphQLInputType,
  getOperationAST,
  isEnumType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  parse,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql'
import { registrySchema } from '../../graphql/schema/schema'
import { PageQuery } from '../pages/page-query'

/** The operations that assistants may run, by the names of their files. */
const OPERATIONS = [
  'search',
  'find-territory',
  'whats-on',
  'near-me',
  'find-partners',
  'one-partnership',
  'territory',
  'discussion',
  'statistics',
]

type Arguments = Readonly<Record<string, unknown>>

/** An example query as something that an assistant calls. */
export interface Tool {
  readonly name: string
  readonly description: string
  readonly inputSchema: {
    readonly type: 'object'
    readonly properties: Readonly<Record<string, object>>
    readonly required: string[]
    readonly additionalProperties: false
  }
  readonly query: PageQuery<unknown, Arguments>
}

/** Made of the operations: their comments, their variables and what the schema says of these. */
export const tools = (): ReadonlyMap<string, Tool> =>
  new Map(
    OPERATIONS.map((file) => {
      const text = readFileSync(require.resolve(`#operations/${file}.graphql`), 'utf8')
      return [file.replaceAll('-', '_'), toolOf(file.replaceAll('-', '_'), text)]
    }),
  )

function toolOf(name: string, text: string): Tool {
  const operation = getOperationAST(parse(text)) as OperationDefinitionNode
  const { schema } = registrySchema()
  const properties: Record<string, object> = {}
  const required: string[] = []
  for (const { variable, type: node, defaultValue } of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, node as never) as GraphQLInputType
    const example = defaultValue && valueFromASTUntyped(defaultValue)
    properties[variable.name.value] = {
      ...jsonSchemaOf(type),
      ...(example !== undefined && { default: example }),
    }
    if (isNonNullType(type) && !defaultValue) required.push(variable.name.value)
  }
  const description = text
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2))
    .join(' ')
  const inputSchema = { type: 'object', properties, required, additionalProperties: false } as const
  return { name, description, inputSchema, query: new PageQuery(text) }
}

const JSON_TYPES: Readonly<Record<string, string>> = { Int: 'integer', Float: 'number', Boolean: 'boolean' }

function jsonSchemaOf(type: GraphQLInputType): object {
  if (isNonNullType(type)) return jsonSchemaOf(type.ofType)
  if (isListType(type)) return { type: 'array', items: jsonSchemaOf(type.ofType) }
  const description = type.description ?? undefined
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name), description }
  return { type: JSON_TYPES[type.name] ?? 'string', ...(description && { description }) }
}
