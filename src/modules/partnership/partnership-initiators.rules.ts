import sql, { empty } from 'sql-template-tag'
import type { Violation } from '../../core/errors'
import { prefixOf } from '../../core/id'
import type { MutationContext } from '../../mutations/mutation-context'
import { InitiatorKind } from '../initiator/initiator.enums'
import { isInitiatorVisible } from '../initiator/initiator.policy'
import { isOrganisationVisible } from '../organisation/organisation.policy'
import type { InitiatorInput } from './partnership-initiator.inputs'

/** People, whose names are their own business. */
const MAY_BE_UNNAMED = new Set<unknown>([InitiatorKind.RESIDENT, InitiatorKind.ENTREPRENEUR])

/** What is wrong with initiators that only the registry knows, each with its place in the list. */
export async function unknownInitiators(
  values: readonly InitiatorInput[],
  mutation: MutationContext,
): Promise<Violation[]> {
  const initiators = await known(values, 'id', mutation)
  const organisations = await known(values, 'organisationId', mutation)
  return values.flatMap((each, place) => {
    const found = problemsOf(each)
    if (each.id != null && !initiators.has(each.id))
      found.push(['id', 'initiator', 'id must be the id of an initiator that you can see.'])
    if (each.organisationId != null && !organisations.has(each.organisationId))
      found.push([
        'organisationId',
        'organisation',
        'organisationId must be the id of an organisation in the registry.',
      ])
    return found.map(([field, rule, message]) => ({
      path: ['input', 'initiators', `${place}`, field],
      rule,
      message,
    }))
  })
}

type Problem = readonly [field: string, rule: string, message: string]

function problemsOf({ id, kind, name, organisationId }: InitiatorInput): Problem[] {
  if (id != null)
    return kind == null && name == null && organisationId == null
      ? []
      : [['id', 'alone', 'id stands for an existing initiator: give nothing else with it, or leave it out.']]
  if (kind == null) return [['kind', 'required', 'kind is required for an initiator without an id.']]
  if (name != null || organisationId != null || MAY_BE_UNNAMED.has(kind)) return []
  return [['name', 'required', 'name is required; only residents and sole traders may have none.']]
}

const TABLES = {
  id: { table: sql`"initiator"`, prefix: 'initiator' },
  organisationId: { table: sql`"organisation"`, prefix: 'organisation' },
} as const

/** Which of the named ones are there for whoever writes; they stay there until commit. */
async function known(
  values: readonly InitiatorInput[],
  field: keyof typeof TABLES,
  { write, viewer }: MutationContext,
): Promise<Set<string>> {
  const { dialect } = write
  const { table, prefix } = TABLES[field]
  const ids = values.flatMap((each) => each[field] ?? []).filter((id) => prefixOf(id) === prefix)
  if (ids.length === 0) return new Set()
  const isVisible = (field === 'id' ? isInitiatorVisible : isOrganisationVisible)(sql`t`, viewer)
  const lock = dialect.name === 'postgres' ? sql`FOR KEY SHARE OF t` : empty
  const rows = await write.read<{ id: string }>(
    sql`SELECT t."id" FROM ${table} AS t WHERE ${dialect.isIn(sql`t."id"`, dialect.list(ids))}
      AND ${isVisible} ORDER BY t."id" ${lock}`,
  )
  return new Set(rows.map(({ id }) => id))
}
