import type { Column } from '../../../core/records/columns'
import { jsonTypeOf } from './json-schema'
import type { OpenApiContext } from './openapi-responses'

/** Names a record in an address. */
export const RECORD_ID = {
  name: 'id',
  in: 'path',
  required: true,
  description:
    'The id of a record (`partnership_01j…`), or its slug or number: an old one is redirected to the present one.',
  schema: { type: 'string' },
}

/** What feeds take beyond the API. */
const MEANINGS: Readonly<Record<string, string>> = {
  territory:
    'A TERYT code (`1465138`), or a name that only one unit has (`Ursynów`); coverage says how it is applied.',
  partnership: 'Only events that the partnership with this id or slug hosts or co-hosts.',
}

const LABELS = ' A label in Polish or English may stand for a value.'

const DAY_OR_TIME = { type: 'string', anyOf: [{ format: 'date-time' }, { format: 'date' }] }

/** A parameter of a filter. */
export function ofFilter({ name, meaning, field, part, isList }: Column): OpenApiContext {
  const isTime = (part ?? field).value.format === 'date-time'
  const value = isTime ? DAY_OR_TIME : jsonTypeOf(part ?? field)
  return {
    ...{ name, in: 'query', description: `${MEANINGS[name] ?? meaning}${field.value.terms ? LABELS : ''}` },
    schema: isList ? { type: 'array', items: value } : value,
    ...(isList && { style: 'form', explode: false }),
  }
}
