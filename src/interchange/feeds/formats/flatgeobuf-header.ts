import { Builder } from 'flatbuffers'
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js'
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js'
import type { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js'

/** What a FlatGeobuf file says of its layer. */
export interface Layer {
  /** As programs call it. */
  readonly name: string
  /** As people do. */
  readonly title: string
  readonly description: string
  /** What else is known of it, by name. */
  readonly metadata: Readonly<Record<string, string>>
  readonly columns: readonly {
    readonly name: string
    readonly type: ColumnType
    readonly title: string | null
    readonly description: string
  }[]
}

/**
 * The beginning of a file with points in longitude and latitude. FlatGeobuf's own `buildHeader` calls every layer “L1”
 * and writes no title.
 */
export function layerHeader({ name, title, description, metadata, columns }: Layer): Buffer {
  const builder = new Builder()
  const text = (value: string) => builder.createString(value)
  const listed = Header.createColumnsVector(
    builder,
    columns.map((column) => {
      const texts = [text(column.name), column.title && text(column.title), text(column.description)] as const
      Column.startColumn(builder)
      Column.addName(builder, texts[0])
      Column.addType(builder, column.type)
      if (texts[1]) Column.addTitle(builder, texts[1])
      Column.addDescription(builder, texts[2])
      return Column.endColumn(builder)
    }),
  )
  const crs = wgs84(builder)
  const texts = [text(name), text(title), text(description), text(JSON.stringify(metadata))] as const
  Header.startHeader(builder)
  Header.addName(builder, texts[0])
  Header.addTitle(builder, texts[1])
  Header.addDescription(builder, texts[2])
  Header.addMetadata(builder, texts[3])
  Header.addCrs(builder, crs)
  Header.addGeometryType(builder, GeometryType.Point)
  Header.addColumns(builder, listed)
  // A feed is written before it is known how many records it has: 0 says that.
  Header.addFeaturesCount(builder, 0n)
  Header.addIndexNodeSize(builder, 0)
  builder.finishSizePrefixed(Header.endHeader(builder))
  return Buffer.concat([magicbytes, aligned(builder.asUint8Array())])
}

/** Longitude before latitude. */
function wgs84(builder: Builder): number {
  const [org, name] = [builder.createString('EPSG'), builder.createString('WGS 84')]
  Crs.startCrs(builder)
  Crs.addOrg(builder, org)
  Crs.addCode(builder, 4326)
  Crs.addName(builder, name)
  return Crs.endCrs(builder)
}

/** Readers take numbers of eight bytes from where the file has them. A table begins with its length. */
function aligned(table: Uint8Array): Uint8Array {
  const padded = Buffer.alloc(Math.ceil(table.length / 8) * 8)
  padded.set(table)
  padded.writeUInt32LE(padded.length - 4)
  return padded
}
