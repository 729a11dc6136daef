import type { Identified } from '../authz/policy'
import type { AccountContext } from '../modules/account/account-context'
import type { Declaration } from './declaration'
import type { Payload } from './payload'
import { runMutation } from './run-mutation'

/** A mutation, as the schema takes it. */
export interface DeclaredMutation {
  readonly name: string
  readonly description: string
  readonly input: new () => object
  readonly inputDescription: string
  readonly payload: Pick<Payload<never>, 'type'>
  readonly run: (input: never, context: never) => Promise<object>
}

type Nothing = Record<never, never>

/** For modules that need more of the request than others. */
export const declareMutationIn =
  <C extends AccountContext>() =>
  <
    Input extends object,
    More,
    R extends Identified,
    Prepared extends object = Nothing,
    Found extends object = Nothing,
    Facts extends object = Nothing,
    Subject extends object = Nothing,
  >(
    declaration: Declaration<C, Input, More, R, Prepared, Found, Facts, Subject>,
  ): DeclaredMutation => {
    const { name, find, subject } = declaration
    if (find && subject) throw new Error(`${name} has both find and subject.`)
    return {
      ...declaration,
      run: (input: Input, context: C) => runMutation(declaration as never, { input, context }),
    }
  }

export const declareMutation = declareMutationIn<AccountContext>()
