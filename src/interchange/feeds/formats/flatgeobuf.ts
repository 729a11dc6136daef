import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { buildFeature, type IProperties } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import { cellOf } from '../../../core/records/cells'
import { type Column, columnsOf } from '../../../core/records/columns'
import type { FiledRecord } from '../../export/read-records'
import { CATALOGUED, type Dataset } from '../dataset'
import { coordinatesOf, isCoordinate } from '../mapped-records'
import { type FeedFormat, languageParameter } from './format'

type HeaderMeta = Parameters<typeof buildHeader>[0]

/** WGS 84, longitude before latitude. */
const EPSG = 4326

export const flatgeobuf: FeedFormat = {
  extension: 'fgb',
  mediaType: 'application/flatgeobuf',
  called: 'FlatGeobuf',
  fileType: 'OCTET',
  meaning:
    'FlatGeobuf for geographic information systems: the points of the GeoJSON feed with the columns of the CSV feed, without a spatial index. Records without a point are left out.',
  datasets: CATALOGUED,
  parameters: [languageParameter],
  hasNames: true,
  hasMapPoints: true,
  writing: ({ dataset }, fields) => {
    const columns = columnsOf(fields.filter((field) => !isCoordinate(field)))
    const header = headerOf(dataset, columns)
    return {
      head: Buffer.concat([magicbytes, aligned(buildHeader(header, EPSG))]),
      text: (records) => Buffer.concat(records.flatMap((record) => featureOf(record, columns, header))),
      between: '',
      tail: '',
    }
  },
}

/** Readers take numbers of eight bytes from where the file has them. A table begins with its length. */
function aligned(table: Uint8Array): Uint8Array {
  const padded = Buffer.alloc(Math.ceil(table.length / 8) * 8)
  padded.set(table)
  padded.writeUInt32LE(padded.length - 4)
  return padded
}

const TYPES = {
  text: ColumnType.String,
  integer: ColumnType.Int,
  number: ColumnType.Double,
  boolean: ColumnType.Bool,
  structure: ColumnType.String,
} as const

/** A feed is written before it is known how many records it has: 0 says that. */
const headerOf = ({ name }: Dataset, columns: readonly Column[]): HeaderMeta => ({
  geometryType: GeometryType.Point,
  columns: columns.map(({ name: column, field, part, isList }) => ({
    name: column,
    type: isList ? ColumnType.String : TYPES[(part ?? field).value.type],
    ...{ title: null, description: null, width: -1, precision: -1, scale: -1 },
    ...{ nullable: true, unique: false, primary_key: false },
  })),
  ...{ featuresCount: 0, indexNodeSize: 0, envelope: null, crs: null },
  ...{ title: name, description: null, metadata: null },
})

function featureOf(record: FiledRecord, columns: readonly Column[], header: HeaderMeta): Uint8Array[] {
  const coordinates = coordinatesOf(record)
  if (coordinates === null) return []
  const properties = Object.fromEntries(columns.map((column) => [column.name, cellOf(column, record)]))
  const point = parseGeometry({ type: 'Point', coordinates })
  return [buildFeature(point, properties as IProperties, header)]
}
