import { type Column, columnsOf } from '../../../core/records/columns'
import { DATA_SOURCES } from '../catalog/data-sources'
import { DATASET_TEXTS } from '../catalog/dataset-texts'
import type { Catalogued } from '../catalog/dcat'
import { CATALOGUED, type CataloguedName, datasets } from '../dataset'
import { fieldsWithNames } from '../named-records'

const TYPES = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  structure: 'string',
} as const

/** The tables as a Data Package (Frictionless), for programs that load all of them. */
export const dataPackageOf = ({ publicUrl, publisher, email, licence, modified }: Catalogued): object => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'partnerstwa',
  id: `${publicUrl}/datapackage.json`,
  title: 'Partnerstwa: otwarty rejestr partnerstw lokalnych',
  description:
    'Local partnerships in Poland, their events and their organisations: tables in CSV, with the meaning of each column.',
  homepage: `${publicUrl}/`,
  ...(modified && { version: modified.toISOString() }),
  licenses: [{ name: licence, path: `https://spdx.org/licenses/${licence}`, title: licence }],
  contributors: [
    { title: publisher, path: `${publicUrl}/`, roles: ['publisher'], ...(email !== null && { email }) },
  ],
  sources: DATA_SOURCES.map(({ name, url, gives }) => ({ title: `${name}: ${gives.EN}`, path: url })),
  resources: CATALOGUED.map((name) => resourceOf(name, publicUrl)),
})

const resourceOf = (name: CataloguedName, publicUrl: string): object => ({
  name,
  type: 'table',
  title: DATASET_TEXTS[name].PL.title,
  description: DATASET_TEXTS[name].EN.description,
  path: `${publicUrl}/feeds/${name}.csv`,
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
  schema: {
    fields: columnsOf(fieldsWithNames(datasets[name])).map(fieldOf),
    primaryKey: ['id'],
    ...(name === 'events' && { foreignKeys: [HOST] }),
    missingValues: [''],
  },
})

const HOST = { fields: ['partnershipId'], reference: { resource: 'partnerships', fields: ['id'] } }

function fieldOf({ name, meaning, field, part, isList }: Column): object {
  const { type, format, oneOf } = (part ?? field).value
  const values = isList
    ? {}
    : { ...(format === 'uri' && { format }), ...(oneOf && { constraints: { enum: oneOf } }) }
  return {
    name,
    // Several values stand in one cell, with bars between them.
    type: isList ? 'string' : format === 'date-time' ? 'datetime' : TYPES[type],
    ...(!isList && format === 'date-time' && { format: 'any' }),
    description: meaning,
    ...values,
  }
}
