import { Arg } from 'type-graphql'

/**
 * The input of a change to the registry. Its rules are checked as it is written (writeAs), together with those that only
 * the registry knows, so that all that is wrong with it is told at once.
 */
export const KeptInput = (of: () => new () => object, description: string): ReturnType<typeof Arg> =>
  Arg('input', of, { description, validate: false })
