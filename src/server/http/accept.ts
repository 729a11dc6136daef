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
