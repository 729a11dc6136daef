import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { buildFeature, type IProperties } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import { cellOf } from '../../../core/records/cells'
import { type Column, columnsOf } from '../../../core/records/columns'
import { columnLabel } from '../../column-labels'
import { columnMeaning } from '../../column-meanings'
import type { FiledRecord } from '../../export/read-records'
import { creditsIn } from '../catalog/data-sources'
import { DATASET_TEXTS } from '../catalog/dataset-texts'
import { MAIN_DATASETS, type MainDatasetName } from '../dataset'
import { titleOf } from '../feed-title'
import { coordinatesOf, isCoordinate } from '../mapped-records'
import { type Layer, layerHeader } from './flatgeobuf-header'
import { type Feed, type FeedFormat, languageOf, languageParameter } from './format'

type HeaderMeta = Parameters<typeof buildFeature>[2]

export const flatgeobuf: FeedFormat = {
  extension: 'fgb',
  mediaType: 'application/flatgeobuf',
  called: 'FlatGeobuf',
  fileType: 'OCTET',
  meaning:
    'FlatGeobuf for geographic information systems: the points of the GeoJSON feed with the columns of the CSV feed, without a spatial index. Records without a point are left out.',
  datasets: MAIN_DATASETS,
  parameters: [languageParameter],
  hasNames: true,
  hasMapPoints: true,
  writing: (feed, fields) => {
    const columns = columnsOf(fields.filter((field) => !isCoordinate(field)))
    const header = headerOf(columns)
    return {
      head: layerHeader(layerOf(feed, columns)),
      text: (records) => Buffer.concat(records.flatMap((record) => featureOf(record, columns, header))),
      between: '',
      tail: '',
    }
  },
}

const TYPES = {
  text: ColumnType.String,
  integer: ColumnType.Int,
  number: ColumnType.Double,
  boolean: ColumnType.Bool,
  structure: ColumnType.String,
} as const

const typeOf = ({ field, part, isList }: Column) =>
  isList ? ColumnType.String : TYPES[(part ?? field).value.type]

function layerOf(feed: Feed, columns: readonly Column[]): Layer {
  const { dataset, address, publisher, licence } = feed
  const language = languageOf(feed)
  const texts = DATASET_TEXTS[dataset.name as MainDatasetName][language]
  return {
    name: dataset.name,
    title: titleOf(texts.title, feed),
    description: texts.description,
    metadata: { source: address, publisher, licence, credits: creditsIn(language) },
    columns: columns.map((column) => ({
      ...{
        name: column.name,
        type: typeOf(column),
        description: columnMeaning(dataset.name, column, language),
      },
      title: columnLabel(column, language) ?? null,
    })),
  }
}

/** What features are written by. */
const headerOf = (columns: readonly Column[]): HeaderMeta => ({
  geometryType: GeometryType.Point,
  columns: columns.map((column) => ({
    ...{ name: column.name, type: typeOf(column) },
    ...{ title: null, description: null, width: -1, precision: -1, scale: -1 },
    ...{ nullable: true, unique: false, primary_key: false },
  })),
  ...{ featuresCount: 0, indexNodeSize: 0, envelope: null, crs: null },
  ...{ title: null, description: null, metadata: null },
})

function featureOf(record: FiledRecord, columns: readonly Column[], header: HeaderMeta): Uint8Array[] {
  const coordinates = coordinatesOf(record)
  if (coordinates === null) return []
  const properties = Object.fromEntries(columns.map((column) => [column.name, cellOf(column, record)]))
  const point = parseGeometry({ type: 'Point', coordinates })
  return [buildFeature(point, properties as IProperties, header)]
}
