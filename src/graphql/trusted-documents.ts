import { readFileSync } from 'node:fs'
import { HttpError } from './errors/http-error'
import type { GraphQLRequestParameters } from './executor/execute-compiled'

/** Documents by the ids that their applications send. */
export type TrustedDocuments = ReadonlyMap<string, string>

/** Reads the manifest that Relay's compiler or codegen's client preset writes: an object of documents by their hashes. */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const documents = parsed(path)
  if (documents === null)
    throw new Error(
      `TRUSTED_DOCUMENTS: ${path} must be a JSON object of documents by their hashes, as relay-compiler or graphql-codegen writes it.`,
    )
  return new Map(documents.flatMap(([id, text]) => namesOf(id).map((name) => [name, text] as const)))
}

function parsed(path: string): [string, string][] | null {
  const text = readFileSync(path, 'utf8')
  try {
    const entries = Object.entries(JSON.parse(text) as object)
    return entries.length > 0 && entries.every(([, document]) => typeof document === 'string')
      ? entries
      : null
  } catch {
    return null
  }
}

/** Codegen writes `sha256:` before a hash, and some clients send the hash alone. */
const namesOf = (id: string) => [id, id.replace(/^\w+:/, '')]

/**
 * The parameters of a request for a trusted document, with its text. It is named by `documentId`, as GraphQL over HTTP
 * has it, by the `doc_id` or `id` of Relay's examples, by the hash of a persisted query, or by its very text.
 */
export function withTrustedText(
  { query, documentId, doc_id, id, variables, operationName, extensions }: GraphQLRequestParameters,
  documents: TrustedDocuments,
): GraphQLRequestParameters {
  const { persistedQuery } = Object(extensions) as { persistedQuery?: { sha256Hash?: unknown } }
  const name = [documentId, doc_id, id, persistedQuery?.sha256Hash].find((each) => typeof each === 'string')
  const isOwnText = typeof query === 'string' && [...documents.values()].includes(query)
  const text = name === undefined ? (isOwnText ? query : undefined) : documents.get(name as string)
  if (text === undefined || (query !== undefined && query !== text))
    throw new HttpError(
      400,
      'This server answers only the documents of its applications, and this is none of them. Send the id of one as documentId.',
    )
  return {
    query: text,
    ...(variables !== undefined && { variables }),
    ...(operationName !== undefined && { operationName }),
  }
}
