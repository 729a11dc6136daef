import type { Difference, Differences } from '../../core/change-log/change.entity'
import type { Field } from '../../core/records/fields'
import type { RecordSchema } from '../../core/records/record-schema'
import type { FieldChange, Target } from './import-row'

/** What an update has changed, field by field, under the names of columns. */
export const fieldChanges = (
  { row: { number }, id }: Target,
  { fields, of: { usedBy } }: RecordSchema,
  differences: Differences,
): FieldChange[] =>
  Object.entries(differences).flatMap(([property, difference]) => {
    const names = [property, COLUMNS[property], ...(usedBy[property] ?? [])]
    const field = fields.find(({ name }) => names.includes(name))
    const [from, to] = IS_CODE.test(property) ? difference.map(codeOf) : difference
    return relationsOf(field, field?.name ?? property, [from, to]).map((change) => ({
      row: number,
      id,
      ...change,
    }))
  })

/** Where the history of a record has another name for what a column holds. */
const COLUMNS: Readonly<Record<string, string>> = { coHosts: 'coHostIds' }

/** Ids that a column has as codes: `territory_1465` is 1465. */
const IS_CODE = /^(sector|territory)Id$/

const codeOf = (id: unknown) => (typeof id === 'string' ? id.slice(id.indexOf('_') + 1) : id)

type Change = Pick<FieldChange, 'field' | 'from' | 'to'>

function relationsOf(field: Field | undefined, name: string, [from, to]: Difference): Change[] {
  if (!field?.part || field.isList) return [{ field: name, from: shown(from), to: shown(to) }]
  return field.part.fields.flatMap((part): Change[] => {
    const [before = null, after = null] = [from, to].map((whole) => Reflect.get(Object(whole), part.name))
    if (before === after) return []
    return [{ field: `${name}.${part.name}`, from: shown(before), to: shown(after) }]
  })
}

/** A longer text is cut where it is shown. */
const MAX_TEXT = 200

/** Null: empty. */
function shown(value: unknown): unknown {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shown(part)]))
  if (typeof value !== 'string') return value
  return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value
}
