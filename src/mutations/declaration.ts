import type { Action, Asking, Identified } from '../authz/policy'
import type { Writing } from '../core/change-log/write'
import type { Violation } from '../core/errors'
import type { AccountContext } from '../modules/account/account-context'
import type { MutationContext } from './mutation-context'
import type { MutationResult, Payload } from './payload'

type Awaitable<T> = T | Promise<T>

/** What policies know of the request. */
export type AskingIn<C extends AccountContext> = Asking & Omit<C, 'write' | keyof Asking>

export interface Request<C, Input> {
  readonly input: Input
  readonly context: C
}

/** What the action is done to. */
export interface About<R> {
  readonly record: R
}

/** The id is by default that of the record that was found. */
type Answer<More> = object extends More
  ? Awaitable<Partial<MutationResult>> | Promise<void>
  : Awaitable<Partial<MutationResult> & More>

/**
 * A mutation. Its parts stand in the order in which they run, and each is given what those before it have found. All but
 * `prepare` run in one transaction. With neither `find` nor `subject`, it is about the registry as a whole.
 */
export interface Declaration<
  C extends AccountContext,
  Input extends object,
  More,
  R extends Identified,
  Prepared extends object,
  Found extends object,
  Facts extends object,
  Subject extends object,
> {
  readonly name: string
  readonly description: string
  readonly input: new () => Input
  readonly inputDescription: string
  readonly payload: Payload<More>
  /** Its policy says who may do it. */
  readonly action: Action<R, AskingIn<C>> | ((input: Input) => Action<R, AskingIn<C>>)
  /** It counts how often it is done by itself, not among the writes of the account. */
  readonly hasOwnLimit?: boolean
  /** What takes long and needs no transaction. */
  readonly prepare?: (request: Request<C, Input>) => Promise<Prepared>
  /** Locks rows that must be locked before the account of the writer. */
  readonly lock?: (request: Request<C, Input>, write: Writing) => Promise<void>
  /** What is changed, locked. The right to it and the expected version come before the rules. */
  readonly find?: (
    given: Request<C, Input> & Prepared,
    mutation: MutationContext,
  ) => Awaitable<Found & About<NoInfer<R>>>
  /** What the rules and the work have to know. */
  readonly facts?: (
    given: Request<C, Input> & Prepared & Found,
    mutation: MutationContext,
  ) => Awaitable<Facts>
  /** The rules that are broken, besides those of the single fields. */
  readonly violations?: (
    given: Request<C, Input> & Prepared & Found & Facts,
    mutation: MutationContext,
  ) => Awaitable<Violation[]>
  /** What the same submission made before, where it is not known by its `idempotencyKey`. */
  readonly repeated?: (
    request: Request<C, Input>,
    mutation: MutationContext,
  ) => Promise<(MutationResult & More) | null>
  /** What something new belongs to; or what is changed, where the rules come before the right to it. */
  readonly subject?: (
    given: Request<C, Input> & Prepared & Found & Facts,
    mutation: MutationContext,
  ) => Awaitable<Subject & About<NoInfer<R>>>
  readonly work: (
    given: Request<C, Input> & Prepared & Found & Facts & Subject,
    mutation: MutationContext,
  ) => Answer<More>
  /** What takes long and has transactions of its own, once this one is committed; not with validateOnly. */
  readonly after?: (done: { readonly id: string }, context: C) => Promise<void>
}

/** Of which the types are not known. */
export type AnyDeclaration = Declaration<
  AccountContext,
  object,
  unknown,
  Identified,
  object,
  object,
  object,
  object
>
