import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { DeclaredMutation } from './declare-mutation'

/** A class of TypeGraphQL that has a method for each of the mutations. */
export function mutationResolver(...mutations: readonly DeclaredMutation[]): new () => object {
  @Resolver()
  class Mutations {}
  const { prototype } = Mutations
  for (const { name, description, input, inputDescription, payload, run } of mutations) {
    const method = { value: (given: never, context: never) => run(given, context) }
    Object.defineProperty(prototype, name, method)
    // The rules of the input are checked together with those that only the registry knows.
    Arg('input', () => input, { description: inputDescription, validate: false })(prototype, name, 0)
    Ctx()(prototype, name, 1)
    Mutation(() => payload.type, { description })(prototype, name, method)
  }
  return Mutations
}
