import { type ASTNode, type DocumentNode, GraphQLError, visit } from 'graphql'
import { type ErrorCode, RegistryError } from '../../core/errors'

type Fields = Readonly<Record<string, unknown>>

interface NodePosition {
  readonly kind: string
  readonly start: number
}

/** An error as it goes from one thread to another, which classes do not. */
export type TransferredError =
  | { readonly kind: 'registry'; readonly message: string; readonly extensions: Fields }
  | {
      readonly kind: 'graphql'
      readonly message: string
      readonly path: readonly (string | number)[] | null
      readonly nodes: readonly NodePosition[]
      readonly extensions: Fields
      readonly original: TransferredError | null
    }
  | {
      readonly kind: 'other'
      readonly name: string
      readonly message: string
      readonly stack: string
      /** Codes of drivers and the system. */
      readonly fields: Fields
    }

export function transferred(error: unknown): TransferredError {
  if (error instanceof RegistryError)
    return { kind: 'registry', message: error.message, extensions: plain(error.extensions) }
  if (error instanceof GraphQLError)
    return {
      kind: 'graphql',
      message: error.message,
      path: error.path ?? null,
      nodes: (error.nodes ?? []).flatMap(({ kind, loc }) => (loc ? [{ kind, start: loc.start }] : [])),
      extensions: plain(error.extensions),
      original: error.originalError ? transferred(error.originalError) : null,
    }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  const fields = Object.fromEntries(
    Object.entries(Object(error)).filter(([, value]) => Object(value) !== value),
  )
  return { kind: 'other', name, message, stack: stack ?? message, fields }
}

/** What is in extensions goes to clients as JSON. */
const plain = (extensions: object): Fields => JSON.parse(JSON.stringify(extensions))

/** The error as this thread would have it. */
export function restored(error: TransferredError, document?: DocumentNode): Error {
  switch (error.kind) {
    case 'registry':
      return new RegistryError(error.extensions.code as ErrorCode, error.message, error.extensions as never)
    case 'graphql':
      return new GraphQLError(error.message, {
        nodes: document ? nodesAt(error.nodes, document) : [],
        path: error.path,
        extensions: error.extensions,
        originalError: error.original && restored(error.original, document),
      })
    case 'other':
      return Object.assign(new Error(error.message), {
        ...error.fields,
        name: error.name,
        stack: error.stack,
      })
  }
}

function nodesAt(positions: readonly NodePosition[], document: DocumentNode): ASTNode[] {
  const found = new Map<string, ASTNode>()
  const keyOf = ({ kind, start }: NodePosition) => `${kind} ${start}`
  const wanted = new Set(positions.map(keyOf))
  visit(document, {
    enter(node) {
      const key = node.loc && keyOf({ kind: node.kind, start: node.loc.start })
      if (key && wanted.has(key)) found.set(key, node)
    },
  })
  return positions.flatMap((position) => found.get(keyOf(position)) ?? [])
}
