import { channel } from 'node:diagnostics_channel'
import sql, { join, type Sql } from 'sql-template-tag'
import type { Writing } from '../core/change-log/write'
import { ALWAYS, NEVER } from '../core/collections/conditions'
import type { Context } from '../core/context'
import type { RegistryError } from '../core/errors'
import { prefixOf } from '../core/id'
import type { SignedIn } from '../core/viewer'
import {
  type Action,
  type AnyAction,
  type Asking,
  type Identified,
  refusalOf,
  secondFactorRequired,
} from './policy'
import type { Role } from './role.enums'
import { signedIn } from './signed-in'
import { subjectRows } from './subject-rows'
import { refuseSuspended } from './suspension'

/** A write in somebody's name. */
export interface Writer extends Asking {
  readonly viewer: SignedIn
  readonly write: Writing
}

/** What the registry as a whole is called where the id of a record is asked for. */
export const WHOLE: Identified = { id: '' }

export interface Decision {
  /** Null: they have no right to it. */
  readonly role: Role | null
  /** What stands in the way. Null: nothing. */
  readonly obstacle: RegistryError | null
}

const decisions = channel('partnerstwa:decision')

/** Sets the role in which something is done to a record, or refuses it: for want of a right, or for the state of the record. */
export async function authorize<R extends Identified, A extends Asking>(
  action: Action<R, A>,
  record: R,
  writer: A & Writer,
): Promise<void> {
  const { obstacle } = await authorizeRole(action, record, writer)
  if (obstacle) throw obstacle
}

/** The same, where something else is looked at before the state of the record. */
export async function authorizeRole<R extends Identified, A extends Asking>(
  action: Action<R, A>,
  record: R,
  writer: A & Writer,
): Promise<Decision> {
  if (!action.evenSuspended) refuseSuspended(writer.viewer, writer.now)
  const decision = await decide(action, record, writer)
  decisions.publish({ action: action.name, id: record.id, ...decision })
  if (decision.role === null) {
    const { withSecondFactor } = writer.viewer
    const other = withSecondFactor && (await decide(action, record, { ...writer, viewer: withSecondFactor }))
    throw other?.role != null ? secondFactorRequired() : refusalOf(action, record)
  }
  writer.write.actAs({ accountId: writer.viewer.accountId, role: decision.role })
  return decision
}

/** Who may do it, and whether it can be done, by one statement; by none where that is known without. */
export async function decide<R extends Identified, A extends Asking>(
  action: Action<R, A>,
  record: R,
  writer: A & Writer,
): Promise<Decision> {
  const { write, viewer } = writer
  expectSubject(action, record)
  const rights = action.rights(ROW, viewer).filter(([, condition]) => condition !== NEVER)
  const obstacles = (action.obstacles ?? [])
    .map((each) => ({ ...each, condition: each.when(ROW, viewer, writer) }))
    .filter(({ condition }) => condition !== NEVER)
  const [first] = rights
  if (!first) return { role: null, obstacle: null }
  if (first[1] === ALWAYS && obstacles.length === 0) return { role: first[0], obstacle: null }
  const tables = {
    dialect: write.dialect,
    metadata: write.manager.connection.getMetadata.bind(write.manager.connection),
  }
  const [row] = await write.read<{ role: Role | null; obstacle: number | string | null }>(
    sql`SELECT ${firstOf(rights.map(([role, condition]) => [condition, sql`${role}`]))} AS "role",
        ${firstOf(obstacles.map(({ condition }, index) => [condition, sql`${index}`]))} AS "obstacle"
      ${subjectRows(action.subject, [record.id], tables)}`,
  )
  const obstacle = row?.obstacle == null ? undefined : obstacles[Number(row.obstacle)]
  return { role: row?.role ?? null, obstacle: obstacle?.refusal(record, writer) ?? null }
}

const ROW = sql`t`

/** The value of the first condition that holds, or NULL. */
const firstOf = (cases: readonly (readonly [condition: Sql, value: Sql])[]): Sql =>
  cases.length === 0
    ? sql`NULL`
    : sql`CASE ${join(
        cases.map(([condition, value]) => sql`WHEN ${condition} THEN ${value}`),
        ' ',
      )} END`

function expectSubject({ name, subject: { prefixes } }: AnyAction<never>, { id }: Identified) {
  if (prefixes && !prefixes.includes(prefixOf(id) ?? '')) throw new Error(`${name} is not about ${id}.`)
}

/** Refuses whoever may not do something, whatever it is done to. */
export function permit(action: AnyAction<never>, context: Context): SignedIn {
  const viewer = signedIn(context)
  if (!action.evenSuspended) refuseSuspended(viewer, context.now)
  const role = roleFor(action, viewer)
  decisions.publish({ action: action.name, id: WHOLE.id, role, obstacle: null })
  if (role !== null) return viewer
  const { withSecondFactor } = viewer
  if (withSecondFactor && roleFor(action, withSecondFactor) !== null) throw secondFactorRequired()
  throw refusalOf(action, WHOLE as never)
}

function roleFor(action: AnyAction<never>, viewer: SignedIn): Role | null {
  const right = action.rights(ROW, viewer).find(([, condition]) => condition !== NEVER)
  return right ? right[0] : null
}
