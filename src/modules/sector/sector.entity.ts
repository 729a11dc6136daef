import { Directive, Field, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { collection } from '../../core/collections/collection'
import { visibleToAll } from '../../core/collections/conditions'
import { Node } from '../../core/collections/node'
import { type Language, vocabulary } from '../../core/vocabulary'

export enum SectorCode {
  PUBLIC = 'PUBLIC',
  SOCIAL = 'SOCIAL',
  PRIVATE = 'PRIVATE',
}

vocabulary(SectorCode, {
  name: 'SectorCode',
  description: 'The three sectors of society whose co-operation makes a local partnership (Polish: sektor).',
  values: {
    PUBLIC: {
      PL: {
        label: 'publiczny',
        description: 'Samorząd, urzędy, szkoły, biblioteki i inne instytucje publiczne.',
      },
      EN: {
        label: 'public',
        description: 'Local government, offices, schools, libraries and other public institutions.',
      },
    },
    SOCIAL: {
      PL: { label: 'społeczny', description: 'Mieszkańcy, organizacje pozarządowe i grupy nieformalne.' },
      EN: { label: 'social', description: 'Residents, non-governmental organisations and informal groups.' },
    },
    PRIVATE: {
      PL: { label: 'prywatny', description: 'Przedsiębiorcy, firmy i ich organizacje.' },
      EN: { label: 'private', description: 'Entrepreneurs, companies and their organisations.' },
    },
  },
})

/** Text of the reference data, in each language. */
type InEachLanguage<T> = Readonly<Record<Language, T>>

@Entity()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One of the three sectors of society: public, social and private. Each brings to a partnership what the others lack (Polish: sektor).',
})
export class Sector extends Node {
  @PrimaryColumn({ type: 'text' })
  override id!: string

  @Field(() => SectorCode, { description: 'Which of the three sectors it is.' })
  @Column({ type: 'text', unique: true })
  code!: SectorCode

  @Column({ type: 'simple-json' })
  names!: InEachLanguage<string>

  @Column({ type: 'simple-json' })
  descriptions!: InEachLanguage<string>

  @Column({ type: 'simple-json' })
  contributions!: InEachLanguage<string[]>
}

const PREFIX = 'sector'

export const sectorId = (code: SectorCode) => `${PREFIX}_${code}`

export const sectorCode = (id: string) => id.slice(PREFIX.length + 1) as SectorCode

export const sectors = collection(Sector, {
  prefix: PREFIX,
  visible: visibleToAll,
  keys: { code: { pattern: /^[A-Z]{1,20}$/ } },
  usedBy: { names: ['name'], descriptions: ['description'], contributions: ['contributions'] },
  followed: {
    type: {
      name: 'SECTOR',
      PL: { label: 'sektor', description: 'Sektor publiczny, społeczny lub prywatny.' },
      EN: { label: 'sector', description: 'The public, the social or the private sector.' },
    },
    territories: null,
    partOf: [],
  },
  searched: null,
})
