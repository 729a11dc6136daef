import { type Column, columnsOf } from '../../../core/records/columns'
import type { Language } from '../../../core/vocabulary'
import { columnLabel } from '../../column-labels'
import { columnMeaning } from '../../column-meanings'
import { DATA_SOURCES } from '../catalog/data-sources'
import { DATASET_TEXTS } from '../catalog/dataset-texts'
import type { Catalogued } from '../catalog/dcat'
import { type DatasetName, datasets } from '../dataset'
import { ALL_DATASETS, TABLES } from '../formats/format'
import { fieldsWithNames } from '../named-records'

const TYPES = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  structure: 'string',
} as const

/** The tables as a Data Package (Frictionless), for programs that load all of them. */
export const dataPackageOf = (
  { publicUrl, publisher, email, licence, modified }: Catalogued,
  language: Language,
): object => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'partnerstwa',
  id: `${publicUrl}/datapackage.json`,
  ...PACKAGE_TEXTS[language],
  homepage: `${publicUrl}/`,
  ...(modified && { version: modified.toISOString() }),
  licenses: [{ name: licence, path: `https://spdx.org/licenses/${licence}`, title: licence }],
  contributors: [
    { title: publisher, path: `${publicUrl}/`, roles: ['publisher'], ...(email !== null && { email }) },
  ],
  sources: DATA_SOURCES.map(({ name, url, gives }) => ({ title: `${name}: ${gives[language]}`, path: url })),
  resources: ALL_DATASETS.map((name) => resourceOf(name, { publicUrl, language })),
})

const PACKAGE_TEXTS: Readonly<Record<Language, { readonly title: string; readonly description: string }>> = {
  PL: {
    title: 'Partnerstwa: otwarty rejestr partnerstw lokalnych',
    description:
      'Partnerstwa lokalne w Polsce, ich wydarzenia i organizacje: tabele CSV z opisem każdej kolumny.',
  },
  EN: {
    title: 'Partnerstwa: the open registry of local partnerships',
    description:
      'Local partnerships in Poland, their events and their organisations: tables in CSV, with the meaning of each column.',
  },
}

interface ResourceContext {
  readonly publicUrl: string
  readonly language: Language
}

function resourceOf(name: DatasetName, { publicUrl, language }: ResourceContext): object {
  const { title, description } = DATASET_TEXTS[name][language]
  const about = { name, title, description, encoding: 'utf-8' }
  const address = `${publicUrl}/feeds/${name}`
  // What has parts by language is no table.
  if (!TABLES.includes(name))
    return { ...about, path: `${address}.json`, format: 'json', mediatype: 'application/json' }
  return {
    ...about,
    ...{ type: 'table', path: `${address}.csv`, format: 'csv', mediatype: 'text/csv' },
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: columnsOf(fieldsWithNames(datasets[name])).map((column) => fieldOf(column, name, language)),
      primaryKey: ['id'],
      ...(FOREIGN_KEYS[name] && { foreignKeys: FOREIGN_KEYS[name] }),
      missingValues: [''],
    },
  }
}

const refersTo = (resource: DatasetName, field: string, target = 'id') => ({
  fields: [field],
  reference: { resource, fields: [target] },
})

const HOST = refersTo('partnerships', 'partnershipId')
const BODY = refersTo('organisations', 'organisationId')

const FOREIGN_KEYS: Readonly<Partial<Record<DatasetName, readonly object[]>>> = {
  events: [HOST],
  organisations: [refersTo('territories', 'territory', 'code')],
  memberships: [HOST, BODY],
  agreements: [HOST],
  initiators: [BODY],
}

function fieldOf(column: Column, list: DatasetName, language: Language): object {
  const { name, field, part, isList } = column
  const { type, format, oneOf } = (part ?? field).value
  const values = isList
    ? {}
    : { ...(format === 'uri' && { format }), ...(oneOf && { constraints: { enum: oneOf } }) }
  return {
    name,
    // Several values stand in one cell, with bars between them.
    type: isList ? 'string' : format === 'date-time' ? 'datetime' : TYPES[type],
    ...(!isList && format === 'date-time' && { format: 'any' }),
    title: columnLabel(column, language) ?? name,
    description: columnMeaning(list, column, language),
    ...values,
  }
}
