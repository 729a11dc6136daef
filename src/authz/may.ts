import DataLoader from 'dataloader'
import sql, { join, type Sql } from 'sql-template-tag'
import { Directive, Field, ObjectType } from 'type-graphql'
import { NEVER } from '../core/collections/conditions'
import { Reads } from '../core/collections/reader'
import { type Context, perRequest } from '../core/context'
import { getOrCreate } from '../core/get-or-create'
import { prefixOf } from '../core/id'
import { RefusalReason } from '../core/refusal-reason'
import { type AnyAction, isAllowed } from './policy'
import { subjectRows } from './subject-rows'
import { isSuspended } from './suspension'

interface Question {
  readonly action: AnyAction<never>
  readonly id: string
}

/** What is asked at once about records of one type is one statement, whichever actions and however many records. */
const reasons = perRequest(
  (context) =>
    new DataLoader((questions: readonly Question[]) => answer(questions, context), {
      cacheKeyFn: ({ action, id }) => `${action.name} ${id}`,
    }),
)

const readsByAction = perRequest(() => new Map<AnyAction<never>, Reads<Permission>>())

/** What the viewer may do to records that they see, and why not. */
function permissionReads<C extends Context>(action: AnyAction<C>, context: C): Reads<Permission> {
  const read = (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => permissionOf(await reasons(context).load({ action, id }))))
  return getOrCreate(readsByAction(context), action, () => new Reads(read))
}

/** Whether the viewer may do it to a record that they see. */
export const may = async <C extends Context>(action: AnyAction<C>, id: string, context: C) =>
  (await permissionReads(action, context).load(id)).allowed

@Directive('@shareable')
@ObjectType({
  simpleResolvers: true,
  description: 'Whether the viewer may do something now, and if not, why.',
})
export class Permission {
  @Field({ description: 'Whether the mutation would do it.' })
  allowed!: boolean

  @Field(() => RefusalReason as object, {
    nullable: true,
    description: 'Why not. Null if it is allowed.',
  })
  reason!: RefusalReason | null
}

const permissionOf = (reason: RefusalReason | null): Permission => ({ allowed: reason === null, reason })

/** What `viewerCan` answers of a record: each only where it is asked for. Null: that is not done to such records. */
export const permissions = <Key extends string, C extends Context>(
  actions: Readonly<Record<Key, AnyAction<C> | null>>,
  id: string,
  context: C,
): Readonly<Record<Key, Permission | PromiseLike<Permission>>> =>
  Object.fromEntries(
    Object.entries<AnyAction<C> | null>(actions).map(([key, action]) => [
      key,
      action ? permissionReads(action, context).load(id) : permissionOf('NOT_APPLICABLE'),
    ]),
  ) as Record<Key, Permission | PromiseLike<Permission>>

type Reasons = Map<AnyAction<never>, Map<unknown, RefusalReason | null>>

async function answer(questions: readonly Question[], context: Context): Promise<(RefusalReason | null)[]> {
  const found: Reasons = new Map()
  const groups = new Map<string, Question[]>()
  for (const question of questions) {
    const { prefixes } = question.action.subject
    const prefix = prefixOf(question.id) ?? ''
    if (prefixes && !prefixes.includes(prefix)) continue
    getOrCreate(groups, prefixes === null ? '' : prefix, () => []).push(question)
  }
  await Promise.all([...groups.values()].map((ofOneType) => readReasons(ofOneType, found, context)))
  return questions.map(({ action, id }) => {
    const reason = found.get(action)?.get(id)
    return reason === undefined ? reasonWithoutRow(action, context) : reason
  })
}

async function readReasons(questions: readonly Question[], found: Reasons, context: Context) {
  const { reader } = context
  const actions = [...new Set(questions.map(({ action }) => action))].flatMap((action) => {
    const reason = reasonOf(action, context)
    return reason ? [{ action, reason }] : []
  })
  const asked = new Set(actions.map(({ action }) => action))
  const ids = [...new Set(questions.filter(({ action }) => asked.has(action)).map(({ id }) => id))]
  const [first] = actions
  if (!first) return
  const rows = await reader.all(
    sql`SELECT t."id", ${join(actions.map(({ reason }) => reason))} ${subjectRows(first.action.subject, ids, reader)}`,
  )
  actions.forEach(({ action }, index) => {
    const byId = getOrCreate(found, action, () => new Map())
    for (const row of rows) byId.set(row[0], row[index + 1] === ALLOWED ? null : row[index + 1])
  })
}

const ALLOWED = ''

/** Empty where it may be done and nothing is in the way, or the reason. Null: it is refused everywhere. */
function reasonOf(action: AnyAction<never>, context: Context): Sql | null {
  const { viewer, now } = context
  const row = sql`t`
  if (!viewer || (!action.evenSuspended && isSuspended(viewer, now))) return null
  const right = isAllowed(action, row, viewer)
  const inactive = isAllowed(action, row, viewer.withSecondFactor)
  if (right === NEVER && inactive === NEVER) return null
  const obstacles = (action.obstacles ?? []).map(
    ({ when, reason }) => [when(row, viewer, context as never), reason] as const,
  )
  const done = [action.isDone?.(row, viewer) ?? NEVER, 'ALREADY_DONE'] as const
  const hindrances = [...obstacles, done].filter(([each]) => each !== NEVER)
  const free =
    hindrances.length === 0
      ? sql`${ALLOWED}`
      : sql`CASE ${join(
          hindrances.map(([each, reason]) => sql`WHEN ${each} THEN ${reason}`),
          ' ',
        )} ELSE ${ALLOWED} END`
  const notAllowed = sql`${'NOT_ALLOWED' satisfies RefusalReason}`
  const refused =
    inactive === NEVER
      ? notAllowed
      : sql`CASE WHEN ${inactive} THEN ${'SECOND_FACTOR_REQUIRED' satisfies RefusalReason} ELSE ${notAllowed} END`
  return sql`CASE WHEN ${right} THEN ${free} ELSE ${refused} END`
}

/** Why nobody like the viewer may do it, whatever the record. */
function reasonWithoutRow({ evenSuspended }: AnyAction<never>, { viewer, now }: Context): RefusalReason {
  if (!viewer) return 'SIGN_IN_REQUIRED'
  return !evenSuspended && isSuspended(viewer, now) ? 'SUSPENDED' : 'NOT_ALLOWED'
}
