import type { Sql } from 'sql-template-tag'
import { anyOf, NEVER } from '../core/collections/conditions'
import { type ErrorCode, RegistryError } from '../core/errors'
import type { RefusalReason } from '../core/refusal-reason'
import type { SignedIn } from '../core/viewer'
import type { Role } from './role.enums'

/** In which role somebody may do a thing, and the rows on which they have it. */
export type Right = readonly [role: Role, condition: Sql]

/** Who asks, and when. */
export interface Asking {
  readonly viewer: SignedIn | null
  readonly now: Date
}

export interface Identified {
  readonly id: string
}

/** How things stand with a record when something cannot be done to it, whoever asks. */
interface Obstacle<R extends Identified, A extends Asking> {
  readonly when: (row: Sql, viewer: SignedIn, asking: A) => Sql
  readonly reason: RefusalReason
  readonly refusal: (record: R, asking: A) => RegistryError
}

/** Who may do one thing, and when it can be done. */
interface Rule<R extends Identified, A extends Asking> {
  /** The first that holds of the row is the one in which it is done. */
  readonly rights: (row: Sql, viewer: SignedIn) => readonly Right[]
  /** For those who hold none of the rights: a text is FORBIDDEN. */
  readonly refusal: string | ((record: R) => RegistryError)
  /** The first that stands in the way is named. */
  readonly obstacles?: readonly Obstacle<R, A>[]
  /** True where it would change nothing: `viewerCan` offers it no more, though a second time harms nobody. */
  readonly isDone?: (row: Sql, viewer: SignedIn) => Sql
  readonly evenSuspended?: boolean
  /**
   * The right is a role in the whole registry: it is asked before a record is looked for, and those who have it may write
   * without a limit.
   */
  readonly isRegistryWide?: boolean
}

/** What an action is done to. */
export interface Subject<R extends Identified = Identified> {
  /** The prefixes of the ids. Null: there is no row; the condition knows the id only, which is empty for the whole registry. */
  readonly prefixes: readonly string[] | null
  /** What a refusal may speak of: never there, it is the type of the record. */
  readonly describes?: (record: R) => void
}

/** One thing that somebody may do. */
export interface Action<R extends Identified = Identified, A extends Asking = Asking> extends Rule<R, A> {
  /** `membership:accept`. */
  readonly name: string
  readonly subject: Subject<R>
}

/** Any action, of which only who may do it is asked. */
export type AnyAction<A extends Asking = Asking> = Action<never, A>

export const about = <R extends Identified = Identified>(...prefixes: string[]): Subject<R> => ({ prefixes })

/** The whole registry: there is no record. */
export const REGISTRY: Subject = { prefixes: null }

/** What is made belongs to a record, or to none: its id, or an empty one, is all that the rights are about. */
export const ID_ALONE: Subject = { prefixes: null }

const declared = new Map<string, AnyAction<never>>()

/** Every action, by its name. */
export const allActions: ReadonlyMap<string, AnyAction<never>> = declared

/** The actions of a noun, as plain data: mutations, `viewerCan` and visibility all ask these. */
export function policy<R extends Identified, Key extends string, A extends Asking = Asking>(
  noun: string,
  subject: Subject<R>,
  rules: Readonly<Record<Key, Rule<R, A>>>,
): Readonly<Record<Key, Action<R, A>>> {
  const actions = Object.entries<Rule<R, A>>(rules).map(([key, rule]) => {
    const name = `${noun}:${key}`
    if (declared.has(name)) throw new Error(`There are two actions ${name}.`)
    const action: Action<R, A> = { ...rule, name, subject }
    declared.set(name, action)
    return [key, action]
  })
  return Object.fromEntries(actions)
}

/** True of the rows on which one of the rights is held. */
export const holdsOne = (rights: readonly Right[]): Sql => anyOf(...rights.map(([, condition]) => condition))

/** True of the rows to which the viewer may do it, were nothing in the way: who sees what comes from here. */
export const isAllowed = (action: AnyAction<never>, row: Sql, viewer: SignedIn | null): Sql =>
  viewer ? holdsOne(action.rights(row, viewer)) : NEVER

/** Why a thing cannot be done: for programs, and in words for the person who asks. */
export const because = <R = unknown, A = unknown>(
  code: ErrorCode,
  reason: RefusalReason,
  message: string | ((record: R, asking: A) => string),
  fields?: (record: R, asking: A) => Readonly<Record<string, unknown>>,
) => ({
  reason,
  refusal: (record: R, asking: A) =>
    new RegistryError(code, typeof message === 'string' ? message : message(record, asking), {
      reason,
      ...fields?.(record, asking),
    }),
})

/** For those whose role would allow it, but counts for nothing in this session. */
export const secondFactorRequired = () =>
  new RegistryError(
    'FORBIDDEN',
    'Your role counts only in a session with a second factor. Set one up with beginSecondFactor, or, if you have one, sign in again with its code.',
    { reason: 'SECOND_FACTOR_REQUIRED' },
  )

export const refusalOf = <R extends Identified>({ refusal }: Action<R, never>, record: R): RegistryError =>
  typeof refusal === 'string'
    ? new RegistryError('FORBIDDEN', refusal, { reason: 'NOT_ALLOWED' })
    : refusal(record)
