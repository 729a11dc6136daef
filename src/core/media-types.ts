import Negotiator from 'negotiator'

/** The media ranges of an Accept header, without those that it excludes by q=0. */
export function accepted(accept: string | undefined): string[] {
  return (accept || '*/*')
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .filter(([, ...parameters]) => !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)))
    .map(([range = '']) => range)
}

export const GRAPHQL_RESPONSE = 'application/graphql-response+json'

/** Which of the media types an Accept header likes most; of those that it likes the same, the first. Null: none of them. */
export const preferred = (accept: string | undefined, available: readonly string[]): string | null =>
  new Negotiator({ headers: { accept } }).mediaTypes([...available])[0] ?? null

/** A media type without its parameters. */
export const bare = (mediaType: string): string => mediaType.split(';')[0] as string
